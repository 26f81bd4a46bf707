/**
 * Makes one prop of two texts of which every occurrence has exactly one: the title of a card is drawn beside a badge where
 * there is one, and alone elsewhere. Which of the two elements shows it follows from the other content of its part.
 */
import {
  type CodeNode,
  type CodeWhen,
  countReferences,
  mapCodeNodes,
  nodesIn,
  renameReferences,
} from '../code-component.ts';
import type { PassedProp } from './prop-list.ts';

interface ComponentParts {
  readonly root: CodeNode;
  readonly props: readonly PassedProp[];
}

/** Merges the texts of neighbouring parts; each part is shown where its text is given, before and after. */
export function mergeAlternatives(parts: ComponentParts): ComponentParts {
  const pairs = nodesIn(parts.root).flatMap((node) =>
    node.kind === 'element'
      ? node.children.flatMap((child, at) => {
          const next = node.children[at + 1];
          return child.kind === 'when' && next?.kind === 'when' ? [[child, next] as const] : [];
        })
      : [],
  );
  for (const [first, second] of pairs) {
    const merged = mergePair(parts, first, second) ?? mergePair(parts, second, first);
    if (merged !== null) return mergeAlternatives(merged);
  }
  return parts;
}

/** Merges the text of a part with other content and that of a part which is a text alone; `null` where they stay two. */
function mergePair({ root, props }: ComponentParts, rich: CodeWhen, plain: CodeWhen): ComponentParts | null {
  const [one, other] = [rich, plain].map((part) => findText(part, root, props));
  if (!one || !other || one.tag !== other.tag || !alternate(one.text, other.text)) return null;
  const inside = countReferences({ ...rich, prop: '' });
  const total = countReferences(root);
  const content = props.find(
    (some) =>
      some !== one.text &&
      isOptional(some) &&
      (inside.get(some.prop.name) ?? 0) > 0 &&
      inside.get(some.prop.name) === total.get(some.prop.name) &&
      some.values.every((value, index) => isContent(value) === isContent(one.text.values[index])),
  );
  if (content === undefined) return null;
  const [kept, dropped] =
    one.text.prop.name.length <= other.text.prop.name.length
      ? [one.text, other.text]
      : [other.text, one.text];
  const values = kept.values.map((value, index) =>
    isContent(value) ? value : (dropped.values[index] ?? null),
  );
  const text: PassedProp = { ...kept, prop: { ...kept.prop, fallback: null }, values };
  const conditional = mapCodeNodes(root, (node) => {
    if (node.kind !== 'when' || node.members !== null) return node;
    if (node.prop === one.text.prop.name) return { ...node, prop: content.prop.name };
    return node.prop === other.text.prop.name ? { ...node, prop: content.prop.name, isWithout: true } : node;
  });
  return {
    root: renameReferences(conditional, (name) => (name === dropped.prop.name ? kept.prop.name : name)),
    props: props.flatMap((some) => (some === kept ? [text] : some === dropped ? [] : [some])),
  };
}

/** Returns the text by which a part is shown, and the tag of the only element that shows it. */
function findText(
  part: CodeWhen,
  root: CodeNode,
  props: readonly PassedProp[],
): { readonly text: PassedProp; readonly tag: string } | null {
  const text = props.find(({ prop }) => prop.name === part.prop);
  if (text === undefined || part.members !== null || text.prop.type.kind !== 'text' || !isOptional(text))
    return null;
  // It is its own condition and one text, and nothing else refers to it.
  if (countReferences(root).get(part.prop) !== 2) return null;
  const [element, more] = nodesIn(part).filter(
    (node) =>
      node.kind === 'element' &&
      node.children.some((child) => child.kind === 'property' && child.name === part.prop),
  );
  return element?.kind === 'element' && more === undefined ? { text, tag: element.tag } : null;
}

function isOptional({ prop }: PassedProp): boolean {
  return (
    (prop.fallback?.kind === 'text' && prop.fallback.text === '') ||
    (prop.fallback?.kind === 'image' && prop.fallback.asset === null)
  );
}

/** Whether each occurrence has exactly one of two texts, and each text is in some occurrence. */
function alternate(one: PassedProp, other: PassedProp): boolean {
  const given = one.values.map(isContent);
  return (
    new Set(given).size > 1 && given.every((isGiven, index) => isGiven !== isContent(other.values[index]))
  );
}

function isContent(value: PassedProp['values'][number] | undefined): boolean {
  return (value?.kind === 'text' && value.text !== '') || (value?.kind === 'image' && value.asset !== null);
}

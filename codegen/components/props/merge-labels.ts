/**
 * Drops props that repeat the words on the screen: an accessible name that is equal to a shown text in every occurrence of a
 * component takes that text, and so does the width of a bar beside "64%".
 */
import { type CodeNode, nodesIn, renameReferences, lengthPropertyOf } from '../code-component.ts';
import type { PassedProp } from './prop-list.ts';

interface ComponentParts {
  readonly root: CodeNode;
  readonly props: readonly PassedProp[];
}

/** Replaces the props of accessible names and widths by those of equal texts. */
export function mergeLabels({ root, props }: ComponentParts): ComponentParts {
  const nodes = nodesIn(root);
  const shown = new Set(nodes.flatMap((node) => (node.kind === 'property' ? [node.name] : [])));
  const replaced = new Map<string, string>();
  for (const label of props) {
    const { name, type } = label.prop;
    if (type.kind !== 'text' || shown.has(name) || !isOnlyLabel(nodes, name)) continue;
    const text = props.find(
      (one) =>
        one !== label && shown.has(one.prop.name) && isSameText(one, label) && one.prop.type.kind === 'text',
    );
    if (text !== undefined) replaced.set(name, text.prop.name);
  }
  if (replaced.size === 0) return { root, props };
  // The name that is free again needs no number.
  const freed = new Map(
    [...replaced].filter(([name, text]) => isNumbered(text, name)).map(([a, b]) => [b, a]),
  );
  const nameOf = (name: string) => {
    const text = replaced.get(name) ?? name;
    return freed.get(text) ?? text;
  };
  return {
    root: renameReferences(root, nameOf),
    props: props
      .filter(({ prop }) => !replaced.has(prop.name))
      .map((one) => ({ ...one, prop: { ...one.prop, name: nameOf(one.prop.name) } })),
  };
}

/** Whether a name is another one with a number. */
function isNumbered(name: string, other: string): boolean {
  return name.startsWith(other) && /^_?\d+$/.test(name.slice(other.length));
}

function isSameText(one: PassedProp, other: PassedProp): boolean {
  return one.values.every((value, index) => {
    const label = other.values[index];
    return value?.kind === 'text' && label?.kind === 'text' && value.text.trim() === label.text.trim();
  });
}

/** Whether a prop is an accessible name, or a length, wherever it is used. */
function isOnlyLabel(nodes: readonly CodeNode[], prop: string): boolean {
  const attributes = nodes.flatMap((node) => (node.kind === 'element' ? node.attributes : []));
  const isUsedOtherwise = nodes.some(
    (node) =>
      ((node.kind === 'when' || node.kind === 'repeat') && node.prop === prop) ||
      (node.kind === 'use' && node.props.some(({ value }) => value.kind === 'prop' && value.name === prop)),
  );
  const using = attributes.filter(({ value }) => value.kind === 'prop' && value.name === prop);
  return (
    !isUsedOtherwise &&
    using.length > 0 &&
    using.every(({ name: attribute }) => attribute === 'aria-label' || lengthPropertyOf(attribute) !== null)
  );
}

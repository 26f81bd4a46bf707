/**
 * Makes one optional prop of a part that some occurrences lack: a badge is shown where it has a text, so it needs no
 * second prop that says so. The text of a part that only one occurrence has is a prop too.
 */
import { NameScope, toCamelCase } from '../../naming/identifiers.ts';
import { reservedIdentifiers, reservedProps } from '../../naming/reserved-names.ts';
import { type CodeNode, countReferences, mapCodeNodes, nodesIn } from '../code-component.ts';
import type { PassedProp, PassedValue } from './prop-list.ts';

/** A component before its elements are named. */
interface ComponentParts {
  readonly root: CodeNode;
  readonly props: readonly PassedProp[];
}

/** Replaces flags by the texts that they show. */
export function foldOptionalParts(parts: ComponentParts): ComponentParts {
  return parts.props.reduce<ComponentParts>(foldFlag, parts);
}

function foldFlag({ root, props }: ComponentParts, flag: PassedProp): ComponentParts {
  const counts = countReferences(root);
  const nodes = nodesIn(root);
  const shown = nodes.find((node) => node.kind === 'when' && node.prop === flag.prop.name);
  const isFlag = flag.prop.type.kind === 'boolean' && shown?.kind === 'when' && shown.members === null;
  if (!isFlag || counts.get(flag.prop.name) !== 1 || nodes.some((node) => dependsOn(node, flag.prop.name)))
    return { root, props };
  const inside = countReferences({ ...shown, prop: '' });
  const text = props.find(
    (one) =>
      one.prop.type.kind === 'text' &&
      (inside.get(one.prop.name) ?? 0) > 0 &&
      inside.get(one.prop.name) === counts.get(one.prop.name) &&
      one.values.every((value, index) => isWords(value) === isOn(flag, index)),
  );
  const others = props.filter((one) => one !== flag && one !== text);
  if (text !== undefined) {
    // An occurrence without the part must not take the words of another.
    const optional: PassedProp = {
      prop: { ...text.prop, fallback: { kind: 'text', text: '' } },
      values: text.values.map((value) => value ?? { kind: 'text', text: '' }),
    };
    return {
      root: showByText(root, flag.prop.name, text.prop.name, false),
      props: [...others, optional],
    };
  }
  const [words, more] = nodesIn(shown).filter((node) => node.kind === 'text');
  if (words?.kind !== 'text' || more !== undefined || inside.size > 1) return { root, props };
  const scope = new NameScope([
    ...reservedIdentifiers,
    ...reservedProps,
    'styles',
    ...props.map((one) => one.prop.name),
  ]);
  const [part] = shown.children;
  const partName = part?.kind === 'element' && part.styleName !== null ? toCamelCase(part.styleName) : null;
  const name = scope.take(partName === null || shapeNames.test(partName) ? 'text' : partName);
  const made: PassedProp = {
    prop: { name, type: { kind: 'text' }, fallback: { kind: 'text', text: '' } },
    values: flag.values.map((_, index) => ({ kind: 'text', text: isOn(flag, index) ? words.text : '' })),
  };
  return { root: showByText(root, flag.prop.name, name, true), props: [...others, made] };
}

/** Names of parts that only say how they are drawn. */
const shapeNames = /^(text|title|box|row|column|item|cell|content|area|wrapper)\d*$/;

/** Whether a style of a node depends on a prop. */
function dependsOn(node: CodeNode, name: string): boolean {
  const variants = 'variants' in node ? node.variants : [];
  return variants.some(
    ({ prop, furtherMembers = [] }) => prop === name || furtherMembers.some((one) => one.prop === name),
  );
}

function isWords(value: PassedValue | null): boolean {
  return value?.kind === 'text' && value.text !== '';
}

function isOn({ prop, values }: PassedProp, index: number): boolean {
  const value = values[index] ?? prop.fallback;
  return value?.kind === 'boolean' && value.on;
}

/** Shows the part of a flag where a text is given; `asProp` makes its own words that text. */
function showByText(root: CodeNode, flag: string, name: string, asProp: boolean): CodeNode {
  return mapCodeNodes(root, (node) => {
    if (node.kind !== 'when' || node.prop !== flag) return node;
    const insert = (inside: CodeNode): CodeNode =>
      inside.kind === 'text' ? { kind: 'property', name } : inside;
    const children = asProp ? node.children.map((child) => mapCodeNodes(child, insert)) : node.children;
    return { ...node, prop: name, children };
  });
}

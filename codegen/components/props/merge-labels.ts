/**
 * Drops props that repeat the words on the screen: an accessible name that is equal to a shown text in every occurrence of a
 * component takes that text, and so does the width of a bar beside "64%".
 */
import { type CodeNode, nodesIn, renameReferences, widthAttribute } from '../code-component.ts';
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
  return {
    root: renameReferences(root, (name) => replaced.get(name) ?? name),
    props: props.filter(({ prop }) => !replaced.has(prop.name)),
  };
}

function isSameText(one: PassedProp, other: PassedProp): boolean {
  return one.values.every((value, index) => {
    const label = other.values[index];
    return value?.kind === 'text' && label?.kind === 'text' && value.text.trim() === label.text.trim();
  });
}

/** Whether a prop is an accessible name, or a width, wherever it is used. */
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
    using.every(({ name: attribute }) => attribute === 'aria-label' || attribute === widthAttribute)
  );
}

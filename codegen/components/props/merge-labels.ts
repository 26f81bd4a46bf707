/**
 * Drops props that repeat another one in every occurrence of a component: an accessible name that is equal to a shown text
 * takes that text, and so does the width of a bar beside "64%" or the label of a component inside. A name that ends with a
 * shown text, behind the same words in every occurrence, is those words and that text. A component inside that is on where this
 * one is active takes that state.
 */
import {
  type CodeNode,
  countReferences,
  isStyled,
  lengthPropertyOf,
  nodesIn,
  prefixReferences,
  renameReferences,
} from '../code-component.ts';
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
  let prefixed = root;
  for (const label of props) {
    const { name, type } = label.prop;
    if (type.kind === 'boolean') {
      const state = isOnlyPassed(nodes, name) ? props.find((one) => isSameState(one, label)) : undefined;
      if (state !== undefined && !replaced.has(state.prop.name)) replaced.set(name, state.prop.name);
    }
    if (type.kind !== 'text' || shown.has(name)) continue;
    if (!isOnlyLabel(nodes, name) && !(isOnlyPassed(nodes, name) && hasSeveralTexts(label))) continue;
    const text = props.find(
      (one) =>
        one !== label && shown.has(one.prop.name) && isSameText(one, label) && one.prop.type.kind === 'text',
    );
    if (text !== undefined) replaced.set(name, text.prop.name);
  }
  for (const { prop } of props.filter((one) => !replaced.has(one.prop.name))) {
    const { name, type } = prop;
    if (type.kind !== 'text' || shown.has(name)) continue;
    if (!isOnlyLabel(nodes, name) && !isOnlyPassed(nodes, name)) continue;
    const label = props.find((one) => one.prop === prop);
    const found =
      label &&
      findEndingText(
        label,
        props.filter((one) => shown.has(one.prop.name)),
      );
    if (!found) continue;
    prefixed = prefixReferences(prefixed, name, found.prefix);
    replaced.set(name, found.text);
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
    root: renameReferences(prefixed, nameOf),
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

/** Finds the shown text with which each value of a prop ends, behind words that are the same in all of them. */
function findEndingText(
  label: PassedProp,
  texts: readonly PassedProp[],
): { readonly text: string; readonly prefix: string } | null {
  for (const { prop, values } of texts) {
    if (prop.type.kind !== 'text' || !hasSeveralTexts({ values })) continue;
    const prefixes = new Set(
      values.map((value, index) => {
        const whole = label.values[index];
        const isEnd = value?.kind === 'text' && whole?.kind === 'text' && whole.text.endsWith(value.text);
        return isEnd && value.text.length > 0 ? whole.text.slice(0, -value.text.length) : '';
      }),
    );
    const [prefix = '', more] = prefixes;
    if (more === undefined && /\p{L}: $/u.test(prefix)) return { text: prop.name, prefix };
  }
  return null;
}

/** One text may be the same in two places by chance; several texts in pairs are not. */
function hasSeveralTexts({ values }: Pick<PassedProp, 'values'>): boolean {
  return new Set(values.map((value) => (value?.kind === 'text' ? value.text : null))).size > 1;
}

/** Words for one state of a thing, at the end of the names of props. */
const stateName = /(^is|Is)(On|Active|Selected|Checked|Current)$/;

/** Whether two props say in every occurrence whether it is on, and some is and some is not. */
function isSameState(one: PassedProp, other: PassedProp): boolean {
  if (one === other || one.prop.type.kind !== 'boolean') return false;
  if (!stateName.test(one.prop.name) || !stateName.test(other.prop.name)) return false;
  const [states, others] = [one, other].map(({ prop, values }) =>
    values.map((value) => value ?? prop.fallback).map((value) => value?.kind === 'boolean' && value.on),
  );
  return new Set(states).size > 1 && states?.every((on, index) => on === others?.[index]) === true;
}

/** Whether a prop is only passed to components inside. */
function isOnlyPassed(nodes: readonly CodeNode[], prop: string): boolean {
  const [root] = nodes;
  const passed = nodes.flatMap((node) =>
    node.kind === 'use' ? node.props.filter(({ value }) => value.kind === 'prop' && value.name === prop) : [],
  );
  const isInVariants = nodes.some(
    (node) =>
      isStyled(node) &&
      node.variants.some((one) => [one, ...(one.furtherMembers ?? [])].some((some) => some.prop === prop)),
  );
  return (
    root !== undefined &&
    passed.length > 0 &&
    !isInVariants &&
    countReferences(root).get(prop) === passed.length
  );
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

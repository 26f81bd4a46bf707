/**
 * Lets the browser's own state say how a toggle looks. A component whose checkbox, radio button or switch is drawn on and off
 * comes in; what only one of the two shows becomes a style in the state of the input, so one prop says what is on at first, and
 * the drawn appearance follows every click. Other components stay as they are.
 */
import { propertyOf } from '../../css/properties.ts';
import { isUnconditional, unconditionalValueOf } from '../../css/style-queries.ts';
import type { Declaration, Style } from '../../layout/layout-tree.ts';
import {
  type CodeElement,
  type CodeNode,
  type CodeVariant,
  countReferences,
  isStyled,
  mapCodeNodes,
  nodesIn,
  type StyledNode,
} from '../code-component.ts';
import { isToggleInput } from '../form-controls.ts';
import type { PassedProp } from './prop-list.ts';

/** A component before its elements are named. */
interface ComponentParts {
  readonly root: CodeNode;
  readonly props: readonly PassedProp[];
}

/** Makes states of the differences between the occurrences that are on and those that are off. */
export function applyNativeState(parts: ComponentParts): ComponentParts {
  const { root, props } = parts;
  const inputs = nodesIn(root).filter(isToggleInput);
  const [input, more] = inputs;
  const checked = input?.kind === 'element' ? checkedProp(input) : null;
  const own = props.find(({ prop }) => prop.name === checked);
  if (root.kind !== 'element' || more !== undefined || own === undefined) return parts;
  const switches = props.flatMap((one) => {
    const found = readSwitch(one, own);
    return found !== null && decidesAppearance(root, found.name) ? [found] : [];
  });
  if (switches.length === 0) return parts;
  const changed = switches.reduce<CodeNode | null>(
    (node, one) => (node === null ? null : withStates(node, one)),
    root,
  );
  if (changed?.kind !== 'element') return parts;
  const shown = mapCodeNodes(changed, (node) => (isToggleInput(node) ? asInvisible(node) : node));
  return {
    root: { ...(shown as CodeElement), reacts: true },
    props: props.filter((one) => one === own || !switches.some(({ name }) => name === one.prop.name)),
  };
}

/** Whether a style or the presence of a part depends on a prop. */
function decidesAppearance(root: CodeNode, name: string): boolean {
  return nodesIn(root).some(
    (node) =>
      (node.kind === 'when' && node.prop === name) ||
      (isStyled(node) && node.variants.some(({ prop }) => prop === name)),
  );
}

/** The prop that an input is checked by; `null` where it is no toggle, or all occurrences agree. */
function checkedProp({ attributes }: CodeElement): string | null {
  const value = attributes.find(({ name }) => name === 'checked')?.value;
  return value?.kind === 'prop' ? value.name : null;
}

/** A prop that says nothing but whether the toggle is on. */
interface Switch {
  readonly name: string;
  /** The member of the occurrences that are on, and that of the others. */
  readonly on: string;
  readonly off: string;
}

function readSwitch({ prop, values }: PassedProp, own: PassedProp): Switch | null {
  if (prop.type.kind !== 'boolean' && prop.type.kind !== 'union') return null;
  const members = new Map<boolean, Set<string>>([
    [true, new Set()],
    [false, new Set()],
  ]);
  values.forEach((value, index) => {
    const state = own.values[index] ?? own.prop.fallback;
    const given = value ?? prop.fallback;
    const member =
      given?.kind === 'member' ? given.member : given?.kind === 'boolean' ? String(given.on) : '';
    members.get(state?.kind === 'boolean' && state.on)?.add(member);
  });
  const [on, anotherOn] = members.get(true) ?? [];
  const [off, anotherOff] = members.get(false) ?? [];
  const isOne = anotherOn === undefined && anotherOff === undefined && on !== off;
  return on !== undefined && off !== undefined && isOne ? { name: prop.name, on, off } : null;
}

/** Returns a tree in which states take the place of a prop; `null` where it decides more than styles and parts. */
function withStates(root: CodeNode, one: Switch): CodeNode | null {
  const nodes = nodesIn(root);
  const whens = nodes.filter((node) => node.kind === 'when' && node.prop === one.name);
  const inputs = nodes.filter((node) => isToggleInput(node) && checkedProp(node as CodeElement) === one.name);
  const isOther = (countReferences(root).get(one.name) ?? 0) !== whens.length + inputs.length;
  const parts = whens.flatMap((node) => (node.kind === 'when' ? node.children : []));
  const isCombined = nodes.some(
    (node) => isStyled(node) && node.variants.some((variant) => isMoreThanState(variant, one)),
  );
  if (isOther || isCombined || !parts.every(canBeHidden)) return null;
  return mapChildren(root, one);
}

/** Whether a variant depends on more than a switch: on another prop, or on a width or a state while it is on. */
function isMoreThanState({ prop, member, furtherMembers = [], style }: CodeVariant, one: Switch): boolean {
  if (furtherMembers.some((further) => further.prop === one.name)) return true;
  if (prop !== one.name) return false;
  return (
    furtherMembers.length > 0 ||
    (member === one.on && !style.every((own) => isUnconditional(own) || isOfDisabled(own)))
  );
}

/** Whether a declaration is about a control that is disabled, which it may be on and off. */
function isOfDisabled({ state, below }: Declaration): boolean {
  return state === 'disabled' && below === undefined;
}

function canBeHidden(node: CodeNode): boolean {
  return (
    isStyled(node) && !node.style.some(({ property, below }) => property === 'display' && below !== undefined)
  );
}

function mapChildren(root: CodeNode, one: Switch): CodeNode {
  const visit = (node: CodeNode): readonly CodeNode[] => {
    if (node.kind === 'when' && node.prop === one.name) {
      const isOn =
        node.members === null
          ? (one.on === 'true') !== (node.isWithout === true)
          : node.members.includes(one.on);
      return node.children.flatMap(visit).map((child) => (isStyled(child) ? shownWhile(child, isOn) : child));
    }
    const styled = isStyled(node) ? withStateOfVariants(node, one) : node;
    return [
      styled.kind === 'element' || styled.kind === 'when'
        ? { ...styled, children: styled.children.flatMap(visit) }
        : styled,
    ];
  };
  return visit(root)[0] ?? root;
}

/** The styles of the occurrences that are off are the default; what others declare beside it is a state. */
function withStateOfVariants<Node extends StyledNode>(node: Node, one: Switch): Node {
  const own = node.variants.filter(({ prop }) => prop === one.name);
  if (own.length === 0) return node;
  const styleOf = (member: string) => own.find((variant) => variant.member === member)?.style ?? [];
  const [on, off] = [styleOf(one.on).filter(isUnconditional), styleOf(one.off)];
  const disabled = styleOf(one.on).filter(
    (own) =>
      isOfDisabled(own) &&
      !off.some(({ property, state }) => property === own.property && state === own.state),
  );
  const isSet = (property: string) => on.some((declaration) => declaration.property === property);
  const ends = off.flatMap(({ property, state, below }): Style =>
    state !== undefined || below !== undefined || isSet(property)
      ? []
      : [{ property, value: propertyOf(property).initial, state: 'current' }],
  );
  const states = on.map((declaration) => ({ ...declaration, state: 'current' as const }));
  const all = [...node.style, ...off];
  return {
    ...node,
    style: [
      ...all.filter(({ below }) => below === undefined),
      ...ends,
      ...states,
      ...disabled,
      ...all.filter(({ below }) => below !== undefined),
    ],
    variants: node.variants.filter((variant) => !own.includes(variant)),
  };
}

/** Shows a part while the input is on, or while it is off. */
export function shownWhile<Node extends StyledNode>(node: Node, isOn: boolean): Node {
  const display = unconditionalValueOf(node, 'display') ?? 'block';
  const others = node.style.filter(({ property }) => property !== 'display');
  const [first, second] = isOn ? ['none', display] : [display, 'none'];
  return {
    ...node,
    style: [
      { property: 'display', value: first },
      ...others,
      { property: 'display', value: second, state: 'current' },
    ],
  };
}

/** The drawn toggle is all that shows. */
export function asInvisible(node: CodeNode): CodeNode {
  if (node.kind !== 'element') return node;
  return { ...node, styleName: 'input', style: [...node.style, { property: 'opacity', value: '0' }] };
}

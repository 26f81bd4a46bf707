/**
 * Finds decisions that a layer itself makes impossible. Faults that depend on other elements are found with the
 * roles (`find-roles.ts`) and reported afterwards (`finalize-plan.ts`).
 */
import type { ElementKind, LayerPlan, PlanField } from '#design/code-plan';
import type { LayoutNode } from '../../layout/layout-tree.ts';
import { isDefaultName, toKebabCase } from '../../naming/identifiers.ts';
import { reservedComponentNames } from '../../naming/reserved-names.ts';
import { textsIn, visibleChildren } from '../walk-layout.ts';
import { type PlanContext, resolveHref } from './plan-context.ts';
import { canReflow } from './narrow-intent.ts';

/** Returns the reason why a decision cannot be applied; `null` where it can. */
export function findDecisionFault<Field extends PlanField>(
  field: Field,
  decided: LayerPlan,
  node: LayoutNode,
  context: PlanContext,
): string | null {
  const value = decided[field];
  return value === undefined ? null : faultRules[field](value, node, decided, context);
}

type FaultRules = {
  readonly [Field in PlanField]: (
    value: NonNullable<LayerPlan[Field]>,
    node: LayoutNode,
    decided: LayerPlan,
    context: PlanContext,
  ) => string | null;
};

const faultRules: FaultRules = {
  name: (name) =>
    toKebabCase(name) === null || name.length > maxLengths.name || isDefaultName(name)
      ? 'it is no name that says something'
      : null,
  kind: (kind, node, { href }, context) => {
    if (context.isPage(node)) return 'the frame is the page itself';
    const mismatch = findKindMismatch(kind, node);
    if (mismatch !== null) return mismatch;
    const hasTarget = node.link !== null || (href !== undefined && resolveHref(href, context).link !== null);
    if (kind === 'link' && !hasTarget) return 'nothing says where it leads';
    if (fieldKinds.has(kind) && textsIn(node).length > 1) return 'it holds more than one text';
    return listKinds.has(kind) && visibleChildren(node).length < 2 ? 'it holds fewer than two things' : null;
  },
  level: (_, node, { kind }) =>
    node.kind === 'text' && kind === 'heading' ? null : 'only what is decided to be a heading has one',
  component: (name, node, _, context) => {
    if (node.kind !== 'box' || visibleChildren(node).length === 0) return 'there is nothing in it to be one';
    if (context.isPage(node)) return 'the frame is the page itself';
    if (name === 'none') return node.instance === null ? null : 'the design has it as one';
    if (!/^[A-Z][A-Za-z0-9]{0,39}$/.test(name)) return 'it is no name for a component';
    return isTaken(name, reservedComponentNames) ? 'that name has a meaning of its own' : null;
  },
  variant: (variant, node, { component }) => {
    if (node.kind === 'box' && node.instance) return 'the design says it itself';
    if (component === undefined || component === 'none') return 'it is no use of a component';
    return toKebabCase(variant) === null || variant.length > maxLengths.name ? 'it is no name' : null;
  },
  // A name that React or JavaScript reserves gets its usual suffix, like a name from the design.
  prop: (prop) => (/^[a-z][A-Za-z0-9]{0,39}$/.test(prop) ? null : 'it is no name for a prop'),
  alt: (alt, node) => {
    if (node.kind !== 'image' && node.kind !== 'vector') return 'it is no picture';
    return isPlainText(alt, maxLengths.words) ? null : 'it is no plain sentence';
  },
  label: (label) =>
    label.trim() !== '' && isPlainText(label, maxLengths.label) ? null : 'it is no short name',
  href: (href, node, _, context) => {
    if (context.isPage(node)) return 'the frame is the page itself';
    if (node.link !== null) return 'the design says where it leads';
    const { reason } = resolveHref(href, context);
    return reason;
  },
  entry: (_, node) => (node.kind === 'box' || node.kind === 'text' ? null : 'it is no field'),
  narrow: (intent, node) => (canReflow(node, intent) ? null : 'nothing in it stands beside another'),
};

const maxLengths = { name: 60, words: 250, label: 80 };

const textKinds: ReadonlySet<ElementKind> = new Set(['heading', 'paragraph']);

const pressableKinds: ReadonlySet<ElementKind> = new Set(['button', 'link']);

const listKinds: ReadonlySet<ElementKind> = new Set(['list', 'ordered-list']);

const fieldKinds: ReadonlySet<ElementKind> = new Set(['field', 'text-area', 'choice']);

/** Returns the reason why a layer of this type cannot be an element of this kind. */
function findKindMismatch(kind: ElementKind, node: LayoutNode): string | null {
  if (pressableKinds.has(kind)) return null;
  if (node.kind === 'text')
    return textKinds.has(kind) || fieldKinds.has(kind) ? null : 'a text cannot be one';
  if (textKinds.has(kind)) return 'it is no text';
  return node.kind === 'box' ? null : 'it is a picture or a drawing';
}

/** Names that differ only in case are one file on many disks. */
function isTaken(name: string, reserved: readonly string[]): boolean {
  return reserved.some((one) => one.toLowerCase() === name.toLowerCase());
}

function isPlainText(text: string, maxLength: number): boolean {
  return text.length <= maxLength && !/\p{Cc}/u.test(text);
}

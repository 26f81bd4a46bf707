/**
 * Changes boxes of the layout: marks them with a kind, replaces a child, and adds boxes for elements that the design has
 * no layer for, such as the `li` around a link. Nothing moves: a new box takes the place of its content and paints nothing.
 */
import { visibleChildren } from '../../components/walk-layout.ts';
import { isOuterLayout } from '../../css/merge-styles.ts';
import { flowOf, isOutOfFlow, unconditionalValueOf } from '../../css/style-queries.ts';
import type {
  Declaration,
  DrawnBox,
  InferredKind,
  LayoutBox,
  LayoutNode,
  Style,
} from '../../layout/layout-tree.ts';

/** Wraps one child of `parent` in a box that takes its place among the siblings. */
export function wrapInBox(node: LayoutNode, parent: LayoutBox, box: AddedBox): LayoutBox {
  const fill = fillingStyle(node, parent);
  const isMoved = (one: Declaration) => isOuterLayout(one) || isOuterWidth(one, node);
  const kept = node.style.filter(
    (one) => !isMoved(one) && !fill.some(({ property }) => property === one.property),
  );
  const outer = node.style.filter((one) => isMoved(one) || isPercentage(one));
  const { visible, ...references } = node.references;
  return {
    ...createBox(box, node, [
      { ...node, references, style: [...fillingWidth(node, outer, parent), ...fill, ...kept] },
    ]),
    id: `${node.id}/${box.kind}`,
    references: visible === undefined ? {} : { visible },
    style: [...outer, ...shownStyle(node)],
  };
}

const fullHeight = { property: 'height', value: '100%' } as const;

/** Where what is in one item of a list fills its height, as something painted does, it does in all. */
export function withEqualHeights(items: readonly LayoutNode[]): readonly LayoutNode[] {
  const fills = ({ style }: LayoutNode) =>
    style.some(({ property, value }) => property === fullHeight.property && value === fullHeight.value);
  const childrenOf = (node: LayoutNode) =>
    node.kind === 'box' && node.inferredKind === 'item' ? node.children : [];
  if (!items.some((one) => childrenOf(one).some(fills))) return items;
  return items.map((one) =>
    one.kind === 'box' && one.inferredKind === 'item'
      ? {
          ...one,
          children: one.children.map((child) =>
            child.style.some(({ property }) => property === fullHeight.property)
              ? child
              : { ...child, style: [fullHeight, ...child.style] },
          ),
        }
      : one,
  );
}

/**
 * A button is as wide as its words unless a width is declared; other boxes fill the box around them. It is a least width,
 * because a box around a share of itself does not count its words, and longer ones would lie on the next box.
 */
function fillingWidth({ inferredKind }: LayoutNode, outer: Style, parent: LayoutBox): Style {
  const isButton = inferredKind === 'button' || inferredKind === 'option';
  const hasWidth = outer.some(
    ({ property, value, below }) =>
      below === undefined &&
      (/^(min-)?width$/.test(property) ||
        property === 'flex-grow' ||
        (property === 'flex' && /^[1-9]/.test(value))),
  );
  const isPlaced = (own: string, all: string) =>
    unconditionalValueOf(parent, all) !== undefined ||
    outer.some(({ property, value }) => property === own && value !== 'stretch');
  const flow = flowOf(parent);
  const isStretched =
    (flow === 'column' && !isPlaced('align-self', 'align-items')) ||
    (flow === 'grid' && !isPlaced('justify-self', 'justify-items'));
  return isButton && (hasWidth || isStretched) ? [{ property: 'min-width', value: '100%' }] : [];
}

/** Returns the widths at which a node is hidden, where the box around it must take no space. */
function shownStyle({ style }: LayoutNode): Style {
  const displays = style.filter(({ property, state }) => property === 'display' && state === undefined);
  if (!displays.some(({ value }) => value === 'none')) return [];
  return displays.map((one) => (one.value === 'none' ? one : { ...one, value: 'block' }));
}

/** A box that the design has no layer for. */
export interface AddedBox {
  readonly name: string;
  readonly kind: InferredKind;
}

/**
 * Wraps consecutive children of a box, hidden ones among them. The new box repeats the layout of the parent where its
 * children then stay where they are; otherwise it has no box in CSS.
 */
export function wrapChildren(parent: LayoutBox, [start, end]: ChildRange, box: AddedBox): LayoutBox {
  const inside = parent.children.slice(start, end);
  const [first = parent] = inside;
  const wrapper: LayoutBox = {
    ...createBox(box, { id: `${first.id}/${box.kind}`, visible: true, drawn: unionOf(inside) }, inside),
    style: repeatedLayout(parent, inside) ?? [{ property: 'display', value: 'contents' }],
  };
  return {
    ...parent,
    children: [...parent.children.slice(0, start), wrapper, ...parent.children.slice(end)],
  };
}

/** The index of the first child, and of the first one after the last. */
export type ChildRange = readonly [start: number, end: number];

/** Creates a box in place of a layer. */
export function createBox(
  { name, kind }: AddedBox,
  { id, visible, drawn }: Pick<LayoutNode, 'id' | 'visible' | 'drawn'>,
  children: readonly LayoutNode[],
): LayoutBox {
  return {
    id,
    ids: [],
    kind: 'box',
    name,
    inferredKind: kind,
    visible,
    style: [],
    references: {},
    link: null,
    drawn,
    instance: null,
    componentId: null,
    children,
  };
}

/** A width limits the box in its row; a text and an image also need it themselves. */
function isOuterWidth({ property, value }: Declaration, { kind }: LayoutNode): boolean {
  if (kind !== 'box') return false;
  return /^(min-|max-)?width$/.test(property) && value !== 'var(--hug)';
}

function isPercentage({ property, value }: Declaration): boolean {
  return /^(min-|max-)?(width|height)$/.test(property) && value.includes('%');
}

/** Returns what a node needs to be as high as the box around it, which the parent may stretch. */
function fillingStyle(node: LayoutNode, parent: LayoutBox): Style {
  const height = unconditionalValueOf(node, 'height');
  if (height !== undefined) return height.includes('%') ? [{ property: 'height', value: '100%' }] : [];
  if (node.kind !== 'box' || isOutOfFlow(node)) return [];
  const stretches =
    flowOf(parent) === 'column'
      ? node.style.some(({ property }) => property === 'flex' || property === 'flex-grow')
      : (unconditionalValueOf(node, 'align-self') ??
          unconditionalValueOf(parent, 'align-items') ??
          'stretch') === 'stretch';
  return stretches && node.style.some(dependsOnHeight) ? [{ property: 'height', value: '100%' }] : [];
}

/** Whether it shows that an element is higher than its content. */
function dependsOnHeight({ property }: Declaration): boolean {
  return /^(align-items|justify-content|background|border|box-shadow|outline|overflow|clip-path)/.test(
    property,
  );
}

const repeatedProperties = /^(display|flex-direction|gap|row-gap|column-gap|align-items)$/;

/** Returns the layout that keeps children in their places in a box of their own; `null` where none is certain to. */
function repeatedLayout(parent: LayoutBox, inside: readonly LayoutNode[]): Style | null {
  const flow = flowOf(parent);
  if (flow === 'none') return isBlock(parent) ? [] : null;
  if (flow !== 'column' || !canHaveOwnLayout(parent, inside)) return null;
  const repeated = parent.style.filter(({ property }) => repeatedProperties.test(property));
  const isStretched = (unconditionalValueOf(parent, 'align-items') ?? 'stretch') === 'stretch';
  return isStretched ? repeated : [...repeated, { property: 'align-self', value: 'stretch' }];
}

/** Whether children of a box in a row or a column do not depend on the space that its other children leave. */
export function canHaveOwnLayout(parent: LayoutBox, inside: readonly LayoutNode[]): boolean {
  const changes = parent.style.some(
    ({ property, below }) => below !== undefined && /^(display|flex-direction)$/.test(property),
  );
  // In a row, a box around some of its children is only as wide as they are.
  const isRow = flowOf(parent) === 'row';
  const isFlexible = ({ style }: LayoutNode) =>
    style.some(
      ({ property, value }) =>
        /^(flex|flex-grow|order)$/.test(property) ||
        (/height$/.test(property) && value.includes('%')) ||
        (/^margin/.test(property) && (value.includes('auto') || (isRow && value.includes('%')))),
    );
  return (
    !changes &&
    !distributesSpace(parent) &&
    !inside.some((node) => node.visible && isFlexible(node) && !isOutOfFlow(node))
  );
}

function isBlock(box: LayoutBox): boolean {
  return (unconditionalValueOf(box, 'display') ?? 'block') === 'block';
}

/** Whether the free space of a box goes between its children. */
function distributesSpace({ style }: LayoutBox): boolean {
  return style.some(({ property, value }) => property === 'justify-content' && value.startsWith('space-'));
}

/** Returns the smallest box around the visible nodes. */
export function unionOf(nodes: readonly LayoutNode[]): DrawnBox {
  const boxes = nodes.filter(({ visible }) => visible).map(({ drawn }) => drawn);
  const [x, y] = [
    Math.min(...boxes.map((box) => box.x ?? Number.NaN)),
    Math.min(...boxes.map((box) => box.y ?? Number.NaN)),
  ];
  if (!Number.isFinite(x) || !Number.isFinite(y)) {
    return {
      width: Math.max(0, ...boxes.map(({ width }) => width)),
      height: boxes.reduce((sum, { height }) => sum + height, 0),
    };
  }
  const right = Math.max(...boxes.map((box) => (box.x ?? 0) + box.width));
  const bottom = Math.max(...boxes.map((box) => (box.y ?? 0) + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** Whether a box is only an element, which CSS gives no box. */
export function hasNoBox(box: LayoutBox): boolean {
  return unconditionalValueOf(box, 'display') === 'contents';
}

/**
 * Splits a box in two: the outer one is placed among the siblings, the inner one is painted and contains the children.
 * The outer one remains the instance of the component.
 */
export function splitBox(
  box: LayoutBox,
  parent: LayoutBox,
  { outer, inner }: { readonly outer: InferredKind; readonly inner: InferredKind },
): LayoutBox {
  const { reacts, isDisabled, ...placed } = box;
  const wrapper = wrapInBox({ ...box, references: {} }, parent, { name: inner, kind: outer });
  const [filled = box] = wrapper.children;
  // As the id of a layer in an instance: the part after the instance's own id is the same in all instances.
  const id = `${box.id.startsWith('I') ? '' : 'I'}${box.id};${inner}`;
  const content: LayoutBox = {
    ...createBox({ name: inner, kind: inner }, { ...box, id }, box.children),
    style: filled.style,
    link: box.link,
    ...(reacts === undefined ? {} : { reacts }),
    ...(isDisabled === undefined ? {} : { isDisabled }),
  };
  return { ...placed, inferredKind: outer, link: null, style: wrapper.style, children: [content] };
}

/** A box with an inferred kind; a kind that was planned for it stays. */
export function asKind(box: LayoutBox, kind: InferredKind): LayoutBox {
  return box.decided?.kind === undefined ? { ...box, inferredKind: kind } : box;
}

/** Whether nothing is planned for a box, and it is no link. */
export function isUndecided({ decided, link }: LayoutBox): boolean {
  return decided?.kind === undefined && link === null;
}

/** Whether nothing is planned for a layer or inferred of it, and it is no link. */
export function isFree({
  decided,
  link,
  inferredKind,
}: Pick<LayoutNode, 'decided' | 'link' | 'inferredKind'>): boolean {
  return decided?.kind === undefined && link === null && inferredKind === undefined;
}

/** The component of which a box is an instance, or the set that has it as a variant; `null` for other boxes. */
export function componentOf({ instance }: Pick<LayoutBox, 'instance'>): string | null {
  return instance === null ? null : (instance.setName ?? instance.componentId);
}

/** The same of a box that may also be the component itself. */
export function definitionOf(box: LayoutBox): string | null {
  return componentOf(box) ?? box.componentSet ?? box.componentId;
}

/** A box with another node in place of one child. */
export function replaceChild(box: LayoutBox, from: LayoutNode, to: LayoutNode): LayoutBox {
  return { ...box, children: box.children.map((child) => (child === from ? to : child)) };
}

/** Counts how many layers have the shape of each. */
export function countShapes(nodes: readonly LayoutNode[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const shape of nodes.map(shapeOf)) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  return counts;
}

/** Whether a box is an item, or one of several siblings that are alike. */
export function isEntry(node: LayoutNode, shapes: ReadonlyMap<string, number>): boolean {
  return node.kind === 'box' && ((shapes.get(shapeOf(node)) ?? 0) > 1 || node.inferredKind === 'item');
}

/** Boxes are alike that are of one component, or of one height with the same kinds of layers in them. */
function shapeOf(node: LayoutNode): string {
  if (node.kind !== 'box') return node.kind;
  const component = componentOf(node);
  if (component !== null) return component;
  const inside = visibleChildren(node).map((child) => [
    child.kind,
    ...visibleChildren(child).map(({ kind }) => kind),
  ]);
  return JSON.stringify([Math.round(node.drawn.height / 8), inside]);
}

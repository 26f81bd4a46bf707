/**
 * Gives siblings that are one thing one structure, before anything else looks at them. A layout comes in and goes out. Where one
 * card has a title beside a badge, another one has the title alone in that place, because a box around a single layer means
 * nothing. Such a layer gets the box that it has in the others, as a picture gets the box in which others have a badge on it.
 * A box that nobody named is called as several that look the same.
 * Afterwards the siblings differ by a part more or less. Instances of components stay as they are.
 */
import { withChildren } from '#design/map-children';
import { readPx, splitCssValues } from '../../css/css-values.ts';
import { isOuterLayout } from '../../css/merge-styles.ts';
import { propertyOf } from '../../css/properties.ts';
import { isOutOfFlow, isUnconditional } from '../../css/style-queries.ts';
import type { Declaration, LayoutBox, LayoutNode, LayoutTree, Style } from '../../layout/layout-tree.ts';
import { isDefaultName } from '../../naming/identifiers.ts';
import { componentOf, createBox, wrapInBox } from '../../semantics/structure/nested-boxes.ts';
import { visibleChildren } from '../walk-layout.ts';
import { haveOneName, isOddSibling, Likeness, likenessOfTexts, minSiblings } from './odd-siblings.ts';
import { type SubtreeShape, SubtreeShapeTable } from './subtree-shapes.ts';

/** Returns the layout in which siblings that are one thing have the same boxes. */
export function alignSiblings(layout: LayoutTree): LayoutTree {
  const aligner = new SiblingAligner(findInstances(layout));
  const alignAll = (root: LayoutNode): LayoutNode =>
    aligner.shareNames(aligner.alignTwins(aligner.alignAll(root)));
  return { ...layout, pages: layout.pages.map((page) => ({ ...page, root: alignAll(page.root) })) };
}

class SiblingAligner {
  readonly #likeness: Likeness;
  readonly #shapes = new SubtreeShapeTable(new Map());
  readonly #paints = new Map<LayoutNode, number>();
  readonly #paintIds = new Map<string, number>();
  /** What siblings were aligned with, by the shape that they had. */
  readonly #models = new Map<number, LayoutBox>();

  constructor(instances: ReadonlyMap<LayoutNode, string>) {
    this.#likeness = new Likeness(instances, { seesWrappers: true });
  }

  /** Aligns the siblings in a subtree, the innermost first. */
  alignAll(node: LayoutNode): LayoutNode {
    if (node.kind !== 'box' || isOccurrence(node)) return node;
    const children = node.children.map((child) => this.alignAll(child));
    return this.#alignChildren(withChildren(node, children));
  }

  /** Aligns boxes that are what others were before these were aligned, such as the cards of another row. */
  alignTwins(node: LayoutNode): LayoutNode {
    if (this.#models.size === 0 || node.kind !== 'box' || isOccurrence(node)) return node;
    const model = this.#models.get(this.#shapes.of(node).id);
    if (model !== undefined && canBeAligned(node) && areOneThing(this.#likeness, model, node))
      return this.#align(node, model);
    return withChildren(
      node,
      node.children.map((child) => this.alignTwins(child)),
    );
  }

  /** Gives boxes with default names the name of those that look the same, where several have that name and none another. */
  shareNames(root: LayoutNode): LayoutNode {
    const named = new Map<string, Map<string, number>>();
    const visit = (node: LayoutNode): void => {
      if (node.kind !== 'box') return;
      const look = this.#lookOf(node);
      if (look !== null && !isDefaultName(node.name)) {
        const names = named.get(look) ?? new Map<string, number>();
        named.set(look, names.set(node.name, (names.get(node.name) ?? 0) + 1));
      }
      if (!isOccurrence(node)) visibleChildren(node).forEach(visit);
    };
    visit(root);
    const rename = (node: LayoutNode): LayoutNode => {
      if (node.kind !== 'box' || isOccurrence(node)) return node;
      const look = isDefaultName(node.name) ? this.#lookOf(node) : null;
      const [[name, count] = ['', 0], more] = (look !== null && named.get(look)) || [];
      const own = count >= minNamed && more === undefined ? { ...node, name } : node;
      return withChildren(own, node.children.map(rename));
    };
    return named.size === 0 ? root : rename(root);
  }

  /** Returns the structure and the paint of a box with words; `null` for one without, which may show anything. */
  #lookOf(box: LayoutBox): string | null {
    if (isOccurrence(box) || !box.visible) return null;
    const { id, hasContent, size } = this.#shapes.of(box);
    return hasContent && size > 1 ? `${id} ${this.#paintOf(box)}` : null;
  }

  /** Returns a number for the paint of all layers of a subtree, without the lengths in which a hand drifts. */
  #paintOf(node: LayoutNode): number {
    const known = this.#paints.get(node);
    if (known !== undefined) return known;
    const style =
      node.kind === 'text' ? (node.blocks[0]?.runs[0]?.style ?? []).concat(node.style) : node.style;
    const own = style.filter(
      ({ property }) => propertyOf(property).paints || propertyOf(property).role === 'text',
    );
    const inside = visibleChildren(node).map((child) => this.#paintOf(child));
    const key = JSON.stringify([own, inside]);
    const paint = this.#paintIds.get(key) ?? this.#paintIds.size;
    this.#paintIds.set(key, paint);
    this.#paints.set(node, paint);
    return paint;
  }

  #alignChildren(parent: LayoutBox): LayoutBox {
    let open = visibleChildren(parent).filter(canBeAligned);
    if (open.length < 2 || open.length > maxSiblings) return parent;
    const shapes = new Map<LayoutNode, SubtreeShape>(open.map((one) => [one, this.#shapes.of(one)]));
    // They have the same boxes already.
    if (new Set([...shapes.values()].map(({ id }) => id)).size === 1) return parent;
    const aligned = new Map<LayoutNode, LayoutNode>();
    const sizeOf = (one: LayoutNode) => shapes.get(one)?.size ?? 0;
    open = open.toSorted((one, other) => sizeOf(other) - sizeOf(one));
    for (let count = 0; count < maxKinds && open.length > 1; count += 1) {
      const [sample, ...others] = open;
      if (sample === undefined) break;
      const alike = others.filter((other) => areOneThing(this.#likeness, sample, other));
      // Of two, nobody knows whether they are one thing, unless they are called so.
      const isRow = alike.length + 1 >= minSiblings || alike.some((other) => haveOneName(sample, other));
      if (isRow) this.#alignRow(sample, alike, aligned);
      open = open.filter((one) => one !== sample && !alike.includes(one));
    }
    if (aligned.size === 0) return parent;
    return { ...parent, children: parent.children.map((child) => aligned.get(child) ?? child) };
  }

  /** Aligns siblings with the one that has most layers, which first gets the boxes that only others have. */
  #alignRow(sample: LayoutBox, others: readonly LayoutBox[], aligned: Map<LayoutNode, LayoutNode>): void {
    const model = others.reduce((own, other) => this.#align(own, other), sample);
    for (const sibling of [sample, ...others]) {
      const own = sibling === sample ? model : this.#align(sibling, model);
      if (own === sibling) continue;
      aligned.set(sibling, own);
      this.#models.set(this.#shapes.of(sibling).id, model);
    }
  }

  /** Returns a box with the boxes that another one has around the same parts. */
  #align(node: LayoutBox, model: LayoutBox): LayoutBox {
    const [inside, others] = [visibleChildren(node), visibleChildren(model)];
    const changed = new Map<LayoutNode, LayoutNode>();
    for (const [row, column] of this.#likeness.pair(inside, others)) {
      const [child, other] = [inside[row], others[column]];
      if (child === undefined || other?.kind !== 'box' || isOccurrence(other)) continue;
      if (isOutOfFlow(child) || isOutOfFlow(other)) continue;
      const part = this.#likeness.partLike(child, other);
      if (part !== null) {
        if (!isLineAmongAlike(inside, row)) changed.set(child, wrapLike(child, node, { other, part }));
      } else if (child.kind === 'box' && !isOccurrence(child)) changed.set(child, this.#align(child, other));
    }
    return withChildren(
      node,
      node.children.map((child) => changed.get(child) ?? child),
    );
  }
}

/** The components of which layers are instances. */
function findInstances({ pages }: LayoutTree): ReadonlyMap<LayoutNode, string> {
  const instances = new Map<LayoutNode, string>();
  const visit = (node: LayoutNode): void => {
    if (node.kind !== 'box') return;
    const component = componentOf(node) ?? node.componentId;
    if (component !== null) instances.set(node, component);
    else node.children.forEach(visit);
  };
  for (const { root } of pages) visit(root);
  return instances;
}

function isOccurrence({ instance, componentId }: LayoutBox): boolean {
  return instance !== null || componentId !== null;
}

/** Boxes of one name from which others that look the same are called so too. */
const minNamed = 2;

/** With more children, a box is a list of short entries, which have nothing to align. */
const maxSiblings = 60;

/** Kinds of siblings in one box that are aligned. */
const maxKinds = 4;

function canBeAligned(node: LayoutNode): node is LayoutBox {
  return node.kind === 'box' && !isOccurrence(node) && node.decided === undefined && !isOutOfFlow(node);
}

/** Whether siblings are one thing; one that is like a part of the other is something else. */
function areOneThing(likeness: Likeness, one: LayoutBox, other: LayoutBox): boolean {
  if (!isOddSibling(likeness, one, other, haveOneName(one, other))) return false;
  return likeness.partLike(one, other) === null && likeness.partLike(other, one) === null;
}

/** Whether a text is one of several lines that look the same, such as the links of a column. */
function isLineAmongAlike(siblings: readonly LayoutNode[], at: number): boolean {
  const own = siblings[at];
  return [siblings[at - 1], siblings[at + 1]].some(
    (next) => own?.kind === 'text' && next?.kind === 'text' && likenessOfTexts(own, next) === 1,
  );
}

/** A box of a sibling, and the part of it that is like a node. */
interface Wrapper {
  readonly other: LayoutBox;
  readonly part: LayoutNode;
}

/** Returns a node in a box as its sibling has it. */
function wrapLike(node: LayoutNode, parent: LayoutBox, { other, part }: Wrapper): LayoutNode {
  const { visible, ...references } = node.references;
  const isPicture = node.kind === 'image' && part.kind === 'image';
  if (!isPicture && isOutOfFlow(part)) return node;
  // A box that took over the only layer in it has its paddings.
  const padding = paddingOf(other);
  const hasPadding = padding !== '' && padding === paddingOf(node);
  if (isPicture ? !haveOneSize(node, other) : padding !== '' && !hasPadding) return node;
  const { inferredKind: _, ...box } = createBox({ name: other.name, kind: 'group' }, node, []);
  const own = {
    ...box,
    id: `${node.id}/aligned`,
    references: visible === undefined ? {} : { visible },
  };
  const isFixed =
    other.style.some(isByPlace) || part.style.some((one) => isOuterLayout(one) && isByPlace(one));
  if (isPicture || !isFixed) {
    const inner = hasPadding ? node.style.filter((one) => !isPadding(one)) : node.style;
    const style = isPicture ? part.style : placeLike(inner, part.style);
    // Its own distance to what is before it remains.
    const place = node.style.filter(
      (one) =>
        isOuterLayout(one) &&
        isByPlace(one) &&
        !other.style.some(({ property }) => property === one.property),
    );
    return { ...own, style: [...other.style, ...place], children: [{ ...node, references, style }] };
  }
  if (hasPadding) return node;
  const wrapped = wrapInBox(node, parent, { name: other.name, kind: 'group' });
  const inner = other.style.filter(({ property, state }) => {
    return state === undefined && propertyOf(property).role === 'content';
  });
  const taken = new Set(inner.map(({ property }) => property));
  const outer = wrapped.style.filter(({ property }) => !taken.has(property));
  return { ...own, style: [...outer, ...inner], children: wrapped.children };
}

/** px by which two pictures of one size differ at most. */
const maxDrift = 2;

function haveOneSize({ drawn: one }: LayoutNode, { drawn: other }: LayoutNode): boolean {
  return Math.abs(one.width - other.width) <= maxDrift && Math.abs(one.height - other.height) <= maxDrift;
}

function paddingOf({ style }: LayoutNode): string {
  const paddings = style.filter((one) => isPadding(one) && isUnconditional(one));
  return paddings.map(({ property, value }) => `${property}: ${value}`).join();
}

function isPadding({ property }: Declaration): boolean {
  return property.startsWith('padding');
}

/** Whether a declaration follows from where exactly a layer was drawn. */
function isByPlace(one: Declaration): boolean {
  const { property, value } = one;
  const isPlaced = isOuterLayout(one) || propertyOf(property).role === 'size';
  if (!isPlaced || property.startsWith('flex') || !isUnconditional(one)) return false;
  return splitCssValues(value).some((part) => (readPx(part) ?? 0) !== 0);
}

/** A style with the place and the size of another one. What holds at some widths only is that of the box around it. */
function placeLike(style: Style, like: Style): Style {
  const isSized = like.some((one) => propertyOf(one.property).role === 'size' && isByPlace(one));
  const isPlace = (one: Declaration): boolean =>
    isOuterLayout(one) || (!isSized && one.state === undefined && propertyOf(one.property).role === 'size');
  const isOfBox = (one: Declaration): boolean =>
    one.below !== undefined && propertyOf(one.property).role !== 'text';
  return [...like.filter(isPlace), ...style.filter((one) => !isPlace(one) && !isOfBox(one))];
}

/** Compares subtrees of the layout by structure and by style. */
import type { LayoutNode, LayoutText, Style } from '../../layout/layout-tree.ts';
import { visibleChildren } from '../walk-layout.ts';
import type { ComponentGroup } from './component-group.ts';
import { readPx } from '../../css/css-values.ts';
import { isPlacement } from '../../css/merge-styles.ts';
import { isUnconditional } from '../../css/style-queries.ts';

/** The structure and the style of a subtree. */
export interface SubtreeShape {
  /** Equal for subtrees with the same structure, whatever their texts, images and colours. */
  readonly id: number;
  /** Equal for subtrees with the same structure and style, wherever each is placed. */
  readonly appearance: number;
  /** The number of visible layers, including the root. */
  readonly size: number;
  /** Whether the subtree contains a text or an image, directly or in a component. */
  readonly hasContent: boolean;
  /** Like `appearance`, including the placement of the root. */
  readonly placedAppearance: number;
}

/** The shapes of all visible subtrees of a design, each computed once. */
export class SubtreeShapeTable {
  readonly #groupOf: ReadonlyMap<LayoutNode, ComponentGroup>;
  readonly #ids = new Map<string, number>();
  readonly #shapes = new Map<LayoutNode, SubtreeShape>();

  constructor(groupOf: ReadonlyMap<LayoutNode, ComponentGroup>) {
    this.#groupOf = groupOf;
  }

  /** Returns the shape of a visible subtree. */
  of(node: LayoutNode): SubtreeShape {
    const known = this.#shapes.get(node);
    if (known) return known;
    const shape = this.#computeShape(node);
    this.#shapes.set(node, shape);
    return shape;
  }

  #computeShape(node: LayoutNode): SubtreeShape {
    const inside = visibleChildren(node).map((child) => this.of(child));
    const structure = this.#structureOf(node, inside);
    const placed = collapseRuns(inside, ({ placedAppearance }) => placedAppearance);
    const appearance = `${structure} ${placed.join()} ${describeRuns(node)}`;
    return {
      id: this.#idOf(structure),
      appearance: this.#idOf(
        `${appearance} ${JSON.stringify(node.style.filter((one) => !isPlacement(one)))}`,
      ),
      placedAppearance: this.#idOf(`${appearance} ${JSON.stringify(node.style)}`),
      size: inside.reduce((sum, { size }) => sum + size, 1),
      hasContent:
        node.kind === 'text' || node.kind === 'image' || inside.some(({ hasContent }) => hasContent),
    };
  }

  #structureOf(node: LayoutNode, inside: readonly SubtreeShape[]): string {
    if (node.kind === 'text') return describeText(node);
    if (node.kind !== 'box') return node.kind;
    const group = this.#groupOf.get(node);
    if (group) return `use ${group.key}`;
    return `box ${node.link?.kind ?? ''} ${describe(node.style, structuralBoxProperties)} ${collapseRuns(inside, ({ id }) => id).join()}`;
  }

  #idOf(description: string): number {
    const id = this.#ids.get(description) ?? this.#ids.size;
    this.#ids.set(description, id);
    return id;
  }
}

/**
 * Leaves two of each run of parts that contain something and look alike: a column of three links and one of four have
 * the same structure. Parts that look different are no rows of one list, so their number counts.
 */
function collapseRuns(
  shapes: readonly SubtreeShape[],
  numberOf: (shape: SubtreeShape) => number,
): readonly number[] {
  const isAlike = (one: SubtreeShape | undefined, other: SubtreeShape) =>
    one !== undefined && numberOf(one) === numberOf(other) && one.appearance === other.appearance;
  return shapes
    .filter(
      (shape, index) =>
        !shape.hasContent || !isAlike(shapes[index - 1], shape) || !isAlike(shapes[index - 2], shape),
    )
    .map(numberOf);
}

const structuralBoxProperties = ['display', 'flex-direction', 'position'];
const structuralFontProperties = ['font-family', 'font-size', 'font-weight', 'line-height', 'text-transform'];

function describeText({ blocks, style }: LayoutText): string {
  const built = blocks.map(
    ({ list, indent, runs }) => `${list}${indent}:${runs.map(({ link }) => link?.kind ?? 'text').join()}`,
  );
  return `text ${describe(style, structuralFontProperties)} ${built.join(';')}`;
}

function describeRuns(node: LayoutNode): string {
  if (node.kind !== 'text') return '';
  return JSON.stringify(node.blocks.map(({ style, runs }) => [style, runs.map((run) => run.style)]));
}

function describe(style: Style, properties: readonly string[]): string {
  return style
    .filter((one) => isUnconditional(one) && properties.includes(one.property))
    .map(({ property, value }) => `${property}:${property === 'line-height' ? roundPx(value) : value}`)
    .sort()
    .join(';');
}

/** Lines of one height may be drawn a fraction of a px apart. */
function roundPx(value: string): string {
  const length = readPx(value);
  return length === null ? value : `${Math.round(length)}px`;
}

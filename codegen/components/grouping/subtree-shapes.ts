import type { LayoutNode, LayoutText, Style } from '../../layout/layout-tree.ts';
import { visibleChildren } from '../align-occurrences.ts';
import type { ComponentGroup } from './component-group.ts';
import { isPlacement } from '../../css/merge-styles.ts';
import { isUnconditional } from '../../css/style-queries.ts';

/** What a part is built like. */
export interface SubtreeShape {
  /** The same number for parts that are built alike, their words, pictures and colours apart. */
  readonly id: number;
  /** The same number for parts that are built alike and look the same, wherever each stands. */
  readonly appearance: number;
  /** Visible layers, itself among them. */
  readonly size: number;
  /** It holds a text or a picture, its own or a component's. */
  readonly hasContent: boolean;
  /** As `look`, with where it stands. */
  readonly placedAppearance: number;
}

/** The shapes of the visible parts of a design, each worked out once. */
export class SubtreeShapeTable {
  readonly #groupOf: ReadonlyMap<LayoutNode, ComponentGroup>;
  readonly #ids = new Map<string, number>();
  readonly #shapes = new Map<LayoutNode, SubtreeShape>();

  constructor(groupOf: ReadonlyMap<LayoutNode, ComponentGroup>) {
    this.#groupOf = groupOf;
  }

  of(node: LayoutNode): SubtreeShape {
    const known = this.#shapes.get(node);
    if (known) return known;
    const shape = this.#look(node);
    this.#shapes.set(node, shape);
    return shape;
  }

  #look(node: LayoutNode): SubtreeShape {
    const inside = visibleChildren(node).map((child) => this.of(child));
    const built = this.#buildOf(node, inside);
    const appearance = `${built} ${inside.map(({ placedAppearance }) => placedAppearance).join()} ${describeRuns(node)}`;
    return {
      id: this.#idOf(built),
      appearance: this.#idOf(
        `${appearance} ${JSON.stringify(node.style.filter((one) => !isPlacement(one)))}`,
      ),
      placedAppearance: this.#idOf(`${appearance} ${JSON.stringify(node.style)}`),
      size: inside.reduce((sum, { size }) => sum + size, 1),
      hasContent:
        node.kind === 'text' || node.kind === 'image' || inside.some(({ hasContent }) => hasContent),
    };
  }

  #buildOf(node: LayoutNode, inside: readonly SubtreeShape[]): string {
    if (node.kind === 'text') return describeText(node);
    if (node.kind !== 'box') return node.kind;
    const group = this.#groupOf.get(node);
    if (group) return `use ${group.key}`;
    return `box ${node.link?.kind ?? ''} ${describe(node.style, structuralBoxProperties)} ${inside.map(({ id }) => id).join()}`;
  }

  #idOf(description: string): number {
    const id = this.#ids.get(description) ?? this.#ids.size;
    this.#ids.set(description, id);
    return id;
  }
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
    .map(({ property, value }) => `${property}:${value}`)
    .sort()
    .join(';');
}

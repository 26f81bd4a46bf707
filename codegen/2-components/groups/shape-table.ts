import type { LayoutNode, LayoutText, Style } from '../../1-layout/layout-tree.ts';
import { visibleChildren } from '../align-uses.ts';
import type { UseGroup } from './use-group.ts';
import { isPlacement } from '../merge-styles.ts';
import { isPlain } from '../plain-style.ts';

/** What a part is built like. */
export interface Shape {
  /** The same number for parts that are built alike, their words, pictures and colours apart. */
  readonly id: number;
  /** The same number for parts that are built alike and look the same, wherever each stands. */
  readonly look: number;
  /** Visible layers, itself among them. */
  readonly size: number;
  /** It holds a text or a picture, its own or a component's. */
  readonly says: boolean;
  /** As `look`, with where it stands. */
  readonly placedLook: number;
}

/** The shapes of the visible parts of a design, each worked out once. */
export class ShapeTable {
  readonly #groupOf: ReadonlyMap<LayoutNode, UseGroup>;
  readonly #ids = new Map<string, number>();
  readonly #shapes = new Map<LayoutNode, Shape>();

  constructor(groupOf: ReadonlyMap<LayoutNode, UseGroup>) {
    this.#groupOf = groupOf;
  }

  of(node: LayoutNode): Shape {
    const known = this.#shapes.get(node);
    if (known) return known;
    const shape = this.#look(node);
    this.#shapes.set(node, shape);
    return shape;
  }

  #look(node: LayoutNode): Shape {
    const inside = visibleChildren(node).map((child) => this.of(child));
    const built = this.#buildOf(node, inside);
    const looks = `${built} ${inside.map(({ placedLook }) => placedLook).join()} ${describeRuns(node)}`;
    return {
      id: this.#idOf(built),
      look: this.#idOf(`${looks} ${JSON.stringify(node.style.filter((one) => !isPlacement(one)))}`),
      placedLook: this.#idOf(`${looks} ${JSON.stringify(node.style)}`),
      size: inside.reduce((sum, { size }) => sum + size, 1),
      says: node.kind === 'text' || node.kind === 'image' || inside.some(({ says }) => says),
    };
  }

  #buildOf(node: LayoutNode, inside: readonly Shape[]): string {
    if (node.kind === 'text') return describeText(node);
    if (node.kind !== 'box') return node.kind;
    const group = this.#groupOf.get(node);
    if (group) return `use ${group.key}`;
    return `box ${node.link?.kind ?? ''} ${describe(node.style, boxWords)} ${inside.map(({ id }) => id).join()}`;
  }

  #idOf(description: string): number {
    const id = this.#ids.get(description) ?? this.#ids.size;
    this.#ids.set(description, id);
    return id;
  }
}

const boxWords = ['display', 'flex-direction', 'position'];
const fontWords = ['font-family', 'font-size', 'font-weight', 'line-height', 'text-transform'];

function describeText({ blocks, style }: LayoutText): string {
  const built = blocks.map(
    ({ list, indent, runs }) => `${list}${indent}:${runs.map(({ link }) => link?.kind ?? 'text').join()}`,
  );
  return `text ${describe(style, fontWords)} ${built.join(';')}`;
}

function describeRuns(node: LayoutNode): string {
  if (node.kind !== 'text') return '';
  return JSON.stringify(node.blocks.map(({ style, runs }) => [style, runs.map((run) => run.style)]));
}

function describe(style: Style, properties: readonly string[]): string {
  return style
    .filter((one) => isPlain(one) && properties.includes(one.property))
    .map(({ property, value }) => `${property}:${value}`)
    .sort()
    .join(';');
}

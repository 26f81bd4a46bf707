import type { LayerDecision, LayerPlan, PlanField } from '#design/code-plan';
import type { Problem } from '#design/problem';
import type { LayoutBox, LayoutNode, LayoutTree } from '../../1-layout/layout-tree.ts';
import { dropDecision } from './drop-decision.ts';

/** A layout as a plan is held against it, and what of the plan was left out so far. */
export class PlanContext {
  readonly problems: Problem[] = [];
  readonly dropped: LayerDecision[] = [];
  readonly pageIds: ReadonlySet<string>;
  readonly #nodes = new Map<string, LayoutNode>();
  readonly #parents = new Map<LayoutNode, LayoutBox>();

  constructor({ pages }: LayoutTree) {
    this.pageIds = new Set(pages.map(({ frameId }) => frameId));
    const visit = (node: LayoutNode, parent: LayoutBox | null): void => {
      if (parent) this.#parents.set(node, parent);
      this.#nodes.set(node.id, node);
      // A layer that dissolved into another speaks for it, unless it has an element of its own.
      for (const id of node.ids) if (!this.#nodes.has(id)) this.#nodes.set(id, node);
      if (node.kind === 'box') for (const child of node.children) visit(child, node);
    };
    for (const { root } of pages) visit(root, null);
  }

  find(id: string): LayoutNode | null {
    return this.#nodes.get(id) ?? null;
  }

  isPage(node: LayoutNode): boolean {
    return !this.#parents.has(node);
  }

  /** The boxes around a layer, the nearest first. */
  around(node: LayoutNode): readonly LayoutBox[] {
    const boxes: LayoutBox[] = [];
    for (let box = this.#parents.get(node); box; box = this.#parents.get(box)) boxes.push(box);
    return boxes;
  }

  /** Tells that a word of the plan is not used, and why. */
  drop(
    layer: { readonly id: string; readonly name: string },
    field: PlanField,
    value: LayerPlan[PlanField],
    reason: string,
  ): void {
    this.dropped.push({ layer: layer.id, field });
    this.problems.push(dropDecision(layer, field, value, reason));
  }
}

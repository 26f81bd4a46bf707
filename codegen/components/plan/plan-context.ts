import type { LayerDecision, LayerPlan, PlanField } from '#design/code-plan';
import { type Problem, problem } from '#design/problem';
import type { Link } from '#design/tree';
import type { LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';

/** A layout as a plan is held against it, and what of the plan was left out so far. */
export class PlanContext {
  readonly problems: Problem[] = [];
  readonly rejected: LayerDecision[] = [];
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
  ancestorsOf(node: LayoutNode): readonly LayoutBox[] {
    const boxes: LayoutBox[] = [];
    for (let box = this.#parents.get(node); box; box = this.#parents.get(box)) boxes.push(box);
    return boxes;
  }

  /** Tells that a word of the plan is not used, and why. */
  reject(
    layer: { readonly id: string; readonly name: string },
    field: PlanField,
    value: LayerPlan[PlanField],
    reason: string,
  ): void {
    this.rejected.push({ layer: layer.id, field });
    this.problems.push(droppedDecisionProblem(layer, field, value, reason));
  }
}

/** Tells that one word of a plan is not used, and why. */
export function droppedDecisionProblem(
  layer: { readonly id: string; readonly name: string },
  field: PlanField,
  value: LayerPlan[PlanField],
  reason: string,
): Problem {
  const decision = value === '' ? `empty ${field}` : `${field} "${truncateValue(String(value))}"`;
  return problem('plan-dropped', layer, { decision, reason });
}

function truncateValue(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
}

export type ResolvedHref =
  { readonly link: Link; readonly reason: null } | { readonly link: null; readonly reason: string };

/**
 * Where an address of a plan leads: to another page, by an address of the web, of mail or of a phone, by a path of the
 * same site, or to a layer (`#` and its id). Whatever else it is does not lead anywhere a page may send a person.
 */
export function resolveHref(href: string, context: PlanContext): ResolvedHref {
  const address = href.trim();
  if (context.pageIds.has(address)) return resolvedTo({ kind: 'node', target: address });
  if (address.startsWith('#')) {
    const node = context.find(address.slice(1));
    return node
      ? resolvedTo({ kind: 'scroll', target: node.id })
      : unresolved('it leads to no layer of the design');
  }
  if (address.length > 500 || /[\s\p{Cc}<>"`\\]/u.test(address)) return unresolved('it is no address');
  return /^(https?:\/\/[^/]|mailto:[^?]+@|tel:[+\d]|\/(?!\/))/i.test(address)
    ? resolvedTo({ kind: 'url', target: address })
    : unresolved('only web, mail and phone addresses, paths and layers can be led to');
}

function resolvedTo(link: Link): ResolvedHref {
  return { link, reason: null };
}

function unresolved(reason: string): ResolvedHref {
  return { link: null, reason };
}

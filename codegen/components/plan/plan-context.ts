/** What the checks of a plan share: the layers of a layout by id, and the decisions that were rejected so far. */
import type { LayerDecision, LayerPlan, PlanField } from '#design/code-plan';
import { type Problem, problem } from '#design/problem';
import type { Link } from '#design/tree';
import type { LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';

/** The layers of a layout, and the decisions of a plan that were rejected so far. */
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
      // A layer that was merged into another is represented by that one, unless it has an element of its own.
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

  /** Returns the ancestors of a layer, the innermost first. */
  ancestorsOf(node: LayoutNode): readonly LayoutBox[] {
    const boxes: LayoutBox[] = [];
    for (let box = this.#parents.get(node); box; box = this.#parents.get(box)) boxes.push(box);
    return boxes;
  }

  /** Rejects one decision and reports the reason. */
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

/** Creates the problem for a rejected decision. */
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

/** The link of an address, or the reason why it is none. */
export type ResolvedHref =
  { readonly link: Link; readonly reason: null } | { readonly link: null; readonly reason: string };

/**
 * Resolves the link target of a plan: another page, a web, mail or phone address, a path of the same site, or a
 * layer (`#` and its id). Other targets are rejected, because a page must not navigate there.
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

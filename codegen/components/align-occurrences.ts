/**
 * Matches the layers of one occurrence of a component with those of another. The id of a layer in an instance
 * joins the id of the instance and the id of the layer in the main component: `I1:2;3:4`. The rest of the id,
 * without the instance's own part, is the same in all occurrences.
 * https://developers.figma.com/docs/plugins/api/node-properties/#id
 */
import type { LayoutBox, LayoutNode } from '../layout/layout-tree.ts';
import { visibleChildren } from './walk-layout.ts';

/**
 * One element of a component in each occurrence, in the order of the occurrences; `null` where an occurrence does
 * not show it.
 */
export type AlignedNodes<Node extends LayoutNode = LayoutNode> = readonly (Node | null)[];

/** Aligns the children of one element in all occurrences; a child that an occurrence lacks or hides is `null`. */
export function alignChildren(
  occurrences: readonly LayoutNode[],
  parents: AlignedNodes,
  elementRefOf: ResolveElementRef,
): readonly AlignedNodes[] {
  const [only] = parents;
  if (occurrences.length === 1) return visibleChildren(only ?? null).map((child) => [child]);
  const rows = new Map<string, (LayoutNode | null)[]>();
  const order: string[] = [];
  parents.forEach((parent, index) => {
    const seen = new Set<string>();
    let after = -1;
    // A child that is hidden here still has a position among its siblings, which orders it where it is visible.
    for (const child of parent?.kind === 'box' ? parent.children : []) {
      let elementRef = elementRefOf(occurrences[index] ?? child, child);
      while (seen.has(elementRef)) elementRef += "'";
      seen.add(elementRef);
      const row = rows.get(elementRef) ?? occurrences.map(() => null);
      if (!rows.has(elementRef)) order.splice(after + 1, 0, elementRef);
      rows.set(elementRef, row);
      after = order.indexOf(elementRef, Math.max(after, 0));
      if (child.visible) row[index] = child;
    }
  });
  return order
    .map((elementRef) => rows.get(elementRef) ?? [])
    .filter((row) => row.some((node) => node !== null));
}

/** Returns the reference of a layer in its component, which is the same in all occurrences. */
export type ResolveElementRef = (occurrence: LayoutNode, node: LayoutNode) => string;

/** Returns the reference of a layer among the occurrences of one main component. */
export function elementRefIn(occurrence: LayoutNode, node: LayoutNode): string {
  const outer = `${withoutInstancePrefix(occurrence.id)};`;
  const inner = withoutInstancePrefix(node.id);
  return inner.startsWith(outer) ? inner.slice(outer.length) : inner;
}

function withoutInstancePrefix(id: string): string {
  return id.startsWith('I') ? id.slice(1) : id;
}

/**
 * Groups occurrences whose visible layers have the same parents and the same order; the first occurrence is in
 * the first group.
 */
export function groupByChildOrder(
  occurrences: readonly LayoutBox[],
  elementRefOf: ResolveElementRef,
): readonly (readonly [LayoutBox, ...LayoutBox[]])[] {
  const groups: {
    readonly childOrder: MergedChildOrder;
    readonly occurrences: [LayoutBox, ...LayoutBox[]];
  }[] = [];
  for (const occurrence of occurrences) {
    const childOrder = childOrderOf(occurrence, elementRefOf);
    const group = groups.find((one) => one.childOrder.isCompatibleWith(childOrder));
    if (group) group.occurrences.push(occurrence);
    else groups.push({ childOrder: new MergedChildOrder(), occurrences: [occurrence] });
    (group ?? groups.at(-1))?.childOrder.add(childOrder);
  }
  return groups.map((group) => group.occurrences);
}

/** The references of the children by the reference of their parent, in their order. */
type ChildOrder = ReadonlyMap<string, readonly string[]>;

function childOrderOf(occurrence: LayoutBox, elementRefOf: ResolveElementRef): ChildOrder {
  const childOrder = new Map<string, readonly string[]>();
  const walk = (node: LayoutNode, parent: string): void => {
    if (node.kind !== 'box') return;
    const shown = visibleChildren(node);
    const elementRefs = shown.map((child) => elementRefOf(occurrence, child));
    childOrder.set(parent, [...(childOrder.get(parent) ?? []), ...elementRefs]);
    shown.forEach((child, index) => {
      // The layers of a nested instance belong to its own component.
      if (child.kind === 'box' && child.instance === null) walk(child, elementRefs[index] ?? '');
    });
  };
  walk(occurrence, '');
  return childOrder;
}

/** The child order of all occurrences of a group: a child that only some have is inserted where those have it. */
class MergedChildOrder {
  readonly #order = new Map<string, readonly string[]>();
  readonly #positions = new Map<string, { readonly parent: string; readonly index: number }>();

  isCompatibleWith(childOrder: ChildOrder): boolean {
    return [...childOrder].every(([parent, elementRefs]) => {
      let last = -1;
      return elementRefs.every((elementRef) => {
        const position = this.#positions.get(elementRef);
        if (!position) return true;
        const isAfterLast = position.parent === parent && position.index > last;
        last = position.index;
        return isAfterLast;
      });
    });
  }

  add(childOrder: ChildOrder): void {
    for (const [parent, elementRefs] of childOrder) {
      if (elementRefs.every((elementRef) => this.#positions.has(elementRef))) continue;
      const order = mergeOrders(this.#order.get(parent) ?? [], elementRefs);
      this.#order.set(parent, order);
      order.forEach((elementRef, index) => this.#positions.set(elementRef, { parent, index }));
    }
  }
}

/** Merges both lists; an element that only the second list has follows the element it follows there. */
function mergeOrders(known: readonly string[], elementRefs: readonly string[]): readonly string[] {
  const shared = new Set(known);
  const following = new Map<string, string[]>();
  let before = '';
  for (const elementRef of new Set(elementRefs)) {
    if (shared.has(elementRef)) before = elementRef;
    else following.set(before, [...(following.get(before) ?? []), elementRef]);
  }
  return [
    ...(following.get('') ?? []),
    ...known.flatMap((elementRef) => [elementRef, ...(following.get(elementRef) ?? [])]),
  ];
}

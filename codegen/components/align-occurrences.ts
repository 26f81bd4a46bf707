/**
 * Which layer of one use is which layer of another. Figma names a layer inside an instance by the instances around
 * it and the layer in the main component, `I1:2;3:4`; what is left without the use's own part is the same in all
 * uses. https://developers.figma.com/docs/plugins/api/node-properties/#id
 */
import type { LayoutBox, LayoutNode } from '../layout/layout-tree.ts';

/** One place of a component in each of its uses, in the order of the uses; `null` where a use does not show it. */
export type AlignedNodes<Node extends LayoutNode = LayoutNode> = readonly (Node | null)[];

/** Says the name of a layer of a use that is the same in all uses of its component. */
export type ResolveElementRef = (occurrence: LayoutNode, node: LayoutNode) => string;

/** The place of a layer among uses of one main component. */
export function elementRefIn(occurrence: LayoutNode, node: LayoutNode): string {
  const outer = `${withoutInstancePrefix(occurrence.id)};`;
  const inner = withoutInstancePrefix(node.id);
  return inner.startsWith(outer) ? inner.slice(outer.length) : inner;
}

function withoutInstancePrefix(id: string): string {
  return id.startsWith('I') ? id.slice(1) : id;
}

/** The children of one place, side by side; those a use lacks or hides are `null`. */
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
    // What is hidden here tells between which others it stands where it shows.
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

/** What a box shows; nothing for what is no box, or stands in none of the uses. */
export function visibleChildren(node: LayoutNode | null): readonly LayoutNode[] {
  return node?.kind === 'box' ? node.children.filter(({ visible }) => visible) : [];
}

/** Groups uses whose layers that show have the same parents and the same order; the first group is that of the first use. */
export function groupByChildOrder(
  occurrences: readonly LayoutBox[],
  elementRefOf: ResolveElementRef,
): readonly (readonly [LayoutBox, ...LayoutBox[]])[] {
  const groups: { readonly shape: MergedChildOrder; readonly uses: [LayoutBox, ...LayoutBox[]] }[] = [];
  for (const occurrence of occurrences) {
    const childOrder = childOrderOf(occurrence, elementRefOf);
    const group = groups.find((one) => one.shape.isCompatibleWith(childOrder));
    if (group) group.uses.push(occurrence);
    else groups.push({ shape: new MergedChildOrder(), uses: [occurrence] });
    (group ?? groups.at(-1))?.shape.add(childOrder);
  }
  return groups.map((group) => group.uses);
}

/** The places in each parent's place, in their order. */
type ChildOrder = ReadonlyMap<string, readonly string[]>;

function childOrderOf(occurrence: LayoutBox, elementRefOf: ResolveElementRef): ChildOrder {
  const childOrder = new Map<string, readonly string[]>();
  const walk = (node: LayoutNode, parent: string): void => {
    if (node.kind !== 'box') return;
    const shown = visibleChildren(node);
    const elementRefs = shown.map((child) => elementRefOf(occurrence, child));
    childOrder.set(parent, [...(childOrder.get(parent) ?? []), ...elementRefs]);
    shown.forEach((child, index) => {
      // What stands inside another instance is that component's business.
      if (child.kind === 'box' && child.instance === null) walk(child, elementRefs[index] ?? '');
    });
  };
  walk(occurrence, '');
  return childOrder;
}

/** The places of all uses of a group: what only some have stands where it does there, among what all have. */
class MergedChildOrder {
  readonly #order = new Map<string, readonly string[]>();
  readonly #seats = new Map<string, { readonly parent: string; readonly index: number }>();

  isCompatibleWith(childOrder: ChildOrder): boolean {
    return [...childOrder].every(([parent, elementRefs]) => {
      let last = -1;
      return elementRefs.every((elementRef) => {
        const position = this.#seats.get(elementRef);
        if (!position) return true;
        const isBehind = position.parent === parent && position.index > last;
        last = position.index;
        return isBehind;
      });
    });
  }

  add(childOrder: ChildOrder): void {
    for (const [parent, elementRefs] of childOrder) {
      if (elementRefs.every((elementRef) => this.#seats.has(elementRef))) continue;
      const order = mergeOrders(this.#order.get(parent) ?? [], elementRefs);
      this.#order.set(parent, order);
      order.forEach((elementRef, index) => this.#seats.set(elementRef, { parent, index }));
    }
  }
}

/** Both lists in one: what only the second has follows what it follows there. */
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

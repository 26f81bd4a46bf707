/**
 * Controls that the design draws in several states come to know all of them: a use at rest or in any state gets what
 * the others change as declarations that hold in that state only. A use drawn disabled becomes one at rest that is
 * disabled. How a page looks while nobody touches it stays the same.
 */
import type { Declaration, LayoutBox, LayoutNode, LayoutTree, Style } from '../../1-layout/layout-tree.ts';
import { readVariantName } from '#design/variant-states';
import { tokenProperties } from '../../1-layout/token-name.ts';
import { placeOf, type StateChange } from './compare-states.ts';
import { resetValue } from './reset-value.ts';
import { openSwaps, type SwapTokens } from './swapped-tokens.ts';
import { openStates, type ChangesByPlace, type KnownStates } from './state-table.ts';

/** The same layout, its controls with the states that the design has drawn of them. */
export function applyStates(layout: LayoutTree): LayoutTree {
  if (layout.variants === undefined) return layout;
  const states = openStates(layout.variants, findSetNames(layout));
  if (states.size === 0) return layout;
  const tokens = new Set([...tokenProperties(layout.tokens).values()].map((name) => name.slice(2)));
  const apply = (node: LayoutNode): LayoutNode => {
    if (node.kind !== 'box') return node;
    const inside = { ...node, children: node.children.map(apply) };
    const known = states.get(node.instance?.componentId ?? node.componentId ?? '');
    return known ? applyTo(inside, known, tokens) : inside;
  };
  return { ...layout, pages: layout.pages.map((page) => ({ ...page, root: apply(page.root) })) };
}

function findSetNames({ pages, variants = [] }: LayoutTree): ReadonlyMap<string, string> {
  const setOf = new Map(variants.map(({ setId, root }) => [root.id, setId]));
  const names = new Map<string, string>();
  const waiting: LayoutNode[] = pages.map(({ root }) => root);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind !== 'box') continue;
    const setId = setOf.get(node.instance?.componentId ?? '');
    if (setId !== undefined && node.instance?.setName != null) names.set(setId, node.instance.setName);
    waiting.push(...node.children);
  }
  return names;
}

function applyTo(control: LayoutBox, known: KnownStates, tokens: ReadonlySet<string>): LayoutBox {
  const isDisabled = known.shows.includes('disabled');
  const layers = layersOf(control, known);
  const swap = openSwaps(layers, tokens);
  const styles = new Map(
    layers.map(({ node, place }) => {
      const own = known.own.get(place) ?? [];
      return [node, isDisabled ? undo(node.style, own, swap) : node.style] as const;
    }),
  );
  const added = new Map<LayoutNode, Declaration[]>(layers.map(({ node }) => [node, []]));
  for (const one of known.states) {
    const said = layers.map(({ node, place }) =>
      declare(styles.get(node) ?? [], place, one, known.own, swap),
    );
    // A use that has values of its own where the state has others looks like nothing that was drawn.
    if (said.includes(null)) continue;
    layers.forEach(({ node }, index) => added.get(node)?.push(...(said[index] ?? [])));
  }
  const change = (node: LayoutNode): LayoutNode => {
    const style = [...(styles.get(node) ?? node.style), ...(added.get(node) ?? [])];
    return node.kind === 'box' ? { ...node, style, children: node.children.map(change) } : { ...node, style };
  };
  const changed = change(control);
  if (changed.kind !== 'box') return control;
  return { ...changed, ...(isDisabled ? atRest(changed, known) : {}), reacts: true, isDisabled };
}

interface Layer {
  readonly node: LayoutNode;
  readonly place: string;
  readonly now: Style;
  readonly drawn: Style;
}

/** The layers of a use that its component has too. */
function layersOf(control: LayoutBox, known: KnownStates): readonly Layer[] {
  const layers: Layer[] = [];
  const visit = (node: LayoutNode): void => {
    const place = placeOf(control, node);
    const drawn = known.drawn.get(place);
    if (drawn !== undefined) layers.push({ node, place, now: node.style, drawn });
    if (node.kind === 'box') node.children.forEach(visit);
  };
  visit(control);
  return layers;
}

/** What a disabled one says of itself as the variant that it becomes. */
function atRest({ instance, name }: LayoutBox, { axis, rest }: KnownStates): Partial<LayoutBox> {
  if (instance === null) {
    const values = [...readVariantName(name), [axis, rest] as const];
    return { name: [...new Map(values)].map((pair) => pair.join('=')).join(', ') };
  }
  const properties = { ...instance.properties, [axis]: { kind: 'variant', value: rest } as const };
  return { instance: { ...instance, properties } };
}

function undo(style: Style, changes: readonly StateChange[], swap: SwapTokens): Style {
  const back = new Map(changes.map((change) => [change.property, change]));
  const kept = style.flatMap((one): readonly Declaration[] => {
    const change = one.below === undefined ? back.get(one.property) : undefined;
    if (change?.to == null || swap(change.to) !== one.value) return [one];
    return change.from === null ? [] : [{ ...one, value: swap(change.from) ?? change.from }];
  });
  const said = new Set(style.map(({ property }) => property));
  const lost = changes.flatMap(({ property, from, to }) =>
    to === null && from !== null && !said.has(property) ? [{ property, value: swap(from) ?? from }] : [],
  );
  return [...lost, ...kept];
}

/** What a state says of one layer; `null` where a use has a value of its own that no swap of tokens explains. */
function declare(
  style: Style,
  place: string,
  { state, changes }: KnownStates['states'][number],
  own: ChangesByPlace,
  swap: SwapTokens,
): Style | null {
  const drawn = new Map(own.get(place)?.map(({ property, to }) => [property, to]));
  const said: Declaration[] = [];
  for (const { property, from, to } of changes.get(place) ?? []) {
    const now = style.find((one) => one.property === property && one.below === undefined)?.value ?? null;
    const known = [from, to, drawn.get(property) ?? null].map((value) => value && swap(value));
    const value = to === null ? resetValue(property) : swap(to);
    if (!known.includes(now) || value === null) return null;
    said.push({ property, value, state });
  }
  return said;
}

/**
 * Controls that the design draws in several states come to know all of them: a use at rest or in any state gets what
 * the others change as declarations that hold in that state only. A use drawn disabled becomes one at rest that is
 * disabled. How a page looks while nobody touches it stays the same.
 */
import { readVariantName } from '#design/variant-states';
import { customPropertiesIn, resetValue } from '../../css/style-queries.ts';
import { tokenProperties } from '../../css/token-properties.ts';
import type { Declaration, LayoutBox, LayoutNode, LayoutTree, Style } from '../../layout/layout-tree.ts';
import {
  type ChangesByElement,
  type ComponentStates,
  controlElementRef,
  readComponentStates,
  type StateChange,
} from './component-states.ts';

/** The same layout, its controls with the states that the design has drawn of them. */
export function applyStates(layout: LayoutTree): LayoutTree {
  if (layout.variants === undefined) return layout;
  const states = readComponentStates(layout.variants, findSetNames(layout));
  if (states.size === 0) return layout;
  const tokens = new Set([...tokenProperties(layout.tokens).values()].map((name) => name.slice(2)));
  const apply = (node: LayoutNode): LayoutNode => {
    if (node.kind !== 'box') return node;
    const inside = { ...node, children: node.children.map(apply) };
    const known = states.get(node.instance?.componentId ?? node.componentId ?? '');
    return known ? applyStatesTo(inside, known, tokens) : inside;
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

function applyStatesTo(control: LayoutBox, known: ComponentStates, tokens: ReadonlySet<string>): LayoutBox {
  const isDisabled = known.shows.includes('disabled');
  const layers = layersOf(control, known);
  const substitute = inferTokenSubstitution(layers, tokens);
  const styles = new Map(
    layers.map(({ node, elementRef }) => {
      const own = known.own.get(elementRef) ?? [];
      return [node, isDisabled ? undoChanges(node.style, own, substitute) : node.style] as const;
    }),
  );
  const added = new Map<LayoutNode, Declaration[]>(layers.map(({ node }) => [node, []]));
  for (const one of known.states) {
    const declared = layers.map(({ node, elementRef }) =>
      declarationsOf(styles.get(node) ?? [], elementRef, one, known.own, substitute),
    );
    // A use that has values of its own where the state has others looks like nothing that was drawn.
    if (declared.includes(null)) continue;
    layers.forEach(({ node }, index) => added.get(node)?.push(...(declared[index] ?? [])));
  }
  const change = (node: LayoutNode): LayoutNode => {
    const style = [...(styles.get(node) ?? node.style), ...(added.get(node) ?? [])];
    return node.kind === 'box' ? { ...node, style, children: node.children.map(change) } : { ...node, style };
  };
  const changed = change(control);
  if (changed.kind !== 'box') return control;
  return { ...changed, ...(isDisabled ? asDefaultVariant(changed, known) : {}), reacts: true, isDisabled };
}

interface ControlLayer {
  readonly node: LayoutNode;
  readonly elementRef: string;
  readonly now: Style;
  readonly drawn: Style;
}

/** The layers of a use that its component has too. */
function layersOf(control: LayoutBox, known: ComponentStates): readonly ControlLayer[] {
  const layers: ControlLayer[] = [];
  const visit = (node: LayoutNode): void => {
    const elementRef = controlElementRef(control, node);
    const drawn = known.drawn.get(elementRef);
    if (drawn !== undefined) layers.push({ node, elementRef, now: node.style, drawn });
    if (node.kind === 'box') node.children.forEach(visit);
  };
  visit(control);
  return layers;
}

/** What a disabled one says of itself as the variant that it becomes. */
function asDefaultVariant(
  { instance, name }: LayoutBox,
  { axis, rest }: ComponentStates,
): Partial<LayoutBox> {
  if (instance === null) {
    const values = [...readVariantName(name), [axis, rest] as const];
    return { name: [...new Map(values)].map((pair) => pair.join('=')).join(', ') };
  }
  const properties = { ...instance.properties, [axis]: { kind: 'variant', value: rest } as const };
  return { instance: { ...instance, properties } };
}

function undoChanges(style: Style, changes: readonly StateChange[], substitute: SubstituteTokens): Style {
  const back = new Map(changes.map((change) => [change.property, change]));
  const kept = style.flatMap((one): readonly Declaration[] => {
    const change = one.below === undefined ? back.get(one.property) : undefined;
    if (change?.to == null || substitute(change.to) !== one.value) return [one];
    return change.from === null ? [] : [{ ...one, value: substitute(change.from) ?? change.from }];
  });
  const declared = new Set(style.map(({ property }) => property));
  const lost = changes.flatMap(({ property, from, to }) =>
    to === null && from !== null && !declared.has(property)
      ? [{ property, value: substitute(from) ?? from }]
      : [],
  );
  return [...lost, ...kept];
}

/** What a state says of one layer; `null` where a use has a value of its own that no swap of tokens explains. */
function declarationsOf(
  style: Style,
  elementRef: string,
  { state, changes }: ComponentStates['states'][number],
  own: ChangesByElement,
  substitute: SubstituteTokens,
): Style | null {
  const drawn = new Map(own.get(elementRef)?.map(({ property, to }) => [property, to]));
  const declared: Declaration[] = [];
  for (const { property, from, to } of changes.get(elementRef) ?? []) {
    const now = style.find((one) => one.property === property && one.below === undefined)?.value ?? null;
    const known = [from, to, drawn.get(property) ?? null].map((value) => value && substitute(value));
    const value = to === null ? resetValue(property) : substitute(to);
    if (!known.includes(now) || value === null) return null;
    declared.push({ property, value, state });
  }
  return declared;
}

/** Puts the tokens that a use has instead of its component's into a value; `null` where it cannot be told which. */
type SubstituteTokens = (value: string) => string | null;

/**
 * Says which tokens a use has where its component has others, as one on dark ground. A token that is nowhere seen
 * follows its family: where `light-text` became `dark-text`, `light-line` becomes `dark-line` if there is such a one.
 * @param known The custom properties of all tokens, without dashes.
 */
function inferTokenSubstitution(
  pairs: readonly { readonly drawn: Style; readonly now: Style }[],
  known: ReadonlySet<string>,
): SubstituteTokens {
  const substitutions = new SubstitutionTable();
  const prefixSubstitutions = new SubstitutionTable();
  for (const { drawn, now } of pairs) {
    const values = new Map(now.map((one) => [one.property, one.value]));
    for (const { property, value } of drawn) {
      const [own, others] = [customPropertiesIn(value), customPropertiesIn(values.get(property) ?? '')];
      if (own.length !== others.length) continue;
      own.forEach((token, index) => {
        const other = others[index] ?? token;
        substitutions.add(token, other);
        const end = commonSuffix(token, other);
        if (end !== '') prefixSubstitutions.add(token.slice(0, -end.length), other.slice(0, -end.length));
      });
    }
  }
  const substituteByPrefix = (token: string): string => {
    const found = prefixSubstitutions
      .entries()
      .map(([from, to]) => (token.startsWith(from) ? to + token.slice(from.length) : ''));
    return found.find((other) => known.has(other)) ?? token;
  };
  return (value) => {
    if (customPropertiesIn(value).some((token) => substitutions.get(token) === null)) return null;
    return value.replace(
      /var\(--([\w-]+)\)/g,
      (_, token: string) => `var(--${substitutions.get(token) ?? substituteByPrefix(token)})`,
    );
  };
}

/** What became what; `null` for what became several things. */
class SubstitutionTable {
  readonly #swaps = new Map<string, string | null>();

  add(from: string, to: string): void {
    const known = this.#swaps.get(from);
    this.#swaps.set(from, known === undefined || known === to ? to : null);
  }

  get(from: string): string | null | undefined {
    return this.#swaps.get(from);
  }

  entries(): readonly (readonly [from: string, to: string])[] {
    return [...this.#swaps].flatMap(([from, to]) =>
      to === null || to === from ? [] : [[from, to] as const],
    );
  }
}

/** The words in which two different names end alike, with the dash before them. */
function commonSuffix(one: string, other: string): string {
  if (one === other) return '';
  const words = one.split('-');
  const ends = words.map((_, index) => `-${words.slice(index).join('-')}`).slice(1);
  return ends.find((end) => other.endsWith(end)) ?? '';
}

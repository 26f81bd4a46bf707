/**
 * Adds state styles to controls. Where the design has variants for several states of a control, an instance in
 * any state gets the differences as declarations for `:hover`, `:focus-visible`, `:active` or `:disabled`. An
 * instance of the disabled variant becomes the default variant with `disabled`. The page without interaction does
 * not change.
 */
import { readVariantName } from '#design/variant-states';
import { propertyOf } from '../../css/properties.ts';
import { customPropertiesIn } from '../../css/style-queries.ts';
import { tokenProperties } from '../../css/token-properties.ts';
import type { Declaration, LayoutBox, LayoutNode, LayoutTree, Style } from '../../layout/layout-tree.ts';
import {
  type ChangesByElement,
  type ComponentStates,
  controlElementRef,
  readComponentStates,
  type StateChange,
} from './component-states.ts';

/** Adds the states that the design has as variants to the controls of a layout. */
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
  const queue: LayoutNode[] = pages.map(({ root }) => root);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (node.kind !== 'box') continue;
    const setId = setOf.get(node.instance?.componentId ?? '');
    if (setId !== undefined && node.instance?.setName != null) names.set(setId, node.instance.setName);
    queue.push(...node.children);
  }
  return names;
}

function applyStatesTo(control: LayoutBox, known: ComponentStates, tokens: ReadonlySet<string>): LayoutBox {
  const isDisabled = known.ownStates.includes('disabled');
  const layers = layersOf(control, known);
  const substitute = inferTokenSubstitution(layers, tokens);
  const styles = new Map(
    layers.map(({ node, elementRef }) => {
      const own = known.ownChanges.get(elementRef) ?? [];
      return [node, isDisabled ? undoChanges(node.style, own, substitute) : node.style] as const;
    }),
  );
  const added = new Map<LayoutNode, Declaration[]>(layers.map(({ node }) => [node, []]));
  for (const one of known.states) {
    const declared = layers.map(({ node, elementRef }) =>
      declarationsOf(styles.get(node) ?? [], elementRef, one, known.ownChanges, substitute),
    );
    // An instance with overrides of properties that the state changes has no known style for that state.
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
  readonly current: Style;
  readonly original: Style;
}

/** Returns the layers of an instance that its main component has too. */
function layersOf(control: LayoutBox, known: ComponentStates): readonly ControlLayer[] {
  const layers: ControlLayer[] = [];
  const visit = (node: LayoutNode): void => {
    const elementRef = controlElementRef(control, node);
    const drawn = known.styles.get(elementRef);
    if (drawn !== undefined) layers.push({ node, elementRef, current: node.style, original: drawn });
    if (node.kind === 'box') node.children.forEach(visit);
  };
  visit(control);
  return layers;
}

/** Returns what changes when a disabled instance becomes the default variant. */
function asDefaultVariant(
  { instance, name }: LayoutBox,
  { stateProperty, defaultValue }: ComponentStates,
): Partial<LayoutBox> {
  if (instance === null) {
    const values = [...readVariantName(name), [stateProperty, defaultValue] as const];
    return { name: [...new Map(values)].map((pair) => pair.join('=')).join(', ') };
  }
  const properties = {
    ...instance.properties,
    [stateProperty]: { kind: 'variant', value: defaultValue } as const,
  };
  return { instance: { ...instance, properties } };
}

function undoChanges(style: Style, changes: readonly StateChange[], substitute: SubstituteTokens): Style {
  const changesByProperty = new Map(changes.map((change) => [change.property, change]));
  const kept = style.flatMap((one): readonly Declaration[] => {
    const change = one.below === undefined ? changesByProperty.get(one.property) : undefined;
    if (change?.to == null || substitute(change.to) !== one.value) return [one];
    return change.from === null ? [] : [{ ...one, value: substitute(change.from) ?? change.from }];
  });
  const declared = new Set(style.map(({ property }) => property));
  const restored = changes.flatMap(({ property, from, to }) =>
    to === null && from !== null && !declared.has(property)
      ? [{ property, value: substitute(from) ?? from }]
      : [],
  );
  return [...restored, ...kept];
}

/**
 * Returns the declarations of a state for one layer; `null` where an override is not explained by other tokens.
 */
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
    const currentValue =
      style.find((one) => one.property === property && one.below === undefined)?.value ?? null;
    const known = [from, to, drawn.get(property) ?? null].map((value) => value && substitute(value));
    const value = to === null ? propertyOf(property).initial : substitute(to);
    if (!known.includes(currentValue) || value === null) return null;
    declared.push({ property, value, state });
  }
  return declared;
}

/**
 * Replaces the tokens of the main component by those of the instance; `null` where the replacement is ambiguous.
 */
type SubstituteTokens = (value: string) => string | null;

/**
 * Infers which tokens of an instance replace those of its component, for example on a dark background. A token
 * without an example follows its prefix: where `light-text` became `dark-text`, `light-line` becomes `dark-line`
 * if that token exists.
 * @param known The custom properties of all tokens, without dashes.
 */
function inferTokenSubstitution(
  pairs: readonly { readonly original: Style; readonly current: Style }[],
  known: ReadonlySet<string>,
): SubstituteTokens {
  const substitutions = new SubstitutionTable();
  const prefixSubstitutions = new SubstitutionTable();
  for (const { original, current } of pairs) {
    const values = new Map(current.map((one) => [one.property, one.value]));
    for (const { property, value } of original) {
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

/** Replacements by token; `null` for a token with several. */
class SubstitutionTable {
  readonly #replacements = new Map<string, string | null>();

  add(from: string, to: string): void {
    const known = this.#replacements.get(from);
    this.#replacements.set(from, known === undefined || known === to ? to : null);
  }

  get(from: string): string | null | undefined {
    return this.#replacements.get(from);
  }

  entries(): readonly (readonly [from: string, to: string])[] {
    return [...this.#replacements].flatMap(([from, to]) =>
      to === null || to === from ? [] : [[from, to] as const],
    );
  }
}

/** Returns the common suffix of two different names, with its leading dash. */
function commonSuffix(one: string, other: string): string {
  if (one === other) return '';
  const words = one.split('-');
  const ends = words.map((_, index) => `-${words.slice(index).join('-')}`).slice(1);
  return ends.find((end) => other.endsWith(end)) ?? '';
}

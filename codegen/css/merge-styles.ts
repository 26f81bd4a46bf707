/** Merges the styles of a component's instances: the declarations that they share become the component's style. */
import type { Declaration, Style } from '../layout/layout-tree.ts';
import { propertiesOverlap, propertyOf } from './properties.ts';

/** The declarations that several styles share, and those that only some of them have. */
export interface MergedStyles {
  readonly base: Style;
  /** One for each input style, in the same order; `null` where the input is `null`. */
  readonly remainders: readonly (Style | null)[];
}

/**
 * Splits styles into the declarations that all of them have and the remainder of each. A property of the base is in no
 * remainder, and neither is one of its longhands or shorthands, so the order of rules never matters.
 */
export function mergeStyles(drawn: readonly (Style | null)[]): MergedStyles {
  const styles = shareRowGaps(shareMaxWidths(shareBreakpoints(drawn)));
  const given = styles.filter((style) => style !== null);
  const [first = [], ...others] = given;
  if (others.every((style) => isSameStyle(style, first))) {
    return { base: first, remainders: styles.map((style) => style && []) };
  }
  const values = others.map((style) => new Map(style.map((one) => [declarationKey(one), one.value])));
  const shared = new Map(
    first
      .filter((one) => values.every((map) => map.get(declarationKey(one)) === one.value))
      .map((one) => [declarationKey(one), one]),
  );
  const differing = new Map(
    given
      .flat()
      .filter((one) => !shared.has(declarationKey(one)))
      .map((one) => [declarationKey(one), one]),
  );
  for (const [key, { property, state }] of shared) {
    // A declaration for a state has a higher specificity than an unconditional one, so the two never compete.
    const competing = [...differing.values()].filter((other) => other.state === state);
    if (competing.some((other) => propertiesOverlap(property, other.property))) shared.delete(key);
  }
  const isShared = (one: Declaration) => shared.has(declarationKey(one));
  return {
    base: first.filter(isShared),
    remainders: styles.map((style) => style && style.filter((declaration) => !isShared(declaration))),
  };
}

/**
 * Instances on pages of several widths declare the same below the width of their own page. The component declares it
 * below the narrowest of these widths, so that nothing moves at any of the drawn widths.
 */
function shareBreakpoints(styles: readonly (Style | null)[]): readonly (Style | null)[] {
  const narrowest = new Map<string, number>();
  const chained = new Set<string>();
  for (const style of styles) {
    const seen = new Set<string>();
    for (const { property, value, below } of style ?? []) {
      if (below === undefined) continue;
      if (seen.has(property)) chained.add(property);
      seen.add(property);
      const key = `${property}: ${value}`;
      narrowest.set(key, Math.min(below, narrowest.get(key) ?? below));
    }
  }
  if (narrowest.size === 0) return styles;
  const shared = styles.map(
    (style) =>
      style &&
      style.map((one) => {
        const below = narrowest.get(`${one.property}: ${one.value}`);
        const isFree = one.below === undefined || chained.has(one.property);
        return isFree || below === undefined ? one : { ...one, below };
      }),
  );
  return shareNarrowerValues(shared, chained);
}

/**
 * If all instances have the same unconditional value and some override it in narrower viewports, the others may
 * override it there too.
 */
function shareNarrowerValues(
  styles: readonly (Style | null)[],
  chained: ReadonlySet<string>,
): readonly (Style | null)[] {
  const given = styles.filter((style) => style !== null);
  const narrower = new Map(
    given.flat().flatMap((one) => (one.below === undefined ? [] : [[one.property, one] as const])),
  );
  const missing = [...narrower.values()].filter(({ property, value }) => {
    const declared = given.map((style) => style.filter((one) => one.property === property));
    const always = new Set(declared.map((some) => some.find(({ below }) => below === undefined)?.value));
    const below = declared.flatMap((some) => some.filter((one) => one.below !== undefined));
    return always.size === 1 && !chained.has(property) && below.every((one) => one.value === value);
  });
  if (missing.length === 0) return styles;
  return styles.map((style) => {
    const added = missing.filter(
      ({ property }) => !style?.some((one) => one.property === property && one.below !== undefined),
    );
    return style && [...style, ...added].sort(widestFirst);
  });
}

/** An instance that is never too narrow for its text may declare `max-width: 100%` as well. */
function shareMaxWidths(styles: readonly (Style | null)[]): readonly (Style | null)[] {
  const given = styles.filter((style) => style !== null);
  const limits = given.map((style) => style.filter(({ property }) => property === 'max-width'));
  const isMissing = (some: readonly Declaration[]) => some.length === 0;
  if (!limits.some(isMissing) || !limits.every((some) => some.every(isFullWidth))) return styles;
  const limit = limits.flat()[0];
  if (limit === undefined) return styles;
  return styles.map((style) => {
    if (style === null || style.some(({ property }) => property === 'max-width')) return style;
    const hugs = style.findIndex(({ property, value }) => property === 'width' && value === 'var(--hug)');
    return hugs < 0 ? style : [...style.slice(0, hugs + 1), limit, ...style.slice(hugs + 1)];
  });
}

/** A row that never wraps may declare a `row-gap`: it has no effect. */
function shareRowGaps(styles: readonly (Style | null)[]): readonly (Style | null)[] {
  const gaps = styles.flatMap((style) => (style ?? []).filter(({ property }) => property === 'row-gap'));
  const [gap, ...others] = gaps;
  if (
    gap === undefined ||
    gap.below !== undefined ||
    others.some(({ value, below }) => value !== gap.value || below !== undefined)
  )
    return styles;
  return styles.map((style) => style && (isSingleRow(style) ? [...style, gap] : style));
}

function isSingleRow(style: Style): boolean {
  const isFlex = style.some(({ property, value }) => property === 'display' && value === 'flex');
  return isFlex && !style.some(({ property }) => /^(flex-direction|flex-wrap|gap|row-gap)$/.test(property));
}

function isFullWidth({ value, below }: Declaration): boolean {
  return value === '100%' && below === undefined;
}

/** The sort is stable: unconditional declarations stay first and keep their order. */
function widestFirst(one: Declaration, other: Declaration): number {
  return (other.below ?? Infinity) - (one.below ?? Infinity) || 0;
}

/** Identifies a declaration that a style has at most once: a property, or a property below a width or in a state. */
function declarationKey({ property, below, state }: Declaration): string {
  if (state !== undefined) return `${property} ${state}`;
  return below === undefined ? property : `${property} below ${below}`;
}

/** Whether two styles have the same declarations in the same order. */
export function isSameStyle(one: Style, other: Style): boolean {
  return (
    one.length === other.length &&
    one.every(
      (declaration, index) =>
        declarationKey(declaration) === declarationKey(other[index] ?? declaration) &&
        declaration.value === other[index]?.value,
    )
  );
}

/** Whether a declaration positions an element in its parent or decides how it shares the available space. */
export function isOuterLayout({ property, state }: Declaration): boolean {
  return state === undefined && propertyOf(property).role === 'outer';
}

/** Whether a declaration belongs to an instance rather than to its component: its position, its size or an effect. */
export function isPlacement({ property, state }: Declaration): boolean {
  const { role } = propertyOf(property);
  return state === undefined && (role === 'outer' || role === 'size' || role === 'effect');
}

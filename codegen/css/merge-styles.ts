import type { Declaration, Style } from '../layout/layout-tree.ts';

/** What several styles share, and what each has beyond it. */
export interface MergedStyles {
  readonly base: Style;
  /** In the order of the styles that came in; `null` where there was none. */
  readonly remainders: readonly (Style | null)[];
}

/**
 * Splits styles into the declarations all of them have and the rest of each. A property in the base is in no rest,
 * nor is a longhand or shorthand of one, so the order of rules never decides anything.
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
    // What holds in a state only is stronger than what always holds, so the two never meet.
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
 * Uses on pages of several widths say the same below the width of their page each. One component says it below the
 * narrowest of them, so that nothing moves at the width of any.
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

/** What all uses say alike and some give up in narrower viewports, the others may give up there too. */
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

/** A use that is never too narrow for its words may say so all the same. */
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

/** A row that has no need to break into lines may say how far these would stand apart: it shows nowhere. */
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

/** Stable: what always holds stays first and in its order. */
function widestFirst(one: Declaration, other: Declaration): number {
  return (other.below ?? Infinity) - (one.below ?? Infinity) || 0;
}

/** What a style says at most once: a property, or one below a width or in a state. */
function declarationKey({ property, below, state }: Declaration): string {
  if (state !== undefined) return `${property} ${state}`;
  return below === undefined ? property : `${property} below ${below}`;
}

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

const insetSides = new Set(['top', 'right', 'bottom', 'left']);
const ownFlexProperties = new Set(['flex-direction', 'flex-wrap']);

/** Whether one property sets what the other does. */
export function propertiesOverlap(one: string, other: string): boolean {
  // The shorthand `border` leaves the corners alone, and `flex` what only the box itself decides.
  if (one.endsWith('-radius') !== other.endsWith('-radius')) return false;
  if (ownFlexProperties.has(one) || ownFlexProperties.has(other)) return one === other;
  if (one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`)) return true;
  return (one === 'inset' && insetSides.has(other)) || (other === 'inset' && insetSides.has(one));
}

/** What the place of use decides rather than the component: where it stands and how it shares the room. */
const outerProperties =
  /^(position|inset|top|right|bottom|left|z-index|margin|flex|flex-grow|flex-shrink|flex-basis|align-self|justify-self|place-self|order|grid-row|grid-column|grid-area)(-|$)/;
const sizeProperties = /^((min-|max-)?(width|height)|aspect-ratio|opacity|transform|rotate|scale|translate)$/;

export function isOuterLayout({ property, state }: Declaration): boolean {
  if (state !== undefined) return false;
  return outerProperties.test(property) && !property.startsWith('flex-direction') && property !== 'flex-wrap';
}

export function isPlacement(declaration: Declaration): boolean {
  return (
    isOuterLayout(declaration) ||
    (declaration.state === undefined && sizeProperties.test(declaration.property))
  );
}

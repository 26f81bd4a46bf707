import type { Declaration, Style } from '../1-layout/layout-tree.ts';

/** What several styles share, and what each has beyond it. */
export interface MergedStyles {
  readonly base: Style;
  /** In the order of the styles that came in; `null` where there was none. */
  readonly rests: readonly (Style | null)[];
}

/**
 * Splits styles into the declarations all of them have and the rest of each. A property in the base is in no rest,
 * nor is a longhand or shorthand of one, so the order of rules never decides anything.
 */
export function mergeStyles(drawn: readonly (Style | null)[]): MergedStyles {
  const styles = shareWidths(drawn);
  const given = styles.filter((style) => style !== null);
  const [first = [], ...others] = given;
  if (others.every((style) => isSameStyle(style, first))) {
    return { base: first, rests: styles.map((style) => style && []) };
  }
  const values = others.map((style) => new Map(style.map((one) => [placeOf(one), one.value])));
  const shared = new Map(
    first
      .filter((one) => values.every((map) => map.get(placeOf(one)) === one.value))
      .map((one) => [placeOf(one), one]),
  );
  const differing = new Map(
    given
      .flat()
      .filter((one) => !shared.has(placeOf(one)))
      .map((one) => [placeOf(one), one]),
  );
  for (const [place, { property }] of shared) {
    if ([...differing.values()].some((other) => overlaps(property, other.property))) shared.delete(place);
  }
  const isShared = (one: Declaration) => shared.has(placeOf(one));
  return {
    base: first.filter(isShared),
    rests: styles.map((style) => style && style.filter((declaration) => !isShared(declaration))),
  };
}

/**
 * Uses on pages of several widths say the same below the width of their page each. One component says it below the
 * narrowest of them, so that nothing moves at the width of any.
 */
function shareWidths(styles: readonly (Style | null)[]): readonly (Style | null)[] {
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
  return styles.map(
    (style) =>
      style &&
      style.map((one) => {
        const below = narrowest.get(`${one.property}: ${one.value}`);
        const isFree = one.below === undefined || chained.has(one.property);
        return isFree || below === undefined ? one : { ...one, below };
      }),
  );
}

/** What a style says at most once: a property, or one below a width. */
function placeOf({ property, below }: Declaration): string {
  return below === undefined ? property : `${property} below ${below}`;
}

export function isSameStyle(one: Style, other: Style): boolean {
  return (
    one.length === other.length &&
    one.every(
      ({ property, value, below }, index) =>
        property === other[index]?.property && value === other[index].value && below === other[index].below,
    )
  );
}

const insets = new Set(['top', 'right', 'bottom', 'left']);

/** Whether one property sets what the other does. */
function overlaps(one: string, other: string): boolean {
  // The shorthand `border` leaves the corners alone.
  if (one.endsWith('-radius') !== other.endsWith('-radius')) return false;
  if (one === other || one.startsWith(`${other}-`) || other.startsWith(`${one}-`)) return true;
  return (one === 'inset' && insets.has(other)) || (other === 'inset' && insets.has(one));
}

/** What the place of use decides rather than the component: where it stands and how it shares the room. */
const outerProperties =
  /^(position|inset|top|right|bottom|left|z-index|margin|flex|flex-grow|flex-shrink|flex-basis|align-self|justify-self|place-self|order|grid-row|grid-column|grid-area)(-|$)/;
const sizeProperties = /^((min-|max-)?(width|height)|aspect-ratio|opacity|transform|rotate|scale|translate)$/;

export function isOuter({ property }: Declaration): boolean {
  return outerProperties.test(property) && !property.startsWith('flex-direction') && property !== 'flex-wrap';
}

export function isPlacement(declaration: Declaration): boolean {
  return isOuter(declaration) || sizeProperties.test(declaration.property);
}

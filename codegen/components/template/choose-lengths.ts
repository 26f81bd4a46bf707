/**
 * Chooses one length for the occurrences of an element where these differ by chance, or where one of them is right for all.
 */
import { expandSides, readPx, splitCssValues } from '../../css/css-values.ts';
import { propertyOf } from '../../css/properties.ts';
import { flowOf, isOutOfFlow, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutNode } from '../../layout/layout-tree.ts';
import { visibleChildren } from '../walk-layout.ts';

/** Items that grow and shrink alike begin at the least of their lengths, with which none goes to the next line. */
export function chooseBasis(values: readonly (string | null)[]): string | undefined {
  const parts = values.map((value) => splitCssValues(value ?? ''));
  const bases = parts.map(([, , basis]) => readPx(basis));
  const [first = []] = parts;
  const isAlike = parts.every(([grow, shrink]) => grow === first[0] && shrink === first[1]);
  if (!isAlike || first.length !== 3 || bases.some((basis) => basis === null)) return undefined;
  const least = Math.min(...bases.flatMap((basis) => basis ?? []));
  return values[bases.indexOf(least)] ?? undefined;
}

/**
 * Whether some occurrences may be narrower than their words beside others, and the rest is in columns, where this means
 * nothing.
 */
export function mayBeNarrow(
  values: readonly (string | null)[],
  nodes: readonly LayoutNode[],
  parentOf: (node: LayoutNode) => LayoutNode | null,
): boolean {
  return values.every((value, index) => {
    const node = nodes[index];
    const parent = node === undefined ? null : parentOf(node);
    return value === '0' || (value === null && parent !== null && flowOf(parent) !== 'row');
  });
}

/** A width that is limited by that of the parent in some occurrences is in all. */
export function chooseLimit(values: readonly (string | null)[]): string | null | undefined {
  const limited = values.find((value) => value?.startsWith('min('));
  const [, own] = /^min\(([\d.]+px), 100%\)$/.exec(limited ?? '') ?? [];
  if (limited && own !== undefined && values.every((value) => value === limited || value === own))
    return limited;
  return chooseLength('max-width', values);
}

/**
 * Between children at both ends of a row, a gap is the least distance, and how soon the words need it is decided by the
 * words. All rows can have the greatest where each has more space than that.
 */
export function chooseLeastDistance(
  values: readonly (string | null)[],
  nodes: readonly LayoutNode[],
): string | null {
  const lengths = values.map((value) => (value === null ? 0 : readPx(value)));
  const greatest = Math.max(...lengths.map((length) => length ?? Number.NaN));
  const hasSpace = (node: LayoutNode) => {
    const inside = visibleChildren(node).filter((child) => !isOutOfFlow(child));
    const width = inside.reduce((sum, { drawn }) => sum + drawn.width, 0);
    return (
      flowOf(node) === 'row' &&
      unconditionalValueOf(node, 'justify-content') === 'space-between' &&
      width + greatest * (inside.length - 1) <= node.drawn.width
    );
  };
  return Number.isNaN(greatest) || !nodes.every(hasSpace)
    ? null
    : (values[lengths.indexOf(greatest)] ?? null);
}

/** Content that fills a minimum height has none of its own; where another content does not, all can have it. */
export function chooseMinHeight(
  values: readonly (string | null)[],
  nodes: readonly LayoutNode[],
): string | null {
  const given = values.filter((value) => value !== null);
  const [height, ...others] = new Set(given);
  const length = readPx(height);
  if (height === undefined || length === null || others.length > 0) return null;
  if (given.length * 2 < values.length) return null;
  return nodes.every(({ drawn }) => drawn.height > length - minMeant) ? height : null;
}

/** A length that all occurrences have but for a hand's drift, side by side; `undefined` where the difference is meant. */
export function chooseLength(
  property: string,
  values: readonly (string | null)[],
): string | null | undefined {
  const { scalesWithFontSize, role } = propertyOf(property);
  if (!scalesWithFontSize) return undefined;
  const least = role === 'text' ? minMeantInText : minMeant;
  const isMargin = property.startsWith('margin');
  const hasSides = property === 'padding' || property === 'margin';
  const lengths = values.map((value) => {
    const given = value ?? (isMargin || isHairlinePadding(property, values) ? '0' : '');
    return lengthsIn(hasSides && given !== '' ? expandSides(given).join(' ') : given);
  });
  const [first] = lengths;
  if (!first || first.length === 0 || lengths.some((one) => one?.length !== first.length)) return undefined;
  const isDrift = first.every((_, at) => {
    const own = lengths.map((one) => one?.[at] ?? 0);
    return (
      Math.max(...own) - Math.min(...own) <=
      (property === 'padding' && at === rightSide ? maxEndDrift : least)
    );
  });
  return isDrift ? commonest(values) : undefined;
}

/** Whether paddings are so narrow that parts without any have the same: rounding makes a group 1 px higher than its words. */
function isHairlinePadding(property: string, values: readonly (string | null)[]): boolean {
  return (
    property === 'padding' &&
    values.every((value) => value === null || (lengthsIn(value)?.every((length) => length <= 1) ?? false))
  );
}

/** Words end where they end, so the right padding of what a hand placed differs more. px. */
const [rightSide, maxEndDrift] = [1, 4];

/** px; a difference up to this is a hand's drift, and in the size of letters and lines a fraction that was rounded. */
export const minMeant = 2;
const minMeantInText = 0.49;

/** Returns the lengths of a value in px; `null` where it has others. */
function lengthsIn(value: string): readonly number[] | null {
  const lengths = splitCssValues(value).map(readPx);
  return lengths.every((length) => length !== null) ? lengths : null;
}

/** Returns the value that most occurrences have. */
export function commonest(values: readonly (string | null)[]): string | null {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [[first] = [null]] = [...counts].sort(([, one], [, other]) => other - one);
  return first;
}

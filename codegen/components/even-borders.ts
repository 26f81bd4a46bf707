/**
 * Gives the entries of a list one border, so that they differ only in its colour. Where one of them has a line that the
 * others lack, they get it without a colour in place of as much padding.
 */
import { expandSides, px, readPx, splitCssValues } from '../css/css-values.ts';
import { flowOf, isUnconditional, unconditionalValueOf } from '../css/style-queries.ts';
import type { Declaration, Style } from '../layout/layout-tree.ts';

const borders = ['border', 'border-top', 'border-bottom'] as const;
type Border = (typeof borders)[number];

/** The sides of `padding`, from the top clockwise. */
const sidesOf: Readonly<Record<Border, readonly (0 | 1 | 2 | 3)[]>> = {
  border: [0, 1, 2, 3],
  'border-top': [0],
  'border-bottom': [2],
};

/** Returns the styles with one border each, and its colour as `border-color` where it is not that of most. */
export function evenBorders(styles: readonly Style[]): readonly Style[] {
  return borders.reduce((current, border) => evenBorder(current, border), evenRings(styles));
}

/**
 * Draws the borders of some entries as rings, as others have them whose lines are no whole px wide: a ring takes no place, so the
 * padding is wider by as much.
 */
function evenRings(styles: readonly Style[]): readonly Style[] {
  const owner = styles.find(hasRing);
  const bordered = styles.filter((style) => readBorder(style, 'border') !== null);
  if (owner === undefined || bordered.length + styles.filter(hasRing).length < styles.length) return styles;
  const rings = styles.map((style) => {
    const border = readBorder(style, 'border');
    return border === null ? style : asRing(style, border, owner);
  });
  return rings.some((style) => style === null) ? styles : rings.flatMap((style) => (style ? [style] : []));
}

/** Whether a style draws a ring inside its box, and no border. */
function hasRing(style: Style): boolean {
  const shadow = unconditionalValueOf({ style }, 'box-shadow') ?? '';
  return /^inset 0 0 0 [\d.]+px [^,]+$/.test(shadow) && readBorder(style, 'border') === null;
}

/** Returns a style with a ring in the place of its border; `null` where its padding is not narrower by the border than another. */
function asRing(style: Style, { width, colour }: BorderLine, owner: Style): Style | null {
  const isTaken = unconditionalValueOf({ style }, 'box-shadow') !== undefined;
  if (isTaken || narrowPadding(owner, style, 'border', width) === null) return null;
  const padding = owner.find((one) => one.property === 'padding' && isUnconditional(one));
  const kept = style.filter(
    (one) => !(isUnconditional(one) && (one.property === 'border' || one.property === 'padding')),
  );
  const ring = { property: 'box-shadow', value: `inset 0 0 0 ${px(width)} ${colour}` };
  return [...kept, ...(padding === undefined ? [] : [padding]), ring];
}

function evenBorder(styles: readonly Style[], border: Border): readonly Style[] {
  const lines = styles.map((style) => readBorder(style, border));
  const drawn = lines.filter((line) => line !== null);
  const [first] = drawn;
  if (first === undefined || drawn.some(({ line }) => line !== first.line)) return styles;
  if (drawn.length === styles.length) {
    const usual = commonest(drawn.map(({ colour }) => colour));
    return styles.map((style, index) => setBorder(style, border, first.line, usual, lines[index]?.colour));
  }
  if (drawn.length === styles.length - 1 && drawn.length > 1) return addMissing(styles, lines, border, first);
  const owner = styles[lines.indexOf(first)];
  if (drawn.length > 1 || owner === undefined) return styles;
  const narrower = styles.map((style) =>
    style === owner ? owner : narrowPadding(style, owner, border, first.width),
  );
  return narrower.some((style) => style === null)
    ? styles
    : narrower.flatMap((style, index) =>
        style === null ? [] : [setBorder(style, border, first.line, 'transparent', lines[index]?.colour)],
      );
}

/**
 * Gives the only entry without a border one without a colour, where its padding is wider by as much, or its content stays in the
 * middle of a set height.
 */
function addMissing(
  styles: readonly Style[],
  lines: readonly (BorderLine | null)[],
  border: Border,
  { line, width }: BorderLine,
): readonly Style[] {
  const usual = commonest(lines.flatMap((one) => one?.colour ?? []));
  const missing = lines.indexOf(null);
  const owner = styles[lines.findIndex((one) => one !== null)];
  const bare = styles[missing];
  const narrower = bare && owner && narrowPadding(bare, owner, border, width);
  if (narrower)
    return styles.map((style, at) =>
      at === missing
        ? setBorder(narrower, border, line, usual, 'transparent')
        : setBorder(style, border, line, usual, lines[at]?.colour),
    );
  const isAlike = (style: Style): boolean =>
    unconditionalValueOf({ style }, 'height') !== undefined &&
    unconditionalValueOf({ style }, 'padding') === undefined &&
    unconditionalValueOf({ style }, 'align-items') === 'center';
  return border === 'border' && styles.every(isAlike)
    ? styles.map((style, at) => setBorder(style, border, line, usual, lines[at]?.colour ?? 'transparent'))
    : styles;
}

interface BorderLine {
  readonly width: number;
  /** Its width and style. */
  readonly line: string;
  readonly colour: string;
}

function readBorder(style: Style, border: Border): BorderLine | null {
  const [width, line, ...colour] = splitCssValues(unconditionalValueOf({ style }, border));
  const px = readPx(width);
  return px === null || line === undefined || colour.length === 0
    ? null
    : { width: px, line: `${width} ${line}`, colour: colour.join(' ') };
}

/** Returns a style with the padding of another, if its own is wider by the width of a border; otherwise `null`. */
function narrowPadding(style: Style, owner: Style, border: Border, width: number): Style | null {
  const [own, other] = [style, owner].map(paddingOf);
  const isWider = own?.every((padding, side) => {
    const added = sidesOf[border].some((one) => one === side) ? width : 0;
    const wider = padding - (other?.[side] ?? Number.NaN);
    // Words in the middle need no padding beside them.
    const isFree = border === 'border' && side % 2 === 1 && padding === 0 && wider === 0;
    return Math.abs(wider - added) <= maxDifference || (isFree && isCentredAcross(style));
  });
  if (isWider !== true) return null;
  const padding = owner.find((one) => one.property === 'padding' && isUnconditional(one));
  const isPadding = (one: Declaration) => one.property === 'padding' && isUnconditional(one);
  return padding === undefined
    ? style.filter((one) => !isPadding(one))
    : style.map((one) => (isPadding(one) ? padding : one));
}

/** Whether what is in a box is in its middle between left and right. */
function isCentredAcross(style: Style): boolean {
  const property = flowOf({ style }) === 'column' ? 'align-items' : 'justify-content';
  return unconditionalValueOf({ style }, property) === 'center';
}

/** Returns px of the padding of each side; `NaN` where it is in another unit. */
function paddingOf(style: Style): readonly number[] {
  return expandSides(unconditionalValueOf({ style }, 'padding') ?? '0px').map(
    (value) => readPx(value) ?? Number.NaN,
  );
}

/** px by which paddings may differ. */
const maxDifference = 0.5;

function setBorder(style: Style, border: Border, line: string, usual: string, own = usual): Style {
  const value = `${line} ${usual}`;
  const has = unconditionalValueOf({ style }, border) !== undefined;
  const even = has
    ? style.map((one) => (one.property === border && isUnconditional(one) ? { ...one, value } : one))
    : [...style, { property: border, value }];
  return own === usual ? even : [...even, { property: `${border}-color`, value: own }];
}

function commonest(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

/**
 * Gives the entries of a list one border, so that they differ only in its colour. Where one of them has a line that the
 * others lack, they get it without a colour in place of as much padding.
 */
import { expandSides, readPx, splitCssValues } from '../css/css-values.ts';
import { isUnconditional, unconditionalValueOf } from '../css/style-queries.ts';
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
  return borders.reduce((current, border) => evenBorder(current, border), styles);
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
  const [own, other] = [style, owner].map((one) =>
    expandSides(unconditionalValueOf({ style: one }, 'padding') ?? '0px').map(readPx),
  );
  const isWider = own?.every((padding, side) => {
    const added = sidesOf[border].some((one) => one === side) ? width : 0;
    return padding !== null && Math.abs(padding - (other?.[side] ?? Number.NaN) - added) <= maxDifference;
  });
  if (isWider !== true) return null;
  const padding = owner.find((one) => one.property === 'padding' && isUnconditional(one));
  const isPadding = (one: Declaration) => one.property === 'padding' && isUnconditional(one);
  return padding === undefined
    ? style.filter((one) => !isPadding(one))
    : style.map((one) => (isPadding(one) ? padding : one));
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

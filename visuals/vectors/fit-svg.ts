/** Fits a cleaned SVG into a file: each colour becomes the nearest one of the file, and strokes are as wide as its icons'. */
import {
  differenceCiede2000,
  formatHex,
  modeLab65,
  modeLrgb,
  modeRgb,
  modeXyz65,
  parse,
  useMode,
  wcagContrast,
} from 'culori/fn';
import type { FileStyle } from '#design/file-style';
import { type CleanedSvg, cleanSvg, printCleanSvg, type SvgPart } from './clean-svg.ts';
import { round } from './draw-parts.ts';

for (const mode of [modeRgb, modeLrgb, modeXyz65, modeLab65]) useMode(mode);

const difference = differenceCiede2000();

export const vectorKinds = ['icon', 'illustration'] as const;
export type VectorKind = (typeof vectorKinds)[number];

export interface FittedSvg {
  readonly svg: string;
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly shapes: number;
  /** What was removed or changed, a sentence each. */
  readonly notes: readonly string[];
}

/** The palette that a picture may use: icons the colours of icons that can be seen, and illustrations all of the file. */
export function paletteFor(kind: VectorKind, { colours, icons, ground }: FileStyle): readonly string[] {
  if (kind === 'illustration') return colours.slice(0, mostColours);
  const own = icons.colours.length > 0 ? icons.colours : colours;
  const back = ground === 'dark' ? '#1e1e1e' : '#ffffff';
  const seen = own.filter((colour) => wcagContrast(colour, back) >= leastContrast);
  return (seen.length > 0 ? seen : own).slice(0, mostColours);
}

const mostColours = 16;
/** Of an icon to what is behind it; WCAG wants 3 where the icon is needed to understand the page. */
const leastContrast = 3;

/** px of an icon that a file has none to go by for, and of an illustration. */
const usualSize = { icon: 24, illustration: 240 } as const;

/** px of the longer side of what is placed. */
export function sizeFor(kind: VectorKind, { icons }: FileStyle): number {
  return kind === 'icon' ? (icons.size ?? usualSize.icon) : usualSize.illustration;
}

/** @throws Error with one plain sentence where the answer has no picture in it */
export function fitSvg(answer: string, kind: VectorKind, style: FileStyle): FittedSvg {
  const clean = cleanSvg(answer);
  const { box } = clean;
  const side = sizeFor(kind, style);
  const scale = side / Math.max(box.width, box.height);
  const notes: string[] = [];
  if (clean.removed.length > 0)
    notes.push(`Removed, because it is not a plain shape: ${clean.removed.slice(0, 8).join(', ')}.`);
  const changed = new Map<string, string>();
  const palette = paletteFor(kind, style);
  const coloured = mapParts(clean.root, (attributes, isRoot) =>
    snapColours(attributes, isRoot, palette, changed),
  );
  if (changed.size > 0) {
    const pairs = [...changed].slice(0, 6).map(([from, to]) => `${from} to ${to}`);
    notes.push(
      `Colours of the file instead of its own: ${pairs.join(', ')}${changed.size > 6 ? ' and others' : ''}.`,
    );
  }
  const width = kind === 'icon' ? style.icons.strokeWidth : null;
  const root = width === null ? coloured : snapStrokes(coloured, width / scale, width, notes);
  const size = { width: round(box.width * scale), height: round(box.height * scale) };
  return { svg: printCleanSvg({ root, box }, size), ...size, shapes: clean.shapes, notes };
}

type Attributes = SvgPart['attributes'];

function mapParts(
  part: SvgPart,
  change: (attributes: Attributes, isRoot: boolean) => Attributes,
  isRoot = true,
): SvgPart {
  return {
    ...part,
    attributes: change(part.attributes, isRoot),
    children: part.children.map((child) => mapParts(child, change, false)),
  };
}

/** Without a fill, a shape would be black. */
function snapColours(
  attributes: Attributes,
  isRoot: boolean,
  palette: readonly string[],
  changed: Map<string, string>,
): Attributes {
  const painted = isRoot ? { fill: 'currentColor', ...attributes } : attributes;
  return Object.fromEntries(
    Object.entries(painted).map(([name, value]) => {
      if ((name !== 'fill' && name !== 'stroke') || value.toLowerCase() === 'none') return [name, value];
      return [name, snapColour(value, palette, changed)];
    }),
  );
}

function snapColour(value: string, palette: readonly string[], changed: Map<string, string>): string {
  const [first = '#111111'] = palette;
  const colour = value.toLowerCase() === 'currentcolor' ? undefined : readColour(value);
  if (colour === undefined) return first;
  const nearest = palette.reduce<string | null>(
    (best, one) => (best === null || difference(one, colour) < difference(best, colour) ? one : best),
    null,
  );
  if (nearest === null || nearest === colour) return colour;
  changed.set(colour, nearest);
  return nearest;
}

function readColour(value: string): string | undefined {
  const parsed = parse(value);
  return parsed === undefined ? namedColours[value.toLowerCase()] : formatHex(parsed);
}

/** Words that models use; the colours themselves come from the file. */
const namedColours: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  purple: '#800080',
  gray: '#808080',
  grey: '#808080',
};

/** Strokes of another width get the one of the file's icons; what has no stroke stays without one. */
function snapStrokes(root: CleanedSvg['root'], width: number, shown: number, notes: string[]): SvgPart {
  let changes = 0;
  const target = String(round(width));
  const snapped = mapParts(root, (attributes) => {
    const has = attributes['stroke-width'] !== undefined;
    const strokes = attributes['stroke'] !== undefined && attributes['stroke'] !== 'none';
    if (!has && !strokes) return attributes;
    if (attributes['stroke-width'] !== target) changes += 1;
    return { ...attributes, 'stroke-width': target };
  });
  if (changes > 0) notes.push(`Strokes are ${String(shown)} px wide, as in the icons of the file.`);
  return snapped;
}

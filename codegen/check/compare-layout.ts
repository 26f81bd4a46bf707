/**
 * Compares how a page is laid out with its frame, in words of layout: texts that are hidden, cut, covered, elsewhere,
 * wrapped or in another colour, and pictures and boxes that look different. A page may be a little longer or shorter
 * above a text; what counts is how far the text is from the one above it.
 */
import type { LayoutDifference } from '#design/receipt';
import type { DesignNode, TextNode } from '#design/tree';
import type { PageAtWidth } from '../renderer.ts';
import type { PageText, TextLine } from '../targets/preview/page-texts.ts';
import { findOverlaps, quoteStart } from './check-responsive.ts';
import { compareSurfaces, compareTextColours, type PicturePair } from './compare-colours.ts';
import { normalizeText, readShownWords, removeSpaces } from './text-units.ts';

export interface LayoutInput extends PicturePair {
  /** The frame, with the lines that the layout joined. */
  readonly root: DesignNode;
  /** The page at its drawn width. */
  readonly shown: PageAtWidth;
  /** px */
  readonly width: number;
}

/** Everything that is elsewhere or looks different; `null` for a frame of which nothing can be compared. */
export function compareLayout(input: LayoutInput): readonly LayoutDifference[] | null {
  const { root, shown, width } = input;
  const placed = placeTexts(root, shown.texts);
  const surfaces = compareSurfaces(root, placed, input);
  if (placed.length === 0 && surfaces === null) return null;
  const off = (kind: LayoutDifference['kind'], nodeId: string, sentence: string) =>
    ({ kind, band: 'off', nodeId, sentence }) as const;
  const overflow = Math.round(shown.contentWidth - width);
  const differences = [
    ...(overflow > 1 ? [off('scrolls', root.id, `The page is ${overflow} px wider than the frame`)] : []),
    ...findHidden(root, placed, shown).map(({ id, text }) =>
      off('hidden', id, `${quoteStart(text)} is not visible`),
    ),
    ...placed
      .filter(({ isCut }) => isCut)
      .map(({ nodeId, text }) => off('cut', nodeId, `${quoteStart(text)} is cut off`)),
    ...findCovered(placed, shown.texts),
    ...findApart(placed),
    ...placed.flatMap((one, index) => describeMove(one, findAbove(placed, index), width)),
    ...placed.flatMap(describeWrap),
    ...compareTextColours(placed, input).map(({ nodeId, sentence }) => off('colour', nodeId, sentence)),
    ...(surfaces ?? []),
  ];
  return [
    ...differences.filter(({ band }) => band === 'off'),
    ...differences.filter(({ band }) => band !== 'off'),
  ];
}

/** Texts of the frame of which a word is shown nowhere on the page. */
function findHidden(root: DesignNode, placed: readonly PlacedText[], shown: PageAtWidth) {
  const known = new Set(placed.map(({ nodeId }) => nodeId));
  const all = readShownWords(shown);
  // A text may be shown as a label and a field. A mark without letters may come from the styles.
  const isShown = (text: string, squeezed: string) =>
    all.includes(squeezed) ||
    !/[\p{L}\p{N}]/u.test(text) ||
    text.split(' ').every((word) => all.includes(word));
  return collectDrawnTexts(root).flatMap(({ node, text, squeezed }) =>
    known.has(node.id) || isShown(text, squeezed) ? [] : [{ id: node.id, text }],
  );
}

/** Pairs of texts that overlap and do not in the design. */
function findCovered(placed: readonly PlacedText[], texts: readonly PageText[]): readonly LayoutDifference[] {
  const owners = new Map(placed.flatMap((one) => one.runs.map((run) => [run, one] as const)));
  const seen = new Set<PlacedText>();
  return findOverlaps(texts).flatMap(([first, second]): LayoutDifference[] => {
    const [one, other] = [owners.get(first), owners.get(second)];
    if (!one || !other || one === other || seen.has(one)) return [];
    const overlap = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const depth = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    if (overlap > 2 && depth > 2) return [];
    seen.add(one);
    return [
      {
        kind: 'covered',
        band: 'off',
        nodeId: one.nodeId,
        sentence: `${quoteStart(one.text)} and ${quoteStart(other.text)} overlap`,
      },
    ];
  });
}

/** px by which two texts in a row may part. */
const rowTolerance = 24;

/** Texts that stand beside another one in the design and do not on the page. */
function findApart(placed: readonly PlacedText[]): readonly LayoutDifference[] {
  const byBand = groupByBand(placed);
  return placed.flatMap((one): LayoutDifference[] => {
    let next: PlacedText | null = null;
    for (const other of bandsOf(one).flatMap((band) => byBand.get(band) ?? [])) {
      const isBeside =
        other.drawn.left >= one.drawn.right - 1 &&
        Math.min(one.drawn.bottom, other.drawn.bottom) - Math.max(one.drawn.top, other.drawn.top) >
          0.5 * Math.min(heightOf(one.drawn), heightOf(other.drawn));
      if (isBeside && (next === null || other.drawn.left < next.drawn.left)) next = other;
    }
    if (next === null) return [];
    const parting = Math.round(next.offset.y - one.offset.y);
    const isBehind = next.shown.left < one.shown.left;
    if (Math.abs(parting) <= rowTolerance && !isBehind) return [];
    const where =
      isBehind && Math.abs(parting) <= rowTolerance ? 'to the left of' : parting > 0 ? 'below' : 'above';
    return [
      {
        kind: 'apart',
        band: 'off',
        nodeId: next.nodeId,
        sentence: `${quoteStart(next.text)} is ${where} ${quoteStart(one.text)} instead of to its right`,
      },
    ];
  });
}

/** px of height in which texts are looked up together. */
const bandHeight = 64;

function bandsOf({ drawn }: PlacedText): readonly number[] {
  const first = Math.floor(drawn.top / bandHeight);
  const last = Math.floor(drawn.bottom / bandHeight);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The texts in each band of the page, so that neighbours are found without comparing all texts. */
function groupByBand(placed: readonly PlacedText[]): ReadonlyMap<number, readonly PlacedText[]> {
  const bands = new Map<number, PlacedText[]>();
  for (const one of placed) for (const band of bandsOf(one)) addTo(bands, band, one);
  return bands;
}

function addTo<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = groups.get(key);
  if (known) known.push(value);
  else groups.set(key, [value]);
}

function heightOf({ top, bottom }: TextPlace): number {
  return bottom - top;
}

/** px that nobody minds, and px from which a text is in the wrong place; to the sides also a share of the frame. */
const move = { close: 6, offX: 48, offShareX: 0.15, offY: 64 };

/** How many texts before one are looked at for the one above it. */
const maxLookedAt = 200;

/** The last text above another one in its column, else the last one above it. */
function findAbove(placed: readonly PlacedText[], index: number): PlacedText | undefined {
  const one = placed[index];
  if (one === undefined) return undefined;
  const before = placed.slice(Math.max(0, index - maxLookedAt), index);
  const above = before.filter(({ drawn }) => drawn.bottom <= one.drawn.top + 1);
  const inColumn = ({ drawn }: PlacedText) => drawn.left < one.drawn.right && one.drawn.left < drawn.right;
  return above.findLast(inColumn) ?? above.at(-1);
}

function describeMove(
  one: PlacedText,
  above: PlacedText | undefined,
  width: number,
): readonly LayoutDifference[] {
  const x = Math.round(one.offset.x);
  const y = Math.round(one.offset.y - (above?.offset.y ?? 0));
  if (Math.abs(x) <= move.close && Math.abs(y) <= move.close) return [];
  const isOff = Math.abs(x) > Math.max(move.offX, width * move.offShareX) || Math.abs(y) > move.offY;
  const parts = [
    ...(Math.abs(x) > move.close ? [`${Math.abs(x)} px too far to the ${x < 0 ? 'left' : 'right'}`] : []),
    ...(Math.abs(y) > move.close
      ? [
          above
            ? `${Math.abs(y)} px ${y < 0 ? 'too close to' : 'too far from'} ${quoteStart(above.text)} above it`
            : `${Math.abs(y)} px too ${y < 0 ? 'high' : 'low'}`,
        ]
      : []),
  ];
  return [
    {
      kind: 'moved',
      band: isOff ? 'off' : 'close',
      nodeId: one.nodeId,
      sentence: `${quoteStart(one.text)} is ${parts.join(' and ')}`,
    },
  ];
}

function describeWrap({ drawn, shown, text, nodeId }: PlacedText): readonly LayoutDifference[] {
  if (shown.lines === drawn.lines) return [];
  const isOff = shown.lines >= drawn.lines + 2 && shown.lines >= 2 * drawn.lines;
  const sentence = `${quoteStart(text)} takes ${shown.lines} ${shown.lines === 1 ? 'line' : 'lines'} instead of ${drawn.lines}`;
  return [{ kind: 'wrapped', band: isOff ? 'off' : 'close', nodeId, sentence }];
}

/** A text of the design and the place of its first line on the page; px from the corner of the frame. */
export interface PlacedText {
  readonly nodeId: string;
  readonly text: string;
  readonly drawn: TextPlace;
  readonly shown: TextPlace;
  /** All of it in the design. */
  readonly box: Omit<TextPlace, 'lines'>;
  /** px to the right and down from where the design has it. */
  readonly offset: { readonly x: number; readonly y: number };
  /** The runs of the page that show it. */
  readonly runs: readonly number[];
  readonly isCut: boolean;
}

export interface TextPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Rows of text. */
  readonly lines: number;
}

interface DrawnText {
  readonly node: TextNode;
  readonly squeezed: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Finds the texts of a frame on a page. Texts that are turned, or that begin inside of another text, are left out. */
export function placeTexts(root: DesignNode, texts: readonly PageText[]): readonly PlacedText[] {
  const runs = texts.map(({ text }) => removeSpaces(normalizeText(text)));
  const starts = new Map<string, number[]>();
  runs.forEach((run, index) => addTo(starts, run.slice(0, 1), index));
  const taken = new Set<number>();
  const bySpelling = new Map<string, DrawnText[]>();
  for (const drawn of collectDrawnTexts(root)) addTo(bySpelling, drawn.squeezed, drawn);
  const longestFirst = [...bySpelling].sort(([a], [b]) => b.length - a.length);
  const placed = longestFirst.flatMap(([squeezed, equal]): PlacedText[] => {
    const found = (starts.get(squeezed.slice(0, 1)) ?? []).flatMap((start) => {
      const used = findRuns(squeezed, start, runs, taken);
      const place = used && placeOf(used.flatMap((index) => texts[index]?.lines ?? []));
      return used && place ? equal.map((drawn) => placeText(drawn, used, place, texts)) : [];
    });
    // Of equal texts each gets the nearest.
    const known = new Set<string>();
    return found
      .toSorted((a, b) => distanceOf(a) - distanceOf(b))
      .filter(({ nodeId, runs: used }) => {
        if (known.has(nodeId) || used.some((index) => taken.has(index))) return false;
        known.add(nodeId);
        used.forEach((index) => taken.add(index));
        return true;
      });
  });
  return placed.toSorted((a, b) => a.drawn.top - b.drawn.top || a.drawn.left - b.drawn.left);
}

function distanceOf({ offset }: PlacedText): number {
  return Math.hypot(offset.x, offset.y);
}

/** The runs from `start` on that together are the text; `null` if they are not. */
function findRuns(
  wanted: string,
  start: number,
  runs: readonly string[],
  taken: ReadonlySet<number>,
): readonly number[] | null {
  let rest = wanted;
  const used: number[] = [];
  for (let index = start; rest !== ''; index += 1) {
    const run = runs[index];
    if (run === undefined || taken.has(index)) return null;
    // The text may be a part of a longer one.
    if (run.length > rest.length && used.length === 0 && run.startsWith(rest)) return [index];
    if (!rest.startsWith(run)) return null;
    rest = rest.slice(run.length);
    used.push(index);
  }
  return used;
}

function collectDrawnTexts(root: DesignNode): DrawnText[] {
  const texts: DrawnText[] = [];
  const { x, y } = root.absoluteBox;
  const visit = (node: DesignNode, isTurned: boolean): void => {
    if (node !== root && (!node.visible || node.mask || node.opacity === 0)) return;
    const turned = isTurned || node.rotation !== 0 || node.flip.x || node.flip.y;
    if (node.kind === 'box') for (const child of node.children) visit(child, turned);
    if (node.kind !== 'text' || turned || node.runs.every(({ fills }) => fills.length === 0)) return;
    const text = normalizeText(node.characters);
    if (text === '') return;
    const { absoluteBox } = node;
    texts.push({ node, text, squeezed: removeSpaces(text), x: absoluteBox.x - x, y: absoluteBox.y - y });
  };
  visit(root, false);
  return texts;
}

/** The first row of some lines, and how many rows they are. */
function placeOf(lines: readonly TextLine[]): TextPlace | null {
  const [first] = lines;
  if (!first) return null;
  const middles = lines.map(({ top, bottom }) => (top + bottom) / 2);
  const isFirst = ({ top, bottom }: TextLine) =>
    first.top < (top + bottom) / 2 && (top + bottom) / 2 < first.bottom;
  const row = lines.filter(isFirst);
  let rows = 1;
  let last = middles[0] ?? 0;
  lines.forEach(({ top }, index) => {
    const middle = middles[index] ?? 0;
    if (top <= last) return;
    rows += 1;
    last = middle;
  });
  return {
    left: Math.min(...row.map(({ left }) => left)),
    right: Math.max(...row.map(({ right }) => right)),
    top: first.top,
    bottom: first.bottom,
    lines: rows,
  };
}

function placeText(
  { node, text, x, y }: DrawnText,
  runs: readonly number[],
  shown: TextPlace,
  texts: readonly PageText[],
): PlacedText {
  const { width, height } = node.absoluteBox;
  const { align, verticalAlign, resize } = node.paragraph;
  const style = node.runs[0]?.style;
  const lineHeight =
    style?.drawnLineHeight ??
    (typeof style?.lineHeight === 'number' ? style.lineHeight : (style?.size ?? 16) * 1.2);
  const lines =
    resize === 'hug' || resize === 'height' ? Math.max(1, Math.round(height / lineHeight)) : shown.lines;
  const block = lines * lineHeight;
  const top = { top: y, center: y + (height - block) / 2, bottom: y + height - block }[verticalAlign];
  const middle = top + lineHeight / 2;
  const offsets = [
    shown.left - x,
    (shown.left + shown.right) / 2 - (x + width / 2),
    shown.right - (x + width),
  ] as const;
  const nearest = offsets.reduce((best, one) => (Math.abs(one) < Math.abs(best) ? one : best));
  const aligned = { left: offsets[0], justify: offsets[0], center: offsets[1], right: offsets[2] }[align];
  return {
    nodeId: node.id,
    text,
    box: { left: x, right: x + width, top: y, bottom: y + height },
    drawn: {
      left: x,
      right: x + width,
      top: middle - (shown.bottom - shown.top) / 2,
      bottom: middle + (shown.bottom - shown.top) / 2,
      lines,
    },
    shown,
    offset: { x: resize === 'hug' ? nearest : aligned, y: (shown.top + shown.bottom) / 2 - middle },
    runs,
    isCut: runs.some((index) => texts[index]?.isCut ?? false),
  };
}

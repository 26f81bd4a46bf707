/**
 * Gives each label of a row of options a cell of its own. A hand draws a pill behind the selected label, or a line below
 * it, and nothing around the others: with cells they are boxes of one kind, of which one is painted.
 */
import type { BoxNode, DesignNode, Rectangle, TextNode } from '#design/tree';
import { isNear } from '../axis.ts';
import { emptyBox } from '../empty-box.ts';
import { createRectangleIndex, type RectangleIndex } from '../rectangle-index.ts';
import { driftTolerance } from '../tolerances.ts';
import { containsRectangle, unionOf } from '../visual-bounds.ts';

/** Returns the children with cells around the labels that no pill is behind. */
export function addOptionCells(children: readonly DesignNode[], owner: BoxNode): readonly DesignNode[] {
  const marks = children.filter(isMark);
  if (marks.length === 0 || marks.length > maxMarks) return children;
  const places = createRectangleIndex(marks.map(({ box }) => box));
  const texts = children.filter(isLabel);
  const cells = new Map<DesignNode, BoxNode | null>();
  for (const row of findRows(texts)) {
    const marked = findMarked(row, marks, places);
    const made = marked === null ? [] : makeCells(row, marked, { owner, children });
    const isBlocked = made.some(
      ({ node, cell }) => cell !== null && node !== marked?.mark && isInTheWay(cell, marked, children),
    );
    if (isBlocked) continue;
    for (const { node, cell } of made) cells.set(node, cell);
  }
  if (cells.size === 0) return children;
  return children.flatMap((child) => {
    const cell = cells.get(child);
    return cell === undefined ? [child] : cell === null ? [] : [cell];
  });
}

/** With more rectangles than this, a frame is a drawing. */
const maxMarks = 200;

/** px; sizes of a pill behind a label and of a line below one. */
const markSize = { minPill: 18, maxPill: 64, maxPillWidth: 240, maxLine: 4, minLineWidth: 8 };
/** px; the largest label and the widest space between two of them. */
const labelSize = { font: 20, letters: 24, gap: 96 };
/** px by which distances in one row may differ. */
const pitchTolerance = 2 * driftTolerance;

function isMark(node: DesignNode): node is BoxNode {
  if (node.kind !== 'box' || node.role !== 'rectangle' || node.children.length > 0 || !isPlain(node))
    return false;
  if (node.contour !== null || node.effects.some(({ kind }) => kind !== 'drop-shadow')) return false;
  // A rectangle without paint is a cell that the design has already.
  return (
    (isLine(node) && node.fills.length > 0) ||
    (node.box.height >= markSize.minPill && node.box.height <= markSize.maxPill)
  );
}

function isLine({ box }: BoxNode): boolean {
  return box.height <= markSize.maxLine && box.width >= markSize.minLineWidth;
}

function isLabel(node: DesignNode): node is TextNode {
  return (
    node.kind === 'text' &&
    isPlain(node) &&
    node.characters.length <= labelSize.letters &&
    !node.characters.includes('\n') &&
    sizeOf(node) <= labelSize.font
  );
}

function isPlain({ visible, mask, rotation, link }: DesignNode): boolean {
  return visible && mask === null && rotation === 0 && link === null;
}

function sizeOf({ runs }: TextNode): number {
  return runs[0]?.style.size ?? 0;
}

/** Labels of one size beside each other, from left to right. */
function findRows(texts: readonly TextNode[]): readonly (readonly TextNode[])[] {
  const lines: TextNode[][] = [];
  for (const text of texts.toSorted((one, other) => middleOf(one.box) - middleOf(other.box))) {
    const line = findLine(lines, text);
    if (line !== null) line.push(text);
    else lines.push([text]);
  }
  return lines.flatMap((line) => {
    const rows: TextNode[][] = [];
    for (const text of line.toSorted((one, other) => one.box.x - other.box.x)) {
      const last = rows.at(-1)?.at(-1);
      const gap = last === undefined ? Infinity : text.box.x - endOf(last.box);
      if (gap >= 0 && gap <= labelSize.gap) rows.at(-1)?.push(text);
      else rows.push([text]);
    }
    return rows.filter((row) => row.length > 1 && !row.every(isPageNumber));
  });
}

/** The numbers of a pagination belong to the arrows beside them, and not to a list of their own. */
function isPageNumber({ characters }: TextNode): boolean {
  return /^(\d{1,4}|…|\.{3})$/.test(characters.trim());
}

/** Finds the line of a text among those from the top to its own middle. */
function findLine(lines: readonly TextNode[][], text: TextNode): TextNode[] | null {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const [first] = lines[index] ?? [];
    if (first === undefined || !isNear(middleOf(first.box), middleOf(text.box), driftTolerance)) return null;
    if (sizeOf(first) === sizeOf(text)) return lines[index] ?? null;
  }
  return null;
}

function middleOf({ y, height }: Rectangle): number {
  return y + height / 2;
}

function centreOf({ x, width }: Rectangle): number {
  return x + width / 2;
}

function endOf({ x, width }: Rectangle): number {
  return x + width;
}

/** The label of a row that has a pill behind it or a line below it. */
interface Marked {
  readonly text: TextNode;
  readonly mark: BoxNode;
}

/** Returns the only marked label of a row; `null` where there is none or more than one. */
function findMarked(
  row: readonly TextNode[],
  marks: readonly BoxNode[],
  places: RectangleIndex,
): Marked | null {
  const found = row.flatMap((text) => {
    const { box } = text;
    return places.meeting({ ...box, height: box.height + sizeOf(text) }).flatMap((index) => {
      const mark = marks[index];
      return mark !== undefined && isMarkOf(mark, text, row) ? [{ text, mark }] : [];
    });
  });
  const [only, more] = found;
  return only !== undefined && more === undefined ? only : null;
}

function isMarkOf(mark: BoxNode, text: TextNode, row: readonly TextNode[]): boolean {
  if (!isNear(centreOf(mark.box), centreOf(text.box), pitchTolerance)) return false;
  if (isLine(mark)) {
    const distance = mark.box.y - text.box.y - text.box.height;
    return (
      distance >= -driftTolerance &&
      distance <= sizeOf(text) &&
      mark.box.width >= text.box.width - pitchTolerance
    );
  }
  return (
    mark.box.width <= markSize.maxPillWidth &&
    containsRectangle(mark.box, text.box, driftTolerance) &&
    row.every((other) => other === text || !containsRectangle(mark.box, other.box, driftTolerance))
  );
}

interface MadeCell {
  readonly node: DesignNode;
  /** What takes its place; `null` where nothing does. */
  readonly cell: BoxNode | null;
}

/** Makes the cells of a row; none where its labels are not placed as those of one list. */
function makeCells(
  row: readonly TextNode[],
  { text, mark }: Marked,
  { owner, children }: CellPlace,
): readonly MadeCell[] {
  const others = row.filter((one) => one !== text);
  if (isLine(mark)) {
    const area = unionOf(text.box, mark.box);
    const cells = row.map((node): MadeCell => {
      const cell = cellOf(
        node,
        {
          ...area,
          x: node.box.x - (text.box.x - area.x),
          width: node.box.width + area.width - text.box.width,
          y: node.box.y,
        },
        owner,
      );
      return { node, cell: node === text ? withLine(cell, mark) : cell };
    });
    return [...cells, { node: mark, cell: null }];
  }
  if (row.length === 2) return makeOtherHalf(row, { text, mark }, { owner, children });
  const width = findWidth(row, { text, mark });
  if (width === null) return [];
  return others.map((node) => {
    const own = width === 'pill' ? mark.box.width : mark.box.width - text.box.width + node.box.width;
    return { node, cell: cellOf(node, { ...mark.box, x: centreOf(node.box) - own / 2, width: own }, owner) };
  });
}

/** The box in which a row of labels is, and what else is in it. */
interface CellPlace {
  readonly owner: BoxNode;
  readonly children: readonly DesignNode[];
}

/** The least share of a track that the pill behind one of two labels has. */
const minHalf = 0.4;

/** Makes the cell of the label that is not selected of two in a track: the half that the pill leaves. */
function makeOtherHalf(
  row: readonly TextNode[],
  { text, mark }: Marked,
  { owner, children }: CellPlace,
): readonly MadeCell[] {
  const other = row.find((one) => one !== text);
  const track = findTrack(mark, { owner, children });
  if (other === undefined || track === null || !containsRectangle(track, other.box, driftTolerance))
    return [];
  const { box: pill } = mark;
  if (pill.width < minHalf * track.width || pill.width > (1 - minHalf / 2) * track.width) return [];
  const isFirst = pill.x + pill.width / 2 < track.x + track.width / 2;
  const inset = isFirst ? pill.x - track.x : endOf(track) - endOf(pill);
  const half = track.width / 2 - inset;
  if (isNear(pill.width, half, pitchTolerance)) {
    // Both have one width, which a hand missed.
    const [first, second] = [track.x + inset, track.x + track.width / 2];
    const own = { ...pill, x: isFirst ? first : second, width: half };
    const opposite = { ...pill, x: isFirst ? second : first, width: half };
    const isCentred = isNear(centreOf(opposite), centreOf(other.box), pitchTolerance + driftTolerance);
    return isCentred
      ? [
          { node: mark, cell: { ...mark, box: own } },
          { node: other, cell: centreIn(cellOf(other, opposite, owner)) },
        ]
      : [];
  }
  const start = isFirst ? endOf(pill) : track.x + inset;
  const end = isFirst ? endOf(track) - inset : pill.x;
  const cell = { ...pill, x: start, width: end - start };
  if (!isNear(centreOf(cell), centreOf(other.box), pitchTolerance + driftTolerance)) return [];
  return [{ node: other, cell: cellOf(other, cell, owner) }];
}

/** A cell with its only label exactly in its middle. */
function centreIn(cell: BoxNode): BoxNode {
  return {
    ...cell,
    children: cell.children.map((child) => ({
      ...child,
      box: {
        ...child.box,
        x: (cell.box.width - child.box.width) / 2,
        y: (cell.box.height - child.box.height) / 2,
      },
    })),
  };
}

/** The painted box around a pill: the box itself, or a rectangle in it. */
function findTrack(pill: BoxNode, { owner, children }: CellPlace): Rectangle | null {
  const around = children.find(
    (child) =>
      child !== pill &&
      isMark(child) &&
      child.fills.length + (child.stroke === null ? 0 : 1) > 0 &&
      containsRectangle(child.box, pill.box, driftTolerance),
  );
  if (around !== undefined) return around.box;
  const isTrack = (owner.fills.length > 0 || owner.stroke !== null) && owner.box.height <= markSize.maxPill;
  return isTrack ? { ...owner.box, x: 0, y: 0 } : null;
}

/** Whether cells are as wide as the pill or as their words need; `null` where the distances fit neither. */
function findWidth(row: readonly TextNode[], { text, mark }: Marked): 'pill' | 'words' | null {
  const isEven = (distances: readonly number[]): boolean =>
    distances.every((distance) => isNear(distance, distances[0] ?? 0, pitchTolerance));
  const pairs = row.slice(1).map((node, index) => [row[index] ?? node, node] as const);
  const pitches = pairs.map(([before, after]) => centreOf(after.box) - centreOf(before.box));
  if (row.length > 2 && isEven(pitches) && (pitches[0] ?? 0) >= mark.box.width - driftTolerance)
    return 'pill';
  const gaps = pairs.map(([before, after]) => after.box.x - endOf(before.box));
  const padding = mark.box.width - text.box.width;
  return row.length > 2 && isEven(gaps) && (gaps[0] ?? 0) >= padding - driftTolerance ? 'words' : null;
}

function cellOf(text: TextNode, box: Rectangle, owner: BoxNode): BoxNode {
  const { placement, name } = text;
  const absoluteBox = { ...box, x: owner.absoluteBox.x + box.x, y: owner.absoluteBox.y + box.y };
  const fixed = { horizontal: 'fixed', vertical: 'fixed' } as const;
  const id = `${owner.id}/${text.id}`;
  const cell = emptyBox({ id, name, visible: true, box, absoluteBox, placement: { ...placement, ...fixed } });
  return {
    ...cell,
    children: [{ ...text, box: { ...text.box, x: text.box.x - box.x, y: text.box.y - box.y } }],
  };
}

/** A cell with the line as its lower border. */
function withLine(cell: BoxNode, line: BoxNode): BoxNode {
  const weights = [0, 0, line.box.height, 0] as const;
  return {
    ...cell,
    stroke: { paints: line.fills, weights, align: 'inside', dashes: [], cap: 'none', join: 'miter' },
    absorbed: [line.id, ...(line.absorbed ?? [])],
  };
}

/** Whether something else is in the place of a cell. */
function isInTheWay(cell: BoxNode, marked: Marked | null, children: readonly DesignNode[]): boolean {
  return children.some((child) => {
    if (!child.visible || child === marked?.mark) return false;
    const own = cell.children.some(({ id }) => id === child.id);
    const overlap = Math.min(endOf(child.box), endOf(cell.box)) - Math.max(child.box.x, cell.box.x);
    const below =
      Math.min(child.box.y + child.box.height, cell.box.y + cell.box.height) -
      Math.max(child.box.y, cell.box.y);
    if (own || overlap <= driftTolerance || below <= driftTolerance) return false;
    // What it lies on may be behind it.
    return child.kind === 'text' || !containsRectangle(child.box, cell.box, driftTolerance);
  });
}

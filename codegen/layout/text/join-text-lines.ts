/**
 * Joins paragraphs that a design has as one layer per line, like imported pages and documents, into one text each. Such
 * text reads well in code, wraps by itself on other screens, and does not move its neighbours when a word changes. The
 * output is the tree that a designer would have drawn. Components stay unchanged, since their instances must stay
 * equal.
 */
import { withChildren } from '#design/map-children';
import type { BoxNode, DesignNode, DesignTree, TextNode } from '#design/tree';
import { breaksAsDrawn, type HorizontalInterval, joinParagraph } from './join-paragraph.ts';
import {
  areEvenlySpaced,
  findColumns,
  findParagraphs,
  type LineColumn,
  lineSpacingBetween,
  lineSpacingOf,
} from './find-paragraphs.ts';
import { continuationOf, readTextLine, type TextLine } from './text-line.ts';
import { columnTolerance, lineGapTolerance } from '../tolerances.ts';

/** Joins the lines of paragraphs in all frames. */
export function joinTextLines(tree: DesignTree): DesignTree {
  return { ...tree, frames: tree.frames.map((frame) => ({ ...frame, root: joinLinesIn(frame.root) })) };
}

/** With more layers than this, the texts are single drawn letters. */
const maxChildrenToJoin = 3000;

function joinLinesIn(node: DesignNode): DesignNode {
  const isComponent = node.kind === 'box' && /^(?:instance|component)/.test(node.role);
  if (node.kind !== 'box' || isComponent) return node;
  const joined = mayContainLines(node) ? joinChildren(node) : node;
  const inside = joined.children.map(joinLinesIn);
  return withChildren(joined, inside);
}

/** Whether texts in a box may be lines of one paragraph: not if its layout separates them or puts them side by side. */
function mayContainLines({ layout, children }: BoxNode): boolean {
  if (children.length > maxChildrenToJoin) return false;
  return (
    layout === null || (layout.direction === 'column' && Math.abs(gapOf(layout.gap)) <= lineGapTolerance)
  );
}

function gapOf(gap: number | 'auto'): number {
  return gap === 'auto' ? Infinity : gap;
}

function joinChildren(box: BoxNode): BoxNode {
  const lines = box.children.flatMap((child) => readTextLine(child) ?? []);
  if (lines.length < 2) return box;
  let { layout } = box;
  const taken = new Set<DesignNode>();
  const joined = new Map<DesignNode, TextNode>();
  for (const column of findColumns(lines)) {
    for (const paragraph of findParagraphs(column)) {
      const [first, ...more] = paragraph;
      if (first === undefined || !areEvenlySpaced(paragraph) || paragraph.some(({ node }) => taken.has(node)))
        continue;
      if (continuesElsewhere(paragraph, lines)) continue;
      const parent = { ...box, layout: withoutEndPadding(paragraph, column, box) };
      const availableSpace = availableIntervalOf(paragraph, column, parent);
      if (availableSpace === null) continue;
      for (const { node } of paragraph) taken.add(node);
      joined.set(first.node, joinParagraph([first, ...more], column.side, availableSpace, parent));
      ({ layout } = parent);
    }
  }
  if (joined.size === 0) return box;
  const children = box.children.flatMap((child) => joined.get(child) ?? (taken.has(child) ? [] : [child]));
  return { ...box, layout, children };
}

/**
 * The layout of a box that contains only this paragraph, without the padding at the end of its lines, if the lines
 * break the same without it. Imports write the space after the longest line as padding.
 */
function withoutEndPadding(
  lines: readonly TextLine[],
  { side }: LineColumn,
  box: BoxNode,
): BoxNode['layout'] {
  const { layout, children, placement } = box;
  const isAlone = children.filter(({ visible }) => visible).length === lines.length;
  if (layout === null || !isAlone || placement.horizontal === 'hug') return layout;
  const { left, right } = layout.padding;
  // Centred lines must keep their centre.
  if (side === 'center' && Math.abs(left - right) > columnTolerance) return layout;
  const open = { ...layout.padding, left: side === 'left' ? left : 0, right: side === 'right' ? right : 0 };
  return breaksAsDrawn(lines, box.box.width - open.left - open.right) ? { ...layout, padding: open } : layout;
}

/**
 * Whether the text continues before or after these lines in a line with another alignment. Joining half a paragraph
 * would not help.
 */
function continuesElsewhere(paragraph: readonly TextLine[], all: readonly TextLine[]): boolean {
  const [first] = paragraph;
  const last = paragraph.at(-1);
  if (first === undefined || last === undefined) return false;
  const lineSpacing = lineSpacingOf(paragraph);
  const isNext = (apart: number) => apart > 0.5 * lineSpacing && apart < 2 * lineSpacing;
  const goesOn = (above: TextLine, below: TextLine) =>
    above.paragraphKey === below.paragraphKey &&
    isNext(lineSpacingBetween(above, below)) &&
    above.node.box.x < below.node.box.x + below.node.box.width &&
    below.node.box.x < above.node.box.x + above.node.box.width &&
    /^(?:marked|reads)$/.test(continuationOf(above, below));
  return all.some((other) => !paragraph.includes(other) && (goesOn(other, first) || goesOn(last, other)));
}

/** The horizontal space that the lines have to themselves; `null` if another node is between or over them. */
function availableIntervalOf(
  lines: readonly TextLine[],
  { side }: LineColumn,
  box: BoxNode,
): HorizontalInterval | null {
  const own = new Set<DesignNode>(lines.map(({ node }) => node));
  const boxes = lines.map(({ node }) => node.box);
  const left = Math.min(...boxes.map(({ x }) => x));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const top = Math.min(...boxes.map(({ y }) => y));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  let [start, end] = contentInterval(box);
  for (const other of box.children) {
    const { x, y, width, height } = other.box;
    if (
      own.has(other) ||
      !other.visible ||
      y >= bottom - columnTolerance ||
      y + height <= top + columnTolerance
    )
      continue;
    if (x <= left && x + width >= right && y <= top && y + height >= bottom) continue;
    if (x < right - columnTolerance && x + width > left + columnTolerance) return null;
    if (x >= right - columnTolerance) end = Math.min(end, x);
    else start = Math.max(start, x + width);
  }
  if (side === 'left') return { start: left, end };
  if (side === 'right') return { start, end: right };
  const half = Math.min((left + right) / 2 - start, end - (left + right) / 2);
  return { start: (left + right) / 2 - half, end: (left + right) / 2 + half };
}

function contentInterval({ box, layout }: BoxNode): [start: number, end: number] {
  return [layout?.padding.left ?? 0, box.width - (layout?.padding.right ?? 0)];
}

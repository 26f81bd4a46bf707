/** Lines that are a layer each in the design and one text on the page: whether the browser breaks the text into them. */
import type { RestNode } from '#design/snapshot';

export interface ShownLine {
  readonly words: string;
  /** px from the page's corner. */
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/**
 * The lines of every text that stands for several layers or is in a cell of a table, which is as wide as its column, by
 * the ids of all of its layers; runs inside the page.
 */
export function readLines(): Readonly<Record<string, readonly ShownLine[]>> {
  const found: Record<string, ShownLine[]> = {};
  for (const element of document.querySelectorAll(
    '[data-node-id*=" "], :is(td, th)[data-node-id], :is(td, th) [data-node-id]',
  )) {
    const isText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
    if (!isText || element.getClientRects().length === 0) continue;
    const lines: { words: string; top: number; bottom: number; left: number; right: number }[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { data } = node as Text;
      for (let index = 0; index < data.length; index += 1) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const [box] = range.getClientRects();
        if (box === undefined) continue;
        const { top, bottom, left, right } = box;
        const last = lines.at(-1);
        if (last && Math.abs(last.bottom - bottom) < box.height / 2) {
          last.words += data.charAt(index);
          last.left = Math.min(last.left, left);
          last.right = Math.max(last.right, right);
        } else lines.push({ words: data.charAt(index), top, bottom, left, right });
      }
    }
    const { top, height } = element.getBoundingClientRect();
    const each = height / Math.max(1, lines.length);
    // A cell has paddings, and may be higher than its words.
    const isCell = element.closest('td, th') !== null;
    const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight);
    const measured = lines.map(({ words, left, right, top: start, bottom: end }, index) => {
      const middle = (start + end) / 2;
      const [from, to] =
        isCell && lineHeight > 0
          ? [middle - lineHeight / 2, middle + lineHeight / 2]
          : [top + index * each, top + (index + 1) * each];
      return { words, left, right, top: from + scrollY, bottom: to + scrollY };
    });
    for (const id of (element.getAttribute('data-node-id') ?? '').split(' ')) found[id] = measured;
  }
  return found;
}

/**
 * px between the box of a layer and the lines with its words: the largest difference of left and right edge, top and
 * height, as for an element, or of the middle for a single line; infinite where no lines have just these.
 */
export function findLineDifference(
  node: RestNode,
  corner: { readonly x: number; readonly y: number },
  lines: readonly ShownLine[],
): number {
  if (node.type !== 'TEXT' || !node.absoluteBoundingBox) return Infinity;
  const wanted = fold(node.characters);
  for (const start of lines.keys()) {
    let words = '';
    for (const [index, last] of lines.slice(start).entries()) {
      words = fold(`${words} ${last.words}`);
      if (words === wanted)
        return differenceOf(node.absoluteBoundingBox, corner, lines.slice(start, start + index + 1));
      if (!wanted.startsWith(words)) break;
    }
  }
  return Infinity;
}

function differenceOf(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  corner: { readonly x: number; readonly y: number },
  lines: readonly ShownLine[],
): number {
  const left = Math.min(...lines.map((line) => line.left)) - (box.x - corner.x);
  const right = Math.max(...lines.map((line) => line.right)) - (box.x - corner.x + box.width);
  const top = (lines[0]?.top ?? 0) - (box.y - corner.y);
  const bottom = (lines.at(-1)?.bottom ?? 0) - (box.y - corner.y + box.height);
  const isOneLine = lines.length === 1;
  // On the page a line is as high as the distance to the next one, whatever the height of its layer, and its letters are
  // in the middle of both.
  const middle = (top + bottom) / 2;
  // Several lines of one layer stand in a box that may be wider than they are.
  return Math.max(
    Math.abs(left),
    isOneLine ? Math.abs(right) : 0,
    isOneLine ? Math.abs(middle) : Math.abs(top),
    isOneLine ? 0 : Math.abs(bottom - top),
  );
}

function fold(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

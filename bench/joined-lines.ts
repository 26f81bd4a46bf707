/** Lines that are a layer each in the design and one text on the page: whether the browser breaks the text into them. */
import type { RestNode } from '#design/snapshot';

export interface ShownLine {
  readonly words: string;
  /** px from the page's corner. */
  readonly top: number;
  readonly bottom: number;
}

/** The lines of every text that stands for several layers, by the ids of all of them; runs inside the page. */
export function readLines(): Readonly<Record<string, readonly ShownLine[]>> {
  const found: Record<string, ShownLine[]> = {};
  for (const element of document.querySelectorAll('[data-node-id*=" "]')) {
    const isText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
    if (!isText || element.getClientRects().length === 0) continue;
    const lines: { words: string; top: number; bottom: number }[] = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { data } = node as Text;
      for (let index = 0; index < data.length; index += 1) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        const [box] = range.getClientRects();
        if (box === undefined) continue;
        const [top, bottom] = [box.top + scrollY, box.bottom + scrollY];
        const last = lines.at(-1);
        if (last && Math.abs(last.bottom - bottom) < box.height / 2) last.words += data.charAt(index);
        else lines.push({ words: data.charAt(index), top, bottom });
      }
    }
    for (const id of (element.getAttribute('data-node-id') ?? '').split(' ')) found[id] = lines;
  }
  return found;
}

/** px between the middle of a layer and that of the lines with its words; infinite where no lines have just these. */
export function findLineDifference(node: RestNode, y: number, lines: readonly ShownLine[]): number {
  if (node.type !== 'TEXT' || !node.absoluteBoundingBox) return Infinity;
  const wanted = fold(node.characters);
  const middle = node.absoluteBoundingBox.y - y + node.absoluteBoundingBox.height / 2;
  for (const [start, first] of lines.entries()) {
    let words = '';
    for (const last of lines.slice(start)) {
      words = fold(`${words} ${last.words}`);
      if (words === wanted) return Math.abs((first.top + last.bottom) / 2 - middle);
      if (!wanted.startsWith(words)) break;
    }
  }
  return Infinity;
}

function fold(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

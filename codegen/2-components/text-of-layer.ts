import type { LayoutText } from '../1-layout/layout-tree.ts';

/** All words of a text layer, paragraphs apart by a space. */
export function textOfLayer({ blocks }: LayoutText): string {
  return blocks.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ');
}

import type { TextNode } from '#design/tree';

/** Whether a text was drawn as one line. */
export function isOneLine({ characters, runs, box, paragraph }: TextNode): boolean {
  const style = runs[0]?.style;
  if (style === undefined || /[\n\u2028]/.test(characters)) return false;
  return box.height <= (paragraph.trimsToCapHeight ? 1 : 1.5) * (style.drawnLineHeight ?? style.size * 1.2);
}

import type { DesignNode, TextNode, TextStyle } from '#design/tree';
import { cssNumber, px } from '../css-values.ts';
import { remember } from '../remember.ts';

/**
 * The line height of a text in CSS. Figma rounds the height of a text that follows its words to whole pixels, so the
 * lines of a text that was drawn tell their height better than its style does; where both agree the style's own words
 * are kept.
 */
export function lineHeightOf(node: TextNode, style: TextStyle): string {
  const told = style.drawnLineHeight;
  if (told === null) return 'normal';
  const drawn = findDrawnHeight(node, told);
  if (drawn !== null && Math.abs(drawn - told) > 0.01) return px(drawn);
  if (style.lineHeight !== 'normal' && Math.abs(told - Math.round(told)) < 0.001) return px(told);
  const share = told / style.size;
  const number = cssNumber(share, 3);
  return Math.abs(Number(number) * style.size - told) < 0.005 ? number : px(told);
}

function findDrawnHeight(node: TextNode, told: number): number | null {
  const { paragraph, box } = node;
  const follows =
    node.placement.vertical === 'hug' || paragraph.resize === 'hug' || paragraph.resize === 'height';
  const spaced = paragraph.lines.length > 1 && (paragraph.paragraphSpacing > 0 || paragraph.listSpacing > 0);
  if (!follows || spaced || paragraph.trimsToCapHeight || box.height <= 0 || !isEven(node)) return null;
  const lines = Math.max(1, Math.round(box.height / told));
  const each = box.height / lines;
  return Math.abs(each - told) < 1.01 ? each : null;
}

/** Whether all lines of a text are as high as each other. Asked for each of its runs, of which there may be thousands. */
const isEven = remember((node: DesignNode): boolean => {
  const heights = node.kind === 'text' ? node.runs.map(({ style }) => style.drawnLineHeight) : [];
  return new Set(heights).size === 1;
});

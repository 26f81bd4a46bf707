/** The main style of a text, and where its words are within its box. */
import { estimateWidth, lineHeightOf } from '#design/text-width';
import type { Rectangle, TextStyle } from '#design/tree';
import type { TextLayer } from './audit-frame.ts';

/** The style of the largest part of a text. */
export function mainStyleOf({ node }: TextLayer): TextStyle {
  let main = node.runs[0];
  for (const run of node.runs) if (main === undefined || run.text.length > main.text.length) main = run;
  if (main === undefined) throw new Error('A text has at least one run.');
  return main.style;
}

/** Where the words of a text are within its box, px of the frame. */
export function inkBoxOf(layer: TextLayer): Rectangle {
  const { node, box } = layer;
  const style = mainStyleOf(layer);
  const longest = node.characters
    .split('\n')
    .reduce((most, line) => Math.max(most, estimateWidth(line, style)), 0);
  if (node.rotation !== 0 || node.paragraph.resize === 'hug' || longest >= box.width) return box;
  const lines = Math.max(1, Math.min(node.characters.split('\n').length, box.height / lineHeightOf(style)));
  const height = Math.min(box.height, lines * lineHeightOf(style));
  const { align, verticalAlign } = node.paragraph;
  const shareX = align === 'right' ? 1 : align === 'center' ? 0.5 : 0;
  const shareY = verticalAlign === 'bottom' ? 1 : verticalAlign === 'center' ? 0.5 : 0;
  return {
    x: box.x + (box.width - longest) * shareX,
    y: box.y + (box.height - height) * shareY,
    width: longest,
    height,
  };
}

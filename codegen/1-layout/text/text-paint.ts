/** What letters are painted with: their fills, the line around them, their shadows. */
import type { Paint, SolidPaint, TextNode } from '#design/tree';
import { cssColour, px } from '../css-values.ts';
import type { Laying } from '../laying.ts';
import { layerCss, onlyShown, solidCss } from '../paint/paint-style.ts';
import { put, type Sheet } from '../sheet.ts';

/** A plain colour is `color`; anything else is a background that shows through the letters only. */
export function putTextPaint(sheet: Sheet, node: TextNode, fills: readonly Paint[], laying: Laying): void {
  const shown = onlyShown(fills);
  const [only] = shown;
  if (only === undefined) {
    put(sheet, 'color', 'transparent');
    return;
  }
  if (shown.length === 1 && only.kind === 'solid') {
    put(sheet, 'color', solidCss(only, laying));
    return;
  }
  const pictured = shown.some(({ kind }) => kind === 'image');
  const layers = shown
    .map((paint, index) => layerCss(paint, node, pictured && index === 0, laying))
    .filter((layer) => layer !== null);
  // An image alone is one function; one with a place or size needs the shorthand.
  const plain = !pictured && layers.every((layer) => layer.endsWith(')'));
  put(sheet, plain ? 'background-image' : 'background', layers.reverse().join(', '));
  put(sheet, 'background-clip', 'text');
  put(sheet, 'color', 'transparent');
}

/** Whether these paints show through the letters from behind, so that what lies between would hide them. */
export function paintsFromBehind(fills: readonly Paint[]): boolean {
  const shown = onlyShown(fills);
  return shown.length > 1 || (shown[0] !== undefined && shown[0].kind !== 'solid');
}

/** Paints of a range reach over the whole text in Figma, and over the range alone in CSS. */
export function reportRangePaint(node: TextNode, fills: readonly Paint[], laying: Laying): void {
  if (!paintsFromBehind(fills)) return;
  laying.report('text-approximated', node, {
    detail: 'a gradient or picture on some of its words spans these words alone',
  });
}

/**
 * The line around letters. CSS draws it on their edge, half of it inside, which is Figma's centred stroke; one of twice
 * the weight beneath opaque letters is Figma's outer stroke.
 */
export function putTextStroke(sheet: Sheet, node: TextNode, laying: Laying): void {
  const { stroke } = node;
  if (stroke === null) return;
  const shown = onlyShown(stroke.paints);
  const paint = shown.findLast((one): one is SolidPaint => one.kind === 'solid');
  const colour = paint === undefined ? cssColour({ r: 0, g: 0, b: 0, a: 1 }) : solidCss(paint, laying);
  const covered = stroke.align === 'outside' && node.runs.every(({ fills }) => isOpaque(fills));
  if (shown.length > 1 || paint === undefined) {
    laying.report('stroke-approximated', node, {
      detail: 'the stroke of its letters is of one plain colour',
    });
  }
  if (stroke.align !== 'center' && !covered) {
    laying.report('stroke-approximated', node, { detail: 'the stroke of its letters lies on their edge' });
  }
  const weight = stroke.weights[0] * (covered ? 2 : 1);
  put(sheet, '-webkit-text-stroke', `${px(weight)} ${colour}`);
  if (covered) put(sheet, 'paint-order', 'stroke');
}

function isOpaque(fills: readonly Paint[]): boolean {
  const [lowest] = onlyShown(fills);
  return lowest?.kind === 'solid' && lowest.colour.a * lowest.opacity > 0.999;
}

import type { ShapeNode } from '#design/tree';
import { addMargin } from '../add-margin.ts';
import { px } from '../css-values.ts';
import { putEffects } from '../paint/effect-style.ts';
import type { Laid, Laying, Slot } from '../laying.ts';
import type { LayoutBox } from '../layout-tree.ts';
import { turnedBox } from '../matrix.ts';
import { isLifted, nodeCommon, putWhere } from '../node-common.ts';
import { onlyShown, solidCss } from '../paint/paint-style.ts';
import { finish, put, type Sheet } from '../sheet.ts';
import { straighten } from './upright.ts';

/** Whether a shape is one straight stroke along the page, which a border draws. */
export function isPlainLine(node: ShapeNode): boolean {
  const stroke = node.stroke;
  // A vector without height can only be a line; the same turned by a quarter has no width.
  const flat =
    Math.min(node.box.width, node.box.height) < 0.01 && Math.max(node.box.width, node.box.height) > 0;
  if (!flat || (node.shape !== 'line' && node.shape !== 'vector')) return false;
  if (stroke === null || stroke.dashes.length > 0 || stroke.cap !== 'none') return false;
  if (node.strokeGeometry.length > 1 || node.effects.length > 0) return false;
  const upright = Math.abs(node.rotation % 90) < 0.01;
  return upright && onlyShown(stroke.paints).length === 1 && onlyShown(stroke.paints)[0]?.kind === 'solid';
}

/**
 * A line has no thickness in Figma. The stroke of a LINE lies on its left-hand side, as seen along it, that of a
 * vector on both sides. A border drawn back over the room before it takes no room either.
 */
export function layOutLine(node: ShapeNode, slot: Slot, laying: Laying): Laid {
  const [paint] = onlyShown(node.stroke?.paints ?? []);
  const [weight] = node.stroke?.weights ?? [1];
  const box = turnedBox(node);
  const horizontal = box.width >= box.height;
  const turns = ((Math.round(node.rotation / 90) % 4) + 4) % 4;
  const back = node.shape === 'vector' ? weight / 2 : turns === 0 || turns === 3 ? weight : 0;
  const moved = horizontal
    ? { ...box, y: box.y - back, height: weight }
    : { ...box, x: box.x - back, width: weight };
  const upright: ShapeNode = {
    ...straighten(node),
    box: slot.kind === 'free' ? moved : { ...box, [horizontal ? 'height' : 'width']: 0 },
  };
  const sheet: Sheet = new Map();
  putWhere(sheet, upright, slot, laying);
  putEffects(sheet, upright, 'drawing', laying);
  sheet.delete(horizontal ? 'height' : 'width');
  const colour = paint?.kind === 'solid' ? solidCss(paint, laying) : '#000000';
  put(sheet, horizontal ? 'border-top' : 'border-left', `${px(weight)} solid ${colour}`);
  // Margins give back the room that the border takes.
  if (slot.kind === 'flow') addMargin(sheet, horizontal ? 'block' : 'inline', -back, back - weight);
  const line: LayoutBox = {
    ...nodeCommon(node),
    kind: 'box',
    instance: null,
    componentId: null,
    children: [],
    style: finish(sheet),
  };
  return { node: line, lifted: isLifted(sheet), from: upright };
}

/** What a layer shows through, in CSS: an outline, paint that fades, or a picture of our own drawing. */
import type { BoxNode, DesignNode, Paint, Rectangle, ShapeNode } from '#design/tree';
import { clipPath, px, sides } from '../css-values.ts';
import { drawPicture } from '../draw/draw-svg.ts';
import { movePath } from '../draw/move-path.ts';
import type { Laid, Laying } from '../laying.ts';
import { wholeOutline } from './mask-outline.ts';
import { matrixOf, multiply, turnedBox } from '../matrix.ts';
import { layerCss, onlyShown } from '../paint/paint-style.ts';
import { needsCss } from '../drawings/shape-as-box.ts';
import { finish, put, type Sheet } from '../sheet.ts';
import { isMasked } from './wrap-masks.ts';

/** The same laid out layer, shown through the mask that the layer stands behind; most stand behind none. */
export function showThrough(laid: Laid, layer: DesignNode | undefined, laying: Laying): Laid {
  if (layer === undefined || !isMasked(layer)) return laid;
  const { shownThrough: mask } = layer;
  const sheet: Sheet = new Map(laid.node.style.map(({ property, value }) => [property, value]));
  const area = turnedBox(layer);
  if (!putOutline(sheet, mask, area) && !putPaint(sheet, mask, area, laying))
    laying.report('mask-unsupported', mask, { mask: mask.mask ?? 'text' });
  if (layer.rotation !== 0 || layer.flip.x || layer.flip.y)
    laying.report('transform-approximated', layer, { detail: 'its mask turns with it' });
  return { ...laid, node: { ...laid.node, style: finish(sheet) }, lifted: true };
}

function putOutline(sheet: Sheet, mask: DesignNode, area: Rectangle): boolean {
  const outline = wholeOutline(mask);
  if (outline === null) return false;
  const { x, y, width, height } = mask.box;
  const still = mask.rotation === 0 && !mask.flip.x && !mask.flip.y;
  if (still && mask.kind === 'box' && mask.outline === null) {
    const inset = sides([
      px(y - area.y),
      px(area.x + area.width - x - width),
      px(area.y + area.height - y - height),
      px(x - area.x),
    ]);
    const [a, b, c, d] = mask.radii.map(px);
    const round = sides([a ?? '0', b ?? '0', c ?? '0', d ?? '0']);
    put(sheet, 'clip-path', `inset(${inset}${round === '0' ? '' : ` round ${round}`})`);
    return true;
  }
  const own = multiply(
    [
      [1, 0, -area.x],
      [0, 1, -area.y],
    ],
    matrixOf(mask),
  );
  const moved = movePath(outline, own);
  if (moved !== null) put(sheet, 'clip-path', clipPath(moved));
  return moved !== null;
}

/** Answers false where a mask holds what can be neither painted nor drawn. */
function putPaint(sheet: Sheet, mask: DesignNode, area: Rectangle, laying: Laying): boolean {
  if (mask.kind === 'text') return false;
  const layers = isPlainBox(mask) ? paintLayers(mask, area, laying) : pictureLayers(mask, area, laying);
  if (layers === null) return false;
  const mode = mask.mask === 'luminance' ? ' luminance' : '';
  if (layers.length > 0) put(sheet, 'mask', layers.map((layer) => layer + mode).join(', '));
  return true;
}

function isPlainBox(mask: DesignNode): mask is BoxNode {
  if (mask.kind !== 'box' || mask.children.some((child) => child.visible)) return false;
  const square = mask.outline === null && mask.radii.every((radius) => radius === 0);
  const still = mask.rotation === 0 && !mask.flip.x && !mask.flip.y;
  const plain = mask.fills.every((paint) => paint.opacity > 0.999 || paint.kind !== 'image');
  return square && still && plain && mask.stroke === null && mask.effects.length === 0;
}

/** A box's own paint, laid where the mask lies. */
function paintLayers(mask: BoxNode, area: Rectangle, laying: Laying): readonly string[] {
  const { x, y, width, height } = mask.box;
  const exact = [x - area.x, y - area.y, width - area.width, height - area.height].every(
    (difference) => Math.abs(difference) < 0.01,
  );
  const where = `${px(x - area.x)} ${px(y - area.y)} / ${px(width)} ${px(height)} no-repeat`;
  const faded = fade(mask);
  return onlyShown(faded.fills)
    .map((paint) => layerCss(paint, faded, false, laying))
    .filter((layer) => layer !== null)
    .map((layer) => (exact ? layer : `${layer} ${where}`))
    .reverse();
}

/** A mask's opacity is that of its paint: it lets through less. */
function fade(mask: BoxNode): BoxNode {
  if (mask.opacity > 0.999) return mask;
  const fills = mask.fills.map((paint): Paint =>
    paint.kind === 'solid'
      ? { ...paint, colour: { ...paint.colour, a: paint.colour.a * mask.opacity } }
      : { ...paint, opacity: paint.opacity * mask.opacity },
  );
  return { ...mask, fills };
}

function pictureLayers(mask: BoxNode | ShapeNode, area: Rectangle, laying: Laying): readonly string[] | null {
  if (!canDraw(mask)) return null;
  const shown = mask.mask === 'vector' ? makeSolid(mask) : mask;
  const reach = laying.bounds(mask);
  const box = turnedBox(mask);
  const place: Rectangle = {
    x: box.x + reach.x - mask.absoluteBox.x,
    y: box.y + reach.y - mask.absoluteBox.y,
    width: reach.width,
    height: reach.height,
  };
  const svg = drawPicture({ ...shown, mask: null }, place, laying);
  if (svg === null) return null;
  const exact = Math.abs(place.x - area.x) + Math.abs(place.width - area.width) < 0.01;
  const where = exact
    ? '0 0 / 100% 100%'
    : `${px(place.x - area.x)} ${px(place.y - area.y)} / ${px(place.width)} ${px(place.height)}`;
  return [`${laying.drawings.add(svg)} ${where} no-repeat`];
}

/** A vector mask lets through all that it paints, however faintly. */
function makeSolid<Node extends BoxNode | ShapeNode>(mask: Node): Node {
  const solid = (paint: Paint): Paint => ({
    kind: 'solid',
    colour: { r: 0, g: 0, b: 0, a: 1 },
    opacity: 1,
    blendMode: paint.blendMode,
    token: null,
  });
  const stroke = mask.stroke === null ? null : { ...mask.stroke, paints: mask.stroke.paints.map(solid) };
  return { ...mask, opacity: 1, fills: mask.fills.map(solid), stroke };
}

function canDraw(node: DesignNode): boolean {
  if (node.kind === 'text' || node.fills.some(needsCss)) return false;
  return node.kind === 'shape' || node.children.every((child) => !child.visible || canDraw(child));
}

/**
 * Finds the places of a frame that wait for a picture: by shape first (crossing lines, an icon in an empty box, a grey
 * circle beside a name, a grey box above words), then by a layer's name. A box that something is written on, a field, a
 * bar of a chart, a divider or a background is none of them.
 */
import type { Colour, Rectangle } from '#design/tree';
import { lexiconOf } from '#design/lexicon/lexicon';
import { namesPicture, namesPortrait } from './placeholder-words.ts';
import {
  ancestorsOf,
  areaOf,
  chromaOf,
  colourOf,
  distanceBetween,
  type FrameLayers,
  groundOf,
  isInside,
  isTextLayer,
  lightnessOf,
  shareInside,
  type SlotLayer,
  topFillOf,
  unionOf,
} from './slot-index.ts';

/** What a picture of the document is: gone, one grey plane with a sign at most, or something to look at. */
export type PictureState = 'missing' | 'plain' | 'picture';

/** What was seen of the pictures of a file, by `imageRef`. */
export type PictureStates = ReadonlyMap<string, PictureState>;

/** Why a layer is taken for an empty place. */
export type SlotReason = 'missing' | 'plain-picture' | 'named' | 'crossed' | 'icon' | 'portrait' | 'grey-box';

export interface PictureSlot {
  /** The layer whose fill becomes the picture. */
  readonly layer: SlotLayer;
  readonly kind: 'picture' | 'portrait';
  readonly why: SlotReason;
  /** Ids of the layers that only say that a picture is missing, as crossing lines; they are hidden with it. */
  readonly marks: readonly string[];
}

/** px. */
const least = { named: 24, crossed: 32, portrait: 28, icon: 72, box: 56 };
/** The strongest tint that still is one, 0 to 1. */
const mostTint = 0.28;
/** The longest and the shortest shape of a picture, as its longer side by its shorter. */
const longest = 5;

/** Finds the empty places of a frame in the order in which they are painted. */
export function findPictureSlots(frame: FrameLayers, states: PictureStates): readonly PictureSlot[] {
  const found: PictureSlot[] = [];
  for (const layer of frame.layers) {
    if (layer === frame.root || isInComponent(layer, frame.root)) continue;
    if (found.some((slot) => isInside(layer, slot.layer) || slot.marks.includes(layer.node.id))) continue;
    const slot = judgeLayer(layer, frame, states);
    if (slot !== null) found.push(slot);
  }
  return found;
}

/** A place in a main component shows in all its instances, so only these are filled. */
function isInComponent(layer: SlotLayer, root: SlotLayer): boolean {
  return [layer, ...ancestorsOf(layer)].some(
    ({ node }) => node !== root.node && node.kind === 'box' && node.role === 'component',
  );
}

function judgeLayer(layer: SlotLayer, frame: FrameLayers, states: PictureStates): PictureSlot | null {
  const { node, box } = layer;
  if (!takesPicture(layer)) return null;
  const [short, long] = [Math.min(box.width, box.height), Math.max(box.width, box.height)];
  if (short < least.named || long / short > longest || shareInside(box, frame.root.box) < 0.5) return null;
  const above = listAbove(layer, frame);
  const kind = isPortrait(layer) ? 'portrait' : 'picture';
  const slot = (why: SlotReason, marks: readonly SlotLayer[] = []): PictureSlot => ({
    layer,
    kind: why === 'portrait' ? 'portrait' : kind,
    why,
    marks: outermost(marks).map((mark) => mark.node.id),
  });
  const hasText = above.some(isTextLayer);
  const fill = topFillOf(layer);
  if (fill?.kind === 'image') {
    const state = states.get(fill.imageRef);
    if (state === 'missing') return slot('missing');
    if (state === 'plain' && !hasText) return slot('plain-picture');
    return state === undefined && isNamedPlaceholder(node.name) ? slot('named') : null;
  }
  if (above.some((one) => topFillOf(one)?.kind === 'image')) return null;
  const colour = colourOf(layer);
  const isQuiet = colour === null || chromaOf(colour) <= mostTint;
  if (short >= least.crossed && isQuiet && !hasReadableText(above, box)) {
    const lines = above.filter((one) => isDiagonal(one, box));
    const isCross = lines.length >= 2 || (lines.length === 1 && isPair(lines[0]));
    if (isCross && (colour !== null || hasStroke(layer))) return slot('crossed', above);
  }
  if (colour === null || hasText) return null;
  const isGrey = isNeutral(colour, groundOf(layer));
  if (isRound(layer)) {
    if (short < least.portrait) return null;
    const isSign = above.some((one) => namesPortrait(one.node.name)) && !isOneOfSigns(layer, frame);
    const isPerson = namesPortrait(node.name) || isSign;
    const isEmpty = above.length === 0 && isGrey && !isSwatch(layer) && !hasStroke(layer);
    const isDrawn = drawsPerson(above, box) && !isOneOfSigns(layer, frame);
    const isFree = isPerson || (isEmpty && hasTextBeside(layer, frame)) || isDrawn;
    return isFree && (isGrey || isPale(colour, groundOf(layer))) ? slot('portrait', above) : null;
  }
  if (above.length > 0) {
    const isSign = isCentredSign(above, box);
    const isNamed = [layer, ...above].some((one) => namesSlot(one.node.name));
    const isLarge = short >= least.icon && areaOf(box) >= 110 * 110;
    const isBelieved = isGrey || isPale(colour, groundOf(layer));
    if (isSign && isBelieved && short >= 40 && (isNamed || (isLarge && isPictureSign(above, box))))
      return slot('icon', above);
    return null;
  }
  const isNamed = namesSlot(node.name) && short >= least.named && !isFigmaBox(node.name);
  if (isNamed && (isGrey || isPale(colour, groundOf(layer))) && !isBehind(layer, frame)) return slot('named');
  return isGrey && isGreyBox(layer, frame) ? slot('grey-box') : null;
}

/** Figma takes a picture as the fill of these. */
function takesPicture({ node }: SlotLayer): boolean {
  if (node.mask !== null) return false;
  if (node.kind === 'shape') return node.shape === 'ellipse' && node.arc === null;
  return node.kind === 'box' && ['frame', 'instance', 'rectangle'].includes(node.role);
}

/** What is painted over a layer and within its box: what is inside it, and what follows beside it. */
function listAbove(layer: SlotLayer, { layers }: FrameLayers): readonly SlotLayer[] {
  const beside = layer.parent?.last ?? layer.last;
  return layers
    .slice(layer.order + 1, beside + 1)
    .filter((one) => (isPainted(one) || isTextLayer(one)) && shareInside(one.box, layer.box) > 0.6);
}

function isPainted({ node }: SlotLayer): boolean {
  if (node.kind === 'text') return true;
  return node.fills.length > 0 || (node.stroke !== null && node.stroke.paints.length > 0);
}

function hasStroke({ node }: SlotLayer): boolean {
  return node.stroke !== null && node.stroke.paints.length > 0 && node.stroke.weights.some((px) => px > 0);
}

/** Layers that are inside none of the others. */
function outermost(layers: readonly SlotLayer[]): readonly SlotLayer[] {
  return layers.filter((one) => !layers.some((other) => other !== one && isInside(one, other)));
}

/** A text that is more than the size of the picture, as `640 × 480`. */
function hasReadableText(above: readonly SlotLayer[], box: Rectangle): boolean {
  return above.some(
    (one) =>
      isTextLayer(one) &&
      !/^\s*\d+\s*[x×*:]\s*\d+\s*(?:px)?\s*$/i.test(one.node.characters) &&
      !namesPicture(one.node.characters) &&
      areaOf(one.box) > areaOf(box) * 0.002,
  );
}

/** A line from corner to corner has the box of the place it crosses. */
function isDiagonal({ node, box }: SlotLayer, place: Rectangle): boolean {
  if (node.kind !== 'shape' || node.shape === 'ellipse' || node.fills.length > 0) return false;
  return box.width >= place.width * 0.8 && box.height >= place.height * 0.8;
}

/** One vector with both lines. */
function isPair(line: SlotLayer | undefined): boolean {
  if (line?.node.kind !== 'shape' || line.node.shape !== 'vector') return false;
  const moves = line.node.strokeGeometry.reduce((sum, { path }) => sum + (path.match(/M/gi) ?? []).length, 0);
  return moves !== 1 && !/z\s*$/i.test(line.node.fillGeometry[0]?.path ?? '');
}

/** Neither white nor black, and to be told from what is behind it. */
function isNeutral(colour: Colour, ground: Colour): boolean {
  const light = lightnessOf(colour);
  const isDark = lightnessOf(ground) < 0.4;
  const isBetween = isDark ? light > 0.1 && light < 0.6 : light > 0.55 && light < 0.965;
  return chromaOf(colour) <= 0.08 && isBetween && Math.abs(light - lightnessOf(ground)) >= 0.025;
}

/** A tint: light, and of little colour. */
function isPale(colour: Colour, ground: Colour): boolean {
  const light = lightnessOf(colour);
  const isDark = lightnessOf(ground) < 0.4;
  return (
    chromaOf(colour) <= mostTint &&
    (isDark ? light < 0.5 : light > 0.7) &&
    Math.abs(light - lightnessOf(ground)) >= 0.015
  );
}

function isRound({ node, box }: SlotLayer): boolean {
  const [short, long] = [Math.min(box.width, box.height), Math.max(box.width, box.height)];
  if (long > short * 1.1 || long > 260) return false;
  if (node.kind === 'shape') return node.shape === 'ellipse';
  return (
    node.kind === 'box' &&
    (node.contour === 'ellipse' || node.radii.every((radius) => radius >= short * 0.46))
  );
}

/** One of several circles of a size that differ in their colours only. */
function isSwatch(layer: SlotLayer): boolean {
  const others = (layer.parent?.children ?? []).filter(
    (one) => one !== layer && isRound(one) && Math.abs(one.box.width - layer.box.width) < 1,
  );
  return others.some((one) => {
    const colour = colourOf(one);
    return colour !== null && chromaOf(colour) > 0.2;
  });
}

/** Whether words stand at the height of a circle beside it, or close beneath it. */
function hasTextBeside(layer: SlotLayer, { texts }: FrameLayers): boolean {
  const { box } = layer;
  const within = ancestorsOf(layer)[2] ?? ancestorsOf(layer).at(-1);
  return texts.some(
    (text) =>
      within !== undefined &&
      isInside(text, within) &&
      /\p{L}{2}/u.test(text.node.characters) &&
      distanceBetween(text.box, box) <= Math.max(24, box.width * 0.6) &&
      distanceBetween(text.box, box) > 0,
  );
}

/** A head above shoulders: one shape as high as wide, and a wider one beneath. */
function drawsPerson(above: readonly SlotLayer[], box: Rectangle): boolean {
  const shapes = above.filter(({ node, children }) => node.kind === 'shape' && children.length === 0);
  if (shapes.length !== 2) return false;
  const [head, body] = [...shapes].sort((one, other) => one.box.y - other.box.y).map((one) => one.box);
  if (head === undefined || body === undefined) return false;
  const centre = (one: Rectangle) => one.x + one.width / 2;
  return (
    Math.abs(head.width - head.height) <= head.width * 0.25 &&
    body.width > head.width * 1.2 &&
    body.y >= head.y + head.height * 0.6 &&
    Math.abs(centre(head) - centre(body)) <= box.width * 0.08 &&
    Math.abs(centre(head) - centre(box)) <= box.width * 0.12
  );
}

/** Whether circles of this size carry other signs too: then the person is one of several icons. */
function isOneOfSigns(layer: SlotLayer, frame: FrameLayers): boolean {
  return frame.layers.some(
    (one) =>
      one !== layer &&
      isRound(one) &&
      Math.abs(one.box.width - layer.box.width) < 1 &&
      takesPicture(one) &&
      isOtherSign(signsAbove(one, frame), one.box),
  );
}

function isOtherSign(signs: readonly SlotLayer[], box: Rectangle): boolean {
  return signs.length > 0 && !drawsPerson(signs, box) && !signs.some((one) => namesPortrait(one.node.name));
}

function signsAbove(layer: SlotLayer, frame: FrameLayers): readonly SlotLayer[] {
  return listAbove(layer, frame).filter(({ node }) => node.kind === 'shape');
}

/** A small drawing in the middle of a box. */
function isCentredSign(above: readonly SlotLayer[], box: Rectangle): boolean {
  const union = unionOf(above.map((one) => one.box));
  if (union === null || above.length > 14 || above.some(isTextLayer)) return false;
  const short = Math.min(box.width, box.height);
  const offset = (start: 'x' | 'y', size: 'width' | 'height') =>
    Math.abs(union[start] + union[size] / 2 - box[start] - box[size] / 2) / box[size];
  return (
    Math.max(union.width, union.height) <= short * 0.66 &&
    offset('x', 'width') <= 0.08 &&
    offset('y', 'height') <= 0.1
  );
}

/** Mountains and a sun, a frame around something, or a play button: more than one shape, or one that is small here. */
function isPictureSign(above: readonly SlotLayer[], box: Rectangle): boolean {
  const union = unionOf(above.map((one) => one.box));
  const shapes = above.filter(({ children }) => children.length === 0);
  const share = union === null ? 1 : Math.max(union.width, union.height) / Math.min(box.width, box.height);
  return shapes.length >= 2 || share <= 0.34;
}

function isPortrait({ node, parent }: SlotLayer): boolean {
  return (
    namesPortrait(node.name) ||
    (parent !== null && namesPortrait(parent.node.name) && parent.children.length <= 3)
  );
}

function namesSlot(name: string): boolean {
  return namesPicture(name) || namesPortrait(name);
}

/** Names that say nothing, as Figma gives them. */
function isFigmaBox(name: string): boolean {
  return /^(?:rectangle|frame|ellipse|group|instance)[\s\d]*$/i.test(name.trim());
}

/** A picture that nobody has looked at yet is believed to be one, unless its layer says the opposite. */
function isNamedPlaceholder(name: string): boolean {
  return /placeholder|platzhalter|lorem|picsum|dummy|заглушка|segnaposto|marcador|プレースホルダー|ダミー|占位|占い|placehold/iu.test(
    name,
  );
}

/** Whether other layers lie on a layer that are not inside it: then it is a background. */
function isBehind(layer: SlotLayer, { layers }: FrameLayers): boolean {
  const end = layer.parent?.last ?? layer.last;
  return layers
    .slice(layer.last + 1, end + 1)
    .some((one) => (isPainted(one) || isTextLayer(one)) && shareInside(one.box, layer.box) > 0.3);
}

/** A grey box that nothing is drawn on, in one group with words that it would illustrate. */
function isGreyBox(layer: SlotLayer, frame: FrameLayers): boolean {
  const { node, box, parent } = layer;
  const short = Math.min(box.width, box.height);
  if (parent === null || short < least.box || areaOf(box) < 72 * 72 || node.rotation !== 0) return false;
  if (hasStroke(layer) || isBehind(layer, frame) || shareInside(box, parent.box) < 0.9) return false;
  if (Math.max(box.width, box.height) / short > 3.5 || areaOf(box) > areaOf(frame.root.box) * 0.6)
    return false;
  if (isBar(layer) || isField(layer, frame)) return false;
  const words = wordsBeside(layer, frame);
  return words > 0;
}

/** Bars of a chart stand on one line, as wide as one another and of several heights; or the same lying down. */
function isBar({ box, parent }: SlotLayer): boolean {
  const others = (parent?.children ?? []).filter((one) => one.box !== box && one.node.kind !== 'text');
  const isNear = (one: number, other: number) => Math.abs(one - other) < 1;
  const standing = others.filter(
    (one) =>
      isNear(one.box.y + one.box.height, box.y + box.height) &&
      isNear(one.box.width, box.width) &&
      !isNear(one.box.height, box.height),
  );
  const lying = others.filter(
    (one) =>
      isNear(one.box.x, box.x) && isNear(one.box.height, box.height) && !isNear(one.box.width, box.width),
  );
  return standing.length >= 2 || lying.length >= 2;
}

/** A box beneath the label of a field, with nothing beneath itself. */
function isField({ box, parent }: SlotLayer, { texts, language }: FrameLayers): boolean {
  const near = texts.filter((text) => parent !== null && isInside(text, parent));
  const label = near.find(
    (text) =>
      text.box.y + text.box.height <= box.y + 1 &&
      box.y - text.box.y - text.box.height <= 20 &&
      Math.abs(text.box.x - box.x) <= 24 &&
      text.node.characters.trim().split(/\s+/).length <= 4,
  );
  if (label === undefined) return false;
  return lexiconOf(language).fieldTopicIn(label.node.characters) !== null || near.length === 1;
}

/** The number of texts in the nearest group around a box that has any. */
function wordsBeside(layer: SlotLayer, { texts, root }: FrameLayers): number {
  for (const around of ancestorsOf(layer).slice(0, 3)) {
    const inside = texts.filter((text) => isInside(text, around));
    const near = inside.filter(
      (text) =>
        distanceBetween(text.box, layer.box) <=
        Math.max(40, Math.min(layer.box.width, layer.box.height) * 0.5),
    );
    if (near.length > 0) return near.length;
    if (inside.length > 0 || around === root) return 0;
  }
  return 0;
}

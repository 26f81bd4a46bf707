/**
 * Finds the dialog that a frame shows over its page: a panel on a scrim that darkens the page, or a panel along one side
 * of the frame that lies on the page and has a cross to close it. Its layers leave the page, which is laid out as if
 * nothing were over it.
 */
import type { BoxNode, DesignNode, Paint, Rectangle } from '#design/tree';
import { walkLayers } from '#design/walk-layers';
import { containsRectangle, intersectionArea } from '../visual-bounds.ts';

/** A dialog over a page. */
export interface DrawnOverlay {
  /** What darkens the page, without the panel; `null` where nothing does. */
  readonly scrim: BoxNode | null;
  /** Placed in the frame. */
  readonly panel: BoxNode;
}

/** A frame without the dialog over it. */
export interface SplitFrame {
  readonly page: DesignNode;
  /** @default the frame shows none */
  readonly overlay: DrawnOverlay | null;
}

/** Whether a small layer without words is drawn as a cross. */
export type IsCross = (node: DesignNode) => boolean;

/** Separates a frame from the dialog over its page. */
export function splitOverlay(frame: DesignNode, isCross: IsCross): SplitFrame {
  const none = { page: frame, overlay: null };
  if (frame.kind !== 'box') return none;
  const shown = frame.children.filter(({ visible }) => visible);
  const last = shown.at(-1);
  const found =
    findOnScrim(shown, frame.box) ??
    (isPlainGroup(last) && shown.length > 1 ? findInGroup(last, shown, frame.box) : null) ??
    findDrawer(shown, frame.box, isCross);
  if (found === null) return none;
  const { below, overlay } = found;
  const kept = new Set(below);
  const children = frame.children.filter((child) => kept.has(child) || !child.visible);
  return { page: { ...frame, children }, overlay };
}

interface FoundOverlay {
  /** What is below it. */
  readonly below: readonly DesignNode[];
  readonly overlay: DrawnOverlay;
}

/** The share of a frame that a scrim covers at least in each direction, and a panel of its area at most. */
const coveredShare = 0.9;
/** Texts below a scrim from which they are a page, and not the words on a picture. */
const minTexts = 2;

function findOnScrim(shown: readonly DesignNode[], frame: Rectangle): FoundOverlay | null {
  const at = shown.findLastIndex((child) => isScrim(child, frame));
  const scrim = shown[at];
  const below = shown.slice(0, at);
  if (at < 1 || scrim?.kind !== 'box' || countTexts(below, minTexts) < minTexts) return null;
  const later = shown.slice(at + 1);
  const inside = scrim.children.filter(({ visible }) => visible);
  if (inside.length > 0 && later.length > 0) return null;
  const moved = inside.map((child) => moveBy(child, scrim.box));
  const panel = findPanel(inside.length > 0 ? moved : later, frame);
  return panel && { below, overlay: { scrim: asGround(scrim), panel } };
}

/** The scrim and its panel may be one group. */
function findInGroup(group: BoxNode, shown: readonly DesignNode[], frame: Rectangle): FoundOverlay | null {
  const inside = group.children.filter(({ visible }) => visible).map((child) => moveBy(child, group.box));
  const below = shown.filter((child) => child !== group);
  const [scrim] = inside;
  if (scrim === undefined || !isScrim(scrim, frame)) return null;
  return findOnScrim([...below, ...inside], frame);
}

function isPlainGroup(node: DesignNode | undefined): node is BoxNode {
  return (
    node?.kind === 'box' &&
    node.instance === null &&
    node.fills.length + node.effects.length === 0 &&
    node.stroke === null &&
    isUpright(node) &&
    node.opacity > 0.999
  );
}

/** Whether a layer is neither turned nor a mask. */
export function isUpright({ rotation, flip, mask }: DesignNode): boolean {
  return rotation === 0 && !flip.x && !flip.y && mask === null;
}

function moveBy(node: DesignNode, { x, y }: Rectangle): DesignNode {
  return { ...node, box: { ...node.box, x: node.box.x + x, y: node.box.y + y } };
}

/** Whether a layer darkens or lightens nearly all of a frame. */
function isScrim(node: DesignNode, frame: Rectangle): boolean {
  if (node.kind !== 'box' || !isUpright(node) || node.fills.length === 0 || node.contour !== null)
    return false;
  const shared = intersectionArea(node.box, { ...frame, x: 0, y: 0 });
  const isLarge =
    node.box.width >= coveredShare * frame.width &&
    node.box.height >= coveredShare * frame.height &&
    shared >= coveredShare ** 2 * frame.width * frame.height;
  const isWhole = node.children.length > 0 && node.opacity < 0.999;
  const opacity = node.children.length > 0 ? 1 : node.opacity;
  return isLarge && !isWhole && node.fills.every((fill) => isTranslucent(fill, opacity));
}

/** The opacities between which a colour lets see what it lies on, and changes it. */
const translucent = { least: 0.08, most: 0.92 };

function isTranslucent(fill: Paint, opacity: number): boolean {
  if (fill.kind !== 'solid') return false;
  const alpha = fill.colour.a * fill.opacity * opacity;
  return alpha >= translucent.least && alpha <= translucent.most;
}

/** A scrim without its panel. Its opacity would apply to the panel too, so it becomes that of its colour. */
function asGround(scrim: BoxNode): BoxNode {
  const { opacity } = scrim;
  const fills = scrim.fills.map((fill) =>
    opacity < 0.999 && fill.kind === 'solid'
      ? { ...fill, token: null, colour: { ...fill.colour, a: fill.colour.a * opacity } }
      : fill,
  );
  return { ...scrim, opacity: 1, fills, layout: null, children: [] };
}

/** px; a smaller panel is a tooltip or a message. */
const minPanel = { width: 200, height: 100 };
/** px by which what is on a panel may be beside it. */
const edgeTolerance = 2;

/** Returns the panel that all other layers are on; `null` where there is none. */
function findPanel([first, ...others]: readonly DesignNode[], frame: Rectangle): BoxNode | null {
  if (first?.kind !== 'box' || !isUpright(first) || !isOpaque(first)) return null;
  const { width, height } = first.box;
  const isSized =
    width >= minPanel.width &&
    height >= minPanel.height &&
    width * height <= coveredShare * frame.width * frame.height &&
    containsRectangle({ ...frame, x: 0, y: 0 }, first.box, edgeTolerance);
  if (!isSized || others.some((other) => !containsRectangle(first.box, other.box, edgeTolerance)))
    return null;
  const panel = others.length === 0 ? first : fillPanel(first, others);
  return countTexts([panel], 1) === 0 ? null : panel;
}

/** A panel that is a rectangle, with the layers on it in it. What lays out its own layers stays below the others. */
export function fillPanel(panel: BoxNode, others: readonly DesignNode[]): BoxNode {
  const { x, y } = panel.box;
  const moved = others.map((other) => {
    const { box, placement } = moveBy(other, { ...panel.box, x: -x, y: -y });
    return { ...other, box, placement: { ...placement, absolute: true } };
  });
  return { ...panel, children: [...panel.children, ...moved] };
}

/** Whether nothing is seen through a box: by its own paint, or that of a rectangle of its size at its start. */
export function isOpaque(node: BoxNode): boolean {
  if (node.opacity <= translucent.most) return false;
  if (node.fills.some(isOpaquePaint)) return true;
  const first = node.children.find(({ visible }) => visible);
  const isGround =
    first?.kind === 'box' &&
    first.opacity > translucent.most &&
    containsRectangle(first.box, { ...node.box, x: 0, y: 0 }, edgeTolerance);
  return isGround && first.fills.some(isOpaquePaint);
}

function isOpaquePaint(fill: Paint): boolean {
  return fill.kind === 'solid' ? fill.colour.a * fill.opacity > translucent.most : fill.kind === 'image';
}

/** Counts the visible texts up to a number. */
function countTexts(nodes: readonly DesignNode[], most: number): number {
  let count = 0;
  for (const node of walkLayers(nodes, ({ visible }) => visible)) {
    if (node.kind === 'text' && node.visible) count += 1;
    if (count === most) break;
  }
  return count;
}

/** Shares of the frame: of its height that a panel along its side has at least, and of its width at most. */
const drawer = { height: 0.95, width: 0.9 };
/** px of the top of a panel, in which its cross is, and the largest box around a cross. */
const panelHead = { height: 120, cross: 56 };
/** px that a panel lies on something of the page at least. */
const minOverlap = 8;

/** Finds a panel along the start or the end of a frame that the page goes on below, with a cross beside its title. */
function findDrawer(shown: readonly DesignNode[], frame: Rectangle, isCross: IsCross): FoundOverlay | null {
  const at = shown.findLastIndex((child) => isAlongSide(child, frame));
  if (at < 1) return null;
  const panel = findPanel(shown.slice(at), frame);
  const below = shown.slice(0, at);
  if (panel === null || !hasCross(panel, isCross) || !liesOnContent(panel.box, below, frame)) return null;
  return { below, overlay: { scrim: null, panel } };
}

function isAlongSide({ box, kind }: DesignNode, frame: Rectangle): boolean {
  const isAtSide = box.x <= edgeTolerance || box.x + box.width >= frame.width - edgeTolerance;
  return (
    kind === 'box' &&
    isAtSide &&
    box.height >= drawer.height * frame.height &&
    box.width >= minPanel.width &&
    box.width <= drawer.width * frame.width
  );
}

/** Whether a small cross is in the top of a panel. */
function hasCross({ children }: BoxNode, isCross: IsCross): boolean {
  const search = (nodes: readonly DesignNode[], top: number): boolean =>
    nodes.some((node) => {
      const y = top + node.box.y;
      if (!node.visible || y > panelHead.height) return false;
      const isSmall = Math.max(node.box.width, node.box.height) <= panelHead.cross;
      if (isSmall && isCross(node)) return true;
      return node.kind === 'box' && search(node.children, y);
    });
  return search(children, 0);
}

/** Whether a part of the page goes on below a panel: one that is neither the ground of the page nor ends where the panel begins. */
export function liesOnContent(panel: Rectangle, below: readonly DesignNode[], frame: Rectangle): boolean {
  const isBelow = (node: DesignNode, x: number, y: number): boolean => {
    if (!node.visible) return false;
    const box = { ...node.box, x: node.box.x + x, y: node.box.y + y };
    const width = Math.min(box.x + box.width, panel.x + panel.width) - Math.max(box.x, panel.x);
    const height = Math.min(box.y + box.height, panel.y + panel.height) - Math.max(box.y, panel.y);
    if (width < minOverlap || height < minOverlap) return false;
    const isGround = box.width >= coveredShare * frame.width && box.height >= coveredShare * frame.height;
    if (!isGround) return true;
    return node.kind === 'box' && node.children.some((child) => isBelow(child, box.x, box.y));
  };
  return below.some((node) => isBelow(node, 0, 0));
}

/**
 * Separates the bar at the bottom of a phone's screen from the content, where both were drawn by hand: tabs with icons, or
 * a button that stays in reach. The content is laid out as if no bar were there, and the bar is fixed to the window.
 */
import type { BoxNode, DesignNode } from '#design/tree';
import { walkLayers } from '#design/walk-layers';
import { emptyBox, plainColumn } from '../empty-box.ts';
import { containsRectangle } from '../visual-bounds.ts';
import { fillPanel, isOpaque, isUpright, liesOnContent } from './find-overlay.ts';

/** px of the widest phone, the lowest screen, and the highest that is no more than one screen. */
const phone = { width: 480, height: 600, screen: 1000 };
/** px of a bar. */
const barHeight = { min: 40, max: 120 };
/** px by which a bar misses an edge at most, and of the phone's own sign below it. */
const edge = { tolerance: 1, sign: 40 };

/** The layer that contains all of a page but its bar. */
export const contentSuffix = '/content';

/** Returns a phone's page with its content and its bar as its only parts; other nodes as they are. */
export function separateBar(frame: DesignNode): DesignNode {
  if (frame.kind !== 'box' || frame.layout !== null || frame.scrolls !== 'none') return frame;
  const { width, height } = frame.box;
  if (width > phone.width || height < phone.height || height < width) return frame;
  const shown = frame.children.filter(({ visible }) => visible);
  const at = shown.findLastIndex((child) => isGround(child, frame));
  const ground = shown[at];
  const content = shown.slice(0, at);
  if (at < 1 || ground?.kind !== 'box') return frame;
  const others = shown.slice(at + 1);
  if (others.some((other) => !containsRectangle(ground.box, other.box, edge.tolerance))) return frame;
  const bar = others.length === 0 ? ground : fillPanel(ground, others);
  const isBar =
    hasTabs(bar) ||
    (hasAction(bar) && (height <= phone.screen || liesOnContent(bar.box, content, frame.box)));
  return isBar ? withBar(frame, content, bar) : frame;
}

/** Whether a layer is painted along the bottom edge of a frame. */
function isGround(node: DesignNode, { box: frame }: BoxNode): boolean {
  if (node.kind !== 'box' || !isUpright(node) || !isOpaque(node)) return false;
  const { x, y, width, height } = node.box;
  const isWhole = Math.abs(x) <= edge.tolerance && Math.abs(width - frame.width) <= edge.tolerance;
  const isAtEnd = Math.abs(y + height - frame.height) <= edge.tolerance;
  return isWhole && isAtEnd && height >= barHeight.min && height <= barHeight.max;
}

/** Tabs of a bar, letters of the longest, and px of the largest icon of one. */
const tabs = { min: 3, max: 6, letters: 16, icon: 40 };

/** Whether a bar consists of as many icons as words, or of icons alone. */
function hasTabs(bar: BoxNode): boolean {
  let [texts, icons] = [0, 0];
  for (const node of walkLayers(bar.children, isEntered)) {
    if (!node.visible) continue;
    if (node.kind === 'text') {
      if (node.characters.trim().length > tabs.letters) return false;
      texts += 1;
    } else if (isIcon(node)) icons += 1;
  }
  const isCount = (count: number) => count >= tabs.min && count <= tabs.max;
  // A tab may have a small number, and the button in the middle of a bar no words.
  return (
    isCount(icons) &&
    (texts === 0 || isCount(texts)) &&
    Math.abs(icons - texts) <= (texts === 0 ? tabs.max : 1)
  );
}

function isEntered(node: DesignNode): boolean {
  return node.visible && !isIcon(node);
}

/** Whether a layer is a small graphic without words. */
function isIcon(node: DesignNode): boolean {
  const { width, height } = node.box;
  if (node.kind === 'text' || Math.max(width, height) > tabs.icon || Math.min(width, height) < 8)
    return false;
  return !containsText(node);
}

/** px of a button in a bar. */
const action = { width: 80, minHeight: 32, maxHeight: 72 };

function hasAction(bar: BoxNode): boolean {
  for (const node of walkLayers(bar.children, ({ visible }) => visible)) {
    const { width, height } = node.box;
    const isSized = width >= action.width && height >= action.minHeight && height <= action.maxHeight;
    if (node.kind === 'box' && node.visible && isSized && isOpaque(node)) return true;
  }
  return false;
}

function withBar(frame: BoxNode, content: readonly DesignNode[], bar: BoxNode): BoxNode {
  const buttons = content.filter((child) => isRoundButton(child, frame));
  const id = `${frame.id}${contentSuffix}`;
  const box = { ...frame.box, x: 0, y: 0 };
  const { placement } = bar;
  const around: BoxNode = {
    ...emptyBox({ ...frame, id, name: 'content', box }),
    placement: { ...placement, absolute: false, horizontal: 'fill', vertical: 'fill' },
    children: content.filter((child) => !buttons.includes(child)),
  };
  const constraints = { horizontal: 'stretch', vertical: 'bottom' } as const;
  const fixed: BoxNode = {
    ...bar,
    placement: { ...placement, absolute: true, constraints, fixedOnScroll: true },
  };
  const hidden = frame.children.filter(({ visible }) => !visible);
  return { ...frame, layout: plainColumn, children: [around, ...buttons, fixed, ...hidden] };
}

/** px of a round button that lies on the content, of its corners, and between it and the side of the screen. */
const roundButton = { min: 40, max: 80, radius: 12, side: 40 };

/** Whether a layer is a button without words at a side of the lower half of a screen. */
function isRoundButton(node: DesignNode, { box: frame }: BoxNode): boolean {
  if (node.kind !== 'box' || !isUpright(node) || !isOpaque(node)) return false;
  const { x, y, width, height } = node.box;
  const side = Math.min(x, frame.width - x - width);
  const isRound = node.radii.every((radius) => radius >= roundButton.radius);
  const isSized = width >= roundButton.min && width <= roundButton.max && Math.abs(width - height) <= 2;
  const isInCorner = side > 0 && side <= roundButton.side && y > frame.height / 2;
  return isRound && isSized && isInCorner && node.children.length > 0 && !containsText(node);
}

function containsText(node: DesignNode): boolean {
  return [...walkLayers([node])].some(({ kind }) => kind === 'text');
}

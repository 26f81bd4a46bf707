/**
 * Finds boxes around an icon that are buttons by themselves, wherever they are: the arrow that leads back at the start of a bar,
 * the sign that plays a picture, and what floats over a picture or beside a text with a ground and a shadow of its own.
 */
import { textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { readPx } from '../../css/css-values.ts';
import { flowOf, isOutOfFlow, isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutVector } from '../../layout/layout-tree.ts';
import { hasGround } from '../icon-ground.ts';
import { recognizeIcon } from '../icon-shapes.ts';
import { gapBetween } from './find-arrows.ts';
import { isIconFrame } from './find-equal-frames.ts';
import { actionShapes, iconOf, isControl, vectorsIn } from './read-icon.ts';

/** Whether a child of a box is such a button. */
export function isIconBox(node: LayoutNode, parent: LayoutBox): boolean {
  if (node.link !== null || (node.kind === 'box' && isControl(node))) return false;
  return isPlaySign(node, parent) || isFloating(node, parent) || isBackOfBar(node, parent);
}

/** px of the ground of a sign that plays a picture. */
const playSize = { min: 28, max: 120 };

/** Whether a layer is a triangle to the right on a round ground that is over a picture. */
function isPlaySign(node: LayoutNode, parent: LayoutBox): boolean {
  const { width, height } = node.drawn;
  const isRound = Math.abs(width - height) <= 1 && width >= playSize.min && width <= playSize.max;
  const icon = isRound && hasOwnGround(node) && isCircle(node) ? onlyVectorIn(node) : null;
  return icon !== null && recognizeIcon(icon.svg) === 'play' && isPicture(parent, node);
}

function hasOwnGround(node: LayoutNode): boolean {
  return node.kind === 'vector' ? hasGround(node.svg) : isPainted(node);
}

/** Whether a box has round ends; what is drawn in one vector may have any ground. */
function isCircle(node: LayoutNode): boolean {
  if (node.kind === 'vector') return true;
  const radius = unconditionalValueOf(node, 'border-radius') ?? '0';
  return radius === '50%' || (readPx(radius) ?? 0) >= node.drawn.width / 2;
}

function onlyVectorIn(node: LayoutNode): LayoutVector | null {
  const [icon, more] = vectorsIn(node);
  const isOnly = node.kind === 'vector' || visibleChildren(node).every((child) => child.kind !== 'text');
  return icon !== undefined && more === undefined && isOnly ? icon : null;
}

/** Whether a box is a picture, or a picture is below a layer in it. */
function isPicture(parent: LayoutBox, over: LayoutNode): boolean {
  const hasImage = (node: LayoutNode): boolean =>
    node.kind === 'image' || node.style.some(({ value }) => value.includes('url('));
  return hasImage(parent) || visibleChildren(parent).some((child) => child !== over && hasImage(child));
}

/** px between what floats and the nearest words, and the least side of its ground. */
const floating = { gap: 24, minSize: 28 };

/**
 * Whether an icon is on a ground with a shadow, out of the flow or as the last of a row and apart from words, or is the sign of an
 * action in a painted frame out of the flow.
 */
function isFloating(node: LayoutNode, parent: LayoutBox): boolean {
  const icon = iconOf(node);
  if (icon === null || !hasOwnGround(node) || node.drawn.width < floating.minSize) return false;
  if (!isOutOfFlow(node)) {
    const isLast = flowOf(parent) === 'row' && parent.children.findLast(({ visible }) => visible) === node;
    const texts = isLast && hasShadow(node) ? textsIn(parent) : [];
    return texts.length > 0 && texts.every((text) => gapBetween(text, node) >= floating.gap);
  }
  const shape = recognizeIcon(icon.svg);
  const isAction = shape !== null && actionShapes.has(shape) && isIconFrame(node);
  return isAction || hasShadow(node);
}

function hasShadow(node: LayoutNode): boolean {
  if (node.kind === 'vector') return /<feDropShadow\b/.test(node.svg);
  const shadow = unconditionalValueOf(node, 'box-shadow') ?? unconditionalValueOf(node, 'filter') ?? '';
  return /^(?!inset)\S+ \S+ (?!0px|0 )\S+/.test(shadow) || shadow.includes('drop-shadow');
}

/** Whether an arrow to the left in a painted frame begins a row with something behind it. */
function isBackOfBar(node: LayoutNode, parent: LayoutBox): boolean {
  if (parent.children.find(({ visible }) => visible) !== node) return false;
  if (visibleChildren(parent).length < 2 || !isIconFrame(node) || !isPainted(node)) return false;
  const shape = recognizeIcon(iconOf(node)?.svg ?? '');
  return shape === 'chevron-left' || shape === 'arrow-left';
}

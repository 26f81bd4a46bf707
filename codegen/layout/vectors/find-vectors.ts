/**
 * Which layers are one picture: a shape, or a box without paint of its own whose visible content is shapes and nothing
 * else. A row of icons stays a row: only what no one would lay out is drawn as one.
 */
import type { BoxNode, DesignNode, Effect, ShapeNode } from '#design/tree';
import { memoizeByNode } from '../memoize-by-node.ts';
import { shapeContours } from './contours.ts';
import { needsCssPaint } from './shape-as-box.ts';

export type VectorLayer = ShapeNode | BoxNode;

/** Whether a node becomes one SVG; nodes are judged once each. */
export type IsVector = (node: DesignNode) => boolean;

/** Opens a judge that remembers. */
export function createVectorCheck(): IsVector {
  const isPartOfVector = memoizeByNode(canBePartOfVector);
  return (node) => {
    if (node.kind === 'shape') return true;
    if (node.kind === 'text' || !isPartOfVector(node)) return false;
    return node.role !== 'rectangle' && hasOwnContour(node);
  };
}

function canBePartOfVector(node: DesignNode, isPartOfVector: (node: DesignNode) => boolean): boolean {
  if (node.kind === 'text') return false;
  if (!node.effects.every(isSvgEffect)) return false;
  if (node.kind === 'shape') return !hasCssPaint(node);
  const visible = node.children.filter((child) => child.visible);
  if (hasCssPaint(node)) return false;
  if (visible.length === 0) return node.role === 'rectangle' && hasUniformStroke(node);
  if (node.role !== 'group' && (node.fills.length > 0 || node.stroke !== null)) return false;
  // Boxes beside each other are a layout; a box around one thing, or around strokes of one figure, is a picture.
  const boxes = visible.filter(
    (child) => child.kind === 'box' && child.role !== 'group' && child.role !== 'rectangle',
  );
  if (boxes.length > 0 && visible.length > 1) return false;
  // What lays out a picture of its own is no picture, but a button or a badge with an icon in it.
  if (node.layout !== null && (visible.length > 1 || boxes.length > 0)) return false;
  return visible.every(isPartOfVector);
}

function hasUniformStroke(node: BoxNode): boolean {
  return node.stroke === null || node.stroke.weights.every((weight) => weight === node.stroke?.weights[0]);
}

function hasCssPaint(node: BoxNode | ShapeNode): boolean {
  const paints = [...node.fills, ...(node.stroke?.paints ?? [])];
  return paints.some(needsCssPaint);
}

/** Effects that a drawing can hold inside it. */
function isSvgEffect({ kind }: Effect): boolean {
  return kind === 'drop-shadow' || kind === 'inner-shadow' || kind === 'layer-blur';
}

/** Boxes alone are better boxes: something in it must have an outline of its own. */
function hasOwnContour(node: DesignNode): boolean {
  if (node.kind === 'shape') return node.shape !== 'ellipse' && node.shape !== 'line';
  return node.kind === 'box' && node.children.some((child) => child.visible && hasOwnContour(child));
}

/** Whether a node without text shows something whose bytes or geometry the file does not hold. */
export type IsIncomplete = (node: DesignNode) => boolean;

interface VisibleContent {
  readonly text: boolean;
  readonly missing: boolean;
}

/** Opens a judge that looks at each node once. */
export function createIncompleteCheck(): IsIncomplete {
  const inspect = memoizeByNode(inspectContent);
  return (node) => {
    const { text, missing } = inspect(node);
    return missing && !text;
  };
}

function inspectContent(node: DesignNode, inspect: (node: DesignNode) => VisibleContent): VisibleContent {
  if (node.kind === 'text') return { text: true, missing: false };
  const pictures = node.fills.some((paint) => paint.kind === 'image' && paint.asset === null);
  if (node.kind === 'shape') {
    const paints = node.fills.length > 0 || node.stroke !== null;
    const known = node.strokeGeometry.length > 0 || shapeContours(node) !== null;
    return { text: false, missing: pictures || (paints && !known) };
  }
  const inside = node.children.filter((child) => child.visible).map(inspect);
  return {
    text: inside.some(({ text }) => text),
    missing: pictures || inside.some(({ missing }) => missing),
  };
}

/**
 * Finds the layers that become one SVG: a shape, or a box without paint whose visible content consists of shapes only.
 * A row of icons stays a row: layers with a layout are not drawn as one.
 */
import type { BoxNode, DesignNode, Effect, ShapeNode } from '#design/tree';
import { memoizeByNode } from '../memoize-by-node.ts';
import { shapeContours } from './contours.ts';
import { needsCssPaint } from './shape-as-box.ts';

/** A layer that can become an SVG. */
export type VectorLayer = ShapeNode | BoxNode;

/** Whether a node becomes one SVG. */
export type IsVector = (node: DesignNode) => boolean;

/** Whether a node without text shows a picture or geometry that the file does not contain. */
export type IsIncomplete = (node: DesignNode) => boolean;

/** Creates a memoized check. */
export function createVectorCheck(): IsVector {
  const isPartOfVector = memoizeByNode(canBePartOfVector);
  return (node) => {
    if (node.kind === 'shape') return true;
    if (node.kind === 'text' || !isPartOfVector(node)) return false;
    if (node.role === 'rectangle') return node.effects.some(({ kind }) => kind === 'texture');
    return hasOwnContour(node);
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
  // Boxes side by side are a layout. A box around a single node, or around strokes of one figure, is a vector.
  const boxes = visible.filter(
    (child) => child.kind === 'box' && child.role !== 'group' && child.role !== 'rectangle',
  );
  if (boxes.length > 0 && visible.length > 1) return false;
  // A box with auto layout and a vector in it is a control or badge with an icon.
  if (node.layout !== null && (visible.length > 1 || boxes.length > 0)) return false;
  return visible.every(isPartOfVector);
}

/** Effects that SVG can draw. */
function isSvgEffect({ kind }: Effect): boolean {
  return svgEffects.has(kind);
}

const svgEffects: ReadonlySet<Effect['kind']> = new Set([
  'drop-shadow',
  'inner-shadow',
  'layer-blur',
  'noise',
  'texture',
]);

function hasCssPaint(node: BoxNode | ShapeNode): boolean {
  const paints = [...node.fills, ...(node.stroke?.paints ?? [])];
  return paints.some(needsCssPaint);
}

function hasUniformStroke(node: BoxNode): boolean {
  return node.stroke === null || node.stroke.weights.every((weight) => weight === node.stroke?.weights[0]);
}

/** Plain boxes are better as HTML, so some shape must have its own contour. */
function hasOwnContour(node: DesignNode): boolean {
  if (node.kind === 'shape') return node.shape !== 'ellipse' && node.shape !== 'line';
  return node.kind === 'box' && node.children.some((child) => child.visible && hasOwnContour(child));
}

/** Creates a memoized check. */
export function createIncompleteCheck(): IsIncomplete {
  const inspect = memoizeByNode(inspectContent);
  return (node) => {
    const { text, missing } = inspect(node);
    return missing && !text;
  };
}

interface VisibleContent {
  readonly text: boolean;
  readonly missing: boolean;
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

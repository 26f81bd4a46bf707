/**
 * Which layers are one picture: a shape, or a box without paint of its own whose visible content is shapes and nothing
 * else. A row of icons stays a row: only what no one would lay out is drawn as one.
 */
import type { BoxNode, DesignNode, Effect, ShapeNode } from '#design/tree';
import { remember } from '../remember.ts';
import { needsCss } from './shape-as-box.ts';

export type Drawing = ShapeNode | BoxNode;

/** Whether a node becomes one SVG; nodes are judged once each. */
export type IsDrawing = (node: DesignNode) => boolean;

/** Opens a judge that remembers. */
export function openDrawings(): IsDrawing {
  const isPart = remember(judge);
  return (node) => {
    if (node.kind === 'shape') return true;
    if (node.kind === 'text' || !isPart(node)) return false;
    return node.role !== 'rectangle' && hasOutline(node);
  };
}

function judge(node: DesignNode, isPart: (node: DesignNode) => boolean): boolean {
  if (node.kind === 'text') return false;
  if (!node.effects.every(isDrawn)) return false;
  if (node.kind === 'shape') return !hasPicture(node);
  const visible = node.children.filter((child) => child.visible);
  if (hasPicture(node)) return false;
  if (visible.length === 0) return node.role === 'rectangle' && plainlyPainted(node);
  if (node.role !== 'group' && (node.fills.length > 0 || node.stroke !== null)) return false;
  // Boxes beside each other are a layout; a box around one thing, or around strokes of one figure, is a picture.
  const boxes = visible.filter(
    (child) => child.kind === 'box' && child.role !== 'group' && child.role !== 'rectangle',
  );
  if (boxes.length > 0 && visible.length > 1) return false;
  // What lays out a picture of its own is no picture, but a button or a badge with an icon in it.
  if (node.layout !== null && (visible.length > 1 || boxes.length > 0)) return false;
  return visible.every(isPart);
}

function plainlyPainted(node: BoxNode): boolean {
  return node.stroke === null || node.stroke.weights.every((weight) => weight === node.stroke?.weights[0]);
}

function hasPicture(node: BoxNode | ShapeNode): boolean {
  const paints = [...node.fills, ...(node.stroke?.paints ?? [])];
  return paints.some(needsCss);
}

/** Effects that a drawing can hold inside it. */
function isDrawn({ kind }: Effect): boolean {
  return kind === 'drop-shadow' || kind === 'inner-shadow' || kind === 'layer-blur';
}

/** Boxes alone are better boxes: something in it must have an outline of its own. */
function hasOutline(node: DesignNode): boolean {
  if (node.kind === 'shape') return node.shape !== 'ellipse' && node.shape !== 'line';
  return node.kind === 'box' && node.children.some((child) => child.visible && hasOutline(child));
}

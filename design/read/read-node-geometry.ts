/**
 * Where a node is: its box before rotation in its parent's coordinates, how it is turned, and its matrix on the
 * canvas. `absoluteBoundingBox` is Figma's own result, so it decides wherever it is there; `relativeTransform` adds
 * what a bounding box cannot tell. Whether the transform of a layer in a group counts from the group or from the
 * frame around it differs between sources, so both readings are tried against the bounding box.
 */
import type { Point, Rectangle } from '../tree.ts';
import {
  type Affine,
  identity,
  invert,
  multiply,
  rotationMatrix,
  transformPoint,
  translateTo,
} from '../affine.ts';
import { findAffine } from './find-affine.ts';
import { type Fields, fieldsOf, findNumber, numberOf, roundFloat } from './fields.ts';

/** The matrices a child's place is read in. */
export interface ParentMatrices {
  /** From the parent's own coordinates to the canvas. */
  readonly parent: Affine;
  /** From the nearest ancestor's that is not a group. */
  readonly container: Affine;
}

export interface NodeGeometry {
  readonly box: Rectangle;
  readonly absoluteBox: Rectangle;
  /** What strokes and shadows reach, where the source tells it. */
  readonly renderBox: Rectangle | null;
  /** Clockwise degrees about the centre. */
  readonly rotation: number;
  readonly flip: { readonly x: boolean; readonly y: boolean };
  /** True where the node is skewed or scaled by its transform, which the rest cannot say. */
  readonly skewed: boolean;
  readonly matrix: Affine;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Reads a node's place; `around` is `null` for a frame that stands alone. */
export function readNodeGeometry(node: Fields, parentMatrices: ParentMatrices | null): NodeGeometry {
  const bounds = findBounds(node.absoluteBoundingBox);
  const matrix = findMatrix(node, bounds, parentMatrices);
  const size = findSize(node, bounds, matrix);
  const placed =
    bounds === null ? matrix : translateTo(matrix, centreOf({ x: 0, y: 0, ...size }), centreOf(bounds));
  const parent = parentMatrices?.parent ?? withoutRotation(placed, bounds);
  const local = multiply(invert(parent), placed);
  const centre = transformPoint(local, { x: size.width / 2, y: size.height / 2 });
  return {
    box: {
      x: roundFloat(centre.x - size.width / 2),
      y: roundFloat(centre.y - size.height / 2),
      width: roundFloat(size.width),
      height: roundFloat(size.height),
    },
    absoluteBox: bounds ?? boundsOf(placed, size),
    renderBox: findBounds(node.absoluteRenderBounds),
    ...decompose(local),
    matrix: placed,
  };
}

function findMatrix(node: Fields, bounds: Rectangle | null, parentMatrices: ParentMatrices | null): Affine {
  const parent = parentMatrices?.parent ?? identity;
  const relative = findAffine(node.relativeTransform);
  if (relative === null) return multiply(parent, rotationMatrix(radiansOf(node.rotation)));
  const fromParent = multiply(parent, relative);
  const container = parentMatrices?.container ?? identity;
  const size = findDrawnSize(node);
  if (bounds === null || size === null || container === parent) return fromParent;
  if (covers(fromParent, size, bounds)) return fromParent;
  const fromContainer = multiply(container, relative);
  return covers(fromContainer, size, bounds) ? fromContainer : fromParent;
}

function covers(matrix: Affine, size: Size, bounds: Rectangle): boolean {
  const drawn = boundsOf(matrix, size);
  return Math.abs(drawn.width - bounds.width) < 1 && Math.abs(drawn.height - bounds.height) < 1;
}

/** Figma's REST gives radians, clockwise where y goes down; more than one turn can only be degrees. */
function radiansOf(rotation: unknown): number {
  const value = numberOf(rotation, 0);
  return Math.abs(value) > 2 * Math.PI + 0.01 ? (value * Math.PI) / 180 : value;
}

function findDrawnSize(node: Fields): Size | null {
  const size = fieldsOf(node.size);
  const width = findNumber(size.x);
  const height = findNumber(size.y);
  return width === null || height === null
    ? null
    : { width: Math.max(0, width), height: Math.max(0, height) };
}

function findSize(node: Fields, bounds: Rectangle | null, matrix: Affine): Size {
  const drawn = findDrawnSize(node);
  if (drawn !== null || bounds === null) return drawn ?? { width: 0, height: 0 };
  const [[a, c], [b, d]] = matrix;
  const along = Math.abs(a * d) - Math.abs(b * c);
  if (Math.abs(along) < 1e-6) {
    // At 45 degrees a bounding box fits many sizes; the square one is the likeliest.
    const side = bounds.width / (Math.abs(a) + Math.abs(c) || 1);
    return { width: side, height: side };
  }
  return {
    width: Math.max(0, (bounds.width * Math.abs(d) - bounds.height * Math.abs(c)) / along),
    height: Math.max(0, (bounds.height * Math.abs(a) - bounds.width * Math.abs(b)) / along),
  };
}

function findBounds(value: unknown): Rectangle | null {
  const fields = fieldsOf(value);
  const [x, y] = [findNumber(fields.x), findNumber(fields.y)];
  const [width, height] = [findNumber(fields.width), findNumber(fields.height)];
  if (x === null || y === null || width === null || height === null) return null;
  return { x, y, width: Math.max(0, width), height: Math.max(0, height) };
}

function boundsOf(matrix: Affine, { width, height }: Size): Rectangle {
  const [[a, c, e], [b, d, f]] = matrix;
  const left = Math.min(0, a * width) + Math.min(0, c * height) + e;
  const top = Math.min(0, b * width) + Math.min(0, d * height) + f;
  const right = Math.max(0, a * width) + Math.max(0, c * height) + e;
  const bottom = Math.max(0, b * width) + Math.max(0, d * height) + f;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A frame that stands alone keeps its rotation; its parent is the canvas from its own corner on. */
function withoutRotation(matrix: Affine, bounds: Rectangle | null): Affine {
  const corner = bounds ?? { x: matrix[0][2], y: matrix[1][2] };
  return [
    [1, 0, corner.x],
    [0, 1, corner.y],
  ];
}

function decompose(local: Affine): Pick<NodeGeometry, 'rotation' | 'flip' | 'skewed'> {
  const [[a, c], [b, d]] = local;
  const mirrored = a * d - b * c < 0;
  const flipX = mirrored && Math.abs(Math.atan2(b, a)) > Math.PI / 2 + 1e-6;
  const sign = flipX ? -1 : 1;
  const rotation = roundFloat((Math.atan2(sign * b, sign * a) * 180) / Math.PI);
  const skewed =
    Math.abs(Math.hypot(a, b) - 1) > 0.01 ||
    Math.abs(Math.hypot(c, d) - 1) > 0.01 ||
    Math.abs(a * c + b * d) > 0.01;
  return { rotation: rotation === -180 ? 180 : rotation, flip: { x: flipX, y: mirrored && !flipX }, skewed };
}

function centreOf({ x, y, width, height }: Rectangle): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

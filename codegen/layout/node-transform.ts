/** Rotations and flips of design nodes: as matrices, as bounds and in CSS. */
import type { Affine } from '#design/affine';
import type { DesignNode, Rectangle } from '#design/tree';
import { cssNumber } from '../css/css-values.ts';
import { appendDeclaration, type DeclarationMap } from '../css/declaration-map.ts';

/** The transform from a node's coordinates to its parent's. Flips and rotations are about the centre of the box. */
export function matrixOf(node: DesignNode): Affine {
  const { x, y, width, height } = node.box;
  const radians = (node.rotation * Math.PI) / 180;
  const [flipX, flipY] = [node.flip.x ? -1 : 1, node.flip.y ? -1 : 1];
  const [cosine, sine] = [Math.cos(radians), Math.sin(radians)];
  const [a, c, b, d] = [cosine * flipX, -sine * flipY, sine * flipX, cosine * flipY];
  const [centreX, centreY] = [width / 2, height / 2];
  return [
    [a, c, x + centreX - a * centreX - c * centreY],
    [b, d, y + centreY - b * centreX - d * centreY],
  ];
}

/** The bounding box of a rotated node in its parent. */
export function rotatedBounds(node: DesignNode): Rectangle {
  const { x, y, width, height } = node.box;
  const radians = (node.rotation * Math.PI) / 180;
  const [cosine, sine] = [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))];
  const rotated = { width: width * cosine + height * sine, height: width * sine + height * cosine };
  return { x: x + (width - rotated.width) / 2, y: y + (height - rotated.height) / 2, ...rotated };
}

/**
 * Whether a node is rotated by other than a multiple of 180 degrees, so that its sides are not parallel to its
 * parent's.
 */
export function isRotated({ rotation }: DesignNode): boolean {
  return Math.abs(rotation % 180) > 0.01;
}

/** Declares the rotation and flips of a node. */
export function declareTransform(declarations: DeclarationMap, node: DesignNode): void {
  const degrees = cssNumber(node.rotation, 2);
  if (degrees !== '0') appendDeclaration(declarations, 'transform', `rotate(${degrees}deg)`, ' ');
  if (node.flip.x) appendDeclaration(declarations, 'transform', 'scaleX(-1)', ' ');
  if (node.flip.y) appendDeclaration(declarations, 'transform', 'scaleY(-1)', ' ');
}

/**
 * px that the bounds of a rotated box exceed the box on each side. Figma's auto layout reserves this space, CSS does
 * not.
 */
export function rotationMargins(node: DesignNode): { readonly x: number; readonly y: number } {
  const rotated = rotatedBounds(node);
  return { x: (rotated.width - node.box.width) / 2, y: (rotated.height - node.box.height) / 2 };
}

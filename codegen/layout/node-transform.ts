import type { DesignNode, Rectangle } from '#design/tree';
import { cssNumber } from '../css/css-values.ts';
import { appendDeclaration, type DeclarationMap } from '../css/declaration-map.ts';

/** A 2 by 3 matrix, rows as Figma has them. */
export type Affine = readonly [readonly [number, number, number], readonly [number, number, number]];

/** First `inner`, then `outer`. */
export function multiply([[a, c, e], [b, d, f]]: Affine, [[g, i, k], [h, j, l]]: Affine): Affine {
  return [
    [a * g + c * h, a * i + c * j, a * k + c * l + e],
    [b * g + d * h, b * i + d * j, b * k + d * l + f],
  ];
}

/** From a node's own coordinates to its parent's: flipped and turned about the centre of its box. */
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

/** The box that a node takes up in its parent once it is turned. */
export function rotatedBounds(node: DesignNode): Rectangle {
  const { x, y, width, height } = node.box;
  const radians = (node.rotation * Math.PI) / 180;
  const [cosine, sine] = [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))];
  const rotated = { width: width * cosine + height * sine, height: width * sine + height * cosine };
  return { x: x + (width - rotated.width) / 2, y: y + (height - rotated.height) / 2, ...rotated };
}

/** Whether a node is turned, so that its sides are not those of what it stands in. */
export function isRotated({ rotation }: DesignNode): boolean {
  return Math.abs(rotation % 180) > 0.01;
}

/** Puts turns and flips on a sheet. */
export function declareTransform(declarations: DeclarationMap, node: DesignNode): void {
  const degrees = cssNumber(node.rotation, 2);
  if (degrees !== '0') appendDeclaration(declarations, 'transform', `rotate(${degrees}deg)`, ' ');
  if (node.flip.x) appendDeclaration(declarations, 'transform', 'scaleX(-1)', ' ');
  if (node.flip.y) appendDeclaration(declarations, 'transform', 'scaleY(-1)', ' ');
}

/** What a turned box takes up on each side beyond the straight one: Figma's flow makes room for it, CSS does not. */
export function rotationMargins(node: DesignNode): { readonly x: number; readonly y: number } {
  const rotated = rotatedBounds(node);
  return { x: (rotated.width - node.box.width) / 2, y: (rotated.height - node.box.height) / 2 };
}

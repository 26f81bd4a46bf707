import type { DesignNode, Rectangle } from '#design/tree';

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
export function turnedBox(node: DesignNode): Rectangle {
  const { x, y, width, height } = node.box;
  const radians = (node.rotation * Math.PI) / 180;
  const [cosine, sine] = [Math.abs(Math.cos(radians)), Math.abs(Math.sin(radians))];
  const turned = { width: width * cosine + height * sine, height: width * sine + height * cosine };
  return { x: x + (width - turned.width) / 2, y: y + (height - turned.height) / 2, ...turned };
}

/** Whether a node is turned, so that its sides are not those of what it stands in. */
export function isAskew({ rotation }: DesignNode): boolean {
  return Math.abs(rotation % 180) > 0.01;
}

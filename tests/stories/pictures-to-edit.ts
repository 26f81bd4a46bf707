/** Pictures that lie on the page beside its frames, each in its own way. */
import { encode } from 'fast-png';
import { layerAt, type BesidePage } from './picture-story.ts';

export const ids = {
  poster: '3:1',
  sun: '3:2',
  badge: '3:3',
  pattern: '3:4',
  dot: '3:5',
  speck: '3:6',
} as const;

const paint = [{ type: 'SOLID', blendMode: 'NORMAL', color: { r: 1, g: 0.8, b: 0.2, a: 1 } }];

function imageFill(imageRef: string) {
  return [{ type: 'IMAGE', blendMode: 'NORMAL', scaleMode: 'FILL', imageRef }];
}

function drawPng(width: number, height: number, colour: (x: number, y: number) => readonly number[]): Buffer {
  const data = Array.from({ length: width * height }, (_, at) => colour(at % width, Math.floor(at / width)));
  return Buffer.from(encode({ width, height, channels: 4, data: Uint8Array.from(data.flat()) }));
}

/** Of many colours and alphas. */
export const photo = drawPng(80, 40, (x, y) => [x * 3, y * 6, (x * y) % 256, 255 - ((x + y) % 120)]);
const stamp = drawPng(32, 32, (x, y) =>
  Math.max(Math.abs(x - 16), Math.abs(y - 16)) < 8 ? [200, 20, 40, 255] : [250, 250, 250, 255],
);

/** A poster, turned by a quarter, that shows the middle half of a photo, flipped; a sun and a speck over it, a stamp on plain ground, and a tile. */
export const beside: BesidePage = {
  layers: [
    layerAt([0, 700, 200, 200], {
      id: ids.poster,
      name: 'Poster',
      type: 'RECTANGLE',
      relativeTransform: [
        [0, -1, 200],
        [1, 0, 700],
      ],
      fills: [
        {
          type: 'IMAGE',
          blendMode: 'NORMAL',
          scaleMode: 'STRETCH',
          imageRef: 'photo',
          imageTransform: [
            [-0.5, 0, 0.75],
            [0, 1, 0],
          ],
        },
      ],
    }),
    layerAt([20, 720, 80, 80], { id: ids.sun, name: 'Sun', type: 'ELLIPSE', fills: paint }),
    layerAt([150, 850, 20, 20], { id: ids.speck, name: 'Speck', type: 'RECTANGLE', fills: paint }),
    layerAt([300, 700, 64, 64], {
      id: ids.badge,
      name: 'Badge',
      type: 'RECTANGLE',
      fills: imageFill('stamp'),
    }),
    layerAt([400, 700, 200, 100], {
      id: ids.pattern,
      name: 'Pattern',
      type: 'RECTANGLE',
      fills: [{ ...imageFill('stamp')[0], scaleMode: 'TILE', scalingFactor: 0.5 }],
    }),
    layerAt([410, 710, 20, 20], { id: ids.dot, name: 'Dot', type: 'RECTANGLE', fills: paint }),
  ],
  images: new Map([
    ['photo', photo],
    ['stamp', stamp],
  ]),
};

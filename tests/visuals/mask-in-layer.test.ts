/** A mask of layers lands on the pixels that are seen beneath it, whichever way the picture lies in its layer. */
import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { defaultPictureFit, type PictureFit } from '#design/picture-fit';
import { type Affine, multiply, rotationMatrix } from '#design/affine';
import { describeMarked, placeMaskLayers } from '#ui/state/refine/mask-layers';
import { readPng } from '#design/png';
import { maskOfLayers } from '#visuals/edit/draw-mask';

const picture = { width: 8, height: 4 };
const layer = { width: 100, height: 100 };
const png = encode({ width: 1, height: 1, channels: 4, data: Uint8Array.of(0, 0, 0, 255) });

/** A box of the layer in its px, as the sandbox tells it of a layer that covers it. */
function boxAt(left: number, top: number, right: number, bottom: number): Affine {
  return [
    [(right - left) / 100, 0, left / 100],
    [0, (bottom - top) / 100, top / 100],
  ];
}

function marked(fit: Partial<PictureFit>, placed: Affine) {
  const shape = { nodeId: '1:9', name: 'Cloud', asset: { key: 'cloud', mime: 'image/png' as const }, placed };
  const read = { shapes: [shape], bytes: new Map([['cloud', png]]) };
  return placeMaskLayers(read, { ...layer, fit: { ...defaultPictureFit, ...fit } }, picture);
}

function rowsOf(fit: Partial<PictureFit>, placed: Affine): readonly string[] {
  const layers = marked(fit, placed).map(({ png: bytes, places }) => ({ pixels: readPng(bytes), places }));
  const { data } = maskOfLayers(picture, layers);
  const letters = [...data].map((coverage) => (coverage === 0 ? '.' : '#'));
  return [0, 1, 2, 3].map((y) => letters.slice(y * 8, y * 8 + 8).join(''));
}

describe('a mask of layers over a picture', () => {
  it.each<readonly [string, Partial<PictureFit>, Affine, readonly string[]]>([
    // 200 × 100 px, of which 50 px are cut off at each side.
    ['that fills', {}, boxAt(0, 0, 50, 50), ['..##....', '..##....', '........', '........']],
    // 100 × 50 px, with 25 px above and below.
    [
      'that fits',
      { scaleMode: 'FIT' },
      boxAt(0, 0, 50, 50),
      ['####....', '####....', '........', '........'],
    ],
    [
      'that is cropped',
      {
        scaleMode: 'CROP',
        imageTransform: [
          [0.5, 0, 0.25],
          [0, 0.5, 0.5],
        ],
      },
      boxAt(0, 0, 50, 100),
      ['........', '........', '..##....', '..##....'],
    ],
    [
      'that is cropped and flipped',
      {
        scaleMode: 'CROP',
        imageTransform: [
          [-1, 0, 1],
          [0, 1, 0],
        ],
      },
      boxAt(0, 0, 25, 100),
      ['......##', '......##', '......##', '......##'],
    ],
    [
      'that is cropped and turned',
      {
        scaleMode: 'CROP',
        imageTransform: [
          [0, 1, 0],
          [-1, 0, 1],
        ],
      },
      boxAt(0, 0, 100, 25),
      ['##......', '##......', '##......', '##......'],
    ],
    // Upright 4 × 8 px, 100 × 200 px in the layer, 50 px cut off above and below; its left side is at the top.
    [
      'that is turned by a quarter and fills',
      { rotation: 90 },
      boxAt(0, 0, 50, 50),
      ['........', '........', '..##....', '..##....'],
    ],
    [
      'that is turned over',
      { rotation: 180, scaleMode: 'FIT' },
      boxAt(0, 0, 50, 50),
      ['........', '........', '....####', '....####'],
    ],
    [
      'that is turned back by a quarter and fits',
      { rotation: -90, scaleMode: 'FIT' },
      boxAt(0, 0, 100, 25),
      ['......##', '......##', '......##', '......##'],
    ],
    // Tiles of 40 × 20 px; of the last column only half is seen.
    [
      'that is a tile',
      { scaleMode: 'TILE', scalingFactor: 5 },
      boxAt(80, 0, 120, 10),
      ['####....', '####....', '........', '........'],
    ],
    [
      'of which several repeats are covered in part',
      { scaleMode: 'TILE', scalingFactor: 5 },
      boxAt(30, 15, 50, 25),
      ['##....##', '........', '........', '##....##'],
    ],
    [
      'that is a tile larger than its layer',
      { scaleMode: 'TILE', scalingFactor: 25 },
      boxAt(50, 50, 100, 100),
      ['........', '........', '..##....', '..##....'],
    ],
  ])('%s', (_, fit, placed, expected) => {
    expect(rowsOf(fit, placed)).toEqual(expected);
  });

  it('lies as it lies, where the layer beneath is turned', () => {
    const aboutMiddle = multiply(
      [
        [1, 0, 0.5],
        [0, 1, 0.5],
      ],
      multiply(rotationMatrix(Math.PI / 2), [
        [1, 0, -0.5],
        [0, 1, -0.5],
      ]),
    );
    // The left quarter of the page is the top of a layer that is turned back.
    expect(rowsOf({}, multiply(aboutMiddle, boxAt(0, 0, 25, 100)))).toEqual([
      '..####..',
      '........',
      '........',
      '........',
    ]);
  });

  it('warns that a tile changes wherever it is repeated, and adds nothing for other fills', () => {
    const tile = { ...defaultPictureFit, scaleMode: 'TILE', scalingFactor: 5 } as const;
    expect(describeMarked(marked(tile, boxAt(0, 0, 10, 10)), tile)).toMatch(/changes in all of them\.$/);
    expect(describeMarked(marked({}, boxAt(0, 0, 10, 10)))).toBe('Marked by “Cloud”.');
  });
});

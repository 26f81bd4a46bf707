/** One thing without a ground, as an icon of an application or a sticker has it. */
import { mix, type Rgb } from '../colours.ts';
import { circle, outline, polyline, smooth, type Point } from '../shapes.ts';
import { darker, fade, lighter, solid, white, type Canvas, type ScenePainter, type Scene } from './canvas.ts';

const icons: readonly (readonly [RegExp, ScenePainter])[] = [
  [/rocket|launch|startup/, paintRocket],
  [/heart|love|like/, paintHeart],
  [/star|favou?rite|rating/, paintStar],
  [/cloud|weather/, paintCloud],
  [/leaf|plant|eco|green/, paintLeaf],
];

export function paintIcon(canvas: Canvas): Scene {
  const paint = icons.find(([words]) => words.test(canvas.prompt))?.[1] ?? paintCluster;
  return paint(canvas);
}

function paintRocket({ width, height, unit, palette }: Canvas): Scene {
  const size = unit * 0.8;
  // Upright in hundredths, then leaned over.
  const place = ([x, y]: Point): Point => {
    const [dx, dy] = [((x - 50) / 100) * size, ((y - 50) / 100) * size];
    const turn = 0.6;
    return [
      width / 2 + dx * Math.cos(turn) - dy * Math.sin(turn),
      height / 2 + dx * Math.sin(turn) + dy * Math.cos(turn),
    ];
  };
  const shape = (points: readonly Point[], paint: Parameters<typeof outline>[1]) =>
    outline([smooth(points, true).map(place)], paint);
  const fin = (side: number): readonly Point[] => [
    [50 + side * 14, 52],
    [50 + side * 30, 68],
    [50 + side * 30, 84],
    [50 + side * 14, 74],
  ];
  const window = place([50, 36]);
  return {
    backdrop: null,
    shapes: [
      shape(
        [
          [42, 78],
          [50, 116],
          [58, 78],
        ],
        fade(lighter(palette.accent, 0.3), palette.accent),
      ),
      shape(
        [
          [46, 78],
          [50, 100],
          [54, 78],
        ],
        solid(lighter(palette.accent, 0.75)),
      ),
      shape(fin(-1), fade(palette.middle, darker(palette.middle, 0.2))),
      shape(fin(1), fade(palette.middle, darker(palette.middle, 0.3))),
      shape(
        [
          [50, 2],
          [62, 16],
          [67, 40],
          [64, 66],
          [58, 79],
          [42, 79],
          [36, 66],
          [33, 40],
          [38, 16],
        ],
        fade(white, mix(palette.ground, palette.soft, 0.5)),
      ),
      shape(
        [
          [50, 2],
          [57, 8],
          [62, 18],
          [50, 21],
          [38, 18],
          [43, 8],
        ],
        solid(palette.middle),
      ),
      circle(...window, size * 0.1, solid(palette.deep)),
      circle(...window, size * 0.07, fade(lighter(palette.middle, 0.55), lighter(palette.middle, 0.1))),
    ],
  };
}

function paintHeart(canvas: Canvas): Scene {
  const { palette } = canvas;
  const at = placed(canvas);
  return {
    backdrop: null,
    shapes: [
      outline(
        [
          smooth(
            [
              at(50, 88),
              at(18, 58),
              at(10, 34),
              at(22, 16),
              at(40, 18),
              at(50, 30),
              at(60, 18),
              at(78, 16),
              at(90, 34),
              at(82, 58),
            ],
            true,
          ),
        ],
        fade(lighter(palette.accent, 0.2), darker(palette.accent, 0.1)),
      ),
      outline([smooth([at(20, 40), at(22, 28), at(32, 22), at(28, 32)], true)], solid(white, 0.55)),
    ],
  };
}

function paintStar(canvas: Canvas): Scene {
  const { palette } = canvas;
  const at = placed(canvas);
  const ring = (reach: number) =>
    Array.from({ length: 10 }, (_, index) => {
      const angle = -Math.PI / 2 + (index * Math.PI) / 5;
      const away = reach * (index % 2 === 0 ? 1 : 0.46);
      return at(50 + Math.cos(angle) * away, 53 + Math.sin(angle) * away);
    });
  return {
    backdrop: null,
    shapes: [
      outline([ring(44)], fade(lighter(palette.accent, 0.25), darker(palette.accent, 0.08))),
      outline([ring(28)], solid(white, 0.25)),
    ],
  };
}

function paintCloud(canvas: Canvas): Scene {
  const { palette, unit } = canvas;
  const at = placed(canvas);
  const cloud = smooth(
    [
      at(20, 76),
      at(9, 64),
      at(15, 50),
      at(25, 47),
      at(30, 31),
      at(46, 24),
      at(60, 32),
      at(66, 44),
      at(80, 43),
      at(91, 56),
      at(88, 70),
      at(78, 76),
    ],
    true,
  );
  return {
    backdrop: null,
    shapes: [
      circle(...at(70, 35), unit * 0.17, fade(lighter(palette.accent, 0.35), palette.accent)),
      outline([cloud], fade(lighter(palette.soft, 0.75), palette.soft)),
    ],
  };
}

function paintLeaf(canvas: Canvas): Scene {
  const { palette, unit } = canvas;
  const at = placed(canvas);
  return {
    backdrop: null,
    shapes: [
      outline(
        [smooth([at(14, 86), at(16, 46), at(44, 18), at(88, 12), at(84, 54), at(56, 82)], true)],
        fade(lighter(palette.middle, 0.25), darker(palette.middle, 0.12)),
      ),
      polyline([at(14, 88), at(40, 60), at(70, 30)], unit * 0.012, solid(lighter(palette.ground, 0.4))),
      polyline([at(40, 60), at(40, 40)], unit * 0.009, solid(lighter(palette.ground, 0.4))),
      polyline([at(54, 46), at(74, 48)], unit * 0.009, solid(lighter(palette.ground, 0.4))),
    ],
  };
}

/** Hundredths of a square in the middle. */
function placed({ width, height, unit }: Canvas): (x: number, y: number) => Point {
  const size = unit * 0.84;
  return (x, y) => [width / 2 + ((x - 50) / 100) * size, height / 2 + ((y - 50) / 100) * size];
}

function paintCluster({ width, height, palette, random }: Canvas): Scene {
  const unit = Math.min(width, height);
  const colours: readonly [Rgb, ...Rgb[]] = [palette.middle, palette.accent, palette.soft, palette.deep];
  const turn = random() * Math.PI * 2;
  const petals = Array.from({ length: 5 }, (_, index) => {
    const angle = turn + (index / 5) * Math.PI * 2;
    const colour = colours[index % colours.length] ?? palette.middle;
    const paint = { from: mix(colour, [255, 255, 255], 0.25), to: colour, alpha: 0.9 };
    return circle(
      ...atAngle([width / 2, height / 2], angle, unit * 0.2),
      unit * (0.17 + random() * 0.05),
      paint,
    );
  });
  return {
    backdrop: null,
    shapes: [...petals, circle(width / 2, height / 2, unit * 0.15, solid(palette.deep))],
  };
}

function atAngle([x, y]: Point, angle: number, reach: number): Point {
  return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach];
}

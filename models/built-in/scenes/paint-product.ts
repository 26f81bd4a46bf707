/** One thing on a pedestal, as a shop shows it: the thing is found in the prompt's words. */
import { mix } from '../colours.ts';
import { choose } from '../random.ts';
import {
  arc,
  circle,
  ellipse,
  glow,
  ground,
  outline,
  polyline,
  roundedBox,
  smooth,
  type Point,
  type Shape,
} from '../shapes.ts';
import { darker, fade, lighter, solid, white, type Canvas, type Scene } from './canvas.ts';

/** Draws a thing that stands on `foot`, `size` px high or wide at most. */
type Thing = (canvas: Canvas, x: number, foot: number, size: number) => readonly Shape[];

const things: readonly (readonly [RegExp, Thing])[] = [
  [/shoe|sneaker|trainer|boot/, shoe],
  [/headphone|earphone|headset|audio/, headphones],
  [/phone|mobile|tablet|device|smartphone/, phone],
  [/watch|clock/, watch],
  [/cream|tube|cosmetic|lotion|jar|skincare|candle/, jar],
  [/box|package|parcel|carton|gift/, box],
  [/chair|stool|furniture/, chair],
  [/bottle|wine|oil|perfume|water|drink|juice|beer|shampoo/, bottle],
];

export function paintProduct(canvas: Canvas): Scene {
  const { width, height, unit, palette, prompt, random } = canvas;
  const thing =
    things.find(([words]) => words.test(prompt))?.[1] ?? choose([bottle, jar, box, watch], random);
  const [x, foot] = [width / 2, height * 0.74];
  const floor = height * 0.66;
  const plate = { rx: unit * 0.42, ry: unit * 0.075, tall: unit * 0.11 };
  return {
    backdrop: [lighter(palette.soft, 0.3), lighter(palette.ground, 0.2)],
    shapes: [
      circle(
        x,
        height * 0.42,
        unit * 0.4,
        fade(lighter(palette.accent, 0.5), lighter(palette.soft, 0.35), 0.75),
      ),
      ground(
        canvas,
        () => floor,
        fade(mix(palette.soft, palette.ground, 0.35), mix(palette.soft, palette.middle, 0.35)),
      ),
      glow(x, foot + plate.tall, plate.rx * 1.5, plate.ry * 2.2, solid(darker(palette.middle, 0.55), 0.5)),
      ellipse(x, foot + plate.tall, plate.rx, plate.ry, solid(darker(palette.soft, 0.18))),
      roundedBox(
        { left: x - plate.rx, right: x + plate.rx, top: foot, bottom: foot + plate.tall },
        0,
        fade(mix(palette.soft, white, 0.2), darker(palette.soft, 0.14)),
      ),
      ellipse(x, foot, plate.rx, plate.ry, fade(lighter(palette.ground, 0.5), lighter(palette.soft, 0.35))),
      glow(x, foot + unit * 0.005, unit * 0.3, unit * 0.05, solid(darker(palette.middle, 0.6), 0.55)),
      ...thing(canvas, x, foot + unit * 0.015, unit * 0.62),
    ],
  };
}

function bottle({ palette }: Canvas, x: number, foot: number, size: number): readonly Shape[] {
  const [wide, neck] = [size * 0.165, size * 0.055];
  const at = (share: number) => foot - size * share;
  const side: readonly Point[] = [
    [x - neck, at(0.92)],
    [x - neck, at(0.74)],
    [x - wide * 0.75, at(0.64)],
    [x - wide, at(0.54)],
    [x - wide, at(0.03)],
    [x - wide * 0.86, at(0)],
  ];
  const mirror = side.map(([px, py]): Point => [2 * x - px, py]).toReversed();
  const body = [...side, ...mirror];
  const glass = palette.deep;
  return [
    outline([body], fade(mix(glass, palette.middle, 0.4), glass)),
    roundedBox(
      { left: x - neck * 1.25, right: x + neck * 1.25, top: at(1.02), bottom: at(0.9) },
      size * 0.012,
      fade(lighter(palette.accent, 0.15), darker(palette.accent, 0.15)),
    ),
    roundedBox(
      { left: x - wide, right: x + wide, top: at(0.46), bottom: at(0.16) },
      0,
      fade(lighter(palette.ground, 0.6), lighter(palette.ground, 0.2)),
    ),
    circle(x, at(0.36), wide * 0.36, fade(lighter(palette.accent, 0.2), palette.accent)),
    roundedBox(
      { left: x - wide * 0.62, right: x + wide * 0.62, top: at(0.256), bottom: at(0.236) },
      size * 0.01,
      solid(glass),
    ),
    roundedBox(
      { left: x - wide * 0.42, right: x + wide * 0.42, top: at(0.215), bottom: at(0.2) },
      size * 0.01,
      solid(glass, 0.6),
    ),
    roundedBox(
      { left: x - wide * 0.8, right: x - wide * 0.62, top: at(0.56), bottom: at(0.08) },
      wide * 0.09,
      solid(white, 0.35),
    ),
  ];
}

function jar({ palette }: Canvas, x: number, foot: number, size: number): readonly Shape[] {
  const wide = size * 0.3;
  const at = (share: number) => foot - size * share;
  return [
    roundedBox(
      { left: x - wide, right: x + wide, top: at(0.42), bottom: at(0) },
      size * 0.07,
      fade(lighter(palette.middle, 0.18), darker(palette.middle, 0.18)),
    ),
    roundedBox(
      { left: x - wide * 1.04, right: x + wide * 1.04, top: at(0.64), bottom: at(0.44) },
      size * 0.035,
      fade(lighter(palette.ground, 0.7), darker(palette.soft, 0.08)),
    ),
    ellipse(x, at(0.63), wide * 1.0, size * 0.035, solid(lighter(palette.ground, 0.85))),
    circle(x, at(0.24), wide * 0.26, solid(lighter(palette.accent, 0.15))),
    roundedBox(
      { left: x - wide * 0.5, right: x + wide * 0.5, top: at(0.115), bottom: at(0.09) },
      size * 0.012,
      solid(white, 0.85),
    ),
    roundedBox(
      { left: x - wide * 0.86, right: x - wide * 0.74, top: at(0.38), bottom: at(0.06) },
      wide * 0.06,
      solid(white, 0.35),
    ),
  ];
}

function box({ palette }: Canvas, x: number, foot: number, size: number): readonly Shape[] {
  const [half, rise, tall] = [size * 0.34, size * 0.11, size * 0.56];
  const top = foot - tall;
  return [
    outline(
      [
        [
          [x, foot + rise * 0.5],
          [x - half, foot - rise * 0.5],
          [x - half, top - rise * 0.5],
          [x, top + rise * 0.5],
        ],
      ],
      fade(lighter(palette.middle, 0.12), palette.middle),
    ),
    outline(
      [
        [
          [x, foot + rise * 0.5],
          [x + half, foot - rise * 0.5],
          [x + half, top - rise * 0.5],
          [x, top + rise * 0.5],
        ],
      ],
      fade(darker(palette.middle, 0.2), darker(palette.middle, 0.38)),
    ),
    outline(
      [
        [
          [x, top + rise * 0.5],
          [x - half, top - rise * 0.5],
          [x, top - rise * 1.5],
          [x + half, top - rise * 0.5],
        ],
      ],
      fade(lighter(palette.middle, 0.5), lighter(palette.middle, 0.32)),
    ),
    outline(
      [
        [
          [x - half * 0.62, top - rise * 0.12],
          [x - half * 0.38, top + rise * 0.12],
          [x - half * 0.38, foot + rise * 0.12],
          [x - half * 0.62, foot - rise * 0.12],
        ],
      ],
      fade(lighter(palette.accent, 0.2), palette.accent),
    ),
    outline(
      [
        [
          [x - half * 0.62, top - rise * 0.12],
          [x - half * 0.38, top + rise * 0.12],
          [x + half * 0.62, top - rise * 0.88],
          [x + half * 0.38, top - rise * 1.12],
        ],
      ],
      fade(lighter(palette.accent, 0.35), lighter(palette.accent, 0.2)),
    ),
  ];
}

function shoe({ palette }: Canvas, x: number, foot: number, size: number): readonly Shape[] {
  const p = (px: number, py: number): Point => [x + (px - 0.5) * size * 1.25, foot - py * size * 1.25];
  const upper = smooth(
    [
      p(0.05, 0.12),
      p(0.04, 0.3),
      p(0.07, 0.44),
      p(0.14, 0.47),
      p(0.2, 0.4),
      p(0.31, 0.4),
      p(0.4, 0.45),
      p(0.47, 0.4),
      p(0.6, 0.3),
      p(0.76, 0.245),
      p(0.9, 0.2),
      p(0.96, 0.12),
      p(0.9, 0.085),
      p(0.5, 0.08),
      p(0.15, 0.08),
    ],
    true,
  );
  const sole = smooth(
    [
      p(0.03, 0.11),
      p(0.3, 0.095),
      p(0.6, 0.085),
      p(0.93, 0.1),
      p(0.985, 0.085),
      p(0.95, 0.02),
      p(0.8, 0.0),
      p(0.4, 0.0),
      p(0.12, 0.0),
      p(0.02, 0.04),
    ],
    true,
  );
  const stripe = smooth(
    [p(0.3, 0.1), p(0.42, 0.15), p(0.58, 0.29), p(0.63, 0.28), p(0.52, 0.14), p(0.46, 0.095)],
    true,
  );
  const heel = smooth([p(0.05, 0.12), p(0.045, 0.28), p(0.08, 0.41), p(0.15, 0.32), p(0.2, 0.13)], true);
  const laces = [0, 1, 2, 3].map((index) =>
    polyline(
      [p(0.41 + index * 0.05, 0.43 - index * 0.035), p(0.475 + index * 0.05, 0.345 - index * 0.03)],
      size * 0.011,
      solid(white),
    ),
  );
  return [
    outline([upper], fade(lighter(palette.middle, 0.2), darker(palette.middle, 0.08))),
    outline([heel], solid(palette.deep)),
    outline([stripe], fade(lighter(palette.accent, 0.15), palette.accent)),
    outline(
      [
        smooth(
          [p(0.8, 0.23), p(0.9, 0.195), p(0.955, 0.13), p(0.93, 0.09), p(0.8, 0.09), p(0.77, 0.16)],
          true,
        ),
      ],
      solid(palette.deep, 0.85),
    ),
    ...laces,
    outline([sole], fade(white, darker(palette.ground, 0.1))),
    polyline([p(0.06, 0.035), p(0.5, 0.028), p(0.94, 0.045)], size * 0.008, solid(palette.accent)),
  ];
}

function headphones({ palette }: Canvas, x: number, foot: number, size: number): readonly Shape[] {
  const centre: Point = [x, foot - size * 0.5];
  const cup = (side: number) => {
    const at = x + side * size * 0.34;
    return [
      roundedBox(
        {
          left: at - size * 0.085,
          right: at + size * 0.085,
          top: foot - size * 0.5,
          bottom: foot - size * 0.06,
        },
        size * 0.085,
        fade(lighter(palette.middle, 0.18), darker(palette.middle, 0.25)),
      ),
      roundedBox(
        {
          left: at - side * size * 0.03 - size * 0.05,
          right: at - side * size * 0.03 + size * 0.05,
          top: foot - size * 0.46,
          bottom: foot - size * 0.1,
        },
        size * 0.05,
        fade(darker(palette.deep, 0.25), darker(palette.deep, 0.5)),
      ),
      circle(at + side * size * 0.03, foot - size * 0.28, size * 0.035, solid(palette.accent)),
    ];
  };
  return [
    outline(
      [arc(centre, size * 0.315, size * 0.375, Math.PI, Math.PI * 2)],
      fade(lighter(palette.deep, 0.25), palette.deep),
    ),
    outline([arc(centre, size * 0.335, size * 0.35, Math.PI * 1.15, Math.PI * 1.5)], solid(white, 0.35)),
    ...cup(-1),
    ...cup(1),
  ];
}

function phone({ palette }: Canvas, x: number, foot: number, size: number): readonly Shape[] {
  const [half, top] = [size * 0.25, foot - size];
  const card = (index: number) =>
    roundedBox(
      {
        left: x - half * 0.78,
        right: x + half * 0.78,
        top: top + size * (0.44 + index * 0.17),
        bottom: top + size * (0.57 + index * 0.17),
      },
      size * 0.025,
      solid(index === 1 ? lighter(palette.accent, 0.35) : lighter(palette.ground, 0.4)),
    );
  return [
    roundedBox(
      { left: x - half, right: x + half, top, bottom: foot },
      size * 0.075,
      fade(lighter(palette.deep, 0.15), darker(palette.deep, 0.3)),
    ),
    roundedBox(
      { left: x - half * 0.9, right: x + half * 0.9, top: top + size * 0.025, bottom: foot - size * 0.025 },
      size * 0.06,
      fade(lighter(palette.soft, 0.35), mix(palette.soft, palette.middle, 0.4)),
    ),
    circle(x, top + size * 0.25, half * 0.42, fade(lighter(palette.accent, 0.3), palette.accent)),
    roundedBox(
      { left: x - half * 0.26, right: x + half * 0.26, top: top + size * 0.045, bottom: top + size * 0.07 },
      size * 0.013,
      solid(darker(palette.deep, 0.4)),
    ),
    card(0),
    card(1),
    card(2),
  ];
}

function watch({ palette }: Canvas, x: number, foot: number, size: number): readonly Shape[] {
  const y = foot - size * 0.5;
  const r = size * 0.24;
  const strap = (from: number, to: number) =>
    outline(
      [
        [
          [x - r * 0.62, from],
          [x + r * 0.62, from],
          [x + r * 0.5, to],
          [x - r * 0.5, to],
        ],
      ],
      fade(lighter(palette.middle, 0.1), darker(palette.middle, 0.2)),
    );
  const ticks = [...Array(12).keys()].map((hour) => {
    const angle = (hour * Math.PI) / 6;
    const at = (share: number): Point => [x + Math.cos(angle) * r * share, y + Math.sin(angle) * r * share];
    return polyline([at(0.7), at(hour % 3 === 0 ? 0.58 : 0.64)], size * 0.006, solid(palette.deep));
  });
  return [
    strap(y, foot - size * 0.995),
    strap(y, foot),
    roundedBox(
      { left: x + r * 0.95, right: x + r * 1.18, top: y - r * 0.14, bottom: y + r * 0.14 },
      r * 0.06,
      solid(palette.deep),
    ),
    circle(x, y, r * 1.05, fade(lighter(palette.deep, 0.3), palette.deep)),
    circle(x, y, r * 0.88, fade(white, lighter(palette.ground, 0.3))),
    ...ticks,
    polyline(
      [
        [x, y],
        [x + r * 0.34, y - r * 0.2],
      ],
      size * 0.011,
      solid(palette.deep),
    ),
    polyline(
      [
        [x, y],
        [x - r * 0.16, y - r * 0.56],
      ],
      size * 0.008,
      solid(palette.deep),
    ),
    polyline(
      [
        [x, y],
        [x - r * 0.3, y + r * 0.46],
      ],
      size * 0.004,
      solid(palette.accent),
    ),
    circle(x, y, r * 0.06, solid(palette.accent)),
  ];
}

function chair({ palette }: Canvas, x: number, foot: number, size: number): readonly Shape[] {
  const leg = (from: number, to: number) =>
    polyline(
      [
        [x + from * size, foot - size * 0.4],
        [x + to * size, foot],
      ],
      size * 0.016,
      solid(mix(palette.accent, palette.deep, 0.55)),
    );
  const back = smooth(
    [
      [x - size * 0.26, foot - size * 0.42],
      [x - size * 0.3, foot - size * 0.75],
      [x - size * 0.2, foot - size * 0.95],
      [x + size * 0.2, foot - size * 0.95],
      [x + size * 0.3, foot - size * 0.75],
      [x + size * 0.26, foot - size * 0.42],
    ],
    true,
  );
  return [
    leg(-0.2, -0.24),
    leg(0.2, 0.24),
    leg(-0.12, -0.11),
    leg(0.12, 0.11),
    outline([back], fade(lighter(palette.middle, 0.22), palette.middle)),
    roundedBox(
      { left: x - size * 0.3, right: x + size * 0.3, top: foot - size * 0.5, bottom: foot - size * 0.37 },
      size * 0.06,
      fade(lighter(palette.middle, 0.3), darker(palette.middle, 0.15)),
    ),
  ];
}

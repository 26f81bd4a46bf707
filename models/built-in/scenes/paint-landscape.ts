/** Outdoors: hills, mountains over a lake, dunes, a forest, the sea. */
import { mix } from '../colours.ts';
import { choose, type Random } from '../random.ts';
import {
  circle,
  ellipse,
  glow,
  ground,
  outline,
  polygon,
  smooth,
  type Point,
  type Shape,
} from '../shapes.ts';
import { between, darker, fade, lighter, solid, white, type Canvas, type Scene } from './canvas.ts';

export function paintHills(canvas: Canvas): Scene {
  const { palette } = canvas;
  const layers = 5;
  const hills = Array.from({ length: layers }, (_, index) => {
    const depth = (index + 1) / layers;
    const line = waveLine(
      canvas,
      0.42 + 0.46 * (index / (layers - 1)),
      0.1 * (1.2 - depth * 0.6),
      [1, 2.3, 4.1],
    );
    const near = mix(palette.soft, palette.deep, depth ** 1.2);
    return ground(canvas, line, fade(mix(near, palette.middle, 0.35), near));
  });
  return { backdrop: skyOf(canvas), shapes: [...sun(canvas, 0.28), ...hills] };
}

export function paintMountains(canvas: Canvas): Scene {
  const { width, height, palette, random, prompt } = canvas;
  const shore = height * (/lake|water|river|fjord/.test(prompt) ? 0.66 : 0.86);
  const ranges = [0, 1, 2].flatMap((index) => {
    const colour = mix(lighter(palette.soft, 0.25), palette.deep, 0.25 + index * 0.3);
    return peaks(canvas, shore, 0.52 - index * 0.13, 3 + index * 2, colour, index === 1);
  });
  const isLake = shore < height * 0.8;
  const water: readonly Shape[] = isLake
    ? [
        ground(canvas, () => shore, fade(mix(palette.soft, palette.middle, 0.45), palette.deep)),
        ...ripples(canvas, shore, random),
      ]
    : [ground(canvas, () => shore, fade(palette.deep, darker(palette.deep, 0.4)))];
  const firs = [...Array(7).keys()].flatMap((index) => {
    const left = index % 2 === 0;
    const x = left ? between(random, -0.02, 0.22) : between(random, 0.8, 1.02);
    return fir(
      x * width,
      height * between(random, 0.94, 1.02),
      height * between(random, 0.2, 0.34),
      darker(palette.deep, 0.45),
    );
  });
  return { backdrop: skyOf(canvas), shapes: [...sun(canvas, 0.26), ...ranges, ...water, ...firs] };
}

export function paintDunes(canvas: Canvas): Scene {
  const { width, height, palette, random } = canvas;
  const warm = mix(palette.accent, palette.soft, 0.35);
  const dunes = [0, 1, 2, 3].flatMap((index) => {
    const crest = width * between(random, 0.15, 0.85);
    const top = height * (0.44 + index * 0.13);
    const sunny = mix(lighter(warm, 0.35), palette.middle, index * 0.16);
    const rise: readonly Point[] = smooth(
      [
        [-width * 0.2, top + height * 0.22],
        [crest * 0.45, top + height * 0.12],
        [crest, top],
        [crest + (width - crest) * 0.5, top + height * 0.13],
        [width * 1.2, top + height * 0.2],
      ],
      false,
    );
    const foot: readonly Point[] = [
      [width * 1.2, height * 1.1],
      [-width * 0.2, height * 1.1],
    ];
    const edge = smooth(
      [
        [crest, top],
        [crest + width * 0.05, top + height * 0.1],
        [crest - width * 0.04, top + height * 0.24],
        [crest + width * 0.12, top + height * 0.5],
      ],
      false,
    );
    const shaded = [...rise.filter(([x]) => x >= crest), ...foot.slice(0, 1), ...edge.toReversed()];
    return [
      outline([[...rise, ...foot]], fade(sunny, mix(sunny, palette.middle, 0.25))),
      outline([shaded], fade(mix(sunny, palette.deep, 0.35), mix(sunny, palette.deep, 0.2), 0.85)),
    ];
  });
  return {
    backdrop: [mix(palette.soft, palette.ground, 0.2), lighter(warm, 0.7)],
    shapes: [...sun(canvas, 0.24), ...dunes],
  };
}

export function paintForest(canvas: Canvas): Scene {
  const { width, height, palette, random, prompt } = canvas;
  const isRound = /autumn|fall|park|garden|orchard|birch|leaf|leaves/.test(prompt);
  const rows = [0, 1, 2, 3].flatMap((index) => {
    const colour = mix(lighter(palette.soft, 0.35), palette.deep, 0.12 + index * 0.29);
    const foot = height * (0.62 + index * 0.12);
    const tall = Math.min(height, width * 1.15) * (0.34 + index * 0.13);
    const count = 15 - index * 3;
    const trees = Array.from({ length: count }, (_, at) => {
      const x = ((at + between(random, 0.1, 0.9)) / count) * width;
      // A clearing in the middle, wider the nearer it is.
      const away = Math.abs(x / width - 0.5);
      if (away < 0.05 + index * 0.07) return [];
      const size = tall * between(random, 0.75, 1.15);
      const shade = mix(
        colour,
        choose([palette.accent, palette.middle, palette.deep], random),
        isRound ? 0.5 : 0.14,
      );
      return isRound ? roundTree(x, foot, size, shade, darker(colour, 0.4)) : fir(x, foot, size, shade);
    });
    return [
      ...trees.flat(),
      ground(
        canvas,
        waveLine(canvas, foot / height, 0.012, [1, 3]),
        fade(mix(colour, palette.middle, 0.2), colour),
      ),
    ];
  });
  const bend = (from: number): readonly Point[] =>
    smooth(
      [
        [width * 0.5, height * 0.625],
        [width * (0.5 + from * 0.05 + 0.05), height * 0.71],
        [width * (0.48 + from * 0.11), height * 0.83],
        [width * (0.5 + from * 0.22), height * 1.03],
      ],
      false,
    );
  const path = outline(
    [[...bend(-1), ...bend(1).toReversed()]],
    fade(lighter(palette.accent, 0.65), lighter(palette.ground, 0.1)),
  );
  const light = glow(
    width * 0.5,
    height * 0.5,
    width * 0.36,
    height * 0.42,
    solid(lighter(palette.ground, 0.6), 0.9),
  );
  return { backdrop: skyOf(canvas), shapes: [light, ...rows, path] };
}

export function paintSea(canvas: Canvas): Scene {
  const { width, height, palette, random, prompt } = canvas;
  const horizon = height * between(random, 0.5, 0.58);
  const sunX = width * between(random, 0.3, 0.7);
  const far = mix(palette.soft, palette.middle, 0.4);
  const coast = ground(
    canvas,
    waveLine(canvas, horizon / height - 0.05, 0.035, [0.7, 1.9, 5]),
    solid(far, 0.75),
  );
  const boats = [
    [0.24, 0.12, 0.62],
    [0.72, 0.2, 0.74],
    [0.5, 0.08, 0.585],
  ].flatMap(([x = 0, size = 0, y = 0], index) =>
    boat(
      width * (x + between(random, -0.06, 0.06)),
      height * y,
      canvas.unit * size * 1.5,
      index === 1 ? darker(palette.deep, 0.3) : palette.deep,
      lighter(palette.ground, 0.5),
    ),
  );
  const fog = /fog|mist|haze|dawn|calm/.test(prompt)
    ? [0.5, 0.57, 0.63].map((y, index) =>
        glow(
          width * between(random, 0.1, 0.9),
          height * y,
          width * 0.75,
          height * 0.07,
          solid(lighter(palette.ground, 0.7), 0.75 - index * 0.15),
        ),
      )
    : [];
  return {
    backdrop: [mix(palette.soft, palette.middle, 0.3), lighter(palette.ground, 0.3)],
    shapes: [
      glow(
        sunX,
        horizon * 0.72,
        canvas.unit * 0.5,
        canvas.unit * 0.5,
        solid(lighter(palette.accent, 0.6), 0.9),
      ),
      circle(sunX, horizon * 0.72, canvas.unit * 0.085, fade(lighter(palette.accent, 0.6), palette.accent)),
      coast,
      ground(canvas, () => horizon, fade(lighter(far, 0.25), mix(palette.middle, palette.deep, 0.7))),
      ...ripples(canvas, horizon, random),
      ...glitter(canvas, horizon, sunX),
      ...fog,
      ...boats,
    ],
  };
}

function skyOf({ palette }: Canvas): Scene['backdrop'] {
  return [mix(palette.soft, palette.middle, 0.25), lighter(palette.ground, 0.25)];
}

function sun({ width, height, unit, palette, random }: Canvas, level: number): readonly Shape[] {
  const [x, y] = [width * between(random, 0.22, 0.78), height * (level + random() * 0.08)];
  const size = unit * between(random, 0.085, 0.13);
  const { accent, ground: pale } = palette;
  // A blue sun would look wrong, whatever stands out in the palette.
  const colour = accent[0] >= accent[2] ? accent : lighter(pale, 0.35);
  return [
    glow(x, y, size * 4.2, size * 4.2, solid(lighter(colour, 0.65), 0.75)),
    circle(x, y, size, fade(lighter(colour, 0.45), colour)),
  ];
}

function waveLine(
  { width, height, random }: Canvas,
  level: number,
  swing: number,
  paces: readonly number[],
): (x: number) => number {
  const waves = paces.map((pace, index) => ({
    pace: pace * (0.7 + random() * 0.6),
    phase: random() * Math.PI * 2,
    swing: swing / (index + 1) ** 1.1,
  }));
  return (x) =>
    height *
    (level +
      waves.reduce(
        (sum, wave) => sum + Math.sin((x / width) * Math.PI * 2 * wave.pace + wave.phase) * wave.swing,
        0,
      ));
}

/** A range of mountains, each with a side in the shade; snow on those in between. */
function peaks(
  { width, height, palette, random }: Canvas,
  foot: number,
  tall: number,
  count: number,
  colour: Canvas['palette']['deep'],
  hasSnow: boolean,
): readonly Shape[] {
  return Array.from({ length: count }, (_, index) => {
    const x = width * ((index + between(random, 0.2, 0.8)) / count);
    const top = foot - height * tall * between(random, 0.6, 1.05);
    const half = (foot - top) * between(random, 0.75, 1.05);
    const lean = half * between(random, -0.12, 0.12);
    const snowline = 0.3;
    const rise = foot - top;
    const snow: readonly Point[] = [
      [x, top],
      [x + half * snowline, top + rise * snowline],
      [x + half * 0.14, top + rise * (snowline - 0.07)],
      [x + lean * 0.2, top + rise * (snowline + 0.06)],
      [x - half * 0.14, top + rise * (snowline - 0.06)],
      [x - half * snowline, top + rise * snowline],
    ];
    return [
      polygon(
        [
          [x, top],
          [x + half, foot],
          [x - half, foot],
        ],
        fade(lighter(colour, 0.22), mix(colour, palette.ground, 0.35)),
      ),
      polygon(
        [
          [x, top],
          [x + half, foot],
          [x + lean, foot],
        ],
        fade(darker(colour, 0.22), mix(colour, palette.ground, 0.25), 0.8),
      ),
      ...(hasSnow ? [outline([snow], fade(white, lighter(colour, 0.75), 0.95))] : []),
    ];
  }).flat();
}

function ripples({ width, height, palette }: Canvas, from: number, random: Random): readonly Shape[] {
  return Array.from({ length: 14 }, (_, index) => {
    const depth = (index + 1) / 14;
    const y = from + (height - from) * depth ** 1.4;
    const x = width * random();
    return ellipse(
      x,
      y,
      width * between(random, 0.08, 0.28),
      Math.max(0.7, height * 0.004 * (0.4 + depth)),
      solid(lighter(palette.ground, 0.5), 0.35),
    );
  });
}

/** The sun on the water. */
function glitter({ width, height, palette, random }: Canvas, from: number, x: number): readonly Shape[] {
  return Array.from({ length: 16 }, (_, index) => {
    const depth = (index + 0.5) / 16;
    const y = from + (height - from) * depth;
    const reach = width * (0.015 + depth * 0.07) * between(random, 0.5, 1.2);
    return ellipse(
      x + width * between(random, -0.03, 0.03) * depth,
      y,
      reach,
      Math.max(0.8, height * 0.005),
      solid(lighter(palette.accent, 0.5), 0.75 - depth * 0.4),
    );
  });
}

function boat(
  x: number,
  y: number,
  size: number,
  hull: Canvas['palette']['deep'],
  sail: Canvas['palette']['deep'],
): readonly Shape[] {
  return [
    ellipse(x, y + size * 0.03, size * 0.42, size * 0.035, solid(hull, 0.3)),
    outline(
      [
        [
          [x - size * 0.36, y - size * 0.1],
          [x + size * 0.4, y - size * 0.1],
          [x + size * 0.26, y + size * 0.03],
          [x - size * 0.26, y + size * 0.03],
        ],
      ],
      solid(hull),
    ),
    outline(
      [
        [
          [x - size * 0.02, y - size * 0.85],
          ...smooth(
            [
              [x - size * 0.02, y - size * 0.85],
              [x - size * 0.2, y - size * 0.45],
              [x - size * 0.3, y - size * 0.16],
            ],
            false,
          ),
          [x - size * 0.02, y - size * 0.16],
        ],
      ],
      fade(sail, darker(sail, 0.12)),
    ),
    outline(
      [
        [
          [x + size * 0.02, y - size * 0.76],
          [x + size * 0.26, y - size * 0.16],
          [x + size * 0.02, y - size * 0.16],
        ],
      ],
      fade(sail, darker(sail, 0.2)),
    ),
  ];
}

function fir(x: number, foot: number, tall: number, colour: Canvas['palette']['deep']): readonly Shape[] {
  const half = tall * 0.2;
  return [0, 1, 2]
    .map((tier) => {
      const top = foot - tall + tier * tall * 0.22;
      const wide = half * (0.55 + tier * 0.24);
      return polygon(
        [
          [x, top],
          [x + wide, top + tall * 0.46],
          [x - wide, top + tall * 0.46],
        ],
        fade(lighter(colour, 0.1), colour),
      );
    })
    .concat(
      polygon(
        [
          [x - half * 0.12, foot - tall * 0.2],
          [x + half * 0.12, foot - tall * 0.2],
          [x + half * 0.12, foot],
          [x - half * 0.12, foot],
        ],
        solid(darker(colour, 0.3)),
      ),
    );
}

function roundTree(
  x: number,
  foot: number,
  tall: number,
  crown: Canvas['palette']['deep'],
  trunk: Canvas['palette']['deep'],
): readonly Shape[] {
  const r = tall * 0.24;
  return [
    polygon(
      [
        [x - tall * 0.022, foot - tall * 0.6],
        [x + tall * 0.022, foot - tall * 0.6],
        [x + tall * 0.035, foot],
        [x - tall * 0.035, foot],
      ],
      solid(trunk),
    ),
    circle(x - r * 0.55, foot - tall * 0.55, r * 0.75, fade(crown, darker(crown, 0.12))),
    circle(x + r * 0.6, foot - tall * 0.58, r * 0.7, fade(crown, darker(crown, 0.15))),
    circle(x, foot - tall * 0.74, r, fade(lighter(crown, 0.16), crown)),
  ];
}

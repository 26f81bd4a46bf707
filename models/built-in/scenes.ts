import { mix, type Palette, type Rgb } from './colours.ts';
import { choose, type Random } from './random.ts';
import {
  circle,
  ground,
  polygon,
  quarterOf,
  roundedBox,
  stroke,
  type Shape,
  type ShapePaint,
} from './shapes.ts';

/** What one picture is made of before its label. */
export interface Scene {
  /** The ground's colours at top and bottom; `null` leaves it clear. */
  readonly backdrop: readonly [Rgb, Rgb] | null;
  /** Bottom first. */
  readonly shapes: readonly Shape[];
}

interface Canvas {
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  readonly random: Random;
}

type SceneName = 'hills' | 'orbs' | 'tiles' | 'rays' | 'ribbons';

const painters: Readonly<Record<SceneName, (canvas: Canvas) => Scene>> = {
  hills: paintHills,
  orbs: paintOrbs,
  tiles: paintTiles,
  rays: paintRays,
  ribbons: paintRibbons,
};

/** Words of a prompt that one scene suits better than another. */
const subjects: readonly (readonly [RegExp, SceneName])[] = [
  [/mountain|hill|landscape|forest|sea|ocean|beach|valley|nature|garden/i, 'hills'],
  [/pattern|tile|grid|icon|geometr|bauhaus|mosaic/i, 'tiles'],
  [/sun|morning|light|energy|hope|launch|rocket/i, 'rays'],
  [/speed|motion|road|flow|sport|stripe/i, 'ribbons'],
];

/** Composes the picture of a prompt; a clear background has one cluster of shapes and nothing at the edges. */
export function composeScene(canvas: Canvas, prompt: string, transparent: boolean): Scene {
  if (transparent) return paintCluster(canvas);
  const suited = subjects.find(([words]) => words.test(prompt))?.[1];
  const any = choose<SceneName>(['hills', 'orbs', 'tiles', 'rays', 'ribbons'], canvas.random);
  return painters[suited ?? any](canvas);
}

function solid(colour: Rgb, alpha = 1): ShapePaint {
  return { from: colour, to: colour, alpha };
}

function paintHills(canvas: Canvas): Scene {
  const { width, height, palette, random } = canvas;
  const sun = Math.min(width, height) * (0.1 + random() * 0.06);
  const sunX = width * (0.2 + random() * 0.6);
  const sunY = height * (0.24 + random() * 0.12);
  const layers = 5;
  const hills = Array.from({ length: layers }, (_, index) => {
    const depth = (index + 1) / layers;
    const line = hillLine(canvas, 0.42 + 0.46 * (index / (layers - 1)), 0.1 * (1.2 - depth * 0.6));
    const near = mix(palette.soft, palette.deep, depth ** 1.2);
    return ground(canvas, line, { from: mix(near, palette.middle, 0.35), to: near, alpha: 1 });
  });
  return {
    backdrop: [mix(palette.soft, palette.middle, 0.25), palette.ground],
    shapes: [
      circle(sunX, sunY, sun * 1.7, solid(palette.ground, 0.35)),
      circle(sunX, sunY, sun, {
        from: mix(palette.accent, [255, 255, 255], 0.35),
        to: palette.accent,
        alpha: 1,
      }),
      ...hills,
    ],
  };
}

function hillLine({ width, height, random }: Canvas, level: number, swing: number): (x: number) => number {
  const waves = [1, 2.3, 4.1].map((pace, index) => ({
    pace: pace * (0.7 + random() * 0.6),
    phase: random() * Math.PI * 2,
    swing: swing / (index + 1) ** 1.1,
  }));
  return (x) => {
    const lift = waves.reduce(
      (sum, wave) => sum + Math.sin((x / width) * Math.PI * 2 * wave.pace + wave.phase) * wave.swing,
      0,
    );
    return height * (level + lift);
  };
}

function paintOrbs(canvas: Canvas): Scene {
  const { width, height, palette, random } = canvas;
  const unit = Math.hypot(width, height);
  const colours: readonly [Rgb, ...Rgb[]] = [palette.middle, palette.accent, palette.soft, palette.deep];
  const orbs = Array.from({ length: 6 }, (_, index) => {
    const radius = unit * (0.3 - index * 0.038 + random() * 0.05);
    const colour = colours[index % colours.length] ?? palette.middle;
    const paint = { from: mix(colour, [255, 255, 255], 0.3), to: colour, alpha: 0.82 };
    return circle(width * (0.05 + random() * 0.9), height * (0.05 + random() * 0.9), radius, paint);
  });
  return { backdrop: [palette.ground, mix(palette.soft, palette.ground, 0.4)], shapes: orbs };
}

function paintTiles(canvas: Canvas): Scene {
  const { width, height, palette, random } = canvas;
  // Whole px, or hairlines show between the tiles.
  const longest = Math.max(width, height);
  const count = Math.max(4, Math.round(6 * Math.sqrt(longest / Math.min(width, height))));
  const cell = Math.max(1, Math.ceil(longest / count));
  const colours: readonly [Rgb, ...Rgb[]] = [
    palette.middle,
    palette.deep,
    palette.accent,
    palette.soft,
    palette.ground,
  ];
  const shapes: Shape[] = [];
  for (let top = 0; top < height; top += cell) {
    for (let left = 0; left < width; left += cell) {
      const box = { left, top, right: left + cell, bottom: top + cell };
      const back = choose(colours, random);
      const front = choose([palette.deep, palette.accent, palette.middle, palette.ground], random);
      shapes.push(roundedBox(box, 0, solid(back)));
      if (front !== back) shapes.push(...tileMark(box, cell, solid(front), random));
    }
  }
  return { backdrop: [palette.ground, palette.ground], shapes };
}

function tileMark(
  box: { left: number; top: number; right: number; bottom: number },
  cell: number,
  paint: ShapePaint,
  random: Random,
): readonly Shape[] {
  const corner = {
    x: random() < 0.5 ? box.left : box.right,
    y: random() < 0.5 ? box.top : box.bottom,
  };
  const middle = { x: box.left + cell / 2, y: box.top + cell / 2 };
  const kind = Math.floor(random() * 4);
  if (kind === 0) return [circle(middle.x, middle.y, cell * 0.3, paint)];
  if (kind === 1) return [quarterOf(box, corner.x, corner.y, cell * 0.5, paint)];
  if (kind === 2) return [quarterOf(box, middle.x, corner.y, cell * 0.5, paint)];
  return [quarterOf(box, corner.x, corner.y, cell, paint)];
}

function paintRays({ width, height, palette, random }: Canvas): Scene {
  const origin = [width * (0.3 + random() * 0.4), height * (0.66 + random() * 0.1)] as const;
  const reach = Math.hypot(width, height) * 1.2;
  const count = 18;
  const turn = random() * Math.PI;
  const rays = Array.from({ length: count }, (_, index) => {
    const from = turn + (index / count) * Math.PI * 2;
    const to = from + Math.PI / count;
    const colour = index % 3 === 0 ? palette.accent : palette.soft;
    return polygon([origin, at(origin, from, reach), at(origin, to, reach)], solid(colour, 0.5));
  });
  const sun = Math.min(width, height);
  return {
    backdrop: [mix(palette.middle, palette.soft, 0.3), palette.ground],
    shapes: [
      ...rays,
      circle(...origin, sun * 0.3, {
        from: mix(palette.accent, [255, 255, 255], 0.3),
        to: palette.accent,
        alpha: 1,
      }),
      circle(...origin, sun * 0.2, { from: palette.ground, to: palette.accent, alpha: 0.7 }),
      ground({ width, height }, () => height * 0.8, { from: palette.middle, to: palette.deep, alpha: 1 }),
    ],
  };
}

function at([x, y]: readonly [number, number], angle: number, reach: number): readonly [number, number] {
  return [x + Math.cos(angle) * reach, y + Math.sin(angle) * reach];
}

function paintRibbons({ width, height, palette, random }: Canvas): Scene {
  const unit = Math.hypot(width, height);
  const slope = 0.45 + random() * 0.4;
  const colours: readonly [Rgb, ...Rgb[]] = [palette.middle, palette.accent, palette.deep, palette.soft];
  const ribbons = Array.from({ length: 9 }, (_, index) => {
    const y = height * (-0.35 + index * 0.2) + (random() - 0.5) * height * 0.08;
    const start = width * (random() * 0.5 - 0.15);
    const end = start + width * (0.45 + random() * 0.7);
    const colour = colours[index % colours.length] ?? palette.middle;
    return stroke(
      [
        [start, y + (width - start) * slope],
        [end, y + (width - end) * slope],
      ],
      unit * (0.028 + random() * 0.03),
      { from: mix(colour, [255, 255, 255], 0.18), to: colour, alpha: 1 },
    );
  });
  return { backdrop: [mix(palette.ground, [255, 255, 255], 0.4), palette.ground], shapes: ribbons };
}

function paintCluster({ width, height, palette, random }: Canvas): Scene {
  const unit = Math.min(width, height);
  const colours: readonly [Rgb, ...Rgb[]] = [palette.middle, palette.accent, palette.soft, palette.deep];
  const turn = random() * Math.PI * 2;
  const petals = Array.from({ length: 5 }, (_, index) => {
    const angle = turn + (index / 5) * Math.PI * 2;
    const colour = colours[index % colours.length] ?? palette.middle;
    const paint = { from: mix(colour, [255, 255, 255], 0.25), to: colour, alpha: 0.9 };
    return circle(...at([width / 2, height / 2], angle, unit * 0.2), unit * (0.17 + random() * 0.05), paint);
  });
  return {
    backdrop: null,
    shapes: [...petals, circle(width / 2, height / 2, unit * 0.15, solid(palette.deep))],
  };
}

/** People without faces, as illustrations have them: one from the shoulders up, or several beside each other. */
import { mix, type Rgb } from '../colours.ts';
import { choose, type Random } from '../random.ts';
import {
  circle,
  ellipse,
  glow,
  outline,
  polyline,
  roundedBox,
  smooth,
  arc,
  type Point,
  type Shape,
} from '../shapes.ts';
import { darker, fade, lighter, solid, type Canvas, type Scene } from './canvas.ts';

const skins: readonly [Rgb, ...Rgb[]] = [
  [247, 208, 180],
  [231, 178, 142],
  [198, 140, 102],
  [150, 98, 68],
  [104, 66, 48],
];
const hairs: readonly [Rgb, ...Rgb[]] = [
  [38, 30, 34],
  [74, 48, 36],
  [128, 82, 46],
  [196, 148, 84],
  [150, 70, 44],
  [168, 166, 172],
];

export function paintPortrait(canvas: Canvas): Scene {
  const { width, height, unit, palette } = canvas;
  const [x, foot] = [width / 2, height];
  const size = Math.min(height * 0.92, width * 1.2) * (unit / Math.min(width, height));
  return {
    backdrop: [lighter(palette.soft, 0.35), mix(palette.soft, palette.middle, 0.3)],
    shapes: [
      circle(x, height - size * 0.44, size * 0.46, fade(lighter(palette.accent, 0.35), palette.accent, 0.9)),
      ...figure(canvas, x, foot, size, lookOf(canvas.prompt, canvas.random), canvas.random),
    ],
  };
}

export function paintGroup(canvas: Canvas): Scene {
  const { width, height, palette, random } = canvas;
  const count = Math.max(3, Math.min(7, Math.round((width / height) * 3)));
  const size = Math.min(height * 0.78, (width / count) * 1.75);
  const people = Array.from({ length: count }, (_, index) => {
    const x = width * ((index + 0.5) / count) + (width / count) * 0.1 * Math.sin(index * 2.1);
    const back = index % 2 === 0;
    return { x, size: size * (back ? 0.94 : 1.06), back };
  }).toSorted((one, other) => Number(other.back) - Number(one.back));
  return {
    backdrop: [lighter(palette.soft, 0.4), mix(palette.soft, palette.ground, 0.4)],
    shapes: [
      glow(width * 0.5, height * 0.4, width * 0.6, height * 0.6, solid(lighter(palette.accent, 0.6), 0.6)),
      ...people.flatMap((one, index) => {
        const colours = [palette.middle, palette.accent, palette.deep, lighter(palette.deep, 0.35)];
        const painted = {
          ...canvas,
          palette: { ...palette, middle: colours[index % colours.length] ?? palette.middle },
        };
        return figure(painted, one.x, height, one.size, lookOf('', random), random);
      }),
    ],
  };
}

interface Look {
  readonly hair: 'short' | 'long' | 'bun' | 'curly' | 'bald';
  readonly hasBeard: boolean;
  readonly hasGlasses: boolean;
}

function lookOf(prompt: string, random: Random): Look {
  const isShe = /\b(woman|girl|lady|she|her|mother|queen|actress)\b/.test(prompt);
  const isHe = /\b(man|boy|guy|he|his|father|king|actor)\b/.test(prompt);
  const usual = isShe
    ? choose(['long', 'bun', 'curly', 'short'] as const, random)
    : isHe
      ? choose(['short', 'short', 'curly', 'bald'] as const, random)
      : choose(['short', 'long', 'bun', 'curly'] as const, random);
  const named = (['short', 'long', 'bun', 'curly', 'bald'] as const).find((hair) => prompt.includes(hair));
  const wears = random();
  return {
    hair: named ?? usual,
    hasBeard: /beard/.test(prompt) || (isHe && random() < 0.2),
    hasGlasses: /glasses|spectacles/.test(prompt) || wears < 0.18,
  };
}

/** From the shoulders up, standing on `foot`; `size` is its height. */
function figure(
  { palette }: Canvas,
  x: number,
  foot: number,
  size: number,
  look: Look,
  random: Random,
): readonly Shape[] {
  const skin = choose(skins, random);
  const hair = choose(hairs, random);
  const head = { y: foot - size * 0.62, rx: size * 0.155, ry: size * 0.19 };
  const cloth = palette.middle;
  const shoulders = smooth(
    [
      [x - size * 0.11, foot - size * 0.34],
      [x - size * 0.26, foot - size * 0.28],
      [x - size * 0.38, foot - size * 0.15],
      [x - size * 0.42, foot + size * 0.06],
      [x + size * 0.42, foot + size * 0.06],
      [x + size * 0.38, foot - size * 0.15],
      [x + size * 0.26, foot - size * 0.28],
      [x + size * 0.11, foot - size * 0.34],
    ],
    true,
  );
  const neck: Shape = roundedBox(
    {
      left: x - size * 0.065,
      right: x + size * 0.065,
      top: head.y + size * 0.06,
      bottom: foot - size * 0.28,
    },
    size * 0.05,
    fade(darker(skin, 0.22), darker(skin, 0.08)),
  );
  const collar = choose(['round', 'v'] as const, random);
  const neckline =
    collar === 'round'
      ? ellipse(x, foot - size * 0.325, size * 0.1, size * 0.055, solid(darker(skin, 0.05)))
      : outline(
          [
            [
              [x - size * 0.105, foot - size * 0.35],
              [x + size * 0.105, foot - size * 0.35],
              [x, foot - size * 0.19],
            ],
          ],
          solid(darker(skin, 0.05)),
        );
  return [
    ...hairBehind(look, x, head, size, hair),
    outline([shoulders], fade(lighter(cloth, 0.12), darker(cloth, 0.12))),
    neckline,
    neck,
    ellipse(x - head.rx * 0.98, head.y + size * 0.015, size * 0.03, size * 0.042, solid(darker(skin, 0.06))),
    ellipse(x + head.rx * 0.98, head.y + size * 0.015, size * 0.03, size * 0.042, solid(darker(skin, 0.06))),
    ellipse(x, head.y, head.rx, head.ry, fade(lighter(skin, 0.06), skin)),
    ...(look.hasBeard ? beard(x, head, hair) : []),
    ...face(x, head, skin),
    ...hairInFront(look, x, head, size, hair),
    ...(look.hasGlasses ? glasses(x, head, size) : []),
  ];
}

interface Head {
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
}

function face(x: number, { y, rx, ry }: Head, skin: Rgb): readonly Shape[] {
  const smile: readonly Point[] = smooth(
    [
      [x - rx * 0.26, y + ry * 0.46],
      [x, y + ry * 0.55],
      [x + rx * 0.26, y + ry * 0.46],
    ],
    false,
  );
  const eye = (side: number) => circle(x + side * rx * 0.4, y + ry * 0.06, rx * 0.068, solid([52, 40, 44]));
  const cheek = (side: number) =>
    glow(x + side * rx * 0.52, y + ry * 0.32, rx * 0.26, rx * 0.2, solid([236, 110, 100], 0.35));
  return [eye(-1), eye(1), cheek(-1), cheek(1), polyline(smile, rx * 0.03, solid(darker(skin, 0.5)))];
}

function hairBehind(
  { hair: kind }: Look,
  x: number,
  { y, rx, ry }: Head,
  size: number,
  hair: Rgb,
): readonly Shape[] {
  if (kind === 'long') {
    const fall = smooth(
      [
        [x - rx * 1.12, y - ry * 0.3],
        [x - rx * 1.32, y + ry * 0.7],
        [x - rx * 1.25, y + ry * 1.75],
        [x - rx * 0.5, y + ry * 1.6],
        [x + rx * 0.5, y + ry * 1.6],
        [x + rx * 1.25, y + ry * 1.75],
        [x + rx * 1.32, y + ry * 0.7],
        [x + rx * 1.12, y - ry * 0.3],
        [x, y - ry * 1.15],
      ],
      true,
    );
    return [outline([fall], fade(hair, darker(hair, 0.25)))];
  }
  if (kind === 'bun') return [circle(x, y - ry * 1.28, size * 0.075, fade(lighter(hair, 0.1), hair))];
  if (kind === 'curly')
    return [...Array(11).keys()].map((index) => {
      const angle = Math.PI * (0.92 + (index / 10) * 1.16);
      return circle(
        x + Math.cos(angle) * rx * 1.12,
        y - ry * 0.12 + Math.sin(angle) * ry * 1.02,
        rx * 0.42,
        fade(lighter(hair, 0.08), hair),
      );
    });
  return [];
}

function hairInFront(
  { hair: kind }: Look,
  x: number,
  { y, rx, ry }: Head,
  _size: number,
  hair: Rgb,
): readonly Shape[] {
  if (kind === 'bald') return [];
  const low = kind === 'short' ? 0.02 : 0.1;
  const cap = smooth(
    [
      [x - rx * 1.06, y + ry * low],
      [x - rx * 1.08, y - ry * 0.5],
      [x - rx * 0.62, y - ry * 1.1],
      [x + rx * 0.1, y - ry * 1.2],
      [x + rx * 0.78, y - ry * 1.02],
      [x + rx * 1.1, y - ry * 0.42],
      [x + rx * 1.06, y + ry * low],
      [x + rx * 0.9, y - ry * 0.34],
      [x + rx * 0.35, y - ry * 0.56],
      [x - rx * 0.3, y - ry * 0.5],
      [x - rx * 0.84, y - ry * 0.26],
    ],
    true,
  );
  return [outline([cap], fade(lighter(hair, 0.14), hair))];
}

function beard(x: number, { y, rx, ry }: Head, hair: Rgb): readonly Shape[] {
  const shape = smooth(
    [
      [x - rx * 1.0, y + ry * 0.1],
      [x - rx * 0.86, y + ry * 0.72],
      [x - rx * 0.4, y + ry * 1.12],
      [x, y + ry * 1.2],
      [x + rx * 0.4, y + ry * 1.12],
      [x + rx * 0.86, y + ry * 0.72],
      [x + rx * 1.0, y + ry * 0.1],
      [x + rx * 0.72, y + ry * 0.36],
      [x + rx * 0.3, y + ry * 0.34],
      [x, y + ry * 0.36],
      [x - rx * 0.3, y + ry * 0.34],
      [x - rx * 0.72, y + ry * 0.36],
    ],
    true,
  );
  return [
    outline([shape], fade(lighter(hair, 0.1), hair)),
    ellipse(x, y + ry * 0.52, rx * 0.3, ry * 0.1, solid([214, 130, 116])),
  ];
}

function glasses(x: number, { y, rx, ry }: Head, size: number): readonly Shape[] {
  const frame: Rgb = [40, 38, 48];
  const lens = (side: number) =>
    outline([arc([x + side * rx * 0.44, y + ry * 0.08], rx * 0.25, rx * 0.32, 0, Math.PI * 2)], solid(frame));
  const arm = (side: number) =>
    polyline(
      [
        [x + side * rx * 0.75, y + ry * 0.05],
        [x + side * rx * 1.0, y - ry * 0.02],
      ],
      size * 0.006,
      solid(frame),
    );
  return [
    lens(-1),
    lens(1),
    arm(-1),
    arm(1),
    polyline(
      [
        [x - rx * 0.13, y + ry * 0.04],
        [x + rx * 0.13, y + ry * 0.04],
      ],
      size * 0.006,
      solid(frame),
    ),
  ];
}

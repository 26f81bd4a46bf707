/** Charts with made-up figures, and a screen of an application, on a card as dashboards have them. */
import { mix, type Rgb } from '../colours.ts';
import { choose } from '../random.ts';
import {
  arc,
  circle,
  glow,
  outline,
  polyline,
  roundedBox,
  smooth,
  type Point,
  type Shape,
} from '../shapes.ts';
import { between, darker, fade, lighter, solid, white, type Canvas, type Scene } from './canvas.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function paintChart(canvas: Canvas): Scene {
  const { prompt, random } = canvas;
  const kinds = [
    [/donut|pie|share|sources|breakdown/, drawDonut],
    [/line|trend|weekly|daily|growth|over time|series|stock|price/, drawLines],
    [/bar|column|month|revenue|sales/, drawBars],
  ] as const;
  const draw =
    kinds.find(([words]) => words.test(prompt))?.[1] ?? choose([drawBars, drawLines, drawDonut], random);
  return onCard(canvas, (inside) => draw(canvas, inside));
}

/** A window with what applications have in it. */
export function paintScreen(canvas: Canvas): Scene {
  const { palette, unit } = canvas;
  return onCard(canvas, ({ left, top, right, bottom }) => {
    const [width, height] = [right - left, bottom - top];
    const side = left + width * 0.22;
    const line = (from: number, to: number, y: number, colour: Rgb) =>
      roundedBox(
        { left: from, right: to, top: y, bottom: y + height * 0.028 },
        height * 0.014,
        solid(colour),
      );
    const quiet = lighter(palette.soft, 0.45);
    const nav = [...Array(6).keys()].map((index) =>
      line(
        left,
        left + width * (0.1 + ((index * 37) % 7) / 100),
        top + height * (0.16 + index * 0.09),
        index === 1 ? palette.middle : quiet,
      ),
    );
    const card = (index: number) => {
      const from = side + (index * (right - side + unit * 0.03)) / 3;
      const box = {
        left: from,
        right: from + (right - side) / 3 - unit * 0.02,
        top: top + height * 0.16,
        bottom: top + height * 0.4,
      };
      return [
        roundedBox(box, unit * 0.02, fade(lighter(palette.ground, 0.35), lighter(palette.ground, 0.1))),
        circle(
          box.left + height * 0.07,
          box.top + height * 0.07,
          height * 0.032,
          solid(index === 0 ? palette.accent : palette.middle),
        ),
        line(box.left + height * 0.038, box.right - height * 0.1, box.bottom - height * 0.075, palette.deep),
      ];
    };
    const chart = { left: side, right, top: top + height * 0.47, bottom };
    return [
      circle(left + height * 0.03, top + height * 0.035, height * 0.03, solid(palette.accent)),
      line(left + height * 0.09, left + width * 0.16, top + height * 0.022, palette.deep),
      line(side, side + width * 0.3, top + height * 0.022, palette.deep),
      roundedBox(
        { left: right - width * 0.13, right, top, bottom: top + height * 0.07 },
        height * 0.035,
        solid(palette.middle),
      ),
      ...nav,
      ...card(0),
      ...card(1),
      ...card(2),
      ...drawLines(canvas, chart),
    ];
  });
}

function onCard({ width, height, palette, unit }: Canvas, draw: (inside: Box) => readonly Shape[]): Scene {
  const margin = unit * 0.09;
  const card = { left: margin, top: margin, right: width - margin, bottom: height - margin };
  const pad = unit * 0.075;
  const inside = {
    left: card.left + pad,
    top: card.top + pad,
    right: card.right - pad,
    bottom: card.bottom - pad,
  };
  return {
    backdrop: [lighter(palette.soft, 0.3), mix(palette.soft, palette.middle, 0.25)],
    shapes: [
      glow(
        width / 2,
        height * 0.54,
        (width - margin) * 0.62,
        (height - margin) * 0.62,
        solid(darker(palette.middle, 0.6), 0.28),
      ),
      roundedBox(card, unit * 0.045, solid(white)),
      ...draw(inside),
    ],
  };
}

/** A title and a figure, of which nothing can be read. */
function heading({ palette, unit }: Canvas, { left, top }: Box): readonly Shape[] {
  const bar = (width: number, y: number, tall: number, colour: Rgb) =>
    roundedBox(
      { left, right: left + unit * width, top: top + unit * y, bottom: top + unit * (y + tall) },
      unit * tall * 0.5,
      solid(colour),
    );
  return [bar(0.26, 0, 0.022, lighter(palette.deep, 0.55)), bar(0.16, 0.045, 0.042, palette.deep)];
}

function gridLines({ palette, unit }: Canvas, { left, top, right, bottom }: Box): readonly Shape[] {
  return [0, 1, 2, 3, 4].map((index) => {
    const y = top + ((bottom - top) * index) / 4;
    return roundedBox(
      { left, right, top: y, bottom: y + Math.max(1, unit * 0.003) },
      0,
      solid(lighter(palette.soft, index === 4 ? 0.3 : 0.6)),
    );
  });
}

function drawBars(canvas: Canvas, inside: Box): readonly Shape[] {
  const { palette, random, unit } = canvas;
  const plot = { ...inside, top: inside.top + unit * 0.13 };
  const count = Math.max(6, Math.min(12, Math.round((plot.right - plot.left) / (unit * 0.12))));
  const step = (plot.right - plot.left) / count;
  const best = Math.floor(count * between(random, 0.55, 0.9));
  const bars = Array.from({ length: count }, (_, index) => {
    const rise = index === best ? 0.97 : 0.3 + 0.42 * (index / count) + random() * 0.22;
    const left = plot.left + step * (index + 0.2);
    const colour = index === best ? palette.accent : palette.middle;
    return roundedBox(
      {
        left,
        right: left + step * 0.6,
        top: plot.bottom - (plot.bottom - plot.top) * rise,
        bottom: plot.bottom,
      },
      Math.min(step * 0.16, unit * 0.018),
      fade(lighter(colour, 0.14), colour),
    );
  });
  return [...heading(canvas, inside), ...gridLines(canvas, plot), ...bars];
}

function drawLines(canvas: Canvas, inside: Box): readonly Shape[] {
  const { palette, random, unit } = canvas;
  const plot = { ...inside, top: inside.top + unit * 0.13 };
  const series = (from: number, to: number): readonly Point[] =>
    smooth(
      Array.from({ length: 9 }, (_, index): Point => {
        const rise = from + (to - from) * (index / 8) + between(random, -0.09, 0.09);
        return [
          plot.left + ((plot.right - plot.left) * index) / 8,
          plot.bottom - (plot.bottom - plot.top) * Math.min(0.96, Math.max(0.06, rise)),
        ];
      }),
      false,
    );
  const [main, other] = [series(0.28, 0.86), series(0.18, 0.46)];
  const last = main.at(-1) ?? [plot.right, plot.top];
  return [
    ...heading(canvas, inside),
    ...gridLines(canvas, plot),
    outline(
      [[...main, [plot.right, plot.bottom], [plot.left, plot.bottom]]],
      fade(lighter(palette.middle, 0.35), white, 0.55),
    ),
    polyline(other, unit * 0.007, solid(palette.accent)),
    polyline(main, unit * 0.01, solid(palette.middle)),
    circle(last[0], last[1], unit * 0.022, solid(white)),
    circle(last[0], last[1], unit * 0.015, solid(palette.middle)),
  ];
}

function drawDonut(canvas: Canvas, inside: Box): readonly Shape[] {
  const { palette, random, unit } = canvas;
  const { left, top, right, bottom } = inside;
  const isWide = right - left > (bottom - top) * 1.15;
  const radius = Math.min((bottom - top) * 0.48, (right - left) * 0.46, unit * 0.36);
  const centre: Point = [isWide ? left + radius * 1.06 : (left + right) / 2, (top + bottom) / 2];
  const shares = [0.42, 0.27, 0.19, 0.12].map((share) => share * between(random, 0.85, 1.15));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const colours = [palette.middle, palette.accent, palette.deep, mix(palette.soft, palette.middle, 0.25)];
  let angle = -Math.PI / 2;
  const parts = shares.map((share, index) => {
    const turn = (share / whole) * Math.PI * 2;
    const ring = arc(centre, radius * 0.6, radius, angle + 0.025, angle + turn - 0.025);
    angle += turn;
    const colour = colours[index] ?? palette.middle;
    return outline([ring], fade(lighter(colour, 0.12), colour));
  });
  const legend = isWide
    ? shares.flatMap((share, index) => {
        const x = left + radius * 2.5;
        const y = (top + bottom) / 2 + (index - 1.5) * unit * 0.1;
        const wide = (right - x - unit * 0.06) * (0.45 + share);
        return [
          circle(x, y, unit * 0.018, solid(colours[index] ?? palette.middle)),
          roundedBox(
            {
              left: x + unit * 0.045,
              right: x + unit * 0.045 + wide,
              top: y - unit * 0.012,
              bottom: y + unit * 0.012,
            },
            unit * 0.012,
            solid(lighter(palette.deep, 0.72)),
          ),
        ];
      })
    : [];
  const mid = (width: number, y: number, tall: number, colour: Rgb) =>
    roundedBox(
      {
        left: centre[0] - radius * width,
        right: centre[0] + radius * width,
        top: centre[1] + radius * y,
        bottom: centre[1] + radius * (y + tall),
      },
      radius * tall * 0.5,
      solid(colour),
    );
  return [
    ...parts,
    mid(0.3, -0.16, 0.16, palette.deep),
    mid(0.22, 0.1, 0.08, lighter(palette.deep, 0.6)),
    ...legend,
  ];
}

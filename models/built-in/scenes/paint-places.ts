/** Places people made: a skyline, a room, a table seen from above, a map. */
import { mix, type Rgb } from '../colours.ts';
import { choose } from '../random.ts';
import {
  arc,
  circle,
  ellipse,
  glow,
  ground,
  outline,
  polygon,
  polyline,
  roundedBox,
  smooth,
  type Point,
  type Shape,
} from '../shapes.ts';
import { between, darker, fade, lighter, solid, white, type Canvas, type Scene } from './canvas.ts';

export function paintSkyline(canvas: Canvas): Scene {
  const { width, height, unit, palette, random, prompt } = canvas;
  const isNight = /night|moon|neon|dark|star|midnight/.test(prompt);
  const sky: Scene['backdrop'] = isNight
    ? [darker(palette.deep, 0.55), mix(palette.deep, palette.middle, 0.45)]
    : [mix(palette.soft, palette.middle, 0.3), lighter(palette.ground, 0.3)];
  const lit = isNight ? lighter(palette.accent, 0.35) : lighter(palette.ground, 0.4);
  const rows = [0, 1, 2].flatMap((row) => {
    const colour = isNight
      ? mix(mix(palette.deep, palette.middle, 0.4), darker(palette.deep, 0.75), (row + 0.3) / 2.3)
      : mix(lighter(palette.soft, 0.15), palette.deep, 0.15 + row * 0.36);
    const step = unit * (0.13 + row * 0.035);
    const count = Math.ceil(width / step) + 1;
    return Array.from({ length: count }, (_, index) => {
      const left = index * step - step * random() * 0.4;
      const wide = step * between(random, 0.72, 1.02);
      const top =
        height * (0.78 - row * 0.02) - height * between(random, 0.16, 0.5 - row * 0.09) + row * height * 0.12;
      return tower(canvas, { left, wide, top }, colour, row === 0 ? null : lit);
    }).flat();
  });
  const moon = { x: width * between(random, 0.2, 0.8), y: height * 0.22, r: unit * 0.085 };
  const stars = isNight
    ? Array.from({ length: 46 }, () =>
        circle(
          width * random(),
          height * random() * 0.55,
          unit * between(random, 0.0015, 0.0042),
          solid(white, between(random, 0.35, 0.9)),
        ),
      )
    : [];
  return {
    backdrop: sky,
    shapes: [
      ...stars,
      glow(moon.x, moon.y, moon.r * 4, moon.r * 4, solid(lighter(palette.accent, 0.5), 0.5)),
      circle(moon.x, moon.y, moon.r, fade(lighter(palette.accent, 0.75), lighter(palette.accent, 0.4))),
      ...rows,
      ground(
        canvas,
        () => height * 0.965,
        solid(isNight ? darker(palette.deep, 0.8) : darker(palette.deep, 0.2)),
      ),
    ],
  };
}

function tower(
  { height, unit, random }: Canvas,
  { left, wide, top }: { left: number; wide: number; top: number },
  colour: Rgb,
  lit: Rgb | null,
): readonly Shape[] {
  const roof = choose(['flat', 'flat', 'step', 'mast', 'slope'] as const, random);
  const right = left + wide;
  const shapes: Shape[] = [
    roundedBox({ left, right, top, bottom: height }, 0, fade(lighter(colour, 0.08), darker(colour, 0.1))),
  ];
  if (roof === 'step')
    shapes.push(
      roundedBox(
        { left: left + wide * 0.2, right: right - wide * 0.2, top: top - wide * 0.22, bottom: top + 1 },
        0,
        solid(lighter(colour, 0.08)),
      ),
    );
  if (roof === 'mast')
    shapes.push(
      polyline(
        [
          [left + wide / 2, top],
          [left + wide / 2, top - wide * 0.6],
        ],
        Math.max(0.7, unit * 0.003),
        solid(lighter(colour, 0.08)),
      ),
    );
  if (roof === 'slope')
    shapes.push(
      polygon(
        [
          [left, top + 0.5],
          [right, top + 0.5],
          [right, top - wide * 0.3],
        ],
        solid(lighter(colour, 0.08)),
      ),
    );
  if (lit === null) return shapes;
  const cell = unit * 0.03;
  for (let y = top + cell; y < height * 0.95; y += cell * 1.5) {
    for (let x = left + cell * 0.7; x + cell * 0.55 < right - cell * 0.3; x += cell) {
      if (random() < 0.42)
        shapes.push(
          roundedBox(
            { left: x, right: x + cell * 0.5, top: y, bottom: y + cell * 0.75 },
            0,
            solid(lit, between(random, 0.45, 0.95)),
          ),
        );
    }
  }
  return shapes;
}

export function paintRoom(canvas: Canvas): Scene {
  const { width, height, unit, palette, random } = canvas;
  const floor = height * 0.74;
  const x = width * 0.46;
  const sofa = { half: unit * 0.42, top: floor - unit * 0.27, foot: floor + unit * 0.06 };
  const cloth = palette.middle;
  const frame = (left: number, top: number, wide: number, tall: number, colour: Rgb) => [
    roundedBox({ left, right: left + wide, top, bottom: top + tall }, 0, solid(lighter(palette.ground, 0.6))),
    roundedBox(
      {
        left: left + wide * 0.12,
        right: left + wide * 0.88,
        top: top + wide * 0.12,
        bottom: top + tall - wide * 0.12,
      },
      0,
      fade(lighter(colour, 0.3), colour),
    ),
  ];
  const cushion = (at: number, colour: Rgb) =>
    roundedBox(
      {
        left: at - unit * 0.085,
        right: at + unit * 0.085,
        top: floor - unit * 0.215,
        bottom: floor - unit * 0.06,
      },
      unit * 0.04,
      fade(lighter(colour, 0.18), colour),
    );
  return {
    backdrop: [lighter(palette.soft, 0.25), mix(palette.soft, palette.ground, 0.45)],
    shapes: [
      polygon(
        [
          [width * 0.05, 0],
          [width * 0.3, 0],
          [width * 0.62, floor],
          [width * 0.28, floor],
        ],
        fade(white, lighter(palette.ground, 0.5), 0.35),
      ),
      ground(
        canvas,
        () => floor,
        fade(mix(palette.accent, lighter(palette.deep, 0.45), 0.45), mix(palette.accent, palette.deep, 0.55)),
      ),
      roundedBox(
        { left: 0, right: width, top: floor - unit * 0.02, bottom: floor },
        0,
        solid(lighter(palette.ground, 0.6)),
      ),
      ellipse(
        x,
        floor + unit * 0.14,
        unit * 0.6,
        unit * 0.075,
        fade(lighter(palette.soft, 0.3), palette.soft),
      ),
      ...frame(x - unit * 0.3, height * 0.14, unit * 0.2, unit * 0.27, palette.accent),
      ...frame(x - unit * 0.04, height * 0.14, unit * 0.2, unit * 0.27, palette.deep),
      circle(x + unit * 0.06, height * 0.14 + unit * 0.12, unit * 0.042, solid(lighter(palette.accent, 0.3))),
      ...plant(x - unit * 0.58, floor + unit * 0.05, unit, palette.deep, palette.accent, random),
      roundedBox(
        { left: x - sofa.half * 0.9, right: x + sofa.half * 0.9, top: sofa.top, bottom: floor },
        unit * 0.06,
        fade(lighter(cloth, 0.08), darker(cloth, 0.14)),
      ),
      cushion(x - unit * 0.24, lighter(palette.accent, 0.2)),
      cushion(x + unit * 0.2, lighter(palette.ground, 0.2)),
      roundedBox(
        {
          left: x - sofa.half * 0.92,
          right: x + sofa.half * 0.92,
          top: floor - unit * 0.095,
          bottom: floor + unit * 0.02,
        },
        unit * 0.035,
        fade(lighter(cloth, 0.2), cloth),
      ),
      roundedBox(
        {
          left: x - sofa.half,
          right: x - sofa.half * 0.8,
          top: floor - unit * 0.17,
          bottom: sofa.foot - unit * 0.025,
        },
        unit * 0.04,
        fade(lighter(cloth, 0.12), darker(cloth, 0.2)),
      ),
      roundedBox(
        {
          left: x + sofa.half * 0.8,
          right: x + sofa.half,
          top: floor - unit * 0.17,
          bottom: sofa.foot - unit * 0.025,
        },
        unit * 0.04,
        fade(lighter(cloth, 0.12), darker(cloth, 0.2)),
      ),
      ...lamp(x + unit * 0.6, floor + unit * 0.05, unit, palette),
    ],
  };
}

function plant(
  x: number,
  foot: number,
  unit: number,
  leaf: Rgb,
  pot: Rgb,
  random: () => number,
): readonly Shape[] {
  const leaves = Array.from({ length: 9 }, (_, index) => {
    const angle = -Math.PI / 2 + (index - 4) * 0.27;
    const reach = unit * (0.3 + random() * 0.08);
    const [tx, ty] = [x + Math.cos(angle) * reach, foot - unit * 0.14 + Math.sin(angle) * reach];
    const [nx, ny] = [-Math.sin(angle) * unit * 0.036, Math.cos(angle) * unit * 0.036];
    const middle: Point = [
      x + Math.cos(angle) * reach * 0.6,
      foot - unit * 0.14 + Math.sin(angle) * reach * 0.6,
    ];
    const outlinePoints = smooth(
      [
        [x, foot - unit * 0.14],
        [middle[0] + nx, middle[1] + ny],
        [tx, ty],
        [middle[0] - nx, middle[1] - ny],
      ],
      true,
    );
    return outline([outlinePoints], fade(lighter(leaf, index % 2 === 0 ? 0.25 : 0.12), leaf));
  });
  return [
    ...leaves,
    outline(
      [
        [
          [x - unit * 0.075, foot - unit * 0.16],
          [x + unit * 0.075, foot - unit * 0.16],
          [x + unit * 0.055, foot],
          [x - unit * 0.055, foot],
        ],
      ],
      fade(lighter(pot, 0.2), darker(pot, 0.1)),
    ),
  ];
}

function lamp(x: number, foot: number, unit: number, palette: Canvas['palette']): readonly Shape[] {
  const top = foot - unit * 0.62;
  return [
    glow(x, top + unit * 0.1, unit * 0.3, unit * 0.3, solid(lighter(palette.accent, 0.7), 0.75)),
    polyline(
      [
        [x, top + unit * 0.1],
        [x, foot],
      ],
      unit * 0.007,
      solid(palette.deep),
    ),
    ellipse(x, foot, unit * 0.08, unit * 0.016, solid(palette.deep)),
    outline(
      [
        [
          [x - unit * 0.055, top],
          [x + unit * 0.055, top],
          [x + unit * 0.105, top + unit * 0.15],
          [x - unit * 0.105, top + unit * 0.15],
        ],
      ],
      fade(lighter(palette.accent, 0.55), lighter(palette.accent, 0.25)),
    ),
  ];
}

export function paintTable(canvas: Canvas): Scene {
  const { width, height, unit, palette, prompt } = canvas;
  const hasCup = /coffee|tea|cup|espresso|breakfast|cafe|café/.test(prompt);
  const [x, y] = [width * 0.5, height * 0.5];
  const plate = {
    x: x + (hasCup ? unit * 0.2 : 0),
    y: y + (hasCup ? unit * 0.03 : 0),
    r: unit * (hasCup ? 0.33 : 0.4),
  };
  const boards = [0, 1, 2, 3, 4].map((index) =>
    roundedBox(
      {
        left: 0,
        right: width,
        top: (height * index) / 5,
        bottom: (height * index) / 5 + Math.max(1, unit * 0.006),
      },
      0,
      solid(darker(palette.soft, 0.12), 0.5),
    ),
  );
  const dish = hasCup ? croissant(plate.x, plate.y, plate.r) : bowl(canvas, plate.x, plate.y, plate.r);
  return {
    backdrop: [mix(palette.soft, palette.ground, 0.45), mix(palette.soft, palette.middle, 0.16)],
    shapes: [
      ...boards,
      ...round(plate.x, plate.y, plate.r, palette),
      ...dish,
      ...(hasCup ? cup(x - unit * 0.36, y - unit * 0.1, unit * 0.19, palette) : cutlery(plate, palette)),
    ],
  };
}

/** A plate with its shade. */
function round(x: number, y: number, r: number, palette: Canvas['palette']): readonly Shape[] {
  return [
    glow(x + r * 0.06, y + r * 0.1, r * 1.22, r * 1.22, solid(darker(palette.deep, 0.4), 0.5)),
    circle(x, y, r, fade(white, lighter(palette.ground, 0.35))),
    circle(x, y, r * 0.76, fade(darker(lighter(palette.ground, 0.5), 0.06), white)),
  ];
}

function cup(x: number, y: number, r: number, palette: Canvas['palette']): readonly Shape[] {
  return [
    ...round(x, y, r * 1.35, palette),
    outline([arc([x - r * 0.98, y + r * 0.35], r * 0.2, r * 0.36, 0, Math.PI * 2)], solid(palette.middle)),
    circle(x, y, r, fade(lighter(palette.middle, 0.2), palette.middle)),
    circle(x, y, r * 0.82, fade([96, 60, 40], [62, 38, 28])),
    ellipse(x + r * 0.08, y + r * 0.1, r * 0.5, r * 0.44, fade([224, 190, 150], [196, 150, 108])),
    outline(
      [
        smooth(
          [
            [x + r * 0.08, y + r * 0.4],
            [x - r * 0.2, y + r * 0.08],
            [x - r * 0.06, y - r * 0.1],
            [x + r * 0.08, y + r * 0.02],
            [x + r * 0.22, y - r * 0.1],
            [x + r * 0.36, y + r * 0.08],
          ],
          true,
        ),
      ],
      solid([250, 238, 220]),
    ),
  ];
}

function croissant(x: number, y: number, r: number): readonly Shape[] {
  return [...Array(7).keys()].map((index) => {
    const angle = Math.PI * (1.08 + (index / 6) * 0.84);
    const size = r * (0.25 - Math.abs(index - 3) * 0.043);
    const shade = index % 2 === 0 ? 0 : 0.12;
    return ellipse(
      x + Math.cos(angle) * r * 0.44,
      y + r * 0.24 + Math.sin(angle) * r * 0.42,
      size,
      size * 0.95,
      fade(mix([238, 178, 96], white, shade), mix([190, 112, 48], white, shade)),
    );
  });
}

function bowl({ palette, random, unit }: Canvas, x: number, y: number, r: number): readonly Shape[] {
  const colours = [
    palette.accent,
    lighter(palette.middle, 0.2),
    lighter(palette.accent, 0.45),
    palette.deep,
    lighter(palette.soft, 0.2),
  ];
  const slices = Array.from({ length: 15 }, (_, index) => {
    const angle = index * 2.4;
    const away = r * 0.6 * Math.sqrt((index + 0.4) / 15);
    const colour = colours[index % colours.length] ?? palette.accent;
    const size = r * between(random, 0.1, 0.17);
    const at: Point = [x + Math.cos(angle) * away, y + Math.sin(angle) * away];
    return [
      circle(...at, size, fade(lighter(colour, 0.18), colour)),
      circle(at[0], at[1], size * 0.55, solid(lighter(colour, 0.4), 0.6)),
    ];
  });
  const leaves = Array.from({ length: 6 }, (_, index) => {
    const angle = index * 1.05 + 0.4;
    const [cx, cy] = [x + Math.cos(angle) * r * 0.46, y + Math.sin(angle) * r * 0.46];
    return ellipse(cx, cy, unit * 0.05, unit * 0.02, fade([120, 168, 84], [72, 124, 66]));
  });
  return [
    circle(x, y, r * 0.74, fade(lighter(palette.soft, 0.3), palette.soft)),
    ...leaves,
    ...slices.flat(),
  ];
}

function cutlery(
  { x, y, r }: { x: number; y: number; r: number },
  palette: Canvas['palette'],
): readonly Shape[] {
  const metal = lighter(palette.deep, 0.62);
  const fork = x - r * 1.35;
  const knife = x + r * 1.35;
  const tines = [-1, 0, 1].map((side) =>
    polyline(
      [
        [fork + side * r * 0.06, y - r * 0.72],
        [fork + side * r * 0.06, y - r * 0.42],
      ],
      r * 0.018,
      solid(metal),
    ),
  );
  return [
    ...tines,
    polyline(
      [
        [fork - r * 0.06, y - r * 0.42],
        [fork, y - r * 0.32],
        [fork + r * 0.06, y - r * 0.42],
      ],
      r * 0.03,
      solid(metal),
    ),
    polyline(
      [
        [fork, y - r * 0.34],
        [fork, y + r * 0.7],
      ],
      r * 0.032,
      solid(metal),
    ),
    outline(
      [
        smooth(
          [
            [knife - r * 0.03, y + r * 0.06],
            [knife - r * 0.03, y - r * 0.72],
            [knife + r * 0.07, y - r * 0.5],
            [knife + r * 0.06, y + r * 0.06],
          ],
          true,
        ),
      ],
      solid(metal),
    ),
    polyline(
      [
        [knife, y + r * 0.04],
        [knife, y + r * 0.7],
      ],
      r * 0.034,
      solid(metal),
    ),
  ];
}

/** Rough outlines of the continents on a sheet twice as wide as high, in hundredths of its width. */
const continents: readonly (readonly Point[])[] = [
  [
    [5, 9],
    [14, 6],
    [25, 5],
    [31, 8],
    [29, 14],
    [25, 17],
    [21, 22],
    [18, 24],
    [15, 20],
    [12, 15],
    [7, 13],
  ],
  [
    [23, 25],
    [30, 26],
    [35, 30],
    [33, 36],
    [29, 42],
    [27, 46],
    [25, 40],
    [23, 32],
  ],
  [
    [45, 10],
    [50, 6],
    [56, 8],
    [56, 13],
    [51, 15],
    [47, 16],
    [44, 14],
  ],
  [
    [44, 18],
    [52, 17],
    [58, 20],
    [62, 25],
    [58, 31],
    [56, 38],
    [52, 40],
    [50, 33],
    [46, 27],
    [43, 23],
  ],
  [
    [57, 8],
    [66, 5],
    [78, 5],
    [90, 8],
    [93, 12],
    [86, 15],
    [82, 20],
    [77, 24],
    [74, 28],
    [70, 22],
    [65, 23],
    [61, 18],
    [57, 14],
  ],
  [
    [80, 35],
    [87, 33],
    [92, 38],
    [89, 43],
    [82, 42],
  ],
];

export function paintMap(canvas: Canvas): Scene {
  const { width, height, unit, palette, random } = canvas;
  const scale = Math.min(width / 100, height / 50) * 1.02;
  const [left, top] = [(width - scale * 98) / 2, (height - scale * 50) / 2];
  const place = ([x, y]: Point): Point => [left + x * scale, top + y * scale];
  const land = continents.map((points) => smooth(points.map(place), true));
  const step = scale * 1.55;
  const dots: Shape[] = [];
  for (let y = top; y < top + scale * 50; y += step) {
    for (let x = left; x < left + scale * 98; x += step) {
      if (land.some((ring) => isInside(ring, [x, y])))
        dots.push(circle(x, y, step * 0.34, solid(palette.middle, 0.8)));
    }
  }
  const towns = continents.map((points) => place(points[Math.floor(random() * points.length)] ?? [50, 25]));
  const pins = towns
    .filter((_, index) => index !== 2)
    .flatMap(([x, y], index) =>
      pin(x, y, unit * (index === 1 ? 0.085 : 0.06), index % 2 === 0 ? palette.accent : palette.deep),
    );
  return {
    backdrop: [lighter(palette.ground, 0.35), mix(palette.ground, palette.soft, 0.45)],
    shapes: [...dots, ...pins],
  };
}

function pin(x: number, y: number, size: number, colour: Rgb): readonly Shape[] {
  const top = y - size * 1.3;
  return [
    ellipse(x, y, size * 0.3, size * 0.1, solid(darker(colour, 0.5), 0.35)),
    outline(
      [
        [
          [x, y],
          [x - size * 0.46, top + size * 0.24],
          [x + size * 0.46, top + size * 0.24],
        ],
      ],
      solid(colour),
    ),
    circle(x, top, size * 0.52, fade(lighter(colour, 0.15), colour)),
    circle(x, top, size * 0.2, solid(white)),
  ];
}

function isInside(ring: readonly Point[], [x, y]: Point): boolean {
  let isIn = false;
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isIn = !isIn;
  });
  return isIn;
}

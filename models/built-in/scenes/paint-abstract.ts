/** Pictures of nothing in particular: grounds, textures and patterns. */
import { mix, type Rgb } from '../colours.ts';
import { choose, type Random } from '../random.ts';
import {
  circle,
  field,
  glow,
  ground,
  polygon,
  quarterOf,
  roundedBox,
  stroke,
  type Shape,
  type ShapePaint,
} from '../shapes.ts';
import { between, lighter, solid, type Canvas, type Scene } from './canvas.ts';

/** Soft light of several colours that run into each other. */
export function paintGradient({ width, height, palette, random }: Canvas): Scene {
  const colours = [palette.middle, palette.accent, palette.soft, lighter(palette.middle, 0.35), palette.deep];
  const lights = colours.map((colour, index) => {
    const angle = index * 2.1 + random() * 1.4;
    const [x, y] = [width * (0.5 + Math.cos(angle) * 0.46), height * (0.5 + Math.sin(angle) * 0.46)];
    const reach = Math.max(width, height) * between(random, 0.55, 0.85);
    return glow(x, y, reach, reach * between(random, 0.6, 0.95), solid(colour, index === 4 ? 0.55 : 0.9));
  });
  return {
    backdrop: [mix(palette.middle, palette.soft, 0.5), mix(palette.accent, palette.soft, 0.5)],
    shapes: lights,
  };
}

/** Lines of equal height, as maps have them. */
export function paintContours({ width, height, palette, random, unit }: Canvas): Scene {
  const hills = Array.from({ length: 7 }, () => ({
    x: width * random(),
    y: height * random(),
    reach: unit * between(random, 0.3, 0.7),
    rise: between(random, -0.6, 1.2),
  }));
  const heightAt = (x: number, y: number) =>
    hills.reduce(
      (sum, hill) => sum + hill.rise * Math.exp(-(((x - hill.x) ** 2 + (y - hill.y) ** 2) / hill.reach ** 2)),
      0,
    );
  const levels = 16;
  const lines = (every: number, wide: number) => (x: number, y: number) => {
    const at = heightAt(x, y) * levels;
    const slope = Math.hypot(heightAt(x + 1, y) * levels - at, heightAt(x, y + 1) * levels - at) || 1e-6;
    const away = Math.abs(at - Math.round(at / every) * every) / slope;
    return Math.min(1, Math.max(0, wide + 0.5 - away));
  };
  const thin = Math.max(0.5, unit * 0.0022);
  return {
    backdrop: [lighter(palette.ground, 0.25), mix(palette.ground, palette.soft, 0.4)],
    shapes: [
      field(
        { width, height },
        (x, y) => Math.min(1, Math.max(0, heightAt(x, y) * 0.55)),
        solid(palette.soft, 0.8),
      ),
      field({ width, height }, lines(1, thin * 0.6), solid(palette.middle, 0.65)),
      field({ width, height }, lines(5, thin * 1.5), solid(palette.deep, 0.85)),
    ],
  };
}

/** Chips of stone in plaster. */
export function paintTerrazzo({ width, height, palette, random, unit }: Canvas): Scene {
  const colours: readonly [Rgb, ...Rgb[]] = [palette.middle, palette.accent, palette.deep, palette.soft];
  const chips: Shape[] = [];
  const step = unit * 0.13;
  for (let y = -step; y < height + step; y += step) {
    for (let x = -step; x < width + step; x += step) {
      const [cx, cy] = [x + step * random(), y + step * random()];
      const size = step * between(random, 0.16, 0.46);
      const turn = random() * Math.PI;
      const corners = Array.from({ length: 5 }, (_, corner): readonly [number, number] => {
        const angle = turn + (corner / 5) * Math.PI * 2;
        const reach = size * between(random, 0.75, 1.1);
        return [cx + Math.cos(angle) * reach, cy + Math.sin(angle) * reach];
      });
      chips.push(polygon(corners, solid(choose(colours, random))));
    }
  }
  return { backdrop: [lighter(palette.ground, 0.35), palette.ground], shapes: chips };
}

/** Scales like waves on old prints. */
export function paintWaves({ width, height, palette, random, unit }: Canvas): Scene {
  const radius = unit * between(random, 0.11, 0.15);
  const rings: readonly Rgb[] = [
    palette.deep,
    lighter(palette.ground, 0.3),
    palette.middle,
    lighter(palette.ground, 0.3),
    palette.accent,
  ];
  const shapes: Shape[] = [];
  for (let row = 0, y = 0; y < height + radius * 2; row += 1, y += radius * 0.5) {
    for (let x = row % 2 === 0 ? 0 : radius; x < width + radius; x += radius * 2) {
      rings.forEach((colour, index) => shapes.push(circle(x, y, radius * (1 - index * 0.2), solid(colour))));
    }
  }
  return { backdrop: [palette.deep, palette.deep], shapes };
}

export function paintOrbs(canvas: Canvas): Scene {
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

export function paintTiles(canvas: Canvas): Scene {
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

export function paintRays({ width, height, palette, random }: Canvas): Scene {
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

export function paintRibbons({ width, height, palette, random }: Canvas): Scene {
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

/** Landscapes for the pictures of the examples, as SVG: skies, ridges, water, a train. The same words, the same picture. */

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly svg: string;
  readonly format: 'png' | 'jpeg';
}

/** Numbers between 0 and 1 that are the same on every run. */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function sky(id: string, width: number, height: number, colours: readonly string[]): string {
  const stops = colours
    .map((colour, index) => `<stop offset="${index / (colours.length - 1)}" stop-color="${colour}"/>`)
    .join('');
  return `<defs><linearGradient id="${id}" x2="0" y2="1">${stops}</linearGradient></defs><rect width="${width}" height="${height}" fill="url(#${id})"/>`;
}

export function stars(width: number, height: number, count: number, seed: number): string {
  const roll = dice(seed);
  return Array.from({ length: count }, () => {
    const [x, y] = [roll() * width, roll() ** 1.6 * height];
    return `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(0.5 + roll() ** 4 * 1.6).toFixed(2)}" fill="#fff" opacity="${(0.25 + roll() * 0.7).toFixed(2)}"/>`;
  }).join('');
}

/** A sun or moon with a glow around it. */
export function disc(x: number, y: number, radius: number, colour: string, glow = 4): string {
  const rings = [1, 0.6, 0.32].map(
    (part, index) =>
      `<circle cx="${x}" cy="${y}" r="${radius * (1 + (glow - 1) * part)}" fill="${colour}" opacity="${0.05 + index * 0.04}"/>`,
  );
  return `${rings.join('')}<circle cx="${x}" cy="${y}" r="${radius}" fill="${colour}"/>`;
}

/** The silhouette of hills; `rough` 0 rolls, 1 is alpine. */
export function ridge(
  width: number,
  height: number,
  base: number,
  swing: number,
  seed: number,
  colour: string,
  rough = 0,
): string {
  const roll = dice(seed);
  const waves = [1, 2.3, 4.1, 7.7].map((pitch) => ({
    pitch,
    shift: roll() * 9,
    weight: 1 / pitch ** (1.1 - rough * 0.3),
  }));
  const points: string[] = [];
  const count = Math.ceil(width / 6);
  for (let index = 0; index <= count; index += 1) {
    const along = index / count;
    const wave = (pitch: number, shift: number) => {
      const phase = along * pitch * 3 + shift;
      const rolling = Math.sin(phase);
      const peaked = 1 - 2 * Math.abs(((phase / Math.PI) % 2) - 1);
      return rolling * (1 - rough) + peaked * rough;
    };
    const rise = waves.reduce((sum, { pitch, shift, weight }) => sum + wave(pitch, shift) * weight, 0);
    points.push(`${(along * width).toFixed(1)} ${(base - rise * swing).toFixed(1)}`);
  }
  return `<path d="M0 ${height}L${points.join('L')}L${width} ${height}Z" fill="${colour}"/>`;
}

/** Bright streaks on water under a light at `x`. */
export function glitter(x: number, top: number, bottom: number, colour: string, seed: number): string {
  const roll = dice(seed);
  return Array.from({ length: 34 }, (_, index) => {
    const part = index / 34;
    const y = top + (bottom - top) * part;
    const wide = 10 + part * 90 * (0.4 + roll());
    return `<rect x="${(x - wide / 2 + (roll() - 0.5) * 30 * part).toFixed(1)}" y="${y.toFixed(1)}" width="${wide.toFixed(1)}" height="${(1.2 + part * 3).toFixed(1)}" rx="2" fill="${colour}" opacity="${(0.55 - part * 0.4).toFixed(2)}"/>`;
  }).join('');
}

/** A viaduct with a lit train on it, its rails at `y`. */
export function viaduct(
  width: number,
  y: number,
  depth: number,
  stone: string,
  train: { readonly from: number; readonly coaches: number; readonly body: string; readonly light: string },
): string {
  const span = 92;
  const arches = Array.from({ length: Math.ceil(width / span) + 1 }, (_, index) => {
    const x = index * span - 20;
    const [left, right, crown] = [x + 13, x + span - 13, y + 22];
    return `M${left} ${y + depth}V${crown + 33}C${left} ${crown - 11} ${right} ${crown - 11} ${right} ${crown + 33}V${y + depth}Z`;
  });
  const deck = `M0 ${y}H${width}V${y + depth}H0Z`;
  const coaches = Array.from({ length: train.coaches }, (_, index) => {
    const x = train.from + index * 128;
    const windows = Array.from(
      { length: 7 },
      (_unused, window) =>
        `<rect x="${x + 10 + window * 15.4}" y="${y - 25}" width="10" height="9" rx="2" fill="${train.light}" opacity="${(index * 7 + window) % 5 === 0 ? 0.25 : 0.95}"/>`,
    );
    const nose =
      index === train.coaches - 1
        ? `<path d="M${x + 100} ${y - 34}C${x + 132} ${y - 34} ${x + 150} ${y - 18} ${x + 154} ${y - 5}H${x + 100}Z" fill="${train.body}"/>`
        : '';
    return `${nose}<rect x="${x}" y="${y - 34}" width="124" height="29" rx="7" fill="${train.body}"/><rect x="${x + 4}" y="${y - 9}" width="116" height="2" fill="${train.light}" opacity=".5"/>${windows.join('')}`;
  });
  return `<path fill-rule="evenodd" d="${deck}${arches.join('')}" fill="${stone}"/><rect y="${y - 4}" width="${width}" height="6" fill="${stone}"/>${coaches.join('')}`;
}

/** Houses and towers in a row. */
export function skyline(width: number, base: number, seed: number, colour: string, light: string): string {
  const roll = dice(seed);
  let [x, houses] = [-10, ''];
  while (x < width) {
    const [wide, tall] = [22 + roll() * 34, 26 + roll() ** 2 * 110];
    const top = base - tall;
    const roof = roll();
    houses += `<rect x="${x.toFixed(1)}" y="${top.toFixed(1)}" width="${wide.toFixed(1)}" height="${tall + 4}" fill="${colour}"/>`;
    if (roof > 0.55)
      houses += `<path d="M${x.toFixed(1)} ${top}L${(x + wide / 2).toFixed(1)} ${(top - wide * (roof > 0.85 ? 1.5 : 0.5)).toFixed(1)}L${(x + wide).toFixed(1)} ${top}Z" fill="${colour}"/>`;
    for (let row = top + 9; row < base - 10; row += 14)
      for (let column = x + 6; column < x + wide - 8; column += 11)
        if (roll() > 0.62)
          houses += `<rect x="${column.toFixed(1)}" y="${row.toFixed(1)}" width="4" height="6" fill="${light}" opacity="${(0.5 + roll() * 0.5).toFixed(2)}"/>`;
    x += wide + (roll() > 0.8 ? 6 : 0);
  }
  return houses;
}

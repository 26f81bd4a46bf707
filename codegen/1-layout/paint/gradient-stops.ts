import type { Colour, GradientPaint } from '#design/tree';

export type GradientStop = GradientPaint['stops'][number];

/** How far a channel may be off before it is seen, of 1. */
const unseen = 0.02;

/**
 * Figma mixes colour and transparency apart, CSS the colours by how much of them is seen, which differs most half way
 * between two stops. As many stops more between them make the two alike.
 */
export function fadeEvenly(stops: readonly GradientStop[]): readonly GradientStop[] {
  const fades = stops.flatMap((stop, index) => {
    const former = stops[index - 1];
    if (former === undefined || stop.position - former.position < 0.001) return [];
    const length = stop.position - former.position;
    const parts = Math.ceil(Math.sqrt(offBetween(former, stop) / unseen));
    return Array.from(
      { length: Math.max(0, parts - 1) },
      (_, part) => former.position + ((part + 1) / parts) * length,
    );
  });
  return fades.length === 0 ? stops : addStops(stops, fades);
}

function offBetween({ colour: one }: GradientStop, { colour: other }: GradientStop): number {
  const differences = [one.r - other.r, one.g - other.g, one.b - other.b].map(Math.abs);
  return (Math.abs(one.a - other.a) / 4) * Math.max(...differences);
}

/** The same gradient with stops at these positions too. */
export function addStops(
  stops: readonly GradientStop[],
  positions: readonly number[],
): readonly GradientStop[] {
  const added = positions
    .filter((position) => stops.every((stop) => Math.abs(stop.position - position) > 0.005))
    .map((position) => ({ position, colour: colourAt(stops, position), token: null }));
  return [...stops, ...added].sort((one, other) => one.position - other.position);
}

function colourAt(stops: readonly GradientStop[], position: number): Colour {
  const next = stops.find((stop) => stop.position >= position);
  const former = stops.findLast((stop) => stop.position <= position);
  const [from, to] = [former ?? next, next ?? former];
  if (from === undefined || to === undefined) return { r: 0, g: 0, b: 0, a: 0 };
  const length = to.position - from.position;
  const share = length === 0 ? 0 : (position - from.position) / length;
  const mix = (one: number, other: number) => one + (other - one) * share;
  const [one, other] = [from.colour, to.colour];
  return {
    r: mix(one.r, other.r),
    g: mix(one.g, other.g),
    b: mix(one.b, other.b),
    a: mix(one.a, other.a),
  };
}

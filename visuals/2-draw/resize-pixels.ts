import type { Pixels } from './read-pixels.ts';

/** Resizes in two passes; where it shrinks each pixel is the mean of what it covers, where it grows it is in between. */
export function resizePixels(
  pixels: Pixels,
  wanted: { readonly width: number; readonly height: number },
): Pixels {
  const { width, height } = pixels;
  if (width === wanted.width && height === wanted.height) return pixels;
  const across = resizeAxis(toPlanes(pixels), {
    from: width,
    to: wanted.width,
    lines: height,
    step: 4,
    stride: width * 4,
  });
  const down = resizeAxis(across, {
    from: height,
    to: wanted.height,
    lines: wanted.width,
    step: wanted.width * 4,
    stride: 4,
  });
  return { ...wanted, data: fromPlanes(down) };
}

interface Axis {
  /** Pixels along the axis before and after. */
  readonly from: number;
  readonly to: number;
  readonly lines: number;
  /** Distance of two pixels along the axis, and of two lines. */
  readonly step: number;
  readonly stride: number;
}

function resizeAxis(source: Float32Array, { from, to, lines, step, stride }: Axis): Float32Array {
  if (from === to) return source;
  const isAcross = step === 4;
  const outStep = isAcross ? 4 : step;
  const outStride = isAcross ? to * 4 : 4;
  const out = new Float32Array(lines * to * 4);
  for (let at = 0; at < to; at += 1) {
    for (const { index, weight } of weightsFor(at, from, to)) {
      for (let line = 0; line < lines; line += 1) {
        const source0 = line * stride + index * step;
        const out0 = line * outStride + at * outStep;
        for (let channel = 0; channel < 4; channel += 1) {
          out[out0 + channel] = (out[out0 + channel] ?? 0) + (source[source0 + channel] ?? 0) * weight;
        }
      }
    }
  }
  return out;
}

function weightsFor(
  at: number,
  from: number,
  to: number,
): readonly { readonly index: number; readonly weight: number }[] {
  const scale = from / to;
  if (scale > 1) {
    const start = at * scale;
    const end = start + scale;
    const first = Math.floor(start);
    const count = Math.min(from, Math.ceil(end)) - first;
    return Array.from({ length: count }, (_, offset) => {
      const index = first + offset;
      return { index, weight: (Math.min(end, index + 1) - Math.max(start, index)) / scale };
    });
  }
  const place = Math.min(from - 1, Math.max(0, (at + 0.5) * scale - 0.5));
  const index = Math.floor(place);
  const share = place - index;
  const next = Math.min(from - 1, index + 1);
  return [
    { index, weight: 1 - share },
    { index: next, weight: share },
  ];
}

/** Colours multiplied by alpha, so that clear pixels lend none of theirs. */
function toPlanes({ data }: Pixels): Float32Array {
  const planes = new Float32Array(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] ?? 0) / 255;
    for (let channel = 0; channel < 3; channel += 1) planes[at + channel] = (data[at + channel] ?? 0) * alpha;
    planes[at + 3] = alpha * 255;
  }
  return planes;
}

function fromPlanes(planes: Float32Array): Uint8Array {
  const data = new Uint8Array(planes.length);
  for (let at = 0; at < planes.length; at += 4) {
    const alpha = (planes[at + 3] ?? 0) / 255;
    for (let channel = 0; channel < 3; channel += 1) {
      data[at + channel] = alpha === 0 ? 0 : Math.min(255, Math.round((planes[at + channel] ?? 0) / alpha));
    }
    data[at + 3] = Math.round(planes[at + 3] ?? 0);
  }
  return data;
}

import type { Pixels } from '#design/pixels';

/** The distances, 0 to 441, up to which a colour belongs to the background and from which it does not. */
const fullyBackgroundDistance = 26;
const fullySubjectDistance = 64;
/** The share of the picture's rim that must have the background's colour. */
const minRimShare = 0.6;

/**
 * Removes a plain background. Everything that has the rim's colour and is connected to the rim becomes transparent, and
 * the background's colour is removed from blended edges. The result is `null` where the rim has more than one colour.
 */
export function removeBackground(picture: Pixels): Pixels | null {
  const background = findBackgroundColour(picture);
  if (background === null) return null;
  const isBackground = floodFromRim(picture, background);
  const data = picture.data.slice();
  for (let pixel = 0; pixel < isBackground.length; pixel += 1) {
    if (isBackground[pixel] === 1) clearBackground(data, pixel * 4, background);
  }
  return { ...picture, data };
}

type Colour = readonly [red: number, green: number, blue: number];

/** The colour of most of the rim; `null` where no colour has enough of it. */
function findBackgroundColour(picture: Pixels): Colour | null {
  const rim = rimOf(picture);
  const opaque = rim.filter((pixel) => (picture.data[pixel * 4 + 3] ?? 0) > 250);
  const median = (channel: number) => {
    const values = opaque.map((pixel) => picture.data[pixel * 4 + channel] ?? 0);
    return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
  };
  const background: Colour = [median(0), median(1), median(2)];
  const alike = opaque.filter(
    (pixel) => distanceTo(picture.data, pixel * 4, background) < fullyBackgroundDistance,
  );
  return alike.length >= rim.length * minRimShare ? background : null;
}

function rimOf({ width, height }: Pixels): readonly number[] {
  const across = Array.from({ length: width }, (_, x) => [x, (height - 1) * width + x]);
  const down = Array.from({ length: height }, (_, y) => [y * width, y * width + width - 1]);
  return [...new Set([...across, ...down].flat())];
}

/** Marks the pixels that are connected to the rim through colours close to the background's. */
function floodFromRim(picture: Pixels, background: Colour): Uint8Array {
  const { width, height, data } = picture;
  const reached = new Uint8Array(width * height);
  const open: number[] = [];
  const visit = (pixel: number) => {
    if (reached[pixel] !== 0 || distanceTo(data, pixel * 4, background) >= fullySubjectDistance) return;
    reached[pixel] = 1;
    // The fill reaches an edge but does not cross it, because the subject is behind it.
    if (distanceTo(data, pixel * 4, background) < fullyBackgroundDistance) open.push(pixel);
  };
  for (const pixel of rimOf(picture)) visit(pixel);
  for (let pixel = open.pop(); pixel !== undefined; pixel = open.pop()) {
    const x = pixel % width;
    if (x > 0) visit(pixel - 1);
    if (x < width - 1) visit(pixel + 1);
    if (pixel >= width) visit(pixel - width);
    if (pixel < width * (height - 1)) visit(pixel + width);
  }
  return reached;
}

/** Makes a pixel transparent up to `fullyBackgroundDistance`, keeps it from `fullySubjectDistance` on, and blends between. */
function clearBackground(data: Uint8ClampedArray, at: number, background: Colour): void {
  const share = Math.min(
    1,
    Math.max(
      0,
      (distanceTo(data, at, background) - fullyBackgroundDistance) /
        (fullySubjectDistance - fullyBackgroundDistance),
    ),
  );
  if (share > 0) {
    for (const channel of [0, 1, 2] as const) {
      const alone = ((data[at + channel] ?? 0) - background[channel] * (1 - share)) / share;
      data[at + channel] = Math.round(Math.min(255, Math.max(0, alone)));
    }
  }
  data[at + 3] = Math.round((data[at + 3] ?? 0) * share);
}

function distanceTo(data: Uint8ClampedArray, at: number, [red, green, blue]: Colour): number {
  return Math.hypot((data[at] ?? 0) - red, (data[at + 1] ?? 0) - green, (data[at + 2] ?? 0) - blue);
}

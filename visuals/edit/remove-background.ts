import type { Pixels } from '#design/pixels';

/** How far a colour may be from the ground's and still belong to it, and from where on it surely does not; 0 to 441. */
const fullyBackgroundDistance = 26;
const fullySubjectDistance = 64;
/** The share of the picture's rim that must have the ground's colour. */
const minRimShare = 0.6;

/**
 * A picture without its plain ground: all that is joined to its rim and of the rim's colour is clear, and where the ground
 * shines through an edge its colour is taken out. `null` where the rim has no one colour, so that there is no plain ground.
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

/** The colour most of the rim has; `null` where too little of it does. */
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

/** Marks what can be reached from the rim over colours that are not far from the ground's. */
function floodFromRim(picture: Pixels, background: Colour): Uint8Array {
  const { width, height, data } = picture;
  const reached = new Uint8Array(width * height);
  const open: number[] = [];
  const visit = (pixel: number) => {
    if (reached[pixel] !== 0 || distanceTo(data, pixel * 4, background) >= fullySubjectDistance) return;
    reached[pixel] = 1;
    // An edge is reached and not gone through: behind it is the subject.
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

/** Clear within `near`, whole beyond `far`, and between them as much as the ground does not account for. */
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

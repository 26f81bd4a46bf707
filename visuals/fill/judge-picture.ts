import type { Pixels } from '#design/pixels';

/** Rows and columns of samples. */
const samples = 48;
/** The share of samples that the main colour of a placeholder has at least. */
const leastMain = 0.6;
/** Steps of brightness, 0 to 255, between which two samples are of one colour. */
const step = 6;

/**
 * Whether a picture shows nothing: one light or dark grey, with a sign or a few letters at most, or the chequers of
 * transparency. A photograph of something on plain ground has colours or many shades.
 */
export function isPlainPicture({ width, height, data }: Pixels): boolean {
  if (width * height === 0) return true;
  const shades = new Map<number, number>();
  let clear = 0;
  let coloured = 0;
  for (let row = 0; row < samples; row += 1) {
    for (let column = 0; column < samples; column += 1) {
      const x = Math.min(width - 1, Math.floor(((column + 0.5) * width) / samples));
      const y = Math.min(height - 1, Math.floor(((row + 0.5) * height) / samples));
      const at = (y * width + x) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
      if (alpha < 16) clear += 1;
      else {
        if (Math.max(red, green, blue) - Math.min(red, green, blue) > 28) coloured += 1;
        const shade = Math.round((red * 0.3 + green * 0.59 + blue * 0.11) / step);
        shades.set(shade, (shades.get(shade) ?? 0) + 1);
      }
    }
  }
  const total = samples * samples;
  if (clear > total * 0.98) return true;
  if (clear > 0 || coloured > total * 0.02) return false;
  const counts = [...shades].sort(([, one], [, other]) => other - one);
  const [main, second] = counts;
  if (main === undefined) return true;
  // White and black grounds are those of logos and of products.
  const grey = main[0] * step;
  const both = main[1] + (second?.[1] ?? 0);
  const isChequered = counts.length <= 4 && both >= total * 0.95;
  const isGrey = grey > 24 && grey < 250;
  const isFlat = main[1] >= total * 0.98;
  return (
    isFlat ||
    (isGrey && main[1] >= total * leastMain && both >= total * 0.8 && counts.length <= 14) ||
    (isGrey && isChequered)
  );
}

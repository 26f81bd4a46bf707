/** Hues of the OKLCH circle in degrees, each up to where the next begins. https://www.w3.org/TR/css-color-4/#ok-lab */
const hues: readonly (readonly [end: number, word: string])[] = [
  [15, 'pink'],
  [42, 'red'],
  [80, 'orange'],
  [118, 'yellow'],
  [165, 'green'],
  [200, 'teal'],
  [285, 'blue'],
  [325, 'purple'],
  [360, 'pink'],
];

/** The least chroma that a person sees a hue in. */
const leastChroma = 0.018;
/** A dark orange or yellow is a brown. */
const lightestBrown = 55;
/** The one tone that Tailwind's own colours have too, and mean the lightest by. */
const lightestOfTailwind = 50;

/** A colour in words, by its hue and its lightness in percent: `#143642` is `teal-31`. It depends on nothing else. */
export function nameColour([red, green, blue]: readonly [red: number, green: number, blue: number]): string {
  const { lightness, chroma, hue } = toOklch(red, green, blue);
  const rounded = Math.round(lightness * 100);
  const tone = rounded === lightestOfTailwind ? rounded + 1 : rounded;
  return `${wordFor(chroma, hue, tone)}-${tone}`;
}

function wordFor(chroma: number, hue: number, tone: number): string {
  if (chroma < leastChroma) return 'grey';
  const word = hues.find(([end]) => hue < end)?.[1] ?? 'pink';
  return (word === 'orange' || word === 'yellow') && tone < lightestBrown ? 'brown' : word;
}

/** https://bottosson.github.io/posts/oklab/ */
function toOklch(...channels: readonly [number, number, number]) {
  const [r, g, b] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number]; // As many come out as go in.
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const along = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  const hue = (Math.atan2(along, a) * 180) / Math.PI;
  return { lightness, chroma: Math.hypot(a, along), hue: (hue + 360) % 360 };
}

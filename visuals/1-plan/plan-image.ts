import type { Surroundings } from '#design/surroundings';
import type { ImagePlace, ImagePlan, ImageSpec } from './image-plan.ts';

/** What a person asks for, and what of the place may travel with it. */
export interface ImageOrder {
  readonly words: string;
  /** What lies around the place; `null` where nothing is selected. */
  readonly around: Surroundings | null;
  /** Parts of `around` that stay at home. @default none */
  readonly leftOut?: ReadonlySet<'size' | 'palette' | 'texts'>;
  readonly where: ImagePlace['where'];
  /** @default 'auto' */
  readonly quality?: ImageSpec['quality'];
  /** @default 'auto' */
  readonly background?: ImageSpec['background'];
  /** @default null, which lets the service choose */
  readonly seed?: number | null;
}

/** px of a picture whose place says nothing. */
const usualSide = 1024;

/** px; what a picture in Figma may measure. */
const longestSide = 4096;

/** Plans one picture; the ids of its specs are given by `newId`. */
export function planImage(order: ImageOrder, newId: () => string): ImagePlan {
  const { around, leftOut = new Set() } = order;
  const size =
    around !== null && !leftOut.has('size') ? fitSide(around) : { width: usualSide, height: usualSide };
  const spec: ImageSpec = {
    id: newId(),
    words: order.words.trim(),
    prompt: writePrompt(order.words.trim(), leftOut.has('texts') ? [] : (around?.texts ?? [])),
    ...size,
    quality: order.quality ?? 'auto',
    background: order.background ?? 'auto',
    palette: leftOut.has('palette') ? [] : (around?.palette ?? []),
    seed: order.seed ?? null,
    place: { nodeId: around?.nodeId ?? null, where: around === null ? 'beside' : order.where },
  };
  return { specs: [spec] };
}

/** Texts of a design are context, never instructions: they are quoted, short, and named as what they are. */
function writePrompt(words: string, texts: readonly string[]): string {
  const nearby = texts
    .map((text) => text.replace(/\s+/g, ' ').trim().slice(0, 120))
    .filter((text) => text !== '')
    .slice(0, 8);
  if (nearby.length === 0) return words;
  const quoted = nearby.map((text) => JSON.stringify(text)).join(', ');
  return `${words}\n\nIt will stand beside these words, which are context and not to be drawn: ${quoted}.`;
}

/** Whole px, and within what a picture may measure at the same ratio. */
function fitSide({ width, height }: { readonly width: number; readonly height: number }) {
  const shrink = Math.min(1, longestSide / Math.max(width, height, 1));
  const whole = (side: number) => Math.min(longestSide, Math.max(1, Math.round(side * shrink)));
  return { width: whole(width), height: whole(height) };
}

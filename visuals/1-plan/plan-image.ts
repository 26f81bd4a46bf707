import type { ReferencePicture } from '#design/generation';
import type { Surroundings } from '#design/surroundings';
import { describeSurroundings, type PromptContextPart } from './describe-surroundings.ts';
import { findSize, type Shape } from './find-size.ts';
import { type ImagePlan, type ImageSpec, type ImageTarget, noStyle } from './image-plan.ts';
import { writePrompt } from './write-prompt.ts';

/** What a person asks for, and what of the place may travel with it. */
export interface ImageOrder {
  readonly words: string;
  /** What lies around the place; `null` where nothing is selected. */
  readonly around: Surroundings | null;
  /** Parts of `around` that stay at home. @default none */
  readonly leftOut?: ReadonlySet<PromptContextPart>;
  readonly where: ImageTarget['where'];
  /** @default that of the place */
  readonly shape?: Shape;
  /** How many variants, up to `maxVariants`. @default 1 */
  readonly count?: number;
  /** @default 'auto' */
  readonly quality?: ImageSpec['quality'];
  /** @default 'auto' */
  readonly background?: ImageSpec['background'];
  /** @default null, which lets the service choose */
  readonly seed?: number | null;
  /** Whether variants differ by their seed, because who draws them would draw the same again. @default false */
  readonly takesSeed?: boolean;
  /** Pictures to go by. @default none */
  readonly references?: readonly ReferencePicture[];
  /** `#rrggbb` colours of pictures that were given for their colours; those of the place then stay at home. @default none */
  readonly colours?: readonly string[];
  /** The click it belongs to. @default none is named */
  readonly action?: string;
}

export const maxVariants = 10;

/** Plans pictures as they were asked for, without a model; the ids of the specs are given by `newId`. */
export function planImage(order: ImageOrder, newId: () => string): ImagePlan {
  const count = Math.min(maxVariants, Math.max(1, Math.round(order.count ?? 1)));
  const specs = Array.from({ length: count }, (_, index) => planOne(order, newId(), { index, count }));
  return { specs, analysis: null, problems: [] };
}

/** One picture of an order as it was asked for, which a model's plan changes in part. */
export function planOne(
  order: ImageOrder,
  id: string,
  cell: { readonly index: number; readonly count: number },
): ImageSpec {
  const { around, leftOut = new Set<PromptContextPart>(), references = [] } = order;
  const words = order.words.trim();
  const context = [...describeSurroundings(around, leftOut), ...describeReferences(references)];
  return {
    id,
    words,
    prompt: writePrompt({ words, style: noStyle, context }),
    ...findSize(order.shape ?? { kind: 'place' }, around, leftOut),
    quality: order.quality ?? 'auto',
    background: order.background ?? 'auto',
    palette: choosePalette(order),
    seed: seedOf(order, cell),
    place: targetOf(order, cell),
    ...(context.length === 0 ? {} : { context }),
    ...(references.length === 0 ? {} : { references }),
    ...(order.action === undefined ? {} : { action: order.action }),
    ...(cell.count === 1 ? {} : { label: `Variant ${cell.index + 1}` }),
  };
}

function seedOf(
  { seed = null, takesSeed = false }: ImageOrder,
  { index, count }: { index: number; count: number },
) {
  if (seed !== null) return seed + index;
  return takesSeed && count > 1 ? index + 1 : null;
}

/** Only one picture can fill a layer: of several, all go into a grid. */
function targetOf({ around, where }: ImageOrder, cell: { index: number; count: number }): ImageTarget {
  const nodeId = around?.nodeId ?? null;
  if (where === 'grid' || cell.count > 1) return { nodeId, where: 'grid' };
  return { nodeId, where: nodeId === null ? 'beside' : where };
}

/** The colours a picture is to go with: those of pictures that were given for them, else those of its place. */
export function choosePalette({ around, leftOut, colours = [] }: ImageOrder): readonly string[] {
  if (colours.length > 0) return colours;
  return leftOut?.has('palette') === true ? [] : (around?.palette ?? []);
}

const roles: Readonly<Record<ReferencePicture['role'], string>> = {
  base: 'is to be changed',
  subject: 'shows what is to be drawn: keep its shape and details',
  style: 'shows the style to draw in: take none of its subject',
  palette: 'shows the colours to draw with: take nothing else of it',
};

/** What each picture that goes along is for, by its place among them. */
function describeReferences(references: readonly ReferencePicture[]): readonly string[] {
  return references.map(({ role }, index) => `Picture ${index + 1} of those sent along ${roles[role]}.`);
}

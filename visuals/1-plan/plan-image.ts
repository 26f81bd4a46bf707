import { emptyStyleCard } from '#design/picture-sets';
import type { RecordedDiffusion, ReferencePicture } from '#design/generation';
import type { Surroundings } from '#design/surroundings';
import { describeSurroundings, type PromptContextPart } from './describe-surroundings.ts';
import { findSize, type Shape } from './find-size.ts';
import { type ImagePlan, type ImageSpec, type ImageTarget } from './image-plan.ts';
import { writePrompt } from './write-prompt.ts';

/** What a person asks for, and which surroundings may be sent with it. */
export interface ImageOrder {
  readonly words: string;
  /** The surroundings of the selected layer; `null` where nothing is selected. */
  readonly around: Surroundings | null;
  /** The parts of `around` that are not sent. @default none */
  readonly leftOut?: ReadonlySet<PromptContextPart>;
  readonly where: ImageTarget['where'];
  /** @default that of the target layer */
  readonly shape?: Shape;
  /** The number of variants, up to `maxVariants`. @default 1 */
  readonly count?: number;
  /** @default 'auto' */
  readonly quality?: ImageSpec['quality'];
  /** @default 'auto' */
  readonly background?: ImageSpec['background'];
  /** @default null, which lets the service choose */
  readonly seed?: number | null;
  /** Whether variants need different seeds, because the service repeats its pictures. @default false */
  readonly takesSeed?: boolean;
  /** The reference pictures. @default none */
  readonly references?: readonly ReferencePicture[];
  /**
   * The `#rrggbb` colours of pictures that were given for their colours; those of the surroundings are then not sent.
   * @default none
   */
  readonly colours?: readonly string[];
  /** What only diffusion models take. @default the server's own */
  readonly diffusion?: RecordedDiffusion;
  /** The click it belongs to. @default none */
  readonly action?: string;
}

export const maxVariants = 10;

/** Plans pictures without a model, exactly as requested; `newId` gives the ids of the specs. */
export function planImage(order: ImageOrder, newId: () => string): ImagePlan {
  const count = Math.min(maxVariants, Math.max(1, Math.round(order.count ?? 1)));
  const specs = Array.from({ length: count }, (_, index) => planOne(order, newId(), { index, count }));
  return { specs, analysis: null, problems: [] };
}

/** Plans one picture of an order as requested; a model's plan may change parts of it. */
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
    prompt: writePrompt({ words, style: emptyStyleCard, context }),
    ...findSize(order.shape ?? { kind: 'place' }, around, leftOut),
    quality: order.quality ?? 'auto',
    background: order.background ?? 'auto',
    palette: choosePalette(order),
    seed: seedOf(order, cell),
    place: targetOf(order, cell),
    ...(context.length === 0 ? {} : { context }),
    ...(references.length === 0 ? {} : { references }),
    ...(order.diffusion === undefined ? {} : { diffusion: order.diffusion }),
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

/** Only one picture can fill a layer; several go into a grid. */
function targetOf({ around, where }: ImageOrder, cell: { index: number; count: number }): ImageTarget {
  const nodeId = around?.nodeId ?? null;
  if (where === 'grid' || cell.count > 1) return { nodeId, where: 'grid' };
  return { nodeId, where: nodeId === null ? 'beside' : where };
}

/** Chooses the colours of a picture: those of pictures given for their colours, else those of the surroundings. */
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

/** Describes the purpose of each reference picture by its position. */
function describeReferences(references: readonly ReferencePicture[]): readonly string[] {
  return references.map(({ role }, index) => `Picture ${index + 1} of those sent along ${roles[role]}.`);
}

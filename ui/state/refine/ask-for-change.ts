/** Makes the spec of a change from a person's request. If there is a text model, it decides what to change. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import { modelsOf, type PanelSettings } from '#design/settings';
import type { ImageModel, TextModel } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { askForRefinement, readRefinement, type Refinement } from '#visuals/refine/ask-for-refinement';
import type { Review } from '#visuals/refine/ask-for-review';
import { condenseConversation } from '#visuals/refine/condense-conversation';
import { planRefine } from '#visuals/refine/plan-refine';
import type { PictureWorkerClient } from '../../worker-clients/picture-worker-client.ts';
import type { SandboxClient } from '../sandbox-client.ts';
import { makeId } from '../make-id.ts';
import type { PictureStore } from '../picture-store.ts';
import type { Work } from '../work.ts';
import { needsKey } from '../../settings/service-choice.ts';
import { keepAsPng } from './edit-picture.ts';
import { receiveText } from './receive-text.ts';
import type { RefineSubject } from './refine-subject.ts';

export interface ChangeNeeds {
  readonly sandbox: SandboxClient;
  readonly pixels: PictureWorkerClient;
  readonly store: PictureStore;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly openImage: () => Promise<ImageModel>;
  readonly openText: () => Promise<TextModel>;
}

/** One change that is wanted. */
export interface WantedChange {
  readonly step: 'refine' | 'redraw';
  readonly words: string;
  readonly refinement: Refinement | null;
  /** The look at the picture that led to it. */
  readonly review: Review | null;
}

/** Whether a model can be talked to about pictures. */
export function canAskModel(settings: PanelSettings): boolean {
  const { service, keysKept } = settings;
  const hasWords = modelsOf(settings).text !== '';
  return hasWords && (keysKept.includes(service) || !needsKey(service));
}

/** What a model wants to change; `null` if there is no model, or if its answer is of no use. */
export async function askForChange(
  words: string,
  { path, picture }: RefineSubject,
  { settings, store, openText }: ChangeNeeds,
  work: Signal<Work | null>,
  signal: AbortSignal,
): Promise<Refinement | null> {
  const shown = picture.peek();
  if (!shown || !canAskModel(settings.peek())) return null;
  const model = await openText();
  work.value = { text: `${model.model} is looking at the image`, done: 0, total: null };
  const turns = path.peek();
  const hashes = turns.length === 0 ? [shown.hash] : condenseConversation(turns).pictures;
  const opened = await Promise.all(
    hashes.map(async (hash) => [hash, (await store.open(hash)).bytes] as const),
  );
  const request = askForRefinement({ words, path: turns, pictures: new Map(opened) });
  return readRefinement(await receiveText(model, request, work, signal));
}

/** The spec of a change; the picture goes along where who draws takes one. */
export async function planChange(
  { step, words, refinement, review }: WantedChange,
  subject: RefineSubject,
  needs: ChangeNeeds,
): Promise<ImageSpec> {
  const picture = subject.picture.peek();
  if (!picture) throw new Error('Select a layer that shows an image.');
  const { nodeId, hash } = picture;
  const stored = await needs.store.open(hash);
  const takesPictures = ((await needs.openImage()).capabilities.references ?? 0) > 0;
  return planRefine(
    {
      step,
      words,
      refinement,
      parent: subject.generation.peek(),
      base: takesPictures ? await keepAsPng(stored, needs) : { hash, mime: 'image/png' },
      size: { width: stored.width, height: stored.height },
      place: { nodeId, where: 'fill' },
      takesPictures,
      review: review === null ? null : { score: review.score, reasons: review.reasons },
    },
    makeId,
  );
}

/** The state of the Refine view: a picture, its conversation, its marks, and the next request. */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { Generation } from '#design/generation';
import { modelsOf } from '#design/settings';
import type { ModelImage } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { ImageJobStage } from '#visuals/2-draw/draw-queue';
import type { MarkedArea } from '#visuals/edit/draw-mask';
import type { CanvasExtension, EditTool } from '#visuals/edit/edit-pixels';
import { placeLocalPicture } from '#visuals/edit/place-local-picture';
import { planReplay, planWithSameSettings } from '#visuals/history/plan-replay';
import { askForReview, readReview, type Review } from '#visuals/refine/ask-for-review';
import { type ChosenPresets, describeChange } from '#visuals/refine/change-presets';
import { isAbort } from '../../worker-clients/codegen-client.ts';
import type { ImageQueue } from '../image-queue.ts';
import { makeId } from '../make-id.ts';
import { onOtherSelection, type Selection } from '../selection.ts';
import { dropNews, noOutcome, type Outcome, sentenceOf, waitingFor, type Work } from '../work.ts';
import { askForChange, type ChangeNeeds, planChange } from './ask-for-change.ts';
import { editPicture } from './edit-picture.ts';
import { describeMarked, type MarkedLayer, placeMaskLayers } from './mask-layers.ts';
import { receiveText } from './receive-text.ts';
import { followPicture, type RefineSubject } from './refine-subject.ts';

export type Tool = 'refine' | EditTool;

export interface RefineController {
  readonly subject: RefineSubject;
  readonly tool: Signal<Tool>;
  readonly words: Signal<string>;
  readonly presets: Signal<ChosenPresets>;
  readonly areas: Signal<readonly MarkedArea[]>;
  /** Layers of the canvas that were taken as a mask. */
  readonly maskLayers: Signal<readonly MarkedLayer[]>;
  readonly extension: Signal<CanvasExtension>;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  /** What a model says it will change, and why, while it is drawn. */
  readonly reasoning: ReadonlySignal<string>;
  /** A `blob:` address of the latest preview. */
  readonly preview: ReadonlySignal<string | null>;
  /** What a model said of the shown picture when it looked at it. */
  readonly review: ReadonlySignal<Review | null>;
  readonly run: () => void;
  readonly cancel: () => void;
  /** Takes the selected layers as a mask. */
  readonly takeLayers: () => void;
  /** Asks a model for one review of the picture. */
  readonly requestReview: () => void;
  /** Draws it again as the review suggests. */
  readonly redraw: () => void;
  readonly openFrom: (generation: Generation, nodeId: string) => void;
  /** Works on a picture that the queue has put onto this page. */
  readonly openDrawn: (id: string) => void;
  readonly replay: (generation: Generation, nodeId: string) => void;
  /** Draws with the settings of a record for the selected layer. */
  readonly drawAlike: (generation: Generation) => void;
}

export interface RefineControllerNeeds extends ChangeNeeds {
  readonly queue: Pick<ImageQueue, 'queue' | 'add' | 'watch' | 'change'>;
  readonly selection: ReadonlySignal<Selection>;
  readonly watched: ReadonlySignal<boolean>;
  readonly now: () => number;
  /** What the chosen service draws every picture with. */
  readonly ownOptions: () => ImageSpec['diffusion'];
  /** Shows this view. */
  readonly show: () => void;
  /** A picture has come onto the canvas. */
  readonly changed: () => void;
}

/** Tools that take a prompt. */
function takesText(tool: Tool): boolean {
  return tool === 'refine' || tool === 'edit' || tool === 'extend';
}

export function createRefineController(needs: RefineControllerNeeds): RefineController {
  const { sandbox, store, queue } = needs;
  const tool = signal<Tool>('refine');
  const words = signal('');
  const presets = signal<ChosenPresets>({});
  const areas = signal<readonly MarkedArea[]>([]);
  const maskLayers = signal<readonly MarkedLayer[]>([]);
  const extension = signal<CanvasExtension>({ sides: ['left', 'right'], share: 0.25 });
  const work = signal<Work | null>(null);
  const outcome = signal<Outcome>(noOutcome);
  const reasoning = signal('');
  const preview = signal<string | null>(null);
  const review = signal<Review | null>(null);
  const isMarking = computed(() => tool.value === 'edit' || tool.value === 'erase');
  const follows = computed(() => needs.watched.value && !isMarking.value && work.value === null);
  const subject = followPicture({ sandbox, selection: needs.selection, follows });
  let running: { readonly stop: AbortController; specId: string | null } | null = null;

  const hash = computed(() => subject.picture.value?.hash);
  effect(() => {
    void hash.value;
    areas.value = [];
    maskLayers.value = [];
    review.value = null;
  });

  // After a change of the tool, its estimate is shown instead of the last result.
  effect(() => {
    void tool.value;
    if (work.peek() === null) outcome.value = noOutcome;
  });

  onOtherSelection(needs.selection, (ids) => {
    // The picture that came of it is selected too.
    const shown = subject.picture.peek()?.nodeId;
    if (shown === undefined || !ids.includes(shown)) dropNews(outcome);
  });

  const showPreview = (url: string | null) => {
    if (preview.peek() !== null) URL.revokeObjectURL(preview.peek() ?? '');
    preview.value = url;
  };

  /** Runs one task at a time; a failure becomes one sentence. */
  const attempt = (begins: string, task: (signal: AbortSignal) => Promise<string>) => {
    running?.stop.abort();
    const mine = { stop: new AbortController(), specId: null };
    running = mine;
    outcome.value = noOutcome;
    reasoning.value = '';
    work.value = { text: begins, done: 0, total: null };
    task(mine.stop.signal)
      .then((text) => {
        if (running === mine) outcome.value = { kind: 'done', text };
      })
      .catch((error: unknown) => {
        if (running !== mine || isAbort(error)) return;
        outcome.value = { kind: 'failed', message: sentenceOf(error) };
      })
      .finally(() => {
        if (running !== mine) return;
        running = null;
        work.value = null;
        showPreview(null);
      });
  };

  /** Draws a spec through the queue, and works on what came of it. */
  async function draw(spec: ImageSpec): Promise<string> {
    if (running) running.specId = spec.id;
    const nodeId = await runImageJob(spec, queue, {
      work: (text) => (work.value = text),
      preview: ({ bytes, mime }) =>
        showPreview(URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: mime }))),
    });
    await workOn(nodeId);
    return spec.place.where === 'fill'
      ? 'Done. The old fill is kept, hidden.'
      : 'Done. It is beside the original.';
  }

  async function workOn(nodeId: string): Promise<void> {
    words.value = '';
    presets.value = {};
    await subject.open(nodeId);
    needs.changed();
  }

  async function refine(signal: AbortSignal): Promise<string> {
    await subject.refresh();
    const picture = subject.picture.peek();
    if (!picture) throw new Error('Select a layer that shows an image.');
    const wanted = describeChange(words.peek(), presets.peek());
    if (wanted === '') throw new Error('Say what should change, or choose it.');
    const refinement = await askForChange(wanted, subject, needs, work, signal);
    reasoning.value = refinement?.reasoning ?? '';
    const change = { step: 'refine', words: wanted, refinement, review: null } as const;
    return draw(await planChange(change, subject, needs));
  }

  async function edit(chosen: EditTool, signal: AbortSignal): Promise<string> {
    await subject.refresh();
    const picture = subject.picture.peek();
    if (!picture) throw new Error('Select a layer that shows an image.');
    const began = needs.now();
    const settings = needs.settings.peek();
    const { capabilities } = await needs.openImage();
    const task = {
      tool: chosen,
      words: takesText(chosen) ? words.peek().trim() : '',
      picture: await store.open(picture.hash),
      parent: subject.generation.peek(),
      nodeId: picture.nodeId,
      areas: areas.peek(),
      layers: maskLayers.peek(),
      extension: extension.peek(),
      capabilities,
      asks: { service: settings.service, model: modelsOf(settings).image },
      ownOptions: needs.ownOptions(),
    };
    const result = await editPicture(task, needs, signal);
    signal.throwIfAborted();
    if (result.kind === 'ask') return draw(result.spec);
    const created = { createdAt: new Date(needs.now()).toISOString(), tookMs: needs.now() - began };
    const { edit: placing, bytes } = placeLocalPicture({ ...result.picture, ...created });
    await workOn(await sandbox.applyEdit(placing, bytes));
    return result.message;
  }

  return {
    subject,
    tool,
    words,
    presets,
    areas,
    maskLayers,
    extension,
    work,
    outcome,
    reasoning,
    preview,
    review,
    run() {
      const chosen = tool.peek();
      if (chosen === 'refine') attempt('Thinking', refine);
      else attempt('Preparing', (signal) => edit(chosen, signal));
    },
    cancel() {
      const specId = running?.specId ?? null;
      running?.stop.abort();
      running = null;
      work.value = null;
      showPreview(null);
      if (specId !== null) queue.change((run) => run.cancel(specId));
      outcome.value = { kind: 'cancelled', text: 'Cancelled. The request may still be charged.' };
    },
    takeLayers() {
      const picture = subject.picture.peek();
      if (!picture) return;
      attempt('Reading the layers', async (signal) => {
        const read = await sandbox.readMask(picture.nodeId, signal);
        maskLayers.value = placeMaskLayers(read, picture, await store.open(picture.hash));
        return describeMarked(maskLayers.value, picture.fit);
      });
    },
    requestReview() {
      const picture = subject.picture.peek();
      const generation = subject.generation.peek();
      if (!picture || !generation) return;
      attempt('Looking at the image', async (signal) => {
        const model = await needs.openText();
        const { bytes } = await store.open(picture.hash);
        review.value = readReview(await receiveText(model, askForReview(generation, bytes), work, signal));
        return review.value === null ? 'The model gave no score.' : '';
      });
    },
    redraw() {
      const reviewed = review.peek();
      const generation = subject.generation.peek();
      if (!reviewed?.redraw || !generation) return;
      const { prompt } = reviewed.redraw;
      const refinement = { prompt, reasoning: reviewed.reasons, alt: generation.alt };
      const change = { step: 'redraw', words: generation.words, refinement, review: reviewed } as const;
      attempt('Preparing', async () => draw(await planChange(change, subject, needs)));
    },
    openFrom(generation, nodeId) {
      tool.value = 'refine';
      needs.show();
      subject.openFrom(nodeId, generation).catch((error: unknown) => {
        outcome.value = { kind: 'failed', message: sentenceOf(error) };
      });
    },
    openDrawn(id) {
      needs.show();
      attempt('Looking for the image', async (signal) => {
        const layers = await sandbox.readHistory(false, signal);
        const layer = layers.find(({ shows }) => shows === id);
        if (!layer) throw new Error('The image is not on this page any more. Insert it again.');
        await subject.open(layer.nodeId);
        return '';
      });
    },
    replay(generation, nodeId) {
      const spec = planReplay(generation, { id: makeId(), place: { nodeId, where: 'fill' } });
      if (!spec) return;
      needs.show();
      attempt('Asking again', () => draw(spec));
    },
    drawAlike(generation) {
      const [layer] = needs.selection.peek().layers;
      if (!layer) return;
      const size = { width: Math.round(layer.width), height: Math.round(layer.height) };
      const place = { nodeId: layer.id, where: 'fill' as const };
      const spec = planWithSameSettings(generation, { id: makeId(), place, ...size });
      if (!spec) return;
      needs.show();
      attempt('Asking', () => draw(spec));
    },
  };
}

export interface ImageJobObserver {
  readonly work: (work: Work) => void;
  /** A look at what is being drawn. */
  readonly preview: (image: ModelImage) => void;
}

/**
 * Draws a spec through the queue and answers the layer that shows it.
 * @throws Error with the sentence of what kept it from being drawn; an `AbortError` where it was cancelled
 */
export function runImageJob(
  spec: ImageSpec,
  queue: Pick<ImageQueue, 'queue' | 'add' | 'watch' | 'change'>,
  { work, preview }: ImageJobObserver,
): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const end = (settle: () => void) => {
      stop();
      settle();
    };
    const judge = (stage: ImageJobStage) => {
      const { paused } = queue.queue.peek();
      if (stage.kind === 'failed') end(() => reject(new Error(stage.message)));
      else if (stage.kind === 'cancelled') end(() => reject(new DOMException('', 'AbortError')));
      else if (stage.kind === 'waiting' && paused !== null && paused !== '') {
        end(() => reject(new Error(paused)));
        // It would otherwise stay in the queue and be drawn later.
        queue.change((run) => run.cancel(spec.id));
      }
    };
    const stop = queue.watch(spec.id, (event) => {
      if (event.type === 'started') work({ text: `Generating with ${event.model}`, done: 0, total: null });
      else if (event.type === 'waiting') work(waitingFor(event));
      else if (event.type === 'preview') preview(event.image);
      else if (event.type === 'placed') end(() => resolve(event.nodeId));
      else if (event.type === 'stage') judge(event.stage);
    });
    const { paused } = queue.queue.peek();
    // A person paused the queue, so its waiting jobs must not be drawn too.
    if (paused === '')
      return end(() => reject(new Error('The queue is paused. Resume it under Generate, and ask again.')));
    // The reason for its pause may be gone.
    if (paused !== null) queue.change((run) => run.resume());
    queue.add([spec]).catch((error: unknown) => end(() => reject(new Error(sentenceOf(error)))));
  });
}

/**
 * Filling the empty places of a selection, a page or a file: finds them frame by frame, shows what would go there, and
 * sends all pictures through the panel's queue. Texts and pictures of one click are one step of undo.
 */
import { computed, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { Progress } from '#design/code-result';
import { services } from '#design/services';
import type { PictureSet } from '#design/picture-sets';
import type { PanelSettings } from '#design/settings';
import type { Snapshot } from '#design/snapshot';
import type { TextModel } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { askForTexts, mostAskedTexts, readTextsAnswer } from '#visuals/fill/ask-for-texts';
import type { TextFill } from '#visuals/fill/choose-texts';
import type { PictureState } from '#visuals/fill/find-picture-slots';
import type { FillPlan, PictureFill } from '#visuals/fill/plan-fill';
import { planFillPictures } from '#visuals/fill/plan-fill-pictures';
import { count } from '../kit/format-text.ts';
import { isAbort } from '../worker-clients/codegen-client.ts';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import { type ImageQueue, readOnlyMessage } from './image-queue.ts';
import { makeId } from './make-id.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { onOtherSelection, type Selection } from './selection.ts';
import { dropNews, noOutcome, type Outcome, sentenceOf, waitingFor, type Work } from './work.ts';

export type FillScope = 'selection' | 'page' | 'file';

export interface FillController {
  readonly scope: Signal<FillScope>;
  /** What was found; `null` before a search. */
  readonly plans: ReadonlySignal<readonly FillPlan[] | null>;
  /** Ids of layers that are left as they are. */
  readonly leftOut: Signal<ReadonlySet<string>>;
  /** Prompts and texts that a person has changed, by layer. */
  readonly changed: ReadonlySignal<ReadonlyMap<string, string>>;
  /** Small pictures of the cards, by layer. */
  readonly thumbnails: ReadonlySignal<ReadonlyMap<string, string>>;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  /** What is drawn with the next click. */
  readonly specs: ReadonlySignal<readonly ImageSpec[]>;
  /** The texts that are written with the next click. */
  readonly texts: ReadonlySignal<readonly TextFill[]>;
  readonly find: () => void;
  readonly writeTexts: () => void;
  readonly rewrite: (nodeId: string, text: string) => void;
  readonly fill: () => void;
  readonly cancel: () => void;
  /** What a person changed in the list, to be kept; `null` where nothing. */
  readonly kept: ReadonlySignal<FillChanges | null>;
  /** Restores what was kept, as far as it has the shape. */
  readonly restore: (kept: unknown) => void;
}

/** Prompts and texts by layer, and the layers that are left as they are. */
export interface FillChanges {
  readonly changed: readonly (readonly [nodeId: string, text: string])[];
  readonly leftOut: readonly string[];
}

export interface FillNeeds {
  readonly sandbox: SandboxClient;
  readonly pixels: PictureWorkerClient;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly selection: ReadonlySignal<Selection>;
  readonly canEdit: ReadonlySignal<boolean>;
  readonly queue: Pick<ImageQueue, 'add'>;
  readonly openText: (action: string) => Promise<TextModel>;
  /** The style card that is chosen on the Draw view. */
  readonly style: ReadonlySignal<PictureSet | null>;
}

/** px of the longer side of a small picture. */
const thumbnailSide = 96;
/** Cards that are drawn small; more would keep Figma busy. */
const mostThumbnails = 80;

export function createFillController(needs: FillNeeds): FillController {
  const { sandbox, pixels, settings } = needs;
  const scope = signal<FillScope>('selection');
  const plans = signal<readonly FillPlan[] | null>(null);
  const leftOut = signal<ReadonlySet<string>>(new Set());
  const changed = signal<ReadonlyMap<string, string>>(new Map());
  const thumbnails = signal<ReadonlyMap<string, string>>(new Map());
  const work = signal<Work | null>(null);
  const outcome = signal<Outcome>(noOutcome);
  const states = new Map<string, PictureState>();
  let snapshots: readonly Snapshot[] = [];
  let running: AbortController | null = null;

  const isIn = ({ nodeId }: { readonly nodeId: string }) => !leftOut.value.has(nodeId);
  const fills = computed<readonly PictureFill[]>(() =>
    (plans.value ?? []).flatMap(({ pictures }) =>
      pictures.filter(isIn).map((one) => ({ ...one, words: changed.value.get(one.nodeId) ?? one.words })),
    ),
  );
  const texts = computed<readonly TextFill[]>(() =>
    (plans.value ?? []).flatMap((plan) =>
      plan.texts.filter(isIn).map((one) => {
        const own = changed.value.get(one.nodeId);
        return own === undefined ? one : { ...one, choices: [own, ...one.choices] };
      }),
    ),
  );
  const order = (action: string) => ({
    action,
    quality: settings.value.imageChoices.quality,
    takesSeed: services[settings.value.service].repeatsPictures,
    rules: settings.value.imageRules,
    ...(needs.style.value === null ? {} : { set: needs.style.value }),
  });
  const specs = computed(() => planFillPictures(fills.value, order(''), () => ''));

  onOtherSelection(needs.selection, () => dropNews(outcome));

  /** Does one piece of work at a time; a later one ends the one before. */
  const run = (doing: string, task: (signal: AbortSignal) => Promise<Outcome>) => {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    outcome.value = noOutcome;
    work.value = { text: doing, done: 0, total: null };
    const isCurrent = () => running === controller;
    task(controller.signal)
      .then((end) => {
        if (isCurrent()) outcome.value = end;
      })
      .catch((error: unknown) => {
        if (isCurrent() && !isAbort(error)) outcome.value = { kind: 'failed', message: sentenceOf(error) };
      })
      .finally(() => {
        if (isCurrent()) work.value = null;
      });
  };
  const report = ({ doing, done, total }: Progress) => (work.value = { text: doing, done, total });

  async function listFrames(signal: AbortSignal): Promise<readonly string[]> {
    if (scope.peek() === 'selection') {
      const ids = needs.selection.peek().layers.map(({ id, isFrame, frameId }) => (isFrame ? id : frameId));
      return [...new Set(ids.filter((id) => id !== null))];
    }
    const frames = await sandbox.listFileFrames(signal, report);
    return frames.filter(({ isOnOpenPage }) => isOnOpenPage || scope.peek() === 'file').map(({ id }) => id);
  }

  /** Looks at the pictures of a frame that were not seen before. */
  async function judgePictures(snapshot: Snapshot, signal: AbortSignal): Promise<void> {
    for (const ref of await pixels.run('list-shown-pictures', { snapshot }, signal)) {
      if (states.has(ref)) continue;
      const bytes = await sandbox.readImage(ref);
      signal.throwIfAborted();
      const isPlain = bytes !== null && (await pixels.run('is-plain', { bytes }, signal).catch(() => false));
      states.set(ref, bytes === null ? 'missing' : isPlain ? 'plain' : 'picture');
    }
  }

  const planFrame = (snapshot: Snapshot, signal: AbortSignal) =>
    pixels.run('plan-fill', { snapshot, states: [...states], given: [...changed.peek()] }, signal);

  async function find(signal: AbortSignal): Promise<Outcome> {
    const ids = await listFrames(signal);
    const found: FillPlan[] = [];
    const read: Snapshot[] = [];
    states.clear();
    for (const [index, id] of ids.entries()) {
      report({ doing: 'Looking for placeholders', done: index, total: ids.length });
      const snapshot = await sandbox.readFileFrame(id, signal).catch((error: unknown) => {
        if (isAbort(error)) throw error;
        return null;
      });
      if (snapshot === null) continue;
      await judgePictures(snapshot, signal);
      const plan = await planFrame(snapshot, signal);
      if (plan === null || plan.pictures.length + plan.texts.length === 0) continue;
      // A section lists its frames too.
      const isKnown = new Set(
        found.flatMap((one) => [...one.pictures, ...one.texts].map(({ nodeId }) => nodeId)),
      );
      const isNew = ({ nodeId }: { readonly nodeId: string }) => !isKnown.has(nodeId);
      found.push({ ...plan, pictures: plan.pictures.filter(isNew), texts: plan.texts.filter(isNew) });
      read.push(snapshot);
      plans.value = [...found];
    }
    snapshots = read;
    plans.value = found;
    void drawThumbnails(found, signal).catch(() => undefined);
    return noOutcome;
  }

  async function drawThumbnails(found: readonly FillPlan[], signal: AbortSignal): Promise<void> {
    thumbnails.peek().forEach((url) => URL.revokeObjectURL(url));
    thumbnails.value = new Map();
    const cards = new Set(found.flatMap(({ pictures }) => pictures.map(({ card }) => card)));
    for (const card of [...cards].slice(0, mostThumbnails)) {
      if (signal.aborted) return;
      const drawn = await sandbox.exportLayer(card, thumbnailSide).catch(() => null);
      if (drawn === null) continue;
      const url = URL.createObjectURL(new Blob([Uint8Array.from(drawn.bytes)], { type: 'image/png' }));
      thumbnails.value = new Map([...thumbnails.peek(), [card, url]]);
    }
  }

  async function writeTexts(signal: AbortSignal): Promise<Outcome> {
    const asked = limitTexts(plans.peek() ?? []);
    const model = await needs.openText(makeId());
    work.value = { text: `${model.model} is writing text`, done: 0, total: null };
    let answer = '';
    for await (const event of model.stream(askForTexts(asked), signal)) {
      if (event.type === 'text') answer += event.delta;
      else if (event.type === 'waiting') work.value = waitingFor(event);
      else if (event.type === 'failed') throw new Error(event.failure.message);
    }
    const written = readTextsAnswer(answer, asked);
    changed.value = new Map([...changed.peek(), ...written]);
    // Prompts name what the new texts say.
    const next: FillPlan[] = [];
    for (const snapshot of snapshots) {
      const plan = await planFrame(snapshot, signal);
      if (plan !== null) next.push(plan);
    }
    plans.value = next;
    return {
      kind: 'done',
      text: `${count(written.size, 'text layer')} rewritten. Review the text before you fill.`,
    };
  }

  async function fill(signal: AbortSignal): Promise<Outcome> {
    if (!needs.canEdit.peek()) throw new Error(readOnlyMessage);
    const action = makeId();
    const pictures = planFillPictures(fills.peek(), order(action), makeId);
    const edits = texts.peek().map(({ nodeId, was, choices, availableSpace }) => ({
      nodeId,
      was,
      choices,
      width: availableSpace.width,
    }));
    const written =
      edits.length === 0
        ? { changed: 0, skipped: 0 }
        : await sandbox.fillTexts(edits, { id: action, ends: pictures.length === 0 });
    signal.throwIfAborted();
    if (pictures.length > 0) await needs.queue.add(pictures);
    plans.value = null;
    changed.value = new Map();
    leftOut.value = new Set();
    snapshots = [];
    return { kind: 'done', text: describeFilled(pictures.length, written) };
  }

  return {
    scope,
    plans,
    leftOut,
    changed,
    thumbnails,
    work,
    outcome,
    specs,
    texts,
    find: () => run('Looking for placeholders', find),
    writeTexts: () => run('Sending the request', writeTexts),
    rewrite: (nodeId, text) => (changed.value = new Map([...changed.peek(), [nodeId, text]])),
    fill: () => run('Filling', fill),
    cancel() {
      running?.abort();
      running = null;
      work.value = null;
      outcome.value = { kind: 'cancelled', text: 'Cancelled.' };
    },
    kept: computed(() =>
      changed.value.size + leftOut.value.size === 0
        ? null
        : { changed: [...changed.value], leftOut: [...leftOut.value] },
    ),
    restore(kept) {
      const found = (kept ?? {}) as { readonly [Key in keyof FillChanges]?: unknown };
      const isText = (value: unknown) => typeof value === 'string';
      const isPair = (value: unknown): value is readonly [string, string] =>
        Array.isArray(value) && value.length === 2 && value.every(isText);
      if (Array.isArray(found.changed)) changed.value = new Map(found.changed.filter(isPair));
      if (Array.isArray(found.leftOut))
        leftOut.value = new Set(found.leftOut.filter((id): id is string => isText(id)));
    },
  };
}

function limitTexts(plans: readonly FillPlan[]): readonly FillPlan[] {
  let left = mostAskedTexts;
  return plans.map((plan) => {
    const texts = plan.texts.slice(0, left);
    left -= texts.length;
    return { ...plan, texts };
  });
}

function describeFilled(
  pictures: number,
  { changed, skipped }: { readonly changed: number; readonly skipped: number },
): string {
  const parts = [
    ...(pictures === 0 ? [] : [`${count(pictures, 'image')} added to the queue`]),
    ...(changed === 0 ? [] : [`${count(changed, 'text layer')} filled`]),
    ...(skipped === 0
      ? []
      : [`${count(skipped, 'text layer')} skipped, because nothing fits or the layer has changed`]),
  ];
  return `${parts.join(', ')}. Undo once to revert it all.`;
}

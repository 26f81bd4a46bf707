/** The Images tab's state: a prompt, what travels with it, one picture being drawn, and what was drawn before. */
import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { PanelSettings, ServiceName } from '#design/settings';
import type { Surroundings } from '#design/surroundings';
import { cancelledSentence } from '#models/cancelled-sentence';
import type { ImageModel, ModelImage } from '#models/ports';
import type { DrawnPicture } from '#visuals/2-draw/draw-image';
import { isAbort } from '../background/codegen.ts';
import type { Sandbox } from './ask-sandbox.ts';
import type { Selection } from './selection.ts';
import { noOutcome, sentenceOf, type Outcome, type Work } from './work.ts';
import { asShown, drawPicture, placePicture } from './draw-picture.ts';
import { createKeptDrawings } from './kept-drawings.ts';
import type { ModelDesk } from './open-desk.ts';
import { restoreDrawings } from './restore-drawings.ts';

/** What can travel with a prompt; each can be left out. */
export type Companion = 'size' | 'palette' | 'texts';

export interface ShownPicture {
  readonly image: ModelImage;
  /** A `blob:` address of the picture. */
  readonly url: string;
  /** The prompt it was asked for with. */
  readonly words: string;
  /** `null` for a look at a picture that is still being drawn. */
  readonly drawn: DrawnPicture | null;
}

export interface ImageJob {
  readonly prompt: Signal<string>;
  readonly surroundings: ReadonlySignal<Surroundings | null>;
  readonly leftOut: Signal<ReadonlySet<Companion>>;
  /** Goes into the selected layer as soon as it is drawn. */
  readonly insertAtOnce: Signal<boolean>;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  readonly pictures: ReadonlySignal<readonly ShownPicture[]>;
  readonly warnings: ReadonlySignal<readonly string[]>;
  readonly generate: () => void;
  /** Takes up what was being drawn when the panel was closed. */
  readonly restore: () => void;
  readonly cancel: () => void;
  readonly insert: (picture: ShownPicture, where: 'fill' | 'beside') => void;
}

export interface ImageJobNeeds {
  readonly sandbox: Sandbox;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly selection: ReadonlySignal<Selection>;
  readonly watched: ReadonlySignal<boolean>;
  readonly openImage: (settings: PanelSettings) => Promise<ImageModel>;
  readonly models: Pick<ModelDesk, 'services' | 'newPurpose'>;
  readonly now: () => number;
}

export function createImageJob(needs: ImageJobNeeds): ImageJob {
  const prompt = signal('');
  const surroundings = signal<Surroundings | null>(null);
  const leftOut = signal<ReadonlySet<Companion>>(new Set());
  const insertAtOnce = signal(false);
  const work = signal<Work | null>(null);
  const outcome = signal<Outcome>(noOutcome);
  const pictures = signal<readonly ShownPicture[]>([]);
  const warnings = signal<readonly string[]>([]);
  let running: AbortController | null = null;
  /** Fetches what was being drawn when the panel was closed. */
  let restoring: AbortController | null = null;
  /** The service that the running picture was asked of. */
  let asked: ServiceName = 'built-in';
  let looking: AbortController | null = null;
  const kept = createKeptDrawings(needs.sandbox, needs.now);

  const show = (picture: ShownPicture) => {
    const before = pictures.value.filter((other) => {
      if (other.drawn === null) URL.revokeObjectURL(other.url);
      return other.drawn !== null;
    });
    pictures.value = [picture, ...before];
  };

  effect(() => {
    const { total } = needs.selection.value;
    if (!needs.watched.value) return;
    looking?.abort();
    looking = new AbortController();
    const { signal } = looking;
    if (total === 0) surroundings.value = null;
    else {
      needs.sandbox.readSurroundings(signal).then(
        (found) => (surroundings.value = found),
        (error: unknown) => {
          if (!isAbort(error)) surroundings.value = null;
        },
      );
    }
  });

  async function draw(controller: AbortController): Promise<void> {
    const { signal } = controller;
    const chosen = needs.settings.value;
    asked = chosen.service;
    const model = await needs.openImage(chosen);
    const around = surroundings.value;
    const order = { words: prompt.value.trim(), around, leftOut: leftOut.value };
    const drawn = await drawPicture(model, order, signal, {
      work,
      warnings,
      show,
      kept,
      keepsGoing: chosen.keepsGoing,
      forget: (ticket) => void needs.models.services.forgetImage(chosen, ticket),
    });
    if (!insertAtOnce.value) {
      outcome.value = { kind: 'done', words: 'Drawn' };
      return;
    }
    work.value = { words: 'Inserting', done: 0, total: null };
    await placeAtOnce(drawn, around?.nodeId ?? null);
  }

  function restore({ signal }: AbortController): Promise<void> {
    return restoreDrawings({
      kept,
      services: needs.models.services,
      settings: needs.settings.value,
      newPurpose: needs.models.newPurpose,
      signal,
      working(words, service) {
        // What a person asks for now is more to them than what they asked for before.
        if (running !== null) return;
        asked = service;
        work.value = { words, done: 0, total: null };
      },
      show: (drawn) => show(asShown(drawn.image, drawn.spec.words, drawn)),
      warn: (sentence) => (warnings.value = [...warnings.value, sentence]),
    });
  }

  async function placeAtOnce(picture: ShownPicture, nodeId: string | null): Promise<void> {
    const takesFill = needs.selection.value.layers[0]?.takesFill ?? false;
    const where = nodeId !== null && takesFill ? 'fill' : 'beside';
    outcome.value = { kind: 'done', words: await placePicture(needs.sandbox, picture, { nodeId, where }) };
  }

  return {
    prompt,
    surroundings,
    leftOut,
    insertAtOnce,
    work,
    outcome,
    pictures,
    warnings,
    generate() {
      if (prompt.value.trim() === '') return;
      running?.abort();
      const controller = new AbortController();
      running = controller;
      outcome.value = noOutcome;
      warnings.value = [];
      work.value = { words: 'Asking', done: 0, total: null };
      draw(controller)
        .catch((error: unknown) => {
          if (running === controller && !isAbort(error)) {
            outcome.value = { kind: 'failed', message: sentenceOf(error) };
          }
        })
        .finally(() => {
          if (running !== controller) return;
          running = null;
          work.value = null;
        });
    },
    restore() {
      const controller = new AbortController();
      restoring = controller;
      restore(controller)
        .catch((error: unknown) => {
          if (!isAbort(error)) warnings.value = [...warnings.value, sentenceOf(error)];
        })
        .finally(() => {
          if (running === null && restoring === controller) work.value = null;
        });
    },
    cancel() {
      if (!work.value) return;
      (running ?? restoring)?.abort();
      running = null;
      work.value = null;
      const words = `Cancelled. ${cancelledSentence(asked, 'picture')}`;
      outcome.value = { kind: 'cancelled', words };
    },
    insert(picture, where) {
      const nodeId = needs.selection.value.layers[0]?.id ?? null;
      outcome.value = noOutcome;
      placePicture(needs.sandbox, picture, { nodeId, where }).then(
        (words) => (outcome.value = { kind: 'done', words }),
        (error: unknown) => (outcome.value = { kind: 'failed', message: sentenceOf(error) }),
      );
    },
  };
}

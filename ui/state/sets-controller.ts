/**
 * Sets of pictures in the panel: the style card that is chosen, its changes, which are kept in the file, and how alike the
 * pictures of a set are once they are drawn.
 */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import { emptyStyleCard, maxSets, type PictureSet } from '#design/picture-sets';
import { services } from '#design/services';
import type { PanelSettings } from '#design/settings';
import type { ModelImage, TextModel } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { askForStyleCard, readStyleCardAnswer } from '#visuals/sets/ask-for-style-card';
import type { StylePreset } from '#visuals/sets/style-presets';
import { isAbort } from '../worker-clients/codegen-client.ts';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import type { ImageQueue } from './image-queue.ts';
import type { ImageReferences } from './image-references.ts';
import { makeId } from './make-id.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { sentenceOf, waitingFor, type Work } from './work.ts';

/** How alike the pictures of the last set are. */
export interface ShownLikeness {
  /** 0 to 1. */
  readonly likeness: number;
  readonly count: number;
  /** Ids of the pictures that stand out. */
  readonly apart: ReadonlySet<string>;
}

export interface SetsController {
  /** The id of the set that pictures are drawn for; empty for none. */
  readonly chosen: Signal<string>;
  readonly set: ReadonlySignal<PictureSet | null>;
  /** Adds an empty card, or one that starts from a preset, and chooses it. */
  readonly add: (preset?: StylePreset) => void;
  readonly change: (set: PictureSet) => void;
  readonly remove: () => void;
  /** Keeps the references of the Draw view with the card. */
  readonly keepReferences: () => void;
  /** Has a model write the card from the references. */
  readonly writeCard: () => void;
  readonly work: ReadonlySignal<Work | null>;
  readonly failure: ReadonlySignal<string>;
  readonly cancel: () => void;
  /** `null` until a set of some pictures is drawn. */
  readonly likeness: ReadonlySignal<ShownLikeness | null>;
  /** Measures these pictures when all of them are drawn. */
  readonly follow: (specs: readonly ImageSpec[]) => void;
  /** Whether a picture stands out and was not drawn again yet. */
  readonly canRedraw: (id: string) => boolean;
  /** Draws a picture that stands out once more, in its own layer; the former one stays as a hidden fill. */
  readonly redraw: (id: string) => void;
}

export interface SetsNeeds {
  readonly sandbox: SandboxClient;
  readonly pixels: PictureWorkerClient;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly change: (settings: Partial<PanelSettings>) => void;
  readonly references: ImageReferences;
  readonly queue: ImageQueue;
  readonly openText: (action: string) => Promise<TextModel>;
}

/** Of so few pictures none can be said to stand out. */
const leastPictures = 4;
/** Far from the seeds that people choose. */
const redrawSeed = 100_000;

export function createSetsController(needs: SetsNeeds): SetsController {
  const { settings, queue } = needs;
  const chosen = signal('');
  const work = signal<Work | null>(null);
  const failure = signal('');
  const likeness = signal<ShownLikeness | null>(null);
  /** The pictures of the last set, and their layers as soon as they have one. */
  const members = signal<readonly string[]>([]);
  const layers = new Map<string, string>();
  const redrawn = new Set<string>();
  let measured = '';
  let running: AbortController | null = null;

  const sets = () => settings.value.pictureSets;
  const set = computed(() => sets().find(({ id }) => id === chosen.value) ?? null);
  const change = (next: PictureSet) =>
    needs.change({
      pictureSets: settings.peek().pictureSets.map((one) => (one.id === next.id ? next : one)),
    });

  async function writeCard(abort: AbortSignal): Promise<void> {
    const current = set.peek();
    if (current === null) return;
    const references = [...needs.references.all.peek(), ...current.references];
    const pictures: ModelImage[] = [];
    for (const { hash, mime } of references.slice(0, 8)) {
      const bytes = await needs.sandbox.readImage(hash);
      if (bytes !== null) pictures.push({ bytes, mime, width: 0, height: 0 });
    }
    const model = await needs.openText(makeId());
    work.value = { text: `${model.model} is writing the style card`, done: 0, total: null };
    let answer = '';
    for await (const event of model.stream(askForStyleCard(pictures, current.name), abort)) {
      if (event.type === 'text') answer += event.delta;
      else if (event.type === 'waiting') work.value = waitingFor(event);
      else if (event.type === 'failed') throw new Error(event.failure.message);
    }
    change({ ...current, card: readStyleCardAnswer(answer) });
  }

  async function measure(ids: readonly string[]): Promise<void> {
    const shown = ids.flatMap(
      (id) => queue.pictures.peek().find((one) => one.id === id && one.drawn !== null) ?? [],
    );
    if (shown.length < leastPictures) return;
    const found = await needs.pixels.run('measure-set', { pictures: shown.map(({ image }) => image.bytes) });
    const apart = new Set(found.outliers.flatMap((at) => shown[at]?.id ?? []));
    likeness.value = { likeness: found.likeness, count: shown.length, apart };
  }

  effect(() => {
    const ids = members.value;
    const { items } = queue.queue.value;
    const isOpen = items.some(
      ({ spec, stage }) => ids.includes(spec.id) && (stage.kind === 'waiting' || stage.kind === 'asked'),
    );
    const key = ids.join(' ');
    if (ids.length < leastPictures || isOpen || measured === key) return;
    const isDrawn = ids.some((id) =>
      items.some(({ spec, stage }) => spec.id === id && stage.kind === 'drawn'),
    );
    if (!isDrawn) return;
    measured = key;
    measure(ids).catch(() => undefined);
  });

  const follow = (specs: readonly ImageSpec[]) => {
    for (const { id } of specs) {
      const stop = queue.watch(id, (event) => {
        if (event.type !== 'placed') return;
        layers.set(id, event.nodeId);
        stop();
      });
    }
  };

  return {
    chosen,
    set,
    add(preset) {
      const known = settings.peek().pictureSets;
      if (known.length >= maxSets) return;
      const id = makeId();
      const name = findFreeName(known, preset?.name ?? 'Set');
      const added = { id, name, card: preset?.card ?? emptyStyleCard, references: [], characters: [] };
      needs.change({ pictureSets: [...known, added] });
      chosen.value = id;
    },
    change,
    remove() {
      needs.change({ pictureSets: settings.peek().pictureSets.filter(({ id }) => id !== chosen.peek()) });
      chosen.value = '';
    },
    keepReferences() {
      const current = set.peek();
      if (current === null) return;
      const added = needs.references.all
        .peek()
        .filter(
          ({ role, hash }) => role !== 'palette' && current.references.every((one) => one.hash !== hash),
        )
        .map(({ hash, mime, role, name }) => ({
          hash,
          mime,
          name,
          role: role === 'subject' ? role : ('style' as const),
        }));
      const palette = needs.references.all
        .peek()
        .flatMap(({ role, colours }) => (role === 'palette' ? colours : []));
      const card =
        palette.length === 0 ? current.card : { ...current.card, palette: [...new Set(palette)].slice(0, 8) };
      change({ ...current, card, references: [...current.references, ...added].slice(0, 8) });
    },
    writeCard() {
      running?.abort();
      const controller = new AbortController();
      running = controller;
      failure.value = '';
      work.value = { text: 'Sending the request', done: 0, total: null };
      writeCard(controller.signal)
        .catch((error: unknown) => {
          if (running === controller && !isAbort(error)) failure.value = sentenceOf(error);
        })
        .finally(() => {
          if (running === controller) work.value = null;
        });
    },
    work,
    failure,
    cancel() {
      running?.abort();
      work.value = null;
    },
    likeness,
    follow(specs) {
      likeness.value = null;
      measured = '';
      layers.clear();
      redrawn.clear();
      members.value = specs.map(({ id }) => id);
      follow(specs);
    },
    canRedraw: (id) => (likeness.value?.apart.has(id) ?? false) && !redrawn.has(id) && layers.has(id),
    redraw(id) {
      const drawn = queue.pictures.peek().find((one) => one.id === id)?.drawn;
      const nodeId = layers.get(id);
      if (!drawn || nodeId === undefined || redrawn.has(id)) return;
      const { spec } = drawn;
      // The same request would give the same picture where a service repeats its pictures.
      const isRepeated = services[settings.peek().service].repeatsPictures || spec.seed !== null;
      const next: ImageSpec = {
        ...spec,
        id: makeId(),
        action: makeId(),
        seed: isRepeated ? (spec.seed ?? 0) + redrawSeed : null,
        place: { nodeId, where: 'fill' },
        origin: { ...spec.origin, parent: spec.id, step: 'redraw' },
      };
      redrawn.add(id).add(next.id);
      follow([next]);
      queue.add([next]).then(
        () => (members.value = members.peek().map((one) => (one === id ? next.id : one))),
        (error: unknown) => (failure.value = sentenceOf(error)),
      );
    },
  };
}

/** "Watercolour", then "Watercolour 2"; sets without a name are counted from the first on. */
function findFreeName(known: readonly PictureSet[], name: string): string {
  const taken = new Set(known.map((one) => one.name));
  const first = name === 'Set' ? known.length + 1 : 1;
  for (let number = first; ; number += 1) {
    const wanted = number === 1 && name !== 'Set' ? name : `${name} ${number}`;
    if (!taken.has(wanted)) return wanted;
  }
}

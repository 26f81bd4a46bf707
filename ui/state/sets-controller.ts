/**
 * Sets of pictures in the panel: the style card that is chosen, its changes, which are kept in the file, and how alike the
 * pictures of a set are once they are drawn.
 */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import { emptyStyleCard, maxSets, type PictureSet } from '#design/picture-sets';
import { services } from '#design/services';
import type { PanelSettings } from '#design/settings';
import type { ModelImage, TextModel, TextRequest } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import {
  askAboutSubjects,
  groupForSubjects,
  readSubjectAnswer,
  subjectLimits,
} from '#visuals/sets/ask-about-subjects';
import { askForStyleCard, readStyleCardAnswer } from '#visuals/sets/ask-for-style-card';
import type { PictureTraits } from '#visuals/sets/likeness';
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

/** What a model said of the faces and subjects of a set. */
export interface SubjectCheck {
  /** The pictures that it compared. */
  readonly count: number;
  /** What differs, by the ids of the pictures in which something does. */
  readonly differing: ReadonlyMap<string, string>;
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
  /** The requests that a check of faces and subjects takes, without the bytes of their pictures; none where none is possible. */
  readonly subjectRequests: ReadonlySignal<readonly TextRequest[]>;
  /** Has a model compare the faces and subjects of the pictures of the last set. */
  readonly checkSubjects: () => void;
  /** `null` until the last set was checked. */
  readonly subjects: ReadonlySignal<SubjectCheck | null>;
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
/** px of the longer side of a picture that a model compares. */
const comparedSide = 512;
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
  /** What was measured of each picture; the pictures themselves are only kept as long as they are shown. */
  const traits = new Map<string, Promise<PictureTraits | null>>();
  const subjects = signal<SubjectCheck | null>(null);
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
    const read = await Promise.all(ids.map(async (id) => ({ id, traits: (await traits.get(id)) ?? null })));
    const known = read.flatMap((one) => (one.traits === null ? [] : [{ id: one.id, traits: one.traits }]));
    if (known.length < leastPictures || ids !== members.peek()) return;
    const found = await needs.pixels.run('measure-set', { traits: known.map((one) => one.traits) });
    const apart = new Set(found.outliers.flatMap((at) => known[at]?.id ?? []));
    likeness.value = { likeness: found.likeness, count: known.length, apart };
  }

  /** The pictures of the last set that are shown, in their order. */
  const shownMembers = computed(() =>
    members.value.flatMap(
      (id) => queue.pictures.value.find((one) => one.id === id && one.drawn !== null) ?? [],
    ),
  );
  const characterLines = () => (set.peek()?.characters ?? []).map(({ name, looks }) => `${name}: ${looks}`);

  /** Pictures of its subjects where the set has some, else the first of its pictures. */
  async function readGiven(): Promise<readonly Pick<ModelImage, 'bytes' | 'mime'>[]> {
    const given: Pick<ModelImage, 'bytes' | 'mime'>[] = [];
    for (const { hash, mime, role } of set.peek()?.references ?? []) {
      if (role !== 'subject' || given.length >= subjectLimits.given) continue;
      const bytes = await needs.sandbox.readImage(hash);
      if (bytes !== null) given.push({ bytes, mime });
    }
    return given;
  }

  async function compareSubjects(abort: AbortSignal): Promise<void> {
    const [all, characters] = [shownMembers.peek(), characterLines()];
    const smaller = async (image: ModelImage) => {
      const scale = Math.min(1, comparedSide / Math.max(image.width, image.height));
      const size = { width: Math.round(image.width * scale), height: Math.round(image.height * scale) };
      return (await needs.pixels.run('finish', { image, size, kept: null }, abort)) ?? image;
    };
    let given = await readGiven();
    const [first] = all;
    const compared = given.length > 0 ? all : all.slice(1);
    if (given.length === 0 && first) given = [await smaller(first.image)];
    const model = await needs.openText(makeId());
    const differing = new Map<string, string>();
    const groups = groupForSubjects(compared.length);
    for (const [done, group] of groups.entries()) {
      const total = groups.length;
      work.value = { text: `${model.model} is comparing faces and subjects`, done, total };
      const some = group.flatMap((at) => compared[at] ?? []);
      const pictures = [];
      for (const { image, words } of some) pictures.push({ image: await smaller(image), words });
      let answer = '';
      for await (const event of model.stream(askAboutSubjects(given, pictures, characters), abort)) {
        if (event.type === 'text') answer += event.delta;
        else if (event.type === 'waiting') work.value = waitingFor(event);
        else if (event.type === 'failed') throw new Error(event.failure.message);
      }
      for (const { at, why } of readSubjectAnswer(answer, some.length)) {
        const id = some[at]?.id;
        if (id !== undefined) differing.set(id, why);
      }
      // What was compared is paid for, so it is shown although the rest may fail.
      subjects.value = { count: Math.min(all.length, (done + 1) * subjectLimits.compared + 1), differing };
    }
    subjects.value = { count: all.length, differing: new Map(differing) };
  }

  /** Does one piece of work with a model; a later one ends the one before. */
  const runWork = (task: (abort: AbortSignal) => Promise<void>) => {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    failure.value = '';
    work.value = { text: 'Sending the request', done: 0, total: null };
    task(controller.signal)
      .catch((error: unknown) => {
        if (running === controller && !isAbort(error)) failure.value = sentenceOf(error);
      })
      .finally(() => {
        if (running === controller) work.value = null;
      });
  };

  effect(() => {
    const ids = members.value;
    const { items } = queue.queue.value;
    const isOpen = items.some(
      ({ spec, stage }) => ids.includes(spec.id) && ['waiting', 'asked', 'batched'].includes(stage.kind),
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
        const bytes = queue.pictures.peek().find((one) => one.id === id)?.image.bytes;
        if (bytes)
          traits.set(
            id,
            needs.pixels.run('read-traits', { bytes }).catch(() => null),
          );
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
    writeCard: () => runWork(writeCard),
    subjectRequests: computed(() => {
      const shown = shownMembers.value;
      if (likeness.value === null || shown.length < 2) return [];
      const blank = { bytes: new Uint8Array(), mime: 'image/png' } as const;
      const hasGiven = (set.value?.references ?? []).some(({ role }) => role === 'subject');
      return groupForSubjects(shown.length - (hasGiven ? 0 : 1)).map((group) =>
        askAboutSubjects(
          [blank],
          group.map(() => ({ image: blank, words: '' })),
          [],
        ),
      );
    }),
    checkSubjects: () => runWork(compareSubjects),
    subjects,
    work,
    failure,
    cancel() {
      running?.abort();
      work.value = null;
    },
    likeness,
    follow(specs) {
      likeness.value = null;
      subjects.value = null;
      measured = '';
      layers.clear();
      traits.clear();
      redrawn.clear();
      members.value = specs.map(({ id }) => id);
      follow(specs);
    },
    canRedraw: (id) =>
      ((likeness.value?.apart.has(id) ?? false) || (subjects.value?.differing.has(id) ?? false)) &&
      !redrawn.has(id) &&
      layers.has(id),
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

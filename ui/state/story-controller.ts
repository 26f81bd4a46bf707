/** Storyboards, comics and animations: a script becomes layers, whose pictures the queue draws; selected frames are played. */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { SelectedDrawing } from '#design/file-style';
import type { NewFrame } from '#design/new-layer';
import type { PanelSettings } from '#design/settings';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { ImageOrder } from '#visuals/1-plan/plan-image';
import { drawStory, type PanelSize, pictureKey } from '#visuals/storyboard/draw-story';
import { matchPanels } from '#visuals/storyboard/match-panels';
import { planStory, type StoryPlan } from '#visuals/storyboard/plan-story';
import { readScript, type StoryKind, storyKinds, type StoryScript } from '#visuals/storyboard/read-script';
import type { OrderTogether } from '#visuals/sets/plan-order';
import { writeSvg } from '#visuals/vectors/write-svg';
import { count } from '../kit/format-text.ts';
import { type ImageQueue, readOnlyMessage } from './image-queue.ts';
import { makeId } from './make-id.ts';
import type { SandboxClient } from './sandbox-client.ts';
import type { Selection } from './selection.ts';
import { createTaskRunner } from './task-runner.ts';
import { type Outcome, sentenceOf, type Work } from './work.ts';

export interface StoryInput {
  readonly kind: StoryKind;
  readonly text: string;
  /** px of a picture, as `320 × 240`. */
  readonly size: string;
}

/** A frame of an animation, as it is played. */
export interface PlayedFrame {
  readonly nodeId: string;
  readonly name: string;
  /** A `blob:` address. */
  readonly url: string;
}

export interface StoryController {
  readonly input: Signal<StoryInput>;
  /** The layers as they would be placed; `null` where nothing is typed, or it has a mistake. */
  readonly preview: ReadonlySignal<{
    readonly svg: string;
    readonly name: string;
    /** The pictures that would be asked for. */
    readonly specs: readonly ImageSpec[];
  } | null>;
  readonly mistake: ReadonlySignal<string>;
  /** Whether the view is open; the selected story is read only then. */
  readonly isOpen: Signal<boolean>;
  /** Whether a placed story is selected that can be changed. */
  readonly canEdit: ReadonlySignal<boolean>;
  /** Takes the script of the selected story; the next click then changes it in its place. */
  readonly edit: () => void;
  /** Whether a click changes a placed story; panels with the same words keep their pictures. */
  readonly changes: ReadonlySignal<boolean>;
  /** Places the layers, and has their pictures drawn where that is wanted. */
  readonly place: (draws: boolean) => void;
  readonly frames: ReadonlySignal<readonly PlayedFrame[]>;
  /** Takes the selected layers in the order of their names, or the frames that were placed last. */
  readonly takeFrames: () => void;
  readonly move: (index: number, by: -1 | 1) => void;
  readonly drop: (index: number) => void;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  readonly cancel: () => void;
}

export interface StoryNeeds {
  readonly sandbox: SandboxClient;
  readonly selection: ReadonlySignal<Selection>;
  readonly canEdit: ReadonlySignal<boolean>;
  readonly queue: ImageQueue;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly together: ReadonlySignal<OrderTogether>;
  /** Quality, background and options of the next picture. */
  readonly order: ReadonlySignal<ImageOrder>;
}

const columns: Readonly<Record<StoryKind, number>> = { storyboard: 3, comic: 3, animation: 8 };
/** What is typed, as it is understood. */
interface Story {
  readonly script: StoryScript;
  readonly kind: StoryKind;
  readonly panel: PanelSize;
  readonly frame: NewFrame;
}

/** Frames that are played at once, and px of their longer side. */
const played = { most: 120, side: 640 };

export function createStoryController(needs: StoryNeeds): StoryController {
  const { sandbox } = needs;
  const input = signal<StoryInput>({ kind: 'storyboard', text: '', size: '320 × 240' });
  const frames = signal<readonly PlayedFrame[]>([]);
  const runner = createTaskRunner(() => undefined);
  effect(() => {
    void input.value;
    runner.dismiss();
  });
  const isOpen = signal(false);
  const selected = followStory(needs, isOpen);
  const edited = signal<PlacedStory | null>(null);
  /** The story that a click changes: the one that is being edited, as long as it is selected. */
  const replaced = computed(() =>
    edited.value !== null && edited.value.nodeId === selected.value?.nodeId ? edited.value : null,
  );
  /** The places of the animation that was placed last. */
  let placed: readonly { readonly id: string; readonly name: string }[] = [];

  const drawn = computed(() => {
    const { kind, text, size } = input.value;
    if (text.trim() === '') return { story: null, mistake: '' };
    try {
      const script = readScript(text, kind);
      const panel = readSize(size);
      return {
        story: { script, kind, panel, frame: drawStory(script, kind, panel, columns[kind]) },
        mistake: '',
      };
    } catch (error) {
      return { story: null, mistake: sentenceOf(error) };
    }
  });

  /** The former keys of layers that stay, by the keys of their new panels. */
  const keeps = computed<Readonly<Record<string, string>>>(() => {
    const [{ story }, former] = [drawn.value, replaced.value];
    if (story === null || former === null || former.input.kind !== story.kind) return {};
    const before = readScript(former.input.text, former.input.kind).panels;
    const pairs = matchPanels(before, story.script.panels).flatMap((from, index) =>
      from === null ? [] : [[pictureKey(index), pictureKey(from)] as const],
    );
    return Object.fromEntries(pairs);
  });
  /** The keys of panels that have no picture yet. */
  const open = computed<readonly string[]>(() => {
    const filled = new Set(replaced.value?.filled ?? []);
    const keys = drawn.value.story?.script.panels.map((_, index) => pictureKey(index)) ?? [];
    return keys.filter((key) => !filled.has(keeps.value[key] ?? ''));
  });

  async function place(draws: boolean): Promise<string> {
    const { story } = drawn.peek();
    if (story === null) return '';
    if (!needs.canEdit.peek()) throw new Error(readOnlyMessage);
    const { frame, script, kind } = story;
    const source = JSON.stringify({ view: 'story', input: input.peek() });
    const former = replaced.peek();
    // Known now: the new layers are the selection as soon as they are there.
    const undrawn = open.peek();
    const { keys } = await sandbox.drawLayers({
      ...{ frame, fontFamily: null, source, replaces: former?.nodeId ?? null },
      keeps: keeps.peek(),
    });
    edited.value = null;
    const done = former === null ? 'Placed' : 'Changed';
    if (kind === 'animation')
      placed = script.panels.flatMap((_, index) => {
        const id = keys[pictureKey(index)];
        return id === undefined ? [] : [{ id, name: `Frame ${index + 1}` }];
      });
    if (!draws || undrawn.length === 0) return `${done} on the canvas. Undo once to revert it.`;
    const specs = planStory(
      { ...orderOf(needs.order.peek()), action: makeId() },
      planOf(
        story,
        Object.fromEntries(undrawn.flatMap((key) => (keys[key] === undefined ? [] : [[key, keys[key]]]))),
      ),
      makeId,
    );
    await needs.queue.add(specs);
    return `${done}. ${count(specs.length, 'image')} added to the queue.`;
  }

  function planOf({ script, kind, panel: size }: Story, places: Readonly<Record<string, string>>): StoryPlan {
    const { set, takesReferences } = needs.together.value;
    return { script, kind, size, places, set, takesReferences, rules: needs.settings.value.imageRules };
  }

  async function takeFrames(abort: AbortSignal): Promise<string> {
    const selected = needs.selection.peek().layers;
    const wanted: readonly { readonly id: string; readonly name?: string }[] =
      selected.length < 2 ? placed : selected.map(({ id }) => ({ id }));
    if (wanted.length < 2) throw new Error('Select at least two frames of the animation on the canvas.');
    const taken: PlayedFrame[] = [];
    for (const { id, name } of wanted.slice(0, played.most)) {
      const exported = await sandbox.exportLayer(id, played.side);
      abort.throwIfAborted();
      const file = new Blob([Uint8Array.from(exported.bytes)], { type: 'image/png' });
      taken.push({ nodeId: id, name: name ?? exported.name, url: URL.createObjectURL(file) });
      runner.work.value = { text: 'Reading frames', done: taken.length, total: wanted.length };
    }
    for (const { url } of frames.peek()) URL.revokeObjectURL(url);
    frames.value = taken.toSorted((one, other) =>
      one.name.localeCompare(other.name, 'en', { numeric: true }),
    );
    return wanted.length > played.most
      ? `The first ${played.most} of ${wanted.length} layers are played.`
      : '';
  }

  return {
    input,
    preview: computed(() => {
      const { story } = drawn.value;
      if (story === null) return null;
      const { frame } = story;
      const places = Object.fromEntries(open.value.map((key) => [key, '']));
      const order = { ...orderOf(needs.order.value), action: '' };
      const specs = planStory(order, planOf(story, places), () => '');
      return { svg: writeSvg(frame, null), name: frame.name, specs };
    }),
    mistake: computed(() => drawn.value.mistake),
    isOpen,
    canEdit: computed(() => selected.value !== null && replaced.value === null),
    edit: () =>
      void runner.run(true, 'Reading the story', async (abort) => {
        // Its pictures may have been drawn since it was selected.
        const { drawing } = await sandbox.readFileStyle(abort);
        const found = drawing === null ? null : readStory(drawing);
        if (found === null) throw new Error('The story is no longer in the file. Place it as a new one.');
        selected.value = found;
        edited.value = found;
        input.value = found.input;
        return '';
      }),
    changes: computed(() => replaced.value !== null),
    place: (draws) => void runner.run(true, 'Placing the layers', () => place(draws)),
    frames,
    takeFrames: () => void runner.run(true, 'Reading frames', takeFrames),
    move(index, by) {
      const moved = [...frames.peek()];
      const [frame] = moved.splice(index, 1);
      if (frame !== undefined) frames.value = moved.toSpliced(Math.max(0, index + by), 0, frame);
    },
    drop(index) {
      const gone = frames.peek()[index];
      if (gone) URL.revokeObjectURL(gone.url);
      frames.value = frames.peek().filter((_, at) => at !== index);
    },
    work: runner.work,
    outcome: runner.outcome,
    cancel: () => runner.cancel(() => 'Cancelled.'),
  };
}

/** Of what is chosen for the next picture, what holds for every picture of a story. */
function orderOf({ quality, background, diffusion }: ImageOrder) {
  return {
    ...(quality === undefined ? {} : { quality }),
    ...(background === undefined ? {} : { background }),
    ...(diffusion === undefined ? {} : { diffusion }),
  };
}

function readSize(text: string) {
  const [, wide, high] = /^\s*(\d{2,4})\s*[x×]\s*(\d{2,4})\s*$/i.exec(text) ?? [];
  const [width, height] = [Number(wide), Number(high)];
  const fits = [width, height].every((side) => side >= 64 && side <= 1920);
  if (!fits)
    throw new Error('Enter the image size as a width and a height from 64 to 1,920 px, such as 320 × 240.');
  return { width, height };
}

/** A story on the canvas, and the keys of its panels that show a picture. */
interface PlacedStory {
  readonly nodeId: string;
  readonly input: StoryInput;
  readonly filled: readonly string[];
}

/** The story that is selected, read while the view is open. */
function followStory(
  { sandbox, selection }: StoryNeeds,
  isOpen: ReadonlySignal<boolean>,
): Signal<PlacedStory | null> {
  const selected = signal<PlacedStory | null>(null);
  let reading: AbortController | null = null;
  effect(() => {
    void selection.value;
    if (!isOpen.value) return;
    reading?.abort();
    reading = new AbortController();
    sandbox.readFileStyle(reading.signal).then(
      ({ drawing }) => (selected.value = drawing === null ? null : readStory(drawing)),
      // What is selected stays as it is known.
      () => undefined,
    );
  });
  return selected;
}

/** `null` where it is no story, as a file from elsewhere may hold anything. */
function readStory({ nodeId, source, filled }: SelectedDrawing): PlacedStory | null {
  try {
    const { view, input } = JSON.parse(source) as { readonly view?: unknown; readonly input?: unknown };
    const { kind, text, size } = (input ?? {}) as Readonly<Record<string, unknown>>;
    const storyKind = storyKinds.find((one) => one === kind);
    if (view !== 'story' || !storyKind || typeof text !== 'string' || typeof size !== 'string') return null;
    readScript(text, storyKind);
    return { nodeId, input: { kind: storyKind, text, size }, filled };
  } catch {
    return null;
  }
}

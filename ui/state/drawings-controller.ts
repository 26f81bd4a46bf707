/**
 * Charts, diagrams and icons. Charts and diagrams are drawn by the picture worker while they are typed; an icon is asked of
 * a model for text. All are placed on the canvas with one click.
 */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import { emptyFileStyle, type FileStyle, type SelectedDrawing } from '#design/file-style';
import type { Generation } from '#design/generation';
import type { NewFrame } from '#design/new-layer';
import type { Clock } from '#models/clock';
import type { TextModel, TextRequest } from '#models/ports';
import { type ChartKind, chartKinds, chartSize } from '#visuals/charts/chart-kinds';
import { type DiagramKind, diagramKinds } from '#visuals/diagrams/read-diagram';
import { askForSvg, readSvgAnswer, recordSvg } from '#visuals/vectors/ask-for-svg';
import type { VectorKind } from '#visuals/vectors/fit-svg';
import { isAbort } from '../worker-clients/codegen-client.ts';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import { readOnlyMessage } from './image-queue.ts';
import { makeId } from './make-id.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { onOtherSelection, type Selection } from './selection.ts';
import { dropNews, noOutcome, type Outcome, sentenceOf, waitingFor, type Work } from './work.ts';

export type DrawingsView = 'chart' | 'diagram' | 'icon';

export interface DrawnPreview {
  readonly name: string;
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly svg: string;
  /** What is not shown as it was given, a sentence each. */
  readonly notes: readonly string[];
}

/** What a click places. */
type Placeable = DrawnPreview &
  (
    | { readonly frame: NewFrame; readonly generation: null }
    | { readonly frame: null; readonly generation: Generation }
  );

/** What is typed for a chart. */
export interface ChartInput {
  readonly text: string;
  readonly kind: ChartKind;
  readonly title: string;
  /** `480 × 320`, as it is typed. */
  readonly size: string;
}

export interface DiagramInput {
  readonly text: string;
  readonly kind: DiagramKind;
}

export interface DrawingsController {
  /** Whether the view is open; nothing is read or drawn while it is not. */
  readonly isOpen: Signal<boolean>;
  readonly view: Signal<DrawingsView>;
  readonly chart: Signal<ChartInput>;
  readonly diagram: Signal<DiagramInput>;
  readonly icon: Signal<{ readonly words: string; readonly kind: VectorKind }>;
  /** The request for the icon as it would be sent now; `null` without words. */
  readonly iconRequest: ReadonlySignal<TextRequest | null>;
  /** `#rrggbb` of what a picture is placed on. */
  readonly ground: ReadonlySignal<string>;
  /** `null` where nothing is typed, or it has a mistake. */
  readonly preview: ReadonlySignal<DrawnPreview | null>;
  /** One plain sentence; empty where there is none. */
  readonly mistake: ReadonlySignal<string>;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  /** Takes the table of a file. */
  readonly openFile: (file: File) => void;
  /** Asks the model for the icon. */
  readonly ask: () => void;
  readonly cancel: () => void;
  /** What the selected drawing can be changed as; `null` where none is selected. */
  readonly selected: ReadonlySignal<{ readonly view: 'chart' | 'diagram' } | null>;
  /** Takes what the selected drawing was made from; the next click then changes it. */
  readonly edit: () => void;
  /** Whether a click changes a drawing in its place instead of placing another. */
  readonly changes: ReadonlySignal<boolean>;
  readonly place: () => void;
}

export interface DrawingsNeeds {
  readonly sandbox: Pick<SandboxClient, 'readFileStyle' | 'drawLayers' | 'drawSvg'>;
  readonly pixels: PictureWorkerClient;
  readonly selection: ReadonlySignal<Selection>;
  readonly canEdit: ReadonlySignal<boolean>;
  /** Opens the model for text; `action` is what its budget counts together. */
  readonly openText: (action: string) => Promise<TextModel>;
  readonly clock: Pick<Clock, 'now'>;
}

const maxFileBytes = 5_000_000;

export function createDrawingsController(needs: DrawingsNeeds): DrawingsController {
  const { sandbox, pixels } = needs;
  const view = signal<DrawingsView>('chart');
  const chart = signal<ChartInput>({ text: '', kind: 'bar', title: '', size: '480 × 320' });
  const diagram = signal<DiagramInput>({ text: '', kind: 'flow' });
  const icon = signal<{ readonly words: string; readonly kind: VectorKind }>({ words: '', kind: 'icon' });
  /** The last answer; it stays until there is another one. */
  const drawnIcon = signal<Placeable | null>(null);
  const isOpen = signal(false);
  const { style, selected } = followFileStyle(needs, isOpen);
  const preview = signal<Placeable | null>(null);
  const mistake = signal('');
  const work = signal<Work | null>(null);
  const outcome = signal<Outcome>(noOutcome);
  let drawing: AbortController | null = null;
  let asking: AbortController | null = null;
  const edited = signal<DrawingSource | null>(null);
  /** The drawing that a click changes: the one that is being edited, as long as it is selected. */
  const replaced = computed(() => {
    const [at, chosen] = [edited.value, selected.value];
    return at !== null && at.nodeId === chosen?.nodeId && at.view === view.value ? at.nodeId : null;
  });

  async function draw(abort: AbortSignal, look: FileStyle): Promise<Placeable | null> {
    if (view.peek() === 'icon') return drawnIcon.peek();
    if (view.peek() === 'diagram') {
      const { text, kind } = diagram.peek();
      if (text.trim() === '') return null;
      const drawn = await pixels.run('draw-diagram', { text, kind, style: look }, abort);
      return { ...sizeOf(drawn.frame), ...drawn, notes: [], generation: null };
    }
    const { text, kind, title, size } = chart.peek();
    if (text.trim() === '') return null;
    const order = { text, kind, title, ...readSize(size), language: null, style: look };
    const drawn = await pixels.run('draw-chart', order, abort);
    return { ...sizeOf(drawn.frame), ...drawn, generation: null };
  }

  /** The layer that was placed last, which Figma selects then. */
  let placed: string | null = null;
  onOtherSelection(needs.selection, (ids) => {
    if (placed === null || !ids.includes(placed)) dropNews(outcome);
  });
  // What was done is no news any more when something else is typed or shown.
  effect(() => {
    void [view.value, chart.value, diagram.value, icon.value];
    outcome.value = noOutcome;
  });
  effect(() => {
    void [view.value, chart.value, diagram.value, drawnIcon.value];
    const look = style.value;
    if (!isOpen.value) return;
    drawing?.abort();
    const controller = new AbortController();
    drawing = controller;
    draw(controller.signal, look).then(
      (drawn) => {
        if (drawing !== controller) return;
        preview.value = drawn;
        mistake.value = '';
      },
      (error: unknown) => {
        if (drawing !== controller || isAbort(error)) return;
        preview.value = null;
        mistake.value = sentenceOf(error);
      },
    );
  });

  async function ask(abort: AbortSignal): Promise<void> {
    const order = { ...icon.peek(), style: style.peek() };
    const startedAt = needs.clock.now();
    const id = makeId();
    const model = await needs.openText(id);
    work.value = { text: `Generating with ${model.model}`, done: 0, total: null };
    let answer = '';
    let costUsd: number | null = null;
    for await (const event of model.stream(askForSvg(order), abort)) {
      if (event.type === 'text') answer += event.delta;
      else if (event.type === 'usage') costUsd = event.usage.costUsd;
      else if (event.type === 'waiting') work.value = waitingFor(event);
      else if (event.type === 'failed') throw new Error(event.failure.message);
    }
    abort.throwIfAborted();
    const now = needs.clock.now();
    const { svg, name, width, height, notes, ...rest } = readSvgAnswer(answer, order);
    const made = { id, createdAt: new Date(now).toISOString(), costUsd, tookMs: now - startedAt };
    const generation = recordSvg(
      order,
      { svg, name, width, height, notes, ...rest },
      { ...made, service: model.service, model: model.model },
    );
    drawnIcon.value = { svg, name, width, height, notes, frame: null, generation };
    outcome.value = { kind: 'done', text: 'Generated. Check it before you place it.' };
  }

  async function place(): Promise<void> {
    const drawn = preview.peek();
    if (drawn === null) return;
    if (!needs.canEdit.peek()) throw new Error(readOnlyMessage);
    if (drawn.frame === null) placed = await sandbox.drawSvg(drawn.svg, drawn.generation);
    else {
      const input = view.peek() === 'diagram' ? diagram.peek() : chart.peek();
      const source = { view: view.peek() === 'diagram' ? 'diagram' : 'chart', input };
      const { nodeId } = await sandbox.drawLayers({
        frame: drawn.frame,
        fontFamily: style.peek().fontFamily,
        source: JSON.stringify(source),
        replaces: replaced.peek(),
      });
      placed = nodeId;
    }
    const done = replaced.peek() === null ? 'Placed on the canvas' : 'Changed on the canvas';
    edited.value = null;
    outcome.value = { kind: 'done', text: `${done}. Undo once to revert it.` };
  }

  return {
    isOpen,
    view,
    chart,
    diagram,
    icon,
    iconRequest: computed(() =>
      icon.value.words.trim() === '' ? null : askForSvg({ ...icon.value, style: style.value }),
    ),
    ground: computed(() => (style.value.ground === 'dark' ? '#1e1e1e' : '#ffffff')),
    preview: computed(() => preview.value),
    mistake,
    work,
    outcome,
    openFile(file) {
      if (file.size > maxFileBytes) {
        mistake.value = `“${file.name}” is larger than 5 MB.`;
        return;
      }
      file.text().then(
        (text) => (chart.value = { ...chart.peek(), text }),
        () => (mistake.value = `“${file.name}” cannot be read.`),
      );
    },
    ask() {
      asking?.abort();
      const controller = new AbortController();
      asking = controller;
      outcome.value = noOutcome;
      work.value = { text: 'Sending the request', done: 0, total: null };
      const isCurrent = () => asking === controller;
      ask(controller.signal)
        .catch((error: unknown) => {
          if (isCurrent() && !isAbort(error)) outcome.value = { kind: 'failed', message: sentenceOf(error) };
        })
        .finally(() => {
          if (isCurrent()) work.value = null;
        });
    },
    cancel() {
      asking?.abort();
      asking = null;
      work.value = null;
      outcome.value = { kind: 'cancelled', text: 'Cancelled. The request may still be billed.' };
    },
    selected,
    edit() {
      const chosen = selected.peek();
      if (chosen === null) return;
      edited.value = chosen;
      if (chosen.view === 'chart') chart.value = chosen.input;
      else diagram.value = chosen.input;
      view.value = chosen.view;
      outcome.value = noOutcome;
    },
    changes: computed(() => replaced.value !== null),
    place() {
      outcome.value = noOutcome;
      work.value = { text: 'Placing the layers', done: 0, total: null };
      place()
        .catch((error: unknown) => (outcome.value = { kind: 'failed', message: sentenceOf(error) }))
        .finally(() => (work.value = null));
    },
  };
}

/** The look of the file around the selection and the drawing that is selected, read while the view is open. */
function followFileStyle(
  { sandbox, selection }: DrawingsNeeds,
  isOpen: ReadonlySignal<boolean>,
): {
  readonly style: ReadonlySignal<FileStyle>;
  readonly selected: ReadonlySignal<DrawingSource | null>;
} {
  const style = signal<FileStyle>(emptyFileStyle);
  const selected = signal<DrawingSource | null>(null);
  let reading: AbortController | null = null;
  effect(() => {
    void selection.value;
    if (!isOpen.value) return;
    reading?.abort();
    reading = new AbortController();
    sandbox.readFileStyle(reading.signal).then(
      (found) => {
        selected.value = found.drawing === null ? null : readSource(found.drawing);
        if (JSON.stringify(found.style) !== JSON.stringify(style.peek())) style.value = found.style;
      },
      // Without it, everything is drawn in colours of its own.
      () => undefined,
    );
  });
  return { style, selected };
}

/** What a drawing on the canvas was made from. */
type DrawingSource = { readonly nodeId: string } & (
  | { readonly view: 'chart'; readonly input: ChartInput }
  | { readonly view: 'diagram'; readonly input: DiagramInput }
);

/** `null` where it is none of ours, as a file from elsewhere may hold anything. */
function readSource({ nodeId, source }: SelectedDrawing): DrawingSource | null {
  try {
    const { view, input } = JSON.parse(source) as { readonly view?: unknown; readonly input?: unknown };
    const { text, kind, title, size } = (input ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof text !== 'string') return null;
    const chartKind = chartKinds.find((one) => one === kind);
    if (view === 'chart' && chartKind && typeof title === 'string' && typeof size === 'string')
      return { nodeId, view, input: { text, kind: chartKind, title, size } };
    const diagramKind = diagramKinds.find((one) => one === kind);
    return view === 'diagram' && diagramKind ? { nodeId, view, input: { text, kind: diagramKind } } : null;
  } catch {
    return null;
  }
}

function readSize(text: string): { readonly width: number; readonly height: number } {
  const [, wide, high] = /^\s*(\d{1,5})\s*[x×, ]\s*(\d{1,5})\s*$/i.exec(text) ?? [];
  const [width, height] = [Number(wide), Number(high)];
  const { least, most } = chartSize;
  if (width >= least.width && width <= most.width && height >= least.height && height <= most.height)
    return { width, height };
  throw new Error(
    `The size is a width and a height in px, from ${least.width} × ${least.height} to ${most.width} × ${most.height}.`,
  );
}

function sizeOf({ name, width, height }: NewFrame) {
  return { name, width, height };
}

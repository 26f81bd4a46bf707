/** Charts and diagrams: what is typed is drawn at once by the picture worker, and placed on the canvas with one click. */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import { emptyFileStyle, type FileStyle } from '#design/file-style';
import type { NewFrame } from '#design/new-layer';
import { type ChartKind, chartSize } from '#visuals/charts/chart-kinds';
import type { DiagramKind } from '#visuals/diagrams/read-diagram';
import { isAbort } from '../worker-clients/codegen-client.ts';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import { readOnlyMessage } from './image-queue.ts';
import type { SandboxClient } from './sandbox-client.ts';
import type { Selection } from './selection.ts';
import { noOutcome, type Outcome, sentenceOf, type Work } from './work.ts';

export interface DrawnPreview {
  readonly frame: NewFrame;
  readonly svg: string;
  /** What is not shown as it was given, a sentence each. */
  readonly notes: readonly string[];
}

/** What is typed for a chart. */
export interface ChartInput {
  readonly text: string;
  readonly kind: ChartKind;
  readonly title: string;
  /** `480 × 320`, as it is typed. */
  readonly size: string;
}

export interface DrawingsController {
  /** Whether the view is open; nothing is read or drawn while it is not. */
  readonly isOpen: Signal<boolean>;
  readonly view: Signal<'chart' | 'diagram'>;
  readonly chart: Signal<ChartInput>;
  readonly diagram: Signal<{ readonly text: string; readonly kind: DiagramKind }>;
  /** `null` where nothing is typed, or it has a mistake. */
  readonly preview: ReadonlySignal<DrawnPreview | null>;
  /** One plain sentence; empty where there is none. */
  readonly mistake: ReadonlySignal<string>;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  /** Takes the table of a file. */
  readonly openFile: (file: File) => void;
  readonly place: () => void;
}

export interface DrawingsNeeds {
  readonly sandbox: Pick<SandboxClient, 'readFileStyle' | 'drawLayers'>;
  readonly pixels: PictureWorkerClient;
  readonly selection: ReadonlySignal<Selection>;
  readonly canEdit: ReadonlySignal<boolean>;
}

const maxFileBytes = 5_000_000;

export function createDrawingsController(needs: DrawingsNeeds): DrawingsController {
  const { sandbox, pixels } = needs;
  const view = signal<'chart' | 'diagram'>('chart');
  const chart = signal<ChartInput>({ text: '', kind: 'bar', title: '', size: '480 × 320' });
  const diagram = signal<{ readonly text: string; readonly kind: DiagramKind }>({ text: '', kind: 'flow' });
  const isOpen = signal(false);
  const style = followFileStyle(needs, isOpen);
  const preview = signal<DrawnPreview | null>(null);
  const mistake = signal('');
  const work = signal<Work | null>(null);
  const outcome = signal<Outcome>(noOutcome);
  let drawing: AbortController | null = null;

  async function draw(abort: AbortSignal, look: FileStyle): Promise<DrawnPreview | null> {
    if (view.peek() === 'diagram') {
      const { text, kind } = diagram.peek();
      if (text.trim() === '') return null;
      return { ...(await pixels.run('draw-diagram', { text, kind, style: look }, abort)), notes: [] };
    }
    const { text, kind, title, size } = chart.peek();
    if (text.trim() === '') return null;
    const order = { text, kind, title, ...readSize(size), language: null, style: look };
    return pixels.run('draw-chart', order, abort);
  }

  effect(() => {
    void [view.value, chart.value, diagram.value];
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

  async function place(): Promise<void> {
    const drawn = preview.peek();
    if (drawn === null) return;
    if (!needs.canEdit.peek()) throw new Error(readOnlyMessage);
    await sandbox.drawLayers(drawn.frame, style.peek().fontFamily);
    outcome.value = { kind: 'done', text: 'Placed on the canvas. One undo takes it back.' };
  }

  return {
    isOpen,
    view,
    chart,
    diagram,
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
    place() {
      outcome.value = noOutcome;
      work.value = { text: 'Drawing', done: 0, total: null };
      place()
        .catch((error: unknown) => (outcome.value = { kind: 'failed', message: sentenceOf(error) }))
        .finally(() => (work.value = null));
    },
  };
}

/** The look of the file around the selection, read while the view is open. */
function followFileStyle(
  { sandbox, selection }: DrawingsNeeds,
  isOpen: ReadonlySignal<boolean>,
): ReadonlySignal<FileStyle> {
  const style = signal<FileStyle>(emptyFileStyle);
  let reading: AbortController | null = null;
  effect(() => {
    void selection.value;
    if (!isOpen.value) return;
    reading?.abort();
    reading = new AbortController();
    sandbox.readFileStyle(reading.signal).then(
      (found) => {
        if (JSON.stringify(found) !== JSON.stringify(style.peek())) style.value = found;
      },
      // Without it, everything is drawn in colours of its own.
      () => undefined,
    );
  });
  return style;
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

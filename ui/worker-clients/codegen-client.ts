/**
 * The panel's side of the codegen worker. Remembers the open designs. A worker that is busy with a cancelled task can
 * therefore be ended and replaced: the next task opens its design again.
 */
import type { Progress } from '#design/code-result';
import type { AssetBytes, Snapshot } from '#design/snapshot';
import type { Renderer } from '#codegen/renderer';
import type { FromWorker, TaskName, Tasks, ToWorker } from '../worker/protocol.ts';
import { type RunningWorker, startWorker } from './start-worker.ts';
import { unpackWorker } from './unpack-worker.ts';

export interface CodegenClient {
  /** Resolves when the worker has compiled something and is warm. */
  readonly ready: Promise<void>;
  /** Starts the worker, so that later tasks find it warm. */
  warm(): void;
  /** Registers a design and returns its number. Of the older designs, the last one is kept. */
  open(snapshot: Snapshot, assets: AssetBytes): number;
  /** Runs one task. Rejects with an `AbortError` when cancelled, with one plain sentence when it fails. */
  run<Name extends TaskName>(
    task: Name,
    input: Tasks[Name]['input'],
    run: TaskOptions,
  ): Promise<Tasks[Name]['output']>;
}

export interface TaskOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** ms that a cancelled task may go on before its worker is ended. */
const cancelGraceMs = 200;
const maxDesigns = 2;

/** Long tasks: when cancelled, the worker is replaced. Other tasks end before a new worker has started. */
const longTasks: ReadonlySet<TaskName> = new Set([
  ...(['draft', 'make', 'check', 'zip', 'judge-answers', 'compare-design'] as const),
]);

type CodegenWorker = RunningWorker<ToWorker, FromWorker>;

interface PendingTask {
  readonly task: TaskName;
  readonly input: object;
  readonly resolve: (output: never) => void;
  readonly reject: (reason: unknown) => void;
  readonly run: TaskOptions;
}

/**
 * The worker starts with its first task, so that a panel that writes no code needs none, and not before
 * `mayStart` has resolved, so that it does not delay the first frame.
 */
export function createCodegenClient(renderer: Renderer, mayStart: Promise<void>): CodegenClient {
  const designs = new Map<number, { snapshot: Snapshot; assets: AssetBytes }>();
  const waiting = new Map<number, PendingTask>();
  const known = new Set<number>();
  let numbers = 0;
  let becomeReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (becomeReady = resolve));
  let script: Promise<string> | null = null;
  let opening: Promise<CodegenWorker> | null = null;

  function getWorker(): Promise<CodegenWorker> {
    return (opening ??= start());
  }

  async function start(): Promise<CodegenWorker> {
    script ??= mayStart.then(() => unpackWorker('codegen-worker'));
    const open = await startWorker<ToWorker, FromWorker>(await script, 'framewrightLine');
    open.line.addEventListener('message', ({ data }) => receive(data, open));
    return open;
  }

  function receive(message: FromWorker, { line }: CodegenWorker): void {
    if (message.type === 'started') return;
    if (message.type === 'ready') return becomeReady();
    if (message.type === 'render-page' || message.type === 'try-widths')
      return void renderForWorker(message, renderer, line);
    const entry = waiting.get(message.id);
    if (message.type === 'progressed') return entry?.run.onProgress?.(message.progress);
    waiting.delete(message.id);
    if (message.type === 'done') entry?.resolve(message.output as never);
    else if (message.type === 'failed') entry?.reject(new Error(message.message));
    else entry?.reject(abortError());
  }

  async function ask(
    task: TaskName,
    input: object,
    run: TaskOptions,
    transfer: Transferable[] = [],
  ): Promise<never> {
    const { line } = await getWorker();
    numbers += 1;
    const id = numbers;
    return new Promise<never>((resolve, reject) => {
      if (run.signal.aborted) return reject(abortError());
      waiting.set(id, { task, input, resolve, reject, run });
      line.postMessage({ id, task, input } as ToWorker, transfer);
      run.signal.addEventListener('abort', () => cancel(id), { once: true });
    });
  }

  /** The panel stops waiting at once. The worker gets some time to stop by itself. */
  function cancel(id: number): void {
    const entry = waiting.get(id);
    if (!entry) return;
    entry.reject(abortError());
    void getWorker().then(({ line }) => line.postMessage({ task: 'cancel', id }, []));
    if (!longTasks.has(entry.task)) return;
    setTimeout(() => {
      if (waiting.delete(id)) restart();
    }, cancelGraceMs);
  }

  /** Ends a worker that does not stop and gives its other tasks to a new one. */
  function restart(): void {
    opening = getWorker().then(async (open) => {
      if (!open.end()) return open;
      const started = await start();
      for (const design of known) reopenDesign(design, started);
      for (const [id, { task, input }] of waiting) {
        started.line.postMessage({ id, task, input } as ToWorker, []);
      }
      return started;
    });
  }

  /** The answer is not awaited, because the worker handles messages in order. */
  function reopenDesign(design: number, { line }: CodegenWorker): void {
    const found = designs.get(design);
    if (found) line.postMessage(openRequest(0, design, found), []);
  }

  async function registerDesign(design: number): Promise<void> {
    await getWorker();
    const found = designs.get(design);
    if (known.has(design) || !found) return;
    known.add(design);
    // Not cancelled with the task that needs it, because the next one needs it too.
    await ask('open-design', { design, snapshot: found.snapshot, assets: [...found.assets] }, uncancellable);
  }

  return {
    ready,
    warm: () => void getWorker(),
    open(snapshot, assets) {
      numbers += 1;
      designs.set(numbers, { snapshot, assets });
      for (const old of [...designs.keys()].slice(0, -maxDesigns)) {
        designs.delete(old);
        if (known.delete(old)) void ask('close-design', { design: old }, uncancellable);
      }
      return numbers;
    },
    async run(task, input, run) {
      const design = designOf(input);
      if (design !== null) await registerDesign(design);
      return ask(task, input, run);
    },
  };
}

const uncancellable: TaskOptions = { signal: new AbortController().signal };

function openRequest(
  id: number,
  design: number,
  found: { snapshot: Snapshot; assets: AssetBytes },
): ToWorker {
  return { id, task: 'open-design', input: { design, snapshot: found.snapshot, assets: [...found.assets] } };
}

function designOf(input: object): number | null {
  if ('recipe' in input) return (input as Tasks['make']['input']).recipe.design;
  return 'design' in input ? (input as Tasks['open-design']['input']).design : null;
}

async function renderForWorker(
  message: Extract<FromWorker, { type: 'render-page' | 'try-widths' }>,
  renderer: Renderer,
  line: CodegenWorker['line'],
): Promise<void> {
  const { renderId } = message;
  try {
    if (message.type === 'try-widths') {
      const answer = await renderer.tryWidths(message.page, message.widths, uncancellable.signal);
      line.postMessage({ task: 'page-rendered', renderId, answer, failure: null }, []);
    } else {
      const answer = await renderer.render(message.page, uncancellable.signal);
      const transfer = [answer.pixels.buffer];
      line.postMessage({ task: 'page-rendered', renderId, answer, failure: null }, transfer);
    }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    line.postMessage({ task: 'page-rendered', renderId, answer: null, failure }, []);
  }
}

/** What browsers themselves throw for cancelled work. */
export function abortError(): DOMException {
  return new DOMException('Cancelled.', 'AbortError');
}

/** True for errors that end cancelled work. Cancelling is not a failure. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

import variant from '@jitl/quickjs-singlefile-browser-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  type QuickJSContext,
  type QuickJSHandle,
  type QuickJSRuntime,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';
import type { HostEvent } from '../runtime/bridge.ts';
import { type Packed, packValue, unpackValue } from '../runtime/pack-value.ts';

/** A message of the sandbox: a synchronous call, an asynchronous call, or the answer to a code request. */
export type SandboxMessage =
  | { readonly call: string; readonly parameters: readonly unknown[] }
  | { readonly work: string; readonly ticket: number; readonly parameters: readonly unknown[] }
  | { readonly answer: number; readonly results?: readonly unknown[]; readonly error?: string };

export interface SandboxCallbacks {
  /** Answers a call; its errors are thrown in the sandbox. */
  receive(message: SandboxMessage): unknown;
  /** The plugin's code threw an uncaught error. */
  fail(message: string): void;
}

const memoryLimit = 1024 * 1024 * 1024;

/** One run of a plugin's code in QuickJS, which contains only the language and the host's runtime. */
export class Sandbox {
  readonly #runtime: QuickJSRuntime;
  readonly #context: QuickJSContext;
  readonly #callbacks: SandboxCallbacks;
  #deliver: QuickJSHandle | undefined;
  #turnEnds = Infinity;
  readonly #longestTurn: number;
  #depth = 0;
  #closed = false;

  private constructor(module: QuickJSWASMModule, ends: SandboxCallbacks, longestTurn: number) {
    this.#longestTurn = longestTurn;
    this.#callbacks = ends;
    this.#runtime = module.newRuntime();
    this.#runtime.setMemoryLimit(memoryLimit);
    this.#runtime.setInterruptHandler(() => performance.now() > this.#turnEnds);
    this.#context = this.#runtime.newContext();
  }

  /** @param longestTurn The milliseconds that plugin code may block the page; Figma would freeze. */
  static async open(ends: SandboxCallbacks, longestTurn: number): Promise<Sandbox> {
    return new Sandbox(await newQuickJSWASMModuleFromVariant(variant), ends, longestTurn);
  }

  /** Runs the host's runtime, then the plugin's code. */
  run(runtimeCode: string, pluginCode: string): void {
    const context = this.#context;
    const send = context.newFunction('hostSend', (text, buffers) => this.#receive(text, buffers));
    context.setProp(context.global, 'hostSend', send);
    send.dispose();
    // The host's own code has no time limit.
    this.#turn(() => this.#evaluate(runtimeCode, 'host.js'), Infinity);
    this.#deliver = context.getProp(context.global, 'hostDeliver');
    context.unwrapResult(context.evalCode('delete globalThis.hostDeliver')).dispose();
    this.#turn(() => this.#evaluate(pluginCode, 'code.js'));
  }

  deliver(event: HostEvent): void {
    if (this.#closed) return;
    const { text, buffers } = packValue(event);
    const context = this.#context;
    this.#turn(() => {
      const deliver = this.#deliver;
      if (!deliver) return;
      const parameters = [
        context.newString(text),
        ...buffers.map((buffer) => context.newArrayBuffer(buffer)),
      ];
      const result = context.callFunction(deliver, context.undefined, ...parameters);
      for (const parameter of parameters) parameter.dispose();
      this.#check(result);
    });
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    // Its memory is released with its own module. QuickJS frees a runtime object by object, and
    // aborts its whole module for a runtime that was interrupted.
  }

  #turn(run: () => void, longest = this.#longestTurn): void {
    if (this.#closed) return;
    this.#depth += 1;
    if (this.#depth === 1) this.#turnEnds = performance.now() + longest;
    try {
      run();
      if (this.#depth === 1) this.#runJobs();
    } finally {
      this.#depth -= 1;
      if (this.#depth === 0) this.#turnEnds = Infinity;
    }
  }

  #runJobs(): void {
    const result = this.#runtime.executePendingJobs();
    if (result.error) this.#report(result.error);
    else result.dispose();
  }

  #evaluate(code: string, name: string): void {
    this.#check(this.#context.evalCode(code, name));
  }

  #check(result: ReturnType<QuickJSContext['evalCode']>): void {
    if (result.error) this.#report(result.error);
    else result.value.dispose();
  }

  #report(error: QuickJSHandle): void {
    const dumped: unknown = this.#context.dump(error);
    error.dispose();
    this.#callbacks.fail(describeError(dumped));
  }

  #receive(text: QuickJSHandle, list: QuickJSHandle | undefined): QuickJSHandle | undefined {
    const context = this.#context;
    const buffers: ArrayBuffer[] = [];
    const length = list ? context.getProp(list, 'length').consume((handle) => context.getNumber(handle)) : 0;
    for (let index = 0; list && index < length; index += 1) {
      const bytes = context.getProp(list, index).consume((handle) => context.getArrayBuffer(handle));
      buffers.push(bytes.value.slice().buffer);
      bytes.dispose();
    }
    const message = unpackValue({ text: context.getString(text), buffers }) as SandboxMessage;
    const answer = this.#answer(message);
    return answer === undefined ? undefined : this.#toHandle(packValue(answer));
  }

  /** An array in the sandbox of the text and its buffers. */
  #toHandle({ text, buffers }: Packed): QuickJSHandle {
    const context = this.#context;
    const list = context.newArray();
    const parts = [context.newString(text), ...buffers.map((buffer) => context.newArrayBuffer(buffer))];
    parts.forEach((part, index) => {
      part.consume((handle) => {
        context.setProp(list, index, handle);
      });
    });
    return list;
  }

  #answer(message: SandboxMessage): unknown {
    try {
      return this.#callbacks.receive(message);
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  }
}

function describeError(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const {
    name = 'Error',
    message = '',
    stack = '',
  } = error as { name?: string; message?: string; stack?: string };
  if (message === 'interrupted') return 'The plugin ran too long without a pause and was stopped.';
  return `${name}: ${message}\n${stack}`.trim();
}

/** Questions to the sandbox as promises: each takes an `AbortSignal`, and a failure is one plain sentence. */
import type { CanvasEdit } from '#design/canvas-edit';
import type { Progress } from '#design/code-result';
import type { MessageToPanel, MessageToSandbox } from '#design/messages';
import type { ServiceName } from '#design/settings';
import type { FramePicture, Snapshot } from '#design/snapshot';
import type { Surroundings } from '#design/surroundings';
import { abortError } from '../background/codegen.ts';
import type { Bridge } from './bridge.ts';

export interface ReadDesign {
  readonly snapshot: Snapshot;
  readonly assets: ReadonlyMap<string, Uint8Array>;
  /** Figma's own pictures of the frames, which come later. */
  readonly pictures: Promise<FramePictures>;
}

export interface FramePictures {
  readonly frames: Readonly<Record<string, FramePicture>>;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

export interface Sandbox {
  readSelection(signal: AbortSignal, onProgress: (progress: Progress) => void): Promise<ReadDesign>;
  readSurroundings(signal: AbortSignal): Promise<Surroundings | null>;
  /** Answers the layer that shows the picture. */
  applyEdit(edit: CanvasEdit, bytes: Uint8Array): Promise<string>;
  openKey(service: ServiceName): Promise<string | null>;
}

/** Device pixels per px of Figma's own pictures: what the preview is compared at. */
const pictureScale = 1;

export function createSandbox(bridge: Bridge): Sandbox {
  let asked = 0;
  const never = new AbortController().signal;
  const nextId = () => {
    asked += 1;
    return `panel-${asked}`;
  };
  return {
    readSelection: (signal, onProgress) => readSelection(bridge, nextId(), signal, onProgress),
    readSurroundings: async (signal) => {
      const ask = (requestId: string) => ({ type: 'read-surroundings' as const, requestId });
      return (await once(bridge, nextId(), ask, 'surroundings-read', signal)).surroundings;
    },
    applyEdit: async (edit, bytes) => {
      const ask = (requestId: string) => ({ type: 'apply-edit' as const, requestId, edit, bytes });
      return (await once(bridge, nextId(), ask, 'edit-applied', never)).nodeId;
    },
    openKey: async (service) => {
      const ask = (requestId: string) => ({ type: 'open-key' as const, requestId, service });
      return (await once(bridge, nextId(), ask, 'key-opened', never)).key;
    },
  };
}

type Answer<Type extends MessageToPanel['type']> = Extract<MessageToPanel, { type: Type }>;

/** Sends one question and waits for its one answer. */
function once<Type extends MessageToPanel['type']>(
  bridge: Bridge,
  requestId: string,
  ask: (requestId: string) => MessageToSandbox,
  answer: Type,
  signal: AbortSignal,
): Promise<Answer<Type>> {
  return new Promise((resolve, reject) => {
    const stop = bridge.listen((message) => {
      if (!('requestId' in message) || message.requestId !== requestId) return;
      if (message.type === answer) resolve(message as Answer<Type>);
      else if (message.type === 'request-failed') reject(new Error(message.message));
      else return;
      stop();
    });
    signal.addEventListener('abort', () => {
      stop();
      reject(abortError());
    });
    bridge.send(ask(requestId));
  });
}

/** Takes pictures as they come, resolves with the snapshot, and leaves the frames' own pictures as a promise. */
function readSelection(
  bridge: Bridge,
  requestId: string,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<ReadDesign> {
  const assets = new Map<string, Uint8Array>();
  const pictures = openPromise<FramePictures>();
  // Nobody may be waiting for the pictures when they fail.
  pictures.promise.catch(() => undefined);
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      stop();
      reject(error);
      pictures.reject(error);
    };
    const stop = bridge.listen((message) => {
      if (!('requestId' in message) || message.requestId !== requestId) return;
      if (message.type === 'read-progressed') onProgress(message.progress);
      else if (message.type === 'request-failed') fail(new Error(message.message));
      else if (message.type === 'asset-read') {
        assets.set(message.asset.key, message.bytes);
        bridge.send({ type: 'asset-received', requestId, key: message.asset.key });
      } else if (message.type === 'selection-read') {
        resolve({ snapshot: message.snapshot, assets: new Map(assets), pictures: pictures.promise });
        assets.clear();
      } else if (message.type === 'pictures-read') {
        pictures.resolve({ frames: message.pictures, bytes: assets });
        stop();
      }
    });
    signal.addEventListener('abort', () => {
      bridge.send({ type: 'cancel-request', requestId });
      fail(abortError());
    });
    bridge.send({ type: 'read-selection', requestId, pictureScale });
  });
}

function openPromise<Value>(): {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: Error) => void;
} {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (reason: Error) => void = () => undefined;
  const promise = new Promise<Value>((resolveIt, rejectIt) => {
    resolve = resolveIt;
    reject = rejectIt;
  });
  return { promise, resolve, reject };
}

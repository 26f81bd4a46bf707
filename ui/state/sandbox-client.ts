/** Requests to the sandbox as promises: each takes an `AbortSignal`, and a failure is one plain sentence. */
import type { FileStyle, SelectedDrawing } from '#design/file-style';
import type { NewFrame } from '#design/new-layer';
import type { CanvasEdit, EditAction, FrameCopy, PendingPictureLayer, TextEdit } from '#design/canvas-edit';
import type { Progress } from '#design/code-result';
import type { AuditExtras, AuditRule, LayerEdit } from '#design/finding';
import type { Generation, LayerHistory, LayerPicture } from '#design/generation';
import type { Ledger, LedgerEntry } from '#design/ledger';
import type {
  ContactSheet,
  FileFrame,
  MaskShape,
  MessageToPanel,
  MessageToSandbox,
  PlacedBox,
  QueueLease,
  ResultName,
  StoredImageJob,
  StoredResult,
} from '#design/messages';
import type { KeyOwner } from '#design/service-address';
import type { FramePicture, Snapshot } from '#design/snapshot';
import type { Surroundings } from '#design/surroundings';
import { abortError } from '../worker-clients/codegen-client.ts';
import type { Bridge } from './bridge.ts';

export interface ReadDesign {
  readonly snapshot: Snapshot;
  readonly assets: ReadonlyMap<string, Uint8Array>;
}

export interface FramePictures {
  readonly frames: Readonly<Record<string, FramePicture>>;
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

export interface MaskReading {
  readonly shapes: readonly MaskShape[];
  readonly bytes: ReadonlyMap<string, Uint8Array>;
}

type StoreImageJobMessage = Extract<MessageToSandbox, { readonly type: 'store-image-job' }>;
type RenewLeaseMessage = Extract<MessageToSandbox, { readonly type: 'renew-lease' }>;
type StorePictureMessage = Extract<MessageToSandbox, { readonly type: 'store-pending-picture' }>;

export type EditedLayers = Pick<
  Extract<MessageToPanel, { readonly type: 'layers-edited' }>,
  'changed' | 'skipped'
>;

export type OnProgress = (progress: Progress) => void;

export interface SandboxClient {
  /** The selected frames, or those of these ids. */
  readSelection(
    signal: AbortSignal,
    onProgress: OnProgress,
    frameIds?: readonly string[],
  ): Promise<ReadDesign>;
  /** Figma's own pictures of these frames. */
  readPictures(
    frameIds: readonly string[],
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<FramePictures>;
  readSurroundings(signal: AbortSignal): Promise<Surroundings | null>;
  /** The look of the file, for what is drawn to fit in, and the drawing that is selected. */
  readFileStyle(
    signal: AbortSignal,
  ): Promise<{ readonly style: FileStyle; readonly drawing: SelectedDrawing | null }>;
  /** Creates layers beside what is selected or in the place of a drawing, as one step of undo; answers the ids of their frame and of layers with a key. */
  drawLayers(order: {
    readonly frame: NewFrame;
    readonly fontFamily: string | null;
    readonly source: string;
    readonly replaces: string | null;
    readonly keeps?: Readonly<Record<string, string>>;
  }): Promise<{ readonly nodeId: string; readonly keys: Readonly<Record<string, string>> }>;
  /** Creates the layers of a cleaned SVG in the same way. */
  drawSvg(svg: string, generation: Generation): Promise<string>;
  /** A layer as a PNG, and its name; `side` is the most px of its longer side. */
  exportLayer(nodeId: string, side?: number): Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  /** The frames of every page; the pages are loaded one by one. */
  listFileFrames(signal: AbortSignal, onProgress: OnProgress): Promise<readonly FileFrame[]>;
  /** One frame without pictures and variables. */
  readFileFrame(nodeId: string, signal: AbortSignal): Promise<Snapshot>;
  /** The code of these frames that was last copied or downloaded, packed; empty if there is none. */
  readCodeRecord(frameIds: readonly string[], signal: AbortSignal): Promise<string>;
  storeCodeRecord(frameIds: readonly string[], record: string): void;
  /** The conversation about a frame's code, packed; empty if there is none. */
  readConversation(frameIds: readonly string[], signal: AbortSignal): Promise<string>;
  storeConversation(frameIds: readonly string[], record: string): void;
  /** An answer that was paid for and not used, as JSON; `null` where none is stored. */
  readAnswer(id: string): Promise<string | null>;
  storeAnswer(id: string, record: string): Promise<void>;
  removeAnswers(ids: readonly string[]): void;
  /** What a model answered about this file; `null` where nothing is stored. */
  readResult(name: ResultName): Promise<StoredResult | null>;
  storeResult(name: ResultName, result: StoredResult): Promise<void>;
  /** Stores the state of a picture so that it outlives the panel; returns whether its request may be sent. */
  storeImageJob(
    job: StoredImageJob,
    how: Pick<StoreImageJobMessage, 'needsLease' | 'number'>,
  ): Promise<boolean>;
  deleteImageJobs(ids: readonly string[], number: number): void;
  /** The jobs that a panel of this file left, those that another person left waiting, and those that one has taken. */
  readImageJobs(): Promise<
    Pick<Extract<MessageToPanel, { readonly type: 'image-jobs-read' }>, 'jobs' | 'offered' | 'taken'>
  >;
  /** Takes what another person left waiting; takes some seconds, because that person may be back in the same moment. */
  takeOfferedJobs(): Promise<readonly StoredImageJob[]>;
  /** What was taken is stored here. */
  removeTakenOffers(): void;
  /** Reports that this panel is open and wants to run the queue. */
  renewLease(claim: Pick<RenewLeaseMessage, 'panel' | 'visible' | 'takesOver'>): Promise<QueueLease>;
  /** Puts a picture that is paid for into the document; `null` where that takes no such picture. */
  storePendingPicture(
    picture: Omit<StorePictureMessage, 'type' | 'requestId'>,
  ): Promise<PendingPictureLayer | null>;
  /** `null` where somebody has removed it. */
  readPendingPicture(layer: PendingPictureLayer): Promise<Uint8Array | null>;
  deletePendingPicture(layer: PendingPictureLayer): void;
  /** Answers the layer that shows the picture. */
  applyEdit(edit: CanvasEdit, bytes: Uint8Array): Promise<string>;
  /** Puts a picture into the document without showing it, and answers its hash. */
  storeImage(bytes: Uint8Array): Promise<string>;
  /** `null` where the document has no such picture any more. */
  readImage(hash: string): Promise<Uint8Array | null>;
  readHistory(everywhere: boolean, signal: AbortSignal): Promise<readonly LayerHistory[]>;
  /** `null` where the layer shows no picture. */
  readLayerPicture(nodeId: string, signal: AbortSignal): Promise<LayerPicture | null>;
  /** The selected layers as a mask over a layer's picture, and their own pictures by key. */
  readMask(pictureId: string, signal: AbortSignal): Promise<MaskReading>;
  /** What the audit needs beside the snapshot of these frames. */
  readAuditExtras(
    frameIds: readonly string[],
    signal: AbortSignal,
    onProgress: OnProgress,
  ): Promise<AuditExtras>;
  applyFix(edits: readonly LayerEdit[]): Promise<EditedLayers>;
  /** Writes texts in the place of sample texts. */
  fillTexts(edits: readonly TextEdit[], action: EditAction): Promise<EditedLayers>;
  /** Copies a frame; answers for each copy its layers by those of the frame. */
  copyFrame(
    frameId: string,
    copies: readonly FrameCopy[],
    action: EditAction,
  ): Promise<readonly Readonly<Record<string, string>>[]>;
  /** Marks a picture of the history as a favourite in these layers, or no longer. */
  markPicture(id: string, nodeIds: readonly string[], isFavourite: boolean): Promise<EditedLayers>;
  /** Deletes a picture and its record from these layers. */
  deletePicture(id: string, nodeIds: readonly string[]): Promise<EditedLayers>;
  /** Draws layers as small pictures in groups on the canvas. */
  placeContactSheet(sheet: ContactSheet): Promise<EditedLayers>;
  /** Outlines places of frames on the canvas. */
  placeBoxes(boxes: readonly PlacedBox[]): Promise<EditedLayers>;
  pinFinding(nodeId: string, text: string): Promise<EditedLayers>;
  /** `null` takes the decision back. */
  ignoreFinding(rule: AuditRule, nodeIds: readonly string[], reason: string | null): Promise<EditedLayers>;
  openKey(service: KeyOwner, origin: string): Promise<string | null>;
  openLedger(): Promise<{ readonly ledger: Ledger; readonly fileMark: string }>;
  /** Resolves when the entry is kept. */
  putLedgerEntry(entry: LedgerEntry): Promise<void>;
  withdrawLedgerEntry(id: string): Promise<void>;
  clearLedger(): Promise<void>;
}

/** Device pixels per px of Figma's own pictures: what the preview is compared at. */
const pictureScale = 1;

export function createSandboxClient(bridge: Bridge): SandboxClient {
  let asked = 0;
  const never = new AbortController().signal;
  const nextId = () => {
    asked += 1;
    return `panel-${asked}`;
  };
  return {
    readSelection: async (signal, onProgress, frameIds) => {
      const given = frameIds === undefined ? {} : { frameIds };
      const ask = (requestId: string) => ({ type: 'read-selection' as const, requestId, ...given });
      const { answer, bytes } = await requestWithBytes(
        bridge,
        nextId(),
        ask,
        'selection-read',
        signal,
        onProgress,
      );
      return { snapshot: answer.snapshot, assets: bytes };
    },
    readPictures: async (frameIds, signal, onProgress) => {
      const ask = (requestId: string) => ({
        type: 'read-pictures' as const,
        requestId,
        frameIds,
        scale: pictureScale,
      });
      const { answer, bytes } = await requestWithBytes(
        bridge,
        nextId(),
        ask,
        'pictures-read',
        signal,
        onProgress,
      );
      return { frames: answer.pictures, bytes };
    },
    readSurroundings: async (signal) => {
      const ask = (requestId: string) => ({ type: 'read-surroundings' as const, requestId });
      return (await requestOnce(bridge, nextId(), ask, 'surroundings-read', signal)).surroundings;
    },
    readFileStyle: async (signal) => {
      const ask = (requestId: string) => ({ type: 'read-file-style' as const, requestId });
      return requestOnce(bridge, nextId(), ask, 'file-style-read', signal);
    },
    drawLayers: async (order) => {
      const ask = (requestId: string) => ({ type: 'draw-layers' as const, requestId, ...order });
      return requestOnce(bridge, nextId(), ask, 'layers-drawn', never);
    },
    drawSvg: async (svg, generation) => {
      const ask = (requestId: string) => ({ type: 'draw-svg' as const, requestId, svg, generation });
      return (await requestOnce(bridge, nextId(), ask, 'layers-drawn', never)).nodeId;
    },
    exportLayer: (nodeId, side) => {
      const ask = (requestId: string) => ({
        type: 'export-layer' as const,
        requestId,
        nodeId,
        ...(side === undefined ? {} : { side }),
      });
      return requestOnce(bridge, nextId(), ask, 'layer-exported', never);
    },
    listFileFrames: async (signal, onProgress) => {
      const ask = (requestId: string) => ({ type: 'list-file' as const, requestId });
      const { answer } = await requestWithBytes(bridge, nextId(), ask, 'file-listed', signal, onProgress);
      return answer.frames;
    },
    readFileFrame: async (nodeId, signal) => {
      const ask = (requestId: string) => ({ type: 'read-file-frame' as const, requestId, nodeId });
      return (await requestOnce(bridge, nextId(), ask, 'file-frame-read', signal)).snapshot;
    },
    readCodeRecord: async (frameIds, signal) => {
      const ask = (requestId: string) => ({ type: 'read-code-record' as const, requestId, frameIds });
      return (await requestOnce(bridge, nextId(), ask, 'code-record-read', signal)).record;
    },
    storeCodeRecord: (frameIds, record) => bridge.send({ type: 'store-code-record', frameIds, record }),
    readConversation: async (frameIds, signal) => {
      const ask = (requestId: string) => ({ type: 'read-conversation' as const, requestId, frameIds });
      return (await requestOnce(bridge, nextId(), ask, 'conversation-read', signal)).record;
    },
    storeConversation: (frameIds, record) => bridge.send({ type: 'store-conversation', frameIds, record }),
    readAnswer: async (id) => {
      const ask = (requestId: string) => ({ type: 'read-answer' as const, requestId, id });
      return (await requestOnce(bridge, nextId(), ask, 'answer-read', never)).record;
    },
    storeAnswer: async (id, record) => {
      const ask = (requestId: string) => ({ type: 'store-answer' as const, requestId, id, record });
      await requestOnce(bridge, nextId(), ask, 'answer-stored', never);
    },
    removeAnswers: (ids) => bridge.send({ type: 'remove-answers', ids }),
    readResult: async (name) => {
      const ask = (requestId: string) => ({ type: 'read-result' as const, requestId, name });
      return (await requestOnce(bridge, nextId(), ask, 'result-read', never)).result;
    },
    storeResult: async (name, result) => {
      const ask = (requestId: string) => ({ type: 'store-result' as const, requestId, name, result });
      await requestOnce(bridge, nextId(), ask, 'result-stored', never);
    },
    storeImageJob: async (job, how) => {
      const ask = (requestId: string) => ({ type: 'store-image-job' as const, requestId, job, ...how });
      return (await requestOnce(bridge, nextId(), ask, 'image-job-stored', never)).isStored;
    },
    renewLease: async (claim) => {
      const ask = (requestId: string) => ({ type: 'renew-lease' as const, requestId, ...claim });
      return (await requestOnce(bridge, nextId(), ask, 'lease-renewed', never)).lease;
    },
    storePendingPicture: async (picture) => {
      const ask = (requestId: string) => ({ type: 'store-pending-picture' as const, requestId, ...picture });
      return (await requestOnce(bridge, nextId(), ask, 'pending-picture-stored', never)).layer;
    },
    readPendingPicture: async (layer) => {
      const ask = (requestId: string) => ({ type: 'read-pending-picture' as const, requestId, layer });
      return (await requestOnce(bridge, nextId(), ask, 'image-read', never)).bytes;
    },
    deletePendingPicture: (layer) => bridge.send({ type: 'delete-pending-picture', layer }),
    deleteImageJobs: (ids, number) => bridge.send({ type: 'delete-image-jobs', ids, number }),
    readImageJobs: async () => {
      const ask = (requestId: string) => ({ type: 'read-image-jobs' as const, requestId });
      return requestOnce(bridge, nextId(), ask, 'image-jobs-read', never);
    },
    takeOfferedJobs: async () => {
      const ask = (requestId: string) => ({ type: 'take-offered-jobs' as const, requestId });
      return (await requestOnce(bridge, nextId(), ask, 'offered-jobs-taken', never)).jobs;
    },
    removeTakenOffers: () => bridge.send({ type: 'remove-taken-offers' }),
    applyEdit: async (edit, bytes) => {
      const ask = (requestId: string) => ({ type: 'apply-edit' as const, requestId, edit, bytes });
      return (await requestOnce(bridge, nextId(), ask, 'edit-applied', never)).nodeId;
    },
    storeImage: async (bytes) => {
      const ask = (requestId: string) => ({ type: 'store-image' as const, requestId, bytes });
      return (await requestOnce(bridge, nextId(), ask, 'image-stored', never)).hash;
    },
    readImage: async (hash) => {
      const ask = (requestId: string) => ({ type: 'read-image' as const, requestId, hash });
      return (await requestOnce(bridge, nextId(), ask, 'image-read', never)).bytes;
    },
    readHistory: async (everywhere, signal) => {
      const ask = (requestId: string) => ({ type: 'read-history' as const, requestId, everywhere });
      return (await requestOnce(bridge, nextId(), ask, 'history-read', signal)).layers;
    },
    readLayerPicture: async (nodeId, signal) => {
      const ask = (requestId: string) => ({ type: 'read-layer-picture' as const, requestId, nodeId });
      return (await requestOnce(bridge, nextId(), ask, 'layer-picture-read', signal)).picture;
    },
    readMask: async (pictureId, signal) => {
      const ask = (requestId: string) => ({ type: 'read-mask' as const, requestId, pictureId });
      const { answer, bytes } = await requestWithBytes(
        bridge,
        nextId(),
        ask,
        'mask-read',
        signal,
        () => undefined,
      );
      return { shapes: answer.shapes, bytes };
    },
    readAuditExtras: async (frameIds, signal, onProgress) => {
      const ask = (requestId: string) => ({ type: 'read-audit-extras' as const, requestId, frameIds });
      const read = requestWithBytes(bridge, nextId(), ask, 'audit-extras-read', signal, onProgress);
      return (await read).answer.extras;
    },
    applyFix: (edits) => {
      const ask = (requestId: string) => ({ type: 'apply-fix' as const, requestId, edits });
      return requestOnce(bridge, nextId(), ask, 'layers-edited', never);
    },
    fillTexts: (edits, action) => {
      const ask = (requestId: string) => ({ type: 'fill-texts' as const, requestId, edits, action });
      return requestOnce(bridge, nextId(), ask, 'layers-edited', never);
    },
    copyFrame: async (frameId, copies, action) => {
      const ask = (requestId: string) => ({
        type: 'copy-frame' as const,
        requestId,
        frameId,
        copies,
        action,
      });
      return (await requestOnce(bridge, nextId(), ask, 'frame-copied', never)).copies;
    },
    markPicture: (id, nodeIds, isFavourite) => {
      const ask = (requestId: string) => ({
        type: 'mark-picture' as const,
        requestId,
        id,
        nodeIds,
        isFavourite,
      });
      return requestOnce(bridge, nextId(), ask, 'layers-edited', never);
    },
    deletePicture: (id, nodeIds) => {
      const ask = (requestId: string) => ({ type: 'delete-picture' as const, requestId, id, nodeIds });
      return requestOnce(bridge, nextId(), ask, 'layers-edited', never);
    },
    placeBoxes: (boxes) => {
      const ask = (requestId: string) => ({ type: 'place-boxes' as const, requestId, boxes });
      return requestOnce(bridge, nextId(), ask, 'layers-edited', never);
    },
    placeContactSheet: (sheet) => {
      const ask = (requestId: string) => ({ type: 'place-contact-sheet' as const, requestId, sheet });
      return requestOnce(bridge, nextId(), ask, 'layers-edited', never);
    },
    pinFinding: (nodeId, text) => {
      const ask = (requestId: string) => ({ type: 'pin-finding' as const, requestId, nodeId, text });
      return requestOnce(bridge, nextId(), ask, 'layers-edited', never);
    },
    ignoreFinding: (rule, nodeIds, reason) => {
      const ask = (requestId: string) => ({
        type: 'ignore-finding' as const,
        requestId,
        rule,
        nodeIds,
        reason,
      });
      return requestOnce(bridge, nextId(), ask, 'layers-edited', never);
    },
    openKey: async (service, origin) => {
      const ask = (requestId: string) => ({ type: 'open-key' as const, requestId, service, origin });
      return (await requestOnce(bridge, nextId(), ask, 'key-opened', never)).key;
    },
    openLedger: () => {
      const ask = (requestId: string) => ({ type: 'open-ledger' as const, requestId });
      return requestOnce(bridge, nextId(), ask, 'ledger-opened', never);
    },
    putLedgerEntry: async (entry) => {
      const ask = (requestId: string) => ({ type: 'put-ledger-entry' as const, requestId, entry });
      await requestOnce(bridge, nextId(), ask, 'ledger-stored', never);
    },
    withdrawLedgerEntry: async (id) => {
      const ask = (requestId: string) => ({ type: 'withdraw-ledger-entry' as const, requestId, id });
      await requestOnce(bridge, nextId(), ask, 'ledger-stored', never);
    },
    clearLedger: async () => {
      const ask = (requestId: string) => ({ type: 'clear-ledger' as const, requestId });
      await requestOnce(bridge, nextId(), ask, 'ledger-stored', never);
    },
  };
}

type Answer<Type extends MessageToPanel['type']> = Extract<MessageToPanel, { type: Type }>;

/** Sends one request and waits for its answer. */
function requestOnce<Type extends MessageToPanel['type']>(
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

/** Collects bytes as they arrive and resolves with the answer that they belong to. */
function requestWithBytes<Type extends MessageToPanel['type']>(
  bridge: Bridge,
  requestId: string,
  ask: (requestId: string) => MessageToSandbox,
  type: Type,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<{ readonly answer: Answer<Type>; readonly bytes: ReadonlyMap<string, Uint8Array> }> {
  const bytes = new Map<string, Uint8Array>();
  const stop = bridge.listen((message) => {
    if (!('requestId' in message) || message.requestId !== requestId) return;
    if (message.type === 'read-progressed') onProgress(message.progress);
    if (message.type !== 'asset-read') return;
    bytes.set(message.asset.key, message.bytes);
    bridge.send({ type: 'asset-received', requestId, key: message.asset.key });
  });
  signal.addEventListener('abort', () => bridge.send({ type: 'cancel-request', requestId }));
  return requestOnce(bridge, requestId, ask, type, signal)
    .then((answer) => ({ answer, bytes }))
    .finally(stop);
}

import { encode } from 'fast-png';
import { emptyLedger, withEntry, withoutEntry, type Ledger } from '#design/ledger';
import type {
  StoredImageJob,
  MessageToPanel,
  MessageToSandbox,
  PanelView,
  SelectedLayer,
} from '#design/messages';
import { defaultPanelSettings, type PanelSettings } from '#design/settings';
import { keyOriginOf } from '#design/service-address';
import type { Surroundings } from '#design/surroundings';
import type { LayerHistory, LayerPicture } from '#design/generation';
import type { Example } from './open-example.ts';
import type { OpenPanel } from './open-panel.ts';

export interface FakeSandbox {
  /** Every message the panel has sent. */
  readonly heard: readonly MessageToSandbox[];
  /** What is done about `read-selection`: answered, left waiting, or failed with a sentence. */
  reading: 'answer' | 'hold' | { readonly fails: string };
  /** Figma's picture of every frame; none where it is `null`. */
  picture: Uint8Array | null;
  surroundings: Surroundings | null;
  /** The code that was last taken away, packed. */
  codeRecord: string;
  /** Request of the code, packed. */
  conversation: string;
  /** Request and paid before. */
  ledger: Ledger;
  /** What was being drawn when the panel was closed. */
  imageJobs: readonly StoredImageJob[];
  /** Those that another person left waiting. */
  offeredJobs: readonly StoredImageJob[];
  /** Whether another window of the file draws its pictures. */
  isDrawnElsewhere: boolean;
  /** What the layers of the page know of their pictures; the first shows what is refined. */
  history: readonly LayerHistory[];
  /** Every picture of the document. */
  photograph: Uint8Array | null;
  start(how?: {
    readonly view?: PanelView;
    readonly settings?: Partial<PanelSettings>;
    readonly firstRun?: boolean;
    readonly editor?: 'figma' | 'dev';
  }): Promise<void>;
  /** Selects frames of the example by name, or layers as they are given. */
  select(...what: readonly (string | Partial<SelectedLayer>)[]): Promise<void>;
  send(message: MessageToPanel): Promise<void>;
}

type Reading = Extract<MessageToSandbox, { type: 'read-selection' }>;
type ReadingPictures = Extract<MessageToSandbox, { type: 'read-pictures' }>;

/** The sandbox, simulated by a test with one of our examples. */
export function createFakeSandbox(panel: OpenPanel, example: Example): FakeSandbox {
  const heard: MessageToSandbox[] = [];
  let chosen: readonly string[] = [];
  const answerReading = async ({ requestId, frameIds = chosen }: Reading) => {
    if (sandbox.reading === 'hold') return;
    if (typeof sandbox.reading === 'object') {
      await panel.send({ type: 'request-failed', requestId, message: sandbox.reading.fails });
      return;
    }
    const snapshot = example.snapshotOf(frameIds);
    for (const asset of Object.values(snapshot.images)) {
      const bytes = example.bytes.get(asset.key);
      if (bytes) await panel.send({ type: 'asset-read', requestId, asset, bytes });
    }
    await panel.send({ type: 'selection-read', requestId, snapshot });
  };
  const answerPictures = async ({ requestId, frameIds }: ReadingPictures) => {
    const bytes = sandbox.picture;
    const entries = (bytes ? frameIds : []).map(
      (id) => [id, { asset: { key: `${id}.png`, mime: 'image/png' as const }, scale: 1 }] as const,
    );
    for (const [, { asset }] of entries)
      if (bytes) await panel.send({ type: 'asset-read', requestId, asset, bytes });
    await panel.send({ type: 'pictures-read', requestId, pictures: Object.fromEntries(entries) });
  };
  const answer = async (message: MessageToSandbox) => {
    heard.push(message);
    if (message.type === 'read-selection') await answerReading(message);
    else if (message.type === 'read-pictures') await answerPictures(message);
    else if (message.type === 'store-code-record') sandbox.codeRecord = message.record;
    else if (message.type === 'read-code-record') {
      const { requestId } = message;
      await panel.send({ type: 'code-record-read', requestId, record: sandbox.codeRecord });
    } else if (message.type === 'store-conversation') sandbox.conversation = message.record;
    else if (message.type === 'read-conversation') {
      const { requestId } = message;
      await panel.send({ type: 'conversation-read', requestId, record: sandbox.conversation });
    } else if (message.type === 'read-surroundings') {
      const { requestId } = message;
      await panel.send({ type: 'surroundings-read', requestId, surroundings: sandbox.surroundings });
    } else if (message.type === 'open-key') {
      const { requestId, service } = message;
      await panel.send({ type: 'key-opened', requestId, service, key: 'sk-test-key' });
    } else if (message.type === 'open-ledger') {
      const { requestId } = message;
      await panel.send({ type: 'ledger-opened', requestId, ledger: sandbox.ledger, fileMark: 'f00d' });
    } else if (message.type === 'put-ledger-entry') {
      sandbox.ledger = withEntry(sandbox.ledger, message.entry);
      await panel.send({ type: 'ledger-stored', requestId: message.requestId });
    } else if (message.type === 'withdraw-ledger-entry') {
      sandbox.ledger = withoutEntry(sandbox.ledger, message.id);
      await panel.send({ type: 'ledger-stored', requestId: message.requestId });
    } else if (message.type === 'clear-ledger') {
      sandbox.ledger = { ...sandbox.ledger, entries: [] };
      await panel.send({ type: 'ledger-stored', requestId: message.requestId });
    } else if (message.type === 'read-answer') {
      await panel.send({ type: 'answer-read', requestId: message.requestId, record: null });
    } else if (message.type === 'store-answer') {
      await panel.send({ type: 'answer-stored', requestId: message.requestId });
    } else if (message.type === 'read-result') {
      await panel.send({ type: 'result-read', requestId: message.requestId, result: null });
    } else if (message.type === 'store-result') {
      await panel.send({ type: 'result-stored', requestId: message.requestId });
    } else if (message.type === 'store-image-job') {
      await panel.send({ type: 'image-job-stored', requestId: message.requestId, isStored: true });
    } else if (message.type === 'renew-lease') {
      const { requestId, panel: name } = message;
      const others = sandbox.isDrawnElsewhere ? ['another'] : [];
      const isHeld = !sandbox.isDrawnElsewhere || message.takesOver;
      const lease = { isHeld, number: 1, live: [name, ...others] };
      await panel.send({ type: 'lease-renewed', requestId, lease });
    } else if (message.type === 'store-pending-picture') {
      const kept = { hash: 'f00d', nodeId: '9:8' };
      await panel.send({ type: 'pending-picture-stored', requestId: message.requestId, layer: kept });
    } else if (message.type === 'read-pending-picture') {
      await panel.send({ type: 'image-read', requestId: message.requestId, bytes: sandbox.photograph });
    } else if (message.type === 'read-image-jobs') {
      const { imageJobs: jobs, offeredJobs: offered } = sandbox;
      await panel.send({ type: 'image-jobs-read', requestId: message.requestId, jobs, offered, taken: [] });
    } else if (message.type === 'take-offered-jobs') {
      const { offeredJobs: jobs } = sandbox;
      await panel.send({ type: 'offered-jobs-taken', requestId: message.requestId, jobs });
    } else if (message.type === 'export-layer') {
      const { requestId } = message;
      await panel.send({ type: 'layer-exported', requestId, name: 'Hero', bytes: onePixel });
    } else if (message.type === 'list-file') {
      const frames = example.frames.map(({ id, name }) => ({ id, name, page: 'Page 1', isOnOpenPage: true }));
      await panel.send({ type: 'file-listed', requestId: message.requestId, frames });
    } else if (message.type === 'read-file-frame') {
      const { requestId, nodeId } = message;
      await panel.send({ type: 'file-frame-read', requestId, snapshot: example.snapshotOf([nodeId]) });
    } else if (message.type === 'read-history') {
      await panel.send({ type: 'history-read', requestId: message.requestId, layers: sandbox.history });
    } else if (message.type === 'read-image') {
      await panel.send({ type: 'image-read', requestId: message.requestId, bytes: sandbox.photograph });
    } else if (message.type === 'read-layer-picture') {
      const { requestId, nodeId } = message;
      await panel.send({ type: 'layer-picture-read', requestId, picture: pictureOf(sandbox, nodeId) });
    } else if (message.type === 'store-image') {
      await panel.send({ type: 'image-stored', requestId: message.requestId, hash: 'f00d' });
    } else if (message.type === 'apply-edit') {
      await panel.send({ type: 'edit-applied', requestId: message.requestId, nodeId: '9:9' });
    }
  };
  const sandbox: FakeSandbox = {
    heard,
    reading: 'answer',
    picture: null,
    surroundings: null,
    codeRecord: '',
    conversation: '',
    ledger: emptyLedger,
    imageJobs: [],
    offeredJobs: [],
    isDrawnElsewhere: false,
    history: [],
    photograph: null,
    send: (message) => panel.send(message),
    async start({ view = 'code', settings = {}, firstRun = false, editor = 'figma' } = {}) {
      await panel.send({
        type: 'panel-started',
        view,
        editor,
        settings: { ...defaultPanelSettings, ...settings },
        keys: (settings.keysKept ?? []).map((service) => ({
          service,
          origin: keyOriginOf({ addresses: settings.addresses ?? {} }, service),
        })),
        firstRun,
        insertAtOnce: false,
        hidden: false,
      });
    },
    async select(...what) {
      const layers = what.map((one) => (typeof one === 'string' ? frameNamed(example, one) : layerOf(one)));
      chosen = layers.filter(({ isFrame }) => isFrame).map(({ id }) => id);
      await panel.send({ type: 'selection-changed', layers, total: layers.length });
    },
  };
  panel.listen((message) => void answer(message));
  return sandbox;
}

/** A PNG. */
const onePixel = encode({ width: 1, height: 1, channels: 3, data: Uint8Array.of(200, 120, 80) });

function frameNamed(example: Example, name: string): SelectedLayer {
  const frame = example.frames.find((one) => one.name === name);
  if (!frame) throw new Error(`The example has no frame named ${name}.`);
  return layerOf({ ...frame, layers: 40 });
}

function layerOf(layer: Partial<SelectedLayer>): SelectedLayer {
  return {
    id: '1:1',
    name: 'Layer',
    type: 'FRAME',
    width: 100,
    height: 100,
    layers: 1,
    more: false,
    isFrame: true,
    takesFill: true,
    frameId: null,
    ...layer,
  };
}

function pictureOf({ history }: FakeSandbox, nodeId: string): LayerPicture | null {
  const own = history.find((one) => one.nodeId === nodeId) ?? null;
  const shown = own?.generations.find(({ id }) => id === own.shows);
  if (!own || !shown?.imageHash) return null;
  return { nodeId, layerName: own.layerName, hash: shown.imageHash, width: 400, height: 300, history: own };
}

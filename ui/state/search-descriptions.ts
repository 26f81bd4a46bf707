/**
 * What a model adds to the Search tab: captions of what the file shows, and embeddings of captions and words. A person
 * starts it and sees before what it costs. What was answered is kept with the file, so only what changed is paid for
 * again. Typed words are embedded too, so that they find what means the same.
 */
import { computed, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import { services } from '#design/services';
import { modelsOf, type PanelSettings } from '#design/settings';
import { captionSide, picturesPerRequest } from '#insight/search/captions';
import {
  captionOf,
  type DescribedItem,
  describeItems,
  type Descriptions,
  noDescriptions,
  planDescriptions,
  vectorKeyOf,
} from '#insight/search/describe-items';
import { type CompactVector, compactVector } from '#insight/search/embeddings';
import { packDescriptions, unpackDescriptions } from '#insight/search/pack-descriptions';
import { describeCancellation } from '#models/cancelled-sentence';
import { estimateEmbedding } from '#models/estimate-cost';
import { findModelFacts } from '#models/model-facts';
import { estimateVisionTokens } from '#models/openai/estimate-image-tokens';
import { formatDollars } from '#models/policy/find-overrun';
import type { EmbeddingModel, ModelUsage, TextModel } from '#models/ports';
import { findVisionLimits } from '#models/vision-limits';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import { count } from '../kit/format-text.ts';
import { type CostRange, estimateTokens } from './estimate-text.ts';
import { canAskModel } from './refine/ask-for-change.ts';
import { receiveText } from './refine/receive-text.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { createTaskRunner } from './task-runner.ts';
import { type Outcome, waitingFor, type Work } from './work.ts';

export interface SearchDescriptions {
  /** Whether the chosen service can be asked for captions and embeddings. */
  readonly isOffered: ReadonlySignal<boolean>;
  /** What is not described yet; `null` until the file is read. */
  readonly missing: ReadonlySignal<MissingDescriptions | null>;
  /** Whether anything can be found by its meaning. */
  readonly isReady: ReadonlySignal<boolean>;
  /** Whether typed words are sent to the service, to find what means the same. */
  readonly isOn: Signal<boolean>;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  /** Increases whenever the index learned something. */
  readonly version: ReadonlySignal<number>;
  readonly start: () => void;
  readonly cancel: () => void;
  /** Takes what is kept of the file, after it was read; `pictures` are digests by the id of their layer. */
  readonly refresh: (pictures: ReadonlyMap<string, string>) => Promise<void>;
  /** Embeddings of what was typed; `null` where none is asked for. Rejects with the sentence of the service. */
  readonly vectorsOf: (texts: readonly string[]) => Promise<readonly (CompactVector | null)[]>;
  /** The same whether or not this file is described; `null` without a key. */
  readonly embedWords: (texts: readonly string[]) => Promise<readonly (CompactVector | null)[]>;
  /** The embedding model; empty where none is chosen. */
  readonly model: ReadonlySignal<string>;
}

export interface MissingDescriptions {
  readonly pictures: number;
  readonly texts: number;
  readonly cost: CostRange;
  /** The models that are asked, for pictures and for texts. */
  readonly models: readonly [text: string, embedding: string];
}

export interface SearchDescriptionNeeds {
  readonly sandbox: SandboxClient;
  readonly pixels: PictureWorkerClient;
  readonly settings: ReadonlySignal<PanelSettings>;
  /** Opens both models for one action. */
  openModels(): Promise<{ readonly text: TextModel; readonly embedding: EmbeddingModel }>;
}

/** Embeddings of typed words that are kept while the panel is open. */
const mostTyped = 100;

export function createSearchDescriptions(needs: SearchDescriptionNeeds): SearchDescriptions {
  const { sandbox, pixels, settings } = needs;
  const isOn = signal(true);
  const known = signal<Descriptions>(noDescriptions);
  const items = signal<readonly DescribedItem[] | null>(null);
  const version = signal(0);
  let isLoaded = false;
  const typed = new Map<string, CompactVector>();
  const runner = createTaskRunner(() => undefined);
  const { work, outcome } = runner;
  const isOffered = computed(
    () =>
      services[settings.value.service].serves.includes('embedding') &&
      services[settings.value.service].serves.includes('text') &&
      modelOf(settings.value) !== '' &&
      canAskModel(settings.value),
  );
  const missing = computed(() =>
    items.value === null ? null : findMissing(items.value, known.value, settings.value),
  );

  async function load(): Promise<void> {
    if (isLoaded) return;
    isLoaded = true;
    // Without what was kept the file can still be described anew.
    const stored = await sandbox.readResult('search').catch(() => null);
    if (stored !== null) known.value = unpackDescriptions(stored);
  }

  /** Tells the index what is known of each item. */
  async function apply(described: readonly DescribedItem[], has: Descriptions): Promise<void> {
    const model = modelOf(settings.peek());
    const entries = described.flatMap((one) => {
      const caption = captionOf(one, has);
      const vector = has.vectors.get(vectorKeyOf(one, has, model) ?? '') ?? null;
      return caption === null && vector === null ? [] : [{ key: one.key, description: { caption, vector } }];
    });
    if (entries.length > 0) await pixels.run('describe', { items: entries });
    version.value += 1;
  }

  async function describeAll(signal: AbortSignal): Promise<string> {
    const described = items.peek() ?? [];
    const models = await needs.openModels();
    const spent: ModelUsage[] = [];
    const warnings: string[] = [];
    const layerOf = new Map(
      described.flatMap(({ key, picture }) => (picture === null ? [] : [[picture, key]])),
    );
    const listener = {
      onWarning: (message: string) => void warnings.push(message),
      onUsage: (usage: ModelUsage) => void spent.push(usage),
    };
    const { undescribed } = await describeItems(described, known.peek(), {
      model: models.embedding.model,
      async openPicture(digest) {
        const { bytes } = await sandbox.exportLayer(layerOf.get(digest) ?? '', captionSide);
        signal.throwIfAborted();
        return { bytes, mime: 'image/png' };
      },
      ask: (request) => receiveText(models.text, request, work, signal, listener),
      embed: (texts) => receiveVectors(models.embedding, texts, signal, { ...listener, work }),
      async keep(added) {
        known.value = join(known.peek(), added);
        await apply(described, known.peek());
        const kept = packDescriptions(known.peek(), described, models.embedding.model);
        await sandbox.storeResult('search', kept).catch(() => {
          warnings.push('What was read is not kept: Figma has no space left on this computer.');
        });
      },
      onProgress({ doing, done, total }) {
        signal.throwIfAborted();
        work.value = { text: doing, done, total };
      },
    });
    const left = undescribed === 0 ? [] : [`${String(undescribed)} images without a description.`];
    return [describeUsage(spent), ...left, ...new Set(warnings)].filter((part) => part !== '').join(' ');
  }

  async function embedWords(texts: readonly string[]): Promise<readonly (CompactVector | null)[]> {
    if (!isOffered.peek()) return texts.map(() => null);
    const nameOf = (text: string) => `${modelOf(settings.peek())}\n${text.trim()}`;
    const unknown = texts.filter((text) => /\p{L}/u.test(text) && !typed.has(nameOf(text)));
    if (unknown.length > 0) {
      const { embedding } = await needs.openModels();
      const listener = { work: null, onWarning: () => undefined, onUsage: () => undefined };
      const words = unknown.map((text) => text.trim());
      const answered = await receiveVectors(embedding, words, new AbortController().signal, listener);
      unknown.forEach((text, index) => {
        const vector = answered.get(index);
        if (vector === undefined) return;
        const [oldest] = typed.keys();
        if (typed.size >= mostTyped && oldest !== undefined) typed.delete(oldest);
        typed.set(nameOf(text), compactVector(vector, embedding.model));
      });
    }
    return texts.map((text) => typed.get(nameOf(text)) ?? null);
  }

  return {
    isOffered,
    missing,
    isReady: computed(() => known.value.vectors.size > 0),
    isOn,
    work,
    outcome,
    version,
    start: () => void runner.run(true, 'Preparing the request', describeAll),
    cancel: () =>
      runner.cancel(
        () =>
          `Cancelled. The partial result is kept. ${describeCancellation(settings.peek().service, 'answer')}`,
      ),
    async refresh(pictures) {
      await load();
      const listed = await pixels.run('list-describable', null);
      const described = listed.map(({ key, item, isPictured }) => ({
        key,
        item,
        picture: isPictured ? (pictures.get(key) ?? null) : null,
      }));
      items.value = described;
      await apply(described, known.peek());
    },
    vectorsOf: async (texts) =>
      isOn.peek() && known.peek().vectors.size > 0 ? embedWords(texts) : texts.map(() => null),
    embedWords,
    model: computed(() => modelOf(settings.value)),
  };
}

function modelOf(settings: PanelSettings): string {
  return modelsOf(settings).embedding;
}

function join(one: Descriptions, other: Descriptions): Descriptions {
  return {
    captions: new Map([...one.captions, ...other.captions]),
    vectors: new Map([...one.vectors, ...other.vectors]),
  };
}

/** Tokens of the instructions, and of one caption. */
const roughTokens = { request: 350, caption: 150 };

function findMissing(
  items: readonly DescribedItem[],
  known: Descriptions,
  settings: PanelSettings,
): MissingDescriptions {
  const { text, embedding } = modelsOf(settings);
  const { pictures, texts } = planDescriptions(items, known, embedding);
  const seen = estimateVisionTokens(
    { width: captionSide, height: captionSide },
    'high',
    findVisionLimits(text),
  );
  const requests = Math.ceil(pictures.length / picturesPerRequest);
  const input = pictures.length * seen + requests * roughTokens.request;
  const captions: CostRange =
    requests === 0
      ? [0, 0]
      : estimateTokens(settings, { input, output: pictures.length * roughTokens.caption * 2 });
  const inputs = texts.map((one) => ({ kind: 'text' as const, text: one }));
  const facts = findModelFacts(embedding, settings.listed[settings.service]);
  const { costUsd } = estimateEmbedding(settings.service, embedding, { inputs }, facts);
  const cost: CostRange =
    captions === null || costUsd === null ? null : [captions[0] + costUsd, captions[1] + costUsd];
  return { pictures: pictures.length, texts: texts.length, cost, models: [text, embedding] };
}

/** What is sent to have the rest described: only what is missing. */
export function describeSentItems({
  pictures,
  texts,
  models: [text, embedding],
}: Pick<MissingDescriptions, 'pictures' | 'texts' | 'models'>): string {
  const sent = [
    ...(pictures > 0 ? [`${count(pictures, 'image')} of frames, components and pictures to ${text}`] : []),
    ...(texts > 0
      ? [`${count(texts, 'text')}${pictures > 0 ? ', with what the images show,' : ''} to ${embedding}`]
      : []),
  ];
  return `Sends ${sent.join(', and ')}. Then what you type is sent to ${embedding} too.`;
}

interface VectorListener {
  readonly work: Signal<Work | null> | null;
  readonly onWarning: (message: string) => void;
  readonly onUsage: (usage: ModelUsage) => void;
}

async function receiveVectors(
  model: EmbeddingModel,
  texts: readonly string[],
  signal: AbortSignal,
  { work, onWarning, onUsage }: VectorListener,
): Promise<ReadonlyMap<number, Float32Array>> {
  const vectors = new Map<number, Float32Array>();
  const inputs = texts.map((text) => ({ kind: 'text' as const, text }));
  for await (const event of model.stream({ inputs }, signal)) {
    if (event.type === 'embedding') vectors.set(event.index, event.vector);
    else if (event.type === 'waiting' && work !== null) work.value = waitingFor(event);
    else if (event.type === 'warning') onWarning(event.message);
    else if (event.type === 'usage') onUsage(event.usage);
    else if (event.type === 'failed') throw new Error(event.failure.message);
  }
  return vectors;
}

function describeUsage(spent: readonly ModelUsage[]): string {
  if (spent.length === 0) return '';
  const tokens = spent.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0);
  const costs = spent.map(({ costUsd }) => costUsd);
  const cost = costs.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
  return `${tokens.toLocaleString('en')} tokens${cost === null ? '' : `, ${formatDollars(cost)}`}.`;
}

/**
 * Has a model describe what is in a library: captions of frames and pictures, and embeddings of all that has words. What
 * it will cost is said before anything is sent. What is answered is kept at once, so a run that ends early goes on where
 * it stopped.
 */
import { existsSync } from 'node:fs';
import { encodePng } from '#design/png';
import { resizePixels } from '#design/resize-pixels';
import type { Pixels } from '#design/pixels';
import type { ModelReport, SearchReport } from '#design/report';
import type { ServiceName } from '#design/services';
import {
  captionSide,
  isWorthDescribing,
  pictureDigestOf,
  picturesPerRequest,
  writeCaptionRequest,
} from '#insight/search/captions';
import type { SearchItem } from '#insight/search/collect-items';
import {
  captionOf,
  type DescribedItem,
  describeItems,
  planDescriptions,
  vectorKeyOf,
} from '#insight/search/describe-items';
import {
  countEmbeddingTokens,
  countTextTokens,
  estimateEmbedding,
  estimateText,
} from '#models/estimate-cost';
import { findModelFacts } from '#models/model-facts';
import { formatCostRange, formatCount } from '../format-estimate.ts';
import type { EmbeddingModel, ModelUsage, TextModel } from '#models/ports';
import type { CommandLine, Terminal } from '../command.ts';
import { drawFrames } from '../draw-frames.ts';
import { readDesignFile, readPixels } from '../index-files.ts';
import { describeFailure, describeWait } from '../service-messages.ts';
import { receiveAnswer } from '../receive-answer.ts';
import { UsageError } from '../usage-error.ts';
import type { Library } from './library.ts';

/** The models of one command. */
export interface SemanticModels {
  readonly service: ServiceName;
  readonly text: TextModel;
  readonly embedding: EmbeddingModel;
}

export interface DescribeOptions {
  readonly line: CommandLine;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
  /** Ends before anything is sent. */
  readonly onlyEstimate: boolean;
}

export interface DescribedLibrary {
  readonly estimate: NonNullable<SearchReport['estimate']>;
  /** What was used; `null` where nothing was asked. */
  readonly model: ModelReport | null;
}

/** Describes everything in the library that is new or has changed. @throws UsageError with the sentence of the service */
export async function describeLibrary(
  library: Library,
  models: SemanticModels,
  options: DescribeOptions,
): Promise<DescribedLibrary> {
  const { terminal, signal } = options;
  const { files, pictures } = await collectFiles(library, models, options);
  const items = files.flatMap((file) => file.items);
  const model = models.embedding.model;
  const known = await library.readDescriptions([...pictures.keys()], []);
  const texts = items.flatMap((one) => vectorKeyOf(one, known, model) ?? []);
  const all = { ...known, vectors: (await library.readDescriptions([], [...new Set(texts)])).vectors };
  const plan = planDescriptions(items, all, model);
  const estimate = estimatePlan(
    plan.pictures.map((digest) => pictureOf(pictures, digest)),
    plan.texts,
    models,
  );
  const isMissing = plan.pictures.length + plan.texts.length > 0;
  if (isMissing) terminal.notify(writeEstimate(estimate));
  if (options.onlyEstimate) return { estimate, model: null };
  const spent: ModelUsage[] = [];
  const onUsage = (usage: ModelUsage) => void spent.push(usage);
  const metered = { service: models.service, model: withUsage(models.text, onUsage) };
  const described = await describeItems(items, all, {
    model,
    openPicture: async (digest) => ({ bytes: pictureOf(pictures, digest), mime: 'image/png' }),
    async ask(request) {
      const received = await receiveAnswer(metered, request, {
        environment: { signal },
        terminal,
        onText: () => null,
      });
      if (received.failure !== null) throw new UsageError(received.failure);
      return received.answer;
    },
    embed: (inputs) => receiveVectors(models, inputs, options, onUsage),
    keep: (added) => library.keepDescriptions(added, model),
    onProgress: ({ doing, done, total }) =>
      terminal.showProgress(`${doing}: ${String(done)} of ${String(total)} …`),
  });
  for (const { path, mark, items: own } of files) {
    const keys = own.map((one) => ({
      nodeId: one.key,
      picture: one.picture,
      caption: captionOf(one, described),
      embedding: vectorKeyOf(one, described, model),
    }));
    await library.describeFile(path, mark, keys);
  }
  if (described.undescribed > 0)
    terminal.notify(`${String(described.undescribed)} images were not described; the next run asks again.`);
  const marks = await library.readDescribed();
  if ([...marks.values()].every((mark) => mark !== null)) await library.removeUnused();
  terminal.showProgress(null);
  return { estimate, model: isMissing ? reportOf(models, spent) : null };
}

/** Embeddings of what was typed; `null` for what has no letters. @throws UsageError with the sentence of the service */
export async function embedQueries(
  texts: readonly string[],
  models: SemanticModels,
  options: Pick<DescribeOptions, 'terminal' | 'signal'>,
): Promise<readonly (Float32Array | null)[]> {
  const asked = texts.flatMap((text, index) => (/\p{L}/u.test(text) ? [index] : []));
  if (asked.length === 0) return texts.map(() => null);
  const words = asked.map((index) => texts[index] ?? '');
  const vectors = await receiveVectors(models, words, options, () => undefined);
  return texts.map((_, index) => vectors.get(asked.indexOf(index)) ?? null);
}

interface FileItems {
  readonly path: string;
  readonly mark: string;
  readonly items: readonly DescribedItem[];
}

/** Reads the files whose descriptions are not those of their content, with small pictures of what is in them. */
async function collectFiles(
  library: Library,
  models: SemanticModels,
  { line, terminal }: DescribeOptions,
): Promise<{ readonly files: readonly FileItems[]; readonly pictures: ReadonlyMap<string, Uint8Array> }> {
  const digests = await library.readDigests();
  const marks = await library.readDescribed();
  const files: FileItems[] = [];
  const pictures = new Map<string, Uint8Array>();
  for (const [path, digest] of digests) {
    const mark = `${digest} ${models.embedding.model}`;
    if (marks.get(path) === mark) continue;
    if (!existsSync(path)) {
      terminal.notify(`"${path}" is gone, so nothing in it is described.`);
      continue;
    }
    terminal.showProgress(`Reading ${path} …`);
    const design = await readDesignFile(path, line, { pictures: true, audit: false }).catch(() => null);
    // What is no design has no items.
    if (design === null || design.frames.length === 0) {
      files.push({ path, mark, items: [] });
      continue;
    }
    const drawn = await drawFrames(design.snapshot, design.assets, terminal);
    const read = async (item: SearchItem): Promise<Pixels | null> => {
      const frame = drawn.get(item.nodeId);
      if (frame !== undefined) return frame.pixels;
      const ref =
        design.exports[item.nodeId] ??
        (item.kind === 'picture' ? design.images[item.pictures[0] ?? ''] : undefined);
      const bytes = ref === undefined ? undefined : design.assets.get(ref.key);
      if (ref === undefined || bytes === undefined) return null;
      if (ref.mime !== 'image/png' && ref.mime !== 'image/jpeg') return null;
      return readPixels(bytes, ref.mime).catch(() => null);
    };
    const items: DescribedItem[] = [];
    for (const item of design.frames.flatMap((frame) => frame.items)) {
      const pixels = isWorthDescribing(item) ? await read(item) : null;
      const small = pixels === null ? null : encodePng(shrink(pixels));
      const picture = small === null ? null : pictureDigestOf(small);
      if (small !== null && picture !== null) pictures.set(picture, small);
      items.push({ key: item.nodeId, item, picture });
    }
    files.push({ path, mark, items });
  }
  terminal.showProgress(null);
  return { files, pictures };
}

function shrink(pixels: Pixels): Pixels {
  const scale = Math.min(1, captionSide / Math.max(pixels.width, pixels.height));
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  return resizePixels(pixels, { width: side(pixels.width), height: side(pixels.height) });
}

function pictureOf(pictures: ReadonlyMap<string, Uint8Array>, digest: string): Uint8Array {
  const bytes = pictures.get(digest);
  if (bytes === undefined) throw new Error('A picture that is to be described was not read.');
  return bytes;
}

async function receiveVectors(
  { service, embedding }: SemanticModels,
  texts: readonly string[],
  { terminal, signal }: Pick<DescribeOptions, 'terminal' | 'signal'>,
  onUsage: (usage: ModelUsage) => void,
): Promise<ReadonlyMap<number, Float32Array>> {
  const vectors = new Map<number, Float32Array>();
  const inputs = texts.map((text) => ({ kind: 'text' as const, text }));
  for await (const event of embedding.stream({ inputs }, signal)) {
    if (event.type === 'embedding') vectors.set(event.index, event.vector);
    if (event.type === 'waiting') terminal.showProgress(describeWait(event));
    if (event.type === 'warning') terminal.notify(event.message);
    if (event.type === 'usage') onUsage(event.usage);
    if (event.type === 'failed') throw new UsageError(describeFailure(event.failure, service));
  }
  return vectors;
}

function withUsage(model: TextModel, onUsage: (usage: ModelUsage) => void): TextModel {
  return {
    service: model.service,
    model: model.model,
    async *stream(request, signal) {
      for await (const event of model.stream(request, signal)) {
        if (event.type === 'usage') onUsage(event.usage);
        yield event;
      }
    },
  };
}

/** The bounds of what the missing descriptions cost. */
function estimatePlan(
  pictures: readonly Uint8Array[],
  texts: readonly string[],
  { service, text, embedding }: SemanticModels,
): DescribedLibrary['estimate'] {
  const facts = findModelFacts(text.model, undefined);
  const requests = Array.from({ length: Math.ceil(pictures.length / picturesPerRequest) }, (_, index) =>
    writeCaptionRequest(
      pictures
        .slice(index * picturesPerRequest, (index + 1) * picturesPerRequest)
        .map((bytes) => ({ bytes, mime: 'image/png' })),
    ),
  );
  const costs = requests.map((request) => {
    const tokens = { input: countTextTokens(request, text.model), output: request.maxOutputTokens ?? 0 };
    return estimateText(service, text.model, tokens, facts);
  });
  const inputs = texts.map((one) => ({ kind: 'text' as const, text: one }));
  const words = estimateEmbedding(
    service,
    embedding.model,
    { inputs },
    findModelFacts(embedding.model, undefined),
  );
  const sum = (values: readonly (number | null)[]) =>
    values.reduce((one, other) => (one === null || other === null ? null : one + other), 0);
  return {
    models: [text.model, embedding.model],
    pictures: pictures.length,
    texts: texts.length,
    inputTokens:
      requests.reduce((count, request) => count + countTextTokens(request, text.model), 0) +
      countEmbeddingTokens({ inputs }),
    lowUsd: sum([...costs.map(({ lowUsd }) => lowUsd), words.lowUsd]),
    highUsd: sum([...costs.map(({ costUsd }) => costUsd), words.costUsd]),
  };
}

function writeEstimate({
  models,
  pictures,
  texts,
  inputTokens,
  lowUsd,
  highUsd,
}: DescribedLibrary['estimate']): string {
  const cost = formatCostRange(lowUsd, highUsd);
  return `${models.join(' and ')}: ${formatCount(pictures, 'image')} and ${formatCount(texts, 'text')} to read, about ${formatCount(inputTokens, 'token')}, ${cost}.`;
}

function reportOf({ service, text }: SemanticModels, spent: readonly ModelUsage[]): ModelReport {
  const costs = spent.map(({ costUsd }) => costUsd);
  return {
    service,
    model: text.model,
    inputTokens: spent.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
    outputTokens: spent.reduce((sum, { outputTokens }) => sum + outputTokens, 0),
    costUsd: costs.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0),
  };
}

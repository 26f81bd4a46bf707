/**
 * Search for what pictures show: the pictures of our examples, whose names say little, with the captions and embeddings of
 * the stand-in, and without. Everything goes the way of a real service; only the words of the captions are known before.
 */
import { openEmbeddingModel } from '#models/open-model';
import type { TextModel } from '#models/ports';
import { readDesign } from '#design/read-design';
import { pictureDigestOf } from '#insight/search/captions';
import { collectItems } from '#insight/search/collect-items';
import {
  captionOf,
  type DescribedItem,
  describeItems,
  noDescriptions,
  vectorKeyOf,
} from '#insight/search/describe-items';
import { compactVector } from '#insight/search/embeddings';
import { openSearchIndex, type SearchIndex } from '#insight/search/search-index';
import { startModelServer } from '../../tests/model-server/start-model-server.ts';
import { type Bench, type Case, type Figure, measureCases } from '../figure.ts';
import { openStandInModel } from '../open-stand-in-model.ts';
import { pictureCaptions, pictureQueries } from '../search/picture-captions.ts';
import { gainOf } from '../search/gain-of.ts';

const prefixLength = 6;

export const searchCaptionsFigure: Figure = {
  id: 'search-captions',
  async compute(bench) {
    const { index, items, refs, bytes } = openPictures(bench);
    const known = new Set(Object.values(refs));
    const plain = rank(index, refs, known, []);
    const server = await startModelServer();
    try {
      const text = openStandInModel(server);
      const embedding = openEmbeddingModel({
        service: 'openai',
        key: 'sk-bench',
        address: server.url,
        textModel: '',
        imageModel: '',
        embeddingModel: 'text-embedding-3-small',
      });
      const embed = async (texts: readonly string[]) => {
        const vectors = new Map<number, Float32Array>();
        const inputs = texts.map((one) => ({ kind: 'text' as const, text: one }));
        for await (const event of embedding.stream({ inputs }, new AbortController().signal))
          if (event.type === 'embedding') vectors.set(event.index, event.vector);
        return vectors;
      };
      let opened: string[] = [];
      const described = await describeItems(items, noDescriptions, {
        model: embedding.model,
        async openPicture(digest) {
          const [ref = '', found = new Uint8Array()] = bytes.get(digest) ?? [];
          opened.push(ref);
          return { bytes: found, mime: 'image/png' };
        },
        ask(request) {
          server.answerWith(JSON.stringify({ captions: opened.map(writeCaption) }));
          opened = [];
          return askWhole(text, request);
        },
        embed,
        keep: () => Promise.resolve(),
        onProgress: () => undefined,
      });
      for (const one of items) {
        const caption = captionOf(one, described);
        const vector = described.vectors.get(vectorKeyOf(one, described, embedding.model) ?? '') ?? null;
        index.describe(one.key, { caption, vector });
      }
      const asked = await embed(pictureQueries.map((query) => query.text));
      const vectors = pictureQueries.map((_, at) =>
        compactVector(asked.get(at) ?? new Float32Array(1), embedding.model),
      );
      const fused = rank(index, refs, known, vectors);
      const share = { unit: 'share', better: 'higher' } as const;
      const what = `nDCG@10 of ${fused.length} queries for what pictures show`;
      return [
        measureCases({ ...share, id: 'search-pictures-plain', title: `${what}, no key`, goal: null }, plain),
        measureCases(
          { ...share, id: 'search-captions', title: `${what}, with the stand-in’s captions`, goal: 0.9 },
          fused,
        ),
      ];
    } finally {
      await server.close();
    }
  },
};

/** Every item of our examples, those of their pictures to be described. */
function openPictures(bench: Bench) {
  const index = openSearchIndex();
  const items: DescribedItem[] = [];
  const refs: Record<string, string> = {};
  const bytes = new Map<string, readonly [ref: string, bytes: Uint8Array]>();
  for (const document of bench.documents) {
    const tree = readDesign(document.takeSnapshot(document.frames));
    for (const frame of tree.frames) {
      const collected = collectItems(frame, tree.components, '');
      const isOurs = (ref: string) => Object.hasOwn(pictureCaptions, ref.slice(0, prefixLength));
      const own = collected.items.map((item) => ({ ...item, nodeId: `${document.name} ${item.nodeId}` }));
      index.replaceFrame({ ...collected, frameId: `${document.name} ${collected.frameId}`, items: own });
      for (const item of own) {
        const ref = item.kind === 'picture' ? item.pictures.find(isOurs) : undefined;
        const found = ref === undefined ? undefined : document.assets.get(ref);
        const digest = found === undefined ? null : pictureDigestOf(found);
        items.push({ key: item.nodeId, item, picture: digest });
        if (ref === undefined || found === undefined || digest === null) continue;
        refs[item.nodeId] = ref.slice(0, prefixLength);
        bytes.set(digest, [ref.slice(0, prefixLength), found]);
      }
    }
  }
  return { index, items, refs, bytes };
}

function writeCaption(ref: string, index: number) {
  const [caption = '', words = ''] = (pictureCaptions[ref] ?? '').split('\n');
  return { picture: index + 1, caption, words: words.split(', ') };
}

/** The answers to each query; a picture that several layers show counts once. */
function rank(
  index: SearchIndex,
  refs: Readonly<Record<string, string>>,
  known: ReadonlySet<string>,
  vectors: readonly Int8Array[],
): readonly Case[] {
  return pictureQueries.map(({ text, grades }, at) => {
    const vector = vectors[at];
    const filters = { kinds: ['picture'] as const };
    const hits = index.search({ text, filters, limit: 50, ...(vector === undefined ? {} : { vector }) });
    const found = [...new Set(hits.flatMap(({ nodeId }) => refs[nodeId] ?? []))];
    const graded = new Map(Object.entries(grades).filter(([ref]) => known.has(ref)));
    return { name: text, value: gainOf(found.slice(0, 10), graded) };
  });
}

async function askWhole(model: TextModel, request: Parameters<TextModel['stream']>[0]): Promise<string> {
  let answer = '';
  for await (const event of model.stream(request, new AbortController().signal)) {
    if (event.type === 'text') answer += event.delta;
    if (event.type === 'failed') throw new Error(event.failure.message);
  }
  return answer;
}

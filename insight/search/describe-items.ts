/**
 * What a model adds to a search: captions of pictures, and embeddings of captions, names and texts. Both are kept by a
 * digest of what they were made of, so only what changed is paid for again. Requests are sent through a port, so the
 * panel and the command line share this.
 */
import type { TextRequest } from '#models/ports';
import type { SearchItem } from './collect-items.ts';
import { type CaptionPicture, picturesPerRequest, readCaptions, writeCaptionRequest } from './captions.ts';
import { type CompactVector, compactVector, embeddingDigestOf, embeddingTextOf } from './embeddings.ts';

/** An item, and the picture that shows it. */
export interface DescribedItem {
  readonly key: string;
  readonly item: Pick<SearchItem, 'name' | 'text' | 'description'>;
  /** The digest of its picture; `null` where it has none that a model should see. */
  readonly picture: string | null;
}

/** Captions by the digest of their picture, vectors by the digest of their text. */
export interface Descriptions {
  readonly captions: ReadonlyMap<string, string>;
  readonly vectors: ReadonlyMap<string, CompactVector>;
}

export const noDescriptions: Descriptions = { captions: new Map(), vectors: new Map() };

/** What is missing for some items. */
export interface DescriptionPlan {
  /** Digests of pictures without a caption. */
  readonly pictures: readonly string[];
  /** Texts to embed; those with a caption that is not written yet have a text of the usual length in its place. */
  readonly texts: readonly string[];
}

/** About as long as a caption is. */
const usualCaption = 'x'.repeat(280);

/** Lists what has to be asked for; nothing where all is known. */
export function planDescriptions(
  items: readonly DescribedItem[],
  known: Descriptions,
  model: string,
): DescriptionPlan {
  const pictures = new Set<string>();
  const texts = new Map<string, string>();
  for (const { item, picture } of items) {
    const isMissing = picture !== null && !known.captions.has(picture);
    if (isMissing) pictures.add(picture);
    const caption = picture === null ? null : (known.captions.get(picture) ?? usualCaption);
    const text = embeddingTextOf(item, caption);
    if (text === null) continue;
    const digest = embeddingDigestOf(model, text);
    if (!known.vectors.has(digest)) texts.set(digest, text);
  }
  return { pictures: [...pictures], texts: [...texts.values()] };
}

export interface DescriptionRun {
  /** The embedding model. */
  readonly model: string;
  openPicture(digest: string): Promise<CaptionPicture>;
  /** The whole answer of a text model; rejects with the sentence of the service. */
  ask(request: TextRequest): Promise<string>;
  /** The vectors of the texts that the model could read, by their position; rejects with the sentence of the service. */
  embed(texts: readonly string[]): Promise<ReadonlyMap<number, Float32Array>>;
  /** Keeps what was answered at once, because it is paid for. */
  keep(added: Descriptions): Promise<void>;
  onProgress(progress: { readonly doing: string; readonly done: number; readonly total: number }): void;
}

export interface DescriptionOutcome extends Descriptions {
  /** Pictures that the model answered nothing about. */
  readonly undescribed: number;
}

/** Texts of one request. */
const textsPerRequest = 512;

/**
 * Asks for what is missing and keeps it piece by piece.
 * @throws what `ask`, `embed` and `openPicture` reject with; what came before is kept
 */
export async function describeItems(
  items: readonly DescribedItem[],
  known: Descriptions,
  run: DescriptionRun,
): Promise<DescriptionOutcome> {
  const captions = new Map(known.captions);
  const vectors = new Map(known.vectors);
  const { pictures } = planDescriptions(items, known, run.model);
  let undescribed = 0;
  for (let at = 0; at < pictures.length; at += picturesPerRequest) {
    run.onProgress({ doing: 'Describing images', done: at, total: pictures.length });
    const digests = pictures.slice(at, at + picturesPerRequest);
    const opened: CaptionPicture[] = [];
    for (const digest of digests) opened.push(await run.openPicture(digest));
    const read = readCaptions(await run.ask(writeCaptionRequest(opened)), digests.length);
    if (read.every((caption) => caption === null))
      throw new Error('The answer of the model could not be read. Try again, or choose another model.');
    const added = new Map<string, string>();
    digests.forEach((digest, index) => {
      const caption = read[index] ?? null;
      if (caption === null) undescribed += 1;
      else added.set(digest, caption);
    });
    for (const [digest, caption] of added) captions.set(digest, caption);
    await run.keep({ captions: added, vectors: new Map() });
  }
  const texts = textsOf(items, { captions, vectors }, run.model);
  for (let at = 0; at < texts.length; at += textsPerRequest) {
    run.onProgress({ doing: 'Reading meanings', done: at, total: texts.length });
    const part = texts.slice(at, at + textsPerRequest);
    const answered = await run.embed(part.map(([, text]) => text));
    const added = new Map<string, CompactVector>();
    part.forEach(([digest], index) => {
      const vector = answered.get(index);
      if (vector !== undefined) added.set(digest, compactVector(vector, run.model));
    });
    for (const [digest, vector] of added) vectors.set(digest, vector);
    await run.keep({ captions: new Map(), vectors: added });
  }
  return { captions, vectors, undescribed };
}

/** Texts without a vector, by their digest. A picture without a caption is found by its name alone. */
function textsOf(
  items: readonly DescribedItem[],
  known: Descriptions,
  model: string,
): readonly (readonly [digest: string, text: string])[] {
  const texts = new Map<string, string>();
  for (const one of items) {
    const text = embeddingTextOf(one.item, captionOf(one, known));
    if (text === null) continue;
    const digest = embeddingDigestOf(model, text);
    if (!known.vectors.has(digest)) texts.set(digest, text);
  }
  return [...texts];
}

/** The caption of an item; `null` where it has none. */
export function captionOf({ picture }: Pick<DescribedItem, 'picture'>, known: Descriptions): string | null {
  return picture === null ? null : (known.captions.get(picture) ?? null);
}

/** The digest of the text by which an item is embedded; `null` where it has no words. */
export function vectorKeyOf(one: DescribedItem, known: Descriptions, model: string): string | null {
  const text = embeddingTextOf(one.item, captionOf(one, known));
  return text === null ? null : embeddingDigestOf(model, text);
}

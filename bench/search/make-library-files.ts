/** The files of a large library: made items, a tenth of them with a picture, a colour and an embedding. */
import type { FrameItems } from '#insight/search/collect-items';
import type { PictureSignature } from '#insight/search/picture-signature';
import type { Library as FileLibrary } from '#cli/library/library';
import { openRandom, type Random } from '../../tests/random-designs/random.ts';
import { type Library, makeLibrary } from './make-library.ts';

/** Items of one file. */
export const itemsPerFile = 5000;
const itemsPerFrame = 50;
/** Every so many items one has a picture. */
const pictured = 10;
export const embeddingModel = 'a-model';
/** Numbers of an embedding. */
const numbers = 256;
/** Queries that are taken from one file. */
const examplesPerFile = 10;

/** A picture, a meaning and a colour that an item of a file has. */
interface Example {
  readonly nodeId: string;
  readonly signature: PictureSignature;
  readonly vector: Int8Array;
  readonly colour: string;
}

export interface MadeFile {
  readonly path: string;
  readonly frames: readonly FrameItems[];
  readonly signatures: ReadonlyMap<string, PictureSignature>;
  /** Embeddings by the id of their item. */
  readonly vectors: ReadonlyMap<string, Int8Array>;
  readonly examples: readonly Example[];
}

export interface MadeFiles extends Pick<Library, 'grades'> {
  readonly files: readonly MadeFile[];
}

/** Makes files with this many items in all. */
export function makeLibraryFiles(count: number): MadeFiles {
  const random = openRandom(18);
  const { frames, grades } = makeLibrary(count, random);
  const framesPerFile = itemsPerFile / itemsPerFrame;
  const files = Array.from({ length: Math.ceil(frames.length / framesPerFile) }, (_, at) => ({
    path: `file-${at}.fig`,
    ...addPictures(frames.slice(at * framesPerFile, (at + 1) * framesPerFile), random),
  }));
  return { files, grades };
}

/** Puts a file with its embeddings into a library, in the place of what was there of it. */
export async function indexFile(library: FileLibrary, file: MadeFile): Promise<void> {
  const { path, frames, signatures, vectors } = file;
  await library.replaceFile({ path, digest: path, frames, signatures });
  await library.keepDescriptions({ captions: new Map(), vectors }, embeddingModel);
  const keys = [...vectors.keys()].map((nodeId) => ({
    nodeId,
    picture: null,
    caption: null,
    embedding: nodeId,
  }));
  await library.describeFile(path, `${path} ${embeddingModel}`, keys);
}

function addPictures(frames: readonly FrameItems[], random: Random): Omit<MadeFile, 'path'> {
  const signatures = new Map<string, PictureSignature>();
  const vectors = new Map<string, Int8Array>();
  const examples: Example[] = [];
  const made = frames.map((frame) => ({
    ...frame,
    items: frame.items.map((item, index) => {
      if (index % pictured !== 0) return item;
      const signature = {
        waves: [random.whole(0, 2 ** 31), random.whole(0, 2 ** 31)] as const,
        places: Array.from({ length: 108 }, () => random.whole(0, 255)),
        ratio: 1,
      };
      const vector = Int8Array.from({ length: numbers }, () => random.whole(-127, 127));
      const colour = `#${Array.from({ length: 3 }, () => random.whole(16, 255).toString(16)).join('')}`;
      signatures.set(item.nodeId, signature);
      vectors.set(item.nodeId, vector);
      examples.push({ nodeId: item.nodeId, signature, vector, colour });
      return { ...item, colours: [[colour, 1] as const] };
    }),
  }));
  return { frames: made, signatures, vectors, examples: examples.slice(0, examplesPerFile) };
}

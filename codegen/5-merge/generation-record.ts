/**
 * What was generated last, kept beside the output as `framewright.lock.json`: the texts to compare with, packed, and
 * a hash of each picture. It is read as untrusted input: a path that leads out of the folder makes it no record.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { decodeBase64, encodeBase64 } from '../base64.ts';

export const recordPath = 'framewright.lock.json';

export interface GenerationRecord {
  /** React or HTML. */
  readonly target: string;
  /** Ids of the frames it was made of. */
  readonly frames: readonly string[];
  readonly files: readonly RecordedFile[];
}

export interface RecordedFile {
  /** Where it was generated to, relative to the output folder. */
  readonly path: string;
  /** Where a developer moved it. */
  readonly at: string | null;
  /** The layer that its first element stands for. */
  readonly node: string | null;
  /** As generated; `null` for a picture. */
  readonly text: string | null;
  readonly hash: string;
}

/** Beyond this a record was forged: no design has so much code. */
const longestText = 64_000_000;

interface Written {
  readonly version: 1;
  readonly target: string;
  readonly frames: readonly string[];
  readonly files: readonly {
    readonly path: string;
    readonly at?: string;
    readonly node?: string;
    readonly hash: string;
  }[];
  /** Bytes of the texts once unpacked. */
  readonly size: number;
  /** Base64 of deflated JSON: the text of each file, `null` for a picture. */
  readonly texts: string;
}

/** The same record gives the same bytes. */
export function writeRecord({ target, frames, files }: GenerationRecord): string {
  const texts = strToU8(JSON.stringify(files.map(({ text }) => text)));
  const written: Written = {
    version: 1,
    target,
    frames,
    files: files.map(({ path, at, node, hash }) => ({
      path,
      ...(at === null ? {} : { at }),
      ...(node === null ? {} : { node }),
      hash,
    })),
    size: texts.length,
    texts: encodeBase64(deflateSync(texts, { level: 9 })),
  };
  return `${JSON.stringify(written, null, 2)}\n`;
}

/** `null` where it is no record of ours. */
export function readRecord(json: string): GenerationRecord | null {
  try {
    const written: unknown = JSON.parse(json);
    if (!isWritten(written)) return null;
    const texts = unpack(written);
    if (texts?.length !== written.files.length) return null;
    const files = written.files.map(({ path, at = null, node = null, hash }, index) => {
      const text = texts[index];
      return { path, at, node, hash, text: typeof text === 'string' ? text : null };
    });
    return { target: written.target, frames: written.frames, files };
  } catch {
    return null;
  }
}

function unpack({ size, texts }: Written): readonly unknown[] | null {
  const packed = decodeBase64(texts);
  if (!packed) return null;
  // The room is what the record says at most, so that a small one cannot fill the memory.
  const unpacked: unknown = JSON.parse(strFromU8(inflateSync(packed, { out: new Uint8Array(size) })));
  return Array.isArray(unpacked) ? unpacked : null;
}

function isWritten(value: unknown): value is Written {
  if (typeof value !== 'object' || value === null) return false;
  const { version, target, frames, files, size, texts } = value as Partial<Record<keyof Written, unknown>>;
  return (
    version === 1 &&
    typeof target === 'string' &&
    Array.isArray(frames) &&
    frames.every((id) => typeof id === 'string') &&
    Array.isArray(files) &&
    files.every(isWrittenFile) &&
    typeof texts === 'string' &&
    Number.isInteger(size) &&
    Number(size) >= 0 &&
    Number(size) <= longestText
  );
}

function isWrittenFile(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { path, at = path, node = '', hash } = value as Readonly<Record<string, unknown>>;
  return isInside(path) && isInside(at) && typeof node === 'string' && typeof hash === 'string';
}

/** A relative path with `/` that stays in its folder on every system. */
export function isInside(path: unknown): path is string {
  return (
    typeof path === 'string' &&
    path.length < 1000 &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..') &&
    !/[\\\0:]/.test(path)
  );
}

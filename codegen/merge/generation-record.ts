/**
 * The record of the last generation, stored beside the output as `framewright.lock.json`: the texts to compare with,
 * and a hash of each picture. Each file has a few lines of its own, in the order of the paths, so that version
 * control shows which files changed and merges two branches that changed different files. It is read as untrusted
 * input: a record with a path outside of the folder is rejected.
 */
import { decodeBase64, encodeBase64 } from '#design/base64';
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

export const recordPath = 'framewright.lock.json';

export interface GenerationRecord {
  /** The id of the target. */
  readonly target: string;
  /** The ids of the frames that were generated. */
  readonly frames: readonly string[];
  readonly files: readonly RecordedFile[];
}

export interface RecordedFile {
  /** The path it was generated to, relative to the output folder. */
  readonly path: string;
  /** The path that a developer moved it to. */
  readonly at: string | null;
  /** The path it was written to instead, because somebody else's file is at its path. @default at its path */
  readonly beside?: string;
  /** The layer of its first element. */
  readonly node: string | null;
  /** The generated text; `null` for a picture. */
  readonly text: string | null;
  readonly hash: string;
}

/** The largest size of all texts in bytes. A larger record was forged, because no design has so much code. */
const maxTextBytes = 64_000_000;
const recordVersion = 2;

/** The content of `framewright.lock.json`. The same record gives the same bytes, in whatever order its files are. */
export function writeRecord({ target, frames, files }: GenerationRecord): string {
  const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
  const written = Object.fromEntries(
    sorted.map(({ path, at, beside, node, text, hash }) => [
      path,
      {
        ...(at === null ? {} : { at }),
        ...(beside === undefined ? {} : { beside }),
        ...(node === null ? {} : { node }),
        ...(text === null ? { hash } : { hash: hashContent(text), text: pack(text) }),
      },
    ]),
  );
  return `${JSON.stringify({ version: recordVersion, target, frames: [...frames].sort(), files: written }, null, 2)}\n`;
}

/** The record in as few bytes as possible, for storage where nobody merges it: all texts are compressed together. */
export function packRecord({ target, frames, files }: GenerationRecord): string {
  const texts = strToU8(JSON.stringify(files.map(({ text }) => text)));
  return JSON.stringify({
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
  });
}

/** Reads a record of this version or the first one, or a compressed one; `null` if it is not a record. */
export function readRecord(json: string): GenerationRecord | null {
  try {
    const written: unknown = JSON.parse(json);
    if (!isObject(written)) return null;
    const { target, frames } = written;
    if (typeof target !== 'string' || !isStringArray(frames)) return null;
    const files = written.version === 1 ? readPacked(written) : readFiles(written);
    return files && { target, frames, files };
  } catch {
    return null;
  }
}

/**
 * Why a lock file cannot be used and what to do, as the rest of a sentence after its name ("… is cut off."); `null`
 * if it can be used.
 */
export function findRecordFault(text: string): string | null {
  if (/^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/m.test(text)) {
    return 'holds both sides of a git merge. Keep either side whole (git checkout --ours, or --theirs), then generate again: it is then written anew.';
  }
  if (readRecord(text) !== null) return null;
  let found: unknown = null;
  try {
    found = JSON.parse(text);
  } catch {
    const isCut = text.trimStart().startsWith('{') && !text.trimEnd().endsWith('}');
    return `is ${isCut ? 'cut off' : 'damaged'}, so nothing tells what you edited. ${recoveryAdvice}`;
  }
  if (isObject(found) && typeof found.version === 'number' && found.version > recordVersion) {
    return 'was written by a newer version of Framewright. Use that version or a later one.';
  }
  return `is damaged, so nothing tells what you edited. ${recoveryAdvice}`;
}

const recoveryAdvice =
  'Restore it from version control, or delete it and generate with --existing beside: every file that is there then counts as yours, and the design’s goes beside it.';

function pack(text: string): string {
  return encodeBase64(deflateSync(strToU8(text), { level: 9 }));
}

/** Decompresses at most as many bytes as the record says, so that a small record cannot fill the memory. */
function unpack(packed: string, size: number): string | null {
  const bytes = decodeBase64(packed);
  if (!bytes) return null;
  const unpacked = inflateSync(bytes, { out: new Uint8Array(size + 1) });
  return unpacked.length === size ? strFromU8(unpacked) : null;
}

function readFiles({ version: written, files }: Fields): readonly RecordedFile[] | null {
  if (written !== recordVersion || !isObject(files)) return null;
  let left = maxTextBytes;
  const read: RecordedFile[] = [];
  for (const [path, file] of Object.entries(files)) {
    if (!isObject(file)) return null;
    const { at = null, beside = null, node = null, text, hash } = file;
    if (
      !isPathInside(path) ||
      !(at === null || isPathInside(at)) ||
      !(beside === null || isPathInside(beside))
    )
      return null;
    if (!(node === null || typeof node === 'string') || typeof hash !== 'string') return null;
    const common = { path, at, node, hash, ...(beside === null ? {} : { beside }) };
    if (text === undefined) {
      read.push({ ...common, text: null });
      continue;
    }
    const size = contentLengthOf(hash);
    if (typeof text !== 'string' || !isSize(size, left)) return null;
    left -= size;
    const unpacked = unpack(text, size);
    // A record that was merged or edited by hand may decompress to a wrong text.
    if (unpacked === null || hashContent(unpacked) !== hash) return null;
    read.push({ ...common, text: unpacked });
  }
  return read;
}

function readPacked({ files, size, texts }: Fields): readonly RecordedFile[] | null {
  if (!Array.isArray(files) || typeof texts !== 'string' || typeof size !== 'number') return null;
  const packed = isSize(size, maxTextBytes) ? unpack(texts, size) : null;
  const unpacked: unknown = packed === null ? null : JSON.parse(packed);
  if (!Array.isArray(unpacked) || unpacked.length !== files.length) return null;
  const read: RecordedFile[] = [];
  for (const [index, file] of files.entries()) {
    if (!isObject(file)) return null;
    const { path, at = null, node = null, hash } = file;
    if (!isPathInside(path) || !(at === null || isPathInside(at))) return null;
    if (!(node === null || typeof node === 'string') || typeof hash !== 'string') return null;
    const text: unknown = unpacked[index];
    read.push({ path, at, node, hash, text: typeof text === 'string' ? text : null });
  }
  return read;
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStringArray(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isSize(size: number, most: number): boolean {
  return Number.isInteger(size) && size >= 0 && size <= most;
}

/** A relative path with `/` that stays in its folder on every system. */
export function isPathInside(path: unknown): path is string {
  return (
    typeof path === 'string' &&
    path.length < 1000 &&
    path.split('/').every((part) => part !== '' && part !== '.' && part !== '..') &&
    !/[\\\0:]/.test(path)
  );
}

/**
 * A short hash of a content: FNV-1a over its bytes, forwards and backwards, and its length. It detects edits. Nobody
 * gains anything by forging it.
 */
export function hashContent(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  let forwards = 0x811c9dc5;
  let backwards = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at += 1) {
    forwards = Math.imul(forwards ^ (bytes[at] ?? 0), 0x01000193);
    backwards = Math.imul(backwards ^ (bytes[bytes.length - 1 - at] ?? 0), 0x01000193);
  }
  return [forwards, backwards, bytes.length]
    .map((part) => (part >>> 0).toString(16).padStart(8, '0'))
    .join('');
}

/** The length in bytes that a hash contains; `NaN` if it is no hash of ours. */
function contentLengthOf(hash: string): number {
  return /^[0-9a-f]{24}$/.test(hash) ? Number.parseInt(hash.slice(16), 16) : Number.NaN;
}

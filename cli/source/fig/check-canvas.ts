/**
 * Checks a canvas before it is decoded: a canvas is a magic word, a version and chunks, of which the first is the
 * schema of the second. Data that would unpack or decode into more than a document is refused here.
 */
import { constants, inflateRawSync } from 'node:zlib';
import { decodeBinarySchema } from 'kiwi-schema';
import { errorCode } from '../../file-system.ts';
import { UsageError } from '../../usage-error.ts';
import { maxUnpackedBytes, tooLargeError } from './read-archive.ts';

/** Bytes of the largest schema; Figma's are 60,000. */
const maxSchemaBytes = 4_000_000;
const headBytes = 12;

/** Refuses data that is not a canvas, is truncated, or is made to fill the memory. */
export function checkCanvas(canvas: Uint8Array, name: string): void {
  const [schema, message] = findChunks(canvas, name);
  checkSchema(inflate(schema, maxSchemaBytes, name), name);
  if (isZstd(message)) {
    if (boundZstd(message) > maxUnpackedBytes) throw tooLargeError(name);
  } else inflate(message, maxUnpackedBytes, name);
}

function findChunks(canvas: Uint8Array, name: string): readonly [Uint8Array, Uint8Array] {
  const view = new DataView(canvas.buffer, canvas.byteOffset, canvas.byteLength);
  const chunks: Uint8Array[] = [];
  for (let offset = headBytes; offset + 4 <= canvas.length;) {
    const length = view.getUint32(offset, true);
    if (length > canvas.length - offset - 4) break;
    chunks.push(canvas.subarray(offset + 4, offset + 4 + length));
    offset += 4 + length;
  }
  const [schema, message] = chunks;
  if (schema === undefined || message === undefined) throw damagedError(name, 'its canvas breaks off');
  return [schema, message];
}

function inflate(chunk: Uint8Array, most: number, name: string): Uint8Array {
  try {
    return inflateRawSync(chunk, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    const code = errorCode(error);
    throw code === 'ERR_BUFFER_TOO_LARGE'
      ? tooLargeError(name)
      : damagedError(name, 'its canvas cannot be unpacked');
  }
}

/** Records without fields take no bytes, so a list of billions of them would. */
function checkSchema(bytes: Uint8Array, name: string): void {
  const schema = decode(bytes, name);
  if (schema.definitions.some(({ kind, fields }) => kind === 'STRUCT' && fields.length === 0)) {
    throw damagedError(name, 'its schema is not one of Figma’s');
  }
}

function decode(bytes: Uint8Array, name: string) {
  try {
    return decodeBinarySchema(bytes);
  } catch {
    throw damagedError(name, 'its schema cannot be read');
  }
}

/** The sentence for a truncated file. */
export function damagedError(name: string, how: string): UsageError {
  return new UsageError(`"${name}" is damaged or incomplete: ${how}.`);
}

function isZstd(chunk: Uint8Array): boolean {
  return [0x28, 0xb5, 0x2f, 0xfd].every((byte, index) => chunk[index] === byte);
}

const blockBytes = 128 * 1024;

/** The most bytes a Zstandard frame can unpack to, by the heads of its blocks (RFC 8878, section 3.1.1). */
function boundZstd(chunk: Uint8Array): number {
  const descriptor = chunk[4] ?? 0;
  const single = (descriptor & 0x20) !== 0;
  const contentSize = [single ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
  let bound = 0;
  for (let offset = 5 + (single ? 0 : 1) + dictionary + contentSize; offset + 3 <= chunk.length;) {
    const head = (chunk[offset] ?? 0) | ((chunk[offset + 1] ?? 0) << 8) | ((chunk[offset + 2] ?? 0) << 16);
    const [kind, size] = [(head >> 1) & 3, head >> 3];
    bound += kind === 2 ? blockBytes : size;
    offset += 3 + (kind === 1 ? 1 : size);
    if ((head & 1) === 1) break;
  }
  return bound;
}

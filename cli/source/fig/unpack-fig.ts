/**
 * The bytes of a `.fig` file in, its decoded message and pictures out, through `openfig-core`. The file may come from
 * anyone: whatever is wrong with it is one sentence.
 */
import type { FigFile } from '#design/fig/fig-file';
import { parseFigBinary } from 'openfig-core';
import { UsageError } from '../../usage-error.ts';
import { checkCanvas, damagedError } from './check-canvas.ts';
import { readArchive } from './read-archive.ts';

/** Both kinds of `.fig`: the canvas alone, as older ones are, and a zip around it. */
export function isFigFile(bytes: Uint8Array): boolean {
  return isZip(bytes) || startsWith(bytes, 'fig-');
}

/**
 * Unpacks a file.
 * @param file What the sentences call it.
 * @param name The document's name where the file does not tell it.
 * @throws UsageError where it is none, or damaged, or far too large.
 */
export function unpackFig(bytes: Uint8Array, file: string, name: string): FigFile {
  if (!isFigFile(bytes))
    throw new UsageError(`"${file}" is not a .fig file${bytes.length === 0 ? ': it is empty' : ''}.`);
  const archive = isZip(bytes)
    ? readArchive(bytes, file)
    : { canvas: bytes, meta: null, images: new Map<string, Uint8Array>() };
  if (!startsWith(archive.canvas, 'fig-')) throw damagedError(file, 'its canvas is not one of Figma’s');
  checkCanvas(archive.canvas, file);
  return {
    name: findName(archive.meta) ?? name,
    message: decode(archive.canvas, file),
    images: archive.images,
  };
}

function decode(canvas: Uint8Array, file: string): FigFile['message'] {
  try {
    const { message } = parseFigBinary(canvas) as { readonly message: unknown };
    // The decoder makes plain objects; what is in them is checked where it is read.
    return message as FigFile['message'];
  } catch {
    throw damagedError(file, 'what is in it cannot be decoded');
  }
}

function findName(meta: Uint8Array | null): string | null {
  try {
    const json: unknown = meta && JSON.parse(new TextDecoder().decode(meta));
    const name = typeof json === 'object' && json !== null && 'file_name' in json ? json.file_name : null;
    return typeof name === 'string' && name !== '' ? name : null;
  } catch {
    return null;
  }
}

function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, 'PK\u0003\u0004');
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return String.fromCharCode(...bytes.subarray(0, text.length)) === text;
}

import { open } from 'node:fs/promises';
import { parse } from 'node:path';
import { findImageFormat, findImageSize } from '#design/image-header';
import { UsageError } from '../usage-error.ts';
import { readBytes } from './read-bytes.ts';
import { looksLikeAddress } from './figma-address.ts';

/** A picture given instead of a design. */
export interface GivenPicture {
  /** The file's name without its ending. */
  readonly name: string;
  /** A PNG. */
  readonly bytes: Uint8Array;
}

const endings = /\.(?:png|jpe?g|webp|gif)$/i;
/** px on a side; what is larger is no picture of a page. */
const maxSide = 16_000;

/** The FILE of a command line, where it is a picture by its ending or its first bytes; `null` where it is a design. */
export async function findPicture(file: string): Promise<GivenPicture | null> {
  if (file === '-' || looksLikeAddress(file)) return null;
  if (!endings.test(file) && !(await hasPictureHeader(file))) return null;
  const bytes = await readBytes(file);
  const size = findImageSize(bytes);
  const format = findImageFormat(bytes);
  if (size === null || format === null || format === 'image/svg+xml' || format === 'image/gif') {
    throw new UsageError(`"${file}" is not an image that can be read; use a PNG, JPEG or WebP.`);
  }
  if (Math.max(size.width, size.height) > maxSide) {
    throw new UsageError(
      `"${file}" is ${size.width} by ${size.height} px; at most ${maxSide} px a side can be read.`,
    );
  }
  const png =
    format === 'image/png' ? await readPng(bytes, file) : await renderAsPng(bytes, format, size, file);
  return { name: parse(file).name, bytes: png };
}

async function hasPictureHeader(file: string): Promise<boolean> {
  const handle = await open(file).catch(() => null);
  if (handle === null) return false;
  try {
    const head = new Uint8Array(16);
    await handle.read(head, 0, head.length, 0).catch(() => null);
    return findImageFormat(head) !== null;
  } finally {
    await handle.close();
  }
}

/** Truncated or damaged data is found only by decoding. */
async function readPng(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  const { readPng } = await import('#design/png');
  try {
    readPng(bytes);
    return bytes;
  } catch {
    throw new UsageError(`"${file}" is damaged: its pixels cannot be read.`);
  }
}

/** Other formats are a browser's to read. */
async function renderAsPng(
  bytes: Uint8Array,
  format: string,
  { width, height }: { readonly width: number; readonly height: number },
  file: string,
): Promise<Uint8Array> {
  const { createChromiumRenderer } = await import('../chromium-renderer.ts');
  const { encode } = await import('fast-png');
  const renderer = createChromiumRenderer();
  if (renderer === null) {
    throw new UsageError(`"${file}" needs a browser to be read, and there is none; use a PNG.`);
  }
  const address = `data:${format};base64,${Buffer.from(bytes).toString('base64')}`;
  const script = `const i=new Image();i.onload=()=>{document.body.append(i);document.body.dataset.ready=''};i.onerror=()=>{document.documentElement.dataset.failed='it cannot be decoded'};i.style.display='block';i.src=${JSON.stringify(address)}`;
  const html = `<!doctype html><body style="margin:0"><script>${script}</script>`;
  try {
    const { signal } = new AbortController();
    const drawn = await renderer.render({ html, width, height, scale: 1 }, signal);
    return encode({ data: drawn.pixels, width: drawn.width, height: drawn.height, channels: 4, depth: 8 });
  } catch {
    throw new UsageError(`"${file}" is damaged: its pixels cannot be read.`);
  } finally {
    await renderer.dispose();
  }
}

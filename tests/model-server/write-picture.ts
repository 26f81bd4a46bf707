/// <reference types="@jsquash/webp/emscripten-types" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import openJpegEncoder from '@jsquash/jpeg/codec/enc/mozjpeg_enc.js';
import { defaultOptions as jpegDefaults } from '@jsquash/jpeg/meta.js';
import openWebPEncoder from '@jsquash/webp/codec/enc/webp_enc.js';
import { defaultOptions as webPDefaults } from '@jsquash/webp/meta.js';
import { initEmscriptenModule } from '@jsquash/webp/utils.js';
import { encode as encodePng } from 'fast-png';

/** The formats a request may ask for as `output_format` (https://platform.openai.com/docs/api-reference/images). */
const pictureFormats = ['png', 'jpeg', 'webp'] as const;

export type PictureFormat = (typeof pictureFormats)[number];

/** The format that a request asks for, PNG where it asks for none. */
export function findFormat({ output_format: asked }: Readonly<Record<string, unknown>>): PictureFormat {
  return pictureFormats.find((format) => format === asked) ?? 'png';
}

/** Rows of pixels with red, green, blue and alpha, 0 to 255 each, alpha not multiplied in. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

const [jpeg, webP] = await Promise.all([
  readProgram('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm').then((program) =>
    initEmscriptenModule(openJpegEncoder, program),
  ),
  readProgram('@jsquash/webp/codec/enc/webp_enc.wasm').then((program) =>
    initEmscriptenModule(openWebPEncoder, program),
  ),
]);

/** The file of a picture, with alpha only where something is see-through; JPEG has none. */
export function writePicture({ width, height, data }: Pixels, format: PictureFormat): Uint8Array {
  if (format === 'png') return encodePng({ width, height, ...withoutNeedlessAlpha(data) });
  if (format === 'jpeg') return jpeg.encode(data, width, height, jpegDefaults);
  const written = webP.encode(data, width, height, { ...webPDefaults, method: 0 });
  if (written === null) throw new Error('The picture does not fit into a WebP.');
  return written;
}

function withoutNeedlessAlpha(data: Uint8Array) {
  const colours = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    if (data[from + 3] !== 255) return { data, channels: 4 };
    for (let channel = 0; channel < 3; channel += 1) colours[to + channel] = data[from + channel] ?? 0;
  }
  return { data: colours, channels: 3 };
}

async function readProgram(name: string): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(createRequire(import.meta.url).resolve(name)));
}

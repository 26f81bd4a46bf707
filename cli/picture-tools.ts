/// <reference types="@jsquash/jpeg/emscripten-types" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import openReader from '@jsquash/jpeg/codec/dec/mozjpeg_dec.js';
import openWriter from '@jsquash/jpeg/codec/enc/mozjpeg_enc.js';
import { defaultOptions } from '@jsquash/jpeg/meta.js';
import type { PictureTools } from '#codegen/assets/resize-picture';
import { invariant } from '#design/invariant';
import type { Pixels } from '#design/pixels';

/** MozJPEG's quality, 0 to 100: higher values look the same and take more bytes. */
const quality = 80;

/** Reads and writes JPEGs by MozJPEG, whose bytes are the same on every machine; its programs are loaded when they are first needed. */
export function createPictureTools(): PictureTools {
  const reader = once(async () => {
    const module: unknown = await openReader(await readProgram('dec/mozjpeg_dec.wasm'));
    // Its own types speak of a browser's ImageData.
    return module as { decode(bytes: Uint8Array, turns: boolean): Pixels | null };
  });
  const writer = once(async () => openWriter(await readProgram('enc/mozjpeg_enc.wasm')));
  return {
    async readJpeg(bytes) {
      provideImageData();
      const picture = (await reader()).decode(Uint8Array.from(bytes), false);
      invariant(picture, 'a JPEG was read as nothing');
      return { width: picture.width, height: picture.height, data: picture.data };
    },
    async writeJpeg({ data, width, height }) {
      return (await writer()).encode(Uint8Array.from(data), width, height, { ...defaultOptions, quality });
    },
    yieldToEventLoop: () => setImmediate(),
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => (made ??= make());
}

/** What an Emscripten module starts with. */
async function readProgram(name: string): Promise<object> {
  const path = createRequire(import.meta.url).resolve(`@jsquash/jpeg/codec/${name}`);
  // A file that cannot be read is reported as a Problem.
  return { noInitialRun: true, wasmBinary: await readFile(path), printErr: () => {} };
}

/** The codec hands its pixels over in the browser's own words, which Node does not have. */
function provideImageData(): void {
  if ('ImageData' in globalThis) return;
  Object.assign(globalThis, {
    ImageData: class {
      readonly data: Uint8ClampedArray;
      readonly width: number;
      readonly height: number;
      constructor(data: Uint8ClampedArray, width: number, height: number) {
        this.data = data;
        this.width = width;
        this.height = height;
      }
    },
  });
}

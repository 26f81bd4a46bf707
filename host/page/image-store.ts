import { readImageHeader } from '../runtime/image-size.ts';

/** What is known of a picture's bytes. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
  readonly mime: string;
}

type KnownImage = Pick<ImageSize, 'width' | 'height'> & { readonly href: string };

/**
 * Pictures of the document by hash: the server has those the document came with, plugins and other windows add more.
 * Bytes are read when they are first drawn or asked for.
 */
export class ImageStore {
  readonly #known = new Map<string, KnownImage | null>();
  readonly #added = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly #loading = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>();
  readonly #address: string;
  readonly #served: Set<string>;
  readonly #exports: ReadonlyMap<string, string>;
  readonly #changed: (hash: string) => void;

  /**
   * `address` is where the server has what belongs to the file, `served` names the hashes it has, `exports` the file of
   * each layer's own export.
   */
  constructor(
    address: string,
    served: readonly string[],
    exports: Readonly<Record<string, string>>,
    changed: (hash: string) => void,
  ) {
    this.#address = address;
    this.#served = new Set(served);
    this.#exports = new Map(Object.entries(exports));
    this.#changed = changed;
  }

  has(hash: string): boolean {
    return this.#served.has(hash) || this.#added.has(hash);
  }

  /** The known data of an image; requests it if it is missing, and reports when it has arrived. */
  peek(hash: string): KnownImage | undefined {
    const known = this.#known.get(hash);
    if (known !== undefined) return known ?? undefined;
    if (this.has(hash) && !this.#loading.has(hash)) {
      void this.load(hash).then(() => {
        this.#changed(hash);
      });
    }
    return undefined;
  }

  /** `null` if the bytes are missing. */
  async load(hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const added = this.#added.get(hash);
    if (added) return added;
    const loading = this.#loading.get(hash) ?? this.#fetch(hash);
    this.#loading.set(hash, loading);
    return loading;
  }

  async #fetch(hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const response = this.#served.has(hash) ? await fetch(this.#imageAddress(hash)) : null;
    if (!response?.ok) {
      this.#known.set(hash, null);
      return null;
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    this.#known.set(hash, { href: this.#imageAddress(hash), ...(await measure(bytes)) });
    return bytes;
  }

  /** A layer of another window shows it, so the server has it. */
  expect(hash: string): void {
    if (this.has(hash)) return;
    this.#served.add(hash);
    this.#known.delete(hash);
    this.#loading.delete(hash);
  }

  add(hash: string, bytes: Uint8Array, size: ImageSize): void {
    const copy = bytes.slice();
    this.#added.set(hash, copy);
    this.#known.set(hash, { ...size, href: URL.createObjectURL(new Blob([copy], { type: size.mime })) });
  }

  exportAddress(id: string): string | undefined {
    const file = this.#exports.get(id);
    return file === undefined ? undefined : `${this.#address}/exports/${encodeURIComponent(file)}`;
  }

  #imageAddress(hash: string): string {
    return `${this.#address}/images/${encodeURIComponent(hash)}`;
  }
}

/** The browser measures WebP and other formats that Figma files may contain. */
async function measure(bytes: Uint8Array<ArrayBuffer>): Promise<{ width: number; height: number }> {
  try {
    const { width, height } = readImageHeader(bytes);
    return { width, height };
  } catch {
    const bitmap = await createImageBitmap(new Blob([bytes])).catch(() => null);
    return bitmap ? { width: bitmap.width, height: bitmap.height } : { width: 100, height: 100 };
  }
}

/** Figma names an image by the SHA-1 of its bytes. */
export function hashOf(bytes: Uint8Array): string {
  const words = new Uint32Array(80);
  const length = ((bytes.length + 8) >> 6) * 64 + 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(length - 4, (bytes.length << 3) >>> 0);
  let [h0, h1, h2, h3, h4] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const turn = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
  for (let block = 0; block < length; block += 64) {
    for (let i = 0; i < 16; i += 1) words[i] = view.getUint32(block + i * 4);
    for (let i = 16; i < 80; i += 1) {
      words[i] = turn(
        (words[i - 3] ?? 0) ^ (words[i - 8] ?? 0) ^ (words[i - 14] ?? 0) ^ (words[i - 16] ?? 0),
        1,
      );
    }
    let [a, b, c, d, e] = [h0, h1, h2, h3, h4];
    for (let i = 0; i < 80; i += 1) {
      const [f, k] =
        i < 20
          ? [(b & c) | (~b & d), 0x5a827999]
          : i < 40
            ? [b ^ c ^ d, 0x6ed9eba1]
            : i < 60
              ? [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
              : [b ^ c ^ d, 0xca62c1d6];
      const next = (turn(a, 5) + f + e + k + (words[i] ?? 0)) | 0;
      [e, d, c, b, a] = [d, c, turn(b, 30), a, next];
    }
    h0 = (h0 + a) | 0;
    h1 = (h1 + b) | 0;
    h2 = (h2 + c) | 0;
    h3 = (h3 + d) | 0;
    h4 = (h4 + e) | 0;
  }
  return [h0, h1, h2, h3, h4].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

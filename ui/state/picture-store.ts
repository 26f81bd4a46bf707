import { type ReadonlySignal, signal, type Signal } from '@preact/signals';
import { findImageFormat, findImageSize, type ImageSize } from '#design/image-header';
import type { SandboxClient } from './sandbox-client.ts';

/** A picture of the document, as a view shows it. */
export interface StoredPicture extends ImageSize {
  readonly bytes: Uint8Array;
  /** A `blob:` address. */
  readonly url: string;
}

export type StoredState = StoredPicture | 'reading' | 'gone';

/** Pictures of the document by hash, read when they are first looked at. */
export interface PictureStore {
  get(hash: string): ReadonlySignal<StoredState>;
  /** @throws Error with a plain sentence where the file has it no more */
  open(hash: string): Promise<StoredPicture>;
}

/** The pictures in memory; the least recently used is released first. */
const maxPictures = 150;

export function createPictureStore(sandbox: Pick<SandboxClient, 'readImage'>): PictureStore {
  const kept = new Map<string, Signal<StoredState>>();
  const get = (hash: string): Signal<StoredState> => {
    const known = kept.get(hash);
    const found = known ?? signal<StoredState>('reading');
    // Moves it to the end, as the most recently used.
    kept.delete(hash);
    kept.set(hash, found);
    if (!known) void read(hash, found);
    return found;
  };
  const read = async (hash: string, into: Signal<StoredState>): Promise<StoredPicture | null> => {
    const bytes = await sandbox.readImage(hash).catch(() => null);
    const size = bytes && findImageSize(bytes);
    const mime = bytes && findImageFormat(bytes);
    if (!bytes || !size || !mime) {
      into.value = 'gone';
      return null;
    }
    const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: mime }));
    const stored = { bytes, url, ...size };
    into.value = stored;
    evictOldest(kept);
    return stored;
  };
  return {
    get,
    async open(hash) {
      const found = get(hash);
      const stored = typeof found.value === 'object' ? found.value : await read(hash, found);
      if (!stored) throw new Error('This image is no longer in the file.');
      return stored;
    },
  };
}

function evictOldest(kept: Map<string, Signal<StoredState>>): void {
  for (const [hash, { value }] of kept) {
    if (kept.size <= maxPictures) return;
    kept.delete(hash);
    if (typeof value === 'object') URL.revokeObjectURL(value.url);
  }
}

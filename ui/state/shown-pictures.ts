/** The pictures of this session as tiles show them: previews and finished pictures. */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { ModelImage } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { DrawnPicture } from '#visuals/2-draw/draw-image';

export interface ShownPicture {
  /** Of its spec. */
  readonly id: string;
  readonly image: ModelImage;
  /** A `blob:` address of the picture. */
  readonly url: string;
  /** Its prompt. */
  readonly words: string;
  /** `null` for a preview of a picture that is still being drawn. */
  readonly drawn: DrawnPicture | null;
}

export interface ShownPictures {
  /** The newest first. */
  readonly all: ReadonlySignal<readonly ShownPicture[]>;
  /** Shows a picture, or a better preview of it. */
  show(spec: ImageSpec, image: ModelImage, drawn: DrawnPicture | null): void;
  /** Removes previews that will never be finished. */
  keepOnly(isWanted: (picture: ShownPicture) => boolean): void;
}

/** The pictures in memory; all finished pictures are in the document. */
const maxPictures = 60;

export function createShownPictures(): ShownPictures {
  const all = signal<readonly ShownPicture[]>([]);
  const change = (next: readonly ShownPicture[]) => {
    const urls = new Set(next.map(({ url }) => url));
    for (const { url } of all.peek()) if (!urls.has(url)) URL.revokeObjectURL(url);
    all.value = next;
  };
  return {
    all,
    show(spec, image, drawn) {
      const url = URL.createObjectURL(new Blob([Uint8Array.from(image.bytes)], { type: image.mime }));
      const shown = { id: spec.id, image, url, words: spec.words, drawn };
      const isThere = all.peek().some(({ id }) => id === spec.id);
      // A better preview stays at the same position.
      change(
        isThere
          ? all.peek().map((one) => (one.id === spec.id ? shown : one))
          : [shown, ...all.peek()].slice(0, maxPictures),
      );
    },
    keepOnly(isWanted) {
      if (!all.peek().every(isWanted)) change(all.peek().filter(isWanted));
    },
  };
}

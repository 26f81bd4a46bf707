/** Reference pictures: layers of the canvas, and files that were dropped or pasted. Their bytes lie in the document. */
import { type ReadonlySignal, signal } from '@preact/signals';
import { findImageFormat, findImageSize } from '#design/image-header';
import type { ReferencePicture } from '#design/generation';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import { maxFileBytes } from './read-given-picture.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { sentenceOf } from './work.ts';

export type ReferenceRole = 'style' | 'subject' | 'palette';

export interface PanelReference extends ReferencePicture {
  readonly role: ReferenceRole;
  readonly name: string;
  /** A `blob:` address of the picture. */
  readonly url: string;
  /** `#rrggbb`, what there is most of first; empty until they were counted. */
  readonly colours: readonly string[];
}

export interface ImageReferences {
  readonly all: ReadonlySignal<readonly PanelReference[]>;
  /** Why the last one could not be taken; empty where it could. */
  readonly mistake: ReadonlySignal<string>;
  readonly addFiles: (files: readonly File[]) => void;
  readonly addLayer: (nodeId: string) => void;
  readonly change: (hash: string, role: ReferenceRole) => void;
  readonly remove: (hash: string) => void;
}

export interface ReferencesNeeds {
  readonly sandbox: SandboxClient;
  readonly pixels: PictureWorkerClient;
  /** Whether the service accepts reference pictures. */
  readonly takesPictures: () => boolean;
}

/** Pictures that go along with one request: https://platform.openai.com/docs/api-reference/images/createEdit */
const maxReferences = 16;
/** px; what Figma keeps. */
const maxSide = 4096;

export function createReferences({ sandbox, pixels, takesPictures }: ReferencesNeeds): ImageReferences {
  const all = signal<readonly PanelReference[]>([]);
  const mistake = signal('');

  async function add(name: string, bytes: Uint8Array): Promise<void> {
    const mime = findImageFormat(bytes);
    if (mime !== 'image/png' && mime !== 'image/jpeg')
      throw new Error(`"${name}" is neither a PNG nor a JPEG. Export it as one of them.`);
    const size = findImageSize(bytes);
    if (size === null || Math.max(size.width, size.height) > maxSide)
      throw new Error(`"${name}" is broken, or larger than ${maxSide.toLocaleString('en')} px a side.`);
    if (all.peek().length >= maxReferences)
      throw new Error(`A request can have at most ${maxReferences} images.`);
    const hash = await sandbox.storeImage(bytes);
    if (all.peek().some((one) => one.hash === hash)) return;
    const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: mime }));
    // Colours are sent as text, so they also help services without reference pictures.
    const role = takesPictures() ? 'style' : 'palette';
    all.value = [...all.peek(), { hash, mime, role, name, url, colours: [] }];
    const colours = await pixels.run('palette', { bytes, mime, ...size });
    all.value = all.peek().map((one) => (one.hash === hash ? { ...one, colours } : one));
  }

  const attempt = (work: () => Promise<void>) => {
    mistake.value = '';
    work().catch((error: unknown) => (mistake.value = sentenceOf(error)));
  };

  return {
    all,
    mistake,
    addFiles: (files) =>
      attempt(async () => {
        for (const file of files) {
          if (file.size > maxFileBytes) throw new Error(`"${file.name}" is larger than 20 MB.`);
          await add(file.name, new Uint8Array(await file.arrayBuffer()));
        }
      }),
    addLayer: (nodeId) =>
      attempt(async () => {
        const { name, bytes } = await sandbox.exportLayer(nodeId);
        await add(name, bytes);
      }),
    change(hash, role) {
      all.value = all.peek().map((one) => (one.hash === hash ? { ...one, role } : one));
    },
    remove(hash) {
      const gone = all.peek().find((one) => one.hash === hash);
      if (gone) URL.revokeObjectURL(gone.url);
      all.value = all.peek().filter((one) => one !== gone);
    },
  };
}

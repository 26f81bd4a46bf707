import type { AssetBytes } from '#design/snapshot';
import type { ModelFailure } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { SandboxClient } from './sandbox-client.ts';

/** The pictures that a spec names; `null` where one of them is no longer in the document. */
export async function readNamedPictures(
  sandbox: SandboxClient,
  { references = [], mask }: ImageSpec,
): Promise<AssetBytes | null> {
  const found = new Map<string, Uint8Array>();
  for (const { hash } of [...references, ...(mask == null ? [] : [mask])]) {
    const bytes = await sandbox.readImage(hash);
    if (bytes === null) return null;
    found.set(hash, bytes);
  }
  return found;
}

/** What becomes of a spec whose pictures are gone. */
export const pictureGone: ModelFailure = {
  kind: 'request-refused',
  message: 'A picture to go by is no longer in the file, so nothing was sent. Add it again.',
  retryable: false,
  retryAfterMs: null,
  mayBeBilled: false,
  requestId: null,
  status: null,
};

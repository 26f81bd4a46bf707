import type { AssetRef } from '#design/snapshot';
import type { ReadSession } from './read-selection.ts';

/** Sends one picture and waits until the panel has taken it. */
export async function sendAsset(asset: AssetRef, bytes: Uint8Array, session: ReadSession): Promise<void> {
  const taken = session.request.taken(asset.key);
  session.send({ type: 'asset-read', requestId: session.request.id, asset, bytes });
  await taken;
}

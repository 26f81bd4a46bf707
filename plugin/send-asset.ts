import type { AssetRef } from '#design/snapshot';
import type { Reading } from './read-selection.ts';

/** Sends one picture and waits until the panel has taken it. */
export async function sendAsset(asset: AssetRef, bytes: Uint8Array, reading: Reading): Promise<void> {
  const taken = reading.request.taken(asset.key);
  reading.send({ type: 'asset-read', requestId: reading.request.id, asset, bytes });
  await taken;
}

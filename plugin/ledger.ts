/** The ledger of what was asked and paid, beside the settings in Figma's client storage on this computer. */
import { emptyLedger, type Ledger } from '#design/ledger';

const place = 'ledger';

/** Everything kept so far. */
export async function openLedger(): Promise<Ledger> {
  const stored = (await figma.clientStorage.getAsync(place)) as Partial<Ledger> | undefined;
  return { ...emptyLedger, ...stored };
}

/** Keeps a ledger in the place of the one before. */
export function saveLedger(ledger: Ledger): Promise<void> {
  return figma.clientStorage.setAsync(place, ledger);
}

/**
 * A mark of the open file for its budget. Figma tells plugins a file's name, not its key, and a name is nobody's
 * business in a ledger, so a hash of it stands for it (FNV-1a over its UTF-16 units).
 */
export function markOfFile(): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < figma.root.name.length; at += 1) {
    hash = Math.imul(hash ^ figma.root.name.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

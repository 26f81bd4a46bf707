/** The ledger of what was asked and paid, beside the settings in Figma's client storage on this computer. */
import { emptyLedger, type Ledger } from '#design/ledger';
import { getFileId } from './file-identity.ts';

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

/** A mark of the open file for its budget: a name is nobody's business in a ledger. */
export function markOfFile(): Promise<string> {
  return getFileId();
}

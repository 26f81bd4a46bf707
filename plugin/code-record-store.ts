/** The last code that a person took away of a frame, kept in the frame itself. */
import { readLongEntry, writeLongEntry } from './long-entry.ts';
import { PlainError } from './plain-error.ts';
import { findNode } from './nodes.ts';

const dataKey = 'code-record';
/** UTF-16 units. A record travels to everyone who opens the file, so the largest are not kept. */
const maxLength = 1_800_000;
/** Parts were once counted, under names of their own. */
const formerPartKey = (part: number) => `${dataKey}-${part}`;

/** Packed; empty where none is kept, or the frame is gone. */
export async function readCodeRecord(frameId: string): Promise<string> {
  const frame = await findNode(frameId);
  if (!frame) return '';
  const former = countFormerParts(frame);
  if (former === 0) return readLongEntry(frame, dataKey);
  let record = '';
  for (let part = 0; part < former; part += 1) record += frame.getPluginData(formerPartKey(part));
  return record;
}

/** Takes the place of the former record; throws a plain sentence where it is too long, and then none is kept. */
export async function storeCodeRecord(frameId: string, record: string): Promise<void> {
  const frame = await findNode(frameId);
  if (!frame) return;
  const former = countFormerParts(frame);
  for (let part = 0; part < former; part += 1) frame.setPluginData(formerPartKey(part), '');
  const isKept = record.length <= maxLength;
  writeLongEntry(frame, dataKey, isKept ? record : '');
  if (!isKept)
    throw new PlainError('This code is too long to be kept in the file, so Changes has nothing to compare.');
}

function countFormerParts(frame: BaseNode): number {
  const text = frame.getPluginData(dataKey);
  return /^\d{1,2}$/.test(text) && frame.getPluginData(formerPartKey(0)) !== '' ? Number(text) : 0;
}

/** The last code that a person took away of a frame, kept in the frame itself. */
import { readLongEntry, writeLongEntry } from './long-entry.ts';
import { PlainError } from './plain-error.ts';
import { findNode } from './select-layers.ts';

const place = 'code-record';
/** UTF-16 units. A record travels to everyone who opens the file, so the largest are not kept. */
const longest = 1_800_000;
/** Parts were once counted, under names of their own. */
const formerPart = (part: number) => `${place}-${part}`;

/** Packed; empty where none is kept, or the frame is gone. */
export async function readCodeRecord(frameId: string): Promise<string> {
  const frame = await findNode(frameId);
  if (!frame) return '';
  const former = countFormer(frame);
  if (former === 0) return readLongEntry(frame, place);
  let record = '';
  for (let part = 0; part < former; part += 1) record += frame.getPluginData(formerPart(part));
  return record;
}

/** Takes the place of the former record; throws a plain sentence where it is too long, and then none is kept. */
export async function keepCodeRecord(frameId: string, record: string): Promise<void> {
  const frame = await findNode(frameId);
  if (!frame) return;
  const former = countFormer(frame);
  for (let part = 0; part < former; part += 1) frame.setPluginData(formerPart(part), '');
  const isKept = record.length <= longest;
  writeLongEntry(frame, place, isKept ? record : '');
  if (!isKept)
    throw new PlainError('This code is too long to be kept in the file, so Changes has nothing to compare.');
}

function countFormer(frame: BaseNode): number {
  const text = frame.getPluginData(place);
  return /^\d{1,2}$/.test(text) && frame.getPluginData(formerPart(0)) !== '' ? Number(text) : 0;
}

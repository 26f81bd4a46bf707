import { keepRecord, readRecord } from './frame-record.ts';

const place = 'code-record';

/** The code that was last taken away of a frame, packed; empty where none was. */
export function readCodeRecord(frameId: string): Promise<string> {
  return readRecord(place, frameId);
}

/** Keeps the code that a person took away of a frame in the frame itself. */
export function keepCodeRecord(frameId: string, record: string): Promise<void> {
  return keepRecord(place, frameId, record);
}

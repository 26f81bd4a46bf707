import { keepRecord, readRecord } from './frame-record.ts';

const place = 'conversation';

/** What was asked of a frame's code, packed; empty where nothing was. */
export function readConversation(frameId: string): Promise<string> {
  return readRecord(place, frameId);
}

/** Keeps what was asked of a frame's code in the frame itself. */
export function keepConversation(frameId: string, record: string): Promise<void> {
  return keepRecord(place, frameId, record);
}

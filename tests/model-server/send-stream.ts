import type { ServerResponse } from 'node:http';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { findCut, type StreamFault } from './faults.ts';
import type { WireEvent } from './wire.ts';

export interface Sending {
  readonly fault: StreamFault | null;
  /** Milliseconds between two events, so that a person can watch. */
  readonly pace: number;
  /** Chat completions have no event names, and end with `[DONE]`. @default false */
  readonly chunks?: boolean;
  /** Told when nothing more will come though the line stays open. */
  readonly fallSilent: () => void;
  /** Waited for by an answer that is held back on the way. */
  readonly letGo: () => Promise<void>;
}

/** Sends events as server-sent events, and breaks them in the way the fault says. */
export async function sendStream(
  response: ServerResponse,
  events: readonly WireEvent[],
  { fault, pace, chunks = false, fallSilent, letGo }: Sending,
): Promise<void> {
  const stops = fault === 'stall' || fault === 'truncated' || fault === 'reset';
  // Half of the events have some answer among them and the last event not.
  const sent = stops ? events.slice(0, Math.min(Math.ceil(events.length / 2), events.length - 1)) : events;
  const write = (event: WireEvent) => (chunks ? chunkOf(event) : textOf(event, fault));
  if (fault === 'held' || fault === 'joined') {
    if (fault === 'held') await letGo();
    return void response.end(sent.map(write).join('') + (chunks ? 'data: [DONE]\n\n' : ''));
  }
  response.flushHeaders();
  const end = findCut(fault);
  if (end !== null) {
    const whole = Buffer.from(sent.map(write).join(''));
    return void response.end(whole.subarray(0, end % whole.length));
  }
  for (const event of sent) {
    if (response.destroyed) return;
    for (const piece of piecesOf(write(event), fault)) {
      await writePiece(response, piece);
      if (fault === 'split') await setImmediate();
    }
    if (pace > 0) await setTimeout(pace);
  }
  if (fault === 'stall') return fallSilent();
  if (fault === 'reset') {
    // Lets what was written leave before the line goes dead.
    await setImmediate();
    response.destroy();
    return;
  }
  response.end(chunks && !stops ? 'data: [DONE]\n\n' : undefined);
}

async function writePiece(response: ServerResponse, piece: Uint8Array): Promise<void> {
  if (response.write(piece)) return;
  await new Promise<void>((resolve) => {
    response.once('drain', resolve);
    response.once('close', resolve);
  });
}

/** OpenRouter keeps the line alive with comments. */
function chunkOf({ type: _type, ...chunk }: WireEvent): string {
  return `: OPENROUTER PROCESSING\n\ndata: ${JSON.stringify(chunk)}\n\n`;
}

function piecesOf(text: string, fault: StreamFault | null): readonly Uint8Array[] {
  const bytes = Buffer.from(text);
  if (fault !== 'split') return [bytes];
  // Seven bytes end inside names, numbers, base64 and letters of more than one byte alike.
  const size = bytes.length > 20_000 ? Math.ceil(bytes.length / 50) : 7;
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

function textOf(event: WireEvent, fault: StreamFault | null): string {
  const isAnswer = /delta$|completed$/.test(event.type);
  const data = fault === 'malformed' && isAnswer ? '{"type":"response.outp' : JSON.stringify(event);
  if (fault === 'crlf') return `: keep-alive\r\nevent: ${event.type}\r\ndata: ${data}\r\n\r\n`;
  if (fault === 'error-unnamed') return `data: ${data}\n\n`;
  return `event: ${event.type}\ndata: ${data}\n\n`;
}

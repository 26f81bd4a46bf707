/**
 * The part of the host inside the sandbox: runs before the plugin's code in the same QuickJS, removes the two functions
 * that the page added to the global scope, and adds Figma's globals.
 */
import { Globals } from './api/globals.ts';
import { figmaObject, emitHostEvent } from './api/figma.ts';
import type { HostEvent } from './bridge.ts';
import { makeNode } from './make-node.ts';
import { packValue, unpackValue } from './pack-value.ts';
import { type SendToHost, Session } from './session.ts';

interface Scope {
  hostSend?: SendToHost;
  hostDeliver?: (text: string, ...buffers: ArrayBuffer[]) => void;
  [name: string]: unknown;
}

const scope = globalThis as unknown as Scope;
const send = scope.hostSend;
delete scope.hostSend;
if (!send) throw new Error('the page left no way out of the sandbox');

const session = new Session(send, makeNode);
const figma = figmaObject(session);
const globals = new Globals(session);

const { html, htmlByName } = session.start;
Object.defineProperty(scope, 'figma', { value: figma.figma });
Object.defineProperty(scope, '__html__', { value: html });
Object.defineProperty(scope, '__uiFiles__', { value: htmlByName ?? {} });
globals.install(scope);

/** The page removes this function before the plugin's code runs. */
scope.hostDeliver = (text, ...buffers) => {
  const event = unpackValue({ text, buffers }) as HostEvent;
  if (event.type === 'work-done') session.finishWork(event);
  else if (session.closed) return;
  else if (event.type === 'timer-fired') globals.fire(event.id);
  else if (event.type === 'code-asked') answerCode(event);
  else emitHostEvent(figma, session, event);
};

function answerCode(event: Extract<HostEvent, { type: 'code-asked' }>): void {
  const answer = (value: object): void => {
    const { text, buffers } = packValue({ answer: event.ticket, ...value });
    send?.(text, buffers);
  };
  figma.code.answer(event).then(
    (results) => {
      answer({ results });
    },
    (error: unknown) => {
      answer({ error: error instanceof Error ? error.message : String(error) });
    },
  );
}

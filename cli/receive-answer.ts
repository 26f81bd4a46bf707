import type { FailureKind, TextRequest } from '#models/ports';
import type { Terminal } from './command.ts';
import { describeFailure, describeWait, notifyWhenCancelled } from './service-messages.ts';
import type { TextService } from './open-text-service.ts';

/** One answer, complete or partial, and what interrupted it. */
export interface ReceivedAnswer {
  readonly answer: string;
  readonly failure: string | null;
  /** Whether the model had the question: it began to answer, or would not. */
  readonly wasAsked: boolean;
}

/** How an answer ends that a model was asked for. */
const finalFailures: ReadonlySet<FailureKind> = new Set<FailureKind>([
  ...(['content-blocked', 'stream-cut', 'answer-unreadable', 'answer-too-long', 'timed-out'] as const),
]);

export interface ReceiveOptions {
  readonly environment: { readonly signal: AbortSignal };
  readonly terminal: Terminal;
  /** Receives each piece; returns the progress in words, or `null` if it has not changed. */
  readonly onText: (delta: string, answer: string) => string | null;
}

/** Asks a model and waits for its answer; @throws the signal's reason where it is interrupted */
export async function receiveAnswer(
  { service, model }: TextService,
  request: TextRequest,
  { environment, terminal, onText }: ReceiveOptions,
): Promise<ReceivedAnswer> {
  let answer = '';
  terminal.showProgress(`Waiting for ${model.model} …`);
  const finish = notifyWhenCancelled(service, 'answer', environment.signal, terminal);
  try {
    for await (const event of model.stream(request, environment.signal)) {
      if (event.type === 'text') {
        answer += event.delta;
        const words = onText(event.delta, answer);
        if (words !== null) terminal.showProgress(`${words} …`);
      }
      if (event.type === 'waiting') terminal.showProgress(describeWait(event));
      if (event.type === 'warning') terminal.notify(event.message);
      if (event.type === 'failed') {
        const wasAsked = answer !== '' || finalFailures.has(event.failure.kind);
        return { answer, failure: describeFailure(event.failure, service), wasAsked };
      }
    }
  } finally {
    finish();
  }
  environment.signal.throwIfAborted();
  return { answer, failure: null, wasAsked: true };
}

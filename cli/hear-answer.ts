import type { FailureKind, TextRequest } from '#models/ports';
import type { Terminal } from './command.ts';
import { explainFailure } from './explain-failure.ts';
import type { TextService } from './open-text-service.ts';
import { tellWhenCancelled } from './tell-when-cancelled.ts';
import { writeWaiting } from './write-waiting.ts';

/** One answer as far as it came, and what stopped it. */
export interface HeardAnswer {
  readonly answer: string;
  readonly failure: string | null;
  /** Whether the model had the question: it began to answer, or would not. */
  readonly wasAsked: boolean;
}

/** How an answer ends that a model was asked for. */
const ends: ReadonlySet<FailureKind> = new Set<FailureKind>([
  ...(['content-blocked', 'stream-cut', 'answer-unreadable', 'answer-too-long', 'timed-out'] as const),
]);

export interface Hearing {
  readonly environment: { readonly signal: AbortSignal };
  readonly terminal: Terminal;
  /** Takes each piece as it comes; answers the words for what the model is at, `null` where it is still at the same. */
  readonly onText: (delta: string, answer: string) => string | null;
}

/** Asks a model and waits for its answer; @throws the signal's reason where it is interrupted */
export async function hearAnswer(
  { service, model }: TextService,
  request: TextRequest,
  { environment, terminal, onText }: Hearing,
): Promise<HeardAnswer> {
  let answer = '';
  terminal.showProgress(`Waiting for ${model.model} …`);
  const finish = tellWhenCancelled(service, 'answer', environment.signal, terminal);
  try {
    for await (const event of model.stream(request, environment.signal)) {
      if (event.type === 'text') {
        answer += event.delta;
        const words = onText(event.delta, answer);
        if (words !== null) terminal.showProgress(`${words} …`);
      }
      if (event.type === 'waiting') terminal.showProgress(writeWaiting(event));
      if (event.type === 'warning') terminal.tell(event.message);
      if (event.type === 'failed') {
        const wasAsked = answer !== '' || ends.has(event.failure.kind);
        return { answer, failure: explainFailure(event.failure, service), wasAsked };
      }
    }
  } finally {
    finish();
  }
  environment.signal.throwIfAborted();
  return { answer, failure: null, wasAsked: true };
}

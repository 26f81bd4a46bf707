import { services } from '#design/services';
import { hideSecrets } from '../hide-secrets.ts';
import { modelFailure } from '../model-failure.ts';
import type { FailureKind, ModelFailure } from '../ports.ts';
import type { SdNextConnection } from './connection.ts';

/** The state of the request that failed. */
interface Asked {
  readonly connection: SdNextConnection;
  readonly model: string;
}

/** A page cannot tell whether nothing answers or the server rejects pages, so the sentence covers both. */
const unreachableFromPanel =
  'SD.Next cannot be reached. Start it, and beside it "framewright relay"; write the address and the key that it prints in Settings.';

/** The failure of a request that got no answer. */
export function unansweredFailure(asked: Asked, timedOut: boolean): ModelFailure {
  return write(timedOut ? 'timed-out' : 'unreachable', asked, null, null);
}

const kindByStatus: Readonly<Record<number, FailureKind>> = {
  401: 'key-refused',
  403: 'forbidden',
  404: 'unreachable',
  429: 'rate-limited',
};

/** The failure that an answer reports; a status of `null` means a success without a picture. */
export function sdNextFailure(
  status: number | null,
  body: Readonly<Record<string, unknown>>,
  asked: Asked,
): ModelFailure {
  const words = [body['detail'], body['error'], body['body']].find(
    (word): word is string => typeof word === 'string' && word !== '',
  );
  if (status === null) return write('answer-unreadable', asked, words ?? null, status);
  // A 404 with a message concerns a sampler or a model; one without comes from another program.
  if (status === 404 && words !== undefined) return write('request-refused', asked, words, status);
  return write(
    kindByStatus[status] ?? (status >= 500 ? 'service-down' : 'request-refused'),
    asked,
    words ?? null,
    status,
  );
}

function write(kind: FailureKind, { connection, model }: Asked, words: string | null, status: number | null) {
  const facts = {
    service: services.sdnext.title,
    model,
    words: words === null ? null : hideSecrets(words, connection.key),
  };
  // A person's own server bills nothing.
  const failure = modelFailure(kind, facts, { mayBeBilled: false, status });
  return kind === 'unreachable' ? { ...failure, message: unreachableFromPanel } : failure;
}

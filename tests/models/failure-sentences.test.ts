import { expect, it } from 'vitest';
import { modelFailure } from '#models/model-failure';
import type { FailureKind } from '#models/ports';

/** Every kind of failure, so that a new one is not forgotten. */
const kinds: Readonly<Record<FailureKind, true>> = {
  'key-missing': true,
  'address-missing': true,
  'address-unsafe': true,
  'key-refused': true,
  forbidden: true,
  'model-unknown': true,
  'rate-limited': true,
  'quota-used-up': true,
  'request-refused': true,
  'content-blocked': true,
  'too-large': true,
  'service-down': true,
  unreachable: true,
  'timed-out': true,
  'stream-cut': true,
  'answer-unreadable': true,
  'answer-too-long': true,
  'service-unsupported': true,
  'over-budget': true,
  'no-longer-stored': true,
};

it('has a sentence of its own for each kind of failure', () => {
  const facts = { service: 'OpenAI', model: 'gpt-5.4', words: 'Because', retryAfterMs: 5000 };
  // A record's own keys are the kinds it was typed with.
  const sentences = (Object.keys(kinds) as FailureKind[]).map((kind) => modelFailure(kind, facts).message);
  expect(new Set(sentences).size).toBe(sentences.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^]*\.$/);
});

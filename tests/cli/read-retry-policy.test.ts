import { expect, it } from 'vitest';
import { readRetryPolicy } from '../../cli/read-service-settings.ts';

it.each([
  [{ FRAMEWRIGHT_MAX_WAIT: '7' }, 7_000],
  [{ FRAMEWRIGHT_PATIENCE: '7' }, 7_000],
  [{ FRAMEWRIGHT_MAX_WAIT: '0', FRAMEWRIGHT_PATIENCE: '7' }, 0],
  [{}, 120_000],
])(
  'reads the longest wait for a rate limit from %o, also under its former name',
  (environment, milliseconds) => {
    expect(readRetryPolicy(environment).longestWaitMs).toBe(milliseconds);
  },
);

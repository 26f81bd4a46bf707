/** Unusable input or usage. The message is one plain sentence, the exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

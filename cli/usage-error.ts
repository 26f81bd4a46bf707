/** Input or usage that cannot be worked with; the message is one plain sentence, the exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The person pressed Ctrl+C. */
export class InterruptError extends Error {
  // What `fetch` and the services' SDKs take for a cancellation.
  override readonly name = 'AbortError';

  constructor() {
    super('Interrupted; nothing was written.');
  }
}

/** The person pressed Ctrl+C. */
export class InterruptError extends Error {
  // The name by which `fetch` and the services' SDKs recognize a cancel.
  override readonly name = 'AbortError';

  constructor() {
    super('Interrupted; nothing was written.');
  }
}

/** What OpenAI keeps beside responses: files, batches, conversations. */
/** A file as it was sent. */
export interface KeptFile {
  readonly id: string;
  readonly purpose: string;
  readonly text: string;
}

/** One batch, as far as it is. */
export interface Batch {
  readonly id: string;
  readonly inputFileId: string;
  readonly endpoint: string;
  readonly metadata: unknown;
  /** Lines that failed, as soon as it is completed. */
  failed: number;
  /** Looks until it is completed: validating, in_progress, finalizing. */
  looksLeft: number;
  isCancelled: boolean;
  outputFileId: string | null;
  errorFileId: string | null;
}

/** All stored objects. */
export interface StoredObjects {
  readonly files: Map<string, KeptFile>;
  readonly batches: Map<string, Batch>;
  readonly conversations: Map<string, object[]>;
  /** The lines that failed once, and do so no more. */
  readonly failedOnce: Set<string>;
}

export const createStoredObjects = (): StoredObjects => ({
  files: new Map(),
  batches: new Map(),
  conversations: new Map(),
  failedOnce: new Set(),
});

/** A request to these addresses. */
export interface StoredObjectsRequest {
  readonly method: string;
  /** Below the version. */
  readonly path: string;
  readonly body: Record<string, unknown>;
  /** Answers one line of a batch. */
  readonly answerLine: (url: string, body: Record<string, unknown>) => object;
}

export type StoredObjectsAnswer =
  | { readonly kind: 'json'; readonly body: object }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'missing'; readonly message: string };

/** An answer in JSON. */
export const json = (body: object): StoredObjectsAnswer => ({ kind: 'json', body });
/** The answer where a thing is not kept. */
export const missing = (what: string, id: string): StoredObjectsAnswer => ({
  kind: 'missing',
  message: `No such ${what}: '${id}'`,
});

/** Keeps a text as a file. */
export function keepFile(storedObjects: StoredObjects, purpose: string, text: string): KeptFile {
  const file = { id: `file-${storedObjects.files.size + 1}`, purpose, text };
  storedObjects.files.set(file.id, file);
  return file;
}

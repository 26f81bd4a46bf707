import type { Readable } from 'node:stream';

/** The document as the page gets it: REST JSON and what that points at. */
export interface HostDocument {
  /** Shown where the JSON has no name of its own. */
  readonly name: string;
  /** REST JSON of a file, of nodes or of one node; a function is asked anew for every page that opens it. */
  readonly json:
    string | Uint8Array | (() => Readable | ReadableStream<Uint8Array> | Promise<string | Uint8Array>);
  /**
   * JSON of `GET /v1/files/:key/variables/local`.
   * @default null
   */
  readonly variables?: string | null;
  /**
   * Image fills the document has bytes of, by `imageRef`.
   * @default []
   */
  readonly images?: readonly string[];
  /** Bytes of one of `images`; `null` where they are gone. */
  readonly readImage?: (ref: string) => Promise<Uint8Array | null>;
  /**
   * Figma's own exports by node id, as the file names that `readExport` takes (`1-2.svg`, `1-2.png`).
   * @default {}
   */
  readonly exports?: Readonly<Record<string, string>>;
  readonly readExport?: (file: string) => Promise<Uint8Array | null>;
}

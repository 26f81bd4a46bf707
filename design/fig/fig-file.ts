/**
 * A `.fig` file, unpacked but not understood: the decoded message of its canvas, which is a flat list of node changes
 * in Figma's own names, and the pictures that lay beside it. All of it is untrusted data.
 */
import type { Fields } from '../read/fields.ts';
import type { SnapshotVariables } from '../snapshot.ts';

export interface FigFile {
  /** The document's name. */
  readonly name: string;
  /** The root of the decoded message: `nodeChanges` and `blobs`. */
  readonly message: Fields;
  /** The files of `images/`, by the hash that names them. */
  readonly images: ReadonlyMap<string, Uint8Array>;
}

/** A `.fig` file in the words of Figma's REST API. */
export interface FigDesign {
  /** As `GET /v1/files/:key?geometry=paths` answers. */
  readonly answer: FigAnswer;
  /** As `meta` of `GET /v1/files/:key/variables/local`; `null` where the file has none. */
  readonly variables: SnapshotVariables | null;
  /** Image fills by `imageRef`. */
  readonly images: ReadonlyMap<string, Uint8Array>;
}

export interface FigAnswer {
  readonly name: string;
  readonly document: JsonNode;
  readonly components: Readonly<Record<string, object>>;
  readonly componentSets: Readonly<Record<string, object>>;
  readonly styles: Readonly<Record<string, object>>;
  /** Sets of variants of libraries, which REST does not tell: the file keeps copies of them out of sight. */
  readonly librarySets: readonly JsonNode[];
}

/** A node in REST's names, before `openDocument` has checked it. */
export type JsonNode = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly children?: readonly JsonNode[];
};

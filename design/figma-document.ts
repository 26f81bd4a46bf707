import type { RestNode, SnapshotComponent, SnapshotComponentSet, SnapshotStyle } from './snapshot.ts';

/** A whole document of Figma's REST API, from any of its endpoints. */
export interface FigmaDocument {
  readonly name: string;
  /** In the document's order; one page without id and name where the source has only nodes. */
  readonly pages: readonly FigmaPage[];
  /** Main components by node id, as far as the source contains them. */
  readonly components: Readonly<Record<string, SnapshotComponent>>;
  /** Component sets by node id. */
  readonly componentSets: Readonly<Record<string, SnapshotComponentSet>>;
  /** Sets of variants of libraries, as far as the source keeps copies of them out of sight. @default none */
  readonly librarySets?: readonly RestNode[];
  /** Shared styles by the id that nodes refer to. */
  readonly styles: Readonly<Record<string, SnapshotStyle>>;
}

export interface FigmaPage {
  readonly id: string | null;
  readonly name: string | null;
  readonly nodes: readonly RestNode[];
}

/**
 * What is read out of Figma before anything is understood: the REST JSON of the chosen frames and, by name,
 * everything that JSON only points at. Plain JSON; the bytes travel beside it in `AssetBytes`.
 */
import type { LocalVariable, LocalVariableCollection, Node } from '@figma/rest-api-spec';

/** One node of Figma's REST JSON, the only input language of the project. */
export type RestNode = Node;

export interface Snapshot {
  /** The document's name, as the title bar shows it. */
  readonly documentName: string;
  /** The chosen frames, in the order in which they were chosen. */
  readonly frames: readonly SnapshotFrame[];
  /** Main components by node id, as far as the file tells them. */
  readonly components: Readonly<Record<string, SnapshotComponent>>;
  /** Component sets by node id. */
  readonly componentSets: Readonly<Record<string, SnapshotComponentSet>>;
  /** Styles by the id that nodes refer to. */
  readonly styles: Readonly<Record<string, SnapshotStyle>>;
  /** `null` where the source has no variables; then bound names cannot be told. */
  readonly variables: SnapshotVariables | null;
  /** Image fills by `imageRef`. A ref without an entry has no bytes. */
  readonly images: Readonly<Record<string, AssetRef>>;
  /** Figma's own export of single nodes by node id. */
  readonly exports: Readonly<Record<string, AssetRef>>;
  /** Of the sets in use: each used variant and the same control in its other states. @default none */
  readonly variants?: readonly SnapshotVariant[];
  /** The layers that patterns repeat, by node id. @default none */
  readonly sources?: Readonly<Record<string, RestNode>>;
  /** Layers that Figma could not export though they are in the file. @default none */
  readonly unread?: readonly UnreadLayer[];
}

export interface UnreadLayer {
  readonly id: string;
  readonly name: string;
  /** What was done about it, as the end of a sentence. */
  readonly instead: string;
}

/** One variant of a component set, drawn. */
export interface SnapshotVariant {
  readonly setId: string;
  readonly node: RestNode;
}

export interface SnapshotFrame {
  readonly id: string;
  readonly name: string;
  /** The page the frame lies on, where the source tells it. */
  readonly page: string | null;
  readonly node: RestNode;
  /** Figma's own picture of the frame. */
  readonly picture: FramePicture | null;
}

export interface FramePicture {
  readonly asset: AssetRef;
  /** Device pixels per design pixel. */
  readonly scale: number;
}

export interface SnapshotComponent {
  readonly name: string;
  readonly key: string;
  readonly description: string;
  readonly componentSetId: string | null;
}

export interface SnapshotComponentSet {
  readonly name: string;
  readonly key: string;
  readonly description: string;
}

export interface SnapshotStyle {
  readonly name: string;
  readonly kind: 'FILL' | 'TEXT' | 'EFFECT' | 'GRID';
}

/** The `meta` of `GET /v1/files/:key/variables/local`. */
export interface SnapshotVariables {
  readonly variables: Readonly<Record<string, LocalVariable>>;
  readonly variableCollections: Readonly<Record<string, LocalVariableCollection>>;
}

export type AssetMime =
  'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml' | 'video/mp4' | 'video/webm';

/** A picture, named; its bytes are `AssetBytes.get(key)`. */
export interface AssetRef {
  /** The content hash Figma gives an image, or `<node id>.<format>` for an export. Unique in one Snapshot. */
  readonly key: string;
  readonly mime: AssetMime;
  /** What it shows, for who does not see it, where how it was made says so. @default none */
  readonly alt?: string;
  /** The picture that it is a smaller file of, by key. @default none */
  readonly smallerOf?: string;
  /** Pixels for each px it is drawn at, where a smaller file stands beside it for screens of fewer. @default 1 */
  readonly density?: 2;
}

/** The bytes beside a Snapshot or a generated project, by `AssetRef.key`. */
export type AssetBytes = ReadonlyMap<string, Uint8Array>;

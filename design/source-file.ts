import type { AssetRef } from './snapshot.ts';

/** One file of a generated project; `path` is relative, with `/`, and never leaves the output folder. */
export type SourceFile = TextFile | AssetFile;

export interface TextFile {
  readonly kind: 'text';
  readonly path: string;
  readonly text: string;
  /** The design nodes behind a line (1-based), for jumping between code and canvas; empty for files no layer made. */
  readonly lines: readonly LineOrigin[];
}

export interface LineOrigin {
  readonly line: number;
  readonly nodeIds: readonly string[];
}

export interface AssetFile {
  readonly kind: 'asset';
  readonly path: string;
  /** Its bytes are in the `AssetBytes` that travel with the result. */
  readonly asset: AssetRef;
}

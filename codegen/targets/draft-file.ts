import type { AssetFile } from '#design/source-file';

/** A file with its final content, before Prettier formats it. */
export type DraftFile = DraftText | AssetFile;

export interface DraftText {
  readonly kind: 'text';
  readonly path: string;
  readonly text: string;
  /** Whether it stays as it was printed. Other files are formatted in the language of their path. */
  readonly isVerbatim: boolean;
  /** The layers of each opening tag in source order; `null` if no layers belong to the file. */
  readonly tags: readonly TagLayers[] | null;
}

/** The layers of an opening tag: those of its element, or those of the element that it makes for each row of a list. */
export type TagLayers = readonly string[] | TagRows;

export interface TagRows {
  readonly rows: readonly (readonly string[])[];
  /** Code for the index of the current row. */
  readonly index: string;
}

/** A style sheet. */
export function stylesheetFile(path: string, text: string): DraftText {
  return { kind: 'text', path, text, isVerbatim: false, tags: null };
}

/** A file that needs no formatting. */
export function plainTextFile(path: string, text: string): DraftText {
  return { kind: 'text', path, text, isVerbatim: true, tags: null };
}

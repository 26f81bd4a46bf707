import type { AssetFile } from '#design/source-file';

/** A file whose content is decided but not yet laid out. */
export type DraftFile = DraftText | AssetFile;

export interface DraftText {
  readonly kind: 'text';
  readonly path: string;
  readonly text: string;
  /** Whether it stays as it was printed. Other files are formatted in the language of their path. */
  readonly isVerbatim: boolean;
  /** The layers of each opening tag in source order; `null` where no layer is behind a file. */
  readonly tags: readonly TagLayers[] | null;
}

/** The layers behind an opening tag: of the one element it makes, or of the element it makes of each row of a list. */
export type TagLayers = readonly string[] | TagRows;

export interface TagRows {
  readonly rows: readonly (readonly string[])[];
  /** Code for the place of the row at hand. */
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

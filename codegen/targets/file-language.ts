import type { Fingerprints, SyntaxUnitTree } from '../merge/three-way/syntax-unit.ts';
import type { TextEdit } from '../merge/text-edits.ts';
import type { RepairContext, RepairedFile } from '../model/author/repair/repaired-file.ts';

/** A language that generated files are written in: all that depends on the syntax of a file, and on nothing else. */
export interface FileLanguage {
  /** Whether the file at this path is written in it. */
  matches(path: string): boolean;
  /** Whether its files can import others. */
  readonly hasImports: boolean;
  /** Whether its files declare components, so that one line can make several elements of a page. */
  readonly declaresComponents: boolean;
  /** A text as the compiler printed it, in Prettier's style. */
  formatDraft(text: string): Promise<string>;
  /** A text as a model wrote it, in Prettier's style; throws where it cannot be parsed. */
  formatAnswer(path: string, text: string): Promise<string>;
  /** The offsets at which the names of opening tags end, in source order. */
  findTagNameEnds(text: string): readonly number[];
  /** The syntax tree that merging compares; `null` where the text cannot be parsed. */
  readSyntaxUnits(path: string, text: string, fingerprints: Fingerprints): SyntaxUnitTree | null;
  /** A file of a model's answer with its mistakes repaired and unsafe code removed. */
  repairAnswer(text: string, context: RepairContext): RepairedFile;
  /** The edits that replace a visible text by another one; empty where the file does not have it. */
  replaceText(path: string, text: string, replacement: TextReplacement): readonly TextEdit[];
}

/** A visible text of a page, without white space around it, and the text that replaces it. */
export interface TextReplacement {
  readonly written: string;
  readonly wanted: string;
}

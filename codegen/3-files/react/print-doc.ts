import { type builders, printer } from 'prettier/doc';

/** What prettier's own printer breaks into lines: https://github.com/prettier/prettier/blob/main/commands.md */
export type Doc = builders.Doc;

/** The lines of a document as prettier's defaults have them. */
export function printDoc(doc: Doc): string {
  return printer.printDocToString(doc, { printWidth: 80, tabWidth: 2, useTabs: false }).formatted;
}

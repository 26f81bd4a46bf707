import type { PieceTree, Prints } from './piece.ts';
import { readPage } from './read-page.ts';
import { readScript } from './read-script.ts';
import { readSheet } from './read-sheet.ts';

/** The pieces of a text by the language of its file; `null` where it does not parse, or has no parts. */
export function readPieces(path: string, text: string, prints: Prints): PieceTree | null {
  if (/\.(?:[cm]?[jt]sx?|json)$/.test(path)) return readScript(path, text, prints);
  if (path.endsWith('.css')) return readSheet(text, prints);
  return /\.html?$/.test(path) ? readPage(text, prints) : null;
}

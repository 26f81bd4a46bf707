/** `data-node-id` is nobody's edit: a merge goes without, and what comes out is marked again. */
import { applyEdits } from '../text-edits.ts';
import { matchPieces } from './pieces/match-pieces.ts';
import { createPrints, piecesIn, type Piece } from './pieces/piece.ts';
import { readPieces } from './pieces/read-pieces.ts';

const mark = / data-node-id=(?:"[^"]*"|\{\[[^\]]*\]\[\w+\]\})/g;

export function withoutMarks(text: string): string {
  return text.replace(mark, '');
}

/** Marks a merged text as the new generation was marked; what a developer added has no layer. */
export function putMarks(path: string, text: string, marked: string): string {
  const plain = withoutMarks(marked);
  if (plain === marked) return text;
  if (plain === text) return marked;
  const prints = createPrints();
  const [from, to, source] = [plain, text, marked].map((each) => readPieces(path, each, prints));
  if (!from || !to || !source) return text;
  const matches = matchPieces(from.root, to.root);
  const originals = elementsIn(source.root);
  const edits = elementsIn(from.root).flatMap((element, index) => {
    const tag = matches.after(element)?.parts[0];
    const original = originals[index]?.parts[0];
    const found = original ? markAt(marked, original.to) : '';
    return tag && found !== '' ? [{ from: tag.to, to: tag.to, text: found }] : [];
  });
  return applyEdits(text, edits);
}

/** The mark that stands right behind the name of a tag. */
function markAt(text: string, at: number): string {
  const here = new RegExp(mark.source, 'y');
  here.lastIndex = at;
  return here.exec(text)?.[0] ?? '';
}

function elementsIn(root: Piece): readonly Piece[] {
  return [...piecesIn(root)].filter(({ kind }) => kind === 'element');
}

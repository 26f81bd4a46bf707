/** Three versions of one text file become one. */
import { matchPieces } from './pieces/match-pieces.ts';
import { createPrints } from './pieces/piece.ts';
import { planChanges } from './changes/plan-changes.ts';
import { printMerged } from './changes/print-merged.ts';
import { readPieces } from './pieces/read-pieces.ts';

export interface TextVersions {
  /** The last generation. */
  readonly base: string;
  /** What the developer made of it. */
  readonly mine: string;
  /** The new generation. */
  readonly next: string;
}

export interface MergedText {
  readonly text: string;
  /** What the design wanted and could not be told beside the code, as in JSON. */
  readonly untold: readonly string[];
}

/** `null` where one of the versions cannot be read, so that nobody can tell what changed. */
export function mergeText(path: string, { base, mine, next }: TextVersions): MergedText | null {
  if (base === next || mine === next) return { text: mine, untold: [] };
  if (mine === base) return { text: next, untold: [] };
  const prints = createPrints();
  const [was, own, now] = [base, mine, next].map((text) => readPieces(path, text, prints));
  if (!was || !own || !now) return null;
  const versions = { mine: matchPieces(was.root, own.root), next: matchPieces(was.root, now.root) };
  const plan = planChanges(was.root, now.root, { ...versions, nextText: next });
  const { text, untold } = printMerged(own.root, { ...versions, plan, mineText: mine, nextText: next });
  return { text, untold: untold.map(({ theirs }) => theirs) };
}

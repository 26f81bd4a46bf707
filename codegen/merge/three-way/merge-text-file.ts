/**
 * Merges one text file of three versions: the last generation, the developer's version and the new generation. Paths
 * and names were aligned before. It returns text and conflicts, and decides nothing about files that are missing.
 */
import { problem, type Problem } from '#design/problem';
import { formatTypeScript } from '../../targets/format-with-prettier.ts';
import { repairMergedScript } from '../repair-merged-script.ts';
import { applyEdits } from '../text-edits.ts';
import { computeMergeEdits } from './compute-merge-edits.ts';
import { matchSyntaxUnits } from './match-syntax-units.ts';
import { printMergedText } from './print-merged-text.ts';
import { readSyntaxUnits } from './read-syntax-units.ts';
import { createFingerprints, type SyntaxUnit, walkSyntaxUnits } from './syntax-unit.ts';

export interface TextFileVersions {
  /** `null` if the last generation did not have the file. */
  readonly base: string | null;
  /** `null` if the folder does not have the file. */
  readonly mine: string | null;
  readonly next: string;
}

export interface MergedTextFile {
  readonly text: string;
  /** False if the versions could not be merged and the developer's version stays. */
  readonly isMerged: boolean;
  readonly problems: readonly Problem[];
}

/** Merges one file of the new generation with the developer's version. */
export async function mergeTextFile(file: string, versions: TextFileVersions): Promise<MergedTextFile> {
  const { base, mine, next } = versions;
  if (base === null || mine === null || mine === next) return { text: next, isMerged: true, problems: [] };
  const merged = mergeText(file, { base, mine, next });
  if (merged === null) return { text: mine, isMerged: false, problems: [] };
  const problems = merged.unmarkedConflicts.map((designText) =>
    problem('merge-conflict', null, { file, line: 1, detail: `yours stands; the design has ${designText}` }),
  );
  return { text: await formatMerged(file, merged.text, { base, mine, next }), isMerged: true, problems };
}

/** Formats the whole file if the developer's version was formatted by Prettier, else only the new lines. */
async function formatMerged(
  file: string,
  text: string,
  { base, mine, next }: Readonly<Record<'base' | 'mine' | 'next', string>>,
): Promise<string> {
  if (text === mine || text === next || !/\.[jt]sx?$/.test(file)) return text;
  const repaired = repairMergedScript(file, text, { generated: [next, base], mine });
  return (await formatTypeScript(mine)) === mine ? formatTypeScript(repaired) : repaired;
}

/** The three versions of one text file. */

export interface TextVersions {
  /** The last generation. */
  readonly base: string;
  /** The developer's version. */
  readonly mine: string;
  /** The new generation. */
  readonly next: string;
}

export interface MergedText {
  readonly text: string;
  /** The design's version of conflicts that cannot be written as comments, as in JSON. */
  readonly unmarkedConflicts: readonly string[];
}

/** `null` if one of the versions cannot be parsed, so that the changes are unknown. */
function mergeText(path: string, { base, mine, next }: TextVersions): MergedText | null {
  if (base === next || mine === next) return { text: mine, unmarkedConflicts: [] };
  if (mine === base) return { text: next, unmarkedConflicts: [] };
  const fingerprints = createFingerprints();
  const [was, own, now] = [base, mine, next].map((text) => readSyntaxUnits(path, text, fingerprints));
  if (!was || !own || !now) return null;
  const versions = { mine: matchSyntaxUnits(was.root, own.root), next: matchSyntaxUnits(was.root, now.root) };
  const edits = computeMergeEdits(was.root, now.root, { ...versions, nextText: next });
  const { text, unmarkedConflicts } = printMergedText(own.root, {
    ...versions,
    edits,
    mineText: mine,
    nextText: next,
  });
  return { text, unmarkedConflicts: unmarkedConflicts.map(({ designText }) => designText) };
}

/** `data-node-id` attributes are not edits. A merge removes them first and adds them again later. */

const nodeIdAttribute = / data-node-id=(?:"[^"]*"|\{\[[^\]]*\]\[\w+\]\})/g;

export function withoutNodeIds(text: string): string {
  return text.replace(nodeIdAttribute, '');
}

/** Adds the node ids of the new generation to a merged text. Elements that a developer added get none. */
export function restoreNodeIds(path: string, text: string, marked: string): string {
  const plain = withoutNodeIds(marked);
  if (plain === marked) return text;
  if (plain === text) return marked;
  const fingerprints = createFingerprints();
  const [from, to, source] = [plain, text, marked].map((each) => readSyntaxUnits(path, each, fingerprints));
  if (!from || !to || !source) return text;
  const matches = matchSyntaxUnits(from.root, to.root);
  const originals = elementsIn(source.root);
  const edits = elementsIn(from.root).flatMap((element, index) => {
    const tag = matches.counterpartOf(element)?.parts[0];
    const original = originals[index]?.parts[0];
    const found = original ? nodeIdAt(marked, original.to) : '';
    return tag && found !== '' ? [{ from: tag.to, to: tag.to, text: found }] : [];
  });
  return applyEdits(text, edits);
}

/** The attribute right after the name of a tag. */
function nodeIdAt(text: string, at: number): string {
  const here = new RegExp(nodeIdAttribute.source, 'y');
  here.lastIndex = at;
  return here.exec(text)?.[0] ?? '';
}

function elementsIn(root: SyntaxUnit): readonly SyntaxUnit[] {
  return [...walkSyntaxUnits(root)].filter(({ kind }) => kind === 'element');
}

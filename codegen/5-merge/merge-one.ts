import { problem, type Problem } from '#design/problem';
import { formatSource } from '../3-files/format/format-source.ts';
import { mergeText } from './merge-text.ts';
import { settleScript } from './settle/settle-script.ts';

export interface FileVersions {
  /** `null` where the last generation did not have the file. */
  readonly base: string | null;
  /** `null` where it is not there. */
  readonly mine: string | null;
  readonly next: string;
}

export interface MergedFile {
  readonly text: string;
  /** Unset where the two could not be made one, and the developer's stands. */
  readonly isMerged: boolean;
  readonly problems: readonly Problem[];
}

/** One file of the new generation, with what the developer did to it. */
export async function mergeOne(file: string, versions: FileVersions): Promise<MergedFile> {
  const { base, mine, next } = versions;
  if (base === null || mine === null || mine === next) return { text: next, isMerged: true, problems: [] };
  const merged = mergeText(file, { base, mine, next });
  if (merged === null) return { text: mine, isMerged: false, problems: [] };
  const problems = merged.untold.map((theirs) =>
    problem('merge-conflict', null, { file, line: 1, detail: `yours stands; the design has ${theirs}` }),
  );
  return { text: await tidy(file, merged.text, { base, mine, next }), isMerged: true, problems };
}

/** As the developer keeps it: formatted by prettier where it was before, else only the new lines are. */
async function tidy(
  file: string,
  text: string,
  { base, mine, next }: Readonly<Record<'base' | 'mine' | 'next', string>>,
): Promise<string> {
  if (text === mine || text === next || !/\.[jt]sx?$/.test(file)) return text;
  const settled = settleScript(file, text, { generated: [next, base], mine });
  return (await formatSource(mine)) === mine ? formatSource(settled) : settled;
}

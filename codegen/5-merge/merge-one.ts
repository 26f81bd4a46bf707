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
  /** The design's version in full, where the two could not be made one. */
  readonly beside: string | null;
  readonly problems: readonly Problem[];
}

/** One file of the new generation, with what the developer did to it. */
export async function mergeOne(
  file: string,
  versions: FileVersions,
  hasRecord: boolean,
): Promise<MergedFile> {
  const { base, mine, next } = versions;
  if (mine === null || mine === next) return { text: next, beside: null, problems: [] };
  if (base === null && !hasRecord) {
    return { text: next, beside: null, problems: [problem('merge-replaced', null, { file })] };
  }
  const merged = base === null ? null : mergeText(file, { base, mine, next });
  if (base === null || merged === null) {
    return { text: mine, beside: next, problems: [problem('merge-beside', null, { file })] };
  }
  const problems = merged.untold.map((theirs) =>
    problem('merge-conflict', null, { file, line: 1, detail: `yours stands; the design has ${theirs}` }),
  );
  return { text: await tidy(file, merged.text, { base, mine, next }), beside: null, problems };
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

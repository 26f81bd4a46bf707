/** The slow checks of many designs at once, added to the faults of each. */
import type { Browser } from 'playwright-core';
import type { Libraries } from '#codegen/libraries';
import type { JudgedDesign } from './judge-design.ts';
import { judgePreviews } from './judge-previews.ts';
import { judgeStyles } from './judge-styles.ts';
import { judgeTypes } from './judge-types.ts';

export interface Judging {
  readonly libraries: Libraries;
  /** Without one, styles and previews are not judged. */
  readonly browser: Browser | null;
  /** Whether the browser is asked of every declaration whether it takes it. */
  readonly styles: boolean;
  /** Of how many designs one is shown in the browser. */
  readonly previewEvery: number;
}

/** What is wrong, a sentence each, by seed; empty where nothing is. */
export async function judgeTogether(
  judged: readonly JudgedDesign[],
  { libraries, browser, styles, previewEvery }: Judging,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const faults = new Map<number, string[]>();
  const add = (seed: number, found: readonly string[]) =>
    found.length > 0 && faults.set(seed, [...(faults.get(seed) ?? []), ...found]);
  for (const { seed, faults: own } of judged) add(seed, own);
  for (const [seed, found] of judgeTypes(judged, libraries)) add(seed, found);
  if (browser === null) return faults;
  const dropped = styles ? await judgeStyles(judged, browser) : [];
  for (const [seed, found] of dropped) add(seed, found);
  const shown = judged.filter((_, index) => index % previewEvery === 0);
  for (const [seed, found] of await judgePreviews(shown, libraries, browser)) add(seed, found);
  return faults;
}

/** Faults as a person reads them, each with the command that shows them again. */
export function tellFaults(faults: ReadonlyMap<number, readonly string[]>): readonly string[] {
  return [...faults].map(
    ([seed, found]) => `node tests/random-designs/replay.ts --seed ${seed}\n  ${found.join('\n  ')}`,
  );
}

/**
 * Robustness of the goals: seeded random designs, as hostile as a forged file can be, each to one kind of output.
 * How many of them break anything that has to hold of all code; which and how is listed with the command that replays
 * each.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../cli/browser.mjs';
import { judgeDesign } from '../../tests/random-designs/judge-design.ts';
import { judgeTogether, tellFaults } from '../../tests/random-designs/judge-together.ts';
import { makeDesign } from '../../tests/random-designs/make-design.ts';
import { measureOne, type Bench, type Figure } from '../figure.ts';

const count = { quick: 200, full: 10_000 };
/** As many as the compiler checks in one program without using up the machine's memory. */
const batch = 200;
/** Seeds of the tests come before these. */
const first = 1000;

export const robustnessFigure: Figure = {
  id: 'robustness',
  async compute(bench) {
    const wanted = bench.quick ? count.quick : count.full;
    const browser = await launch(bench);
    const faults = new Map<number, readonly string[]>();
    try {
      for (let done = 0; done < wanted; done += batch) {
        bench.tell(`Judging random designs ${done} to ${done + batch} of ${wanted}`);
        const judged = [];
        for (let seed = first + done; seed < first + done + batch; seed += 1)
          judged.push(await judgeDesign(makeDesign(seed), bench.libraries));
        const judging = { libraries: bench.libraries, browser, styles: true, previewEvery: 25 };
        for (const [seed, found] of await judgeTogether(judged, judging)) faults.set(seed, found);
      }
    } finally {
      await browser?.close();
    }
    await writeFile(join(bench.folder, 'robustness.txt'), `${tellFaults(faults).join('\n')}\n`);
    const broken = [...faults].map(([seed, found]) => ({ name: `seed ${seed}`, value: found.length }));
    const title = `Random designs that break something, of ${wanted}`;
    return [
      measureOne({ id: 'robustness', title, unit: 'count', better: 'lower', goal: 0 }, faults.size, broken),
    ];
  },
};

async function launch({ renderer }: Bench): Promise<Browser | null> {
  const found = renderer === null ? null : findBrowser();
  if (!found) return null;
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  return chromium.launch({ executablePath: found.path, args, env: { ...process.env, ...found.env } });
}

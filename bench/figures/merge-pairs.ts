/**
 * Generating over edited files: pairs of one hand edit and one design change, each drawn from a seed. How many lose
 * anything, do not type-check, hide a conflict or change in a second run; `node tests/merge-pairs/replay.ts --seed N`
 * shows one again.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { judgePairs, openDesigns } from '../../tests/merge-pairs/judge-pairs.ts';
import type { JudgedPair } from '../../tests/merge-pairs/judge-pair.ts';
import { measureOne, type Figure } from '../figure.ts';

const count = { quick: 50, full: 500 };
/** As many as the compiler checks in one program without using up the machine's memory. */
const batch = 50;
/** Seeds of the tests come before these. */
const first = 1000;

export const mergePairsFigure: Figure = {
  id: 'merge-pairs',
  async compute(bench) {
    const wanted = bench.quick ? count.quick : count.full;
    const designs = await openDesigns();
    const judged: JudgedPair[] = [];
    for (let done = 0; done < wanted; done += batch) {
      bench.tell(`Judging hand edits against design changes, ${done} to ${done + batch} of ${wanted}`);
      const seeds = Array.from(
        { length: Math.min(batch, wanted - done) },
        (_, index) => first + done + index,
      );
      judged.push(...(await judgePairs(seeds, designs, bench.libraries)));
    }
    const broken = judged.filter(({ faults }) => faults.length > 0);
    const told = judged.filter(({ conflicts }) => conflicts > 0);
    const lines = broken.map(
      ({ seed, name, faults }) =>
        `node tests/merge-pairs/replay.ts --seed ${seed}\n  ${name}\n  ${faults.join('\n  ')}`,
    );
    await writeFile(join(bench.folder, 'merge-pairs.txt'), `${lines.join('\n')}\n`);
    const cases = broken.map(({ seed, faults }) => ({ name: `seed ${seed}`, value: faults.length }));
    const unit = 'count' as const;
    return [
      measureOne(
        {
          id: 'merge-pairs',
          title: `M6 Hand edits lost or broken, of ${wanted}`,
          unit,
          better: 'lower',
          goal: 0,
        },
        broken.length,
        cases,
      ),
      measureOne(
        {
          id: 'merge-conflicts',
          title: 'M6 Pairs with something to tell',
          unit,
          better: 'lower',
          goal: null,
        },
        told.length,
      ),
    ];
  },
};

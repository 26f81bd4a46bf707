/** Random designs, each as React and as HTML; every kind of either has its turn. */
import { judgeDesign } from '../../tests/random-designs/judge-design.ts';
import { makeDesign } from '../../tests/random-designs/make-design.ts';
import { describeAll, describeResult } from './describe-output.ts';
import { outputNamed, type RecordingTools } from './recording-tools.ts';

const react = ['react modules', 'react tailwind', 'react css'];
const html = ['html css', 'html tailwind'];

export async function recordRandomDesigns(seeds: readonly number[], tools: RecordingTools): Promise<void> {
  for (const seed of seeds) {
    const design = makeDesign(seed);
    for (const kinds of [react, html]) {
      const output = kinds[seed % kinds.length] ?? '';
      const options = { ...outputNamed(output), nodeIds: true, project: seed % 2 === 0 };
      await tools.record(`seed ${seed} ${output}`, async () => {
        const { result, faults } = await judgeDesign(design, tools.libraries, options);
        // A design that fails is recorded by the sentence; where in the code it failed may change.
        const sentences = faults.map((fault) => fault.split('\n')[0]);
        return describeAll([
          ['faults', sentences],
          ['result', result ? describeResult(result) : 'none'],
        ]);
      });
    }
  }
}

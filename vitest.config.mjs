import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import { waitLimits } from './tests/wait-limits.ts';

/** The longest first, as they are on a machine that has not run them before: one of them last would run alone. */
const longest = [
  'stories/with-a-model',
  'ui/shoot-states',
  'stories/closing',
  'stories/batches',
  'codegen/facts/facts',
  'random-designs/random-designs',
  'cli/renderer',
  'plugin/faults',
  'codegen/check/build-preview',
  'stories/two-windows',
  'stories/services',
  'plugin/generate-code',
  'cli/merge',
  'cli/code',
  'stories/pictures',
  'cli/hostile-names',
  'stories/main-flow',
  'stories/refine-pictures',
  'cli/models',
  'random-designs/regressions',
];

class LongestFirst extends BaseSequencer {
  /** @param {import('vitest/node').TestSpecification[]} files */
  async sort(files) {
    const sorted = await super.sort(files);
    const place = ({ moduleId }) => {
      const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at < 0 ? longest.length : at;
    };
    return sorted.sort((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // A worker and its Chromium wait for each other, so three keep two cores busy.
    maxWorkers: 3,
    // No module keeps state, so files may share a worker: parsers and compilers are loaded twice, not a hundred times.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: waitLimits.story,
    hookTimeout: waitLimits.story,
    expect: { poll: { timeout: waitLimits.change } },
  },
});

/** What changed since a person last took the code of these frames away. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { FileChange } from '#codegen/merge/compare-generations';
import type { Codegen } from '../background/codegen.ts';
import type { Sandbox } from './ask-sandbox.ts';
import type { Made } from './made.ts';

export interface ChangesJob {
  /** Counts up whenever code was taken away, so that what is shown is asked for again. */
  readonly kept: ReadonlySignal<number>;
  /** `null` where nothing of these frames was taken away yet, or nothing that can be read. */
  readonly read: (made: Taken, signal: AbortSignal) => Promise<readonly FileChange[] | null>;
  /** Remembers code that was copied or downloaded. */
  readonly keep: (made: Taken) => Promise<void>;
}

/** What code is known by. */
type Taken = Pick<Made, 'recipe' | 'snapshot'>;

export function createChangesJob(sandbox: Sandbox, codegen: Codegen): ChangesJob {
  const kept = signal(0);
  const framesOf = ({ snapshot }: Taken) => snapshot.frames.map(({ id }) => id);
  return {
    kept,
    async read(made, signal) {
      const [first] = framesOf(made);
      const record = first === undefined ? '' : await sandbox.readCodeRecord(first, signal);
      if (record === '') return null;
      return codegen.run('compare-generation', { recipe: made.recipe, record }, { signal });
    },
    async keep(made) {
      const { signal } = new AbortController();
      const record = await codegen.run('record-generation', { recipe: made.recipe }, { signal });
      sandbox.keepCodeRecord(framesOf(made), record);
      kept.value += 1;
    },
  };
}

/** What changed since a person last took the code of these frames away. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { FileChange } from '#codegen/merge/compare-generations';
import type { CodegenClient } from '../background/codegen-client.ts';
import type { SandboxClient } from './sandbox-client.ts';
import type { GeneratedCode } from './generated-code.ts';

export interface ChangesController {
  /** Counts up whenever code was taken away, so that what is shown is asked for again. */
  readonly recordCount: ReadonlySignal<number>;
  /** `null` where nothing of these frames was taken away yet, or nothing that can be read. */
  readonly read: (made: RecordedCode, signal: AbortSignal) => Promise<readonly FileChange[] | null>;
  /** Remembers code that was copied or downloaded. */
  readonly record: (made: RecordedCode) => Promise<void>;
}

/** What code is known by. */
type RecordedCode = Pick<GeneratedCode, 'recipe' | 'snapshot'>;

export function createChangesController(sandbox: SandboxClient, codegen: CodegenClient): ChangesController {
  const recordCount = signal(0);
  const framesOf = ({ snapshot }: RecordedCode) => snapshot.frames.map(({ id }) => id);
  return {
    recordCount,
    async read(made, signal) {
      const [first] = framesOf(made);
      const record = first === undefined ? '' : await sandbox.readCodeRecord(first, signal);
      if (record === '') return null;
      return codegen.run('compare-generation', { recipe: made.recipe, record }, { signal });
    },
    async record(made) {
      const { signal } = new AbortController();
      const record = await codegen.run('record-generation', { recipe: made.recipe }, { signal });
      sandbox.storeCodeRecord(framesOf(made), record);
      recordCount.value += 1;
    },
  };
}

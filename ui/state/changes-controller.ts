/** What changed since the code of these frames was last copied or downloaded. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { FileChange } from '#codegen/merge/compare-with-record';
import type { CodegenClient } from '../worker-clients/codegen-client.ts';
import type { GeneratedCode } from './generated-code.ts';
import type { SandboxClient } from './sandbox-client.ts';

export interface ChangesController {
  /** Increases whenever code is copied or downloaded, so that the view reads again. */
  readonly recordCount: ReadonlySignal<number>;
  /** `null` if there is no readable record of these frames. */
  readonly read: (generated: RecordedCode, signal: AbortSignal) => Promise<readonly FileChange[] | null>;
  /** Records code that was copied or downloaded. */
  readonly record: (generated: RecordedCode) => Promise<void>;
}

/** What identifies code. */
type RecordedCode = Pick<GeneratedCode, 'recipe' | 'snapshot'>;

export function createChangesController(sandbox: SandboxClient, codegen: CodegenClient): ChangesController {
  const recordCount = signal(0);
  const framesOf = ({ snapshot }: RecordedCode) => snapshot.frames.map(({ id }) => id);
  return {
    recordCount,
    async read(generated, signal) {
      const record = await sandbox.readCodeRecord(framesOf(generated), signal);
      if (record === '') return null;
      return codegen.run('compare-generation', { recipe: generated.recipe, record }, { signal });
    },
    async record(generated) {
      const { signal } = new AbortController();
      const record = await codegen.run('record-generation', { recipe: generated.recipe }, { signal });
      sandbox.storeCodeRecord(framesOf(generated), record);
      recordCount.value += 1;
    },
  };
}

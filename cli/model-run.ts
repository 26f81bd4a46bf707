import type { CompileEnvironment } from '#codegen/compile';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import type { AssetBytes, Snapshot } from '#design/snapshot';
import type { Terminal } from './command.ts';

/** The input of every mode with a model: the compiler's draft and everything it was made from. */
export interface ModelRun {
  readonly draft: CodeResult;
  readonly snapshot: Snapshot;
  readonly assets: AssetBytes;
  readonly options: CodeOptions;
  readonly environment: CompileEnvironment & { readonly signal: AbortSignal };
  readonly terminal: Terminal;
  /** The same result with its Receipt. */
  readonly check: (result: CodeResult) => Promise<CodeResult>;
}

/**
 * The proof that comes with every result: each check of `4-check/` run over the files, in one Receipt, worst first.
 * It comes after the draft and changes none of its files; a check that cannot run says why. A checker keeps what
 * is dear to set up (TypeScript and its libraries), so make one and use it for every run.
 */
import type { CancelSignal } from '#design/cancel';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult, Progress, Stage, StageTiming } from '#design/code-result';
import type { Check, CheckOutcome, Receipt } from '#design/receipt';
import type { AssetBytes, Snapshot } from '#design/snapshot';
import { checkImports } from './4-check/check-imports.ts';
import { checkTypes } from './4-check/check-types.ts';
import { parseModules } from './4-check/parse-modules.ts';
import { indexFiles } from './4-check/project-files.ts';
import { createTypeChecker } from './4-check/type-checker.ts';
import type { Libraries } from './libraries.ts';
import type { Renderer } from './renderer.ts';

export interface CheckEnvironment {
  readonly signal: CancelSignal;
  onProgress(progress: Progress): void;
  /** ms since any fixed moment. */
  now(): number;
  /** Without one, what only a picture can tell is skipped. */
  readonly renderer: Renderer | null;
}

export interface Checker {
  /** The same result with its Receipt, and with the heat maps of pages that differ among its assets. */
  check(
    result: CodeResult,
    snapshot: Snapshot,
    pictures: AssetBytes,
    options: CodeOptions,
    environment: CheckEnvironment,
  ): Promise<CodeResult>;
}

/** A checker for many runs. */
export function createChecker(libraries: Libraries): Checker {
  const typeChecker = createTypeChecker(libraries);
  return {
    async check(result, _snapshot, _pictures, _options, environment) {
      const { signal, now, onProgress } = environment;
      const project = indexFiles(result.files);
      const modules = parseModules(project);
      const steps: readonly { readonly stage: Stage; run(): Check | Promise<Check> }[] = [
        { stage: 'checks', run: () => checkImports(result.files, project, modules, libraries) },
        { stage: 'types', run: () => checkTypes(result.files, typeChecker, signal) },
      ];
      const checks: Check[] = [];
      const timings: StageTiming[] = [];
      for (const [index, { stage, run }] of steps.entries()) {
        signal.throwIfAborted();
        onProgress({ stage: 'Checking', done: index, total: steps.length });
        const start = now();
        checks.push(await run());
        timings.push({ stage, milliseconds: now() - start });
      }
      return { ...result, receipt: makeReceipt(checks), timings: [...result.timings, ...timings] };
    },
  };
}

/** One run with a checker of its own. */
export function check(
  result: CodeResult,
  snapshot: Snapshot,
  pictures: AssetBytes,
  options: CodeOptions,
  environment: CheckEnvironment & { readonly libraries: Libraries },
): Promise<CodeResult> {
  return createChecker(environment.libraries).check(result, snapshot, pictures, options, environment);
}

const worstFirst: readonly CheckOutcome[] = ['failed', 'warned', 'passed', 'skipped'];

function makeReceipt(checks: readonly Check[]): Receipt {
  const sorted = [...checks].sort((a, b) => worstFirst.indexOf(a.outcome) - worstFirst.indexOf(b.outcome));
  return { outcome: sorted[0]?.outcome ?? 'skipped', checks: sorted, fonts: [] };
}

import { invariant } from '#design/invariant';
import type { CodeResult, Progress } from '#design/code-result';
import type { CancelSignal } from '#design/cancel';
import type { AssetBytes, Snapshot } from '#design/snapshot';
import { createChecker, type Checker } from '#codegen/check';
import { authorFiles, showAnswer } from '#codegen/author/author-files';
import { compile, type CompileEnvironment } from '#codegen/compile';
import type { Renderer } from '#codegen/renderer';
import { libraries } from './libraries.ts';
import type { Recipe } from './protocol.ts';

/** What lies open in the worker: designs by the panel's number, and what was made of each. */
export interface Desk {
  readonly renderer: Renderer;
  /** One for all runs: setting up TypeScript is what takes long. */
  readonly checker: Checker;
  open(design: number, snapshot: Snapshot, assets: AssetBytes): void;
  close(design: number): void;
  find(design: number): OpenDesign;
  /** Makes the code of a recipe, once. */
  make(recipe: Recipe, signal: CancelSignal, onProgress: (progress: Progress) => void): Promise<CodeResult>;
  /** Makes the code of an answer that is still coming; nothing is kept of it. */
  makePartial(
    recipe: Recipe,
    signal: CancelSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<CodeResult>;
}

export interface OpenDesign {
  readonly snapshot: Snapshot;
  readonly assets: AssetBytes;
}

export function createDesk(renderer: Renderer): Desk {
  const designs = new Map<number, OpenDesign & { readonly made: Map<string, CodeResult> }>();
  const find = (design: number) => {
    const found = designs.get(design);
    invariant(found, `design ${design} is not open in the worker`);
    return found;
  };
  const checker = createChecker(libraries);
  const draftOf: Desk['make'] = (recipe, signal, onProgress) =>
    desk.make({ ...recipe, answer: null }, signal, onProgress);
  const desk: Desk = {
    renderer,
    checker,
    find,
    open: (design, snapshot, assets) => void designs.set(design, { snapshot, assets, made: new Map() }),
    close: (design) => void designs.delete(design),
    async make(recipe, signal, onProgress) {
      const { snapshot, assets, made } = find(recipe.design);
      const name = JSON.stringify([recipe.options, recipe.answer]);
      const known = made.get(name);
      if (known) return known;
      const environment = environmentOf(signal, onProgress);
      const result =
        recipe.answer === null
          ? await compile(snapshot, assets, recipe.options, environment)
          : await authorFiles(
              recipe.answer,
              await draftOf(recipe, signal, onProgress),
              recipe.options,
              environment,
            );
      made.set(name, result);
      return result;
    },
    makePartial: async (recipe, signal, onProgress) =>
      showAnswer(recipe.answer ?? '', await draftOf(recipe, signal, onProgress), recipe.options),
  };
  return desk;
}

function environmentOf(signal: CancelSignal, onProgress: (progress: Progress) => void): CompileEnvironment {
  return { libraries, signal, onProgress, now: () => performance.now() };
}

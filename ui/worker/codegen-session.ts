import { memoizeResizePicture, type PictureTools } from '#codegen/assets/resize-picture';
import type { Checker } from '#codegen/check';
import {
  type CodeDraft,
  type CompileEnvironment,
  fitDraftPictures,
  formatDraft,
  toUnformattedResult,
  writeDraft,
} from '#codegen/compile';
import { applyAnswers, showPartialAnswer } from '#codegen/model/author/apply-answers';
import type { Renderer } from '#codegen/renderer';
import type { CancelSignal } from '#design/cancel';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult, Progress } from '#design/code-result';
import { invariant } from '#design/invariant';
import type { AssetBytes, Snapshot } from '#design/snapshot';
import { answersOf, withAnswers } from '../worker-clients/answers-of.ts';
import { createCheckerCache, readProjectEnvironment } from './project-environment.ts';
import type { Recipe } from './protocol.ts';

/** The open designs of the worker by the panel's number, with their results. */
export interface CodegenSession {
  readonly renderer: Renderer;
  /** One for all runs of a project. */
  checkerOf(options: CodeOptions): Checker;
  open(design: number, snapshot: Snapshot, assets: AssetBytes): void;
  close(design: number): void;
  find(design: number): OpenDesign;
  /** The code of a recipe for display: the compiler's own before Prettier has formatted it. */
  show(recipe: Recipe, signal: CancelSignal, onProgress: (progress: Progress) => void): Promise<CodeResult>;
  /** Generates the code of a recipe, once. */
  make(recipe: Recipe, signal: CancelSignal, onProgress: (progress: Progress) => void): Promise<CodeResult>;
  /** Generates the code of a partial answer or of partial decisions; the result is not cached. */
  makePartial(
    recipe: Recipe,
    signal: CancelSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<CodeResult>;
}

export interface OpenDesign {
  readonly snapshot: Snapshot;
  readonly assets: AssetBytes;
  /** The checked results. */
  readonly checked: WeakMap<CodeResult, CodeResult>;
}

interface CachedDesign extends OpenDesign {
  /** By options, marks apart, and decisions. */
  readonly drafts: Map<string, CodeDraft>;
  /** By options, answers and decisions. */
  readonly results: Map<string, CodeResult>;
}

/** Opens a session; without `pictureTools` pictures keep the size in which they came. */
export function createCodegenSession(renderer: Renderer, pictureTools: PictureTools | null): CodegenSession {
  const pictures = pictureTools ? { fitPicture: memoizeResizePicture(pictureTools) } : {};
  const environmentOf = (
    options: CodeOptions,
    signal: CancelSignal,
    onProgress: (progress: Progress) => void,
  ): CompileEnvironment => ({
    ...readProjectEnvironment(options),
    ...pictures,
    signal,
    onProgress,
    now: () => performance.now(),
  });
  const designs = new Map<number, CachedDesign>();
  const find = (design: number) => {
    const found = designs.get(design);
    invariant(found, `design ${design} is not open in the worker`);
    return found;
  };
  const write = async (
    { design, options, decided }: Recipe,
    environment: CompileEnvironment,
  ): Promise<CodeDraft> => {
    const { snapshot, assets } = find(design);
    if (!decided) return writeDraft(snapshot, assets, options, environment);
    const { plan, problems } = decided;
    const draft = await writeDraft(snapshot, assets, options, { ...environment, plan });
    return { ...draft, result: { ...draft.result, problems: [...draft.result.problems, ...problems] } };
  };
  const writeOnce = async (recipe: Recipe, environment: CompileEnvironment): Promise<CodeDraft> => {
    const { design, options, decided } = recipe;
    const { drafts } = find(design);
    // Marks are added to what is written.
    const name = JSON.stringify([{ ...options, nodeIds: null }, decided]);
    const draft = drafts.get(name) ?? (await write(recipe, environment));
    drafts.set(name, draft);
    return { ...draft, options };
  };
  const session: CodegenSession = {
    renderer,
    checkerOf: createCheckerCache(),
    find,
    open(design, snapshot, assets) {
      designs.set(design, {
        snapshot,
        assets,
        checked: new WeakMap(),
        drafts: new Map(),
        results: new Map(),
      });
    },
    close: (design) => void designs.delete(design),
    async show(recipe, signal, onProgress) {
      if (answersOf(recipe).length > 0) return session.make(recipe, signal, onProgress);
      return toUnformattedResult(await writeOnce(recipe, environmentOf(recipe.options, signal, onProgress)));
    },
    async make(recipe, signal, onProgress) {
      const { results } = find(recipe.design);
      const answers = answersOf(recipe);
      const name = JSON.stringify([recipe.options, answers, recipe.decided]);
      const known = results.get(name);
      if (known) return known;
      const environment = environmentOf(recipe.options, signal, onProgress);
      const last = answers.at(-1);
      const result =
        last === undefined
          ? await formatDraft(
              await fitDraftPictures(await writeOnce(recipe, environment), environment),
              environment,
            )
          : await applyAnswers(
              [last],
              await session.make(withAnswers(recipe, answers.slice(0, -1)), signal, onProgress),
              recipe.options,
              { ...environment, checker: session.checkerOf(recipe.options).types },
            );
      results.set(name, result);
      return result;
    },
    async makePartial(recipe, signal, onProgress) {
      const answers = answersOf(recipe);
      // Partial decisions change often, and none is requested twice.
      if (answers.length === 0)
        return toUnformattedResult(await write(recipe, environmentOf(recipe.options, signal, onProgress)));
      const former = await session.make(withAnswers(recipe, answers.slice(0, -1)), signal, onProgress);
      return showPartialAnswer(answers.at(-1)?.answer ?? '', former, recipe.options);
    },
  };
  return session;
}

import type { CompileEnvironment } from '#codegen/compile';
import type { CodeResult } from '#design/code-result';
import type { Desk } from './desk.ts';
import type { Recipe } from './protocol.ts';
import { authorFiles } from '#codegen/author/author-files';

/** The files of a model's answer, mended; whatever it does not say, the compiler's draft says. */
export async function mendAnswer(
  desk: Desk,
  recipe: Recipe & { readonly answer: string },
  environment: CompileEnvironment,
): Promise<CodeResult> {
  const draft = await desk.make({ ...recipe, answer: null }, environment.signal, environment.onProgress);
  return authorFiles(recipe.answer, draft, recipe.options, environment);
}

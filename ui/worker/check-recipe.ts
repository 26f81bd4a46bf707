import type { CancelSignal } from '#design/cancel';
import type { CodeResult, Progress } from '#design/code-result';
import type { CodegenSession } from './codegen-session.ts';
import { withoutImportAliases } from './project-environment.ts';
import { fonts } from './page-documents.ts';
import type { CheckInput } from './protocol.ts';

/** The code of a recipe with its Receipt; what was checked once is not checked again. */
export async function checkRecipe(
  session: CodegenSession,
  { recipe, pictures, bytes }: CheckInput,
  signal: CancelSignal,
  onProgress: (progress: Progress) => void,
): Promise<CodeResult> {
  const result = await session.make(recipe, signal, onProgress);
  const { snapshot, checked } = session.find(recipe.design);
  const known = checked.get(result);
  if (known) return known;
  const frames = snapshot.frames.map((frame) => ({ ...frame, picture: pictures[frame.id] ?? null }));
  const seen = await session
    .checkerOf(recipe.options)
    .check(
      withoutImportAliases(result, recipe.options),
      { ...snapshot, frames },
      new Map(bytes),
      recipe.options,
      {
        signal,
        onProgress,
        now: () => performance.now(),
        renderer: session.renderer,
        fonts,
      },
    );
  const whole = { ...seen, files: result.files };
  // Without pictures the Receipt is incomplete, so it is checked again later.
  if (Object.keys(pictures).length > 0) checked.set(result, whole);
  return whole;
}

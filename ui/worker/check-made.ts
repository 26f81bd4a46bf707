import type { CancelSignal } from '#design/cancel';
import type { CodeResult, Progress } from '#design/code-result';
import type { Desk } from './desk.ts';
import { plainResult } from './find-house.ts';
import { fonts } from './page-documents.ts';
import type { ChecksAgainst } from './protocol.ts';

/** The code of a recipe with its Receipt; what was checked once is not checked again. */
export async function checkMade(
  desk: Desk,
  { recipe, pictures, bytes }: ChecksAgainst,
  signal: CancelSignal,
  onProgress: (progress: Progress) => void,
): Promise<CodeResult> {
  const result = await desk.make(recipe, signal, onProgress);
  const { snapshot, checked } = desk.find(recipe.design);
  const known = checked.get(result);
  if (known) return known;
  const frames = snapshot.frames.map((frame) => ({ ...frame, picture: pictures[frame.id] ?? null }));
  const seen = await desk
    .checkerOf(recipe.options)
    .check(plainResult(result, recipe.options), { ...snapshot, frames }, new Map(bytes), recipe.options, {
      signal,
      onProgress,
      now: () => performance.now(),
      renderer: desk.renderer,
      fonts,
    });
  const whole = { ...seen, files: result.files };
  // Without pictures there is more to be said later.
  if (Object.keys(pictures).length > 0) checked.set(result, whole);
  return whole;
}

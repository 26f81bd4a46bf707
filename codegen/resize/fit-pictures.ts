/**
 * The last step before code is printed: pictures that are larger than anybody sees them become files of the size they
 * are used in. What comes in is a project and how large each picture is drawn; out goes the same project, naming the new
 * files, and their bytes. What cannot be made smaller without changing what it shows stays as it is.
 */
import type { CancelSignal } from '#design/cancel';
import { problem, type Problem } from '#design/problem';
import type { AssetBytes } from '#design/snapshot';
import type { PictureUse } from '../1-layout/layout-tree.ts';
import type { CodeProject } from '../2-components/code-component.ts';
import type { FittedPicture } from './fit-picture.ts';
import { planSizes } from './plan-sizes.ts';
import type { FitPicture } from './remember-fitted.ts';
import { chosenPictures, showFitted } from './show-fitted.ts';

export interface FittedProject {
  /** The very project that came in where there is nothing to change. */
  readonly project: CodeProject;
  /** The new files, by key. */
  readonly made: AssetBytes;
  readonly problems: readonly Problem[];
}

export async function fitPictures(
  project: CodeProject,
  uses: readonly PictureUse[],
  assets: AssetBytes,
  fit: FitPicture,
  { signal, onDone }: { readonly signal: CancelSignal; onDone: (done: number, total: number) => void },
): Promise<FittedProject> {
  const chosen = chosenPictures(project);
  const needed = [...planSizes(uses)].flatMap(([key, need]) => {
    const bytes = assets.get(key);
    return bytes && Object.hasOwn(project.assets, key) ? [{ key, bytes, need }] : [];
  });
  const fitted = new Map<string, FittedPicture>();
  const problems: Problem[] = [];
  for (const [index, { key, bytes, need }] of needed.entries()) {
    signal.throwIfAborted();
    onDone(index, needed.length);
    const sizes = chosen.has(key) ? need : { ...need, once: null };
    try {
      fitted.set(key, await fit(bytes, sizes, signal));
    } catch {
      signal.throwIfAborted();
      problems.push(problem('picture-unreadable', need.layer, {}));
    }
  }
  return { ...showFitted(project, fitted), problems };
}

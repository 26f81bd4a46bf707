/** Pages as documents for preview and comparison, with the fonts of the project. */
import kept from 'framewright:fonts';
import { comparePage, readFramePixels } from '#codegen/check/check-likeness';
import { comparePictures } from '#codegen/check/compare-pictures';
import { cropOnWhite } from '#design/crop-on-white';
import type { PagePicture } from '#codegen/renderer';
import {
  collectNeededFonts,
  createBundledFontSource,
  printFontFaces,
} from '#codegen/targets/preview/preview-fonts';
import { buildPreview } from '#codegen/targets/result-pages';
import type { CancelSignal } from '#design/cancel';
import type { CodePage, CodeResult, Progress } from '#design/code-result';
import type { Pixels } from '#design/pixels';
import { readDesign } from '#design/read-design';
import type { NeededFont } from '#design/receipt';
import type { Snapshot } from '#design/snapshot';
import type { CodegenSession } from './codegen-session.ts';
import { readProjectEnvironment, withoutImportAliases } from './project-environment.ts';
import type { PictureDifference, Recipe, Tasks } from './protocol.ts';

/** The fonts that the panel carries. */
export const fonts = createBundledFontSource(kept);

/** The document of a page of some code. */
export async function writePreview(
  session: CodegenSession,
  { recipe, page }: { readonly recipe: Recipe; readonly page: CodePage },
  generated: CodeResult,
): Promise<string> {
  const { snapshot } = session.find(recipe.design);
  const result = withoutImportAliases(generated, recipe.options);
  const css = await printFontFaces(fonts, fontsOf(snapshot), result.files);
  return buildPreview(result, page, recipe.options, readProjectEnvironment(recipe.options).libraries, {
    css,
  });
}

const neededBySnapshot = new WeakMap<Snapshot, readonly NeededFont[]>();

function fontsOf(snapshot: Snapshot): readonly NeededFont[] {
  const known = neededBySnapshot.get(snapshot);
  if (known) return known;
  const needed = collectNeededFonts(readDesign(snapshot));
  neededBySnapshot.set(snapshot, needed);
  return needed;
}

/** Figma's picture of a frame beside its page: the code as the Receipt checks it, by the function that it counts with. */
export async function comparePageOfRecipe(
  session: CodegenSession,
  { recipe, page, picture, bytes }: Tasks['compare-page']['input'],
  signal: CancelSignal,
  onProgress: (progress: Progress) => void,
): Promise<Tasks['compare-page']['output']> {
  const generated = await session.make(recipe, signal, onProgress);
  const frame = session.find(recipe.design).snapshot.frames.find(({ id }) => id === page.frameId);
  const truth = frame && readFramePixels({ ...frame, picture }, new Map([[picture.asset.key, bytes]]));
  if (!truth) throw new Error('Figma’s render of this frame cannot be read.');
  const html = await writePreview(session, { recipe, page }, generated);
  const compared = await comparePage(page, html, truth, session.renderer, signal);
  return {
    share: compared.differing,
    design: pictureOf(compared.design),
    page: pictureOf(compared.page),
    heat: pictureOf(compared.heatMap),
    missingFonts: compared.missingFonts,
  };
}

function pictureOf({ data, width, height }: Pixels): PagePicture {
  return { pixels: Uint8ClampedArray.from(data), width, height };
}

/** Two versions of a picture have no noise of renderers between them, and a change of tones counts. */
const toneTolerance = 0.02;

/** Compares two pictures of one page; where one is larger, what only it has differs. */
export function findDifference(
  first: PagePicture,
  second: PagePicture,
  signal: CancelSignal,
): PictureDifference {
  const width = Math.max(first.width, second.width);
  const height = Math.max(first.height, second.height);
  const [design, page] = [first, second].map((picture) =>
    cropOnWhite(
      { data: picture.pixels, width: picture.width, height: picture.height },
      { x: 0, y: 0, width, height },
    ),
  );
  if (!design || !page) return { share: 0, heat: first };
  const { differing, heatMap } = comparePictures(design, page, signal, toneTolerance);
  return { share: differing, heat: { pixels: Uint8ClampedArray.from(heatMap.data), width, height } };
}

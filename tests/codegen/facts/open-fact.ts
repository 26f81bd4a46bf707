import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findPictureFiles, readPictures } from '#cli/source/read-pictures';
import { readVariables } from '#cli/source/read-variables';
import { buildPreview } from '#codegen/targets/result-pages';
import { collectNeededFonts } from '#codegen/targets/preview/preview-fonts';
import { compile } from '#codegen/compile';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import { collectReferences } from '#design/collect-references';
import { framesOf } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import { readDesign } from '#design/read-design';
import type { AssetBytes, RestNode, Snapshot } from '#design/snapshot';
import type { SourceFile } from '#design/source-file';
import { takeSnapshot } from '#design/take-snapshot';
import { createFontStore } from '../../../bench/fonts.ts';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';

/** A fact's frame and the page that is made of it. */
export interface OpenFact {
  readonly frame: RestNode;
  readonly html: string;
  readonly files: readonly SourceFile[];
  /** As `CODE NODE`. */
  readonly problems: readonly string[];
}

const libraries = await collectLibraries();
const fonts = createFontStore();

/**
 * Compiles the first frame of `input.json` in this folder, with `variables.json`, `images/` and `exports/`
 * where they lie beside it, and with the fonts it needs inside.
 */
export async function openFact(
  folder: string,
  styles: CodeOptions['styles'],
  target: CodeOptions['target'] = 'html',
): Promise<OpenFact> {
  const { snapshot, assets } = await readSnapshot(folder);
  const options: CodeOptions = { ...defaultCodeOptions, target, styles, nodeIds: true };
  const result = await compile(snapshot, assets, options, {
    libraries,
    signal: { aborted: false, throwIfAborted: () => {} },
    onProgress: () => {},
    now: () => 0,
  });
  const [page] = result.pages;
  const [frame] = snapshot.frames;
  if (page === undefined || frame === undefined) throw new Error(`${folder} makes no page`);
  const { css } = await fonts.find(collectNeededFonts(readDesign(snapshot)));
  return {
    frame: frame.node,
    html: await buildPreview(result, page, options, libraries, { css }),
    files: result.files,
    problems: result.problems.map(({ code, nodeId }) => `${code} ${nodeId}`),
  };
}

async function readSnapshot(folder: string): Promise<{ snapshot: Snapshot; assets: AssetBytes }> {
  const document = openDocument(JSON.parse(await readFile(join(folder, 'input.json'), 'utf8')), 'Fact');
  const [first] = document.pages.flatMap(({ nodes }) => framesOf(nodes));
  if (first === undefined) throw new Error(`${folder} has no frame`);
  const variablesPath = join(folder, 'variables.json');
  const variables = existsSync(variablesPath)
    ? readVariables(JSON.parse(await readFile(variablesPath, 'utf8')), variablesPath)
    : null;
  const folders = ['images', 'exports'].map((part) => join(folder, part)).filter((path) => existsSync(path));
  const { images, exports, assets } = await readPictures(
    await findPictureFiles(folders, collectReferences([first])),
  );
  return {
    snapshot: takeSnapshot(document, [first.id], { variables, images, exports, pictures: {} }),
    assets,
  };
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPreview } from '#codegen/targets/result-pages';
import { collectNeededFonts } from '#codegen/targets/preview/preview-fonts';
import { compile } from '#codegen/compile';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { framesOf } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import { readDesign } from '#design/read-design';
import type { AssetBytes, RestNode, Snapshot } from '#design/snapshot';
import { takeSnapshot } from '#design/take-snapshot';
import { createFontStore } from '../../../bench/fonts.ts';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';

/** What a case's `expected.json` may say. */
export interface Expected {
  /** The idea in one sentence, as a designer would put it. */
  readonly says: string;
  /** Layers of a narrower frame by those of a wider one with which they are one element. @default {} */
  readonly shared?: Readonly<Record<string, string>>;
  /** Selectors that a layer's element matches. @default {} */
  readonly matches?: Readonly<Record<string, string>>;
  /** The lines of a text at each drawn width, the widest first. @default {} */
  readonly lines?: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** The frames stay pages of their own. @default false */
  readonly apart?: boolean;
  /** All problems that tell of widths, as `CODE NODE`. @default [] */
  readonly problems?: readonly string[];
}

const known: Readonly<Record<keyof Expected, true>> = {
  says: true,
  shared: true,
  matches: true,
  lines: true,
  apart: true,
  problems: true,
};

/** Reads what a case expects; a word that no judge knows would pass unseen, so it throws. */
export async function readExpected(folder: string): Promise<Expected> {
  const expected = JSON.parse(await readFile(join(folder, 'expected.json'), 'utf8')) as Expected;
  const unknown = Object.keys(expected).filter((key) => !(key in known));
  if (unknown.length > 0) throw new Error(`No judge knows "${unknown.join(', ')}".`);
  return expected;
}

export interface OpenFrames {
  readonly frames: readonly RestNode[];
  readonly html: string;
  readonly pages: number;
  readonly problems: readonly string[];
}

const libraries = await collectLibraries();
const fonts = createFontStore();

/** The frames of a case and the page that is made of them. */
export async function openFrames(folder: string, styles: CodeOptions['styles']): Promise<OpenFrames> {
  const { snapshot, assets } = await readSnapshot(folder);
  const options: CodeOptions = {
    ...defaultCodeOptions,
    target: 'html',
    styles,
    nodeIds: true,
    mergeWidths: true,
  };
  const result = await mergeFrames(snapshot, options, assets);
  const [page] = result.pages;
  if (page === undefined) throw new Error(`${folder} makes no page`);
  const { css } = await fonts.find(collectNeededFonts(readDesign(snapshot)));
  return {
    frames: snapshot.frames.map(({ node }) => node),
    html: await buildPreview(result, page, options, libraries, { css }),
    pages: result.pages.length,
    problems: result.problems
      .filter(({ code }) => code.startsWith('widths'))
      .map(({ code, nodeId }) => `${code} ${nodeId}`),
  };
}

/** Compiles a snapshot. */
export function mergeFrames(
  snapshot: Snapshot,
  options: CodeOptions,
  assets: AssetBytes = new Map(),
): Promise<CodeResult> {
  return compile(snapshot, assets, options, {
    libraries,
    signal: { aborted: false, throwIfAborted: () => {} },
    onProgress: () => {},
    now: () => 0,
  });
}

/** All frames of a case's document; pictures are one red pixel each. */
async function readSnapshot(folder: string): Promise<{ snapshot: Snapshot; assets: AssetBytes }> {
  const document = openDocument(JSON.parse(await readFile(join(folder, 'input.json'), 'utf8')), 'Case');
  const ids = document.pages.flatMap(({ nodes }) => framesOf(nodes)).map(({ id }) => id);
  const asset = (name: string) => ({ key: `${name}.png`, mime: 'image/png' as const });
  const images = { wide: asset('wide'), square: asset('square') };
  const pixel = Uint8Array.from(atob(redPixel), (char) => char.charCodeAt(0));
  return {
    snapshot: takeSnapshot(document, ids, { variables: null, images, exports: {}, pictures: {} }),
    assets: new Map(Object.values(images).map(({ key }) => [key, pixel])),
  };
}

const redPixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

/** A frame as a page to measure: its HTML output with the fonts it needs and the ids of its layers. */
import type { CodePage } from '#design/code-result';
import { readDesign } from '#design/read-design';
import type { RestNode } from '#design/snapshot';
import type { DesignTree } from '#design/tree';
import { buildPreview } from '#codegen/targets/result-pages';
import { collectNeededFonts } from '#codegen/targets/preview/preview-fonts';
import type { Bench } from './figure.ts';
import { outputs } from './figures/compile.ts';
import type { BenchDocument } from './open-documents.ts';
import { withSystemFonts } from './system-fonts.ts';

export interface FramePage {
  readonly page: CodePage;
  readonly html: string;
  readonly tree: DesignTree;
  /** `@font-face` rules with their bytes inside. */
  readonly fontCss: string;
  readonly missingFonts: readonly string[];
  /** Whether every picture and vector that the frame shows is in the file. */
  readonly isWhole: boolean;
  /** Ids of layers for which a placeholder stands, since the file lacks their picture or shape. */
  readonly placeholders: ReadonlySet<string>;
  /** Ids of layers that have an element of their own, not only a share in another's. */
  readonly ownElements: ReadonlySet<string>;
}

/** The page of a frame, or of several that are one page, the widest of them first. */
export async function pageOfFrame(
  bench: Bench,
  document: BenchDocument,
  frame: RestNode,
  narrower: readonly RestNode[] = [],
): Promise<FramePage> {
  const frames = [frame, ...narrower];
  const mergeWidths = narrower.length > 0;
  const options = { ...(outputs.html ?? fail('no HTML output')), nodeIds: true, mergeWidths };
  const result = await bench.compile(document, frames, options);
  const page = result.pages[0] ?? fail(`"${frame.name}" has no page`);
  const tree = readDesign(document.takeSnapshot(frames));
  const { css: fontCss, missing: missingFonts } = await bench.fonts.find(collectNeededFonts(tree));
  const preview = await buildPreview(result, page, options, bench.libraries, { css: fontCss });
  const html = withSystemFonts(preview, bench.systemFonts);
  const missing = result.problems.filter(({ code }) => code === 'image-missing' || code === 'vector-missing');
  const placeholders = new Set(missing.flatMap(({ nodeId }) => nodeId ?? []));
  const ownElements = new Set([...html.matchAll(/data-node-id="([^" ]+)/g)].map(([, first = '']) => first));
  return {
    page,
    html,
    tree,
    fontCss,
    missingFonts,
    isWhole: missing.length === 0,
    placeholders,
    ownElements,
  };
}

function fail(what: string): never {
  throw new Error(`The bench is wrong about its input: ${what}.`);
}

/** Checks that each page looks like its frame: compares the rendered page with Figma's own picture. */
import type { CancelSignal } from '#design/cancel';
import type { CodePage, CodeResult } from '#design/code-result';
import type { Pixels } from '#design/pixels';
import { type Crop, cropOnWhite } from '#design/crop-on-white';
import type { ProblemCode } from '#design/problem';
import { encodePng, readPng } from '#design/png';
import type { Check, LayoutDifference, PageLikeness } from '#design/receipt';
import type { AssetBytes, RestNode, Snapshot, SnapshotFrame } from '#design/snapshot';
import type { DesignNode, DesignTree } from '#design/tree';
import type { Renderer } from '../renderer.ts';
import { listTriedWidths } from './check-responsive.ts';
import { compareLayout } from './compare-layout.ts';
import { comparePictures, type PictureComparison } from './compare-pictures.ts';
import { type Finding, makeCheck, pluralize, skippedCheck } from './make-check.ts';

/** Below the first share of differing pixels a page looks like its frame, above the second one it does not. */
const limits = { alike: 0.015, unlike: 0.15 };
const similarEnough = 0.97;

export interface LikenessInput {
  readonly result: CodeResult;
  readonly snapshot: Snapshot;
  readonly pictures: AssetBytes;
  readonly renderer: Renderer | null;
  readonly signal: CancelSignal;
  /** The design with the lines that the layout joined, for the comparison of layouts. @default they are not compared */
  readonly tree?: DesignTree;
  /** The document that shows a page. */
  preview(page: CodePage): Promise<string>;
}

export interface LikenessResult {
  readonly check: Check;
  /** PNG bytes of the heat maps, by the keys that the check names. */
  readonly heatMaps: AssetBytes;
}

export async function checkLikeness(run: LikenessInput): Promise<LikenessResult> {
  const { result, snapshot, pictures, renderer } = run;
  const heatMaps = new Map<string, Uint8Array>();
  if (!renderer)
    return { check: skippedCheck('likeness', 'There is no browser to render the pages.'), heatMaps };
  const findings: Finding[] = [];
  const pages: PageLikeness[] = [];
  const roots = new Map(run.tree?.frames.map(({ root }) => [root.id, root]));
  for (const page of result.pages) {
    run.signal.throwIfAborted();
    const frame = snapshot.frames.find(({ id }) => id === page.frameId);
    const framePixels = frame && readFramePixels(frame, pictures);
    if (!framePixels) continue;
    const compare = async () => comparePage(page, await run.preview(page), framePixels, renderer, run.signal);
    const compared = await compare().catch((cause: unknown) => {
      run.signal.throwIfAborted();
      findings.push(failure(page, `The page could not be rendered: ${messageOf(cause)}`));
      return null;
    });
    if (!compared) continue;
    const root = roots.get(page.frameId);
    const layout = root && (await comparePageLayout(run, renderer, page, root, compared, framePixels.scale));
    const key = `heat-map/${page.frameId}.png`;
    heatMaps.set(key, encodePng(compared.heatMap));
    pages.push({
      frameId: page.frameId,
      differingPixels: compared.differing,
      structuralSimilarity: compared.similarity,
      heatMap: { key, mime: 'image/png' },
      missingFonts: compared.missingFonts,
      ...(layout ? { layout } : {}),
    });
    findings.push(...judgePage(run, page, compared));
  }
  if (pages.length === 0 && findings.length === 0) {
    return { check: skippedCheck('likeness', 'There is no image of the frame to compare with.'), heatMaps };
  }
  return { check: { ...summarise(run, findings, pages), pages }, heatMaps };
}

async function comparePageLayout(
  run: LikenessInput,
  renderer: Renderer,
  page: CodePage,
  root: DesignNode,
  { design, page: picture }: PageComparison,
  scale: number,
): Promise<readonly LayoutDifference[] | null> {
  try {
    const html = await run.preview(page);
    const [shown] = await renderer.tryWidths({ ...page, html }, listTriedWidths(page), run.signal);
    return shown ? compareLayout({ root, shown, width: page.width, design, page: picture, scale }) : null;
  } catch {
    run.signal.throwIfAborted();
    return null;
  }
}

function summarise(run: LikenessInput, findings: readonly Finding[], pages: readonly PageLikeness[]): Check {
  const worst = Math.max(0, ...pages.map(({ differingPixels }) => differingPixels));
  const fonts = [...new Set(pages.flatMap(({ missingFonts = [] }) => missingFonts))];
  // Other fonts give other pixels, so a page with missing fonts is not judged by them.
  const isJudged = (file: string | null) =>
    pages.every(
      ({ frameId, missingFonts = [] }) => pathOf(run, frameId) !== file || missingFonts.length === 0,
    );
  const unlike = findings.filter(({ file, severity }) => severity === 'error' || isJudged(file));
  return makeCheck(run.result.files, findings, {
    id: 'likeness',
    passed: `${pluralize(pages.length, 'page matches', 'pages match')} Figma's render; at most ${percent(worst)} of pixels differ.`,
    found: () =>
      unlike.length > 0
        ? `${pluralize(unlike.length, 'page does', 'pages do')} not match Figma's render; up to ${percent(worst)} of pixels differ.`
        : `Rendered without ${listFontNames(fonts)}, so the match could not be judged; up to ${percent(worst)} of pixels differ from Figma's render.`,
    measure: { name: 'differing-pixels', value: worst },
  });
}

function pathOf({ result }: LikenessInput, frameId: string): string | null {
  return result.pages.find((page) => page.frameId === frameId)?.path ?? null;
}

/** Problems after which the pixels of a page cannot match, because the file lacks the content. */
const missingContent: ReadonlySet<ProblemCode> = new Set(['image-missing', 'vector-missing', 'font-missing']);

function judgePage(
  run: LikenessInput,
  page: CodePage,
  { differing, similarity, missingFonts }: PageComparison,
): Finding[] {
  if (differing <= limits.alike || (similarity >= similarEnough && differing <= limits.alike * 2)) return [];
  const hasFonts = missingFonts.length === 0;
  const lacks = run.result.problems.some(({ code }) => missingContent.has(code));
  const reasons = [
    lacks ? ' Some of it shows images, shapes or fonts that the file does not contain.' : '',
    hasFonts
      ? ''
      : ` It was rendered without ${listFontNames(missingFonts)}, which this computer does not have.`,
  ];
  const message = `${percent(differing)} of the pixels of "${page.name}" differ from Figma's render; its structure is ${percent(similarity)} similar.${reasons.join('')}`;
  const severity = differing > limits.unlike && !lacks && hasFonts ? 'error' : 'warning';
  return [{ severity, message, file: page.path, line: null, nodeId: page.frameId }];
}

/** `the font "Inter"`, `the fonts "Inter" and "Lora"`. */
function listFontNames(families: readonly string[]): string {
  const quoted = families.map((family) => `"${family}"`);
  const list = [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)]
    .filter((part) => part !== '')
    .join(' and ');
  return `the ${families.length === 1 ? 'font' : 'fonts'} ${list}`;
}

function failure(page: CodePage, message: string): Finding {
  return { severity: 'error', message, file: page.path, line: null, nodeId: page.frameId };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

/** Compares a rendered page with Figma's picture of its frame. Every likeness that we report comes from here. */

/** Figma's own picture of a frame. */
export interface FramePixels {
  readonly pixels: Pixels;
  readonly scale: number;
  /** px from the corner of the picture to that of the frame, if the picture shows more than the frame. */
  readonly offset: { readonly x: number; readonly y: number };
}

interface PageComparison extends PictureComparison {
  /** The part of Figma's picture that shows the frame, and the page in the same size, both on white. */
  readonly design: Pixels;
  readonly page: Pixels;
  /** Font families that were missing when the page was rendered. */
  readonly missingFonts: readonly string[];
}

/** Reads Figma's picture of a frame; `null` if there is none or it cannot be read. */
export function readFramePixels({ picture, node }: SnapshotFrame, pictures: AssetBytes): FramePixels | null {
  const bytes = picture && pictures.get(picture.asset.key);
  if (!bytes || picture.asset.mime !== 'image/png') return null;
  try {
    const pixels = readPng(bytes);
    return { pixels, scale: picture.scale, offset: offsetOfFrame(node, pixels, picture.scale) };
  } catch {
    return null;
  }
}

/** Figma exports a frame that does not clip with everything that overflows it. `absoluteRenderBounds` has that size. */
function offsetOfFrame(node: RestNode, pixels: Pixels, scale: number): { x: number; y: number } {
  const nowhere = { x: 0, y: 0 };
  const box = 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
  const rendered = 'absoluteRenderBounds' in node ? node.absoluteRenderBounds : null;
  if (!box || !rendered) return nowhere;
  const isNear = (size: number, length: number) => Math.abs(size - length * scale) <= 2;
  if (isNear(pixels.width, box.width) && isNear(pixels.height, box.height)) return nowhere;
  return { x: Math.round((box.x - rendered.x) * scale), y: Math.round((box.y - rendered.y) * scale) };
}

/** Renders the document of a page and compares it. Rejects as the renderer does. */
export async function comparePage(
  page: CodePage,
  html: string,
  { pixels, scale, offset }: FramePixels,
  renderer: Renderer,
  signal: CancelSignal,
): Promise<PageComparison> {
  const rendered = await renderer.render({ html, width: page.width, height: page.height, scale }, signal);
  // Figma and a browser may round half a pixel differently, so that row is left out.
  const size = {
    width: Math.min(Math.round(page.width * scale), pixels.width - offset.x),
    height: Math.min(Math.round(page.height * scale), pixels.height - offset.y),
  };
  const designCrop: Crop = { ...offset, ...size };
  const pageCrop: Crop = { x: 0, y: 0, ...size };
  const design = cropOnWhite(pixels, designCrop);
  const picture = cropOnWhite(
    { data: rendered.pixels, width: rendered.width, height: rendered.height },
    pageCrop,
  );
  return {
    ...comparePictures(design, picture, signal),
    design,
    page: picture,
    missingFonts: rendered.missingFonts,
  };
}

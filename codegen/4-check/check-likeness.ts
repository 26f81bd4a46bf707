/** Whether each page looks like its frame: the page as the Renderer draws it against Figma's own picture. */
import { encode } from 'fast-png';
import type { CancelSignal } from '#design/cancel';
import type { CodePage, CodeResult } from '#design/code-result';
import type { ProblemCode } from '#design/problem';
import type { Check, PageLikeness } from '#design/receipt';
import type { AssetBytes, RestNode, Snapshot, SnapshotFrame } from '#design/snapshot';
import type { Renderer } from '../renderer.ts';
import { comparePictures, cropOnWhite } from './compare-pictures.ts';
import type { Crop, PictureComparison } from './compare-pictures.ts';
import { readPng } from '#design/read-png';
import type { Pixels } from '#design/pixels';
import { countOf, makeCheck, skippedCheck } from './make-check.ts';
import type { Finding } from './make-check.ts';

/** Shares of differing pixels up to which a page counts as like its frame, and from which as unlike it. */
const limits = { alike: 0.015, unlike: 0.15 };
const similarEnough = 0.97;

export interface LikenessRun {
  readonly result: CodeResult;
  readonly snapshot: Snapshot;
  readonly pictures: AssetBytes;
  readonly renderer: Renderer | null;
  readonly signal: CancelSignal;
  /** The document that shows a page. */
  preview(page: CodePage): Promise<string>;
}

export interface LikenessAnswer {
  readonly check: Check;
  /** PNG bytes of the heat maps by the keys that the check names. */
  readonly heatMaps: AssetBytes;
}

export async function checkLikeness(run: LikenessRun): Promise<LikenessAnswer> {
  const { result, snapshot, pictures, renderer } = run;
  const heatMaps = new Map<string, Uint8Array>();
  if (!renderer)
    return { check: skippedCheck('likeness', 'There is no browser here to draw the pages.'), heatMaps };
  const findings: Finding[] = [];
  const pages: PageLikeness[] = [];
  for (const page of result.pages) {
    run.signal.throwIfAborted();
    const frame = snapshot.frames.find(({ id }) => id === page.frameId);
    const truth = frame && readTruth(frame, pictures);
    if (!truth) continue;
    const compared = await comparePage(run, renderer, page, truth).catch((cause: unknown) => {
      run.signal.throwIfAborted();
      findings.push(failure(page, `The page could not be drawn: ${sentence(cause)}`));
      return null;
    });
    if (!compared) continue;
    const key = `heat-map/${page.frameId}.png`;
    heatMaps.set(key, encodePixels(compared.heatMap));
    pages.push({
      frameId: page.frameId,
      differingPixels: compared.differing,
      structuralSimilarity: compared.similarity,
      heatMap: { key, mime: 'image/png' },
    });
    findings.push(...judge(run, page, compared));
  }
  if (pages.length === 0 && findings.length === 0) {
    return { check: skippedCheck('likeness', 'There is no picture of the frame to compare with.'), heatMaps };
  }
  return { check: { ...summarise(run, findings, pages), pages }, heatMaps };
}

function summarise(run: LikenessRun, findings: readonly Finding[], pages: readonly PageLikeness[]): Check {
  const worst = Math.max(0, ...pages.map(({ differingPixels }) => differingPixels));
  return makeCheck(run.result.files, findings, {
    id: 'likeness',
    passed: `${countOf(pages.length, 'page looks', 'pages look')} like Figma's own picture; at most ${percent(worst)} of the pixels differ.`,
    found: (count) =>
      `${countOf(count, 'page looks', 'pages look')} unlike Figma's own picture; up to ${percent(worst)} of the pixels differ.`,
    measure: { name: 'differing-pixels', value: worst },
  });
}

/** What a page cannot show because the file does not hold it; then its pixels cannot be right. */
const missing: ReadonlySet<ProblemCode> = new Set(['image-missing', 'vector-missing', 'font-missing']);

function judge(run: LikenessRun, page: CodePage, { differing, similarity }: PictureComparison): Finding[] {
  if (differing <= limits.alike || (similarity >= similarEnough && differing <= limits.alike * 2)) return [];
  const lacks = run.result.problems.some(({ code }) => missing.has(code));
  const reason = lacks ? ' Some of it shows pictures, shapes or fonts that the file does not hold.' : '';
  const message = `${percent(differing)} of the pixels of "${page.name}" differ from Figma's own picture; its structure is ${percent(similarity)} alike.${reason}`;
  const severity = differing > limits.unlike && !lacks ? 'error' : 'warning';
  return [{ severity, message, file: page.path, line: null, nodeId: page.frameId }];
}

interface Truth {
  readonly pixels: Pixels;
  readonly scale: number;
  /** px from the picture's corner to the frame's, where the picture shows more than the frame. */
  readonly offset: { readonly x: number; readonly y: number };
}

function readTruth({ picture, node }: SnapshotFrame, pictures: AssetBytes): Truth | null {
  const bytes = picture && pictures.get(picture.asset.key);
  if (!bytes || picture.asset.mime !== 'image/png') return null;
  try {
    const pixels = readPng(bytes);
    return { pixels, scale: picture.scale, offset: offsetOfFrame(node, pixels, picture.scale) };
  } catch {
    return null;
  }
}

/** A frame that does not clip is exported with all that sticks out of it; `absoluteRenderBounds` says how far. */
function offsetOfFrame(node: RestNode, pixels: Pixels, scale: number): { x: number; y: number } {
  const nowhere = { x: 0, y: 0 };
  const box = 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
  const drawn = 'absoluteRenderBounds' in node ? node.absoluteRenderBounds : null;
  if (!box || !drawn) return nowhere;
  const isNear = (size: number, length: number) => Math.abs(size - length * scale) <= 2;
  if (isNear(pixels.width, box.width) && isNear(pixels.height, box.height)) return nowhere;
  return { x: Math.round((box.x - drawn.x) * scale), y: Math.round((box.y - drawn.y) * scale) };
}

async function comparePage(
  run: LikenessRun,
  renderer: Renderer,
  page: CodePage,
  { pixels, scale, offset }: Truth,
): Promise<PictureComparison> {
  const html = await run.preview(page);
  const drawn = await renderer.render({ html, width: page.width, height: page.height, scale }, run.signal);
  // Figma and a browser may round a size of half a pixel differently; the row in question is left out.
  const size = {
    width: Math.min(Math.round(page.width * scale), pixels.width - offset.x),
    height: Math.min(Math.round(page.height * scale), pixels.height - offset.y),
  };
  const ofTruth: Crop = { ...offset, ...size };
  const ofPage: Crop = { x: 0, y: 0, ...size };
  const picture: Pixels = { data: drawn.pixels, width: drawn.width, height: drawn.height };
  return comparePictures(cropOnWhite(pixels, ofTruth), cropOnWhite(picture, ofPage), run.signal);
}

function encodePixels({ data, width, height }: Pixels): Uint8Array {
  return encode({ data, width, height, channels: 4, depth: 8 });
}

function failure(page: CodePage, message: string): Finding {
  return { severity: 'error', message, file: page.path, line: null, nodeId: page.frameId };
}

function sentence(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

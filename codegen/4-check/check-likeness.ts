/** Whether each page looks like its frame: the page as the Renderer draws it against Figma's own picture. */
import { encode } from 'fast-png';
import type { CancelSignal } from '#design/cancel';
import type { CodePage, CodeResult } from '#design/code-result';
import type { ProblemCode } from '#design/problem';
import type { Check, PageLikeness } from '#design/receipt';
import type { Pixels } from '#design/pixels';
import type { AssetBytes, Snapshot } from '#design/snapshot';
import type { Renderer } from '../renderer.ts';
import { comparePage, readFramePixels } from './compare-page.ts';
import type { PageComparison } from './compare-page.ts';
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
    const truth = frame && readFramePixels(frame, pictures);
    if (!truth) continue;
    const compare = async () => comparePage(page, await run.preview(page), truth, renderer, run.signal);
    const compared = await compare().catch((cause: unknown) => {
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
      missingFonts: compared.missingFonts,
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
  const fonts = [...new Set(pages.flatMap(({ missingFonts = [] }) => missingFonts))];
  // Other letters make other pixels, so nothing is said of likeness where only they may be the cause.
  const isJudged = (file: string | null) =>
    pages.every(
      ({ frameId, missingFonts = [] }) => pathOf(run, frameId) !== file || missingFonts.length === 0,
    );
  const unlike = findings.filter(({ file, severity }) => severity === 'error' || isJudged(file));
  return makeCheck(run.result.files, findings, {
    id: 'likeness',
    passed: `${countOf(pages.length, 'page looks', 'pages look')} like Figma's own picture; at most ${percent(worst)} of the pixels differ.`,
    found: () =>
      unlike.length > 0
        ? `${countOf(unlike.length, 'page looks', 'pages look')} unlike Figma's own picture; up to ${percent(worst)} of the pixels differ.`
        : `Drawn without ${nameFonts(fonts)}, so likeness could not be judged; up to ${percent(worst)} of the pixels differ from Figma's own picture.`,
    measure: { name: 'differing-pixels', value: worst },
  });
}

function pathOf({ result }: LikenessRun, frameId: string): string | null {
  return result.pages.find((page) => page.frameId === frameId)?.path ?? null;
}

/** What a page cannot show because the file does not hold it; then its pixels cannot be right. */
const missing: ReadonlySet<ProblemCode> = new Set(['image-missing', 'vector-missing', 'font-missing']);

function judge(
  run: LikenessRun,
  page: CodePage,
  { differing, similarity, missingFonts }: PageComparison,
): Finding[] {
  if (differing <= limits.alike || (similarity >= similarEnough && differing <= limits.alike * 2)) return [];
  const hasFonts = missingFonts.length === 0;
  const lacks = run.result.problems.some(({ code }) => missing.has(code));
  const reasons = [
    lacks ? ' Some of it shows pictures, shapes or fonts that the file does not hold.' : '',
    hasFonts ? '' : ` It was drawn without ${nameFonts(missingFonts)}, which this computer does not have.`,
  ];
  const message = `${percent(differing)} of the pixels of "${page.name}" differ from Figma's own picture; its structure is ${percent(similarity)} alike.${reasons.join('')}`;
  const severity = differing > limits.unlike && !lacks && hasFonts ? 'error' : 'warning';
  return [{ severity, message, file: page.path, line: null, nodeId: page.frameId }];
}

/** `the font "Inter"`, `the fonts "Inter" and "Lora"`. */
function nameFonts(families: readonly string[]): string {
  const quoted = families.map((family) => `"${family}"`);
  const list = [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)]
    .filter((part) => part !== '')
    .join(' and ');
  return `the ${families.length === 1 ? 'font' : 'fonts'} ${list}`;
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

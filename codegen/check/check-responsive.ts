/**
 * Checks that the pages keep their words at other widths (a little narrower, narrower, wider, a phone): beside the page
 * at its drawn width, no texts overlap, none is cut off, covered, lost or too small, breaks inside words, touches the edge of the
 * window or crosses its box, and nothing scrolls sideways.
 */
import type { CancelSignal } from '#design/cancel';
import type { CodePage, CodeResult } from '#design/code-result';
import type { Check } from '#design/receipt';
import type { PageAtWidth, Renderer } from '../renderer.ts';
import type { PageText, TextLine } from '../targets/preview/page-texts.ts';
import { type Finding, makeCheck, pluralize, skippedCheck } from './make-check.ts';

/** The width in px of the phone that every page should fit. */
const phoneWidth = 390;

/** Shares of the drawn width. */
const triedShares = [0.9, 0.75, 1.25];

export interface ResponsiveInput {
  readonly result: CodeResult;
  readonly renderer: Renderer | null;
  readonly signal: CancelSignal;
  /** The document that shows a page. */
  preview(page: CodePage): Promise<string>;
}

export async function checkResponsive(run: ResponsiveInput): Promise<Check> {
  const { result, renderer } = run;
  if (!renderer) return skippedCheck('responsive', 'There is no browser to render other widths.');
  const findings: Finding[] = [];
  let tried = 0;
  let failed = 0;
  for (const page of result.pages) {
    for (const { width, drawn, now } of await tryPage(run, renderer, page)) {
      const found = compareWidths(page, width, drawn, now);
      findings.push(...found);
      tried += 1;
      if (found.length > 0) failed += 1;
    }
  }
  if (tried === 0) return skippedCheck('responsive', 'The pages could not be rendered at other widths.');
  const widths = pluralize(tried, 'width', 'widths');
  return makeCheck(result.files, findings, {
    id: 'responsive',
    passed: `No text is lost and nothing scrolls horizontally at any of ${widths}.`,
    found: () =>
      `At ${failed} of ${widths}, text is lost, squeezed or overlapping, or a page scrolls horizontally.`,
    measure: { name: 'count', value: findings.length },
  });
}

/** The widths in px that a page is tried at, the drawn one first. */
export function listTriedWidths({ width }: CodePage): readonly number[] {
  const shares = triedShares.map((share) => Math.round(width * share));
  const others = [...new Set([...shares, phoneWidth])];
  return [width, ...others.filter((each) => each > 0 && each !== Math.round(width))];
}

/** The first characters of a text in quotes. */
export function quoteStart(text: string): string {
  return `“${text.slice(0, 40)}”`;
}

interface TriedWidth {
  readonly width: number;
  readonly drawn: PageAtWidth;
  readonly now: PageAtWidth;
}

/** Empty if the page cannot be rendered, which the check of likeness reports. */
async function tryPage(
  run: ResponsiveInput,
  renderer: Renderer,
  page: CodePage,
): Promise<readonly TriedWidth[]> {
  const { signal } = run;
  const widths = listTriedWidths(page);
  try {
    const html = await run.preview(page);
    const [drawn, ...others] = await renderer.tryWidths({ ...page, html }, widths, signal);
    if (!drawn) return [];
    return others.map((now, index) => ({ width: widths[index + 1] ?? 0, drawn, now }));
  } catch {
    signal.throwIfAborted();
    return [];
  }
}

/**
 * What went wrong at one width beside the drawn one.
 * @param tried The faults of texts that count. @default all
 */
export function compareWidths(
  page: CodePage,
  width: number,
  drawn: PageAtWidth,
  now: PageAtWidth,
  tried: readonly TextFault[] = [...lossesOfWords, ...crampedTexts],
): readonly Finding[] {
  const find = (nodeId: string | null, message: string): Finding => ({
    severity: 'warning',
    message: `"${page.name}" ${message}`,
    file: page.path,
    line: null,
    nodeId: nodeId ?? page.frameId,
  });
  const findings: Finding[] = [];
  // A rounding error of half a pixel makes no page scroll.
  if (now.contentWidth > width + 1) {
    const content = `its content is ${Math.round(now.contentWidth)} px wide.`;
    findings.push(find(page.frameId, `scrolls horizontally at ${width} px: ${content}`));
  }
  const overlaps = newOverlaps(drawn.texts, now.texts);
  const [pair] = overlaps;
  if (pair) {
    const others = othersOf(overlaps.length - 1, 'other pair does', 'other pairs do');
    const message = `at ${width} px: ${quoteStart(pair[0].text)} and ${quoteStart(pair[1].text)} overlap${others}.`;
    findings.push(find(pair[0].nodeId, message));
  }
  for (const { has, verb, plural } of tried) {
    const found = now.texts.filter((text, index) => {
      const before = drawn.texts[index];
      if (before === undefined || (has === isMissing && page.narrower)) return false;
      return has(text, width) && !has(before, page.width);
    });
    const [first] = found;
    if (!first) continue;
    const others = othersOf(found.length - 1, `other text ${verb}`, `other texts ${plural}`);
    findings.push(find(first.nodeId, `at ${width} px: ${quoteStart(first.text)} ${verb}${others}.`));
  }
  return findings;
}

function othersOf(count: number, one: string, many: string): string {
  return count === 0 ? '' : `, and ${count} ${count === 1 ? one : many}`;
}

/** px; smaller letters are not read. */
const minFontSize = 8;

function isMissing({ lines }: PageText): boolean {
  return lines.length === 0;
}

/** px that letters keep from the edges of a window, if they were drawn so. */
const minEdgeDistance = 8;

function touchesEdge({ lines, isCut, scrolls }: PageText, width: number): boolean {
  if (isCut || scrolls) return false;
  return lines.some(({ left, right }) => left < minEdgeDistance || right > width - minEdgeDistance);
}

/** Lines from which a text may be squeezed, and letters up to which a line of it is a part of a word. */
const squeezed = { lines: 3, letters: 4 };
/** Letters of scripts that write no spaces, where each line may end anywhere. */
const unspacedLetter =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Whether lines end inside words, after few letters. */
function isSqueezed({ text, lines }: PageText): boolean {
  const words = text.split(/[\s\u00ad\u200b-]+/).length;
  const isBroken = lines.length >= squeezed.lines && lines.length > words;
  return isBroken && text.length / lines.length < squeezed.letters && !unspacedLetter.test(text);
}

/** What may be wrong with a text. */
export interface TextFault {
  readonly has: (text: PageText, width: number) => boolean;
  readonly verb: string;
  readonly plural: string;
}

/** Texts that cannot be read. Merged pages hide the texts of their other widths on purpose. */
export const lossesOfWords: readonly TextFault[] = [
  { has: isMissing, verb: 'is not shown', plural: 'are not shown' },
  { has: ({ isCut, lines }) => isCut && lines.length > 0, verb: 'is cut off', plural: 'are cut off' },
  { has: ({ isCovered }) => isCovered, verb: 'is covered', plural: 'are covered' },
  {
    has: ({ fontSize, lines }) => fontSize < minFontSize && lines.length > 0,
    verb: `is smaller than ${minFontSize} px`,
    plural: `are smaller than ${minFontSize} px`,
  },
];

/** Texts that can be read, and that nobody would leave so. */
const crampedTexts: readonly TextFault[] = [
  { has: isSqueezed, verb: 'breaks inside words', plural: 'break inside words' },
  { has: touchesEdge, verb: 'touches the edge of the window', plural: 'touch the edge of the window' },
  {
    has: ({ crossesBox, isCut, scrolls, lines }) => crossesBox && !isCut && !scrolls && lines.length > 0,
    verb: 'crosses the edge of its box',
    plural: 'cross the edges of their boxes',
  },
];

type Pair = readonly [PageText, PageText];

/** Returns the pairs of texts that overlap now and do not at the drawn width. */
function newOverlaps(drawn: readonly PageText[], now: readonly PageText[]): readonly Pair[] {
  const before = new Set(findOverlaps(drawn).map(([one, other]) => `${one} ${other}`));
  return findOverlaps(now).flatMap(([one, other]): readonly Pair[] => {
    const [first, second] = [now[one], now[other]];
    return before.has(`${one} ${other}`) || !first || !second ? [] : [[first, second]];
  });
}

/** px that two lines must share both ways. */
const minOverlap = 2;

/** Returns the indices of texts that overlap, from the top of the page on. */
export function findOverlaps(texts: readonly PageText[]): readonly (readonly [number, number])[] {
  const lines = texts
    .flatMap(({ lines: own, scrolls }, index) => (scrolls ? [] : own.map((line) => ({ ...line, index }))))
    .sort((one, other) => one.top - other.top);
  const pairs = new Map<string, readonly [number, number]>();
  let above: typeof lines = [];
  for (const line of lines) {
    above = above.filter(({ bottom }) => bottom - line.top > minOverlap);
    for (const other of above) {
      if (other.index === line.index || !overlap(other, line)) continue;
      const pair = [Math.min(line.index, other.index), Math.max(line.index, other.index)] as const;
      pairs.set(pair.join(' '), pair);
    }
    above.push(line);
  }
  return [...pairs.values()];
}

function overlap(one: TextLine, other: TextLine): boolean {
  return (
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > minOverlap &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > minOverlap
  );
}

/**
 * Which texts are headings, and of which rank: one h1 a page, no rank left out on the way down, none below h4. Every
 * rule prefers a paragraph to a heading in doubt, since readers jump from heading to heading.
 */
import type { HeadingLevel } from '#design/code-plan';
import { textOfLayer } from '../components/walk-layout.ts';
import type { LayoutText } from '../layout/layout-tree.ts';
import { couldBeHeading, fontSizeOf, isAmount } from './element-rules.ts';

/** A text where a heading may stand: `place` is the same for the same place of one component. */
export interface HeadingCandidate {
  readonly text: LayoutText;
  readonly elementRef: string;
  /** A navigation or a label is around it, where large texts are no headings. */
  readonly cannotBeHeading: boolean;
  /** What was decided about it: the level of a heading, `any` of them or `none`. @default nothing */
  readonly decided?: HeadingLevel | 'any' | 'none';
}

/** The texts of one page in reading order. */
export interface PageTexts {
  readonly texts: readonly HeadingCandidate[];
  /** Other pages stand in it, as screens in a section, or it shows one component alone: then it heads nothing. */
  readonly isOverview: boolean;
}

/** The rank of each place that is a heading. */
export function rankHeadings(pages: readonly PageTexts[]): ReadonlyMap<string, number> {
  const bodySize = findBodySize(pages.flatMap(({ texts }) => texts));
  const isHeading = new Map<string, boolean>();
  for (const { texts } of pages) {
    const prominent = findHeadings(texts, bodySize);
    // Where pages disagree, what is a paragraph on one of them is a paragraph.
    for (const one of texts)
      isHeading.set(
        one.elementRef,
        qualifiesAsHeading(one, prominent) && (isHeading.get(one.elementRef) ?? true),
      );
  }
  const headings = pages.map(({ texts }) => texts.filter(({ elementRef }) => isHeading.get(elementRef)));
  const titles = findPageTitles(
    pages.map(({ isOverview }, index) => ({ isOverview, headings: titleCandidates(headings[index] ?? []) })),
  );
  return assignRanks(headings, titles);
}

/** Where a title is decided there is no other. */
function titleCandidates(headings: readonly HeadingCandidate[]): readonly HeadingCandidate[] {
  const titles = headings.filter(({ decided }) => decided === 1);
  return titles.length > 0 ? titles : headings.filter(({ decided = 'any' }) => decided === 'any');
}

/** The size most letters have; never that of a few texts larger than all others, however much these say. */
function findBodySize(texts: readonly HeadingCandidate[]): number {
  const sizes = new Map<number, { letters: number; texts: number }>();
  for (const { text } of texts) {
    const known = sizes.get(fontSizeOf(text)) ?? { letters: 0, texts: 0 };
    sizes.set(fontSizeOf(text), {
      letters: known.letters + textOfLayer(text).length,
      texts: known.texts + 1,
    });
  }
  const largest = Math.max(...sizes.keys());
  const isRare = (sizes.get(largest)?.texts ?? 0) * 4 <= texts.length;
  const [[size] = [16]] = [...sizes]
    .filter(([size]) => size !== largest || !isRare)
    .sort(([, one], [, other]) => other.letters - one.letters);
  return size;
}

/** Times the body's size that makes a heading of a plain text, and of a bold one. */
const minHeadingScale = 1.3;
const minBoldHeadingScale = 1.12;

/** px; smaller texts are labels. */
const smallestHeading = 16;

function findHeadings(texts: readonly HeadingCandidate[], bodySize: number): ReadonlySet<HeadingCandidate> {
  const counts = new Map<string, number>();
  for (const { text } of texts) counts.set(textOfLayer(text), (counts.get(textOfLayer(text)) ?? 0) + 1);
  const found = texts.filter(({ text, cannotBeHeading }) => {
    // What stands there over and over is something to press.
    return (
      !cannotBeHeading &&
      (counts.get(textOfLayer(text)) ?? 0) < 3 &&
      isProminent(text, bodySize) &&
      couldBeHeading(text)
    );
  });
  const figures = new Set(texts.filter(({ text }) => isAmount(textOfLayer(text))).map(typographyKey));
  const headings = new Set(found.filter((one) => !(figures.has(typographyKey(one)) && isOneWord(one))));
  for (const run of runsOfOneSize(texts)) {
    if (isRowOfLabels(run) || isRunningText(run)) for (const one of run) headings.delete(one);
  }
  return headings;
}

/** `Custom` set like `$24` stands for a figure. */
function isOneWord({ text }: HeadingCandidate): boolean {
  return /^\S{1,12}$/u.test(textOfLayer(text).trim());
}

function typographyKey({ text }: HeadingCandidate): string {
  return `${fontSizeOf(text)} ${weightOf(text)}`;
}

function qualifiesAsHeading(one: HeadingCandidate, prominent: ReadonlySet<HeadingCandidate>): boolean {
  return one.decided === undefined ? prominent.has(one) : one.decided !== 'none';
}

function isProminent(text: LayoutText, bodySize: number): boolean {
  const size = fontSizeOf(text);
  const isBold = weightOf(text) >= 600;
  return size >= smallestHeading && size >= bodySize * (isBold ? minBoldHeadingScale : minHeadingScale);
}

/** Texts of one size that follow each other with nothing between. */
function runsOfOneSize(texts: readonly HeadingCandidate[]): readonly (readonly HeadingCandidate[])[] {
  const runs: HeadingCandidate[][] = [];
  for (const one of texts) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const joins =
      before &&
      fontSizeOf(before.text) === fontSizeOf(one.text) &&
      weightOf(before.text) === weightOf(one.text);
    if (run && joins) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

/** Days of a week, links of a footer. */
function isRowOfLabels(run: readonly HeadingCandidate[]): boolean {
  return run.length > 2;
}

/** A paragraph that somebody cut into its lines. */
function isRunningText(run: readonly HeadingCandidate[]): boolean {
  const letters = run.reduce((sum, { text }) => sum + textOfLayer(text).length, 0);
  return run.length > 1 && letters / run.length > 40;
}

/** What counts as one size, and no step down. */
const sameSizeRatio = 1.08;

interface OpenHeading {
  readonly size: number;
  readonly rank: number;
}

/**
 * Reads each page like an outline: a heading stands one below the nearest larger one before it. A place has one rank
 * on all pages, the highest it needs anywhere, so pages are read until nothing changes.
 */
function assignRanks(
  pages: readonly (readonly HeadingCandidate[])[],
  titles: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const ranks = new Map([...titles].map((elementRef) => [elementRef, 1]));
  // A rank only ever rises, from 4 to 2, and mostly at once.
  for (let changed = true, round = 0; changed && round < 20; round += 1) {
    changed = false;
    for (const headings of pages) {
      let open: OpenHeading[] = [];
      let former = 1;
      for (const { elementRef, text, decided } of headings) {
        const size = fontSizeOf(text);
        const known = ranks.get(elementRef) ?? lowestRank;
        const wanted = typeof decided === 'number' ? Math.max(2, decided) : null;
        while (open.length > 0 && closesBefore(open.at(-1), size, wanted)) open.pop();
        const rank =
          wanted === null || known === 1
            ? Math.min(known, (open.at(-1)?.rank ?? 1) + 1, former + 1)
            : Math.min(wanted, former + 1);
        if (rank !== ranks.get(elementRef)) changed = true;
        ranks.set(elementRef, rank);
        open = rank === 1 ? [{ size: Infinity, rank }] : [...open, { size, rank }];
        former = rank;
      }
    }
  }
  return ranks;
}

/** Whether what a heading opened ends at one of this size, or of a level that was decided. */
function closesBefore(open: OpenHeading | undefined, size: number, wanted: number | null): boolean {
  if (open === undefined) return true;
  return wanted === null ? open.size <= size * sameSizeRatio : open.rank >= wanted;
}

const lowestRank = 4;

function weightOf({ style }: LayoutText): number {
  // A weight that is a token is taken for the usual one.
  return Number(style.find(({ property }) => property === 'font-weight')?.value ?? 400) || 400;
}

interface PageHeadings {
  readonly isOverview: boolean;
  readonly headings: readonly HeadingCandidate[];
}

/**
 * The places that are the h1 of their pages: the largest heading that stands once on every page that shows it. Pages
 * with the fewest headings choose first, since a screen with one heading has no other; sheets take what is left.
 */
function findPageTitles(pages: readonly PageHeadings[]): ReadonlySet<string> {
  const counts = pages.map(({ headings }) => countByElement(headings));
  const pagesOf = new Map<string, number[]>();
  counts.forEach((count, page) => {
    for (const elementRef of count.keys()) {
      const known = pagesOf.get(elementRef);
      if (known) known.push(page);
      else pagesOf.set(elementRef, [page]);
    }
  });
  const isOverviewPage = (page: number) => pages[page]?.isOverview ?? false;
  const titles = new Set<string>();
  const hasTitle = pages.map(() => false);
  const canHead = (elementRef: string, page: number): boolean =>
    (pagesOf.get(elementRef) ?? []).every(
      (other) =>
        (other !== page && isOverviewPage(other)) ||
        (counts[other]?.get(elementRef) === 1 && !hasTitle[other]),
    );
  const order = [...pages.keys()].sort(
    (one, other) =>
      Number(isOverviewPage(one)) - Number(isOverviewPage(other)) ||
      (counts[one]?.size ?? 0) - (counts[other]?.size ?? 0),
  );
  for (const page of order) {
    if (hasTitle[page]) continue;
    const bySize = [...(pages[page]?.headings ?? [])].sort(
      (one, other) => fontSizeOf(other.text) - fontSizeOf(one.text),
    );
    const title = bySize.find(({ elementRef }) => canHead(elementRef, page));
    if (!title) continue;
    titles.add(title.elementRef);
    for (const other of pagesOf.get(title.elementRef) ?? []) hasTitle[other] = true;
  }
  return titles;
}

function countByElement(texts: readonly HeadingCandidate[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { elementRef } of texts) count.set(elementRef, (count.get(elementRef) ?? 0) + 1);
  return count;
}

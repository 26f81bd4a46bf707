/**
 * Finds the headings and their levels: one h1 on a page, no skipped level, none below h4. In doubt a text is a
 * paragraph, because screen reader users jump from heading to heading.
 */
import type { HeadingLevel } from '#design/code-plan';
import { textOfLayer } from '../components/walk-layout.ts';
import type { LayoutText } from '../layout/layout-tree.ts';
import { couldBeHeading, fontSizeOf, fontWeightOf, isAmount } from './element-rules.ts';

/** Returns the level of each element that is a heading. */
export function rankHeadings(pages: readonly PageTexts[]): ReadonlyMap<string, number> {
  const bodySize = findBodySize(pages.flatMap(({ all }) => all));
  const isHeading = new Map<string, boolean>();
  for (const { texts } of pages) {
    const prominent = findHeadings(texts, bodySize);
    // An element that is a paragraph on one page is a paragraph on all.
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

/** A text that may be a heading. */
export interface HeadingCandidate {
  readonly text: LayoutText;
  readonly elementRef: string;
  /** An ancestor is a navigation, a table row or a label, where large texts are not headings. */
  readonly cannotBeHeading: boolean;
  /** It is in the bar of a page, where the largest text may be a logo. */
  readonly isInBar: boolean;
  /** The reference of the outermost section around it. @default none */
  readonly section?: string;
  /** Columns around it that are complete in themselves, such as filters: their titles are above nothing outside. @default none */
  readonly columns?: readonly string[];
  /** It is the name of a person or a company beside their portrait. @default false */
  readonly isBesidePortrait?: boolean;
  /** It is the title of a column of links in a footer. @default false */
  readonly titlesList?: boolean;
  /** The planned level, `any` for a heading without one, or `none`. @default undecided */
  readonly decided?: HeadingLevel | 'any' | 'none';
}

/** The texts of one page in reading order. */
export interface PageTexts {
  readonly texts: readonly HeadingCandidate[];
  /** With links outside of navigations, so that a text which becomes a link changes no level. */
  readonly all: readonly LayoutText[];
  /** Whether it contains other pages, as a section does, or a single main component; then it needs no title. */
  readonly isOverview: boolean;
}

/** A planned title excludes all others. */
function titleCandidates(headings: readonly HeadingCandidate[]): readonly HeadingCandidate[] {
  const titles = headings.filter(({ decided }) => decided === 1);
  const canBeTitle = ({ decided = 'any', titlesList }: HeadingCandidate) =>
    decided === 'any' && titlesList !== true;
  return titles.length > 0 ? titles : headings.filter(canBeTitle);
}

/**
 * Returns the font size of most characters. A few texts that are larger than all others never count, however long
 * they are.
 */
function findBodySize(texts: readonly LayoutText[]): number {
  const sizes = new Map<number, { letters: number; texts: number }>();
  for (const text of texts) {
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

function findHeadings(texts: readonly HeadingCandidate[], bodySize: number): ReadonlySet<HeadingCandidate> {
  const counts = new Map<string, number>();
  const lookOf = (text: LayoutText) => `${fontSizeOf(text)} ${textOfLayer(text)}`;
  for (const { text } of texts) counts.set(lookOf(text), (counts.get(lookOf(text)) ?? 0) + 1);
  const prominent = texts.filter(({ text, cannotBeHeading }) => {
    // A text that occurs three times or more in one size is a label of controls.
    return (
      !cannotBeHeading &&
      (counts.get(lookOf(text)) ?? 0) < 3 &&
      isProminent(text, bodySize) &&
      couldBeHeading(text) &&
      !isFigure(textOfLayer(text)) &&
      !isInitials(textOfLayer(text))
    );
  });
  // The name in a bar heads nothing where the content has a title.
  const found = withoutBar(prominent);
  const headings = new Set(found.filter((one) => !(isOneWord(one) && isBesideFigure(one, texts))));
  for (const run of runsOfOneSize(texts)) {
    if (isRowOfLabels(run) || isRunningText(run)) for (const one of run) headings.delete(one);
  }
  for (const run of rowsOfNames(texts)) for (const one of run) headings.delete(one);
  for (const one of texts) if (isSignature(one, texts)) headings.delete(one);
  for (const one of texts) if (one.titlesList === true) headings.add(one);
  return headings;
}

/** Minimum heading size relative to the body text, for a regular and for a bold text. */
const minHeadingScale = 1.3;

const minBoldHeadingScale = 1.12;

/** px; smaller texts are labels. */
const minHeadingSize = 16;

/** A single word with the typography of a figure is one too: `Custom` next to `$24`. */
function isOneWord({ text }: HeadingCandidate): boolean {
  return /^\S{1,12}$/u.test(textOfLayer(text).trim());
}

/** Texts between a figure and a word that takes the place of one. */
const maxFigureDistance = 8;

function isBesideFigure(one: HeadingCandidate, texts: readonly HeadingCandidate[]): boolean {
  const at = texts.indexOf(one);
  const near = texts.slice(Math.max(0, at - maxFigureDistance), at + maxFigureDistance + 1);
  return near.some(
    (other) => isAmount(textOfLayer(other.text)) && typographyKey(other) === typographyKey(one),
  );
}

function typographyKey({ text }: HeadingCandidate): string {
  return `${fontSizeOf(text)} ${fontWeightOf(text)}`;
}

function qualifiesAsHeading(one: HeadingCandidate, prominent: ReadonlySet<HeadingCandidate>): boolean {
  return one.decided === undefined ? prominent.has(one) : one.decided !== 'none';
}

function isProminent(text: LayoutText, bodySize: number): boolean {
  const size = fontSizeOf(text);
  const isBold = fontWeightOf(text) >= 600;
  return size >= minHeadingSize && size >= bodySize * (isBold ? minBoldHeadingScale : minHeadingScale);
}

/** A number with its unit, such as `1,240 houses`, `13 400 zł` or `30日間`. Where words have no spaces, more is a sentence. */
function isFigure(words: string): boolean {
  return /^[^\p{L}\p{N}]*\p{Nd}[\p{Nd}.,:]*(?:\s\p{Nd}{3})*\s*(?:\S{0,3}|[^\s\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]*)$/u.test(
    words.trim(),
  );
}

/** Letters from which a text before a name is what the person says. */
const minQuoteLetters = 60;

/** Whether a text is the name below what somebody says: a heading comes before its text, and so is none. */
function isSignature(one: HeadingCandidate, texts: readonly HeadingCandidate[]): boolean {
  if (one.isBesidePortrait !== true) return false;
  const before = texts.slice(0, texts.indexOf(one)).findLast(({ text }) => !isInitials(textOfLayer(text)));
  return before !== undefined && textOfLayer(before.text).trim().length >= minQuoteLetters;
}

/** One or two capitals take the place of a portrait. */
function isInitials(words: string): boolean {
  return /^\p{Lu}\.?\p{Lu}?\.?$/u.test(words.trim());
}

/** Returns runs of short texts of one size in any weight: the drawn names of several companies. */
function rowsOfNames(texts: readonly HeadingCandidate[]): readonly (readonly HeadingCandidate[])[] {
  const runs: HeadingCandidate[][] = [];
  for (const one of texts) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    const isName = textOfLayer(one.text).length <= maxNameLetters;
    if (run && previous && isName && fontSizeOf(previous.text) === fontSizeOf(one.text)) run.push(one);
    else runs.push(isName ? [one] : []);
  }
  return runs.filter((run) => run.length >= minNames);
}

/** Letters of the longest name, and names in a row. */
const maxNameLetters = 16;
const minNames = 4;

/** Splits the texts into runs of equal typography. */
function runsOfOneSize(texts: readonly HeadingCandidate[]): readonly (readonly HeadingCandidate[])[] {
  const runs: HeadingCandidate[][] = [];
  for (const one of texts) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    const isSameRun =
      previous &&
      fontSizeOf(previous.text) === fontSizeOf(one.text) &&
      fontWeightOf(previous.text) === fontWeightOf(one.text);
    if (run && isSameRun) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

/** The days of a week, or the links of a footer. */
function isRowOfLabels(run: readonly HeadingCandidate[]): boolean {
  return run.length > 2;
}

/** A paragraph whose lines are separate text layers. */
function isRunningText(run: readonly HeadingCandidate[]): boolean {
  const letters = run.reduce((sum, { text }) => sum + textOfLayer(text).length, 0);
  return run.length > 1 && letters / run.length > 40;
}

/** Sizes within this ratio count as equal. */
const sameSizeRatio = 1.08;

interface OpenHeading {
  readonly size: number;
  readonly rank: number;
  readonly columns: readonly string[];
}

/**
 * Assigns levels from the largest heading down: a heading is one level below the nearest larger one before it. An
 * element has one level on all pages, the highest it needs anywhere, so the pages are read until no level
 * changes.
 */
function assignRanks(
  pages: readonly (readonly HeadingCandidate[])[],
  titles: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const ranks = new Map([...titles].map((elementRef) => [elementRef, 1]));
  // A level only rises, from 4 to 2, and usually in the first round.
  for (let changed = true, round = 0; changed && round < 20; round += 1) {
    changed = false;
    for (const headings of pages) {
      const sectionTitles = findSectionTitles(headings.filter(({ elementRef }) => !titles.has(elementRef)));
      let open: OpenHeading[] = [];
      let previousRank = 1;
      for (const heading of headings) {
        const { elementRef, text, decided } = heading;
        const size = fontSizeOf(text);
        const known = ranks.get(elementRef) ?? lowestRank;
        const wanted =
          typeof decided === 'number'
            ? Math.max(2, decided)
            : sectionTitles.has(heading) || heading.titlesList === true
              ? 2
              : null;
        const { columns = [] } = heading;
        const isLeft = (one: OpenHeading | undefined) => one?.columns.some((id) => !columns.includes(id));
        while (open.length > 0 && (isLeft(open.at(-1)) || closesBefore(open.at(-1), size, wanted)))
          open.pop();
        const rank =
          wanted === null || known === 1
            ? Math.min(known, (open.at(-1)?.rank ?? 1) + 1, previousRank + 1)
            : Math.min(wanted, previousRank + 1);
        if (rank !== ranks.get(elementRef)) changed = true;
        ranks.set(elementRef, rank);
        open = rank === 1 ? [{ size: Infinity, rank, columns: [] }] : [...open, { size, rank, columns }];
        previousRank = rank;
      }
    }
  }
  return ranks;
}

/** Returns the title of each section: its first heading of about its largest size. */
function findSectionTitles(headings: readonly HeadingCandidate[]): ReadonlySet<HeadingCandidate> {
  const sections = new Map<string, HeadingCandidate[]>();
  for (const heading of headings) {
    if (heading.section === undefined || heading.decided !== undefined) continue;
    const known = sections.get(heading.section);
    if (known) known.push(heading);
    else sections.set(heading.section, [heading]);
  }
  const titles = [...sections.values()].flatMap((inside) => firstOfLargest(inside) ?? []);
  const largest = Math.max(...titles.map(({ text }) => fontSizeOf(text)));
  return new Set(titles.filter(({ text }) => fontSizeOf(text) >= largest * sectionRatio));
}

/** A smaller title, relative to the largest of a section, is that of a part. */
const sectionRatio = 0.65;

/** Leaves out the texts of a bar, unless one is larger than all others. */
function withoutBar(headings: readonly HeadingCandidate[]): readonly HeadingCandidate[] {
  const others = headings.filter(({ isInBar }) => !isInBar);
  const largest = Math.max(...others.map(({ text }) => fontSizeOf(text)));
  return headings.every(({ isInBar, text }) => !isInBar || fontSizeOf(text) <= largest) ? others : headings;
}

/** Returns the first text whose size is about the largest. */
function firstOfLargest(headings: readonly HeadingCandidate[]): HeadingCandidate | undefined {
  const largest = Math.max(...headings.map(({ text }) => fontSizeOf(text)));
  return headings.find(({ text }) => fontSizeOf(text) >= largest * titleRatio);
}

/** A heading at least this large, relative to a later one, comes before it in rank. */
const titleRatio = 0.8;

/** Whether a heading ends the section of an earlier one, by its size or by a planned level. */
function closesBefore(open: OpenHeading | undefined, size: number, wanted: number | null): boolean {
  if (open === undefined) return true;
  return wanted === null ? open.size <= size * sameSizeRatio : open.rank >= wanted;
}

const lowestRank = 4;

interface PageHeadings {
  readonly isOverview: boolean;
  readonly headings: readonly HeadingCandidate[];
}

/**
 * Finds the h1 of each page: the first of about the largest headings that occurs exactly once on every page that shows it. Pages with
 * the fewest headings choose first, because they have no alternative; overviews choose last.
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
    const possible = (pages[page]?.headings ?? []).filter(({ elementRef }) => canHead(elementRef, page));
    const title = firstOfLargest(withoutBar(possible));
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

/**
 * Which texts are headings, and of which rank: one h1 a page, no rank left out on the way down, none below h4. Every
 * rule prefers a paragraph to a heading in doubt, since readers jump from heading to heading.
 */
import type { HeadingLevel } from '#design/code-plan';
import type { LayoutText } from '../../1-layout/layout-tree.ts';
import { couldBeHeading, isFigure, sizeOf } from './element-rules.ts';
import { findTitles } from './find-titles.ts';
import { textOfLayer } from '../text-of-layer.ts';

/** A text where a heading may stand: `place` is the same for the same place of one component. */
export interface TextPlace {
  readonly text: LayoutText;
  readonly place: string;
  /** A navigation or a label is around it, where large texts are no headings. */
  readonly headsNothing: boolean;
  /** What was decided about it: the level of a heading, `any` of them or `none`. @default nothing */
  readonly decided?: HeadingLevel | 'any' | 'none';
}

/** The texts of one page in reading order. */
export interface PageTexts {
  readonly texts: readonly TextPlace[];
  /** Other pages stand in it, as screens in a section, or it shows one component alone: then it heads nothing. */
  readonly isSheet: boolean;
}

/** The rank of each place that is a heading. */
export function rankHeadings(pages: readonly PageTexts[]): ReadonlyMap<string, number> {
  const body = findBodySize(pages.flatMap(({ texts }) => texts));
  const isHeading = new Map<string, boolean>();
  for (const { texts } of pages) {
    const loud = findHeadings(texts, body);
    // Where pages disagree, what is a paragraph on one of them is a paragraph.
    for (const one of texts) isHeading.set(one.place, heads(one, loud) && (isHeading.get(one.place) ?? true));
  }
  const headings = pages.map(({ texts }) => texts.filter(({ place }) => isHeading.get(place)));
  const titles = findTitles(
    pages.map(({ isSheet }, index) => ({ isSheet, headings: couldBeTitles(headings[index] ?? []) })),
  );
  return outline(headings, titles);
}

/** Where a title is decided there is no other. */
function couldBeTitles(headings: readonly TextPlace[]): readonly TextPlace[] {
  const titles = headings.filter(({ decided }) => decided === 1);
  return titles.length > 0 ? titles : headings.filter(({ decided = 'any' }) => decided === 'any');
}

/** The size most letters have; never that of a few texts larger than all others, however much these say. */
function findBodySize(texts: readonly TextPlace[]): number {
  const sizes = new Map<number, { letters: number; texts: number }>();
  for (const { text } of texts) {
    const known = sizes.get(sizeOf(text)) ?? { letters: 0, texts: 0 };
    sizes.set(sizeOf(text), { letters: known.letters + textOfLayer(text).length, texts: known.texts + 1 });
  }
  const largest = Math.max(...sizes.keys());
  const isRare = (sizes.get(largest)?.texts ?? 0) * 4 <= texts.length;
  const [[size] = [16]] = [...sizes]
    .filter(([size]) => size !== largest || !isRare)
    .sort(([, one], [, other]) => other.letters - one.letters);
  return size;
}

/** Times the body's size that makes a heading of a plain text, and of a bold one. */
const largeFrom = 1.3;
const largeFromIfBold = 1.12;

/** px; smaller texts are labels. */
const smallestHeading = 16;

function findHeadings(texts: readonly TextPlace[], body: number): ReadonlySet<TextPlace> {
  const counts = new Map<string, number>();
  for (const { text } of texts) counts.set(textOfLayer(text), (counts.get(textOfLayer(text)) ?? 0) + 1);
  const found = texts.filter(({ text, headsNothing }) => {
    // What stands there over and over is something to press.
    return (
      !headsNothing && (counts.get(textOfLayer(text)) ?? 0) < 3 && isLoud(text, body) && couldBeHeading(text)
    );
  });
  const figures = new Set(texts.filter(({ text }) => isFigure(textOfLayer(text))).map(looksLike));
  const headings = new Set(found.filter((one) => !(figures.has(looksLike(one)) && isOneWord(one))));
  for (const row of rowsOf(texts)) {
    if (isRowOfLabels(row) || isRunningText(row)) for (const one of row) headings.delete(one);
  }
  return headings;
}

/** `Custom` set like `$24` stands for a figure. */
function isOneWord({ text }: TextPlace): boolean {
  return /^\S{1,12}$/u.test(textOfLayer(text).trim());
}

function looksLike({ text }: TextPlace): string {
  return `${sizeOf(text)} ${weightOf(text)}`;
}

function heads(one: TextPlace, loud: ReadonlySet<TextPlace>): boolean {
  return one.decided === undefined ? loud.has(one) : one.decided !== 'none';
}

function isLoud(text: LayoutText, body: number): boolean {
  const size = sizeOf(text);
  const isBold = weightOf(text) >= 600;
  return size >= smallestHeading && size >= body * (isBold ? largeFromIfBold : largeFrom);
}

/** Texts of one size that follow each other with nothing between. */
function rowsOf(texts: readonly TextPlace[]): readonly (readonly TextPlace[])[] {
  const rows: TextPlace[][] = [];
  for (const one of texts) {
    const row = rows.at(-1);
    const before = row?.at(-1);
    const joins =
      before && sizeOf(before.text) === sizeOf(one.text) && weightOf(before.text) === weightOf(one.text);
    if (row && joins) row.push(one);
    else rows.push([one]);
  }
  return rows;
}

/** Days of a week, links of a footer. */
function isRowOfLabels(row: readonly TextPlace[]): boolean {
  return row.length > 2;
}

/** A paragraph that somebody cut into its lines. */
function isRunningText(row: readonly TextPlace[]): boolean {
  const letters = row.reduce((sum, { text }) => sum + textOfLayer(text).length, 0);
  return row.length > 1 && letters / row.length > 40;
}

/** What counts as one size, and no step down. */
const alike = 1.08;

interface Open {
  readonly size: number;
  readonly rank: number;
}

/**
 * Reads each page like an outline: a heading stands one below the nearest larger one before it. A place has one rank
 * on all pages, the highest it needs anywhere, so pages are read until nothing changes.
 */
function outline(
  pages: readonly (readonly TextPlace[])[],
  titles: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const ranks = new Map([...titles].map((place) => [place, 1]));
  // A rank only ever rises, from 4 to 2, and mostly at once.
  for (let changed = true, round = 0; changed && round < 20; round += 1) {
    changed = false;
    for (const headings of pages) {
      let open: Open[] = [];
      let former = 1;
      for (const { place, text, decided } of headings) {
        const size = sizeOf(text);
        const known = ranks.get(place) ?? lowestRank;
        const wanted = typeof decided === 'number' ? Math.max(2, decided) : null;
        while (open.length > 0 && endsAt(open.at(-1), size, wanted)) open.pop();
        const rank =
          wanted === null || known === 1
            ? Math.min(known, (open.at(-1)?.rank ?? 1) + 1, former + 1)
            : Math.min(wanted, former + 1);
        if (rank !== ranks.get(place)) changed = true;
        ranks.set(place, rank);
        open = rank === 1 ? [{ size: Infinity, rank }] : [...open, { size, rank }];
        former = rank;
      }
    }
  }
  return ranks;
}

/** Whether what a heading opened ends at one of this size, or of a level that was decided. */
function endsAt(open: Open | undefined, size: number, wanted: number | null): boolean {
  if (open === undefined) return true;
  return wanted === null ? open.size <= size * alike : open.rank >= wanted;
}

const lowestRank = 4;

function weightOf({ style }: LayoutText): number {
  // A weight that is a token is taken for the usual one.
  return Number(style.find(({ property }) => property === 'font-weight')?.value ?? 400) || 400;
}

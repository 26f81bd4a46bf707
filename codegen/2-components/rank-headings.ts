import type { LayoutText } from '../1-layout/layout-tree.ts';
import { couldBeHeading, sizeOf } from './element-rules.ts';

/** A text where a heading may stand: `place` is the same for the same place of one component. */
export interface TextPlace {
  readonly text: LayoutText;
  readonly place: string;
}

/**
 * The rank of each place that is a heading: by size, one h1 a page, and no rank left out on the way down. `pages`
 * hold the texts of each page in reading order.
 */
export function rankHeadings(pages: readonly (readonly TextPlace[])[]): ReadonlyMap<string, number> {
  const body = findBodySize(pages.flat());
  const headings = pages.map((texts) => texts.filter(({ text }) => isHeading(text, body)));
  const sizes = [...new Set(headings.flat().map(({ text }) => sizeOf(text)))].sort(
    (one, other) => other - one,
  );
  const titles = findTitles(headings, pages);
  const ranks = new Map<string, number>();
  for (const { place, text } of headings.flat()) {
    const rank = Math.min(6, 2 + sizes.indexOf(sizeOf(text)));
    ranks.set(place, Math.min(rank, ranks.get(place) ?? 6));
  }
  for (const place of titles) ranks.set(place, 1);
  closeGaps(
    pages.map((texts) => texts.filter(({ place }) => ranks.has(place))),
    ranks,
  );
  return ranks;
}

/** The size most letters have. */
function findBodySize(texts: readonly TextPlace[]): number {
  const letters = new Map<number, number>();
  for (const { text } of texts) {
    const count = text.blocks.flatMap(({ runs }) => runs).reduce((sum, run) => sum + run.text.length, 0);
    letters.set(sizeOf(text), (letters.get(sizeOf(text)) ?? 0) + count);
  }
  const [[size] = [16]] = [...letters].sort(([, one], [, other]) => other - one);
  return size;
}

function isHeading(text: LayoutText, body: number): boolean {
  const size = sizeOf(text);
  const weight = Number(text.style.find(({ property }) => property === 'font-weight')?.value ?? 400);
  const large = size >= body * 1.3 || (size >= body * 1.1 && weight >= 600);
  return large && size >= 16 && couldBeHeading(text);
}

/**
 * The largest heading of each page, or else its largest text, unless its place shows twice on some page or on one
 * that has its h1.
 */
function findTitles(
  headings: readonly (readonly TextPlace[])[],
  pages: readonly (readonly TextPlace[])[],
): ReadonlySet<string> {
  const counts = pages.map((texts) => countPlaces(texts));
  const pagesOf = new Map<string, number[]>();
  counts.forEach((count, page) => {
    for (const place of count.keys()) {
      const known = pagesOf.get(place);
      if (known) known.push(page);
      else pagesOf.set(place, [page]);
    }
  });
  const titles = new Set<string>();
  const hasTitle = pages.map(() => false);
  const choose = (texts: readonly TextPlace[], page: number): void => {
    if (hasTitle[page]) return;
    const bySize = [...texts].sort((one, other) => sizeOf(other.text) - sizeOf(one.text));
    const title = bySize.find(({ place }) =>
      (pagesOf.get(place) ?? []).every((other) => counts[other]?.get(place) === 1 && !hasTitle[other]),
    );
    if (!title) return;
    titles.add(title.place);
    for (const other of pagesOf.get(title.place) ?? []) hasTitle[other] = true;
  };
  headings.forEach(choose);
  pages.forEach((texts, page) => {
    if ((headings[page] ?? []).length > 0)
      choose(
        texts.filter(({ text }) => couldBeHeading(text)),
        page,
      );
  });
  return titles;
}

function countPlaces(texts: readonly TextPlace[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { place } of texts) count.set(place, (count.get(place) ?? 0) + 1);
  return count;
}

/** Raises ranks until none is more than one below the heading before it. */
function closeGaps(pages: readonly (readonly TextPlace[])[], ranks: Map<string, number>): void {
  // A rank only ever rises, from 6 to 2 at most, so five rounds settle all of them.
  for (let round = 0; round < 5; round += 1) {
    for (const headings of pages) {
      let former = 1;
      for (const { place } of headings) {
        const rank = Math.min(ranks.get(place) ?? 2, former + 1);
        ranks.set(place, rank);
        former = rank;
      }
    }
  }
}

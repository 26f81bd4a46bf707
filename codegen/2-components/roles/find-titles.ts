import { sizeOf } from './element-rules.ts';
import type { TextPlace } from './rank-headings.ts';

interface PageHeadings {
  readonly isSheet: boolean;
  readonly headings: readonly TextPlace[];
}

/**
 * The places that are the h1 of their pages: the largest heading that stands once on every page that shows it. Pages
 * with the fewest headings choose first, since a screen with one heading has no other; sheets take what is left.
 */
export function findTitles(pages: readonly PageHeadings[]): ReadonlySet<string> {
  const counts = pages.map(({ headings }) => countPlaces(headings));
  const pagesOf = new Map<string, number[]>();
  counts.forEach((count, page) => {
    for (const place of count.keys()) {
      const known = pagesOf.get(place);
      if (known) known.push(page);
      else pagesOf.set(place, [page]);
    }
  });
  const isSheet = (page: number) => pages[page]?.isSheet ?? false;
  const titles = new Set<string>();
  const hasTitle = pages.map(() => false);
  const canHead = (place: string, page: number): boolean =>
    (pagesOf.get(place) ?? []).every(
      (other) => (other !== page && isSheet(other)) || (counts[other]?.get(place) === 1 && !hasTitle[other]),
    );
  const order = [...pages.keys()].sort(
    (one, other) =>
      Number(isSheet(one)) - Number(isSheet(other)) || (counts[one]?.size ?? 0) - (counts[other]?.size ?? 0),
  );
  for (const page of order) {
    if (hasTitle[page]) continue;
    const bySize = [...(pages[page]?.headings ?? [])].sort(
      (one, other) => sizeOf(other.text) - sizeOf(one.text),
    );
    const title = bySize.find(({ place }) => canHead(place, page));
    if (!title) continue;
    titles.add(title.place);
    for (const other of pagesOf.get(title.place) ?? []) hasTitle[other] = true;
  }
  return titles;
}

function countPlaces(texts: readonly TextPlace[]): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { place } of texts) count.set(place, (count.get(place) ?? 0) + 1);
  return count;
}

/**
 * Landmarks of one kind on one page are told apart by their names, as readers list them; what cannot be named is no
 * landmark. HTML: https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/
 */
import type { LayoutBox, LayoutText } from '../../1-layout/layout-tree.ts';
import { nameOf } from '../name-layers.ts';
import { toSentence, wordsOf } from '../make-names.ts';

/** A box that is a landmark by its tag. */
export interface Landmark {
  readonly box: LayoutBox;
  readonly tag: string;
  readonly place: string;
  /** Tags around it, outermost first. */
  readonly around: readonly string[];
  /** The first texts in it. */
  readonly texts: readonly LayoutText[];
}

/** The tags of landmarks of which a page may hold several. */
export const repeatedLandmarks: readonly string[] = ['nav', 'aside'];

/**
 * Names for the landmarks of one page by their places, where there are several of a kind; `null` where there is none
 * left. A sheet of pages is nothing to find one's way on, so there they have none.
 */
export function nameLandmarks(
  landmarks: readonly Landmark[],
  isSheet: boolean,
): ReadonlyMap<string, string | null> {
  const names = new Map<string, string | null>();
  for (const kind of repeatedLandmarks) {
    const alike = landmarks.filter(({ tag }) => tag === kind);
    if (alike.length < 2) continue;
    const taken = new Set<string>();
    for (const landmark of alike) {
      if (names.has(landmark.place)) continue;
      const candidates = isSheet ? [] : candidatesFor(landmark);
      const name = candidates.find((one) => one !== '' && !taken.has(one)) ?? null;
      if (name !== null) taken.add(name);
      names.set(landmark.place, name);
    }
  }
  return names;
}

/** Readers say what kind of landmark it is themselves. */
const kinds = /^(nav|navbar|navigation|menu|bar|aside|sidebar|side|panel|component)$/;

function candidatesFor({ box, around, texts }: Landmark): readonly string[] {
  const own = wordsOf(nameOf(box) ?? '').filter((word) => !kinds.test(word));
  const region = around.findLast((tag) => /^(header|footer|aside)$/.test(tag));
  const words = texts.map(({ blocks }) => blocks[0]?.runs[0]?.text ?? '');
  return [
    box.decided?.label ?? '',
    toSentence(own.join(' ')),
    toSentence(region ?? ''),
    ...words.map(shorten),
  ];
}

function shorten(words: string): string {
  const folded = words.replace(/\s+/g, ' ').trim();
  return folded.length > 40 ? '' : folded;
}

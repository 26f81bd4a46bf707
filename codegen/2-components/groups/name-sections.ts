/** What the sections of a page are called: as their layers are, by what every page has, or after their largest text. */
import type { LayoutBox, LayoutNode, LayoutText } from '../../1-layout/layout-tree.ts';
import { sizeOf } from '../roles/element-rules.ts';
import { isDefaultName, saidIn, wordsOf } from '../make-names.ts';
import { visibleChildren } from '../align-uses.ts';
import { textOfLayer } from '../text-of-layer.ts';
import { textsIn } from '../texts-in.ts';

/** px; the first part of a page that is no higher is its header. */
const highestHeader = 160;
/** px; what a section is about is written larger than its text. */
const smallestTitle = 18;
/** px; what a page opens with is larger still. */
const smallestHero = 28;
/** Words with a meaning that a name takes from a title. */
const mostWords = 3;

/** A name for each section of one page, in the order of the page. */
export function nameSections(sections: readonly LayoutBox[], page: LayoutNode): readonly string[] {
  const own = sections.map(nameOfLayer);
  const titles = sections.map(titleOf);
  const hero = findHero(titles, largestOf(textsIn(page)));
  return sections.map((section, index) => {
    const name = own[index] ?? null;
    const isUnique = own.filter((other) => other === name).length === 1;
    if (section.drawn.height <= highestHeader && opensPage(section, page)) return 'header';
    const title = titles[index] ?? null;
    if (index === hero && (name === null || name === 'header' || !isUnique)) return 'hero';
    if (name !== null && isUnique) return name;
    return (title && nameOfTitle(title)) ?? name ?? 'section';
  });
}

/** Nothing is said before it. */
function opensPage(section: LayoutBox, page: LayoutNode): boolean {
  let at: LayoutNode | undefined = page;
  while (at !== undefined && at !== section)
    at = visibleChildren(at).find((child) => textsIn(child).length > 0);
  return at === section;
}

/** The part that a page opens with: one of the first, with the largest words of the page. */
function findHero(titles: readonly (LayoutText | null)[], largestOfPage: LayoutText | null): number {
  const sizes = titles.map((title) => (title ? sizeOf(title) : 0));
  const largest = Math.max(...sizes);
  const first = sizes.indexOf(largest);
  const isLargest = largestOfPage !== null && largest === sizeOf(largestOfPage);
  return isLargest && largest >= smallestHero && first < 3 ? first : -1;
}

/** Names that web pages and habits give to any part. */
const saysNothing =
  /^(section|div|span|ul|ol|li|main|primary|inner|outer|wrap|wrapper|container|content|body|block|row|col|column|page|part|bg|background|element|\d+)$/;

/** What a person called a layer; `null` where it is called by its tag, its classes or any word for a part. */
export function nameOfLayer({ name }: LayoutBox): string | null {
  if (isDefaultName(name) || /^(div|section|span)[.#]/.test(name)) return null;
  const words = saidIn(name).filter((word) => !saysNothing.test(word));
  return words.length === 0 ? null : words.slice(0, 4).join(' ');
}

/** `Get your freedom back, stop …` heads the `Get your freedom section`. */
function nameOfTitle(title: LayoutText): string | null {
  if (sizeOf(title) < smallestTitle) return null;
  const words = wordsOf(textOfLayer(title));
  const first = words.findIndex(isWord);
  if (first < 0) return null;
  const kept = words.slice(first, first + mostWords + 1);
  while (kept.length > mostWords || !isWord(kept.at(-1) ?? 'end')) kept.pop();
  return `${kept.join(' ')} section`;
}

const fillers = new Set('a an the and or of to for with in on at by is are our we us you it its'.split(' '));

function isWord(word: string): boolean {
  return !fillers.has(word) && !/^\d+$/.test(word);
}

/** The text that heads a layer; `null` where none is larger than any other. */
function titleOf(node: LayoutNode): LayoutText | null {
  const texts = textsIn(node).filter(hasWords);
  const largest = largestOf(texts);
  const standsOut = texts.length === 1 || texts.some((text) => largest && sizeOf(text) < sizeOf(largest));
  return standsOut ? largest : null;
}

function largestOf(texts: readonly LayoutText[]): LayoutText | null {
  return texts.reduce<LayoutText | null>(
    (largest, text) => (largest && sizeOf(largest) >= sizeOf(text) ? largest : text),
    null,
  );
}

/** Signs and numbers head nothing. */
function hasWords(text: LayoutText): boolean {
  return wordsOf(textOfLayer(text)).some(isWord);
}

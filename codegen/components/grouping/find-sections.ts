/**
 * Where a person would cut a long page into files: at the parts that follow each other down the page, each large
 * enough to be worth a name. A box around nearly everything is no part but the page once more.
 */
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import { isDefaultName, layerNameWords, wordsOf } from '../../naming/identifiers.ts';
import { fontSizeOf } from '../../semantics/element-rules.ts';
import { elementRefIn, visibleChildren } from '../align-occurrences.ts';
import { textOfLayer, textsIn } from '../walk-layout.ts';
import type { ComponentGroup } from './component-group.ts';
import type { SubtreeShapeTable } from './subtree-shapes.ts';

/** Layers of a page that is still read at once. */
const shortPage = 60;
/** Layers that make a part worth a file. */
const minSectionLayers = 12;
/** The share of a page's layers from which on a part is the page itself. */
const wholePageShare = 0.6;

/** The sections of long pages, each a component that is used once. */
export function findSections(
  { pages }: LayoutTree,
  groupOf: ReadonlyMap<LayoutNode, ComponentGroup>,
  shapes: SubtreeShapeTable,
): readonly ComponentGroup[] {
  return pages.flatMap(({ root }) => {
    const { size } = shapes.of(root);
    if (size < shortPage) return [];
    const sections = collectSections(root, size, groupOf, shapes);
    if (sections.length < 2) return [];
    const names = nameSections(sections, root);
    return sections.map((box, index): ComponentGroup => {
      const title = names[index] ?? 'section';
      return {
        key: `section ${box.id}`,
        componentId: box.id,
        title,
        occurrences: [box],
        elementRefOf: elementRefIn,
        isPart: true,
      };
    });
  });
}

function collectSections(
  outer: LayoutNode,
  whole: number,
  groupOf: ReadonlyMap<LayoutNode, ComponentGroup>,
  shapes: SubtreeShapeTable,
): readonly LayoutBox[] {
  return visibleChildren(outer).flatMap((child) => {
    if (child.kind !== 'box' || groupOf.has(child) || child.decided?.component === 'none') return [];
    const { size } = shapes.of(child);
    if (size > whole * wholePageShare) return collectSections(child, whole, groupOf, shapes);
    return size < minSectionLayers ? [] : [child];
  });
}

/** What the sections of a page are called: as their layers are, by what every page has, or after their largest text. */

/** px; the first part of a page that is no higher is its header. */
const highestHeader = 160;
/** px; what a section is about is written larger than its text. */
const smallestTitle = 18;
/** px; what a page opens with is larger still. */
const smallestHero = 28;
/** Words with a meaning that a name takes from a title. */
const maxTitleWords = 3;

/** A name for each section of one page, in the order of the page. */
function nameSections(sections: readonly LayoutBox[], page: LayoutNode): readonly string[] {
  const own = sections.map(meaningfulLayerName);
  const titles = sections.map(titleOf);
  const hero = findHero(titles, largestOf(textsIn(page)));
  return sections.map((section, index) => {
    const name = own[index] ?? null;
    const isUnique = own.filter((other) => other === name).length === 1;
    if (section.drawn.height <= highestHeader && opensPage(section, page)) return 'header';
    const title = titles[index] ?? null;
    if (index === hero && (name === null || name === 'header' || !isUnique)) return 'hero';
    if (name !== null && isUnique) return name;
    return (title && nameByTitle(title)) ?? name ?? 'section';
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
  const sizes = titles.map((title) => (title ? fontSizeOf(title) : 0));
  const largest = Math.max(...sizes);
  const first = sizes.indexOf(largest);
  const isLargest = largestOfPage !== null && largest === fontSizeOf(largestOfPage);
  return isLargest && largest >= smallestHero && first < 3 ? first : -1;
}

/** Names that web pages and habits give to any part. */
const genericSectionWords =
  /^(section|div|span|ul|ol|li|main|primary|inner|outer|wrap|wrapper|container|content|body|block|row|col|column|page|part|bg|background|element|\d+)$/;

/** What a person called a layer; `null` where it is called by its tag, its classes or any word for a part. */
export function meaningfulLayerName({ name }: LayoutBox): string | null {
  if (isDefaultName(name) || /^(div|section|span)[.#]/.test(name)) return null;
  const words = layerNameWords(name).filter((word) => !genericSectionWords.test(word));
  return words.length === 0 ? null : words.slice(0, 4).join(' ');
}

/** `Get your freedom back, stop …` heads the `Get your freedom section`. */
function nameByTitle(title: LayoutText): string | null {
  if (fontSizeOf(title) < smallestTitle) return null;
  const words = wordsOf(textOfLayer(title));
  const first = words.findIndex(isContentWord);
  if (first < 0) return null;
  const kept = words.slice(first, first + maxTitleWords + 1);
  while (kept.length > maxTitleWords || !isContentWord(kept.at(-1) ?? 'end')) kept.pop();
  return `${kept.join(' ')} section`;
}

const stopWords = new Set(
  'a an the and or of to for with in on at by is are our we us you it its'.split(' '),
);

function isContentWord(word: string): boolean {
  return !stopWords.has(word) && !/^\d+$/.test(word);
}

/** The text that heads a layer; `null` where none is larger than any other. */
function titleOf(node: LayoutNode): LayoutText | null {
  const texts = textsIn(node).filter(hasContentWords);
  const largest = largestOf(texts);
  const standsOut =
    texts.length === 1 || texts.some((text) => largest && fontSizeOf(text) < fontSizeOf(largest));
  return standsOut ? largest : null;
}

function largestOf(texts: readonly LayoutText[]): LayoutText | null {
  return texts.reduce<LayoutText | null>(
    (largest, text) => (largest && fontSizeOf(largest) >= fontSizeOf(text) ? largest : text),
    null,
  );
}

/** Signs and numbers head nothing. */
function hasContentWords(text: LayoutText): boolean {
  return wordsOf(textOfLayer(text)).some(isContentWord);
}

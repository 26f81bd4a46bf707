/**
 * Splits long pages into sections: boxes that follow each other down the page, each with enough layers for a file
 * of its own. A box around nearly the whole page is not a section.
 */
import { type Lexicon, lexiconOf } from '#design/lexicon/lexicon';
import { isPainted } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import { pluralOf } from '../../naming/english-words.ts';
import {
  classifyWords,
  contentWordsOf,
  isDefaultName,
  layerNameWords,
  meaningfulWords,
  wordsOf,
} from '../../naming/identifiers.ts';
import { fontSizeOf } from '../../semantics/element-rules.ts';
import { elementRefIn } from '../align-occurrences.ts';
import { textOfLayer, textsIn, visibleChildren } from '../walk-layout.ts';
import type { ComponentGroup } from './component-group.ts';
import { textsBefore } from './heading-names.ts';
import type { SubtreeShapeTable } from './subtree-shapes.ts';

/** Finds the sections of long pages; each is a component with one occurrence. */
export function findSections(
  { pages, language = 'en' }: LayoutTree,
  groupOf: ReadonlyMap<LayoutNode, ComponentGroup>,
  shapes: SubtreeShapeTable,
): readonly ComponentGroup[] {
  return pages.flatMap(({ root }) => {
    const { size } = shapes.of(root);
    if (size < maxShortPageLayers) return [];
    const sections = collectSections(root, size, groupOf, shapes);
    if (sections.length < 2) return [];
    const names = nameSections(sections, root, groupOf, lexiconOf(language));
    return sections.map((box, index): ComponentGroup => {
      const title = names[index] ?? 'section';
      return {
        key: `section ${box.id}`,
        componentId: box.id,
        title,
        occurrences: [box],
        elementRefOf: elementRefIn,
        isSection: true,
      };
    });
  });
}

/** Layers of a page that needs no sections. */
const maxShortPageLayers = 60;

/** Layers from which a section is worth a file. */
const minSectionLayers = 12;

/** Layers from which a section with a title is, which is a part of a page whatever its size. */
const minTitledLayers = 8;

/** A box with more than this share of the page's layers is the page itself. */
const wholePageShare = 0.6;

function collectSections(
  outer: LayoutNode,
  whole: number,
  groupOf: ReadonlyMap<LayoutNode, ComponentGroup>,
  shapes: SubtreeShapeTable,
): readonly LayoutBox[] {
  return visibleChildren(outer).flatMap((child) => {
    if (child.kind !== 'box' || groupOf.has(child) || child.decided?.component === 'none') return [];
    const { size } = shapes.of(child);
    if (isOverPage(child)) return size < minSectionLayers ? [] : [child];
    const isPage =
      child.inferredKind === 'main' || child.inferredKind === 'group' || isColumnOfSections(child);
    if (isPage || size > whole * wholePageShare) return collectSections(child, whole, groupOf, shapes);
    const minLayers = child.inferredKind === 'section' ? minTitledLayers : minSectionLayers;
    return size < minLayers ? [] : [child];
  });
}

/** Whether a box is a dialog over the page, with what darkens that. */
function isOverPage({ inferredKind }: LayoutBox): boolean {
  return inferredKind === 'overlay' || inferredKind === 'dialog';
}

/** Whether a box that nobody drew has a section in it: it only places its parts, which are sections of their own. */
function isColumnOfSections(box: LayoutBox): boolean {
  const isInferred = box.ids.length === 0 && box.inferredKind === undefined && !isPainted(box);
  return isInferred && visibleChildren(box).some(({ inferredKind }) => inferredKind === 'section');
}

/**
 * Names each section of one page, in the order of the page: by its layer, by its usual function (header, hero),
 * or by its largest text.
 */
function nameSections(
  sections: readonly LayoutBox[],
  page: LayoutNode,
  groupOf: ReadonlyMap<LayoutNode, ComponentGroup>,
  lexicon: Lexicon,
): readonly string[] {
  const own = sections.map(meaningfulLayerName);
  const titles = sections.map(titleOf);
  const bars = sections.map((section) => isBar(section, page));
  const logos = new Set(sections.filter((_, index) => bars[index]).flatMap(textsIn));
  const words = textsIn(page).filter((text) => hasLetters(text) && !logos.has(text));
  const hero = findHero(
    titles.map((title, index) => (bars[index] ? null : title)),
    largestOf(words),
  );
  return sections.map((section, index) => {
    const name = own[index] ?? null;
    const isUnique = own.filter((other) => other === name).length === 1;
    if (bars[index]) return section.inferredKind === 'footer' ? 'footer' : 'header';
    const title = titles[index] ?? null;
    if (index === hero && (name === null || name === 'header' || !isUnique))
      return section.drawn.height <= maxHeaderHeight ? 'page header' : 'hero';
    if (name !== null && isUnique) return name;
    return (
      nameByOwnEntries(section, groupOf) ??
      nameByTagline(section, title, lexicon) ??
      (title && nameByTitle(title, lexicon, isOverPage(section) ? 'dialog' : 'section')) ??
      name ??
      nameByEntries(section, groupOf) ??
      nameByHeading(section, page, lexicon) ??
      nameByFirstTitle(section, lexicon) ??
      nameByKindOfContent(section, groupOf) ??
      'section'
    );
  });
}

/** Whether a section is the bar or the footer of a page, where the largest text is rather a logo than a title. */
function isBar(section: LayoutBox, page: LayoutNode): boolean {
  const isLow = section.drawn.height <= maxHeaderHeight;
  return section.inferredKind === 'footer' || (isLow && opensPage(section, page));
}

/** px; a first section no higher than this is the header. */
const maxHeaderHeight = 160;

/** px; the smallest font size of a section title. */
const minTitleSize = 18;

/** px; the smallest font size of a hero title. */
const minHeroSize = 28;

/** Content words that a name takes from a title. */
const maxTitleWords = 3;

/** Whether no text of the page precedes the section. */
function opensPage(section: LayoutBox, page: LayoutNode): boolean {
  let at: LayoutNode | undefined = page;
  while (at !== undefined && at !== section)
    at = visibleChildren(at).find((child) => textsIn(child).length > 0);
  return at === section;
}

/**
 * Returns the index of the hero: one of the first three sections, with the largest text of the page; -1 for none.
 */
function findHero(titles: readonly (LayoutText | null)[], largestOfPage: LayoutText | null): number {
  const sizes = titles.map((title) => (title ? fontSizeOf(title) : 0));
  const largest = Math.max(...sizes);
  const first = sizes.indexOf(largest);
  const isLargest = largestOfPage !== null && largest === fontSizeOf(largestOfPage);
  return isLargest && largest >= minHeroSize && first < 3 ? first : -1;
}

/** Names that imported web pages and common habits give to any box. */
const genericSectionWords =
  /^(section|div|span|ul|ol|li|main|primary|inner|outer|wrap|wrapper|container|content|body|block|pile|row|col|column|page|part|bg|background|element|\d+)$/;

/** Returns the custom name of a layer; `null` for a tag, a class or a generic word. */
export function meaningfulLayerName({ name }: LayoutBox): string | null {
  if (isDefaultName(name) || /^(div|section|span)[.#]/.test(name)) return null;
  const words = meaningfulWords(name).filter((word) => !genericSectionWords.test(word));
  return words.length === 0 ? null : words.slice(0, 4).join(' ');
}

/** The short line over the title of a section says what it is about: `OUR SERVICES` is the `services section`. */
function nameByTagline(section: LayoutBox, title: LayoutText | null, lexicon: Lexicon): string | null {
  const texts = textsIn(section);
  const tagline = title === null ? undefined : texts[texts.indexOf(title) - 1];
  if (tagline === undefined || texts.indexOf(tagline) > 0 || title === null) return null;
  if (fontSizeOf(title) < minTitleSize || fontSizeOf(tagline) >= fontSizeOf(title)) return null;
  const all = wordsOf(textOfLayer(tagline));
  const words = contentWordsOf(textOfLayer(tagline), lexicon);
  const isShort = all.length <= maxTitleWords && words.length > 0 && words.length < maxTitleWords;
  return isShort && !/\d/.test(textOfLayer(tagline)) ? `${words.join(' ')} section` : null;
}

/** A section without a title of its own is named by the first words of the first part of it that has a title. */
function nameByFirstTitle(section: LayoutBox, lexicon: Lexicon): string | null {
  const [first] = textsIn(section).filter((text) => hasContentWords(text) && !isFigure(text));
  const words = first === undefined ? [] : contentWordsOf(textOfLayer(first), lexicon).slice(0, 2);
  return words.length === 0 ? null : `${words.join(' ')} section`;
}

/** A section with the title `Get your freedom back, stop …` is the `Get your freedom section`. */
function nameByTitle(title: LayoutText, lexicon: Lexicon, kind = 'section'): string | null {
  if (fontSizeOf(title) < minTitleSize) return null;
  const words = classifyWords(textOfLayer(title), lexicon);
  const first = words.findIndex(({ isContent }) => isContent);
  if (first < 0) return null;
  const kept = words.slice(first, first + maxTitleWords + 1);
  while (kept.length > maxTitleWords || kept.at(-1)?.isContent === false) kept.pop();
  return `${kept.map(({ word }) => word).join(' ')} ${kind}`;
}

/** A section of many entries of one component is named `ranking rows`. */
function nameByEntries(section: LayoutBox, groupOf: ReadonlyMap<LayoutNode, ComponentGroup>): string | null {
  for (const box of [section, ...visibleChildren(section)]) {
    const groups = new Set(visibleChildren(box).map((child) => groupOf.get(child)));
    const [group] = groups;
    if (groups.size !== 1 || group === undefined || visibleChildren(box).length < minEntries) continue;
    const words = layerNameWords(group.title);
    const last = words.at(-1);
    return last === undefined ? null : [...words.slice(0, -1), pluralOf(last)].join(' ');
  }
  return null;
}

/** Names a section whose words nobody reads in Latin letters by the first thing in it that has a kind. */
function nameByKindOfContent(
  section: LayoutBox,
  groupOf: ReadonlyMap<LayoutNode, ComponentGroup>,
): string | null {
  for (const box of boxesIn(section)) {
    const kind = kindsOfContent[box.inferredKind ?? ''] ?? (/^chart$/i.test(box.name) ? 'chart' : null);
    if (kind !== null) return `${kind} section`;
    const entries = nameByEntries(box, groupOf);
    if (entries !== null) return `${entries} section`;
  }
  return null;
}

/** The boxes in a box, itself included, in reading order. */
function* boxesIn(box: LayoutBox): Generator<LayoutBox, void> {
  yield box;
  for (const child of visibleChildren(box)) if (child.kind === 'box') yield* boxesIn(child);
}

const kindsOfContent: Readonly<Record<string, string>> = {
  table: 'table',
  form: 'form',
  fieldset: 'options',
  nav: 'links',
  details: 'questions',
};

/** A section of nothing but entries has no title: the largest text in it is that of one of them. */
function nameByOwnEntries(
  section: LayoutBox,
  groupOf: ReadonlyMap<LayoutNode, ComponentGroup>,
): string | null {
  const isEntry = (child: LayoutNode) => groupOf.has(child);
  return visibleChildren(section).every(isEntry) ? nameByEntries(section, groupOf) : null;
}

/** Entries that make a list. */
const minEntries = 3;

/** What directly follows the heading "Daily rankings" and has none of its own is a `daily rankings section`. */
function nameByHeading(section: LayoutBox, page: LayoutNode, lexicon: Lexicon): string | null {
  const parent = page.kind === 'box' ? parentOf(section, page) : null;
  const heading = parent && textsBefore(section, parent).at(-1);
  return heading ? nameByTitle(heading, lexicon) : null;
}

function parentOf(layer: LayoutNode, box: LayoutBox): LayoutBox | null {
  if (box.children.includes(layer)) return box;
  for (const child of box.children) {
    const parent = child.kind === 'box' ? parentOf(layer, child) : null;
    if (parent !== null) return parent;
  }
  return null;
}

/** Returns the largest text of a layer; `null` where all texts have the same size. */
function titleOf(node: LayoutNode): LayoutText | null {
  const texts = textsIn(node).filter((text) => hasContentWords(text) && !isFigure(text));
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

/** Whether a text is a number and its unit, such as `11.6 GWh`. */
function isFigure(text: LayoutText): boolean {
  const words = textOfLayer(text).trim();
  return /^[^\p{L}]*\d/u.test(words) && words.split(/\s+/).length <= maxFigureWords;
}

const maxFigureWords = 2;

/** A quotation mark may be the largest text of a page. */
function hasLetters(text: LayoutText): boolean {
  return /\p{L}/u.test(textOfLayer(text));
}

/** Signs and numbers are not titles. Words in other scripts are, although they name nothing. */
function hasContentWords(text: LayoutText): boolean {
  const words = textOfLayer(text);
  return contentWordsOf(words).length > 0 || /\p{L}{2}/u.test(words.replace(/\p{Script=Latin}/gu, ' '));
}

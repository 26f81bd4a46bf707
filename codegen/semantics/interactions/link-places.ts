/**
 * Links words to the places of the design that they name: another page, by its name or its title, or a section of the same
 * page, by its title or words of it, the words above that, or the name of its layer. A layout comes in after its links are found; in the
 * same layout links that name a page have its frame, and sections that are named have the fragment of these links. All
 * other links keep the fragment of their words.
 */
import { foldedWordsOf, foldText, TermTable } from '#design/lexicon/term-table';
import { withChildren } from '#design/map-children';
import { textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import type { LayoutBox, LayoutNode, LayoutPage, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import { toFragment } from '../../naming/fragments.ts';
import { isDefaultName } from '../../naming/identifiers.ts';
import {
  couldBeHeading,
  findMostProminent,
  fontSizeOf,
  fontWeightOf,
  hasNavigationName,
  nameWordsOf,
} from '../element-rules.ts';
import { countShapes, isEntry } from '../structure/nested-boxes.ts';
import { findContactLink, wordsOfLink } from './inferred-links.ts';

/** Gives the links of all pages their places, and the sections that are linked their anchors. */
export function linkPlaces(layout: LayoutTree): LayoutTree {
  const pages = findPages(layout.pages);
  return {
    ...layout,
    pages: layout.pages.map((page) => {
      if (page.root.kind !== 'box') return page;
      const sections = findSections(page.root);
      const anchors = new Map<string, string>();
      const findPage = (words: string, around: Around, isInNav: boolean): string | null => {
        const key = keyOf(words);
        const named = pages.byName.get(key) ?? (isInNav ? findNamed(pages.names, key) : null);
        if (named != null) return named;
        const section = sections.named.get(key) ?? findTitled(sections.titled, key);
        if (section != null && !isInside(around, section)) {
          const fragment = toFragment(words);
          if (fragment !== null && !anchors.has(section)) anchors.set(section, fragment);
          return null;
        }
        const titled = pages.byTitle.get(key);
        return titled == null || titled === page.frameId ? null : titled;
      };
      const linked = linkInside(page.root, { findPage, around: null, isInNav: false });
      return { ...page, root: anchors.size === 0 ? linked : withAnchors(linked, anchors) };
    }),
  };
}

/** Words without case, accents and what is around them. */
function keyOf(words: string): string {
  return foldText(words).replace(/\s+/gu, ' ').trim();
}

/** What a key names; `null` where it names several. */
type Places = ReadonlyMap<string, string | null>;

/** The pages of a design, by their names and titles and with the words of their names. */
interface Pages {
  readonly byName: Places;
  readonly byTitle: Places;
  readonly names: readonly (readonly [words: readonly string[], frameId: string])[];
}

function findPages(pages: readonly LayoutPage[]): Pages {
  const screens = pages.filter(isScreen);
  if (screens.length < 2) return { byName: new Map(), byTitle: new Map(), names: [] };
  const names = screens.flatMap(({ name, frameId }) =>
    isDefaultName(name) ? [] : [[keyOf(name), frameId] as const],
  );
  const titles = screens.flatMap(({ root, frameId }) => {
    const title = findMostProminent(textsIn(root).slice(0, maxTextsBeforeTitle).filter(couldBeHeading));
    return title === undefined ? [] : [[keyOf(textOfLayer(title)), frameId] as const];
  });
  return {
    byName: toPlaces(names),
    byTitle: toPlaces(titles),
    names: names.map(([key, frameId]) => [foldedWordsOf(key), frameId]),
  };
}

/** Returns the only page whose name has these words among others: the tab `Spots` leads to the page `List of spots`. */
function findNamed(names: Pages['names'], words: string): string | null {
  const term = new TermTable([[foldedWordsOf(words).join(' '), true]]);
  const [only, more] = names.filter(([name]) => term.placesIn(name).length > 0);
  return only !== undefined && more === undefined ? only[1] : null;
}

/** px of the smallest screen. */
const minScreen = { width: 300, height: 480 };

/** Whether a page is one to lead to, and no main component. */
function isScreen({ root, width, height }: LayoutPage): boolean {
  const isComponent = root.kind !== 'box' || root.componentId !== null || root.componentSet !== undefined;
  return !isComponent && width >= minScreen.width && height >= minScreen.height;
}

function toPlaces(entries: readonly (readonly [key: string, place: string])[]): Places {
  const places = new Map<string, string | null>();
  for (const [key, place] of entries) {
    const known = places.get(key);
    places.set(key, known === undefined || known === place ? place : null);
  }
  return places;
}

/** Texts of a page among which its title is. */
const maxTextsBeforeTitle = 16;

/** The share of the width of its page that a section has, its px at least, and the boxes around it at most. */
const sectionLimits = { width: 0.5, height: 120, depth: 6 };

/** Texts at the start of a section among which its title is, and letters of the longest. */
const sectionTitle = { texts: 3, letters: 48 };

/** The sections of a page, by what names them and with the words of their titles. */
interface Sections {
  readonly named: Places;
  readonly titled: readonly TitledSection[];
}

interface TitledSection {
  readonly id: string;
  readonly title: readonly string[];
  /** The ids of the sections around it. */
  readonly around: readonly string[];
}

/** Finds the sections of a page: of several of one name around each other, the outermost. */
function findSections(root: LayoutBox): Sections {
  const named = new Map<string, string | null>();
  const titled: TitledSection[] = [];
  const visit = (box: LayoutBox, around: readonly string[]): void => {
    if (around.length > sectionLimits.depth) return;
    const shown = visibleChildren(box);
    const alike = countShapes(shown);
    for (const child of shown) {
      if (child.kind !== 'box' || !isSection(child, root) || isEntry(child, alike)) continue;
      const { keys, title } = namesOf(child);
      for (const key of new Set(keys)) {
        const known = named.get(key);
        if (known === undefined) named.set(key, child.id);
        else if (known !== null && !around.includes(known)) named.set(key, null);
      }
      if (title !== null && isOnlyOne(title, child))
        titled.push({ id: child.id, title: foldedWordsOf(textOfLayer(title)), around });
      visit(child, [...around, child.id]);
    }
  };
  visit(root, []);
  return { named, titled };
}

/** Whether no other text of a section looks like its title, as the other questions do where the first seems to be one. */
function isOnlyOne(title: LayoutText, section: LayoutBox): boolean {
  const lookOf = (text: LayoutText) => `${fontSizeOf(text)} ${fontWeightOf(text)}`;
  return textsIn(section).filter((text) => lookOf(text) === lookOf(title)).length === 1;
}

/** Returns the only section whose title has these words among others: `Pricing` in `Simple pricing for teams`. */
function findTitled(sections: readonly TitledSection[], words: string): string | null {
  const term = new TermTable([[foldedWordsOf(words).join(' '), true]]);
  const found = sections.filter(({ title }) => term.placesIn(title).length > 0);
  const ids = new Set(found.map(({ id }) => id));
  const outermost = found.filter(({ around }) => !around.some((id) => ids.has(id)));
  const [only] = outermost;
  return only !== undefined && outermost.length === 1 ? only.id : null;
}

function isSection(box: LayoutBox, page: LayoutBox): boolean {
  const kind = box.decided?.kind ?? box.inferredKind;
  if (kind !== undefined && !/^(section|main|group|form|article)$/.test(kind)) return false;
  return (
    box.link === null &&
    box.drawn.width >= page.drawn.width * sectionLimits.width &&
    box.drawn.height >= sectionLimits.height
  );
}

/** What names a section: its layer, the largest of its first texts, and the words above that. */
function namesOf(box: LayoutBox): { readonly keys: readonly string[]; readonly title: LayoutText | null } {
  const name = isDefaultName(box.name) || box.ids.length === 0 ? [] : [box.name];
  const first = firstTexts(box, sectionTitle.texts);
  const title = findMostProminent(first.filter(couldBeHeading));
  const titles = title === undefined ? [] : first.slice(0, first.indexOf(title) + 1).slice(-2);
  const keys = [...name, ...titles.map(textOfLayer)]
    .filter((words) => words.length <= sectionTitle.letters && /\p{L}{2}/u.test(words))
    .map(keyOf);
  return { keys, title: title ?? null };
}

/** Returns the first texts of a box that are neither in a control nor in the entries of a list or a table. */
function firstTexts(box: LayoutBox, limit: number): readonly LayoutText[] {
  const found: LayoutText[] = [];
  const shown = visibleChildren(box);
  const alike = countShapes(shown);
  for (const child of shown) {
    if (
      found.length >= limit ||
      isEntry(child, alike) ||
      /^(list|ordered-list|nav|table)$/.test(child.inferredKind ?? '')
    )
      break;
    if (isPressed(child) || child.link !== null) continue;
    if (child.kind === 'text') found.push(child);
    else if (child.kind === 'box') found.push(...firstTexts(child, limit - found.length));
  }
  return found;
}

/** The boxes around a layer, the innermost first; `null` around a page. */
type Around = { readonly id: string; readonly outer: Around } | null;

function isInside(around: Around, id: string): boolean {
  for (let box = around; box !== null; box = box.outer) if (box.id === id) return true;
  return false;
}

interface Search {
  /** Returns the frame that words name, and notes the section that they name. */
  readonly findPage: (words: string, around: Around, isInNav: boolean) => string | null;
  readonly around: Around;
  /** Whether it is in a navigation, whose entries lead to other pages. */
  readonly isInNav: boolean;
}

function linkInside(box: LayoutBox, { findPage, around, isInNav }: Search): LayoutBox {
  const search = { findPage, around: { id: box.id, outer: around }, isInNav: isInNav || isNavigation(box) };
  const children = box.children.map((child): LayoutNode => {
    if (!child.visible || child.link !== null) return child;
    if (child.inferredKind === 'link') return linkNode(child, search);
    if (isPressed(child)) return child;
    if (child.kind === 'text') return linkRuns(child, search);
    return child.kind === 'box' ? linkInside(child, search) : child;
  });
  return withChildren(box, children);
}

function isPressed({ inferredKind, decided }: LayoutNode): boolean {
  return /^(button|option|link|summary)$/.test(decided?.kind ?? inferredKind ?? '');
}

function isNavigation(box: LayoutBox): boolean {
  const kind = box.decided?.kind ?? box.inferredKind;
  return kind === 'nav' || (kind === undefined && hasNavigationName(nameWordsOf(box)));
}

function linkNode(node: LayoutNode, { findPage, around, isInNav }: Search): LayoutNode {
  const words = wordsOfLink(node);
  const page = findContactLink(words) === null ? findPage(words, around, isInNav) : null;
  return page === null ? node : { ...node, inferredPage: page };
}

/** The runs of a text that lead to the fragment of their own words. */
function linkRuns(text: LayoutText, { findPage, around, isInNav }: Search): LayoutText {
  const blocks = text.blocks.map((block) => {
    const runs = block.runs.map((run) => {
      const isNamed = run.link?.kind === 'url' && run.link.target === `#${toFragment(run.text) ?? ''}`;
      const page = isNamed ? findPage(run.text, around, isInNav) : null;
      return page === null ? run : { ...run, link: { kind: 'node', target: page } as const };
    });
    return runs.every((run, at) => run === block.runs[at]) ? block : { ...block, runs };
  });
  return blocks.every((block, at) => block === text.blocks[at]) ? text : { ...text, blocks };
}

function withAnchors(box: LayoutBox, anchors: ReadonlyMap<string, string>): LayoutBox {
  const anchor = anchors.get(box.id);
  const children = box.children.map((child) => (child.kind === 'box' ? withAnchors(child, anchors) : child));
  const inside = withChildren(box, children);
  return anchor === undefined ? inside : { ...inside, anchor };
}

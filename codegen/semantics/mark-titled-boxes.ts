/**
 * Makes sections of the boxes that a heading titles, once the levels of all headings are known, and asides of the narrow
 * ones beside the main part of a page. Only plain boxes in the content change: not those in items of lists, in landmarks
 * of their own, or among boxes of one size, which are entries.
 */
import { visibleChildren } from '../components/walk-layout.ts';
import { flowOf, isOutOfFlow, isPainted } from '../css/style-queries.ts';
import type { LayoutBox, LayoutNode } from '../layout/layout-tree.ts';
import type { ElementRegistry } from './element-registry.ts';
import { findEntries, isNarrowBeside } from './structure/titled-parts.ts';

/** Gives the elements of titled boxes their tags. */
export function markTitledBoxes(
  roots: readonly LayoutNode[],
  elements: ElementRegistry,
  ranks: ReadonlyMap<string, number>,
  isComponent: (node: LayoutNode) => boolean,
): void {
  new TitledBoxMarker(elements, ranks, isComponent).mark(roots);
}

/** What a subtree shows, in reading order. */
interface Content {
  /** The headings and their levels. */
  readonly headings: readonly { readonly node: LayoutNode; readonly rank: number }[];
  /** Texts, without those in controls, and before the first heading. */
  readonly texts: number;
  readonly textsBefore: number;
  /** Lists, tables, forms and fields. */
  readonly hasParts: boolean;
  readonly hasForm: boolean;
}

type Kind = 'section' | 'aside';

class TitledBoxMarker {
  readonly #elements: ElementRegistry;
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #isComponent: (node: LayoutNode) => boolean;
  readonly #contents = new Map<LayoutNode, Content>();
  /** The boxes that are titled, and how often each element occurs. */
  readonly #titled = new Map<LayoutNode, Kind>();
  readonly #occurrences = new Map<string, LayoutNode[]>();

  constructor(
    elements: ElementRegistry,
    ranks: ReadonlyMap<string, number>,
    isComponent: (node: LayoutNode) => boolean,
  ) {
    this.#elements = elements;
    this.#ranks = ranks;
    this.#isComponent = isComponent;
  }

  mark(roots: readonly LayoutNode[]): void {
    for (const root of roots) {
      this.#contentOf(root);
      this.#visit(root, null);
    }
    for (const [elementRef, nodes] of this.#occurrences) {
      const [kind, ...others] = new Set(nodes.map((node) => this.#titled.get(node)));
      if (kind !== undefined && others.length === 0) this.#elements.setTag(elementRef, kind);
    }
  }

  #tagOf(node: LayoutNode): string {
    const elementRef = this.#elements.elementRefOf(node);
    return (elementRef !== undefined && this.#elements.findingsAt(elementRef)?.tag) || 'div';
  }

  #contentOf(node: LayoutNode): Content {
    const known = this.#contents.get(node);
    if (known) return known;
    const content = this.#readContent(node);
    this.#contents.set(node, content);
    const elementRef = this.#elements.elementRefOf(node);
    if (elementRef !== undefined && node.kind === 'box')
      this.#occurrences.set(elementRef, [...(this.#occurrences.get(elementRef) ?? []), node]);
    return content;
  }

  #readContent(node: LayoutNode): Content {
    const rank = this.#ranks.get(this.#elements.elementRefOf(node) ?? '');
    const inside = visibleChildren(node).map((child) => this.#contentOf(child));
    if (rank !== undefined) return { ...emptyContent, headings: [{ node, rank }], texts: 1 };
    if (node.kind === 'text') return { ...emptyContent, texts: 1, textsBefore: 1 };
    const tag = this.#tagOf(node);
    if (controlTags.test(tag)) return { ...emptyContent, hasParts: partTags.test(tag) };
    const first = inside.findIndex(({ headings }) => headings.length > 0);
    const before = inside.slice(0, first < 0 ? undefined : first + 1);
    return {
      headings: inside.flatMap(({ headings }) => headings),
      texts: inside.reduce((sum, { texts }) => sum + texts, 0),
      textsBefore: before.reduce((sum, { textsBefore }) => sum + textsBefore, 0),
      hasParts: partTags.test(tag) || inside.some(({ hasParts }) => hasParts),
      hasForm: tag === 'form' || inside.some(({ hasForm }) => hasForm),
    };
  }

  /** @param title The heading of the section around a box. */
  #visit(box: LayoutNode, title: LayoutNode | null): void {
    const shown = visibleChildren(box);
    const titled = shown.filter((child) => this.#isTitled(child, title));
    const entries = findEntries(titled, 2);
    for (const child of shown) {
      const tag = this.#tagOf(child);
      if (!transparentTags.test(tag)) continue;
      const inside = this.#componentIn(child);
      const isMarked = titled.includes(child) && !entries.has(child) && !this.#isTitled(inside, title);
      if (isMarked) this.#titled.set(child, this.#isAside(child, shown) ? 'aside' : 'section');
      const isOwn = isMarked || tag === 'section' || entries.has(child);
      this.#visit(child, isOwn ? (this.#contentOf(child).headings[0]?.node ?? title) : title);
      if (tag === 'section' && this.#isWholeContent(child)) this.#reset(child);
    }
  }

  /** Returns the component that is all that a box contains: it is the section itself. */
  #componentIn(box: LayoutNode): LayoutNode | null {
    const [only = null, more] = visibleChildren(box);
    return only !== null && more === undefined && this.#isComponent(only) ? only : null;
  }

  /** Whether a plain box begins with a heading that is above all others in it, and has more to show. */
  #isTitled(box: LayoutNode | null, title: LayoutNode | null): boolean {
    if (box?.kind !== 'box' || this.#tagOf(box) !== 'div' || !isFree(box)) return false;
    const { headings, texts, textsBefore, hasParts } = this.#contentOf(box);
    const [first, ...others] = headings;
    if (first === undefined || first.node === title || first.rank !== titleRank) return false;
    if (textsBefore > maxTextsBefore || others.some(({ rank }) => rank <= titleRank)) return false;
    const isBand = isPainted(box) && flowOf(box) === 'column';
    return hasParts || texts > (isBand ? 1 : minTexts);
  }

  /** Whether a titled box is a narrow column beside the main part, which has titles of its level too. */
  #isAside(box: LayoutNode, siblings: readonly LayoutNode[]): boolean {
    const inFlow = siblings.filter((one) => !isOutOfFlow(one));
    const [wide, more] = inFlow.filter((one) => one !== box);
    if (wide === undefined || more !== undefined || box.kind !== 'box' || flowOf(box) !== 'column')
      return false;
    const { headings, hasForm } = this.#contentOf(wide);
    const isMain = hasForm || (headings.length > 1 && headings.some(({ rank }) => rank <= titleRank));
    return isMain && isNarrowBeside(box, wide);
  }

  /** Whether a section contains the title of the page and sections: it is all that the page is about. */
  #isWholeContent(section: LayoutNode): boolean {
    const { headings } = this.#contentOf(section);
    return headings.some(({ rank }) => rank === 1) && this.#countSections(section) > 1;
  }

  #countSections(node: LayoutNode): number {
    const inside = visibleChildren(node);
    return inside.reduce((sum, child) => {
      const isSection = this.#titled.has(child) || /^(section|aside)$/.test(this.#tagOf(child));
      return sum + (isSection ? 1 : this.#countSections(child));
    }, 0);
  }

  #reset(section: LayoutNode): void {
    const elementRef = this.#elements.elementRefOf(section);
    if (elementRef !== undefined) this.#elements.resetTag(elementRef);
  }
}

const emptyContent: Content = { headings: [], texts: 0, textsBefore: 0, hasParts: false, hasForm: false };

const controlTags = /^(button|a|nav|input|select|textarea|label)$/;

/** Elements that are more than a title and its words. */
const partTags = /^(ul|ol|dl|table|form|fieldset|details|nav|input|select|textarea|label)$/;

/** Elements in which a titled box may be a section. */
const transparentTags = /^(div|main|form|section)$/;

/** The level of the titles of sections; those below it are rather the titles of cards. */
const titleRank = 2;

/** A short line may introduce a title. */
const maxTextsBefore = 1;

/** Texts, with the title, that are still its own words. */
const minTexts = 3;

function isFree({ inferredKind, decided, link }: LayoutBox): boolean {
  return (
    (inferredKind === undefined || inferredKind === 'group') && decided?.kind === undefined && link === null
  );
}

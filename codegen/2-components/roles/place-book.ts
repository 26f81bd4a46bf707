import type { LayoutNode } from '../../1-layout/layout-tree.ts';
import { isCellTag, isTableTag, type TableBook } from '../tables/table-book.ts';
import { isListTag, settleLists } from './find-lists.ts';
import { isFieldTag } from './role.ts';

/** What was found of one place. */
export interface Found {
  readonly tag: string;
  /** Something to press is around it, or a label. */
  readonly isInside: boolean;
  /** Something to press is around it, where nothing else can be pressed. */
  readonly isPressed: boolean;
  readonly label: string | null;
  /** A label around it says what it is. @default false */
  readonly labelled?: boolean;
  /** It shows whether something is on. @default false */
  readonly toggles?: boolean;
}

/** What was found of each place; uses of one component share their places, and so what is found there. */
export class PlaceBook {
  readonly #places = new Map<LayoutNode, string>();
  readonly #found = new Map<string, Found>();
  readonly #labels = new Map<LayoutNode, string>();
  /** The places of what stands in each list. */
  readonly #lists = new Map<string, Set<string>>();

  /** Says where a layer stands, before anything is found of it. */
  put(node: LayoutNode, place: string): void {
    this.#places.set(node, place);
  }

  placeOf(node: LayoutNode): string | undefined {
    return this.#places.get(node);
  }

  at(place: string): Found | undefined {
    return this.#found.get(place);
  }

  labelOf(node: LayoutNode): string | null {
    return this.#labels.get(node) ?? null;
  }

  /** Notes what one use says of a place. Where uses disagree, the plainer answer holds for all. */
  note(node: LayoutNode, place: string, found: Found): void {
    if (found.label !== null) this.#labels.set(node, found.label);
    const known = this.#found.get(place);
    if (!known) {
      this.#found.set(place, found);
      return;
    }
    this.#found.set(place, {
      ...known,
      tag: known.tag === found.tag ? known.tag : plainerOf(known.tag, found.tag),
      isInside: known.isInside || found.isInside,
      isPressed: known.isPressed || found.isPressed,
      toggles: known.toggles === true && found.toggles === true,
      label: found.label === null ? null : known.label,
    });
  }

  /** Notes what stands in a list, which is none where something in it turns out to be no item. */
  standIn(list: string | null, place: string): void {
    if (list !== null) this.#lists.set(list, (this.#lists.get(list) ?? new Set()).add(place));
  }

  /** What cannot be a list everywhere is none, and its items are what they would be without it. */
  settleLists(): void {
    const tagAt = (place: string) => this.#found.get(place)?.tag;
    const lists = new Map([...this.#lists].filter(([place]) => isListTag(tagAt(place) ?? '')));
    const kept = settleLists(lists, (place) => tagAt(place) === 'li');
    const items = new Set([...kept].flatMap((place) => [...(lists.get(place) ?? [])]));
    for (const [place, { tag }] of this.#found) {
      if ((isListTag(tag) && !kept.has(place)) || (tag === 'li' && !items.has(place))) this.makePlain(place);
    }
  }

  /** What cannot be a table everywhere is none; what stands in a cell may be anything. */
  settleTables(tables: TableBook): void {
    const isPart = (place: string, part: string) => isCellTag(part) || this.#found.get(place)?.tag === part;
    for (const place of tables.dropLost(isPart)) {
      if (isTableTag(this.#found.get(place)?.tag ?? '')) this.makePlain(place);
    }
  }

  /** A place that is nothing special after all. */
  makePlain(place: string): void {
    const found = this.#found.get(place);
    if (found) this.#found.set(place, { ...found, tag: place.endsWith(' text') ? 'p' : 'div' });
  }
}

/** What a place is that is one thing in some uses and another in others. */
function plainerOf(one: string, other: string): string {
  if (isFieldTag(one) && isFieldTag(other)) return 'input';
  return one === 'p' || other === 'p' ? 'p' : 'div';
}

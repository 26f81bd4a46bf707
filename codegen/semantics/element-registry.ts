import type { LayoutNode } from '../layout/layout-tree.ts';
import {
  findConsistentLists,
  isCellTag,
  isListTag,
  isTableTag,
  type TableRegistry,
} from './lists-and-tables.ts';
import { isFieldTag } from './role.ts';

/** What was found of one place. */
export interface ElementFindings {
  readonly tag: string;
  /** Something to press is around it, or a label. */
  readonly isInPhrasing: boolean;
  /** Something to press is around it, where nothing else can be pressed. */
  readonly isInInteractive: boolean;
  readonly label: string | null;
  /** A label around it says what it is. @default false */
  readonly labelled?: boolean;
  /** It shows whether something is on. @default false */
  readonly toggles?: boolean;
}

/** What was found of each place; uses of one component share their places, and so what is found there. */
export class ElementRegistry {
  readonly #places = new Map<LayoutNode, string>();
  readonly #found = new Map<string, ElementFindings>();
  readonly #labels = new Map<LayoutNode, string>();
  /** The places of what stands in each list. */
  readonly #lists = new Map<string, Set<string>>();

  /** Says where a layer stands, before anything is found of it. */
  setElementRef(node: LayoutNode, elementRef: string): void {
    this.#places.set(node, elementRef);
  }

  elementRefOf(node: LayoutNode): string | undefined {
    return this.#places.get(node);
  }

  findingsAt(elementRef: string): ElementFindings | undefined {
    return this.#found.get(elementRef);
  }

  labelOf(node: LayoutNode): string | null {
    return this.#labels.get(node) ?? null;
  }

  /** Notes what one use says of a place. Where uses disagree, the plainer answer holds for all. */
  add(node: LayoutNode, elementRef: string, findings: ElementFindings): void {
    if (findings.label !== null) this.#labels.set(node, findings.label);
    const known = this.#found.get(elementRef);
    if (!known) {
      this.#found.set(elementRef, findings);
      return;
    }
    this.#found.set(elementRef, {
      ...known,
      tag: known.tag === findings.tag ? known.tag : plainerTag(known.tag, findings.tag),
      isInPhrasing: known.isInPhrasing || findings.isInPhrasing,
      isInInteractive: known.isInInteractive || findings.isInInteractive,
      toggles: known.toggles === true && findings.toggles === true,
      label: findings.label === null ? null : known.label,
    });
  }

  /** Notes what stands in a list, which is none where something in it turns out to be no item. */
  addToList(list: string | null, elementRef: string): void {
    if (list !== null) this.#lists.set(list, (this.#lists.get(list) ?? new Set()).add(elementRef));
  }

  /** What cannot be a list everywhere is none, and its items are what they would be without it. */
  finalizeLists(): void {
    const tagAt = (elementRef: string) => this.#found.get(elementRef)?.tag;
    const lists = new Map([...this.#lists].filter(([elementRef]) => isListTag(tagAt(elementRef) ?? '')));
    const kept = findConsistentLists(lists, (elementRef) => tagAt(elementRef) === 'li');
    const items = new Set([...kept].flatMap((elementRef) => [...(lists.get(elementRef) ?? [])]));
    for (const [elementRef, { tag }] of this.#found) {
      if ((isListTag(tag) && !kept.has(elementRef)) || (tag === 'li' && !items.has(elementRef)))
        this.resetTag(elementRef);
    }
  }

  /** What cannot be a table everywhere is none; what stands in a cell may be anything. */
  finalizeTables(tables: TableRegistry): void {
    const hasTag = (elementRef: string, tableTag: string) =>
      isCellTag(tableTag) || this.#found.get(elementRef)?.tag === tableTag;
    for (const elementRef of tables.dropBroken(hasTag)) {
      if (isTableTag(this.#found.get(elementRef)?.tag ?? '')) this.resetTag(elementRef);
    }
  }

  /** A place that is nothing special after all. */
  resetTag(elementRef: string): void {
    const findings = this.#found.get(elementRef);
    if (findings)
      this.#found.set(elementRef, { ...findings, tag: elementRef.endsWith(' text') ? 'p' : 'div' });
  }
}

/** What a place is that is one thing in some uses and another in others. */
function plainerTag(one: string, other: string): string {
  if (isFieldTag(one) && isFieldTag(other)) return 'input';
  return one === 'p' || other === 'p' ? 'p' : 'div';
}

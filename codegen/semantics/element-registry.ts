/**
 * Collects the findings about each element. All occurrences of a component share their element references, so an
 * element gets one tag that suits all of them.
 */
import type { LayoutNode } from '../layout/layout-tree.ts';
import {
  findConsistentLists,
  isCellTag,
  isListTag,
  isTableTag,
  type RowScope,
  type TableRegistry,
} from './lists-and-tables.ts';
import { isFieldTag } from './role.ts';

/** The findings about one element. */
export interface ElementFindings {
  readonly tag: string;
  /** An ancestor is a control or a label. */
  readonly isInPhrasing: boolean;
  /** An ancestor is a control, and controls must not be nested. */
  readonly isInInteractive: boolean;
  readonly label: string | null;
  /** An ancestor is a label that names it. @default false */
  readonly isLabelled?: boolean;
  /** It contains the indicator of a toggle. @default false */
  readonly hasToggle?: boolean;
  /** What a heading of a table names. @default 'col' */
  readonly scope?: 'col' | RowScope;
}

/** The findings by element reference. */
export class ElementRegistry {
  readonly #elementRefs = new Map<LayoutNode, string>();
  readonly #findings = new Map<string, ElementFindings>();
  readonly #labels = new Map<LayoutNode, string>();
  /** The element references of the children of each list. */
  readonly #itemsOfList = new Map<string, Set<string>>();

  /** Sets the element reference of a layer, before anything is found about it. */
  setElementRef(node: LayoutNode, elementRef: string): void {
    this.#elementRefs.set(node, elementRef);
  }

  elementRefOf(node: LayoutNode): string | undefined {
    return this.#elementRefs.get(node);
  }

  findingsAt(elementRef: string): ElementFindings | undefined {
    return this.#findings.get(elementRef);
  }

  labelOf(node: LayoutNode): string | null {
    return this.#labels.get(node) ?? null;
  }

  /** Adds the findings of one occurrence. Where occurrences disagree, the element gets a plainer tag. */
  add(node: LayoutNode, elementRef: string, findings: ElementFindings): void {
    if (findings.label !== null) this.#labels.set(node, findings.label);
    const known = this.#findings.get(elementRef);
    if (!known) {
      this.#findings.set(elementRef, findings);
      return;
    }
    this.#findings.set(elementRef, {
      ...known,
      tag: known.tag === findings.tag ? known.tag : plainerTag(known.tag, findings.tag),
      isInPhrasing: known.isInPhrasing || findings.isInPhrasing,
      isInInteractive: known.isInInteractive || findings.isInInteractive,
      hasToggle: known.hasToggle === true && findings.hasToggle === true,
      label: findings.label === null ? null : known.label,
    });
  }

  /** Adds a child to a list. A list is dropped later if one of its children is not an item. */
  addToList(list: string | null, elementRef: string): void {
    if (list !== null)
      this.#itemsOfList.set(list, (this.#itemsOfList.get(list) ?? new Set()).add(elementRef));
  }

  /** Drops the lists that are not lists in every occurrence, and resets the tags of their items. */
  finalizeLists(): void {
    const tagAt = (elementRef: string) => this.#findings.get(elementRef)?.tag;
    const lists = new Map(
      [...this.#itemsOfList].filter(([elementRef]) => isListTag(tagAt(elementRef) ?? '')),
    );
    const kept = findConsistentLists(lists, (elementRef) => tagAt(elementRef) === 'li');
    const items = new Set([...kept].flatMap((elementRef) => [...(lists.get(elementRef) ?? [])]));
    for (const [elementRef, { tag }] of this.#findings) {
      if ((isListTag(tag) && !kept.has(elementRef)) || (tag === 'li' && !items.has(elementRef)))
        this.resetTag(elementRef);
    }
  }

  /** Drops the tables that are not tables in every occurrence. A cell may contain any element. */
  finalizeTables(tables: TableRegistry): void {
    const hasTag = (elementRef: string, tableTag: string) =>
      isCellTag(tableTag) || this.#findings.get(elementRef)?.tag === tableTag;
    for (const elementRef of tables.dropBroken(hasTag)) {
      if (isTableTag(this.#findings.get(elementRef)?.tag ?? '')) this.resetTag(elementRef);
    }
  }

  /** Gives an element another tag in all its occurrences. */
  setTag(elementRef: string, tag: string): void {
    const findings = this.#findings.get(elementRef);
    if (findings) this.#findings.set(elementRef, { ...findings, tag });
  }

  /** Resets an element to a paragraph or a plain box. */
  resetTag(elementRef: string): void {
    const findings = this.#findings.get(elementRef);
    if (findings)
      this.#findings.set(elementRef, { ...findings, tag: elementRef.endsWith(' text') ? 'p' : 'div' });
  }
}

/** Returns the tag of an element whose occurrences have different tags. */
function plainerTag(one: string, other: string): string {
  if (isFieldTag(one) && isFieldTag(other)) return 'input';
  // A button can do anything, and a link needs an address.
  if (isPressedTag(one) && isPressedTag(other)) return 'button';
  return one === 'p' || other === 'p' ? 'p' : 'div';
}

function isPressedTag(tag: string): boolean {
  return tag === 'a' || tag === 'button';
}

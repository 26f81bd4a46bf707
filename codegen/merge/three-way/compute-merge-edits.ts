/**
 * Computes the edits that bring the design's changes into the developer's version. It walks the last generation and
 * the new one together, and looks up each difference in the developer's version. Whatever the design did not change
 * is never visited, so it stays byte for byte.
 */
import { longestCommonSubsequence } from './longest-common-subsequence.ts';
import type { UnitMatches } from './match-syntax-units.ts';
import {
  addToGroup,
  type Conflict,
  createMergeEdits,
  type Insertion,
  type MergeEdits,
} from './merge-edits.ts';
import { enclosingItem, type SyntaxUnit } from './syntax-unit.ts';

export interface VersionMatches {
  /** The text of the new generation. */
  readonly nextText: string;
  /** From the last generation to the developer's version. */
  readonly mine: UnitMatches;
  /** From the last generation to the new one. */
  readonly next: UnitMatches;
}

interface MergeEditContext extends VersionMatches {
  readonly edits: MergeEdits;
  /** Adds edits for all differences below a pair; false if the developer no longer has the unit. */
  readonly transferChanges: (base: SyntaxUnit, next: SyntaxUnit) => boolean;
  readonly carryOver: (next: SyntaxUnit) => void;
  readonly reportConflict: (mine: SyntaxUnit, conflict: Conflict) => void;
}

export function computeMergeEdits(base: SyntaxUnit, next: SyntaxUnit, versions: VersionMatches): MergeEdits {
  const edits = createMergeEdits();
  const context: MergeEditContext = {
    ...versions,
    edits,
    transferChanges: (one, other) => transferUnitChanges(context, one, other),
    carryOver: (unit) => carryOverUnit(context, unit),
    reportConflict: (mine, conflict) => addConflict(edits, mine, conflict),
  };
  context.transferChanges(base, next);
  return edits;
}

function transferUnitChanges(context: MergeEditContext, base: SyntaxUnit, next: SyntaxUnit): boolean {
  if (base.fingerprint === next.fingerprint) return true;
  const mine = context.mine.counterpartOf(base);
  if (!mine) return false;
  if (mine.fingerprint === next.fingerprint) return true;
  if (base.list && next.list && mine.list) {
    transferListChanges(context, base, mine, next);
    return true;
  }
  const pairs = pairPartsByRole(base, next);
  if (pairs !== null) {
    for (const [one, other] of pairs)
      if (!context.transferChanges(one, other)) reportBothChanged(context, mine, other);
  } else if (mine.fingerprint === base.fingerprint) {
    context.edits.replaced.set(mine, next);
    for (const part of next.parts) context.carryOver(part);
  } else reportBothChanged(context, mine, next);
  return true;
}

/** Adds edits for units inside a new unit that existed before: they move with the developer's changes. */
function carryOverUnit(context: MergeEditContext, next: SyntaxUnit): void {
  const was = context.next.originOf(next);
  if (was && context.mine.counterpartOf(was)) context.transferChanges(was, next);
  else for (const part of next.parts) carryOverUnit(context, part);
}

/** Pairs the parts of a unit whose own text is unchanged; `null` if more than its parts differs. */
function pairPartsByRole(
  base: SyntaxUnit,
  next: SyntaxUnit,
): readonly (readonly [SyntaxUnit, SyntaxUnit])[] | null {
  if (
    base.kind !== next.kind ||
    base.ownFingerprint !== next.ownFingerprint ||
    base.parts.length !== next.parts.length
  )
    return null;
  if (base.parts.length === 0 || base.list || next.list) return null;
  const pairs = base.parts.map((part, index) => [part, next.parts[index]] as const);
  return pairs.every((pair): pair is readonly [SyntaxUnit, SyntaxUnit] => pair[1]?.role === pair[0].role)
    ? pairs
    : null;
}

/** Reported once, beside the enclosing item, with the design's version of the whole item. */
function reportBothChanged({ edits, nextText }: MergeEditContext, mine: SyntaxUnit, next: SyntaxUnit): void {
  const item = enclosingItem(next);
  addConflict(edits, mine, { reason: 'changed', designText: nextText.slice(item.from, item.to) });
}

function addConflict(edits: MergeEdits, mine: SyntaxUnit, conflict: Conflict): void {
  let host = enclosingItem(mine);
  // Not every list can contain a comment: class lists and JSON cannot.
  while (host.parent?.parent && host.parent.list?.comment === null) host = enclosingItem(host.parent.parent);
  const reported = edits.conflicts.get(host) ?? [];
  if (!reported.some(({ designText }) => designText === conflict.designText))
    addToGroup(edits.conflicts, host, conflict);
}

/** The changes of the design to the items of one list: removed, added, moved, changed. */

function transferListChanges(
  context: MergeEditContext,
  base: SyntaxUnit,
  mine: SyntaxUnit,
  next: SyntaxUnit,
): void {
  const list = new ListMerge(context, base, mine, next);
  list.removeItems();
  list.reorderItems();
  list.insertItems();
}

class ListMerge {
  readonly #context: MergeEditContext;
  readonly #base: SyntaxUnit;
  readonly #mine: SyntaxUnit;
  readonly #next: SyntaxUnit;
  /** The place of an item of the new generation among the developer's items. */
  readonly #counterparts = new Map<SyntaxUnit, SyntaxUnit>();
  /** Items that stay, in the developer's version, by the item of the new generation. */
  readonly #moving = new Map<SyntaxUnit, SyntaxUnit>();
  readonly #positions: ReadonlyMap<SyntaxUnit, number>;

  constructor(context: MergeEditContext, base: SyntaxUnit, mine: SyntaxUnit, next: SyntaxUnit) {
    this.#context = context;
    this.#base = base;
    this.#mine = mine;
    this.#next = next;
    this.#positions = new Map(next.parts.map((item, index) => [item, index]));
  }

  /** The developer's list item that contains the counterpart of an item, with whatever is wrapped around it. */
  #containingItemOf(item: SyntaxUnit): SyntaxUnit | null {
    let at = this.#context.mine.counterpartOf(item);
    while (at && at.parent !== this.#mine) at = at.parent;
    return at;
  }

  removeItems(): void {
    const { next, edits, transferChanges, reportConflict, nextText } = this.#context;
    for (const item of this.#base.parts) {
      const containingItem = this.#containingItemOf(item);
      const own = this.#context.mine.counterpartOf(item);
      const now = next.counterpartOf(item);
      if (now?.parent !== this.#next) {
        // The item moved. Wherever it is now, it keeps the developer's changes.
        if (now && own) {
          const wrapper = outermostWrapper(this.#context, item, own);
          edits.removed.add(wrapper);
          edits.wrappers.set(own, wrapper);
        } else if (!now && own) this.#dropItem(item, own, containingItem);
        continue;
      }
      if (containingItem) this.#counterparts.set(now, containingItem);
      if (own) transferChanges(item, now);
      else if (item.fingerprint !== now.fingerprint) {
        const conflict = { reason: 'removed-here' as const, designText: nextText.slice(now.from, now.to) };
        const before = this.#insertionPoint(now);
        if (this.#mine.list?.comment) addToGroup(edits.inserted, before, { kind: 'conflict', conflict });
        else reportConflict(this.#mine, conflict);
      }
    }
  }

  #dropItem(item: SyntaxUnit, own: SyntaxUnit, containingItem: SyntaxUnit | null): void {
    const { edits, reportConflict } = this.#context;
    if ((containingItem === own || containingItem === null) && losesNothing(this.#context, item, own))
      edits.removed.add(own);
    else reportConflict(own, { reason: 'removed-there', designText: '' });
  }

  /** Named items need no order. For the others the design's order wins if the developer did not change it. */
  reorderItems(): void {
    const { edits, reportConflict, nextText } = this.#context;
    const staying = this.#next.parts.filter((item) => this.#counterparts.has(item));
    if (staying.some(({ name }) => name !== null)) return;
    const now = staying.map((item) => this.#counterparts.get(item));
    const staysHere = new Set(now);
    const present = this.#mine.parts.filter((item) => staysHere.has(item));
    const kept = new Set(longestCommonSubsequence(present, now).map(([at]) => present[at]));
    if (kept.size === staysHere.size) return;
    const before = this.#base.parts.flatMap((item) => {
      const then = this.#context.next.counterpartOf(item);
      const containingItem = then ? this.#counterparts.get(then) : undefined;
      return containingItem ? [containingItem] : [];
    });
    const isUntouched = present.every((item, index) => item === before[index]);
    const isAsBefore = before.every((item, index) => item === now[index]);
    if (isAsBefore) return;
    const moved = staying.filter((item) => !kept.has(this.#counterparts.get(item)));
    for (const item of moved) {
      const containingItem = this.#counterparts.get(item);
      if (!containingItem) continue;
      if (isUntouched) {
        edits.removed.add(containingItem);
        this.#moving.set(item, containingItem);
        this.#counterparts.delete(item);
      } else
        reportConflict(containingItem, {
          reason: 'order',
          designText: nextText.slice(this.#next.from, this.#next.to).trim(),
        });
    }
  }

  insertItems(): void {
    const { edits, next, mine, carryOver } = this.#context;
    for (const item of this.#next.parts) {
      if (this.#counterparts.has(item)) continue;
      const moving = this.#moving.get(item);
      const was = next.originOf(item);
      if (was && !moving) {
        const own = mine.counterpartOf(was);
        // The developer removed it, so it stays removed.
        if (!own && (was.parent === this.#base || was.fingerprint === item.fingerprint)) continue;
        if (own && this.#moveFromOtherList(was, own, item)) continue;
      }
      if (!moving && this.#isAlreadyThere(item)) continue;
      if (!moving) for (const part of item.parts) carryOver(part);
      const inserted: Insertion = moving ? { kind: 'mine', unit: moving } : { kind: 'next', unit: item };
      addToGroup(edits.inserted, this.#insertionPoint(item), inserted);
    }
  }

  /** An item from another list, in the developer's version. */
  #moveFromOtherList(was: SyntaxUnit, own: SyntaxUnit, item: SyntaxUnit): boolean {
    const { edits, transferChanges } = this.#context;
    const wrapper = outermostWrapper(this.#context, was, own);
    transferChanges(was, item);
    edits.removed.add(wrapper);
    addToGroup(edits.inserted, this.#insertionPoint(item), { kind: 'mine', unit: wrapper });
    return true;
  }

  /** Whether the developer already added the same item, or another one with that name. */
  #isAlreadyThere(item: SyntaxUnit): boolean {
    const { reportConflict, nextText, mine } = this.#context;
    const added = this.#mine.parts.filter((one) => mine.originOf(one) === null);
    if (added.some(({ fingerprint }) => fingerprint === item.fingerprint)) return true;
    const namesake =
      item.name === null ? undefined : added.find((one) => one.kind === item.kind && one.name === item.name);
    if (namesake)
      reportConflict(namesake, { reason: 'added', designText: nextText.slice(item.from, item.to) });
    return namesake !== undefined;
  }

  /** After the nearest preceding item that exists, or at the start of the list. */
  #insertionPoint(item: SyntaxUnit): SyntaxUnit {
    for (let at = (this.#positions.get(item) ?? 0) - 1; at >= 0; at -= 1) {
      const neighbour = this.#next.parts[at];
      const counterpart = neighbour && (this.#counterparts.get(neighbour) ?? this.#moving.get(neighbour));
      if (counterpart && !this.#context.edits.removed.has(counterpart)) return counterpart;
    }
    return this.#mine;
  }
}

/** The element that moves with an item: the outermost one that the developer wrapped around it alone. */
function outermostWrapper({ mine }: MergeEditContext, was: SyntaxUnit, own: SyntaxUnit): SyntaxUnit {
  const list = was.parent && mine.counterpartOf(was.parent);
  let wrapper = own;
  while (wrapper.parent && wrapper.parent !== list) wrapper = wrapper.parent;
  if (!list || wrapper.parent !== list) return enclosingItem(own);
  const isAlone = !was.parent?.parts.some(
    (item) => item !== was && isWithin(mine.counterpartOf(item), wrapper),
  );
  return isAlone ? wrapper : enclosingItem(own);
}

function isWithin(unit: SyntaxUnit | null, around: SyntaxUnit): boolean {
  for (let at = unit; at; at = at.parent) if (at === around) return true;
  return false;
}

/** Whether all changes of the developer in a unit moved elsewhere together with the changed parts. */
function losesNothing(context: MergeEditContext, item: SyntaxUnit, own: SyntaxUnit): boolean {
  if (own.fingerprint === item.fingerprint) return true;
  if (own.ownFingerprint !== item.ownFingerprint || own.kind !== item.kind || own.parts.length === 0)
    return false;
  return own.parts.every((part) => {
    const was = context.mine.originOf(part);
    if (!was) return false;
    return (own.list && context.next.counterpartOf(was) !== null) || losesNothing(context, was, part);
  });
}

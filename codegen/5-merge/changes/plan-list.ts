/** What the design did to the items of one list: taken out, put in, moved, changed. */
import { align } from '../align.ts';
import type { Planning } from './plan-changes.ts';
import { itemAround, type Piece } from '../pieces/piece.ts';
import { addTo, type Inserted } from './plan.ts';

export function planList(planning: Planning, base: Piece, mine: Piece, next: Piece): void {
  const list = new ListPlan(planning, base, mine, next);
  list.takeOut();
  list.order();
  list.putIn();
}

class ListPlan {
  readonly #planning: Planning;
  readonly #base: Piece;
  readonly #mine: Piece;
  readonly #next: Piece;
  /** Where an item of the new generation ends up among the developer's items. */
  readonly #places = new Map<Piece, Piece>();
  /** Items that stay, in the developer's words, by the design's item. */
  readonly #moving = new Map<Piece, Piece>();
  readonly #order: ReadonlyMap<Piece, number>;

  constructor(planning: Planning, base: Piece, mine: Piece, next: Piece) {
    this.#planning = planning;
    this.#base = base;
    this.#mine = mine;
    this.#next = next;
    this.#order = new Map(next.parts.map((item, index) => [item, index]));
  }

  /** The developer's item that holds what became of an item; wrapped as it may be. */
  #slotOf(item: Piece): Piece | null {
    let at = this.#planning.mine.after(item);
    while (at && at.parent !== this.#mine) at = at.parent;
    return at;
  }

  takeOut(): void {
    const { next, plan, change, tell, nextText } = this.#planning;
    for (const item of this.#base.parts) {
      const slot = this.#slotOf(item);
      const own = this.#planning.mine.after(item);
      const now = next.after(item);
      if (now?.parent !== this.#next) {
        // It went elsewhere: wherever that is, it takes along what the developer did to it.
        if (now && own) {
          const unit = unitOf(this.#planning, item, own);
          plan.removed.add(unit);
          plan.units.set(own, unit);
        } else if (!now && own) this.#drop(item, own, slot);
        continue;
      }
      if (slot) this.#places.set(now, slot);
      if (own) change(item, now);
      else if (item.print !== now.print) {
        const conflict = { reason: 'removed-here' as const, theirs: nextText.slice(now.from, now.to) };
        const before = this.#placeBefore(now);
        if (this.#mine.list?.comment) addTo(plan.inserted, before, { kind: 'conflict', conflict });
        else tell(this.#mine, conflict);
      }
    }
  }

  #drop(item: Piece, own: Piece, slot: Piece | null): void {
    const { plan, tell } = this.#planning;
    if ((slot === own || slot === null) && losesNothing(this.#planning, item, own)) plan.removed.add(own);
    else tell(own, { reason: 'removed-there', theirs: '' });
  }

  /** Names need no order; of what has none, the design's order is taken where the developer left it. */
  order(): void {
    const { plan, tell, nextText } = this.#planning;
    const staying = this.#next.parts.filter((item) => this.#places.has(item));
    if (staying.some(({ name }) => name !== null)) return;
    const now = staying.map((item) => this.#places.get(item));
    const staysHere = new Set(now);
    const present = this.#mine.parts.filter((item) => staysHere.has(item));
    const kept = new Set(align(present, now).map(([at]) => present[at]));
    if (kept.size === staysHere.size) return;
    const before = this.#base.parts.flatMap((item) => {
      const then = this.#planning.next.after(item);
      const slot = then ? this.#places.get(then) : undefined;
      return slot ? [slot] : [];
    });
    const isUntouched = present.every((item, index) => item === before[index]);
    const isAsBefore = before.every((item, index) => item === now[index]);
    if (isAsBefore) return;
    const moved = staying.filter((item) => !kept.has(this.#places.get(item)));
    for (const item of moved) {
      const slot = this.#places.get(item);
      if (!slot) continue;
      if (isUntouched) {
        plan.removed.add(slot);
        this.#moving.set(item, slot);
        this.#places.delete(item);
      } else tell(slot, { reason: 'order', theirs: nextText.slice(this.#next.from, this.#next.to).trim() });
    }
  }

  putIn(): void {
    const { plan, next, mine, adopt } = this.#planning;
    for (const item of this.#next.parts) {
      if (this.#places.has(item)) continue;
      const moving = this.#moving.get(item);
      const was = next.before(item);
      if (was && !moving) {
        const own = mine.after(was);
        // The developer took it out, and out it stays.
        if (!own && (was.parent === this.#base || was.print === item.print)) continue;
        if (own && this.#moveIn(was, own, item)) continue;
      }
      if (!moving && this.#hasAlready(item)) continue;
      if (!moving) for (const part of item.parts) adopt(part);
      const inserted: Inserted = moving ? { kind: 'mine', piece: moving } : { kind: 'next', piece: item };
      addTo(plan.inserted, this.#placeBefore(item), inserted);
    }
  }

  /** What came from another list, as the developer has it now. */
  #moveIn(was: Piece, own: Piece, item: Piece): boolean {
    const { plan, change } = this.#planning;
    const unit = unitOf(this.#planning, was, own);
    change(was, item);
    plan.removed.add(unit);
    addTo(plan.inserted, this.#placeBefore(item), { kind: 'mine', piece: unit });
    return true;
  }

  /** The developer was there first: with the same, or with something else of that name. */
  #hasAlready(item: Piece): boolean {
    const { tell, nextText, mine } = this.#planning;
    const added = this.#mine.parts.filter((one) => mine.before(one) === null);
    if (added.some(({ print }) => print === item.print)) return true;
    const namesake =
      item.name === null ? undefined : added.find((one) => one.kind === item.kind && one.name === item.name);
    if (namesake) tell(namesake, { reason: 'added', theirs: nextText.slice(item.from, item.to) });
    return namesake !== undefined;
  }

  /** After the nearest item before it that is there; at the start of the list where none is. */
  #placeBefore(item: Piece): Piece {
    for (let at = (this.#order.get(item) ?? 0) - 1; at >= 0; at -= 1) {
      const neighbour = this.#next.parts[at];
      const place = neighbour && (this.#places.get(neighbour) ?? this.#moving.get(neighbour));
      if (place && !this.#planning.plan.removed.has(place)) return place;
    }
    return this.#mine;
  }
}

/** What moves when an element moves: with it what the developer put around it alone. */
function unitOf({ mine }: Planning, was: Piece, own: Piece): Piece {
  const list = was.parent && mine.after(was.parent);
  let unit = own;
  while (unit.parent && unit.parent !== list) unit = unit.parent;
  if (!list || unit.parent !== list) return itemAround(own);
  const isAlone = !was.parent?.parts.some((item) => item !== was && isWithin(mine.after(item), unit));
  return isAlone ? unit : itemAround(own);
}

function isWithin(piece: Piece | null, around: Piece): boolean {
  for (let at = piece; at; at = at.parent) if (at === around) return true;
  return false;
}

/** Whether all that the developer changed in a piece went elsewhere with what it was done to. */
function losesNothing(planning: Planning, item: Piece, own: Piece): boolean {
  if (own.print === item.print) return true;
  if (own.glue !== item.glue || own.kind !== item.kind || own.parts.length === 0) return false;
  return own.parts.every((part) => {
    const was = planning.mine.before(part);
    if (!was) return false;
    return (own.list && planning.next.after(was) !== null) || losesNothing(planning, was, part);
  });
}

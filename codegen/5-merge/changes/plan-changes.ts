/**
 * What the design changed, said of the developer's version: the last generation and the new one are walked together,
 * and each difference finds its piece among the developer's. Whatever the design left alone is never looked at, so it
 * stays as it is, byte for byte.
 */
import type { Matches } from '../pieces/match-pieces.ts';
import { itemAround, type Piece } from '../pieces/piece.ts';
import { addTo, createPlan, type Conflict, type Plan } from './plan.ts';
import { planList } from './plan-list.ts';

export interface Versions {
  /** The text of the new generation. */
  readonly nextText: string;
  /** From the last generation to the developer's version. */
  readonly mine: Matches;
  /** From the last generation to the new one. */
  readonly next: Matches;
}

export interface Planning extends Versions {
  readonly plan: Plan;
  /** Plans all differences below a pair; false where the developer no longer has the piece. */
  readonly change: (base: Piece, next: Piece) => boolean;
  readonly adopt: (next: Piece) => void;
  readonly tell: (mine: Piece, conflict: Conflict) => void;
}

export function planChanges(base: Piece, next: Piece, versions: Versions): Plan {
  const plan = createPlan();
  const planning: Planning = {
    ...versions,
    plan,
    change: (one, other) => change(planning, one, other),
    adopt: (piece) => adopt(planning, piece),
    tell: (mine, conflict) => tell(plan, mine, conflict),
  };
  planning.change(base, next);
  return plan;
}

function change(planning: Planning, base: Piece, next: Piece): boolean {
  if (base.print === next.print) return true;
  const mine = planning.mine.after(base);
  if (!mine) return false;
  if (mine.print === next.print) return true;
  if (base.list && next.list && mine.list) {
    planList(planning, base, mine, next);
    return true;
  }
  const pairs = pairRoles(base, next);
  if (pairs !== null) {
    for (const [one, other] of pairs) if (!planning.change(one, other)) tellBoth(planning, mine, other);
  } else if (mine.print === base.print) {
    planning.plan.replaced.set(mine, next);
    for (const part of next.parts) planning.adopt(part);
  } else tellBoth(planning, mine, next);
  return true;
}

/** Plans what lies in a new piece and was there before: it comes along as the developer has it. */
function adopt(planning: Planning, next: Piece): void {
  const was = planning.next.before(next);
  if (was && planning.mine.after(was)) planning.change(was, next);
  else for (const part of next.parts) adopt(planning, part);
}

/** The parts of a piece whose own words stayed; `null` where more than its parts is different. */
function pairRoles(base: Piece, next: Piece): readonly (readonly [Piece, Piece])[] | null {
  if (base.kind !== next.kind || base.glue !== next.glue || base.parts.length !== next.parts.length)
    return null;
  if (base.parts.length === 0 || base.list || next.list) return null;
  const pairs = base.parts.map((part, index) => [part, next.parts[index]] as const);
  return pairs.every((pair): pair is readonly [Piece, Piece] => pair[1]?.role === pair[0].role)
    ? pairs
    : null;
}

/** Told once beside the item they are in, with the design's whole item. */
function tellBoth({ plan, nextText }: Planning, mine: Piece, next: Piece): void {
  const item = itemAround(next);
  tell(plan, mine, { reason: 'changed', theirs: nextText.slice(item.from, item.to) });
}

function tell(plan: Plan, mine: Piece, conflict: Conflict): void {
  let host = itemAround(mine);
  // Not every list can hold a comment: classes and JSON cannot.
  while (host.parent?.parent && host.parent.list?.comment === null) host = itemAround(host.parent.parent);
  const told = plan.conflicts.get(host) ?? [];
  if (!told.some(({ theirs }) => theirs === conflict.theirs)) addTo(plan.conflicts, host, conflict);
}

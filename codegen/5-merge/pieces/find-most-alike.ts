/** Pairs elements by likeness: what they hold, how they look, where they stand. */
import type { Piece } from './piece.ts';
import { addTo } from '../changes/plan.ts';

/** A print, or the name of an attribute or a declaration whatever its value. */
type Mark = number | string;

interface Pairing {
  readonly found: ReadonlyMap<Piece, Piece>;
  readonly taken: ReadonlyMap<Piece, Piece>;
  pair(one: Piece, other: Piece): void;
}

/** From 0 to 1; what is less alike is something else. */
const alikeEnough = 0.45;
/** What so many have says nothing of any of them. */
const tooCommon = 100;

/** Pairs each of `open` with the most alike of `others` that is still free, outer elements first. */
export function findMostAlike(open: readonly Piece[], others: readonly Piece[], pairing: Pairing): void {
  const byMark = new Map<Mark, Piece[]>();
  for (const piece of others) {
    for (const mark of marksOf(piece)) addTo(byMark, mark, piece);
  }
  for (const piece of open) {
    if (pairing.found.has(piece)) continue;
    const candidates = new Set([...marksOf(piece)].flatMap((mark) => few(byMark.get(mark))));
    let best: Piece | null = null;
    let most = alikeEnough;
    for (const candidate of candidates) {
      if (candidate.kind !== piece.kind || pairing.taken.has(candidate)) continue;
      const likeness = compare(piece, candidate, pairing);
      if (likeness > most) [best, most] = [candidate, likeness];
    }
    if (best) pairing.pair(piece, best);
  }
}

function few(pieces: readonly Piece[] = []): readonly Piece[] {
  return pieces.length > tooCommon ? [] : pieces;
}

/** Prints of what an element is made of, two levels down: attributes, declarations, children and theirs. */
function marksOf(piece: Piece): ReadonlySet<Mark> {
  const marks = new Set<Mark>();
  for (const part of piece.parts) {
    if (!part.list) continue;
    for (const item of part.parts) {
      marks.add(item.print);
      if (item.name !== null) marks.add(item.name);
      for (const list of item.parts) for (const inner of list.list ? list.parts : []) marks.add(inner.print);
    }
  }
  return marks;
}

function compare(one: Piece, other: Piece, pairing: Pairing): number {
  const same = one.parts[0]?.print === other.parts[0]?.print;
  const sameLook = lookOf(one) !== null && lookOf(one) === lookOf(other);
  return (
    0.35 * shareOf(marksOf(one), marksOf(other)) +
    (same ? 0.15 : 0) +
    (sameLook ? 0.3 : 0) +
    (haveSameNeighbour(one, other, pairing, -1) ? 0.1 : 0) +
    (haveSameNeighbour(one, other, pairing, 1) ? 0.1 : 0) +
    (one.parent && pairing.found.get(one.parent) === other.parent ? 0.1 : 0)
  );
}

function lookOf(piece: Piece): number | null {
  const attributes = piece.parts.find(({ role }) => role === 'attributes');
  return attributes?.parts.find(({ name }) => name === 'className' || name === 'class')?.print ?? null;
}

function shareOf(one: ReadonlySet<Mark>, other: ReadonlySet<Mark>): number {
  let both = 0;
  for (const mark of one) if (other.has(mark)) both += 1;
  return one.size + other.size === 0 ? 0 : (2 * both) / (one.size + other.size);
}

function haveSameNeighbour(one: Piece, other: Piece, pairing: Pairing, step: number): boolean {
  const [neighbour, candidate] = [neighbourOf(one, step), neighbourOf(other, step)];
  if (!neighbour || !candidate) return neighbour === candidate;
  return pairing.found.get(neighbour) === candidate;
}

/** Asked of the few that are not where they were, so looking for the place in the list is cheap. */
function neighbourOf(piece: Piece, step: number): Piece | null {
  const siblings = piece.parent?.parts ?? [];
  return siblings[siblings.indexOf(piece) + step] ?? null;
}

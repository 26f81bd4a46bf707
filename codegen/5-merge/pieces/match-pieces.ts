/**
 * Finds what each piece of one version has become in another: first what stands at the same place and says the same,
 * then what has the same name, then, wherever it may stand now, what is most alike. So a piece that was wrapped, moved
 * or reworded is still found.
 */
import { align } from '../align.ts';
import { findMostAlike } from './find-most-alike.ts';
import { piecesIn, type Piece } from './piece.ts';
import { addTo } from '../changes/plan.ts';

export interface Matches {
  /** What a piece of the first version is in the second. */
  after(piece: Piece): Piece | null;
  /** What a piece of the second version was in the first. */
  before(piece: Piece): Piece | null;
}

export function matchPieces(first: Piece, second: Piece): Matches {
  const matcher = new Matcher();
  matcher.pair(first, second);
  matcher.pairTheRest(first, second);
  return {
    after: (piece) => matcher.found.get(piece) ?? null,
    before: (piece) => matcher.taken.get(piece) ?? null,
  };
}

class Matcher {
  readonly found = new Map<Piece, Piece>();
  readonly taken = new Map<Piece, Piece>();

  pair(one: Piece, other: Piece): void {
    if (this.found.has(one) || this.taken.has(other)) return;
    this.found.set(one, other);
    this.taken.set(other, one);
    if (one.list && other.list) {
      this.#pairItems(one, other);
      return;
    }
    const roles = new Map(other.parts.map((part) => [part.role, part]));
    for (const part of one.parts) {
      const candidate = roles.get(part.role);
      if (candidate && mayBePaired(part, candidate)) this.pair(part, candidate);
    }
  }

  #pairItems(one: Piece, other: Piece): void {
    const [items, others] = [this.#open(one.parts, this.found), this.#open(other.parts, this.taken)];
    const pairs = align(
      items.map(({ print }) => print),
      others.map(({ print }) => print),
    );
    for (const [at, otherAt] of pairs) this.#pairIfThere(items[at], others[otherAt]);
    this.#pairNamed(one, other);
    this.#pairInOrder(one, other);
  }

  #pairNamed(one: Piece, other: Piece): void {
    const byName = new Map<string, Piece>();
    for (const item of this.#open(other.parts, this.taken)) {
      const key = `${item.kind} ${item.name}`;
      if (item.name !== null && !byName.has(key)) byName.set(key, item);
    }
    for (const item of this.#open(one.parts, this.found)) {
      if (item.name !== null) this.#pairIfThere(item, byName.get(`${item.kind} ${item.name}`));
    }
  }

  /** Words and expressions have nothing to be known by but their order; elements are looked for everywhere. */
  #pairInOrder(one: Piece, other: Piece): void {
    const isNameless = (item: Piece) => item.name === null && !isElement(item);
    const others = groupBy(this.#open(other.parts, this.taken).filter(isNameless), ({ kind }) => kind);
    const own = groupBy(this.#open(one.parts, this.found).filter(isNameless), ({ kind }) => kind);
    for (const [kind, items] of own) {
      const waiting = others.get(kind) ?? [];
      // With one more or one fewer nobody can tell which is which, but for words.
      if (kind !== 'text' && waiting.length !== items.length) continue;
      items.forEach((item, index) => this.#pairIfThere(item, waiting[index]));
    }
  }

  #open(pieces: readonly Piece[], done: ReadonlyMap<Piece, Piece>): readonly Piece[] {
    return pieces.filter((piece) => !done.has(piece));
  }

  #pairIfThere(one: Piece | undefined, other: Piece | undefined): void {
    if (one && other) this.pair(one, other);
  }

  /** Elements that are not where they were. */
  pairTheRest(first: Piece, second: Piece): void {
    const others = [...piecesIn(second)].filter((piece) => isElement(piece) && !this.taken.has(piece));
    const byPrint = new Map<number, Piece[]>();
    for (const piece of others) {
      const same = byPrint.get(piece.print);
      if (same) same.push(piece);
      else byPrint.set(piece.print, [piece]);
    }
    const open = [...piecesIn(first)].filter((piece) => isElement(piece) && !this.found.has(piece));
    for (const piece of open) {
      const same = byPrint.get(piece.print)?.find((candidate) => !this.taken.has(candidate));
      if (same) this.pair(piece, same);
    }
    findMostAlike(open, others, this);
  }
}

function groupBy(pieces: readonly Piece[], keyOf: (piece: Piece) => string): Map<string, Piece[]> {
  const groups = new Map<string, Piece[]>();
  for (const piece of pieces) addTo(groups, keyOf(piece), piece);
  return groups;
}

export function isElement({ kind }: Piece): boolean {
  return kind === 'element' || kind === 'rule';
}

/** In one place of one parent: elements must be alike too, since either may have been put around the other. */
function mayBePaired(one: Piece, other: Piece): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind !== 'element' || one.print === other.print) return true;
  const [tag, attributes] = one.parts;
  const [otherTag, otherAttributes] = other.parts;
  return tag?.print === otherTag?.print && attributes?.print === otherAttributes?.print;
}

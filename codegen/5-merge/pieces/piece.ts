/** One stretch of a source file, whatever its language: what a merge compares, keeps, replaces and moves. */
export interface Piece {
  /** `element`, `text`, `list`, or the grammar's own name of it. */
  readonly kind: string;
  /** What it is to its parent: `attributes`, `children`, `body`; empty for an item of a list. */
  readonly role: string;
  /** What tells it from its siblings, as the name of an attribute or a selector; `null` where nothing does. */
  readonly name: string | null;
  /** Offsets in the text, in UTF-16 units, without the white space around it. */
  readonly from: number;
  readonly to: number;
  /** In the order of the text. */
  readonly parts: readonly Piece[];
  readonly list: ListKind | null;
  /** The same number for pieces that say the same, however they are laid out. */
  readonly print: number;
  /** The same for what stands between its parts. */
  readonly glue: number;
  parent: Piece | null;
}

export interface ListKind {
  /** What stands between two items besides white space. */
  readonly separator: '' | ',' | '|' | ' ';
  /** How a comment stands among the items; `null` where none can. */
  readonly comment: CommentKind | null;
}

export type CommentKind = 'block' | 'jsx' | 'html';

/** A whole file as pieces. */
export interface PieceTree {
  readonly text: string;
  readonly root: Piece;
}

/** Numbers for texts, the same for the same text; one table serves all files that are compared. */
export interface Prints {
  of(text: string): number;
}

export function createPrints(): Prints {
  const known = new Map<string, number>();
  return {
    of(text) {
      const number = known.get(text) ?? known.size;
      known.set(text, number);
      return number;
    },
  };
}

/** Makes a piece, with its print, and the parent of its parts. */
export function makePiece(
  prints: Prints,
  text: string,
  fields: Pick<Piece, 'kind' | 'from' | 'to'> & {
    readonly role?: string;
    readonly name?: string | null;
    readonly parts?: readonly Piece[];
    readonly list?: ListKind | null;
    /** What a piece without parts says, where it is not its very text. */
    readonly says?: string;
  },
): Piece {
  const { kind, from, to, role = '', name = null, parts = [], list = null } = fields;
  const between = parts.length === 0 && !list ? (fields.says ?? text.slice(from, to)) : '';
  const own = between === '' ? plainGlue(textBetween(text, from, to, parts), list) : between;
  const glue = prints.of(own);
  const piece: Piece = {
    kind,
    role,
    name,
    from,
    to,
    parts,
    list,
    glue,
    print: prints.of(`${kind} ${glue} ${parts.map((part) => `${part.role}:${part.print}`).join(' ')}`),
    parent: null,
  };
  for (const part of parts) part.parent = piece;
  return piece;
}

function textBetween(text: string, from: number, to: number, parts: readonly Piece[]): string {
  let at = from;
  let own = '';
  for (const part of parts) {
    own += `${text.slice(at, part.from)}\0`;
    at = part.to;
  }
  return own + text.slice(at, to);
}

/** How a file is laid out is nobody's change: white space, optional commas, brackets and semicolons. */
function plainGlue(text: string, list: ListKind | null): string {
  const plain = text.replace(/[\s;,()]+/g, '');
  if (!list) return plain;
  // How many items a list has is told by its parts.
  return plain.replaceAll('\0', '').replaceAll('|', '');
}

/** All pieces below, itself first. */
export function* piecesIn(piece: Piece): Generator<Piece> {
  yield piece;
  for (const part of piece.parts) yield* piecesIn(part);
}

/** The nearest piece around it, or itself, that is an item of a list. */
export function itemAround(piece: Piece): Piece {
  let at = piece;
  while (at.parent && !at.parent.list) at = at.parent;
  return at;
}

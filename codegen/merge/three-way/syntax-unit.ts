/** One stretch of a source file, whatever its language: what a merge compares, keeps, replaces and moves. */
export interface SyntaxUnit {
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
  readonly parts: readonly SyntaxUnit[];
  readonly list: ListKind | null;
  /** The same number for pieces that say the same, however they are laid out. */
  readonly fingerprint: number;
  /** The same for what stands between its parts. */
  readonly ownFingerprint: number;
  parent: SyntaxUnit | null;
}

export interface ListKind {
  /** What stands between two items besides white space. */
  readonly separator: '' | ',' | '|' | ' ';
  /** How a comment stands among the items; `null` where none can. */
  readonly comment: CommentKind | null;
}

export type CommentKind = 'block' | 'jsx' | 'html';

/** A whole file as pieces. */
export interface SyntaxUnitTree {
  readonly text: string;
  readonly root: SyntaxUnit;
}

/** Numbers for texts, the same for the same text; one table serves all files that are compared. */
export interface Fingerprints {
  of(text: string): number;
}

export function createFingerprints(): Fingerprints {
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
export function createSyntaxUnit(
  fingerprints: Fingerprints,
  text: string,
  fields: Pick<SyntaxUnit, 'kind' | 'from' | 'to'> & {
    readonly role?: string;
    readonly name?: string | null;
    readonly parts?: readonly SyntaxUnit[];
    readonly list?: ListKind | null;
    /** What a piece without parts says, where it is not its very text. */
    readonly says?: string;
  },
): SyntaxUnit {
  const { kind, from, to, role = '', name = null, parts = [], list = null } = fields;
  const between = parts.length === 0 && !list ? (fields.says ?? text.slice(from, to)) : '';
  const own = between === '' ? normalizeOwnText(textBetween(text, from, to, parts), list) : between;
  const ownFingerprint = fingerprints.of(own);
  const unit: SyntaxUnit = {
    kind,
    role,
    name,
    from,
    to,
    parts,
    list,
    ownFingerprint,
    fingerprint: fingerprints.of(
      `${kind} ${ownFingerprint} ${parts.map((part) => `${part.role}:${part.fingerprint}`).join(' ')}`,
    ),
    parent: null,
  };
  for (const part of parts) part.parent = unit;
  return unit;
}

function textBetween(text: string, from: number, to: number, parts: readonly SyntaxUnit[]): string {
  let at = from;
  let own = '';
  for (const part of parts) {
    own += `${text.slice(at, part.from)}\0`;
    at = part.to;
  }
  return own + text.slice(at, to);
}

/** How a file is laid out is nobody's change: white space, optional commas, brackets and semicolons. */
function normalizeOwnText(text: string, list: ListKind | null): string {
  const plain = text.replace(/[\s;,()]+/g, '');
  if (!list) return plain;
  // How many items a list has is told by its parts.
  return plain.replaceAll('\0', '').replaceAll('|', '');
}

/** All pieces below, itself first. */
export function* walkSyntaxUnits(unit: SyntaxUnit): Generator<SyntaxUnit> {
  yield unit;
  for (const part of unit.parts) yield* walkSyntaxUnits(part);
}

/** The nearest piece around it, or itself, that is an item of a list. */
export function enclosingItem(unit: SyntaxUnit): SyntaxUnit {
  let at = unit;
  while (at.parent && !at.parent.list) at = at.parent;
  return at;
}

/** One range of a source file in any language: what a merge compares, keeps, replaces and moves. */
export interface SyntaxUnit {
  /** `element`, `text`, `list`, or the grammar's own name of it. */
  readonly kind: string;
  /** Its role in its parent: `attributes`, `children`, `body`; empty for an item of a list. */
  readonly role: string;
  /** What distinguishes it from its siblings, as the name of an attribute or a selector; `null` if nothing does. */
  readonly name: string | null;
  /** Offsets in the text, in UTF-16 units, without the white space around it. */
  readonly from: number;
  readonly to: number;
  /** In source order. */
  readonly parts: readonly SyntaxUnit[];
  readonly list: ListKind | null;
  /** Equal for units with the same content, however they are formatted. */
  readonly fingerprint: number;
  /** Equal for units with the same text between their parts. */
  readonly ownFingerprint: number;
  parent: SyntaxUnit | null;
}

export interface ListKind {
  /** The separator of two items, besides white space. */
  readonly separator: '' | ',' | '|' | ' ';
  /** The form of a comment between items; `null` if there can be none. */
  readonly comment: CommentKind | null;
}

export type CommentKind = 'block' | 'jsx' | 'html';

/** A whole file as syntax units. */
export interface SyntaxUnitTree {
  readonly text: string;
  readonly root: SyntaxUnit;
}

/** Numbers that are equal for equal texts. All compared files share one table. */
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

/** Creates a unit with its fingerprints, and sets the parent of its parts. */
export function createSyntaxUnit(
  fingerprints: Fingerprints,
  text: string,
  fields: Pick<SyntaxUnit, 'kind' | 'from' | 'to'> & {
    readonly role?: string;
    readonly name?: string | null;
    readonly parts?: readonly SyntaxUnit[];
    readonly list?: ListKind | null;
    /** The content of a unit without parts, if that is not its text. */
    readonly content?: string;
  },
): SyntaxUnit {
  const { kind, from, to, role = '', name = null, parts = [], list = null } = fields;
  const between = parts.length === 0 && !list ? (fields.content ?? text.slice(from, to)) : '';
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

/** Formatting is not a change: white space, optional commas, parentheses and semicolons are ignored. */
function normalizeOwnText(text: string, list: ListKind | null): string {
  const plain = text.replace(/[\s;,()]+/g, '');
  if (!list) return plain;
  // The parts already tell how many items a list has.
  return plain.replaceAll('\0', '').replaceAll('|', '');
}

/** A unit and all units inside it. */
export function* walkSyntaxUnits(unit: SyntaxUnit): Generator<SyntaxUnit> {
  yield unit;
  for (const part of unit.parts) yield* walkSyntaxUnits(part);
}

/** The unit itself or the nearest one around it that is an item of a list. */
export function enclosingItem(unit: SyntaxUnit): SyntaxUnit {
  let at = unit;
  while (at.parent && !at.parent.list) at = at.parent;
  return at;
}

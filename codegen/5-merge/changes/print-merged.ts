/** Writes the developer's version with all that was planned for it. */
import { indentLines, printConflict } from './conflict.ts';
import { indentOf, joinItems, plainGap, type Entry } from './join-items.ts';
import type { Matches } from '../pieces/match-pieces.ts';
import type { CommentKind, Piece } from '../pieces/piece.ts';
import type { Conflict, Inserted, Plan } from './plan.ts';

export interface Printing {
  readonly mineText: string;
  readonly nextText: string;
  readonly plan: Plan;
  readonly mine: Matches;
  readonly next: Matches;
}

export interface Printed {
  readonly text: string;
  /** Conflicts that no comment can tell, as in JSON. */
  readonly untold: readonly Conflict[];
}

export function printMerged(root: Piece, printing: Printing): Printed {
  const printer = new Printer(printing);
  return { text: printer.print(root), untold: printer.untold };
}

class Printer {
  readonly untold: Conflict[] = [];
  readonly #all: Printing;

  constructor(printing: Printing) {
    this.#all = printing;
  }

  print(piece: Piece): string {
    const { mineText, plan } = this.#all;
    const next = plan.replaced.get(piece);
    if (next) return this.#printNew(next);
    if (piece.list) return this.#printList(piece);
    if (piece.kind === 'element' && piece.parts.length === 3) return this.#printElement(piece);
    return printParts(piece, mineText, (part) => this.print(part));
  }

  /** Its closing tag says what the opening one says, and one that closed itself may have something in it now. */
  #printElement(piece: Piece): string {
    const { mineText } = this.#all;
    const [tag, attributes, children] = piece.parts;
    if (!tag || !attributes || !children) return mineText.slice(piece.from, piece.to);
    const name = this.print(tag);
    const before = mineText.slice(piece.from, tag.from);
    const open = before + name + mineText.slice(tag.to, attributes.from) + this.print(attributes);
    const opened = mineText.slice(attributes.to, children.from);
    const inside = this.print(children);
    const closed = mineText.slice(children.to, piece.to);
    if (closed === '' && inside !== '') return `${open}${opened.replace(/\s*\/?>$/, '>')}${inside}</${name}>`;
    const isEmptied = children.list?.comment === 'jsx' && children.parts.length > 0 && inside.trim() === '';
    if (isEmptied) return `${open}${opened.replace(/\s*>$/, ' />')}`;
    return open + opened + inside + closed.replace(mineText.slice(tag.from, tag.to), () => name);
  }

  #printList(list: Piece): string {
    const { mineText, plan } = this.#all;
    // Where nothing came or went every gap is as it was.
    if (!isChanged(list, plan)) return printParts(list, mineText, (part) => this.print(part));
    const indent = indentOf(mineText, list);
    const entries: Entry[] = this.#insertAfter(list, list, indent);
    let at = list.from;
    for (const item of list.parts) {
      const before = plainGap(mineText.slice(at, item.from), list);
      at = item.to;
      if (plan.removed.has(item))
        entries.push({ before: before.trimEnd(), text: '', kind: '', isNew: false });
      else entries.push({ before, text: this.#printItem(item, list, indent), kind: item.kind, isNew: false });
      entries.push(...this.#insertAfter(item, list, indent));
    }
    return joinItems(entries, list, mineText, plainGap(mineText.slice(at, list.to), list));
  }

  /** An item, and before it what the design has to say against it. */
  #printItem(item: Piece, list: Piece, indent: string): string {
    const told = this.#tell(this.#all.plan.conflicts.get(item) ?? [], list.list?.comment ?? null);
    const text = this.print(item);
    return told === '' ? text : `${indentLines(told, indent)}\n${indent}${text}`;
  }

  #insertAfter(anchor: Piece, list: Piece, indent: string): Entry[] {
    return (this.#all.plan.inserted.get(anchor) ?? []).map((one) => ({
      before: '',
      text: indentLines(this.#printInserted(one, list, indent), indent),
      kind: one.kind === 'conflict' ? '' : one.piece.kind,
      isNew: true,
    }));
  }

  #printInserted(one: Inserted, list: Piece, indent: string): string {
    if (one.kind === 'conflict') return this.#tell([one.conflict], list.list?.comment ?? null);
    return one.kind === 'mine' ? this.#printItem(one.piece, list, indent) : this.#printNew(one.piece);
  }

  #tell(conflicts: readonly Conflict[], comment: CommentKind | null): string {
    if (comment === null) this.untold.push(...conflicts);
    return comment === null ? '' : conflicts.map((conflict) => printConflict(conflict, comment)).join('\n');
  }

  /** A piece of the new generation; what the developer has of it stands in its place. */
  #printNew(piece: Piece): string {
    const { nextText, next, mine } = this.#all;
    if (piece.parts.length === 0) return nextText.slice(piece.from, piece.to);
    return printParts(piece, nextText, (part) => {
      const was = next.before(part);
      const own = was && mine.after(was);
      const unit = own && (this.#all.plan.units.get(own) ?? own);
      if (unit) return piece.list ? this.#printItem(unit, piece, '') : this.print(unit);
      // What the developer took out stays out.
      return was?.print === part.print && piece.list?.separator === '' ? '' : this.#printNew(part);
    });
  }
}

function printParts(piece: Piece, text: string, print: (part: Piece) => string): string {
  let at = piece.from;
  let printed = '';
  for (const part of piece.parts) {
    printed += text.slice(at, part.from) + print(part);
    at = part.to;
  }
  return printed + text.slice(at, piece.to);
}

function isChanged(list: Piece, { inserted, removed, conflicts }: Plan): boolean {
  return (
    inserted.has(list) ||
    list.parts.some((item) => inserted.has(item) || removed.has(item) || conflicts.has(item))
  );
}

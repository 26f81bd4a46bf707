/** Prints the developer's version with the computed edits. */
import type { UnitMatches } from './match-syntax-units.ts';
import { type Conflict, indentLines, type Insertion, type MergeEdits, printConflict } from './merge-edits.ts';
import type { CommentKind, SyntaxUnit } from './syntax-unit.ts';

export interface PrintMergedInput {
  readonly mineText: string;
  readonly nextText: string;
  readonly edits: MergeEdits;
  readonly mine: UnitMatches;
  readonly next: UnitMatches;
}

export interface PrintedMerge {
  readonly text: string;
  /** Conflicts that cannot be written as comments, as in JSON. */
  readonly unmarkedConflicts: readonly Conflict[];
}

export function printMergedText(root: SyntaxUnit, input: PrintMergedInput): PrintedMerge {
  const printer = new Printer(input);
  return { text: printer.print(root), unmarkedConflicts: printer.unmarkedConflicts };
}

class Printer {
  readonly unmarkedConflicts: Conflict[] = [];
  readonly #input: PrintMergedInput;

  constructor(input: PrintMergedInput) {
    this.#input = input;
  }

  print(syntaxUnit: SyntaxUnit): string {
    const { mineText, edits } = this.#input;
    const next = edits.replaced.get(syntaxUnit);
    if (next) return this.#printNew(next);
    if (syntaxUnit.list) return this.#printList(syntaxUnit);
    if (syntaxUnit.kind === 'element' && syntaxUnit.parts.length === 3) return this.#printElement(syntaxUnit);
    return printParts(syntaxUnit, mineText, (part) => this.print(part));
  }

  /** The closing tag repeats the opening one, and an element that closed itself may have children now. */
  #printElement(syntaxUnit: SyntaxUnit): string {
    const { mineText } = this.#input;
    const [tag, attributes, children] = syntaxUnit.parts;
    if (!tag || !attributes || !children) return mineText.slice(syntaxUnit.from, syntaxUnit.to);
    const name = this.print(tag);
    const before = mineText.slice(syntaxUnit.from, tag.from);
    const open = before + name + mineText.slice(tag.to, attributes.from) + this.print(attributes);
    const opened = mineText.slice(attributes.to, children.from);
    const inside = this.print(children);
    const closed = mineText.slice(children.to, syntaxUnit.to);
    if (closed === '' && inside !== '') return `${open}${opened.replace(/\s*\/?>$/, '>')}${inside}</${name}>`;
    const isEmptied = children.list?.comment === 'jsx' && children.parts.length > 0 && inside.trim() === '';
    if (isEmptied) return `${open}${opened.replace(/\s*>$/, ' />')}`;
    return open + opened + inside + closed.replace(mineText.slice(tag.from, tag.to), () => name);
  }

  #printList(list: SyntaxUnit): string {
    const { mineText, edits } = this.#input;
    // If no item was added or removed, all white space stays.
    if (!isChanged(list, edits)) return printParts(list, mineText, (part) => this.print(part));
    const indent = listIndent(mineText, list);
    const entries: ListEntry[] = this.#insertAfter(list, list, indent);
    let at = list.from;
    for (const item of list.parts) {
      const before = gapWithoutSeparator(mineText.slice(at, item.from), list);
      at = item.to;
      if (edits.removed.has(item))
        entries.push({ before: before.trimEnd(), text: '', kind: '', isNew: false });
      else entries.push({ before, text: this.#printItem(item, list, indent), kind: item.kind, isNew: false });
      entries.push(...this.#insertAfter(item, list, indent));
    }
    return joinListItems(entries, list, mineText, gapWithoutSeparator(mineText.slice(at, list.to), list));
  }

  /** An item, after the comments with its conflicts. */
  #printItem(item: SyntaxUnit, list: SyntaxUnit, indent: string): string {
    const conflictText = this.#printConflicts(
      this.#input.edits.conflicts.get(item) ?? [],
      list.list?.comment ?? null,
    );
    const text = this.print(item);
    return conflictText === '' ? text : `${indentLines(conflictText, indent)}\n${indent}${text}`;
  }

  #insertAfter(anchor: SyntaxUnit, list: SyntaxUnit, indent: string): ListEntry[] {
    return (this.#input.edits.inserted.get(anchor) ?? []).map((one) => ({
      before: '',
      text: indentLines(this.#printInserted(one, list, indent), indent),
      kind: one.kind === 'conflict' ? '' : one.unit.kind,
      isNew: true,
    }));
  }

  #printInserted(one: Insertion, list: SyntaxUnit, indent: string): string {
    if (one.kind === 'conflict') return this.#printConflicts([one.conflict], list.list?.comment ?? null);
    return one.kind === 'mine' ? this.#printItem(one.unit, list, indent) : this.#printNew(one.unit);
  }

  #printConflicts(conflicts: readonly Conflict[], comment: CommentKind | null): string {
    if (comment === null) this.unmarkedConflicts.push(...conflicts);
    return comment === null ? '' : conflicts.map((conflict) => printConflict(conflict, comment)).join('\n');
  }

  /** A unit of the new generation, with the developer's versions of units inside it. */
  #printNew(syntaxUnit: SyntaxUnit): string {
    const { nextText, next, mine } = this.#input;
    if (syntaxUnit.parts.length === 0) return nextText.slice(syntaxUnit.from, syntaxUnit.to);
    return printParts(syntaxUnit, nextText, (part) => {
      const was = next.originOf(part);
      const own = was && mine.counterpartOf(was);
      const unit = own && (this.#input.edits.wrappers.get(own) ?? own);
      if (unit) return syntaxUnit.list ? this.#printItem(unit, syntaxUnit, '') : this.print(unit);
      // The developer removed it, so it stays removed.
      return was?.fingerprint === part.fingerprint && syntaxUnit.list?.separator === ''
        ? ''
        : this.#printNew(part);
    });
  }
}

function printParts(syntaxUnit: SyntaxUnit, text: string, print: (part: SyntaxUnit) => string): string {
  let at = syntaxUnit.from;
  let printed = '';
  for (const part of syntaxUnit.parts) {
    printed += text.slice(at, part.from) + print(part);
    at = part.to;
  }
  return printed + text.slice(at, syntaxUnit.to);
}

function isChanged(list: SyntaxUnit, { inserted, removed, conflicts }: MergeEdits): boolean {
  return (
    inserted.has(list) ||
    list.parts.some((item) => inserted.has(item) || removed.has(item) || conflicts.has(item))
  );
}

/** Prints the items of a changed list with separators and white space. */

interface ListEntry {
  /** The white space and comments before it. */
  readonly before: string;
  /** Empty if the item was removed. A comment before it stays. */
  readonly text: string;
  /** The kind of its unit. */
  readonly kind: string;
  /** Whether it was inserted, so that nothing was before it. */
  readonly isNew: boolean;
}

function joinListItems(
  entries: readonly ListEntry[],
  list: SyntaxUnit,
  mineText: string,
  tail: string,
): string {
  const separator = list.list?.separator ?? '';
  const present = entries.filter(({ text, before }) => text !== '' || before !== '');
  if (separator === ' ')
    return present
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join(' ');
  if (separator === '|' && !mineText.slice(list.from, list.to).includes('\n'))
    return present
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join(' | ');
  const spacing = spacingOf(list, mineText);
  let text = '';
  let former: ListEntry | null = null;
  for (const entry of present) {
    if (entry.text === '') {
      text += entry.before;
      continue;
    }
    const isInline = hasSpaceBetween(former, entry);
    const isBare =
      entry.isNew ||
      (former?.isNew === true && entry.before.trim() === '' && !hasLineBreak(entry.before, spacing));
    const gap = isBare ? (isInline ? '' : gapBefore(entry, former, spacing, list)) : entry.before;
    text += (former === null ? '' : separator) + gap + entry.text;
    former = entry;
  }
  if (text === '') return '';
  const isOpen =
    former?.isNew === true && spacing.includes('\n') && !tail.includes('\n') && list.role === 'children';
  return text + (isOpen ? `\n${outerIndent(mineText, list)}` : tail);
}

/** Whether the white space between two entries is visible, so that no line break may be added. */
function hasSpaceBetween(former: ListEntry | null, entry: ListEntry): boolean {
  return (
    (former?.kind === 'text' && /[^\S\n]$/.test(former.text)) ||
    (entry.kind === 'text' && /^[^\S\n]/.test(entry.text))
  );
}

/** No gap at the start of a file, and no blank line between two imports. */
function gapBefore({ kind }: ListEntry, former: ListEntry | null, spacing: string, list: SyntaxUnit): string {
  if (former === null && list.parent?.kind === 'file') return '';
  return kind === 'ImportDeclaration' && former?.kind === kind ? '\n' : spacing;
}

function hasLineBreak(gap: string, spacing: string): boolean {
  return spacing.includes('\n') ? gap.includes('\n') : gap !== '';
}

/** Statements and children are on separate lines. Other lists keep their own spacing. */
function spacingOf(list: SyntaxUnit, text: string): string {
  const ownLines =
    list.role === 'children' ||
    list.role === 'statements' ||
    list.role === 'items' ||
    list.role === 'members';
  const isBroken = text.slice(list.from, list.to).trim().includes('\n');
  const blank = list.parent?.kind === 'file' && list.role !== 'children' ? '\n' : '';
  return ownLines || isBroken ? `${blank}\n${listIndent(text, list)}` : ' ';
}

/** The gap before an item without the separator, which is printed again. */
function gapWithoutSeparator(gap: string, { list }: SyntaxUnit): string {
  return list?.separator === ',' || list?.separator === '|' ? gap.replace(list.separator, '') : gap;
}

/** The indentation of the items of a list. */
function listIndent(text: string, list: SyntaxUnit): string {
  for (const item of list.parts) {
    const line = lineBefore(text, item.from);
    if (line.trim() === '') return line;
  }
  return list.parent?.parent ? `${outerIndent(text, list)}  ` : '';
}

function outerIndent(text: string, list: SyntaxUnit): string {
  return /^\s*/.exec(lineBefore(text, (list.parent ?? list).from))?.[0] ?? '';
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}

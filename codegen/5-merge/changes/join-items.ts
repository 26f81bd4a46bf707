/** Items of a list with what stands between them, when some came and some went. */
import type { Piece } from '../pieces/piece.ts';

export interface Entry {
  /** What stood before it. */
  readonly before: string;
  /** Empty where the item left; a comment before it stays. */
  readonly text: string;
  /** Of its piece. */
  readonly kind: string;
  /** Put there now, so nothing stood before it. */
  readonly isNew: boolean;
}

export function joinItems(entries: readonly Entry[], list: Piece, mineText: string, rest: string): string {
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
  let former: Entry | null = null;
  for (const entry of present) {
    if (entry.text === '') {
      text += entry.before;
      continue;
    }
    const isInline = hasSpaceBetween(former, entry);
    const isBare =
      entry.isNew ||
      (former?.isNew === true && entry.before.trim() === '' && !isBroken(entry.before, spacing));
    const gap = isBare ? (isInline ? '' : spaceBefore(entry, former, spacing, list)) : entry.before;
    text += (former === null ? '' : separator) + gap + entry.text;
    former = entry;
  }
  if (text === '') return '';
  const isOpen =
    former?.isNew === true && spacing.includes('\n') && !rest.includes('\n') && list.role === 'children';
  return text + (isOpen ? `\n${outerIndent(mineText, list)}` : rest);
}

/** White space that shows, so no line may begin or end there. */
function hasSpaceBetween(former: Entry | null, entry: Entry): boolean {
  return (
    (former?.kind === 'text' && /[^\S\n]$/.test(former.text)) ||
    (entry.kind === 'text' && /^[^\S\n]/.test(entry.text))
  );
}

/** Nothing before what begins the file, and no blank line between two imports. */
function spaceBefore({ kind }: Entry, former: Entry | null, spacing: string, list: Piece): string {
  if (former === null && list.parent?.kind === 'file') return '';
  return kind === 'ImportDeclaration' && former?.kind === kind ? '\n' : spacing;
}

function isBroken(gap: string, spacing: string): boolean {
  return spacing.includes('\n') ? gap.includes('\n') : gap !== '';
}

/** Statements and children stand on lines of their own; the rest as the list has it. */
function spacingOf(list: Piece, text: string): string {
  const ownLines =
    list.role === 'children' ||
    list.role === 'statements' ||
    list.role === 'items' ||
    list.role === 'members';
  const isBroken = text.slice(list.from, list.to).trim().includes('\n');
  const blank = list.parent?.kind === 'file' && list.role !== 'children' ? '\n' : '';
  return ownLines || isBroken ? `${blank}\n${indentOf(text, list)}` : ' ';
}

/** The gap before an item without what separates items, which is put in anew. */
export function plainGap(gap: string, { list }: Piece): string {
  return list?.separator === ',' || list?.separator === '|' ? gap.replace(list.separator, '') : gap;
}

/** How far the items of a list are indented. */
export function indentOf(text: string, list: Piece): string {
  for (const item of list.parts) {
    const line = lineBefore(text, item.from);
    if (line.trim() === '') return line;
  }
  return list.parent?.parent ? `${outerIndent(text, list)}  ` : '';
}

function outerIndent(text: string, list: Piece): string {
  return /^\s*/.exec(lineBefore(text, (list.parent ?? list).from))?.[0] ?? '';
}

function lineBefore(text: string, at: number): string {
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
}

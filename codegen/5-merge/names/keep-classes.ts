/**
 * Classes are numbered in the order in which layers come, so one layer more would rename those after it. A class that
 * styles what it styled before keeps its name.
 */
import { matchPieces } from '../pieces/match-pieces.ts';
import { readPieces } from '../pieces/read-pieces.ts';
import { keepNames, NamePairs } from './name-pairs.ts';
import { createPrints, piecesIn, type Piece, type Prints } from '../pieces/piece.ts';
import { applyEdits, type TextEdit } from '../../text-edits.ts';

type Texts = ReadonlyMap<string, string>;

/** The new files with the class names of the former ones; `users` tells which files speak of a sheet's classes. */
export function keepClasses(base: Texts, next: Texts): Texts {
  const kept = new Map(next);
  for (const [path, sheet] of next) {
    const former = path.endsWith('.css') ? base.get(path) : undefined;
    if (former === undefined || former === sheet) continue;
    const users = usersOf(path, next).filter((user) => base.has(user));
    const names = findNewNames(
      former,
      sheet,
      users.map((user) => [user, base.get(user) ?? '', next.get(user) ?? '']),
    );
    if (names.size === 0) continue;
    kept.set(path, renameInSheet(sheet, names));
    for (const user of users) kept.set(user, renameInMarkup(user, kept.get(user) ?? '', names));
  }
  return kept;
}

/** A component's sheet lies beside it; pages share one. */
function usersOf(sheet: string, files: Texts): readonly string[] {
  const script = sheet.replace(/(?:\.module)?\.css$/, '.tsx');
  return files.has(script) ? [script] : [...files.keys()].filter((path) => path.endsWith('.html'));
}

function findNewNames(
  former: string,
  sheet: string,
  users: readonly (readonly [path: string, former: string, now: string])[],
): ReadonlyMap<string, string> {
  const [before, now] = [looksOf(former), looksOf(sheet)];
  const pairs = new NamePairs();
  for (const [path, was, is] of users) {
    voteByElements({ path, text: was, looks: before }, { path, text: is, looks: now }, pairs);
  }
  for (const name of now.keys()) if (before.has(name)) pairs.vote(name, name, 0.5);
  const settled = new Map([...pairs.settle()].filter(([name, was]) => now.has(name) && before.has(was)));
  return keepNames([...now.keys()], before, settled);
}

/** An element that stayed speaks for the classes it had. What it looks like tells it, not what that is called. */
function voteByElements(was: StyledMarkup, is: StyledMarkup, pairs: NamePairs): void {
  const prints = createPrints();
  const [base, next] = [readNameless(was, prints), readNameless(is, prints)];
  if (!base || !next) return;
  const matches = matchPieces(base.root, next.root);
  for (const piece of piecesIn(base.root)) {
    const now = piece.kind === 'element' ? matches.after(piece) : null;
    const [before, after] = [base.classes.get(piece) ?? [], (now && next.classes.get(now)) ?? []];
    if (before.length !== after.length) continue;
    before.forEach((name, index) => pairs.vote(after[index] ?? name, name));
  }
}

interface StyledMarkup {
  readonly path: string;
  readonly text: string;
  /** The text of all rules of each class, without its name. */
  readonly looks: ReadonlyMap<string, string>;
}

interface Nameless {
  readonly root: Piece;
  /** What the classes of each element are called. */
  readonly classes: ReadonlyMap<Piece, readonly string[]>;
}

/** The pieces of a text in which each class stands for its look. */
function readNameless({ path, text, looks }: StyledMarkup, prints: Prints): Nameless | null {
  const names = new Map([...looks].map(([name, look]) => [name, `look${prints.of(look)}`]));
  const named = readPieces(path, text, prints);
  const nameless = readPieces(path, renameInMarkup(path, text, names), prints);
  if (!named || !nameless) return null;
  const originals = [...piecesIn(named.root)];
  const classes = new Map<Piece, readonly string[]>();
  for (const [index, piece] of [...piecesIn(nameless.root)].entries()) {
    const original = originals[index];
    if (original && piece.kind === 'element') classes.set(piece, classesOf(original, text));
  }
  return { root: nameless.root, classes };
}

const moduleClass = /\bstyles(?:\.([\w$]+)|\["([^"\\]+)"\])/g;

function classesOf(element: Piece, text: string): readonly string[] {
  const attributes = element.parts.find(({ role }) => role === 'attributes')?.parts ?? [];
  const look = attributes.find(({ name }) => name === 'className' || name === 'class');
  if (!look) return [];
  const named = [...text.slice(look.from, look.to).matchAll(moduleClass)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  return named.length > 0
    ? named
    : [...piecesIn(look)].flatMap(({ kind, name }) => (kind === 'class' && name ? [name] : []));
}

const selectorClass = /\.(-?[_a-zA-Z][\w-]*)/g;

/** What each class of a sheet looks like. */
function looksOf(text: string): ReadonlyMap<string, string> {
  const looks = new Map<string, string>();
  const tree = readPieces('a.css', text, createPrints());
  for (const { kind, from, to, parent } of tree ? piecesIn(tree.root) : []) {
    if (kind !== 'selector') continue;
    const selector = text.slice(from, to);
    const body = text.slice(to, parent?.to ?? to);
    for (const [, name = ''] of selector.matchAll(selectorClass)) {
      looks.set(name, `${looks.get(name) ?? ''}${selector.replaceAll(`.${name}`, '.')}${body}`);
    }
  }
  return looks;
}

function renameInSheet(text: string, names: ReadonlyMap<string, string>): string {
  const tree = readPieces('a.css', text, createPrints());
  const edits = tree ? [...piecesIn(tree.root)].filter(({ kind }) => kind === 'selector') : [];
  return applyEdits(
    text,
    edits.map(({ from, to }) => ({
      from,
      to,
      text: text
        .slice(from, to)
        .replace(selectorClass, (whole, name: string) => `.${names.get(name) ?? whole.slice(1)}`),
    })),
  );
}

function renameInMarkup(path: string, text: string, names: ReadonlyMap<string, string>): string {
  const tree = readPieces(path, text, createPrints());
  if (!tree) return text;
  const edits: TextEdit[] = [...piecesIn(tree.root)].flatMap(({ kind, name, from, to }) => {
    const now = kind === 'class' && name !== null ? names.get(name) : undefined;
    return now === undefined ? [] : [{ from, to, text: now }];
  });
  return applyEdits(text, edits).replace(moduleClass, (whole, plain?: string, quoted?: string) => {
    const now = names.get(plain ?? quoted ?? '');
    if (now === undefined) return whole;
    return /^[\w$]+$/.test(now) ? `styles.${now}` : `styles["${now}"]`;
  });
}

/**
 * Keeps the names of classes. They are numbered in the order of layers, so one more layer would rename those after
 * it. A class that still styles the same elements keeps its name.
 */
import { selectorClasses, splitSelectors } from '../../css/css-tokens.ts';
import { matchSyntaxUnits } from '../three-way/match-syntax-units.ts';
import { readSyntaxUnits } from '../three-way/read-syntax-units.ts';
import { assignStableNames, NamePairVotes } from './pair-names.ts';
import {
  createFingerprints,
  type Fingerprints,
  type SyntaxUnit,
  walkSyntaxUnits,
} from '../three-way/syntax-unit.ts';
import { applyEdits, type TextEdit } from '../text-edits.ts';

type Texts = ReadonlyMap<string, string>;

/** The new files with the class names of the old ones. */
export function preserveClassNames(base: Texts, next: Texts): Texts {
  const kept = new Map(next);
  for (const [path, stylesheet] of next) {
    const former = path.endsWith('.css') ? base.get(path) : undefined;
    if (former === undefined || former === stylesheet) continue;
    const users = filesUsingStylesheet(path, next).filter((user) => base.has(user));
    const names = findClassRenames(
      former,
      stylesheet,
      users.map((user) => [user, base.get(user) ?? '', next.get(user) ?? '']),
    );
    if (names.size === 0) continue;
    kept.set(path, renameInStylesheet(stylesheet, names));
    for (const user of users) kept.set(user, renameInMarkup(user, kept.get(user) ?? '', names));
  }
  return kept;
}

/** The style sheet of a component is beside it. Pages share one. */
function filesUsingStylesheet(stylesheet: string, files: Texts): readonly string[] {
  const script = stylesheet.replace(/(?:\.module)?\.css$/, '.tsx');
  return files.has(script) ? [script] : [...files.keys()].filter((path) => path.endsWith('.html'));
}

function findClassRenames(
  former: string,
  stylesheet: string,
  users: readonly (readonly [path: string, former: string, now: string])[],
): ReadonlyMap<string, string> {
  const [before, now] = [ruleTextByClass(former), ruleTextByClass(stylesheet)];
  const pairs = new NamePairVotes();
  for (const [path, was, is] of users) {
    voteByElements({ path, text: was, ruleTexts: before }, { path, text: is, ruleTexts: now }, pairs);
  }
  for (const name of now.keys()) if (before.has(name)) pairs.vote(name, name, 0.5);
  const resolved = new Map([...pairs.resolve()].filter(([name, was]) => now.has(name) && before.has(was)));
  return assignStableNames([...now.keys()], before, resolved);
}

/** An element that stayed votes for its classes. It is matched by its styles, not by the names of its classes. */
function voteByElements(was: StyledMarkup, is: StyledMarkup, pairs: NamePairVotes): void {
  const fingerprints = createFingerprints();
  const [base, next] = [readWithoutClassNames(was, fingerprints), readWithoutClassNames(is, fingerprints)];
  if (!base || !next) return;
  const matches = matchSyntaxUnits(base.root, next.root);
  for (const unit of walkSyntaxUnits(base.root)) {
    const now = unit.kind === 'element' ? matches.counterpartOf(unit) : null;
    const [before, after] = [base.classes.get(unit) ?? [], (now && next.classes.get(now)) ?? []];
    if (before.length !== after.length) continue;
    before.forEach((name, index) => pairs.vote(after[index] ?? name, name));
  }
}

interface StyledMarkup {
  readonly path: string;
  readonly text: string;
  /** The text of all rules of each class, without its name. */
  readonly ruleTexts: ReadonlyMap<string, string>;
}

interface ClasslessUnits {
  readonly root: SyntaxUnit;
  /** The class names of each element. */
  readonly classes: ReadonlyMap<SyntaxUnit, readonly string[]>;
}

/** The syntax units of a text in which each class is replaced by its rules. */
function readWithoutClassNames(
  { path, text, ruleTexts }: StyledMarkup,
  fingerprints: Fingerprints,
): ClasslessUnits | null {
  const names = new Map([...ruleTexts].map(([name, styling]) => [name, `look${fingerprints.of(styling)}`]));
  const named = readSyntaxUnits(path, text, fingerprints);
  const nameless = readSyntaxUnits(path, renameInMarkup(path, text, names), fingerprints);
  if (!named || !nameless) return null;
  const originals = [...walkSyntaxUnits(named.root)];
  const classes = new Map<SyntaxUnit, readonly string[]>();
  for (const [index, unit] of [...walkSyntaxUnits(nameless.root)].entries()) {
    const original = originals[index];
    if (original && unit.kind === 'element') classes.set(unit, classesOf(original, text));
  }
  return { root: nameless.root, classes };
}

const moduleClass = /\bstyles(?:\.([\w$]+)|\["([^"\\]+)"\])/g;

function classesOf(element: SyntaxUnit, text: string): readonly string[] {
  const attributes = element.parts.find(({ role }) => role === 'attributes')?.parts ?? [];
  const styling = attributes.find(({ name }) => name === 'className' || name === 'class');
  if (!styling) return [];
  const named = [...text.slice(styling.from, styling.to).matchAll(moduleClass)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
  return named.length > 0
    ? named
    : [...walkSyntaxUnits(styling)].flatMap(({ kind, name }) => (kind === 'class' && name ? [name] : []));
}

/** The rules of each class in a style sheet. */
function ruleTextByClass(text: string): ReadonlyMap<string, string> {
  const ruleTexts = new Map<string, string>();
  const tree = readSyntaxUnits('a.css', text, createFingerprints());
  for (const { kind, from, to, parent } of tree ? walkSyntaxUnits(tree.root) : []) {
    if (kind !== 'selector') continue;
    const body = text.slice(to, parent?.to ?? to);
    for (const selector of splitSelectors(text.slice(from, to))) {
      const classes = selectorClasses(selector);
      for (const name of new Set(classes.map((one) => one.name))) {
        const own = classes.filter((one) => one.name === name);
        const nameless = applyEdits(
          selector,
          own.map((one) => ({ from: one.from, to: one.to, text: '' })),
        );
        ruleTexts.set(name, `${ruleTexts.get(name) ?? ''}${nameless}${body}`);
      }
    }
  }
  return ruleTexts;
}

function renameInStylesheet(text: string, names: ReadonlyMap<string, string>): string {
  const tree = readSyntaxUnits('a.css', text, createFingerprints());
  const selectors = tree ? [...walkSyntaxUnits(tree.root)].filter(({ kind }) => kind === 'selector') : [];
  return applyEdits(
    text,
    selectors.flatMap(({ from, to }) =>
      selectorClasses(text.slice(from, to)).flatMap((one) => {
        const now = names.get(one.name);
        return now === undefined ? [] : [{ from: from + one.from, to: from + one.to, text: now }];
      }),
    ),
  );
}

function renameInMarkup(path: string, text: string, names: ReadonlyMap<string, string>): string {
  const tree = readSyntaxUnits(path, text, createFingerprints());
  if (!tree) return text;
  const edits: TextEdit[] = [...walkSyntaxUnits(tree.root)].flatMap(({ kind, name, from, to }) => {
    const now = kind === 'class' && name !== null ? names.get(name) : undefined;
    return now === undefined ? [] : [{ from, to, text: now }];
  });
  return applyEdits(text, edits).replace(moduleClass, (whole, plain?: string, quoted?: string) => {
    const now = names.get(plain ?? quoted ?? '');
    if (now === undefined) return whole;
    return /^[\w$]+$/.test(now) ? `styles.${now}` : `styles["${now}"]`;
  });
}

/**
 * Lists what a reviewer would still change by hand, what costs most first: buttons that do nothing, links that lead
 * nowhere, dialogs that nothing opens, repeats that are no list, names that say nothing, and lengths that only reproduce the drawing. Each kind has
 * one finding a file, at its first place, so that the list stays short.
 */
import { ts } from 'ts-morph';
import type { Check } from '#design/receipt';
import type { SourceFile, TextFile } from '#design/source-file';
import { lineAt, type ParsedModule } from '../targets/project-files.ts';
import { type Finding, makeCheck, pluralize } from './make-check.ts';

export function checkReview(files: readonly SourceFile[], modules: ReadonlyMap<string, ParsedModule>): Check {
  const texts = files.filter((file) => file.kind === 'text');
  const anchors = findAnchors(texts);
  const scripts = [...modules.values()].map((module) => readScript(module, anchors));
  const findings = [
    ...scripts.flatMap(({ idle }) => idle),
    ...scripts.flatMap(({ lost }) => lost),
    ...texts.flatMap(findOpenDialog),
    ...scripts.flatMap(({ repeats }) => repeats),
    ...[...modules.keys()].flatMap(findVagueName),
    ...texts.flatMap(findMagicLengths),
  ];
  return makeCheck(files, findings, {
    id: 'review',
    passed: 'No suggestions for code review.',
    found: (count) => `${pluralize(count, 'suggestion', 'suggestions')} for code review.`,
  });
}

/** The ids that a fragment may lead to. */
function findAnchors(files: readonly TextFile[]): ReadonlySet<string> {
  const ids = files.flatMap(({ text }) => [...text.matchAll(/\bid[=:]\s*["'`]([^"'`]+)["'`]/g)]);
  return new Set(ids.map(([, id = '']) => id));
}

/** A dialog that is drawn open is open at first, which is an assumption: the design does not say what opens it. */
function findOpenDialog({ path, text }: TextFile): readonly Finding[] {
  const [, label = ''] = /role="dialog"\s+(?:aria-modal="true"\s+)?aria-label="([^"]*)"/.exec(text) ?? [];
  if (label === '') return [];
  const message = `The dialog “${label}” is drawn open, so it is assumed to be open at first. Let what opens it set its state.`;
  const line = text.slice(0, text.indexOf('role="dialog"')).split('\n').length;
  return [{ severity: 'warning', message, file: path, line, nodeId: null }];
}

interface ScriptFindings {
  readonly idle: readonly Finding[];
  readonly lost: readonly Finding[];
  readonly repeats: readonly Finding[];
}

function readScript({ file, source }: ParsedModule, anchors: ReadonlySet<string>): ScriptFindings {
  const [idle, lost, repeats]: [Place[], Place[], Place[]] = [[], [], []];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      if (isIdleButton(node)) idle.push({ node, what: 'button' });
      const lead = leadOf(attributeOf(node, 'href'), anchors);
      if (lead !== null) lost.push({ node, what: lead });
    }
    if (ts.isPropertyAssignment(node) && node.name.getText(source) === 'href') {
      const lead = leadOf(node.initializer, anchors);
      if (lead !== null) lost.push({ node, what: lead });
    }
    if (ts.isJsxElement(node) || ts.isJsxFragment(node)) repeats.push(...findRepeats(node));
    ts.forEachChild(node, visit);
  };
  visit(source);
  const at = (places: readonly Place[], message: (first: string) => string): readonly Finding[] => {
    const [first] = places;
    return first === undefined
      ? []
      : [warning(file.path, lineAt(source, first.node.getStart(source)), message(first.what))];
  };
  return {
    idle: at(idle, () => `${pluralize(idle.length, 'button does', 'buttons do')} nothing when clicked.`),
    lost: at(
      lost,
      (first) =>
        `${pluralize(lost.length, 'link has', 'links have')} no target on these pages, such as "${first}".`,
    ),
    repeats: at(repeats, (first) => `Several ${first} in a row are written one by one.`),
  };
}

interface Place {
  readonly node: ts.Node;
  readonly what: string;
}

type Opening = ts.JsxOpeningElement | ts.JsxSelfClosingElement;

/** A button without a handler that neither sends a form nor opens something, and whose caller adds nothing. */
function isIdleButton(node: Opening): boolean {
  if (node.tagName.getText() !== 'button') return false;
  const { properties } = node.attributes;
  if (properties.some((one) => ts.isJsxSpreadAttribute(one))) return false;
  return (
    textOf(attributeOf(node, 'type')) === 'button' &&
    !properties.some((one) =>
      /^(on[A-Z]|popoverTarget|disabled|form|command)/.test(one.name?.getText() ?? ''),
    )
  );
}

function attributeOf({ attributes }: Opening, name: string): ts.Node | undefined {
  const found = attributes.properties.find(
    (one): one is ts.JsxAttribute => ts.isJsxAttribute(one) && one.name.getText() === name,
  );
  return found?.initializer;
}

function textOf(node: ts.Node | undefined): string | null {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : null;
}

/** Returns an address that leads to no element of the project; `null` for any other. */
function leadOf(node: ts.Node | undefined, anchors: ReadonlySet<string>): string | null {
  const address = textOf(node);
  if (address === null || !address.startsWith('#') || address.startsWith('#/')) return null;
  return anchors.has(address.slice(1)) ? null : address;
}

/** Uses of a component in a row from which a list is easier to read. */
const minRepeats = 3;

function findRepeats({ children }: ts.JsxElement | ts.JsxFragment): readonly Place[] {
  const shown = children.filter((child) => !ts.isJsxText(child) || child.text.trim() !== '');
  const nameAt = (index: number): string | null => {
    const child = shown[index];
    return child !== undefined && ts.isJsxSelfClosingElement(child) && saysSomething(child)
      ? child.tagName.getText()
      : null;
  };
  const places: Place[] = [];
  for (let start = 0; start < shown.length;) {
    const name = nameAt(start);
    let end = start + 1;
    while (name !== null && nameAt(end) === name) end += 1;
    const node = shown[start];
    if (node !== undefined && name !== null && end - start >= minRepeats)
      places.push({ node, what: `<${name}>` });
    start = end;
  }
  return places;
}

/** Whether a component of the project is given more than a style. */
function saysSomething({ tagName, attributes }: ts.JsxSelfClosingElement): boolean {
  return (
    /^[A-Z]/.test(tagName.getText()) &&
    attributes.properties.some(
      (one) => one.name !== undefined && !/^(className|key)$/.test(one.name.getText()),
    )
  );
}

/** Names of components that tell a shape or count. */
const vagueName =
  /^(?:(?:Row|Column|Part|Box|Item|Entry|Frame|Group|Section|Content|Wrapper)s?\d*|.*\d)\.[jt]sx$/;

function findVagueName(path: string): readonly Finding[] {
  const name = path.split('/').at(-1) ?? '';
  const isComponent = path.includes('components/') && vagueName.test(name);
  return isComponent
    ? [warning(path, 1, `The name ${name.replace(/\.\w+$/, '')} does not say what the component is for.`)]
    : [];
}

/** Arithmetic with a percentage, fractions of px, and rem that are an odd number of px; a token has a name for it. */
const magicLength = /^(?!\s*--).*(?:100% [-+] |\d\.\d+px|\.(?!0625)\d{4,}rem)/;

/** Declarations of one style sheet that are left to chance. */
const maxMagicLengths = 3;

function findMagicLengths({ path, text }: TextFile): readonly Finding[] {
  if (!path.endsWith('.css')) return [];
  const lines = text.split('\n').flatMap((line, index) => (magicLength.test(line) ? [{ line, index }] : []));
  const [first] = lines;
  if (first === undefined || lines.length <= maxMagicLengths) return [];
  const example = first.line.trim().replace(/;$/, '');
  return [
    warning(
      path,
      first.index + 1,
      `${lines.length} lengths only reproduce the drawn sizes, such as "${example}".`,
    ),
  ];
}

function warning(file: string, line: number, message: string): Finding {
  return { severity: 'warning', message, file, line, nodeId: null };
}

/** Repairs JSX that does not parse. */
import { ts } from 'ts-morph';
import { applyEdits, type TextEdit } from '../../../merge/text-edits.ts';

/** A script after its syntax was repaired. */
export interface RepairedSyntax {
  readonly text: string;
  readonly source: ts.SourceFile;
  readonly notes: readonly string[];
  /** Why the script still does not parse; `null` where it does. */
  readonly fault: string | null;
}

/**
 * Repairs JSX that was written as HTML or not closed: comments, void elements, missing end tags, stray braces.
 */
export function repairSyntax(path: string, written: string): RepairedSyntax {
  const notes = new Set<string>();
  let text = written;
  for (let round = 0; ; round += 1) {
    const source = parseScript(path, text);
    const faults = findSyntaxFaults(source);
    const [first] = faults;
    if (first === undefined) return { text, source, notes: [...notes], fault: null };
    const repairs = round < maxRounds ? findRepairs(source, faults) : [];
    if (repairs.length === 0) return { text, source, notes: [...notes], fault: describeFault(source, first) };
    for (const { note } of repairs) notes.add(note);
    text = applyEdits(text, repairs);
  }
}

/** Rounds of repairs, because one repair may reveal the next fault. */
const maxRounds = 4;

/** Parses a script, with the parent of every node set. */
export function parseScript(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
}

type SyntaxRepair = TextEdit & { readonly note: string };

function findSyntaxFaults({ text, fileName }: ts.SourceFile): readonly ts.Diagnostic[] {
  const compilerOptions = { jsx: ts.JsxEmit.Preserve, target: ts.ScriptTarget.ES2022 };
  return ts.transpileModule(text, { compilerOptions, fileName, reportDiagnostics: true }).diagnostics ?? [];
}

function describeFault(source: ts.SourceFile, { start, messageText }: ts.Diagnostic): string {
  const line = source.getLineAndCharacterOfPosition(start ?? 0).line + 1;
  return `it does not parse (line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')})`;
}

/** Returns the repairs of independent faults first, because they cause the faults after them. */
function findRepairs(source: ts.SourceFile, faults: readonly ts.Diagnostic[]): readonly SyntaxRepair[] {
  const html = [...findComments(source.text), ...findOpenVoids(source.text)];
  if (html.length > 0) return html;
  const strays = faults.flatMap((fault) => findStray(source.text, fault));
  return strays.length > 0 ? strays : findUnwrappedElements(source);
}

function findComments(text: string): readonly SyntaxRepair[] {
  return [...text.matchAll(/<!--([\s\S]*?)-->/g)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    text: `{/*${(found[1] ?? '').replaceAll('*/', '* /')}*/}`,
    note: 'comments, which were HTML’s',
  }));
}

const voidTags = 'area|br|col|embed|hr|img|input|link|meta|source|track|wbr';

const voidTag = new RegExp(`<(${voidTags})(?=[\\s>/])`, 'g');

/** Finds void elements without a slash, such as `<br>`. */
function findOpenVoids(text: string): readonly SyntaxRepair[] {
  return [...text.matchAll(voidTag)].flatMap((found) => {
    const end = endOfTag(text, found.index + found[0].length);
    if (end === null || text[end - 1] === '/' || text.startsWith(`</${found[1] ?? ''}`, end + 1)) return [];
    return [{ from: end, to: end, text: ' /', note: `the end of <${found[1] ?? ''}>` }];
  });
}

/** Returns the position of the `>` of a tag, after quotes and braces. */
function endOfTag(text: string, from: number): number | null {
  let depth = 0;
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (/["'`]/.test(character)) quote = character;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (character === '>' && depth === 0) return at;
  }
  return null;
}

/** TypeScript's codes of "Unexpected token. Did you mean `{'}'}` or `{'>'}`?" */
const strayCodes: ReadonlySet<number> = new Set([1381, 1382]);

function findStray(text: string, { code, start }: ts.Diagnostic): readonly SyntaxRepair[] {
  const character = start === undefined ? '' : (text[start] ?? '');
  if (start === undefined || !strayCodes.has(code) || !/[}>]/.test(character)) return [];
  return [{ from: start, to: start + 1, text: `{'${character}'}`, note: `a "${character}" among words` }];
}

/** Finds elements whose end tag is missing or wrong, and sibling elements without a parent. */
function findUnwrappedElements(source: ts.SourceFile): readonly SyntaxRepair[] {
  const repairs: SyntaxRepair[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node)) repairs.push(...findEnd(node));
    if (isUnwrappedPair(node)) {
      const [from, to] = [node.getStart(), node.getEnd()];
      const note = 'elements side by side, which nothing held together';
      repairs.push({ from, to: from, text: '<>', note }, { from: to, to, text: '</>', note });
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return repairs;
}

function findEnd({ openingElement, closingElement }: ts.JsxElement): readonly SyntaxRepair[] {
  const wanted = openingElement.tagName.getText();
  const hasEndTag = closingElement.getWidth() > 0;
  if (hasEndTag && closingElement.tagName.getText() === wanted) return [];
  const [from, to] = hasEndTag
    ? [closingElement.getStart(), closingElement.getEnd()]
    : [closingElement.pos, closingElement.pos];
  return [{ from, to, text: `</${wanted}>`, note: `the end of <${wanted}>` }];
}

/** TypeScript parses sibling elements as operands of a comma that is not there. */
function isUnwrappedPair(node: ts.Node): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.CommaToken &&
    node.operatorToken.getWidth() === 0
  );
}

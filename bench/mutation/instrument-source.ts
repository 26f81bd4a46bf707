/** Writes mutants into a source, all of them at once or one of them alone. */
import ts from 'typescript';
import type { Mutant } from './find-mutants.ts';

/** The source with each of these mutants beside its original; `activity` writes the test of whether one is active. */
export function instrumentSource(
  source: string,
  mutants: readonly Mutant[],
  activity: (mutant: Mutant) => string,
): string {
  const ordered = mutants.toSorted((one, other) => one.start - other.start || other.end - one.end);
  /** The source of a range with those of the mutants that lie in it. */
  const write = (start: number, end: number, inside: readonly Mutant[]): string => {
    let text = '';
    let position = start;
    let rest = inside;
    while (rest[0]) {
      const mutant = rest[0];
      const within = rest.slice(1).filter((other) => other.start < mutant.end);
      rest = rest.slice(1 + within.length);
      const original = write(mutant.start, mutant.end, within);
      text += source.slice(position, mutant.start) + writeBoth(mutant, original, activity(mutant));
      position = mutant.end;
    }
    return text + source.slice(position, end);
  };
  return write(0, source.length, ordered);
}

function writeBoth({ form, replacement, original: bare }: Mutant, original: string, active: string): string {
  if (form === 'expression') return `(${active} ? (${replacement}) : (${original}))`;
  if (form === 'statement') return `{ if (${active}) {} else ${original} }`;
  if (form === 'branch') return `else if (!${active}) {${original.slice('else'.length)}}`;
  const [chain] = /^\??\./.exec(bare) ?? ['.'];
  const name = (text: string) => JSON.stringify(text.replace(/^\??\./, '').trim());
  return `${chain === '.' ? '' : chain}[${active} ? ${name(replacement)} : ${name(bare)}]`;
}

/** The source with this mutant in the place of its original. */
export function applyMutant(source: string, { start, end, replacement, form }: Mutant): string {
  const text = form === 'expression' ? `(${replacement})` : replacement;
  return source.slice(0, start) + text + source.slice(end);
}

/** The source with this statement at the start of each function. */
export function markFunctions(source: string, statement: string): string {
  const tree = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const inserted: { readonly at: number; readonly text: string }[] = [];
  const visit = (node: ts.Node): void => {
    const body = ts.isFunctionLike(node) && 'body' in node ? node.body : undefined;
    if (body && ts.isBlock(body)) inserted.push({ at: body.getStart(tree) + 1, text: `${statement};` });
    else if (body) {
      inserted.push({ at: body.getStart(tree), text: `(${statement}, ` }, { at: body.end, text: ')' });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  let text = source;
  for (const { at, text: added } of inserted.toSorted((one, other) => other.at - one.at)) {
    text = text.slice(0, at) + added + text.slice(at);
  }
  return text;
}

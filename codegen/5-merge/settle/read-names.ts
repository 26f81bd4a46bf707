/** The names that a script declares and those it uses. */
import { ts } from 'ts-morph';
import { findNames } from '../../find-names.ts';

export function parseScript(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
}

/** Where the last import ends; 0 where there is none. */
export function lastImportEnd(source: ts.SourceFile): number {
  return source.statements.findLast((statement) => ts.isImportDeclaration(statement))?.end ?? 0;
}

/** Every name that stands for a value or a type, and is not said to be one there. */
export function namesUsed(node: ts.Node): ReadonlySet<string> {
  const { values, types } = findNames(node);
  return new Set([...values, ...types]);
}

/** Every name that is said to be a value or a type, in whatever part, imports among them. */
export function namesDeclared(node: ts.Node): ReadonlySet<string> {
  const statements: readonly ts.Node[] = ts.isSourceFile(node) ? node.statements : [node];
  return new Set([...findNames(node).declared, ...statements.flatMap(namesImported)]);
}

function namesImported(node: ts.Node): readonly string[] {
  const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
  if (!clause) return [];
  const { name, namedBindings } = clause;
  const bound = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [namedBindings];
  return [name, ...bound.map((one) => one?.name)].flatMap((one) => one?.text ?? []);
}

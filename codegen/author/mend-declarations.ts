/** What a script declares and exports, so that the files of a project find each other. */
import { ts } from 'ts-morph';
import { cutNode, type Mend } from './mend-markup.ts';
import { parseScript } from './mend-syntax.ts';
import type { MendContext } from './mended.ts';

/** The name of every function or constant a script exports. */
export function findExports(path: string, text: string): readonly string[] {
  return exportsOf(parseScript(path, text));
}

function exportsOf(source: ts.SourceFile): readonly string[] {
  return source.statements.flatMap((statement): readonly string[] => {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause } = statement;
      return exportClause && ts.isNamedExports(exportClause)
        ? exportClause.elements.map(({ name }) => name.text)
        : [];
    }
    const isExported =
      ts.canHaveModifiers(statement) &&
      (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    return isExported && !isTypeStatement(statement) ? declaredNames(statement) : [];
  });
}

/** Default exports become named ones, and the one component of a known file gets the name the project knows. */
export function mendExports(source: ts.SourceFile, context: MendContext): readonly Mend[] {
  const named = source.statements.flatMap((statement) => mendDefault(statement, source, context));
  return [...named, ...renameComponent(source, context)];
}

const defaultNote = 'a default export, which is named now';

function mendDefault(statement: ts.Statement, source: ts.SourceFile, context: MendContext): readonly Mend[] {
  if (ts.isExportAssignment(statement)) {
    const { expression } = statement;
    if (ts.isIdentifier(expression)) {
      const isExported = exportsOf(source).includes(expression.text);
      const text = isExported ? '' : `export { ${expression.text} };`;
      return [{ edit: { ...cutNode(statement), text }, note: defaultNote }];
    }
    const name = expectedName(context);
    const start = { from: statement.getStart(), to: expression.getStart(), text: `export const ${name} = ` };
    return [{ edit: start, note: defaultNote }];
  }
  if (!ts.isFunctionDeclaration(statement)) return [];
  const modifier = statement.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  if (!modifier) return [];
  const bracket = statement.getText().indexOf('(') + statement.getStart();
  const naming = { from: bracket, to: bracket, text: ` ${expectedName(context)}` };
  const mends = [{ edit: cutNode(modifier), note: defaultNote }];
  return statement.name ? mends : [...mends, { edit: naming, note: defaultNote }];
}

/** What the project calls a file's component: as the draft does, else as the file is called. */
function expectedName({ path, expected }: MendContext): string {
  const file = (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '').replace(/[^\w$]/g, '');
  return expected.get(path)?.[0] ?? (/^[A-Z]/.test(file) ? file : 'Part');
}

/** `HomePage` in the file from which everybody imports `Home` becomes `Home`. */
function renameComponent(source: ts.SourceFile, context: MendContext): readonly Mend[] {
  const wanted = context.expected.get(context.path) ?? [];
  const there = new Set(source.statements.flatMap(declaredNames));
  const missing = wanted.filter((name) => !there.has(name));
  const spare = exportedComponents(source).filter((name) => !wanted.includes(name));
  const [to, from] = [missing[0], spare[0]];
  if (to === undefined || from === undefined || missing.length > 1 || spare.length > 1) return [];
  const note = `the name of "${from}", which the project knows as "${to}"`;
  return identifiersOf(source, from).map((node) => ({ edit: { ...cutNode(node), text: to }, note }));
}

function exportedComponents(source: ts.SourceFile): readonly string[] {
  const defaults = source.statements.flatMap((statement) => {
    if (!ts.isExportAssignment(statement) || !ts.isIdentifier(statement.expression)) return [];
    return [statement.expression.text];
  });
  return [...new Set([...exportsOf(source), ...defaults])].filter((name) => /^[A-Z]/.test(name));
}

function identifiersOf(source: ts.SourceFile, name: string): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    const isMember = ts.isPropertyAccessExpression(node.parent) && node.parent.name === node;
    if (ts.isIdentifier(node) && node.text === name && !isMember) found.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(source, visit);
  return found;
}

/** Of declarations at the top with one name the first stands. */
export function mendRepeats(source: ts.SourceFile): readonly Mend[] {
  const seen = new Set<string>();
  return source.statements.flatMap((statement): readonly Mend[] => {
    // A type and a value may share a name.
    const names = declaredNames(statement).map((name) =>
      isTypeStatement(statement) ? `type ${name}` : name,
    );
    const repeated = names.length > 0 && names.every((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return repeated
      ? [{ edit: cutNode(statement), note: `"${names.join(', ')}", which was declared twice` }]
      : [];
  });
}

function isTypeStatement(statement: ts.Statement): boolean {
  return ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
}

function declaredNames(statement: ts.Statement): readonly string[] {
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  if (isNamed) return statement.name ? [statement.name.text] : [];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name }) =>
    ts.isIdentifier(name) ? [name.text] : [],
  );
}

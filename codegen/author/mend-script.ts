import { ts } from 'ts-morph';
import { findNames } from './find-names.ts';
import { findDanger } from './find-danger.ts';
import { mendImports } from './mend-imports.ts';
import { cutNode, mendMarkup, type Mend } from './mend-markup.ts';
import { unusable, type MendContext, type Mended } from './mended.ts';
import { applyEdits, type TextEdit } from '../text-edits.ts';

/**
 * Mends one script of an answer: unsafe markup goes, declarations that repeat go, exports get names, imports are put
 * right. A script that does not parse, or reaches for more than a page needs, is not usable.
 */
export function mendScript(text: string, context: MendContext): Mended {
  const source = parse(context.path, text);
  const fault = findSyntaxFault(source);
  if (fault !== null) return unusable(fault);
  const body = mendBody(source);
  const mended = parse(context.path, applyEdits(text, body.edits));
  const danger = findDanger(mended);
  if (danger !== null) return unusable(danger);
  const imports = mendImports(mended, findNames(mended), context);
  const [stranger] = imports.strangers;
  if (stranger !== undefined) {
    return unusable(`it uses "${stranger}", which is neither in the project nor needed by a page`);
  }
  const rest = applyEdits(
    mended.text,
    mended.statements.filter(ts.isImportDeclaration).map(cutNode),
  ).trimStart();
  const lines = imports.text === '' ? rest : `${imports.text}\n\n${rest}`;
  return { usable: true, text: lines, mends: [...body.mends, ...imports.notes], cuts: body.cuts };
}

/** The name of every function or constant a script exports. */
export function findExports(path: string, text: string): readonly string[] {
  return parse(path, text).statements.flatMap((statement): readonly string[] => {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause } = statement;
      return exportClause && ts.isNamedExports(exportClause)
        ? exportClause.elements.map(({ name }) => name.text)
        : [];
    }
    const isExported =
      ts.canHaveModifiers(statement) &&
      (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : [];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    );
  });
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
}

function findSyntaxFault(source: ts.SourceFile): string | null {
  const compilerOptions = { jsx: ts.JsxEmit.Preserve, target: ts.ScriptTarget.ES2022 };
  const { fileName } = source;
  const { diagnostics = [] } = ts.transpileModule(source.text, {
    compilerOptions,
    fileName,
    reportDiagnostics: true,
  });
  const [first] = diagnostics;
  if (first === undefined) return null;
  const line = source.getLineAndCharacterOfPosition(first.start ?? 0).line + 1;
  return `it does not parse (line ${line}: ${ts.flattenDiagnosticMessageText(first.messageText, ' ')})`;
}

interface Body {
  readonly edits: readonly TextEdit[];
  readonly mends: readonly string[];
  readonly cuts: readonly string[];
}

function mendBody(source: ts.SourceFile): Body {
  const unsafe: Mend[] = [];
  const visit = (node: ts.Node): void => {
    const mend = mendMarkup(node);
    if (mend === null) ts.forEachChild(node, visit);
    else unsafe.push(mend);
  };
  visit(source);
  const others = [...mendExports(source), ...mendRepeats(source)];
  const notesOf = (mends: readonly Mend[]) => [...new Set(mends.map(({ note }) => note))];
  return {
    edits: [...unsafe, ...others].map(({ edit }) => edit),
    mends: notesOf(others),
    cuts: notesOf(unsafe),
  };
}

/** Default exports become named ones: that is how the project's files find each other. */
function mendExports(source: ts.SourceFile): readonly Mend[] {
  const note = 'a default export, which is named now';
  const exported = new Set(findExports(source.fileName, source.text));
  return source.statements.flatMap((statement): readonly Mend[] => {
    if (ts.isExportAssignment(statement)) {
      const name = ts.isIdentifier(statement.expression) ? statement.expression.text : null;
      const text = name === null || exported.has(name) ? '' : `export { ${name} };`;
      return [{ edit: { ...cutNode(statement), text }, note }];
    }
    if (!ts.isFunctionDeclaration(statement)) return [];
    const modifier = statement.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
    return modifier ? [{ edit: cutNode(modifier), note }] : [];
  });
}

/** Of declarations at the top with one name the first stands. */
function mendRepeats(source: ts.SourceFile): readonly Mend[] {
  const seen = new Set<string>();
  return source.statements.flatMap((statement): readonly Mend[] => {
    const names = declaredNames(statement);
    const repeated = names.length > 0 && names.every((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return repeated
      ? [{ edit: cutNode(statement), note: `"${names.join(', ')}", which was declared twice` }]
      : [];
  });
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

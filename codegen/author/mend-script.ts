import { ts } from 'ts-morph';
import { decodeEntities } from '../4-check/jsx-text.ts';
import { findNames } from './find-names.ts';
import { harmlessMembers, unsafeMembers } from './known-names.ts';
import { mendImports } from './mend-imports.ts';
import { unusable, type MendContext, type Mended } from './mended.ts';
import { applyEdits, type TextEdit } from './text-edits.ts';
import { findUnsafeAttribute, unsafeElements } from './unsafe-values.ts';

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

interface Mend {
  readonly edit: TextEdit;
  readonly note: string;
}

function mendMarkup(node: ts.Node): Mend | null {
  if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node)) {
    const tag = (ts.isJsxElement(node) ? node.openingElement : node).tagName.getText();
    if (!unsafeElements.has(tag.toLowerCase())) return null;
    const inMarkup = ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent);
    return { edit: { ...cutNode(node), text: inMarkup ? '' : 'null' }, note: `the element <${tag}>` };
  }
  if (!ts.isJsxAttribute(node)) return null;
  const reason = findUnsafeAttribute(node.name.getText(), fixedValue(node));
  return reason === null ? null : { edit: cutNode(node), note: reason };
}

/** The value of an attribute, as far as the source spells its beginning out. */
function fixedValue({ initializer }: ts.JsxAttribute): string | null {
  if (!initializer) return null;
  // Only here does JSX read `&#115;` as a letter.
  if (ts.isStringLiteral(initializer)) return decodeEntities(initializer.text);
  return ts.isJsxExpression(initializer) ? beginningOf(initializer.expression) : null;
}

function beginningOf(node: ts.Expression | undefined): string | null {
  if (!node) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return beginningOf(node.expression);
  if (ts.isTemplateExpression(node))
    return node.head.text + (beginningOf(node.templateSpans[0]?.expression) ?? '');
  if (!ts.isBinaryExpression(node)) return null;
  const left = beginningOf(node.left);
  return left === null ? null : left + (beginningOf(node.right) ?? '');
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

/** What a script reaches for that a page made from a design has no need of; `null` where it keeps to itself. */
function findDanger(source: ts.SourceFile): string | null {
  let danger: string | null = null;
  const visit = (node: ts.Node): void => {
    danger ??= dangerOf(node);
    if (danger === null) ts.forEachChild(node, visit);
  };
  visit(source);
  return danger;
}

function dangerOf(node: ts.Node): string | null {
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return 'it loads scripts while it runs';
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return 'it passes on what other files export';
  const member = memberOf(node);
  if (member === null) return null;
  if (unsafeMembers.has(member.name)) return `it uses "${member.name}"`;
  const isPage = member.of === 'window' || member.of === 'document';
  return isPage && !harmlessMembers.has(member.name) ? `it uses "${member.of}.${member.name}"` : null;
}

function memberOf(node: ts.Node): { readonly of: string | null; readonly name: string } | null {
  if (ts.isPropertyAccessExpression(node)) {
    return { of: ts.isIdentifier(node.expression) ? node.expression.text : null, name: node.name.text };
  }
  if (ts.isElementAccessExpression(node)) {
    const key = node.argumentExpression;
    const of = ts.isIdentifier(node.expression) ? node.expression.text : null;
    if (ts.isStringLiteralLike(key)) return { of, name: key.text };
    return of === 'window' || of === 'document' ? { of, name: '[…]' } : null;
  }
  if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node) || ts.isBindingElement(node)) {
    const key = ts.isBindingElement(node) ? node.propertyName : node.name;
    const name = key && (ts.isIdentifier(key) || ts.isStringLiteralLike(key)) ? key.text : null;
    return name === null ? null : { of: null, name };
  }
  return null;
}

function cutNode(node: ts.Node): TextEdit {
  return { from: node.getStart(), to: node.getEnd(), text: '' };
}

import { ts } from 'ts-morph';
import { applyEdits, type TextEdit } from '../../../merge/text-edits.ts';
import { findScriptNames } from '../../../naming/script-names.ts';
import { findUnsafeCode } from '../safety/find-unsafe-code.ts';
import {
  nodeRemoval,
  type NodeRepair,
  removeForeignAddress,
  removeUnsafeMarkup,
} from '../safety/remove-unsafe-markup.ts';
import { repairImports } from './repair-imports.ts';
import { parseScript, repairSyntax } from './repair-syntax.ts';
import { type RepairContext, type RepairedFile, unusableFile } from './repaired-file.ts';

/**
 * Repairs one script of an answer: it corrects invalid JSX, removes unsafe markup, addresses of other servers and
 * repeated declarations, and gives exports and imports the names of the project. A script is not usable if it
 * still does not parse, or if it uses anything that a page does not need.
 */
export function repairScript(text: string, context: RepairContext): RepairedFile {
  const { path } = context;
  const syntax = repairSyntax(path, text);
  if (syntax.fault !== null) return unusableFile(syntax.fault);
  const body = repairBody(syntax.source, context);
  const repaired = parseScript(path, applyEdits(syntax.text, body.edits));
  const imports = repairImports(repaired, findScriptNames(repaired), context);
  const [unknownName] = imports.unknownNames;
  if (unknownName !== undefined) {
    return unusableFile(`it uses "${unknownName}", which is neither in the project nor needed by a page`);
  }
  const withoutImports = applyEdits(
    repaired.text,
    repaired.statements.filter(ts.isImportDeclaration).map(nodeRemoval),
  ).trimStart();
  const lines = imports.text === '' ? withoutImports : `${imports.text}\n\n${withoutImports}`;
  // Check the final script: a removed import would leave its name to a browser global.
  const unsafeReason = findUnsafeCode(parseScript(path, lines), context.trustedText);
  if (unsafeReason !== null) return unusableFile(unsafeReason);
  const repairs = [...syntax.notes, ...body.repairs, ...imports.notes];
  return { usable: true, text: lines, repairs, cuts: body.cuts };
}

interface RepairedBody {
  readonly edits: readonly TextEdit[];
  readonly repairs: readonly string[];
  readonly cuts: readonly string[];
}

function repairBody(source: ts.SourceFile, context: RepairContext): RepairedBody {
  const unsafe: NodeRepair[] = [];
  const attributes: NodeRepair[] = [];
  const visit = (node: ts.Node): void => {
    const cut = removeUnsafeMarkup(node) ?? removeForeignAddress(node, context.trustedText);
    if (cut !== null) return void unsafe.push(cut);
    const repair = repairAttribute(node);
    if (repair !== null) attributes.push(repair);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const others = [...attributes, ...repairExports(source, context), ...removeRepeatedDeclarations(source)];
  const notesOf = (repairs: readonly NodeRepair[]) => [...new Set(repairs.map(({ note }) => note))];
  return {
    edits: [...unsafe, ...others].map(({ edit }) => edit),
    repairs: notesOf(others),
    cuts: notesOf(unsafe),
  };
}

/** Names that HTML and React write differently; names with a hyphen follow a rule. */
const reactNames: ReadonlyMap<string, string> = new Map(
  [
    'autoCapitalize autoComplete autoFocus autoPlay colSpan contentEditable crossOrigin dateTime encType',
    'enterKeyHint fetchPriority formAction hrefLang inputMode maxLength minLength noValidate onBlur onChange',
    'onClick onFocus onInput onKeyDown onSubmit playsInline readOnly rowSpan spellCheck srcSet tabIndex useMap',
    'viewBox preserveAspectRatio gradientUnits gradientTransform clipPathUnits patternUnits',
  ]
    .flatMap((line) => line.split(' '))
    .map((name) => [name.toLowerCase(), name] as const)
    .concat([
      ['class', 'className'],
      ['for', 'htmlFor'],
      ['xlink:href', 'href'],
    ]),
);

/** Corrects an HTML attribute of a plain element to React's form; `null` where it is correct. */
function repairAttribute(node: ts.Node): NodeRepair | null {
  if (!ts.isJsxAttribute(node) || !/^[a-z]/.test(node.parent.parent.tagName.getText())) return null;
  const name = node.name.getText();
  const { initializer } = node;
  if (name === 'style' && initializer && ts.isStringLiteral(initializer)) {
    const text = `style={${writeStyleObject(initializer.text)}}`;
    return { edit: { ...nodeRemoval(node), text }, note: 'a style that was written as text' };
  }
  const wanted = reactNameOf(name);
  const count =
    numericAttributes.has(wanted) && initializer && ts.isStringLiteral(initializer) ? initializer.text : '';
  const isNumber = /^-?\d+$/.test(count);
  if (wanted === name && !isNumber) return null;
  const note = `the attribute "${name}"`;
  if (isNumber) return { edit: { ...nodeRemoval(node), text: `${wanted}={${count}}` }, note };
  return { edit: { ...nodeRemoval(node.name), text: wanted }, note };
}

/** Attributes that React accepts only as numbers. */
const numericAttributes: ReadonlySet<string> = new Set(
  'tabIndex colSpan rowSpan maxLength minLength rows cols size start span'.split(' '),
);

function reactNameOf(name: string): string {
  if (/^(?:data|aria)-/.test(name)) return name;
  const known = name === name.toLowerCase() ? reactNames.get(name) : undefined;
  return known ?? name.replace(/[-:]([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function writeStyleObject(css: string): string {
  const pairs = css.split(/;(?![^(]*\))/).flatMap((declaration) => {
    const at = declaration.indexOf(':');
    const name = declaration.slice(0, at).trim();
    if (at < 1 || !/^[a-z-]+$/i.test(name)) return [];
    const key = name.startsWith('--')
      ? JSON.stringify(name)
      : name.replace(/^-/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    return [`${key}: ${JSON.stringify(declaration.slice(at + 1).trim())}`];
  });
  const hasCustomProperties = /(?:^|;)\s*--/.test(css);
  // React's type of styles has no custom properties; the import of the type is added later.
  return `{ ${pairs.join(', ')} }${hasCustomProperties ? ' as CSSProperties' : ''}`;
}

/** Returns the names of the functions and constants that a script exports. */
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

/**
 * Turns default exports into named ones, and gives the only component of a known file the name that the project
 * expects.
 */
function repairExports(source: ts.SourceFile, context: RepairContext): readonly NodeRepair[] {
  const named = source.statements.flatMap((statement) => repairDefaultExport(statement, source, context));
  return [...named, ...renameComponent(source, context)];
}

const defaultNote = 'a default export, which is named now';

function repairDefaultExport(
  statement: ts.Statement,
  source: ts.SourceFile,
  context: RepairContext,
): readonly NodeRepair[] {
  if (ts.isExportAssignment(statement)) {
    const { expression } = statement;
    if (ts.isIdentifier(expression)) {
      const isExported = exportsOf(source).includes(expression.text);
      const text = isExported ? '' : `export { ${expression.text} };`;
      return [{ edit: { ...nodeRemoval(statement), text }, note: defaultNote }];
    }
    const name = expectedName(context);
    const start = { from: statement.getStart(), to: expression.getStart(), text: `export const ${name} = ` };
    return [{ edit: start, note: defaultNote }];
  }
  if (!ts.isFunctionDeclaration(statement)) return [];
  const modifier = statement.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword);
  if (!modifier) return [];
  const openingParenthesis = statement.getText().indexOf('(') + statement.getStart();
  const nameInsertion = {
    from: openingParenthesis,
    to: openingParenthesis,
    text: ` ${expectedName(context)}`,
  };
  const repairs = [{ edit: nodeRemoval(modifier), note: defaultNote }];
  return statement.name ? repairs : [...repairs, { edit: nameInsertion, note: defaultNote }];
}

/** Returns the component name that the project expects of a file: that of the draft, else the file name. */
function expectedName({ path, expected }: RepairContext): string {
  const file = (path.split('/').at(-1) ?? '').replace(/\.\w+$/, '').replace(/[^\w$]/g, '');
  return expected.get(path)?.[0] ?? (/^[A-Z]/.test(file) ? file : 'Part');
}

/** Renames `HomePage` to `Home` in the file from which the other files import `Home`. */
function renameComponent(source: ts.SourceFile, context: RepairContext): readonly NodeRepair[] {
  const wanted = context.expected.get(context.path) ?? [];
  const declared = new Set(source.statements.flatMap(declaredNames));
  const missing = wanted.filter((name) => !declared.has(name));
  const unexpected = exportedComponents(source).filter((name) => !wanted.includes(name));
  const [to, from] = [missing[0], unexpected[0]];
  if (to === undefined || from === undefined || missing.length > 1 || unexpected.length > 1) return [];
  const note = `the name of "${from}", which the project knows as "${to}"`;
  return identifiersOf(source, from).map((node) => ({ edit: { ...nodeRemoval(node), text: to }, note }));
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

/** Removes repeated declarations at the top level; the first of each name stays. */
function removeRepeatedDeclarations(source: ts.SourceFile): readonly NodeRepair[] {
  const seen = new Set<string>();
  return source.statements.flatMap((statement): readonly NodeRepair[] => {
    // A type and a value may share a name.
    const names = declaredNames(statement).map((name) =>
      isTypeStatement(statement) ? `type ${name}` : name,
    );
    const repeated = names.length > 0 && names.every((name) => seen.has(name));
    for (const name of names) seen.add(name);
    return repeated
      ? [{ edit: nodeRemoval(statement), note: `"${names.join(', ')}", which was declared twice` }]
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

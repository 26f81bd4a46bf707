/**
 * After a merge a script has what it uses: imports that the design's code brought are added, those it took are removed,
 * and a declaration that the design took stays where the developer's code needs it.
 */
import { ts } from 'ts-morph';
import { applyEdits, type TextEdit } from '../text-edits.ts';

interface Bound {
  readonly statement: ts.ImportDeclaration;
  readonly specifier: ts.ImportSpecifier | null;
  /** A whole statement that imports this name alone. */
  readonly text: string;
}

export interface Sources {
  /** What the design wrote, the newer version first. */
  readonly generated: readonly string[];
  readonly mine: string;
}

export function settleImports(path: string, text: string, { generated, mine }: Sources): string {
  return settle(path, keepDeclarations(path, text, mine), { generated, mine });
}

/** Puts back what is used and declared nowhere, and what that uses in turn. */
function keepDeclarations(path: string, text: string, mine: string): string {
  const source = parse(path, text);
  const [used, declared, bound] = [namesUsed(source), namesDeclared(source), importsIn(source)];
  const statements = parse(path, mine).statements.filter((statement) => {
    const name = declaredName(statement);
    return name !== null && used.has(name) && !declared.has(name) && !bound.has(name);
  });
  if (statements.length === 0) return text;
  const at = lastImportEnd(source);
  const kept = statements.map((statement) => `\n\n${statement.getText()}`).join('');
  return keepDeclarations(path, text.slice(0, at) + kept + text.slice(at), mine);
}

function declaredName(statement: ts.Statement): string | null {
  if (ts.isVariableStatement(statement)) {
    const name = statement.declarationList.declarations[0]?.name;
    return name && ts.isIdentifier(name) ? name.text : null;
  }
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed ? (statement.name?.text ?? null) : null;
}

function lastImportEnd(source: ts.SourceFile): number {
  return source.statements.findLast((statement) => ts.isImportDeclaration(statement))?.end ?? 0;
}

function settle(path: string, text: string, { generated, mine }: Sources): string {
  const source = parse(path, text);
  const bound = importsIn(source);
  const used = namesUsed(source);
  const declared = namesDeclared(source);
  const made = generated.map((each) => importsIn(parse(path, each)));
  const offered = [...made, importsIn(parse(path, mine))];
  const missing = [...used].flatMap((name) => {
    if (bound.has(name) || declared.has(name)) return [];
    const offer = offered.find((imports) => imports.has(name))?.get(name);
    return offer ? [offer.text] : [];
  });
  const unused = [...bound].filter(([name]) => !used.has(name) && made.some((imports) => imports.has(name)));
  const edits = [
    ...removals(source, bound, new Set(unused.map(([name]) => name))),
    ...additions(source, missing),
  ];
  return applyEdits(text, edits);
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
}

function importsIn(source: ts.SourceFile): Map<string, Bound> {
  const found = new Map<string, Bound>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !statement.importClause) continue;
    const { name, namedBindings, phaseModifier } = statement.importClause;
    const from = statement.moduleSpecifier.getText(source);
    const type = phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type ' : '';
    if (name)
      found.set(name.text, { statement, specifier: null, text: `import ${type}${name.text} from ${from};` });
    if (namedBindings && ts.isNamespaceImport(namedBindings)) {
      found.set(namedBindings.name.text, { statement, specifier: null, text: statement.getText(source) });
    } else if (namedBindings) {
      for (const specifier of namedBindings.elements) {
        const words = `import ${type}{ ${specifier.getText(source)} } from ${from};`;
        found.set(specifier.name.text, { statement, specifier, text: words });
      }
    }
  }
  return found;
}

/** Every name that stands for a value or a type, imports apart. */
function namesUsed(source: ts.SourceFile): ReadonlySet<string> {
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node) && !isKey(node)) used.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return used;
}

function isKey(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name === node;
  if (ts.isPropertySignature(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return ts.isJsxAttribute(parent);
}

function namesDeclared(source: ts.SourceFile): ReadonlySet<string> {
  const declared = new Set<string>();
  const visit = (node: ts.Node): void => {
    const { name } = node as ts.Node & { readonly name?: ts.Node };
    const declares =
      ts.isVariableDeclaration(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isClassDeclaration(node);
    if (declares && name && ts.isIdentifier(name)) declared.add(name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return declared;
}

function removals(
  source: ts.SourceFile,
  bound: ReadonlyMap<string, Bound>,
  unused: ReadonlySet<string>,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const statement of new Set([...bound.values()].map((each) => each.statement))) {
    const names = [...bound].filter(([, each]) => each.statement === statement);
    const kept = names.filter(([name]) => !unused.has(name));
    if (kept.length === names.length) continue;
    const from = statement.getStart(source);
    const end = source.text[statement.end] === '\n' ? statement.end + 1 : statement.end;
    if (kept.length === 0) edits.push({ from, to: end, text: '' });
    else if (kept.every(([, { specifier }]) => specifier)) {
      const specifiers = kept.map(([, { specifier }]) => specifier?.getText(source) ?? '').join(', ');
      const type = statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type ' : '';
      const address = statement.moduleSpecifier.getText(source);
      edits.push({ from, to: statement.end, text: `import ${type}{ ${specifiers} } from ${address};` });
    }
  }
  return edits;
}

function additions(source: ts.SourceFile, missing: readonly string[]): readonly TextEdit[] {
  if (missing.length === 0) return [];
  const at = lastImportEnd(source);
  const lines = missing.join('\n');
  return [{ from: at, to: at, text: at > 0 ? `\n${lines}` : `${lines}\n` }];
}

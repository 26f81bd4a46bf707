/**
 * Repairs a merged script. The design may have removed props, declarations and imports that the developer's code
 * still uses.
 */
import { ts } from 'ts-morph';
import { findScriptNames } from '../naming/script-names.ts';
import { applyEdits, type TextEdit } from './text-edits.ts';

export function repairMergedScript(path: string, text: string, sources: ScriptVersions): string {
  const withProps = restoreProps(path, text, sources.mine);
  return reconcileImports(path, restoreDeclarations(path, withProps, sources.mine), sources);
}

/** Restores props that components still use. They become optional, because callers may no longer pass them. */
function restoreProps(path: string, text: string, mine: string): string {
  const now = componentsIn(parseMergedScript(path, text));
  const before = new Map(componentsIn(parseMergedScript(path, mine)).map((one) => [one.name, one]));
  const edits = now.flatMap((component) => {
    const former = before.get(component.name);
    return former ? restoreMissingProps(component, former) : [];
  });
  return applyEdits(text, edits);
}

interface ScriptComponent {
  readonly name: string;
  readonly declaration: ts.FunctionDeclaration;
  /** The destructured props; `null` if there are none. */
  readonly pattern: ts.ObjectBindingPattern | null;
  /** The interface of its props, if the script has one. */
  readonly props: ts.InterfaceDeclaration | null;
}

function componentsIn(source: ts.SourceFile): readonly ScriptComponent[] {
  const interfaces = source.statements.filter((statement) => ts.isInterfaceDeclaration(statement));
  return source.statements.flatMap((declaration): readonly ScriptComponent[] => {
    if (!ts.isFunctionDeclaration(declaration) || !declaration.name) return [];
    const [first] = declaration.parameters;
    const pattern = first && ts.isObjectBindingPattern(first.name) ? first.name : null;
    const props = interfaces.find(({ name }) => name.text === first?.type?.getText()) ?? null;
    return [{ name: declaration.name.text, declaration, pattern, props }];
  });
}

function restoreMissingProps(now: ScriptComponent, before: ScriptComponent): readonly TextEdit[] {
  const names = missingNames(now);
  const missing = before.pattern?.elements.filter(({ name }) => names.has(name.getText())) ?? [];
  if (missing.length === 0) return [];
  const props = missing.map((element) => optionalProp(element, before));
  const taken = props.map(({ taken }) => taken);
  const members = props.flatMap(({ member }) => member ?? []);
  const isOpen = missing.some(({ dotDotDotToken }) => dotDotDotToken);
  const heritage = isOpen || members.length < props.length ? (before.props?.heritageClauses ?? []) : [];
  if (!now.pattern) {
    const bases = heritage.flatMap(({ types }) => types.map((type) => type.getText()));
    const type = [...bases, ...(members.length > 0 ? [`{ ${members.join(' ')} }`] : [])].join(' & ');
    return [insertAt(now.declaration.parameters.pos, `{ ${taken.join(', ')} }: ${type}`)];
  }
  return [
    ...addToPattern(now.pattern, taken),
    ...(now.props ? addToInterface(now.props, members, heritage) : []),
  ];
}

/** Names that a component uses and that nothing around it declares. */
function missingNames({ declaration }: ScriptComponent): ReadonlySet<string> {
  const around = declaration
    .getSourceFile()
    .statements.flatMap((one) =>
      ts.isFunctionDeclaration(one) ? (one.name?.text ?? []) : [...namesDeclared(one)],
    );
  const declared = new Set([...around, ...namesDeclared(declaration)]);
  return new Set(
    [...(declaration.body ? namesUsed(declaration.body) : [])].filter((name) => !declared.has(name)),
  );
}

/** How a prop is destructured and declared as optional. A prop that the interface inherits is not declared. */
function optionalProp(element: ts.BindingElement, { props }: ScriptComponent) {
  const key = (element.propertyName ?? element.name).getText();
  const signature = props?.members.find((one) => ts.isPropertySignature(one) && one.name.getText() === key);
  const type = signature && ts.isPropertySignature(signature) ? signature.type?.getText() : undefined;
  if (type === undefined || element.dotDotDotToken) return { taken: element.getText(), member: null };
  const nothing = type === 'string' ? '""' : /^readonly [^|]+\[\]$/.test(type) ? '[]' : null;
  const isSafe = element.initializer !== undefined || nothing === null;
  return {
    taken: isSafe ? element.getText() : `${element.getText()} = ${nothing}`,
    member: `${key}?: ${type};`,
  };
}

function addToPattern(pattern: ts.ObjectBindingPattern, taken: readonly string[]): readonly TextEdit[] {
  const restElement = pattern.elements.find(({ dotDotDotToken }) => dotDotDotToken);
  if (restElement) return [insertAt(restElement.getStart(), `${taken.join(', ')}, `)];
  const last = pattern.elements.at(-1);
  return [insertAt(last?.end ?? pattern.getStart() + 1, `${last ? ', ' : ' '}${taken.join(', ')}`)];
}

function addToInterface(
  { members, heritageClauses, name, typeParameters }: ts.InterfaceDeclaration,
  signatures: readonly string[],
  heritage: readonly ts.HeritageClause[],
): readonly TextEdit[] {
  const bases = heritageClauses ? '' : heritage.map((clause) => ` ${clause.getText()}`).join('');
  return [
    insertAt(typeParameters?.end ?? name.end, bases),
    insertAt(members.end, signatures.map((signature) => `\n  ${signature}`).join('')),
  ];
}

function insertAt(at: number, text: string): TextEdit {
  return { from: at, to: at, text };
}

/**
 * Restores the developer's statements that declare names which are used and declared nowhere, and what these
 * statements use.
 */
function restoreDeclarations(path: string, text: string, mine: string): string {
  const source = parseMergedScript(path, text);
  const [used, declared] = [namesUsed(source), namesDeclared(source)];
  const statements = parseMergedScript(path, mine).statements.filter((statement) => {
    const name = declaredName(statement);
    return name !== null && used.has(name) && !declared.has(name);
  });
  if (statements.length === 0) return text;
  const at = lastImportEnd(source);
  const kept = statements.map((statement) => `\n\n${statement.getText()}`).join('');
  return restoreDeclarations(path, text.slice(0, at) + kept + text.slice(at), mine);
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

interface ImportBinding {
  readonly statement: ts.ImportDeclaration;
  readonly specifier: ts.ImportSpecifier | null;
  /** A whole statement that imports this name only. */
  readonly text: string;
}

interface ScriptVersions {
  /** The generated versions, the newer one first. */
  readonly generated: readonly string[];
  readonly mine: string;
}

/** A script that imports what it uses, and no unused imports of the generated code. */
function reconcileImports(path: string, text: string, { generated, mine }: ScriptVersions): string {
  const source = parseMergedScript(path, text);
  const bindings = importBindings(source);
  const used = namesUsed(source);
  const declared = namesDeclared(source);
  const generatedImports = generated.map((each) => importBindings(parseMergedScript(path, each)));
  const offered = [...generatedImports, importBindings(parseMergedScript(path, mine))];
  const missing = [...used].flatMap((name) => {
    if (declared.has(name)) return [];
    const offer = offered.find((imports) => imports.has(name))?.get(name);
    return offer ? [offer.text] : [];
  });
  const unused = [...bindings].filter(
    ([name]) => !used.has(name) && generatedImports.some((imports) => imports.has(name)),
  );
  const edits = [
    ...removeUnused(source, bindings, new Set(unused.map(([name]) => name))),
    ...addMissing(source, missing),
  ];
  return applyEdits(text, edits);
}

function importBindings(source: ts.SourceFile): Map<string, ImportBinding> {
  const found = new Map<string, ImportBinding>();
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
        const statementText = `import ${type}{ ${specifier.getText(source)} } from ${from};`;
        found.set(specifier.name.text, { statement, specifier, text: statementText });
      }
    }
  }
  return found;
}

function removeUnused(
  source: ts.SourceFile,
  bindings: ReadonlyMap<string, ImportBinding>,
  unused: ReadonlySet<string>,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const statement of new Set([...bindings.values()].map((each) => each.statement))) {
    const names = [...bindings].filter(([, each]) => each.statement === statement);
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

function addMissing(source: ts.SourceFile, missing: readonly string[]): readonly TextEdit[] {
  if (missing.length === 0) return [];
  const at = lastImportEnd(source);
  const lines = missing.join('\n');
  return [{ from: at, to: at, text: at > 0 ? `\n${lines}` : `${lines}\n` }];
}

/** The names that a script declares and the names that it uses. */

function parseMergedScript(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
}

/** The end of the last import; 0 if there is none. */
function lastImportEnd(source: ts.SourceFile): number {
  return source.statements.findLast((statement) => ts.isImportDeclaration(statement))?.end ?? 0;
}

/** Every name that refers to a value or a type and is not its declaration. */
function namesUsed(node: ts.Node): ReadonlySet<string> {
  const { values, types } = findScriptNames(node);
  return new Set([...values, ...types]);
}

/** Every declared name of a value or a type at any depth, including imports. */
function namesDeclared(node: ts.Node): ReadonlySet<string> {
  const statements: readonly ts.Node[] = ts.isSourceFile(node) ? node.statements : [node];
  return new Set([...findScriptNames(node).declared, ...statements.flatMap(namesImported)]);
}

function namesImported(node: ts.Node): readonly string[] {
  const clause = ts.isImportDeclaration(node) ? node.importClause : undefined;
  if (!clause) return [];
  const { name, namedBindings } = clause;
  const bound = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : [namedBindings];
  return [name, ...bound.map((one) => one?.name)].flatMap((one) => one?.text ?? []);
}

import { ts } from 'ts-morph';
import { applyEdits, type TextEdit } from '../../text-edits.ts';
import { lastImportEnd, namesDeclared, namesUsed, parseScript } from './read-names.ts';

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

/** A script that imports what it uses, and of what the design's code brought nothing else. */
export function settleImports(path: string, text: string, { generated, mine }: Sources): string {
  const source = parseScript(path, text);
  const bound = importsIn(source);
  const used = namesUsed(source);
  const declared = namesDeclared(source);
  const made = generated.map((each) => importsIn(parseScript(path, each)));
  const offered = [...made, importsIn(parseScript(path, mine))];
  const missing = [...used].flatMap((name) => {
    if (declared.has(name)) return [];
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

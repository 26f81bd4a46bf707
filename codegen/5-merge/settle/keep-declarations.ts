import { ts } from 'ts-morph';
import { lastImportEnd, namesDeclared, namesUsed, parseScript } from './read-names.ts';

/** Puts back the developer's statements that declare what is used and declared nowhere, and what those use in turn. */
export function keepDeclarations(path: string, text: string, mine: string): string {
  const source = parseScript(path, text);
  const [used, declared] = [namesUsed(source), namesDeclared(source)];
  const statements = parseScript(path, mine).statements.filter((statement) => {
    const name = declaredName(statement);
    return name !== null && used.has(name) && !declared.has(name);
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

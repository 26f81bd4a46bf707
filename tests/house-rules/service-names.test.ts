import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { serviceNames } from '#design/services';
import { listSources } from './read-imports.ts';

/** The list of the services and that of their adapters; all else reads what it needs from these. */
const lists = ['design/services.ts', 'models/adapters.ts'];
const folders = /^(?:cli|codegen|design|host|models|plugin|ui|visuals)\//;

describe('the name of a service', () => {
  it('is in the lists and in the folder of its adapter only', () => {
    const files = listSources().filter((path) => folders.test(path) && !lists.includes(path));
    expect(files.flatMap(findServiceNames)).toEqual([]);
  });
});

/** The places of a file that name a service, without those in the folder of that service. */
function findServiceNames(path: string): readonly string[] {
  const names = new Set<string>(serviceNames.filter((name) => !path.startsWith(`models/${name}/`)));
  const text = readFileSync(path, 'utf8');
  if (![...names].some((name) => text.includes(name))) return [];
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    // A package may have the name of a service.
    if (ts.isImportDeclaration(node) || isImportCall(node)) return;
    const name = nameIn(node);
    if (name !== null && names.has(name)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${path}:${line + 1} names ${name}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isImportCall(node: ts.Node): boolean {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

/** A string, or an identifier that stands for a property. */
function nameIn(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isIdentifier(node)) return null;
  const { parent } = node;
  const isProperty =
    (ts.isPropertyAssignment(parent) || ts.isPropertyAccessExpression(parent)) && parent.name === node;
  return isProperty ? node.text : null;
}

/** New names for components, wherever a script speaks of them. */
import { ts } from 'ts-morph';
import { toKebabCase } from '../../2-components/make-names.ts';
import { applyEdits, type TextEdit } from '../../text-edits.ts';

/** Renames identifiers (`Button`, `ButtonProps`) and the files that imports lead to (`./Button`). */
export function renameInScript(path: string, text: string, names: ReadonlyMap<string, string>): string {
  if (
    names.size === 0 ||
    ![...names.keys()].some((name) => text.includes(name) || text.includes(toKebabCase(name) ?? name))
  )
    return text;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const edits: TextEdit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isKey(node)) {
      const name = newName(node.text, names);
      if (name !== null) edits.push({ from: node.getStart(source), to: node.end, text: name });
    } else if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const { moduleSpecifier } = node;
      const address = renameAddress(moduleSpecifier.text, names);
      const from = moduleSpecifier.getStart(source) + 1;
      if (address !== null) edits.push({ from, to: moduleSpecifier.end - 1, text: address });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return applyEdits(text, edits);
}

/** What a value is called in an object or on an element is not what it is. */
function isKey(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isPropertySignature(parent) && parent.name === node) ||
    ts.isJsxAttribute(parent)
  );
}

function newName(name: string, names: ReadonlyMap<string, string>): string | null {
  const whole = names.get(name);
  if (whole !== undefined) return whole;
  const props = name.endsWith('Props') ? names.get(name.slice(0, -'Props'.length)) : undefined;
  return props === undefined ? null : `${props}Props`;
}

/** What the file of a component is called, as the component or in kebab-case; `null` where it keeps its name. */
export function renameStem(stem: string, names: ReadonlyMap<string, string>): string | null {
  const name = names.get(stem);
  if (name !== undefined) return name;
  for (const [was, now] of names) if (toKebabCase(was) === stem) return toKebabCase(now);
  return null;
}

function renameAddress(address: string, names: ReadonlyMap<string, string>): string | null {
  const [, folder = '', stem = '', ending = ''] = /^(.*\/)([^/.]+)((?:\.[^/]*)?)$/.exec(address) ?? [];
  const name = /^\.{1,2}\/|^[@~]/.test(address) ? renameStem(stem, names) : null;
  return name === null ? null : folder + name + ending;
}

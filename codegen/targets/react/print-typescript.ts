/** What stands above and around a component's JSX, broken into lines as prettier would break it. */
import { builders } from 'prettier/doc';
import type { TableEntries } from '../stylesheets/style-printer.ts';
import { type Doc, type JsxEntry, parenthesizedJsxDoc, printDoc } from './jsx.ts';
import { printKey } from '../print-text.ts';

const { group, hardline, ifBreak, indent, join, line, softline } = builders;

/** One property of an interface: its name, with `?` where it may be left out, and the members of its type. */
export interface InterfaceProperty {
  readonly name: string;
  readonly type: readonly string[];
}

/** An interface that adds properties to another type. */
export function printInterface(name: string, base: string, properties: readonly InterfaceProperty[]): string {
  const lines = properties.map(({ name: key, type }) => [hardline, `${key}:`, unionDoc(type), ';']);
  return printDoc([`export interface ${name} extends ${base} {`, indent(lines), hardline, '}']);
}

/** Beside the name, else together on the next line, else a line each. */
function unionDoc(members: readonly string[]): Doc {
  if (members.length === 1) return ` ${members.join('')}`;
  const listed = group([ifBreak('| '), join([line, '| '], [...members])]);
  return group(indent([line, listed]));
}

/** A constant table of texts by name. */
export function printConstantTable(name: string, entries: TableEntries): string {
  return printDoc([`const ${name} = `, tableDoc(entries), ';']);
}

function tableDoc(entries: TableEntries): Doc {
  const docs = entries.map(([key, value]) =>
    typeof value === 'string' ? tableEntryDoc(key, value) : [`${key}: `, tableDoc(value)],
  );
  return group(['{', indentedItems([...docs]), ifBreak(','), line, '}']);
}

/** Names shorter than this keep their value beside them, however long it is. */
const shortName = 5;

function tableEntryDoc(key: string, value: Doc): Doc {
  if (key.length < shortName || typeof value !== 'string') return [`${key}: `, value];
  return group([`${key}:`, group(indent([line, value]))]);
}

/** A constant list of rows, each of which fits the type. */
export function printConstantList(
  name: string,
  type: string,
  rows: readonly (readonly JsxEntry[])[],
): string {
  const docs = rows.map((row) => {
    const entries = row.map(rowEntryDoc);
    return group(['{', indentedItems(entries), ifBreak(','), line, '}']);
  });
  const items = indent([hardline, join([',', hardline], docs)]);
  return printDoc([`const ${name}: ${type}[] = [`, items, ',', hardline, '];']);
}

function rowEntryDoc({ name, value }: JsxEntry): Doc {
  const key = printKey(name);
  if (value.kind === 'element') return tableEntryDoc(key, parenthesizedJsxDoc(value));
  return value.code === name ? name : tableEntryDoc(key, value.code);
}

/** The parameters of a component: names taken out of its props, the last of them taking the rest. */
export function destructuredPropsDoc(names: readonly string[], type: string): Doc {
  return ['(', group(['{', indentedItems([...names]), line, '}']), `: ${type})`];
}

/** One parameter that is handed on as it is. */
export function parameterDoc(parameter: string): Doc {
  return group(['(', indent([softline, parameter]), ifBreak(','), softline, ')']);
}

/** A named function that only returns something. */
export function printFunction(name: string, parameters: Doc, returned: Doc): string {
  const body = indent([hardline, 'return ', returned, ';']);
  return printDoc([group([`export function ${name}`, parameters]), ' {', body, hardline, '}']);
}

function indentedItems(items: Doc[]): Doc {
  return indent([line, join([',', line], items)]);
}

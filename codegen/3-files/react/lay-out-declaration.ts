/** What stands above and around a component's JSX, broken into lines as prettier would break it. */
import { builders } from 'prettier/doc';
import type { TableEntries } from '../css/class-names.ts';
import type { JsxEntry } from './jsx.ts';
import { layOutWrapped } from './lay-out-jsx.ts';
import { printDoc, type Doc } from './print-doc.ts';
import { printKey } from '../print-text.ts';

const { group, hardline, ifBreak, indent, join, line, softline } = builders;

/** One property of an interface: its name, with `?` where it may be left out, and the members of its type. */
export interface Property {
  readonly name: string;
  readonly type: readonly string[];
}

/** An interface that adds properties to another type. */
export function layOutInterface(name: string, base: string, properties: readonly Property[]): string {
  const lines = properties.map(({ name: key, type }) => [hardline, `${key}:`, layOutUnion(type), ';']);
  return printDoc([`export interface ${name} extends ${base} {`, indent(lines), hardline, '}']);
}

/** Beside the name, else together on the next line, else a line each. */
function layOutUnion(members: readonly string[]): Doc {
  if (members.length === 1) return ` ${members.join('')}`;
  const listed = group([ifBreak('| '), join([line, '| '], [...members])]);
  return group(indent([line, listed]));
}

/** A constant table of texts by name. */
export function layOutTable(name: string, entries: TableEntries): string {
  return printDoc([`const ${name} = `, layOutEntries(entries), ';']);
}

function layOutEntries(entries: TableEntries): Doc {
  const laid = entries.map(([key, value]) =>
    typeof value === 'string' ? layOutEntry(key, value) : [`${key}: `, layOutEntries(value)],
  );
  return group(['{', inside([...laid]), ifBreak(','), line, '}']);
}

/** Names shorter than this keep their value beside them, however long it is. */
const shortName = 5;

function layOutEntry(key: string, value: Doc): Doc {
  if (key.length < shortName || typeof value !== 'string') return [`${key}: `, value];
  return group([`${key}:`, group(indent([line, value]))]);
}

/** A constant list of rows, each of which fits the type. */
export function layOutList(name: string, type: string, rows: readonly (readonly JsxEntry[])[]): string {
  const laid = rows.map((row) => {
    const entries = row.map(layOutRowEntry);
    return group(['{', inside(entries), ifBreak(','), line, '}']);
  });
  const items = indent([hardline, join([',', hardline], laid)]);
  return printDoc([`const ${name}: ${type}[] = [`, items, ',', hardline, '];']);
}

function layOutRowEntry({ name, value }: JsxEntry): Doc {
  const key = printKey(name);
  if (value.kind === 'element') return layOutEntry(key, layOutWrapped(value));
  return value.code === name ? name : layOutEntry(key, value.code);
}

/** The parameters of a component: names taken out of its props, the last of them taking the rest. */
export function layOutTakenProps(names: readonly string[], type: string): Doc {
  return ['(', group(['{', inside([...names]), line, '}']), `: ${type})`];
}

/** One parameter that is handed on as it is. */
export function layOutParameter(parameter: string): Doc {
  return group(['(', indent([softline, parameter]), ifBreak(','), softline, ')']);
}

/** A named function that only returns something. */
export function layOutFunction(name: string, parameters: Doc, returned: Doc): string {
  const body = indent([hardline, 'return ', returned, ';']);
  return printDoc([group([`export function ${name}`, parameters]), ' {', body, hardline, '}']);
}

function inside(items: Doc[]): Doc {
  return indent([line, join([',', line], items)]);
}

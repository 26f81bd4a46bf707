/** Prints the code above and around the JSX of a component, broken into lines like Prettier would do it. */
import { builders } from 'prettier/doc';
import type { TableEntries } from '../stylesheets/style-printer.ts';
import { type Doc, type JsxRows, printDoc, rowDoc, rowsDoc, tableEntryDoc } from './jsx.ts';

const { group, hardline, ifBreak, indent, join, line, softline } = builders;

/** A property of an interface: its name, with `?` if it is optional, and the members of its type or those of its rows. */
export interface InterfaceProperty {
  readonly name: string;
  readonly type: readonly string[] | { readonly rows: readonly InterfaceProperty[] };
}

/** An interface that extends another type. */
export function printInterface(name: string, base: string, properties: readonly InterfaceProperty[]): string {
  const lines = properties.map((property) => [hardline, propertyDoc(property), ';']);
  return printDoc([`export interface ${name} extends ${base} {`, indent(lines), hardline, '}']);
}

function propertyDoc({ name, type }: InterfaceProperty): Doc {
  if (!('rows' in type)) return [`${name}:`, unionDoc(type)];
  const fields = join([';', line], type.rows.map(propertyDoc));
  return [`${name}: `, group(['{', indent([line, fields]), ifBreak(';'), line, '}']), '[]'];
}

/** On the line of the name, else on the next line, else one member per line. */
function unionDoc(members: readonly string[]): Doc {
  if (members.length === 1) return ` ${members.join('')}`;
  const listed = group([ifBreak('| '), join([line, '| '], [...members])]);
  return group(indent([line, listed]));
}

/** A constant record of texts. */
export function printConstantTable(name: string, entries: TableEntries): string {
  return printDoc([`const ${name} = `, tableDoc(entries), ';']);
}

function tableDoc(entries: TableEntries): Doc {
  const docs = entries.map(([key, value]) =>
    typeof value === 'string' ? tableEntryDoc(key, value) : [`${key}: `, tableDoc(value)],
  );
  return docs.length === 0 ? '{}' : group(['{', indentedItems([...docs]), ifBreak(','), line, '}']);
}

/** A constant list of rows that satisfy the type; without one, the type follows from the rows. */
export function printConstantList(name: string, type: string | null, rows: JsxRows): string {
  if (type === null) return printDoc([`const ${name} = `, rowsDoc(rows), ';']);
  const items = indent([hardline, join([',', hardline], rows.map(rowDoc))]);
  return printDoc([`const ${name}: ${type}[] = [`, items, ',', hardline, '];']);
}

/** The parameters of a component: destructured props, with the rest in the last name. */
export function destructuredPropsDoc(names: readonly string[], type: string): Doc {
  return ['(', group(['{', indentedItems([...names]), line, '}']), `: ${type})`];
}

/** One parameter that is not destructured. */
export function parameterDoc(parameter: string): Doc {
  return group(['(', indent([softline, parameter]), ifBreak(','), softline, ')']);
}

/** A statement that ends with a call with one argument. */
export function callDoc(start: string, argument: string): Doc {
  return group([`${start}(`, indent([softline, argument]), ifBreak(','), softline, ');']);
}

/** The effect that lets the Escape key close a dialog. */
export function closeOnEscapeDoc(setter: string): Doc {
  const handler = [
    'const closeOnEscape = (event: KeyboardEvent) => {',
    indent([hardline, `if (event.key === "Escape") ${setter}(false);`]),
    hardline,
    '};',
  ];
  const statements = [
    handler,
    'window.addEventListener("keydown", closeOnEscape);',
    'return () => window.removeEventListener("keydown", closeOnEscape);',
  ];
  return ['useEffect(() => {', indent([hardline, join(hardline, statements)]), hardline, '}, []);'];
}

/** A function that only calls another one with an expression. */
export function functionDoc(start: string, call: string, argument: string): Doc {
  return [start, indent([hardline, call, indent([hardline, `${argument},`]), hardline, ');'])];
}

/** A named function that consists of statements, each on a line of its own, and a return statement. */
export function printFunction(
  name: string,
  parameters: Doc,
  returned: Doc,
  statements: readonly Doc[] = [],
): string {
  const lines = statements.flatMap((statement) => [hardline, statement]);
  const body = indent([...lines, hardline, 'return ', returned, ';']);
  return printDoc([group([`export function ${name}`, parameters]), ' {', body, hardline, '}']);
}

function indentedItems(items: Doc[]): Doc {
  return indent([line, join([',', line], items)]);
}

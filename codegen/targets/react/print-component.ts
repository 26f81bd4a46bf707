/**
 * Prints one component as a TSX file. The JSX comes from `print-jsx.ts`, the classes from a `StylePrinter`. This
 * module adds what is around them: imports, constants, the interface of the props and the function.
 */
import type { AssetRef } from '#design/snapshot';
import {
  type CodeComponent,
  type CodeProp,
  nodesOf,
  type PropValue,
} from '../../components/code-component.ts';
import { NameScope, toCamelCase } from '../../naming/identifiers.ts';
import { reservedIdentifiers } from '../../naming/reserved-names.ts';
import type { StylePrinter } from '../stylesheets/style-printer.ts';
import {
  callDoc,
  closeOnEscapeDoc,
  destructuredPropsDoc,
  functionDoc,
  parameterDoc,
  printConstantList,
  printConstantTable,
  printFunction,
  printInterface,
  type InterfaceProperty,
} from './print-typescript.ts';
import { type Doc, type JsxList, parenthesizedJsxDoc } from './jsx.ts';
import type { JsxState } from './jsx-states.ts';
import type { AssetNames } from '../name-files.ts';
import { fieldIdName } from './print-attributes.ts';
import { forwardsOnlyAttributes, type JsxBody, printJsxBody, takesNoProps } from './print-jsx.ts';
import { printString } from '../print-text.ts';

/** What all files of a React project have in common. */
export interface ReactContext {
  readonly assets: AssetNames;
  /** The folder of each component, by name: `src/pages`, `src/components`. */
  readonly folders: ReadonlyMap<string, string>;
  pageAddress(frameId: string, fragment?: string): string | null;
  /** The prop of each component that says whether its root, a button, is pressed. */
  readonly pressedProps: ReadonlyMap<string, string>;
}

export interface PrintedComponent {
  /** The complete file, broken into lines like Prettier would do it. */
  readonly text: string;
  readonly tags: JsxBody['tags'];
}

/** Prints the TSX file of one component: imports, constants, props, and one named function. */
export function printComponent(
  component: CodeComponent,
  styles: StylePrinter,
  context: ReactContext,
): PrintedComponent {
  const usedComponents = new Set<string>();
  const pictures = new PictureImports(component, context.assets);
  const body = printJsxBody({
    component,
    styles,
    importAsset: (asset) => pictures.add(asset),
    pageAddress: (frameId, fragment) => context.pageAddress(frameId, fragment),
    requireComponent: (name) => usedComponents.add(name),
    pressedPropOf: (name) => context.pressedProps.get(name) ?? null,
  });
  const hooks = [
    ...(body.states.some(({ isDialog }) => isDialog) ? ['useEffect'] : []),
    ...(usesFieldId(component) ? ['useId'] : []),
    ...(body.states.length > 0 ? ['useState'] : []),
  ];
  const withRows = new Set(body.lists.flatMap((list) => list.component ?? []));
  const imports = [
    ...printReactImport(component, hooks),
    ...[...usedComponents]
      .sort()
      .map((name) => importComponent(name, withRows.has(name), component, context)),
    ...pictures.lines,
    ...styles.imports.map(({ name, from }) => importDefault(name, from)),
  ];
  const parts = [
    imports.join('\n'),
    ...styles.tables.map(({ name, entries }) => printConstantTable(name, entries)),
    ...printProps(component),
    ...body.lists.map((list) => printList(list)),
    printFunction(component.name, parametersDoc(component, styles), parenthesizedJsxDoc(body.root), [
      ...(usesFieldId(component) ? [`const ${fieldIdName} = useId();`] : []),
      ...body.states.flatMap(printState),
      ...body.states.flatMap(({ setter, isDialog }) => (isDialog ? [closeOnEscapeDoc(setter)] : [])),
    ]),
  ];
  return { text: `${parts.filter((part) => part !== '').join('\n\n')}\n`, tags: body.tags };
}

/** Prints a state, and the function that selects a row of a list beside others. */
function printState({ name, setter, toggle, initial }: JsxState): readonly Doc[] {
  const state = callDoc(`const [${name}, ${setter}] = useState`, initial);
  if (toggle === null) return [state];
  const change = 'all.includes(key) ? all.filter((one) => one !== key) : [...all, key]';
  return [state, functionDoc(`const ${toggle} = (key: string) =>`, `${setter}((all) =>`, change)];
}

function printList({ name, component, rows }: JsxList): string {
  return printConstantList(name, component === null ? null : `${component}Props`, rows);
}

/** Imports the types of the props and the hooks that a component uses. */
function printReactImport(component: CodeComponent, hooks: readonly string[]): readonly string[] {
  const takesProps = !takesNoProps(component);
  const takes = (kind: 'slot' | 'icon') => component.props.some((prop) => takesKind(prop, kind));
  const types = takesProps
    ? ['ComponentProps', ...(takes('icon') ? ['ComponentType'] : []), ...(takes('slot') ? ['ReactNode'] : [])]
    : [];
  if (hooks.length === 0)
    return types.length === 0 ? [] : [`import type { ${types.join(', ')} } from "react";`];
  return [`import { ${[...types.map((one) => `type ${one}`), ...hooks].join(', ')} } from "react";`];
}

function usesFieldId(component: CodeComponent): boolean {
  return nodesOf(component).some(
    (node) => node.kind === 'element' && node.attributes.some(({ value }) => value.kind === 'id'),
  );
}

/** Whether a prop, or a field of its rows, takes elements or icons. */
function takesKind({ type }: CodeProp, kind: 'slot' | 'icon'): boolean {
  return type.kind === kind || (type.kind === 'list' && type.fields.some((field) => takesKind(field, kind)));
}

function importComponent(
  name: string,
  withProps: boolean,
  from: CodeComponent,
  context: ReactContext,
): string {
  const names = withProps ? `${name}, type ${name}Props` : name;
  const sameFolder = context.folders.get(name) === context.folders.get(from.name);
  return `import { ${names} } from "${sameFolder ? './' : '../components/'}${name}";`;
}

function importDefault(name: string | null, from: string): string {
  return name === null ? `import "${from}";` : `import ${name} from "${from}";`;
}

function printProps(component: CodeComponent): readonly string[] {
  if (takesNoProps(component) || component.props.length === 0) return [];
  return [printInterface(`${component.name}Props`, rootProps(component), component.props.map(propertyOf))];
}

/** A component accepts all attributes of its root element. */
function rootProps({ root }: CodeComponent): string {
  const tag = root.kind === 'vector' ? 'svg' : root.kind === 'element' ? root.tag : 'div';
  return `ComponentProps<"${tag}">`;
}

function propertyOf(prop: CodeProp): InterfaceProperty {
  return { name: prop.fallback === null ? prop.name : `${prop.name}?`, type: typeOf(prop) };
}

function typeOf({ type }: CodeProp): InterfaceProperty['type'] {
  switch (type.kind) {
    case 'text':
    case 'image':
      return ['string'];
    case 'boolean':
      return ['boolean'];
    case 'number':
      return ['number'];
    case 'union':
      return type.members.map(printString);
    case 'slot':
      return ['ReactNode'];
    case 'action':
      return ['() => void'];
    case 'icon':
      return ['ComponentType<{ className?: string }>'];
    case 'list':
      return { rows: type.fields.map(propertyOf) };
  }
}

function parametersDoc(component: CodeComponent, styles: StylePrinter): Doc {
  if (takesNoProps(component)) return '()';
  if (forwardsOnlyAttributes(component, styles)) return parameterDoc(`props: ${rootProps(component)}`);
  const icons = nodesOf(component).filter((node) => node.kind === 'icon');
  const tags = new Map(icons.flatMap(({ prop, tag }) => (prop === tag ? [] : [[prop, tag] as const])));
  const props = component.props.map(({ name, fallback }) => {
    const value = fallback && printFallback(fallback);
    const tag = tags.get(name);
    const bound = tag === undefined ? name : `${name}: ${tag}`;
    return value === null ? bound : `${bound} = ${value}`;
  });
  const type = props.length === 0 ? rootProps(component) : `${component.name}Props`;
  return destructuredPropsDoc([...props, 'className = ""', '...rest'], type);
}

function printFallback(value: PropValue): string | null {
  if (value.kind === 'text') return printString(value.text);
  if (value.kind === 'boolean') return String(value.on);
  if (value.kind === 'number') return String(value.value);
  if (value.kind === 'member') return printString(value.member);
  return value.kind === 'image' ? '""' : null;
}

/** The names of the lists of a component, and the names of their rows. */
function listNames(component: CodeComponent): readonly string[] {
  return [...nodesOf(component)].flatMap((node) => {
    if (node.kind === 'each') return [node.list, node.item];
    return node.kind === 'repeat' && node.data ? [node.prop, node.item] : [];
  });
}

/** Imports of pictures. They are named after their files, with names that the component does not use otherwise. */
class PictureImports {
  readonly lines: string[] = [];
  readonly #names = new Map<string, string>();
  readonly #scope: NameScope;
  readonly #assets: AssetNames;

  constructor(component: CodeComponent, assets: AssetNames) {
    const props = component.props.map(({ name }) => name);
    this.#scope = new NameScope([
      ...reservedIdentifiers,
      ...props,
      ...listNames(component),
      'styles',
      'rest',
      'className',
    ]);
    this.#assets = assets;
  }

  add(asset: AssetRef): string | null {
    const file = this.#assets.find(asset.key);
    if (file === null) return null;
    const known = this.#names.get(file);
    if (known !== undefined) return known;
    const name = this.#scope.take(toCamelCase(file.replace(/\.\w+$/, '')) ?? 'image');
    this.#names.set(file, name);
    this.lines.push(importDefault(name, `../assets/${file}`));
    return name;
  }
}

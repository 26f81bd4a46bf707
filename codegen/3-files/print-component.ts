import {
  StructureKind,
  type ImportDeclarationStructure,
  type Project,
  type StatementStructures,
} from 'ts-morph';
import type { AssetRef } from '#design/snapshot';
import type { CodeComponent, CodeProp, PropValue } from '../2-components/code-component.ts';
import { NameScope, toCamelCase } from '../2-components/make-names.ts';
import { reservedIdentifiers } from '../2-components/reserved-names.ts';
import type { StylePrinter } from './class-names.ts';
import type { AssetNames } from './name-assets.ts';
import { printJsxBody, takesOnlyAttributes, type JsxBody } from './print-jsx.ts';
import { printString } from './print-text.ts';

/** What all files of a React project share. */
export interface ReactContext {
  readonly sources: Project;
  readonly assets: AssetNames;
  /** The folder of each component, by name: `src/pages`, `src/components`. */
  readonly folders: ReadonlyMap<string, string>;
  pageAddress(frameId: string): string | null;
}

export interface PrintedComponent {
  /** Complete, not yet formatted. */
  readonly text: string;
  readonly tags: JsxBody['tags'];
}

/** The TSX file of one component: imports, constants, props, one named function. */
export function printComponent(
  component: CodeComponent,
  path: string,
  styles: StylePrinter,
  context: ReactContext,
): PrintedComponent {
  const uses = new Set<string>();
  const pictures = new PictureImports(component, context.assets);
  const body = printJsxBody({
    component,
    styles,
    importAsset: (asset) => pictures.add(asset),
    pageAddress: (frameId) => context.pageAddress(frameId),
    useComponent: (name) => uses.add(name),
  });
  const statements: (StatementStructures | string)[] = [
    ...printTypeImports(component),
    ...[...uses].sort().map((name) => importComponent(name, component, context)),
    ...pictures.structures,
    ...styles.imports.map(({ name, from }) => importDefault(name, from)),
    ...styles.statements.map((statement) => `\n${statement}`),
    ...printProps(component),
    {
      kind: StructureKind.Function,
      name: component.name,
      isExported: true,
      parameters: printParameters(component, styles),
      statements: [`return (${body.text});`],
    },
  ];
  const source = context.sources.createSourceFile(path, { statements }, { overwrite: true });
  return { text: source.getFullText(), tags: body.tags };
}

function printTypeImports(component: CodeComponent): readonly ImportDeclarationStructure[] {
  if (component.role === 'page') return [];
  const names = component.props.some(({ type }) => type.kind === 'slot')
    ? ['ComponentProps', 'ReactNode']
    : ['ComponentProps'];
  return [
    {
      kind: StructureKind.ImportDeclaration,
      isTypeOnly: true,
      namedImports: names,
      moduleSpecifier: 'react',
    },
  ];
}

function importComponent(
  name: string,
  from: CodeComponent,
  context: ReactContext,
): ImportDeclarationStructure {
  const sameFolder = context.folders.get(name) === context.folders.get(from.name);
  return {
    kind: StructureKind.ImportDeclaration,
    namedImports: [name],
    moduleSpecifier: sameFolder ? `./${name}` : `../components/${name}`,
  };
}

function importDefault(name: string | null, from: string): ImportDeclarationStructure {
  return {
    kind: StructureKind.ImportDeclaration,
    moduleSpecifier: from,
    ...(name === null ? {} : { defaultImport: name }),
  };
}

function printProps(component: CodeComponent): readonly StatementStructures[] {
  if (component.role === 'page' || component.props.length === 0) return [];
  return [
    {
      kind: StructureKind.Interface,
      name: `${component.name}Props`,
      extends: [rootProps(component)],
      properties: component.props.map((prop) => ({
        name: prop.name,
        type: printType(prop),
        hasQuestionToken: prop.fallback !== null,
      })),
    },
  ];
}

/** A component takes along every attribute that its root may have. */
function rootProps({ root }: CodeComponent): string {
  const tag = root.kind === 'vector' ? 'svg' : root.kind === 'element' ? root.tag : 'div';
  return `ComponentProps<"${tag}">`;
}

function printType({ type }: CodeProp): string {
  switch (type.kind) {
    case 'text':
    case 'image':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'union':
      return type.members.map(printString).join(' | ');
    case 'slot':
      return 'ReactNode';
  }
}

function printParameters(component: CodeComponent, styles: StylePrinter): { name: string; type: string }[] {
  if (component.role === 'page') return [];
  if (takesOnlyAttributes(component, styles)) return [{ name: 'props', type: rootProps(component) }];
  const props = component.props.map(({ name, fallback }) => {
    const value = fallback && printFallback(fallback);
    return value === null ? name : `${name} = ${value}`;
  });
  const names = [...props, 'className = ""', '...rest'];
  const type = props.length === 0 ? rootProps(component) : `${component.name}Props`;
  return [{ name: `{ ${names.join(', ')} }`, type }];
}

function printFallback(value: PropValue): string | null {
  if (value.kind === 'text') return printString(value.text);
  if (value.kind === 'boolean') return String(value.on);
  if (value.kind === 'member') return printString(value.member);
  return value.kind === 'image' ? '""' : null;
}

/** Imports of pictures, named after their files and unlike anything else in the component. */
class PictureImports {
  readonly structures: ImportDeclarationStructure[] = [];
  readonly #names = new Map<string, string>();
  readonly #scope: NameScope;
  readonly #assets: AssetNames;

  constructor(component: CodeComponent, assets: AssetNames) {
    const props = component.props.map(({ name }) => name);
    this.#scope = new NameScope([...reservedIdentifiers, ...props, 'styles', 'rest', 'className']);
    this.#assets = assets;
  }

  add(asset: AssetRef): string | null {
    const file = this.#assets.find(asset.key);
    if (file === null) return null;
    const known = this.#names.get(file);
    if (known !== undefined) return known;
    const name = this.#scope.take(toCamelCase(file.replace(/\.\w+$/, '')) ?? 'image');
    this.#names.set(file, name);
    this.structures.push(importDefault(name, `../assets/${file}`));
    return name;
  }
}

import { ts } from 'ts-morph';
import type { TypeCheckSettings } from '../target.ts';

/** How the scripts of a React project are type-checked: strictly, with React's own types and those of a bundler. */
export const reactTypeCheck: TypeCheckSettings = {
  // It uses so many of React's types that TypeScript has read all of them.
  warmUpFile: {
    kind: 'text',
    path: 'warm-up.tsx',
    text: 'export const view = <main><h1 className="a">A</h1><p><a href="/">B</a></p><img alt="" /></main>;',
    lines: [],
  },
  setUp(libraries) {
    const jsx = printJsxTypes(libraries.types);
    const bundler = { path: '/node_modules/vite/client.d.ts', text: bundlerTypes };
    return jsx === null
      ? { compilerOptions: { ...compilerOptions, jsx: ts.JsxEmit.ReactJSX }, declarations: [bundler] }
      : {
          compilerOptions,
          declarations: [{ path: '/node_modules/@types/react/global-jsx.d.ts', text: jsx }, bundler],
        };
  },
};

/** The options of Vite's React template, without those for unused names: the check of imports reports these. */
const compilerOptions: ts.CompilerOptions = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  // Builds use `ReactJSX`. Here JSX means the global namespace of `react-type-check.ts`, and TypeScript looks for no factory.
  jsx: ts.JsxEmit.Preserve,
  jsxFactory: 'none',
  types: ['react'],
  allowImportingTsExtensions: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  noFallthroughCasesInSwitch: true,
  resolveJsonModule: true,
  skipLibCheck: true,
  noEmit: true,
};

/** The modules that a bundler makes of other files, and the packages of the project's configuration. */
const bundlerTypes = `
declare module '*.module.css' {
  const classes: { readonly [name: string]: string };
  export default classes;
}
declare module '*.css' {}
${['svg', 'png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'woff2']
  .map((ending) => `declare module '*.${ending}' {\n  const address: string;\n  export default address;\n}`)
  .join('\n')}
declare module 'vite';
declare module '@vitejs/plugin-react';
declare module '@tailwindcss/vite';
declare module '@fontsource/*';
declare module '@fontsource-variable/*';
`;

/**
 * Faster JSX types for React. For every element TypeScript evaluates `LibraryManagedAttributes` (default props of
 * classes, which generated code never has), prints the props of the element again and searches all modules for a path
 * to their names. A global namespace with one interface per element checks as strictly in a fraction of the time.
 */

const reactPath = 'node_modules/@types/react/index.d.ts';

/**
 * A declaration file with a global `JSX` namespace for these types; `null` if the types have another structure than
 * expected.
 */
function printJsxTypes(types: Readonly<Record<string, string>>): string | null {
  const elements = readIntrinsicElements(types[reactPath] ?? '');
  return elements.length === 0 ? null : printNamespace(elements);
}

interface IntrinsicElement {
  readonly tag: string;
  readonly props: string;
}

function readIntrinsicElements(text: string): IntrinsicElement[] {
  const elements: IntrinsicElement[] = [];
  const source = ts.createSourceFile('react.d.ts', text, ts.ScriptTarget.ES2022);
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'IntrinsicElements') {
      for (const member of node.members) {
        if (!ts.isPropertySignature(member) || !member.type || !ts.isIdentifier(member.name)) continue;
        elements.push({ tag: member.name.text, props: member.type.getText(source) });
      }
    } else if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit);
  };
  visit(source);
  return elements;
}

function printNamespace(elements: readonly IntrinsicElement[]): string {
  return `
import * as React from 'react';
declare global {
  namespace JSX {
    type ElementType = React.JSX.ElementType;
    interface Element extends React.JSX.Element {}
    interface ElementClass extends React.JSX.ElementClass {}
    interface ElementAttributesProperty extends React.JSX.ElementAttributesProperty {}
    interface ElementChildrenAttribute extends React.JSX.ElementChildrenAttribute {}
    interface IntrinsicAttributes extends React.JSX.IntrinsicAttributes {}
    interface IntrinsicClassAttributes<T> extends React.JSX.IntrinsicClassAttributes<T> {}
${elements.map(({ tag, props }) => `    interface Props_${tag} extends ${props} {}`).join('\n')}
    interface IntrinsicElements {
${elements.map(({ tag }) => `      ${tag}: Props_${tag};`).join('\n')}
    }
  }
}
`;
}

import { ts } from 'ts-morph';
import type { TypeCheckSettings } from '../target.ts';
import { printJsxTypes } from './jsx-types.ts';

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
  // Builds use `ReactJSX`. Here JSX means the global namespace of `jsx-types.ts`, and TypeScript looks for no factory.
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

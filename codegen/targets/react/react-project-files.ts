/**
 * The files that turn the components of a React result into a Vite project: entry, page, package, compiler, bundler
 * and linter. Only `options.project` asks for them.
 */
import type { CodeOptions } from '#design/code-options';
import type { Libraries } from '../../libraries.ts';
import { escapeHtml, languageAttributes } from '../print-text.ts';
import {
  fontPackagesOf,
  fontStylesheetsOf,
  printInterFaces,
  printLicensePlugin,
  type ProjectFonts,
  withVersions,
} from '../project-packages.ts';

/** The name of a project for people, its package name, and the language of its pages. */
export interface ProjectNames {
  readonly title: string;
  readonly name: string;
  readonly language: string;
}

/** The files that turn a React result into a Vite project, which installs, builds and runs. */
export function printReactProjectFiles(
  { title, name, language }: ProjectNames,
  fonts: ProjectFonts,
  options: CodeOptions,
  libraries: Libraries,
): readonly { readonly path: string; readonly text: string }[] {
  const tailwind = options.styles === 'tailwind';
  const packages = fontPackagesOf(fonts.fonts);
  const faces = printInterFaces(fonts);
  return [
    { path: 'src/main.tsx', text: printMain(fonts, faces !== '') },
    ...(faces === '' ? [] : [{ path: 'src/fonts.css', text: faces }]),
    { path: 'src/vite-env.d.ts', text: '/// <reference types="vite/client" />\n' },
    { path: 'index.html', text: printIndex(title, language) },
    { path: 'package.json', text: printPackage(name, packages, tailwind, libraries) },
    { path: 'tsconfig.json', text: tsconfig },
    { path: 'vite.config.js', text: printViteConfig(tailwind, faces === '' ? [] : ['inter-ui']) },
    { path: 'eslint.config.js', text: eslintConfig },
  ];
}

function printMain(fonts: ProjectFonts, hasFaces: boolean): string {
  return `import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
${fontStylesheetsOf(fonts)
  .map((stylesheet) => `import "${stylesheet}";\n`)
  .join('')}${hasFaces ? 'import "./fonts.css";\n' : ''}import { App } from "./App";

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
`;
}

function printIndex(title: string, language: string): string {
  return `<!doctype html>
<html ${languageAttributes(language)}>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escapeHtml(title)}</title>
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="/src/main.tsx"></script>
  </body>
</html>
`;
}

function printPackage(
  name: string,
  fonts: readonly string[],
  tailwind: boolean,
  libraries: Libraries,
): string {
  const tools = [
    ...['@types/react', '@types/react-dom', '@vitejs/plugin-react', 'eslint', 'eslint-plugin-jsx-a11y'],
    ...['eslint-plugin-react-hooks', 'typescript', 'typescript-eslint', 'vite'],
  ];
  const contents = {
    name,
    private: true,
    type: 'module',
    scripts: { dev: 'vite', build: 'tsc && vite build', lint: 'eslint .', preview: 'vite preview' },
    dependencies: withVersions(fonts, ['react', 'react-dom'], libraries),
    devDependencies: withVersions(
      [],
      [...tools, ...(tailwind ? ['@tailwindcss/vite', 'tailwindcss'] : [])].sort(),
      libraries,
    ),
  };
  return `${JSON.stringify(contents, null, 2)}\n`;
}

const tsconfig = `{
  "compilerOptions": {
    "target": "ES2022",
    "module": "ESNext",
    "moduleResolution": "Bundler",
    "lib": ["ES2022", "DOM", "DOM.Iterable"],
    "types": ["vite/client"],
    "jsx": "react-jsx",
    "strict": true,
    "noUnusedLocals": true,
    "noUnusedParameters": true,
    "verbatimModuleSyntax": true,
    "isolatedModules": true,
    "skipLibCheck": true,
    "noEmit": true
  },
  "include": ["src"]
}
`;

/** Licences of packages that scripts import are collected by Vite, those of fonts in `src/fonts.css` by a plugin. */
function printViteConfig(tailwind: boolean, fonts: readonly string[]): string {
  const hasFonts = fonts.length > 0;
  const plugins = ['react()', ...(tailwind ? ['tailwindcss()'] : []), ...(hasFonts ? ['fontLicenses'] : [])];
  return `${hasFonts ? 'import { readFileSync } from "node:fs";\n' : ''}${
    tailwind ? 'import tailwindcss from "@tailwindcss/vite";\n' : ''
  }import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
${hasFonts ? printLicensePlugin(fonts, 'font-licenses.md') : ''}
export default defineConfig({
  plugins: [${plugins.join(', ')}],
  // Packages and fonts ask for their licences to go along with them.
  build: { license: { fileName: "licenses.md" } },
});
`;
}

const eslintConfig = `import accessibility from "eslint-plugin-jsx-a11y";
import hooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import typescript from "typescript-eslint";

export default defineConfig(
  { ignores: ["dist"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [
      typescript.configs.recommended,
      hooks.configs.flat.recommended,
      accessibility.flatConfigs.recommended,
    ],
  },
);
`;

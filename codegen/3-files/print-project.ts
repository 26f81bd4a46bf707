import type { NeededFont } from '#design/receipt';
import type { CodeOptions } from '#design/code-options';
import type { Libraries } from '../libraries.ts';
import { fontFiles } from './font-files.ts';
import { escapeHtml } from './print-text.ts';

/** The files that make a React result a Vite project: it installs, builds and runs as it is. */
export function printProject(
  title: string,
  name: string,
  fonts: readonly NeededFont[],
  options: CodeOptions,
  { versions }: Libraries,
): readonly { readonly path: string; readonly text: string }[] {
  const tailwind = options.styles === 'tailwind';
  const packages = fontPackages(fonts);
  return [
    { path: 'src/main.tsx', text: printMain(fonts) },
    { path: 'src/vite-env.d.ts', text: '/// <reference types="vite/client" />\n' },
    { path: 'index.html', text: printIndex(title) },
    { path: 'package.json', text: printPackage(name, packages, tailwind, versions) },
    { path: 'tsconfig.json', text: compilerSettings },
    { path: 'vite.config.ts', text: tailwind ? viteWithTailwind : vite },
  ];
}

/** Packages on npm that carry a font's files. */
function fontPackages(fonts: readonly NeededFont[]): readonly string[] {
  return [...new Set(fonts.flatMap((font) => packageOf(font) ?? []))].sort();
}

/** Inter 4 is wider than the Inter that Figma draws, which the package of its makers still has. */
function packageOf(font: NeededFont): string | null {
  return font.package === '@fontsource/inter' ? 'inter-ui' : font.package;
}

function printMain(fonts: readonly NeededFont[]): string {
  const faces = fonts.flatMap(faceFiles);
  return `import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
${[...new Set(faces)].map((face) => `import "${face}";\n`).join('')}import { App } from "./App";

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
`;
}

function faceFiles(font: NeededFont): readonly string[] {
  const from = packageOf(font);
  if (from === 'inter-ui') return ['inter-ui/inter.css'];
  return from === null ? [] : fontFiles(from, font.weights, font.italic);
}

function printIndex(title: string): string {
  return `<!doctype html>
<html lang="en">
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
  versions: Libraries['versions'],
): string {
  const pick = (names: readonly string[]) =>
    Object.fromEntries(names.map((one) => [one, versions[one] ?? fontVersion(one)]));
  const tools = ['@types/react', '@types/react-dom', '@vitejs/plugin-react', 'typescript', 'vite'];
  const contents = {
    name,
    private: true,
    type: 'module',
    scripts: { dev: 'vite', build: 'tsc && vite build', preview: 'vite preview' },
    dependencies: pick([...fonts, 'react', 'react-dom']),
    devDependencies: pick([...tools, ...(tailwind ? ['@tailwindcss/vite', 'tailwindcss'] : [])].sort()),
  };
  return `${JSON.stringify(contents, null, 2)}\n`;
}

/** All packages of Fontsource are at the same major. */
function fontVersion(name: string): string {
  return name === 'inter-ui' ? '3.19.3' : '^5.0.0';
}

const compilerSettings = `{
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

const vite = `import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
});
`;

const viteWithTailwind = `import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react(), tailwindcss()],
});
`;

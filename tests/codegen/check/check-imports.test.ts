import { describe, expect, it } from 'vitest';
import { checkImports } from '#codegen/check/check-imports';
import { indexFiles, parseModules } from '#codegen/targets/project-files';
import { makeResult } from './make-result.ts';

const libraries = { types: {}, tailwind: {}, reactRuntime: '', versions: { react: '19.0.0' } };

function run(
  texts: Record<string, string>,
  assets: Record<string, Uint8Array> = {},
  dropped: readonly string[] = [],
) {
  const { files } = makeResult(texts, {}, assets);
  const project = indexFiles(files);
  const bytes = new Map(Object.entries(assets).filter(([path]) => !dropped.includes(path)));
  return checkImports(files, project, parseModules(project), bytes, libraries);
}

const places = (check: ReturnType<typeof run>) =>
  check.findings.map(({ file, line, message }) => ({ file, line, message }));

describe('the check of imports', () => {
  it('follows them to files, folders, pictures, styles and packages', () => {
    const check = run(
      {
        'src/App.tsx': `import { useState } from 'react';
import { Home } from './pages/Home';
import { parts } from './parts';
import '/src/base.css';
export const app = [useState, Home, parts];`,
        'src/base.css': '',
        'src/pages/Home.tsx': "import logo from '../assets/logo.png?url';\nexport const Home = logo;",
        'src/parts/index.ts': 'export const parts = 1;',
      },
      { 'src/assets/logo.png': new Uint8Array(1) },
    );
    expect(places(check)).toEqual([]);
    expect(check.outcome).toBe('passed');
  });

  it('lets the config of Vite use what Node has, and no page', () => {
    const check = run({
      'vite.config.js': `import { readFileSync } from 'node:fs';\nexport default { text: readFileSync('a') };`,
      'src/App.tsx': `import { readFileSync } from 'node:fs';\nexport const app = readFileSync('a');`,
    });
    expect(places(check)).toEqual([
      {
        file: 'src/App.tsx',
        line: 1,
        message: 'The package "node:fs" is not in the project\'s dependencies.',
      },
    ]);
  });

  it('reports files and packages that do not exist', () => {
    const check = run({
      'src/App.tsx': `import { gone } from './gone';
import { x } from '../../outside';
import { y } from 'left-pad/deep';
export const app = [gone, x, y];`,
    });
    expect(check.outcome).toBe('failed');
    expect(places(check)).toEqual([
      { file: 'src/App.tsx', line: 1, message: '"./gone" does not resolve to a file in the project.' },
      { file: 'src/App.tsx', line: 2, message: '"../../outside" does not resolve to a file in the project.' },
      {
        file: 'src/App.tsx',
        line: 3,
        message: 'The package "left-pad" is not in the project\'s dependencies.',
      },
    ]);
  });

  it("takes a project's own list of packages", () => {
    const check = run({
      'package.json': '{ "dependencies": { "@fontsource/inter": "5.0.0" } }',
      'src/main.tsx': "import '@fontsource/inter/400.css';",
    });
    expect(check.outcome).toBe('passed');
  });

  it('reports a cycle once, and allows cycles of types', () => {
    const check = run({
      'src/a.ts': "import { b } from './b.ts';\nexport const a = () => b;",
      'src/b.ts': "import { c } from './c.ts';\nexport const b = () => c;",
      'src/c.ts': "import { a } from './a.ts';\nexport const c = () => a;",
      'src/t.ts': "import type { U } from './u.ts';\nexport type T = U | 1;",
      'src/u.ts': "import type { T } from './t.ts';\nexport type U = T | 2;",
    });
    expect(places(check)).toEqual([
      {
        file: 'src/c.ts',
        line: 1,
        message: 'These files form an import cycle: src/a.ts → src/b.ts → src/c.ts → src/a.ts.',
      },
    ]);
  });

  it('warns of names that nothing uses', () => {
    const check = run({
      'src/a.ts': 'export const a = 1;\nexport const b = 2;\nexport type C = 3;',
      'src/d.tsx': "import { a, b as bee, type C } from './a.ts';\nexport const d: C = a;",
    });
    expect(check.outcome).toBe('warned');
    expect(places(check)).toEqual([
      { file: 'src/d.tsx', line: 1, message: '"bee" from "./a.ts" is not used.' },
    ]);
  });

  it('reports a picture without content', () => {
    const check = run({}, { 'src/assets/logo.png': new Uint8Array(1) }, ['src/assets/logo.png']);
    expect(places(check)).toEqual([
      { file: 'src/assets/logo.png', line: null, message: 'The file "src/assets/logo.png" has no content.' },
    ]);
  });
});

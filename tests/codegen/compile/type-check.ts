import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { SourceFile } from '#design/source-file';
import type { Libraries } from '#codegen/libraries';

const ambient = `
declare module '*.module.css' { const classes: { readonly [name: string]: string }; export default classes; }
declare module '*.css' {}
declare module '*.png' { const address: string; export default address; }
declare module '*.jpg' { const address: string; export default address; }
declare module '*.gif' { const address: string; export default address; }
declare module '*.webp' { const address: string; export default address; }
declare module '*.svg' { const address: string; export default address; }
`;

const settings = {
  compilerOptions: {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'Bundler',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    jsx: 'react-jsx',
    strict: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    skipLibCheck: true,
    types: [],
    noEmit: true,
  },
  include: ['ambient.d.ts', '**/*.tsx'],
};

/** Not the compiler of the product's own check: this one is many times as fast. */
const compiler = resolve(import.meta.dirname, '../../../node_modules/typescript-7/bin/tsc');

/** What the TypeScript compiler has to say about generated files, several results in one run, a folder each. */
export function typeCheck(
  results: Readonly<Record<string, readonly SourceFile[]>>,
  libraries: Libraries,
): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'framewright-types-'));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  try {
    for (const [path, text] of Object.entries(libraries.types)) write(path, text);
    write('tsconfig.json', JSON.stringify(settings));
    write('ambient.d.ts', ambient);
    for (const [name, files] of Object.entries(results)) {
      for (const file of files) {
        if (file.kind === 'text' && file.path.endsWith('.tsx')) write(join(name, file.path), file.text);
      }
    }
    return runCompiler(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function runCompiler(folder: string): readonly string[] {
  const command = [compiler, '--project', '.', '--pretty', 'false'];
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, options);
  // What goes on in further lines is the same complaint in more detail.
  const complaints = stdout.split('\n').filter((line) => /^\S.*error TS\d+: /.test(line));
  if ((status === 0) !== (complaints.length === 0))
    throw new Error(`tsc ended with ${status}: ${stdout}${stderr}`);
  return complaints.map((line) =>
    line.replace(/^(.*)\((\d+),\d+\): error TS\d+: (.{0,300}).*$/, '/$1:$2 $3'),
  );
}

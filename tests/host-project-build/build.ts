/**
 * Generates a page of the corpus into a small project of its own that uses MUI, and builds that with Vite. It installs
 * from the registry, so it runs on demand only:
 *
 *   node tests/host-project-build/build.ts [--keep DIR]
 *
 * It ends with 1 where the project does not build, does not use the library's components, or has a custom property
 * that it had already. It needs what `npm run build` makes, and `../shared/corpus`.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readHostTokens } from '#codegen/host-project/host-project';

const { values } = parseArgs({ options: { keep: { type: 'string' } } });
const root = resolve(import.meta.dirname, '../..');
const document = join(root, '../shared/corpus/yapper/figma.json');
const frames = ['255:2833', '255:1966'];

const folder =
  values.keep === undefined
    ? await mkdtemp(join(tmpdir(), 'framewright-host-project-'))
    : resolve(values.keep);
try {
  await cp(join(import.meta.dirname, 'input'), folder, { recursive: true });
  const before = new Set(await listSources(folder));
  run('npm', ['install', '--no-audit', '--no-fund', '--silent']);
  const chosen = frames.flatMap((id) => ['--frame', id]);
  run(process.execPath, [join(root, 'dist/cli.js'), 'code', document, ...chosen, '--out', folder]);
  run('npm', ['run', 'build']);
  const faults = await findFaults(before);
  for (const fault of faults) console.error(fault);
  console.log(
    faults.length === 0
      ? 'The project builds, uses its own components, and has no token twice.'
      : 'It does not hold.',
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  if (values.keep === undefined) await rm(folder, { recursive: true, force: true });
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
}

async function findFaults(before: ReadonlySet<string>): Promise<readonly string[]> {
  const generated = (await listSources(folder)).filter((path) => !before.has(path));
  const texts = await Promise.all(generated.map((path) => readFile(join(folder, path), 'utf8')));
  const all = texts.join('\n');
  const own = readHostTokens([await readFile(join(folder, 'src/theme/tokens.css'), 'utf8')]);
  const values = new Set(own.values());
  const twice = [...readHostTokens(texts)].filter(([name, value]) => own.has(name) || values.has(value));
  const unused = [...own.keys()].filter((name) => !all.includes(`var(${name})`));
  const literals = [...values].filter((value) => all.includes(value));
  return [
    ...twice.map(([name]) => `The token ${name} was there already.`),
    ...unused.map((name) => `The token ${name} is not used.`),
    ...literals.map((value) => `The colour ${value} is written out.`),
    ...['Button', 'TextField']
      .filter((name) => !all.includes(`<${name}`))
      .map((name) => `No ${name} is used.`),
    ...generated
      .filter((path) => /(?:button|input)\.tsx$/.test(path))
      .map((path) => `${path} was written anew.`),
  ];
}

async function listSources(from: string): Promise<readonly string[]> {
  const entries = await readdir(join(from, 'src'), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(?:tsx?|css)$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name).slice(from.length + 1))
    .sort();
}

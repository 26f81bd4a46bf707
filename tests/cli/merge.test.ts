import { mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeReport } from '#design/report';
import { inFolder, listTree } from './in-folder.ts';
import { runCli } from './run-cli.ts';
import { makeSmallDesign } from './small-design.ts';

const arguments_ = ['code', 'design.json', '--frame', '1:1', '--out', 'out', '--json'];
/** Where what is in the files does not matter: nothing has to be type-checked. */
const plain = [...arguments_, '--target', 'html'];

async function generate(folder: string, design: string, args = arguments_): Promise<CodeReport> {
  await writeFile(join(folder, 'design.json'), design);
  const run = await runCli(args, { folder });
  expect(run.exitCode, run.stderr).toBe(0);
  return JSON.parse(run.stdout) as CodeReport;
}

async function readAll(folder: string): Promise<Readonly<Record<string, string>>> {
  const paths = await listTree(folder);
  return Object.fromEntries(
    await Promise.all(
      paths.map(async (path) => [path, await readFile(join(folder, path), 'latin1')] as const),
    ),
  );
}

describe('framewright code over a folder that was edited', () => {
  const design = JSON.stringify(makeSmallDesign());
  const out = (folder: string, path: string) => join(folder, 'out', path);

  it('changes no byte where neither side changed anything, and keeps an edit beside a change', () =>
    inFolder(async (folder) => {
      const { pages } = await generate(folder, design);
      const before = await readAll(join(folder, 'out'));
      await generate(folder, design);
      expect(await readAll(join(folder, 'out'))).toEqual(before);

      const path = out(folder, pages[0]?.path ?? '');
      const page = await readFile(path, 'utf8');
      await writeFile(path, page.replace('<main ', '<main id="mine" '));
      const words = /"characters":"([A-Za-z ]{4,})"/.exec(design)?.[1] ?? '';
      const { problems } = await generate(
        folder,
        design.replace(`"characters":"${words}"`, '"characters":"Brand new words"'),
      );
      const merged = await readFile(path, 'utf8');
      expect(merged).toContain('id="mine"');
      expect(Object.values(await readAll(join(folder, 'out'))).join('')).toContain('Brand new words');
      expect(problems.filter(({ code }) => code.startsWith('merge-'))).toEqual([]);
    }));

  it('follows a file that was moved', () =>
    inFolder(async (folder) => {
      const { pages } = await generate(folder, design);
      const path = pages[0]?.path ?? '';
      await mkdir(out(folder, 'src/own'), { recursive: true });
      await rename(out(folder, path), out(folder, 'src/own/First.tsx'));
      await generate(folder, design);
      expect(await listTree(join(folder, 'out'))).not.toContain(path);
    }));

  it('refuses a record that is damaged', () =>
    inFolder(async (folder) => {
      await generate(folder, design, plain);
      await writeFile(out(folder, 'framewright.lock.json'), '{"version":1}');
      const run = await runCli(plain, { folder });
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toContain('framewright.lock.json" is damaged');
    }));

  it('does not read or write where a link leads out of the folder', () =>
    inFolder(async (folder) => {
      const { pages } = await generate(folder, design);
      const path = out(folder, pages[0]?.path ?? '');
      await rename(path, join(folder, 'outside.tsx'));
      await symlink(join(folder, 'outside.tsx'), path);
      const run = await runCli(arguments_, { folder });
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toContain('leads out of the output folder');
    }));
});

describe('framewright code with a config', () => {
  it('finds it above the output folder and tells its mistakes', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'design.json'), JSON.stringify(makeSmallDesign()));
      await writeFile(join(folder, 'framewright.config.json'), '{ "files": "snake" }');
      const run = await runCli(arguments_, { folder });
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toContain('"files" is "PascalCase" or "kebab-case".');
      await writeFile(join(folder, 'framewright.config.json'), '{ "paths": { "pages": "src/screens" } }');
      const { stdout } = await runCli(arguments_, { folder });
      expect((JSON.parse(stdout) as CodeReport).pages[0]?.path).toMatch(/^src\/screens\//);
    }));
});

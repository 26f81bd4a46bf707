import { chmod, lstat, mkdir, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { encode } from 'fast-png';
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

  it('refuses a record that is damaged, in conflict or newer before anything is written or asked, and names a way out', () =>
    inFolder(async (folder) => {
      await generate(folder, design, plain);
      const lock = out(folder, 'framewright.lock.json');
      const sound = await readFile(lock, 'utf8');
      const author = [...plain, '--mode', 'author'];
      for (const [text, words] of [
        ['{"version":1}', 'framewright.lock.json" is damaged'],
        [sound.slice(0, -9), 'framewright.lock.json" is cut off'],
        [sound.replace('"version": 2', '"version": 9'), 'was written by a newer version'],
        [
          sound.replace('  "target"', '<<<<<<< HEAD\n=======\n>>>>>>> b\n  "target"'),
          'both sides of a git merge',
        ],
      ] as const) {
        await writeFile(lock, text);
        const before = await readAll(join(folder, 'out'));
        for (const args of [plain, author]) {
          const run = await runCli(args, { folder });
          expect(run.exitCode).toBe(2);
          expect(run.stderr).toContain(words);
          expect(await readAll(join(folder, 'out'))).toEqual(before);
        }
      }
      // The way out that the sentence names: all that is there counts as the person's own.
      await writeFile(out(folder, 'index.html'), 'mine');
      await rm(lock);
      await generate(folder, design, [...plain, '--existing', 'beside']);
      expect(await readFile(out(folder, 'index.html'), 'utf8')).toBe('mine');
      expect(await readFile(lock, 'utf8')).toContain('"beside": "index.html.design"');
    }));

  it('changes only the lines of the file that changed in the record', () =>
    inFolder(async (folder) => {
      await generate(folder, design, plain);
      const before = (await readFile(out(folder, 'framewright.lock.json'), 'utf8')).split('\n');
      const words = /"characters":"([A-Za-z ]{4,})"/.exec(design)?.[1] ?? '';
      await generate(folder, design.replace(`"characters":"${words}"`, '"characters":"New words"'), plain);
      const after = (await readFile(out(folder, 'framewright.lock.json'), 'utf8')).split('\n');
      expect(after).toHaveLength(before.length);
      expect(after.filter((line, index) => line !== before[index])).toHaveLength(2);
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

describe('framewright code over files that it did not write', () => {
  const design = JSON.stringify(makeSmallDesign());
  const project = [...arguments_, '--project'];
  const own = {
    'src/App.tsx': 'export const App = () => "mine";\n',
    'package.json': '{ "name": "mine" }\n',
    'vite.config.js': 'export default {};\n',
  };

  async function withOwnFiles(use: (folder: string) => Promise<void>): Promise<void> {
    await inFolder(async (folder) => {
      await mkdir(join(folder, 'out/src'), { recursive: true });
      for (const [path, text] of Object.entries(own)) await writeFile(join(folder, 'out', path), text);
      await writeFile(join(folder, 'design.json'), design);
      await use(folder);
    });
  }

  it('stops before it writes or asks a model, and names them', () =>
    withOwnFiles(async (folder) => {
      for (const args of [project, [...project, '--mode', 'author']]) {
        const environment = { OPENAI_API_KEY: 'sk-never-used', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' };
        const run = await runCli(args, { folder, environment });
        expect(run.exitCode).toBe(2);
        expect(run.stderr).toContain('src/App.tsx');
        expect(run.stderr).toContain('package.json');
        expect(run.stderr).toContain('--existing beside');
        expect(await readAll(join(folder, 'out'))).toEqual(own);
      }
    }));

  it('leaves them and writes its own beside them with that option, this time and every time after', () =>
    withOwnFiles(async (folder) => {
      const { problems } = await generate(folder, design, [...project, '--existing', 'beside']);
      const told = problems.filter(({ code }) => code === 'merge-foreign').map(({ message }) => message);
      expect(told).toHaveLength(Object.keys(own).length);
      expect(await readAll(join(folder, 'out'))).toMatchObject(own);
      const first = await readAll(join(folder, 'out'));
      expect(Object.keys(first)).toContain('src/App.tsx.design');
      await generate(folder, design, project);
      expect(await readAll(join(folder, 'out'))).toEqual(first);
      // Who has taken what they want deletes the file beside; what they have is merged from then on.
      await rm(join(folder, 'out/src/App.tsx.design'));
      await generate(folder, design, project);
      expect(await readAll(join(folder, 'out'))).toMatchObject(own);
      expect(await listTree(join(folder, 'out'))).not.toContain('src/App.tsx.design');
    }));

  it('replaces them with that option, and reports it', () =>
    withOwnFiles(async (folder) => {
      const { problems } = await generate(folder, design, [...project, '--existing', 'replace']);
      expect(problems.filter(({ code }) => code === 'merge-replaced')).toHaveLength(Object.keys(own).length);
      expect(await readFile(join(folder, 'out/src/App.tsx'), 'utf8')).not.toContain('mine');
    }));

  it('never writes over a picture of theirs', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'images'));
      const bytes = encode({ width: 4, height: 4, channels: 3, data: new Uint8Array(48).fill(90) });
      await writeFile(join(folder, 'images/f00d.png'), bytes);
      const args = [...plain, '--images', 'images'];
      const { files } = await generate(folder, design, args);
      const picture = files.find(({ path }) => path.endsWith('.png'))?.path ?? 'none';
      const path = join(folder, 'out', picture);
      await writeFile(path, 'mine');
      // With a record it was edited by hand; without one it was not generated.
      await generate(folder, design, args);
      expect(await readFile(path, 'utf8')).toBe('mine');
      await rm(join(folder, 'out/framewright.lock.json'));
      const run = await runCli(args, { folder });
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toContain(picture);
      const { problems } = await generate(folder, design, [...args, '--existing', 'beside']);
      expect(problems.map(({ code }) => code)).toContain('merge-foreign');
      expect(await readFile(path, 'utf8')).toBe('mine');
      expect([...(await readFile(path.replace('.png', '.design.png')))]).toEqual([...bytes]);
    }));

  it('writes through a link within the folder and leaves the link', () =>
    inFolder(async (folder) => {
      const { pages } = await generate(folder, design);
      const path = join(folder, 'out', pages[0]?.path ?? '');
      await mkdir(join(folder, 'out/shared'));
      await rename(path, join(folder, 'out/shared/First.txt'));
      await symlink(join(folder, 'out/shared/First.txt'), path);
      const words = /"characters":"([A-Za-z ]{4,})"/.exec(design)?.[1] ?? '';
      await generate(folder, design.replace(`"characters":"${words}"`, '"characters":"New words"'));
      expect((await lstat(path)).isSymbolicLink()).toBe(true);
      expect(await readFile(join(folder, 'out/shared/First.txt'), 'utf8')).toContain('New words');
    }));
});

describe('framewright code with a config', () => {
  const config = 'framewright.config.json';
  const html = plain.map((word) => (word === 'out' ? 'packages/shop/out' : word));

  /**
   * A project in a temporary folder, with the config at `at` and `root` (a file or folder) that marks where it ends.
   */
  async function runWith(root: readonly string[], at: string) {
    let run: Awaited<ReturnType<typeof runCli>> | undefined;
    await inFolder(async (folder) => {
      await mkdir(join(folder, 'packages/shop'), { recursive: true });
      await writeFile(join(folder, 'design.json'), JSON.stringify(makeSmallDesign()));
      for (const path of root) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), '{}');
      }
      await writeFile(join(folder, at), '{ "paths": { "assets": "media" } }');
      run = await runCli(html, { folder });
    });
    return run?.stderr ?? '';
  }

  it.each([
    ['packages/shop/package.json', 'packages/shop/framewright.config.json'],
    ['packages/shop/.git', 'packages/shop/framewright.config.json'],
    // A monorepo: the topmost package, and the repository around packages.
    ['package.json', 'framewright.config.json'],
    ['.git', 'framewright.config.json'],
  ])('is used where %s ends the project and it is %s, and this is reported', async (root, at) => {
    const stderr = await runWith(['packages/shop/package.json', root], at);
    expect(stderr).toContain('Using the config "');
    expect(stderr).toContain(`${at}"`);
  });

  it.each([
    ['packages/shop/package.json', 'framewright.config.json'],
    ['packages/shop/.git', 'framewright.config.json'],
    ['packages/shop/.git', 'packages/framewright.config.json'],
  ])('is not used where %s ends the project and it is %s, above that', async (root, at) => {
    const stderr = await runWith([root], at);
    expect(stderr).not.toContain('Using the config');
    expect(stderr).toContain(`${at}" is not used`);
  });

  it('is not used above an output folder that is in no project', async () => {
    expect(await runWith([], 'packages/shop/framewright.config.json')).toContain('is not used');
  });

  it('is not used from a folder that everybody may write to, or from the home folder', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'design.json'), JSON.stringify(makeSmallDesign()));
      await writeFile(join(folder, config), '{ "paths": { "assets": "media" } }');
      await writeFile(join(folder, 'package.json'), '{}');
      expect((await runCli(plain, { folder })).stderr).toContain('Using the config');
      const atHome = await runCli(plain, { folder, environment: { HOME: await realpath(folder) } });
      expect(atHome.stderr).toContain('is not used');
      await chmod(folder, 0o777);
      expect((await runCli(plain, { folder })).stderr).toContain('is not used');
    }));

  it('reports its mistakes', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'design.json'), JSON.stringify(makeSmallDesign()));
      await writeFile(join(folder, 'package.json'), '{}');
      await writeFile(join(folder, config), '{ "files": "snake" }');
      const run = await runCli(arguments_, { folder });
      expect(run.exitCode).toBe(2);
      expect(run.stderr).toContain('"files" is "PascalCase" or "kebab-case".');
      await writeFile(join(folder, config), '{ "paths": { "pages": "src/screens" } }');
      const { stdout } = await runCli(arguments_, { folder });
      expect((JSON.parse(stdout) as CodeReport).pages[0]?.path).toMatch(/^src\/screens\//);
    }));
});

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeReport } from '#design/report';
import { findBrowser } from '../../cli/browser.mjs';
import { inFolder, listTree } from './in-folder.ts';
import { makePng } from './png.ts';
import { runCli } from './run-cli.ts';
import { makeSmallDesign } from './small-design.ts';
import { startCli } from './start-cli.ts';

const both = ['code', 'design.json', '--frame', '1:1', '--frame', 'Second', '--images', 'images'];

describe('framewright code', () => {
  it('writes a page for each frame and prints what it did', () =>
    inDesign(async (folder) => {
      const run = await startCli([...both, '--out', 'out'], { folder }).end;
      expect([run.exitCode, run.stderr]).toEqual([0, '']);
      const tree = await listTree(join(folder, 'out'));
      expect(tree).toEqual(
        expect.arrayContaining([
          'src/App.tsx',
          'src/pages/Start.tsx',
          'src/pages/Second.tsx',
          'src/components/Button.tsx',
        ]),
      );
      expect(run.stdout).toMatch(new RegExp(`^${tree.length} files \\(.* kB\\) in out\\n`));
      expect(run.stdout).toMatch(/\n\nReceipt: (?:passed|warned)\n/);
    }));

  it('prints one report with --json, and every file of it is there', () =>
    inDesign(async (folder) => {
      const run = await runCli([...both, '--out', 'out', '--json'], { folder });
      const report = JSON.parse(run.stdout) as CodeReport;
      expect(Object.keys(report)).toEqual(['command', 'files', 'pages', 'problems', 'receipt', 'timings']);
      expect(report.pages.map(({ frameId, width, height }) => [frameId, width, height])).toEqual([
        ['1:1', 320, 200],
        ['1:9', 320, 200],
      ]);
      for (const { path, bytes } of report.files) {
        expect((await readFile(join(folder, 'out', path))).length).toBe(bytes);
      }
      expect(report.timings.every(({ milliseconds }) => milliseconds >= 0)).toBe(true);
      expect(report.receipt.checks.map(({ id }) => id)).toContain('types');
    }));

  it('marks elements with --node-ids and changes no other byte', () =>
    inDesign(async (folder) => {
      await runCli([...both, '--target', 'html', '--out', 'plain'], { folder });
      await runCli([...both, '--target', 'html', '--out', 'marked', '--node-ids'], { folder });
      const paths = await listTree(join(folder, 'plain'));
      expect(await listTree(join(folder, 'marked'))).toEqual(paths);
      let marks = '';
      for (const path of paths) {
        const marked = await readFile(join(folder, 'marked', path), 'latin1');
        marks += marked;
        const unmarked = marked.replace(/ data-node-id="[^"]*"/g, '');
        expect(unmarked).toBe(await readFile(join(folder, 'plain', path), 'latin1'));
      }
      expect(marks).toContain('data-node-id="1:1"');
      expect(marks).toMatch(/data-node-id="(?:[^"]* )?1:2[ "]/);
    }));

  it('leaves alone what a person or a former run put there', () =>
    inDesign(async (folder) => {
      await mkdir(join(folder, 'out/src'), { recursive: true });
      await writeFile(join(folder, 'out/src/mine.ts'), 'mine');
      await writeFile(join(folder, 'out/src/App.tsx'), 'former');
      const run = await runCli([...both, '--out', 'out', '--existing', 'beside'], { folder });
      expect(run.stderr).toBe('');
      expect(await readFile(join(folder, 'out/src/mine.ts'), 'utf8')).toBe('mine');
      expect(await readFile(join(folder, 'out/src/App.tsx'), 'utf8')).toBe('former');
      expect(await readFile(join(folder, 'out/src/App.tsx.design'), 'utf8')).toContain('export function App');
    }));

  it('makes the same bytes of the same input', () =>
    inDesign(async (folder) => {
      const make = [...both, '--target', 'html', '--styles', 'tailwind', '--out'];
      await Promise.all([startCli([...make, 'one'], { folder }).end, runCli([...make, 'two'], { folder })]);
      for (const path of await listTree(join(folder, 'one'))) {
        const one = await readFile(join(folder, 'one', path));
        expect(one.equals(await readFile(join(folder, 'two', path)))).toBe(true);
      }
    }));

  it('takes pictures from --images and lists which are missing', () =>
    inDesign(async (folder) => {
      const frame = ['code', 'design.json', '--frame', 'Start', '--target', 'html', '--json'];
      const found = await runCli([...frame, '--images', 'images', '--out', 'with'], { folder });
      const missing = await runCli([...frame, '--out', 'without'], { folder });
      expect(codesOf(found.stdout)).not.toContain('image-missing');
      expect(codesOf(missing.stdout)).toContain('image-missing');
      const pictures = (await listTree(join(folder, 'with'))).filter((path) => path.endsWith('.png'));
      expect(pictures).toHaveLength(1);
      expect(await listTree(join(folder, 'without'))).not.toEqual(expect.arrayContaining(pictures));
    }));

  it.skipIf(findBrowser() === null)('exits with 1 where the page looks unlike the picture of the frame', () =>
    // A page that lacks a picture of its own is only warned about, so this one has all of them.
    inDesign(async (folder) => {
      await writeFile(join(folder, 'black.png'), makePng(640, 400, 0));
      const args = [
        'code',
        'design.json',
        '--frame',
        'Start',
        '--truth',
        'black.png',
        '--images',
        'images',
        '--out',
        'out',
        '--json',
      ];
      const run = await startCli(args, { folder }).end;
      expect(run.exitCode).toBe(1);
      const report = JSON.parse(run.stdout) as CodeReport;
      const likeness = report.receipt.checks.find(({ id }) => id === 'likeness');
      expect(likeness?.outcome).toBe('failed');
      expect(likeness?.measure?.value).toBeGreaterThan(0.5);
      expect(await listTree(join(folder, 'out'))).not.toEqual([]);
    }),
  );
});

describe('framewright hints', () => {
  it('prints the very text that --json reports, and cuts it to a budget', () =>
    inDesign(async (folder) => {
      const args = ['hints', 'design.json', '--frame', 'Start'];
      const text = await runCli(args, { folder });
      const whole = JSON.parse((await runCli([...args, '--json'], { folder })).stdout) as Hints;
      expect(text.stdout).toBe(`${whole.text}\n`);
      expect(whole).toMatchObject({ command: 'hints', cut: false });
      expect(whole.text).toContain('Welcome back');
      const cut = JSON.parse(
        (await runCli([...args, '--budget', '60', '--json'], { folder })).stdout,
      ) as Hints;
      expect(cut.cut).toBe(true);
      expect(cut.text.length).toBeLessThan(whole.text.length);
    }));
});

interface Hints {
  readonly text: string;
  readonly cut: boolean;
}

async function inDesign(use: (folder: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    await mkdir(join(folder, 'images'));
    await writeFile(join(folder, 'images/f00d'), makePng(10, 6, 128));
    await writeFile(join(folder, 'design.json'), JSON.stringify(makeSmallDesign()));
    await use(folder);
  });
}

function codesOf(stdout: string): readonly string[] {
  return (JSON.parse(stdout) as CodeReport).problems.map(({ code }) => code);
}

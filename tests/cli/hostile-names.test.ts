import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeReport } from '#design/report';
import { describeTarget, parseTarget } from '#design/targets';
import { hostileTexts, makeHostileDesign } from './hostile-design.ts';
import { inFolder, listTree } from './in-folder.ts';
import { foldSpaces, readHtmlPage, readReactPages } from './read-pages.ts';
import { runCli } from './run-cli.ts';

const frames = ['1:1', '1:2', '1:3', '1:4', '1:5', '1:6', '1:7', '1:8', '5:1'];

/** Names Windows keeps, and everything that is not plain in a path or an address. */
const safePath = /^(?!.*(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$))(?:[\w-]+\/)*[\w.-]+$/i;

describe('hostile names and texts', () => {
  it.each([
    ['react', 'modules'],
    ['react', 'tailwind'],
    ['react', 'css'],
    ['html', 'css'],
    ['html', 'tailwind'],
  ])('come out of %s with %s as correct text and safe names', (target, styles) =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'design.json'), JSON.stringify(makeHostileDesign()));
      const out = join(folder, 'out');
      const chosen = frames.flatMap((id) => ['--frame', id]);
      const args = ['code', 'design.json', ...chosen, '--target', target, '--styles', styles];
      const run = await runCli([...args, '--project', '--node-ids', '--out', 'out', '--json'], { folder });
      expect(run.stderr).toBe('');
      expect(run.exitCode).toBe(0);

      const report = JSON.parse(run.stdout) as CodeReport;
      const written = report.files.map(({ path }) => path).sort();
      expect(await listTree(folder)).toEqual(['design.json', ...written.map((path) => `out/${path}`)].sort());
      expect(written.filter((path) => !safePath.test(path))).toEqual([]);
      expect(new Set(written.map((path) => path.toLowerCase())).size).toBe(written.length);
      expect(report.receipt.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);

      const pages =
        describeTarget(parseTarget(target)).pages === 'component'
          ? await readReactPages(out, report.pages)
          : await Promise.all(report.pages.map(({ path }) => readHtmlPage(out, path)));
      expect(pages).toHaveLength(frames.length);
      expect(pages.flatMap(({ dangers }) => dangers)).toEqual([]);
      const [texts, uses] = pages;
      for (const [index, text] of hostileTexts.entries()) {
        expect(texts?.texts.get(`2:${index}`) ?? '', text.slice(0, 60)).toBe(foldSpaces(text));
        expect(uses?.texts.get(`3:${index}`) ?? '', text.slice(0, 60)).toBe(foldSpaces(text));
      }
    }),
  );

  it('reach no file of the project but as text', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'design.json'), JSON.stringify(makeHostileDesign()));
      await runCli(['code', 'design.json', '--frame', '1:3', '--project', '--out', 'out'], { folder });
      const manifest: unknown = JSON.parse(await readFile(join(folder, 'out/package.json'), 'utf8'));
      expect(manifest).toMatchObject({ name: expect.stringMatching(/^[a-z0-9][a-z0-9._-]*$/) as string });
      expect(await readFile(join(folder, 'out/index.html'), 'utf8')).not.toContain('<script>globalThis');
    }));
});

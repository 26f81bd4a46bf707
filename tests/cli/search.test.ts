import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchReport } from '#design/report';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';
import { inFolder } from './in-folder.ts';
import { runCli } from './run-cli.ts';
import { makeSmallDesign } from './small-design.ts';

describe('framewright search', () => {
  let server: ModelServer;
  beforeAll(async () => void (server = await startModelServer()));
  afterAll(() => server.close());

  it('finds by meaning with a key, says the cost first, and pays only for what changed', () =>
    inFolder(async (folder) => {
      const design = JSON.stringify(makeSmallDesign());
      await mkdir(join(folder, 'designs'));
      await writeFile(join(folder, 'designs/start.json'), design);
      const ledger = join(folder, 'ledger');
      const environment: Record<string, string> = {
        OPENAI_API_KEY: 'sk-test-1234567890',
        OPENAI_BASE_URL: server.url,
        FRAMEWRIGHT_LEDGER: ledger,
      };
      const search = async (query: string, ...args: readonly string[]) => {
        const asked = server.requests.length;
        const all = ['search', 'designs', query, '--library', 'library', '--json', ...args];
        const { exitCode, stdout, stderr } = await runCli(all, { folder, environment });
        const report = (stdout === '' ? null : JSON.parse(stdout)) as SearchReport | null;
        return { exitCode, report, stderr, paths: server.requests.slice(asked).map(({ path }) => path) };
      };
      const cost =
        /gpt-5\.4 and text-embedding-3-small: 2 images and \d+ texts to read, about [\d,]+ tokens, \$0\.\d+ to/;
      const estimated = await search('greeting', '--estimate');
      expect([estimated.exitCode, estimated.paths]).toEqual([0, []]);
      expect(estimated.stderr).toMatch(cost);
      server.breakNext('none', 'key-refused');
      const caption = 'A screen that greets somebody who comes back.';
      server.answerWith(
        JSON.stringify({
          captions: [
            { picture: 1, caption, words: ['login', 'salutation'] },
            { picture: 2, caption: 'An empty page with one line of text.', words: [] },
          ],
        }),
      );
      const failed = await search('greeting', '--semantic');
      expect([failed.exitCode, failed.paths]).toEqual([2, ['/v1/responses', '/v1/embeddings']]);
      expect(failed.stderr).toContain('refused the key');
      // The caption is paid for and kept.
      const found = await search('greets people coming back', '--semantic');
      expect(found.paths).toEqual(['/v1/embeddings', '/v1/embeddings']);
      expect(found.report?.estimate).toMatchObject({ pictures: 0 });
      expect(found.report?.hits[0]).toMatchObject({
        nodeId: '1:1',
        why: expect.stringContaining('greets') as unknown,
      });
      const again = await search('salutation', '--semantic');
      expect(again.paths).toEqual(['/v1/embeddings']);
      expect(again.report?.hits[0]).toMatchObject({ nodeId: '1:1' });
      await writeFile(join(folder, 'designs/start.json'), design.replaceAll('Welcome back', 'See you'));
      environment['FRAMEWRIGHT_BUDGET_ACTION'] = '0';
      const changed = await search('farewell', '--semantic');
      expect([changed.exitCode, changed.paths]).toEqual([2, []]);
      expect(changed.stderr).toMatch(/: 1 image and \d+ texts? to read[^]*of the \$0\.00 for one click/);
      const entries = await Promise.all(
        (await readdir(ledger)).map((name) => readFile(join(ledger, name), 'utf8')),
      );
      const works = entries.map((entry) => (JSON.parse(entry) as { readonly work?: string }).work);
      expect(new Set(works)).toEqual(new Set(['caption', 'embedding']));
      const keyless = await runCli(['search', 'designs', 'x', '--library', 'library', '--semantic'], {
        folder,
      });
      expect([keyless.exitCode, keyless.stderr]).toEqual([2, expect.stringContaining('OPENAI_API_KEY')]);
      const unkept = await runCli(['search', 'designs', 'x', '--semantic'], { folder, environment });
      expect([unkept.exitCode, unkept.stderr]).toEqual([2, expect.stringContaining('--library')]);
    }));

  it('finds words and colours in all designs of a folder, and leaves other files out', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'designs/shop'), { recursive: true });
      await writeFile(join(folder, 'designs/shop/figma.json'), JSON.stringify(makeSmallDesign()));
      const other = JSON.stringify(makeSmallDesign()).replaceAll('Welcome back', 'Nothing here');
      await writeFile(join(folder, 'designs/other.json'), other);
      await writeFile(join(folder, 'designs/package.json'), '{"name":"x"}');
      const { exitCode, stdout } = await runCli(['search', 'designs', 'welcom', '--json'], { folder });
      const { command, hits } = JSON.parse(stdout) as { command: string; hits: readonly object[] };
      expect(command).toBe('search');
      expect(hits[0]).toMatchObject({
        nodeId: '1:2',
        frameId: '1:1',
        kind: 'layer',
        name: 'Welcome back',
        file: join('designs', 'shop', 'figma.json'),
      });
      expect(exitCode).toBe(0);
      const sorted = await runCli(['search', 'designs', '--sort', 'buttons, pages'], { folder });
      expect(sorted.stdout).toMatch(/^buttons \(4\)\n[^]*"Button"[^]*\n\npages \(0\)\n\nOther \(/);
      const found = await runCli(['search', 'designs', 'button', '--sort', 'auto', '--json'], { folder });
      expect((JSON.parse(found.stdout) as SearchReport).categories?.[0]).toMatchObject({ name: 'Button' });
      const clean = await runCli(
        ['search', 'designs', 'second', '--audit', 'findings', '--min-height', '200'],
        {
          folder,
        },
      );
      expect(clean.stdout).toBe('Nothing was found.\n');
      const nothing = await runCli(['search', 'designs/other.json', 'welcome'], { folder });
      expect([nothing.exitCode, nothing.stdout]).toEqual([1, 'Nothing was found.\n']);
    }));

  it('reports what is missing', () =>
    inFolder(async (folder) => {
      const { exitCode, stderr } = await runCli(['search', 'nowhere', 'word'], { folder });
      expect(exitCode).toBe(2);
      expect(stderr).toContain('There is no file or folder "nowhere".');
    }));
});

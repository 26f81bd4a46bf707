import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder } from './in-folder.ts';
import { runCli } from './run-cli.ts';
import { makeSmallDesign } from './small-design.ts';

describe('framewright search', () => {
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

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder } from './in-folder.ts';
import { makePng } from './png.ts';
import { runCli } from './run-cli.ts';
import { makeSmallDesign } from './small-design.ts';

describe('framewright compare', () => {
  it('lists what differs between a frame and the same frame of another file', () =>
    inFolder(async (folder) => {
      const before = JSON.stringify(makeSmallDesign());
      await writeFile(join(folder, 'before.json'), before);
      await writeFile(join(folder, 'after.json'), before.replaceAll('Welcome back', 'Welcome home'));
      const args = ['compare', 'before.json', '--frame', '1:1', '--with', 'after.json'];
      const { exitCode, stdout } = await runCli([...args, '--json'], { folder });
      expect(JSON.parse(stdout)).toMatchObject({
        command: 'compare',
        differences: [{ nodeIds: ['1:2'], kind: 'retexted', was: 'Welcome back', now: 'Welcome home' }],
      });
      expect(exitCode).toBe(1);
      const same = await runCli(['compare', 'before.json', '--frame', '1:1', '--with', '1:1'], { folder });
      expect([same.exitCode, same.stdout]).toEqual([0, 'No differences.\n']);
    }));

  it('compares two pictures and writes the heat map', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'was.png'), makePng(80, 60));
      await writeFile(join(folder, 'now.png'), makePng(80, 60, 40));
      const args = ['compare', 'was.png', '--with', 'now.png', '--heat-map', 'heat.png'];
      const { exitCode, stdout } = await runCli(args, { folder });
      expect(stdout).toContain('#ffffff -> #282828');
      expect(exitCode).toBe(1);
      expect((await readFile(join(folder, 'heat.png'))).subarray(1, 4).toString()).toBe('PNG');
    }));

  it('names a frame that the other file lacks', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'before.json'), JSON.stringify(makeSmallDesign()));
      const { exitCode, stderr } = await runCli(
        ['compare', 'before.json', '--frame', '1:1', '--with', 'Third'],
        {
          folder,
        },
      );
      expect(exitCode).toBe(2);
      expect(stderr).toContain('There is no frame "Third"');
    }));
});

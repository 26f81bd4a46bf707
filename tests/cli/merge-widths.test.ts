import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeReport } from '#design/report';
import { inFolder } from './in-folder.ts';
import { runCli } from './run-cli.ts';

const cases = resolve(import.meta.dirname, '../codegen/merge-widths');
const threeWidths = join(cases, 'only-at-one-width/input.json');
const unlike = join(cases, 'unlike-frames/input.json');
const frames = ['--frame', '1:1', '--frame', '2:1', '--frame', '3:1'];

describe('framewright code --merge-widths', () => {
  it('makes one page of frames drawn at several widths, and names all of them', () =>
    inFolder(async (folder) => {
      const args = [
        'code',
        threeWidths,
        ...frames,
        '--out',
        'out',
        '--target',
        'html',
        '--node-ids',
        '--json',
      ];
      const run = await runCli([...args, '--merge-widths'], { folder });
      expect([run.exitCode, run.stderr]).toEqual([0, '']);
      const report = JSON.parse(run.stdout) as CodeReport;
      const narrower = [
        { frameId: '2:1', width: 834, height: 176 },
        { frameId: '3:1', width: 375, height: 176 },
      ];
      expect(report.pages).toMatchObject([{ frameId: '1:1', width: 1280, narrower }]);
      expect(await readFile(join(folder, 'out/index.html'), 'utf8')).toContain('data-node-id="1:1 2:1 3:1"');
      expect(await readFile(join(folder, 'out/styles.css'), 'utf8')).toContain('@media (width < 64rem)');
    }));

  it('suggests without the option that the frames could be one page', () =>
    inFolder(async (folder) => {
      const run = await runCli(
        ['code', threeWidths, ...frames, '--out', 'out', '--target', 'html', '--json'],
        { folder },
      );
      const report = JSON.parse(run.stdout) as CodeReport;
      expect(report.pages.map(({ frameId }) => frameId)).toEqual(['1:1', '2:1', '3:1']);
      expect(run.stderr).toContain('The frames 1280, 834, 375 px wide look like one page; --merge-widths');
    }));

  it('leaves frames alone that are not one page, and reports it', () =>
    inFolder(async (folder) => {
      const args = ['code', unlike, '--frame', '1:1', '--frame', '2:1', '--out', 'out', '--target', 'html'];
      const run = await runCli([...args, '--merge-widths', '--json'], { folder });
      const report = JSON.parse(run.stdout) as CodeReport;
      expect(report.pages.map(({ frameId }) => frameId)).toEqual(['1:1', '2:1']);
      expect(report.problems.map(({ code, nodeId }) => `${code} ${nodeId}`)).toEqual([
        'widths-apart 1:1',
        'widths-apart 2:1',
      ]);
    }));
});

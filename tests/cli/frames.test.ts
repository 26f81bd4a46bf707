import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder } from './in-folder.ts';
import { runCli } from './run-cli.ts';
import { startCli } from './start-cli.ts';

const cases = join(import.meta.dirname, '../design/document');
const sections = join(cases, 'frames-inside-nested-sections/input.json');

describe('framewright frames', () => {
  it('lists pages and frames for a person', async () => {
    const { exitCode, stdout, stderr } = await runCli(['frames', sections]);
    expect(stdout).toBe(
      [
        'Flows',
        '',
        'All',
        '  1:1  SECTION   2000 x 2000  Dark',
        '  1:2  SECTION   1000 x 1000  Chat',
        '  1:3  FRAME       800 x 600  Desktop',
        '  1:6  INSTANCE      20 x 20  Badge',
        '  1:7  GROUP         50 x 60  Loose shapes',
        '',
      ].join('\n'),
    );
    expect([exitCode, stderr]).toEqual([0, '']);
  });

  it('prints one object with --json', async () => {
    const { stdout } = await runCli(['frames', sections, '--json']);
    const expected: unknown = JSON.parse(
      await readFile(join(cases, 'frames-inside-nested-sections/expected-frames.json'), 'utf8'),
    );
    expect(JSON.parse(stdout)).toEqual({
      command: 'frames',
      documentName: 'Flows',
      pages: (expected as { pages: unknown }).pages,
    });
  });

  it('reads standard input', async () => {
    const input = await readFile(sections, 'utf8');
    const { stdout, exitCode } = await startCli(['frames', '-'], { input }).end;
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Desktop');
  });

  it('reads a file with a byte order mark, and calls figma.json by its folder', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'shop'));
      const text = await readFile(join(cases, 'one-bare-node/input.json'), 'utf8');
      await writeFile(join(folder, 'shop/figma.json'), `\ufeff${text}`);
      const { stdout } = await runCli(['frames', 'shop/figma.json'], { folder });
      expect(stdout).toBe('shop\n\nFrames\n  3:1  FRAME  1280 x 720.5  Landing\n');
    }));

  it('keeps names from writing on the screen where they like', () =>
    inFolder(async (folder) => {
      const node = { id: '1:1', type: 'FRAME', name: 'a\u001b[2Jb\nc\r\u2028d\u0007' };
      await writeFile(join(folder, 'a.json'), JSON.stringify(node));
      const { stdout } = await runCli(['frames', 'a.json'], { folder });
      expect(stdout).toBe('a\n\nFrames\n  1:1  FRAME  0 x 0  a [2Jb c  d \n');
    }));

  it('opens a document of 50 MB', () =>
    inFolder(async (folder) => {
      const layers = Array.from({ length: 130_000 }, (_, index) => ({
        id: `2:${index}`,
        type: 'RECTANGLE',
        name: `Rectangle number ${index} of a page that somebody let grow for years`,
        absoluteBoundingBox: { x: index, y: index, width: 100, height: 100 },
        absoluteRenderBounds: { x: index, y: index, width: 100, height: 100 },
        fills: [{ type: 'SOLID', color: { r: 0.25, g: 0.5, b: 0.75, a: 1 }, blendMode: 'NORMAL' }],
        constraints: { vertical: 'TOP', horizontal: 'LEFT' },
      }));
      const page = { id: '0:1', type: 'CANVAS', name: 'Page', children: [frame(layers)] };
      const text = JSON.stringify({
        name: 'Large',
        document: { id: '0:0', type: 'DOCUMENT', name: 'Document', children: [page] },
      });
      expect(text.length).toBeGreaterThan(50_000_000);
      await writeFile(join(folder, 'large.json'), text);
      const { exitCode, stdout } = await startCli(['frames', 'large.json'], { folder }).end;
      expect([exitCode, stdout]).toEqual([0, 'Large\n\nPage\n  1:1  FRAME  1440 x 900  All\n']);
    }));
});

function frame(children: readonly object[]): object {
  return {
    id: '1:1',
    type: 'FRAME',
    name: 'All',
    absoluteBoundingBox: { x: 0, y: 0, width: 1440, height: 900 },
    children,
  };
}

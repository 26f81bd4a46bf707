import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startFigmaServer, type FigmaAnswer } from './figma-server.ts';
import { inFolder, listTree } from './in-folder.ts';
import { makePng } from './png.ts';
import { runCli } from './run-cli.ts';

const box = { x: 0, y: 0, width: 40, height: 20 };
const node = {
  id: '1:2',
  type: 'FRAME',
  name: 'Start',
  absoluteBoundingBox: box,
  absoluteRenderBounds: box,
  clipsContent: true,
  blendMode: 'PASS_THROUGH',
  fills: [],
  strokes: [],
  effects: [],
  constraints: { vertical: 'TOP', horizontal: 'LEFT' },
  children: [
    {
      id: '1:3',
      type: 'RECTANGLE',
      name: 'Photograph',
      absoluteBoundingBox: box,
      absoluteRenderBounds: box,
      blendMode: 'PASS_THROUGH',
      constraints: { vertical: 'TOP', horizontal: 'LEFT' },
      fills: [{ type: 'IMAGE', blendMode: 'NORMAL', scaleMode: 'FILL', imageRef: 'f111' }],
      strokes: [],
      effects: [],
    },
    {
      id: '1:4',
      type: 'VECTOR',
      name: 'Star',
      absoluteBoundingBox: { x: 4, y: 4, width: 10, height: 10 },
      absoluteRenderBounds: { x: 4, y: 4, width: 10, height: 10 },
      blendMode: 'PASS_THROUGH',
      constraints: { vertical: 'TOP', horizontal: 'LEFT' },
      fills: [{ type: 'SOLID', blendMode: 'NORMAL', color: { r: 1, g: 0, b: 0, a: 1 } }],
      strokes: [],
      effects: [],
    },
  ],
};
const maps = { components: {}, componentSets: {}, styles: {}, schemaVersion: 0 };
const page = { id: '0:1', type: 'CANVAS', name: 'Page', children: [node] };
const wholeFile = {
  name: 'Shop',
  document: { id: '0:0', type: 'DOCUMENT', name: 'D', children: [page] },
  ...maps,
};
const star =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z" fill="red"/></svg>';
const address = 'https://www.figma.com/design/KEY1/Shop';

describe('a design that lies at Figma', () => {
  it('becomes code with its fills, shapes and picture, though Figma hides the variables and is busy once', () =>
    inFolder(async (folder) => {
      const server = await startFigmaServer((url) => ({
        '/v1/files/KEY1/nodes': [
          { status: 429, headers: { 'retry-after': '0' } },
          { body: { name: 'Shop', nodes: { '1:2': { document: node, ...maps } } } },
        ],
        '/v1/files/KEY1/variables/local': [{ status: 403, body: { status: 403, err: 'Forbidden' } }],
        '/v1/files/KEY1/images': [
          { body: { meta: { images: { f111: `${url}/fill`, other: `${url}/other` } } } },
        ],
        '/v1/images/KEY1': [
          { body: { err: null, images: { '1:4': `${url}/star` } } },
          { body: { err: null, images: { '1:2': `${url}/frame` } } },
        ],
        '/fill': [{ body: makePng(4, 2) }],
        '/star': [{ body: star }],
        '/frame': [{ body: makePng(40, 20) }],
      }));
      try {
        const run = await runCli(['code', `${address}?node-id=1-2`, '--out', 'out', '--json'], {
          folder,
          environment: { FIGMA_TOKEN: 'figd_secret', FIGMA_BASE_URL: server.url },
        });
        expect(run.stderr).toBe(
          'Figma is busy; trying again in 0 s …\n' +
            'Figma did not return the variables of this file (because of the plan or the token’s scope), so their names are unknown.\n',
        );
        const report = JSON.parse(run.stdout) as { problems: { code: string }[]; files: { path: string }[] };
        const codes = report.problems.map((problem) => problem.code);
        expect(codes).not.toContain('image-missing');
        expect(codes).not.toContain('vector-missing');
        expect(report.files.map(({ path }) => path).filter((path) => path.endsWith('.png'))).toHaveLength(1);
        expect(server.requests.map(({ path }) => decodeURIComponent(path))).toEqual([
          '/v1/files/KEY1/nodes?ids=1:2&geometry=paths',
          '/v1/files/KEY1/nodes?ids=1:2&geometry=paths',
          '/v1/files/KEY1/variables/local',
          '/v1/files/KEY1/images',
          '/fill',
          '/v1/images/KEY1?ids=1:4&format=svg',
          '/star',
          '/v1/images/KEY1?ids=1:2&format=png&scale=1&use_absolute_bounds=true',
          '/frame',
        ]);
        expect(server.requests.filter(({ token }) => token === null).map(({ path }) => path)).toEqual([
          '/fill',
          '/star',
          '/frame',
        ]);
        for (const path of await listTree(folder)) {
          expect(await readFile(join(folder, path), 'latin1')).not.toContain('figd_secret');
        }
      } finally {
        await server.close();
      }
    }));

  it.each<[string, string, readonly FigmaAnswer[], string]>([
    ['lists its frames', address, [{ body: wholeFile }], ''],
    ['reports a missing file', address, [{ status: 404 }], 'Figma has no such file'],
    ['reports a refused token', address, [{ status: 403 }], 'Figma refused the token in FIGMA_TOKEN'],
    ['reports a broken answer', address, [{ body: '{"name":', cut: true }], 'broke off or is not JSON'],
    [
      'reports how long to wait',
      address,
      [{ status: 429, headers: { 'retry-after': '7200' } }],
      'Figma asks to wait 7200 s',
    ],
  ])('%s', async (_what, file, answers, sentence) => {
    const server = await startFigmaServer(() => ({ '/v1/files/KEY1': answers }));
    try {
      const environment = { FIGMA_TOKEN: 'figd_secret', FIGMA_BASE_URL: server.url };
      const { exitCode, stdout, stderr } = await runCli(['frames', file], { environment });
      expect(exitCode).toBe(sentence === '' ? 0 : 2);
      expect(stdout).toBe(sentence === '' ? 'Shop\n\nPage\n  1:2  FRAME  40 x 20  Start\n' : '');
      expect(stderr).toContain(sentence);
      expect(stderr).not.toContain('figd_secret');
    } finally {
      await server.close();
    }
  });
});

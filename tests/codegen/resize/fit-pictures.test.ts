import { beforeAll, describe, expect, it } from 'vitest';
import { compile, type CompileEnvironment } from '#codegen/compile';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import type { CodeResult, Progress } from '#design/code-result';
import { findImageSize } from '#design/image-header';
import type { RestNode, Snapshot } from '#design/snapshot';
import { memoizeResizePicture } from '#codegen/assets/resize-picture';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { jpegPhoto, pngPhoto, tools } from './draw-photo.ts';

const told: Progress[] = [];
const environment: CompileEnvironment = {
  libraries: await collectLibraries(),
  fitPicture: memoizeResizePicture(tools),
  signal: { aborted: false, throwIfAborted: () => {} },
  onProgress: (progress) => told.push(progress),
  now: () => 0,
};
const assets = new Map([
  ['photo', await jpegPhoto(480, 400)],
  ['ground', pngPhoto(2400, 60)],
  ['twice', pngPhoto(400, 400)],
  ['tile', pngPhoto(160, 160)],
  ['broken', new Uint8Array(5000)],
]);

/** A page of 800 px: a photo in two sizes, a ground that grows with the page, a tile, and a file that is no picture. */
const page = frame({ x: 0, y: 0, width: 800, height: 900 }, [
  rectangle('1:2', 'Hero', { x: 0, y: 0, width: 800, height: 20 }, fill('ground'), {
    constraints: { horizontal: 'LEFT_RIGHT', vertical: 'TOP' },
  }),
  rectangle('1:3', 'Photo', { x: 40, y: 340, width: 120, height: 100 }, fill('photo')),
  rectangle('1:4', 'Portrait', { x: 200, y: 340, width: 60, height: 50 }, fill('photo')),
  rectangle(
    '1:5',
    'Tiles',
    { x: 300, y: 340, width: 90, height: 90 },
    { ...fill('tile'), scaleMode: 'TILE', scalingFactor: 0.25 },
  ),
  rectangle('1:6', 'Cover', { x: 40, y: 500, width: 120, height: 60 }, fill('twice')),
  rectangle('1:7', 'Noise', { x: 300, y: 500, width: 60, height: 60 }, fill('broken')),
]);

describe('pictures of a page', () => {
  let html: CodeResult;
  beforeAll(async () => {
    html = await run({ target: 'html' });
  });

  it('go out once for ordinary and once for dense screens, by the largest use', () => {
    expect(sizeOf(html, 'assets/photo.jpg')).toEqual({ width: 120, height: 100 });
    expect(sizeOf(html, 'assets/photo@2x.jpg')).toEqual({ width: 240, height: 200 });
    expect(textOf(html, '.html')).toMatch(/src="assets\/photo\.jpg"\s+srcset="assets\/photo@2x\.jpg 2x"/);
    expect(textOf(html, '.html').match(/srcset="assets\/photo@2x/g)).toHaveLength(2);
  });

  it('are measured by what is cut off too', () => {
    expect(sizeOf(html, 'assets/cover@2x.png')).toEqual({ width: 240, height: 240 });
  });

  it('that grow with the page are one file, large enough for the widest', () => {
    expect(sizeOf(html, 'assets/hero.png')).toEqual({ width: 1920, height: 48 });
    expect(textOf(html, '.html')).not.toContain('hero@');
  });

  it('that are tiled keep their own size', () => {
    expect(sizeOf(html, 'assets/tiles.png')).toEqual({ width: 160, height: 160 });
  });

  it('that cannot be read are reported, and delivered unchanged', () => {
    expect(
      html.problems.filter(({ code }) => code === 'picture-unreadable').map(({ nodeId }) => nodeId),
    ).toEqual(['1:7']);
    expect([...html.assets.values()]).toContain(assets.get('broken'));
  });

  it('are counted while they are made, and are all there is to hand out', () => {
    const stages = told.filter(({ doing }) => doing === 'Resizing pictures');
    expect(stages.at(-1)?.total).toBe(4);
    expect(html.files.filter(({ kind }) => kind === 'asset')).toHaveLength(html.assets.size);
    expect([...html.assets.values()]).not.toContain(assets.get('photo'));
  });

  it('are the same bytes and names in a second run, and as they came without tools', async () => {
    const { timings: _, ...again } = await run({ target: 'html' });
    expect(again).toEqual({ ...again, files: html.files, assets: html.assets });
    const { fitPicture: __, ...without } = environment;
    const plain = await compile(snapshot(page), assets, { ...defaultCodeOptions, target: 'html' }, without);
    expect(plain.assets.get('photo')).toBe(assets.get('photo'));
    expect(textOf(plain, '.html')).not.toContain('srcset');
  });

  it('are imported by React', async () => {
    const react = await run({});
    const code = textOf(react, 'Page.tsx');
    expect(code).toContain('import photo2x from "../assets/photo@2x.jpg";');
    expect(code).toMatch(/src=\{photo\}\s+srcSet=\{`\$\{photo2x\} 2x`\}/);
  });
});

async function run(options: Partial<CodeOptions>): Promise<CodeResult> {
  return compile(snapshot(page), assets, { ...defaultCodeOptions, ...options }, environment);
}

function textOf({ files }: CodeResult, ending: string): string {
  const found = files.find(({ path }) => path.endsWith(ending));
  return found?.kind === 'text' ? found.text : '';
}

function sizeOf({ files, assets: made }: CodeResult, path: string) {
  const found = files.find((file) => file.path === path);
  return found?.kind === 'asset' ? findImageSize(made.get(found.asset.key) ?? new Uint8Array()) : null;
}

type Box = Readonly<Record<'x' | 'y' | 'width' | 'height', number>>;

function fill(imageRef: string) {
  return { type: 'IMAGE', blendMode: 'NORMAL', scaleMode: 'FILL', imageRef };
}

function rectangle(id: string, name: string, absoluteBoundingBox: Box, paint: object, more: object = {}) {
  return { id, name, type: 'RECTANGLE', absoluteBoundingBox, fills: [paint], ...more };
}

function frame(absoluteBoundingBox: Box, children: readonly object[]) {
  return { id: '1:1', name: 'Page', type: 'FRAME', absoluteBoundingBox, fills: [], children };
}

function snapshot(node: object): Snapshot {
  const refs = [...assets.keys()].map(
    (key) => [key, { key, mime: key === 'photo' ? 'image/jpeg' : 'image/png' }] as const,
  );
  return {
    documentName: 'Pages',
    frames: [{ id: '1:1', name: 'Page', page: null, node: node as unknown as RestNode, picture: null }],
    components: {},
    componentSets: {},
    styles: {},
    variables: null,
    images: Object.fromEntries(refs),
    exports: {},
  };
}

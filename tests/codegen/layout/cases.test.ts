import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { format } from 'prettier';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode, LayoutTree } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import type { DesignNode, DesignTree } from '#design/tree';
import { findBrowser } from '../../../cli/browser.mjs';
import { drawLayout } from './draw-layout.ts';
import { snapshotOf } from './snapshot-of.ts';

const folder = import.meta.dirname;
const entries = await readdir(folder, { withFileTypes: true });
const cases = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
const installed = findBrowser();
const inter = join(folder, '../../../node_modules/inter-ui/Inter (web latin)/Inter-Regular.woff2');

async function readCase(name: string): Promise<{ tree: DesignTree; layout: LayoutTree }> {
  const tree = readDesign(snapshotOf(JSON.parse(await readFile(join(folder, name, 'input.json'), 'utf8'))));
  return { tree, layout: layOut(tree) };
}

/** What a reader wants to see of a node: what it is, its declarations, what is in it. */
function summarise(node: LayoutNode): object {
  return {
    [node.kind]: node.name,
    ids: node.ids.join(' '),
    style: node.style.map(
      ({ property, value, below }) =>
        `${below === undefined ? '' : `below ${below}px: `}${property}: ${value}`,
    ),
    ...(node.kind === 'text' ? { blocks: node.blocks } : {}),
    ...(node.kind === 'vector' ? { svg: node.svg } : {}),
    ...(node.kind === 'box' && node.children.length > 0 ? { children: node.children.map(summarise) } : {}),
  };
}

describe.each(cases)('%s', (name) => {
  test('has these declarations', async () => {
    const { layout } = await readCase(name);
    const found = {
      pages: layout.pages.map(({ root }) => summarise(root)),
      problems: layout.problems.map(({ code, nodeId }) => `${code} ${nodeId}`),
    };
    const path = join(folder, name, 'layout.json');
    const written = await format(JSON.stringify(found), { parser: 'json', printWidth: 110 });
    if (process.env.UPDATE === '1') await writeFile(path, written);
    expect(written).toBe(await readFile(path, 'utf8'));
  });
});

describe.skipIf(installed === null)('in a browser', () => {
  let browser: Browser;
  let faces = '';

  beforeAll(async () => {
    const font = await readFile(inter);
    faces = `@font-face{font-family:Inter;src:url(data:font/woff2;base64,${font.toString('base64')})}`;
    browser = await chromium.launch({
      executablePath: installed?.path ?? '',
      env: { ...process.env, ...installed?.env },
      args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    });
  });

  afterAll(async () => {
    await browser.close();
  });

  test.each(cases)('%s stands where it was drawn, within 1 px', async (name) => {
    const { tree, layout } = await readCase(name);
    const root = tree.frames[0]?.root;
    if (root === undefined) throw new Error(`${name} has no frame`);
    const { width, height } = root.absoluteBox;
    const page = await browser.newPage({ viewport: { width: Math.ceil(width), height: Math.ceil(height) } });
    await page.setContent(drawLayout(layout, faces));
    await page.evaluate(() => document.fonts.ready);
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('[data-node-id]')].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { id: (element.getAttribute('data-node-id') ?? '').split(' ')[0] ?? '', x, y, width, height };
      }),
    );
    await page.close();
    const nodes = new Map(listNodes(root).map((node) => [node.id, node]));
    const measured = boxes.filter(({ id }) => nodes.has(id));
    expect(measured.length).toBeGreaterThan(1);
    const wrong = measured.flatMap((box) => {
      const node = nodes.get(box.id);
      if (node === undefined) return [];
      const { x, y, width, height } = node.absoluteBox;
      const drawn = { x: x - root.absoluteBox.x, y: y - root.absoluteBox.y, width, height };
      const keys = ['x', 'y', 'width', 'height'] as const;
      return keys.some((key) => Math.abs(box[key] - drawn[key]) > 1) ? [{ name: node.name, drawn, box }] : [];
    });
    expect(wrong).toEqual([]);
  });
});

function listNodes(node: DesignNode): readonly DesignNode[] {
  return [node, ...(node.kind === 'box' ? node.children.flatMap(listNodes) : [])];
}

/** A dialog over a darkened page, whose tab bar was drawn below both. */
import { describe, expect, test } from 'vitest';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { compile } from '#codegen/compile';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { defaultCodeOptions } from '#design/code-options';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } }];
const black = { r: 0, g: 0, b: 0, a: 1 };
const absolute = { layoutPositioning: 'ABSOLUTE' };

function layer(id: string, type: string, [x, y, width, height]: readonly number[], extras: object) {
  const constraints = { horizontal: 'LEFT', vertical: 'TOP' };
  return { id, name: id, type, constraints, absoluteBoundingBox: { x, y, width, height }, ...extras };
}

function text(id: string, characters: string, [x, y]: readonly number[], fontSize = 14) {
  const style = { fontFamily: 'Inter', fontWeight: 500, fontSize, lineHeightPx: 24 };
  return layer(id, 'TEXT', [x ?? 0, y ?? 0, 120, 24], { characters, style, fills });
}

/** A page of a phone; `opacity` is that of what is between the page and its sheet. */
function drawPage(opacity: number) {
  const tabs = ['Home', 'Search', 'Profile'].map((name, at) => text(`3:${at}`, name, [130 * at, 830]));
  const words = [text('5:1', 'New entry', [20, 560], 22), text('5:2', 'What is it about?', [20, 600])];
  const backdrop = { ...absolute, fills: [{ type: 'SOLID', opacity, color: black }] };
  return layer('1:1', 'FRAME', [0, 0, 390, 900], {
    ...{ layoutMode: 'VERTICAL', fills },
    children: [
      layer('2:1', 'FRAME', [0, 0, 390, 700], {
        ...{ layoutMode: 'VERTICAL', layoutAlign: 'STRETCH', fills },
        children: [text('2:2', 'Words of the page', [0, 0])],
      }),
      layer('3:9', 'FRAME', [0, 820, 390, 80], {
        ...absolute,
        layoutMode: 'HORIZONTAL',
        fills,
        children: tabs,
      }),
      layer('4:1', 'RECTANGLE', [0, 0, 390, 900], backdrop),
      layer('5:9', 'FRAME', [0, 540, 390, 360], {
        ...absolute,
        layoutMode: 'VERTICAL',
        fills,
        children: words,
      }),
    ],
  });
}

function childrenOf(page: object): readonly LayoutNode[] {
  const root = layOut(readDesign(snapshotOf(page))).pages[0]?.root;
  return root?.kind === 'box' ? root.children : [];
}

const valueOf = ({ style }: LayoutNode, property: string): string | undefined =>
  style.find((one) => one.property === property)?.value;

describe('a sheet over a darkened page', () => {
  const children = childrenOf(drawPage(0.5));

  test('is above the tab bar, as is what darkens the page', () => {
    expect(children.flatMap(({ ids }) => ids[0] ?? [])).toEqual(['2:1', '3:9', '4:1', '5:9']);
  });

  test('stays at the bottom of the window over a page that is dark at any height', () => {
    const [, bar, backdrop, sheet] = children;
    if (bar === undefined || backdrop === undefined || sheet === undefined)
      throw new Error('A layer is missing.');
    expect([valueOf(bar, 'position'), valueOf(sheet, 'position'), valueOf(sheet, 'bottom')]).toEqual([
      ...['sticky', 'sticky', '0'],
    ]);
    expect(valueOf(sheet, 'margin-top')).toBe('-360px');
    expect([valueOf(backdrop, 'inset'), valueOf(backdrop, 'height')]).toEqual(['0', undefined]);
    expect(sheet.style.some(({ property, below }) => property === 'position' && below !== undefined)).toBe(
      false,
    );
  });

  test('is a dialog with the words of its title as its name, beside the content of the page', async () => {
    const result = await compile(
      snapshotOf(drawPage(0.5)),
      new Map(),
      { ...defaultCodeOptions, target: 'html' },
      {
        ...{ libraries: await collectLibraries(), onProgress: () => {}, now: () => 0 },
        signal: { aborted: false, throwIfAborted: () => {} },
      },
    );
    const html = result.files
      .map((file) => (file.kind === 'text' && file.path.endsWith('.html') ? file.text : ''))
      .join('');
    expect(html).toMatch(/role="dialog"\s+aria-modal="true"\s+aria-label="New entry"/);
    expect(html.indexOf('</main>')).toBeLessThan(html.indexOf('role="dialog"'));
  });
});

test('what covers a page entirely is no backdrop', () => {
  expect(childrenOf(drawPage(1)).some(({ inferredKind }) => inferredKind === 'dialog')).toBe(false);
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { layOutMergedPages } from '#codegen/layout/width-variants/lay-out-merged-pages';
import { plainTextOf } from '#codegen/layout/responsive/measure-words';
import { openDocument } from '#design/open-document';
import { readDesign } from '#design/read-design';
import { takeSnapshot } from '#design/take-snapshot';

const path = join(import.meta.dirname, '../../../../shared/corpus/bigben/figma.json');

describe.skipIf(!existsSync(path))('a page that others drew at three widths', () => {
  it('is one page in which no text is repeated', () => {
    const document = openDocument(JSON.parse(readFileSync(path, 'utf8')), 'bigben');
    const extras = { variables: null, images: {}, exports: {}, pictures: {} };
    const { pages } = layOutMergedPages(
      readDesign(takeSnapshot(document, ['1:17', '1:224', '1:422'], extras)),
    );
    expect(
      pages.map(({ frameId, narrower = [] }) => [frameId, ...narrower.map((one) => one.frameId)]),
    ).toEqual([['1:17', '1:224', '1:422']]);
    const said = new Map<string, number>();
    for (const words of pages.flatMap(({ root }) => wordsIn(root)))
      said.set(words, (said.get(words) ?? 0) + 1);
    // The navigation of the wide header says again what the footer says.
    expect([...said].filter(([, times]) => times > 1).map(([words]) => words)).toEqual([
      'Home',
      'Our Menu',
      'History',
      'Contact',
    ]);
  });
});

function wordsIn(node: LayoutNode): readonly string[] {
  if (!node.visible) return [];
  if (node.kind === 'box') return node.children.flatMap(wordsIn);
  return node.kind === 'text' ? [plainTextOf(node).trim()] : [];
}

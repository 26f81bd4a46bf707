import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { listFrames } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import { readDesign } from '#design/read-design';
import { takeSnapshot } from '#design/take-snapshot';

const corpus = join(import.meta.dirname, '../../../../shared/corpus');
const names = existsSync(corpus)
  ? readdirSync(corpus).filter((name) => existsSync(join(corpus, name, 'figma.json')))
  : [];

describe.skipIf(names.length === 0)('documents that others drew', () => {
  test.each(names)('%s is laid out, each property once at a width and every length a number', (name) => {
    const file: unknown = JSON.parse(readFileSync(join(corpus, name, 'figma.json'), 'utf8'));
    const document = openDocument(file, name);
    const frames = listFrames(document).flatMap((page) => page.frames);
    const sized = frames.filter(({ width, height }) => width > 0 && height > 0).map(({ id }) => id);
    expect(sized.length).toBeGreaterThan(0);
    const extras = { variables: null, images: {}, exports: {}, pictures: {} };
    for (const id of sized) {
      const { pages } = layOut(readDesign(takeSnapshot(document, [id], extras)));
      for (const { root } of pages) checkNode(root);
    }
  });
});

function checkNode(node: LayoutNode): void {
  const properties = node.style.map(({ property, below }) => `${property} ${below ?? ''}`);
  if (new Set(properties).size !== properties.length) expect(properties).toEqual([...new Set(properties)]);
  const wrong = node.style.filter(({ value }) => /NaN|Infinity|undefined|\d\.\d{5}/.test(value));
  if (wrong.length > 0) expect(wrong).toEqual([]);
  if (node.kind === 'box') node.children.forEach(checkNode);
}

/** The hardened corpus has the same layers, texts and pictures in the same places, and each seed its own changes. */
import { expect, test } from 'vitest';
import { childrenOf, sizeOf, walkNodes } from '#design/rest-node';
import type { RestNode } from '#design/snapshot';
import { hardenDocument } from '../../bench/harden-document.ts';
import { openDocuments } from '../../bench/open-documents.ts';

const { documents } = await openDocuments('examples/dashboard');
const [document] = documents;
const [frame] = document?.frames ?? [];
const hardened = (seed: number): RestNode => {
  const source = document && frame ? hardenDocument(document, seed).takeSnapshot([frame]).frames[0] : null;
  if (!source) throw new Error('The example has no frame.');
  return source.node;
};
const listIds = (node: RestNode) =>
  [...walkNodes([node])]
    .filter(({ type }) => type !== 'GROUP')
    .map(({ id }) => id)
    .toSorted();
const seeds = Array.from({ length: 12 }, (_, index) => index + 1);

test('a seed is the same each time, and seeds differ', () => {
  expect(hardened(3)).toEqual(hardened(3));
  expect(new Set(seeds.map((seed) => JSON.stringify(hardened(seed)))).size).toBe(seeds.length);
});

test('no layer is lost, and none moves further than a hand does', () => {
  if (!frame) throw new Error('The example has no frame.');
  const places = placesOf(frame);
  for (const node of seeds.map(hardened)) {
    expect(listIds(node)).toEqual(listIds(frame));
    const scale = sizeOf(node).width / sizeOf(frame).width;
    for (const [id, { x, y }] of placesOf(node)) {
      const former = places.get(id);
      if (!former) continue;
      expect(Math.abs(x / scale - former.x), id).toBeLessThanOrEqual(1.001);
      expect(Math.abs(y / scale - former.y), id).toBeLessThanOrEqual(1.001);
    }
  }
});

test('some seeds take auto layout, names and texts away, and others keep them', () => {
  const all = seeds.map((seed) => JSON.stringify(hardened(seed)));
  for (const kept of ['"layoutMode"', `"name":${JSON.stringify(frame?.name)}`, JSON.stringify(firstText())]) {
    const count = all.filter((text) => text.includes(kept)).length;
    expect(count, kept).toBeGreaterThan(0);
    expect(count, kept).toBeLessThan(all.length);
  }
});

function placesOf(root: RestNode) {
  const corner = ('absoluteBoundingBox' in root ? root.absoluteBoundingBox : null) ?? { x: 0, y: 0 };
  return new Map(
    [...walkNodes([root])].flatMap((node) => {
      const box = 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
      return box ? [[node.id, { x: box.x - corner.x, y: box.y - corner.y }] as const] : [];
    }),
  );
}

function firstText(): string {
  const texts = [...walkNodes(frame ? childrenOf(frame) : [])];
  const found = texts.find((node) => node.type === 'TEXT' && node.characters.length > 12);
  return found?.type === 'TEXT' ? found.characters : '';
}

/** The history of pictures, from the records that layers carry. */
import { describe, expect, it } from 'vitest';
import type { Generation } from '#design/generation';
import { compareGenerations } from '#visuals/history/compare-generations';
import {
  buildHistoryTree,
  findPath,
  type FoundGeneration,
  type HistoryNode,
  isBranchPoint,
  listRows,
} from '#visuals/history/history-tree';
import { makeGeneration } from './make-generation.ts';

const onLayer = (nodeId: string, generation: Generation): FoundGeneration => ({ nodeId, generation });

/** `a(b c(d))`: ids with what was made of them. */
function shapeOf(nodes: readonly HistoryNode[]): string {
  return nodes
    .map(
      ({ generation, children }) => generation.id + (children.length === 0 ? '' : `(${shapeOf(children)})`),
    )
    .join(' ');
}

const [a, b, c, d] = [
  makeGeneration('a', null, 1),
  makeGeneration('b', 'a', 2),
  makeGeneration('c', 'a', 3),
  makeGeneration('d', 'c', 4),
];

describe('the history of a file', () => {
  it('is a tree, oldest first, however its layers were found', () => {
    const found = [d, b, a, c].map((generation, at) => onLayer(`1:${at}`, generation));
    const tree = buildHistoryTree(found);
    expect(shapeOf(tree)).toBe('a(b c(d))');
    expect(shapeOf(buildHistoryTree(found.toReversed()))).toBe('a(b c(d))');
    expect(tree.map(isBranchPoint)).toEqual([true]);
  });

  it('knows all layers that carry a picture, as a copied layer carries its original’s record', () => {
    const [root] = buildHistoryTree([onLayer('1:1', a), onLayer('9:9', a)]);
    expect(root?.nodeIds).toEqual(['1:1', '9:9']);
  });

  it('puts at a root whose parent was deleted, and what is made of it beneath', () => {
    expect(shapeOf(buildHistoryTree([onLayer('1:2', c), onLayer('1:3', d), onLayer('1:1', b)]))).toBe(
      'b c(d)',
    );
  });

  it('goes round in no circle, whatever a file from elsewhere holds', () => {
    const circle = [
      makeGeneration('x', 'z', 1),
      makeGeneration('y', 'x', 2),
      makeGeneration('z', 'y', 3),
      makeGeneration('self', 'self', 4),
    ];
    expect(shapeOf(buildHistoryTree(circle.map((one) => onLayer(one.id, one))))).toBe('x(y(z)) self');
    expect(buildHistoryTree([])).toEqual([]);
  });

  it('is as long as a file is old', () => {
    const chain = Array.from({ length: 20_000 }, (_, at) =>
      makeGeneration(`g${at}`, at === 0 ? null : `g${at - 1}`, 0, {
        createdAt: new Date(Date.UTC(2026, 10, 21) + at * 1000).toISOString(),
      }),
    );
    const tree = buildHistoryTree(chain.map((one) => onLayer(one.id, one)));
    expect(tree).toHaveLength(1);
    expect(findPath(tree, 'g19999')).toHaveLength(20_000);
  });
});

describe('one picture of it', () => {
  const tree = buildHistoryTree([a, b, c, d].map((one) => onLayer(one.id, one)));

  it('is led to by all that it was made of', () => {
    expect(findPath(tree, 'd').map(({ generation }) => generation.id)).toEqual(['a', 'c', 'd']);
    expect(findPath(tree, 'a').map(({ generation }) => generation.id)).toEqual(['a']);
    expect(findPath(tree, 'gone')).toEqual([]);
  });

  it('is compared with another by what was asked for', () => {
    const warmer = { ...a, id: 'e', prompt: 'Picture a, warmer', seed: 7, width: 2048 };
    expect(compareGenerations(a, warmer)).toEqual([
      { what: 'prompt', before: 'Picture a', after: 'Picture a, warmer' },
      { what: 'size', before: '1024 × 1024', after: '2048 × 1024' },
      { what: 'seed', before: 'any', after: '7' },
    ]);
    expect(compareGenerations(a, { ...a, id: 'f', costUsd: 1 })).toEqual([]);
  });
});

describe('the lines of a history', () => {
  it('stand beneath each other where one led to the next, and step aside at a branch', () => {
    const found = [
      onLayer('1:1', makeGeneration('a', null, 0)),
      onLayer('1:1', makeGeneration('b', 'a', 1)),
      onLayer('1:1', makeGeneration('c', 'b', 2)),
      onLayer('1:2', makeGeneration('d', 'b', 3)),
      onLayer('1:2', makeGeneration('e', 'd', 4)),
      onLayer('1:3', makeGeneration('f', null, 5)),
    ];
    const lines = listRows(buildHistoryTree(found)).map(
      ({ node, level, branches }) => `${'  '.repeat(level)}${node.generation.id}${branches > 1 ? '*' : ''}`,
    );
    expect(lines).toEqual(['a', 'b*', '  c', '  d', '  e', 'f']);
  });
});

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { estimateTokens } from '#codegen/model/hints/estimate-tokens';
import { writeHints } from '#codegen/model/hints/write-hints';
import { listFrames } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import { readDesign } from '#design/read-design';
import { takeSnapshot } from '#design/take-snapshot';
import type { DesignNode, DesignTree } from '#design/tree';
import { compareHints } from './compare-hints.ts';
import { readHints } from './read-hints.ts';

const here = import.meta.dirname;
const corpus = join(here, '../../../../shared/corpus');

function openTree(path: string, name: string): DesignTree {
  const document = openDocument(JSON.parse(readFileSync(path, 'utf8')), name);
  const ids = listFrames(document).flatMap(({ frames }) => frames.map(({ id }) => id));
  return readDesign(takeSnapshot(document, ids, { variables: null, images: {}, exports: {}, pictures: {} }));
}

const cases = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe('the hints of a design', () => {
  it.each(cases.map(({ name }) => name))('%s', (name) => {
    const { text } = writeHints(openTree(join(here, name, 'input.json'), name), { budget: null });
    const path = join(here, name, 'expected', 'hints.txt');
    if (process.env['UPDATE'] === '1') {
      mkdirSync(join(here, name, 'expected'), { recursive: true });
      writeFileSync(path, `${text}\n`);
    }
    expect(`${text}\n`).toBe(readFileSync(path, 'utf8'));
  });

  it('stays on one line a layer, whatever a name holds', () => {
    const { text } = writeHints(openTree(join(here, 'hostile-names/input.json'), 'x'), { budget: null });
    const lines = text.split(/[\n\u2028\u2029]/);
    expect(lines.slice(lines.findIndex((line) => line.startsWith('Layers by ')) + 1)).toHaveLength(4);
  });

  it('leaves out the least important first, and reports it', () => {
    const tree = openTree(join(here, 'repeats-told-once/input.json'), 'x');
    const whole = writeHints(tree, { budget: null });
    const cut = writeHints(tree, { budget: Math.floor(whole.tokens * 0.7) });
    expect(whole.cut).toBe(false);
    expect(cut.cut).toBe(true);
    expect(cut.text).toMatch(/… \d+ layers left out/);
    expect(cut.text).toMatch(/Cut to fit the budget: \d+ of 19 layers/);
    expect(cut.text).toContain('frame1 Products');
    expect(cut.visibleNodes).toBe(whole.visibleNodes);
  });

  it.each(cases.map(({ name }) => name))('contains all that is in %s', (name) => {
    expect(findLost(openTree(join(here, name, 'input.json'), name))).toEqual([]);
  });

  it('leaves styles and positions to the picture before it leaves out layers, and reports it', () => {
    const tree = openTree(join(here, 'auto-layout-and-constraints/input.json'), 'x');
    const exact = writeHints(tree, { budget: null });
    const firstLine = ({ text }: { readonly text: string }) => text.split('\n')[1];
    expect(firstLine(exact)).toBe('Type unless told: Inter 400');
    const plain = writeHints(tree, { budget: exact.tokens - 10 });
    expect(firstLine(plain)).toBe('Looks without a token or style: see the picture');
    expect(plain.text).not.toContain('#');
    const plainer = writeHints(tree, { budget: plain.tokens - 1 });
    expect(firstLine(plainer)).toBe('Places and looks without a token or style: see the picture');
    expect(plainer.text).toContain('ellipse6 Badge 24×24 :rt');
    for (const hints of [plain, plainer]) {
      expect(hints.cut).toBe(false);
      expect(compareHints(tree, hints.ids, readHints(hints.text)).lost).toEqual([]);
    }
  });

  it('numbers layers in the order of its ids', () => {
    const { text, ids } = writeHints(openTree(join(here, 'repeats-told-once/input.json'), 'x'), {
      budget: null,
    });
    const layers = readHints(text);
    expect(layers).toHaveLength(ids.length);
    expect(ids.slice(4, 7)).toEqual(['1:3', 'I1:3;9:2', 'I1:3;9:3']);
    expect(layers.slice(4, 7).map(({ kind, characters }) => [kind, characters])).toEqual([
      ['use', null],
      ['text', 'Rolls'],
      ['text', '€1'],
    ]);
  });

  it('lists no layers where none fits', () => {
    const { text, cut } = writeHints(openTree(join(here, 'repeats-told-once/input.json'), 'x'), {
      budget: 1,
    });
    expect(cut).toBe(true);
    expect(text).toContain('19 of 19 layers');
  });

  it('estimates more tokens for more text', () => {
    expect(estimateTokens('')).toBe(0);
    expect(estimateTokens('Hello world')).toBeLessThan(estimateTokens('Hello world, and all who live there'));
    expect(estimateTokens('x'.repeat(100_000))).toBeGreaterThan(10_000);
  });
});

/** What a reader of the hints alone does not recover of a design. */
function findLost(tree: DesignTree): readonly string[] {
  const { text, ids } = writeHints(tree, { budget: null });
  return compareHints(tree, ids, readHints(text)).lost;
}

describe('our examples', () => {
  const examples = join(here, '../../../examples');
  const names = readdirSync(examples).filter((name) => existsSync(join(examples, name, 'figma.json')));
  it.each(names)('%s is complete', (name) => {
    expect(findLost(openTree(join(examples, name, 'figma.json'), name))).toEqual([]);
  });
});

const documents = existsSync(corpus)
  ? readdirSync(corpus).filter((name) => existsSync(join(corpus, name, 'figma.json')))
  : [];

describe.skipIf(documents.length === 0)('real documents', () => {
  it.each(documents)('%s is complete, keeps its budget, counts its layers and is free of noise', (name) => {
    const tree = openTree(join(corpus, name, 'figma.json'), name);
    const whole = writeHints(tree, { budget: null });
    expect(whole.visibleNodes).toBe(tree.frames.reduce((sum, { root }) => sum + countVisible(root), 0));
    expect(whole.cut).toBe(false);
    expect(compareHints(tree, whole.ids, readHints(whole.text)).lost).toEqual([]);
    const measures = whole.text.replace(/"(?:[^"\\]|\\.)*"/g, '');
    expect(measures.match(/\d\.\d{3,}/g)).toBeNull();
    for (const budget of [500, 4000, 20_000]) {
      const { text, ids, tokens, cut } = writeHints(tree, { budget });
      expect(tokens).toBeLessThanOrEqual(budget);
      if (cut) expect(whole.tokens).toBeGreaterThan(budget);
      else expect(compareHints(tree, ids, readHints(text)).lost).toEqual([]);
    }
  });
});

function countVisible(node: DesignNode): number {
  if (!node.visible) return 0;
  return node.kind === 'box' ? node.children.reduce((sum, child) => sum + countVisible(child), 1) : 1;
}

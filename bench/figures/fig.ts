/**
 * `.fig` files: how long they take to read, and how far what comes out is what the JSON of the same document says, which
 * someone else made of it.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unpackFig } from '#cli/source/fig/unpack-fig';
import { convertFig } from '#design/fig/convert-fig';
import { openDocument } from '#design/open-document';
import { walkNodes } from '#design/rest-node';
import type { RestNode } from '#design/snapshot';
import { measureCases, type Bench, type Case, type Figure } from '../figure.ts';
import type { BenchDocument } from '../open-documents.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');
/** The best of these counts: the first runs are those of a cold engine. */
const runs = 4;

/** Layers below which the time is that of the schema alone, which is the same for every file. */
const enough = 1000;

export const figFigure: Figure = {
  id: 'fig',
  async compute(bench: Bench) {
    const found: FigRead[] = [];
    for (const document of bench.documents) {
      const path = join(corpus, document.name.replace(/^corpus\//, ''), 'source.fig');
      if (!existsSync(path)) continue;
      bench.tell(`Reading ${document.name} from its .fig file`);
      found.push(readDocument(document, await readFile(path)));
    }
    const cases = (read: (one: FigRead) => number): Case[] =>
      found.map((one) => ({ name: one.name, value: read(one) }));
    const share = { unit: 'share', better: 'higher', goal: 0.98 } as const;
    return [
      measureCases(
        { id: 'fig-time', title: '.fig files, ms for 1,000 layers', unit: 'ms', better: 'lower', goal: 65 },
        found.flatMap(({ name, time, layers }) => (layers < enough ? [] : [{ name, value: time }])),
      ),
      measureCases(
        { ...share, id: 'fig-boxes', title: '.fig boxes within 1 px of the JSON' },
        cases(({ boxes }) => boxes),
      ),
      measureCases(
        { ...share, id: 'fig-texts', title: '.fig texts as in the JSON' },
        cases(({ texts }) => texts),
      ),
    ];
  },
};

interface FigRead {
  readonly name: string;
  readonly layers: number;
  /** ms for 1,000 layers. */
  readonly time: number;
  /** Shares of the JSON's layers. */
  readonly boxes: number;
  readonly texts: number;
}

function readDocument(document: BenchDocument, bytes: Uint8Array): FigRead {
  let time = Infinity;
  let layers: ReadonlyMap<string, RestNode> = new Map();
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    const { answer } = convertFig(unpackFig(bytes, document.name, document.name));
    const spent = performance.now() - start;
    layers = layersOf(openDocument(answer, document.name).pages.flatMap(({ nodes }) => nodes));
    time = Math.min(time, (spent / Math.max(1, layers.size)) * 1000);
  }
  const theirs = [...layersOf(document.frames).values()];
  const texts = theirs.filter(({ type }) => type === 'TEXT');
  return {
    name: document.name,
    layers: layers.size,
    time,
    boxes: shareOf(theirs, (node) => isNear(node, layers.get(node.id))),
    texts: shareOf(texts, (node) => charactersOf(node) === charactersOf(layers.get(node.id))),
  };
}

function layersOf(roots: readonly RestNode[]): ReadonlyMap<string, RestNode> {
  return new Map([...walkNodes(roots)].map((node) => [node.id, node]));
}

function shareOf(nodes: readonly RestNode[], isRight: (node: RestNode) => boolean): number {
  return nodes.length === 0 ? 1 : nodes.filter(isRight).length / nodes.length;
}

function isNear(node: RestNode, other: RestNode | undefined): boolean {
  const [one, two] = [boxOf(node), boxOf(other)];
  if (one === null || two === null) return one === two;
  const sides = ['x', 'y', 'width', 'height'] as const;
  return sides.every((side) => Math.abs(one[side] - two[side]) <= 1);
}

function boxOf(node: RestNode | undefined) {
  return node !== undefined && 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
}

function charactersOf(node: RestNode | undefined): string | null {
  return node !== undefined && 'characters' in node ? node.characters : null;
}

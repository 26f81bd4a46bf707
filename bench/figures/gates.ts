/**
 * The gates of the goals, counted on every frame: each text stands on its page exactly (NFC, spaces folded) in the
 * element of its own layer, and nothing is positioned absolutely that is not so in Figma and overlaps no sibling by
 * more than 4 px². What fails is a line of gates.txt. That nothing is hidden to pass is counted with R1.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectDesignTexts } from '#codegen/check/check-text';
import { childrenOf } from '#design/rest-node';
import type { RestNode } from '#design/snapshot';
import { type Bench, type Case, type Figure, measureCases, nameOf } from '../figure.ts';
import { type BenchDocument, chooseFrames } from '../open-documents.ts';
import { type FramePage, pageOfFrame } from '../page-of-frame.ts';
import { type PageElement, readElements } from '../page-elements.ts';

const neverCancelled = { aborted: false, throwIfAborted: () => {} };
/** px² that siblings may share without standing on each other. */
const sharable = 4;

export const gatesFigure: Figure = {
  id: 'gates',
  async compute(bench) {
    if (!bench.renderer) return [];
    const lines: string[] = [];
    const texts: Case[] = [];
    const absolute: Case[] = [];
    for (const document of bench.documents) {
      for (const frame of chooseFrames(document, bench.quick)) {
        const name = nameOf(document, frame);
        bench.tell(`Checking the gates of ${name}`);
        const { made, elements } = await readFrame(bench, document, frame);
        const inexact = findInexactTexts(made, elements);
        const unjustified = findUnjustified(frame, elements);
        texts.push({ name, value: inexact.length });
        absolute.push({ name, value: unjustified.length });
        lines.push(...inexact.map((id) => `${name}\ttext\t${id}`));
        lines.push(...unjustified.map((id) => `${name}\tabsolute\t${id}`));
      }
    }
    await writeFile(join(bench.folder, 'gates.txt'), `${lines.join('\n')}\n`);
    const count = { unit: 'count', better: 'lower', goal: 0 } as const;
    return [
      measureCases({ ...count, id: 'gate-text', title: 'Gate: texts a frame that are not exact' }, texts),
      measureCases(
        { ...count, id: 'gate-absolute', title: 'Gate: absolute elements a frame without a reason' },
        absolute,
      ),
    ];
  },
};

async function readFrame(
  bench: Bench,
  document: BenchDocument,
  frame: RestNode,
): Promise<{ readonly made: FramePage; readonly elements: readonly PageElement[] }> {
  const made = await pageOfFrame(bench, document, frame);
  const { width, height } = made.page;
  if (!bench.renderer) throw new Error('There is no browser.');
  const script = `(${readElements.toString()})()`;
  const elements = await bench.renderer.visit(made.html, { width, height }, neverCancelled, (page) =>
    page.evaluate<readonly PageElement[]>(script),
  );
  return { made, elements };
}

/** Ids of texts that no element of theirs has word for word. */
function findInexactTexts({ tree }: FramePage, elements: readonly PageElement[]): readonly string[] {
  const byId = new Map<string, string[]>();
  for (const { ids, text } of elements)
    for (const id of ids) byId.set(id, [...(byId.get(id) ?? []), fold(text)]);
  const wanted = tree.frames.flatMap(({ root }) => collectDesignTexts(root));
  const words = new Map(wanted.map(({ nodeId, text }) => [nodeId, fold(text)]));
  // Layers that are one text on the page stand in it in their order, with spaces or, in some scripts, nothing between.
  for (const { ids, text } of elements) {
    const lines = ids.flatMap((id) => words.get(id) ?? []);
    const isWhole = lines.length > 1 && [' ', ''].some((between) => lines.join(between) === fold(text));
    if (isWhole) for (const id of ids) byId.set(id, [...(byId.get(id) ?? []), words.get(id) ?? '']);
  }
  return wanted
    .filter(({ nodeId, text }) => !(byId.get(nodeId) ?? []).includes(fold(text)))
    .map(({ nodeId }) => nodeId);
}

function fold(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/**
 * Ids of layers whose element is absolute for no reason that the design gives. An empty element without a layer is
 * paint of the layer around it, as one of several fills or a picture that reaches beyond its box, and places nothing.
 */
function findUnjustified(frame: RestNode, elements: readonly PageElement[]): readonly string[] {
  const justified = new Set<string>();
  collectJustified(frame, justified);
  return elements
    .filter(({ ids, isEmpty }) => ids.length > 0 || !isEmpty)
    .filter(({ absolute, ids }) => absolute && !ids.some((id) => justified.has(id)))
    .map(({ ids, around }) => ids[0] ?? `in ${around}`);
}

function collectJustified(parent: RestNode, justified: Set<string>): void {
  const siblings = childrenOf(parent).filter((node) => !('visible' in node) || node.visible !== false);
  for (const node of siblings) {
    const isAbsolute = 'layoutPositioning' in node && node.layoutPositioning === 'ABSOLUTE';
    if (isAbsolute || siblings.some((other) => other !== node && sharedArea(node, other) > sharable))
      justified.add(node.id);
    collectJustified(node, justified);
  }
}

function sharedArea(one: RestNode, other: RestNode): number {
  const [a, b] = [boxOf(one), boxOf(other)];
  if (!a || !b) return 0;
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

function boxOf(node: RestNode) {
  return 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
}

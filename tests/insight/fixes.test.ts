/** Fixes of the audit in the host's own document: each changes what it says, nothing else, and is one step of undo. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Fix, LayerEdit } from '#design/finding';
import { framesOf } from '#design/document-frames';
import { openDocument as openDesign } from '#design/open-document';
import type { RestNode, SnapshotVariables } from '#design/snapshot';
import { takeSnapshot } from '#design/take-snapshot';
import { audit } from '#insight/audit/audit';
import { faultKinds } from '../../bench/audit/plant-faults.ts';
import { newComputer, openDocument, openSandbox } from '../in-process/open-sandbox.ts';
import { openRandom } from '../random-designs/random.ts';

const examples = ['dashboard', 'components', 'company-page', 'festival', 'landing', 'twin-page'];
/** Kinds of faults whose findings have a fix. */
const fixable = /grid|px off|name of a frame|without its variable|contrast/;
const wanted = 200;

interface Json {
  readonly id: string;
  readonly children?: readonly Json[];
  readonly style?: object;
}

describe('fixes of the audit', () => {
  it('change what they describe and nothing else, and one undo reverts each', async () => {
    const random = openRandom(18);
    let applied = 0;
    for (let round = 0; applied < wanted; round += 1) {
      expect(round).toBeLessThan(200);
      const { json, variables, fixes } = plantFaults(examples[round % examples.length] ?? '', random);
      const document = openDocument(json, 'Fixes');
      const sandbox = await openSandbox({ document, computer: newComputer(), variables });
      for (const fix of fixes) {
        const before = readLayers(document.scene.document);
        const request = { type: 'apply-fix' as const, requestId: `fix-${applied}`, edits: fix.edits };
        const { changed, skipped } = await sandbox.ask(request, 'layers-edited');
        expect([changed, skipped], fix.title).toEqual([fix.edits.length, 0]);
        const after = readLayers(document.scene.document);
        expect(changesBeside(before, after, fix.edits), fix.title).toEqual([]);
        expect(changesBeside(before, after, []).length).toBeGreaterThan(0);
        document.scene.undo();
        const undone = readLayers(document.scene.document);
        expect(changesBeside(before, undone, [])).toEqual([]);
        applied += 1;
      }
      sandbox.close();
    }
  });
});

/** An example with one more fault of each kind, and the fixes that the audit has for it. */
function plantFaults(name: string, random: ReturnType<typeof openRandom>) {
  const folder = join(import.meta.dirname, '../../examples', name);
  const json = JSON.parse(readFileSync(join(folder, 'figma.json'), 'utf8')) as { document: Json };
  const variables = readVariables(join(folder, 'variables.json'));
  const design = openDesign(json, name);
  const [frame] = design.pages.flatMap(({ nodes }) => framesOf(nodes));
  if (frame === undefined) throw new Error(`${name} has no frame.`);
  const extras = { variables, images: {}, exports: {}, pictures: {} };
  const clean = { snapshot: takeSnapshot(design, [frame.id], extras), variables };
  const input = faultKinds
    .filter(({ id }) => fixable.test(id))
    .reduce((so, { plant }) => plant(so, random)?.input ?? so, clean as Parameters<typeof audit>[0]);
  const planted = input.snapshot.frames[0]?.node;
  if (planted === undefined) throw new Error('The frame is gone.');
  const fixes = audit(input).findings.flatMap(({ fix }): readonly Fix[] => (fix === undefined ? [] : [fix]));
  return { json: replaceLayer(json.document, planted), variables, fixes };
}

function readVariables(path: string): SnapshotVariables | null {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { meta: SnapshotVariables }).meta;
  } catch {
    return null;
  }
}

function replaceLayer(document: Json, layer: RestNode): { readonly document: Json } {
  const replace = (node: Json): Json => {
    if (node.id === layer.id) return layer;
    return node.children === undefined ? node : { ...node, children: node.children.map(replace) };
  };
  return { document: replace(document) };
}

/** Each layer without the layers inside, as bytes. */
function readLayers(root: Json): Readonly<Record<string, string>> {
  const layers: Record<string, string> = {};
  const walk = ({ children = [], ...layer }: Json) => {
    // Figma's JSON has the fills of a text in its style once more.
    const style = layer.style === undefined ? {} : { style: { ...layer.style, fills: undefined } };
    layers[layer.id] = JSON.stringify({ ...layer, ...style });
    children.forEach(walk);
  };
  walk(root);
  return layers;
}

const fieldsOfKind: Readonly<Record<LayerEdit['kind'], (edit: never) => readonly string[]>> = {
  rename: () => ['name'],
  number: ({ field }: { readonly field: string }) => [field, 'relativeTransform'],
  'bind-number': () => ['boundVariables'],
  'bind-paint': ({ list }: { readonly list: string }) => [list],
};
/** What follows from a layer's place. */
const placed = ['absoluteBoundingBox', 'absoluteRenderBounds'];

/** Layers and fields that no edit names and that differ all the same. */
function changesBeside(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  edits: readonly LayerEdit[],
): readonly string[] {
  const moves = edits.some(({ kind }) => kind === 'number');
  return Object.keys({ ...before, ...after }).flatMap((id) => {
    if (before[id] === after[id]) return [];
    const [was, now] = [before[id], after[id]].map(
      (text) => JSON.parse(text ?? '{}') as Readonly<Record<string, unknown>>,
    );
    const own = edits.filter(({ nodeId }) => nodeId === id);
    const allowed = new Set([
      ...own.flatMap((edit) => fieldsOfKind[edit.kind](edit as never)),
      ...(moves ? placed : []),
    ]);
    return Object.keys({ ...was, ...now })
      .filter((field) => JSON.stringify(was?.[field]) !== JSON.stringify(now?.[field]) && !allowed.has(field))
      .map((field) => `${id} ${field} ${JSON.stringify(was?.[field])} ${JSON.stringify(now?.[field])}`);
  });
}

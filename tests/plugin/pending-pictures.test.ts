/** Pictures that are paid for, in a document that two windows change at the same moment. */
import { expect, it } from 'vitest';
import type { PendingPictureLayer } from '#design/canvas-edit';
import { type Generation, parseGeneration } from '#design/generation';
import type { Layer } from '../../host/document/layer.ts';
import { withDescendants } from '../../host/document/scene.ts';
import { makePng } from '../cli/png.ts';
import {
  newComputer,
  openSandbox,
  type OpenDocument,
  type OpenedSandbox,
  SharedDocument,
} from '../in-process/open-sandbox.ts';

const pageOf = (children: readonly object[]) => ({
  document: {
    id: '0:0',
    name: 'Document',
    type: 'DOCUMENT',
    children: [{ id: '0:1', name: 'Page', type: 'CANVAS', children }],
  },
});
const empty = pageOf([]);
const place = {
  id: '1:1',
  name: 'Hero',
  type: 'RECTANGLE',
  size: { x: 200, y: 100 },
  relativeTransform: [
    [1, 0, 0],
    [0, 1, 0],
  ],
  absoluteBoundingBox: { x: 0, y: 0, width: 200, height: 100 },
  fills: [],
  strokes: [],
  effects: [],
};

async function keep(sandbox: OpenedSandbox, id: string): Promise<PendingPictureLayer> {
  const { layer: kept } = await sandbox.ask(
    {
      type: 'store-pending-picture',
      requestId: `keep ${id}`,
      id,
      name: id,
      bytes: new Uint8Array(makePng(4, 4)),
      action: { id, ends: false },
    },
    'pending-picture-stored',
  );
  if (kept === null) throw new Error('It was not kept.');
  return kept;
}

const namesIn = ({ scene }: OpenDocument) => Array.from(withDescendants(scene.document), ({ name }) => name);

it('keeps a paid picture though another window places its last one in the same moment', async () => {
  const file = new SharedDocument(empty, 'Bakery');
  const documents = [file.join(), file.join()];
  const computer = newComputer();
  const sandboxes = await Promise.all(documents.map((document) => openSandbox({ document, computer })));
  const [one, other] = sandboxes;
  if (!one || !other) throw new Error('There are two.');
  const first = await keep(one, 'First');
  file.exchange();
  expect(documents.map(namesIn).every((names) => names.includes('First'))).toBe(true);
  one.send({ type: 'delete-pending-picture', layer: first });
  const second = await keep(other, 'Second');
  await expect.poll(() => documents[0] && namesIn(documents[0])).not.toContain('First');
  file.exchange();
  for (const document of documents) {
    expect(namesIn(document)).toContain('Second');
    expect(namesIn(document)).not.toContain('First');
    const layer = document.scene.find(second.nodeId);
    const frame = layer && document.scene.parentOf(layer);
    // Nobody sees it on the canvas.
    expect([frame?.type, frame?.visible]).toEqual(['FRAME', false]);
  }
  other.send({ type: 'delete-pending-picture', layer: second });
  await expect.poll(() => documents[1] && namesIn(documents[1])).toEqual(['Bakery', 'Page']);
  file.exchange();
  expect(documents[0] && namesIn(documents[0])).toEqual(['Bakery', 'Page']);
  for (const sandbox of sandboxes) sandbox.close();
});

/** Fills the layer with a picture that no other has the bytes of, and answers its record. */
async function fill(sandbox: OpenedSandbox, id: string, width: number): Promise<Generation> {
  const generation = parseGeneration(JSON.stringify({ id, createdAt: '2026-11-22T12:00:00Z', words: id }));
  if (generation === null) throw new Error('That is a record.');
  const bytes = new Uint8Array(makePng(width, 4));
  await sandbox.ask(
    {
      type: 'apply-edit',
      requestId: `fill ${id}`,
      bytes,
      edit: {
        kind: 'place-image',
        nodeId: '1:1',
        where: 'fill',
        asset: { key: id, mime: 'image/png' },
        width,
        height: 4,
        name: id,
        generation,
        once: true,
      },
    },
    'edit-applied',
  );
  return generation;
}

const fillsOf = ({ scene }: OpenDocument) =>
  ((scene.find('1:1') as Layer).fills ?? []).map(
    (paint) => [(paint as { readonly imageRef?: string }).imageRef, paint.visible !== false] as const,
  );
async function historyOf(sandbox: OpenedSandbox): Promise<readonly Generation[]> {
  const question = { type: 'read-history', requestId: 'history', everywhere: false } as const;
  const { layers } = await sandbox.ask(question, 'history-read');
  return layers.flatMap(({ generations }) => generations);
}

it.each(['both windows are open', 'the window of the first is closed at once', 'both are closed at once'])(
  'keeps two paid pictures that two windows give one layer in the same moment, where %s',
  async (when) => {
    const file = new SharedDocument(pageOf([place]), 'Bakery');
    const documents = [file.join(), file.join()];
    const sandboxes = await Promise.all(
      documents.map((document) => openSandbox({ document, computer: newComputer() })),
    );
    const [one, other] = sandboxes;
    if (!one || !other) throw new Error('There are two.');
    await fill(one, 'Before', 2);
    file.exchange();
    await Promise.all([fill(one, 'First', 3), fill(other, 'Second', 5)]);
    if (when !== 'both windows are open') one.close();
    if (when === 'both are closed at once') other.close();
    file.exchange();
    const document = file.join();
    const later = await openSandbox({ document, computer: newComputer() });
    const settled = () => {
      file.exchange();
      return fillsOf(document).map(([, isShown]) => isShown);
    };
    // The last one is shown, and all others lie hidden beneath it, as if they had come one after the other.
    await expect.poll(settled).toEqual([false, false, true]);
    const history = await historyOf(later);
    expect(history.map(({ id }) => id).toSorted()).toEqual(['Before', 'First', 'Second']);
    const hashes = new Set(history.map(({ imageHash }) => imageHash));
    expect(new Set(fillsOf(document).map(([hash]) => hash))).toEqual(hashes);
    expect(hashes.size).toBe(3);
    expect(fillsOf(document).at(-1)?.[0]).toBe(history.find(({ id }) => id === 'Second')?.imageHash);
    file.exchange();
    for (const one of documents) expect(fillsOf(one)).toEqual(fillsOf(document));
    // What a person then removes by hand stays removed, also for who opens the file next.
    const layer = document.scene.find('1:1');
    const fills = layer?.fills?.slice(-1);
    if (layer) document.scene.edit(layer, { fills });
    file.exchange();
    const last = file.join();
    const latest = await openSandbox({ document: last, computer: newComputer() });
    expect(await historyOf(latest)).toHaveLength(3);
    file.exchange();
    expect(fillsOf(last)).toHaveLength(1);
    sandboxes.push(later, latest);
    for (const sandbox of sandboxes) sandbox.close();
  },
);

/** Pictures that are paid for and have no place yet, in a document that two windows change at the same moment. */
import { expect, it } from 'vitest';
import type { PendingPicture } from '#design/canvas-edit';
import { withDescendants } from '../../host/document/scene.ts';
import { makePng } from '../cli/png.ts';
import {
  newComputer,
  openSandbox,
  type OpenDocument,
  type OpenedSandbox,
  SharedDocument,
} from '../in-process/open-sandbox.ts';

const empty = {
  document: {
    id: '0:0',
    name: 'Document',
    type: 'DOCUMENT',
    children: [{ id: '0:1', name: 'Page', type: 'CANVAS', children: [] }],
  },
};

async function keep(sandbox: OpenedSandbox, id: string): Promise<PendingPicture> {
  const { kept } = await sandbox.ask(
    {
      type: 'keep-picture',
      requestId: `keep ${id}`,
      id,
      name: id,
      bytes: new Uint8Array(makePng(4, 4)),
      action: { id, ends: false },
    },
    'picture-kept',
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
  one.send({ type: 'drop-kept-picture', kept: first });
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
  other.send({ type: 'drop-kept-picture', kept: second });
  await expect.poll(() => documents[1] && namesIn(documents[1])).toEqual(['Bakery', 'Page']);
  file.exchange();
  expect(documents[0] && namesIn(documents[0])).toEqual(['Bakery', 'Page']);
  for (const sandbox of sandboxes) sandbox.close();
});

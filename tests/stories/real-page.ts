/** A document with a frame that other people drew, where the corpus is at hand, and a screenshot beside it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { numberPlanLayers } from '#codegen/model/assist/write-plan-request';
import { compile } from '#codegen/compile';
import { defaultCodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { openDocument } from '#design/open-document';
import { readDesign } from '#design/read-design';
import { takeSnapshot } from '#design/take-snapshot';
import type { HostDocument } from '../../host/server/host-document.ts';
import { openGoldFrames } from '../../bench/assist/gold-frame.ts';
import { writeAnswer } from '../../bench/assist/write-answer.ts';
import { collectLibraries } from '../../codegen/collect-libraries.mjs';
import { root } from '../host/open-host.ts';

const name = 'figmasharp-login';
const path = join(root, '../shared/corpus', name, 'figma.json');

export const hasRealPage = existsSync(path);
export const realFrame = '101:3';
/** A frame that is nothing but a picture. */
export const screenshot = '9000:1';

const box = { x: 4000, y: 0, width: 400, height: 200 };
const flattened = {
  id: screenshot,
  type: 'FRAME',
  name: 'Screenshot',
  absoluteBoundingBox: box,
  fills: [],
  children: [
    {
      id: '9000:2',
      type: 'RECTANGLE',
      name: 'Login',
      absoluteBoundingBox: box,
      fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageRef: 'login' }],
    },
  ],
};

interface File {
  readonly document: { readonly children: { readonly children: unknown[] }[] };
}

const empty = JSON.stringify({
  name: 'Empty',
  document: {
    id: '0:0',
    type: 'DOCUMENT',
    name: 'Document',
    children: [{ id: '0:1', type: 'CANVAS', name: 'Page', children: [] }],
  },
  components: {},
  styles: {},
});

/** The document; the screenshot shows this picture. */
export async function realDocument(picture: Uint8Array): Promise<HostDocument> {
  const file = JSON.parse(hasRealPage ? await readFile(path, 'utf8') : empty) as File;
  file.document.children[0]?.children.push(flattened);
  return {
    name,
    json: JSON.stringify(file),
    images: ['login'],
    readImage: async (ref) => (ref === 'login' ? picture : null),
  };
}

/** What answers about the real frame are made of: its draft, and a right plan for so many layers. */
export async function readRealPage(): Promise<{
  readonly draft: CodeResult;
  readonly plan: string;
  readonly layers: number;
}> {
  const document = openDocument(JSON.parse(await readFile(path, 'utf8')), name);
  const none = { variables: null, images: {}, exports: {}, pictures: {} };
  const snapshot = takeSnapshot(document, [realFrame], none);
  const { signal } = new AbortController();
  const environment = { libraries: await collectLibraries(), signal, onProgress: () => {}, now: () => 0 };
  const draft = await compile(snapshot, new Map(), defaultCodeOptions, environment);
  const gold = (await openGoldFrames()).find(({ frame }) => frame === realFrame);
  const ids = numberPlanLayers(readDesign(snapshot));
  return { draft, plan: gold ? writeAnswer(gold, ids) : '{}', layers: ids.length };
}

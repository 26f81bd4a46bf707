import { defaultCodeOptions } from '#design/code-options';
import type { RestNode, Snapshot } from '#design/snapshot';
import { compile } from '#codegen/compile';
import { libraries } from './libraries.ts';

/** Compiles one small frame, so that the first one a person asks for finds everything loaded. */
export async function warmUp(): Promise<void> {
  const environment = {
    libraries,
    signal: { aborted: false, throwIfAborted: () => undefined },
    onProgress: () => undefined,
    now: () => performance.now(),
  };
  // A failure here is ignored, because it occurs again with its sentence when a person generates code.
  await compile(sample, new Map(), defaultCodeOptions, environment).catch(() => undefined);
}

const box = { x: 0, y: 0, width: 100, height: 100 };
// The smallest JSON of Figma's that the reader accepts.
const node = {
  id: '1:1',
  name: 'Sample',
  type: 'FRAME',
  absoluteBoundingBox: box,
  fills: [],
  strokes: [],
  children: [
    {
      id: '1:2',
      name: 'Title',
      type: 'TEXT',
      characters: 'Sample',
      absoluteBoundingBox: box,
      fills: [],
      strokes: [],
      style: { fontFamily: 'Inter', fontSize: 16, fontWeight: 400, lineHeightPx: 20 },
    },
  ],
} as unknown as RestNode;

const sample: Snapshot = {
  documentName: 'Sample',
  frames: [{ id: '1:1', name: 'Sample', page: null, node, picture: null }],
  components: {},
  componentSets: {},
  styles: {},
  variables: null,
  images: {},
  exports: {},
};

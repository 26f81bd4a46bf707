/**
 * Selected layers become a Snapshot: one JSON export a frame, and by name everything that JSON only points at.
 * Pictures leave one by one, each acknowledged before the next, so that a file full of photographs does not fill the
 * sandbox's memory. Nothing is converted here. Between chunks Figma can respond, and a cancel takes effect.
 */
import type { Snapshot, UnreadLayer } from '#design/snapshot';
import { exportFrame, type FrameExport, mergeExports } from './export-frame.ts';
import { findReferences } from './find-references.ts';
import { isFrame, pageOf } from './nodes.ts';
import { PlainError } from './plain-error.ts';
import { readFeatures } from './read-features.ts';
import { readGeometry } from './read-geometry.ts';
import { addAlts, readImages } from './read-images.ts';
import { readVariables } from './read-variables.ts';
import { readVariants } from './read-variants.ts';
import { readVectors } from './read-vectors.ts';
import { type ReadSession, startReadSession } from './read-session.ts';
import type { PanelRequest } from './requests.ts';
import type { Send } from './send.ts';

export async function readSelection(
  selection: readonly SceneNode[],
  request: PanelRequest,
  send: Send,
): Promise<void> {
  if (selection.length === 0) {
    throw new PlainError('Nothing is selected any more. Select a frame and try again.');
  }
  const frames = selection.filter(isFrame);
  if (frames.length === 0) {
    throw new PlainError('No frame is selected. Select a frame, a component, a group or a section.');
  }
  const session = startReadSession(request, send);
  const snapshot = await readSnapshot(frames, session);
  send({ type: 'selection-read', requestId: request.id, snapshot });
}

/** Reads the frames. When it resolves, the bytes of their pictures have been sent. */
export async function readSnapshot(frames: readonly SceneNode[], session: ReadSession): Promise<Snapshot> {
  const exports: FrameExport[] = [];
  const unread: UnreadLayer[] = [];
  let failure: unknown;
  for (const [index, frame] of frames.entries()) {
    await session.report('Reading frames', index, frames.length);
    try {
      exports.push(await exportFrame(frame, pageOf(frame)?.name ?? null));
    } catch (error) {
      failure = error;
      unread.push({ id: frame.id, name: frame.name, instead: 'it was left out' });
    }
  }
  if (exports.length === 0) throw failure;
  const variants = await readVariants(mergeExports(exports), session, ({ id, name }) => {
    unread.push({ id, name, instead: 'this state of it is not in the code' });
  });
  const drawn = [...frames, ...variants.map(({ scene }) => scene)];
  const roots = [...exports.map(({ frame }) => frame.node), ...variants.map(({ found }) => found.frame.node)];
  const { sources, posters } = await readFeatures(drawn, roots, session);
  const sourceNodes = Object.values(sources);
  const references = await findReferences([...roots, ...sourceNodes], session);
  const images = addAlts(await readImages(references.images, session), frames);
  const undrawn = await readGeometry(drawn, references.shapes, session);
  const vectors = await readVectors([...undrawn, ...sourceNodes], session);
  const variables = await readVariables(references.variables, session);
  return {
    documentName: figma.root.name,
    ...mergeExports([...variants.map(({ found }) => found), ...exports]),
    frames: exports.map(({ frame }) => frame),
    ...(variants.length === 0
      ? {}
      : { variants: variants.map(({ setId, found }) => ({ setId, node: found.frame.node })) }),
    ...(sourceNodes.length === 0 ? {} : { sources }),
    ...(unread.length === 0 ? {} : { unread }),
    images,
    exports: { ...vectors, ...posters },
    variables,
  };
}

import type { FramePicture } from '#design/snapshot';
import { orNull } from './ask-figma.ts';
import { findNode } from './nodes.ts';
import { PlainError } from './plain-error.ts';
import { sendAsset, startReadSession } from './read-session.ts';
import type { PanelRequest } from './requests.ts';
import type { Send } from './send.ts';

/** The most device pixels of the longer side; Figma would shrink a larger picture without a notice. */
const maxFrameSide = 8192;

/** Sends Figma's own picture of each frame; one that is gone, or that Figma cannot draw, has none. */
export async function sendFramePictures(
  frameIds: readonly string[],
  scale: number,
  request: PanelRequest,
  send: Send,
): Promise<void> {
  const session = startReadSession(request, send);
  const pictures: Record<string, FramePicture> = {};
  for (const [index, id] of frameIds.entries()) {
    await session.report('Reading images of frames', index, frameIds.length);
    const frame = await findNode(id);
    if (frame === null || !('exportAsync' in frame) || !('width' in frame)) continue;
    const fitting = Math.min(scale, maxFrameSide / Math.max(frame.width, frame.height));
    const bytes = await exportFramePng(frame, fitting);
    if (!bytes) continue;
    const asset = { key: `${id}.png`, mime: 'image/png' as const };
    await sendAsset(asset, bytes, session);
    pictures[id] = { asset, scale: fitting };
  }
  send({ type: 'pictures-read', requestId: request.id, pictures });
}

async function exportFramePng(frame: ExportMixin, scale: number): Promise<Uint8Array | null> {
  try {
    return await frame.exportAsync({ format: 'PNG', constraint: { type: 'SCALE', value: scale } });
  } catch {
    return null;
  }
}

/** px of the longer side of a reference picture; services use no more. */
const maxReferenceSide = 1536;

/** A layer as a picture whose longer side has at most `side` px, with its name. */
export async function exportLayer(
  nodeId: string,
  side = maxReferenceSide,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const node = await findNode(nodeId);
  if (!node || !('visible' in node))
    throw new PlainError('The layer is no longer in the file. Select another one.');
  const isWide = node.width >= node.height;
  const larger = Math.max(node.width, node.height) > side;
  const constraint: ExportSettingsConstraints = larger
    ? { type: isWide ? 'WIDTH' : 'HEIGHT', value: side }
    : { type: 'SCALE', value: 1 };
  const bytes = await orNull(() => node.exportAsync({ format: 'PNG', constraint }));
  if (!bytes) throw new PlainError(`Figma could not export "${node.name}". Select another layer.`);
  return { name: node.name, bytes };
}

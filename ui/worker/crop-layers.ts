/** Pictures of single layers, cropped from Figma's own pictures of their frames. */
import { readFramePixels } from '#codegen/check/check-likeness';
import { cropOnWhite } from '#design/crop-on-white';
import { encodePng } from '#design/png';
import { walkNodes } from '#design/rest-node';
import type { FramePicture, Snapshot, SnapshotFrame } from '#design/snapshot';
import type { Rectangle } from '#design/tree';
import type { RenderedFrame } from '#insight/audit/audit-input';
import { cropLayer } from '#insight/audit/crop-layer';
import type { Tasks } from './protocol.ts';

/** Pixels of the longer side of a layer's picture, for screens of two pixels a px. */
const maxCrop = 192;

export interface NamedLayer {
  readonly name: string;
  readonly frameId: string;
  /** px of its frame; `null` where the file does not say. */
  readonly box: Rectangle | null;
}

/** PNGs of these layers by id, without those that cannot be seen. */
export function cropLayers(
  snapshot: Snapshot,
  { nodeIds, pictures, bytes }: Tasks['crop-layers']['input'],
): Tasks['crop-layers']['output'] {
  const rendered = readRenderedFrames(snapshot, pictures, new Map(bytes));
  const layers = indexLayers(snapshot);
  return nodeIds.flatMap((id) => {
    const crop = drawCrop(id, layers, rendered);
    return crop === null ? [] : [[id, crop] as const];
  });
}

/** Figma's own pictures of the frames, by frame id. */
export function readRenderedFrames(
  { frames }: Snapshot,
  pictures: Readonly<Record<string, FramePicture>>,
  files: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, RenderedFrame> {
  return new Map(
    frames.flatMap((frame) => {
      const picture = readPicture({ ...frame, picture: pictures[frame.id] ?? null }, files);
      return picture === null ? [] : [[frame.id, picture] as const];
    }),
  );
}

function readPicture(frame: SnapshotFrame, files: ReadonlyMap<string, Uint8Array>): RenderedFrame | null {
  const truth = readFramePixels(frame, files);
  if (truth === null) return null;
  const { pixels, scale, offset } = truth;
  const size = { width: pixels.width - offset.x, height: pixels.height - offset.y };
  return { pixels: cropOnWhite(pixels, { ...offset, ...size }), scale };
}

/** All layers by id. */
export function indexLayers({ frames }: Snapshot): ReadonlyMap<string, NamedLayer> {
  const layers = new Map<string, NamedLayer>();
  for (const { id: frameId, node: frame } of frames) {
    const origin = 'absoluteBoundingBox' in frame ? frame.absoluteBoundingBox : null;
    for (const node of walkNodes([frame])) {
      const bounds = 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
      const box =
        origin === null || bounds === null
          ? null
          : { ...bounds, x: bounds.x - origin.x, y: bounds.y - origin.y };
      layers.set(node.id, { name: node.name, frameId, box });
    }
  }
  return layers;
}

/** A PNG of one layer with something of its surroundings; `null` where the pictures do not show it. */
export function drawCrop(
  nodeId: string,
  layers: ReadonlyMap<string, NamedLayer>,
  pictures: ReadonlyMap<string, RenderedFrame>,
): Uint8Array | null {
  const layer = layers.get(nodeId);
  const picture = layer && pictures.get(layer.frameId);
  const crop = picture && layer.box ? cropLayer(picture, layer.box, maxCrop) : null;
  return crop === null ? null : encodePng(crop);
}

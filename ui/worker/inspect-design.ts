/** The audit of an open design and the requests of questions about it, with Figma's own pictures of its frames. */
import { readFramePixels } from '#codegen/check/check-likeness';
import { cropOnWhite } from '#design/crop-on-white';
import { writeHints } from '#codegen/model/hints/write-hints';
import type { CancelSignal } from '#design/cancel';
import type { Finding } from '#design/finding';
import { encodePng } from '#design/png';
import { readDesign } from '#design/read-design';
import { walkNodes } from '#design/rest-node';
import type { FramePicture, Snapshot, SnapshotFrame, SnapshotVariables } from '#design/snapshot';
import type { Rectangle } from '#design/tree';
import { audit, measureImages } from '#insight/audit/audit';
import type { RenderedFrame } from '#insight/audit/audit-input';
import { splitIgnored } from '#insight/audit/baseline';
import { cropLayer } from '#insight/audit/crop-layer';
import { collectContext } from '#insight/understand/collect-context';
import { prepareQuestion } from '#insight/understand/prepare-question';
import type { OpenDesign } from './codegen-session.ts';
import type { ShownFinding, Tasks } from './protocol.ts';

/** Pixels of the longer side of a finding's picture, for screens of two pixels a px. */
const maxCrop = 192;
/** As many layers as a finding names. */
const maxNames = 50;

export function auditDesign(
  { snapshot, assets }: OpenDesign,
  { pictures, bytes, extras }: Tasks['audit']['input'],
): Tasks['audit']['output'] {
  const rendered = readRenderedFrames(snapshot, pictures, new Map(bytes));
  const { findings, notes } = audit({
    snapshot,
    variables: mergeVariables(extras.variables, snapshot.variables),
    pictures: rendered,
    imageFiles: measureImages(snapshot, assets),
    missingFonts: new Set(extras.missingFonts),
    detached: new Set(extras.detached),
    variantNames: new Map(Object.entries(extras.variantNames)),
  });
  const { open, ignored } = splitIgnored(findings, extras.ignored);
  const layers = indexLayers(snapshot);
  const show = <Shown extends Finding>(finding: Shown): Shown & ShownFinding => {
    const names = finding.nodeIds.slice(0, maxNames).map((id) => layers.get(id)?.name ?? '');
    return { ...finding, names, crop: drawCrop(finding, layers, rendered) };
  };
  return { findings: open.map(show), ignored: ignored.map(show), notes };
}

/** Tokens of the outline in one request. */
const outlineBudget = 24_000;

/** The requests of a question about an open design, with the names of its frames and layers. */
export function writeQuestion(
  snapshot: Snapshot,
  { question, limits, pictures, bytes }: Tasks['question']['input'],
  signal: CancelSignal,
): Tasks['question']['output'] {
  const tree = readDesign(snapshot);
  const rendered = readRenderedFrames(snapshot, pictures, new Map(bytes));
  const context = collectContext(tree, rendered, (frameIds) =>
    writeHints(
      { ...tree, frames: tree.frames.filter(({ root }) => frameIds.includes(root.id)) },
      { budget: outlineBudget },
    ),
  );
  const prepared = prepareQuestion(question, context, limits, signal);
  const names = new Map(context.frames.map(({ id, name }) => [id, name]));
  context.layers.forEach(({ name }, id) => void (names.has(id) || names.set(id, name)));
  return { ...prepared, names: Object.fromEntries(names) };
}

/** Figma's own pictures of the frames, by frame id. */
function readRenderedFrames(
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

/** Variables of libraries are known only where they are used, those of the file always. */
function mergeVariables(
  local: SnapshotVariables | null,
  used: SnapshotVariables | null,
): SnapshotVariables | null {
  if (local === null || used === null) return local ?? used;
  return {
    variables: { ...used.variables, ...local.variables },
    variableCollections: { ...used.variableCollections, ...local.variableCollections },
  };
}

interface NamedLayer {
  readonly name: string;
  /** px of its frame; `null` where the file does not say. */
  readonly box: Rectangle | null;
}

function indexLayers({ frames }: Snapshot): ReadonlyMap<string, NamedLayer> {
  const layers = new Map<string, NamedLayer>();
  for (const { node: frame } of frames) {
    const origin = 'absoluteBoundingBox' in frame ? frame.absoluteBoundingBox : null;
    for (const node of walkNodes([frame])) {
      const bounds = 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
      const box =
        origin === null || bounds === null
          ? null
          : { ...bounds, x: bounds.x - origin.x, y: bounds.y - origin.y };
      layers.set(node.id, { name: node.name, box });
    }
  }
  return layers;
}

/** A hidden layer is not in the picture. */
function drawCrop(
  { rule, frameId, nodeIds }: Finding,
  layers: ReadonlyMap<string, NamedLayer>,
  pictures: ReadonlyMap<string, RenderedFrame>,
): Uint8Array | null {
  const picture = rule === 'hidden-layer' ? undefined : pictures.get(frameId);
  const box = layers.get(nodeIds[0] ?? '')?.box ?? null;
  const crop = picture === undefined || box === null ? null : cropLayer(picture, box, maxCrop);
  return crop === null ? null : encodePng(crop);
}

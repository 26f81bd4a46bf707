/** The audit of an open design and the requests of questions about it, with Figma's own pictures of its frames. */
import { writeHints } from '#codegen/model/hints/write-hints';
import type { CancelSignal } from '#design/cancel';
import type { Finding } from '#design/finding';
import { readPng } from '#design/png';
import { readDesign } from '#design/read-design';
import type { Snapshot, SnapshotVariables } from '#design/snapshot';
import type { DesignTree } from '#design/tree';
import { audit, measureImages } from '#insight/audit/audit';
import { splitIgnored } from '#insight/audit/baseline';
import { findScreenshotScale } from '#insight/compare/compare-screenshot';
import {
  collectContext,
  collectPictureContext,
  type QuestionContext,
} from '#insight/understand/collect-context';
import { prepareQuestion } from '#insight/understand/prepare-question';
import type { OpenDesign } from './codegen-session.ts';
import { drawCrop, indexLayers, readRenderedFrames } from './crop-layers.ts';
import type { GivenScreenshot, ShownFinding, Tasks } from './protocol.ts';

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
    const [first = ''] = finding.nodeIds;
    // A hidden layer is not in the picture.
    const crop = finding.rule === 'hidden-layer' ? null : drawCrop(first, layers, rendered);
    return { ...finding, names, crop };
  };
  return { findings: open.map(show), ignored: ignored.map(show), notes };
}

/** Tokens of the outline in one request. */
const outlineBudget = 24_000;

/** The requests of a question about an open design, with the names of its frames and layers. */
export function writeQuestion(
  snapshot: Snapshot,
  { question, limits, pictures, bytes, screenshot }: Tasks['question']['input'],
  signal: CancelSignal,
): Tasks['question']['output'] {
  const tree = readDesign(snapshot);
  const rendered = readRenderedFrames(snapshot, pictures, new Map(bytes));
  const design = collectContext(tree, rendered, (frameIds) =>
    writeHints(
      { ...tree, frames: tree.frames.filter(({ root }) => frameIds.includes(root.id)) },
      { budget: outlineBudget },
    ),
  );
  const context =
    screenshot === null ? design : { ...design, frames: [...design.frames, ...framesOf(screenshot, tree)] };
  const prepared = prepareQuestion(question, context, limits, signal);
  const names = new Map(context.frames.map(({ id, name }) => [id, name]));
  context.layers.forEach(({ name }, id) => void (names.has(id) || names.set(id, name)));
  return { ...prepared, names: Object.fromEntries(names) };
}

/** A screenshot as a frame without layers, in px of the frame where it can only be of one. */
function framesOf({ name, bytes }: GivenScreenshot, { frames }: DesignTree): QuestionContext['frames'] {
  const pixels = readPng(bytes);
  const [only, ...others] = frames;
  const scale =
    only === undefined || others.length > 0 ? 1 : findScreenshotScale(only.root.absoluteBox.width, pixels);
  return collectPictureContext(screenshotId, name, { pixels, scale }).frames;
}

/** No layer has this id. */
const screenshotId = 'screenshot';

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

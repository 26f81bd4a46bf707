/**
 * `framewright compare`: two frames by their layers, or a frame and a picture by their pixels. Exit code 0 where nothing
 * differs, 1 where something does.
 */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { cropOnWhite } from '#design/crop-on-white';
import type { Difference } from '#design/difference';
import { framesOf, getFrame } from '#design/document-frames';
import type { Pixels } from '#design/pixels';
import { encodePng, readPng } from '#design/png';
import { readDesign } from '#design/read-design';
import type { CompareReport } from '#design/report';
import { resizePixels } from '#design/resize-pixels';
import type { RestNode } from '#design/snapshot';
import { takeSnapshot } from '#design/take-snapshot';
import type { DesignNode } from '#design/tree';
import type { RenderedFrame } from '#insight/audit/audit-input';
import { compareFrames } from '#insight/compare/compare-frames';
import { compareRenders, type RenderComparison } from '#insight/compare/compare-renders';
import { compareScreenshot } from '#insight/compare/compare-screenshot';
import type { CommandLine, RunCommand, Terminal } from '../command.ts';
import { withoutControlCharacters } from '../output/write-summary.ts';
import { chooseFrames } from '../source/choose-frames.ts';
import type { DesignSource } from '../source/design-source.ts';
import { looksLikeAddress } from '../source/figma-address.ts';
import { findPicture } from '../source/find-picture.ts';
import { openSource } from '../source/open-source.ts';
import { readBytes } from '../source/read-bytes.ts';
import type { ReadSnapshot } from '../source/read-snapshot.ts';
import { readTruth } from '../source/read-truth.ts';
import { UsageError } from '../usage-error.ts';

export const runCompare: RunCommand = async (line, terminal) => {
  const compared = await compareBoth(line, terminal);
  const heatMap = line.text('heat-map');
  if (heatMap !== null) await writeHeatMap(heatMap, await compared.drawHeatMap());
  const report: CompareReport = { command: 'compare', differences: compared.differences };
  terminal.print(line.flag('json') ? JSON.stringify(report, null, 2) : writeDifferences(report.differences));
  return report.differences.length > 0 ? 1 : 0;
};

interface Compared {
  readonly differences: readonly Difference[];
  drawHeatMap(): Promise<Pixels>;
}

async function compareBoth(line: CommandLine, terminal: Terminal): Promise<Compared> {
  const file = line.positionals[0] ?? '-';
  const other = line.getText('with');
  const isFile = looksLikeAddress(other) || existsSync(other);
  const picture = isFile ? await findPicture(other) : null;
  const former = await findPicture(file);
  if (former !== null) {
    if (picture === null) throw new UsageError(`"${file}" is an image; --with has to be an image too.`);
    return asCompared(comparePixels({ was: readPng(former.bytes), now: readPng(picture.bytes) }, terminal));
  }
  const source = await openSource(file, line, terminal);
  const frame = getOnlyFrame(chooseFrames(source, line.list('frame')), file);
  const was = await readFrame(source, frame, line.text('truth'), terminal);
  if (picture !== null) return comparePicture(was, readPng(picture.bytes), terminal);
  const now = isFile
    ? await readOtherFile(other, frame, line, terminal)
    : await readFrame(source, getFrame(source.document, other), null, terminal);
  return {
    differences: compareFrames(was.root, now.root),
    drawHeatMap: async () => {
      const [one, two] = [await drawAtOne(was, terminal), await drawAtOne(now, terminal)];
      return comparePixels({ was: one, now: two }, terminal).heatMap;
    },
  };
}

interface FrameToCompare {
  readonly root: DesignNode;
  readonly read: ReadSnapshot;
}

async function readFrame(
  source: DesignSource,
  frame: RestNode,
  truth: string | null,
  terminal: Terminal,
): Promise<FrameToCompare> {
  const { extras, assets, notes } = await source.readExtras([frame], { pictures: true });
  for (const note of notes) terminal.notify(note);
  const bytes = truth === null ? null : await readBytes(truth);
  const picture = truth === null || bytes === null ? null : readTruth(bytes, truth, frame);
  const pictures = picture === null ? extras.pictures : { [frame.id]: picture };
  const snapshot = takeSnapshot(source.document, [frame.id], { ...extras, pictures });
  const all = picture === null || bytes === null ? assets : new Map([...assets, [picture.asset.key, bytes]]);
  const [read] = readDesign(snapshot).frames;
  if (read === undefined) throw new UsageError(`"${frame.name}" cannot be read.`);
  return { root: read.root, read: { snapshot, assets: all } };
}

/** The same frame in another file: by its id, else by its name, else the only one there is. */
async function readOtherFile(
  file: string,
  frame: RestNode,
  line: CommandLine,
  terminal: Terminal,
): Promise<FrameToCompare> {
  const source = await openSource(file, line, terminal);
  const frames = source.document.pages.flatMap(({ nodes }) => framesOf(nodes));
  const same =
    frames.find(({ id, name }) => id === frame.id && name === frame.name) ??
    frames.find(({ name }) => name === frame.name) ??
    frames.find(({ id }) => id === frame.id);
  const found = same ?? (frames.length === 1 ? frames[0] : undefined);
  if (found === undefined)
    throw new UsageError(`"${file}" has no frame "${frame.name.slice(0, 60)}" to compare with.`);
  return readFrame(source, found, null, terminal);
}

function getOnlyFrame([frame, ...others]: readonly RestNode[], file: string): RestNode {
  if (frame !== undefined && others.length === 0) return frame;
  throw new UsageError(`Say which one frame of "${file}" to compare with --frame ID or NAME.`);
}

/** Where one is taller, what is beyond the other counts as white there: a page that ends early is a difference. */
async function comparePicture(
  was: FrameToCompare,
  screenshot: Pixels,
  terminal: Terminal,
): Promise<Compared> {
  const picture = await draw(was, terminal);
  const compared = compareScreenshot(
    { frame: was.root, picture, screenshot, beyond: 'white' },
    terminal.onInterrupt(),
  );
  compared.notes.forEach((note) => terminal.notify(note));
  return asCompared(compared);
}

async function draw({ root, read }: FrameToCompare, terminal: Terminal): Promise<RenderedFrame> {
  const { drawFrames } = await import('../draw-frames.ts');
  const drawn = (await drawFrames(read.snapshot, read.assets, terminal)).get(root.id);
  if (drawn === undefined)
    throw new UsageError(
      `"${root.name.slice(0, 60)}" cannot be rendered; Chromium is needed, or Figma’s render of it with --truth.`,
    );
  return drawn;
}

/** A picture of a frame with one pixel for each px. */
async function drawAtOne(frame: FrameToCompare, terminal: Terminal): Promise<Pixels> {
  const { pixels, scale } = await draw(frame, terminal);
  const size = (value: number) => Math.max(1, Math.round(value / scale));
  return resizePixels(pixels, { width: size(pixels.width), height: size(pixels.height) });
}

function asCompared(comparison: RenderComparison): Compared {
  return { differences: comparison.differences, drawHeatMap: () => Promise.resolve(comparison.heatMap) };
}

/** Where one picture is larger, what is beyond the other counts as white there. */
function comparePixels(
  { was, now }: { readonly was: Pixels; readonly now: Pixels },
  terminal: Terminal,
): RenderComparison {
  const size = { width: Math.max(was.width, now.width), height: Math.max(was.height, now.height) };
  const extend = (picture: Pixels) => cropOnWhite(picture, { x: 0, y: 0, ...size });
  return compareRenders(
    { was: extend(was), now: extend(now), frame: null, scale: 1 },
    terminal.onInterrupt(),
  );
}

async function writeHeatMap(path: string, picture: Pixels): Promise<void> {
  try {
    await writeFile(path, encodePng(picture));
  } catch {
    throw new UsageError(`"${path}" cannot be written.`);
  }
}

/** One line for each difference. */
function writeDifferences(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'No differences.';
  const lines = differences.map(({ kind, name, nodeIds, was, now, box }) => {
    const layer = nodeIds.length === 0 ? '' : `  ${nodeIds.join(' -> ')} "${name}"`;
    const change = was !== null && now !== null ? `  ${was} -> ${now}` : '';
    return `${kind.padEnd(10)}  ${box.x}, ${box.y}  ${box.width} x ${box.height}${layer}${change}`;
  });
  const noun = differences.length === 1 ? 'difference' : 'differences';
  return [`${differences.length} ${noun}`, ...lines]
    .map((text) => withoutControlCharacters(text).replaceAll('\n', ' '))
    .join('\n');
}

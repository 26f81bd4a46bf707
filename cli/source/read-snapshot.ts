import type { FigmaDocument } from '#design/figma-document';
import type { AssetBytes, RestNode, Snapshot, SnapshotVariables } from '#design/snapshot';
import { takeSnapshot } from '#design/take-snapshot';
import type { CommandLine, Terminal } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { chooseFrames } from './choose-frames.ts';
import { openSource } from './open-source.ts';
import { readBytes } from './read-bytes.ts';
import { readTruth } from './read-truth.ts';

export interface ReadSnapshot {
  readonly snapshot: Snapshot;
  /** Fills, exports and the frames' own pictures. */
  readonly assets: AssetBytes;
}

/** A snapshot with what its document has beside the chosen frames. */
export interface ReadDocument extends ReadSnapshot {
  readonly document: FigmaDocument;
  /** Every variable, those that no chosen frame uses included. */
  readonly variables: SnapshotVariables | null;
}

/** Reads the frames of a command line with everything they refer to, and Figma's own picture where there is one. */
export async function readSnapshot(line: CommandLine, terminal: Terminal): Promise<ReadDocument> {
  const source = await openSource(line.positionals[0] ?? '-', line, terminal);
  const frames = chooseFrames(source, line.list('frame'));
  const { extras, assets, notes } = await source.readExtras(frames, { pictures: true });
  for (const note of notes) terminal.notify(note);
  const ids = frames.map((frame) => frame.id);
  const truth = line.text('truth');
  const beside = { document: source.document, variables: extras.variables };
  if (truth === null) return { snapshot: takeSnapshot(source.document, ids, extras), assets, ...beside };
  const frame = getOnlyFrame(frames);
  const bytes = await readBytes(truth);
  const picture = readTruth(bytes, truth, frame);
  return {
    snapshot: takeSnapshot(source.document, ids, { ...extras, pictures: { [frame.id]: picture } }),
    assets: new Map([...assets, [picture.asset.key, bytes]]),
    ...beside,
  };
}

function getOnlyFrame(frames: readonly RestNode[]): RestNode {
  const [frame, ...others] = frames;
  if (frame && others.length === 0) return frame;
  throw new UsageError('--truth is the image of one frame, so it goes with one --frame.');
}

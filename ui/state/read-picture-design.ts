/** A picture without layers becomes a design: a model reads it twice, and our own code builds the design. */
import { isFlatPicture } from '#design/flat-picture';
import type { Attachment } from '#design/attachment';
import { findImageSize } from '#design/image-header';
import type { PanelSettings } from '#design/settings';
import type { TextModel, TextRequest } from '#models/ports';
import type { CodegenClient } from '../worker-clients/codegen-client.ts';
import type { GivenPicture, OpenDesign } from './generated-code.ts';
import type { OnProgress } from './sandbox-client.ts';
import { createTextJob, planPictureJob, type TextJob } from './text-job.ts';
import { waitingFor, type Work } from './work.ts';

export interface PictureReadContext {
  readonly codegen: CodegenClient;
  readonly model: TextModel;
  readonly settings: PanelSettings;
  /** They are sent when the code is written. */
  readonly attachments: readonly Attachment[];
  readonly report: (work: Work) => void;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
  /** The answers were used, with or without success. */
  readonly releaseAnswers: () => void;
}

/**
 * Reads a picture; throws one sentence where nothing can be read in it. The job has begun: its last request writes the code
 * of the design.
 */
export async function readPictureDesign(
  run: PictureReadContext,
  picture: GivenPicture,
): Promise<{ readonly design: OpenDesign; readonly job: TextJob }> {
  const { codegen, signal, onProgress, model } = run;
  const input = { name: picture.name, bytes: picture.bytes, frameId: picture.frameId };
  const { bytes, width, height } = picture;
  const looks = await codegen.run('picture-looks', { picture: bytes }, { signal, onProgress });
  const planned = { frames: [{ width, height }], attachments: run.attachments };
  const { author } = await codegen.run('planned-requests', planned, { signal });
  const job = createTextJob(run.settings, planPictureJob(looks, author));
  const first = await receiveAnswerText(run, job, looks.first, 'Reading the image');
  const second = await receiveAnswerText(run, job, looks.second, 'Reading its texts again');
  const read = await codegen.run('picture-design', { ...input, first, second }, { signal, onProgress });
  if (read === null) {
    run.releaseAnswers();
    throw new Error(`${model.model} found nothing to read in this image. Try a larger or clearer one.`);
  }
  const { snapshot, note, problems } = read;
  const assets = new Map(read.assets);
  const [frame] = snapshot.frames;
  const frames = frame?.picture ? { [frame.id]: frame.picture } : {};
  const design: OpenDesign = {
    snapshot,
    assets,
    number: codegen.open(snapshot, assets),
    pictures: () => Promise.resolve({ frames, bytes: assets }),
    picture,
    note,
    warnings: firstWarnings(problems.map(({ message }) => message)),
  };
  return { design, job };
}

/** Warnings shown one by one; the rest is counted. */
const maxWarnings = 3;

function firstWarnings(warnings: readonly string[]): readonly string[] {
  if (warnings.length <= maxWarnings) return warnings;
  const rest = warnings.length - maxWarnings + 1;
  return [...warnings.slice(0, maxWarnings - 1), `${rest} other parts of the image are unclear.`];
}

async function receiveAnswerText(
  { model, signal, report }: PictureReadContext,
  job: TextJob,
  request: TextRequest,
  words: string,
): Promise<string> {
  report({ text: `${words}, ${job.cost()}`, done: 0, total: null });
  let answer = '';
  for await (const event of model.stream(job.fit(request) ?? request, signal)) {
    job.follow(event);
    if (event.type === 'text') answer += event.delta;
    else if (event.type === 'waiting') report(waitingFor(event));
    else if (event.type === 'failed') throw new Error(event.failure.message);
  }
  return answer;
}

/** The picture of the selected frame where it is a picture of a page and nothing else; `null` where it has layers. */
export async function findFlatPicture(
  design: OpenDesign,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<GivenPicture | null> {
  const [frame, ...others] = design.snapshot.frames;
  if (!frame || others.length > 0 || !isFlatPicture(frame.node)) return null;
  const { frames, bytes } = await design.pictures(signal, onProgress);
  const seen = frames[frame.id];
  const png = seen && bytes.get(seen.asset.key);
  const size = png && findImageSize(png);
  return png && size ? { name: frame.name, bytes: png, ...size, frameId: frame.id } : null;
}

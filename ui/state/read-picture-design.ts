/** A picture without layers becomes a design: a model reads it twice, and our own code builds the design. */
import { isFlatPicture } from '#design/flat-picture';
import { findImageSize } from '#design/image-header';
import type { TextModel, TextRequest } from '#models/ports';
import type { CodegenClient } from '../worker-clients/codegen-client.ts';
import type { GivenPicture, OpenDesign } from './generated-code.ts';
import type { OnProgress } from './sandbox-client.ts';
import { waitingFor, type Work } from './work.ts';

export interface PictureReadContext {
  readonly codegen: CodegenClient;
  readonly model: TextModel;
  readonly report: (work: Work) => void;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
  /** The answers were used, with or without success. */
  readonly releaseAnswers: () => void;
}

/** Reads a picture; throws one sentence where nothing can be read in it. */
export async function readPictureDesign(run: PictureReadContext, picture: GivenPicture): Promise<OpenDesign> {
  const { codegen, signal, onProgress, model } = run;
  const input = { name: picture.name, bytes: picture.bytes, frameId: picture.frameId };
  const looks = await codegen.run('picture-looks', input, { signal, onProgress });
  const first = await receiveAnswerText(run, looks.first, 'Reading the image');
  const second = await receiveAnswerText(run, looks.second, 'Reading its texts again');
  const read = await codegen.run('picture-design', { ...input, first, second }, { signal, onProgress });
  if (read === null) {
    run.releaseAnswers();
    throw new Error(`${model.model} found nothing to read in this image. Try a larger or clearer one.`);
  }
  const { snapshot, note, problems } = read;
  const assets = new Map(read.assets);
  const [frame] = snapshot.frames;
  const frames = frame?.picture ? { [frame.id]: frame.picture } : {};
  return {
    snapshot,
    assets,
    number: codegen.open(snapshot, assets),
    pictures: () => Promise.resolve({ frames, bytes: assets }),
    picture,
    note,
    warnings: firstWarnings(problems.map(({ message }) => message)),
  };
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
  request: TextRequest,
  words: string,
): Promise<string> {
  report({ text: words, done: 0, total: null });
  let answer = '';
  for await (const event of model.stream(request, signal)) {
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

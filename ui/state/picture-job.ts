/** A picture without layers becomes a design: two looks of a model, and what our own code makes of them. */
import type { TextModel, TextRequest } from '#models/ports';
import type { Codegen } from '../background/codegen.ts';
import type { OnProgress } from './ask-sandbox.ts';
import type { OpenDesign } from './draft-job.ts';
import { waitingFor, type Work } from './work.ts';

/** A picture of a page, and what it is called. */
export interface GivenPicture {
  readonly name: string;
  /** A PNG. */
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** The frame it is of; `null` where it was pasted or dropped. */
  readonly frameId: string | null;
}

export interface PictureWork {
  readonly codegen: Codegen;
  readonly model: TextModel;
  readonly tell: (work: Work) => void;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
  /** The answers were used, to whatever end. */
  readonly releaseAnswers: () => void;
}

/** Reads a picture; throws one sentence where nothing can be read in it. */
export async function readPictureDesign(run: PictureWork, picture: GivenPicture): Promise<OpenDesign> {
  const { codegen, signal, onProgress, model } = run;
  const takes = { name: picture.name, bytes: picture.bytes, frameId: picture.frameId };
  const looks = await codegen.run('picture-looks', takes, { signal, onProgress });
  const first = await hear(run, looks.first, 'Reading the picture');
  const second = await hear(run, looks.second, 'Reading its texts again');
  const read = await codegen.run('picture-design', { ...takes, first, second }, { signal, onProgress });
  if (read === null) {
    run.releaseAnswers();
    throw new Error(`${model.model} could read nothing in this picture. Try a larger or clearer one.`);
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
    note,
    warnings: fewOf(problems.map(({ message }) => message)),
  };
}

/** Warnings shown one by one; the rest is counted. */
const mostWarnings = 3;

function fewOf(warnings: readonly string[]): readonly string[] {
  if (warnings.length <= mostWarnings) return warnings;
  const rest = warnings.length - mostWarnings + 1;
  return [...warnings.slice(0, mostWarnings - 1), `${rest} more things in the picture are not clear.`];
}

async function hear(
  { model, signal, tell }: PictureWork,
  request: TextRequest,
  words: string,
): Promise<string> {
  tell({ words, done: 0, total: null });
  let answer = '';
  for await (const event of model.stream(request, signal)) {
    if (event.type === 'text') answer += event.delta;
    else if (event.type === 'waiting') tell(waitingFor(event));
    else if (event.type === 'failed') throw new Error(event.failure.message);
  }
  return answer;
}

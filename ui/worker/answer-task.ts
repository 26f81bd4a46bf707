import { zipSync } from 'fflate';
import { compareWithRecord, recordFiles } from '#codegen/merge/compare-with-record';
import { createPictureSnapshot } from '#codegen/model/picture/picture-snapshot';
import { planPlanRequest } from '#codegen/model/assist/write-plan-request';
import { writeReadingRequest, writeTextCheckRequest } from '#codegen/model/picture/read-picture';
import { tilePicture } from '#design/tile-picture';
import type { CancelSignal } from '#design/cancel';
import type { CodeResult, Progress } from '#design/code-result';
import type { AssetBytes } from '#design/snapshot';
import type { SourceFile } from '#design/source-file';
import { answersOf, draftOf } from '../worker-clients/answers-of.ts';
import {
  compareRecipes,
  judgeLastChange,
  judgeRecipe,
  planAuthorRequest,
  writeAuthorRequest,
  writeChangeRequest,
} from './answer-change.ts';
import { judgeDecisions, readDecisions, writeAssistRequest } from './answer-decisions.ts';
import { checkRecipe } from './check-recipe.ts';
import type { CodegenSession } from './codegen-session.ts';
import { cropLayers } from './crop-layers.ts';
import { compareDesign } from './compare-design.ts';
import { auditDesign, writeQuestion } from './inspect-design.ts';
import { comparePageOfRecipe, findDifference, writePreview } from './page-documents.ts';
import type { CodeWithoutAssets, Recipe, TaskName, Tasks, ToWorker } from './protocol.ts';

type Request = Exclude<ToWorker, { task: 'cancel' | 'page-rendered' }>;
type Answer = { readonly output: Tasks[TaskName]['output']; readonly transfer: Transferable[] };

/** Carries out one task. */
export async function answerTask(
  session: CodegenSession,
  request: Request,
  signal: CancelSignal,
  onProgress: (progress: Progress) => void,
): Promise<Answer> {
  switch (request.task) {
    case 'open-design': {
      const { design, snapshot, assets } = request.input;
      session.open(design, snapshot, new Map(assets));
      return plain(null);
    }
    case 'close-design':
      session.close(request.input.design);
      return plain(null);
    case 'make-partial':
      return plain(withoutBytes(await session.makePartial(request.input.recipe, signal, onProgress)));
    case 'draft':
      return plain(withoutBytes(await session.show(request.input.recipe, signal, onProgress)));
    case 'make':
      return plain(withoutBytes(await session.make(request.input.recipe, signal, onProgress)));
    case 'check':
      return plain(withoutBytes(await checkRecipe(session, request.input, signal, onProgress)));
    case 'preview':
      return plain(
        await writePreview(
          session,
          request.input,
          await session.show(request.input.recipe, signal, onProgress),
        ),
      );
    case 'compare-page': {
      const output = await comparePageOfRecipe(session, request.input, signal, onProgress);
      const { design, page, heat } = output;
      return { output, transfer: [design, page, heat].map(({ pixels }) => pixels.buffer) };
    }
    case 'zip': {
      const bytes = await zipProject(session, request.input.recipe, signal, onProgress);
      return { output: bytes, transfer: [bytes.buffer] };
    }
    case 'asset': {
      const { recipe, key } = request.input;
      const drafted = (await session.show(recipe, signal, onProgress)).assets.get(key);
      // Files of pictures in other sizes come with what is made of the draft.
      return plain(drafted ?? (await session.make(recipe, signal, onProgress)).assets.get(key) ?? null);
    }
    case 'record-generation': {
      const { recipe } = request.input;
      const { files } = await session.make(recipe, signal, onProgress);
      const frames = session.find(recipe.design).snapshot.frames.map(({ id }) => id);
      return plain(recordFiles(frames, recipe.options.target, files));
    }
    case 'compare-generation': {
      const { recipe, record } = request.input;
      return plain(compareWithRecord(record, (await session.make(recipe, signal, onProgress)).files));
    }
    case 'author-request': {
      const { recipe, pictures, attachments, note } = request.input;
      const draft = await session.make(draftOf(recipe), signal, onProgress);
      const { snapshot } = session.find(recipe.design);
      return plain(
        writeAuthorRequest(snapshot, draft, recipe.options, pictures, { attachments, note }, signal),
      );
    }
    case 'planned-requests': {
      const { frames, attachments } = request.input;
      const author = planAuthorRequest(frames, attachments, signal);
      return plain({ author, assist: planPlanRequest(frames, signal) });
    }
    case 'picture-looks':
      return plain(writePictureRequests(request.input, signal));
    case 'picture-design':
      return plain(designOfPicture(request.input));
    case 'judge-answers':
      return plain(await judgeRecipe(session, request.input, signal, onProgress));
    case 'judge-change':
      return plain(await judgeLastChange(session, request.input, signal, onProgress));
    case 'change-request':
      return plain(await writeChangeRequest(session, request.input, signal, onProgress));
    case 'compare-recipes': {
      const { recipe, former } = request.input;
      return plain(await compareRecipes(session, recipe, former, signal, onProgress));
    }
    case 'assist-request': {
      const { recipe, pictures } = request.input;
      return plain(writeAssistRequest(session.find(recipe.design).snapshot, pictures, signal));
    }
    case 'read-decisions': {
      const { recipe, answer } = request.input;
      return plain(readDecisions(session.find(recipe.design).snapshot, answer));
    }
    case 'judge-plan':
      return plain(await judgeDecisions(session, request.input, signal, onProgress));
    case 'audit':
      return plain(auditDesign(session.find(request.input.design), request.input));
    case 'crop-layers':
      return plain(cropLayers(session.find(request.input.design).snapshot, request.input));
    case 'question':
      return plain(writeQuestion(session.find(request.input.design).snapshot, request.input, signal));
    case 'compare-design': {
      const output = compareDesign(session.find(request.input.design).snapshot, request.input, signal);
      const pictures = output.pictures === null ? [] : Object.values(output.pictures);
      return { output, transfer: pictures.map(({ pixels }) => pixels.buffer) };
    }
    case 'compare-pictures': {
      const output = findDifference(request.input.first, request.input.second, signal);
      return { output, transfer: [output.heat.pixels.buffer] };
    }
  }
}

function plain(output: Tasks[TaskName]['output']): Answer {
  return { output, transfer: [] };
}

function withoutBytes({ assets: _, ...result }: CodeResult): CodeWithoutAssets {
  return result;
}

/** The two requests that read a picture without layers. */
function writePictureRequests(
  { picture }: Tasks['picture-looks']['input'],
  signal: CancelSignal,
): Tasks['picture-looks']['output'] {
  const cut = tilePicture(picture, signal);
  return { first: writeReadingRequest(cut), second: writeTextCheckRequest(cut) };
}

/** The design that the two answers give. */
function designOfPicture({
  frameId,
  first,
  second,
  ...picture
}: Tasks['picture-design']['input']): Tasks['picture-design']['output'] {
  const read = createPictureSnapshot({ ...picture, ...(frameId === null ? {} : { frameId }) }, first, second);
  return read && { ...read, assets: [...read.assets] };
}

/** Formats that are compressed already. */
const packed = /\.(?:png|jpe?g|gif|webp|woff2?)$/i;
/** The same project gives the same zip, byte for byte. A zip needs a date, so it is the earliest one of the format. */
const date = '1980-01-02T00:00:00';

/**
 * The project as one zip. A model's answer gets what makes it a project from the compiler's own: the files that only
 * the project has.
 */
async function zipProject(
  session: CodegenSession,
  recipe: Recipe,
  signal: CancelSignal,
  onProgress: (progress: Progress) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const draft = draftOf(recipe);
  const project = await session.make(
    { ...draft, options: { ...recipe.options, project: true } },
    signal,
    onProgress,
  );
  if (answersOf(recipe).length === 0) return zipFiles(project.files, project.assets);
  const plain = await session.make(draft, signal, onProgress);
  const authored = await session.make(recipe, signal, onProgress);
  const known = new Set([...plain.files, ...authored.files].map(({ path }) => path));
  const extra = project.files.filter(({ path }) => !known.has(path));
  return zipFiles([...authored.files, ...extra], new Map([...project.assets, ...authored.assets]));
}

function zipFiles(files: readonly SourceFile[], assets: AssetBytes): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const entries = files.flatMap((file) => {
    const bytes = file.kind === 'text' ? encoder.encode(file.text) : assets.get(file.asset.key);
    return bytes ? [[file.path, [bytes, { level: packed.test(file.path) ? 0 : 6 }]] as const] : [];
  });
  return zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0], { mtime: date });
}

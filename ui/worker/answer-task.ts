import { compareGenerations, recordGeneration } from '#codegen/merge/compare-generations';
import { createPictureSnapshot } from '#codegen/model/picture/picture-snapshot';
import { writeReadingRequest, writeTextCheckRequest } from '#codegen/model/picture/read-picture';
import { tilePicture } from '#codegen/model/picture/tile-picture';
import type { CancelSignal } from '#design/cancel';
import type { CodeResult, Progress } from '#design/code-result';
import { draftOf } from '../background/answers-of.ts';
import {
  compareRecipes,
  judgeLastChange,
  judgeRecipe,
  writeAuthorRequest,
  writeChangeRequest,
} from './answer-change.ts';
import { judgeDecisions, readDecisions, writeAssistRequest } from './answer-decisions.ts';
import { checkRecipe } from './check-recipe.ts';
import type { CodegenSession } from './codegen-session.ts';
import { comparePageOfRecipe, findDifference, writePreview } from './page-documents.ts';
import type { CodeWithoutAssets, TaskName, Tasks, ToWorker } from './protocol.ts';
import { zipProject } from './zip-project.ts';

type Request = Exclude<ToWorker, { task: 'cancel' | 'page-rendered' }>;
type Answer = { readonly gives: Tasks[TaskName]['gives']; readonly transfer: Transferable[] };

/** Carries out one task. */
export async function answerTask(
  session: CodegenSession,
  request: Request,
  signal: CancelSignal,
  onProgress: (progress: Progress) => void,
): Promise<Answer> {
  switch (request.task) {
    case 'open-design': {
      const { design, snapshot, assets } = request.takes;
      session.open(design, snapshot, new Map(assets));
      return plain(null);
    }
    case 'close-design':
      session.close(request.takes.design);
      return plain(null);
    case 'make-partial':
      return plain(withoutBytes(await session.makePartial(request.takes.recipe, signal, onProgress)));
    case 'draft':
      return plain(withoutBytes(await session.show(request.takes.recipe, signal, onProgress)));
    case 'make':
      return plain(withoutBytes(await session.make(request.takes.recipe, signal, onProgress)));
    case 'check':
      return plain(withoutBytes(await checkRecipe(session, request.takes, signal, onProgress)));
    case 'preview':
      return plain(
        await writePreview(
          session,
          request.takes,
          await session.show(request.takes.recipe, signal, onProgress),
        ),
      );
    case 'compare-page': {
      const gives = await comparePageOfRecipe(session, request.takes, signal, onProgress);
      const { design, page, heat } = gives;
      return { gives, transfer: [design, page, heat].map(({ pixels }) => pixels.buffer) };
    }
    case 'zip': {
      const bytes = await zipProject(session, request.takes.recipe, signal, onProgress);
      return { gives: bytes, transfer: [bytes.buffer] };
    }
    case 'asset': {
      const { recipe, key } = request.takes;
      const drafted = (await session.show(recipe, signal, onProgress)).assets.get(key);
      // Files of pictures in other sizes come with what is made of the draft.
      return plain(drafted ?? (await session.make(recipe, signal, onProgress)).assets.get(key) ?? null);
    }
    case 'record-generation': {
      const { recipe } = request.takes;
      const { files } = await session.make(recipe, signal, onProgress);
      const frames = session.find(recipe.design).snapshot.frames.map(({ id }) => id);
      return plain(recordGeneration(frames, recipe.options.target, files));
    }
    case 'compare-generation': {
      const { recipe, record } = request.takes;
      return plain(compareGenerations(record, (await session.make(recipe, signal, onProgress)).files));
    }
    case 'author-request': {
      const { recipe, pictures, material, note } = request.takes;
      const draft = await session.make(draftOf(recipe), signal, onProgress);
      const { snapshot } = session.find(recipe.design);
      return plain(writeAuthorRequest(snapshot, draft, recipe.options, pictures, { material, note }, signal));
    }
    case 'picture-looks':
      return plain(writePictureRequests(request.takes, signal));
    case 'picture-design':
      return plain(designOfPicture(request.takes));
    case 'judge-answers':
      return plain(await judgeRecipe(session, request.takes, signal, onProgress));
    case 'judge-change':
      return plain(await judgeLastChange(session, request.takes, signal, onProgress));
    case 'change-request':
      return plain(await writeChangeRequest(session, request.takes, signal, onProgress));
    case 'compare-recipes': {
      const { recipe, former } = request.takes;
      return plain(await compareRecipes(session, recipe, former, signal, onProgress));
    }
    case 'assist-request': {
      const { recipe, pictures } = request.takes;
      return plain(writeAssistRequest(session.find(recipe.design).snapshot, pictures, signal));
    }
    case 'read-decisions': {
      const { recipe, answer } = request.takes;
      return plain(readDecisions(session.find(recipe.design).snapshot, answer));
    }
    case 'judge-plan':
      return plain(await judgeDecisions(session, request.takes, signal, onProgress));
    case 'compare-pictures': {
      const gives = findDifference(request.takes.first, request.takes.second, signal);
      return { gives, transfer: [gives.heat.pixels.buffer] };
    }
  }
}

function plain(gives: Tasks[TaskName]['gives']): Answer {
  return { gives, transfer: [] };
}

function withoutBytes({ assets: _, ...made }: CodeResult): CodeWithoutAssets {
  return made;
}

/** The two looks that a picture without layers is read with. */
function writePictureRequests(
  { bytes }: Tasks['picture-looks']['takes'],
  signal: CancelSignal,
): Tasks['picture-looks']['gives'] {
  const cut = tilePicture(bytes, signal);
  return { first: writeReadingRequest(cut), second: writeTextCheckRequest(cut) };
}

/** What two looks make of a picture. */
function designOfPicture({
  frameId,
  first,
  second,
  ...picture
}: Tasks['picture-design']['takes']): Tasks['picture-design']['gives'] {
  const read = createPictureSnapshot({ ...picture, ...(frameId === null ? {} : { frameId }) }, first, second);
  return read && { ...read, assets: [...read.assets] };
}

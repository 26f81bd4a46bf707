import { compareGenerations, recordGeneration } from '#codegen/merge/compare-generations';
import type { CancelSignal } from '#design/cancel';
import type { CodeResult, Progress } from '#design/code-result';
import { compareRecipes, judgeLastChange, judgeRecipe, writeChangeRequest } from './answer-change.ts';
import { draftOf } from '../background/answers-of.ts';
import { judgeDecisions, readDecisions, writeAssistRequest } from './answer-decisions.ts';
import { writeAuthorRequest } from './author-request.ts';
import { checkMade } from './check-made.ts';
import { designOfPicture, writeLooks } from './picture-tasks.ts';
import type { Desk } from './desk.ts';
import { findDifference } from './find-difference.ts';
import { comparePageOfRecipe, writePreview } from './page-documents.ts';
import type { MadeCode, TaskName, Tasks, ToWorker } from './protocol.ts';
import { zipProject } from './zip-project.ts';

type Request = Exclude<ToWorker, { task: 'cancel' | 'page-rendered' }>;
type Answer = { readonly gives: Tasks[TaskName]['gives']; readonly transfer: Transferable[] };

/** Carries out one task. */
export async function answerTask(
  desk: Desk,
  request: Request,
  signal: CancelSignal,
  onProgress: (progress: Progress) => void,
): Promise<Answer> {
  switch (request.task) {
    case 'open-design': {
      const { design, snapshot, assets } = request.takes;
      desk.open(design, snapshot, new Map(assets));
      return plain(null);
    }
    case 'close-design':
      desk.close(request.takes.design);
      return plain(null);
    case 'make-partial':
      return plain(withoutBytes(await desk.makePartial(request.takes.recipe, signal, onProgress)));
    case 'draft':
      return plain(withoutBytes(await desk.show(request.takes.recipe, signal, onProgress)));
    case 'make':
      return plain(withoutBytes(await desk.make(request.takes.recipe, signal, onProgress)));
    case 'check':
      return plain(withoutBytes(await checkMade(desk, request.takes, signal, onProgress)));
    case 'preview':
      return plain(
        await writePreview(desk, request.takes, await desk.show(request.takes.recipe, signal, onProgress)),
      );
    case 'compare-page': {
      const gives = await comparePageOfRecipe(desk, request.takes, signal, onProgress);
      const { design, page, heat } = gives;
      return { gives, transfer: [design, page, heat].map(({ pixels }) => pixels.buffer) };
    }
    case 'zip': {
      const bytes = await zipProject(desk, request.takes.recipe, signal, onProgress);
      return { gives: bytes, transfer: [bytes.buffer] };
    }
    case 'asset': {
      const { recipe, key } = request.takes;
      const drafted = (await desk.show(recipe, signal, onProgress)).assets.get(key);
      // Files of pictures in other sizes come with what is made of the draft.
      return plain(drafted ?? (await desk.make(recipe, signal, onProgress)).assets.get(key) ?? null);
    }
    case 'record-generation': {
      const { recipe } = request.takes;
      const { files } = await desk.make(recipe, signal, onProgress);
      const frames = desk.find(recipe.design).snapshot.frames.map(({ id }) => id);
      return plain(recordGeneration(frames, recipe.options.target, files));
    }
    case 'compare-generation': {
      const { recipe, record } = request.takes;
      return plain(compareGenerations(record, (await desk.make(recipe, signal, onProgress)).files));
    }
    case 'author-request': {
      const { recipe, pictures, material, note } = request.takes;
      const draft = await desk.make(draftOf(recipe), signal, onProgress);
      const { snapshot } = desk.find(recipe.design);
      return plain(writeAuthorRequest(snapshot, draft, recipe.options, pictures, { material, note }, signal));
    }
    case 'picture-looks':
      return plain(writeLooks(request.takes, signal));
    case 'picture-design':
      return plain(designOfPicture(request.takes));
    case 'judge-answers':
      return plain(await judgeRecipe(desk, request.takes, signal, onProgress));
    case 'judge-change':
      return plain(await judgeLastChange(desk, request.takes, signal, onProgress));
    case 'change-request':
      return plain(await writeChangeRequest(desk, request.takes, signal, onProgress));
    case 'compare-recipes': {
      const { recipe, former } = request.takes;
      return plain(await compareRecipes(desk, recipe, former, signal, onProgress));
    }
    case 'assist-request': {
      const { recipe, pictures } = request.takes;
      return plain(writeAssistRequest(desk.find(recipe.design).snapshot, pictures, signal));
    }
    case 'read-decisions': {
      const { recipe, answer } = request.takes;
      return plain(readDecisions(desk.find(recipe.design).snapshot, answer));
    }
    case 'judge-plan':
      return plain(await judgeDecisions(desk, request.takes, signal, onProgress));
    case 'compare-pictures': {
      const gives = findDifference(request.takes.first, request.takes.second, signal);
      return { gives, transfer: [gives.heat.pixels.buffer] };
    }
  }
}

function plain(gives: Tasks[TaskName]['gives']): Answer {
  return { gives, transfer: [] };
}

function withoutBytes({ assets: _, ...made }: CodeResult): MadeCode {
  return made;
}

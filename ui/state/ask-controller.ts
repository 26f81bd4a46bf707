/**
 * A conversation about the shown code: a request goes to the model with the files, and its edits become a step
 * that can be undone and redone. Refused edits are sent back once. The steps are stored for exactly the
 * frames that are shown together, so they are there when these are chosen again.
 */
import { type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { FileChange } from '#codegen/merge/compare-with-record';
import {
  type ChangeStep,
  type Conversation,
  emptyConversation,
  parseConversations,
  serializeConversations,
} from '#design/conversation';
import type { Attachment } from '#design/attachment';
import type { Snapshot } from '#design/snapshot';
import { answersOf, withAnswers } from '../worker-clients/answers-of.ts';
import type { Recipe } from '../worker/protocol.ts';
import type { FramePictures, OnProgress, SandboxClient } from './sandbox-client.ts';
import { picturesOf } from './author-code.ts';
import { checkGeneratedCode, createGeneratedCode, type OpenDesign } from './write-draft.ts';
import { type ModelWork, receiveAnswer } from './receive-answer.ts';
import type { GeneratedCode } from './generated-code.ts';

export interface AskController {
  /** What is being typed. */
  readonly input: Signal<string>;
  readonly conversation: ReadonlySignal<Conversation>;
  /** How the last request ended, if it left no step. */
  readonly message: ReadonlySignal<string>;
  /** Sends the typed text. */
  readonly ask: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** What one step changed. */
  readonly readChanges: (step: number, signal: AbortSignal) => Promise<readonly FileChange[]>;
  /** Starts a new conversation for new code. */
  readonly begin: (generated: GeneratedCode) => void;
  /** Stores which of the model's decisions apply. */
  readonly keepDecisions: (generated: GeneratedCode) => void;
  /** Restores the conversation about these frames, with its code. */
  readonly reopen: (
    generated: GeneratedCode,
    design: OpenDesign,
    signal: AbortSignal,
  ) => Promise<GeneratedCode>;
}

export interface AskNeeds extends Omit<ModelWork, 'design' | 'signal'> {
  readonly sandbox: SandboxClient;
  readonly attachments: ReadonlySignal<readonly Attachment[]>;
  readonly pictures: Signal<FramePictures | null>;
  /** Runs one piece of work at a time. */
  readonly run: (words: string, doIt: (signal: AbortSignal) => Promise<string>) => Promise<void>;
  /** The design whose code is shown. */
  readonly open: () => OpenDesign | null;
  readonly onProgress: OnProgress;
  /** Called when the code made from answers is stored, so that the answers can be deleted. */
  readonly releaseAnswers: () => void;
}

/** How often refused edits of an answer are sent back. */
const maxRetries = 1;

export function createAskController(needs: AskNeeds): AskController {
  const { codegen, generated, sandbox } = needs;
  const input = signal('');
  const message = signal('');
  const conversation = signal<Conversation>(emptyConversation);
  /** Conversations of the same frames in other targets and styles. */
  let others: Readonly<Record<string, Conversation>> = {};

  function change(next: Conversation, { recipe, snapshot }: GeneratedCode): void {
    conversation.value = next;
    others = { ...others, [styleOf(recipe)]: next };
    sandbox.storeConversation(framesOf(snapshot), serializeConversations(others));
    needs.releaseAnswers();
  }

  async function answerInput(signal: AbortSignal): Promise<string> {
    const [shown, design, asked] = [generated.peek(), needs.open(), input.peek().trim()];
    if (!shown || !design || asked === '') return '';
    message.value = '';
    needs.usage.value = '';
    needs.warnings.value = [];
    needs.pictures.value ??= await design.pictures(signal, needs.onProgress);
    const run: ModelWork = { ...needs, design, signal };
    const { step, recipe, failure } = await requestStep(run, asked, shown, needs);
    if (step === null) {
      await show(shown.recipe, design);
      // It was read and refused, so the same request needs another answer.
      needs.releaseAnswers();
      if (failure !== null) throw failure;
      return message.value;
    }
    await show(recipe, design);
    const { base, steps, standing } = conversation.peek();
    const applied = [...steps.slice(0, standing), step];
    change({ base, steps: applied, standing: applied.length }, generated.peek() ?? shown);
    input.value = '';
    if (failure !== null) throw failure;
    return 'Changed';
  }

  async function requestStep(
    run: ModelWork,
    asked: string,
    shown: GeneratedCode,
    { attachments, pictures }: AskNeeds,
  ): Promise<{ readonly step: ChangeStep | null; readonly recipe: Recipe; readonly failure: Error | null }> {
    const seen = pictures.peek() ?? { frames: {}, bytes: new Map<string, Uint8Array>() };
    const model = await run.openText(run.settings.peek());
    let recipe = shown.recipe;
    let step: ChangeStep | null = null;
    let refused: readonly string[] = [];
    const answers: string[] = [];
    for (let round = 0; round <= maxRetries; round += 1) {
      run.work.value = { text: 'Preparing the request', done: 0, total: null };
      const takes = {
        recipe,
        wish: asked,
        refused,
        pictures: picturesOf({ design: run.design, pictures: seen }),
        attachments: attachments.peek(),
      };
      const request = await run.codegen.run('change-request', takes, { signal: run.signal });
      const received = await receiveAnswer(run, model, { request, recipe, wish: asked });
      if (received.answer === '') {
        if (received.failure === null)
          message.value = `${model.model} answered nothing; nothing was changed.`;
        return { step, recipe, failure: received.failure };
      }
      answers.push(received.answer);
      // A cancel keeps what has arrived.
      const { signal } = new AbortController();
      run.work.value = { text: 'Checking the change', done: 0, total: null };
      const checks = { recipe: received.recipe, pictures: seen.frames, bytes: [...seen.bytes] };
      const judged = await run.codegen.run(
        'judge-change',
        { ...checks, answers: answers.length },
        { signal },
      );
      refused = judged.refused;
      if (judged.changed.length > 0) {
        const { changed: files, worse } = judged;
        step = { wish: asked, answers: [...answers], said: judged.explanation, files, refused, worse };
        recipe = received.recipe;
        message.value = '';
      } else {
        answers.pop();
        message.value = `Nothing was changed. ${refused[0] ?? judged.explanation}`.trim();
      }
      if (received.failure !== null || refused.length === 0)
        return { step, recipe, failure: received.failure };
    }
    return { step, recipe, failure: null };
  }

  /** Shows the code of a recipe with its Receipt. */
  async function show(recipe: Recipe, design: OpenDesign): Promise<void> {
    const { signal } = new AbortController();
    const code = await codegen.run('make', { recipe }, { signal });
    const plain = createGeneratedCode(recipe, code, design, false);
    generated.value = plain;
    const checked = await checkGeneratedCode(needs, plain, design, signal, needs.onProgress);
    if (generated.peek() === plain) generated.value = checked.generated;
  }

  function applied(standing: number): void {
    const { steps, base } = conversation.peek();
    const [shown, design] = [generated.peek(), needs.open()];
    if (!shown || !design || standing < 0 || standing > steps.length) return;
    const next = { steps, base, standing };
    const isBack = standing < conversation.peek().standing;
    void needs.run(isBack ? 'Undoing' : 'Redoing', async () => {
      change(next, shown);
      await show(recipeOf(shown.recipe, next), design);
      return isBack ? 'Undone' : 'Redone';
    });
  }

  return {
    input,
    conversation,
    message,
    ask: () => void needs.run('Reading', answerInput),
    undo: () => applied(conversation.peek().standing - 1),
    redo: () => applied(conversation.peek().standing + 1),
    async readChanges(step, signal) {
      const shown = generated.peek();
      if (!shown) return [];
      const at = (standing: number) => recipeOf(shown.recipe, { ...conversation.peek(), standing });
      return codegen.run('compare-recipes', { recipe: at(step + 1), former: at(step) }, { signal });
    },
    begin(written) {
      message.value = '';
      const base = answersOf(written.recipe).map(({ answer }) => answer);
      change({ ...emptyConversation, base, ...decisionsOf(written) }, written);
    },
    keepDecisions(written) {
      change({ ...conversation.peek(), ...decisionsOf(written) }, written);
    },
    async reopen(drafted, design, signal) {
      message.value = '';
      const record = await sandbox.readConversation(framesOf(drafted.snapshot), signal);
      others = parseConversations(record);
      const kept = others[styleOf(drafted.recipe)] ?? emptyConversation;
      conversation.value = kept;
      const recipe = recipeOf(drafted.recipe, kept);
      if (answersOf(recipe).length === 0 && !recipe.decided) return drafted;
      const code = await codegen.run('make', { recipe }, { signal });
      generated.value = createGeneratedCode(recipe, code, design, false);
      return generated.value;
    },
  };
}

function decisionsOf({ recipe }: GeneratedCode): Pick<Conversation, 'decisions'> {
  return recipe.decided ? { decisions: recipe.decided.plan } : {};
}

/** The recipe of a conversation as far as it stands. */
function recipeOf(drawn: Recipe, { base, decisions, steps, standing }: Conversation): Recipe {
  const isKept = decisions !== undefined && !drawn.decided;
  const recipe = isKept ? { ...drawn, decided: { plan: decisions, problems: [] } } : drawn;
  return withAnswers(recipe, [
    ...base.map((answer) => ({ answer, wish: null })),
    ...steps
      .slice(0, standing)
      .flatMap(({ wish: input, answers }) => answers.map((answer) => ({ answer, wish: input }))),
  ]);
}

function framesOf({ frames }: Snapshot): readonly string[] {
  return frames.map(({ id }) => id);
}

function styleOf({ options }: Recipe): string {
  return `${options.target}-${options.styles}${options.mergeWidths ? '-merged' : ''}`;
}

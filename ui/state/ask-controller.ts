/**
 * A conversation about the shown code: a request goes to the model with the files, and its edits become a step
 * that can be undone and redone. Refused edits are sent back once. The steps are stored for exactly the
 * frames that are shown together, so they are there when these are chosen again. The compiler's code and the code that
 * a model wrote or named are two versions with a conversation each, and neither replaces the other.
 */
import { computed, type ReadonlySignal, signal, type Signal } from '@preact/signals';
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
import { answersOf, compiledOf, withAnswers } from '../worker-clients/answers-of.ts';
import type { Recipe } from '../worker/protocol.ts';
import type { FramePictures, OnProgress, SandboxClient } from './sandbox-client.ts';
import { picturesOf } from './author-code.ts';
import { checkGeneratedCode, createGeneratedCode } from './write-draft.ts';
import { type ModelWork, receiveAnswer } from './receive-answer.ts';
import { type GeneratedCode, givenImageOf, type OpenDesign } from './generated-code.ts';
import { correctionNotSent, createTextJob, maxCorrections, planOf, type TextJob } from './text-job.ts';

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
  /** Reads what is stored about the frames of other code, before a model begins to write it. */
  readonly load: (design: OpenDesign, signal: AbortSignal) => Promise<void>;
  /** Whether a model's version of such code is stored. */
  readonly hasModelVersion: (recipe: Recipe) => boolean;
  /**
   * Restores the conversation about these frames, with its code: that of a model's version where there is one and no
   * version is named.
   */
  readonly reopen: (
    generated: GeneratedCode,
    version: CodeVersion | null,
    signal: AbortSignal,
  ) => Promise<GeneratedCode>;
  /** The version that is stored beside the shown one; `null` where there is none, or none with changes. */
  readonly otherVersion: ReadonlySignal<CodeVersion | null>;
  /** Shows the other version, with its conversation. */
  readonly showOther: (generated: GeneratedCode, signal: AbortSignal) => Promise<GeneratedCode>;
  /** Returns to a conversation that was left, with the code it is about. */
  readonly resume: (conversation: Conversation, generated: GeneratedCode) => void;
}

/** The compiler's code, or the code that a model wrote or named; Ask may have changed either. */
export type CodeVersion = 'compiled' | 'model';

export interface AskNeeds extends Omit<ModelWork, 'design' | 'signal'> {
  readonly sandbox: SandboxClient;
  readonly attachments: ReadonlySignal<readonly Attachment[]>;
  readonly pictures: Signal<FramePictures | null>;
  /** Runs one piece of work at a time. */
  readonly run: (words: string, doIt: (signal: AbortSignal) => Promise<string>) => Promise<void>;
  readonly onProgress: OnProgress;
  /** Called when the code made from answers is stored, so that the answers can be deleted. */
  readonly releaseAnswers: () => void;
}

export function createAskController(needs: AskNeeds): AskController {
  const { codegen, generated, sandbox } = needs;
  const input = signal('');
  const message = signal('');
  const conversation = signal<Conversation>(emptyConversation);
  /** All conversations about the frames of a design: in every target and style, and of both versions. */
  const stored = signal<Readonly<Record<string, Conversation>>>({});
  let loaded: OpenDesign | null = null;

  async function load(design: OpenDesign, signal: AbortSignal): Promise<void> {
    if (design === loaded) return;
    conversation.value = emptyConversation;
    const record =
      givenImageOf(design) === null ? await sandbox.readConversation(framesOf(design.snapshot), signal) : '';
    loaded = design;
    stored.value = parseConversations(record);
  }

  function change(next: Conversation, { recipe, design }: GeneratedCode): void {
    conversation.value = next;
    const compiled = find(recipe, 'compiled');
    stored.value = {
      ...stored.peek(),
      ...(compiled === null ? {} : { [keyOf(recipe, 'compiled')]: compiled }),
      [keyOf(recipe, versionOf(next))]: next,
    };
    // A dropped image has no layer of the file that its conversation could be stored for.
    if (givenImageOf(design) === null)
      sandbox.storeConversation(framesOf(design.snapshot), serializeConversations(stored.peek()));
    needs.releaseAnswers();
  }

  /** The stored conversation of a version, if there is one. */
  function find(recipe: Recipe, version: CodeVersion): Conversation | null {
    // Both versions once had the same key.
    const found = [keyOf(recipe, version), keyOf(recipe, 'model')].map((key) => stored.value[key]);
    return found.find((one) => one !== undefined && versionOf(one) === version) ?? null;
  }

  async function answerInput(signal: AbortSignal): Promise<string> {
    const [shown, asked] = [generated.peek(), input.peek().trim()];
    if (!shown || asked === '') return '';
    const { design } = shown;
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
    let job: TextJob | null = null;
    while (job === null || job.hasMore()) {
      run.work.value = { text: 'Preparing the request', done: 0, total: null };
      const takes = {
        recipe,
        wish: asked,
        refused,
        pictures: picturesOf({ design: run.design, pictures: seen }),
        attachments: attachments.peek(),
      };
      const request = await run.codegen.run('change-request', takes, { signal: run.signal });
      job ??= createTextJob(run.settings.peek(), planOf(request, maxCorrections.change));
      const fitting = job.fit(request);
      if (fitting === null) {
        run.warnings.value = [...run.warnings.value, correctionNotSent];
        break;
      }
      const received = await receiveAnswer(run, model, { request: fitting, job, recipe, wish: asked });
      if (received.answer === '') {
        if (received.failure === null)
          message.value = `${model.model} returned an empty answer. Nothing was changed.`;
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
    const checked = await checkGeneratedCode(needs, plain, signal, needs.onProgress);
    if (generated.peek() === plain) generated.value = checked.generated;
  }

  function applied(standing: number): void {
    const { steps, base } = conversation.peek();
    const shown = generated.peek();
    if (!shown || standing < 0 || standing > steps.length) return;
    const next = { steps, base, standing };
    const isBack = standing < conversation.peek().standing;
    void needs.run(isBack ? 'Undoing' : 'Redoing', async () => {
      change(next, shown);
      await show(recipeOf(shown.recipe, next), shown.design);
      return isBack ? 'Undone' : 'Redone';
    });
  }

  /** Shows a draft with a conversation about it. */
  async function open(draft: GeneratedCode, kept: Conversation, signal: AbortSignal): Promise<GeneratedCode> {
    message.value = '';
    const recipe = recipeOf(draft.recipe, kept);
    const isDraft = answersOf(recipe).length === 0 && !recipe.decided;
    const code = isDraft ? draft.code : await codegen.run('make', { recipe }, { signal });
    const opened = isDraft ? draft : createGeneratedCode(recipe, code, draft.design, false);
    conversation.value = kept;
    generated.value = opened;
    return opened;
  }

  const otherVersion = computed<CodeVersion | null>(() => {
    const shown = generated.value;
    if (!shown || shown.design !== loaded) return null;
    if (versionOf(conversation.value) === 'compiled') return find(shown.recipe, 'model') && 'model';
    // Without changes, it is what the mode of that name writes.
    const compiled = find(shown.recipe, 'compiled');
    return compiled !== null && compiled.steps.length > 0 ? 'compiled' : null;
  });

  return {
    input,
    conversation,
    message,
    load,
    hasModelVersion: (recipe) => find(recipe, 'model') !== null,
    otherVersion,
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
      const next = { ...emptyConversation, base, ...decisionsOf(written) };
      if (versionOf(next) === 'model') return change(next, written);
      // Nothing of the model could be used. What is stored about the compiled code stays.
      conversation.value = next;
      needs.releaseAnswers();
    },
    keepDecisions(written) {
      change({ ...conversation.peek(), ...decisionsOf(written) }, written);
    },
    async reopen(drafted, version, signal) {
      await load(drafted.design, signal);
      const ofModel = version === 'compiled' ? null : find(drafted.recipe, 'model');
      return open(drafted, ofModel ?? find(drafted.recipe, 'compiled') ?? emptyConversation, signal);
    },
    async showOther(shown, signal) {
      const other = otherVersion.peek();
      const kept = other && find(shown.recipe, other);
      if (!kept) return shown;
      const recipe = compiledOf(shown.recipe);
      const code = await codegen.run('make', { recipe }, { signal });
      return open(createGeneratedCode(recipe, code, shown.design, false), kept, signal);
    },
    resume(kept, { recipe, design }) {
      message.value = '';
      loaded = design;
      stored.value = { [keyOf(recipe, versionOf(kept))]: kept };
      conversation.value = kept;
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

function versionOf({ base, decisions }: Conversation): CodeVersion {
  return base.length > 0 || decisions !== undefined ? 'model' : 'compiled';
}

/** The name that a conversation is stored under. */
function keyOf({ options }: Recipe, version: CodeVersion): string {
  const style = `${options.target}-${options.styles}${options.mergeWidths ? '-merged' : ''}`;
  return version === 'compiled' ? `${style}-compiled` : style;
}

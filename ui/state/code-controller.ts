/** The state of the Code tab and its actions. */
import { computed, effect, type ReadonlySignal, signal, type Signal, untracked } from '@preact/signals';
import type { CodeOptions } from '#design/code-options';
import type { CodePlan } from '#design/code-plan';
import type { Conversation } from '#design/conversation';
import type { Progress } from '#design/code-result';
import { parseHostProject } from '#design/host-project';
import { invariant } from '#design/invariant';
import type { Attachment } from '#design/attachment';
import type { PanelSettings } from '#design/settings';
import { supportedStyles } from '#design/targets';
import { describeCancellation } from '#models/cancelled-sentence';
import { pause } from '#models/pause';
import type { TextModel } from '#models/ports';
import { systemClock } from '#models/clock';
import { answersOf } from '../worker-clients/answers-of.ts';
import type { CodegenClient } from '../worker-clients/codegen-client.ts';
import { type AskController, createAskController } from './ask-controller.ts';
import {
  applyPlan,
  assistCode,
  type AssistController,
  type AssistRun,
  createAssistController,
} from './assist-controller.ts';
import { authorCode } from './author-code.ts';
import {
  chosenFrames,
  coversSelection,
  type GeneratedCode,
  givenImageOf,
  type GivenPicture,
  type OpenDesign,
} from './generated-code.ts';
import { mark } from './performance-marks.ts';
import { findFlatPicture, readPictureDesign } from './read-picture-design.ts';
import type { FramePictures, SandboxClient } from './sandbox-client.ts';
import { framesOf, isSmall, onOtherSelection, type Selection } from './selection.ts';
import { createTaskRunner } from './task-runner.ts';
import type { TextJob } from './text-job.ts';
import type { Outcome, Work } from './work.ts';
import {
  checkGeneratedCode,
  createGeneratedCode,
  formatGeneratedCode,
  readSelected,
  writeDraft,
} from './write-draft.ts';

export interface CodeController {
  readonly work: ReadonlySignal<Work | null>;
  /** A draft of the selection comes without a click. */
  readonly isDraftComing: ReadonlySignal<boolean>;
  /** The work was started by a click, and a change of the selection does not cancel it. */
  readonly asked: ReadonlySignal<boolean>;
  readonly outcome: ReadonlySignal<Outcome>;
  readonly generated: ReadonlySignal<GeneratedCode | null>;
  /** Whether the shown code was generated with other options than those that are chosen now. */
  readonly isStale: ReadonlySignal<boolean>;
  readonly pictures: ReadonlySignal<FramePictures | null>;
  /** The text about what a model has used so far; empty without a model. */
  readonly usage: ReadonlySignal<string>;
  /** The path of the file that a model is writing; `null` while it writes none. */
  readonly writing: ReadonlySignal<string | null>;
  /** What a service could not do, or which service took over. */
  readonly warnings: ReadonlySignal<readonly string[]>;
  /** The person's attachments for the model. */
  readonly attachments: Signal<readonly Attachment[]>;
  /** A pasted or dropped picture that becomes a page instead of the selection. */
  readonly picture: Signal<GivenPicture | null>;
  /** The picture whose place the selection took; it comes back on request, with the code made of it. */
  readonly pictureAside: Signal<GivenPicture | null>;
  /** Returns to the picture whose place the selection took. */
  readonly returnToPicture: () => void;
  /**
   * Whether the next generation is of the shown code's subject: the selection is in its frames, or it is the code of
   * the given picture.
   */
  readonly isOfSubject: ReadonlySignal<boolean>;
  /** What the next generation is of: the subject of the shown code if the selection is in it, else the selection. */
  readonly subject: ReadonlySignal<Subject>;
  readonly ask: AskController;
  readonly assist: AssistController;
  /** Generates code of the subject in the chosen mode; of a picture, a model writes it in each mode. */
  readonly generate: () => void;
  /** Generates code of the selected frames alone, where these are part of the frames of the shown code. */
  readonly generateSelection: () => void;
  /** Shows the version that is stored beside the shown one: a model's, or the compiled one. */
  readonly showOtherVersion: () => void;
  /** Generates code of these frames with decisions that came from elsewhere. */
  readonly usePlan: (plan: CodePlan, frameIds: readonly string[]) => void;
  readonly cancel: () => void;
  /** Drops the sentence about a failure, because its reason may be gone. */
  readonly dismissFailure: () => void;
  /** The shown code for copying and downloading: a draft is formatted first. `null` if there is none. */
  readonly finish: () => Promise<GeneratedCode | null>;
  /** Zips the project that is shown. */
  readonly zip: () => Promise<Uint8Array | null>;
}

export interface CodeControllerNeeds {
  readonly sandbox: SandboxClient;
  readonly codegen: CodegenClient;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly selection: ReadonlySignal<Selection>;
  /** Whether the Code tab is visible. */
  readonly watched: ReadonlySignal<boolean>;
  readonly openText: (settings: PanelSettings) => Promise<TextModel>;
  /** The model that decides where another is chosen for that. */
  readonly openPlanner: (settings: PanelSettings) => Promise<TextModel>;
  /** Called when the code made from answers is stored, so that the answers can be deleted. */
  readonly releaseAnswers: () => void;
}

/** What code is generated of. */
export interface Subject {
  /** `null` for frames. */
  readonly picture: GivenPicture | null;
  /** `undefined` for those that are selected. */
  readonly frameIds: readonly string[] | undefined;
}

export const ofSelection: Subject = { picture: null, frameIds: undefined };

/** The milliseconds without a change of the selection before its draft is generated. */
const debounceMs = 180;
/** The milliseconds without a request before an automatic draft is checked, because a check keeps the worker busy. */
const idleBeforeChecksMs = 900;
/** The milliseconds in which the open view can request its page first. */
const delayBeforeChecksMs = 50;

export function createCodeController(needs: CodeControllerNeeds): CodeController {
  const generated = signal<GeneratedCode | null>(null);
  const pictures = signal<FramePictures | null>(null);
  const usage = signal('');
  const writing = signal<string | null>(null);
  const warnings = signal<readonly string[]>([]);
  const attachments = signal<readonly Attachment[]>([]);
  const picture = signal<GivenPicture | null>(null);
  const pictureAside = signal<GivenPicture | null>(null);
  /** A draft that Prettier has not formatted. */
  let rough: GeneratedCode | null = null;
  /** A draft of the selection is being generated, or is about to be. */
  const drafting = signal(false);
  /** A click in the mode that compiles asked for the compiled version of the frames. */
  let wantsCompiled = false;
  let timer = 0;
  const one = createTaskRunner(() => void (drafting.value = false));
  const { work, asked, outcome } = one;

  const options = computed<CodeOptions>(() => codeOptionsOf(needs.settings.value));
  const onProgress = ({ doing, done, total }: Progress) => {
    work.value = { text: doing, done, total };
  };

  function run(
    isAsked: boolean,
    words: string,
    doIt: (signal: AbortSignal) => Promise<string>,
  ): Promise<void> {
    clearTimeout(timer);
    warnings.value = [];
    return one.run(isAsked, words, doIt);
  }

  /** @param given A design that is open, or the frames to read */
  async function draft(signal: AbortSignal, given: OpenDesign | Pick<Subject, 'frameIds'>): Promise<string> {
    const isNew = !('snapshot' in given);
    drafting.value = isNew;
    const open = isNew ? await readSelected(needs, signal, onProgress, given.frameIds) : given;
    mark('design-read');
    work.value = { text: 'Writing code', done: 0, total: null };
    const draft = await writeDraft(needs, open, options.value, signal, onProgress);
    if (isNew) pictures.value = null;
    rough = draft;
    generated.value = draft;
    // It was of another request.
    if (isNew) usage.value = '';
    mark('draft-generated');
    drafting.value = false;
    const formatted = await format(draft, signal);
    const wasAsked = asked.peek();
    if (isNew) wantsCompiled = wasAsked && needs.settings.peek().mode === 'compile';
    // Request for is there. A new selection, copying and downloading need not wait for the checks.
    asked.value = false;
    if (!wasAsked) work.value = null;
    const changed = await ask.reopen(formatted, wantsCompiled ? 'compiled' : null, signal);
    assist.begin();
    await pause(systemClock, wasAsked ? delayBeforeChecksMs : idleBeforeChecksMs, signal);
    return check(changed, signal);
  }

  async function format(shown: GeneratedCode, signal: AbortSignal): Promise<GeneratedCode> {
    generated.value = await formatGeneratedCode(needs, shown, signal, onProgress);
    rough = null;
    return generated.value;
  }

  async function check(shown: GeneratedCode, signal: AbortSignal): Promise<string> {
    work.value = { text: 'Checking', done: 0, total: null };
    const checked = await checkGeneratedCode(needs, shown, signal, onProgress);
    generated.value = checked.generated;
    pictures.value = checked.pictures;
    return 'Checked';
  }

  /** Ends the draft of what was selected before, and continues the checks of the code that is shown. */
  function endDraft(): void {
    one.stop();
    resumeChecks();
  }

  /** Continues the checks if other work interrupted them. */
  function resumeChecks(): void {
    const shown = generated.peek();
    if (!shown || shown.partial || shown.code.receipt) return;
    void run(false, 'Checking', (signal) => check(shown, signal));
  }

  const isOfSubject = computed(() => {
    const [shown, given] = [generated.value, picture.value];
    if (shown === null) return false;
    return given === null ? coversSelection(shown, needs.selection.value) : shown.design.picture === given;
  });

  const subject = computed<Subject>(() => {
    const shown = isOfSubject.value ? generated.value : null;
    return {
      picture: picture.value ?? (shown && givenImageOf(shown.design)),
      frameIds: shown === null ? undefined : chosenFrames(shown),
    };
  });

  /** The design of frames or of a picture. A model reads a picture of a page. */
  async function readWithPicture(
    { picture: given, frameIds }: Subject,
    signal: AbortSignal,
  ): Promise<{ readonly design: OpenDesign; readonly job?: TextJob }> {
    const selected = given === null ? await readSelected(needs, signal, onProgress, frameIds) : null;
    const flat = given ?? (selected && (await findFlatPicture(selected, signal, onProgress)));
    if (selected && !flat) return { design: selected };
    invariant(flat, 'there is neither a design nor an image');
    const settings = needs.settings.peek();
    const model = await needs.openText(settings);
    const report = (next: Work) => void (work.value = next);
    const context = {
      ...needs,
      model,
      settings,
      attachments: attachments.peek(),
      report,
      onProgress,
      signal,
    };
    return readPictureDesign(context, flat);
  }

  async function author(signal: AbortSignal, subject: Subject): Promise<string> {
    const { design: open, job } = await readWithPicture(subject, signal);
    const written = await writeDraft(needs, open, options.value, signal, onProgress);
    const draft = await format(written, signal);
    await ask.load(open, signal);
    pictures.value = await open.pictures(signal, onProgress);
    const modelRun = {
      ...needs,
      work,
      generated,
      usage,
      writing,
      warnings,
      design: open,
      pictures: pictures.value,
      signal,
    };
    try {
      const words = await authorCode({ ...modelRun, attachments: attachments.value, ...(job && { job }) });
      ask.begin(generated.value ?? draft);
      return words;
    } catch (error) {
      // An interrupted answer was paid for, but does not replace a complete one.
      const cut = generated.value ?? draft;
      if (answersOf(cut.recipe).length > 0 && !ask.hasModelVersion(cut.recipe)) ask.begin(cut);
      throw error;
    }
  }

  /** Shows the draft of some frames, then with the decisions about it. */
  async function decide(
    signal: AbortSignal,
    frameIds: readonly string[] | undefined,
    apply: (run: AssistRun) => Promise<string> = assistCode,
  ): Promise<string> {
    const open = await readSelected(needs, signal, onProgress, frameIds);
    const draft = await writeDraft(needs, open, options.value, signal, onProgress);
    pictures.value = null;
    generated.value = draft;
    rough = null;
    await format(draft, signal);
    await ask.load(open, signal);
    pictures.value = await open.pictures(signal, onProgress);
    const seen = pictures.value;
    const openText = needs.openPlanner;
    try {
      const modelRun = {
        ...needs,
        openText,
        work,
        generated,
        usage,
        writing,
        warnings,
        design: open,
        pictures: seen,
        signal,
      };
      return await apply(modelRun);
    } finally {
      assist.begin();
      ask.begin(generated.value);
    }
  }

  const assist = createAssistController({
    generated,
    rewrite(recipe) {
      void run(true, 'Writing code', async (signal) => {
        const shown = generated.peek();
        if (!shown) return '';
        const code = await needs.codegen.run('make', { recipe }, { signal, onProgress });
        const rewritten = createGeneratedCode(recipe, code, shown.design, false);
        generated.value = rewritten;
        ask.keepDecisions(rewritten);
        return check(rewritten, signal);
      });
    },
  });

  const ask = createAskController({
    ...needs,
    work,
    generated,
    usage,
    writing,
    warnings,
    attachments,
    pictures,
    run: (words, doIt) => run(true, words, doIt),
    onProgress,
  });

  // Frames that are selected later take the place of a given picture.
  onOtherSelection(needs.selection, () => {
    if (picture.peek() === null || framesOf(needs.selection.peek()).length === 0) return;
    pictureAside.value = picture.peek();
    picture.value = null;
  });

  /** The code of the last given picture, as it was when other code took its place. */
  let ofPicture: {
    readonly shown: GeneratedCode;
    readonly about: Conversation;
    readonly used: string;
  } | null = null;
  effect(() => {
    const [shown, about, used] = [generated.value, ask.conversation.value, usage.value];
    if (shown !== null && givenImageOf(shown.design)) ofPicture = { shown, about, used };
  });

  effect(() => {
    const selection = needs.selection.value;
    if (!needs.watched.value || asked.peek()) return;
    const isPicture = picture.value !== null;
    const shown = generated.peek();
    const isShown = shown !== null && coversSelection(shown, selection);
    clearTimeout(timer);
    if (isPicture || isShown || framesOf(selection).length === 0) {
      // It would replace the code of what is chosen now.
      if (drafting.peek()) untracked(endDraft);
      return;
    }
    one.stop();
    one.dismissFailure();
    if (!isSmall(selection)) return;
    drafting.value = true;
    timer = window.setTimeout(() => {
      mark('draft-wanted');
      void run(false, 'Reading', (signal) => draft(signal, ofSelection));
    }, debounceMs);
  });

  let optionsBefore = options.peek();
  effect(() => {
    const now = options.value;
    if (JSON.stringify(now) === JSON.stringify(optionsBefore)) return;
    optionsBefore = now;
    if (asked.peek()) return;
    const shown = generated.peek();
    if (drafting.peek()) void run(false, 'Reading', (signal) => draft(signal, ofSelection));
    else if (shown) void run(false, 'Writing code', (signal) => draft(signal, shown.design));
  });

  function generate(subject: Subject): void {
    const { mode } = needs.settings.peek();
    if (mode === 'author' || subject.picture) void run(true, 'Reading', (signal) => author(signal, subject));
    else if (mode === 'assist') void run(true, 'Reading', (signal) => decide(signal, subject.frameIds));
    // The draft that the selection started is what the click requests.
    else if (drafting.peek() && work.peek() !== null && !asked.peek()) asked.value = true;
    else {
      mark('draft-wanted');
      void run(true, 'Reading', (signal) => draft(signal, subject));
    }
  }

  return {
    work,
    asked,
    outcome,
    generated,
    isStale: computed(
      () =>
        generated.value !== null &&
        JSON.stringify(generated.value.recipe.options) !== JSON.stringify(options.value),
    ),
    pictures,
    usage,
    writing,
    warnings,
    attachments,
    picture,
    ask,
    assist,
    dismissFailure: one.dismissFailure,
    isDraftComing: drafting,
    pictureAside,
    isOfSubject,
    subject,
    generate: () => generate(subject.peek()),
    generateSelection: () => generate(ofSelection),
    returnToPicture() {
      const [given, kept] = [pictureAside.peek(), ofPicture];
      if (given === null) return;
      pictureAside.value = null;
      picture.value = given;
      if (kept?.shown.design.picture !== given) return;
      void run(false, 'Opening the image', async (signal) => {
        const { shown, about, used } = kept;
        // The worker keeps few designs.
        const number = needs.codegen.open(shown.snapshot, shown.design.assets);
        const recipe = { ...shown.recipe, design: number };
        const reopened = createGeneratedCode(recipe, shown.code, { ...shown.design, number }, shown.partial);
        rough = null;
        ask.resume(about, reopened);
        generated.value = reopened;
        usage.value = used;
        assist.begin();
        pictures.value = await reopened.design.pictures(signal, onProgress);
        return '';
      });
    },
    showOtherVersion() {
      void run(true, 'Writing code', async (signal) => {
        const shown = generated.peek();
        if (!shown) return '';
        wantsCompiled = ask.otherVersion.peek() === 'compiled';
        const other = await ask.showOther(shown, signal);
        rough = null;
        usage.value = '';
        assist.begin();
        return check(other, signal);
      });
    },
    usePlan(plan, frameIds) {
      void run(true, 'Reading', (signal) =>
        decide(signal, frameIds, (assisted) => applyPlan(assisted, plan)),
      );
    },
    cancel() {
      one.cancel(() => {
        clearTimeout(timer);
        const { mode, service } = needs.settings.value;
        const kept = generated.value
          ? 'Cancelled. The partial result is shown.'
          : 'Cancelled. Nothing was changed.';
        const isPaid = (mode !== 'compile' || subject.peek().picture !== null) && asked.value;
        return isPaid ? `${kept} ${describeCancellation(service, 'answer')}` : kept;
      });
    },
    async finish() {
      const shown = generated.peek();
      if (!shown || shown !== rough) return shown;
      await run(true, 'Formatting', async (signal) => {
        await format(shown, signal);
        return '';
      });
      resumeChecks();
      return rough === shown ? null : generated.peek();
    },
    async zip() {
      const shown = generated.value;
      if (!shown) return null;
      let bytes: Uint8Array | null = null;
      await run(true, 'Packing the project', async (signal) => {
        bytes = await needs.codegen.run('zip', { recipe: shown.recipe }, { signal, onProgress });
        return '';
      });
      resumeChecks();
      return bytes;
    },
  };
}

/** What the settings ask of the compiler. The setting of the styles stays when the target cannot have them. */
function codeOptionsOf({ target, styles, mergeWidths, hostProject }: PanelSettings): CodeOptions {
  const isUsed = parseHostProject(hostProject).config !== null;
  return {
    target,
    styles: supportedStyles(target, styles),
    nodeIds: false,
    project: false,
    mergeWidths,
    ...(isUsed ? { hostProject } : {}),
  };
}

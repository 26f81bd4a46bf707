/** The state of the Code tab and its actions. */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { CodeMode, CodeOptions } from '#design/code-options';
import type { CodePlan } from '#design/code-plan';
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
import { coversSelection, type GeneratedCode } from './generated-code.ts';
import { mark } from './performance-marks.ts';
import { findFlatPicture, type GivenPicture, readPictureDesign } from './read-picture-design.ts';
import type { FramePictures, SandboxClient } from './sandbox-client.ts';
import { framesOf, isSmall, type Selection } from './selection.ts';
import { createTaskRunner } from './task-runner.ts';
import type { Outcome, Work } from './work.ts';
import {
  checkGeneratedCode,
  createGeneratedCode,
  formatGeneratedCode,
  type OpenDesign,
  readSelected,
  writeDraft,
} from './write-draft.ts';

export interface CodeController {
  readonly work: ReadonlySignal<Work | null>;
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
  readonly ask: AskController;
  readonly assist: AssistController;
  /** Generates code from the selection in the chosen mode. */
  readonly generate: () => void;
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
  let design: OpenDesign | null = null;
  /** A draft that Prettier has not formatted. */
  let rough: GeneratedCode | null = null;
  /** A draft of the selection is being generated. */
  let drafting = false;
  let timer = 0;
  const one = createTaskRunner(() => void (drafting = false));
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

  async function draft(signal: AbortSignal, read: boolean): Promise<string> {
    drafting = read;
    if (read || !design) design = await readSelected(needs, signal, onProgress);
    mark('design-read');
    const open = design;
    work.value = { text: 'Writing code', done: 0, total: null };
    const draft = await writeDraft(needs, open, options.value, signal, onProgress);
    if (read) pictures.value = null;
    rough = draft;
    generated.value = draft;
    mark('draft-generated');
    drafting = false;
    const formatted = await format(draft, open, signal);
    const wasAsked = asked.peek();
    // Request for is there. A new selection, copying and downloading need not wait for the checks.
    asked.value = false;
    if (!wasAsked) work.value = null;
    const changed = await ask.reopen(formatted, open, signal);
    assist.begin();
    await pause(systemClock, wasAsked ? delayBeforeChecksMs : idleBeforeChecksMs, signal);
    return check(changed, open, signal);
  }

  async function format(shown: GeneratedCode, open: OpenDesign, signal: AbortSignal): Promise<GeneratedCode> {
    generated.value = await formatGeneratedCode(needs, shown, open, signal, onProgress);
    rough = null;
    return generated.value;
  }

  async function check(shown: GeneratedCode, open: OpenDesign, signal: AbortSignal): Promise<string> {
    work.value = { text: 'Checking', done: 0, total: null };
    const checked = await checkGeneratedCode(needs, shown, open, signal, onProgress);
    generated.value = checked.generated;
    pictures.value = checked.pictures;
    return 'Checked';
  }

  /** Continues the checks if other work interrupted them. */
  function resumeChecks(): void {
    const [shown, open] = [generated.peek(), design];
    if (!shown || !open || shown.partial || shown.code.receipt) return;
    void run(false, 'Checking', (signal) => check(shown, open, signal));
  }

  /** The selection or the given picture. A model reads a picture of a page. */
  async function readWithPicture(signal: AbortSignal): Promise<OpenDesign> {
    const selected = picture.peek() === null ? await readSelected(needs, signal, onProgress) : null;
    const flat = picture.peek() ?? (selected && (await findFlatPicture(selected, signal, onProgress)));
    if (selected && !flat) return selected;
    invariant(flat, 'there is neither a design nor an image');
    const model = await needs.openText(needs.settings.peek());
    const report = (next: Work) => void (work.value = next);
    return readPictureDesign({ ...needs, model, report, onProgress, signal }, flat);
  }

  async function author(signal: AbortSignal): Promise<string> {
    const open = await readWithPicture(signal);
    design = open;
    const written = await writeDraft(needs, open, options.value, signal, onProgress);
    const draft = await format(written, open, signal);
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
    const former = ask.conversation.peek();
    try {
      const words = await authorCode({ ...modelRun, attachments: attachments.value });
      ask.begin(generated.value ?? draft);
      return words;
    } catch (error) {
      // An interrupted answer was paid for, but does not replace a complete one.
      const isFirst = former.base.length === 0 && former.steps.length === 0;
      if (isFirst && generated.value && answersOf(generated.value.recipe).length > 0)
        ask.begin(generated.value);
      throw error;
    }
  }

  /** Shows the draft of some frames, then with the decisions about it. */
  async function decide(
    signal: AbortSignal,
    apply: (run: AssistRun) => Promise<string> = assistCode,
    frameIds?: readonly string[],
  ): Promise<string> {
    design = await readSelected(needs, signal, onProgress, frameIds);
    const open = design;
    const draft = await writeDraft(needs, open, options.value, signal, onProgress);
    pictures.value = null;
    generated.value = draft;
    rough = null;
    await format(draft, open, signal);
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
        const open = design;
        if (!open) return '';
        const code = await needs.codegen.run('make', { recipe }, { signal, onProgress });
        const rewritten = createGeneratedCode(recipe, code, open, false);
        generated.value = rewritten;
        ask.keepDecisions(rewritten);
        return check(rewritten, open, signal);
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
    open: () => design,
    onProgress,
  });

  let selectionBefore = needs.selection.peek();
  effect(() => {
    const selection = needs.selection.value;
    // Frames that are selected later take the place of a given picture.
    if (selection !== selectionBefore && framesOf(selection).length > 0) picture.value = null;
    selectionBefore = selection;
  });

  effect(() => {
    const selection = needs.selection.value;
    if (!needs.watched.value || picture.value !== null || asked.peek()) return;
    clearTimeout(timer);
    const shown = generated.peek();
    if (framesOf(selection).length === 0 || (shown && coversSelection(shown, selection))) return;
    one.stop();
    if (!isSmall(selection)) return;
    timer = window.setTimeout(() => {
      mark('draft-wanted');
      void run(false, 'Reading', (signal) => draft(signal, true));
    }, debounceMs);
  });

  let optionsBefore = options.peek();
  effect(() => {
    const now = options.value;
    if (JSON.stringify(now) === JSON.stringify(optionsBefore)) return;
    optionsBefore = now;
    if (generated.peek() && !asked.peek()) void run(false, 'Writing code', (signal) => draft(signal, false));
  });

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
    generate() {
      const mode: CodeMode = needs.settings.value.mode;
      if (mode === 'author' || picture.peek()) void run(true, 'Reading', author);
      else if (mode === 'assist') void run(true, 'Reading', (signal) => decide(signal));
      // The draft that the selection started is what the click requests.
      else if (drafting && !asked.value) asked.value = true;
      else {
        mark('draft-wanted');
        void run(true, 'Reading', (signal) => draft(signal, true));
      }
    },
    usePlan(plan, frameIds) {
      void run(true, 'Reading', (signal) =>
        decide(signal, (assisted) => applyPlan(assisted, plan), frameIds),
      );
    },
    cancel() {
      one.cancel(() => {
        clearTimeout(timer);
        const { mode, service } = needs.settings.value;
        const kept = generated.value
          ? 'Cancelled. What had arrived is shown.'
          : 'Cancelled. Nothing was changed.';
        const isAuthored = mode !== 'compile' && asked.value;
        return isAuthored ? `${kept} ${describeCancellation(service, 'answer')}` : kept;
      });
    },
    async finish() {
      const [shown, open] = [generated.peek(), design];
      if (!open || !shown || shown !== rough) return shown;
      await run(true, 'Formatting', async (signal) => {
        await format(shown, open, signal);
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

/** The whole state of the panel. Messages of the sandbox change it only here. */
import { computed, effect, type ReadonlySignal, signal, type Signal, untracked } from '@preact/signals';
import type { MessageToPanel, PanelView } from '#design/messages';
import { type KeyOwner, keyOriginOf, servicesWithKey, type StoredKey } from '#design/service-address';
import type { PanelSettings } from '#design/settings';
import { type AnswerStore, cacheAnswers, type CachingTextModel } from '#models/policy/cache-answers';
import type { TextModel } from '#models/ports';
import type { Clock } from '#models/clock';
import { chartKinds } from '#visuals/charts/chart-kinds';
import { diagramKinds } from '#visuals/diagrams/read-diagram';
import { storyKinds } from '#visuals/storyboard/read-script';
import { sweepParts } from '#visuals/sweep/plan-sweep';
import { vectorKinds } from '#visuals/vectors/fit-svg';
import type { CodegenClient } from '../worker-clients/codegen-client.ts';
import { createDiffusionController, type DiffusionController } from './diffusion/diffusion-controller.ts';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import { type AbandonedRequests, createAbandonedRequests } from './abandoned-requests.ts';
import { answerCodeRequest } from './answer-code-request.ts';
import type { Bridge } from './bridge.ts';
import { type CodeController, createCodeController } from './code-controller.ts';
import { type CompareController, createCompareController } from './compare-controller.ts';
import { type ChangesController, createChangesController } from './generated-code.ts';
import { createImagesController, type ImagesController } from './images-controller.ts';
import { createInspectController, type InspectController } from './inspect-controller.ts';
import { createPanelServices, type PanelServices } from './panel-services.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createQuestionController, type QuestionController } from './question-controller.ts';
import { createResultView, followWrittenFile, type ResultView } from './result-view.ts';
import { createRulesController, type RulesController } from './rules-controller.ts';
import { createLibrarySearch } from './library-search.ts';
import { createSearchController, type SearchController } from './search-controller.ts';
import { createSearchDescriptions } from './search-descriptions.ts';
import { createSandboxClient, type SandboxClient } from './sandbox-client.ts';
import { createScreenshot, type ScreenshotState } from './screenshot.ts';
import { emptySelection, framesOf, type Selection } from './selection.ts';
import { createTeamLibrary } from './team-library.ts';
import { createSettingsController, type SettingsController } from './settings-controller.ts';
import { keep, keepTyped, keepWithMark } from './typed-texts.ts';

export interface Panel {
  /** `null` until the sandbox has said how the panel was opened. */
  readonly editor: ReadonlySignal<'figma' | 'dev' | null>;
  readonly view: Signal<PanelView>;
  /** The view that the gear returns to. */
  readonly viewBefore: ReadonlySignal<PanelView>;
  readonly firstRun: ReadonlySignal<boolean>;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly settingsController: SettingsController;
  readonly selection: ReadonlySignal<Selection>;
  readonly codegen: CodegenClient;
  readonly pixels: PictureWorkerClient;
  readonly code: CodeController;
  readonly changes: ChangesController;
  readonly images: ImagesController;
  readonly diffusion: DiffusionController;
  readonly inspect: InspectController;
  /** A screenshot of the built page, for Compare and for questions. */
  readonly screenshot: ScreenshotState;
  readonly compare: CompareController;
  readonly questions: QuestionController;
  readonly pictures: Pictures;
  readonly rules: RulesController;
  readonly search: SearchController;
  readonly models: PanelServices;
  readonly abandonedRequests: AbandonedRequests;
  readonly result: ResultView;
  readonly change: (settings: Partial<PanelSettings>) => void;
  /** The stored keys by the origins that they may be sent to. */
  readonly keys: ReadonlySignal<readonly StoredKey[]>;
  readonly saveKey: (service: KeyOwner, key: string | null) => void;
  readonly selectLayers: (nodeIds: readonly string[]) => void;
  /** Shows layers on the canvas until it is called with none. */
  readonly highlightLayers: (nodeIds: readonly string[]) => void;
  readonly resize: (width: number, height: number) => void;
  readonly openAddress: (url: string) => void;
}

/** What the panel needs besides the connection to Figma. */
export interface PanelNeeds {
  readonly codegen: CodegenClient;
  readonly pixels: PictureWorkerClient;
  readonly clock: Clock;
}

export function createPanel(bridge: Bridge, { codegen, pixels, clock }: PanelNeeds): Panel {
  const sandbox = createSandboxClient(bridge);
  const editor = signal<'figma' | 'dev' | null>(null);
  const view = signal<PanelView>('code');
  const viewBefore = signal<PanelView>('code');
  const firstRun = signal(false);
  const settingsController = createSettingsController(bridge);
  const { change } = settingsController;
  const keys = signal<readonly StoredKey[]>([]);
  /** A key counts where the service has the address that it was given for. */
  const settings = computed<PanelSettings>(() => ({
    ...settingsController.settings.value,
    keysKept: servicesWithKey(settingsController.settings.value, keys.value),
  }));
  const selection = signal<Selection>(emptySelection);

  const models = createPanelServices({
    sandbox,
    clock,
    pixels,
    openKey: async (service, origin) =>
      keys.peek().some((one) => one.service === service && one.origin === origin)
        ? sandbox.openKey(service, origin)
        : null,
  });
  const answers = createAnswerCache(sandbox, clock);
  const showsCode = computed(() => editor.value !== null && view.value === 'code');
  effect(() => {
    if (showsCode.value) codegen.warm();
  });
  const purposeOf = (what: string) => models.newPurpose(`${what} ${namesOf(selection.peek())}`);
  const code = createCodeController({
    sandbox,
    codegen,
    settings,
    selection,
    watched: showsCode,
    openText: async (chosen) =>
      answers.wrap(await models.services.text(chosen, 'author', await purposeOf('code of'))),
    openPlanner: async (chosen) =>
      answers.wrap(await models.services.text(chosen, 'plan', await purposeOf('decisions on'))),
    releaseAnswers: answers.release,
  });
  const openPlanner = async (action: string) =>
    models.services.text(settings.peek(), 'plan', {
      ...(await models.newPurpose('a plan for images')),
      action,
    });
  const abandonedRequests = createAbandonedRequests(models, clock);
  const diffusion = createDiffusionController({
    sandbox,
    pixels,
    settings,
    change,
    selection,
    canEdit: computed(() => editor.value === 'figma'),
    services: models.services,
  });
  const images = createImagesController({
    diffusion,
    sandbox,
    pixels,
    settings,
    change,
    selection,
    watched: computed(() => view.value === 'images'),
    canEdit: computed(() => editor.value === 'figma'),
    isVisible: () => document.visibilityState === 'visible',
    openText: openPlanner,
    models,
    clock,
  });

  const selectLayers = (nodeIds: readonly string[]) => bridge.send({ type: 'select-layers', nodeIds });
  const pictures = createPictures({
    sandbox,
    pixels,
    queue: images.queue,
    settings,
    selection,
    selectLayers,
    watched: computed(() => view.value === 'images'),
    ownOptions: diffusion.ownOptions,
    openImage: async () => models.services.image(settings.peek(), await models.newPurpose()),
    openText: async () => models.services.text(settings.peek(), 'plan', await models.newPurpose()),
    now: clock.now,
  });

  const result = createResultView();
  followWrittenFile(result, code.writing);
  const screenshot = createScreenshot(pixels);
  const compare = createCompareController({ sandbox, codegen, selection, screenshot });
  const questionAnswers = createAnswerCache(sandbox, clock);
  const questions = createQuestionController({
    sandbox,
    codegen,
    settings,
    selection,
    screenshot: screenshot.given,
    openText: async () =>
      questionAnswers.wrap(
        await models.services.text(settings.peek(), 'question', await purposeOf('an answer about')),
      ),
    openPlain: diffusion.openQuestions,
    releaseAnswers: questionAnswers.release,
    drawPicture(words) {
      const { prompt } = images;
      prompt.value = [prompt.peek().trim(), words].filter((part) => part !== '').join('\n');
      pictures.view.value = 'draw';
      view.value = 'images';
    },
    usePlan(plan, frameIds) {
      view.value = 'code';
      result.receiptPart.value = 'changes';
      result.tab.value = 'receipt';
      code.usePlan(plan, frameIds);
    },
    askForChange(words) {
      const { input } = code.ask;
      input.value = [input.peek().trim(), words].filter((part) => part !== '').join('\n');
      result.tab.value = 'ask';
      view.value = 'code';
    },
  });

  effect(() => {
    if (view.value !== 'settings') viewBefore.value = view.value;
    // Settings show values of the document, which others may have changed.
    if (editor.value === null) return;
    if (view.value !== 'code') settingsController.refresh();
    if (view.value === 'images') untracked(images.queue.lookForOffered);
  });
  const access = computed(() => {
    const { service, addresses, wires, models: chosen } = settings.value;
    return JSON.stringify([service, addresses, wires, chosen, keys.value]);
  });
  // What failed before may work now.
  const forgetFailures = () => {
    models.forgetFailures();
    code.dismissFailure();
    images.dismissFailure();
    questions.dismissFailure();
  };
  effect(() => {
    void access.value;
    untracked(forgetFailures);
  });
  window.addEventListener('focus', () => {
    if (editor.peek() === null) return;
    settingsController.refresh();
    if (view.peek() === 'images') images.queue.lookForOffered();
  });

  const inspect = createInspectController({
    sandbox,
    codegen,
    hasFrame: () => framesOf(selection.peek()).length > 0,
  });
  const rules = createRulesController(openPlanner);
  const descriptions = createSearchDescriptions({
    sandbox,
    pixels,
    settings,
    async openModels() {
      const purpose = await models.newPurpose('a search by meaning');
      const text = await models.services.text(settings.peek(), 'caption', purpose);
      return { text, embedding: await models.services.embedding(settings.peek(), purpose) };
    },
  });
  const library = createLibrarySearch({
    library: createTeamLibrary({ sandbox, settings, keys }),
    descriptions,
    pixels,
  });
  const search = createSearchController({
    library,
    sandbox,
    pixels,
    descriptions,
    watched: computed(() => view.value === 'search'),
  });
  const serverMark = async () => {
    const { service, addresses } = settings.peek();
    return `${service} ${addresses[service] ?? ''}`;
  };
  const fileMark = () => models.fileMark();
  const typed = keepTyped(settingsController, {
    prompt: keep(images.prompt),
    sweep: keep(images.axes, (axes) => axes.every(({ part }) => sweepParts.includes(part))),
    isList: keep(images.isList),
    copies: keep(images.copies.table),
    ruleWords: keep(rules.words),
    chart: keep(images.drawings.chart, ({ kind }) => chartKinds.includes(kind)),
    diagram: keep(images.drawings.diagram, ({ kind }) => diagramKinds.includes(kind)),
    icon: keep(images.drawings.icon, ({ kind }) => vectorKinds.includes(kind)),
    story: keep(images.story.input, ({ kind }) => storyKinds.includes(kind)),
    change: keep(code.ask.input),
    refine: keep(pictures.refine.words),
    question: keep(questions.typed),
    schema: keep(questions.schema),
    ignoreReason: keep(inspect.reason),
    search: keep(search.text),
    video: keep(diffusion.tools.video),
    pictureQuestion: keep(diffusion.tools.question),
    serverPreset: keep(diffusion.form.presetName),
    serverOptions: keepWithMark(serverMark, diffusion.form.unsent, diffusion.form.restoreUnsent),
    plan: keepWithMark(fileMark, images.planner.kept, images.planner.restore),
    fill: keepWithMark(fileMark, images.fill.kept, images.fill.restore),
  });

  function handleMessage(message: MessageToPanel): void {
    if (message.type === 'panel-started') {
      if (message.hidden) return answerCodeRequest(bridge, codegen, message.settings.hostProject);
      keys.value = message.keys;
      settingsController.start(message.settings);
      typed.start(message.settings.typed);
      images.putInto(message.insertAtOnce ? 'fill' : null);
      firstRun.value = message.firstRun;
      view.value = message.view;
      editor.value = message.editor;
      images.queue.restore();
      abandonedRequests.refresh();
      void questions.restore();
    } else if (message.type === 'selection-changed') {
      selection.value = { layers: message.layers, total: message.total };
    } else if (message.type === 'placed-image-removed') images.dropPlaced();
    else if (message.type === 'view-requested') view.value = message.view;
    else settingsController.receive(message);
  }
  bridge.listen(handleMessage);
  bridge.send({ type: 'panel-ready' });

  return {
    editor,
    view,
    viewBefore,
    firstRun,
    settings,
    settingsController,
    keys,
    selection,
    codegen,
    pixels,
    code,
    changes: createChangesController(sandbox, codegen),
    images,
    diffusion,
    inspect,
    screenshot,
    compare,
    questions,
    pictures,
    rules,
    search,
    models,
    abandonedRequests,
    result,
    change,
    saveKey(service, key) {
      const origin = keyOriginOf(settings.peek(), service);
      bridge.send({ type: 'save-key', service, origin, key });
      const others = keys.peek().filter((one) => one.service !== service || one.origin !== origin);
      keys.value = key === null ? others : [...others, { service, origin }];
      // Another key of the same service leaves the list as it was.
      forgetFailures();
    },
    selectLayers,
    highlightLayers: (nodeIds) => bridge.send({ type: 'highlight-layers', nodeIds }),
    resize(width, height) {
      bridge.send({ type: 'resize-panel', width, height });
      change({ panelWidth: width, panelHeight: height });
    },
    openAddress: (url) => bridge.send({ type: 'open-address', url }),
  };
}

/** The selected frames as a sentence names them. */
function namesOf(selection: Selection): string {
  const [first, ...others] = framesOf(selection).map(({ name }) => `"${name}"`);
  if (first === undefined) return 'an image';
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** Complete text answers are stored until the code made from them is stored, so they outlive the panel. */

export interface AnswerCache {
  /** The same model, its answers kept until `release`. */
  readonly wrap: (model: TextModel) => TextModel;
  /** Removes all answers given so far: what they led to is kept. */
  readonly release: () => void;
}

function createAnswerCache(sandbox: SandboxClient, clock: Pick<Clock, 'now'>): AnswerCache {
  const store: AnswerStore = {
    read: (id) => sandbox.readAnswer(id),
    write: (id, record) => sandbox.storeAnswer(id, record),
    remove: async (ids) => sandbox.removeAnswers(ids),
  };
  const opened = new Set<CachingTextModel>();
  return {
    wrap(model) {
      const caching = cacheAnswers(model, store, clock);
      opened.add(caching);
      return caching;
    },
    release() {
      for (const model of opened) void model.release();
      opened.clear();
    },
  };
}

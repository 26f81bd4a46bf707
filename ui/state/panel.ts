/** Everything the panel knows, and the one place where messages of the sandbox change it. */
import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { MessageToPanel, PanelView } from '#design/messages';
import type { PanelSettings, ServiceName } from '#design/settings';
import { keyOriginOf, servicesWithKey, type KeptKey } from '#design/service-address';
import type { World } from '#models/world';
import type { Codegen } from '../background/codegen.ts';
import type { PixelDesk } from '../background/pixel-desk.ts';
import { createSandbox } from './ask-sandbox.ts';
import type { Bridge } from './bridge.ts';
import { createChangesJob, type ChangesJob } from './changes-job.ts';
import { createCodeJob, type CodeJob } from './code-job.ts';
import { createKeptAnswers } from './kept-answers.ts';
import { createImageJob, type ImageJob } from './image-job.ts';
import { createLeftRequests, type LeftRequests } from './left-requests.ts';
import { createKeptSettings, type KeptSettings } from './kept-settings.ts';
import { openDesk, type ModelDesk } from './open-desk.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createResultView, type ResultView } from './result-view.ts';
import { createRulesJob, type RulesJob } from './rules-job.ts';
import { framesOf, nothingSelected, type Selection } from './selection.ts';
import { answerCodeRequest } from './code-request.ts';

export interface Panel {
  /** `null` until the sandbox has said how the panel was opened. */
  readonly editor: ReadonlySignal<'figma' | 'dev' | null>;
  readonly view: Signal<PanelView>;
  /** Where the gear leads back to. */
  readonly viewBefore: ReadonlySignal<PanelView>;
  readonly firstRun: ReadonlySignal<boolean>;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly kept: KeptSettings;
  readonly selection: ReadonlySignal<Selection>;
  readonly codegen: Codegen;
  readonly pixels: PixelDesk;
  readonly code: CodeJob;
  readonly changes: ChangesJob;
  readonly images: ImageJob;
  readonly pictures: Pictures;
  readonly rules: RulesJob;
  readonly models: ModelDesk;
  readonly left: LeftRequests;
  readonly result: ResultView;
  readonly change: (settings: Partial<PanelSettings>) => void;
  /** Keys that are kept, by where they may go. */
  readonly keys: ReadonlySignal<readonly KeptKey[]>;
  readonly keepKey: (service: ServiceName, key: string | null) => void;
  readonly selectLayers: (nodeIds: readonly string[]) => void;
  readonly resize: (width: number, height: number) => void;
  readonly openAddress: (url: string) => void;
}

/** What the panel works with beside the line to Figma. */
export interface PanelNeeds {
  readonly codegen: Codegen;
  readonly pixels: PixelDesk;
  readonly world: World;
}

export function createPanel(bridge: Bridge, { codegen, pixels, world }: PanelNeeds): Panel {
  const sandbox = createSandbox(bridge);
  const editor = signal<'figma' | 'dev' | null>(null);
  const view = signal<PanelView>('code');
  const viewBefore = signal<PanelView>('code');
  const firstRun = signal(false);
  const kept = createKeptSettings(bridge);
  const { change } = kept;
  const keys = signal<readonly KeptKey[]>([]);
  /** A key counts where the service has the address that it was given for. */
  const settings = computed<PanelSettings>(() => ({
    ...kept.settings.value,
    keysKept: servicesWithKey(kept.settings.value, keys.value),
  }));
  const selection = signal<Selection>(nothingSelected);

  const models = openDesk({
    sandbox,
    world,
    pixels,
    openKey: async (service, origin) =>
      keys.peek().some((one) => one.service === service && one.origin === origin)
        ? sandbox.openKey(service, origin)
        : null,
  });
  const answers = createKeptAnswers(sandbox, world);
  const showsCode = computed(() => editor.value !== null && view.value === 'code');
  effect(() => {
    if (showsCode.value) codegen.warm();
  });
  const purposeOf = (what: string) => models.newPurpose(`${what} ${namesOf(selection.peek())}`);
  const code = createCodeJob({
    sandbox,
    codegen,
    settings,
    selection,
    watched: showsCode,
    openText: async (chosen) =>
      answers.keep(await models.services.text(chosen, 'author', await purposeOf('code of'))),
    openPlanner: async (chosen) =>
      answers.keep(await models.services.text(chosen, 'plan', await purposeOf('decisions on'))),
    releaseAnswers: answers.release,
  });
  const openPlanner = async (action: string) =>
    models.services.text(settings.peek(), 'plan', {
      ...(await models.newPurpose('a plan for pictures')),
      action,
    });
  const left = createLeftRequests(models, world);
  const images = createImageJob({
    sandbox,
    pixels,
    settings,
    selection,
    watched: computed(() => view.value === 'images'),
    canEdit: computed(() => editor.value === 'figma'),
    isVisible: () => document.visibilityState === 'visible',
    openText: openPlanner,
    models,
    world,
  });

  const pictures = createPictures({
    sandbox,
    pixels,
    queue: images.queue,
    settings,
    selection,
    watched: computed(() => view.value === 'images'),
    openImage: async () => models.services.image(settings.peek(), await models.newPurpose()),
    openText: async () => models.services.text(settings.peek(), 'plan', await models.newPurpose()),
    now: world.now,
  });

  effect(() => {
    const imagePrompt = images.prompt.value;
    if (imagePrompt !== settings.peek().imagePrompt && editor.peek() !== null) change({ imagePrompt });
  });
  effect(() => {
    if (view.value !== 'settings') viewBefore.value = view.value;
    // What the document keeps is shown there, and others may have changed it.
    if (editor.value !== null && view.value !== 'code') kept.refresh();
  });
  window.addEventListener('focus', () => {
    if (editor.peek() !== null) kept.refresh();
  });

  function hear(message: MessageToPanel): void {
    if (message.type === 'panel-started') {
      if (message.hidden) return answerCodeRequest(bridge, codegen, message.settings.house);
      keys.value = message.keys;
      kept.start(message.settings);
      images.prompt.value = message.settings.imagePrompt;
      images.where.value = message.insertAtOnce ? 'fill' : 'beside';
      firstRun.value = message.firstRun;
      view.value = message.view;
      editor.value = message.editor;
      images.queue.restore();
      left.look();
    } else if (message.type === 'selection-changed') {
      selection.value = { layers: message.layers, total: message.total };
    } else if (message.type === 'view-requested') view.value = message.view;
    else kept.receive(message);
  }
  bridge.listen(hear);
  bridge.send({ type: 'panel-ready' });

  return {
    editor,
    view,
    viewBefore,
    firstRun,
    settings,
    kept,
    keys,
    selection,
    codegen,
    pixels,
    code,
    changes: createChangesJob(sandbox, codegen),
    images,
    pictures,
    rules: createRulesJob(openPlanner),
    models,
    left,
    result: createResultView(),
    change,
    keepKey(service, key) {
      const origin = keyOriginOf(settings.peek(), service);
      bridge.send({ type: 'save-key', service, origin, key });
      const others = keys.peek().filter((one) => one.service !== service || one.origin !== origin);
      keys.value = key === null ? others : [...others, { service, origin }];
    },
    selectLayers: (nodeIds) => bridge.send({ type: 'select-layers', nodeIds }),
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
  if (first === undefined) return 'a picture';
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

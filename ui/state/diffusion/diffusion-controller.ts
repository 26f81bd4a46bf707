/**
 * The panel's part of a person's own server of diffusion models: what pictures are drawn with, its tools for pictures, its
 * options. Nothing is asked of the server before the view is opened.
 */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import { type DiffusionChoices, listDiffusionPictures } from '#design/diffusion';
import type { PictureRef, RecordedDiffusion } from '#design/generation';
import { services } from '#design/services';
import { modelsOf, type PanelSettings } from '#design/settings';
import type { DiffusionServer, ServerLists } from '#models/diffusion-server';
import { openDiffusionServer } from '#models/open-model';
import type { Services } from '#models/open-services';
import type { TextModel } from '#models/ports';
import {
  noGuides,
  readDiffusion,
  type ReadChoices,
  readOwnChoices,
  type TypedGuides,
} from '#visuals/diffusion/read-choices';
import type { PictureWorkerClient } from '../../worker-clients/picture-worker-client.ts';
import type { SandboxClient } from '../sandbox-client.ts';
import type { Selection } from '../selection.ts';
import { createTaskRunner } from '../task-runner.ts';
import type { Outcome, Work } from '../work.ts';
import { createPictureTools, type PictureTools } from './picture-tools.ts';
import { createServerForm, type ServerForm } from './server-form.ts';

export type DiffusionPart = 'drawing' | 'picture' | 'video' | 'server';

/** A picture of the document that a drawing follows, as it is shown. */
export interface ShownGuide extends PictureRef {
  readonly name: string;
  /** A `blob:` address. */
  readonly url: string;
}

export interface DiffusionController {
  /** Whether the chosen service is such a server. */
  readonly isOffered: ReadonlySignal<boolean>;
  /** Its name in sentences. */
  readonly title: ReadonlySignal<string>;
  readonly part: Signal<DiffusionPart>;
  /** Whether the view is open. */
  readonly isOpen: Signal<boolean>;
  readonly choices: ReadonlySignal<DiffusionChoices>;
  readonly change: (changes: Partial<DiffusionChoices>) => void;
  readonly guides: Signal<TypedGuides>;
  /** The pictures of the guides by hash. */
  readonly shown: ReadonlySignal<ReadonlyMap<string, ShownGuide>>;
  /** Takes a layer as it looks as a picture to follow. */
  readonly takeLayer: (nodeId: string, use: (picture: PictureRef) => void) => void;
  /** Shows what a processor makes of the structure's picture. */
  readonly previewStructure: (processor: string) => void;
  /** Options of the next picture, or what is wrong with them. */
  readonly read: ReadonlySignal<ReadChoices>;
  /** Options for a picture that is planned elsewhere, as an edit; `undefined` for another service. */
  readonly ownOptions: () => RecordedDiffusion | undefined;
  /** How many things are set, for a line about them; 0 for another service. */
  readonly count: ReadonlySignal<number>;
  /** `null` until they were read. */
  readonly lists: ReadonlySignal<ServerLists | null>;
  readonly readLists: () => void;
  readonly chooseModel: (title: string) => void;
  readonly model: ReadonlySignal<string>;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  readonly cancel: () => void;
  readonly tools: PictureTools;
  readonly form: ServerForm;
  /** A model for questions about pictures, which answers in plain text; `null` for another service. */
  readonly openQuestions: () => Promise<TextModel | null>;
}

export interface DiffusionNeeds {
  readonly sandbox: SandboxClient;
  readonly pixels: PictureWorkerClient;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly change: (settings: Partial<PanelSettings>) => void;
  readonly selection: ReadonlySignal<Selection>;
  readonly canEdit: ReadonlySignal<boolean>;
  readonly services: Services;
}

/** px of the longer side of a picture whose structure is followed; the answer is as large. */
const structureSide = 1024;

export function createDiffusionController(needs: DiffusionNeeds): DiffusionController {
  const { sandbox, settings } = needs;
  const isOffered = computed(() => services[settings.value.service].isDiffusionServer === true);
  const choices = computed(() => settings.value.diffusion);
  const guides = signal<TypedGuides>(noGuides);
  const shown = signal<ReadonlyMap<string, ShownGuide>>(new Map());
  const lists = signal<ServerLists | null>(null);
  const isOpen = signal(false);
  const runner = createTaskRunner(() => undefined);
  const model = computed(() => modelsOf(settings.value).image);

  const openServer = async (): Promise<DiffusionServer> => {
    const { service } = settings.peek();
    const opened = openDiffusionServer(await needs.services.configOf(settings.peek(), service));
    if (opened === null)
      throw new Error(`${services[service].title} is not set up. Add its address in Settings.`);
    return opened;
  };
  const readLists = () =>
    void runner.run(true, 'Reading the models of the server', async (abort) => {
      lists.value = await (await openServer()).readLists(abort);
      return '';
    });
  const access = computed(() => {
    const { service, addresses, keysKept } = settings.value;
    return JSON.stringify([service, addresses, keysKept]);
  });
  effect(() => {
    void access.value;
    lists.value = null;
  });
  effect(() => {
    if (isOpen.value && isOffered.value && lists.peek() === null) readLists();
  });

  const read = computed(() => readDiffusion(choices.value, guides.value));
  const tools = createPictureTools({ ...needs, openServer, choices });
  return {
    isOffered,
    title: computed(() => services[settings.value.service].title),
    part: signal<DiffusionPart>('drawing'),
    isOpen,
    choices,
    change: (changes) => needs.change({ diffusion: { ...choices.peek(), ...changes } }),
    guides,
    shown,
    takeLayer: (nodeId, use) =>
      void runner.run(true, 'Reading the layer', async (abort) => {
        const { name, bytes } = await sandbox.exportLayer(nodeId, structureSide);
        abort.throwIfAborted();
        const hash = await sandbox.storeImage(bytes);
        const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type: 'image/png' }));
        use({ hash, mime: 'image/png' });
        shown.value = keepUsed(
          new Map([...shown.peek(), [hash, { hash, mime: 'image/png', name, url }]]),
          guides.peek(),
        );
        return '';
      }),
    previewStructure(processor) {
      const picture = guides.peek().structure?.picture;
      if (picture === undefined) return;
      void runner.run(true, 'Reading the image', async () => {
        const bytes = await sandbox.readImage(picture.hash);
        if (bytes === null) throw new Error('The image is no longer in the file. Choose the layer again.');
        const name = shown.peek().get(picture.hash)?.name ?? 'Image';
        tools.preview({ bytes, mime: 'image/png' }, processor, name);
        return '';
      });
    },
    read,
    ownOptions: () => (isOffered.peek() ? (readOwnChoices(choices.peek()).options ?? undefined) : undefined),
    count: computed(() =>
      isOffered.value && read.value.options !== null ? Object.keys(read.value.options).length : 0,
    ),
    lists,
    readLists,
    chooseModel(title) {
      const { service, models } = settings.peek();
      needs.change({ models: { ...models, [service]: { ...models[service], image: title } } });
    },
    model,
    work: runner.work,
    outcome: runner.outcome,
    cancel: () => runner.cancel(() => 'Cancelled. Nothing is billed.'),
    tools,
    form: createServerForm({ ...needs, openServer, isOpen }),
    openQuestions: async () =>
      isOffered.peek()
        ? tools.openQuestions(await openServer(), services[settings.peek().service].title)
        : null,
  };
}

/** The pictures that are still followed; the others are released. */
function keepUsed(
  all: ReadonlyMap<string, ShownGuide>,
  { structure, adapters, face }: TypedGuides,
): ReadonlyMap<string, ShownGuide> {
  const options = {
    ...(structure === null ? {} : { structure: { picture: structure.picture, units: [] } }),
    adapters: adapters.map((one) => ({ ...one, scale: 0, start: 0, end: 1 })),
    ...(face === null ? {} : { face: { ...face, strength: 1 } }),
  };
  const used = new Set(listDiffusionPictures<PictureRef>(options).map(({ hash }) => hash));
  for (const [hash, { url }] of all) if (!used.has(hash)) URL.revokeObjectURL(url);
  return new Map([...all].filter(([hash]) => used.has(hash)));
}

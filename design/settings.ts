import type { PictureSet } from './picture-sets.ts';
import type { CodeMode } from './code-options.ts';
import { defaultDiffusionChoices, type DiffusionChoices, type ServerPreset } from './diffusion.ts';
import type { CodeTarget, StyleKind } from './targets.ts';
import type { ImageRule } from './image-rules.ts';
import { noHostProject, type StoredHostProject } from './host-project.ts';
import {
  builtInService,
  services,
  type ModelKind,
  type ServiceModels,
  type ServiceName,
} from './services.ts';

/** What a model can be asked for; each kind of work can be sent somewhere else. */
export type WorkKind = 'plan' | 'author' | 'picture' | 'question' | 'caption' | 'embedding';

/** How one of several models is chosen; `listed` is the order a person gave. */
export type Preference = 'listed' | 'best' | 'cheapest' | 'fastest';

/** What is known of one model: told by the service's own list, else by our table. */
export interface ModelFacts {
  readonly id: string;
  readonly does: readonly ModelKind[];
  /** Whether it takes pictures. */
  readonly sees: boolean;
  /** Whether its answers can be held to a JSON schema. */
  readonly followsSchema: boolean;
  /** USD for a million tokens; `null` where it is not known. */
  readonly price: ModelPrice | null;
}

export interface ModelPrice {
  readonly input: number;
  readonly output: number;
  /** Of pictures that are drawn; `null` where they cost what other output costs. */
  readonly image: number | null;
}

/** How one service is spoken to, beside its key. */
export interface ServiceConnectionOptions {
  /** The header that carries the key; a bare `authorization` carries it as a bearer. @default authorization */
  readonly keyHeader?: string;
}

/** USD that may be spent; `null` for no limit. */
export interface Budget {
  /** By one click. */
  readonly action: number | null;
  /** For one file, ever. */
  readonly file: number | null;
  /** In one month. */
  readonly month: number | null;
}

/** What the panel remembers; keys are kept apart and never here. */
export interface PanelSettings {
  readonly target: CodeTarget;
  readonly styles: StyleKind;
  readonly mode: CodeMode;
  /** Frames that are one page drawn at several widths become one page. */
  readonly mergeWidths: boolean;
  /** The project that code of this file goes into. */
  readonly hostProject: StoredHostProject;
  readonly panelWidth: number;
  readonly panelHeight: number;
  readonly service: ServiceName;
  /** Base addresses by service, where they differ from the service's own, and that of the team's library. */
  readonly addresses: Readonly<Partial<Record<ServiceName | 'library', string>>>;
  /** Models by service, where they differ from the service's defaults. */
  readonly models: Readonly<Partial<Record<ServiceName, Partial<ServiceModels>>>>;
  /** How services are spoken to, where that differs from what is usual. */
  readonly wires: Readonly<Partial<Record<ServiceName, ServiceConnectionOptions>>>;
  /** What the services said they have, when they were last asked. */
  readonly listed: Readonly<Partial<Record<ServiceName, readonly ModelFacts[]>>>;
  /** The services to go to when the chosen one does not answer, in this order. */
  readonly failover: readonly ServiceName[];
  /** Whether to go on also where an answer was lost that may be billed, and so may be paid for twice. */
  readonly payTwice: boolean;
  /** Whether a service may finish pictures though the panel is closed, and keep words and picture until then. */
  readonly keepsGoing: boolean;
  /** How the model is chosen, by kind of work; `listed` where nothing is said. */
  readonly routing: Readonly<Partial<Record<WorkKind, Preference>>>;
  readonly budget: Budget;
  /** Services a key is stored for. */
  readonly keysKept: readonly ServiceName[];
  /** What was typed in the panel, by the name of its field, so that closing the panel loses nothing. */
  readonly typed: TypedTexts;
  readonly imageChoices: ImageChoices;
  /** What pictures of a diffusion model are drawn with. */
  readonly diffusion: DiffusionChoices;
  /** Options of a diffusion server under names. */
  readonly serverPresets: readonly ServerPreset[];
  /** Rules for pictures, which are kept in the file. */
  readonly imageRules: readonly ImageRule[];
  /** Sets of pictures that belong together, which are kept in the file. */
  readonly pictureSets: readonly PictureSet[];
}

/** Where a value of this computer lies in `PanelSettings`; each is kept by itself, as `['models', 'openai', 'text']`. */
export type SettingPath = readonly [
  key: Exclude<keyof PanelSettings, 'hostProject' | 'imageRules' | 'pictureSets' | 'keysKept'>,
  ...inner: string[],
];

/** Fields of the panel whose text is kept until it is used. */
export type TypedName =
  | 'prompt'
  | 'sweep'
  | 'isList'
  | 'copies'
  | 'ruleWords'
  | 'chart'
  | 'diagram'
  | 'icon'
  | 'story'
  | 'change'
  | 'refine'
  | 'question'
  | 'schema'
  | 'ignoreReason'
  | 'search'
  | 'video'
  | 'pictureQuestion'
  | 'serverPreset'
  | 'serverOptions'
  | 'plan'
  | 'fill';

/** Texts, and objects of texts; the panel knows the shape of each. */
export type TypedTexts = Readonly<Partial<Record<TypedName, unknown>>>;

/** How pictures were asked for last. */
export interface ImageChoices {
  /** `rule` draws what was typed; `model` has a model plan it first. */
  readonly plan: 'rule' | 'model';
  readonly quality: 'low' | 'medium' | 'high' | 'auto';
  readonly background: 'opaque' | 'transparent' | 'auto';
  /** `place` for the shape of what is selected, else "16:9" or "1200 × 600". */
  readonly shape: string;
  /** Variants. */
  readonly count: number;
  /** A whole number as it is typed; empty leaves it to the service. */
  readonly seed: string;
  /** Whether pictures are submitted in batches, where the service has them. */
  readonly batch: boolean;
}

export const defaultImageChoices: ImageChoices = {
  plan: 'rule',
  quality: 'auto',
  background: 'auto',
  shape: 'place',
  count: 1,
  seed: '',
  batch: false,
};

/** No limit of any kind. */
export const noBudget: Budget = { action: null, file: null, month: null };

export const defaultPanelSettings: PanelSettings = {
  target: 'react',
  styles: 'modules',
  mode: 'compile',
  mergeWidths: false,
  hostProject: noHostProject,
  panelWidth: 400,
  panelHeight: 640,
  service: builtInService,
  addresses: {},
  models: {},
  wires: {},
  listed: {},
  failover: [],
  payTwice: false,
  keepsGoing: false,
  routing: {},
  budget: noBudget,
  keysKept: [],
  typed: {},
  imageChoices: defaultImageChoices,
  diffusion: defaultDiffusionChoices,
  serverPresets: [],
  imageRules: [],
  pictureSets: [],
};

/** The models of the chosen service; a field that was emptied means its default, which stands in it in grey. */
export function modelsOf({ service, models }: Pick<PanelSettings, 'service' | 'models'>): ServiceModels {
  const chosen = Object.entries(models[service] ?? {}).filter(([, model]) => model !== '');
  return { ...services[service].defaultModels, ...(Object.fromEntries(chosen) as Partial<ServiceModels>) };
}

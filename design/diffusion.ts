/**
 * What diffusion models on a person's own server take beside words, size and references. Plain data; in a spec and in a
 * record a picture is named by its hash, in a request it has its bytes.
 */
export interface DiffusionOptions<Picture> {
  /** What the picture must not show. @default nothing */
  readonly negativePrompt?: string;
  /** @default the server's */
  readonly sampler?: string;
  /** @default by the quality */
  readonly steps?: number;
  /** How closely the words are followed. @default the server's */
  readonly guidance?: number;
  /** The share of the first reference that is redrawn, from 0 to 1. @default the server's */
  readonly strength?: number;
  /** The soft edge of a mask in px. @default the server's */
  readonly maskBlur?: number;
  /** A picture whose structure is followed. @default none */
  readonly structure?: StructureGuide<Picture>;
  /** Pictures that an IP adapter follows. @default none */
  readonly adapters?: readonly PictureAdapter<Picture>[];
  /** A face to draw. @default none */
  readonly face?: FaceGuide<Picture>;
  /** Draws small parts, such as faces, again. @default off */
  readonly detailer?: DetailerOptions;
  /** Draws a smaller picture, enlarges it and draws its details again; from words only. @default off */
  readonly secondPass?: SecondPassOptions;
  /** What enlarges a picture. @default the first model of the server's list */
  readonly upscalers?: UpscalerOptions;
  /** One picture of all combinations of up to three axes, made by the server. @default one picture */
  readonly grid?: readonly GridAxis[];
}

export interface StructureGuide<Picture> {
  readonly picture: Picture;
  readonly units: readonly ControlUnit[];
}

/** One control model, and what it sees of the picture. */
export interface ControlUnit {
  readonly type: ControlType;
  /** Makes the structure of the picture, such as edges; empty where the picture is one already. */
  readonly processor: string;
  readonly model: string;
  /** 0 to 2. */
  readonly strength: number;
  /** The shares of the steps between which it counts, 0 to 1. */
  readonly start: number;
  readonly end: number;
}

export const controlTypes = ['controlnet', 't2i adapter', 'xs', 'lite', 'reference'] as const;
export type ControlType = (typeof controlTypes)[number];

/** An IP adapter with the pictures it follows. */
export interface PictureAdapter<Picture> {
  readonly adapter: string;
  readonly picture: Picture;
  /** White where the adapter counts; `null` for everywhere. */
  readonly mask: Picture | null;
  /** 0 to 1. */
  readonly scale: number;
  readonly start: number;
  readonly end: number;
  /** Whether it sees the face of the picture only. */
  readonly crop: boolean;
}

export const faceModes = ['FaceID', 'FaceSwap', 'PhotoMaker', 'InstantID'] as const;
export type FaceMode = (typeof faceModes)[number];

export interface FaceGuide<Picture> {
  readonly mode: FaceMode;
  readonly picture: Picture;
  /** 0 to 2; FaceSwap has none. */
  readonly strength: number;
}

export interface DetailerOptions {
  /** Empty for the server's own choice. */
  readonly models: readonly string[];
  /** Empty for the words of the picture. */
  readonly prompt: string;
  readonly strength: number;
  readonly steps: number;
}

export interface SecondPassOptions {
  /** The name of an upscaler. */
  readonly upscaler: string;
  /** The size of the result by that of the first pass, from 1.1 to 4. */
  readonly scale: number;
  /** The share that is drawn again, 0 to 1. */
  readonly strength: number;
  /** `null` for those of the first pass. */
  readonly steps: number | null;
}

export interface UpscalerOptions {
  readonly first: string;
  /** Empty for none. */
  readonly second: string;
  /** The share of the second in the result, 0 to 1. */
  readonly secondShare: number;
}

export interface GridAxis {
  /** As the server's list of axes names it. */
  readonly label: string;
  /** None of them has a comma. */
  readonly values: readonly string[];
}

/** The pictures that options name. */
export function listDiffusionPictures<Picture>(
  options: DiffusionOptions<Picture> | undefined,
): readonly Picture[] {
  const { structure, adapters = [], face } = options ?? {};
  return [
    ...(structure === undefined ? [] : [structure.picture]),
    ...adapters.flatMap(({ picture, mask }) => (mask === null ? [picture] : [picture, mask])),
    ...(face === undefined ? [] : [face.picture]),
  ];
}

/** The same options with other pictures. */
export function mapDiffusionPictures<From, To>(
  { structure, adapters, face, ...others }: DiffusionOptions<From>,
  change: (picture: From) => To,
): DiffusionOptions<To> {
  return {
    ...others,
    ...(structure === undefined ? {} : { structure: { ...structure, picture: change(structure.picture) } }),
    ...(adapters === undefined
      ? {}
      : {
          adapters: adapters.map((one) => ({
            ...one,
            picture: change(one.picture),
            mask: one.mask === null ? null : change(one.mask),
          })),
        }),
    ...(face === undefined ? {} : { face: { ...face, picture: change(face.picture) } }),
  };
}

/** What a person typed for pictures of diffusion models; an empty text leaves it to the server. */
export interface DiffusionChoices {
  readonly negativePrompt: string;
  readonly sampler: string;
  readonly steps: string;
  readonly guidance: string;
  readonly strength: string;
  readonly maskBlur: string;
  readonly detailer: boolean;
  readonly detailerModel: string;
  readonly detailerPrompt: string;
  readonly detailerStrength: string;
  readonly detailerSteps: string;
  readonly secondPass: boolean;
  readonly passUpscaler: string;
  readonly passScale: string;
  readonly passStrength: string;
  readonly passSteps: string;
  readonly upscaler: string;
  readonly secondUpscaler: string;
  readonly secondShare: string;
  /** The model that answers questions about pictures. */
  readonly questionModel: string;
}

export const defaultDiffusionChoices: DiffusionChoices = {
  negativePrompt: '',
  sampler: '',
  steps: '',
  guidance: '',
  strength: '',
  maskBlur: '',
  detailer: false,
  detailerModel: '',
  detailerPrompt: '',
  detailerStrength: '',
  detailerSteps: '',
  secondPass: false,
  passUpscaler: '',
  passScale: '',
  passStrength: '',
  passSteps: '',
  upscaler: '',
  secondUpscaler: '',
  secondShare: '',
  questionModel: '',
};

/** Options of a server that belong together, under a name. */
export interface ServerPreset {
  readonly name: string;
  /** Values by the names of the options. */
  readonly values: Readonly<Record<string, unknown>>;
}

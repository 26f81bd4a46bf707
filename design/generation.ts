import { type DiffusionOptions, listDiffusionPictures } from './diffusion.ts';
import type { PictureFit } from './picture-fit.ts';

/** A picture in the document, by the name Figma gives its bytes: the SHA-1 of them. */
export interface PictureRef {
  readonly hash: string;
  readonly mime: 'image/png' | 'image/jpeg';
}

/** Options of a diffusion model, with pictures of the document. */
export type RecordedDiffusion = DiffusionOptions<PictureRef>;

/** A picture that went along with a request, and what for; `base` is the one that was to be changed. */
export interface ReferencePicture extends PictureRef {
  readonly role: 'base' | 'subject' | 'style' | 'palette';
}

/** What was done to get a picture: all but `draw` made it of its parent. */
export type GenerationStep =
  'draw' | 'refine' | 'redraw' | 'edit' | 'erase' | 'extend' | 'cut-out' | 'enlarge';

/** What was sent beside prompt and seed, whole enough to be sent again byte for byte. */
export interface GenerationRequest {
  /** px that were asked for. */
  readonly width: number;
  readonly height: number;
  readonly quality: 'low' | 'medium' | 'high' | 'auto';
  readonly background: 'opaque' | 'transparent' | 'auto';
  /** The number of requested previews. */
  readonly previews: 0 | 1 | 2 | 3;
  readonly keepsGoing: boolean;
  /** `#rrggbb`. */
  readonly palette: readonly string[];
  readonly references: readonly ReferencePicture[];
  /** Clear where the first reference was to be drawn anew. */
  readonly mask: PictureRef | null;
  /** Whether the first reference was to be enlarged, and nothing of it changed. @default false */
  readonly enlarges?: boolean;
  /** @default the server's own */
  readonly diffusion?: RecordedDiffusion;
}

/** A model's review of its own picture. */
export interface PictureReview {
  /** 0 to 10. */
  readonly score: number;
  /** What fits the request and what does not. */
  readonly reasons: string;
}

/** The record of one picture, kept in the layer's plugin data: hashes and words, never bytes. */
export interface Generation {
  readonly id: string;
  /** The generation it was made of. */
  readonly parent: string | null;
  readonly step: GenerationStep;
  /** The person's own prompt. */
  readonly words: string;
  readonly service: string;
  readonly model: string;
  /** The prompt that the model got; the person's own if no model was asked. */
  readonly prompt: string;
  /** `null` where no service for pictures was asked: the picture was made here, or a model for text wrote it as SVG. */
  readonly request: GenerationRequest | null;
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly seed: number | null;
  /** Figma's hash of the picture; `null` until it is in the document. */
  readonly imageHash: string | null;
  /** ISO 8601. */
  readonly createdAt: string;
  /** The milliseconds from the request to the picture; `null` if they were not measured. */
  readonly tookMs: number | null;
  /** `null` where the service does not tell and we cannot work it out. */
  readonly costUsd: number | null;
  /** What it shows, for who does not see it. */
  readonly alt: string;
  /** The rules that had a part in the request, each as a person reads it. */
  readonly rules: readonly string[];
  /** The reason for the prompt, by the model that planned it; empty without such a model. */
  readonly reasoning: string;
  readonly review: PictureReview | null;
}

/** The records that one layer carries: each picture it showed, and what led to them. */
export interface LayerHistory {
  readonly nodeId: string;
  readonly layerName: string;
  /** The id of the one it shows; `null` where its fill was changed by hand since. */
  readonly shows: string | null;
  readonly generations: readonly Generation[];
  /** Ids of the pictures that a person marked as favourites. @default none */
  readonly favourites?: readonly string[];
}

/** The picture that a layer shows. */
export interface LayerPicture {
  readonly nodeId: string;
  readonly layerName: string;
  readonly hash: string;
  /** px of the layer. */
  readonly width: number;
  readonly height: number;
  /** How the picture lies in the layer. @default `defaultPictureFit` */
  readonly fit?: PictureFit;
  /** `null` where none of its pictures is ours. */
  readonly history: LayerHistory | null;
}

/** What a record of an older version does not say. */
const defaultFields = {
  parent: null,
  step: 'draw',
  service: '',
  model: '',
  prompt: '',
  request: null,
  width: 0,
  height: 0,
  seed: null,
  imageHash: null,
  tookMs: null,
  costUsd: null,
  rules: [],
  reasoning: '',
  review: null,
} as const satisfies Partial<Generation>;

/** A record as it was kept in a layer; `null` where it is none, as a file from elsewhere may hold anything. */
export function parseGeneration(text: string): Generation | null {
  const kept = parse(text);
  if (kept === null || typeof kept.id !== 'string' || typeof kept.createdAt !== 'string') return null;
  const prompt = typeof kept.prompt === 'string' ? kept.prompt : '';
  const words = typeof kept.words === 'string' ? kept.words : prompt;
  const whole = { ...defaultFields, ...kept, id: kept.id, createdAt: kept.createdAt, prompt, words };
  const alt = typeof kept.alt === 'string' ? kept.alt : words;
  return { ...whole, alt, request: isRequest(whole.request) ? whole.request : null };
}

/** The hashes of all pictures that a record names, so that they can be kept with it. */
export function listPictureHashes({ imageHash, request }: Generation): readonly string[] {
  const sent = request === null ? [] : listSentPictures(request);
  return [...(imageHash === null ? [] : [imageHash]), ...sent.map(({ hash }) => hash)];
}

/** The pictures that go along with a request. */
export function listSentPictures({
  references = [],
  mask,
  diffusion,
}: {
  readonly references?: readonly PictureRef[];
  readonly mask?: PictureRef | null;
  readonly diffusion?: RecordedDiffusion;
}): readonly PictureRef[] {
  return [...references, ...(mask == null ? [] : [mask]), ...listDiffusionPictures(diffusion)];
}

function parse(text: string): Partial<Generation> | null {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

function isRequest(value: GenerationRequest | null): boolean {
  return value !== null && Array.isArray(value.references) && Array.isArray(value.palette);
}

/**
 * A person's own server of diffusion models, beside the drawing of pictures (`ports.ts`): its lists, its tools for pictures, its
 * options and its state. Every method throws a `DiffusionServerError` with a plain sentence, or the signal's reason.
 */
import type { DetailerOptions } from '#design/diffusion';
import type { ModelFailure, ModelImage, ModelProgress, RequestImage } from './ports.ts';
import type { ServerOptions } from './server-options.ts';

export interface DiffusionServer {
  /** What the server has; a list that it does not give is empty. */
  readLists(signal: AbortSignal): Promise<ServerLists>;
  /** Makes the structure of a picture that a control model follows. */
  preprocess(image: RequestImage, processor: string, signal: AbortSignal): Promise<ModelImage>;
  /** Makes a mask of what the model finds. */
  makeMask(image: RequestImage, model: string, signal: AbortSignal): Promise<ModelImage>;
  /** Finds things with their places. */
  detect(image: RequestImage, model: string, signal: AbortSignal): Promise<readonly Detection[]>;
  /** Draws the small parts of a picture again. */
  detail(image: RequestImage, options: DetailerOptions, signal: AbortSignal): Promise<ModelImage>;
  /** Answers a question about a picture in plain text. */
  ask(image: RequestImage, question: PictureQuestion, signal: AbortSignal): Promise<string>;
  /** Draws a video. */
  drawVideo(request: VideoRequest, signal: AbortSignal): Promise<DrawnVideo>;
  readOptions(signal: AbortSignal): Promise<ServerOptions>;
  /** Changes options; the result has the names of those that the server refused. */
  changeOptions(changes: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<readonly string[]>;
  readState(signal: AbortSignal): Promise<ServerState>;
  /** Ends the picture that is being drawn, and goes on with the next of its request. */
  skip(signal: AbortSignal): Promise<void>;
  /** Ends the request that is being worked on. */
  interrupt(signal: AbortSignal): Promise<void>;
}

/** The names of what a server has. */
export interface ServerLists {
  readonly models: readonly string[];
  readonly samplers: readonly string[];
  readonly upscalers: readonly string[];
  readonly controlModels: readonly string[];
  readonly processors: readonly string[];
  readonly maskModels: readonly string[];
  readonly adapters: readonly string[];
  readonly detailers: readonly string[];
  readonly questionModels: readonly string[];
  readonly axes: readonly string[];
  readonly videoModels: readonly VideoModel[];
}

export interface VideoModel {
  readonly engine: string;
  readonly name: string;
}

export interface Detection {
  readonly label: string;
  /** 0 to 1. */
  readonly score: number;
  /** px of the picture. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PictureQuestion {
  /** Empty for the server's own choice. */
  readonly model: string;
  readonly words: string;
}

export interface VideoRequest {
  readonly model: VideoModel;
  readonly prompt: string;
  readonly negativePrompt: string;
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  readonly steps: number;
  readonly seed: number | null;
  /** The picture that it begins with. @default none */
  readonly first?: RequestImage;
}

export interface DrawnVideo {
  readonly bytes: Uint8Array;
  readonly poster: ModelImage;
  readonly seconds: number;
}

/** What the server does now, and what memory it has. */
export interface ServerState {
  /** As the server says it: idle, running, paused. */
  readonly status: string;
  readonly task: string;
  /** `null` while it does nothing. */
  readonly progress: ModelProgress | null;
  /** Bytes; `null` where it is not known. */
  readonly memory: MemoryUse | null;
  readonly videoMemory: MemoryUse | null;
}

export interface MemoryUse {
  readonly used: number;
  readonly total: number;
}

/** Why a server did not do something. */
export class DiffusionServerError extends Error {
  readonly failure: ModelFailure;

  constructor(failure: ModelFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/**
 * The messages between the panel and the codegen worker. The worker has no ids of its own: a
 * result is identified by its inputs (`Recipe`), so a stopped worker can be replaced by a new one and
 * get the same task again.
 */
import type { CodeOptions } from '#design/code-options';
import type { AuditExtras, Finding } from '#design/finding';
import type { CodePlan } from '#design/code-plan';
import type { CodePage, CodeResult, Progress } from '#design/code-result';
import type { Difference } from '#design/difference';
import type { Problem } from '#design/problem';
import type { Question } from '#design/question';
import type { FramePicture, Snapshot } from '#design/snapshot';
import type { PictureLimits, PictureOrSize } from '#design/tile-picture';
import type { PreparedQuestion } from '#insight/understand/prepare-question';
import type { TextRequest } from '#models/ports';
import type { FileChange } from '#codegen/merge/compare-with-record';
import type { PlanJudgement } from '#codegen/model/assist/judge-plan';
import type { GivenAnswer } from '#codegen/model/author/apply-answers';
import type { ChangeJudgement } from '#codegen/model/author/judge-answers';
import type { PlannedRequest } from '#codegen/model/author/write-files-request';
import type { PictureDesign } from '#codegen/model/picture/picture-snapshot';
import type { Attachment } from '#design/attachment';
import type { PageAtWidth, PagePicture, PageToRender, RenderedPage } from '#codegen/renderer';

/** The inputs and options that some code is made from. */
export interface Recipe {
  /** A number the panel gave with `open-design`. */
  readonly design: number;
  readonly options: CodeOptions;
  /** The decisions of a model that the compiler applies. @default none */
  readonly decided?: ModelDecisions;
  /** The model's whole answer; `null` for the compiler's own draft. */
  readonly answer: string | null;
  /** Further answers, each applied to the result of the former: repairs and requested changes. @default none */
  readonly changes?: readonly GivenAnswer[];
}

/** A picture of a page that has no layers. */
export interface PictureInput {
  readonly name: string;
  /** A PNG. */
  readonly bytes: Uint8Array;
  /** The frame it is of; `null` for none. */
  readonly frameId: string | null;
}

/** A model's decisions, and the Problems of its answer. */
export interface ModelDecisions {
  readonly plan: CodePlan;
  readonly problems: readonly Problem[];
}

/** A Recipe's pictures, to compare with. */
export interface CheckInput {
  readonly recipe: Recipe;
  readonly pictures: Readonly<Record<string, FramePicture>>;
  readonly bytes: Bytes;
}

/** The input of a request for a change. */
export interface ChangeInput {
  readonly recipe: Recipe;
  readonly wish: string;
  readonly refused: readonly string[];
  /** Figma's images of the frames; sizes only for an estimate. */
  readonly pictures: readonly PictureOrSize[];
  readonly attachments: readonly Attachment[];
}

/** A result without its bytes, which stay in the worker. */
export type CodeWithoutAssets = Omit<CodeResult, 'assets'>;

export type Bytes = readonly (readonly [key: string, bytes: Uint8Array])[];

/** Every task by name, with its input and its result. */
export interface Tasks {
  'open-design': {
    input: { readonly design: number; readonly snapshot: Snapshot; readonly assets: Bytes };
    output: null;
  };
  'close-design': { input: { readonly design: number }; output: null };
  /** Code for display while `make` formats it. */
  draft: { input: { readonly recipe: Recipe }; output: CodeWithoutAssets };
  make: { input: { readonly recipe: Recipe }; output: CodeWithoutAssets };
  /** The part of a model's answer that has arrived so far. */
  'make-partial': { input: { readonly recipe: Recipe }; output: CodeWithoutAssets };
  check: { input: CheckInput; output: CodeWithoutAssets };
  /** The judgement of a model's answers, and the next request to it. */
  'judge-answers': {
    input: CheckInput & { readonly mayRepair: boolean };
    output: {
      readonly kept: readonly GivenAnswer[];
      readonly request: TextRequest | null;
      readonly reason: string | null;
      readonly tradeOff: string | null;
    };
  };
  /** The request to a model for a change. */
  'change-request': { input: ChangeInput; output: TextRequest };
  /** The judgement of a recipe's last change. */
  'judge-change': {
    /** How many of the last answers belong to it. */
    input: CheckInput & { readonly answers: number };
    output: ChangeJudgement;
  };
  /** What differs between the code of two recipes. */
  'compare-recipes': {
    input: { readonly recipe: Recipe; readonly former: Recipe };
    output: readonly FileChange[];
  };
  preview: { input: { readonly recipe: Recipe; readonly page: CodePage }; output: string };
  /** A zip of the project that installs, builds and runs. */
  zip: { input: { readonly recipe: Recipe }; output: Uint8Array };
  asset: { input: { readonly recipe: Recipe; readonly key: string }; output: Uint8Array | null };
  /** The code of a recipe as it can be kept. */
  'record-generation': { input: { readonly recipe: Recipe }; output: string };
  /** What differs from kept code; `null` where that cannot be read. */
  'compare-generation': {
    input: { readonly recipe: Recipe; readonly record: string };
    output: readonly FileChange[] | null;
  };
  /** The request to a model that writes the files. */
  'author-request': {
    input: {
      readonly recipe: Recipe;
      /** Figma's images of the frames; sizes only for an estimate. */
      readonly pictures: readonly PictureOrSize[];
      readonly attachments: readonly Attachment[];
      /** A note beside the outline; empty for none. */
      readonly note: string;
    };
    output: TextRequest;
  };
  /** The requests about frames of these sizes, in px, before they are read. */
  'planned-requests': {
    input: { readonly frames: readonly PictureOrSize[]; readonly attachments: readonly Attachment[] };
    output: Readonly<Record<'assist' | 'author', PlannedRequest>>;
  };
  /** The two requests that have a picture without layers read. */
  'picture-looks': {
    input: { readonly picture: PictureOrSize };
    output: { readonly first: TextRequest; readonly second: TextRequest };
  };
  /** What the answers to them make of it; `null` where nothing was read. */
  'picture-design': {
    input: PictureInput & { readonly first: string; readonly second: string };
    output: (Omit<PictureDesign, 'assets'> & { readonly assets: Bytes }) | null;
  };
  /** The request to a model that decides. */
  'assist-request': {
    input: { readonly recipe: Recipe; readonly pictures: readonly (PictureOrSize | null)[] };
    output: AssistRequest;
  };
  /** The decisions in a partial answer of a model. */
  'read-decisions': {
    input: { readonly recipe: Recipe; readonly answer: string };
    output: ModelDecisions & { readonly words: string };
  };
  /** The decisions of a recipe that pass the checks of the Receipt. */
  'judge-plan': { input: CheckInput; output: PlanJudgement };
  /** What the Receipt says of a page's likeness, with its pictures. */
  'compare-page': {
    input: {
      readonly recipe: Recipe;
      readonly page: CodePage;
      readonly picture: FramePicture;
      readonly bytes: Uint8Array;
    };
    output: PageDifference;
  };
  /** What the rules of the audit find in a design, with a picture of each. */
  audit: {
    input: {
      readonly design: number;
      readonly pictures: Readonly<Record<string, FramePicture>>;
      readonly bytes: Bytes;
      readonly extras: AuditExtras;
    };
    output: AuditAnswer;
  };
  /** A PNG of each of these layers that can be seen. */
  'crop-layers': {
    input: {
      readonly design: number;
      readonly nodeIds: readonly string[];
      readonly pictures: Readonly<Record<string, FramePicture>>;
      readonly bytes: Bytes;
    };
    output: Bytes;
  };
  /** The requests of a question about a design, with the names of its frames and layers. */
  question: {
    input: {
      readonly design: number;
      readonly question: Question;
      readonly limits: PictureLimits;
      readonly pictures: Readonly<Record<string, FramePicture>>;
      readonly bytes: Bytes;
      /** Goes along with the frames; `null` for none. */
      readonly screenshot: GivenScreenshot | null;
    };
    output: PreparedQuestion & { readonly names: Readonly<Record<string, string>> };
  };
  /** What differs between a design's frame and a screenshot of its page, or between its first two frames. */
  'compare-design': {
    input: {
      readonly design: number;
      readonly pictures: Readonly<Record<string, FramePicture>>;
      readonly bytes: Bytes;
      readonly screenshot: GivenScreenshot | null;
    };
    output: DesignComparison;
  };
  'compare-pictures': {
    input: { readonly first: PagePicture; readonly second: PagePicture };
    output: PictureDifference;
  };
}

export interface AuditAnswer {
  readonly findings: readonly ShownFinding[];
  /** Those that a person allowed, with the reasons. */
  readonly ignored: readonly (ShownFinding & { readonly reason: string })[];
  /** What could not be checked, a sentence each. */
  readonly notes: readonly string[];
}

export interface ShownFinding extends Finding {
  /** A PNG of the first layer; `null` where it cannot be seen. */
  readonly crop: Uint8Array | null;
  /** Names of the layers, as far as they are listed. */
  readonly names: readonly string[];
}

/** The request, and what it leaves out. */
export interface AssistRequest {
  readonly request: TextRequest;
  readonly problems: readonly Problem[];
}

/** A screenshot of a built page. */
export interface GivenScreenshot {
  readonly name: string;
  /** A PNG. */
  readonly bytes: Uint8Array;
}

export interface DesignComparison {
  readonly differences: readonly Difference[];
  /** What both look like, and where they differ; `null` where there is no picture of a frame. */
  readonly pictures: {
    readonly first: PagePicture;
    readonly second: PagePicture;
    readonly heat: PagePicture;
  } | null;
  /** What a person should know of it, a sentence each. */
  readonly notes: readonly string[];
}

export interface PictureDifference {
  /** Of the pixels of both pictures together, 0 to 1. */
  readonly share: number;
  /** RGBA: the differences over a pale version of the first picture. */
  readonly heat: PagePicture;
}

/** Figma's picture and the page, in the same size. */
export interface PageDifference extends PictureDifference {
  readonly design: PagePicture;
  readonly page: PagePicture;
  /** Families that the page was drawn without. */
  readonly missingFonts: readonly string[];
}

export type TaskName = keyof Tasks;

export type ToWorker =
  | {
      [Name in TaskName]: { readonly id: number; readonly task: Name; readonly input: Tasks[Name]['input'] };
    }[TaskName]
  | { readonly task: 'cancel'; readonly id: number }
  | {
      readonly task: 'page-rendered';
      readonly renderId: number;
      /** The page, or how it is laid out at several widths; `null` where that failed. */
      readonly answer: RenderedPage | readonly PageAtWidth[] | null;
      readonly failure: string | null;
    };

export type FromWorker =
  /** The script has been read and may run. */
  | { readonly type: 'started' }
  /** It has compiled something and is warm. */
  | { readonly type: 'ready' }
  | { readonly type: 'progressed'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'done'; readonly id: number; readonly output: Tasks[TaskName]['output'] }
  | { readonly type: 'failed'; readonly id: number; readonly message: string }
  | { readonly type: 'cancelled'; readonly id: number }
  /** The worker has no canvas: the panel draws pages for it. */
  | { readonly type: 'render-page'; readonly renderId: number; readonly page: PageToRender }
  | {
      readonly type: 'try-widths';
      readonly renderId: number;
      readonly page: Pick<PageToRender, 'html' | 'height'>;
      readonly widths: readonly number[];
    };

/** Either end of the connection: a Worker, its scope, or a MessagePort. */
export interface MessageEndpoint<Out, In> {
  postMessage(message: Out, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<In>) => void): void;
}

/**
 * What the panel asks of the codegen worker and what comes back. Nothing is named by an id of the worker's own: a
 * result is named by what it is made from (`Recipe`), so a worker that was stopped can be replaced by a new one and
 * asked the same again.
 */
import type { CodeOptions } from '#design/code-options';
import type { CodePlan } from '#design/code-plan';
import type { CodePage, CodeResult, Progress } from '#design/code-result';
import type { Problem } from '#design/problem';
import type { FramePicture, Snapshot } from '#design/snapshot';
import type { TextRequest } from '#models/ports';
import type { FileChange } from '#codegen/merge/compare-generations';
import type { PlanJudgement } from '#codegen/model/assist/judge-plan';
import type { GivenAnswer } from '#codegen/model/author/apply-answers';
import type { ChangeJudgement } from '#codegen/model/author/judge-answers';
import type { PictureDesign } from '#codegen/model/picture/picture-snapshot';
import type { Material } from '#design/material';
import type { PageAtWidth, PagePicture, PageToRender, RenderedPage } from '#codegen/renderer';

/** From what, and how, some code is made. */
export interface Recipe {
  /** A number the panel gave with `open-design`. */
  readonly design: number;
  readonly options: CodeOptions;
  /** What a model decided, for the compiler to write by. @default nothing */
  readonly decided?: ModelDecisions;
  /** The model's whole answer; `null` for the compiler's own draft. */
  readonly answer: string | null;
  /** Further answers, each laid over what the former ones left: repairs, and changes a person asked for. @default none */
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

/** A model's decisions, and what is to be told of its answer. */
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

/** What a change is asked with. */
export interface ChangeInput {
  readonly recipe: Recipe;
  readonly wish: string;
  readonly refused: readonly string[];
  readonly pictures: readonly Uint8Array[];
  readonly material: readonly Material[];
}

/** A result without its bytes, which stay in the worker. */
export type CodeWithoutAssets = Omit<CodeResult, 'assets'>;

export type Bytes = readonly (readonly [key: string, bytes: Uint8Array])[];

/** Every task by name: what it takes and what it gives. */
export interface Tasks {
  'open-design': {
    takes: { readonly design: number; readonly snapshot: Snapshot; readonly assets: Bytes };
    gives: null;
  };
  'close-design': { takes: { readonly design: number }; gives: null };
  /** Code to be looked at while `make` has prettier go over it. */
  draft: { takes: { readonly recipe: Recipe }; gives: CodeWithoutAssets };
  make: { takes: { readonly recipe: Recipe }; gives: CodeWithoutAssets };
  /** The part of a model's answer that has arrived so far. */
  'make-partial': { takes: { readonly recipe: Recipe }; gives: CodeWithoutAssets };
  check: { takes: CheckInput; gives: CodeWithoutAssets };
  /** Whether a model's answers stand, and what to ask it next. */
  'judge-answers': {
    takes: CheckInput & { readonly mayRepair: boolean };
    gives: {
      readonly kept: readonly GivenAnswer[];
      readonly request: TextRequest | null;
      readonly reason: string | null;
    };
  };
  /** What a model is sent that a person asks for a change. */
  'change-request': { takes: ChangeInput; gives: TextRequest };
  /** What the last change of a recipe came to. */
  'judge-change': {
    /** How many of the last answers belong to it. */
    takes: CheckInput & { readonly answers: number };
    gives: ChangeJudgement;
  };
  /** What differs between the code of two recipes. */
  'compare-recipes': {
    takes: { readonly recipe: Recipe; readonly former: Recipe };
    gives: readonly FileChange[];
  };
  preview: { takes: { readonly recipe: Recipe; readonly page: CodePage }; gives: string };
  /** A zip of the project that installs, builds and runs. */
  zip: { takes: { readonly recipe: Recipe }; gives: Uint8Array };
  asset: { takes: { readonly recipe: Recipe; readonly key: string }; gives: Uint8Array | null };
  /** The code of a recipe as it can be kept. */
  'record-generation': { takes: { readonly recipe: Recipe }; gives: string };
  /** What differs from kept code; `null` where that cannot be read. */
  'compare-generation': {
    takes: { readonly recipe: Recipe; readonly record: string };
    gives: readonly FileChange[] | null;
  };
  /** What a model that writes the files is sent. */
  'author-request': {
    takes: {
      readonly recipe: Recipe;
      readonly pictures: readonly Uint8Array[];
      readonly material: readonly Material[];
      /** What is to be said beside the outline; empty for nothing. */
      readonly note: string;
    };
    gives: TextRequest;
  };
  /** The two requests that have a picture without layers read. */
  'picture-looks': {
    takes: PictureInput;
    gives: { readonly first: TextRequest; readonly second: TextRequest };
  };
  /** What the answers to them make of it; `null` where nothing was read. */
  'picture-design': {
    takes: PictureInput & { readonly first: string; readonly second: string };
    gives: (Omit<PictureDesign, 'assets'> & { readonly assets: Bytes }) | null;
  };
  /** What a model that decides is sent. */
  'assist-request': {
    takes: { readonly recipe: Recipe; readonly pictures: readonly (Uint8Array | null)[] };
    gives: AssistRequest;
  };
  /** What a model has decided by what has come of its answer. */
  'read-decisions': {
    takes: { readonly recipe: Recipe; readonly answer: string };
    gives: ModelDecisions & { readonly words: string };
  };
  /** What of a recipe's decisions stands, by the Receipts. */
  'judge-plan': { takes: CheckInput; gives: PlanJudgement };
  /** What the Receipt says of a page's likeness, with its pictures. */
  'compare-page': {
    takes: {
      readonly recipe: Recipe;
      readonly page: CodePage;
      readonly picture: FramePicture;
      readonly bytes: Uint8Array;
    };
    gives: PageDifference;
  };
  'compare-pictures': {
    takes: { readonly first: PagePicture; readonly second: PagePicture };
    gives: PictureDifference;
  };
}

/** The request, and what the model does not get to see. */
export interface AssistRequest {
  readonly request: TextRequest;
  readonly problems: readonly Problem[];
}

export interface PictureDifference {
  /** Of the pixels of both pictures together, 0 to 1. */
  readonly share: number;
  /** RGBA: what differs, over the first picture made pale. */
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
      [Name in TaskName]: { readonly id: number; readonly task: Name; readonly takes: Tasks[Name]['takes'] };
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
  | { readonly type: 'done'; readonly id: number; readonly gives: Tasks[TaskName]['gives'] }
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

/** Either end of the line: a Worker, its scope, or a MessagePort. */
export interface MessageEndpoint<Out, In> {
  postMessage(message: Out, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<In>) => void): void;
}

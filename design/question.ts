/** Questions about a design that a model answers, and the answers: plain data by layer id, in px of the frames. */
import type { Rectangle } from './tree.ts';

export const questionKinds = [
  ...(['ask', 'describe', 'read-text', 'find', 'critique', 'flow', 'propose', 'extract'] as const),
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** A question, and what a person typed for it. */
export interface Question {
  readonly kind: QuestionKind;
  /** The question, the goal of a critique, what to find, what to extract; mostly empty for the other kinds. */
  readonly text: string;
  /** The JSON schema of what is extracted; `null` for the other kinds. */
  readonly schema: object | null;
}

/** The answer to a question. The fields that its kind has nothing for are empty. */
export interface DesignAnswer {
  readonly kind: QuestionKind;
  /** The answer in sentences. */
  readonly text: string;
  readonly points: readonly AnswerPoint[];
  readonly boxes: readonly FoundBox[];
  readonly data: readonly ExtractedData[];
  /** The proposed JSON schema, as text. */
  readonly schema: string;
  /** What a person should know of how the answer was made, a sentence each. */
  readonly notes: readonly string[];
  /** References to layers that do not exist, and items that were not as the schema wants them. All are left out. */
  readonly dropped: number;
}

/** A statement and the layers that it is about. */
export interface AnswerPoint {
  readonly text: string;
  /** The frame that it is about; `null` where it is about all. */
  readonly frameId: string | null;
  readonly nodeIds: readonly string[];
  /** Of a critique: whether it helps or hinders the goal, and how much. @default none */
  readonly verdict?: 'helps' | 'hinders';
  readonly weight?: 'low' | 'medium' | 'high';
  /** Of a critique: what to do. @default none */
  readonly advice?: string;
  /** Of a flow: the frame that this step leads to. @default none */
  readonly leadsTo?: string;
}

/** Something in a frame that has a place. */
export interface FoundBox {
  /** A text, or the kind of an element as in a plan for code, or `image`, `icon`, `object`. */
  readonly kind: FoundKind;
  /** What it is called, or what the text says. */
  readonly label: string;
  readonly frameId: string;
  /** The layers that it is; empty where it is a part of a picture. */
  readonly nodeIds: readonly string[];
  /** px of the frame. */
  readonly area: Rectangle;
  /** Whether a model saw it for certain; layers are always certain. */
  readonly isSure: boolean;
}

export const foundKinds = [
  ...(['header', 'nav', 'section', 'article', 'aside', 'footer', 'form', 'heading', 'paragraph'] as const),
  ...(['list', 'button', 'link', 'field', 'text-area', 'choice', 'checkbox', 'radio', 'switch'] as const),
  ...(['text', 'image', 'icon', 'object'] as const),
] as const;
export type FoundKind = (typeof foundKinds)[number];

/** What was extracted from one frame. */
export interface ExtractedData {
  readonly frameId: string;
  /** JSON of the given schema. */
  readonly values: unknown;
  /** Every number of it, and every text with digits. */
  readonly numbers: readonly ExtractedNumber[];
}

export interface ExtractedNumber {
  /** Where it is in the values, as `rows[2].price`. */
  readonly path: string;
  readonly value: string | number;
  /** Who else says so: a text on a layer, or a second reading of the picture; `null` where nobody does. */
  readonly verifiedBy: 'layer' | 'second-reading' | null;
  /** What the second reading has in its place, where it differs. @default none */
  readonly second?: unknown;
}

/** An answer of which nothing has arrived. */
export function emptyAnswer(kind: QuestionKind): DesignAnswer {
  return { kind, text: '', points: [], boxes: [], data: [], schema: '', notes: [], dropped: 0 };
}

import type { CodePlan } from './code-plan.ts';

/** What a person asked of generated code and what came of it: steps that can be taken back one by one. */
export interface Conversation {
  /** Answers of a model that wrote by itself, which the steps stand on; empty for the compiler's own code. */
  readonly base: readonly string[];
  /** What a model decided that the compiler's own code beneath is written by. @default nothing */
  readonly decisions?: CodePlan;
  readonly steps: readonly ChangeStep[];
  /** How many of the steps stand; those after them were taken back and can come again. */
  readonly standing: number;
}

export interface ChangeStep {
  /** In the person's own words. */
  readonly wish: string;
  /** The model's answers: the first, and the one to what was refused of it. */
  readonly answers: readonly string[];
  /** The model's answer about it. */
  readonly said: string;
  /** Paths of the files it changed. */
  readonly files: readonly string[];
  /** What of it was refused, a sentence each. */
  readonly refused: readonly string[];
  /** In which ways the Receipt is worse for it, a sentence each. */
  readonly worse: readonly string[];
}

export const emptyConversation: Conversation = { base: [], steps: [], standing: 0 };

/** Conversations by what the code is written in, as one text. */
export function serializeConversations(byStyle: Readonly<Record<string, Conversation>>): string {
  return JSON.stringify(byStyle);
}

/** Reads them back; whatever is not as it should be is none. */
export function parseConversations(record: string): Readonly<Record<string, Conversation>> {
  if (record === '') return {};
  try {
    const read: unknown = JSON.parse(record);
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(
      Object.entries(read).filter((entry): entry is [string, Conversation] => isConversation(entry[1])),
    );
  } catch {
    return {};
  }
}

function isConversation(value: unknown): value is Conversation {
  if (typeof value !== 'object' || value === null) return false;
  const { base, decisions, steps, standing } = value as Partial<Record<keyof Conversation, unknown>>;
  if (decisions !== undefined && !isPlan(decisions)) return false;
  return isTexts(base) && Array.isArray(steps) && steps.every(isStep) && Number.isInteger(standing);
}

function isPlan(value: unknown): boolean {
  const [layers] = valuesOf(value) ?? [];
  const decided = valuesOf(layers)?.map(valuesOf) ?? [null];
  return decided.every((words) => words?.every((word) => /^(string|number)$/.test(typeof word)) ?? false);
}

function valuesOf(value: unknown): readonly unknown[] | null {
  return typeof value === 'object' && value !== null ? Object.values(value) : null;
}

function isStep(value: unknown): value is ChangeStep {
  if (typeof value !== 'object' || value === null) return false;
  const { wish, said, answers, files, refused, worse } = value as Partial<Record<keyof ChangeStep, unknown>>;
  return (
    typeof wish === 'string' && typeof said === 'string' && [answers, files, refused, worse].every(isTexts)
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

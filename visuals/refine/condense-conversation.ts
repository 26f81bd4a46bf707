import type { Generation } from '#design/generation';

/** A conversation about a picture, short enough to send: every decision and the newest pictures. */
export interface Condensed {
  /** The requests and what was done, oldest first; the first line is the original request. */
  readonly turns: readonly string[];
  /** The number of turns left out after the first one. */
  readonly leftOut: number;
  /** Hashes of the newest pictures, the newest last. */
  readonly pictures: readonly string[];
}

export interface Limits {
  /** UTF-16 units of all turns together. @default 12000, about 3,000 tokens */
  readonly characters?: number;
  /** @default 2 */
  readonly pictures?: number;
}

/** The summaries of a turn, from the full text to the bare request. */
const turnSummaries: readonly ((turn: Generation) => string)[] = [
  ({ words, reasoning }) => (reasoning === '' ? words : `${words} -> ${reasoning}`),
  ({ words, reasoning }) =>
    reasoning === '' ? cut(words, 400) : `${cut(words, 400)} -> ${firstSentence(reasoning)}`,
  ({ words }) => cut(words, 160),
  ({ words }) => cut(words, 60),
];

/** The newest turns, which are the last to be shortened. */
const newestTurns = 2;

/**
 * Condenses the path to a picture. Older turns first lose their reasons, then their details. The oldest are left out only
 * where even the bare requests are too long, and the original request never is.
 */
export function condenseConversation(path: readonly Generation[], limits: Limits = {}): Condensed {
  const { characters = 12_000, pictures = 2 } = limits;
  const hashes = path.flatMap(({ imageHash }) => (imageHash === null ? [] : [imageHash]));
  const fitting = turnSummaries
    .map((summary) => summarizeTurns(path, summary))
    .find((turns) => lengthOf(turns) <= characters);
  const turns = fitting ?? dropOldest(summarizeTurns(path, turnSummaries[3] ?? (() => '')), characters);
  return {
    turns,
    leftOut: path.length - turns.length,
    pictures: pictures === 0 ? [] : hashes.slice(-pictures),
  };
}

function summarizeTurns(path: readonly Generation[], older: (turn: Generation) => string): readonly string[] {
  return path.map((turn, index) => {
    const isNew = index >= path.length - newestTurns;
    return isNew ? (turnSummaries[1]?.(turn) ?? turn.words) : older(turn);
  });
}

function dropOldest(turns: readonly string[], characters: number): readonly string[] {
  const [request = '', ...others] = turns;
  const kept: string[] = [];
  let left = characters - request.length;
  for (const turn of others.toReversed()) {
    left -= turn.length;
    if (left < 0 && kept.length >= newestTurns) break;
    kept.unshift(turn);
  }
  return turns.length === 0 ? [] : [request, ...kept];
}

function lengthOf(turns: readonly string[]): number {
  return turns.reduce((sum, turn) => sum + turn.length, 0);
}

function firstSentence(text: string): string {
  return cut(/^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text, 200);
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** The answer that is shown, and how it is kept with the file, so that it is there when the panel is opened again. */
import type { StoredResult } from '#design/messages';
import { type DesignAnswer, foundKinds, type Question, questionKinds } from '#design/question';

/** An answer, and what it is about. */
export interface ShownAnswer {
  readonly question: Question;
  readonly answer: DesignAnswer;
  readonly frameIds: readonly string[];
  /** The frames' names. */
  readonly title: string;
  /** Names of frames and layers by id. */
  readonly names: Readonly<Record<string, string>>;
  /** Whether more of it is on the way. */
  readonly isPartial: boolean;
}

/** Letters that are kept: an answer must not take the space of what search knows. */
const mostLetters = 60_000;

/** `null` where the answer is too long to be kept. */
export function packAnswer(shown: ShownAnswer): StoredResult | null {
  const { answer, names } = shown;
  const cited = [
    ...shown.frameIds,
    ...answer.points.flatMap(({ nodeIds, frameId, leadsTo }) => [...nodeIds, frameId ?? '', leadsTo ?? '']),
    ...answer.boxes.flatMap(({ nodeIds, frameId }) => [...nodeIds, frameId]),
    ...answer.data.map(({ frameId }) => frameId),
  ];
  const named = cited.flatMap((id) => (names[id] === undefined ? [] : [[id, names[id]] as const]));
  const text = JSON.stringify({ ...shown, names: Object.fromEntries(named), isPartial: false });
  return text.length > mostLetters ? null : { text, bytes: new Uint8Array() };
}

/** `null` where what was kept is no answer, as one of another version may be. */
export function unpackAnswer({ text }: StoredResult): ShownAnswer | null {
  try {
    const kept: unknown = JSON.parse(text);
    return isShownAnswer(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isShownAnswer(value: unknown): value is ShownAnswer {
  if (!isRecord(value) || !isRecord(value['question']) || !isRecord(value['answer'])) return false;
  const { question, answer, frameIds, title, names } = value;
  const { points, boxes, data, notes } = answer;
  return (
    questionKinds.some((kind) => kind === question['kind'] && kind === answer['kind']) &&
    typeof question['text'] === 'string' &&
    typeof title === 'string' &&
    typeof answer['text'] === 'string' &&
    typeof answer['schema'] === 'string' &&
    typeof answer['dropped'] === 'number' &&
    isTexts(frameIds) &&
    isRecord(names) &&
    Object.values(names).every((name) => typeof name === 'string') &&
    isTexts(notes) &&
    isListOf(points, (point) => typeof point['text'] === 'string' && isTexts(point['nodeIds'])) &&
    isListOf(boxes, isBox) &&
    isListOf(data, (one) => typeof one['frameId'] === 'string' && isListOf(one['numbers'], () => true))
  );
}

function isBox(box: Record<string, unknown>): boolean {
  const { kind, label, frameId, nodeIds, area } = box;
  return (
    foundKinds.some((one) => one === kind) &&
    typeof label === 'string' &&
    typeof frameId === 'string' &&
    isTexts(nodeIds) &&
    isRecord(area) &&
    ['x', 'y', 'width', 'height'].every((side) => typeof area[side] === 'number')
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isListOf(value: unknown, fits: (one: Record<string, unknown>) => boolean): boolean {
  return Array.isArray(value) && value.every((one) => isRecord(one) && fits(one));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

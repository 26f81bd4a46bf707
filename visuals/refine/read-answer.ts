/** The fields of a model's answer; any may be missing. */
export type Answer = Readonly<Record<string, unknown>>;

/** Reads the object in an answer, even with text around it; empty where there is none. */
export function readAnswer(answer: string): Answer {
  const from = answer.indexOf('{');
  const to = answer.lastIndexOf('}');
  if (from < 0 || to < from) return {};
  try {
    return JSON.parse(answer.slice(from, to + 1)) as Answer;
  } catch {
    return {};
  }
}

/** One line of a model's text without invisible characters. */
export function readSentence(value: unknown, most: number): string {
  if (typeof value !== 'string') return '';
  return value
    .replace(/[\p{Cc}\s\u200b\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .trim()
    .slice(0, most);
}

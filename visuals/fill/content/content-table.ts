/** Realistic texts of a language, each list as one string with its items separated by ` | `. */
export interface ContentTable {
  /** ISO 639-1. */
  readonly language: string;
  /** Full names of women, and of men: a face and a name of one card belong together. */
  readonly women: string;
  readonly men: string;
  readonly cities: string;
  /** As they are written of a woman, and of a man. */
  readonly jobs: string;
  readonly jobsOfMen?: string;
  readonly companies: string;
  /** From two words to six. */
  readonly titles: string;
  /** Sentences that can stand alone or after one another. */
  readonly sentences: string;
  readonly dates: string;
  readonly prices: string;
  /** What stands between two sentences. @default ' ' */
  readonly space?: string;
}

/** The items of a list. */
export function itemsOf(list: string): readonly string[] {
  return list.split(' | ');
}

/**
 * Rules for pictures, kept with the file so that everyone who opens it draws by them: rows of *when* and *then*. They
 * come from files and models that anybody may have written, so they are checked wherever they come in.
 */

/** What a rule can test: the place of a picture, its prompt, and a model's analysis of both. */
export const ruleFields = ['theme', 'language', 'layer', 'frame', 'text', 'words', 'token', 'mood'] as const;
export type RuleField = (typeof ruleFields)[number];

/** How a field is asked; `like` takes `*` for any letters. */
export const ruleTests = ['is', 'is-not', 'contains', 'like'] as const;
export type RuleTest = (typeof ruleTests)[number];

/** What a rule can change in a picture that is planned. */
export const ruleParts = ['style', 'light', 'palette', 'background', 'prompt'] as const;
export type RulePart = (typeof ruleParts)[number];

export interface ImageRule {
  readonly id: string;
  /** Whether it counts. */
  readonly on: boolean;
  readonly when: {
    readonly field: RuleField;
    /** Name of the variable where the field is `token`, else empty. */
    readonly token: string;
    readonly test: RuleTest;
    readonly value: string;
  };
  readonly then: {
    readonly part: RulePart;
    /** Colours as `#rrggbb #rrggbb` for a palette; `transparent`, `opaque` or `auto` for a background; else words. */
    readonly value: string;
  };
}

/** Rows that one file keeps. */
export const maxRules = 50;
/** Letters of one value. */
export const maxRuleValueLength = 300;

export interface ReadRules {
  readonly rules: readonly ImageRule[];
  /** One sentence for each row that cannot be used. */
  readonly mistakes: readonly string[];
}

/** Reads untrusted rules; a broken one is left out and reported, an incomplete one is kept and never applies. */
export function readRules(value: unknown): ReadRules {
  const rows = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const rules: ImageRule[] = [];
  const mistakes: string[] = [];
  const taken = new Set<string>();
  for (const [index, row] of rows.slice(0, maxRules).entries()) {
    const read = readRule(row, index, taken);
    if (typeof read === 'string') mistakes.push(`Rule ${index + 1} was left out: ${read}.`);
    else rules.push(read);
  }
  if (rows.length > maxRules) mistakes.push(`A file keeps ${maxRules} rules; the others were left out.`);
  return { rules, mistakes };
}

/** What a row lacks that is being written; `null` where it can count. */
export function findRuleMistake({ when, then }: ImageRule): string | null {
  if (when.value.trim() === '') return 'it does not say what to compare with';
  if (when.field === 'token' && when.token.trim() === '') return 'it names no variable';
  if (then.part === 'palette' && readColours(then.value).length === 0)
    return 'its palette has no colour, as #1d3557';
  if (then.part === 'background' && !isBackground(then.value))
    return 'its background is not transparent, opaque or auto';
  return then.value.trim() === '' ? 'it does not say what to change' : null;
}

/** The colours in a text, as `#rrggbb`, eight at most. */
export function readColours(text: string): readonly string[] {
  return (text.match(/#[0-9a-f]{6}(?![0-9a-f])/gi) ?? []).slice(0, 8).map((colour) => colour.toLowerCase());
}

export function isBackground(value: string): value is 'transparent' | 'opaque' | 'auto' {
  return value === 'transparent' || value === 'opaque' || value === 'auto';
}

function readRule(value: unknown, index: number, taken: Set<string>): ImageRule | string {
  if (!isObject(value) || !isObject(value['when']) || !isObject(value['then'])) return 'it is no rule';
  const { when, then } = { when: value['when'], then: value['then'] };
  const field = ruleFields.find((one) => one === when['field']);
  const test = ruleTests.find((one) => one === when['test']);
  const part = ruleParts.find((one) => one === then['part']);
  if (!field || !test || !part) return 'it asks or changes something that there is not';
  const wanted = textOf(value['id']);
  const id = wanted === '' || taken.has(wanted) ? `rule-${index + 1}` : wanted;
  taken.add(id);
  return {
    id,
    on: value['on'] !== false,
    when: {
      field,
      token: field === 'token' ? textOf(when['token']) : '',
      test,
      value: textOf(when['value']),
    },
    then: { part, value: textOf(then['value']) },
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, maxRuleValueLength) : '';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

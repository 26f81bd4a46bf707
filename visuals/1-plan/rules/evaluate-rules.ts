/** Evaluates rules against the facts of one order, so that a person sees which rules apply and why. */
import { findRuleMistake, type ImageRule, type RuleField } from '#design/image-rules';
import type { RuleFacts } from './find-facts.ts';
import { fieldNames } from './describe-rule.ts';

export interface RuleVerdict {
  readonly rule: ImageRule;
  readonly fired: boolean;
  /** One sentence about what was found. */
  readonly why: string;
}

/** Evaluates every rule, in order. */
export function evaluateRules(rules: readonly ImageRule[], facts: RuleFacts): readonly RuleVerdict[] {
  return rules.map((rule) => ({ rule, ...judge(rule, facts) }));
}

function judge(rule: ImageRule, facts: RuleFacts): Omit<RuleVerdict, 'rule'> {
  if (!rule.on) return { fired: false, why: 'It is switched off.' };
  const mistake = findRuleMistake(rule);
  if (mistake !== null) return { fired: false, why: `It is not complete: ${mistake}.` };
  const { when } = rule;
  const name = when.field === 'token' ? `variable ${when.token}` : fieldNames[when.field];
  const found = valuesOf(rule, facts);
  if (found === null) return { fired: false, why: unknownSentence(when.field, name) };
  const fits = (value: string) => test(value, when.test, when.value);
  const fired = when.test === 'is-not' ? found.every(fits) : found.some(fits);
  const shown = (fired && when.test !== 'is-not' ? found.filter(fits) : found).slice(0, 3).map(short);
  return { fired, why: `The ${name} ${shown.length === 0 ? 'is empty' : `is ${shown.join(', ')}`}.` };
}

function valuesOf({ when }: ImageRule, { values, tokens }: RuleFacts): readonly string[] | null {
  if (when.field !== 'token') return values[when.field];
  const value = tokens !== null && Object.hasOwn(tokens, when.token) ? tokens[when.token] : undefined;
  return value === undefined ? null : [value];
}

function unknownSentence(field: RuleField, name: string): string {
  if (field === 'mood') return 'The mood is not known: only a plan by the model tells it.';
  if (field === 'token') return `The ${name} is not used near the selection.`;
  return field === 'theme' || field === 'language'
    ? `The ${name} is not known here.`
    : `There is no ${name}: nothing is selected.`;
}

function test(found: string, how: ImageRule['when']['test'], wanted: string): boolean {
  const [value, other] = [normalizeText(found), normalizeText(wanted)];
  switch (how) {
    case 'is':
      return value === other;
    case 'is-not':
      return value !== other;
    case 'contains':
      return value.includes(other);
    case 'like':
      return isLike(value, other);
  }
}

/** Matches a pattern in which `*` stands for any characters. Each part is searched once, so no rule can block the panel. */
function isLike(value: string, pattern: string): boolean {
  const parts = pattern.split('*');
  const [first = '', ...others] = parts;
  if (others.length === 0) return value === pattern;
  const last = others.pop() ?? '';
  if (!value.startsWith(first) || !value.endsWith(last)) return false;
  let at = first.length;
  for (const part of others) {
    const found = value.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= value.length - last.length;
}

function normalizeText(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

function short(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}

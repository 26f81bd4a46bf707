import { emptyStyleCard, type StyleCard } from '#design/picture-sets';
import { isBackground, readColours, type RulePart } from '#design/image-rules';
import { type ImageSpec } from '../image-plan.ts';
import { withPrompt } from '../write-prompt.ts';
import type { RuleVerdict } from './evaluate-rules.ts';
import { describeRule } from './describe-rule.ts';

/** Applies the matching rules to a spec; of two rules for the same property, the later wins. */
export function applyRules(spec: ImageSpec, verdicts: readonly RuleVerdict[]): ImageSpec {
  const fired = verdicts.filter((verdict) => verdict.fired);
  if (fired.length === 0) return spec;
  const last = (part: RulePart) => fired.findLast(({ rule }) => rule.then.part === part)?.rule.then.value;
  const background = last('background');
  const palette = last('palette');
  const changed: ImageSpec = {
    ...spec,
    ...(background !== undefined && isBackground(background) ? { background } : {}),
    ...(palette === undefined ? {} : { palette: readColours(palette) }),
  };
  const notes = fired.filter(({ rule }) => rule.then.part === 'prompt').map(({ rule }) => rule.then.value);
  const before = spec.style ?? emptyStyleCard;
  const style: StyleCard = {
    style: last('style') ?? before.style,
    light: last('light') ?? before.light,
    notes: [...before.notes, ...notes.filter((note) => !before.notes.includes(note))],
  };
  const rules = fired.map(({ rule }) => describeRule(rule));
  return withPrompt({ ...changed, origin: { ...spec.origin, rules } }, { style });
}

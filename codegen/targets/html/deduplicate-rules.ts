/**
 * Rules of a sheet in which every element has one class, said in fewer words: what hugs its words, what is called
 * alike and looks nearly alike, and what changes alike in narrower viewports says so together. No rule is stronger
 * than another there, so where one stands decides nothing.
 */
import type { Declaration, Style } from '../../layout/layout-tree.ts';
import { propertiesOverlap } from '../../css/merge-styles.ts';
import type { CssRule } from '../../css/print-css.ts';

/** The same looks in fewer words. */
export function deduplicateRules(rules: readonly CssRule[]): readonly CssRule[] {
  return groupResponsiveChanges(groupSimilarRules(groupHuggingRules(rules)));
}

/** Rules from which on hugging is worth one of its own. */
const minHuggingRules = 4;

const hugStyle: Style = [
  { property: 'width', value: 'var(--hug)' },
  { property: 'white-space', value: 'nowrap' },
];

function groupHuggingRules(rules: readonly CssRule[]): readonly CssRule[] {
  const hugging = new Set(rules.filter(({ style }) => hugStyle.every((one) => declares(style, one))));
  if (hugging.size < minHuggingRules) return rules;
  return [
    { selectors: [...hugging].flatMap(({ selectors }) => selectors), style: hugStyle },
    ...rules.map((rule) => (hugging.has(rule) ? without(rule, hugStyle) : rule)),
  ];
}

/** Declarations from which on a rule of their own is shorter than each rule that says them. */
const minCommonDeclarations = 3;
/** The same where one of these rules says no more. */
const minCommonOfWholeRule = 2;

/** Looks of one name that a rule is held against: a sheet may have thousands. */
const maxFamiliesCompared = 20;

interface RuleFamily {
  readonly rules: CssRule[];
  /** What all of them always say. */
  common: Style;
  /** How much one of them always says, at the least and at the most. */
  fewest: number;
  most: number;
}

/** Before `.intro` what it has in common with `.intro-2` and others of that name. */
function groupSimilarRules(rules: readonly CssRule[]): readonly CssRule[] {
  const byName = groupBy(rules, unnumberedClassName);
  const familyOf = new Map<CssRule, RuleFamily>();
  for (const family of [...byName.values()].flatMap(splitBySimilarity)) {
    const common = withoutOverlaps(family);
    if (common.length < minCommonOfWholeRule) continue;
    family.common = common;
    for (const rule of family.rules) familyOf.set(rule, family);
  }
  return rules.flatMap((rule) => {
    const family = familyOf.get(rule);
    if (family === undefined) return [rule];
    const own = without(rule, family.common);
    if (rule !== family.rules[0]) return [own];
    return [{ selectors: family.rules.flatMap(({ selectors }) => selectors), style: family.common }, own];
  });
}

/** What the only class of a rule is called without its number. */
function unnumberedClassName({ selectors: [selector = '', more] }: CssRule): string | null {
  const [, name] = /^\.([\w-]+?)(?:-\d+)?$/.exec(selector) ?? [];
  return more === undefined ? (name ?? null) : null;
}

/** Groups of which each says at least half of what it says like all others. */
function splitBySimilarity(rules: readonly CssRule[]): readonly RuleFamily[] {
  const families: RuleFamily[] = [];
  for (const rule of rules) {
    const declared = rule.style.filter(({ below }) => below === undefined);
    const family = families.slice(-maxFamiliesCompared).find((one) => isSimilar(one, declared));
    if (family === undefined)
      families.push({ rules: [rule], common: declared, fewest: declared.length, most: declared.length });
    else {
      family.rules.push(rule);
      family.common = family.common.filter((one) => declares(declared, one));
      family.fewest = Math.min(family.fewest, declared.length);
      family.most = Math.max(family.most, declared.length);
    }
  }
  return families.filter((family) => family.rules.length > 1);
}

function isSimilar({ common, fewest, most }: RuleFamily, declared: Style): boolean {
  const count = common.filter((one) => declares(declared, one)).length;
  const wanted = count === Math.min(fewest, declared.length) ? minCommonOfWholeRule : minCommonDeclarations;
  return count >= wanted && count >= Math.max(most, declared.length) / 2;
}

/** Nothing that only some say may have a part in what all say: one would then hold over the other. */
function withoutOverlaps({ rules, common }: RuleFamily): Style {
  const remaining = rules
    .flatMap((rule) => without(rule, common).style)
    .filter(({ below }) => below === undefined);
  return common.filter((one) => remaining.every((other) => !propertiesOverlap(one.property, other.property)));
}

/** One rule for all that changes in the same way where there is less room. */
function groupResponsiveChanges(rules: readonly CssRule[]): readonly CssRule[] {
  const changing = ({ style }: CssRule) => style.filter(({ below }) => below !== undefined);
  const keyOf = (rule: CssRule) => (changing(rule).length === 0 ? null : JSON.stringify(changing(rule)));
  const alike = groupBy(rules, keyOf);
  return rules.flatMap((rule) => {
    const others = alike.get(keyOf(rule) ?? '') ?? [];
    if (others.length < 2) return [rule];
    const own = without(rule, changing(rule));
    if (rule !== others[0]) return [own];
    return [own, { selectors: others.flatMap(({ selectors }) => selectors), style: changing(rule) }];
  });
}

function groupBy(
  rules: readonly CssRule[],
  keyOf: (rule: CssRule) => string | null,
): ReadonlyMap<string, readonly CssRule[]> {
  const groups = new Map<string, CssRule[]>();
  for (const rule of rules) {
    const key = keyOf(rule);
    const group = key === null ? undefined : groups.get(key);
    if (group) group.push(rule);
    else if (key !== null) groups.set(key, [rule]);
  }
  return groups;
}

function without(rule: CssRule, style: Style): CssRule {
  return { ...rule, style: rule.style.filter((one) => !declares(style, one)) };
}

function declares(style: Style, { property, value, below }: Declaration): boolean {
  return style.some((one) => one.property === property && one.value === value && one.below === below);
}

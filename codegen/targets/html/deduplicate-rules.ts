/**
 * Shortens a style sheet in which every element has one class: rules share their declarations if they fit their text,
 * have similar names and styles, or change alike in narrower viewports. No rule is more specific than another there,
 * so their order does not matter.
 */
import { groupBy } from '../../group-by.ts';
import type { Declaration, Style } from '../../layout/layout-tree.ts';
import { propertiesOverlap } from '../../css/properties.ts';
import type { CssRule } from '../../css/print-css.ts';

/** The same styles in fewer declarations. */
export function deduplicateRules(rules: readonly CssRule[]): readonly CssRule[] {
  return groupResponsiveChanges(groupSimilarRules(groupHuggingRules(rules)));
}

/** The number of rules from which a shared rule for `hug` is shorter. */
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

/** The number of declarations from which a shared rule is shorter than repeating them. */
const minCommonDeclarations = 3;
/** The same if one of the rules has no other declarations. */
const minCommonOfWholeRule = 2;

/** The number of families that a rule is compared with, because a style sheet may have thousands. */
const maxFamiliesCompared = 20;

interface RuleFamily {
  readonly rules: CssRule[];
  /** The declarations that all of them have without a condition. */
  common: Style;
  /** The smallest and the largest number of unconditional declarations of one rule. */
  fewest: number;
  most: number;
}

/** Prints before `.title` the declarations that it shares with `.hero-title`, `.title-2` and others of that purpose. */
function groupSimilarRules(rules: readonly CssRule[]): readonly CssRule[] {
  const byName = groupBy(rules, lastWordOfClass);
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

/** The last word of the only class of a rule, which tells what its elements are for. */
function lastWordOfClass({ selectors: [selector = '', more] }: CssRule): string | null {
  const [, name] = /^\.(?:[\w-]+-)?([a-z]\w*?)(?:-\d+)?$/i.exec(selector) ?? [];
  return more === undefined ? (name ?? null) : null;
}

/** Groups in which each rule shares at least half of its declarations with all others. */
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

/** Without declarations that overlap with those of a single rule: one would override the other. */
function withoutOverlaps({ rules, common }: RuleFamily): Style {
  const remaining = rules
    .flatMap((rule) => without(rule, common).style)
    .filter(({ below }) => below === undefined);
  return common.filter((one) => remaining.every((other) => !propertiesOverlap(one.property, other.property)));
}

/** One rule for all classes that change alike in narrower viewports. */
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

function without(rule: CssRule, style: Style): CssRule {
  return { ...rule, style: rule.style.filter((one) => !declares(style, one)) };
}

function declares(style: Style, { property, value, below }: Declaration): boolean {
  return style.some((one) => one.property === property && one.value === value && one.below === below);
}

/**
 * Rules of a sheet in which every element has one class, said in fewer words: what hugs its words, what is called
 * alike and looks nearly alike, and what changes alike in narrower viewports says so together. No rule is stronger
 * than another there, so where one stands decides nothing.
 */
import type { Declaration, Style } from '../../1-layout/layout-tree.ts';
import { overlaps } from '../../2-components/merge-styles.ts';
import type { CssRule } from './print-css.ts';

/** The same looks in fewer words. */
export function shareRules(rules: readonly CssRule[]): readonly CssRule[] {
  return shareChanges(shareFamilies(shareHug(rules)));
}

/** Rules from which on hugging is worth one of its own. */
const fewestHugging = 4;

const hug: Style = [
  { property: 'width', value: 'var(--hug)' },
  { property: 'white-space', value: 'nowrap' },
];

function shareHug(rules: readonly CssRule[]): readonly CssRule[] {
  const hugging = new Set(rules.filter(({ style }) => hug.every((one) => says(style, one))));
  if (hugging.size < fewestHugging) return rules;
  return [
    { selectors: [...hugging].flatMap(({ selectors }) => selectors), style: hug },
    ...rules.map((rule) => (hugging.has(rule) ? without(rule, hug) : rule)),
  ];
}

/** Declarations from which on a rule of their own is shorter than each rule that says them. */
const fewestInCommon = 3;
/** The same where one of these rules says no more. */
const fewestOfWhole = 2;

/** Looks of one name that a rule is held against: a sheet may have thousands. */
const looksCompared = 20;

interface Family {
  readonly rules: CssRule[];
  /** What all of them always say. */
  common: Style;
  /** How much one of them always says, at the least and at the most. */
  fewest: number;
  most: number;
}

/** Before `.intro` what it has in common with `.intro-2` and others of that name. */
function shareFamilies(rules: readonly CssRule[]): readonly CssRule[] {
  const called = groupBy(rules, nameOf);
  const familyOf = new Map<CssRule, Family>();
  for (const family of [...called.values()].flatMap(splitByLook)) {
    const common = withoutOverlaps(family);
    if (common.length < fewestOfWhole) continue;
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
function nameOf({ selectors: [selector = '', more] }: CssRule): string | null {
  const [, name] = /^\.([\w-]+?)(?:-\d+)?$/.exec(selector) ?? [];
  return more === undefined ? (name ?? null) : null;
}

/** Groups of which each says at least half of what it says like all others. */
function splitByLook(rules: readonly CssRule[]): readonly Family[] {
  const families: Family[] = [];
  for (const rule of rules) {
    const said = rule.style.filter(({ below }) => below === undefined);
    const family = families.slice(-looksCompared).find((one) => isAlike(one, said));
    if (family === undefined)
      families.push({ rules: [rule], common: said, fewest: said.length, most: said.length });
    else {
      family.rules.push(rule);
      family.common = family.common.filter((one) => says(said, one));
      family.fewest = Math.min(family.fewest, said.length);
      family.most = Math.max(family.most, said.length);
    }
  }
  return families.filter((family) => family.rules.length > 1);
}

function isAlike({ common, fewest, most }: Family, said: Style): boolean {
  const count = common.filter((one) => says(said, one)).length;
  const wanted = count === Math.min(fewest, said.length) ? fewestOfWhole : fewestInCommon;
  return count >= wanted && count >= Math.max(most, said.length) / 2;
}

/** Nothing that only some say may have a part in what all say: one would then hold over the other. */
function withoutOverlaps({ rules, common }: Family): Style {
  const rest = rules
    .flatMap((rule) => without(rule, common).style)
    .filter(({ below }) => below === undefined);
  return common.filter((one) => rest.every((other) => !overlaps(one.property, other.property)));
}

/** One rule for all that changes in the same way where there is less room. */
function shareChanges(rules: readonly CssRule[]): readonly CssRule[] {
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
  return { ...rule, style: rule.style.filter((one) => !says(style, one)) };
}

function says(style: Style, { property, value, below }: Declaration): boolean {
  return style.some((one) => one.property === property && one.value === value && one.below === below);
}

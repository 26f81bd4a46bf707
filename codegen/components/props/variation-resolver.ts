/**
 * Resolves the differences between occurrences that are not content: styles and visibility. Both are collected
 * while the component is built and resolved at the end, when all differences are known.
 */
import type { Declaration, LayoutNode, Style } from '../../layout/layout-tree.ts';
import {
  findExplainingCandidates,
  findThemeCandidate,
  findVariantCandidates,
  type UnionCandidate,
} from './union-candidates.ts';
import type { CodeNode, CodeVariant } from '../code-component.ts';
import { type FactContext, findStyleFacts, type StyleAspect } from './find-style-facts.ts';
import type { AlignedNodes } from '../align-occurrences.ts';
import { toCamelCase } from '../../naming/identifiers.ts';
import { propertiesOverlap } from '../../css/properties.ts';
import type { PassedValue, PropList } from './prop-list.ts';

/** What a component is, as far as its states depend on that. */
export type ComponentKind = Pick<FactContext, 'isControl' | 'isEntry'>;

/** Collects the variations of one component and turns them into props. */
export class VariationResolver {
  readonly #occurrences: readonly LayoutNode[];
  readonly #props: PropList;
  readonly #kind: ComponentKind;
  readonly #styleVariations: StyleVariation[] = [];
  readonly #visibilityVariations: VisibilityVariation[] = [];
  /** The props that show parts without words, by the occurrences that have the part: where one is not, another may be. */
  readonly #flags = new Map<string, string>();

  constructor(occurrences: readonly LayoutNode[], props: PropList, kind: ComponentKind) {
    this.#occurrences = occurrences;
    this.#props = props;
    this.#kind = kind;
  }

  /**
   * Returns the variants of an element whose styles have these remainders beyond the shared base. `resolve` fills
   * them in.
   */
  addStyles(nodes: AlignedNodes, remainders: readonly (Style | null)[]): readonly CodeVariant[] {
    const variants: CodeVariant[] = [];
    if (remainders.some((remainder) => remainder !== null && remainder.length > 0))
      this.#styleVariations.push({ nodes, remainders, variants });
    return variants;
  }

  /**
   * Adds an element whose visibility differs. `shown` is `null` for an occurrence without the parent.
   */
  addVisibility(
    when: UnresolvedCondition,
    wanted: string,
    shown: readonly (boolean | null)[],
    options: VisibilityOptions = {},
  ): void {
    this.#visibilityVariations.push({ when, wanted, shown, ...options });
  }

  /** Adds the props, and fills in the variants and conditions that were returned before. */
  resolve(): void {
    const candidates = findVariantCandidates(this.#occurrences);
    const variations = this.#styleVariations.map((variation) => ({
      variation,
      aspects: splitIntoAspects(variation),
    }));
    const explanations = this.#explainAspects(
      variations.flatMap(({ aspects }) => aspects),
      candidates,
    );
    for (const { variation, aspects } of variations) {
      const groups = new Map<readonly UnionCandidate[], StyleAspect[]>();
      for (const aspect of aspects) {
        const some = explanations.get(aspect) ?? [];
        groups.set(some, [...(groups.get(some) ?? []), aspect]);
      }
      for (const [some, own] of groups) this.#fillVariants(variation, own, some);
    }
    const flags = [...explanations].flatMap(([{ nodes }, [flag, more]]) =>
      flag?.isFlag === true && more === undefined && !candidates.includes(flag) ? [{ nodes, flag }] : [],
    );
    for (const visibility of this.#visibilityVariations)
      this.#resolveVisibility({ ...visibility, ...explainByFlag(visibility, flags) }, candidates);
  }

  /**
   * Explains each aspect by variant properties, then by token families, and the remaining ones by what differs.
   */
  #explainAspects(
    aspects: readonly StyleAspect[],
    candidates: readonly UnionCandidate[],
  ): ReadonlyMap<StyleAspect, readonly UnionCandidate[]> {
    const known = new Map<string, readonly UnionCandidate[]>();
    const found = new Map<StyleAspect, readonly UnionCandidate[]>();
    const setExplanation = (aspect: StyleAspect, some: readonly UnionCandidate[]) => {
      const key = some.map(({ wanted }) => wanted).join(' ');
      known.set(key, known.get(key) ?? some);
      found.set(aspect, known.get(key) ?? some);
    };
    const explain = (
      open: readonly StyleAspect[],
      given: readonly UnionCandidate[],
      needed: UnionCandidate | null,
    ) =>
      open.filter((aspect) => {
        const some = findExplainingCandidates(aspect.keys, given, needed);
        if (some !== null) setExplanation(aspect, some);
        return some === null;
      });
    const unexplained = explain(aspects, candidates, null);
    const theme = findThemeCandidate(unexplained.map(({ keys }) => keys));
    const open = theme === null ? unexplained : explain(unexplained, [theme, ...candidates], theme);
    if (open.length === 0) return found;
    const given = theme === null ? candidates : [theme, ...candidates];
    const taken = new Set([
      ...given.map(({ wanted }) => toCamelCase(wanted) ?? ''),
      ...this.#props.list().map(({ prop }) => prop.name),
    ]);
    const facts = findStyleFacts(open, {
      occurrences: this.#occurrences,
      ...this.#kind,
      known: this.#knownUnions(),
      taken,
    });
    for (const [aspect, fact] of facts) setExplanation(aspect, [fact]);
    return found;
  }

  #fillVariants(
    { remainders, variants }: StyleVariation,
    aspects: readonly StyleAspect[],
    candidates: readonly UnionCandidate[],
  ): void {
    const props = candidates.map((candidate) => this.#addUnion(candidate));
    const done = new Set<string>();
    remainders.forEach((remainder, index) => {
      const own = new Set<Declaration>(aspects.flatMap(({ styles }) => styles[index] ?? []));
      const style = (remainder ?? []).filter((one) => own.has(one));
      const members = candidates.map((candidate) => candidate.members[index] ?? '');
      if (style.length === 0 || done.has(members.join(' '))) return;
      done.add(members.join(' '));
      const [first, ...furtherMembers] = props.map((prop, at) => ({ prop, member: members[at] ?? '' }));
      if (first)
        variants.push({
          ...first,
          ...(furtherMembers.length > 0 ? { furtherMembers } : {}),
          style,
        });
    });
  }

  #resolveVisibility(
    { when, wanted, shown, isContent = false, explanation, highlights }: VisibilityVariation,
    candidates: readonly UnionCandidate[],
  ): void {
    const keys = shown.map((on) => (on === null ? null : String(on)));
    const given = isContent ? [] : candidates;
    const [explaining] = given.flatMap((one) => findExplainingCandidates(keys, [one]) ?? []);
    const candidate = explaining ?? explanation;
    const members = new Set(candidate?.members.filter((_, index) => shown[index] === true));
    // A boolean prop shows a part where it is true.
    if (candidate && !(candidate.isFlag === true && !members.has('true'))) {
      when.prop = this.#addUnion(candidate);
      when.members = candidate.isFlag === true ? null : [...members];
      return;
    }
    const values = shown.map((on): PassedValue | null => (on === null ? null : { kind: 'boolean', on }));
    const opposite =
      highlights === undefined ? undefined : this.#flags.get(shown.map((on) => on === false).join());
    if (opposite !== undefined && 'kind' in when && !shown.includes(null)) {
      when.prop = opposite;
      when.isWithout = true;
      return;
    }
    when.prop = this.#props.add({ kind: 'boolean' }, wanted, values);
    if (highlights !== undefined) this.#flags.set(shown.join(), when.prop);
  }

  /** Unions that the component passes to components inside it. */
  #knownUnions(): readonly UnionCandidate[] {
    return this.#props.list().flatMap(({ prop, values }): readonly UnionCandidate[] => {
      const { fallback, type, name } = prop;
      if (type.kind !== 'union' || fallback?.kind !== 'member') return [];
      const members = values.map((value) => (value?.kind === 'member' ? value.member : fallback.member));
      return [{ wanted: name, members, knownName: name }];
    });
  }

  #addUnion({ wanted, members, isFlag = false, knownName }: UnionCandidate): string {
    if (knownName !== undefined) return knownName;
    if (isFlag) {
      const flags = members.map((member): PassedValue => ({ kind: 'boolean', on: member === 'true' }));
      return this.#props.add({ kind: 'boolean' }, wanted, flags);
    }
    const values = members.map((member): PassedValue => ({ kind: 'member', member }));
    return this.#props.add({ kind: 'union', members: [...new Set(members)] }, wanted, values);
  }
}

/** A condition whose prop is not resolved yet. */
interface UnresolvedCondition {
  prop: string;
  members: readonly string[] | null;
  /** The part is shown where the prop is off. @default false */
  isWithout?: boolean;
}

/** A `CodeWhen` whose prop is not resolved yet. */
export interface UnresolvedWhen extends UnresolvedCondition {
  readonly kind: 'when';
  readonly children: readonly CodeNode[];
}

interface StyleVariation {
  readonly nodes: AlignedNodes;
  readonly remainders: readonly (Style | null)[];
  readonly variants: CodeVariant[];
}

interface VisibilityOptions {
  /**
   * No variant property explains it: it is there where an occurrence has something to say.
   * @default false
   */
  readonly isContent?: boolean;
  /** What explains it where no variant property does. @default a boolean prop */
  readonly explanation?: UnionCandidate;
  /** The boxes around a part without words, which is shown where these are highlighted. @default it has words */
  readonly highlights?: AlignedNodes;
}

interface VisibilityVariation extends VisibilityOptions {
  readonly when: UnresolvedCondition;
  readonly wanted: string;
  readonly shown: readonly (boolean | null)[];
}

/** Returns the flag that tells the occurrences apart that have a part, where it decides about the box around the part too. */
function explainByFlag(
  { shown, highlights, explanation }: VisibilityVariation,
  flags: readonly { readonly nodes: AlignedNodes; readonly flag: UnionCandidate }[],
): Pick<VisibilityOptions, 'explanation'> {
  if (highlights === undefined || explanation !== undefined) return {};
  const found = flags.find(
    ({ nodes, flag }) =>
      shown.every((on, index) => on === null || String(on) === flag.members[index]) &&
      nodes.some((node, index) => node !== null && node === highlights[index]),
  );
  return found === undefined ? {} : { explanation: found.flag };
}

/** Splits a variation into aspects: a property with all properties that overlap it, in narrower viewports too. */
function splitIntoAspects({ nodes, remainders }: StyleVariation): readonly StyleAspect[] {
  const clusters: Declaration[][] = [];
  for (const one of remainders.flatMap((remainder) => remainder ?? [])) {
    const overlapsOne = (other: Declaration) =>
      other.state === one.state && propertiesOverlap(other.property, one.property);
    const [target, ...others] = clusters.filter((cluster) => cluster.some(overlapsOne));
    if (target === undefined) clusters.push([one]);
    else {
      if (!target.some((other) => other.property === one.property)) target.push(one);
      // A shorthand joins the clusters of its longhands.
      for (const other of others) target.push(...clusters.splice(clusters.indexOf(other), 1).flat());
    }
  }
  return clusters.map((cluster) => {
    const names = new Set(cluster.map(({ property }) => property));
    const [state] = cluster.map((one) => one.state);
    const styles = remainders.map(
      (remainder) => remainder && remainder.filter((one) => one.state === state && names.has(one.property)),
    );
    return { nodes, styles, keys: styles.map((style) => style && JSON.stringify(style)) };
  });
}

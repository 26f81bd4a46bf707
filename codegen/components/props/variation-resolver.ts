/**
 * What changes between the uses of a component without being text: looks, and whether something shows. All of it
 * is gathered while the component is built and decided at the end, when it is known what goes together.
 */
import type { Declaration, LayoutNode, Style } from '../../layout/layout-tree.ts';
import {
  findExplainingCandidates,
  findThemeCandidate,
  findVariantCandidates,
  type UnionCandidate,
} from './union-candidates.ts';
import type { CodeNode, CodeVariant } from '../code-component.ts';
import { combineAppearances } from './combine-appearances.ts';
import { toCamelCase } from '../../naming/identifiers.ts';
import { propertiesOverlap } from '../../css/merge-styles.ts';
import type { PassedValue, PropList } from './prop-list.ts';

/** A `CodeWhen` whose prop is still open. */
export interface UnresolvedWhen {
  readonly kind: 'when';
  prop: string;
  members: readonly string[] | null;
  readonly children: readonly CodeNode[];
}

interface StyleVariation {
  readonly remainders: readonly (Style | null)[];
  readonly variants: CodeVariant[];
}

/** What belongs together in a look: declarations that one prop may decide apart from all others. */
interface StyleAspect {
  readonly styles: readonly (Style | null)[];
  readonly keys: readonly (string | null)[];
}

interface VisibilityVariation {
  readonly when: UnresolvedWhen;
  readonly wanted: string;
  readonly shown: readonly (boolean | null)[];
}

export class VariationResolver {
  readonly #uses: readonly LayoutNode[];
  readonly #props: PropList;
  readonly #looks: StyleVariation[] = [];
  readonly #shows: VisibilityVariation[] = [];

  constructor(occurrences: readonly LayoutNode[], props: PropList) {
    this.#uses = occurrences;
    this.#props = props;
  }

  /** The variants of an element whose style has these rests beyond what is shared; filled in by `decide`. */
  addStyles(remainders: readonly (Style | null)[]): readonly CodeVariant[] {
    const variants: CodeVariant[] = [];
    if (remainders.some((remainder) => remainder !== null && remainder.length > 0))
      this.#looks.push({ remainders, variants });
    return variants;
  }

  /** Leaves it open what shows an element; `null` where a use has no place for it. */
  addVisibility(when: UnresolvedWhen, wanted: string, shown: readonly (boolean | null)[]): void {
    this.#shows.push({ when, wanted, shown });
  }

  resolve(): void {
    const candidates = findVariantCandidates(this.#uses);
    const variations = this.#looks.map((variation) => ({ variation, aspects: splitIntoAspects(variation) }));
    const explanations = this.#findAllCauses(
      variations.flatMap(({ aspects }) => aspects),
      candidates,
    );
    for (const { variation, aspects } of variations) {
      const groups = new Map<readonly UnionCandidate[], StyleAspect[]>();
      for (const aspect of aspects) {
        const some = explanations.get(aspect) ?? [];
        groups.set(some, [...(groups.get(some) ?? []), aspect]);
      }
      for (const [some, own] of groups) this.#fill(variation, own, some);
    }
    for (const visibility of this.#shows) this.#decideShow(visibility, candidates);
  }

  /** What the design says first, then families of tokens, then one choice for all that is left. */
  #findAllCauses(
    aspects: readonly StyleAspect[],
    candidates: readonly UnionCandidate[],
  ): ReadonlyMap<StyleAspect, readonly UnionCandidate[]> {
    const known = new Map<string, readonly UnionCandidate[]>();
    const found = new Map<StyleAspect, readonly UnionCandidate[]>();
    const note = (aspect: StyleAspect, some: readonly UnionCandidate[]) => {
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
        if (some !== null) note(aspect, some);
        return some === null;
      });
    const unexplained = explain(aspects, candidates, null);
    const theme = findThemeCandidate(unexplained.map(({ keys }) => keys));
    const open = theme === null ? unexplained : explain(unexplained, [theme, ...candidates], theme);
    if (open.length > 0) {
      const isTaken = candidates.some(({ wanted }) => toCamelCase(wanted) === 'variant');
      const remainder = combineAppearances(
        open.map(({ styles }) => styles),
        this.#uses,
        isTaken ? 'look' : 'variant',
      );
      for (const aspect of open) note(aspect, [remainder]);
    }
    return found;
  }

  #fill(
    { remainders, variants }: StyleVariation,
    aspects: readonly StyleAspect[],
    candidates: readonly UnionCandidate[],
  ): void {
    const props = candidates.map((candidate) => this.#add(candidate));
    const done = new Set<string>();
    remainders.forEach((remainder, index) => {
      const own = new Set<Declaration>(aspects.flatMap(({ styles }) => styles[index] ?? []));
      const style = (remainder ?? []).filter((one) => own.has(one));
      const members = candidates.map((candidate) => candidate.members[index] ?? '');
      if (style.length === 0 || done.has(members.join(' '))) return;
      done.add(members.join(' '));
      const [first, ...also] = props.map((prop, at) => ({ prop, member: members[at] ?? '' }));
      if (first) variants.push({ ...first, ...(also.length > 0 ? { furtherMembers: also } : {}), style });
    });
  }

  #decideShow({ when, wanted, shown }: VisibilityVariation, candidates: readonly UnionCandidate[]): void {
    const keys = shown.map((on) => (on === null ? null : String(on)));
    const [candidate] = candidates.flatMap((one) => findExplainingCandidates(keys, [one]) ?? []);
    if (candidate) {
      when.prop = this.#add(candidate);
      when.members = [...new Set(candidate.members.filter((_, index) => shown[index] === true))];
      return;
    }
    const values = shown.map((on): PassedValue | null => (on === null ? null : { kind: 'boolean', on }));
    when.prop = this.#props.add({ kind: 'boolean' }, wanted, values);
  }

  #add({ wanted, members }: UnionCandidate): string {
    const values = members.map((member): PassedValue => ({ kind: 'member', member }));
    return this.#props.add({ kind: 'union', members: [...new Set(members)] }, wanted, values);
  }
}

/** The parts of a look: a property and whatever sets the same, in narrower viewports too. */
function splitIntoAspects({ remainders }: StyleVariation): readonly StyleAspect[] {
  const clusters: Declaration[][] = [];
  for (const one of remainders.flatMap((remainder) => remainder ?? [])) {
    const isAlike = (other: Declaration) =>
      other.state === one.state && propertiesOverlap(other.property, one.property);
    const [target, ...others] = clusters.filter((cluster) => cluster.some(isAlike));
    if (target === undefined) clusters.push([one]);
    else {
      if (!target.some((other) => other.property === one.property)) target.push(one);
      // A shorthand joins what its longhands began apart.
      for (const other of others) target.push(...clusters.splice(clusters.indexOf(other), 1).flat());
    }
  }
  return clusters.map((cluster) => {
    const names = new Set(cluster.map(({ property }) => property));
    const [state] = cluster.map((one) => one.state);
    const styles = remainders.map(
      (remainder) => remainder && remainder.filter((one) => one.state === state && names.has(one.property)),
    );
    return { styles, keys: styles.map((style) => style && JSON.stringify(style)) };
  });
}

/**
 * What changes between the uses of a component without being text: looks, and whether something shows. All of it
 * is gathered while the component is built and decided at the end, when it is known what goes together.
 */
import type { Declaration, LayoutNode, Style } from '../../1-layout/layout-tree.ts';
import { findCauses, findChoices, type Choice } from './choices.ts';
import type { CodeNode, CodeVariant } from '../code-component.ts';
import { combineLooks } from './combine-looks.ts';
import { findTheme } from './find-theme.ts';
import { toCamelCase } from '../make-names.ts';
import { overlaps } from '../merge-styles.ts';
import type { PropList, UseValue } from './prop-list.ts';

/** A `CodeWhen` whose prop is still open. */
export interface DraftWhen {
  readonly kind: 'when';
  prop: string;
  members: readonly string[] | null;
  readonly children: readonly CodeNode[];
}

interface LookSwitch {
  readonly rests: readonly (Style | null)[];
  readonly variants: CodeVariant[];
}

/** What belongs together in a look: declarations that one prop may decide apart from all others. */
interface LookPart {
  readonly styles: readonly (Style | null)[];
  readonly keys: readonly (string | null)[];
}

interface ShowSwitch {
  readonly when: DraftWhen;
  readonly wanted: string;
  readonly shown: readonly (boolean | null)[];
}

export class Switches {
  readonly #uses: readonly LayoutNode[];
  readonly #props: PropList;
  readonly #looks: LookSwitch[] = [];
  readonly #shows: ShowSwitch[] = [];

  constructor(uses: readonly LayoutNode[], props: PropList) {
    this.#uses = uses;
    this.#props = props;
  }

  /** The variants of an element whose style has these rests beyond what is shared; filled in by `decide`. */
  variants(rests: readonly (Style | null)[]): readonly CodeVariant[] {
    const variants: CodeVariant[] = [];
    if (rests.some((rest) => rest !== null && rest.length > 0)) this.#looks.push({ rests, variants });
    return variants;
  }

  /** Leaves it open what shows an element; `null` where a use has no place for it. */
  shown(when: DraftWhen, wanted: string, shown: readonly (boolean | null)[]): void {
    this.#shows.push({ when, wanted, shown });
  }

  decide(): void {
    const choices = findChoices(this.#uses);
    const looks = this.#looks.map((look) => ({ look, parts: splitLook(look) }));
    const causes = this.#findAllCauses(
      looks.flatMap(({ parts }) => parts),
      choices,
    );
    for (const { look, parts } of looks) {
      const groups = new Map<readonly Choice[], LookPart[]>();
      for (const part of parts) {
        const some = causes.get(part) ?? [];
        groups.set(some, [...(groups.get(some) ?? []), part]);
      }
      for (const [some, own] of groups) this.#fill(look, own, some);
    }
    for (const show of this.#shows) this.#decideShow(show, choices);
  }

  /** What the design says first, then families of tokens, then one choice for all that is left. */
  #findAllCauses(
    parts: readonly LookPart[],
    choices: readonly Choice[],
  ): ReadonlyMap<LookPart, readonly Choice[]> {
    const known = new Map<string, readonly Choice[]>();
    const found = new Map<LookPart, readonly Choice[]>();
    const note = (part: LookPart, some: readonly Choice[]) => {
      const key = some.map(({ wanted }) => wanted).join(' ');
      known.set(key, known.get(key) ?? some);
      found.set(part, known.get(key) ?? some);
    };
    const explain = (open: readonly LookPart[], given: readonly Choice[], needed: Choice | null) =>
      open.filter((part) => {
        const some = findCauses(part.keys, given, needed);
        if (some !== null) note(part, some);
        return some === null;
      });
    const untold = explain(parts, choices, null);
    const theme = findTheme(untold.map(({ keys }) => keys));
    const open = theme === null ? untold : explain(untold, [theme, ...choices], theme);
    if (open.length > 0) {
      const isTaken = choices.some(({ wanted }) => toCamelCase(wanted) === 'variant');
      const rest = combineLooks(
        open.map(({ styles }) => styles),
        this.#uses,
        isTaken ? 'look' : 'variant',
      );
      for (const part of open) note(part, [rest]);
    }
    return found;
  }

  #fill({ rests, variants }: LookSwitch, parts: readonly LookPart[], choices: readonly Choice[]): void {
    const props = choices.map((choice) => this.#add(choice));
    const done = new Set<string>();
    rests.forEach((rest, index) => {
      const own = new Set<Declaration>(parts.flatMap(({ styles }) => styles[index] ?? []));
      const style = (rest ?? []).filter((one) => own.has(one));
      const members = choices.map((choice) => choice.members[index] ?? '');
      if (style.length === 0 || done.has(members.join(' '))) return;
      done.add(members.join(' '));
      const [first, ...also] = props.map((prop, at) => ({ prop, member: members[at] ?? '' }));
      if (first) variants.push({ ...first, ...(also.length > 0 ? { also } : {}), style });
    });
  }

  #decideShow({ when, wanted, shown }: ShowSwitch, choices: readonly Choice[]): void {
    const keys = shown.map((on) => (on === null ? null : String(on)));
    const [choice] = choices.flatMap((one) => findCauses(keys, [one]) ?? []);
    if (choice) {
      when.prop = this.#add(choice);
      when.members = [...new Set(choice.members.filter((_, index) => shown[index] === true))];
      return;
    }
    const values = shown.map((on): UseValue | null => (on === null ? null : { kind: 'boolean', on }));
    when.prop = this.#props.add({ kind: 'boolean' }, wanted, values);
  }

  #add({ wanted, members }: Choice): string {
    const values = members.map((member): UseValue => ({ kind: 'member', member }));
    return this.#props.add({ kind: 'union', members: [...new Set(members)] }, wanted, values);
  }
}

/** The parts of a look: a property and whatever sets the same, in narrower viewports too. */
function splitLook({ rests }: LookSwitch): readonly LookPart[] {
  const clusters: Declaration[][] = [];
  for (const one of rests.flatMap((rest) => rest ?? [])) {
    const isAlike = (other: Declaration) =>
      other.state === one.state && overlaps(other.property, one.property);
    const [home, ...others] = clusters.filter((cluster) => cluster.some(isAlike));
    if (home === undefined) clusters.push([one]);
    else {
      if (!home.some((other) => other.property === one.property)) home.push(one);
      // A shorthand joins what its longhands began apart.
      for (const other of others) home.push(...clusters.splice(clusters.indexOf(other), 1).flat());
    }
  }
  return clusters.map((cluster) => {
    const names = new Set(cluster.map(({ property }) => property));
    const [state] = cluster.map((one) => one.state);
    const styles = rests.map(
      (rest) => rest && rest.filter((one) => one.state === state && names.has(one.property)),
    );
    return { styles, keys: styles.map((style) => style && JSON.stringify(style)) };
  });
}

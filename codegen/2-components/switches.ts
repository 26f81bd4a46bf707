/**
 * What changes between the uses of a component without being text: looks, and whether something shows. All of it
 * is gathered while the component is built and decided at the end, when it is known what goes together.
 */
import type { LayoutNode, Style } from '../1-layout/layout-tree.ts';
import type { CodeNode, CodeVariant } from './code-component.ts';
import { NameScope, isDefaultName, toKebabCase, wordsOf } from './make-names.ts';
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

interface ShowSwitch {
  readonly when: DraftWhen;
  readonly wanted: string;
  readonly shown: readonly (boolean | null)[];
}

/** A union prop in the making: which member each use has. */
interface Choice {
  readonly wanted: string;
  readonly members: readonly string[];
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
    const looks = this.#looks.map((look) => ({
      ...look,
      keys: look.rests.map((rest) => rest && JSON.stringify(rest)),
    }));
    const open = looks.filter(({ keys, ...look }) => {
      const choice = choices.find((one) => depends(keys, one));
      if (choice) this.#fill(look, choice);
      return !choice;
    });
    if (open.length > 0) {
      const choice = combine(
        open.map(({ keys }) => keys),
        this.#uses,
        choices,
      );
      for (const look of open) this.#fill(look, choice);
    }
    for (const show of this.#shows) this.#decideShow(show, choices);
  }

  #fill({ rests, variants }: LookSwitch, choice: Choice): void {
    const prop = this.#add(choice);
    const done = new Set<string>();
    choice.members.forEach((member, index) => {
      const style = rests[index];
      if (!style || style.length === 0 || done.has(member)) return;
      done.add(member);
      variants.push({ prop, member, style });
    });
  }

  #decideShow({ when, wanted, shown }: ShowSwitch, choices: readonly Choice[]): void {
    const keys = shown.map((on) => (on === null ? null : String(on)));
    const choice = choices.find((one) => depends(keys, one));
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

/** The variant properties in which the uses differ, those that say it in the fewest words first. */
function findChoices(uses: readonly LayoutNode[]): readonly Choice[] {
  const properties = uses.map(variantOf);
  const names = new Set(properties.flatMap((one) => [...one.keys()]));
  const choices = [...names].flatMap((name) => {
    const values = properties.map((one) => one.get(name) ?? null);
    if (values.includes(null) || new Set(values).size < 2) return [];
    return [
      {
        wanted: name,
        members: nameMembers(
          values.map((value) => value ?? ''),
          name,
        ),
      },
    ];
  });
  const counts = new Map(choices.map((choice) => [choice, new Set(choice.members).size]));
  return choices.sort((one, other) => (counts.get(one) ?? 0) - (counts.get(other) ?? 0));
}

/** A variant's values by property; a main component has them in its name, `Size=Large, State=Hover`. */
function variantOf(use: LayoutNode): ReadonlyMap<string, string> {
  if (use.kind !== 'box') return new Map();
  if (use.instance) {
    return new Map(
      Object.entries(use.instance.properties).flatMap(([name, property]) =>
        property.kind === 'variant' ? [[name, property.value] as const] : [],
      ),
    );
  }
  const pairs = use.name.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  return new Map(pairs.flatMap(([name, value]) => (name && value ? [[name, value] as const] : [])));
}

/** Members for values: kebab-case, the same for the same value, unlike for others. */
function nameMembers(values: readonly string[], prefix: string): readonly string[] {
  const scope = new NameScope([], '-');
  const names = new Map<string, string>();
  return values.map((value) => {
    const known = names.get(value);
    if (known !== undefined) return known;
    const name = scope.take(toKebabCase(value) ?? toKebabCase(`${prefix} ${value}`) ?? 'option');
    names.set(value, name);
    return name;
  });
}

/** Whether what differs is told by one choice alone. */
function depends(keys: readonly (string | null)[], { members }: Choice): boolean {
  const known = new Map<string, string>();
  return members.every((member, index) => {
    const key = keys[index] ?? null;
    if (key === null) return true;
    const former = known.get(member);
    known.set(member, key);
    return former === undefined || former === key;
  });
}

/** One choice out of everything that no property tells: each different combination is a member. */
function combine(
  keys: readonly (readonly (string | null)[])[],
  uses: readonly LayoutNode[],
  choices: readonly Choice[],
): Choice {
  const combinations = uses.map((_, index) => keys.map((one) => one[index] ?? '').join('\n'));
  const counts = new Map<string, number>();
  for (const combination of combinations) counts.set(combination, (counts.get(combination) ?? 0) + 1);
  const [commonest] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? [''];
  const scope = new NameScope(['default'], '-');
  const names = new Map<string, string>([[commonest, 'default']]);
  uses.forEach((use, index) => {
    const combination = combinations[index] ?? '';
    if (names.has(combination)) return;
    const chosen = choices.map(({ members }) => members[index]).join(' ');
    const further = ownName(use) ?? tokenIn(combination, commonest);
    const words = toKebabCase(chosen) ?? further ?? 'alternative';
    names.set(
      combination,
      scope.take(scope.has(words) && further !== null && further !== words ? `${words}-${further}` : words),
    );
  });
  return {
    wanted: 'variant',
    members: combinations.map((combination) => names.get(combination) ?? 'default'),
  };
}

/** What a person called this use, where that is not the component's own name. */
function ownName(use: LayoutNode): string | null {
  if (use.kind !== 'box' || !use.instance || isDefaultName(use.name)) return null;
  const { componentName, setName } = use.instance;
  const known = new Set([componentName, setName ?? ''].flatMap((name) => wordsOf(name)));
  const words = wordsOf(use.name).filter((word) => !known.has(word));
  return words.length > 3 ? null : toKebabCase(words.join(' '));
}

/** The name of a token that only this combination uses. */
function tokenIn(combination: string, commonest: string): string | null {
  const tokens = [...combination.matchAll(/var\(--([\w-]+)\)/g)].map(([, name = '']) => name);
  const own = tokens.find((name) => !commonest.includes(`--${name})`));
  if (own === undefined) return null;
  // What the colour is for is said by where it is used.
  const words = own.replace(/-(foreground|background|text|colou?r|fill|border|stroke|surface)(-\w+)?$/, '');
  return toKebabCase(words);
}

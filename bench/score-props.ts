/** Props of a code component against the differences between the uses of Figma's. */
import { fold, follows, isVaried, recurs, type Difference } from './find-differences.ts';

export interface PropScore {
  readonly differences: number;
  readonly props: number;
  /** Differences that a prop carries. */
  readonly carried: number;
  /** Props that carry a difference. */
  readonly needed: number;
  readonly missing: readonly Difference[];
  readonly spare: readonly string[];
}

/** What every component takes: where a use stands and leads is for its place to say. */
const plain = /^(className|data-.+|key|ref|style|href|id|onClick|popoverTarget(Action)?)$/;

/** `given` are the props of each use, in the order of the uses that the differences were found in. */
export function scoreProps(
  differences: readonly Difference[],
  given: readonly Readonly<Record<string, unknown>>[],
): PropScore {
  const names = [...new Set(given.flatMap((props) => Object.keys(props)))].filter(
    (name) => !plain.test(name),
  );
  const values = new Map(names.map((name) => [name, given.map((props) => keyOf(props[name]))]));
  const texts = differences.filter(({ kind }) => kind === 'text');
  const words = new Set(names.filter((name) => texts.some((text) => says(given, name, text))));
  const looks = names.filter((name) => !words.has(name) && given.every((props) => isPlain(props[name])));
  const carries = (name: string, difference: Difference): boolean => {
    const mine = values.get(name) ?? [];
    if (words.has(name)) return difference.kind === 'text' && says(given, name, difference);
    if (!isVaried(mine)) return false;
    return follows(difference.values, [mine]) || carriesWithOthers(name, difference);
  };
  /** A colour may depend on a variant and a theme: it follows from both, and from neither alone. */
  const carriesWithOthers = (name: string, { values: wanted }: Difference): boolean => {
    const read = (some: readonly string[]) => some.map((each) => values.get(each) ?? []);
    const [all, others] = [read(looks), read(looks.filter((each) => each !== name))];
    return looks.includes(name) && recurs(all) && follows(wanted, all) && !follows(wanted, others);
  };
  const asked = differences.filter(({ isState }) => !isState);
  const missing = asked.filter((one) => !names.some((name) => carries(name, one)));
  const spare = names.filter((name) => !differences.some((one) => carries(name, one)));
  return {
    differences: asked.length,
    props: names.length,
    carried: asked.length - missing.length,
    needed: names.length - spare.length,
    missing,
    spare,
  };
}

/** What a look is chosen by. */
function isPlain(value: unknown): boolean {
  return value === undefined || typeof value === 'string' || typeof value === 'boolean';
}

/** Whether a prop is the very words, wherever there are any. */
function says(
  given: readonly Readonly<Record<string, unknown>>[],
  name: string,
  { values }: Difference,
): boolean {
  return values.every((value, index) => {
    const said = given[index]?.[name];
    return (
      value === null ||
      (typeof said === 'string' && fold(said) === value) ||
      (said === undefined && value === '')
    );
  });
}

/** Equal for equal values; an element by what it is and says, not by where it stands. */
function keyOf(value: unknown): string {
  if (value === undefined) return 'none';
  return JSON.stringify(value, (name, each: unknown) => {
    if (plain.test(name) || name === '_owner' || name === '_store') return undefined;
    return typeof each === 'function' ? each.name : each;
  });
}

export function f1Of(scores: readonly PropScore[]): number {
  const sum = (read: (score: PropScore) => number) => scores.reduce((total, score) => total + read(score), 0);
  const [all, props] = [sum(({ differences }) => differences), sum(({ props: count }) => count)];
  if (all + props === 0) return 1;
  const recall = all === 0 ? 1 : sum(({ carried }) => carried) / all;
  const precision = props === 0 ? (all === 0 ? 1 : 0) : sum(({ needed }) => needed) / props;
  return recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision);
}

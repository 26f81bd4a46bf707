/**
 * The answer of a model that decides, as it streams: every item that is whole counts at once, so an answer that is cut
 * off anywhere is worth what had come by then. What is not of the schema is left out and told. Whether a decision fits
 * the design is not asked here but where it is applied (`2-components/plan`).
 */
import {
  type CodePlan,
  elementKinds,
  entryKinds,
  headingLevels,
  type LayerPlan,
  narrowIntents,
  type PlanField,
  planFields,
} from '#design/code-plan';
import { createPartialJsonReader } from '#design/partial-json-reader';
import { problem, type Problem } from '#design/problem';

export interface PlanReader {
  /** Takes the next piece of an answer; true where it finished a decision. */
  push(delta: string): boolean;
  /** All that was decided so far. */
  plan(): CodePlan;
  /** Layers that something was decided about so far. */
  count(): number;
  /** What was decided last, by field. */
  latest(): PlanField | null;
  /** What was left out so far. */
  problems(): readonly Problem[];
}

/** Begins to read one answer; `ids` are the layers by their numbers in the hints, as `writeHints` has them. */
export function createPlanReader(ids: readonly string[]): PlanReader {
  const json = createPartialJsonReader();
  const layers = new Map<string, LayerPlan>();
  const problems: Problem[] = [];
  let hasBegun = false;
  let latest: PlanField | null = null;
  const drop = (detail: string) => void problems.push(problem('model-output-dropped', null, { detail }));

  const decide = (field: PlanField, value: LayerPlan[PlanField], number: unknown): boolean => {
    const id = typeof number === 'number' ? ids[number - 1] : undefined;
    if (id === undefined)
      drop(`it decides the ${field} of layer ${abbreviate(number)}, and there is none of that number`);
    else if (layers.get(id)?.[field] === undefined) {
      layers.set(id, { ...layers.get(id), [field]: value });
      return true;
    } else if (layers.get(id)?.[field] !== value) {
      drop(`it decides the ${field} of layer ${abbreviate(number)} twice; the first word counts`);
    }
    return false;
  };
  const take = (field: string, item: unknown): boolean => {
    if (!isPlanField(field)) return false;
    const { is, layers: numbers } = isObject(item) ? item : {};
    const value = fieldReaders[field](is);
    if (value === undefined || !Array.isArray(numbers)) {
      drop(`${abbreviate(item)} is no ${field}`);
      return false;
    }
    const taken = numbers.map((number) => decide(field, value, number));
    if (taken.includes(true)) latest = field;
    return taken.includes(true);
  };

  return {
    push(delta) {
      // A fence or a sentence before the object is no part of it.
      const start = hasBegun ? 0 : delta.indexOf('{');
      if (start < 0) return false;
      hasBegun = true;
      const finished = json.push(delta.slice(start));
      for (const { kind, name, value } of finished) {
        if (kind !== 'member') continue;
        if (!isPlanField(name)) drop(`there is nothing called ${abbreviate(name)} to decide`);
        else if (!Array.isArray(value)) drop(`${abbreviate(value)} is no list for ${name}`);
      }
      return finished.filter(({ kind, name, value }) => kind === 'item' && take(name, value)).length > 0;
    },
    plan: () => ({ layers: Object.fromEntries(layers) }),
    count: () => layers.size,
    latest: () => latest,
    problems: () => problems,
  };
}

/** A value of a field, `undefined` for what is none. */
const fieldReaders: { readonly [Field in PlanField]: (value: unknown) => LayerPlan[Field] } = {
  component: readText,
  variant: readText,
  prop: readText,
  name: readText,
  kind: oneOf(elementKinds),
  level: oneOf(headingLevels),
  label: readText,
  entry: oneOf(entryKinds),
  href: readText,
  alt: readText,
  narrow: oneOf(narrowIntents),
};

function oneOf<Value>(values: readonly Value[]): (value: unknown) => Value | undefined {
  return (value) => values.find((one) => one === value);
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isPlanField(name: string): name is PlanField {
  return planFields.some((field) => field === name);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function abbreviate(value: unknown): string {
  const text = String(JSON.stringify(value));
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** What a model that decided this field last is at, and how far it is: `Naming components: 14 of 31 layers`. */
export function describeDecisions(latest: PlanField | null, decided: number, layers: number): string {
  return latest === null ? 'Looking at the frames' : `${activities[latest]}: ${decided} of ${layers} layers`;
}

const activities: Readonly<Record<PlanField, string>> = {
  component: 'Finding components',
  variant: 'Telling looks apart',
  prop: 'Naming props',
  name: 'Naming parts',
  kind: 'Choosing elements',
  level: 'Ranking headings',
  label: 'Labelling controls',
  entry: 'Reading fields',
  href: 'Following links',
  alt: 'Describing pictures',
  narrow: 'Planning narrow screens',
};

/**
 * Reads the plan of a model while it streams. Each complete item counts at once, so an answer that is cut off is
 * worth all decisions before the cut. Anything outside the schema is dropped and reported. Whether a decision
 * fits the design is decided where it is applied (`components/plan`).
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

/** Reads one answer. */
export interface PlanReader {
  /** Takes the next chunk; returns whether it completed a decision. */
  push(delta: string): boolean;
  /** Returns the decisions so far. */
  plan(): CodePlan;
  /** Returns the number of layers with a decision so far. */
  count(): number;
  /** Returns the field of the last decision. */
  latest(): PlanField | null;
  /** Returns a problem for each item that was dropped so far. */
  problems(): readonly Problem[];
}

/**
 * Creates the reader of one answer; `ids` are the layers by their numbers in the hints, as returned by
 * `writeHints`.
 */
export function createPlanReader(ids: readonly string[]): PlanReader {
  const json = createPartialJsonReader();
  const layers = new Map<string, LayerPlan>();
  const problems: Problem[] = [];
  let hasBegun = false;
  let latest: PlanField | null = null;
  const drop = (detail: string) => void problems.push(problem('model-output-dropped', null, { detail }));

  const addDecision = (field: PlanField, value: LayerPlan[PlanField], number: unknown): boolean => {
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
  const readItem = (field: string, item: unknown): boolean => {
    if (!isPlanField(field)) return false;
    const { is, layers: numbers } = isObject(item) ? item : {};
    const value = fieldReaders[field](is);
    if (value === undefined || !Array.isArray(numbers)) {
      drop(`${abbreviate(item)} is no ${field}`);
      return false;
    }
    const taken = numbers.map((number) => addDecision(field, value, number));
    if (taken.includes(true)) latest = field;
    return taken.includes(true);
  };

  return {
    push(delta) {
      // Skip a fence or a sentence before the object.
      const start = hasBegun ? 0 : delta.indexOf('{');
      if (start < 0) return false;
      hasBegun = true;
      const finished = json.push(delta.slice(start));
      for (const { kind, name, value } of finished) {
        if (kind !== 'member') continue;
        if (!isPlanField(name)) drop(`there is nothing called ${abbreviate(name)} to decide`);
        else if (!Array.isArray(value)) drop(`${abbreviate(value)} is no list for ${name}`);
      }
      return finished.filter(({ kind, name, value }) => kind === 'item' && readItem(name, value)).length > 0;
    },
    plan: () => ({ layers: Object.fromEntries(layers) }),
    count: () => layers.size,
    latest: () => latest,
    problems: () => problems,
  };
}

/** Reads the value of a field; `undefined` for an invalid one. */
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

/** Returns the progress of an answer: `Naming components: 14 of 31 layers`. */
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

/**
 * A model's plan while it is written: each picture becomes a spec as soon as its words are complete. Its answer is
 * untrusted: what it says is cut, checked and counted, what it leaves out is planned as it was asked for.
 */
import { createJsonReader } from '#design/json-so-far';
import { problem } from '#design/problem';
import { noStyle, type ImageAnalysis, type ImagePlan, type ImageSpec, type StyleCard } from './image-plan.ts';
import { planOne, type ImageOrder } from './plan-image.ts';
import { reword } from './write-prompt.ts';

export interface PlanReader {
  /** The plan as far as it is written. */
  readonly plan: ImagePlan;
  /** Takes the next piece of the answer and gives the pictures whose words it completed. */
  push(delta: string): readonly ImageSpec[];
  /** Ends the answer and gives what it owes: pictures it did not plan are planned by rule. */
  finish(): readonly ImageSpec[];
}

const longest = { words: 2000, look: 300, label: 60, reasoning: 600 };

/** Reads the plan of one order; ids are given by `newId`. */
export function readPlan(order: ImageOrder, newId: () => string): PlanReader {
  const count = order.count ?? 1;
  const reader = createJsonReader();
  let style: StyleCard = noStyle;
  let plan: ImagePlan = { specs: [], analysis: null, problems: [] };
  let surplus = 0;

  const tell = (code: 'model-output-dropped' | 'model-output-mended', detail: string) => {
    plan = { ...plan, problems: [...plan.problems, problem(code, null, { detail })] };
  };
  const add = (spec: ImageSpec) => {
    plan = { ...plan, specs: [...plan.specs, spec] };
    return spec;
  };
  const base = () => planOne(order, newId(), { index: plan.specs.length, count });
  const read = (item: unknown): readonly ImageSpec[] => {
    if (plan.specs.length >= count) {
      surplus += 1;
      return [];
    }
    const picture = readPicture(item);
    if (picture === null) {
      tell('model-output-dropped', `picture ${plan.specs.length + 1} had no words`);
      return [];
    }
    return [add(asSpec(base(), picture, style, order))];
  };
  const readMember = (name: string, value: unknown) => {
    if (name === 'analysis') plan = { ...plan, analysis: readAnalysis(value) };
    if (name === 'style') style = readStyle(value);
  };
  return {
    get plan() {
      return plan;
    },
    push(delta) {
      return reader.push(delta).flatMap(({ kind, name, value }) => {
        if (kind === 'member') readMember(name, value);
        return kind === 'item' && name === 'pictures' ? read(value) : [];
      });
    },
    finish() {
      const missing = count - plan.specs.length;
      if (surplus > 0) tell('model-output-dropped', `it planned ${surplus} more than the ${count} asked for`);
      if (missing > 0)
        tell('model-output-mended', `${missing} of ${count} were missing and are drawn as asked for`);
      return Array.from({ length: missing }, () => add(withStyle(base(), style)));
    },
  };
}

interface PlannedPicture {
  readonly label: string;
  readonly prompt: string;
  readonly alt: string;
  readonly reasoning: string;
  readonly background: ImageSpec['background'];
}

function readPicture(value: unknown): PlannedPicture | null {
  const said = fieldsOf(value);
  const prompt = textOf(said['prompt'], longest.words);
  if (prompt === '') return null;
  const { background } = said;
  return {
    label: textOf(said['label'], longest.label),
    prompt,
    alt: textOf(said['alt'], longest.look),
    reasoning: textOf(said['reasoning'], longest.reasoning),
    background: background === 'opaque' || background === 'transparent' ? background : 'auto',
  };
}

/** What a person chose stands; the model only fills what was left to it. */
function asSpec(base: ImageSpec, picture: PlannedPicture, style: StyleCard, order: ImageOrder): ImageSpec {
  const chosen = order.background ?? 'auto';
  const spec = {
    ...base,
    background: chosen === 'auto' ? picture.background : chosen,
    ...(picture.label === '' ? {} : { label: picture.label }),
    origin: { ...(picture.alt === '' ? {} : { alt: picture.alt }), reasoning: picture.reasoning },
  };
  return withStyle({ ...spec, words: picture.prompt }, style);
}

function withStyle(spec: ImageSpec, style: StyleCard): ImageSpec {
  return reword(spec, style === noStyle ? {} : { style });
}

function readStyle(value: unknown): StyleCard {
  const said = fieldsOf(value);
  return {
    style: textOf(said['style'], longest.look),
    light: textOf(said['light'], longest.look),
    notes: [],
  };
}

function readAnalysis(value: unknown): ImageAnalysis {
  const said = fieldsOf(value);
  return {
    subject: textOf(said['subject'], longest.look),
    mood: textOf(said['mood'], longest.label),
    theme: textOf(said['theme'], longest.label),
    language: textOf(said['language'], longest.label),
    reasoning: textOf(said['reasoning'], longest.reasoning),
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** One line of a model's words: what cannot be seen is taken out. */
function textOf(value: unknown, most: number): string {
  if (typeof value !== 'string') return '';
  return value
    .replace(/[\p{Cc}\s\u200b\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .trim()
    .slice(0, most);
}

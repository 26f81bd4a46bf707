/**
 * Reads a model's plan while it is streamed. Each picture becomes a spec as soon as its words are complete. The answer is
 * not trusted: texts are shortened, values checked and pictures counted. What the model leaves out is planned as
 * requested.
 */
import { emptyStyleCard, type StyleCard } from '#design/picture-sets';
import { createPartialJsonReader } from '#design/partial-json-reader';
import { problem } from '#design/problem';
import { type ImageAnalysis, type ImagePlan, type ImageSpec } from './image-plan.ts';
import { type ImageOrder, planOne } from './plan-image.ts';
import { withPrompt } from './write-prompt.ts';

export interface PlanReader {
  /** The plan as far as it has arrived. */
  readonly plan: ImagePlan;
  /** Takes the next piece of the answer and returns the pictures that it completed. */
  push(delta: string): readonly ImageSpec[];
  /** Ends the answer and returns the missing pictures, planned without the model. */
  finish(): readonly ImageSpec[];
}

const maxLengths = { words: 2000, look: 300, label: 60, reasoning: 600 };

/** Creates the reader for the plan of one order; `newId` gives the ids. */
export function readPlan(order: ImageOrder, newId: () => string): PlanReader {
  const count = order.count ?? 1;
  const reader = createPartialJsonReader();
  let style: StyleCard = emptyStyleCard;
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
      tell('model-output-dropped', `image ${plan.specs.length + 1} had no words`);
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
        tell('model-output-mended', `${missing} of ${count} were missing and are generated from your prompt`);
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
  const fields = fieldsOf(value);
  const prompt = textOf(fields['prompt'], maxLengths.words);
  if (prompt === '') return null;
  const { background } = fields;
  return {
    label: textOf(fields['label'], maxLengths.label),
    prompt,
    alt: textOf(fields['alt'], maxLengths.look),
    reasoning: textOf(fields['reasoning'], maxLengths.reasoning),
    background: background === 'opaque' || background === 'transparent' ? background : 'auto',
  };
}

/** The person's choices stay; the model only fills in the rest. */
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
  return withPrompt(spec, style === emptyStyleCard ? {} : { style });
}

function readStyle(value: unknown): StyleCard {
  const fields = fieldsOf(value);
  return {
    style: textOf(fields['style'], maxLengths.look),
    light: textOf(fields['light'], maxLengths.look),
    notes: [],
  };
}

function readAnalysis(value: unknown): ImageAnalysis {
  const fields = fieldsOf(value);
  return {
    subject: textOf(fields['subject'], maxLengths.look),
    mood: textOf(fields['mood'], maxLengths.label),
    theme: textOf(fields['theme'], maxLengths.label),
    language: textOf(fields['language'], maxLengths.label),
    reasoning: textOf(fields['reasoning'], maxLengths.reasoning),
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** One line of a model's text without invisible characters. */
function textOf(value: unknown, most: number): string {
  if (typeof value !== 'string') return '';
  return value
    .replace(/[\p{Cc}\s\u200b\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .trim()
    .slice(0, most);
}

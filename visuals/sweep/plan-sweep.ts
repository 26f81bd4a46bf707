/**
 * Plans a sweep: a picture for each combination of up to three axes, so that one sees what each choice does. All else
 * stays the same, the seed too. Each picture says its own values in its label.
 */
import { emptyStyleCard } from '#design/picture-sets';
import { services, type ServiceName } from '#design/services';
import { findSizeMistake, findSize, readShape } from '../1-plan/find-size.ts';
import { type ImagePlan, type ImageSpec } from '../1-plan/image-plan.ts';
import { type ImageOrder, planOne } from '../1-plan/plan-image.ts';
import { withPrompt } from '../1-plan/write-prompt.ts';

/** What can differ between the pictures of a sweep. */
export const sweepParts = [
  ...(['words', 'style', 'light', 'ratio', 'quality', 'model', 'seed'] as const),
  ...(['steps', 'strength', 'sampler'] as const),
] as const;
export type SweepPart = (typeof sweepParts)[number];

/** What only a server of diffusion models can change. */
const diffusionParts: readonly SweepPart[] = ['steps', 'strength', 'sampler'];

/** What a sweep can change with a service. */
export function sweepPartsOf(service: ServiceName): readonly SweepPart[] {
  if (services[service].isDiffusionServer === true) return sweepParts;
  return sweepParts.filter((part) => !diffusionParts.includes(part));
}

export interface SweepAxis {
  readonly part: SweepPart;
  /** Each a line of words, a ratio or a size, a quality, a model, a number. */
  readonly values: readonly string[];
}

export const maxAxes = 3;
/** The most pictures of one sweep. */
export const maxSweep = 100;

/** Splits what a person types: values stand between `|`, or on lines of their own. */
export function readSweepValues(text: string): readonly string[] {
  const values = text.split(/[|\n]/).map((value) => value.trim());
  return [...new Set(values.filter((value) => value !== ''))];
}

/** Why a sweep cannot be drawn with a service, as one sentence; `null` where it can. */
export function findSweepMistake(axes: readonly SweepAxis[], service: ServiceName): string | null {
  if (axes.length > maxAxes) return `A sweep has ${maxAxes} axes at most.`;
  const parts = new Set(axes.map(({ part }) => part));
  if (parts.size < axes.length) return 'Two axes change the same thing.';
  const total = axes.reduce((product, { values }) => product * Math.max(1, values.length), 1);
  if (total > maxSweep)
    return `These are ${total.toLocaleString('en')} images; a sweep has ${maxSweep} at most.`;
  const offered = sweepPartsOf(service);
  const missing = axes.find(({ part, values }) => values.length > 0 && !offered.includes(part));
  if (missing !== undefined)
    return `${services[service].title} has no ${names[missing.part]} to change; a server of diffusion models has.`;
  for (const { part, values } of axes) {
    const wrong = values.find((value) => !isValue(part, value));
    if (wrong !== undefined) return `"${wrong}" is no ${names[part]}${examples[part]}.`;
  }
  return null;
}

const names: Readonly<Record<SweepPart, string>> = {
  words: 'words',
  style: 'style',
  light: 'light',
  ratio: 'ratio or size',
  quality: 'quality',
  model: 'model',
  seed: 'seed',
  steps: 'number of steps',
  strength: 'strength',
  sampler: 'sampler',
};

const examples: Readonly<Record<SweepPart, string>> = {
  words: '',
  style: '',
  light: '',
  ratio: ', such as 16:9 or 1200 × 600',
  quality: ': low, medium, high or auto',
  model: '',
  seed: ', a whole number',
  steps: ', a whole number from 1 to 200',
  strength: ', a number from 0 to 1',
  sampler: '',
};

function isValue(part: SweepPart, value: string): boolean {
  switch (part) {
    case 'ratio': {
      const shape = readShape(value);
      return shape !== null && (shape.kind !== 'size' || findSizeMistake(shape) === null);
    }
    case 'quality':
      return isQuality(value);
    case 'seed':
      return /^\d{1,10}$/.test(value);
    case 'steps':
      return /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 200;
    case 'strength':
      return /^\d(?:[.,]\d{1,3})?$/.test(value) && toNumber(value) <= 1;
    case 'words':
    case 'style':
    case 'light':
    case 'model':
    case 'sampler':
      return value !== '';
  }
}

function toNumber(value: string): number {
  return Number(value.replace(',', '.'));
}

function isQuality(value: string): value is ImageSpec['quality'] {
  return ['low', 'medium', 'high', 'auto'].includes(value);
}

/** One value of each axis. */
type Combination = readonly { readonly part: SweepPart; readonly value: string }[];

/**
 * Plans the pictures of a sweep, the last axis changing fastest. Words of an axis take the place of `…` in the prompt, or
 * stand at its end.
 */
export function planSweep(
  order: ImageOrder,
  axes: readonly SweepAxis[],
  service: ServiceName,
  newId: () => string,
): ImagePlan {
  const used = axes.filter(({ values }) => values.length > 0);
  const combinations = used.reduce<readonly Combination[]>(
    (found, { part, values }) =>
      found.flatMap((before) => values.map((value) => [...before, { part, value }])),
    [[]],
  );
  const specs = combinations.map((combination, index) =>
    // The same seed everywhere, so that only the axes make a difference.
    combination.reduce(
      (spec, choice) => applyChoice(spec, choice, order, service),
      labelled(
        planOne({ ...order, takesSeed: false }, newId(), { index, count: combinations.length }),
        combination,
      ),
    ),
  );
  const seed = order.seed ?? (services[service].repeatsPictures ? 1 : null);
  const sweepsSeed = used.some(({ part }) => part === 'seed');
  return {
    specs: sweepsSeed ? specs : specs.map((spec) => ({ ...spec, seed })),
    analysis: null,
    problems: [],
  };
}

function labelled(spec: ImageSpec, combination: Combination): ImageSpec {
  const label = combination.map(({ part, value }) => writeValue(part, value)).join(', ');
  return { ...spec, place: { ...spec.place, where: 'grid' }, ...(label === '' ? {} : { label }) };
}

/** A number says what it is of. */
function writeValue(part: SweepPart, value: string): string {
  if (part === 'seed' || part === 'strength') return `${part} ${value}`;
  return part === 'steps' ? `${value} steps` : value;
}

function applyChoice(
  spec: ImageSpec,
  { part, value }: Combination[number],
  order: ImageOrder,
  service: ServiceName,
): ImageSpec {
  const style = spec.style ?? emptyStyleCard;
  switch (part) {
    case 'words':
      return withPrompt(spec, { words: insertWords(spec.words, value) });
    case 'style':
      return withPrompt(spec, { style: { ...style, style: value } });
    case 'light':
      return withPrompt(spec, { style: { ...style, light: value } });
    case 'ratio':
      return {
        ...spec,
        ...findSize(readShape(value) ?? { kind: 'place' }, order.around, order.leftOut ?? new Set()),
      };
    case 'quality':
      return isQuality(value) ? { ...spec, quality: value } : spec;
    case 'model':
      return { ...spec, asks: { service, model: value } };
    case 'seed':
      return { ...spec, seed: Number(value) };
    case 'steps':
      return { ...spec, diffusion: { ...spec.diffusion, steps: Number(value) } };
    case 'strength':
      return { ...spec, diffusion: { ...spec.diffusion, strength: toNumber(value) } };
    case 'sampler':
      return { ...spec, diffusion: { ...spec.diffusion, sampler: value } };
  }
}

function insertWords(words: string, value: string): string {
  return /…|\.\.\./.test(words) ? words.replace(/…|\.\.\./, value) : `${words}, ${value}`;
}

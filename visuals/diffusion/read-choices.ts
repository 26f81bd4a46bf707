/** Reads what a person typed for a diffusion model into options of a request, or says what is wrong. */
import type { ControlType, DiffusionChoices, FaceMode } from '#design/diffusion';
import type { PictureRef, RecordedDiffusion } from '#design/generation';

/** The pictures that a drawing follows, and a grid; numbers are as typed. */
export interface TypedGuides {
  readonly structure: { readonly picture: PictureRef; readonly units: readonly TypedUnit[] } | null;
  readonly adapters: readonly TypedAdapter[];
  readonly face: { readonly mode: FaceMode; readonly picture: PictureRef; readonly strength: string } | null;
  readonly grid: readonly { readonly label: string; readonly text: string }[];
}

export interface TypedUnit {
  readonly type: ControlType;
  readonly processor: string;
  readonly model: string;
  readonly strength: string;
  readonly start: string;
  readonly end: string;
}

export interface TypedAdapter {
  readonly adapter: string;
  readonly picture: PictureRef;
  readonly mask: PictureRef | null;
  readonly scale: string;
  readonly start: string;
  readonly end: string;
  readonly crop: boolean;
}

export const noGuides: TypedGuides = { structure: null, adapters: [], face: null, grid: [] };

/** The most axes of a grid, and the most pictures in it. */
export const gridLimits = { axes: 3, pictures: 100 };

export type ReadChoices =
  | { readonly options: RecordedDiffusion; readonly mistake: null }
  | { readonly options: null; readonly mistake: string };

interface Range {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly isWhole?: boolean;
}

const share = (name: string): Range => ({ name, least: 0, most: 1 });

/** Reads what is typed; what is empty is left to the server. */
export function readDiffusion(choices: DiffusionChoices, guides: TypedGuides): ReadChoices {
  try {
    return { options: readAll(choices, guides), mistake: null };
  } catch (error) {
    if (!(error instanceof TypedMistake)) throw error;
    return { options: null, mistake: error.message };
  }
}

/** What every picture of the service has, also one that is edited: no pictures to follow, and no grid. */
export function readOwnChoices(choices: DiffusionChoices): ReadChoices {
  return readDiffusion(choices, noGuides);
}

class TypedMistake extends Error {}

function readAll(choices: DiffusionChoices, { structure, adapters, face, grid }: TypedGuides) {
  const { negativePrompt, sampler, upscaler, secondUpscaler } = choices;
  const steps = read(choices.steps, { name: 'Steps', least: 1, most: 200, isWhole: true });
  const guidance = read(choices.guidance, { name: 'Guidance', least: 0, most: 100 });
  const strength = read(choices.strength, share('Strength'));
  const maskBlur = read(choices.maskBlur, { name: 'Mask blur', least: 0, most: 200, isWhole: true });
  const options: RecordedDiffusion = {
    ...(negativePrompt.trim() === '' ? {} : { negativePrompt: negativePrompt.trim() }),
    ...(sampler === '' ? {} : { sampler }),
    ...(steps === null ? {} : { steps }),
    ...(guidance === null ? {} : { guidance }),
    ...(strength === null ? {} : { strength }),
    ...(maskBlur === null ? {} : { maskBlur }),
    ...(choices.detailer ? { detailer: readDetailer(choices) } : {}),
    ...(choices.secondPass ? { secondPass: readSecondPass(choices) } : {}),
    ...(upscaler === '' && secondUpscaler === '' ? {} : { upscalers: readUpscalers(choices) }),
    ...(structure === null ? {} : { structure: readStructure(structure) }),
    ...(adapters.length === 0 ? {} : { adapters: adapters.map(readAdapter) }),
    ...(face === null
      ? {}
      : {
          face: {
            mode: face.mode,
            picture: face.picture,
            strength: read(face.strength, { name: 'Face strength', least: 0, most: 2 }) ?? 1,
          },
        }),
    ...(grid.length === 0 ? {} : { grid: readGrid(grid) }),
  };
  return options;
}

/** The options of a detailer as they are typed; throws a sentence where a number is wrong. */
export function readDetailer(choices: DiffusionChoices): NonNullable<RecordedDiffusion['detailer']> {
  const { detailerModel, detailerPrompt } = choices;
  return {
    models: detailerModel === '' ? [] : [detailerModel],
    prompt: detailerPrompt.trim(),
    strength: read(choices.detailerStrength, share('Detailer strength')) ?? 0.3,
    steps: read(choices.detailerSteps, { name: 'Detailer steps', least: 1, most: 200, isWhole: true }) ?? 10,
  };
}

function readSecondPass({ passUpscaler, passScale, passStrength, passSteps }: DiffusionChoices) {
  if (passUpscaler === '')
    throw new TypedMistake('The second pass has no upscaler. Choose one, or turn it off.');
  return {
    upscaler: passUpscaler,
    scale: read(passScale, { name: 'Scale of the second pass', least: 1.1, most: 4 }) ?? 2,
    strength: read(passStrength, share('Strength of the second pass')) ?? 0.3,
    steps: read(passSteps, { name: 'Steps of the second pass', least: 1, most: 200, isWhole: true }),
  };
}

function readUpscalers({ upscaler, secondUpscaler, secondShare }: DiffusionChoices) {
  return {
    first: upscaler,
    second: secondUpscaler,
    secondShare: read(secondShare, share('Share of the second upscaler')) ?? 0.5,
  };
}

function readStructure({ picture, units }: NonNullable<TypedGuides['structure']>) {
  if (units.length === 0) throw new TypedMistake('The structure needs at least one control unit.');
  return {
    picture,
    units: units.map(({ type, processor, model, strength, start, end }) => {
      if (model === '' && type !== 'reference')
        throw new TypedMistake('A control unit has no model. Choose one, or remove the unit.');
      return {
        ...{ type, processor, model },
        strength: read(strength, { name: 'Control strength', least: 0, most: 2 }) ?? 1,
        ...readSpan(start, end, 'A control unit'),
      };
    }),
  };
}

function readAdapter({ adapter, picture, mask, scale, start, end, crop }: TypedAdapter) {
  if (adapter === '') throw new TypedMistake('An adapter has no model. Choose one, or remove its image.');
  return {
    ...{ adapter, picture, mask, crop },
    scale: read(scale, share('Adapter scale')) ?? 0.5,
    ...readSpan(start, end, 'An adapter'),
  };
}

function readSpan(from: string, to: string, who: string) {
  const start = read(from, share('Start')) ?? 0;
  const end = read(to, share('End')) ?? 1;
  if (start >= end) throw new TypedMistake(`${who} ends before it starts.`);
  return { start, end };
}

function readGrid(typed: TypedGuides['grid']) {
  const axes = typed.map(({ label, text }) => ({
    label,
    values: [...new Set(text.split('|').map((value) => value.trim()))].filter((value) => value !== ''),
  }));
  if (new Set(axes.map(({ label }) => label)).size < axes.length)
    throw new TypedMistake('Two axes of the grid change the same thing.');
  for (const { label, values } of axes) {
    if (values.length === 0) throw new TypedMistake(`${label}: write its values, with | between them.`);
    if (values.some((value) => value.includes(',')))
      throw new TypedMistake(`${label}: a value of a grid has no comma.`);
  }
  const total = axes.reduce((product, { values }) => product * values.length, 1);
  if (total > gridLimits.pictures)
    throw new TypedMistake(`These are ${total} images; a grid has ${gridLimits.pictures} at most.`);
  return axes;
}

/** The number in a text; `null` where it is empty. */
function read(text: string, { name, least, most, isWhole = false }: Range): number | null {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return null;
  const value = /^-?\d{1,6}(?:\.\d{1,6})?$/.test(trimmed) ? Number(trimmed) : Number.NaN;
  if (!(value >= least && value <= most) || (isWhole && !Number.isInteger(value)))
    throw new TypedMistake(`${name}: write a ${isWhole ? 'whole ' : ''}number from ${least} to ${most}.`);
  return value;
}

import { type CodeProject, isStyled, nodesOf } from '../../components/code-component.ts';
import type { Style } from '../../layout/layout-tree.ts';
import { tailwindRadii, tailwindTextSizes } from './tailwind-table.ts';

/** The names that a project's theme adds to Tailwind's own. */
export interface ThemeNames {
  /** Custom properties that are colours: `--brand-500` and `--color-brand-500` are `bg-brand-500`. */
  readonly colours: ReadonlySet<string>;
  readonly steps: CustomScaleSteps;
  /** `font-inter` by the value of `font-family`. */
  readonly fonts: ReadonlyMap<string, string>;
  /** Widths of the viewport, in px, that the pages change at: `page` for the one they were drawn at. */
  readonly breakpoints: ReadonlyMap<number, string>;
}

/**
 * Steps that a design has and Tailwind's scales lack: its radii, sizes of letters and letter spacings. Those that come
 * several times become steps of the project's own scale, called by their px: `rounded-10`, `text-28`, `tracking-0.5`.
 */

/** By what the utilities of a scale begin with: the names of its own steps, by their values. */
export type CustomScaleSteps = Readonly<Record<ScaleName, ReadonlyMap<string, string>>>;

type ScaleName = 'radius' | 'text' | 'tracking';

interface Scale {
  readonly property: string;
  /** Values that Tailwind has a name for. */
  readonly known: ReadonlySet<string>;
}

const scales: Readonly<Record<ScaleName, Scale>> = {
  radius: { property: 'border-radius', known: new Set(Object.keys(tailwindRadii)) },
  text: { property: 'font-size', known: new Set(Object.keys(tailwindTextSizes)) },
  tracking: { property: 'letter-spacing', known: new Set() },
};

export const noCustomSteps: CustomScaleSteps = { radius: new Map(), text: new Map(), tracking: new Map() };

/** Uses from which on a step is worth a name. */
const minStepOccurrences = 2;

/** The steps of a project whose elements say the rest by names already, save those whose names are `taken`. */
export function findCustomSteps(project: CodeProject, taken: ReadonlySet<string>): CustomScaleSteps {
  const styles = project.components.flatMap((component) =>
    [...nodesOf(component)]
      .filter(isStyled)
      .flatMap(({ style, variants }) => [style, ...variants.map((variant) => variant.style)]),
  );
  const find = (name: ScaleName) => withoutTaken(findUnnamedSteps(styles, scales[name]), name, taken);
  return { radius: find('radius'), text: find('text'), tracking: find('tracking') };
}

function findUnnamedSteps(styles: readonly Style[], { property, known }: Scale): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const style of styles) {
    for (const one of style) {
      if (one.property !== property) continue;
      for (const step of new Set(one.value.split(' ').map(withoutSign)))
        if (/^\d{0,3}(\.\d+)?px$/.test(step) && !known.has(step))
          counts.set(step, (counts.get(step) ?? 0) + 1);
    }
  }
  const steps = [...counts]
    .filter(([, occurrences]) => occurrences >= minStepOccurrences)
    .map(([step]) => step);
  return new Map(
    steps
      .sort((one, other) => Number.parseFloat(one) - Number.parseFloat(other))
      .map((step) => [step, step.replace('px', '')]),
  );
}

function withoutTaken(
  steps: ReadonlyMap<string, string>,
  scale: ScaleName,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  return new Map([...steps].filter(([, name]) => !taken.has(`${scale}-${name}`)));
}

function withoutSign(value: string): string {
  return value.replace(/^-/, '');
}

/** The same for Tailwind's theme; a point in a name is written as an underscore there. */
export function customStepVariables(steps: CustomScaleSteps): Style {
  return Object.entries(steps).flatMap(([scale, names]) =>
    [...names].map(([value, name]) => ({ property: `--${scale}-${name.replace('.', '_')}`, value })),
  );
}

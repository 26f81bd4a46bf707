import { type CodeProject, isStyled, nodesOf } from '../../components/code-component.ts';
import { valueInRem } from '../../css/print-css.ts';
import type { Style } from '../../layout/layout-tree.ts';
import { tailwindRadii, tailwindTextSizes } from './tailwind-table.ts';

/** The names that the theme of a project adds to Tailwind's. */
export interface ThemeNames {
  /** Custom properties that are colours: `--brand-500` and `--color-brand-500` are `bg-brand-500`. */
  readonly colours: ReadonlySet<string>;
  readonly steps: CustomScaleSteps;
  /** `font-inter` by the value of `font-family`. */
  readonly fonts: ReadonlyMap<string, string>;
  /** Widths of the viewport in px at which the pages change. `page` is the width of the design. */
  readonly breakpoints: ReadonlyMap<number, string>;
}

/**
 * Steps that a design uses and Tailwind's scales lack: radii, font sizes and letter spacings. Those that occur
 * several times become steps of the project, named by their px: `rounded-10`, `text-28`, `tracking-0.5`.
 */

/** The names of own steps by their values, for each prefix of utilities. */
export type CustomScaleSteps = Readonly<Record<ScaleName, ReadonlyMap<string, string>>>;

const scaleNames = ['radius', 'text', 'tracking'] as const;
type ScaleName = (typeof scaleNames)[number];

interface Scale {
  readonly property: string;
  /** Values that have a name in Tailwind. */
  readonly known: ReadonlySet<string>;
}

const scales: Readonly<Record<ScaleName, Scale>> = {
  radius: { property: 'border-radius', known: new Set(Object.keys(tailwindRadii)) },
  text: { property: 'font-size', known: new Set(Object.keys(tailwindTextSizes)) },
  tracking: { property: 'letter-spacing', known: new Set() },
};

/** The number of occurrences from which a step gets a name. */
const minStepOccurrences = 2;

/** The steps of a project whose other values already have names, without those whose names are `taken`. */
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

/** The custom properties of the steps in Tailwind's theme. A point in a name becomes an underscore. */
export function customStepVariables(steps: CustomScaleSteps): Style {
  return scaleNames.flatMap((scale) =>
    [...steps[scale]].map(([value, name]) => ({
      property: `--${scale}-${name.replace('.', '_')}`,
      value: valueInRem(scales[scale].property, value),
    })),
  );
}

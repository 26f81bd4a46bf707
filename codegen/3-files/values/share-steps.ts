/**
 * Steps that a design has and Tailwind's scales lack: its radii, sizes of letters and letter spacings. Those that come
 * several times become steps of the project's own scale, called by their px: `rounded-10`, `text-28`, `tracking-0.5`.
 */
import type { Style } from '../../1-layout/layout-tree.ts';
import type { CodeProject } from '../../2-components/code-component.ts';
import { radii, textSizes } from '../tailwind/tailwind-table.ts';
import { isStyled, nodesOf } from '../walk-code.ts';

/** By what the utilities of a scale begin with: the names of its own steps, by their values. */
export type OwnSteps = Readonly<Record<ScaleName, ReadonlyMap<string, string>>>;

type ScaleName = 'radius' | 'text' | 'tracking';

interface Scale {
  readonly property: string;
  /** Values that Tailwind has a name for. */
  readonly known: ReadonlySet<string>;
}

const scales: Readonly<Record<ScaleName, Scale>> = {
  radius: { property: 'border-radius', known: new Set(Object.keys(radii)) },
  text: { property: 'font-size', known: new Set(Object.keys(textSizes)) },
  tracking: { property: 'letter-spacing', known: new Set() },
};

export const noSteps: OwnSteps = { radius: new Map(), text: new Map(), tracking: new Map() };

/** Uses from which on a step is worth a name. */
const fewestUses = 2;

/** The steps of a project whose elements say the rest by names already, save those whose names are `taken`. */
export function findSteps(project: CodeProject, taken: ReadonlySet<string>): OwnSteps {
  const styles = project.components.flatMap((component) =>
    [...nodesOf(component)]
      .filter(isStyled)
      .flatMap(({ style, variants }) => [style, ...variants.map((variant) => variant.style)]),
  );
  const find = (name: ScaleName) => withoutTaken(findOwn(styles, scales[name]), name, taken);
  return { radius: find('radius'), text: find('text'), tracking: find('tracking') };
}

function findOwn(styles: readonly Style[], { property, known }: Scale): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const style of styles) {
    for (const one of style) {
      if (one.property !== property) continue;
      for (const step of new Set(one.value.split(' ').map(withoutSign)))
        if (/^\d{0,3}(\.\d+)?px$/.test(step) && !known.has(step))
          counts.set(step, (counts.get(step) ?? 0) + 1);
    }
  }
  const steps = [...counts].filter(([, uses]) => uses >= fewestUses).map(([step]) => step);
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
export function declareSteps(steps: OwnSteps): Style {
  return Object.entries(steps).flatMap(([scale, names]) =>
    [...names].map(([value, name]) => ({ property: `--${scale}-${name.replace('.', '_')}`, value })),
  );
}

import type { PlanField } from '#design/code-plan';

/** What a model that decided this field last is at, and how far it is: `Naming components: 14 of 31 layers`. */
export function describeDecisions(latest: PlanField | null, decided: number, layers: number): string {
  return latest === null ? 'Looking at the frames' : `${doing[latest]}: ${decided} of ${layers} layers`;
}

const doing: Readonly<Record<PlanField, string>> = {
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

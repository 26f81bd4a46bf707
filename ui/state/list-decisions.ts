import { planFields, type CodePlan, type LayerDecision, type PlanField } from '#design/code-plan';
import { type CodeTarget, describeTarget } from '#design/targets';

/** One decision of a model about one or more layers, which is undone and redone as a whole. */
export interface Decision {
  readonly id: string;
  /** A short sentence without a full stop, as `Component ProductCard`. */
  readonly title: string;
  readonly layers: readonly string[];
  readonly layerDecisions: readonly LayerDecision[];
  /** False where a person took it back. */
  readonly isApplied: boolean;
}

/** All decisions that are in the code or were undone. Decisions that do not fit the design are reported elsewhere. */
export function listDecisions(
  whole: CodePlan,
  inCode: CodePlan | null,
  backed: ReadonlySet<string>,
  target: CodeTarget,
): readonly Decision[] {
  const { hasComponents } = describeTarget(target);
  const found = new Map<string, Decision>();
  for (const [layer, decided] of Object.entries(whole.layers)) {
    for (const field of planFields) {
      const value = decided[field];
      if (value === undefined || (!hasComponents && componentFields.has(field))) continue;
      const id = `${field} ${value}`;
      const isThere = inCode?.layers[layer]?.[field] !== undefined;
      if (!isThere && !backed.has(id)) continue;
      const known = found.get(id) ?? { id, title: describe(field, value), layers: [], layerDecisions: [] };
      found.set(id, {
        ...known,
        layers: [...known.layers, layer],
        layerDecisions: [...known.layerDecisions, { layer, field }],
        isApplied: !backed.has(id),
      });
    }
  }
  const order = (id: string) => planFields.findIndex((field) => id.startsWith(`${field} `));
  return [...found.values()].sort((one, other) => order(one.id) - order(other.id));
}

/** Fields that mean nothing where a target has no components. */
const componentFields: ReadonlySet<PlanField> = new Set<PlanField>(['component', 'variant', 'prop']);

function describe(field: PlanField, value: string | number): string {
  if (field === 'component' && value === 'none') return 'Not a component';
  if (field === 'narrow') return narrowTitles[value] ?? 'On narrow screens';
  if (field === 'alt' && value === '') return 'Decorative';
  return `${titles[field]} ${quoted.has(field) ? `“${value}”` : value}`;
}

const titles: Readonly<Record<PlanField, string>> = {
  component: 'Component',
  variant: 'Variant',
  prop: 'Prop',
  name: 'Named',
  kind: 'Element:',
  level: 'Heading of level',
  label: 'Label',
  entry: 'Field for',
  href: 'Leads to',
  alt: 'Alternative text',
  narrow: 'On narrow screens',
};

const quoted: ReadonlySet<PlanField> = new Set<PlanField>(['variant', 'name', 'label', 'alt']);

const narrowTitles: Readonly<Record<string, string>> = {
  stack: 'Stacks on narrow screens',
  wrap: 'Wraps on narrow screens',
  scroll: 'Scrolls on narrow screens',
};

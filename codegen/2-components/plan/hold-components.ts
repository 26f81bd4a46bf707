/**
 * Components of a plan: a use becomes what it would be if the designer had made it an instance, so grouping, props and
 * files follow by the rules that hold for instances. The compiler's own grouping is the judge of what is alike: uses
 * that are built otherwise than most of a name are no uses of it. What the design itself calls one component stays one
 * and may only be renamed.
 */
import type { LayerPlan } from '#design/code-plan';
import type { LayoutBox, LayoutNode, LayoutTree } from '../../1-layout/layout-tree.ts';
import { groupUses } from '../groups/group-uses.ts';
import { mapLayout } from '../map-layout.ts';
import type { PlanContext } from './plan-context.ts';

/** The same layout with the planned uses as instances; what cannot be one is told. */
export function holdComponents(
  layout: LayoutTree,
  decided: ReadonlyMap<string, LayerPlan>,
  context: PlanContext,
): LayoutTree {
  const names = renameMains(layout, decided, context);
  const wanted = dropCircles(layout, decided, context);
  const planned = asInstances(layout, wanted, names);
  const unlike = findUnlike(planned, wanted);
  if (unlike.size === 0) return planned;
  for (const [node, { component }] of unlike)
    context.drop(node, 'component', component, 'it is built otherwise than the other uses of that component');
  const ids = new Set([...unlike.keys()].map(({ id }) => id));
  return asInstances(layout, new Map([...wanted].filter(([id]) => !ids.has(id))), names);
}

/** Names for the components of the design, by main component or set: the one most of its uses are given. */
function renameMains(
  layout: LayoutTree,
  decided: ReadonlyMap<string, LayerPlan>,
  context: PlanContext,
): ReadonlyMap<string, string> {
  const votes = new Map<string, Map<string, LayoutBox[]>>();
  visitBoxes(layout, (box) => {
    const component = decided.get(box.id)?.component;
    if (component === undefined || box.instance === null) return;
    const main = mainOf(box.instance);
    const named = votes.get(main) ?? new Map<string, LayoutBox[]>();
    votes.set(main, named.set(component, [...(named.get(component) ?? []), box]));
  });
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const [main, named] of votes) {
    const byUses = [...named].sort(([, one], [, other]) => other.length - one.length);
    const name = byUses.map(([one]) => one).find((one) => !taken.has(one));
    if (name !== undefined) {
      names.set(main, name);
      taken.add(name);
    }
    for (const [component, boxes] of byUses) {
      const reason =
        name === undefined
          ? 'another component of the design is called so'
          : 'the design has it as one component with others, which are called otherwise';
      if (component !== name) for (const box of boxes) context.drop(box, 'component', component, reason);
    }
  }
  return names;
}

function mainOf({ setName, componentId }: NonNullable<LayoutBox['instance']>): string {
  return setName === null ? `component ${componentId}` : `set ${setName}`;
}

/** Uses by their id, without those that stand in a use of the same component. */
function dropCircles(
  layout: LayoutTree,
  decided: ReadonlyMap<string, LayerPlan>,
  context: PlanContext,
): ReadonlyMap<string, LayerPlan> {
  const wanted = new Map<string, LayerPlan>();
  const visit = (node: LayoutNode, around: readonly string[]): void => {
    if (node.kind !== 'box') return;
    const own = decided.get(node.id);
    const isPlain = node.instance !== null || own?.component === 'none';
    const component = isPlain ? undefined : own?.component;
    const isInside = component !== undefined && around.includes(component);
    if (isInside) context.drop(node, 'component', component, 'it stands in a use of the same component');
    else if (own && component !== undefined) wanted.set(node.id, own);
    const inner = component === undefined || isInside ? around : [...around, component];
    for (const child of node.children) visit(child, inner);
  };
  for (const { root } of layout.pages) visit(root, []);
  return wanted;
}

function asInstances(
  layout: LayoutTree,
  wanted: ReadonlyMap<string, LayerPlan>,
  names: ReadonlyMap<string, string>,
): LayoutTree {
  return mapLayout(layout, (node) => {
    if (node.kind !== 'box') return node;
    if (node.instance) {
      const setName = names.get(mainOf(node.instance));
      return setName === undefined ? node : { ...node, instance: { ...node.instance, setName } };
    }
    const { component, variant } = wanted.get(node.id) ?? {};
    if (component === undefined) return node;
    const properties = variant === undefined ? {} : { variant: { kind: 'variant', value: variant } as const };
    const instance = {
      componentId: `${plannedMain} ${node.id}`,
      componentName: component,
      setName: component,
      properties,
    };
    return { ...node, instance };
  });
}

/** No id of Figma begins so. */
const plannedMain = 'planned';

/** The planned uses that did not come together with most of their name. */
function findUnlike(
  layout: LayoutTree,
  wanted: ReadonlyMap<string, LayerPlan>,
): ReadonlyMap<LayoutBox, LayerPlan> {
  const groups = new Map<string, LayoutBox[][]>();
  for (const { uses } of groupUses(layout).groups) {
    const name = uses.map(({ instance }) => instance?.setName ?? null).find((one) => one !== null);
    if (name !== undefined && uses.some(({ id }) => wanted.has(id)))
      groups.set(name, [...(groups.get(name) ?? []), [...uses]]);
  }
  const unlike = new Map<LayoutBox, LayerPlan>();
  for (const alike of groups.values()) {
    const [, ...others] = alike.sort((one, other) => other.length - one.length);
    for (const use of others.flat()) {
      const own = wanted.get(use.id);
      if (own) unlike.set(use, own);
    }
  }
  return unlike;
}

function visitBoxes({ pages }: LayoutTree, see: (box: LayoutBox) => void): void {
  const visit = (node: LayoutNode): void => {
    if (node.kind !== 'box') return;
    see(node);
    node.children.forEach(visit);
  };
  for (const { root } of pages) visit(root);
}

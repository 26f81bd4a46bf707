/**
 * Applies the components of a plan. An occurrence becomes the instance that the designer would have made, so
 * grouping, props and files follow the rules for instances. The compiler's own grouping decides which occurrences
 * are similar: a box with another structure than most boxes of that name is rejected. A component of the design
 * stays one component and can only be renamed.
 */
import type { LayerPlan } from '#design/code-plan';
import type { LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { groupOccurrences } from '../grouping/group-occurrences.ts';
import { mapLayout } from '../walk-layout.ts';
import type { PlanContext } from './plan-context.ts';

/** Turns the planned occurrences into instances and reports those that cannot be one. */
export function applyPlannedComponents(
  layout: LayoutTree,
  decided: ReadonlyMap<string, LayerPlan>,
  context: PlanContext,
): LayoutTree {
  const names = renameDesignComponents(layout, decided, context);
  const wanted = dropSelfNesting(layout, decided, context);
  const planned = toInstances(layout, wanted, names);
  const mismatched = findMismatched(planned, wanted);
  if (mismatched.size === 0) return planned;
  for (const [node, { component }] of mismatched)
    context.reject(
      node,
      'component',
      component,
      'it is built otherwise than the other uses of that component',
    );
  const ids = new Set([...mismatched.keys()].map(({ id }) => id));
  return toInstances(layout, new Map([...wanted].filter(([id]) => !ids.has(id))), names);
}

/** Returns the planned name of each component or set of the design: the one that most of its occurrences have. */
function renameDesignComponents(
  layout: LayoutTree,
  decided: ReadonlyMap<string, LayerPlan>,
  context: PlanContext,
): ReadonlyMap<string, string> {
  const votes = new Map<string, Map<string, LayoutBox[]>>();
  visitBoxes(layout, (box) => {
    const component = decided.get(box.id)?.component;
    if (component === undefined || box.instance === null) return;
    const main = componentKeyOf(box.instance);
    const named = votes.get(main) ?? new Map<string, LayoutBox[]>();
    votes.set(main, named.set(component, [...(named.get(component) ?? []), box]));
  });
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const [main, named] of votes) {
    const byOccurrences = [...named].sort(([, one], [, other]) => other.length - one.length);
    const name = byOccurrences.map(([one]) => one).find((one) => !taken.has(one));
    if (name !== undefined) {
      names.set(main, name);
      taken.add(name);
    }
    for (const [component, boxes] of byOccurrences) {
      const reason =
        name === undefined
          ? 'another component of the design is called so'
          : 'the design has it as one component with others, which are called otherwise';
      if (component !== name) for (const box of boxes) context.reject(box, 'component', component, reason);
    }
  }
  return names;
}

function componentKeyOf({ setName, componentId }: NonNullable<LayoutBox['instance']>): string {
  return setName === null ? `component ${componentId}` : `set ${setName}`;
}

/** Returns the planned occurrences by id, without those nested in an occurrence of the same component. */
function dropSelfNesting(
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
    if (isInside) context.reject(node, 'component', component, 'it stands in a use of the same component');
    else if (own && component !== undefined) wanted.set(node.id, own);
    const inner = component === undefined || isInside ? around : [...around, component];
    for (const child of node.children) visit(child, inner);
  };
  for (const { root } of layout.pages) visit(root, []);
  return wanted;
}

function toInstances(
  layout: LayoutTree,
  wanted: ReadonlyMap<string, LayerPlan>,
  names: ReadonlyMap<string, string>,
): LayoutTree {
  return mapLayout(layout, (node) => {
    if (node.kind !== 'box') return node;
    if (node.instance) {
      const setName = names.get(componentKeyOf(node.instance));
      return setName === undefined ? node : { ...node, instance: { ...node.instance, setName } };
    }
    const { component, variant } = wanted.get(node.id) ?? {};
    if (component === undefined) return node;
    const properties = variant === undefined ? {} : { variant: { kind: 'variant', value: variant } as const };
    const instance = {
      componentId: `${plannedIdPrefix} ${node.id}`,
      componentName: component,
      setName: component,
      properties,
    };
    return { ...node, instance };
  });
}

/** No id of Figma has this prefix. */
const plannedIdPrefix = 'planned';

/** Returns the planned occurrences whose group is not the largest one of their name. */
function findMismatched(
  layout: LayoutTree,
  wanted: ReadonlyMap<string, LayerPlan>,
): ReadonlyMap<LayoutBox, LayerPlan> {
  const groups = new Map<string, LayoutBox[][]>();
  for (const { occurrences } of groupOccurrences(layout).groups) {
    const name = occurrences.map(({ instance }) => instance?.setName ?? null).find((one) => one !== null);
    if (name !== undefined && occurrences.some(({ id }) => wanted.has(id)))
      groups.set(name, [...(groups.get(name) ?? []), [...occurrences]]);
  }
  const mismatched = new Map<LayoutBox, LayerPlan>();
  for (const sameName of groups.values()) {
    const [, ...others] = sameName.sort((one, other) => other.length - one.length);
    for (const occurrence of others.flat()) {
      const own = wanted.get(occurrence.id);
      if (own) mismatched.set(occurrence, own);
    }
  }
  return mismatched;
}

function visitBoxes({ pages }: LayoutTree, visitor: (box: LayoutBox) => void): void {
  const visit = (node: LayoutNode): void => {
    if (node.kind !== 'box') return;
    visitor(node);
    node.children.forEach(visit);
  };
  for (const { root } of pages) visit(root);
}

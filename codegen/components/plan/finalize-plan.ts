/**
 * Reports the decisions of a plan that had no effect. Roles are found for a whole page, so only then is it known
 * whether a decision could be applied. Each decision is searched in the result and reported where it is missing.
 */
import {
  type CodePlan,
  type LayerPlan,
  type PlanField,
  planFields,
  withoutDecisions,
} from '#design/code-plan';
import type { Problem } from '#design/problem';
import type { LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { visibleChildren } from '../walk-layout.ts';
import type { CodeComponent } from '../code-component.ts';
import type { Roles } from '../../semantics/find-roles.ts';
import { PlanContext } from './plan-context.ts';

/** The decisions of a plan that took effect, and the problems of the others. */
export interface FinalizedPlan {
  /** The decisions that took effect. */
  readonly effectivePlan: CodePlan;
  /** One for each accepted decision without an effect. */
  readonly problems: readonly Problem[];
}

/**
 * Separates the accepted decisions that took effect from the others.
 * @param components The components that were built; `null` where the target has none.
 */
export function finalizePlan(
  layout: LayoutTree,
  accepted: ReadonlyMap<string, LayerPlan>,
  roles: Roles,
  components: readonly CodeComponent[] | null,
): FinalizedPlan {
  if (accepted.size === 0) return { effectivePlan: { layers: {} }, problems: [] };
  const context = new PlanContext(layout);
  const props = components?.flatMap((one) => one.props.map(({ name }) => name)) ?? null;
  for (const [id, decided] of accepted) {
    const node = context.find(`${id}/link`) ?? context.find(id);
    if (!node) continue;
    for (const field of planFields) {
      const isEffective =
        field === 'prop'
          ? props === null || hasProp(props, decided.prop)
          : isRealized(field, decided, node, roles);
      if (decided[field] === undefined || isEffective) continue;
      context.reject(
        { id, name: node.name },
        field,
        decided[field],
        reasonFor(field, decided, node, roles, context),
      );
    }
  }
  const effectivePlan = withoutDecisions({ layers: Object.fromEntries(accepted) }, context.rejected);
  return { effectivePlan, problems: context.problems };
}

/** A name that React reserves got a suffix, and a visibility prop begins with `show`. */
function hasProp(props: readonly string[], wanted = ''): boolean {
  const shown = `show${wanted.charAt(0).toUpperCase()}${wanted.slice(1)}`;
  return props.some((name) => name.startsWith(wanted) || name.startsWith(shown));
}

function isRealized(field: PlanField, decided: LayerPlan, node: LayoutNode, roles: Roles): boolean {
  switch (field) {
    case 'kind':
      return decided.kind === undefined || isOfKind(decided.kind, node, roles);
    case 'level':
      return decided.kind !== 'heading' || roles.of([node]).tag === `h${decided.level}`;
    case 'label':
      return visibleSubtree(node).some((inner) => isLabelled(inner, decided.label, roles));
    case 'entry':
      return visibleSubtree(node).some((inner) => roles.fieldOf(inner)?.type === decided.entry);
    default:
      return true;
  }
}

function isOfKind(kind: NonNullable<LayerPlan['kind']>, node: LayoutNode, roles: Roles): boolean {
  const subtree = visibleSubtree(node);
  if (kind === 'checkbox' || kind === 'radio' || kind === 'switch')
    return subtree.some((inner) => roles.fieldOf(inner)?.isChecked !== undefined);
  const expected = expectedTags[kind];
  return (expected.within ? subtree : [node]).some((inner) => expected.tag.test(roles.of([inner]).tag));
}

type TaggedKind = Exclude<NonNullable<LayerPlan['kind']>, 'checkbox' | 'radio' | 'switch'>;

/** With `within`, a descendant may be the element as well. */
const expectedTags: Readonly<Record<TaggedKind, { readonly tag: RegExp; readonly within?: boolean }>> = {
  header: { tag: /^header$/ },
  nav: { tag: /^nav$/ },
  section: { tag: /^section$/ },
  article: { tag: /^article$/ },
  aside: { tag: /^aside$/ },
  footer: { tag: /^footer$/ },
  form: { tag: /^form$/ },
  group: { tag: /^(div|span|li|label)$/ },
  heading: { tag: /^h[1-6]$/ },
  paragraph: { tag: /^(p|span|li|a)$/ },
  list: { tag: /^ul$/ },
  'ordered-list': { tag: /^ol$/ },
  button: { tag: /^button$/ },
  link: { tag: /^a$/ },
  field: { tag: /^input$/, within: true },
  'text-area': { tag: /^textarea$/, within: true },
  choice: { tag: /^select$/, within: true },
};

function isLabelled(node: LayoutNode, label: string | undefined, roles: Roles): boolean {
  const isNamed = roles.of([node]).attributes.some(({ name }) => name === 'aria-label');
  return (isNamed && roles.labelOf(node) === label) || roles.fieldOf(node)?.labelText === label;
}

/** Returns a layer and its visible descendants. */
function visibleSubtree(node: LayoutNode): readonly LayoutNode[] {
  return [node, ...visibleChildren(node).flatMap(visibleSubtree)];
}

function reasonFor(
  field: PlanField,
  { kind, level }: LayerPlan,
  node: LayoutNode,
  roles: Roles,
  context: PlanContext,
): string {
  const around = context.ancestorsOf(node).map((box) => roles.of([box]));
  if (field === 'level')
    return level === 1 ? 'the page has its first heading' : 'a level above it is left out';
  if (field === 'label') return 'nothing there takes a name, or its own words name it';
  if (field === 'entry') return 'it is no field';
  if (field === 'prop') return 'it is the same in all uses, or stands in no component';
  if (around.some(({ tag }) => tag === 'button' || tag === 'a'))
    return 'it stands in something that is pressed';
  if (around.some(({ hasToggle }) => hasToggle)) return 'it stands in something that is switched';
  if (kind === 'list' || kind === 'ordered-list') return 'not all that stands in it can be an item';
  return 'the elements around it, or other uses of its component, do not allow it';
}

import { invariant } from '#design/invariant';
import type { LayoutNode, LayoutPage, Style } from '../../layout/layout-tree.ts';
import { type NameScope, toPascalCase } from '../../naming/identifiers.ts';
import type { Roles } from '../../semantics/find-roles.ts';
import { type LinkTargets, noLinkTargets } from '../../semantics/interactions/link-targets.ts';
import { elementRefIn } from '../align-occurrences.ts';
import { type CodeComponent, plainElement } from '../code-component.ts';
import { extractLists, nameContainers, nameElementStyles } from '../finalize-code-tree.ts';
import type { ComponentGroup, Grouping } from '../grouping/component-group.ts';
import type { PassedProp } from '../props/prop-list.ts';
import { VectorTable } from '../vector-table.ts';
import { ComponentTemplate } from './component-template.ts';

/** A finished component, and what each of its uses hands to it. */
export interface BuiltComponent {
  readonly component: CodeComponent;
  readonly props: readonly PassedProp[];
  /** The place of a use among the uses. */
  readonly indexOf: ReadonlyMap<LayoutNode, number>;
  /** What the place of use decides, in the order of the uses. */
  readonly occurrenceStyles: readonly Style[];
}

/** The components of one project, built one after the other: those used inside others first. */
export class ComponentLibrary {
  readonly roles: Roles;
  readonly linkTargets: LinkTargets;
  /** Which drawings are one, whatever their sizes. */
  readonly vectors = new VectorTable();
  readonly #grouping: Grouping;
  readonly #names: NameScope;
  readonly #built = new Map<ComponentGroup, BuiltComponent>();

  constructor(grouping: Grouping, roles: Roles, names: NameScope, linkTargets: LinkTargets = noLinkTargets) {
    this.#grouping = grouping;
    this.linkTargets = linkTargets;
    this.roles = roles;
    this.#names = names;
  }

  groupOf(node: LayoutNode): ComponentGroup | null {
    return this.#grouping.groupOf.get(node) ?? null;
  }

  get(group: ComponentGroup): BuiltComponent {
    const built = this.#built.get(group);
    invariant(built, `the component ${group.title} is used before it is built`);
    return built;
  }

  build(group: ComponentGroup): CodeComponent {
    const template = new ComponentTemplate(group.occurrences, this, group.elementRefOf);
    const { root, useStyles: occurrenceStyles } = template.buildComponent(group.isPart);
    const props = template.props();
    const [first] = group.occurrences;
    const component: CodeComponent = {
      name: this.#nameOf(group),
      role: 'component',
      nodeId: group.componentId,
      title: group.title,
      props: props.map(({ prop }) => prop),
      root: extractLists(
        nameElementStyles(nameContainers(root), 'root'),
        props.map(({ prop }) => prop.name),
      ),
      width: first?.drawn.width ?? 0,
      height: first?.drawn.height ?? 0,
      ...(group.isPart === true ? { isPart: true } : {}),
    };
    const indexOf = new Map(group.occurrences.map((occurrence, index) => [occurrence as LayoutNode, index]));
    this.#built.set(group, { component, props, indexOf, occurrenceStyles });
    return component;
  }

  #nameOf({ title, longTitle = title }: ComponentGroup): string {
    const name = toPascalCase(title) ?? 'Part';
    return this.#names.take(this.#names.has(name) ? (toPascalCase(longTitle) ?? name) : name);
  }
}

/** A page is a component with one use and so without props. */
export function buildPage(page: LayoutPage, name: string, library: ComponentLibrary): CodeComponent {
  const built = new ComponentTemplate([page.root], library, elementRefIn).buildPage();
  // A page that is a use of a component, a picture or a text still has its own main element.
  const main = built.kind === 'element' ? built : plainElement('main', [built]);
  return {
    name,
    role: 'page',
    nodeId: page.frameId,
    title: page.name.slice(0, 200),
    props: [],
    root: extractLists(nameElementStyles(nameContainers(main), 'page'), []),
    width: page.width,
    height: page.height,
    ...(page.narrower ? { narrower: page.narrower } : {}),
  };
}

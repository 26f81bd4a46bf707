import { invariant } from '#design/invariant';
import type { LayoutNode, Style } from '../../1-layout/layout-tree.ts';
import type { CodeComponent } from '../code-component.ts';
import { DrawingTable } from '../drawing-table.ts';
import type { Roles } from '../roles/find-roles.ts';
import type { Grouping, UseGroup } from '../groups/use-group.ts';
import { gatherLists } from '../settle/gather-lists.ts';
import { noAnchors, type Anchors } from '../links/find-anchors.ts';
import { toPascalCase, type NameScope } from '../make-names.ts';
import { nameContainers } from '../settle/name-containers.ts';
import { nameStyles } from '../settle/name-styles.ts';
import type { FilledProp } from '../props/prop-list.ts';
import { Template } from './template.ts';

/** A finished component, and what each of its uses hands to it. */
export interface BuiltComponent {
  readonly component: CodeComponent;
  readonly props: readonly FilledProp[];
  /** The place of a use among the uses. */
  readonly indexOf: ReadonlyMap<LayoutNode, number>;
  /** What the place of use decides, in the order of the uses. */
  readonly useStyles: readonly Style[];
}

/** The components of one project, built one after the other: those used inside others first. */
export class ComponentLibrary {
  readonly roles: Roles;
  readonly anchors: Anchors;
  /** Which drawings are one, whatever their sizes. */
  readonly drawings = new DrawingTable();
  readonly #grouping: Grouping;
  readonly #names: NameScope;
  readonly #built = new Map<UseGroup, BuiltComponent>();

  constructor(grouping: Grouping, roles: Roles, names: NameScope, anchors: Anchors = noAnchors) {
    this.#grouping = grouping;
    this.anchors = anchors;
    this.roles = roles;
    this.#names = names;
  }

  groupOf(node: LayoutNode): UseGroup | null {
    return this.#grouping.groupOf.get(node) ?? null;
  }

  get(group: UseGroup): BuiltComponent {
    const built = this.#built.get(group);
    invariant(built, `the component ${group.title} is used before it is built`);
    return built;
  }

  build(group: UseGroup): CodeComponent {
    const template = new Template(group.uses, this, group.placeOf);
    const { root, useStyles } = template.buildComponent(group.isPart);
    const props = template.props();
    const [first] = group.uses;
    const component: CodeComponent = {
      name: this.#nameOf(group),
      role: 'component',
      nodeId: group.componentId,
      title: group.title,
      props: props.map(({ prop }) => prop),
      root: gatherLists(
        nameStyles(nameContainers(root), 'root'),
        props.map(({ prop }) => prop.name),
      ),
      width: first?.drawn.width ?? 0,
      height: first?.drawn.height ?? 0,
      ...(group.isPart === true ? { isPart: true } : {}),
    };
    const indexOf = new Map(group.uses.map((use, index) => [use as LayoutNode, index]));
    this.#built.set(group, { component, props, indexOf, useStyles });
    return component;
  }

  #nameOf({ title, longTitle = title }: UseGroup): string {
    const name = toPascalCase(title) ?? 'Part';
    return this.#names.take(this.#names.has(name) ? (toPascalCase(longTitle) ?? name) : name);
  }
}

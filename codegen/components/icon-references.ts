/**
 * Lets data name icons: `icon: WifiIcon` in each row, and `<fact.icon />` once where it is shown, in place of an element with
 * a class in each row. This is so for slots that are given nothing but icons which look the same apart from their
 * shapes. An icon that has another size than the others has that size itself.
 */
import { NameScope, toPascalCase } from '../naming/identifiers.ts';
import {
  type CodeComponent,
  type CodeIcon,
  type CodeInstance,
  type CodeNode,
  type CodeProject,
  type CodeProp,
  isStyled,
  mapCodeNodes,
  nodesOf,
  type PropValue,
} from './code-component.ts';
import { type IconGroup, type IconSize, IconSlots } from './icon-slots.ts';

/** Marks the vectors that data will name, so that each becomes a component. */
export function markIconsInData(components: readonly CodeComponent[]): readonly CodeComponent[] {
  const found = new IconSlots(components);
  const marked = new Set<CodeNode>(found.groups().flatMap(({ values }) => values.map(({ node }) => node)));
  if (marked.size === 0) return components;
  return components.map((component) => ({
    ...component,
    root: mapCodeNodes(component.root, (node) =>
      node.kind === 'vector' && marked.has(node) ? { ...node, isInData: true } : node,
    ),
  }));
}

/** Replaces slots that are given icons only by props that name the components of the icons. */
export function referenceIcons(project: CodeProject): CodeProject {
  const found = new IconSlots(project.components);
  const groups = found.groups().filter(({ values }) => values.every(({ node }) => node.kind === 'use'));
  if (groups.length === 0) return project;
  const rewriter = new SlotRewriter(found, groups, project.components);
  return { ...project, components: project.components.map((component) => rewriter.rewrite(component)) };
}

/** Writes components anew with icons that data name. */
class SlotRewriter {
  readonly #slots: IconSlots;
  readonly #groups: ReadonlyMap<string, IconGroup>;
  readonly #names: readonly string[];
  readonly #sizes: ReadonlyMap<string, IconSize>;

  constructor(slots: IconSlots, groups: readonly IconGroup[], components: readonly CodeComponent[]) {
    this.#slots = slots;
    this.#groups = new Map(groups.map((group) => [slots.rootOf(group.values[0]?.key ?? ''), group]));
    this.#names = components.map(({ name }) => name);
    this.#sizes = new Map(groups.flatMap(({ sizes }) => [...sizes]));
  }

  rewrite(component: CodeComponent): CodeComponent {
    const size = this.#sizes.get(component.name);
    if (size !== undefined && component.root.kind === 'vector')
      return { ...component, root: { ...component.root, svg: withSize(component.root.svg, size) } };
    const styleNames = new NameScope(
      nodesOf(component).flatMap((node) => (isStyled(node) ? (node.styleName ?? []) : [])),
      '-',
    );
    const tags = new NameScope(this.#names);
    const context = { styleNames, tags, styles: new Map<string, string>() };
    return {
      ...component,
      props: component.props.map((prop) => this.#rewriteProp(prop, `${component.name}:${prop.name}`)),
      root: this.#rewriteNode(component.root, context),
    };
  }

  #groupOf(key: string | undefined): IconGroup | undefined {
    return key === undefined ? undefined : this.#groups.get(this.#slots.rootOf(key));
  }

  #rewriteProp(prop: CodeProp, key: string): CodeProp {
    if (prop.type.kind === 'list') {
      const fields = prop.type.fields.map((field) => this.#rewriteProp(field, `${key}.${field.name}`));
      return { ...prop, type: { ...prop.type, fields } };
    }
    const group = prop.type.kind === 'slot' ? this.#groupOf(key) : undefined;
    if (group === undefined) return prop;
    return {
      ...prop,
      type: { kind: 'icon' },
      fallback: this.#slots.missing.has(key) ? { kind: 'none' } : null,
    };
  }

  #rewriteNode(node: CodeNode, context: IconContext): CodeNode {
    switch (node.kind) {
      case 'property': {
        const group = this.#groupOf(this.#slots.sites.get(node));
        return group === undefined ? node : createIcon(node.name, group, context);
      }
      case 'element':
      case 'when':
      case 'rating':
        return { ...node, children: node.children.map((child) => this.#rewriteNode(child, context)) };
      case 'use':
        return this.#rewriteInstance(node, context);
      case 'each':
        return { ...node, rows: node.rows.map((row) => this.#rewriteInstance(row, context)) };
      case 'repeat':
        return {
          ...node,
          data: node.data && this.#rewriteValue(node.data, context),
          children: node.children.map((child) => this.#rewriteNode(child, context)),
        };
      default:
        return node;
    }
  }

  #rewriteInstance(node: CodeInstance, context: IconContext): CodeInstance {
    const props = node.props.map((one) => ({ ...one, value: this.#rewriteValue(one.value, context) }));
    return { ...node, props };
  }

  #rewriteValue<Value extends PropValue>(value: Value, context: IconContext): Value {
    if (value.kind === 'list') {
      const rows = value.rows.map((row) =>
        row.map((field) => ({ ...field, value: this.#rewriteValue(field.value, context) })),
      );
      return { ...value, rows };
    }
    if (value.kind !== 'slot' || value.node === null) return value;
    const { node } = value;
    if (this.#groupOf(this.#slots.given.get(value)) === undefined)
      return { ...value, node: this.#rewriteNode(node, context) };
    const named: PropValue =
      node.kind === 'use'
        ? { kind: 'icon', component: node.component }
        : { kind: 'prop', name: nameOf(node) };
    return named as Value;
  }
}

function nameOf(node: CodeNode): string {
  return node.kind === 'property' ? node.name : '';
}

/** The names that one component has taken. */
interface IconContext {
  readonly styleNames: NameScope;
  readonly tags: NameScope;
  /** The names of styles that icons have already. */
  readonly styles: Map<string, string>;
}

function createIcon(
  name: string,
  { values, style, variants, isOptional }: IconGroup,
  context: IconContext,
): CodeIcon {
  const key = JSON.stringify([style, variants]);
  const styleName = context.styles.get(key) ?? context.styleNames.take('icon');
  context.styles.set(key, styleName);
  const tag = name.includes('.') ? name : context.tags.take(toPascalCase(name) ?? 'Icon');
  return {
    kind: 'icon',
    prop: name,
    tag,
    isOptional,
    styleName: style.length + variants.length === 0 ? null : styleName,
    style,
    variants,
    ids: [...new Set(values.flatMap(({ node }) => node.ids))],
  };
}

/** An icon with a size of its own, which a style sheet can override. */
function withSize(svg: string, { width, height }: IconSize): string {
  return svg.replace(/^<svg(?=[ >])/, `<svg width="${width}" height="${height}"`);
}

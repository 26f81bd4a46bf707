/**
 * Instances of components that the team has in code become uses of theirs: what Figma's properties say is handed on
 * in their words, and nothing is generated for what is inside.
 */
import { problem, type Problem } from '#design/problem';
import type { OwnComponent, OwnProp, ProjectConfig, PropConstant } from '#design/project-config';
import type { Snapshot } from '#design/snapshot';
import type { LayoutBox, LayoutNode, LayoutTree } from '../1-layout/layout-tree.ts';
import type {
  CodeComponent,
  CodeNode,
  CodeProject,
  CodeUse,
  CodeVector,
  PropValue,
} from '../2-components/code-component.ts';
import { toCamelCase } from '../2-components/make-names.ts';
import { nodesOf } from '../3-files/walk-code.ts';
import { findLayer, layerText, plain, propertyText, readProperty, swappedId } from './read-instance.ts';

type Mapping = ProjectConfig['components'];
type HandedProp = CodeUse['props'][number];

export function useOwnComponents(
  project: CodeProject,
  mapping: Mapping,
  layout: LayoutTree,
  snapshot: Snapshot,
): CodeProject {
  if (Object.keys(mapping).length === 0) return project;
  const rewriter = new Rewriter(project, mapping, layout, snapshot);
  const rewritten = project.components.map((component) => ({
    ...component,
    root: rewriter.rewrite(component.root),
  }));
  const outside = [...rewriter.used.values()];
  return {
    ...project,
    components: dropUnused(rewritten, new Set(outside.map(({ name }) => name))),
    outside,
    problems: [...project.problems, ...rewriter.problems],
  };
}

class Rewriter {
  readonly used = new Map<
    OwnComponent,
    { readonly name: string; readonly from: string; readonly exported: string; readonly isDefault: boolean }
  >();
  readonly problems: Problem[] = [];
  readonly #boxes = new Map<string, LayoutBox>();
  /** What drawings are called that are instances, by the ids they stand for. */
  readonly #drawings = new Map<string, string>();
  readonly #mapping: ReadonlyMap<string, OwnComponent>;
  readonly #snapshot: Snapshot;
  readonly #taken: ReadonlySet<string>;

  constructor(project: CodeProject, mapping: Mapping, layout: LayoutTree, snapshot: Snapshot) {
    this.#mapping = new Map(Object.entries(mapping).map(([name, own]) => [plain(name), own]));
    this.#snapshot = snapshot;
    const visit = (node: LayoutNode): void => {
      if (node.kind === 'vector' && node.componentName !== undefined)
        for (const id of node.ids) this.#drawings.set(id, node.componentName);
      if (node.kind !== 'box') return;
      if (node.instance) for (const id of node.ids) this.#boxes.set(id, node);
      node.children.forEach(visit);
    };
    for (const { root } of layout.pages) visit(root);
    this.#taken = this.#findTaken(project.components);
  }

  /** Names of components that are still there when the team's have taken over. */
  #findTaken(components: readonly CodeComponent[]): ReadonlySet<string> {
    const uses = components
      .flatMap((component) => [...nodesOf(component)])
      .filter((node) => node.kind === 'use');
    const kept = new Set(uses.filter((use) => !this.#findOwn(use)).map(({ component }) => component));
    const replaced = new Set(uses.map(({ component }) => component).filter((name) => !kept.has(name)));
    return new Set(components.map(({ name }) => name).filter((name) => !replaced.has(name)));
  }

  rewrite(node: CodeNode): CodeNode {
    if (node.kind === 'element' || node.kind === 'when') {
      return { ...node, children: node.children.flatMap((child) => this.#rewriteChild(child)) };
    }
    if (node.kind === 'use') return this.#use(node);
    return node.kind === 'vector' ? this.#drawing(node) : node;
  }

  /** An icon of the team's own, as large as the drawing that it stands for. */
  #drawing(node: CodeVector): CodeNode {
    const { styleName, style, variants, ids } = node;
    const use: CodeUse = { kind: 'use', component: '', props: [], styleName, style, variants, ids };
    return this.#findOwn(use) ? this.#use(use) : node;
  }

  /** Rows of a list whose component is the team's stand one by one. */
  #rewriteChild(node: CodeNode): readonly CodeNode[] {
    if (node.kind !== 'each' || !node.rows.some((row) => this.#findOwn(row))) return [this.rewrite(node)];
    return node.rows.map((row) => this.#use(row));
  }

  #findOwn({ ids }: CodeUse): { readonly own: OwnComponent; readonly boxes: readonly LayoutBox[] } | null {
    const boxes = ids.flatMap((id) => this.#boxes.get(id) ?? []);
    const [first] = boxes;
    const drawn = ids.map((id) => this.#drawings.get(id)).find((name) => name !== undefined);
    const own = this.#mapped(first ? this.#namesOf(first) : drawn === undefined ? [] : [drawn]);
    return own ? { own, boxes } : null;
  }

  #mapped(names: readonly string[]): OwnComponent | null {
    return names.map((name) => this.#mapping.get(plain(name))).find((found) => found) ?? null;
  }

  #namesOf({ instance }: LayoutBox): readonly string[] {
    if (!instance) return [];
    const names = [...this.#namesOfId(instance.componentId), instance.setName, instance.componentName];
    return names.filter((name) => name !== null);
  }

  /** All that a main component may be called in a mapping: keys, ids, and its set's name and its own. */
  #namesOfId(id: string): readonly string[] {
    const component = this.#snapshot.components[id];
    const setId = component?.componentSetId ?? null;
    const set = setId === null ? undefined : this.#snapshot.componentSets[setId];
    const known = [component?.key, set?.key, id, setId, set?.name, component?.name];
    return known.filter((name): name is string => typeof name === 'string');
  }

  #use(use: CodeUse): CodeNode {
    const found = this.#findOwn(use);
    if (!found) {
      const props = use.props.map(({ name, value }) => ({
        name,
        value: value.kind === 'slot' && value.node ? { ...value, node: this.rewrite(value.node) } : value,
      }));
      return { ...use, props };
    }
    const { own, boxes } = found;
    const props = Object.entries(own.props).flatMap(([name, source]) => {
      const value = this.#valueOf(source, use, boxes);
      return value === null ? [] : [{ name, value }];
    });
    return { ...use, component: this.#nameOf(own), props, variants: [] };
  }

  /** Theirs keeps its name, unless something of the design has it. */
  #nameOf(own: OwnComponent): string {
    const known = this.used.get(own);
    if (known) return known.name;
    const name = this.#taken.has(own.name) ? `Own${own.name}` : own.name;
    this.used.set(own, { name, from: own.from, exported: own.name, isDefault: own.isDefault });
    return name;
  }

  #valueOf(source: OwnProp, use: CodeUse, boxes: readonly LayoutBox[]): PropValue | null {
    if (source.kind === 'value') return toValue(source.value);
    if (source.kind === 'text') return this.#textOf(source.text, use, boxes);
    if (source.kind === 'slot') return this.#slotOf(source.slot, use, boxes);
    const values = [...new Set(boxes.map((box) => readProperty(box, source)))];
    const [value = null] = values;
    if (values.length > 1) this.#tellDiffering(source.property, boxes);
    return value === null || value === false ? null : toValue(value);
  }

  #textOf(text: string, use: CodeUse, boxes: readonly LayoutBox[]): PropValue | null {
    const handed = use.props.find(({ name }) => name === toCamelCase(text)) ?? onlyText(use.props);
    if (handed && (handed.value.kind === 'text' || handed.value.kind === 'prop')) return handed.value;
    const [box] = boxes;
    const words = box && (propertyText(box, text) ?? layerText(box, text));
    return words === undefined || words === null ? null : { kind: 'text', text: words };
  }

  /** The team's own component where what was put there is one, else what is drawn there. */
  #slotOf(slot: string, use: CodeUse, boxes: readonly LayoutBox[]): PropValue | null {
    const [box] = boxes;
    const swapped = new Set(boxes.map((one) => swappedId(one, slot)));
    if (swapped.size > 1) this.#tellDiffering(slot, boxes);
    const [id = null] = swapped;
    const inside = box ? findLayer(box, slot, id) : null;
    const isHidden = inside !== null && !inside.visible;
    if (isHidden) return null;
    const names = id !== null ? this.#namesOfId(id) : inside === null ? [] : this.#namesOfLayer(inside);
    const own = this.#mapped(names);
    if (own) return { kind: 'slot', node: this.#useOf(own, inside) };
    const handed = use.props.find(({ name }) => name === toCamelCase(slot)) ?? onlySlot(use.props);
    if (handed?.value.kind === 'prop') return handed.value;
    if (handed?.value.kind !== 'slot' || handed.value.node === null) return null;
    return { kind: 'slot', node: this.rewrite(handed.value.node) };
  }

  #namesOfLayer(node: LayoutNode): readonly string[] {
    if (node.kind === 'box') return this.#namesOf(node);
    return node.kind === 'vector' && node.componentName !== undefined ? [node.componentName] : [];
  }

  /** A use that only says what it is: the component around it says how large. */
  #useOf(own: OwnComponent, layer: LayoutNode | null): CodeUse {
    const boxes = layer?.kind === 'box' ? [layer] : [];
    const ids = layer?.ids ?? [];
    const use: CodeUse = {
      kind: 'use',
      component: this.#nameOf(own),
      props: [],
      styleName: null,
      style: [],
      variants: [],
      ids,
    };
    const props = Object.entries(own.props).flatMap(([name, source]) => {
      const value = this.#valueOf(source, use, boxes);
      return value === null ? [] : [{ name, value }];
    });
    return { ...use, props };
  }

  #tellDiffering(property: string, boxes: readonly LayoutBox[]): void {
    const [first] = boxes;
    if (!first) return;
    const layer = { id: first.ids[0] ?? '', name: first.name };
    this.problems.push(problem('own-component-differs', layer, { property }));
  }
}

function onlyText(props: readonly HandedProp[]): HandedProp | undefined {
  const texts = props.filter(({ value }) => value.kind === 'text');
  return texts.length === 1 ? texts[0] : undefined;
}

function onlySlot(props: readonly HandedProp[]): HandedProp | undefined {
  const slots = props.filter(({ value }) => value.kind === 'slot');
  return slots.length === 1 ? slots[0] : undefined;
}

function toValue(value: PropConstant): PropValue {
  if (typeof value === 'boolean') return { kind: 'boolean', on: value };
  return { kind: 'member', member: String(value) };
}

/** Components that no page needs any more. */
function dropUnused(
  components: readonly CodeComponent[],
  outside: ReadonlySet<string>,
): readonly CodeComponent[] {
  const ours = components.filter(({ name, role }) => role === 'page' || !outside.has(name));
  const byName = new Map(ours.map((component) => [component.name, component]));
  const needed = new Set<string>();
  const waiting = ours.filter(({ role }) => role === 'page');
  for (let component = waiting.pop(); component; component = waiting.pop()) {
    if (needed.has(component.name)) continue;
    needed.add(component.name);
    for (const node of nodesOf(component)) {
      const used = node.kind === 'use' || node.kind === 'each' ? byName.get(node.component) : undefined;
      if (used) waiting.push(used);
    }
  }
  return ours.filter(({ name }) => needed.has(name));
}

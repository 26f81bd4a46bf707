/**
 * Replaces instances of components that the host project has. The properties of the Figma instance become props
 * of the host component, and nothing is generated for its content.
 */
import { problem, type Problem } from '#design/problem';
import type { OwnComponent, OwnProp, ProjectConfig, PropConstant } from '#design/project-config';
import type { Snapshot } from '#design/snapshot';
import {
  type CodeComponent,
  type CodeInstance,
  type CodeNode,
  type CodeProject,
  type CodeVector,
  nodesIn,
  nodesOf,
  type PropValue,
} from '../components/code-component.ts';
import { writeOutRows } from '../components/extract-lists.ts';
import type { LayoutBox, LayoutNode, LayoutTree } from '../layout/layout-tree.ts';
import { toCamelCase } from '../naming/identifiers.ts';

type ComponentMapping = ProjectConfig['components'];
type InstanceProp = CodeInstance['props'][number];

/** Replaces mapped instances, and drops the components that are no longer used. */
export function useHostComponents(
  project: CodeProject,
  mapping: ComponentMapping,
  layout: LayoutTree,
  snapshot: Snapshot,
): CodeProject {
  if (Object.keys(mapping).length === 0) return project;
  const rewriter = new InstanceRewriter(project, mapping, layout, snapshot);
  const rewritten = project.components.map((component) => ({
    ...component,
    root: rewriter.rewrite(component.root),
  }));
  const externalComponents = [...rewriter.hostComponents.values()];
  return {
    ...project,
    components: dropUnusedComponents(rewritten, new Set(externalComponents.map(({ name }) => name))),
    externalComponents: externalComponents,
    problems: [...project.problems, ...rewriter.problems],
  };
}

class InstanceRewriter {
  readonly hostComponents = new Map<
    OwnComponent,
    { readonly name: string; readonly from: string; readonly exported: string; readonly isDefault: boolean }
  >();
  readonly problems: Problem[] = [];
  readonly #boxes = new Map<string, LayoutBox>();
  /** The main component names of vectors that are instances, by layer id. */
  readonly #vectorNames = new Map<string, string>();
  readonly #mapping: ReadonlyMap<string, OwnComponent>;
  readonly #snapshot: Snapshot;
  readonly #taken: ReadonlySet<string>;

  constructor(project: CodeProject, mapping: ComponentMapping, layout: LayoutTree, snapshot: Snapshot) {
    this.#mapping = new Map(Object.entries(mapping).map(([name, own]) => [normalizeFigmaName(name), own]));
    this.#snapshot = snapshot;
    const visit = (node: LayoutNode): void => {
      if (node.kind === 'vector' && node.componentName !== undefined)
        for (const id of node.ids) this.#vectorNames.set(id, node.componentName);
      if (node.kind !== 'box') return;
      if (node.instance) for (const id of node.ids) this.#boxes.set(id, node);
      node.children.forEach(visit);
    };
    for (const { root } of layout.pages) visit(root);
    this.#taken = this.#findTaken(project.components);
  }

  /** Returns the names of components that remain after the replacement. */
  #findTaken(components: readonly CodeComponent[]): ReadonlySet<string> {
    const instances = components
      .flatMap((component) => [...nodesOf(component)])
      .filter((node) => node.kind === 'use');
    const kept = new Set(
      instances.filter((instance) => !this.#findOwn(instance)).map(({ component }) => component),
    );
    const replaced = new Set(instances.map(({ component }) => component).filter((name) => !kept.has(name)));
    return new Set(components.map(({ name }) => name).filter((name) => !replaced.has(name)));
  }

  rewrite(node: CodeNode): CodeNode {
    if (node.kind === 'element' || node.kind === 'when' || node.kind === 'rating') {
      return { ...node, children: node.children.flatMap((child) => this.#rewriteChild(child)) };
    }
    if (node.kind === 'use') return this.#rewriteInstance(node);
    return node.kind === 'vector' ? this.#rewriteVector(node) : node;
  }

  /** Replaces a vector by an icon of the host project with the size of the vector. */
  #rewriteVector(node: CodeVector): CodeNode {
    const { styleName, style, variants, ids } = node;
    const instance: CodeInstance = { kind: 'use', component: '', props: [], styleName, style, variants, ids };
    return this.#findOwn(instance) ? this.#rewriteInstance(instance) : node;
  }

  /** A list with an instance of a host component is written out row by row. */
  #rewriteChild(node: CodeNode): readonly CodeNode[] {
    if (node.kind === 'repeat' && node.data && this.#hasOwnInside(node))
      return writeOutRows(node).map((row) => this.rewrite(row));
    if (node.kind !== 'each' || !node.rows.some((row) => this.#findOwn(row))) return [this.rewrite(node)];
    return node.rows.map((row) => this.#rewriteInstance(row));
  }

  /** Whether some layer of a list is one of the host's components. */
  #hasOwnInside(list: CodeNode): boolean {
    return nodesIn(list).some(
      (node) =>
        (node.kind === 'use' || node.kind === 'vector') &&
        [node.ids, ...(node.rowIds ?? [])].some((ids) => this.#findOwn({ ids }) !== null),
    );
  }

  #findOwn({
    ids,
  }: Pick<CodeInstance, 'ids'>): { readonly own: OwnComponent; readonly boxes: readonly LayoutBox[] } | null {
    const boxes = ids.flatMap((id) => this.#boxes.get(id) ?? []);
    const [first] = boxes;
    const vectorName = ids.map((id) => this.#vectorNames.get(id)).find((name) => name !== undefined);
    const own = this.#findMapped(first ? this.#namesOf(first) : vectorName === undefined ? [] : [vectorName]);
    return own ? { own, boxes } : null;
  }

  #findMapped(names: readonly string[]): OwnComponent | null {
    return names.map((name) => this.#mapping.get(normalizeFigmaName(name))).find((found) => found) ?? null;
  }

  #namesOf({ instance }: LayoutBox): readonly string[] {
    if (!instance) return [];
    const names = [...this.#namesOfId(instance.componentId), instance.setName, instance.componentName];
    return names.filter((name) => name !== null);
  }

  /**
   * Returns every name that a mapping may use for a main component: keys, ids, the name of its set, and its own.
   */
  #namesOfId(id: string): readonly string[] {
    const component = this.#snapshot.components[id];
    const setId = component?.componentSetId ?? null;
    const set = setId === null ? undefined : this.#snapshot.componentSets[setId];
    const known = [component?.key, set?.key, id, setId, set?.name, component?.name];
    return known.filter((name): name is string => typeof name === 'string');
  }

  #rewriteInstance(instance: CodeInstance): CodeNode {
    const found = this.#findOwn(instance);
    if (!found) {
      const props = instance.props.map(({ name, value }) => ({
        name,
        value: value.kind === 'slot' && value.node ? { ...value, node: this.rewrite(value.node) } : value,
      }));
      return { ...instance, props };
    }
    const { own, boxes } = found;
    const props = Object.entries(own.props).flatMap(([name, source]) => {
      const value = this.#valueOf(source, instance, boxes);
      return value === null ? [] : [{ name, value }];
    });
    return { ...instance, component: this.#nameOf(own), props, variants: [] };
  }

  /** A host component keeps its name, unless a generated component has it. */
  #nameOf(own: OwnComponent): string {
    const known = this.hostComponents.get(own);
    if (known) return known.name;
    const name = this.#taken.has(own.name) ? `Own${own.name}` : own.name;
    this.hostComponents.set(own, { name, from: own.from, exported: own.name, isDefault: own.isDefault });
    return name;
  }

  #valueOf(source: OwnProp, instance: CodeInstance, boxes: readonly LayoutBox[]): PropValue | null {
    if (source.kind === 'value') return toValue(source.value);
    if (source.kind === 'text') return this.#textOf(source.text, instance, boxes);
    if (source.kind === 'slot') return this.#slotOf(source.slot, instance, boxes);
    const values = [...new Set(boxes.map((box) => readInstanceProperty(box, source)))];
    const [value = null] = values;
    if (values.length > 1) this.#reportDiffering(source.property, boxes);
    return value === null || value === false ? null : toValue(value);
  }

  #textOf(text: string, instance: CodeInstance, boxes: readonly LayoutBox[]): PropValue | null {
    const givenProp =
      instance.props.find(({ name }) => name === toCamelCase(text)) ?? onlyText(instance.props);
    if (givenProp && (givenProp.value.kind === 'text' || givenProp.value.kind === 'prop'))
      return givenProp.value;
    const [box] = boxes;
    const words = box && (instancePropertyText(box, text) ?? findLayerText(box, text));
    return words === undefined || words === null ? null : { kind: 'text', text: words };
  }

  /** Returns the host component where one is inserted, else the generated content of the slot. */
  #slotOf(slot: string, instance: CodeInstance, boxes: readonly LayoutBox[]): PropValue | null {
    const [box] = boxes;
    const swapped = new Set(boxes.map((one) => swappedComponentId(one, slot)));
    if (swapped.size > 1) this.#reportDiffering(slot, boxes);
    const [id = null] = swapped;
    const inside = box ? findLayerInInstance(box, slot, id) : null;
    const isHidden = inside !== null && !inside.visible;
    if (isHidden) return null;
    const names = id !== null ? this.#namesOfId(id) : inside === null ? [] : this.#namesOfLayer(inside);
    const own = this.#findMapped(names);
    if (own) return { kind: 'slot', node: this.#createInstance(own, inside) };
    const givenProp =
      instance.props.find(({ name }) => name === toCamelCase(slot)) ?? onlySlot(instance.props);
    if (givenProp?.value.kind === 'prop') return givenProp.value;
    if (givenProp?.value.kind !== 'slot' || givenProp.value.node === null) return null;
    return { kind: 'slot', node: this.rewrite(givenProp.value.node) };
  }

  #namesOfLayer(node: LayoutNode): readonly string[] {
    if (node.kind === 'box') return this.#namesOf(node);
    return node.kind === 'vector' && node.componentName !== undefined ? [node.componentName] : [];
  }

  /** Creates an instance without a style: the component around it decides the size. */
  #createInstance(own: OwnComponent, layer: LayoutNode | null): CodeInstance {
    const boxes = layer?.kind === 'box' ? [layer] : [];
    const ids = layer?.ids ?? [];
    const instance: CodeInstance = {
      kind: 'use',
      component: this.#nameOf(own),
      props: [],
      styleName: null,
      style: [],
      variants: [],
      ids,
    };
    const props = Object.entries(own.props).flatMap(([name, source]) => {
      const value = this.#valueOf(source, instance, boxes);
      return value === null ? [] : [{ name, value }];
    });
    return { ...instance, props };
  }

  #reportDiffering(property: string, boxes: readonly LayoutBox[]): void {
    const [first] = boxes;
    if (!first) return;
    const layer = { id: first.ids[0] ?? '', name: first.name };
    this.problems.push(problem('own-component-differs', layer, { property }));
  }
}

function onlyText(props: readonly InstanceProp[]): InstanceProp | undefined {
  const texts = props.filter(({ value }) => value.kind === 'text');
  return texts.length === 1 ? texts[0] : undefined;
}

function onlySlot(props: readonly InstanceProp[]): InstanceProp | undefined {
  const slots = props.filter(({ value }) => value.kind === 'slot');
  return slots.length === 1 ? slots[0] : undefined;
}

function toValue(value: PropConstant): PropValue {
  if (typeof value === 'boolean') return { kind: 'boolean', on: value };
  return { kind: 'member', member: String(value) };
}

/** Removes components that no page needs. */
function dropUnusedComponents(
  components: readonly CodeComponent[],
  externalComponents: ReadonlySet<string>,
): readonly CodeComponent[] {
  const ours = components.filter(({ name, role }) => role === 'page' || !externalComponents.has(name));
  const byName = new Map(ours.map((component) => [component.name, component]));
  const needed = new Set<string>();
  const queue = ours.filter(({ role }) => role === 'page');
  for (let component = queue.pop(); component; component = queue.pop()) {
    if (needed.has(component.name)) continue;
    needed.add(component.name);
    for (const node of nodesOf(component)) {
      const used = node.kind === 'use' || node.kind === 'each' ? byName.get(node.component) : undefined;
      if (used) queue.push(used);
    }
  }
  return ours.filter(({ name }) => needed.has(name));
}

/** Returns the prop value for an instance property; `null` where the mapping has none. */
function readInstanceProperty(
  { instance }: LayoutBox,
  { property, values }: OwnProp & { kind: 'property' },
): PropConstant | null {
  const found = Object.entries(instance?.properties ?? {}).find(
    ([name]) => normalizeFigmaName(name) === normalizeFigmaName(property),
  )?.[1];
  if (!found) return null;
  if (values === null) return found.value;
  const own = Object.entries(values).find(
    ([name]) => normalizeFigmaName(name) === normalizeFigmaName(String(found.value)),
  );
  return own ? own[1] : null;
}

/** Returns the value of a text property. */
function instancePropertyText({ instance }: LayoutBox, name: string): string | null {
  const found = Object.entries(instance?.properties ?? {}).find(
    ([property]) => normalizeFigmaName(property) === normalizeFigmaName(name),
  )?.[1];
  return found?.kind === 'text' ? found.value : null;
}

/** Returns the text of the layer with this name, or of the only text layer. */
function findLayerText(box: LayoutBox, name: string): string | null {
  const texts: { readonly name: string; readonly words: string }[] = [];
  const visit = (node: LayoutNode): void => {
    if (!node.visible) return;
    if (node.kind === 'box') node.children.forEach(visit);
    if (node.kind !== 'text') return;
    const words = node.blocks.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
    texts.push({ name: node.name, words });
  };
  visit(box);
  const same = texts.find((text) => normalizeFigmaName(text.name) === normalizeFigmaName(name));
  return (same ?? (texts.length === 1 ? texts[0] : undefined))?.words ?? null;
}

/** Returns the main component that an instance-swap or slot property names. */
function swappedComponentId({ instance }: LayoutBox, name: string): string | null {
  const found = Object.entries(instance?.properties ?? {}).find(
    ([property]) => normalizeFigmaName(property) === normalizeFigmaName(name),
  )?.[1];
  return found?.kind === 'swap' || found?.kind === 'slot' ? found.value : null;
}

/** Finds the layer that is an instance of a main component, or has the name. */
function findLayerInInstance(box: LayoutBox, name: string, componentId: string | null): LayoutNode | null {
  for (const child of box.children) {
    const isMatch =
      componentId === null || child.kind !== 'box'
        ? normalizeFigmaName(child.name) === normalizeFigmaName(name)
        : child.instance?.componentId === componentId;
    if (isMatch) return child;
    const inside = child.kind === 'box' ? findLayerInInstance(child, name, componentId) : null;
    if (inside !== null) return inside;
  }
  return null;
}

/** Names in Figma and in the mapping may differ in case and surrounding spaces. */
function normalizeFigmaName(name: string): string {
  return name.trim().toLowerCase();
}

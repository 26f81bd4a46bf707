/**
 * Instances of components that the team has in code become uses of theirs: what Figma's properties say is handed on
 * in their words, and nothing is generated for what is inside.
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
  nodesOf,
  type PropValue,
} from '../components/code-component.ts';
import type { LayoutBox, LayoutNode, LayoutTree } from '../layout/layout-tree.ts';
import { toCamelCase } from '../naming/identifiers.ts';

type ComponentMapping = ProjectConfig['components'];
type InstanceProp = CodeInstance['props'][number];

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
  const outside = [...rewriter.hostComponents.values()];
  return {
    ...project,
    components: dropUnusedComponents(rewritten, new Set(outside.map(({ name }) => name))),
    externalComponents: outside,
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
  /** What drawings are called that are instances, by the ids they stand for. */
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
    if (node.kind === 'use') return this.#rewriteInstance(node);
    return node.kind === 'vector' ? this.#rewriteVector(node) : node;
  }

  /** An icon of the team's own, as large as the drawing that it stands for. */
  #rewriteVector(node: CodeVector): CodeNode {
    const { styleName, style, variants, ids } = node;
    const use: CodeInstance = { kind: 'use', component: '', props: [], styleName, style, variants, ids };
    return this.#findOwn(use) ? this.#rewriteInstance(use) : node;
  }

  /** Rows of a list whose component is the team's stand one by one. */
  #rewriteChild(node: CodeNode): readonly CodeNode[] {
    if (node.kind !== 'each' || !node.rows.some((row) => this.#findOwn(row))) return [this.rewrite(node)];
    return node.rows.map((row) => this.#rewriteInstance(row));
  }

  #findOwn({
    ids,
  }: CodeInstance): { readonly own: OwnComponent; readonly boxes: readonly LayoutBox[] } | null {
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

  /** All that a main component may be called in a mapping: keys, ids, and its set's name and its own. */
  #namesOfId(id: string): readonly string[] {
    const component = this.#snapshot.components[id];
    const setId = component?.componentSetId ?? null;
    const set = setId === null ? undefined : this.#snapshot.componentSets[setId];
    const known = [component?.key, set?.key, id, setId, set?.name, component?.name];
    return known.filter((name): name is string => typeof name === 'string');
  }

  #rewriteInstance(use: CodeInstance): CodeNode {
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
    const known = this.hostComponents.get(own);
    if (known) return known.name;
    const name = this.#taken.has(own.name) ? `Own${own.name}` : own.name;
    this.hostComponents.set(own, { name, from: own.from, exported: own.name, isDefault: own.isDefault });
    return name;
  }

  #valueOf(source: OwnProp, use: CodeInstance, boxes: readonly LayoutBox[]): PropValue | null {
    if (source.kind === 'value') return toValue(source.value);
    if (source.kind === 'text') return this.#textOf(source.text, use, boxes);
    if (source.kind === 'slot') return this.#slotOf(source.slot, use, boxes);
    const values = [...new Set(boxes.map((box) => readInstanceProperty(box, source)))];
    const [value = null] = values;
    if (values.length > 1) this.#reportDiffering(source.property, boxes);
    return value === null || value === false ? null : toValue(value);
  }

  #textOf(text: string, use: CodeInstance, boxes: readonly LayoutBox[]): PropValue | null {
    const givenProp = use.props.find(({ name }) => name === toCamelCase(text)) ?? onlyText(use.props);
    if (givenProp && (givenProp.value.kind === 'text' || givenProp.value.kind === 'prop'))
      return givenProp.value;
    const [box] = boxes;
    const words = box && (instancePropertyText(box, text) ?? findLayerText(box, text));
    return words === undefined || words === null ? null : { kind: 'text', text: words };
  }

  /** The team's own component where what was put there is one, else what is drawn there. */
  #slotOf(slot: string, use: CodeInstance, boxes: readonly LayoutBox[]): PropValue | null {
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
    const givenProp = use.props.find(({ name }) => name === toCamelCase(slot)) ?? onlySlot(use.props);
    if (givenProp?.value.kind === 'prop') return givenProp.value;
    if (givenProp?.value.kind !== 'slot' || givenProp.value.node === null) return null;
    return { kind: 'slot', node: this.rewrite(givenProp.value.node) };
  }

  #namesOfLayer(node: LayoutNode): readonly string[] {
    if (node.kind === 'box') return this.#namesOf(node);
    return node.kind === 'vector' && node.componentName !== undefined ? [node.componentName] : [];
  }

  /** A use that only says what it is: the component around it says how large. */
  #createInstance(own: OwnComponent, layer: LayoutNode | null): CodeInstance {
    const boxes = layer?.kind === 'box' ? [layer] : [];
    const ids = layer?.ids ?? [];
    const use: CodeInstance = {
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

/** Components that no page needs any more. */
function dropUnusedComponents(
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

/** What instances say of themselves: their properties, and the layers in them. */

/** What a property of an instance is in the team's words; `null` where it has none for it. */
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

/** The words of a text property. */
function instancePropertyText({ instance }: LayoutBox, name: string): string | null {
  const found = Object.entries(instance?.properties ?? {}).find(
    ([property]) => normalizeFigmaName(property) === normalizeFigmaName(name),
  )?.[1];
  return found?.kind === 'text' ? found.value : null;
}

/** The words of the layer with this name, or of the only one there is. */
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

/** The main component that a swap or slot property names. */
function swappedComponentId({ instance }: LayoutBox, name: string): string | null {
  const found = Object.entries(instance?.properties ?? {}).find(
    ([property]) => normalizeFigmaName(property) === normalizeFigmaName(name),
  )?.[1];
  return found?.kind === 'swap' || found?.kind === 'slot' ? found.value : null;
}

/** The layer that shows a main component, or is called so. */
function findLayerInInstance(box: LayoutBox, name: string, componentId: string | null): LayoutNode | null {
  for (const child of box.children) {
    const isIt =
      componentId === null || child.kind !== 'box'
        ? normalizeFigmaName(child.name) === normalizeFigmaName(name)
        : child.instance?.componentId === componentId;
    if (isIt) return child;
    const inside = child.kind === 'box' ? findLayerInInstance(child, name, componentId) : null;
    if (inside !== null) return inside;
  }
  return null;
}

/** Names in Figma differ in case and spaces from how people write them elsewhere. */
function normalizeFigmaName(name: string): string {
  return name.trim().toLowerCase();
}

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
  PropValue,
} from '../2-components/code-component.ts';
import { toCamelCase } from '../2-components/make-names.ts';
import { nodesOf } from '../3-files/walk-code.ts';

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
  readonly #mapping: ReadonlyMap<string, OwnComponent>;
  readonly #snapshot: Snapshot;
  readonly #taken: ReadonlySet<string>;

  constructor(project: CodeProject, mapping: Mapping, layout: LayoutTree, snapshot: Snapshot) {
    this.#mapping = new Map(Object.entries(mapping).map(([name, own]) => [plain(name), own]));
    this.#snapshot = snapshot;
    const visit = (node: LayoutNode): void => {
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
    return node;
  }

  /** Rows of a list whose component is the team's stand one by one. */
  #rewriteChild(node: CodeNode): readonly CodeNode[] {
    if (node.kind !== 'each' || !node.rows.some((row) => this.#findOwn(row))) return [this.rewrite(node)];
    return node.rows.map((row) => this.#use(row));
  }

  #findOwn({ ids }: CodeUse): { readonly own: OwnComponent; readonly boxes: readonly LayoutBox[] } | null {
    const boxes = ids.flatMap((id) => this.#boxes.get(id) ?? []);
    const [first] = boxes;
    const own =
      first &&
      this.#namesOf(first)
        .map((name) => this.#mapping.get(plain(name)))
        .find((found) => found);
    return own ? { own, boxes } : null;
  }

  #namesOf({ instance }: LayoutBox): readonly string[] {
    if (!instance) return [];
    const component = this.#snapshot.components[instance.componentId];
    const setId = component?.componentSetId ?? null;
    const set = setId === null ? undefined : this.#snapshot.componentSets[setId];
    const known = [
      component?.key,
      set?.key,
      instance.componentId,
      setId,
      instance.setName,
      instance.componentName,
    ];
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

  #tellDiffering(property: string, boxes: readonly LayoutBox[]): void {
    const [first] = boxes;
    if (!first) return;
    const layer = { id: first.ids[0] ?? '', name: first.name };
    this.problems.push(problem('own-component-differs', layer, { property }));
  }
}

function readProperty(
  { instance }: LayoutBox,
  { property, values }: OwnProp & { kind: 'property' },
): PropConstant | null {
  const found = Object.entries(instance?.properties ?? {}).find(
    ([name]) => plain(name) === plain(property),
  )?.[1];
  if (!found) return null;
  if (values === null) return found.value;
  const own = Object.entries(values).find(([name]) => plain(name) === plain(String(found.value)));
  return own ? own[1] : null;
}

function propertyText({ instance }: LayoutBox, name: string): string | null {
  const found = Object.entries(instance?.properties ?? {}).find(
    ([property]) => plain(property) === plain(name),
  )?.[1];
  return found?.kind === 'text' ? found.value : null;
}

/** The words of the layer with this name, or of the only one there is. */
function layerText(box: LayoutBox, name: string): string | null {
  const texts: { readonly name: string; readonly words: string }[] = [];
  const visit = (node: LayoutNode): void => {
    if (!node.visible) return;
    if (node.kind === 'box') node.children.forEach(visit);
    if (node.kind !== 'text') return;
    const words = node.blocks.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
    texts.push({ name: node.name, words });
  };
  visit(box);
  const same = texts.find((text) => plain(text.name) === plain(name));
  return (same ?? (texts.length === 1 ? texts[0] : undefined))?.words ?? null;
}

function onlyText(props: readonly HandedProp[]): HandedProp | undefined {
  const texts = props.filter(({ value }) => value.kind === 'text');
  return texts.length === 1 ? texts[0] : undefined;
}

function toValue(value: PropConstant): PropValue {
  if (typeof value === 'boolean') return { kind: 'boolean', on: value };
  return { kind: 'member', member: String(value) };
}

/** Names in Figma differ in case and spaces from how people write them elsewhere. */
function plain(name: string): string {
  return name.trim().toLowerCase();
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

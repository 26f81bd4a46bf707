/** Builds the components and pages of a project from their groups. */
import { invariant } from '#design/invariant';
import type { Lexicon } from '#design/lexicon/lexicon';
import type { LayoutNode, LayoutPage } from '../../layout/layout-tree.ts';
import {
  isDefaultFrameName,
  isDefaultName,
  NameScope,
  toPascalCase,
  wordsOf,
} from '../../naming/identifiers.ts';
import type { Roles } from '../../semantics/find-roles.ts';
import { type LinkTargets, noLinkTargets } from '../../semantics/interactions/link-targets.ts';
import { elementRefIn } from '../align-occurrences.ts';
import { type CodeComponent, plainElement } from '../code-component.ts';
import { nameElements } from '../element-names.ts';
import { collapseRows } from '../collapse-rows.ts';
import { extractLists } from '../extract-lists.ts';
import { markCurrentEntries, markCurrentLink } from '../mark-current-entries.ts';
import type { ComponentGroup, Grouping } from '../grouping/component-group.ts';
import { meaningfulLayerName } from '../grouping/find-sections.ts';
import { nameRepeat } from '../grouping/name-repeats.ts';
import { mergeAlternatives } from '../props/merge-alternatives.ts';
import { mergeLabels } from '../props/merge-labels.ts';
import { foldOptionalParts } from '../props/optional-parts.ts';
import { applyNativeState } from '../props/apply-native-state.ts';
import { VectorTable } from '../vector-table.ts';
import { textOfLayer, textsIn } from '../walk-layout.ts';
import { ComponentTemplate, isEntryOfNavigation } from './component-template.ts';
import type { BuiltComponent, ComponentSource } from './template-context.ts';

/** What a component is called by the element that it is. */
const namesByTag: Readonly<Record<string, string>> = {
  a: 'Link',
  button: 'Button',
  details: 'Accordion item',
  dialog: 'Dialog',
  footer: 'Footer',
  form: 'Form',
  header: 'Header',
  input: 'Field',
  nav: 'Navigation',
  select: 'Select',
  textarea: 'Text area',
  tr: 'Table row',
};

/** Builds the components of one project in order, each before the components that use it. */
export class ComponentLibrary implements ComponentSource {
  readonly roles: Roles;
  readonly linkTargets: LinkTargets;
  readonly lexicon: Lexicon;
  /** Recognizes equal vectors of different sizes. */
  readonly vectors = new VectorTable();
  readonly ids: NameScope;
  readonly #grouping: Grouping;
  readonly #names: NameScope;
  readonly #parents: ReadonlyMap<LayoutNode, LayoutNode>;
  /** Whether there are several pages. */
  readonly #hasPages: boolean;
  readonly #built = new Map<ComponentGroup, BuiltComponent>();

  constructor(
    grouping: Grouping,
    roles: Roles,
    names: NameScope,
    lexicon: Lexicon,
    parents: ReadonlyMap<LayoutNode, LayoutNode>,
    linkTargets: LinkTargets = noLinkTargets,
  ) {
    this.lexicon = lexicon;
    this.ids = new NameScope(linkTargets.anchorNames.values(), '-');
    this.#parents = parents;
    this.#hasPages = new Set([...parents.values()].filter((box) => !parents.has(box))).size > 1;
    this.#grouping = grouping;
    this.linkTargets = linkTargets;
    this.roles = roles;
    this.#names = names;
  }

  parentOf(node: LayoutNode): LayoutNode | null {
    return this.#parents.get(node) ?? null;
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
    const { root, occurrenceStyles } = template.buildComponent(group.isSection);
    const native = applyNativeState({ root, props: template.props() });
    const lists = isEntryOfNavigation(group.occurrences, this)
      ? group.occurrences.map((occurrence) => this.#listAround(occurrence))
      : null;
    const marked = markCurrentLink(markCurrentEntries(native.root), native.props, lists);
    const merged = mergeLabels({ root: marked, props: native.props });
    const drawn = nameElements(merged.root, 'root', this.lexicon, merged.props);
    const collapsed = collapseRows(drawn.root, drawn.props, this.lexicon);
    // What the design calls visible or hidden has a prop by that name, unless a text says the same.
    const opens = group.occurrences.some(({ inferredKind }) => inferredKind === 'details');
    const folded = foldOptionalParts(collapsed, group.isRepeat === true || opens);
    const { root: named, props } = mergeAlternatives(folded);
    const [first] = group.occurrences;
    const component: CodeComponent = {
      name: this.#nameOf(group),
      role: 'component',
      nodeId: group.componentId,
      title: group.title,
      props: props.map(({ prop }) => prop),
      root: extractLists(
        named,
        props.map(({ prop }) => prop.name),
        this.lexicon,
      ),
      width: first?.drawn.width ?? 0,
      height: first?.drawn.height ?? 0,
      ...(group.isSection === true ? { isSection: true } : {}),
    };
    const indexOf = new Map(group.occurrences.map((occurrence, index) => [occurrence as LayoutNode, index]));
    this.#built.set(group, { component, props, indexOf, occurrenceStyles });
    return component;
  }

  /** Returns the list of which a layer is an entry, alone or in an item of its own. */
  #listAround(node: LayoutNode): LayoutNode | null {
    const parent = this.parentOf(node);
    return parent?.inferredKind === 'item' ? this.parentOf(parent) : parent;
  }

  #nameOf({ title, otherTitles = [], occurrences }: ComponentGroup): string {
    const free = (titles: readonly string[]) =>
      titles.flatMap((one) => toPascalCase(one) ?? []).find((name) => !this.#names.has(name));
    if (toPascalCase(title) === null) return this.#nameByContent(occurrences);
    const own = free([title, ...otherTitles]) ?? free(this.#titlesByPlace(title, occurrences));
    return this.#names.take(own ?? toPascalCase(title) ?? 'Part');
  }

  /** Names a component whose title nobody can read in Latin letters: by its element, else by what is in it. */
  #nameByContent(occurrences: ComponentGroup['occurrences']): string {
    const kind = namesByTag[this.roles.of(occurrences).tag];
    const repeat = { occurrences, parent: null, around: [] };
    const { title, otherTitles = [] } =
      kind === undefined ? nameRepeat(repeat, this.lexicon) : { title: kind };
    const names = [title, ...otherTitles].flatMap((one) => toPascalCase(one) ?? []);
    return this.#names.take(names.find((name) => !this.#names.has(name)) ?? names[0] ?? 'Part');
  }

  /** Returns names by what all occurrences are in, from the innermost box on: the second `Hero` is the `PhoneHero`. */
  #titlesByPlace(title: string, occurrences: readonly LayoutNode[]): readonly string[] {
    const [first = [], ...others] = occurrences.map((one) => this.#ancestorsOf(one));
    const shared = first.filter((box) => others.every((boxes) => boxes.includes(box)));
    const page = shared.at(-1);
    const known = new Set(wordsOf(title));
    const words = shared.flatMap((box) => {
      const name = box.kind === 'box' ? meaningfulLayerName(box) : null;
      const own = name?.split(' ').filter((word) => !known.has(word)) ?? [];
      return own.length === 0 ? [] : [own.slice(-maxPlaceWords).join(' ')];
    });
    const device =
      page && this.#hasPages ? devices.find(({ maxWidth }) => page.drawn.width <= maxWidth)?.name : undefined;
    return [...words, ...(device === undefined ? [] : [device])].map((place) => `${place} ${title}`);
  }

  #ancestorsOf(node: LayoutNode): readonly LayoutNode[] {
    const parent = this.parentOf(node);
    return parent === null ? [] : [parent, ...this.#ancestorsOf(parent)];
  }
}

/** Words that a name takes from the box around a component. */
const maxPlaceWords = 2;

/** What pages of these widths in px are for. */
const devices = [
  { name: 'phone', maxWidth: 600 },
  { name: 'tablet', maxWidth: 1024 },
];

/** Builds a page, which is a component with one occurrence and so without props. Only components can have lists. */
export function buildPage(
  page: LayoutPage,
  name: string,
  library: ComponentLibrary,
  hasComponents: boolean,
): CodeComponent {
  const built = new ComponentTemplate([page.root], library, elementRefIn).buildPage();
  // A page whose root is an instance, an image or a text still needs its main element.
  const main = built.kind === 'element' ? built : plainElement('main', [built]);
  const named = nameElements(markCurrentEntries(main), 'page', library.lexicon).root;
  return {
    name,
    role: 'page',
    nodeId: page.frameId,
    title: titleOfPage(page, library.roles).slice(0, 200),
    props: [],
    root: hasComponents ? extractLists(named, [], library.lexicon) : named,
    width: page.width,
    height: page.height,
    ...(page.narrower ? { narrower: page.narrower } : {}),
  };
}

/** The name of a frame, or the first heading where the frame has the name of a new one. */
function titleOfPage({ name, root }: LayoutPage, roles: Roles): string {
  if (!isDefaultFrameName(name) && !isDefaultName(name)) return name;
  const heading = textsIn(root).find((text) => roles.of([text]).tag === 'h1');
  return heading === undefined ? name : textOfLayer(heading).replace(/\s+/gu, ' ').trim();
}

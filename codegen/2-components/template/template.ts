/**
 * One component out of all its uses: the uses lie side by side, each place is looked at in all of them at once, and
 * what differs becomes a prop. A page is the same with a single use.
 */
import { invariant } from '#design/invariant';
import type {
  Declaration,
  LayoutBox,
  LayoutImage,
  LayoutNode,
  LayoutText,
  LayoutVector,
  Style,
} from '../../1-layout/layout-tree.ts';
import { alignChildren, type Aligned, type PlaceOf } from '../align-uses.ts';
import type {
  AttributeValue,
  CodeAttribute,
  CodeComponent,
  CodeElement,
  CodeNode,
  CodeUse,
  CodeVariant,
  CodeVector,
  PropValue,
} from '../code-component.ts';
import type { ComponentLibrary } from './component-library.ts';
import type { FieldKind } from '../fields/field-kind.ts';
import { toggleInput } from '../fields/toggle-input.ts';
import { isFieldTag, type Role } from '../roles/find-roles.ts';
import type { UseGroup } from '../groups/group-uses.ts';
import { altOf, idsOf, nameOf, sharedName, styleNameOf } from '../name-layers.ts';
import { asBlock, isInline } from './block-style.ts';
import { toSentence } from '../make-names.ts';
import { collapseBox } from './collapse-boxes.ts';
import { dialogName, linkAttributes } from '../links/link-props.ts';
import { mapNodes } from '../map-nodes.ts';
import { isOuter, isPlacement, mergeStyles } from '../merge-styles.ts';
import { PropList, type FilledProp, type UseValue } from '../props/prop-list.ts';
import { alignTexts, type AlignedRunText, type AlignedText } from './align-texts.ts';
import { buildText } from './build-text.ts';
import { asField, keepBreaks } from './text-styles.ts';
import { loadingOf, sizeAttributes, withSources } from './picture-sources.ts';
import { controlKind } from '../states/control-kind.ts';
import { disableControl, disablingAttribute, settleControl } from '../states/disable-control.ts';
import { Switches, type DraftWhen } from '../props/switches.ts';
import { tableSections } from '../tables/table-sections.ts';
import { wrapCell } from '../tables/wrap-cell.ts';

export class Template {
  readonly #uses: readonly LayoutNode[];
  readonly #library: ComponentLibrary;
  readonly #placeOf: PlaceOf;
  readonly #props = new PropList();
  readonly #switches: Switches;

  constructor(uses: readonly LayoutNode[], library: ComponentLibrary, placeOf: PlaceOf) {
    this.#uses = uses;
    this.#placeOf = placeOf;
    this.#library = library;
    this.#switches = new Switches(uses, this.#props);
  }

  props(): readonly FilledProp[] {
    return this.#props.list();
  }

  buildPage(): CodeNode {
    const node = this.#build(this.#uses, this.#uses);
    invariant(node, 'a page shows nothing at all');
    return mapNodes(node, settleControl);
  }

  /** The root's own look, and apart from it what each use decides about its place; a part of a page says both itself. */
  buildComponent(isPart = false): { readonly root: CodeNode; readonly useStyles: readonly Style[] } {
    const boxes = this.#uses as readonly LayoutBox[];
    const { tag } = this.#library.roles.of(boxes);
    const { base, rests } = mergeStyles(boxes.map(({ style }) => (isInline(tag) ? asBlock(style) : style)));
    // A component that is used once leaves its place to the page, as it would if it were used twice.
    const once = boxes.length === 1 && !isPart;
    const own = once ? base.filter((one) => !isOuter(one)) : base;
    const atUse = rests.map((rest) => [
      ...(once ? base.filter(isOuter) : []),
      ...(rest ?? []).filter(isAtUse),
    ]);
    const looks = rests.map((rest) => (rest ?? []).filter((one) => !isAtUse(one)));
    const drawn = this.#element(boxes, own, this.#switches.variants(looks), true);
    // Looks and what shows are filled in where they stand, so nothing may be copied before.
    this.#switches.decide();
    const children = drawn.children.map((child) => mapNodes(child, settleControl));
    return { root: this.#settleRoot({ ...drawn, children }), useStyles: atUse };
  }

  /** What can be disabled by itself takes the attribute like any other; a box around a field has to hand it on. */
  #settleRoot(root: CodeElement): CodeNode {
    const kind = controlKind(root);
    if (kind === 'native' || !this.#uses.some(isOff)) return settleControl(root);
    if (kind === 'other') return root;
    const values = this.#uses.map((use): UseValue => ({ kind: 'boolean', on: isOff(use) }));
    return disableControl(root, { kind: 'prop', name: this.#props.addDisabled(values) });
  }

  /** One place of all uses; `parents` tells in which uses there is room for it. */
  #build(nodes: Aligned, parents: Aligned): CodeNode | null {
    const present = nodes.filter((node) => node !== null);
    const [first] = present;
    if (!first) return null;
    const groups = new Set(present.map((node) => this.#library.groupOf(node)));
    const [group = null] = groups;
    const kinds = new Set(present.map(({ kind }) => kind));
    if (groups.size > 1 || (group === null && kinds.size > 1)) return this.#slot(nodes);
    const code = group ? this.#use(group, nodes) : this.#plain(nodes, first);
    return code.kind === 'property' ? code : this.#whereShown(code, nodes, parents);
  }

  #plain(nodes: Aligned, first: LayoutNode): CodeNode {
    switch (first.kind) {
      case 'box':
        return this.#box(nodes as Aligned<LayoutBox>);
      case 'text':
        return this.#text(nodes as Aligned<LayoutText>);
      case 'image':
        return this.#image(nodes as Aligned<LayoutImage>);
      case 'vector':
        return this.#vector(nodes as Aligned<LayoutVector>, first);
    }
  }

  #whereShown(code: CodeNode, nodes: Aligned, parents: Aligned): CodeNode {
    const shown = nodes.map((node, index) => (parents[index] ? node !== null : null));
    if (!shown.includes(false)) return code;
    const named = nodes.find((node) => node?.references.visible !== undefined) ?? nodes.find(Boolean);
    const reference = named?.references.visible;
    const wanted = reference ?? `show ${decidedProp(nodes) ?? nameOf(named ?? null) ?? 'part'}`;
    const when: DraftWhen = { kind: 'when', prop: '', members: null, children: [code] };
    this.#switches.shown(when, wanted, shown);
    return when;
  }

  /** What stands here is another thing in each use, so the use brings it along. */
  #slot(nodes: Aligned): CodeNode {
    const named = nodes.find((node) => node?.references.mainComponent !== undefined) ?? nodes.find(Boolean);
    const wanted = named?.references.mainComponent ?? sharedName(nodes) ?? slotWord(nodes);
    const values = nodes.map((node): UseValue | null => node && { kind: 'slot', node });
    return { kind: 'property', name: this.#props.add({ kind: 'slot' }, wanted, values) };
  }

  #box(nodes: Aligned<LayoutBox>): CodeNode {
    const { tag } = this.#library.roles.of(nodes);
    const styles = this.#stylesOf(nodes).map((style) => style && (isInline(tag) ? asBlock(style) : style));
    const { base, rests } = mergeStyles(styles);
    const element = this.#element(nodes, base, this.#switches.variants(rests));
    return collapseBox(element);
  }

  #dialogOf([node]: Aligned<LayoutBox>): readonly CodeAttribute[] {
    if (node?.opensAs === undefined) return [];
    return [
      textAttribute('id', dialogName(node.opensAs, this.#library.anchors.names)),
      textAttribute('popover', 'auto'),
      textAttribute('aria-label', toSentence(node.children[0]?.name ?? '') || 'Dialog'),
    ];
  }

  /** What the root of a component leads to arrives with the other attributes of a use. */
  #element(
    nodes: Aligned<LayoutBox>,
    style: Style,
    variants: readonly CodeVariant[],
    isRoot = false,
  ): CodeElement {
    const role = this.#library.roles.of(nodes);
    const reacts = nodes.some((node) => node?.reacts === true);
    return {
      kind: 'element',
      tag: role.tag,
      attributes: [
        ...(isFieldTag(role.tag) ? this.#asking(nodes, role) : []),
        ...this.#attributesOf(nodes, role),
        ...(isRoot ? [] : this.#linkOf(nodes, role)),
        ...this.#dialogOf(nodes),
      ],
      styleName: styleNameOf(nodes, role),
      style: this.#ownStyle(style, variants, role),
      variants,
      ...(reacts ? { reacts, isOff: !isRoot && nodes.every(isOff) } : {}),
      children: this.#childrenOf(nodes, role),
      ids: idsOf(nodes),
    };
  }

  #childrenOf(nodes: Aligned<LayoutBox>, role: Role): readonly CodeNode[] {
    const aligned = alignChildren(this.#uses, nodes, this.#placeOf);
    const children = aligned.flatMap((child) => {
      const built = this.#build(child, nodes);
      const cell = this.#library.roles.cellAround(child);
      return built === null ? [] : [cell === null ? built : wrapCell(built, cell, nodes.every(stretches))];
    });
    if (role.tag === 'table')
      return tableSections(
        children,
        aligned.some((child) => this.#library.roles.of(child).tag === 'tbody'),
      );
    return role.toggles ? [...children, this.#toggle(nodes, role)] : children;
  }

  #ownStyle(style: Style, variants: readonly CodeVariant[], { toggles }: Role): Style {
    const isPlaced = [style, ...variants.map((one) => one.style)].some((one) =>
      one.some(({ property }) => property === 'position'),
    );
    return toggles && !isPlaced ? [{ property: 'position', value: 'relative' }, ...style] : style;
  }

  #toggle(nodes: Aligned, role: Role): CodeElement {
    const called = nodes.map(
      (node) => node && (this.#library.roles.fieldOf(node)?.says ?? toSentence(node.name)),
    );
    const label = role.labelled ? [] : [this.#textAttribute('aria-label', 'label', called)];
    return toggleInput([...this.#asking(nodes, { ...role, tag: 'input' }), ...label]);
  }

  #use(group: UseGroup, nodes: Aligned): CodeUse {
    const built = this.#library.get(group);
    const indices = nodes.map((node) => (node ? (built.indexOf.get(node) ?? null) : null));
    const { base, rests } = mergeStyles(
      indices.map((index) => (index === null ? null : (built.useStyles[index] ?? []))),
    );
    const prefix = nameOf(nodes.find((node) => node !== null) ?? null) ?? built.component.name;
    return {
      kind: 'use',
      component: built.component.name,
      props: [
        ...built.props.flatMap((filled) => this.#handOn(filled, indices, prefix)),
        ...this.#disabling(built.component, nodes, prefix),
        ...this.#leading(built.component, nodes, prefix),
      ],
      styleName: styleNameOf(nodes, null),
      style: base,
      variants: this.#switches.variants(rests),
      ids: idsOf(nodes),
    };
  }

  /** What a component takes along to its root is no prop of its own. */
  #disabling(
    { root }: CodeComponent,
    nodes: Aligned,
    prefix: string,
  ): readonly { readonly name: string; readonly value: PropValue }[] {
    const kind = root.kind === 'element' ? controlKind(root) : 'other';
    if (kind === 'field' || !nodes.some(isOff)) return [];
    const name = disablingAttribute[kind];
    if (nodes.every((node) => node === null || isOff(node)))
      return [{ name, value: { kind: 'boolean', on: true } }];
    const values = nodes.map((node): UseValue | null => node && { kind: 'boolean', on: isOff(node) });
    const own = this.#props.add({ kind: 'boolean' }, `${prefix} is disabled`, values);
    return [{ name, value: { kind: 'prop', name: own } }];
  }

  /** Where a use leads, and what leads to it. */
  #leading({ root }: CodeComponent, nodes: Aligned, prefix: string): CodeUse['props'] {
    const tag = root.kind === 'element' ? root.tag : '';
    const own = nodes.map((node) => (node === null ? [] : this.#attributesFor(node, tag)));
    const names = new Set(own.flatMap((attributes) => attributes.map(({ name }) => name)));
    return [...names].flatMap((name): CodeUse['props'] => {
      const values = own.map((attributes) => attributes.find((one) => one.name === name)?.value ?? null);
      const given = values.map((value): UseValue | null =>
        value?.kind === 'text' || value?.kind === 'page' || value?.kind === 'action' ? value : null,
      );
      const present = given.filter((value) => value !== null);
      const [first] = present;
      if (!first || first.kind === 'slot') return [];
      const same = given.every((value) => JSON.stringify(value) === JSON.stringify(first));
      if (same) return [{ name, value: first }];
      if (first.kind === 'action') return [];
      // Each use of this component brings its own address along.
      const prop = this.#props.add(
        { kind: 'text' },
        `${prefix} ${name === 'href' ? 'address' : 'target'}`,
        given,
      );
      return [{ name, value: { kind: 'prop', name: prop } }];
    });
  }

  #attributesFor(node: LayoutNode, tag: string): readonly CodeAttribute[] {
    const { anchors } = this.#library;
    const anchor = anchors.dialogs.has(node.id) ? undefined : anchors.names.get(node.id);
    const id = anchor === undefined ? [] : [textAttribute('id', anchor)];
    return [...id, ...linkAttributes(node, tag, anchors)];
  }

  /** A prop of a component used here: the same in all our uses, or else a prop of ours. */
  #handOn(
    { prop, values }: FilledProp,
    indices: readonly (number | null)[],
    prefix: string,
  ): readonly { readonly name: string; readonly value: PropValue }[] {
    const here = indices.map((index) => (index === null ? null : (values[index] ?? null)));
    if (prop.type.kind === 'slot') {
      const nodes = here.map((value) => (value?.kind === 'slot' ? value.node : null));
      const parents = indices.map((index) => (index === null ? null : (this.#uses[0] ?? null)));
      const node = this.#build(nodes, parents);
      return node === null ? [] : [{ name: prop.name, value: { kind: 'slot', node } }];
    }
    const given = here.filter((value) => value !== null);
    const [first] = given;
    if (!first || first.kind === 'slot') return [];
    const same = given.every((value) => JSON.stringify(value) === JSON.stringify(first));
    if (!same) {
      const name = this.#props.add(prop.type, `${prefix} ${prop.name}`, here);
      return [{ name: prop.name, value: { kind: 'prop', name } }];
    }
    return JSON.stringify(first) === JSON.stringify(prop.fallback) ? [] : [{ name: prop.name, value: first }];
  }

  #text(nodes: Aligned<LayoutText>): CodeNode {
    const text = alignTexts(nodes);
    if (text === null) return this.#slot(nodes);
    const role = this.#library.roles.of(nodes);
    if (isFieldTag(role.tag)) return this.#field(nodes, text, role);
    const element = buildText(
      text,
      this.#textStylesOf(nodes, text),
      role,
      styleNameOf(nodes, role) ?? role.word,
      {
        element: (tag, styles, children, name) => this.#styled(tag, styles, children, name),
        words: (texts, index) => this.#words(nodes, texts, index),
        href: (links) => this.#href(links),
      },
    );
    const attributes = [
      ...this.#attributesOf(nodes, role),
      ...this.#linkOf(nodes, role),
      ...element.attributes,
    ];
    return { ...element, attributes, ids: idsOf(nodes) };
  }

  /** A text that arrives as a prop brings its line breaks along, and only white space that is kept shows them. */
  #textStylesOf(nodes: Aligned<LayoutText>, { blocks }: AlignedText): readonly (Style | null)[] {
    const breaks = blocks.some(({ runs }) =>
      runs.some(({ texts }) => new Set(texts).size > 1 && texts.some((text) => text?.includes('\u2028'))),
    );
    const styles = this.#stylesOf(nodes);
    return breaks ? styles.map((style) => style && keepBreaks(style)) : styles;
  }

  /** A hint to type over, or what is chosen: the field has the look of the text, and is as wide as it at least. */
  #field(nodes: Aligned<LayoutText>, { blocks }: AlignedText, role: Role): CodeElement {
    const isChoice = role.tag === 'select';
    const word = isChoice ? 'value' : 'placeholder';
    const words = this.#words(nodes, blocks[0]?.runs[0]?.texts ?? [], 0, word);
    const said: AttributeValue =
      words.kind === 'property'
        ? { kind: 'prop', name: words.name }
        : { kind: 'text', text: words.kind === 'text' ? words.text.replaceAll('\u2028', ' ') : '' };
    const isNamed = role.labelled || role.attributes.some(({ name }) => name === 'aria-label');
    const attributes = [
      ...this.#asking(nodes, role),
      ...this.#attributesOf(nodes, role),
      ...(isNamed ? [] : [{ name: 'aria-label', value: said }]),
      ...(isChoice ? [] : [{ name: 'placeholder', value: said }]),
    ];
    const styles = this.#stylesOf(nodes).map((style) => style && asField(style));
    const option = { ...this.#styled('option', [], [words], 'option'), styleName: null };
    const children = isChoice ? [option] : [];
    const element = this.#styled(role.tag, styles, children, styleNameOf(nodes, role) ?? 'field');
    return { ...element, attributes, ids: idsOf(nodes) };
  }

  /** What each use is called where no text says so may be another thing in each. */
  #attributesOf(nodes: Aligned, { attributes }: Role): readonly CodeAttribute[] {
    return attributes.map((attribute) => {
      if (attribute.name !== 'aria-label' || attribute.value.kind !== 'text') return attribute;
      const { text } = attribute.value;
      const labels = nodes.map((node) => node && (this.#library.roles.labelOf(node) ?? text));
      return this.#textAttribute('aria-label', 'label', labels);
    });
  }

  /** What a field takes and what may be filled in, which uses of one component may differ in. */
  #asking(nodes: Aligned, { tag }: Role): readonly CodeAttribute[] {
    const kinds = nodes.map((node) => node && this.#library.roles.fieldOf(node));
    const known = kinds.filter((kind) => kind !== null);
    const types = kinds.map((kind) => kind?.type ?? 'text');
    const type = tag === 'input' ? [this.#textAttribute('type', 'input type', types)] : [];
    if (known.some(({ isOn }) => isOn !== undefined)) return [...type, ...this.#choosing(kinds)];
    if (known.every(({ autocomplete }) => autocomplete === null)) return type;
    const fills = kinds.map((kind) => kind && (kind.autocomplete ?? 'on'));
    return [...type, this.#textAttribute('autocomplete', 'auto complete', fills)];
  }

  /** An attribute that is the same in all uses, or else a prop. */
  #textAttribute(name: string, wanted: string, texts: readonly (string | null)[]): CodeAttribute {
    const [first = '', ...others] = texts.filter((text) => text !== null);
    if (others.every((text) => text === first)) return textAttribute(name, first);
    return { name, value: { kind: 'prop', name: this.#textProp(wanted, texts) } };
  }

  #textProp(wanted: string, texts: readonly (string | null)[]): string {
    const values = texts.map((text): UseValue | null => (text === null ? null : { kind: 'text', text }));
    return this.#props.add({ kind: 'text' }, wanted, values);
  }

  /** Whether a toggle starts as on, and the choice that it is one of. */
  #choosing(kinds: readonly (FieldKind | null)[]): readonly CodeAttribute[] {
    const groups = kinds.map((kind) => kind && (kind.group ?? null));
    const choice = groups.some((group) => group !== null)
      ? [this.#textAttribute('name', 'choice', groups)]
      : [];
    const states = kinds.flatMap((kind) => (kind ? [kind.isOn === true] : []));
    if (states.every((isOn) => !isOn)) return choice;
    if (states.every(Boolean)) return [...choice, { name: 'checked', value: { kind: 'flag' } }];
    const values = kinds.map((kind): UseValue | null => kind && { kind: 'boolean', on: kind.isOn === true });
    const prop = this.#props.add({ kind: 'boolean' }, 'is on', values);
    return [...choice, { name: 'checked', value: { kind: 'prop', name: prop } }];
  }

  #styled(
    tag: string,
    styles: readonly (Style | null)[],
    children: readonly CodeNode[],
    styleName: string,
  ): CodeElement {
    const { base, rests } = mergeStyles(styles);
    return {
      kind: 'element',
      tag,
      attributes: [],
      styleName,
      style: base,
      variants: this.#switches.variants(rests),
      children,
      ids: [],
    };
  }

  #words(
    nodes: Aligned<LayoutText>,
    texts: AlignedRunText,
    index: number,
    word = this.#library.roles.of(nodes).word,
  ): CodeNode {
    const given = texts.filter((text) => text !== null);
    const [first = ''] = given;
    if (given.every((text) => text === first)) return { kind: 'text', text: first };
    const named =
      nodes.find((node) => node?.references.characters !== undefined) ?? nodes.find(Boolean) ?? null;
    const reference = index === 0 ? named?.references.characters : undefined;
    const wanted = reference ?? sharedName(nodes) ?? word;
    return { kind: 'property', name: this.#textProp(wanted, texts) };
  }

  #image(nodes: Aligned<LayoutImage>): CodeNode {
    const sources = new Set(nodes.map((node) => JSON.stringify(node?.sources ?? [])));
    if (sources.size > 1) return this.#slot(nodes);
    const { base, rests } = mergeStyles(this.#stylesOf(nodes));
    const common = {
      styleName: styleNameOf(nodes, null) ?? 'image',
      style: base,
      variants: this.#switches.variants(rests),
      children: [],
      ids: idsOf(nodes),
    };
    const image: CodeElement = {
      kind: 'element',
      tag: 'img',
      attributes: [
        { name: 'src', value: this.#source(nodes) },
        this.#alt(nodes),
        ...sizeAttributes(nodes, base),
        ...loadingOf(nodes),
      ],
      ...common,
    };
    return withSources(image, nodes.find((node) => node !== null)?.sources ?? []);
  }

  /** What the picture itself is known to show, else as it was decided, else what the layers are called; for each use apart where they differ. */
  #alt(nodes: Aligned<LayoutImage>): CodeAttribute {
    const usual = altOf(nodes);
    const said = nodes.map((node) => node && (node.asset?.alt ?? node.decided?.alt ?? usual));
    return this.#textAttribute('alt', `${nameOf(nodes.find(Boolean) ?? null) ?? 'image'} alt`, said);
  }

  #source(nodes: Aligned<LayoutImage>): AttributeValue {
    const present = nodes.filter((node) => node !== null);
    const [first] = present;
    const same = present.every((node) => node.asset?.key === first?.asset?.key);
    if (same) {
      return first?.asset
        ? { kind: 'asset', asset: first.asset }
        : { kind: 'asset', asset: { key: '', mime: 'image/png' } };
    }
    const wanted = decidedProp(nodes) ?? nameOf(first ?? null) ?? 'image';
    const values = nodes.map((node): UseValue | null => node && { kind: 'image', asset: node.asset });
    return { kind: 'prop', name: this.#props.add({ kind: 'image' }, wanted, values) };
  }

  #vector(nodes: Aligned<LayoutVector>, first: LayoutNode): CodeNode {
    const present = nodes.filter((node) => node !== null);
    if (first.kind !== 'vector' || present.some(({ svg }) => svg !== first.svg)) return this.#slot(nodes);
    const { base, rests } = mergeStyles(this.#stylesOf(nodes));
    const vector: CodeVector = {
      kind: 'vector',
      svg: first.svg,
      staysInside: present.every((node) => node.staysInside),
      ...(first.componentName === undefined ? {} : { componentName: first.componentName }),
      called: styleNameOf(nodes, null),
      styleName: styleNameOf(nodes, null) ?? 'icon',
      style: base,
      variants: this.#switches.variants(rests),
      label: sharedAlt(present),
      ids: idsOf(nodes),
    };
    return vector;
  }

  /** Where an element leads, and what leads to it. */
  #linkOf(nodes: Aligned, { tag }: Role): readonly CodeAttribute[] {
    const present = nodes.filter((node) => node !== null);
    const own = present.map((node) => JSON.stringify(this.#attributesFor(node, tag)));
    const [first] = present;
    if (first && own.every((attributes) => attributes === own[0])) return this.#attributesFor(first, tag);
    return tag === 'a' ? this.#href(nodes.map((node) => node && node.link)) : [];
  }

  #href(links: readonly (LayoutNode['link'] | null)[]): readonly CodeAttribute[] {
    const values = links.map((link): AttributeValue | null => {
      const [href] = link === null ? [] : linkAttributes({ id: '', link }, 'a', this.#library.anchors);
      return href?.value ?? null;
    });
    const [first, ...others] = values.filter((value) => value !== null);
    if (!first) return [];
    if (others.every((value) => JSON.stringify(value) === JSON.stringify(first)))
      return [{ name: 'href', value: first }];
    const given = values.map((value): UseValue | null =>
      value?.kind === 'text' || value?.kind === 'page' ? value : null,
    );
    const name = this.#props.add({ kind: 'text' }, 'address', given);
    return [{ name: 'href', value: { kind: 'prop', name } }];
  }

  #stylesOf(nodes: Aligned): readonly (Style | null)[] {
    return nodes.map((node) => node && node.style);
  }
}

function textAttribute(name: string, text: string): CodeAttribute {
  return { name, value: { kind: 'text', text } };
}

/** What the place of a use decides where uses differ in it: whether there is room enough not to wrap, too. */
function isAtUse(declaration: Declaration): boolean {
  return isPlacement(declaration) || declaration.property === 'flex-wrap';
}

/** Whether a row or column makes what is in it as large as itself across. */
function stretches(node: LayoutNode | null): boolean {
  return node === null || !node.style.some(({ property }) => property === 'align-items');
}

function isOff(node: LayoutNode | null): boolean {
  return node?.kind === 'box' && node.isDisabled === true;
}

function decidedProp(nodes: Aligned): string | null {
  return nodes.find((node) => node?.decided?.prop !== undefined)?.decided?.prop ?? null;
}

/** One drawing says one thing wherever its component is used. */
function sharedAlt(vectors: readonly LayoutNode[]): string | null {
  const said = new Set(vectors.flatMap(({ decided }) => decided?.alt ?? []));
  const [alt = ''] = said;
  return said.size === 1 && alt !== '' ? alt : null;
}

function slotWord(nodes: Aligned): string {
  return nodes.every((node) => node === null || node.kind === 'vector') ? 'icon' : 'content';
}

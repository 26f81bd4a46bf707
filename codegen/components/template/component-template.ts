/**
 * Builds one component from all its occurrences. The occurrences are aligned, and each element is built for all
 * of them at once; a difference becomes a prop. A page is built in the same way from a single occurrence. Groups
 * are input: this phase does not decide what a component is.
 */
import { invariant } from '#design/invariant';
import { asBlockStyle, isInlineTag } from '../../css/element-styles.ts';
import { isOuterLayout, isPlacement, mergeStyles } from '../../css/merge-styles.ts';
import type {
  Declaration,
  LayoutBox,
  LayoutImage,
  LayoutNode,
  LayoutText,
  LayoutVector,
  Style,
} from '../../layout/layout-tree.ts';
import type { AlignedNodes, ResolveElementRef } from '../align-occurrences.ts';
import { type CodeNode, mapCodeNodes } from '../code-component.ts';
import { isFieldTag } from '../../semantics/role.ts';
import { finalizeControl } from '../form-controls.ts';
import { textsIn } from '../walk-layout.ts';
import { type PassedProp, PropList } from '../props/prop-list.ts';
import { findVariantCandidates } from '../props/union-candidates.ts';
import { type UnresolvedWhen, VariationResolver } from '../props/variation-resolver.ts';
import { alignFreeSpace } from './align-free-space.ts';
import { buildBox, buildElement } from './build-box.ts';
import { buildImage, buildVector } from './build-graphics.ts';
import { buildInstance } from './build-instance.ts';
import { buildText } from './build-text.ts';
import type { ComponentSource, TemplateContext } from './template-context.ts';
import { finalizeRoot } from './varying-attributes.ts';
import { buildSlot, stylesOf, visibilityName } from './varying-content.ts';

/** Builds the code tree of a component or a page. */
export class ComponentTemplate {
  readonly #context: TemplateContext;

  constructor(occurrences: readonly LayoutNode[], library: ComponentSource, elementRefOf: ResolveElementRef) {
    /** Returns the props, complete only after the tree is built. */
    const props = new PropList();
    const context: TemplateContext = {
      occurrences,
      library,
      elementRefOf,
      isReusable: occurrences.length > 1 || occurrences.some((one) => isDeclaredComponent(one, library)),
      kinds: kindsOf(occurrences),
      aligned: alignFreeSpace({
        occurrences,
        elementRefOf,
        isOfOther: (node) => library.groupOf(node) !== null,
        parentOf: (node) => library.parentOf(node),
      }),
      props,
      fieldIds: new Map(),
      variations: new VariationResolver(occurrences, props, {
        isControl: isControl(library.roles.of(occurrences).tag),
        isEntry: isEntryOfNavigation(occurrences, library),
      }),
      build: (nodes, parents) => buildAlignedNodes(context, nodes, parents),
    };
    this.#context = context;
  }

  props(): readonly PassedProp[] {
    return this.#context.props.list();
  }

  /** Returns the code tree of a page. */
  buildPage(): CodeNode {
    const { occurrences } = this.#context;
    const node = this.#context.build(occurrences, occurrences);
    invariant(node, 'a page shows nothing at all');
    return mapCodeNodes(node, finalizeControl);
  }

  /**
   * Returns the root of the component with its own style, and apart from it the placement of each occurrence. A
   * section of a page has both in its root.
   */
  buildComponent(isSection = false): {
    readonly root: CodeNode;
    readonly occurrenceStyles: readonly Style[];
  } {
    const { library, variations } = this.#context;
    const boxes = this.#context.occurrences as readonly LayoutBox[];
    const { tag } = library.roles.of(boxes);
    const { base, remainders } = mergeStyles(
      stylesOf(this.#context, boxes).map(
        (style) => style && (isInlineTag(tag) ? asBlockStyle(style) : style),
      ),
    );
    // A component with one occurrence leaves its placement to the page, as it would with two.
    const isSingle = boxes.length === 1 && !isSection;
    const own = isSingle ? base.filter((one) => !isOuterLayout(one)) : base;
    const isOccurrenceStyle = wrapsByAppearance(remainders) ? isPlacement : isPlacementOrWrap;
    const occurrenceStyles = remainders.map((remainder) => [
      ...(isSingle ? base.filter(isOuterLayout) : []),
      ...(remainder ?? []).filter(isOccurrenceStyle),
    ]);
    const appearances = remainders.map((remainder) =>
      (remainder ?? []).filter((one) => !isOccurrenceStyle(one)),
    );
    const drawn = buildElement(this.#context, boxes, own, variations.addStyles(boxes, appearances), true);
    // Variants and conditions are filled in in place, so nothing may be copied before.
    variations.resolve();
    const children = drawn.children.map((child) => mapCodeNodes(child, finalizeControl));
    return { root: finalizeRoot(this.#context, { ...drawn, children }), occurrenceStyles };
  }
}

function isControl(tag: string): boolean {
  return tag === 'a' || tag === 'button' || tag === 'label' || isFieldTag(tag);
}

/** Whether the design declares what a component is made of; a page that is an instance has nobody to pass it props. */
function isDeclaredComponent(node: LayoutNode, library: ComponentSource): boolean {
  return node.kind === 'box' && node.instance !== null && library.groupOf(node) !== null;
}

/** Boxes between a navigation and its entries: the list, and a box for its layout. */
const maxInNavigation = 3;

/** Whether all occurrences are entries of navigations. */
export function isEntryOfNavigation(occurrences: readonly LayoutNode[], library: ComponentSource): boolean {
  return occurrences.every((occurrence) => {
    let around: LayoutNode | null = occurrence;
    for (let depth = 0; around !== null && depth < maxInNavigation; depth += 1) {
      around = library.parentOf(around);
      if (around !== null && library.roles.of([around]).tag === 'nav') return true;
    }
    return false;
  });
}

/** Returns what the design calls each occurrence, by all its variant properties. */
function kindsOf(occurrences: readonly LayoutNode[]): readonly string[] {
  const candidates = findVariantCandidates(occurrences);
  return occurrences.map((_, index) => candidates.map(({ members }) => members[index]).join(' '));
}

/**
 * Declarations that the parent decides where occurrences differ; whether there is enough space not to wrap is
 * among them.
 */
function isPlacementOrWrap(declaration: Declaration): boolean {
  return isPlacement(declaration) || isWrap(declaration);
}

function isWrap({ property }: Declaration): boolean {
  return property === 'flex-wrap';
}

/**
 * Whether occurrences with the same appearance wrap alike. Then wrapping belongs to the appearance, and a list of
 * them can remain a list.
 */
function wrapsByAppearance(remainders: readonly (Style | null)[]): boolean {
  const wraps = new Map<string, string>();
  return remainders.every((remainder) => {
    const appearance = JSON.stringify(remainder?.filter((one) => !isPlacementOrWrap(one)));
    const wrap = JSON.stringify(remainder?.filter(isWrap));
    const known = wraps.get(appearance) ?? wrap;
    wraps.set(appearance, known);
    return known === wrap;
  });
}

/** Builds one element of all occurrences; `parents` is `null` for an occurrence without its parent. */
function buildAlignedNodes(
  context: TemplateContext,
  nodes: AlignedNodes,
  parents: AlignedNodes,
): CodeNode | null {
  const present = nodes.filter((node) => node !== null);
  const [first] = present;
  if (!first) return null;
  const groups = new Set(present.map((node) => context.library.groupOf(node)));
  const [group = null] = groups;
  const kinds = new Set(present.map(({ kind }) => kind));
  if (groups.size > 1 || (group === null && kinds.size > 1)) return buildSlot(context, nodes);
  const isDisclosed = isContentOfDetails(parents) && first.inferredKind !== 'summary';
  // What a row opens is content, and only a text is the same in the other rows.
  if (isDisclosed && nodes.includes(null) && kinds.has('box')) return buildSlot(context, nodes);
  const code = group ? buildInstance(context, group, nodes) : buildByKind(context, nodes, first);
  return code.kind === 'property' ? code : wrapInWhen(context, code, nodes, parents, isDisclosed);
}

function isContentOfDetails(parents: AlignedNodes): boolean {
  return parents.some((parent) => parent?.inferredKind === 'details');
}

function buildByKind(context: TemplateContext, nodes: AlignedNodes, first: LayoutNode): CodeNode {
  switch (first.kind) {
    case 'box':
      return buildBox(context, nodes as AlignedNodes<LayoutBox>);
    case 'text':
      return buildText(context, nodes as AlignedNodes<LayoutText>);
    case 'image':
      return buildImage(context, nodes as AlignedNodes<LayoutImage>);
    case 'vector':
      return buildVector(context, nodes as AlignedNodes<LayoutVector>);
  }
}

function wrapInWhen(
  { variations }: TemplateContext,
  code: CodeNode,
  nodes: AlignedNodes,
  parents: AlignedNodes,
  isContent: boolean,
): CodeNode {
  const shown = nodes.map((node, index) => (parents[index] ? node !== null : null));
  if (!shown.includes(false)) return code;
  const when: UnresolvedWhen = { kind: 'when', prop: '', members: null, children: [code] };
  const hasContent = nodes.some(
    (node) => node !== null && (node.kind === 'image' || textsIn(node).length > 0),
  );
  variations.addVisibility(when, visibilityName(nodes), shown, {
    isContent,
    ...(hasContent ? {} : { highlights: parents }),
  });
  return when;
}

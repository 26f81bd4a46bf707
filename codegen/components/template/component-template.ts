/**
 * One component out of all its uses: the uses lie side by side, each place is looked at in all of them at once, and
 * what differs becomes a prop. A page is the same with a single use.
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
import { customLayerName, plannedPropName } from '../../naming/layer-names.ts';
import type { AlignedNodes, ResolveElementRef } from '../align-occurrences.ts';
import { type CodeNode, mapCodeNodes } from '../code-component.ts';
import { finalizeControl } from '../form-controls.ts';
import { type PassedProp, PropList } from '../props/prop-list.ts';
import { type UnresolvedWhen, VariationResolver } from '../props/variation-resolver.ts';
import { buildBox, buildElement } from './build-box.ts';
import { buildImage, buildVector } from './build-graphics.ts';
import { buildInstance } from './build-instance.ts';
import { buildText } from './build-text.ts';
import type { ComponentLibrary } from './component-library.ts';
import type { TemplateContext } from './template-context.ts';
import { finalizeRoot } from './varying-attributes.ts';
import { buildSlot } from './varying-content.ts';

export class ComponentTemplate {
  readonly #building: TemplateContext;

  constructor(
    occurrences: readonly LayoutNode[],
    library: ComponentLibrary,
    elementRefOf: ResolveElementRef,
  ) {
    const props = new PropList();
    const context: TemplateContext = {
      occurrences,
      library,
      elementRefOf,
      props,
      variations: new VariationResolver(occurrences, props),
      build: (nodes, parents) => buildAlignedNodes(context, nodes, parents),
    };
    this.#building = context;
  }

  props(): readonly PassedProp[] {
    return this.#building.props.list();
  }

  buildPage(): CodeNode {
    const { occurrences } = this.#building;
    const node = this.#building.build(occurrences, occurrences);
    invariant(node, 'a page shows nothing at all');
    return mapCodeNodes(node, finalizeControl);
  }

  /** The root's own look, and apart from it what each use decides about its place; a part of a page says both itself. */
  buildComponent(isPart = false): { readonly root: CodeNode; readonly useStyles: readonly Style[] } {
    const { library, variations } = this.#building;
    const boxes = this.#building.occurrences as readonly LayoutBox[];
    const { tag } = library.roles.of(boxes);
    const { base, remainders } = mergeStyles(
      boxes.map(({ style }) => (isInlineTag(tag) ? asBlockStyle(style) : style)),
    );
    // A component that is used once leaves its place to the page, as it would if it were used twice.
    const once = boxes.length === 1 && !isPart;
    const own = once ? base.filter((one) => !isOuterLayout(one)) : base;
    const isOccurrenceStyle = wrapsByAppearance(remainders) ? isPlacement : isPlacementOrWrap;
    const occurrenceStyles = remainders.map((remainder) => [
      ...(once ? base.filter(isOuterLayout) : []),
      ...(remainder ?? []).filter(isOccurrenceStyle),
    ]);
    const appearances = remainders.map((remainder) =>
      (remainder ?? []).filter((one) => !isOccurrenceStyle(one)),
    );
    const drawn = buildElement(this.#building, boxes, own, variations.addStyles(appearances), true);
    // Looks and what shows are filled in where they stand, so nothing may be copied before.
    variations.resolve();
    const children = drawn.children.map((child) => mapCodeNodes(child, finalizeControl));
    return { root: finalizeRoot(this.#building, { ...drawn, children }), useStyles: occurrenceStyles };
  }
}

/** What the place of a use decides where uses differ in it: whether there is room enough not to wrap, too. */
function isPlacementOrWrap(declaration: Declaration): boolean {
  return isPlacement(declaration) || isWrap(declaration);
}

function isWrap({ property }: Declaration): boolean {
  return property === 'flex-wrap';
}

/** Whether uses that look alike wrap alike: then wrapping goes with their look, and a list of them stays a list. */
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

/** Builds one place of all uses; `parents` tells in which uses there is room for it. */
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
  const code = group ? buildInstance(context, group, nodes) : buildByKind(context, nodes, first);
  return code.kind === 'property' ? code : wrapInWhen(context, code, nodes, parents);
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
): CodeNode {
  const shown = nodes.map((node, index) => (parents[index] ? node !== null : null));
  if (!shown.includes(false)) return code;
  const named = nodes.find((node) => node?.references.visible !== undefined) ?? nodes.find(Boolean);
  const reference = named?.references.visible;
  const wanted = reference ?? `show ${plannedPropName(nodes) ?? customLayerName(named ?? null) ?? 'part'}`;
  const when: UnresolvedWhen = { kind: 'when', prop: '', members: null, children: [code] };
  variations.addVisibility(when, wanted, shown);
  return when;
}

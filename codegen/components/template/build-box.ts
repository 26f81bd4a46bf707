/** Builds the element of a box in all occurrences of a component, with its children. */
import { meansSelected, readSwitch } from '#design/variant-switches';
import { asBlockStyle, isInlineTag } from '../../css/element-styles.ts';
import { mergeStyles } from '../../css/merge-styles.ts';
import { propertyOf } from '../../css/properties.ts';
import type { Declaration, LayoutBox, LayoutNode, Style } from '../../layout/layout-tree.ts';
import { toSentence } from '../../naming/identifiers.ts';
import { nodeIdsOf, sharedLayerName, styleNameOf } from '../../naming/layer-names.ts';
import { isShownUntilClosed } from '../../semantics/interactions/close-dialogs.ts';
import { dialogIdOf } from '../../semantics/interactions/link-targets.ts';
import { couldBeHeading, fontSizeOf } from '../../semantics/element-rules.ts';
import { textOfLayer, textsIn, visibleChildren } from '../walk-layout.ts';
import { isFieldTag, type Role } from '../../semantics/role.ts';
import { alignChildren, type AlignedNodes } from '../align-occurrences.ts';
import {
  type CodeAttribute,
  type CodeElement,
  type CodeNode,
  type CodeVariant,
  textAttribute,
  lengthAttributes,
} from '../code-component.ts';
import type { PassedValue } from '../props/prop-list.ts';
import { nameSwitch, variantValuesOf } from '../props/union-candidates.ts';
import { fieldPartAttributes } from './field-ids.ts';
import { buildToggleInput, fieldAttributes, splitByFieldTag } from './build-field.ts';
import { tableSections, wrapInCell, wrapTableRows } from './table-elements.ts';
import { describeShape, findRating, type FoundRating } from './find-ratings.ts';
import type { TemplateContext } from './template-context.ts';
import {
  isDrawnDisabled,
  roleAttributes,
  varyingAttribute,
  varyingLinkAttributes,
} from './varying-attributes.ts';
import { stylesOf } from './varying-content.ts';

/** Builds a box with its children; a box that only places its single child is merged with it. */
export function buildBox(context: TemplateContext, nodes: AlignedNodes<LayoutBox>): CodeNode {
  const { tag } = context.library.roles.of(nodes);
  const styles = stylesOf(context, nodes).map(
    (style) => style && (isInlineTag(tag) ? asBlockStyle(style) : style),
  );
  const { base, remainders } = mergeStyles(styles);
  return collapseBox(buildElement(context, nodes, base, context.variations.addStyles(nodes, remainders)));
}

/**
 * Builds the element of a box. The link of a component's root is a prop of its instances, so the root gets no
 * link here.
 */
export function buildElement(
  context: TemplateContext,
  nodes: AlignedNodes<LayoutBox>,
  style: Style,
  variants: readonly CodeVariant[],
  isRoot = false,
): CodeElement {
  const role = context.library.roles.of(nodes);
  const reacts = nodes.some((node) => node?.reacts === true);
  const isDismissible = nodes.every((node) => node !== null && isShownUntilClosed(node, context.library));
  return {
    kind: 'element',
    tag: role.tag,
    attributes: [
      ...fieldPartAttributes(context, nodes, role.tag),
      ...(isFieldTag(role.tag) ? fieldAttributes(context, nodes, role.tag) : []),
      ...(role.tag === 'input' ? rangeAttributes(context, nodes) : []),
      ...roleAttributes(context, nodes, role, isRoot),
      ...(isRoot ? [] : varyingLinkAttributes(context, nodes, role)),
      ...pressedAttributes(context, nodes, role, isRoot),
      ...unavailableAttributes(context, nodes, role),
      ...openAttributes(context, nodes, role),
      ...dialogAttributes(context, nodes),
      ...progressAttributes(context, nodes),
      ...barAttributes(context, nodes),
      ...(isRoot ? [] : ratingAttributes(context, nodes)),
      ...spanAttributes(nodes),
      ...(role.tag === 'th' ? sortAttributes(nodes) : []),
    ],
    styleName: styleNameOf(nodes, role),
    style: withPosition(style, variants, role),
    variants,
    ...(isDismissible ? { isDismissible } : {}),
    ...(reacts ? { reacts, isDisabled: !isRoot && nodes.every(isDrawnDisabled) } : {}),
    children: buildChildren(context, nodes, role),
    ids: nodeIdsOf(nodes),
  };
}

/** The ends and the value of a slider. */
function rangeAttributes(context: TemplateContext, nodes: AlignedNodes<LayoutBox>): readonly CodeAttribute[] {
  if (nodes.every((node) => node?.range === undefined)) return [];
  return (['min', 'max', 'value'] as const).map((name) => {
    const values = nodes.map((node) => (node?.range === undefined ? null : String(node.range[name])));
    return varyingAttribute(context, name, name === 'value' ? 'default value' : name, values);
  });
}

function dialogAttributes(
  { library }: TemplateContext,
  [node]: AlignedNodes<LayoutBox>,
): readonly CodeAttribute[] {
  if (node?.inferredKind === 'dialog') {
    const isModal = library.parentOf(node)?.inferredKind === 'overlay';
    return [
      textAttribute('role', 'dialog'),
      ...(isModal ? [textAttribute('aria-modal', 'true')] : []),
      textAttribute('aria-label', titleOfDialog(node) ?? library.lexicon.label('dialog')),
    ];
  }
  if (node?.inferredKind === 'status') return [textAttribute('role', 'status')];
  if (node?.overlayFrameId === undefined) return [];
  return [
    textAttribute('id', dialogIdOf(node.overlayFrameId, library.linkTargets.anchorNames)),
    textAttribute('popover', 'auto'),
    textAttribute('aria-label', toSentence(node.children[0]?.name ?? '') || library.lexicon.label('dialog')),
  ];
}

/** Texts at the start of a dialog among which its title is. */
const maxTextsBeforeTitle = 3;

/** Returns the words of the largest text at the start of a dialog; `null` where all are as large. */
function titleOfDialog(dialog: LayoutBox): string | null {
  const first = textsIn(dialog).slice(0, maxTextsBeforeTitle);
  const [title, next] = first
    .filter(couldBeHeading)
    .toSorted((one, other) => fontSizeOf(other) - fontSizeOf(one));
  const isLarger = title !== undefined && (next === undefined || fontSizeOf(title) > fontSizeOf(next));
  return isLarger ? textOfLayer(title) : null;
}

/**
 * `aria-pressed` of a toggle button that is selected. Buttons that are not may only share its component, as one that sends a
 * form does, so nothing is said of them.
 */
function pressedAttributes(
  { props, variations }: TemplateContext,
  nodes: AlignedNodes<LayoutBox>,
  { tag }: Role,
  isRoot: boolean,
): readonly CodeAttribute[] {
  if (tag !== 'button') return [];
  const [drawn, ...others] = new Set(nodes.flatMap((node) => (node ? [node.isPressed] : [])));
  if (drawn !== undefined && others.length === 0) return [textAttribute('aria-pressed', String(drawn))];
  if (isRoot && drawn !== undefined && !others.includes(undefined)) {
    // The variant that it is drawn by says so too.
    const test = { kind: 'test' as const, prop: '', members: null };
    variations.addVisibility(
      test,
      'is selected',
      nodes.map((node) => node && node.isPressed === true),
    );
    return [{ name: 'aria-pressed', value: test }];
  }
  const states = nodes.map((node) => node && readSelected(node));
  const shown = states.flatMap((state) => state ?? []);
  const [first] = shown;
  if (first === undefined || !shown.some(({ isOn }) => isOn)) return [];
  if (shown.every(({ isOn }) => isOn) && shown.length === nodes.filter((node) => node !== null).length)
    return [textAttribute('aria-pressed', 'true')];
  const values = states.map((state): PassedValue => ({ kind: 'boolean', on: state?.isOn === true }));
  const name = props.add({ kind: 'boolean' }, nameSwitch(first.property), values);
  const areOptions = nodes.every(
    (node, index) =>
      node === null ||
      node.isPressed !== undefined ||
      (node.inferredKind === 'option' && states[index] !== null),
  );
  return [
    { name: 'aria-pressed', value: { kind: 'prop', name, ...(areOptions ? {} : { omitsFalse: true }) } },
  ];
}

/** `disabled` of a button that is drawn as one that cannot be chosen. */
function unavailableAttributes(
  { variations }: TemplateContext,
  nodes: AlignedNodes<LayoutBox>,
  { tag }: Role,
): readonly CodeAttribute[] {
  const states = nodes.map((node) => node && node.isUnavailable === true);
  if (tag !== 'button' || !states.includes(true)) return [];
  if (!states.includes(false)) return [{ name: 'disabled', value: { kind: 'flag' } }];
  const test = { kind: 'test' as const, prop: '', members: null };
  variations.addVisibility(test, 'is unavailable', states);
  return [{ name: 'disabled', value: test }];
}

/** `open` of a `details` whose content is drawn. */
function openAttributes(
  { props }: TemplateContext,
  nodes: AlignedNodes<LayoutBox>,
  { tag }: Role,
): readonly CodeAttribute[] {
  if (tag !== 'details') return [];
  const states = nodes.map((node) => node && node.isOpen === true);
  if (!states.includes(true)) return [];
  if (!states.includes(false)) return [{ name: 'open', value: { kind: 'flag' } }];
  const values = states.map((on): PassedValue | null => (on === null ? null : { kind: 'boolean', on }));
  return [{ name: 'open', value: { kind: 'prop', name: props.add({ kind: 'boolean' }, 'isOpen', values) } }];
}

/** The variant property of an instance that says whether it is selected. */
function readSelected(node: LayoutBox): { readonly property: string; readonly isOn: boolean } | null {
  if (node.isPressed !== undefined) return { property: 'selected', isOn: node.isPressed };
  for (const [property, value] of variantValuesOf(node)) {
    const isOn = meansSelected(property) ? readSwitch(value) : null;
    if (isOn !== null) return { property, isOn };
  }
  return null;
}

/** The role, the value and the name of a progress bar. */
function progressAttributes(
  context: TemplateContext,
  nodes: AlignedNodes<LayoutBox>,
): readonly CodeAttribute[] {
  const present = nodes.flatMap((node) => node ?? []);
  const values = new Set(present.map(({ progress }) => progress));
  if (values.has(undefined)) return [];
  const labels = nodes.map((node) => node?.inferredLabel ?? null);
  const named = present.every(({ inferredLabel }) => inferredLabel !== undefined)
    ? [varyingAttribute(context, 'aria-label', 'label', labels)]
    : [];
  const [value = 0] = values;
  const bars = nodes.map((node) => visibleChildren(node)[0] ?? null);
  const prop = values.size === 1 ? null : addProgressProp(context, bars);
  if (prop === null && values.size > 1) return [textAttribute('role', 'progressbar'), ...named];
  return [
    textAttribute('role', 'progressbar'),
    {
      name: 'aria-valuenow',
      value: prop === null ? { kind: 'text', text: String(value) } : { kind: 'prop', name: prop },
    },
    ...named,
  ];
}

/** Adds the percents of progress bars as numbers; `null` where the bars are none whose width is a value. */
function addProgressProp({ aligned, library, props }: TemplateContext, bars: AlignedNodes): string | null {
  const values = bars.map((bar): PassedValue | null => {
    const share = bar && aligned.shares.get(bar);
    return share ? { kind: 'number', value: Number.parseFloat(share) } : null;
  });
  const areBars = bars.every((bar, index) => {
    const around = bar && library.parentOf(bar);
    return (
      bar === null || (values[index] !== null && around?.kind === 'box' && around.progress !== undefined)
    );
  });
  if (!areBars || values.every((value) => value === null)) return null;
  return props.add({ kind: 'number' }, 'progress', values);
}

/** The width of a bar or the height of a column, which is a value of each occurrence. */
function barAttributes(context: TemplateContext, nodes: AlignedNodes<LayoutBox>): readonly CodeAttribute[] {
  const { aligned, props } = context;
  const progress = nodes.some((node) => node && aligned.shares.has(node))
    ? addProgressProp(context, nodes)
    : null;
  if (progress !== null)
    return [{ name: lengthAttributes.width, value: { kind: 'prop', name: progress, unit: '%' } }];
  const wanted = sharedLayerName(nodes)?.match(/^(share|value|progress|level|score)$/)?.[0] ?? 'share';
  return [
    ...lengthAttribute(lengthAttributes.width, wanted, aligned.shares),
    ...lengthAttribute(lengthAttributes.height, 'bar height', aligned.heights),
  ];

  function lengthAttribute(
    name: string,
    prop: string,
    lengths: ReadonlyMap<LayoutNode, string>,
  ): readonly CodeAttribute[] {
    const values = nodes.map((node): PassedValue | null => {
      const length = node && lengths.get(node);
      return length ? { kind: 'text', text: length } : null;
    });
    if (values.every((value) => value === null)) return [];
    return [{ name, value: { kind: 'prop', name: props.add({ kind: 'text' }, prop, values) } }];
  }
}

/** A cell over several columns. */
function spanAttributes(nodes: AlignedNodes<LayoutBox>): readonly CodeAttribute[] {
  const spans = nodes.flatMap((node) => (node === null ? [] : [node.columnSpan ?? 1]));
  const [span = 1] = spans;
  return span > 1 && spans.every((one) => one === span) ? [textAttribute('colspan', String(span))] : [];
}

/** The heading of the column by which the rows are sorted. */
function sortAttributes(nodes: AlignedNodes<LayoutBox>): readonly CodeAttribute[] {
  const [order, ...others] = new Set(nodes.flatMap((node) => (node === null ? [] : [node.sortOrder])));
  return order === undefined || others.length > 0 ? [] : [textAttribute('aria-sort', order)];
}

function withPosition(style: Style, variants: readonly CodeVariant[], { hasToggle }: Role): Style {
  const isPlaced = [style, ...variants.map((one) => one.style)].some((one) =>
    one.some(({ property }) => property === 'position'),
  );
  return hasToggle && !isPlaced ? [{ property: 'position', value: 'relative' }, ...style] : style;
}

function buildChildren(
  context: TemplateContext,
  nodes: AlignedNodes<LayoutBox>,
  role: Role,
): readonly CodeNode[] {
  const rating = buildRating(context, nodes);
  if (rating !== null) return [rating];
  const { roles } = context.library;
  const built = alignChildren(context.occurrences, nodes, context.elementRefOf).flatMap((child) => {
    const code = context.build(child, nodes);
    const cell = roles.cellAround(child);
    if (code === null) return [];
    const { tag } = roles.of(child);
    return splitByFieldTag(context, child, code).map((one) => ({
      tag,
      code: cell === null ? one : wrapInCell(one, cell, nodes.every(stretchesItems)),
    }));
  });
  const children = built.map(({ code }) => code);
  if (role.tag === 'table')
    return tableSections(
      children,
      built.some(({ tag }) => tag === 'tbody'),
    );
  if (role.tag === 'tbody') return children;
  const shown = wrapTableRows(children, (index) => built[index]?.tag === 'tr');
  return role.hasToggle ? [...shown, buildToggleInput(context, nodes, role)] : shown;
}

/** Builds shapes of which some are filled; `null` where a box shows anything else. */
function buildRating(context: TemplateContext, nodes: AlignedNodes<LayoutBox>): CodeNode | null {
  const found = ratingOf(context, nodes);
  if (found === null) return null;
  const children = [found.filled, found.empty].flatMap((shapes) => context.build(shapes, shapes) ?? []);
  const prop = addRatingProp(context, found);
  return children.length < 2
    ? null
    : { kind: 'rating', prop, total: found.total, children, rowIds: found.ids };
}

function ratingOf(
  { library, occurrences }: TemplateContext,
  nodes: AlignedNodes<LayoutBox>,
): FoundRating | null {
  if (occurrences.length < 2) return null;
  return findRating(nodes, (node) =>
    library.groupOf(node) === null ? describeShape(node, (svg) => library.vectors.idOf(svg)) : null,
  );
}

function addRatingProp({ props }: TemplateContext, { counts, filled }: FoundRating): string {
  const isIcon = filled.some((node) => node?.kind === 'vector');
  const values = counts.map((count): PassedValue | null =>
    count === null ? null : { kind: 'number', value: count },
  );
  return props.add({ kind: 'number' }, isIcon ? 'rating' : 'filled', values);
}

/** A count that is drawn as shapes is a picture whose name is the count. */
function ratingAttributes(
  context: TemplateContext,
  nodes: AlignedNodes<LayoutBox>,
): readonly CodeAttribute[] {
  const found = ratingOf(context, nodes);
  if (found === null) return [];
  return [
    textAttribute('role', 'img'),
    {
      name: 'aria-label',
      value: { kind: 'rating', name: addRatingProp(context, found), total: found.total },
    },
  ];
}

/** Whether a flex container stretches its items across its main axis. */
function stretchesItems(node: LayoutNode | null): boolean {
  return node === null || !node.style.some(({ property }) => property === 'align-items');
}

/** Whether a declaration only places or sizes a box. */
function placesOrSizes({ property }: Declaration): boolean {
  const { role } = propertyOf(property);
  return role === 'outer' || role === 'size';
}

/**
 * Merges a box without paint with its single child, where the child fills it. The child keeps its element and
 * takes the placement and the ids of the box. Every other box is returned unchanged.
 */
function collapseBox(box: CodeElement): CodeElement | Extract<CodeNode, { readonly kind: 'vector' }> {
  const [child, more] = box.children;
  const plain =
    (box.tag === 'div' || box.tag === 'span') &&
    box.attributes.length === 0 &&
    box.variants.length === 0 &&
    !box.reacts;
  if (!plain || more || !child || (child.kind !== 'element' && child.kind !== 'vector')) return box;
  if (box.style.some(togglesDisplay) || child.style.some(changesPlacement)) return box;
  if (child.variants.length > 0 || !fillsParent(child.style) || !isOnlyPlacement(box.style)) return box;
  const own = child.style.filter((one) => !placesOrSizes(one));
  return {
    ...child,
    style: [...box.style.filter(({ property }) => property !== 'display'), ...own],
    styleName: child.styleName ?? box.styleName,
    ids: [...new Set([...box.ids, ...child.ids])],
  };
}

function togglesDisplay({ property, below }: Declaration): boolean {
  return below !== undefined && property === 'display';
}

/** Whether a declaration moves or hides a box only in narrower viewports. */
function changesPlacement(declaration: Declaration): boolean {
  return togglesDisplay(declaration) || (declaration.below !== undefined && placesOrSizes(declaration));
}

/**
 * Whether a style only places a positioned box, so that its absolutely positioned descendants keep their
 * containing block.
 */
function isOnlyPlacement(style: Style): boolean {
  return (
    style.some(({ property, value }) => property === 'position' && value !== 'static') &&
    style.every((one) => placesOrSizes(one) || (one.property === 'display' && one.value === 'block'))
  );
}

const startSides = new Set(['top', 'left']);
const sizeSides = new Set(['width', 'height']);

/** Whether a style is absolutely positioned and covers its parent exactly. */
function fillsParent(style: Style): boolean {
  const placements = style.filter(placesOrSizes);
  const get = (name: string) => placements.find(({ property }) => property === name)?.value;
  if (get('position') !== 'absolute') return false;
  const covers =
    get('inset') === '0' ||
    (get('top') === '0' && get('left') === '0' && get('width') === '100%' && get('height') === '100%');
  const others = placements.filter(
    ({ property }) =>
      property !== 'position' &&
      property !== 'inset' &&
      !startSides.has(property) &&
      !sizeSides.has(property),
  );
  return covers && others.length === 0;
}

/**
 * Removes boxes that mean nothing. A frame or group without paint, clipping, effect or constraint of its own that a
 * single layer fills gives its place to that layer, and a frame with only such a box inside lays out its children
 * itself. Imported pages are full of them: one for each element of the former page. The remaining layer keeps their ids.
 */
import { withChildren } from '#design/map-children';
import type { BoxNode, DesignNode, Placement, Sizing, TextNode } from '#design/tree';
import { walkLayers } from '#design/walk-layers';
import { isDefaultName, meaningfulWords } from '../../naming/identifiers.ts';
import type { Axis } from '../axis.ts';
import { isOneLine } from '../text/text-line.ts';
import { wrapperTolerance } from '../tolerances.ts';
import type { IsVector } from '../vectors/find-vectors.ts';
import { containsRectangle, type VisualBounds } from '../visual-bounds.ts';
import { placeInOuter, joinLayouts, composeConstraints } from './join-layouts.ts';

/** Questions about the nodes of a design. */
export interface WrapperChecks {
  readonly isVector: IsVector;
  readonly bounds: VisualBounds;
}

/** Removes the wrappers in a frame. Of the page's own children only one as large as the page is a wrapper. */
export function inlineWrappers(root: DesignNode, checks: WrapperChecks): DesignNode {
  const [inner, more] = root.kind === 'box' ? root.children : [];
  const isBody = inner !== undefined && more === undefined && isAsLargeAs(root, inner);
  const places = new Set<string>();
  for (const layer of walkLayers([root], ({ visible }) => visible))
    if (layer.kind === 'box')
      for (const child of layer.children) if (holdsSeveral(child)) places.add(placeOf(layer, child));
  return inlineIn(
    root,
    false,
    { ...checks, isListOfOne: (...names) => places.has(placeOf(...names)) },
    isBody,
  );
}

function holdsSeveral(node: DesignNode): boolean {
  return node.kind === 'box' && node.children.filter(({ visible }) => visible).length > 1;
}

function placeOf(parent: DesignNode, { name }: DesignNode): string {
  return `${parent.name}/${name}`;
}

interface Inspection extends WrapperChecks {
  /** Whether a box of this name holds several layers in another box of its parent's name. */
  isListOfOne(parent: DesignNode, node: DesignNode): boolean;
}

function isAsLargeAs({ box: outer }: DesignNode, { box }: DesignNode): boolean {
  const differences = [box.x, box.y, box.width - outer.width, box.height - outer.height];
  return differences.every((difference) => Math.abs(difference) <= wrapperTolerance);
}

/** `isReused` is true inside components, whose instances must stay alike whatever their texts are. */
function inlineIn(node: DesignNode, isReused: boolean, checks: Inspection, mayTakeOver = true): DesignNode {
  if (node.kind !== 'box' || node.children.length === 0 || checks.isVector(node)) return node;
  const isComponent = isReused || /^(?:instance|component)/.test(node.role);
  const children = node.children.map((child) => {
    const inside = inlineIn(child, isComponent, checks);
    // A row of tags with one tag is the same row as one with three.
    const isList = meaningfulWords(child.name).length > 0 && checks.isListOfOne(node, child);
    return isList ? inside : unwrap(inside, isComponent, checks);
  });
  const inlined = withChildren(node, children);
  // A control around an icon stays a box, which can be pressed, and does not become the icon.
  if (controlName.test(node.name) && checks.isVector(inlined)) return node;
  return mayTakeOver ? takeOverOnlyChild(inlined, isComponent, checks) : inlined;
}

/** The only child of a wrapper in its place, or the node itself. */
function unwrap(node: DesignNode, isReused: boolean, checks: WrapperChecks): DesignNode {
  if (!isPlainBox(node, checks)) return node;
  const [child, more] = node.children;
  if (child === undefined || more !== undefined || !canReplaceWrapper(node, child)) return node;
  if (child.kind === 'text' && !isReused) return toLine(node, child) ?? unwrapFilled(node, child, isReused);
  return isOwnBox(child, checks) ? unwrapFilled(node, child, isReused) : node;
}

/** Whether a box has no effect but the place and the size of its content. */
function isPlainBox(node: DesignNode, { bounds, isVector }: WrapperChecks): node is BoxNode {
  if (node.kind !== 'box' || (node.role !== 'frame' && node.role !== 'group') || !node.visible) return false;
  const isPainted = node.fills.length > 0 || node.stroke !== null || node.effects.length > 0;
  const isUntransformed = node.rotation === 0 && !node.flip.x && !node.flip.y && node.opacity > 0.999;
  const isReferenced = node.link !== null || Object.keys(node.propertyReferences).length > 0;
  const isSpecial =
    node.mask !== null ||
    node.contour !== null ||
    node.exported !== null ||
    node.scrolls !== 'none' ||
    node.placement.keepsRatio ||
    Object.keys(node.modes).length > 0;
  const blends = node.blendMode !== 'PASS_THROUGH' && node.blendMode !== 'NORMAL';
  return (
    !isPainted &&
    isUntransformed &&
    !isReferenced &&
    !isSpecial &&
    !blends &&
    !cutsOff(node, bounds) &&
    !isVector(node)
  );
}

/** Whether a box hides a part of its content. A text reaches beyond its letters, so it may overflow a little. */
function cutsOff({ clips, absoluteBox, children }: BoxNode, bounds: VisualBounds): boolean {
  return (
    clips &&
    children.some(
      (child) =>
        child.visible &&
        !containsRectangle(absoluteBox, bounds(child), child.kind === 'text' ? wrapperTolerance : 0.5),
    )
  );
}

function canReplaceWrapper(wrapper: BoxNode, child: DesignNode): boolean {
  const isUntransformed = child.rotation === 0 && child.mask === null && child.visible;
  const flows = wrapper.layout === null || !child.placement.absolute;
  return isUntransformed && flows && !isMeaningful(wrapper.name, child);
}

const controlName =
  /\b(?:a|btn|button|checkbox|cta|field|input|link|radio|select|switch|tab|textarea|toggle)\b/i;

/** Whether the name of a wrapper says that it is a control, which its text alone would not be. */
function isMeaningful(name: string, child: DesignNode): boolean {
  return controlName.test(name) && (child.kind === 'text' || !isDefaultName(child.name));
}

/**
 * Whether a layer stays a box of its own without the wrapper. Shapes side by side would become one drawing.
 */
function isOwnBox(node: DesignNode, { isVector }: WrapperChecks): node is BoxNode {
  if (node.kind !== 'box' || node.placement.keepsRatio) return false;
  if (node.role === 'rectangle') return node.fills.some(({ kind }) => kind === 'image');
  return node.role !== 'group' || !isVector(node);
}

/** The child of a wrapper that it fills, in the wrapper's place, or the wrapper. */
function unwrapFilled(wrapper: BoxNode, child: BoxNode | TextNode, isReused: boolean): DesignNode {
  const horizontal = sizingInPlaceOf(wrapper, child, 'horizontal', isReused);
  const vertical = sizingInPlaceOf(wrapper, child, 'vertical', isReused);
  const limits = joinLimits(wrapper.placement, child.placement);
  const constraints = composeConstraints(wrapper, child);
  if (horizontal === null || vertical === null || limits === null || constraints === null) return wrapper;
  if (isReused && hasPadding(wrapper)) return wrapper;
  return inPlaceOf(wrapper, child, { ...limits, horizontal, vertical, constraints });
}

function inPlaceOf(
  wrapper: BoxNode,
  child: BoxNode | TextNode,
  placement: Pick<Placement, 'horizontal' | 'vertical' | 'constraints'> & Limits,
): DesignNode {
  const { absolute, cell, alignSelf, fixedOnScroll, sticksOnScroll } = wrapper.placement;
  const { x, y } = wrapper.box;
  return {
    ...child,
    name: isDefaultName(child.name) && child.kind === 'box' ? wrapper.name : child.name,
    box: { ...child.box, x: child.box.x + x, y: child.box.y + y },
    placement: { ...child.placement, absolute, cell, alignSelf, fixedOnScroll, sticksOnScroll, ...placement },
    absorbed: [...(child.absorbed ?? []), wrapper.id, ...(wrapper.absorbed ?? [])],
  };
}

/**
 * The sizing of a child in its wrapper's place; `null` if the child does not fill the wrapper. Inside components only
 * sizings count, since another instance has other texts.
 */
function sizingInPlaceOf(
  wrapper: BoxNode,
  { placement, box }: DesignNode,
  axis: Axis,
  isReused: boolean,
): Sizing | null {
  const [outer, inner] = [wrapper.placement[axis], placement[axis]];
  const [length, from, available] =
    axis === 'horizontal' ? [box.width, box.x, wrapper.box.width] : [box.height, box.y, wrapper.box.height];
  const isFilled = Math.abs(length - available) <= wrapperTolerance && Math.abs(from) <= wrapperTolerance;
  const follows = outer === 'hug' ? inner !== 'fill' : inner === 'fill';
  if (isReused ? !follows : !isFilled) return null;
  if (outer === 'fill') return 'fill';
  if (outer === 'hug') return inner === 'fill' ? null : inner;
  return inner === 'hug' ? 'hug' : 'fixed';
}

type Limits = Pick<Placement, 'minWidth' | 'maxWidth' | 'minHeight' | 'maxHeight'>;

/** The limits of two boxes of one size; `null` where both have one. */
function joinLimits(one: Placement, other: Placement): Limits | null {
  const names = ['minWidth', 'maxWidth', 'minHeight', 'maxHeight'] as const;
  if (names.some((name) => one[name] !== null && other[name] !== null)) return null;
  const [minWidth, maxWidth, minHeight, maxHeight] = names.map((name) => one[name] ?? other[name]);
  return {
    minWidth: minWidth ?? null,
    maxWidth: maxWidth ?? null,
    minHeight: minHeight ?? null,
    maxHeight: maxHeight ?? null,
  };
}

function hasPadding({ layout }: BoxNode): boolean {
  return layout !== null && Object.values(layout.padding).some((padding) => padding > 0);
}

/** The fraction of the font size by which the line around a text may be higher than the text. */
const maxLeading = 0.75;

/** The fraction of the font size by which a text may be off the middle of its line. */
const maxLineShift = 0.3;

/**
 * A text with the height and width of the frame around it: an imported page has a frame for each line. `null` if the
 * frame is more than that.
 */
function toLine(wrapper: BoxNode, text: TextNode): TextNode | null {
  const style = text.runs[0]?.style;
  const heights = new Set(text.runs.map((run) => run.style.drawnLineHeight));
  if (
    text.absorbed !== undefined ||
    style === undefined ||
    heights.size > 1 ||
    !isOneLine(text) ||
    text.paragraph.trimsToCapHeight
  )
    return null;
  if (text.runs.some((run) => run.style.styleName !== null || run.style.tokens['lineHeight'] !== undefined))
    return null;
  if (wrapper.layout !== null && wrapper.layout.padding.top + wrapper.layout.padding.bottom > 0) return null;
  const height = Math.round(wrapper.box.height);
  const leading = height - text.box.height;
  const shift = wrapper.box.height / 2 - text.box.y - text.box.height / 2;
  const isLine =
    leading >= -wrapperTolerance &&
    leading <= maxLeading * style.size &&
    height >= style.size &&
    Math.abs(shift) <= maxLineShift * style.size;
  const extent = isLine ? findLineExtent(wrapper, text) : null;
  const constraints = composeConstraints(wrapper, text);
  const limits = joinLimits(wrapper.placement, text.placement);
  if (extent === null || constraints === null || limits === null) return null;
  const placement = { ...limits, horizontal: extent.sizing, vertical: 'hug', constraints } as const;
  const line = {
    ...text,
    box: { x: extent.x, y: 0, width: extent.width, height },
    paragraph: { ...text.paragraph, ...extent.paragraph, verticalAlign: 'top' },
    runs: text.runs.map((run) => ({
      ...run,
      style: { ...run.style, lineHeight: height, drawnLineHeight: height },
    })),
  } as const;
  const placed = inPlaceOf(wrapper, line, placement);
  return placed.kind === 'text' ? placed : null;
}

/** px by which a text may be wider than the frame of its line, since Figma's letters are not the browser's. */
const maxOverflow = 4;

interface LineExtent {
  readonly x: number;
  readonly width: number;
  readonly sizing: Sizing;
  readonly paragraph: Partial<TextNode['paragraph']>;
}

/**
 * The horizontal extent of a line: that of the text if the frame is as wide, otherwise that of the frame, in which the
 * text is at the start, in the middle or at the end.
 */
function findLineExtent({ box, placement, layout }: BoxNode, text: TextNode): LineExtent | null {
  const { x, width } = text.box;
  const after = box.width - x - width;
  const sizing = text.placement.horizontal;
  const overflow = width - box.width;
  if (overflow >= -wrapperTolerance) {
    if (Math.abs(x) > Math.max(wrapperTolerance, overflow) || overflow > maxOverflow) return null;
    return { x, width, sizing: placement.horizontal === 'fill' ? 'fill' : sizing, paragraph: {} };
  }
  if (placement.horizontal === 'hug' || (layout !== null && sizing === 'fill')) return null;
  const align =
    Math.abs(x) <= wrapperTolerance
      ? 'left'
      : Math.abs(after) <= wrapperTolerance
        ? 'right'
        : Math.abs(x - after) <= 2 * wrapperTolerance
          ? 'center'
          : null;
  if (align === null || (sizing !== 'hug' && text.paragraph.align !== align)) return null;
  const resize = text.paragraph.resize === 'hug' ? 'height' : text.paragraph.resize;
  return { x: 0, width: box.width, sizing: placement.horizontal, paragraph: { align, resize } };
}

/** A box that lays out the children of its only child, where that is a wrapper; otherwise the box. */
function takeOverOnlyChild(box: BoxNode, isReused: boolean, checks: WrapperChecks): BoxNode {
  const [inner, more] = box.children;
  if (inner === undefined || more !== undefined || box.role === 'rectangle') return box;
  if (!isPlainBox(inner, checks) || inner.children.length === 0 || isNamedDifferently(box, inner)) return box;
  const { minWidth, maxWidth, minHeight, maxHeight, fixedOnScroll, sticksOnScroll } = inner.placement;
  const isLimited = [minWidth, maxWidth, minHeight, maxHeight].some((limit) => limit !== null);
  if (isLimited || fixedOnScroll || sticksOnScroll) return box;
  const layout = joinLayouts(box, inner, isReused);
  if (layout === undefined) return box;
  const children = inner.children.map((child) => placeInOuter(inner, child, layout === null));
  if (!children.every((child) => child !== null)) return box;
  return {
    ...box,
    name: isDefaultName(box.name) ? inner.name : box.name,
    layout: layout?.layout ?? null,
    placement: { ...box.placement, ...layout?.sizing },
    children,
    absorbed: [...(box.absorbed ?? []), inner.id, ...(inner.absorbed ?? [])],
  };
}

/** Whether both boxes have a name that may say what they are. */
function isNamedDifferently(box: BoxNode, inner: BoxNode): boolean {
  return !isDefaultName(inner.name) && !isDefaultName(box.name) && inner.name !== box.name;
}

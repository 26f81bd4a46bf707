/** The data that all steps of the responsive layout share: the available space of a node and the draft of its style. */
import { cssNumber } from '../../css/css-values.ts';
import { type DeclarationMap, toStyle } from '../../css/declaration-map.ts';
import type { Declaration, Style } from '../layout-tree.ts';
import { breakpointsBelow } from './breakpoints.ts';
import { type MeasuredNode, narrowerDeclarations, smallWidth } from './measure-widths.ts';

/** The space that a parent leaves to its children, as drawn. All lengths are px. */
export interface AvailableSpace {
  /** The width of the page. */
  readonly pageWidth: number;
  /** The parent is a part of a table, which scrolls rather than wraps. */
  readonly isKept: boolean;
  /** The longest word of all titles of the page that have one style, by this style. */
  readonly titleWords: ReadonlyMap<string, number>;
  readonly flow: MeasuredNode['flow'] | 'page';
  /** Without the parent's padding. */
  readonly width: number;
  /** An estimate of this width where the viewport has another width. */
  readonly widthAt: (viewport: number) => number;
  readonly height: number;
  /** The parent's width does not depend on its content. */
  readonly isDefinite: boolean;
  /** The parent is a row that scrolls, so that its items keep their widths. */
  readonly scrolls: boolean;
  /** Children stretch on the cross axis by default. */
  readonly stretchesItems: boolean;
  /** Children are centred on the cross axis by default. */
  readonly centresItems: boolean;
  /** Where children are on the cross axis by default. */
  readonly alignsItems: string;
  /** Whether the parent is a row that may wrap, and at which widths. */
  readonly rowWrapping: RowWrapping;
  /** px of the named breakpoint below which a row has several lines; `null` where none is known. */
  readonly wrapsBelow: number | null;
  /**
   * px of the viewport below which items that have a set width beside one that fills may be alone on a line, so that they
   * fill it; `null` for other rows.
   */
  readonly growsBelow: number | null;
  /** px of the viewport below which a row is a column; `null` for other rows. */
  readonly stacksBelow: number | null;
  /** px below which a row has several lines, if it may. */
  readonly lineWidth: number;
  /** The width of the previous item in the flow. */
  readonly precedingWidth: number;
  /** The last item in the flow; `null` if there is none. */
  readonly lastInFlow: MeasuredNode | null;
  /** The flow has no other item. */
  readonly isOnlyInFlow: boolean;
  /** Where a grid has fewer columns than drawn. */
  readonly columns: readonly ColumnReduction[];
  /** The `flex-basis` of items that fill a row that wraps. */
  readonly flexBasis: number;
  /** px by which each item that grows in a row does so, as drawn. */
  readonly growth: number;
  /** The words at the start of a row take a line of their own on a phone, because its buttons need one. */
  readonly actionsBreakLine: boolean;
  /** The row is a form: fields, and buttons beside them. */
  readonly isForm: boolean;
  /** The items of a row were drawn within its width. */
  readonly fitsAsDrawn: boolean;
  /** A row has an item that follows its content or is large; small items beside it keep their width. */
  readonly hasShrinkableItems: boolean;
  /** px by which the content may grow before any item has to shrink. */
  readonly spareWidth: number;
  /** px of the equal paddings that keep the parent's content in its middle; `null` for other parents. */
  readonly centringPadding: number | null;
  /** px at which the content of a row that hugs ends; `null` if the row has a definite width. */
  readonly contentEnd: number | null;
}

/** Whether a row wraps: not at all, at every width, or only in viewports narrower than the page. */
export type RowWrapping = 'never' | 'always' | 'narrower';

/** A narrower viewport in which a grid has fewer columns. */
export interface ColumnReduction {
  /** px of the viewport. */
  readonly below: number;
  readonly count: number;
}

/** The declarations of a node while they are adapted. */
export interface StyleDraft {
  readonly declarations: DeclarationMap;
  /** Declarations for narrower viewports only. */
  readonly narrower: Declaration[];
  /** px by which children overflow the end of the node, as drawn. */
  readonly overflowByChild: Map<MeasuredNode, number>;
}

/** Starts with the declarations that a node has. */
export function createStyleDraft({ node, declarations }: MeasuredNode): StyleDraft {
  return {
    declarations: new Map(declarations),
    narrower: [...narrowerDeclarations(node.style)],
    overflowByChild: new Map(),
  };
}

/** The adapted style, the declarations for the widest viewports first. */
export function styleOfDraft({ declarations, narrower }: StyleDraft): Style {
  return [
    ...toStyle(declarations),
    ...narrower.toSorted((one, other) => (other.below ?? 0) - (one.below ?? 0)),
  ];
}

/** Whether a width depends on the text content. */
export function isContentWidth(width: string | undefined): boolean {
  return width !== undefined && /content|--hug/.test(width);
}

/** What determines a node's width. */
export type WidthSource = 'parent' | 'itself' | 'content';

/** Finds what determines a node's width in its available space. */
export function widthSourceOf(
  { declarations, isAbsolute }: MeasuredNode,
  available: AvailableSpace,
): WidthSource {
  if (available.flow === 'page') return 'parent';
  const width = declarations.get('width');
  if (width !== undefined && !isContentWidth(width)) return /%/.test(width) ? 'parent' : 'itself';
  if (isAbsolute) {
    const isConstrained =
      declarations.has('inset') || (declarations.has('left') && declarations.has('right'));
    return isConstrained ? 'parent' : 'content';
  }
  if (available.flow === 'row') return declarations.has('flex') ? 'parent' : 'content';
  if (available.flow === 'grid')
    return (declarations.get('justify-self') ?? 'stretch') === 'stretch' ? 'parent' : 'content';
  const across = declarations.get('align-self') ?? (available.stretchesItems ? 'stretch' : 'start');
  return available.flow === 'none' || across === 'stretch' ? 'parent' : 'content';
}

/** Whether a node's width does not depend on its content. */
export function hasDefiniteWidth(node: MeasuredNode, available: AvailableSpace): boolean {
  return available.isDefinite && widthSourceOf(node, available) !== 'content';
}

/** Estimates the available width on the narrowest screen, in px. */
export function minAvailableWidth({ pageWidth, width }: AvailableSpace): number {
  const narrowest = breakpointsBelow(pageWidth).at(-1)?.narrowest ?? pageWidth;
  const left = width - (pageWidth - narrowest);
  return left >= smallWidth / 2 ? left : Math.min(width, narrowest / 2);
}

/** A fraction as a percentage, rounded up so that it is never too small. */
export function percentRoundedUp(fraction: number): string {
  return `${cssNumber(Math.ceil(fraction * 1e4) / 100)}%`;
}

/** Estimates the width that a node leaves to its children, by the width of the viewport. */
export function innerWidthAt(measured: MeasuredNode, available: AvailableSpace): AvailableSpace['widthAt'] {
  const { padding, node } = measured;
  const sides = padding.left + padding.right;
  return (viewport) => {
    const outer = outerWidthAt(measured, available, viewport);
    // Equal paddings around the content of a page are what its greatest width leaves.
    const isCentred = Math.abs(padding.left - padding.right) <= 1 && padding.left >= minCentringSide;
    const isAcross = node.drawn.width >= available.pageWidth - 1 && available.flow !== 'row';
    if (isCentred && isAcross && outer <= node.drawn.width)
      return Math.min(node.drawn.width - sides, outer - 2 * leastCentringSide);
    const shrinks = Math.max(padding.left, padding.right) >= minShrinkingSide;
    return outer - (shrinks ? (sides * outer) / Math.max(outer, node.drawn.width) : sides);
  };
}

/** px from which a padding at a side shrinks with the viewport. */
const minShrinkingSide = 48;

/** px from which equal paddings centre the content of a page, and what is left of each in the narrowest window. */
const minCentringSide = 80;
const leastCentringSide = 24;

function outerWidthAt(measured: MeasuredNode, available: AvailableSpace, viewport: number): number {
  const { width: drawn } = measured.node.drawn;
  const space = available.widthAt(viewport);
  if (available.flow === 'page') return space;
  const lost = Math.max(0, available.width - space);
  if (available.flow === 'row') {
    const isStacked = space < available.lineWidth || (available.stacksBelow ?? 0) > viewport;
    if (isStacked) return space;
    return measured.declarations.has('flex') || drawn > space ? Math.max(0, drawn - lost) : drawn;
  }
  if (available.flow === 'grid') {
    const isOne = available.columns.some(({ below, count }) => viewport < below && count === 1);
    return isOne ? space : (drawn * space) / Math.max(1, available.width);
  }
  if (widthSourceOf(measured, available) === 'parent') return Math.max(0, drawn - lost);
  return Math.min(drawn, space);
}

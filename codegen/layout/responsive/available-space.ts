import { cssNumber } from '../../css/css-values.ts';
import { type DeclarationMap, toStyle } from '../../css/declaration-map.ts';
import type { Declaration, Style } from '../layout-tree.ts';
import { breakpointsBelow } from './breakpoints.ts';
import { type MeasuredNode, narrowerDeclarations, smallWidth } from './measure-widths.ts';
import type { ColumnReduction } from './reflow-rows-and-grids.ts';

/** What a parent leaves a child to stand in, as drawn; px. */
export interface AvailableSpace {
  /** The page's width. */
  readonly pageWidth: number;
  readonly flow: MeasuredNode['flow'] | 'page';
  /** Inside the parent's padding. */
  readonly width: number;
  readonly height: number;
  /** The parent's width comes from outside, not from what is in it. */
  readonly isDefinite: boolean;
  /** Children that say nothing of their own are stretched across. */
  readonly stretchesItems: boolean;
  /** Children that say nothing of their own stand in the middle across. */
  readonly centresItems: boolean;
  /** Whether the parent is a row that may break into lines, and at which widths. */
  readonly rowWrapping: RowWrapping;
  /** px of what stands before it in the flow. */
  readonly precedingWidth: number;
  /** Nothing else stands in the flow. */
  readonly isOnlyInFlow: boolean;
  /** Where a grid has fewer columns than drawn. */
  readonly columns: readonly ColumnReduction[];
  /** What those that fill a row that breaks start from. */
  readonly flexBasis: number;
  /** A row's children were drawn no wider than it. */
  readonly fitsAsDrawn: boolean;
  /** A row holds something that follows its content or is large, beside which small things keep their width. */
  readonly hasShrinkableItems: boolean;
  /** What may still be added to the content before anything has to give way. */
  readonly spareWidth: number;
  /** px at which the content of a row that follows it ends; `null` where the row's width is set. */
  readonly contentEnd: number | null;
}

export type RowWrapping = 'never' | 'always' | 'narrower';

/** A style in the making. */
export interface StyleDraft {
  readonly declarations: DeclarationMap;
  /** What holds in narrower viewports only. */
  readonly narrower: Declaration[];
  /** px by which children hang over the end of it, as drawn. */
  readonly overflowByChild: Map<MeasuredNode, number>;
}

export function createStyleDraft({ node, declarations }: MeasuredNode): StyleDraft {
  return {
    declarations: new Map(declarations),
    narrower: [...narrowerDeclarations(node.style)],
    overflowByChild: new Map(),
  };
}

export function styleOfDraft({ declarations, narrower }: StyleDraft): Style {
  return [
    ...toStyle(declarations),
    ...narrower.toSorted((one, other) => (other.below ?? 0) - (one.below ?? 0)),
  ];
}

/** Whether a width is that of the words in it. */
export function isContentWidth(width: string | undefined): boolean {
  return width !== undefined && /content|--hug/.test(width);
}

/** How a node comes to its width. */
export type WidthSource = 'parent' | 'itself' | 'content';

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
  // A width of its own counts for more than being stretched.
  if (isContentWidth(width)) return 'content';
  const across = declarations.get('align-self') ?? (available.stretchesItems ? 'stretch' : 'start');
  return available.flow === 'none' || across === 'stretch' ? 'parent' : 'content';
}

/** About the px that are left of a room on the narrowest screen. */
export function minAvailableWidth({ pageWidth, width }: AvailableSpace): number {
  const narrowest = breakpointsBelow(pageWidth).at(-1)?.narrowest ?? pageWidth;
  const left = width - (pageWidth - narrowest);
  return left >= smallWidth / 2 ? left : Math.min(width, narrowest / 2);
}

/** A share of a length as a percentage, rounded up so that it is never less. */
export function percentRoundedUp(fraction: number): string {
  return `${cssNumber(Math.ceil(fraction * 1e4) / 100)}%`;
}

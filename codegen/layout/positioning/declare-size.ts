/** Declares sizes and aspect ratios. */
import type { DesignNode } from '#design/tree';
import { cssNumber, px } from '../../css/css-values.ts';
import { type DeclarationMap, setDeclaration } from '../../css/declaration-map.ts';
import type { CssPropertyName } from '../../css/properties.ts';
import { type LayoutContext, type PlacementContext, tokenOrValue } from '../layout-context.ts';

/** The axes on which the parent determines a node's length. */
interface ParentSizedAxes {
  readonly horizontal: boolean;
  readonly vertical: boolean;
}

/** Declares width, height and their limits where neither parent nor content determines them. */
export function declareSize(
  declarations: DeclarationMap,
  node: DesignNode,
  placementContext: PlacementContext,
  parentSized: ParentSizedAxes,
  context: LayoutContext,
): void {
  const { placement, box } = node;
  if (placementContext.kind === 'page') {
    setDeclaration(declarations, 'min-height', px(box.height));
    return;
  }
  if (placement.horizontal === 'fixed' && !parentSized.horizontal) {
    setDeclaration(declarations, 'width', tokenOrValue(context, node, 'width', px(box.width)));
  }
  if (placement.vertical === 'fixed' && !parentSized.vertical) {
    setDeclaration(declarations, 'height', tokenOrValue(context, node, 'height', px(box.height)));
  }
  const limit = (property: CssPropertyName, field: string, value: number | null) => {
    if (value !== null) setDeclaration(declarations, property, tokenOrValue(context, node, field, px(value)));
  };
  limit('min-width', 'minWidth', placement.minWidth);
  limit('max-width', 'maxWidth', placement.maxWidth);
  limit('min-height', 'minHeight', placement.minHeight);
  limit('max-height', 'maxHeight', placement.maxHeight);
}

/**
 * Declares a locked aspect ratio (Figma: targetAspectRatio) instead of the height if the parent determines the width.
 * The reverse is impossible: CSS resolves the height too late, so the drawn width stays.
 */
export function declareAspectRatio(
  declarations: DeclarationMap,
  node: DesignNode,
  placementContext: PlacementContext,
  parentSized: ParentSizedAxes,
  context: LayoutContext,
): void {
  const { placement, box } = node;
  if (!placement.keepsRatio || box.width <= 0 || box.height <= 0) return;
  const hasWidth = parentSized.horizontal || placement.horizontal === 'fill';
  const hasHeight = parentSized.vertical || placement.vertical === 'fill';
  const grows =
    placementContext.kind === 'free' ||
    (placementContext.kind === 'flow' && placementContext.parent.placement.vertical !== 'fixed');
  if (hasWidth && !hasHeight) {
    declarations.delete('height');
    setDeclaration(declarations, 'aspect-ratio', aspectRatioOf(box));
  } else if (hasHeight && !hasWidth && grows) {
    context.report('layout-approximated', node, { detail: 'its width does not follow its height' });
  }
}

/** Whether a child's height follows its width, so that its parent must not stretch it. */
export function heightFollowsWidth({ placement }: DesignNode): boolean {
  return placement.keepsRatio && placement.horizontal === 'fill' && placement.vertical === 'fixed';
}

/** An aspect ratio in lowest terms, such as `4 / 3`. */
export function aspectRatioOf({
  width,
  height,
}: {
  readonly width: number;
  readonly height: number;
}): string {
  const whole = Number.isInteger(width) && Number.isInteger(height);
  const divisor = whole ? greatestCommonDivisor(width, height) : 1;
  return `${cssNumber(width / divisor)} / ${cssNumber(height / divisor)}`;
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}

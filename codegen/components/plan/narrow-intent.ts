/** Applies the decision of a plan about the behaviour of a row in narrow viewports. */
import { type NarrowIntent, narrowWidth } from '#design/code-plan';
import type { Declaration, LayoutBox, LayoutNode, Style } from '../../layout/layout-tree.ts';
import { visibleChildren } from '../walk-layout.ts';
import { readPx } from '../../css/css-values.ts';
import { propertiesOverlap } from '../../css/properties.ts';
import { flowOf, isOutOfFlow, unconditionalValueOf } from '../../css/style-queries.ts';

/**
 * Whether an intent can hold for a layer: a row, or a grid that has columns to stack or that wraps by itself, with at
 * least two children in the flow.
 */
export function canReflow(node: LayoutNode, intent: NarrowIntent): node is LayoutBox {
  if (node.kind !== 'box' || childrenInFlow(node).length < 2) return false;
  const flow = flowOf(node);
  if (flow !== 'grid') return flow === 'row';
  return intent === 'stack' || (intent === 'wrap' && wrapsByItself(node));
}

/** Whether a grid has as many columns as fit. */
function wrapsByItself(box: LayoutBox): boolean {
  return unconditionalValueOf(box, 'grid-template-columns')?.includes('repeat(auto-') ?? false;
}

/** Applies the intent to a row or grid in narrow viewports; at the drawn width nothing changes. */
export function applyNarrowIntent(box: LayoutBox, intent: NarrowIntent): LayoutBox {
  if (flowOf(box) === 'grid') return intent === 'stack' ? stackGrid(box) : box;
  const flowing = new Set<LayoutNode>(childrenInFlow(box));
  return {
    ...box,
    style: withNarrowDeclarations(box.style, rowStyles[intent]),
    children: box.children.map((child) =>
      flowing.has(child)
        ? { ...child, style: withNarrowDeclarations(child.style, childStyle(intent, child)) }
        : child,
    ),
  };
}

/** One column, in which no child keeps a place of its own. */
function stackGrid(box: LayoutBox): LayoutBox {
  const placements = ['grid-column', 'grid-row'] as const;
  return {
    ...box,
    style: withNarrowDeclarations(box.style, { 'grid-template-columns': 'minmax(0, 1fr)' }),
    children: box.children.map((child) => {
      const own = placements.filter((property) => unconditionalValueOf(child, property) !== undefined);
      const reset = Object.fromEntries(own.map((property) => [property, 'auto']));
      return own.length === 0 ? child : { ...child, style: withNarrowDeclarations(child.style, reset) };
    }),
  };
}

const rowStyles: Readonly<Record<NarrowIntent, Readonly<Record<string, string>>>> = {
  stack: { 'flex-direction': 'column', 'flex-wrap': 'nowrap' },
  wrap: { 'flex-wrap': 'wrap' },
  scroll: { 'flex-wrap': 'nowrap', 'overflow-x': 'auto' },
};

/** Children that grow or shrink in a row keep their own size in a column and in a row that scrolls. */
function childStyle(intent: NarrowIntent, child: LayoutNode): Readonly<Record<string, string>> {
  if (intent === 'wrap') return {};
  if (intent === 'stack') return { flex: 'none', 'max-width': '100%' };
  const hasWidth = readPx(unconditionalValueOf(child, 'width')) !== null;
  return { flex: 'none', ...(hasWidth ? {} : { 'min-width': `${Math.round(child.drawn.width)}px` }) };
}

/** Replaces earlier declarations of these properties for narrow viewports by the decided ones. */
function withNarrowDeclarations(style: Style, declarations: Readonly<Record<string, string>>): Style {
  const entries = Object.entries(declarations);
  const kept = style.filter(
    ({ property, below }) =>
      below === undefined ||
      !entries.some(([name]) => propertiesOverlap(property, name)) ||
      below > narrowWidth,
  );
  const added = entries.map(([property, value]): Declaration => ({ property, value, below: narrowWidth }));
  return [...kept, ...added].sort((one, other) => (other.below ?? Infinity) - (one.below ?? Infinity) || 0);
}

function childrenInFlow(box: LayoutBox): readonly LayoutNode[] {
  return visibleChildren(box).filter((child) => !isOutOfFlow(child));
}

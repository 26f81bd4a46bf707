/** Applies the decision of a plan about the behaviour of a row in narrow viewports. */
import { type NarrowIntent, narrowWidth } from '#design/code-plan';
import type { Declaration, LayoutBox, LayoutNode, Style } from '../../layout/layout-tree.ts';
import { visibleChildren } from '../walk-layout.ts';
import { readPx } from '../../css/css-values.ts';
import { propertiesOverlap } from '../../css/properties.ts';
import { flowOf, isOutOfFlow, unconditionalValueOf } from '../../css/style-queries.ts';

/** Whether a layer is a row with at least two children in the flow. */
export function isRowOfSeveral(node: LayoutNode): node is LayoutBox {
  if (node.kind !== 'box' || childrenInFlow(node).length < 2) return false;
  return flowOf(node) === 'row';
}

/** Applies the intent to a row in narrow viewports; at the drawn width nothing changes. */
export function applyNarrowIntent(box: LayoutBox, intent: NarrowIntent): LayoutBox {
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

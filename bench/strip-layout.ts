/** A document as if drawn without auto layout: the truth that inference is measured against is made by taking it away. */
import type { RestNode } from '#design/snapshot';
import type { BenchDocument } from './open-documents.ts';

/** All that auto layout says of a frame or of a child in it. Boxes, constraints and what a text follows stay. */
const layoutFields: ReadonlySet<string> = new Set([
  'layoutMode',
  'layoutWrap',
  'itemSpacing',
  'counterAxisSpacing',
  'itemReverseZIndex',
  'strokesIncludedInLayout',
  'paddingTop',
  'paddingRight',
  'paddingBottom',
  'paddingLeft',
  'horizontalPadding',
  'verticalPadding',
  'primaryAxisSizingMode',
  'counterAxisSizingMode',
  'primaryAxisAlignItems',
  'counterAxisAlignItems',
  'counterAxisAlignContent',
  'layoutSizingHorizontal',
  'layoutSizingVertical',
  'layoutAlign',
  'layoutGrow',
  'layoutPositioning',
  'minWidth',
  'maxWidth',
  'minHeight',
  'maxHeight',
  'gridRowCount',
  'gridColumnCount',
  'gridRowGap',
  'gridColumnGap',
  'gridRowsSizing',
  'gridColumnsSizing',
  'gridRowAnchorIndex',
  'gridColumnAnchorIndex',
  'gridRowSpan',
  'gridColumnSpan',
  'gridChildHorizontalAlign',
  'gridChildVerticalAlign',
]);

/** The same document without a word of auto layout. */
export function stripLayout(document: BenchDocument): BenchDocument {
  return {
    ...document,
    takeSnapshot(frames) {
      const snapshot = document.takeSnapshot(frames);
      return {
        ...snapshot,
        frames: snapshot.frames.map((frame) => ({ ...frame, node: stripNode(frame.node) })),
      };
    },
  };
}

function stripNode(node: RestNode): RestNode {
  const kept = Object.entries(node).filter(([field]) => !layoutFields.has(field));
  const children = 'children' in node ? { children: node.children.map(stripNode) } : {};
  // Every field that is taken away is one that a node may lack.
  return { ...Object.fromEntries(kept), ...children } as RestNode;
}

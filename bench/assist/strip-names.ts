/**
 * A frame as if nobody had named or reused anything in it, which is how flattened, imported and hurried designs come.
 * Taken away: every layer's name (Figma's own stands instead, `Frame 12`, for texts what they say), and with it the
 * main component behind an instance, which is known by its name: instances and main components become plain frames, so
 * their properties, overrides and bindings are gone too. What stays is all that is drawn: geometry, auto layout,
 * constraints, paints, texts, styles, variables.
 */
import type { RestNode, Snapshot } from '#design/snapshot';

/** All that says what a layer is a use of. */
const reuseFields: ReadonlySet<string> = new Set([
  'componentId',
  'componentProperties',
  'componentPropertyDefinitions',
  'componentPropertyReferences',
  'overrides',
  'exposedInstances',
  'isExposedInstance',
]);

const plainFrames: ReadonlySet<string> = new Set(['INSTANCE', 'COMPONENT', 'COMPONENT_SET']);

/** What Figma calls layers by itself. */
const ownNames: Readonly<Record<string, string>> = {
  FRAME: 'Frame',
  GROUP: 'Group',
  SECTION: 'Section',
  RECTANGLE: 'Rectangle',
  ELLIPSE: 'Ellipse',
  LINE: 'Line',
  STAR: 'Star',
  REGULAR_POLYGON: 'Polygon',
  BOOLEAN_OPERATION: 'Union',
};

/** The same snapshot without names and without reuse. */
export function stripNames(snapshot: Snapshot): Snapshot {
  let count = 0;
  const strip = (node: RestNode): RestNode => {
    count += 1;
    const kept = Object.entries(node).filter(([field]) => !reuseFields.has(field));
    const type = plainFrames.has(node.type) ? 'FRAME' : node.type;
    const name = node.type === 'TEXT' ? node.characters : `${ownNames[type] ?? 'Vector'} ${count}`;
    const children = 'children' in node ? { children: node.children.map(strip) } : {};
    // Every field that is taken away is one that a frame may lack.
    return { ...Object.fromEntries(kept), type, name, ...children } as RestNode;
  };
  return {
    ...snapshot,
    frames: snapshot.frames.map((frame) => ({ ...frame, name: 'Frame 1', node: strip(frame.node) })),
  };
}

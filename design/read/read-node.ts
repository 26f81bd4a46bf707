/** One node of Figma's JSON and all below it; what it is decides which part reads the rest. */
import { problem } from '../problem.ts';
import type { AssetRef } from '../snapshot.ts';
import type { AutoLayout, BoxNode, DesignNode } from '../tree.ts';
import { type Fields, fieldsOf, flagOf, lengthOf, listOf, textOf, wordOf } from './fields.ts';
import { share } from './read-colour.ts';
import { readEffects } from './read-effect.ts';
import { readInteractions } from './read-interactions.ts';
import { readInstance, readReferences } from './read-instance.ts';
import { readAutoLayout, readPlacement } from './read-layout.ts';
import { readOwnTokens } from './read-own-tokens.ts';
import { findStyleName, readPaints } from './read-paint.ts';
import { type Place, readPlace, type Surroundings } from './read-place.ts';
import { findShape, readShape } from './read-shape.ts';
import { readStroke } from './read-stroke.ts';
import { readText } from './read-text.ts';
import type { Layer, Reading } from './reading.ts';
import { type Modes, readModes } from './token-book.ts';

/** What a node hears from above. */
interface Above {
  readonly around: Surroundings | null;
  readonly layout: AutoLayout | null;
  readonly modes: Modes;
  readonly depth: number;
}

type Common = Omit<
  BoxNode,
  | 'kind'
  | 'role'
  | 'outline'
  | 'layout'
  | 'clips'
  | 'scrolls'
  | 'fills'
  | 'stroke'
  | 'radii'
  | 'instance'
  | 'children'
>;

/** Deeper than anyone draws, and shallow enough for the stages behind. */
const deepest = 300;

const roles: Readonly<Record<string, BoxNode['role']>> = {
  FRAME: 'frame',
  GROUP: 'group',
  COMPONENT: 'component',
  COMPONENT_SET: 'component-set',
  INSTANCE: 'instance',
  SECTION: 'section',
  RECTANGLE: 'rectangle',
  TRANSFORM_GROUP: 'group',
  TABLE: 'frame',
  CANVAS: 'frame',
  DOCUMENT: 'frame',
};

const scrollings: Readonly<Record<string, BoxNode['scrolls']>> = {
  HORIZONTAL_SCROLLING: 'horizontal',
  VERTICAL_SCROLLING: 'vertical',
  HORIZONTAL_AND_VERTICAL_SCROLLING: 'both',
};

/** Types that hold no picture of their own on a page. */
const unseen = new Set([
  'SLICE',
  'CONNECTOR',
  'WIDGET',
  'EMBED',
  'LINK_UNFURL',
  'STICKY',
  'SHAPE_WITH_TEXT',
  'TABLE_CELL',
]);

/** Reads a frame that stands alone, with everything in it. */
export function readFrame(value: unknown, modes: Modes, reading: Reading): DesignNode {
  const node = fieldsOf(value);
  const above: Above = { around: null, layout: null, modes, depth: 0 };
  const found = readNode(node, above, reading);
  return found ?? readBox(node, 'frame', { ...above }, reading);
}

function readNode(node: Fields, above: Above, reading: Reading): DesignNode | null {
  const type = textOf(node.type, '');
  const shape = findShape(type);
  if (type === 'TEXT' || type === 'TEXT_PATH') return readTextNode(node, above, reading);
  if (shape !== null) {
    const { common, layer } = readCommon(node, null, above, reading);
    const exported = findExport(layer.id, reading);
    return { ...common, kind: 'shape', shape, ...readShape(node, layer, reading), exported };
  }
  if (Object.hasOwn(roles, type)) return readBox(node, roles[type] ?? 'frame', above, reading);
  if (
    above.depth > 0 &&
    !Array.isArray(node.children) &&
    (unseen.has(type) || node.absoluteBoundingBox == null)
  ) {
    if (type !== 'SLICE' && flagOf(node.visible, true)) {
      const layer = { id: textOf(node.id, ''), name: textOf(node.name, '') };
      reading.problems.push(problem('node-unsupported', layer, { type: type.toLowerCase() || 'nameless' }));
    }
    return null;
  }
  return readBox(node, 'frame', above, reading);
}

function readTextNode(node: Fields, above: Above, reading: Reading): DesignNode {
  const { common, layer } = readCommon(node, null, above, reading);
  if (node.type === 'TEXT_PATH') {
    const detail = 'it follows a path in the design and runs straight here';
    reading.problems.push(problem('text-approximated', layer, { detail }));
  }
  return {
    ...common,
    kind: 'text',
    ...readText(node, layer, reading),
    stroke: readStroke(node, layer, reading),
  };
}

function readBox(node: Fields, role: BoxNode['role'], above: Above, reading: Reading): BoxNode {
  const layout = readAutoLayout(node);
  const { common, layer, place } = readCommon(node, layout, above, reading);
  const group = role === 'group';
  const below: Above = {
    around: {
      parent: place.matrix,
      container: group ? (above.around?.container ?? place.matrix) : place.matrix,
    },
    layout,
    modes: layer.modes,
    depth: above.depth + 1,
  };
  reportSmoothing(node, layer, reading);
  // Old documents say `background` where newer ones say `fills`.
  const painted = Array.isArray(node.fills) ? node.fills : node.background;
  return {
    ...common,
    kind: 'box',
    role,
    outline: null,
    layout,
    clips: !group && role !== 'section' && flagOf(node.clipsContent, false),
    scrolls: wordOf(node.overflowDirection, scrollings, 'none'),
    fills: group ? [] : readPaints(painted, findStyleName(node, ['fill', 'fills'], reading), layer, reading),
    stroke: group ? null : readStroke(node, layer, reading),
    radii: readRadii(node),
    instance: role === 'instance' ? readInstance(node) : null,
    exported: findExport(layer.id, reading),
    children: readChildren(node, below, layer, reading),
  };
}

function readChildren(node: Fields, below: Above, layer: Layer, reading: Reading): readonly DesignNode[] {
  // A section may keep what is in it to itself.
  const children = flagOf(node.sectionContentsHidden, false) ? [] : listOf(node.children);
  if (children.length > 0 && below.depth > deepest) {
    const detail = `it is nested more than ${deepest} levels deep, and what is in it was left out` as const;
    reading.problems.push(problem('layout-approximated', layer, { detail }));
    return [];
  }
  return children.flatMap((child) => {
    const found = readNode(fieldsOf(child), below, reading);
    return found === null ? [] : [found];
  });
}

function readCommon(
  node: Fields,
  own: AutoLayout | null,
  above: Above,
  reading: Reading,
): { readonly common: Common; readonly layer: Layer; readonly place: Place } {
  const modes = readModes(node, above.modes);
  const layer: Layer = { id: textOf(node.id, ''), name: textOf(node.name, ''), modes };
  const place = readPlace(node, above.around);
  if (place.skewed) {
    reading.problems.push(problem('transform-approximated', layer, { detail: 'its skew was left out' }));
  }
  const common: Common = {
    id: layer.id,
    name: layer.name,
    visible: flagOf(node.visible, true),
    box: place.box,
    absoluteBox: place.absoluteBox,
    renderBox: place.renderBox,
    rotation: place.rotation,
    flip: place.flip,
    opacity: share(node.opacity, 1),
    blendMode: textOf(node.blendMode, 'PASS_THROUGH'),
    effects: readEffects(node.effects, layer, reading),
    effectStyle: findStyleName(node, ['effect', 'effects'], reading),
    placement: readPlacement(node, own, above.layout, above.depth === 0),
    mask: readMask(node),
    propertyReferences: readReferences(node),
    tokens: readOwnTokens(node, node, layer, reading, 'box'),
    modes: modes === above.modes ? {} : reading.tokens.nameModes(modes),
    link: readInteractions(node, layer, reading),
    exported: null,
  };
  return { common, layer, place };
}

function readMask(node: Fields): BoxNode['mask'] {
  if (!flagOf(node.isMask, false)) return null;
  if (node.maskType === 'LUMINANCE') return 'luminance';
  return node.maskType === 'VECTOR' || flagOf(node.isMaskOutline, false) ? 'vector' : 'alpha';
}

/** Below this many px of radius a smoothed corner looks like a round one. */
const seenRadius = 8;

/** Figma: "Corner smoothing". It needs room beside the corner, so a pill and a circle have none of it. */
function reportSmoothing(node: Fields, layer: Layer, reading: Reading): void {
  const { width, height } = fieldsOf(node.absoluteBoundingBox);
  const room = Math.min(lengthOf(width, 0), lengthOf(height, 0)) / 2;
  const largest = Math.max(...readRadii(node));
  const painted = [...listOf(node.fills), ...listOf(node.strokes)].some(
    (paint) => flagOf(fieldsOf(paint).visible, true) && share(fieldsOf(paint).opacity, 1) > 0,
  );
  if (lengthOf(node.cornerSmoothing, 0) < 0.01 || largest < seenRadius || largest >= room || !painted) return;
  const detail = 'its smoothed corners are plainly round here';
  reading.problems.push(problem('layout-approximated', layer, { detail }));
}

function readRadii(node: Fields): BoxNode['radii'] {
  const radius = lengthOf(node.cornerRadius, 0);
  const told = listOf(node.rectangleCornerRadii);
  const corner = (index: number) => (told.length === 4 ? lengthOf(told[index], radius) : radius);
  return [corner(0), corner(1), corner(2), corner(3)];
}

function findExport(id: string, reading: Reading): AssetRef | null {
  const exports = reading.snapshot.exports;
  return Object.hasOwn(exports, id) ? (exports[id] ?? null) : null;
}

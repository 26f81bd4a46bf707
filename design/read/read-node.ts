/** One node of Figma's JSON and all below it; what it is decides which part reads the rest. */
import { problem } from '../problem.ts';
import type { AssetRef } from '../snapshot.ts';
import type {
  AutoLayout,
  BoxNode,
  ComponentInstance,
  DesignNode,
  PropertyReferences,
  PropertyValue,
} from '../tree.ts';
import { type Fields, fieldsOf, findText, flagOf, keywordOf, lengthOf, listOf, textOf } from './fields.ts';
import { readShare } from './read-colour.ts';
import type { Layer, ReadContext } from './read-context.ts';
import { readEffects } from './read-effect.ts';
import { readAutoLayout, readPlacement } from './read-layout.ts';
import { readInteractions } from './read-links.ts';
import { type NodeGeometry, type ParentMatrices, readNodeGeometry } from './read-node-geometry.ts';
import { readOwnTokens } from './read-own-tokens.ts';
import { findStyleName, readPaints, readStroke } from './read-paint.ts';
import { findShape, readShape } from './read-shape.ts';
import { repeatLayers } from './repeat-layers.ts';
import { readText, readTextPath, tableCellText } from './read-text.ts';
import { type Modes, readModes } from './token-registry.ts';

/** What a node hears from above. */
interface ParentContext {
  readonly matrices: ParentMatrices | null;
  readonly layout: AutoLayout | null;
  readonly modes: Modes;
  readonly depth: number;
}

type Common = Omit<
  BoxNode,
  | 'kind'
  | 'role'
  | 'contour'
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
const maxDepth = 300;

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
  TABLE_CELL: 'frame',
  CANVAS: 'frame',
  DOCUMENT: 'frame',
  SLOT: 'frame',
  SLIDE: 'frame',
  SLIDE_ROW: 'frame',
  SLIDE_GRID: 'frame',
  INTERACTIVE_SLIDE_ELEMENT: 'frame',
  MEDIA: 'rectangle',
};

const scrollings: Readonly<Record<string, BoxNode['scrolls']>> = {
  HORIZONTAL_SCROLLING: 'horizontal',
  VERTICAL_SCROLLING: 'vertical',
  HORIZONTAL_AND_VERTICAL_SCROLLING: 'both',
};

/** Types that have no form on a page. A slice paints nothing. */
const unsupportedTypes = new Set([
  'SLICE',
  'CONNECTOR',
  'WIDGET',
  'EMBED',
  'LINK_UNFURL',
  'STICKY',
  'SHAPE_WITH_TEXT',
  'CODE_BLOCK',
  'STAMP',
  'HIGHLIGHT',
]);

/** Reads a frame that stands alone, with everything in it. */
export function readFrame(value: unknown, modes: Modes, context: ReadContext): DesignNode {
  const node = fieldsOf(value);
  const parentContext: ParentContext = { matrices: null, layout: null, modes, depth: 0 };
  const found = readNode(node, parentContext, context);
  return found ?? readBox(node, 'frame', { ...parentContext }, context);
}

function readNode(node: Fields, parentContext: ParentContext, context: ReadContext): DesignNode | null {
  const type = textOf(node.type, '');
  const shape = findShape(type);
  if (type === 'TEXT' || type === 'TEXT_PATH') return readTextNode(node, parentContext, context);
  if (shape !== null) {
    const { common, layer } = readCommon(node, null, parentContext, context);
    const exported = findExport(layer.id, context);
    return { ...common, kind: 'shape', shape, ...readShape(node, layer, context), exported };
  }
  const isKnown = Object.hasOwn(roles, type);
  const isEmpty = listOf(node.children).length === 0;
  const isLeftOut =
    unsupportedTypes.has(type) || (isEmpty && (type === 'TABLE' || (!isKnown && isWithoutPaint(node))));
  if (parentContext.depth > 0 && isLeftOut) {
    if (type !== 'SLICE' && flagOf(node.visible, true))
      context.problems.push(problem('node-unsupported', layerOf(node), { type: typeNameOf(type) }));
    return null;
  }
  if (!isKnown && parentContext.depth > 0 && flagOf(node.visible, true))
    context.problems.push(problem('node-unknown', layerOf(node), { type: typeNameOf(type) }));
  return readBox(node, isKnown ? (roles[type] ?? 'frame') : 'frame', parentContext, context);
}

function layerOf(node: Fields): { readonly id: string; readonly name: string } {
  return { id: textOf(node.id, ''), name: textOf(node.name, '') };
}

function typeNameOf(type: string): string {
  return type.toLowerCase().replaceAll('_', ' ') || 'nameless';
}

function isWithoutPaint(node: Fields): boolean {
  return node.absoluteBoundingBox == null || listOf(node.fills).length + listOf(node.strokes).length === 0;
}

function readTextNode(node: Fields, parentContext: ParentContext, context: ReadContext): DesignNode {
  const { common, layer } = readCommon(node, null, parentContext, context);
  const path = node.type === 'TEXT_PATH' ? readTextPath(node) : null;
  if (node.type === 'TEXT_PATH' && path === null) {
    const detail = 'it follows a path in the design and runs straight here';
    context.problems.push(problem('text-approximated', layer, { detail }));
  }
  return {
    ...common,
    kind: 'text',
    ...readText(node, layer, context),
    ...(path === null ? {} : { path }),
    stroke: readStroke(node, layer, context),
  };
}

function readBox(
  node: Fields,
  role: BoxNode['role'],
  parentContext: ParentContext,
  context: ReadContext,
): BoxNode {
  const layout = readAutoLayout(node);
  const { common, layer, place: geometry } = readCommon(node, layout, parentContext, context);
  const group = role === 'group';
  const childContext: ParentContext = {
    matrices: {
      parent: geometry.matrix,
      container: group ? (parentContext.matrices?.container ?? geometry.matrix) : geometry.matrix,
    },
    layout,
    modes: layer.modes,
    depth: parentContext.depth + 1,
  };
  reportSmoothing(node, layer, context);
  // Old documents say `background` where newer ones say `fills`.
  const painted = Array.isArray(node.fills) ? node.fills : node.background;
  return {
    ...common,
    kind: 'box',
    role,
    contour: null,
    layout,
    clips: !group && role !== 'section' && flagOf(node.clipsContent, false),
    scrolls: keywordOf(node.overflowDirection, scrollings, 'none'),
    fills: group ? [] : readPaints(painted, findStyleName(node, ['fill', 'fills'], context), layer, context),
    stroke: group ? null : readStroke(node, layer, context),
    radii: readRadii(node),
    instance: role === 'instance' ? readInstance(node) : null,
    exported: findExport(layer.id, context),
    children: readChildren(node, childContext, layer, context),
  };
}

function readChildren(
  node: Fields,
  childContext: ParentContext,
  layer: Layer,
  context: ReadContext,
): readonly DesignNode[] {
  // A section may keep what is in it to itself.
  const drawn = flagOf(node.sectionContentsHidden, false) ? [] : listOf(node.children);
  const children = node.type === 'TABLE_CELL' ? tableCellText(node, layer, context) : drawn;
  if (children.length > 0 && childContext.depth > maxDepth) {
    const detail = `it is nested more than ${maxDepth} levels deep, and what is in it was left out` as const;
    context.problems.push(problem('layout-approximated', layer, { detail }));
    return [];
  }
  const found = children.flatMap((child) => {
    const childNode = readNode(fieldsOf(child), childContext, context);
    return childNode === null ? [] : [childNode];
  });
  return node.type === 'TRANSFORM_GROUP' ? readRepeats(node, found, layer, context) : found;
}

function readRepeats(
  node: Fields,
  children: readonly DesignNode[],
  layer: Layer,
  context: ReadContext,
): readonly DesignNode[] {
  const repeated = repeatLayers(node, children);
  if (repeated === null || repeated.isRadial) {
    const detail =
      repeated === null
        ? 'how often it repeats its layers is not in the file, and they are drawn once'
        : 'its copies stand around a centre that the file tells only by its distance';
    context.problems.push(problem('layout-approximated', layer, { detail }));
  }
  return repeated?.children ?? children;
}

function readCommon(
  node: Fields,
  own: AutoLayout | null,
  parentContext: ParentContext,
  context: ReadContext,
): { readonly common: Common; readonly layer: Layer; readonly place: NodeGeometry } {
  const modes = readModes(node, parentContext.modes);
  const layer: Layer = { id: textOf(node.id, ''), name: textOf(node.name, ''), modes };
  const geometry = readNodeGeometry(node, parentContext.matrices);
  if (geometry.skewed) {
    context.problems.push(problem('transform-approximated', layer, { detail: 'its skew was left out' }));
  }
  const common: Common = {
    id: layer.id,
    name: layer.name,
    visible: flagOf(node.visible, true),
    box: geometry.box,
    absoluteBox: geometry.absoluteBox,
    renderBox: geometry.renderBox,
    rotation: geometry.rotation,
    flip: geometry.flip,
    opacity: readShare(node.opacity, 1),
    blendMode: textOf(node.blendMode, 'PASS_THROUGH'),
    effects: readEffects(node.effects, layer, context),
    effectStyle: findStyleName(node, ['effect', 'effects'], context),
    placement: readPlacement(node, own, parentContext.layout, parentContext.depth === 0),
    mask: readMask(node),
    propertyReferences: readPropertyReferences(node),
    tokens: readOwnTokens(node, node, layer, context, 'box'),
    modes: modes === parentContext.modes ? {} : context.tokens.nameModes(modes),
    link: readInteractions(node, layer, context),
    exported: null,
  };
  return { common, layer, place: geometry };
}

function readMask(node: Fields): BoxNode['mask'] {
  if (!flagOf(node.isMask, false)) return null;
  if (node.maskType === 'LUMINANCE') return 'luminance';
  return node.maskType === 'VECTOR' || flagOf(node.isMaskOutline, false) ? 'vector' : 'alpha';
}

/** Below this many px of radius a smoothed corner looks like a round one. */
const minVisibleRadius = 8;

/** Figma: "Corner smoothing". It needs room beside the corner, so a pill and a circle have none of it. */
function reportSmoothing(node: Fields, layer: Layer, context: ReadContext): void {
  const { width, height } = fieldsOf(node.absoluteBoundingBox);
  const maxRadius = Math.min(lengthOf(width, 0), lengthOf(height, 0)) / 2;
  const largest = Math.max(...readRadii(node));
  const painted = [...listOf(node.fills), ...listOf(node.strokes)].some(
    (paint) => flagOf(fieldsOf(paint).visible, true) && readShare(fieldsOf(paint).opacity, 1) > 0,
  );
  if (
    lengthOf(node.cornerSmoothing, 0) < 0.01 ||
    largest < minVisibleRadius ||
    largest >= maxRadius ||
    !painted
  )
    return;
  const detail = 'its smoothed corners are plainly round here';
  context.problems.push(problem('layout-approximated', layer, { detail }));
}

function readRadii(node: Fields): BoxNode['radii'] {
  const radius = lengthOf(node.cornerRadius, 0);
  const cornerRadii = listOf(node.rectangleCornerRadii);
  const corner = (index: number) =>
    cornerRadii.length === 4 ? lengthOf(cornerRadii[index], radius) : radius;
  return [corner(0), corner(1), corner(2), corner(3)];
}

function findExport(id: string, context: ReadContext): AssetRef | null {
  const exports = context.snapshot.exports;
  return Object.hasOwn(exports, id) ? (exports[id] ?? null) : null;
}

/** Figma marks properties other than variants with the id of their definition: `Label#12:3` is shown as `Label`. */
export function plainPropertyName(name: string): string {
  return name.replace(/#[^#]*$/, '');
}

/** Which main component an instance is of, and what it sets. */
function readInstance(node: Fields): ComponentInstance | null {
  const componentId = findText(node.componentId);
  if (componentId === null) return null;
  const properties = Object.entries(fieldsOf(node.componentProperties)).flatMap(([name, value]) => {
    const property = readProperty(fieldsOf(value));
    return property === null ? [] : [[plainPropertyName(name), property] as const];
  });
  return { componentId, properties: Object.fromEntries(properties) };
}

const propertyKinds = { TEXT: 'text', VARIANT: 'variant', INSTANCE_SWAP: 'swap', SLOT: 'slot' } as const;

function readProperty({ type, value }: Fields): PropertyValue | null {
  if (type === 'BOOLEAN' || typeof value === 'boolean')
    return { kind: 'boolean', value: value === true || value === 'true' };
  if (typeof type !== 'string' || !Object.hasOwn(propertyKinds, type) || typeof value !== 'string')
    return null;
  // `hasOwn` above is what makes the type one of ours.
  return { kind: propertyKinds[type as keyof typeof propertyKinds], value };
}

/** The properties of the enclosing component that drive a node. */
function readPropertyReferences(node: Fields): PropertyReferences {
  const references = fieldsOf(node.componentPropertyReferences);
  const [visible, characters, mainComponent] = [
    references.visible,
    references.characters,
    references.mainComponent,
  ].map(findText);
  return {
    ...(visible == null ? {} : { visible: plainPropertyName(visible) }),
    ...(characters == null ? {} : { characters: plainPropertyName(characters) }),
    ...(mainComponent == null ? {} : { mainComponent: plainPropertyName(mainComponent) }),
  };
}

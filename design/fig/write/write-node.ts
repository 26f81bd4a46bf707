/** One layer and all below it in REST's names, with Figma's own boxes computed from the chain of transforms. */
import { type Affine, identity, multiply } from '../../affine.ts';
import { type Fields, fieldsOf, findNumber, findText, listOf, textOf } from '../../read/fields.ts';
import { writeBindings } from '../bind-variables.ts';
import { type FigLayer, symbolOf } from '../expand-layers.ts';
import type { JsonNode } from '../fig-file.ts';
import { referenceOf } from '../guid.ts';
import { resolveStyles } from '../resolve-styles.ts';
import { writeAppearance, writeRotation } from './write-appearance.ts';
import { mergeFields, type ModeScope, readMatrix, type WriteContext } from './write-context.ts';
import { writeGeometry } from './write-geometry.ts';
import { hasLayout, writeLayout, writePlacement } from './write-layout.ts';
import { writeText } from './write-text.ts';

/** REST's names of types that are called otherwise in a file. */
const types: Readonly<Record<string, string>> = {
  ROUNDED_RECTANGLE: 'RECTANGLE',
  SYMBOL: 'COMPONENT',
  TRANSFORM: 'TRANSFORM_GROUP',
  MEDIA: 'RECTANGLE',
  SLIDE: 'FRAME',
  SLIDE_ROW: 'FRAME',
  SLIDE_GRID: 'FRAME',
  MODULE: 'FRAME',
  WEBPAGE: 'FRAME',
  RESPONSIVE_SET: 'FRAME',
};

const frames: ReadonlySet<string> = new Set(['FRAME', 'COMPONENT', 'COMPONENT_SET', 'INSTANCE']);
const geometryTypes: ReadonlySet<string> = new Set([
  'RECTANGLE',
  'VECTOR',
  'ELLIPSE',
  'LINE',
  'STAR',
  'REGULAR_POLYGON',
  'BOOLEAN_OPERATION',
]);

/** Deeper than any reader descends. */
const maxDepth = 400;

/** What a layer hears from the one around it. */
export interface ParentScope {
  readonly parent: Fields | null;
  readonly matrix: Affine;
  readonly depth: number;
}

/** Around the layers of a page. */
export const pageScope: ParentScope = { parent: null, matrix: identity, depth: 0 };

/** Writes a layer and everything in it. */
export function writeNode(layer: FigLayer, scope: ParentScope, context: WriteContext): JsonNode {
  const { node, styles } = resolveStyles(layer.node, context.index);
  const inModes: ModeScope = { context, modes: layer.modes };
  const type = typeOf(node);
  const relative = readMatrix(node.transform);
  const matrix = multiply(scope.matrix, relative);
  const below = { parent: node, matrix, depth: scope.depth + 1 };
  const children = scope.depth < maxDepth ? layer.children() : [];
  const hasChildren = children.length > 0 || frames.has(type) || type === 'GROUP' || type === 'SECTION';
  const written = mergeFields(
    { id: layer.id, name: textOf(node.name, ''), type },
    writeAppearance(node, type === 'GROUP', inModes),
    writeBounds(node, relative, matrix),
    writePlacement(node, scope.parent),
    writeKind(layer, node, type, children, inModes),
    {
      styles: Object.keys(styles).length === 0 ? null : styles,
      boundVariables: writeBindings(node, context.variables),
      explicitVariableModes: context.variables.writeModes(node),
      componentPropertyReferences: context.properties.writeReferences(node),
      interactions: writeInteractions(node),
      isFixed: isFixed(node, scope.parent) ? true : null,
      scrollBehavior: scrollBehaviors[textOf(node.scrollBehavior, '')] ?? 'SCROLLS',
      children: hasChildren ? children.map((child) => writeNode(child, below, context)) : null,
    },
  );
  return written as JsonNode; // Its id, name and type come first.
}

/** What only some types have. */
function writeKind(
  layer: FigLayer,
  node: Fields,
  type: string,
  children: readonly FigLayer[],
  scope: ModeScope,
): Fields {
  if (type === 'TEXT') return writeText(node, scope);
  if (type === 'TEXT_PATH') return { ...writeText(node, scope), ...writeTextPath(layer, node, scope) };
  if (type === 'TRANSFORM_GROUP') return { transformModifiers: writeModifiers(node) };
  if (geometryTypes.has(type)) return writeShape(layer, node, type, scope);
  if (!frames.has(type)) return {};
  const inside = children.map((child) => child.node);
  return { ...writeFrame(node, inside), ...writeComponent(layer, node, type, scope.context) };
}

/** A group is a frame that follows its layers; a set of variants is a frame with a mark. */
function typeOf(node: Fields): string {
  const type = textOf(node.type, '');
  if (type !== 'FRAME') return types[type] ?? type;
  if (node.isStateGroup === true) return 'COMPONENT_SET';
  return node.resizeToFit === true && !hasLayout(node) ? 'GROUP' : 'FRAME';
}

function writeBounds(node: Fields, relative: Affine, matrix: Affine): Fields {
  const { x, y } = fieldsOf(node.size);
  const [width, height] = [findNumber(x) ?? 0, findNumber(y) ?? 0];
  const [[a, c, e], [b, d, f]] = matrix;
  const left = Math.min(0, a * width) + Math.min(0, c * height) + e;
  const top = Math.min(0, b * width) + Math.min(0, d * height) + f;
  return {
    size: { x: width, y: height },
    relativeTransform: relative,
    ...writeRotation(node.transform),
    absoluteBoundingBox: {
      x: left,
      y: top,
      width: Math.abs(a * width) + Math.abs(c * height),
      height: Math.abs(b * width) + Math.abs(d * height),
    },
  };
}

const scrollDirections: Readonly<Record<string, string>> = {
  HORIZONTAL: 'HORIZONTAL_SCROLLING',
  VERTICAL: 'VERTICAL_SCROLLING',
  BOTH: 'HORIZONTAL_AND_VERTICAL_SCROLLING',
};
const scrollBehaviors: Readonly<Record<string, string>> = {
  FIXED_WHEN_CHILD_OF_SCROLLING_FRAME: 'FIXED',
  STICKY_SCROLLS: 'STICKY_SCROLLS',
};

function writeFrame(node: Fields, children: readonly Fields[]): Fields {
  return {
    clipsContent: node.frameMaskDisabled !== true,
    overflowDirection: scrollDirections[textOf(node.scrollDirection, '')],
    ...writeLayout(node, children),
  };
}

/** Older files name the place in a frame's order above which its layers stay when it scrolls. */
function isFixed(node: Fields, parent: Fields | null): boolean {
  const divider = textOf(parent?.fixedChildrenDivider, '');
  return divider !== '' && textOf(fieldsOf(node.parentIndex).position, '') > divider;
}

function writeShape(layer: FigLayer, node: Fields, type: string, scope: ModeScope): Fields {
  return {
    ...writeGeometry(node, layer.geometrySize, scope),
    ...(type === 'ELLIPSE' ? { arcData: node.arcData } : {}),
    ...(type === 'BOOLEAN_OPERATION' ? { booleanOperation: textOf(node.booleanOperation, 'UNION') } : {}),
  };
}

/** The line of a text on a path, in the words of plugins. */
function writeTextPath(layer: FigLayer, node: Fields, scope: ModeScope): Fields {
  const { fillGeometry } = writeGeometry(
    { ...node, fillGeometry: [], strokeGeometry: [] },
    layer.geometrySize,
    scope,
  );
  const start = findNumber(fieldsOf(node.textPathStart).tValue) ?? 0;
  return {
    vectorPaths: listOf(fillGeometry).map((outline) => ({ data: fieldsOf(outline).path })),
    textPathStartData: { segment: Math.floor(start), position: start - Math.floor(start) },
  };
}

const axes: Readonly<Record<string, string>> = { X: 'HORIZONTAL', Y: 'VERTICAL' };

/** A file has an offset for each axis. */
function writeModifiers(node: Fields): readonly Fields[] {
  return listOf(node.transformModifiers)
    .map(fieldsOf)
    .map(({ type, visible, count, repeatType, axis, unitType, offset }) => {
      const { x, y } = fieldsOf(offset);
      return {
        type: textOf(type, 'REPEAT'),
        visible,
        count,
        repeatType: textOf(repeatType, 'LINEAR'),
        axis: axes[textOf(axis, 'X')],
        unitType: textOf(unitType, 'PIXELS'),
        offset: axis === 'Y' ? y : x,
      };
    });
}

function writeComponent(layer: FigLayer, node: Fields, type: string, context: WriteContext): Fields {
  if (type === 'INSTANCE') {
    return {
      componentId: symbolOf(node),
      componentProperties: layer.component && context.properties.writeValues(node, layer.component),
    };
  }
  if (type !== 'COMPONENT' && type !== 'COMPONENT_SET') return {};
  return { componentPropertyDefinitions: context.properties.writeDefinitions(node) };
}

const triggers: Readonly<Record<string, string>> = { MOUSE_IN: 'MOUSE_ENTER', MOUSE_OUT: 'MOUSE_LEAVE' };

/** Prototype interactions in REST's words, from newer files' lists and older files' single one; `null` where none. */
function writeInteractions(node: Fields): readonly Fields[] | null {
  const interactions = listOf(node.prototypeInteractions)
    .map(fieldsOf)
    .filter(({ isDeleted }) => isDeleted !== true)
    .map(({ event, actions }) => ({ trigger: fieldsOf(event), actions: listOf(actions).map(fieldsOf) }));
  const old =
    node.connectionType === undefined && node.transitionNodeID === undefined
      ? []
      : [{ trigger: node, actions: [node] }];
  const written = (interactions.length > 0 ? interactions : old).flatMap(({ trigger, actions }) => {
    const type = textOf(trigger.interactionType, 'ON_CLICK');
    const done = actions.flatMap(writeAction);
    return done.length === 0 ? [] : [{ trigger: { type: triggers[type] ?? type }, actions: done }];
  });
  return written.length === 0 ? null : written;
}

function writeAction(action: Fields): readonly Fields[] {
  const url = findText(action.connectionURL);
  if (action.connectionType === 'URL') return url === null ? [] : [{ type: 'URL', url }];
  if (action.connectionType === 'BACK' || action.connectionType === 'CLOSE')
    return [{ type: action.connectionType }];
  const destinationId = referenceOf(action.transitionNodeID);
  if (destinationId === null) return [];
  return [{ type: 'NODE', destinationId, navigation: textOf(action.navigationType, 'NAVIGATE') }];
}

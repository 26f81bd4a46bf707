/** One layer and all below it in REST's names, with Figma's own boxes computed from the chain of transforms. */
import { type Affine, identity, multiply } from '../../read/affine.ts';
import { type Fields, fieldsOf, findNumber, textOf } from '../../read/fields.ts';
import { writeBindings } from '../bind-variables.ts';
import { type FigLayer, symbolOf } from '../expand-layers.ts';
import type { JsonNode } from '../fig-file.ts';
import { followStyles } from '../follow-styles.ts';
import { readMatrix } from '../read-matrix.ts';
import { joinFields } from './join-fields.ts';
import { writeGeometry } from './write-geometry.ts';
import { writeInteractions } from './write-interactions.ts';
import { hasLayout, writeLayout, writePlacement } from './write-layout.ts';
import { writeLook, writeRotation } from './write-look.ts';
import { writeText } from './write-text.ts';
import type { InModes, Writing } from './writing.ts';

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
const outlined: ReadonlySet<string> = new Set([
  'RECTANGLE',
  'VECTOR',
  'ELLIPSE',
  'LINE',
  'STAR',
  'REGULAR_POLYGON',
  'BOOLEAN_OPERATION',
]);

/** Deeper than any reader goes. */
const deepest = 400;

/** What a layer hears from the one around it. */
export interface AroundNode {
  readonly parent: Fields | null;
  readonly matrix: Affine;
  readonly depth: number;
}

/** Around the layers of a page. */
export const onPage: AroundNode = { parent: null, matrix: identity, depth: 0 };

/** Writes a layer and everything in it. */
export function writeNode(layer: FigLayer, around: AroundNode, writing: Writing): JsonNode {
  const { node, styles } = followStyles(layer.node, writing.index);
  const inModes: InModes = { writing, modes: layer.modes };
  const type = typeOf(node);
  const relative = readMatrix(node.transform);
  const matrix = multiply(around.matrix, relative);
  const below = { parent: node, matrix, depth: around.depth + 1 };
  const children = around.depth < deepest ? layer.children() : [];
  const holds = children.length > 0 || frames.has(type) || type === 'GROUP' || type === 'SECTION';
  const written = joinFields(
    { id: layer.id, name: textOf(node.name, ''), type },
    writeLook(node, type === 'GROUP', inModes),
    writePlace(node, relative, matrix),
    writePlacement(node, around.parent),
    writeKind(layer, node, type, inModes),
    {
      styles: Object.keys(styles).length === 0 ? null : styles,
      boundVariables: writeBindings(node, writing.variables),
      explicitVariableModes: writing.variables.writeModes(node),
      componentPropertyReferences: writing.properties.writeReferences(node),
      interactions: writeInteractions(node),
      isFixed: isFixed(node, around.parent) ? true : null,
      scrollBehavior: scrollBehaviors[textOf(node.scrollBehavior, '')] ?? 'SCROLLS',
      children: holds ? children.map((child) => writeNode(child, below, writing)) : null,
    },
  );
  return written as JsonNode; // Its id, name and type come first.
}

/** What only some types have. */
function writeKind(layer: FigLayer, node: Fields, type: string, around: InModes): Fields {
  if (type === 'TEXT' || type === 'TEXT_PATH') return writeText(node, around);
  if (outlined.has(type)) return writeShape(layer, node, type, around);
  return frames.has(type)
    ? { ...writeFrame(node), ...writeComponent(layer, node, type, around.writing) }
    : {};
}

/** A group is a frame that follows its layers; a set of variants is a frame with a mark. */
function typeOf(node: Fields): string {
  const type = textOf(node.type, '');
  if (type !== 'FRAME') return types[type] ?? type;
  if (node.isStateGroup === true) return 'COMPONENT_SET';
  return node.resizeToFit === true && !hasLayout(node) ? 'GROUP' : 'FRAME';
}

function writePlace(node: Fields, relative: Affine, matrix: Affine): Fields {
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

function writeFrame(node: Fields): Fields {
  return {
    clipsContent: node.frameMaskDisabled !== true,
    overflowDirection: scrollDirections[textOf(node.scrollDirection, '')],
    ...writeLayout(node),
  };
}

/** Older files name the place in a frame's order above which its layers stay when it scrolls. */
function isFixed(node: Fields, parent: Fields | null): boolean {
  const divider = textOf(parent?.fixedChildrenDivider, '');
  return divider !== '' && textOf(fieldsOf(node.parentIndex).position, '') > divider;
}

function writeShape(layer: FigLayer, node: Fields, type: string, around: InModes): Fields {
  return {
    ...writeGeometry(node, layer.outlineSize, around),
    ...(type === 'ELLIPSE' ? { arcData: node.arcData } : {}),
    ...(type === 'BOOLEAN_OPERATION' ? { booleanOperation: textOf(node.booleanOperation, 'UNION') } : {}),
  };
}

function writeComponent(layer: FigLayer, node: Fields, type: string, writing: Writing): Fields {
  if (type === 'INSTANCE') {
    return {
      componentId: symbolOf(node),
      componentProperties: layer.component && writing.properties.writeValues(node, layer.component),
    };
  }
  if (type !== 'COMPONENT' && type !== 'COMPONENT_SET') return {};
  return { componentPropertyDefinitions: writing.properties.writeDefinitions(node) };
}

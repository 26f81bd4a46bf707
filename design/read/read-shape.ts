import type { ShapeNode, ShapePath } from '../tree.ts';
import { type Fields, fieldsOf, findNumber, listOf, numberOf, textOf } from './fields.ts';
import { findStyleName, readPaints, readStroke } from './read-paint.ts';
import type { Layer, ReadContext } from './read-context.ts';

const shapes: Readonly<Record<string, ShapeNode['shape']>> = {
  VECTOR: 'vector',
  ELLIPSE: 'ellipse',
  LINE: 'line',
  REGULAR_POLYGON: 'polygon',
  STAR: 'star',
  BOOLEAN_OPERATION: 'boolean',
  WASHI_TAPE: 'vector',
};

/** Our word for a type of Figma's that is drawn rather than laid out, or `null`. */
export function findShape(type: string): ShapeNode['shape'] | null {
  return Object.hasOwn(shapes, type) ? (shapes[type] ?? null) : null;
}

/** Reads what only shapes have. */
export function readShape(
  node: Fields,
  layer: Layer,
  context: ReadContext,
): Pick<ShapeNode, 'fills' | 'stroke' | 'fillGeometry' | 'strokeGeometry' | 'arc'> {
  const fills = readPaints(node.fills, findStyleName(node, ['fill', 'fills'], context), layer, context);
  return {
    fills,
    stroke: readStroke(node, layer, context),
    fillGeometry: readPaths(node.fillGeometry, fieldsOf(node.fillOverrideTable), layer, context),
    strokeGeometry: readPaths(node.strokeGeometry, {}, layer, context),
    arc: readArc(node.arcData),
  };
}

/**
 * Path data that is not path data could break out of an attribute, and a browser drops a whole clip for one command
 * without its numbers or one number that no canvas reaches; so it is left out.
 */
const notPathData = /^[^Mm]|[^MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]|[MLHVCSQTA][\s,]*(?:[A-Z]|$)|E\+?\d\d/i;

/** Whether a text is path data and nothing else. */
export function isPathData(path: string): boolean {
  return path !== '' && !notPathData.test(path);
}

function readPaths(
  value: unknown,
  overrides: Fields,
  layer: Layer,
  context: ReadContext,
): readonly ShapePath[] {
  return listOf(value)
    .map(fieldsOf)
    .flatMap((item) => {
      const path = textOf(item.path, '').trim();
      if (!isPathData(path)) return [];
      const override = fieldsOf(overrides[String(numberOf(item.overrideID, 0))]);
      return [
        {
          path,
          windingRule: item.windingRule === 'EVENODD' ? ('evenodd' as const) : ('nonzero' as const),
          fills: override.fills === undefined ? null : readPaints(override.fills, null, layer, context),
        },
      ];
    });
}

const fullTurn = 2 * Math.PI;

/** Angles of more turns than Figma writes show as one turn. */
function readArc(value: unknown): ShapeNode['arc'] {
  const { startingAngle, endingAngle, innerRadius } = fieldsOf(value);
  const angles = [findNumber(startingAngle), findNumber(endingAngle)];
  const [start, end] = angles.map((angle) => angle && Math.max(-2 * fullTurn, Math.min(2 * fullTurn, angle)));
  if (start == null || end == null) return null;
  const inner = Math.min(1, Math.max(0, numberOf(innerRadius, 0)));
  const whole = Math.abs(Math.abs(end - start) - fullTurn) < 1e-3;
  return whole && inner === 0 ? null : { start, end, innerRadius: inner };
}

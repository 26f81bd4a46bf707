/** Reads the look of a file from the JSON of its frames. */
import { collectFileStyle, type FileStyle, type LayerStyleFacts, maxIconSize } from '#design/file-style';

/** The parts of a layer's JSON that tell of its look; any of them may be missing. */
interface JsonLayer {
  readonly type?: unknown;
  readonly visible?: unknown;
  readonly fills?: unknown;
  readonly strokes?: unknown;
  readonly strokeWeight?: unknown;
  readonly characters?: unknown;
  readonly style?: unknown;
  readonly size?: unknown;
  readonly absoluteBoundingBox?: unknown;
  readonly children?: unknown;
}

const maxLayers = 20_000;
const vectorTypes: ReadonlySet<unknown> = new Set([
  'VECTOR',
  'BOOLEAN_OPERATION',
  'ELLIPSE',
  'LINE',
  'RECTANGLE',
  'STAR',
  'REGULAR_POLYGON',
]);

/** Reads frames as Figma's REST API returns them. */
export function readDocumentStyle(frames: readonly object[]): FileStyle {
  const facts: LayerStyleFacts[] = [];
  const visit = (layer: JsonLayer, iconSize: number | null): void => {
    if (layer.visible === false || facts.length >= maxLayers) return;
    const children = isList(layer.children) ? layer.children.filter(isObject) : [];
    const own = iconSize ?? (isIcon(layer, children) ? sizeOf(layer) : null);
    facts.push({
      fills: coloursOf(layer.fills),
      strokes: coloursOf(layer.strokes),
      strokeWeight: typeof layer.strokeWeight === 'number' ? layer.strokeWeight : 0,
      text: layer.type === 'TEXT' ? textOf(layer) : null,
      iconSize: vectorTypes.has(layer.type) ? iconSize : null,
    });
    for (const child of children) visit(child, own);
  };
  for (const frame of frames) visit(frame, null);
  return collectFileStyle([], facts, null);
}

/** A small layer of vectors alone. */
function isIcon(layer: JsonLayer, children: readonly JsonLayer[]): boolean {
  const size = sizeOf(layer);
  return (
    children.length > 0 &&
    size >= 8 &&
    size <= maxIconSize &&
    children.every(
      (child) =>
        child.type === 'VECTOR' ||
        child.type === 'BOOLEAN_OPERATION' ||
        vectorTypes.has(child.type) ||
        (child.type === 'GROUP' && isList(child.children)),
    ) &&
    children.some(({ type }) => type !== 'RECTANGLE' && type !== 'ELLIPSE')
  );
}

function sizeOf({ size, absoluteBoundingBox }: JsonLayer): number {
  const box = isObject(size) ? size : isObject(absoluteBoundingBox) ? absoluteBoundingBox : {};
  const numbers = Object.entries(box).flatMap(([key, value]) =>
    ['x', 'y', 'width', 'height'].includes(key) && typeof value === 'number' ? [[key, value] as const] : [],
  );
  const sides = numbers.filter(([key]) => isObject(size) || key === 'width' || key === 'height');
  return Math.round(sides.reduce((most, [, value]) => Math.max(most, value), 0));
}

function textOf({ characters, style }: JsonLayer): LayerStyleFacts['text'] {
  const family = isObject(style) && 'fontFamily' in style ? style.fontFamily : null;
  return {
    characters: typeof characters === 'string' ? characters : '',
    fontFamily: typeof family === 'string' ? family : null,
  };
}

function coloursOf(paints: unknown): readonly string[] {
  return (isList(paints) ? paints : []).filter(isObject).flatMap((paint) => {
    const { type, visible, opacity, color } = paint as Readonly<Record<string, unknown>>;
    if (type !== 'SOLID' || visible === false || (typeof opacity === 'number' && opacity < 0.5)) return [];
    const { r, g, b } = (isObject(color) ? color : {}) as Readonly<Record<string, unknown>>;
    const parts = [r, g, b].flatMap((part) => (typeof part === 'number' ? [part] : []));
    return parts.length === 3 ? [toHex(parts)] : [];
  });
}

function toHex(parts: readonly number[]): string {
  const hex = parts.map((part) =>
    Math.round(Math.min(1, Math.max(0, part)) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${hex.join('')}`;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

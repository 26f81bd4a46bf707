import type { Layer, LayerPaint } from '../document/layer.ts';

/** Shapes that have an outline of their own. */
const shapes = 'path, rect, circle, ellipse, line, polygon, polyline';

/** A frame of vectors from an SVG, as `figma.createNodeFromSvg` makes one; styles beyond fill and stroke are left out. */
export function layersFromSvg(svg: string, newId: () => string): Layer {
  // Figma takes SVG without its namespace too, which a parser would not know for SVG.
  const named = svg.includes('xmlns=') ? svg : svg.replace('<svg', `<svg xmlns="${namespace}"`);
  const parsed = new DOMParser().parseFromString(named, 'image/svg+xml');
  const root = parsed.documentElement;
  if (root.nodeName !== 'svg') throw new Error('in createNodeFromSvg: Failed to parse SVG.');
  const [, , boxWidth, boxHeight] = (root.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  const width = parseFloat(root.getAttribute('width') ?? '') || boxWidth || 100;
  const height = parseFloat(root.getAttribute('height') ?? '') || boxHeight || 100;
  const children = [...root.querySelectorAll(shapes)]
    .filter((element) => !element.closest('defs, clipPath, mask, symbol'))
    .flatMap((element) => vectorOf(element, root, newId) ?? []);
  return {
    ...common(newId(), 'Frame', 'FRAME', 0, 0, width, height),
    fills: [],
    strokes: [],
    clipsContent: true,
    children,
  };
}

function common(
  id: string,
  name: string,
  type: string,
  x: number,
  y: number,
  width: number,
  height: number,
): Layer {
  return {
    id,
    name,
    type,
    blendMode: 'PASS_THROUGH',
    constraints: { vertical: 'TOP', horizontal: 'LEFT' },
    relativeTransform: [
      [1, 0, x],
      [0, 1, y],
    ],
    size: { x: width, y: height },
    effects: [],
  };
}

function vectorOf(element: Element, root: Element, newId: () => string): Layer | null {
  const path = outlineOf(element, root);
  if (path === '') return null;
  const [x, y, width, height] = boxOf(path);
  const weight = parseFloat(inherited(element, 'stroke-width') ?? '1');
  const moved = path.replace(
    /(-?[\d.]+(?:e-?\d+)?)[ ,]+(-?[\d.]+(?:e-?\d+)?)/gi,
    (_, a: string, b: string) => `${String(Number(a) - x)} ${String(Number(b) - y)}`,
  );
  return {
    ...common(newId(), 'Vector', 'VECTOR', x, y, width, height),
    fills: paintOf(inherited(element, 'fill') ?? '#000'),
    strokes: paintOf(inherited(element, 'stroke') ?? 'none'),
    strokeWeight: weight,
    strokeAlign: 'CENTER',
    fillGeometry: [
      { path: moved, windingRule: inherited(element, 'fill-rule') === 'evenodd' ? 'EVENODD' : 'NONZERO' },
    ],
  };
}

function inherited(element: Element, name: string): string | null {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const value =
      at.getAttribute(name) ??
      new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`).exec(at.getAttribute('style') ?? '')?.[1];
    if (value) return value.trim();
  }
  return null;
}

function paintOf(value: string): LayerPaint[] {
  if (value === 'none' || value.startsWith('url(')) return [];
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return [];
  context.fillStyle = '#000';
  context.fillStyle = value === 'currentColor' ? '#000' : value;
  const hex = /^#(..)(..)(..)$/.exec(context.fillStyle) ?? ['', '0', '0', '0'];
  const [r = 0, g = 0, b = 0] = hex.slice(1).map((part) => parseInt(part, 16) / 255);
  return [{ type: 'SOLID', blendMode: 'NORMAL', color: { r, g, b, a: 1 } }];
}

const namespace = 'http://www.w3.org/2000/svg';

/** Attributes that say where a shape is; nothing else of a foreign SVG comes into the page. */
const placing = [
  'd',
  'x',
  'y',
  'width',
  'height',
  'rx',
  'ry',
  'cx',
  'cy',
  'r',
  'x1',
  'y1',
  'x2',
  'y2',
  'points',
  'transform',
];

/** The shape alone, with the transforms around it, in an SVG of the same size. */
function rebuilt(element: Element, root: Element): { svg: SVGSVGElement; shape: SVGGeometryElement } {
  const copyOf = (original: Element, name: string): Element => {
    const copy = document.createElementNS(namespace, name);
    for (const attribute of placing) {
      const value = original.getAttribute(attribute);
      if (value !== null && (name !== 'g' || attribute === 'transform')) copy.setAttribute(attribute, value);
    }
    return copy;
  };
  const shape = copyOf(element, element.nodeName) as SVGGeometryElement;
  let outermost: Element = shape;
  for (let at = element.parentElement; at && at !== root; at = at.parentElement) {
    const group = copyOf(at, 'g');
    group.append(outermost);
    outermost = group;
  }
  const svg = document.createElementNS(namespace, 'svg');
  for (const attribute of ['width', 'height', 'viewBox']) {
    const value = root.getAttribute(attribute);
    if (value !== null) svg.setAttribute(attribute, value);
  }
  svg.append(outermost);
  return { svg, shape };
}

/** Every shape as a path of absolute pairs, by walking along it where it is curved. */
function outlineOf(element: Element, root: Element): string {
  const { svg, shape } = rebuilt(element, root);
  svg.style.cssText = 'position:absolute;visibility:hidden';
  document.body.append(svg);
  const length = shape.getTotalLength();
  const matrix = shape.getCTM() ?? new DOMMatrix();
  const steps = Math.min(400, Math.max(8, Math.ceil(length / 2)));
  const points = Array.from({ length: steps + 1 }, (_, index) => {
    return shape.getPointAtLength((length * index) / steps).matrixTransform(matrix);
  });
  svg.remove();
  if (length === 0) return '';
  const isClosed =
    /z\s*$/i.test(element.getAttribute('d') ?? '') || !/^(line|polyline|path)$/.test(element.nodeName);
  return `M${points.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`).join('L')}${isClosed ? 'Z' : ''}`;
}

function boxOf(path: string): [number, number, number, number] {
  const numbers = [...path.matchAll(/-?[\d.]+/g)].map(Number);
  const xs = numbers.filter((_, index) => index % 2 === 0);
  const ys = numbers.filter((_, index) => index % 2 === 1);
  const x = xs.reduce((a, b) => Math.min(a, b), Infinity);
  const y = ys.reduce((a, b) => Math.min(a, b), Infinity);
  return [
    x,
    y,
    xs.reduce((a, b) => Math.max(a, b), -Infinity) - x,
    ys.reduce((a, b) => Math.max(a, b), -Infinity) - y,
  ];
}

/** Shapes as SVG markup of our own: only the elements written here, only numbers, colours and path data in them. */
import type {
  BoxNode,
  DesignNode,
  GradientPaint,
  Paint,
  ShapeNode,
  ShapePath,
  SolidPaint,
} from '#design/tree';
import { blendMode } from './blend-mode.ts';
import { cssColour, cssNumber } from './css-values.ts';
import { onlyShown, solidCss } from './paint-style.ts';
import type { Laying } from './laying.ts';
import { cutsOff } from './visual-bounds.ts';
import { type Affine, matrixOf, multiply, turnedBox } from './matrix.ts';

export interface Svg {
  readonly markup: string;
  /** The one colour of everything in it, which the markup leaves to `currentColor`; `null` where there are several. */
  readonly colour: string | null;
}

interface Pen {
  readonly laying: Laying;
  readonly root: DesignNode;
  /** Gradients. */
  readonly definitions: string[];
  readonly clips: Set<string>;
  /** Colours used, as CSS. */
  readonly colours: Set<string>;
  /** Set where a shape has neither geometry nor a form we know. */
  missing: boolean;
}

const colourMark = '\u0001';

/** Draws a node and all shapes in it, in the box it takes up once turned; `null` where geometry is missing. */
export function drawSvg(root: ShapeNode | BoxNode, laying: Laying): Svg | null {
  const pen: Pen = { laying, root, definitions: [], clips: new Set(), colours: new Set(), missing: false };
  const { x, y, width, height } = turnedBox(root);
  const start: Affine = [
    [1, 0, -x],
    [0, 1, -y],
  ];
  const body = drawNode(root, start, pen, true);
  if (pen.missing) return null;
  const one = pen.colours.size === 1 && pen.definitions.length === 0 ? [...pen.colours][0] : undefined;
  const defined = [...pen.definitions, ...pen.clips].join('');
  const definitions = defined === '' ? '' : `<defs>${defined}</defs>`;
  const coloured = body
    .split(colourMark)
    .map((part, index) => (index % 2 === 0 ? part : one === undefined ? escape(part) : 'currentColor'))
    .join('');
  const size = `${cssNumber(Math.max(width, 0.01))} ${cssNumber(Math.max(height, 0.01))}`;
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" fill="none" overflow="visible">${definitions}${coloured}</svg>`;
  return { markup, colour: one ?? null };
}

function drawNode(node: DesignNode, above: Affine, pen: Pen, isRoot: boolean): string {
  if (!isRoot && !node.visible) return '';
  const matrix = multiply(above, matrixOf(node));
  const drawn =
    node.kind === 'shape'
      ? drawShape(node, matrix, pen)
      : node.kind === 'box'
        ? drawBox(node, matrix, pen) + drawChildren(node, matrix, pen)
        : '';
  if (drawn === '' || isRoot) return drawn;
  const opacity = node.opacity < 0.9995 ? ` opacity="${cssNumber(node.opacity)}"` : '';
  const blend = blendMode(node.blendMode);
  const blending = blend === null || blend === 'unsupported' ? '' : ` style="mix-blend-mode:${blend}"`;
  if (blend === 'unsupported')
    pen.laying.report('blend-unsupported', node, { mode: node.blendMode.toLowerCase() });
  return opacity === '' && blending === '' ? drawn : `<g${opacity}${blending}>${drawn}</g>`;
}

/** What is in a box, cut off at its outline where it reaches over it and the box clips. */
function drawChildren(node: BoxNode, matrix: Affine, pen: Pen): string {
  const drawn = node.children.map((child) => drawNode(child, matrix, pen, false)).join('');
  if (drawn === '' || !cutsOff(node, pen.laying.bounds)) return drawn;
  const { d, transform } = place(boxOutline(node), matrix, pen);
  // Named by what it is: the same icon is the same markup wherever it stands.
  const id = `c${hash(d + transform)}`;
  pen.clips.add(`<clipPath id="${id}"><path d="${d}"${transform}/></clipPath>`);
  return `<g clip-path="url(#${id})">${drawn}</g>`;
}

function boxOutline({ outline, radii, box: { width, height } }: BoxNode): string {
  if (outline === 'ellipse') return ellipsePath(width / 2, height / 2);
  return outline ?? roundedPath(width, height, radii);
}

function drawShape(node: ShapeNode, matrix: Affine, pen: Pen): string {
  const fills = onlyShown(node.fills);
  const strokes = onlyShown(node.stroke?.paints ?? []);
  if (fills.length === 0 && strokes.length === 0) return '';
  const fillPaths = node.fillGeometry.length > 0 ? node.fillGeometry : knownOutline(node);
  if (fills.length > 0 && fillPaths === null) {
    pen.missing = true;
    return '';
  }
  const filled = (fillPaths ?? [])
    .map((path) => paintPath(path, path.fills ?? fills, node, matrix, pen))
    .join('');
  return filled + drawStroke(node, strokes, fillPaths, matrix, pen);
}

function drawStroke(
  node: ShapeNode,
  strokes: readonly Paint[],
  outline: readonly ShapePath[] | null,
  matrix: Affine,
  pen: Pen,
): string {
  if (strokes.length === 0 || node.stroke === null) return '';
  if (node.strokeGeometry.length > 0) {
    return node.strokeGeometry.map((path) => paintPath(path, strokes, node, matrix, pen)).join('');
  }
  const line = node.shape === 'line' ? [linePath(node)] : outline;
  if (line === null || line.length === 0) {
    pen.missing = true;
    return '';
  }
  const width = cssNumber(node.stroke.weights[0]);
  const dashes =
    node.stroke.dashes.length > 0
      ? ` stroke-dasharray="${node.stroke.dashes.map((dash) => cssNumber(dash)).join(' ')}"`
      : '';
  const cap =
    node.stroke.cap === 'round' || node.stroke.cap === 'square' ? ` stroke-linecap="${node.stroke.cap}"` : '';
  const join = node.stroke.join === 'miter' ? '' : ` stroke-linejoin="${node.stroke.join}"`;
  if (node.stroke.cap === 'other')
    pen.laying.report('stroke-approximated', node, { detail: 'the arrows at its ends were left out' });
  if (node.shape !== 'line' && node.stroke.align !== 'center') {
    pen.laying.report('stroke-approximated', node, {
      detail: 'it is drawn on the centre line of its outline',
    });
  }
  return line
    .map(({ path }) => {
      const { d, transform } = place(path, matrix, pen);
      return strokes
        .map(
          (paint) =>
            `<path d="${d}"${transform} ${paintAttributes('stroke', paint, node, matrix, pen)} stroke-width="${width}"${dashes}${cap}${join}/>`,
        )
        .join('');
    })
    .join('');
}

/** A line lies along the top of its box, its stroke above it. */
function linePath({ box, stroke }: ShapeNode): ShapePath {
  const middle = -(stroke?.weights[0] ?? 0) / 2;
  return { path: `M0 ${middle}L${box.width} ${middle}`, windingRule: 'nonzero', fills: null };
}

/** The outline of what needs no geometry: whole ellipses. */
function knownOutline({ shape, arc, box: { width, height } }: ShapeNode): readonly ShapePath[] | null {
  if (shape === 'line') return [];
  if (shape !== 'ellipse' || arc !== null) return null;
  return [{ path: ellipsePath(width / 2, height / 2), windingRule: 'nonzero', fills: null }];
}

function ellipsePath(rx: number, ry: number): string {
  // Four Bézier curves with this handle are a circle to within 0.03%.
  const [kx, ky] = [rx * 0.5523, ry * 0.5523];
  return `M${2 * rx} ${ry}C${2 * rx} ${ry + ky} ${rx + kx} ${2 * ry} ${rx} ${2 * ry}C${rx - kx} ${2 * ry} 0 ${ry + ky} 0 ${ry}C0 ${ry - ky} ${rx - kx} 0 ${rx} 0C${rx + kx} 0 ${2 * rx} ${ry - ky} ${2 * rx} ${ry}Z`;
}

function drawBox(node: BoxNode, matrix: Affine, pen: Pen): string {
  if (node.role === 'group') return '';
  const { width, height } = node.box;
  const fills = onlyShown(node.fills);
  const path: ShapePath = {
    path: roundedPath(width, height, node.radii),
    windingRule: 'nonzero',
    fills: null,
  };
  const filled = fills.length === 0 ? '' : paintPath(path, fills, node, matrix, pen);
  const stroke = node.stroke;
  if (stroke === null) return filled;
  const [weight] = stroke.weights;
  const inset = stroke.align === 'inside' ? weight / 2 : stroke.align === 'outside' ? -weight / 2 : 0;
  const radii = node.radii.map((radius) =>
    radius === 0 ? 0 : Math.max(0, radius - inset),
  ) as unknown as BoxNode['radii'];
  const shift: Affine = [
    [1, 0, inset],
    [0, 1, inset],
  ];
  const outline = roundedPath(width - 2 * inset, height - 2 * inset, radii);
  const line = place(outline, multiply(matrix, shift), pen);
  const dashes =
    stroke.dashes.length > 0
      ? ` stroke-dasharray="${stroke.dashes.map((dash) => cssNumber(dash)).join(' ')}"`
      : '';
  const strokes = onlyShown(stroke.paints).map(
    (paint) =>
      `<path d="${line.d}"${line.transform} ${paintAttributes('stroke', paint, node, matrix, pen)} stroke-width="${cssNumber(weight)}"${dashes}/>`,
  );
  return filled + strokes.join('');
}

function roundedPath(width: number, height: number, radii: BoxNode['radii']): string {
  const most = Math.min(width, height) / 2;
  const [a, b, c, d] = radii.map((radius) => Math.max(0, Math.min(radius, most)));
  const [one, two, three, four] = [a ?? 0, b ?? 0, c ?? 0, d ?? 0];
  const k = 0.4477;
  const corner = (radius: number, curve: string) => (radius === 0 ? '' : curve);
  return [
    `M${one} 0H${width - two}`,
    corner(two, `C${width - two * k} 0 ${width} ${two * k} ${width} ${two}`),
    `V${height - three}`,
    corner(
      three,
      `C${width} ${height - three * k} ${width - three * k} ${height} ${width - three} ${height}`,
    ),
    `H${four}`,
    corner(four, `C${four * k} ${height} 0 ${height - four * k} 0 ${height - four}`),
    `V${one}`,
    corner(one, `C0 ${one * k} ${one * k} 0 ${one} 0`),
    'Z',
  ].join('');
}

function paintPath(
  path: ShapePath,
  paints: readonly Paint[],
  node: DesignNode,
  matrix: Affine,
  pen: Pen,
): string {
  const { d, transform } = place(path.path, matrix, pen);
  const rule = path.windingRule === 'evenodd' ? ' fill-rule="evenodd" clip-rule="evenodd"' : '';
  return onlyShown(paints)
    .map(
      (paint) => `<path d="${d}"${transform}${rule} ${paintAttributes('fill', paint, node, matrix, pen)}/>`,
    )
    .join('');
}

function place(path: string, matrix: Affine, pen: Pen): { readonly d: string; readonly transform: string } {
  const moved = pen.laying.movePath(path, matrix);
  if (moved !== null) return { d: moved, transform: '' };
  const [[a, c, e], [b, d, f]] = matrix;
  return {
    d: path,
    transform: ` transform="matrix(${[a, b, c, d, e, f].map((value) => cssNumber(value, 4)).join(' ')})"`,
  };
}

function paintAttributes(
  kind: 'fill' | 'stroke',
  paint: Paint,
  node: DesignNode,
  matrix: Affine,
  pen: Pen,
): string {
  if (paint.kind === 'solid') {
    const colour = solidCss(paint, pen.laying);
    pen.colours.add(colour);
    return `${kind}="${colourMark}${colour}${colourMark}"`;
  }
  if (paint.kind === 'gradient') return `${kind}="url(#${addGradient(paint, node, matrix, pen)})"`;
  const grey: SolidPaint = {
    kind: 'solid',
    colour: { r: 0.85, g: 0.85, b: 0.85, a: 1 },
    opacity: 1,
    blendMode: 'NORMAL',
    token: null,
  };
  pen.laying.report('paint-unsupported', node, { paint: paint.kind, instead: 'a plain grey stands in' });
  return paintAttributes(kind, grey, node, matrix, pen);
}

/** Figma's handles are the axes of a unit square or circle, which is what `gradientTransform` says. */
function addGradient(paint: GradientPaint, node: DesignNode, matrix: Affine, pen: Pen): string {
  const id = `g${hash(pen.root.id)}${pen.definitions.length}`;
  const { width, height } = node.box;
  const [start, end, across] = paint.handles.map(({ x, y }) => ({ x: x * width, y: y * height }));
  const [p, q, r] = [start ?? { x: 0, y: 0 }, end ?? { x: 0, y: 1 }, across ?? { x: 1, y: 0 }];
  const axes: Affine = [
    [q.x - p.x, r.x - p.x, p.x],
    [q.y - p.y, r.y - p.y, p.y],
  ];
  const [[a, c, e], [b, d, f]] = multiply(matrix, axes);
  const transform = `gradientUnits="userSpaceOnUse" gradientTransform="matrix(${[a, b, c, d, e, f].map((value) => cssNumber(value, 4)).join(' ')})"`;
  const stops = paint.stops
    .map((stop) => {
      const opacity = stop.colour.a * paint.opacity;
      const alpha = opacity < 0.9995 ? ` stop-opacity="${cssNumber(opacity)}"` : '';
      return `<stop offset="${cssNumber(stop.position)}" stop-color="${cssColour({ ...stop.colour, a: 1 })}"${alpha}/>`;
    })
    .join('');
  const linear = paint.gradient === 'linear';
  if (!linear && paint.gradient !== 'radial') {
    pen.laying.report('paint-unsupported', node, {
      paint: `${paint.gradient} gradient`,
      instead: 'a round gradient stands in',
    });
  }
  pen.definitions.push(
    linear
      ? `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2="0" ${transform}>${stops}</linearGradient>`
      : `<radialGradient id="${id}" cx="0" cy="0" r="1" ${transform}>${stops}</radialGradient>`,
  );
  return id;
}

/** A short name that is the same for the same words. */
export function hash(words: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < words.length; index += 1) {
    sum = Math.imul(sum ^ words.charCodeAt(index), 0x01000193) >>> 0;
  }
  return sum.toString(36);
}

function escape(value: string): string {
  return value.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

import type { LayerPaint, Matrix } from '../../document/layer.ts';
import { invert } from '../../document/matrix.ts';
import type { SvgContext } from './svg-context.ts';
import { attributes, escapeXml, formatNumber } from './svg-text.ts';

interface Colour {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}
interface Point {
  readonly x: number;
  readonly y: number;
}
interface Stop {
  readonly position: number;
  readonly color: Colour;
}
interface GradientFields {
  readonly gradientHandlePositions?: readonly Point[];
  readonly gradientStops?: readonly Stop[];
}
interface ImageFields {
  readonly imageRef?: string | null;
  readonly scaleMode?: string;
  readonly imageTransform?: Matrix;
  readonly scalingFactor?: number;
  readonly rotation?: number;
  readonly filters?: Readonly<Record<string, number>>;
}

/** A filled outline: how it is written as an attribute set when the area is this path, in this box. */
export interface Area {
  readonly path: string;
  readonly rule: 'nonzero' | 'evenodd';
  readonly width: number;
  readonly height: number;
  /** Set where not the inside but a line of this look is painted. */
  readonly line?: Readonly<Record<string, string | number | undefined>>;
}

export function cssColour({ r, g, b }: Colour): string {
  const hex = (part: number): string =>
    Math.round(Math.min(1, Math.max(0, part)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${hex(r)}${hex(g)}${hex(b)}`;
}

export function visiblePaints(paints: readonly LayerPaint[] | undefined): readonly LayerPaint[] {
  return (paints ?? []).filter((paint) => paint.visible !== false && (paint.opacity ?? 1) > 0);
}

/** All paints of an area, the lowest first. */
export function paintArea(
  context: SvgContext,
  paints: readonly LayerPaint[] | undefined,
  area: Area,
): string {
  if (area.path === '') return '';
  return visiblePaints(paints)
    .map((paint) => blended(paint, paintOne(context, paint, area)))
    .join('');
}

function blended(paint: LayerPaint, svg: string): string {
  const mode = cssBlendMode(paint.blendMode);
  return mode && svg ? `<g style="mix-blend-mode:${mode}">${svg}</g>` : svg;
}

/** Figma's blend modes that CSS has too; the two that it has not fall to their nearest. */
export function cssBlendMode(mode: string | undefined): string | undefined {
  if (!mode || mode === 'NORMAL' || mode === 'PASS_THROUGH') return undefined;
  if (mode === 'LINEAR_BURN') return 'color-burn';
  if (mode === 'LINEAR_DODGE') return 'plus-lighter';
  return mode.toLowerCase().replaceAll('_', '-');
}

function paintOne(context: SvgContext, paint: LayerPaint, area: Area): string {
  const opacity = paint.opacity ?? 1;
  switch (paint.type as string) {
    case 'SOLID': {
      const { color } = paint as unknown as { readonly color: Colour };
      return areaElement(area, cssColour(color), opacity * color.a);
    }
    case 'GRADIENT_LINEAR':
    case 'GRADIENT_RADIAL': {
      const id = defineGradient(context, paint, area);
      return areaElement(area, `url(#${id})`, opacity);
    }
    case 'GRADIENT_ANGULAR':
      return clipped(context, area, opacity, angularWedges(paint as unknown as GradientFields, area));
    case 'GRADIENT_DIAMOND':
      return clipped(
        context,
        area,
        opacity,
        diamondQuarters(context, paint as unknown as GradientFields, area),
      );
    case 'IMAGE':
    case 'VIDEO':
      return paintImage(context, paint as unknown as ImageFields, area, opacity);
    default:
      return areaElement(area, '#c4c4c4', opacity);
  }
}

function areaElement({ path, rule, line }: Area, paint: string, opacity: number): string {
  const fade = opacity < 1 ? opacity : undefined;
  const look = line
    ? { fill: 'none', stroke: paint, 'stroke-opacity': fade, ...line }
    : { fill: paint, 'fill-opacity': fade, 'fill-rule': rule === 'evenodd' ? 'evenodd' : undefined };
  return `<path d="${path}"${attributes(look)}/>`;
}

/** From the gradient's own space, where it runs from (0, 0) to (1, 0), to the layer's px. */
function gradientMatrix({ gradientHandlePositions }: GradientFields, { width, height }: Area): Matrix {
  const [start = { x: 0, y: 0.5 }, end = { x: 1, y: 0.5 }, side = { x: 0, y: 1 }] =
    gradientHandlePositions ?? [];
  return [
    [(end.x - start.x) * width, (side.x - start.x) * width, start.x * width],
    [(end.y - start.y) * height, (side.y - start.y) * height, start.y * height],
  ];
}

export function svgMatrix([[a, c, e], [b, d, f]]: Matrix): string {
  return `matrix(${[a, b, c, d, e, f].map((value) => String(Math.round(value * 1e5) / 1e5)).join(' ')})`;
}

function stopElements(stops: readonly Stop[] | undefined): string {
  return [...(stops ?? [])]
    .sort((a, b) => a.position - b.position)
    .map(({ position, color }) => {
      return `<stop${attributes({ offset: position, 'stop-color': cssColour(color), 'stop-opacity': color.a < 1 ? color.a : undefined })}/>`;
    })
    .join('');
}

function defineGradient(context: SvgContext, paint: LayerPaint, area: Area): string {
  const fields = paint as unknown as GradientFields;
  const transform = svgMatrix(gradientMatrix(fields, area));
  const stops = stopElements(fields.gradientStops);
  return context.define((id) => {
    const common = attributes({ id, gradientUnits: 'userSpaceOnUse', gradientTransform: transform });
    return (paint.type as string) === 'GRADIENT_LINEAR'
      ? `<linearGradient${common} x1="0" y1="0" x2="1" y2="0">${stops}</linearGradient>`
      : `<radialGradient${common} cx="0" cy="0" r="1">${stops}</radialGradient>`;
  });
}

/** A clip of the area's inside, or for a line a mask of the line. */
function clipped(context: SvgContext, area: Area, opacity: number, inner: string): string {
  const fade = attributes({ opacity: opacity < 1 ? opacity : undefined });
  if (area.line) {
    const line = attributes({ fill: 'none', stroke: '#fff', ...area.line });
    const id = context.define(
      (at) =>
        `<mask id="${at}" maskUnits="userSpaceOnUse" x="-9999" y="-9999" width="29999" height="29999"><path d="${area.path}"${line}/></mask>`,
    );
    return `<g mask="url(#${id})"${fade}>${inner}</g>`;
  }
  const id = context.define(
    (at) => `<clipPath id="${at}"><path d="${area.path}" clip-rule="${area.rule}"/></clipPath>`,
  );
  return `<g clip-path="url(#${id})"${fade}>${inner}</g>`;
}

/** SVG has no gradient around a point, so it is made of narrow wedges, each a little under its neighbour. */
function angularWedges(fields: GradientFields, area: Area): string {
  const wedges = 180;
  const reach = 40;
  const parts = Array.from({ length: wedges }, (_, index) => {
    const from = (index / wedges) * 2 * Math.PI;
    const to = ((index + 1.6) / wedges) * 2 * Math.PI;
    const { color, a } = colourAt(fields.gradientStops ?? [], (index + 0.5) / wedges);
    const point = (angle: number): string =>
      `${formatNumber(reach * Math.cos(angle))} ${formatNumber(reach * Math.sin(angle))}`;
    return `<path d="M0 0L${point(from)}L${point(to)}Z"${attributes({ fill: color, 'fill-opacity': a < 1 ? a : undefined })}/>`;
  });
  return `<g transform="${svgMatrix(gradientMatrix(fields, area))}">${parts.join('')}</g>`;
}

function colourAt(stops: readonly Stop[], position: number): { color: string; a: number } {
  const sorted = [...stops].sort((a, b) => a.position - b.position);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (!first || !last) return { color: '#000', a: 0 };
  const above = sorted.find((stop) => stop.position >= position);
  const below = sorted.findLast((stop) => stop.position <= position);
  const from = below ?? first;
  const to = above ?? last;
  const span = to.position - from.position;
  const part = span <= 0 ? 0 : (position - from.position) / span;
  const mix = (channel: keyof Colour): number =>
    from.color[channel] + (to.color[channel] - from.color[channel]) * part;
  return { color: cssColour({ r: mix('r'), g: mix('g'), b: mix('b'), a: 1 }), a: mix('a') };
}

/** A diamond is four linear gradients, one a quarter. */
function diamondQuarters(context: SvgContext, fields: GradientFields, area: Area): string {
  const stops = stopElements(fields.gradientStops);
  const reach = 40;
  const quarters = [
    [1, 1],
    [-1, 1],
    [-1, -1],
    [1, -1],
  ].map(([x = 1, y = 1]) => {
    const id = context.define(
      (at) =>
        `<linearGradient${attributes({ id: at, gradientUnits: 'userSpaceOnUse', x1: 0, y1: 0, x2: x / 2, y2: y / 2 })}>${stops}</linearGradient>`,
    );
    const d = `M${formatNumber(-0.01 * x)} ${formatNumber(-0.01 * y)}L${formatNumber(reach * x)} ${formatNumber(-0.01 * y)}L${formatNumber(reach * x)} ${formatNumber(reach * y)}L${formatNumber(-0.01 * x)} ${formatNumber(reach * y)}Z`;
    return `<path d="${d}" fill="url(#${id})"/>`;
  });
  return `<g transform="${svgMatrix(gradientMatrix(fields, area))}">${quarters.join('')}</g>`;
}

function paintImage(context: SvgContext, fields: ImageFields, area: Area, opacity: number): string {
  const image = fields.imageRef ? context.sources.image(fields.imageRef) : undefined;
  if (!image) return areaElement(area, '#d9d9d9', opacity);
  const filter = defineFilters(context, fields.filters);
  return clipped(context, area, opacity, imageElement(context, fields, image, area, filter));
}

function imageElement(
  context: SvgContext,
  fields: ImageFields,
  image: { readonly href: string; readonly width: number; readonly height: number },
  { width, height }: Area,
  filter: string | undefined,
): string {
  const common = { href: image.href, filter: filter && `url(#${filter})` };
  const turn = (((fields.rotation ?? 0) % 360) + 360) % 360;
  const isAcross = turn === 90 || turn === 270;
  if (fields.scaleMode === 'STRETCH' || fields.scaleMode === 'CROP') {
    const [[a, c, e], [b, d, f]] = invert(
      fields.imageTransform ?? [
        [1, 0, 0],
        [0, 1, 0],
      ],
    );
    const placed: Matrix = [
      [a * width, c * width, e * width],
      [b * height, d * height, f * height],
    ];
    return `<image${attributes({ ...common, width: 1, height: 1, preserveAspectRatio: 'none', transform: svgMatrix(placed) })}/>`;
  }
  if (fields.scaleMode === 'TILE') {
    const scale = fields.scalingFactor ?? 1;
    const [w, h] = [Math.max(1, image.width * scale), Math.max(1, image.height * scale)];
    const id = context.define(
      (at) =>
        `<pattern${attributes({ id: at, patternUnits: 'userSpaceOnUse', width: isAcross ? h : w, height: isAcross ? w : h })}>` +
        `<image${attributes({ ...common, width: w, height: h, preserveAspectRatio: 'none', transform: turned(turn, w, h) })}/></pattern>`,
    );
    return `<rect width="${formatNumber(width)}" height="${formatNumber(height)}" fill="url(#${id})"/>`;
  }
  const [w, h] = isAcross ? [height, width] : [width, height];
  const fit = fields.scaleMode === 'FIT' ? 'xMidYMid meet' : 'xMidYMid slice';
  return `<image${attributes({ ...common, width: w, height: h, preserveAspectRatio: fit, transform: turned(turn, w, h) })}/>`;
}

/** Quarter turns that keep the picture's corner at the origin. */
function turned(degrees: number, width: number, height: number): string | undefined {
  if (degrees === 90) return `matrix(0 1 -1 0 ${formatNumber(height)} 0)`;
  if (degrees === 180) return `matrix(-1 0 0 -1 ${formatNumber(width)} ${formatNumber(height)})`;
  if (degrees === 270) return `matrix(0 -1 1 0 0 ${formatNumber(width)})`;
  return undefined;
}

/** Figma's image sliders run from -1 to 1; its own curves are not documented, these come near. */
function defineFilters(context: SvgContext, filters: ImageFields['filters']): string | undefined {
  const { exposure = 0, contrast = 0, saturation = 0, temperature = 0, tint = 0 } = filters ?? {};
  if ([exposure, contrast, saturation, temperature, tint].every((value) => value === 0)) return undefined;
  const gain = 2 ** (exposure * 1.5) * (1 + contrast);
  const lift = -contrast / 2;
  const line = (factor: number): string =>
    `type="linear" slope="${formatNumber(gain * factor)}" intercept="${formatNumber(lift)}"`;
  return context.define(
    (id) =>
      `<filter id="${escapeXml(id)}" color-interpolation-filters="sRGB"><feColorMatrix type="saturate" values="${formatNumber(1 + saturation)}"/>` +
      `<feComponentTransfer><feFuncR ${line(1 + temperature * 0.15)}/><feFuncG ${line(1 - tint * 0.15)}/><feFuncB ${line(1 - temperature * 0.15)}/></feComponentTransfer></filter>`,
  );
}

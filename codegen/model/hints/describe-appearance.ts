/** Describes how a node is painted, in the notation of the hints. */
import type {
  BoxNode,
  DesignNode,
  Effect,
  GradientPaint,
  Paint,
  ShapeNode,
  Stroke,
  TextNode,
} from '#design/tree';
import {
  formatHexColour,
  formatLength,
  formatNumber,
  formatTokenName,
  formatTokenOr,
  shortenSides,
} from './format-values.ts';

/**
 * Whether colours, strokes, fonts and effects are described exactly, or left to the image unless a token or style
 * names them.
 */
export type DetailLevel = 'exact' | 'pictured';

/** Describes the fills, the stroke, the corners, the effects, the opacity and the rotation of a node. */
export function describeAppearance(node: DesignNode, detailLevel: DetailLevel): string {
  const isIncluded = detailLevel === 'exact' ? () => true : (word: string) => notShownByPicture.test(word);
  const terms = [
    ...(node.kind === 'text' ? textSurfaceParts(node) : surfaceParts(node)).filter(isIncluded),
    ...node.effects.map(describeEffect).filter(isIncluded),
    ...[opacity(node)].filter(isIncluded),
    plainBlend.has(node.blendMode) ? '' : `blend-${node.blendMode.toLowerCase().replaceAll('_', '-')}`,
    Math.abs(node.rotation) < 0.01 ? '' : `rotated${formatNumber(node.rotation)}`,
    node.flip.x ? 'flip-x' : '',
    node.flip.y ? 'flip-y' : '',
  ];
  return terms.filter((word) => word !== '').join(' ');
}

/** Matches token names and behaviour, which an image does not show. */
const notShownByPicture = /\$|^(?:image-|paint\(|clips|scrolls|ellipse)/;

const plainBlend: ReadonlySet<string> = new Set(['', 'normal', 'pass-through', 'NORMAL', 'PASS_THROUGH']);

function opacity(node: DesignNode): string {
  const text = formatTokenOr(node, 'opacity', formatNumber(node.opacity));
  return text === '1' ? '' : `opacity${text}`;
}

function surfaceParts(node: BoxNode | ShapeNode): readonly string[] {
  return [
    describeFills(node.fills),
    node.stroke === null ? '' : describeStroke(node, node.stroke),
    ...(node.kind === 'box' ? [corners(node), node.clips ? 'clips' : '', scrolling(node)] : [arc(node)]),
  ];
}

function textSurfaceParts(node: TextNode): readonly string[] {
  return node.stroke === null ? [] : [describeStroke(node, node.stroke)];
}

function corners(node: BoxNode): string {
  if (node.contour === 'ellipse') return 'ellipse';
  const [topLeft, topRight, bottomRight, bottomLeft] = node.radii;
  const text = shortenSides([
    formatTokenOr(node, 'topLeftRadius', formatLength(topLeft)),
    formatTokenOr(node, 'topRightRadius', formatLength(topRight)),
    formatTokenOr(node, 'bottomRightRadius', formatLength(bottomRight)),
    formatTokenOr(node, 'bottomLeftRadius', formatLength(bottomLeft)),
  ]);
  return text === '0' ? '' : `radius${text}`;
}

function scrolling({ scrolls }: BoxNode): string {
  return scrolls === 'none' ? '' : `scrolls-${scrolls}`;
}

function arc({ arc: arcData }: ShapeNode): string {
  if (arcData === null) return '';
  const degrees = (radians: number) => formatLength((radians * 180) / Math.PI);
  return `arc(${degrees(arcData.start)},${degrees(arcData.end)},${formatNumber(arcData.innerRadius)})`;
}

function describeStroke(node: DesignNode, { weights, align, dashes, paints }: Stroke): string {
  const [top, right, bottom, left] = weights;
  const text = shortenSides([
    formatLength(top),
    formatLength(right),
    formatLength(bottom),
    formatLength(left),
  ]);
  const alignment = align === 'inside' ? '' : `-${align}`;
  const kind = `stroke${alignment}${dashes.length === 0 ? '' : '-dashed'}`;
  return `${kind}${formatTokenOr(node, 'strokeWeight', text)} ${describePaints(paints)}`;
}

/** A colour is marked as a fill; images and gradients need no mark. */
function describeFills(fills: readonly Paint[]): string {
  const text = describePaints(fills);
  return /^[#$]/.test(text) ? `fill${text}` : text;
}

/** Describes paints from the top one down. */
export function describePaints(paints: readonly Paint[]): string {
  return paints.toReversed().map(describePaint).join('+');
}

function describePaint(paint: Paint): string {
  switch (paint.kind) {
    case 'solid':
      return paint.token === null ? formatHexColour(paint.colour) : formatTokenName(paint.token);
    case 'gradient':
      return `${paint.gradient}${turn(paint)}(${stops(paint)})`;
    case 'image':
      return paint.film === undefined ? `image-${paint.mode}` : `video-${paint.mode}`;
    case 'pattern':
      return `pattern(${paint.source?.name ?? paint.sourceId})`;
    case 'noise':
      return 'noise';
    case 'unsupported':
      return `paint(${paint.type.toLowerCase()})`;
  }
}

/** Returns the angle of a gradient in degrees, clockwise from the top, as in CSS. */
function turn({ handles: [start, end] }: GradientPaint): string {
  return formatLength((Math.atan2(end.x - start.x, start.y - end.y) * 180) / Math.PI);
}

/** Returns the colours of a gradient, with their positions where they are not evenly spaced. */
function stops({ stops: colourStops }: GradientPaint): string {
  const even = colourStops.every(
    ({ position }, index) => Math.abs(position - index / (colourStops.length - 1)) < 0.01,
  );
  return colourStops
    .map(({ colour, token, position }) => {
      const text = token === null ? formatHexColour(colour) : formatTokenName(token);
      return even ? text : `${text} ${Math.round(position * 100)}%`;
    })
    .join(' ');
}

function describeEffect(effect: Effect): string {
  switch (effect.kind) {
    case 'drop-shadow':
    case 'inner-shadow': {
      const { offset, blur, spread } = effect;
      const numbers = [offset.x, offset.y, blur, ...(spread === 0 ? [] : [spread])]
        .map(formatLength)
        .join(',');
      return `${effect.kind}(${numbers} ${effect.token === null ? formatHexColour(effect.colour) : formatTokenName(effect.token)})`;
    }
    case 'layer-blur':
    case 'background-blur':
    case 'glass':
    case 'texture':
      return `${effect.kind}(${formatLength(effect.radius)})`;
    case 'progressive-layer-blur':
    case 'progressive-background-blur':
      return `${effect.kind}(${formatLength(effect.startRadius)},${formatLength(effect.endRadius)})`;
    case 'noise':
      return `${effect.noise}-noise(${formatHexColour(effect.colour)})`;
    case 'unsupported':
      return `effect(${effect.type.toLowerCase()})`;
  }
}

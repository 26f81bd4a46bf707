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

/** Whether colours, lines, type and effects are told exactly, or left to the picture where no token or style names them. */
export type DetailLevel = 'exact' | 'pictured';

/** What a node paints and how it is blended: fills, stroke, corners, effects, opacity, turns. */
export function describeAppearance(node: DesignNode, detailLevel: DetailLevel): string {
  const isIncluded = detailLevel === 'exact' ? () => true : (word: string) => notShownByPicture.test(word);
  const words = [
    ...(node.kind === 'text' ? textSurfaceParts(node) : surfaceParts(node)).filter(isIncluded),
    ...node.effects.map(describeEffect).filter(isIncluded),
    ...[opacity(node)].filter(isIncluded),
    plainBlend.has(node.blendMode) ? '' : `blend-${node.blendMode.toLowerCase().replaceAll('_', '-')}`,
    Math.abs(node.rotation) < 0.01 ? '' : `rotated${formatNumber(node.rotation)}`,
    node.flip.x ? 'flip-x' : '',
    node.flip.y ? 'flip-y' : '',
  ];
  return words.filter((word) => word !== '').join(' ');
}

/** A token's name, and what a layer does beyond how it looks. */
const notShownByPicture = /\$|^(?:image-|paint\(|clips|scrolls|ellipse)/;

const plainBlend: ReadonlySet<string> = new Set(['', 'normal', 'pass-through', 'NORMAL', 'PASS_THROUGH']);

function opacity(node: DesignNode): string {
  const written = formatTokenOr(node, 'opacity', formatNumber(node.opacity));
  return written === '1' ? '' : `opacity${written}`;
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
  const written = shortenSides([
    formatTokenOr(node, 'topLeftRadius', formatLength(topLeft)),
    formatTokenOr(node, 'topRightRadius', formatLength(topRight)),
    formatTokenOr(node, 'bottomRightRadius', formatLength(bottomRight)),
    formatTokenOr(node, 'bottomLeftRadius', formatLength(bottomLeft)),
  ]);
  return written === '0' ? '' : `radius${written}`;
}

function scrolling({ scrolls }: BoxNode): string {
  return scrolls === 'none' ? '' : `scrolls-${scrolls}`;
}

function arc({ arc: drawn }: ShapeNode): string {
  if (drawn === null) return '';
  const degrees = (radians: number) => formatLength((radians * 180) / Math.PI);
  return `arc(${degrees(drawn.start)},${degrees(drawn.end)},${formatNumber(drawn.innerRadius)})`;
}

function describeStroke(node: DesignNode, { weights, align, dashes, paints }: Stroke): string {
  const [top, right, bottom, left] = weights;
  const written = shortenSides([
    formatLength(top),
    formatLength(right),
    formatLength(bottom),
    formatLength(left),
  ]);
  const where = align === 'inside' ? '' : `-${align}`;
  const kind = `stroke${where}${dashes.length === 0 ? '' : '-dashed'}`;
  return `${kind}${formatTokenOr(node, 'strokeWeight', written)} ${describePaints(paints)}`;
}

/** A colour is told to be a fill; pictures and gradients are that anyway. */
function describeFills(fills: readonly Paint[]): string {
  const written = describePaints(fills);
  return /^[#$]/.test(written) ? `fill${written}` : written;
}

/** Paints from the top one down. */
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
      return `image-${paint.mode}`;
    case 'unsupported':
      return `paint(${paint.type.toLowerCase()})`;
  }
}

/** Clockwise from upwards, as CSS counts, in degrees. */
function turn({ handles: [start, end] }: GradientPaint): string {
  return formatLength((Math.atan2(end.x - start.x, start.y - end.y) * 180) / Math.PI);
}

/** The colours of a gradient; their positions where they are not spread evenly. */
function stops({ stops: list }: GradientPaint): string {
  const even = list.every(({ position }, index) => Math.abs(position - index / (list.length - 1)) < 0.01);
  return list
    .map(({ colour, token, position }) => {
      const written = token === null ? formatHexColour(colour) : formatTokenName(token);
      return even ? written : `${written} ${Math.round(position * 100)}%`;
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
      return `${effect.kind}(${formatLength(effect.radius)})`;
    case 'unsupported':
      return `effect(${effect.type.toLowerCase()})`;
  }
}

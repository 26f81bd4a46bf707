import type { Layer, LayerPaint } from '../../document/layer.ts';
import { breakText, type PlacedLine, type PlacedRun } from './break-text.ts';
import { fontFamilies } from './measure-text.ts';
import { cssColour, svgMatrix, visiblePaints } from './paint-area.ts';
import type { SvgContext } from './svg-context.ts';
import { attributes, escapeXml } from './svg-text.ts';

/** A text as SVG text, one element for each run on each line. */
export function drawText(context: SvgContext, layer: Layer, width: number, height: number): string {
  if (!layer.characters) return '';
  const { lines } = breakText(layer, width, height);
  return lines
    .map((line) => line.runs.map((run) => drawRun(context, run, line, width, height)).join(''))
    .join('');
}

function drawRun(
  context: SvgContext,
  run: PlacedRun,
  line: PlacedLine,
  width: number,
  height: number,
): string {
  if (run.text.trim() === '') return '';
  const { font, decoration, features, textCase } = run.style;
  const settings = Object.entries(features ?? {}).map(
    ([tag, on]) => `'${tag.toLowerCase().replace(/[^a-z0-9]/g, '')}' ${String(on)}`,
  );
  const style = [
    'white-space:pre',
    settings.length > 0 ? `font-feature-settings:${settings.join(',')}` : '',
    textCase?.startsWith('SMALL_CAPS') ? 'font-variant-caps:small-caps' : '',
  ];
  const common = {
    x: run.x,
    y: line.baseline,
    'font-family': fontFamilies(font.family),
    'font-size': font.size,
    'font-weight': font.weight === 400 ? undefined : font.weight,
    'font-style': font.italic ? 'italic' : undefined,
    'letter-spacing': font.letterSpacing === 0 ? undefined : font.letterSpacing,
    'text-decoration':
      decoration === 'UNDERLINE' ? 'underline' : decoration === 'STRIKETHROUGH' ? 'line-through' : undefined,
    direction: line.isRightToLeft ? 'rtl' : undefined,
    'text-anchor': line.isRightToLeft ? 'end' : undefined,
    style: style.filter((part) => part !== '').join(';'),
  };
  return visiblePaints(run.style.fills)
    .map(
      (paint) =>
        `<text${attributes({ ...common, ...fillOf(context, paint, width, height) })}>${escapeXml(run.text)}</text>`,
    )
    .join('');
}

interface Stops {
  readonly gradientHandlePositions?: readonly { readonly x: number; readonly y: number }[];
  readonly gradientStops?: readonly {
    readonly position: number;
    readonly color: { r: number; g: number; b: number; a: number };
  }[];
}

/** Text takes plain colours and gradients; of a picture or a gradient around a point it takes a colour that stands for it. */
function fillOf(
  context: SvgContext,
  paint: LayerPaint,
  width: number,
  height: number,
): Record<string, string | number | undefined> {
  const opacity = paint.opacity ?? 1;
  if (paint.type === 'SOLID') {
    const alpha = opacity * paint.color.a;
    return { fill: cssColour(paint.color), 'fill-opacity': alpha < 1 ? alpha : undefined };
  }
  const { gradientHandlePositions = [], gradientStops = [] } = paint as unknown as Stops;
  const [start, end, side] = gradientHandlePositions;
  if (!start || !end || !side || gradientStops.length === 0) return { fill: '#888', 'fill-opacity': opacity };
  const transform = svgMatrix([
    [(end.x - start.x) * width, (side.x - start.x) * width, start.x * width],
    [(end.y - start.y) * height, (side.y - start.y) * height, start.y * height],
  ]);
  const stops = gradientStops
    .map(
      ({ position, color }) =>
        `<stop${attributes({ offset: position, 'stop-color': cssColour(color), 'stop-opacity': color.a })}/>`,
    )
    .join('');
  const isLinear = (paint.type as string) === 'GRADIENT_LINEAR';
  const id = context.define((at) => {
    const common = attributes({ id: at, gradientUnits: 'userSpaceOnUse', gradientTransform: transform });
    return isLinear
      ? `<linearGradient${common} x1="0" y1="0" x2="1" y2="0">${stops}</linearGradient>`
      : `<radialGradient${common} cx="0" cy="0" r="1">${stops}</radialGradient>`;
  });
  return { fill: `url(#${id})`, 'fill-opacity': opacity < 1 ? opacity : undefined };
}

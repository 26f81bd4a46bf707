/** Writes layers that were drawn here as one SVG file, for where there is no canvas. */
import type { NewEllipse, NewFrame, NewLayer, NewText } from '#design/new-layer';
import { round } from './draw-parts.ts';

/** The whole SVG; texts stay texts, in the first font that is there. */
export function writeSvg(frame: NewFrame, fontFamily: string | null): string {
  const { width, height } = frame;
  const family = [
    ...(fontFamily === null ? [] : [`'${fontFamily.replaceAll("'", '')}'`]),
    'Inter',
    'Arial',
    'sans-serif',
  ];
  const root = attributes({
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${String(width)} ${String(height)}`,
    role: 'img',
    'aria-label': frame.name,
    'font-family': family.join(', '),
  });
  const body = writeLayer({ ...frame, x: 0, y: 0 }, '  ');
  return `<svg${root}>\n${body}\n</svg>\n`;
}

function writeLayer(layer: NewLayer, indent: string): string {
  switch (layer.kind) {
    case 'frame': {
      const { x, y, width, height, radius = 0 } = layer;
      const transform = x === 0 && y === 0 ? {} : { transform: `translate(${String(x)} ${String(y)})` };
      const ground =
        layer.fill === undefined && layer.stroke === undefined
          ? []
          : [
              `${indent}  <rect${attributes({ width, height, ...(radius > 0 ? { rx: radius } : {}), ...paint(layer) })}/>`,
            ];
      const children = layer.children.map((child) => writeLayer(child, `${indent}  `));
      const label = attributes({ 'data-name': layer.name, ...transform });
      return [`${indent}<g${label}>`, ...ground, ...children, `${indent}</g>`].join('\n');
    }
    case 'rectangle': {
      const { name, x, y, width, height, radius = 0 } = layer;
      const rounded = radius > 0 ? { rx: radius } : {};
      return `${indent}<rect${attributes({ 'data-name': name, x, y, width, height, ...rounded, ...paint(layer) })}/>`;
    }
    case 'ellipse':
      return `${indent}${writeEllipse(layer)}`;
    case 'vector': {
      const caps = layer.roundCaps ? { 'stroke-linecap': 'round', 'stroke-linejoin': 'round' } : {};
      const transform = `translate(${String(layer.x)} ${String(layer.y)})`;
      return `${indent}<path${attributes({ 'data-name': layer.name, d: layer.path, transform, ...paint(layer), ...caps })}/>`;
    }
    case 'text':
      return `${indent}${writeText(layer)}`;
  }
}

function paint({
  fill,
  fillOpacity = 1,
  stroke,
}: Exclude<NewLayer, NewText>): Record<string, string | number> {
  return {
    fill: fill ?? 'none',
    ...(fillOpacity < 1 ? { 'fill-opacity': fillOpacity } : {}),
    ...(stroke === undefined ? {} : { stroke: stroke.colour, 'stroke-width': stroke.width }),
    ...(stroke?.dashes === undefined ? {} : { 'stroke-dasharray': stroke.dashes.join(' ') }),
  };
}

function writeEllipse(ellipse: NewEllipse): string {
  const { name, x, y, width, height, arc } = ellipse;
  const [rx, ry] = [width / 2, height / 2];
  const [cx, cy] = [round(x + rx), round(y + ry)];
  const isWhole = arc === undefined || arc.end - arc.start >= 2 * Math.PI - 1e-6;
  if (isWhole && (arc?.inner ?? 0) === 0)
    return `<ellipse${attributes({ 'data-name': name, cx, cy, rx: round(rx), ry: round(ry), ...paint(ellipse) })}/>`;
  const { inner = 0 } = arc ?? {};
  // An arc of a whole turn would end where it begins, and nothing would be drawn.
  const start = arc?.start ?? 0;
  const end = isWhole ? start + 2 * Math.PI - 1e-4 : arc.end;
  const at = (angle: number, share: number) =>
    `${String(round(cx + rx * share * Math.cos(angle)))} ${String(round(cy + ry * share * Math.sin(angle)))}`;
  const large = end - start > Math.PI ? 1 : 0;
  const turn = (share: number, sweep: number, angle: number) =>
    `A ${String(round(rx * share))} ${String(round(ry * share))} 0 ${String(large)} ${String(sweep)} ${at(angle, share)}`;
  const back = inner === 0 ? `L ${String(cx)} ${String(cy)}` : `L ${at(end, inner)} ${turn(inner, 0, start)}`;
  const d = `M ${at(start, 1)} ${turn(1, 1, end)} ${back} Z`;
  return `<path${attributes({ 'data-name': name, d, ...paint(ellipse) })}/>`;
}

/** The baseline of most fonts within a line, as a share of its height. */
const baseline = 0.78;

function writeText({
  characters,
  size,
  weight,
  colour,
  align,
  x,
  y,
  width,
  height,
  rotation = 0,
}: NewText): string {
  const left = align === 'LEFT' ? 0 : align === 'CENTER' ? width / 2 : width;
  const anchor = { LEFT: 'start', CENTER: 'middle', RIGHT: 'end' }[align];
  const turn = rotation === 0 ? '' : ` rotate(${String(-rotation)})`;
  const lines = characters.split('\n');
  const line = height / lines.length;
  const all = attributes({
    transform: `translate(${String(x)} ${String(y)})${turn}`,
    x: round(left),
    y: round(line * baseline),
    'font-size': size,
    ...(weight === 400 ? {} : { 'font-weight': weight }),
    ...(anchor === 'start' ? {} : { 'text-anchor': anchor }),
    fill: colour,
  });
  const [first = '', ...others] = lines.map(escapeXml);
  const more = others.map(
    (text) => `<tspan${attributes({ x: round(left), dy: round(line) })}>${text}</tspan>`,
  );
  return `<text${all}>${first}${more.join('')}</text>`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('');
}

/** Control characters are not allowed in XML, in no form. */
function escapeXml(text: string): string {
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

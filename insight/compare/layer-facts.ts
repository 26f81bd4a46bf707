/**
 * What of a layer a comparison looks at, as texts that are equal where the layers look the same. Position and layers
 * inside are not part of it.
 */
import type { BoxNode, Colour, DesignNode, Effect, Paint, ShapeNode, Stroke, TextNode } from '#design/tree';

export interface LayerFacts {
  /** The letters of a text; `null` of other layers. */
  readonly text: string | null;
  /** Every solid colour it paints with, as `#rrggbb`, each by the place where it is used. */
  readonly colours: readonly string[];
  /** Everything else by the name of the property. */
  readonly styles: Readonly<Record<string, string>>;
}

export function readFacts(node: DesignNode): LayerFacts {
  const common = {
    opacity: percent(node.opacity),
    blend: node.blendMode,
    rotation: node.rotation === 0 ? '0' : `${round(node.rotation)}°`,
    flip: `${node.flip.x ? 'x' : ''}${node.flip.y ? 'y' : ''}`,
    effects: node.effects.map(writeEffect).join(', '),
    mask: node.mask ?? '',
  };
  const effectColours = node.effects.flatMap((effect) => ('colour' in effect ? [hex(effect.colour)] : []));
  if (node.kind === 'text') return readText(node, common, effectColours);
  const own = node.kind === 'box' ? readBox(node) : readShape(node);
  return {
    text: null,
    colours: [...paintColours(node.fills), ...strokeColours(node.stroke), ...effectColours],
    styles: { ...common, ...own, fills: paintKinds(node.fills), stroke: writeStroke(node.stroke) },
  };
}

type Styles = Readonly<Record<string, string>>;

function readText(node: TextNode, common: Styles, effectColours: readonly string[]): LayerFacts {
  const styles = node.runs.map(({ style }) => style);
  const each = (read: (style: (typeof styles)[number]) => string) => distinct(styles.map(read)).join(' / ');
  const { paragraph } = node;
  return {
    text: node.characters,
    colours: [
      ...distinct(node.runs.map(({ fills }) => paintColours(fills).join('+'))),
      ...strokeColours(node.stroke),
      ...effectColours,
    ],
    styles: {
      ...common,
      font: each(({ family, face, weight }) => `${family} ${face ?? String(weight)}`),
      size: each(({ size }) => px(size)),
      'line height': each(({ lineHeight }) => (lineHeight === 'normal' ? 'normal' : px(lineHeight))),
      'letter spacing': each(({ letterSpacing }) => px(letterSpacing)),
      case: each(({ textCase }) => textCase),
      decoration: each(({ decoration }) => decoration),
      align: `${paragraph.align} ${paragraph.verticalAlign}`,
      fills: distinct(node.runs.map(({ fills }) => paintKinds(fills))).join(' / '),
      stroke: writeStroke(node.stroke),
    },
  };
}

function readBox(node: BoxNode): Styles {
  const { layout } = node;
  const shape = {
    radius: distinct(node.radii.map(px)).length === 1 ? px(node.radii[0]) : node.radii.map(px).join(' '),
    clips: String(node.clips),
    contour: node.contour ?? '',
  };
  if (layout === null) return shape;
  const { top, right, bottom, left } = layout.padding;
  return {
    ...shape,
    layout: `${layout.direction}${layout.wraps ? ' wrap' : ''}`,
    gap: `${gapText(layout.gap)} ${gapText(layout.crossGap)}`,
    padding: [top, right, bottom, left].map(px).join(' '),
    justify: layout.justify,
    align: layout.align,
  };
}

function readShape(node: ShapeNode): Styles {
  const paths = [...node.fillGeometry, ...node.strokeGeometry].map(({ path }) => path);
  return {
    shape: node.shape,
    paths: paths.join(' '),
    arc: node.arc === null ? '' : JSON.stringify(node.arc),
  };
}

function writeEffect(effect: Effect): string {
  if (effect.kind === 'unsupported') return effect.type;
  if (!('offset' in effect)) {
    const { kind, ...values } = effect;
    return 'radius' in effect && Object.keys(values).length === 1
      ? `${kind} ${px(effect.radius)}`
      : `${kind} ${JSON.stringify(values)}`;
  }
  const { kind, offset, blur, spread } = effect;
  return `${kind} ${[offset.x, offset.y, blur, spread].map(px).join(' ')}`;
}

function writeStroke(stroke: Stroke | null): string {
  if (stroke === null || stroke.paints.length === 0) return '';
  const dashes = stroke.dashes.length === 0 ? '' : ` dashed ${stroke.dashes.map(px).join(' ')}`;
  return `${distinct(stroke.weights.map(px)).join(' ')} ${stroke.align}${dashes} ${paintKinds(stroke.paints)}`;
}

/** What kinds of paint there are, without the colours. */
function paintKinds(paints: readonly Paint[]): string {
  return paints
    .map((paint) => {
      if (paint.kind === 'solid') return 'solid';
      if (paint.kind === 'gradient') {
        const ends = paint.handles.flatMap(({ x, y }) => [round(x), round(y)]).join(' ');
        return `${paint.gradient} ${ends} ${paint.stops.map(({ position }) => percent(position)).join(' ')}`;
      }
      if (paint.kind === 'image') return `picture ${paint.imageRef} ${paint.mode}`;
      if (paint.kind === 'unsupported') return paint.type;
      return paint.kind === 'pattern' ? `pattern ${paint.sourceId} ${percent(paint.scale)}` : paint.kind;
    })
    .join(', ');
}

function paintColours(paints: readonly Paint[]): readonly string[] {
  return paints.flatMap((paint) => {
    if (paint.kind === 'solid') return [hex(paint.colour, paint.opacity)];
    return paint.kind === 'gradient' ? paint.stops.map(({ colour }) => hex(colour, paint.opacity)) : [];
  });
}

function strokeColours(stroke: Stroke | null): readonly string[] {
  return stroke === null ? [] : paintColours(stroke.paints);
}

/** `#rrggbb`, with two more digits where it is not opaque. */
function hex({ r, g, b, a }: Colour, opacity = 1): string {
  const channels = a * opacity > 0.998 ? [r, g, b] : [r, g, b, a * opacity];
  return `#${channels
    .map((channel) =>
      Math.round(Math.min(1, Math.max(0, channel)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function gapText(gap: number | 'auto'): string {
  return gap === 'auto' ? 'auto' : px(gap);
}

function px(value: number): string {
  return String(round(value));
}

function percent(value: number): string {
  return `${Math.round(value * 100)}%`;
}

/** Figma keeps more digits than anybody sees, and they differ from one save to the next. */
function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Without those that repeat the one before. */
function distinct(values: readonly string[]): readonly string[] {
  return values.filter((value, index) => value !== values[index - 1]);
}

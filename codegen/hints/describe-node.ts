import type {
  AutoLayout,
  BoxNode,
  DesignNode,
  Effect,
  ShapeNode,
  Stroke,
  TextNode,
  TextRun,
} from '#design/tree';
import { describePaints, hex, plainNumber, quote, quoteName, tokenName } from './format-values.ts';

/** What a line needs to know of the node's surroundings. */
export interface Surroundings {
  readonly parent: BoxNode | null;
  readonly componentName: (id: string) => string | null;
  /** The nearest instance around the node. */
  readonly instance: BoxNode | null;
}

/** One node in one line: what it is, its name, id and size, then whatever is not the default. */
export function describeNode(node: DesignNode, around: Surroundings): string {
  const words = [
    describeKind(node, around),
    shortId(node.id, around.instance),
    describeSize(node),
    describePlace(node, around.parent),
    ...describeInside(node),
    ...describeLook(node),
  ];
  return words.filter((word) => word !== '').join(' ');
}

function describeKind(node: DesignNode, { componentName }: Surroundings): string {
  switch (node.kind) {
    case 'text':
      return `text ${quote(node.characters)}${isOwnName(node) ? ` named ${quoteName(node.name)}` : ''}`;
    case 'shape':
      return `${node.shape} ${quoteName(node.name)}`;
    case 'box': {
      if (node.instance === null) return `${node.role} ${quoteName(node.name)}`;
      const component = componentName(node.instance.componentId);
      const names = component === null || component === node.name ? [node.name] : [component, node.name];
      return `use ${names.map(quoteName).join(' ')}${describeProperties(node)}`;
    }
  }
}

/** Figma names a text after its words until somebody names it; such a name tells nothing. */
function isOwnName({ name, characters }: TextNode): boolean {
  const plain = (text: string) => text.replace(/\s+/g, '');
  return !plain(characters).startsWith(plain(name));
}

/** Ids within an instance repeat the instance's: only what is new of them is printed, after a `;`. */
export function shortId(id: string, instance: BoxNode | null): string {
  const prefix = instance === null ? null : `I${instance.id.replace(/^I/, '')};`;
  return prefix !== null && id.startsWith(prefix) ? `#;${id.slice(prefix.length)}` : `#${id}`;
}

function describeProperties({ instance }: BoxNode): string {
  const entries = Object.entries(instance?.properties ?? {});
  if (entries.length === 0) return '';
  // Figma ends names of properties with `#` and an id.
  const written = entries.map(
    ([name, { value }]) => `${quote(name.replace(/#[\d:]+$/, ''))}: ${JSON.stringify(value)}`,
  );
  return ` {${written.join(', ')}}`;
}

function describeSize({ box, placement }: DesignNode): string {
  const axis = (length: number, sizing: string) =>
    `${plainNumber(length)}${sizing === 'fixed' ? '' : `(${sizing})`}`;
  const limits = [
    limit('min-w', placement.minWidth),
    limit('max-w', placement.maxWidth),
    limit('min-h', placement.minHeight),
    limit('max-h', placement.maxHeight),
    placement.keepsRatio ? ' keeps-ratio' : '',
  ];
  return `${axis(box.width, placement.horizontal)}x${axis(box.height, placement.vertical)}${limits.join('')}`;
}

function limit(name: string, value: number | null): string {
  return value === null ? '' : ` ${name} ${plainNumber(value)}`;
}

function describePlace({ box, placement }: DesignNode, parent: BoxNode | null): string {
  if (parent === null) return '';
  if (!placement.absolute) {
    const cell = placement.cell;
    if (cell === null) return '';
    const span = cell.rowSpan > 1 || cell.columnSpan > 1 ? ` span ${cell.rowSpan}x${cell.columnSpan}` : '';
    return `cell ${cell.row},${cell.column}${span}`;
  }
  const { horizontal, vertical } = placement.constraints;
  const pins = horizontal === 'left' && vertical === 'top' ? '' : ` pin ${horizontal},${vertical}`;
  return `at ${plainNumber(box.x)},${plainNumber(box.y)}${pins}${placement.fixedOnScroll ? ' fixed-on-scroll' : ''}`;
}

function describeInside(node: DesignNode): readonly string[] {
  if (node.kind === 'text') return describeText(node);
  if (node.kind === 'shape') return describeSurface(node);
  return [
    node.layout === null ? '' : describeLayout(node.layout),
    ...describeSurface(node),
    node.clips ? 'clips' : '',
  ];
}

function describeLayout(layout: AutoLayout): string {
  const { top, right, bottom, left } = layout.padding;
  const gap = (value: number | 'auto') => (value === 'auto' ? 'auto' : plainNumber(value));
  const tracks = (list: AutoLayout['columns']) =>
    list.map(({ kind, size }) => (kind === 'fixed' ? plainNumber(size) : kind)).join(' ');
  return [
    layout.direction === 'grid'
      ? `grid columns(${tracks(layout.columns)}) rows(${tracks(layout.rows)})`
      : layout.direction,
    layout.wraps ? 'wraps' : '',
    layout.gap === 0 ? '' : `gap ${gap(layout.gap)}`,
    (layout.wraps || layout.direction === 'grid') && layout.crossGap !== 0
      ? `cross-gap ${gap(layout.crossGap)}`
      : '',
    top + right + bottom + left === 0 ? '' : `pad ${shorthand([top, right, bottom, left])}`,
    layout.justify === 'start' ? '' : `justify ${layout.justify}`,
    layout.align === 'start' ? '' : `align ${layout.align}`,
  ]
    .filter((word) => word !== '')
    .join(' ');
}

/** Four sides as CSS would shorten them. */
function shorthand([top, right, bottom, left]: readonly [number, number, number, number]): string {
  const sides = [top, right, bottom, left];
  if (left === right && top === bottom) sides.length = top === right ? 1 : 2;
  else if (left === right) sides.length = 3;
  return sides.map(plainNumber).join(' ');
}

function describeSurface(node: BoxNode | ShapeNode): readonly string[] {
  const radii =
    node.kind === 'box' && node.radii.some((radius) => radius !== 0) ? `radius ${shorthand(node.radii)}` : '';
  return [
    node.fills.length === 0 ? '' : `fill ${describePaints(node.fills)}`,
    node.stroke === null ? '' : describeStroke(node.stroke),
    radii,
  ];
}

function describeStroke(stroke: Stroke): string {
  const dashes = stroke.dashes.length === 0 ? '' : ' dashed';
  return `stroke ${shorthand(stroke.weights)} ${stroke.align} ${describePaints(stroke.paints)}${dashes}`;
}

function describeText(node: TextNode): readonly string[] {
  const [first] = node.runs;
  const { align, verticalAlign, resize, maxLines } = node.paragraph;
  const lists = node.paragraph.lines.filter((line) => line.list !== 'none').length;
  return [
    node.runs.length === 1 && first !== undefined ? describeRun(first) : '',
    node.runs.length > 1
      ? `runs(${node.runs.map((run) => `${quote(run.text)} ${describeRun(run)}`).join(' | ')})`
      : '',
    align === 'left' ? '' : `align ${align}`,
    verticalAlign === 'top' ? '' : `v-align ${verticalAlign}`,
    resize === 'truncate' ? `truncates${maxLines === null ? '' : ` at ${maxLines} lines`}` : '',
    lists > 0 ? `list-items ${lists}` : '',
  ];
}

function describeRun({ style, fills, link }: TextRun): string {
  const height = style.lineHeight === 'normal' ? '' : `/${plainNumber(style.lineHeight)}`;
  return [
    `${style.family} ${style.weight}${style.italic ? ' italic' : ''} ${plainNumber(style.size)}${height}`,
    style.letterSpacing === 0 ? '' : `spacing ${plainNumber(style.letterSpacing)}`,
    style.textCase === 'original' ? '' : style.textCase,
    style.decoration === 'none' ? '' : style.decoration,
    fills.length === 0 ? '' : describePaints(fills),
    style.styleName === null ? '' : `style ${quoteName(style.styleName)}`,
    link === null ? '' : `-> ${quote(link.target)}`,
  ]
    .filter((word) => word !== '')
    .join(' ');
}

function describeLook(node: DesignNode): readonly string[] {
  const bound = Object.entries(node.tokens).map(([field, token]) => `${field}=${tokenName(token)}`);
  return [
    ...node.effects.map(describeEffect),
    node.opacity === 1 ? '' : `opacity ${plainNumber(node.opacity)}`,
    Math.abs(node.rotation) < 0.01 ? '' : `rotated ${plainNumber(node.rotation)}`,
    node.flip.x || node.flip.y ? `flipped ${node.flip.x ? 'x' : ''}${node.flip.y ? 'y' : ''}` : '',
    node.mask === null ? '' : `mask(${node.mask}) of what follows`,
    bound.length === 0 ? '' : `bound(${bound.join(' ')})`,
    node.link === null ? '' : `-> ${quote(node.link.target)}`,
  ];
}

function describeEffect(effect: Effect): string {
  switch (effect.kind) {
    case 'drop-shadow':
    case 'inner-shadow': {
      const numbers = [effect.offset.x, effect.offset.y, effect.blur, effect.spread]
        .map(plainNumber)
        .join(' ');
      return `${effect.kind} ${numbers} ${effect.token === null ? hex(effect.colour) : tokenName(effect.token)}`;
    }
    case 'layer-blur':
    case 'background-blur':
      return `${effect.kind} ${plainNumber(effect.radius)}`;
    case 'unsupported':
      return effect.type.toLowerCase();
  }
}

/** Describes one node of the outline: what an image of it cannot show. */
import type { AutoLayout, BoxNode, DesignNode, Placement, Sizing, TextNode } from '#design/tree';
import { inferFlow } from '../../layout/inference/infer-flow.ts';
import { createVisualBounds } from '../../layout/visual-bounds.ts';
import { describeAppearance } from './describe-appearance.ts';
import { describeTextContent, describeTextStyle, type HintDetail } from './describe-text.ts';
import {
  formatLength,
  formatName,
  formatNumber,
  formatTokenOr,
  quoteText,
  shortenSides,
} from './format-values.ts';

/** The description of one node. */
export interface NodeDescription {
  /** The kind: `frame`, `text`, `vector`, or `use` for an instance. */
  readonly kind: string;
  /** The content of a text, in which repeated nodes differ most. */
  readonly text: string;
  /**
   * Its name, properties, placement, layout, font and appearance, each as one part that other nodes may share.
   */
  readonly parts: readonly string[];
}

/** The context that describing a node needs. */
export interface NodeDescriptionContext {
  readonly detail: HintDetail;
  readonly parent: BoxNode | null;
  readonly componentName: (id: string) => string | null;
  readonly describeInferredLayout: DescribeInferredLayout;
  /** The instance around it, which sets its properties; `null` outside instances. */
  readonly instance: BoxNode | null;
}

/** Describes the parts of a node that an image cannot show, as briefly as possible. */
export function describeNode(
  node: DesignNode,
  { parent, detail, componentName, describeInferredLayout, instance }: NodeDescriptionContext,
): NodeDescription {
  const component = node.kind === 'box' && node.instance ? componentName(node.instance.componentId) : null;
  return {
    kind: describeKind(node),
    text: node.kind === 'text' ? (isSetBy(node, instance) ? '' : describeTextContent(node, detail)) : '',
    parts: [
      node.name === parent?.name ? '' : describeName(node, component),
      node.kind === 'box' ? describeProperties(node) : '',
      describePlacement(node, parent, detail),
      node.kind === 'box' ? describeLayout(node) || describeInferredLayout(node) : '',
      node.kind === 'text' ? describeTextStyle(node, detail) : '',
      describeAppearance(node, detail.appearance),
      describeReferences(node),
    ].filter((part) => part !== ''),
  };
}

/** Whether the instance around a text sets its content, and so describes it. */
function isSetBy({ propertyReferences, characters, runs }: TextNode, around: BoxNode | null): boolean {
  const property = propertyReferences.characters;
  if (property === undefined || runs.length > 1) return false;
  return around?.instance?.properties[property]?.value === characters;
}

/** Joins the non-empty terms of a line with spaces. */
export function joinNonEmpty(terms: readonly string[]): string {
  return terms.filter((word) => word !== '').join(' ');
}

function describeKind(node: DesignNode): string {
  if (node.kind === 'text') return 'text';
  if (node.kind === 'shape') return node.shape;
  return node.instance === null ? node.role : 'use';
}

function describeName(node: DesignNode, component: string | null): string {
  if (node.kind === 'text') return isOwnName(node) ? `named ${formatName(node.name)}` : '';
  if (node.kind === 'box' && node.instance !== null) {
    const used = formatName(component ?? node.name);
    return node.name === (component ?? node.name) ? used : `${used} named ${formatName(node.name)}`;
  }
  return figmaDefaultName.test(node.name) ? '' : formatName(node.name);
}

/** Figma's default layer names, which say no more than the kind. */
const figmaDefaultName =
  /^(?:Frame|Group|Rectangle|Ellipse|Line|Vector|Polygon|Star|Union|Subtract|Intersect|Exclude|Component|Section|Image|Arrow|Mask group|Auto layout)?(?: ?\d+)?$/i;

/**
 * Whether a text layer has a custom name: Figma names it by its content, and a name equal to its property is
 * described with the instance.
 */
function isOwnName({ name: given, characters, propertyReferences }: TextNode): boolean {
  const plain = (text: string) => text.replace(/\s+/g, '');
  return (
    given !== propertyReferences.characters && given !== 'Text' && !plain(characters).startsWith(plain(given))
  );
}

function describeProperties({ instance }: BoxNode): string {
  const entries = Object.entries(instance?.properties ?? {});
  if (entries.length === 0) return '';
  const written = entries.map(([property, { value }]) => {
    const key = plain(property);
    return typeof value === 'boolean' ? `${value ? '' : '!'}${key}` : `${key}=${plain(value)}`;
  });
  return `{${written.join(', ')}}`;
}

/** Quotes a text only where it contains other than plain characters. */
function plain(text: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} _/:.?!&+-]*$/u.test(text) && !text.endsWith(' ') ? text : quoteText(text);
}

function describeReferences(node: DesignNode): string {
  const { visible, characters, mainComponent } = node.propertyReferences;
  const driven = [
    visible === undefined ? '' : `shown=${plain(visible)}`,
    characters === undefined ? '' : `words=${plain(characters)}`,
    mainComponent === undefined ? '' : `swap=${plain(mainComponent)}`,
  ].filter((word) => word !== '');
  return joinNonEmpty([
    node.mask === null ? '' : `mask-${node.mask}`,
    node.link === null ? '' : `links ${quoteText(node.link.target)}`,
    ...Object.entries(node.modes).map(
      ([collection, mode]) => `mode ${quoteText(collection)}=${quoteText(mode)}`,
    ),
    driven.length === 0 ? '' : `<${driven.join(', ')}>`,
  ]);
}

/**
 * Describes the size and position of a node. `120×*` is 120 px wide and fills the height; `-` hugs, and hugging
 * both ways is omitted. `@12,40` is the position of an absolutely positioned node, followed by its constraints
 * after a colon; at the corner of its parent only the constraints are described. `whole` covers its parent.
 */
function describePlacement(
  node: DesignNode,
  parent: BoxNode | null,
  { positions }: Pick<HintDetail, 'positions'>,
): string {
  const covers = parent !== null && coversParent(node, parent);
  const terms = [
    covers ? '' : size(node, parent),
    ...limits(node),
    parent === null
      ? ''
      : placementWords(node, covers ? 'whole' : positions === 'exact' ? positionOf(node) : ''),
  ];
  return terms.filter((word) => word !== '').join(' ');
}

function size(node: DesignNode, parent: BoxNode | null): string {
  const { horizontal, vertical } = node.placement;
  // A frame has its drawn size, however that was computed, because all children are measured against it.
  const width = axisSize(
    parent === null ? 'fixed' : horizontal,
    formatTokenOr(node, 'width', extent(node.box.width)),
  );
  const height = axisSize(vertical, formatTokenOr(node, 'height', extent(node.box.height)));
  return width === '-' && height === '-' ? '' : `${width}×${height}`;
}

/** Whether an absolutely positioned layer covers its parent, and both have fixed sizes. */
function coversParent({ box, placement, tokens }: DesignNode, parent: BoxNode): boolean {
  const isFixed = [placement, parent.placement].every(
    ({ horizontal, vertical }) => horizontal === 'fixed' && vertical === 'fixed',
  );
  const isBound = [tokens, parent.tokens].some(
    ({ width, height }) => width !== undefined || height !== undefined,
  );
  const gaps = [box.x, box.y, box.width - parent.box.width, box.height - parent.box.height];
  return placement.absolute && isFixed && !isBound && gaps.every((gap) => Math.abs(gap) < 0.05);
}

function axisSize(sizing: Sizing, fixed: string): string {
  if (sizing === 'fixed') return fixed;
  return sizing === 'fill' ? '*' : '-';
}

/** Positions and sizes are rounded to whole px, except small sizes. */
function extent(value: number): string {
  return value < 8 ? formatLength(value) : wholePx(value);
}

function wholePx(value: number): string {
  return formatNumber(Math.round(value));
}

function limits(node: DesignNode): readonly string[] {
  const { minWidth, maxWidth, minHeight, maxHeight, keepsRatio } = node.placement;
  const limit = (word: string, field: string, value: number | null) =>
    value === null ? '' : `${word}${formatTokenOr(node, field, formatLength(value))}`;
  return [
    limit('min-w', 'minWidth', minWidth),
    limit('max-w', 'maxWidth', maxWidth),
    limit('min-h', 'minHeight', minHeight),
    limit('max-h', 'maxHeight', maxHeight),
    keepsRatio && node.kind !== 'shape' ? 'ratio' : '',
  ];
}

/** The corner of the parent is omitted. */
function positionOf({ box }: DesignNode): string {
  const written = `@${wholePx(box.x)},${wholePx(box.y)}`;
  return written === '@0,0' ? '' : written;
}

function placementWords({ placement }: DesignNode, where: string): string {
  const { absolute, cell, alignSelf, fixedOnScroll, sticksOnScroll } = placement;
  const terms = [
    absolute ? `${where}${pins(placement, where !== '')}` : '',
    cell === null || absolute ? '' : `cell${cell.row},${cell.column}${span(cell)}`,
    alignSelf.horizontal === null ? '' : `self-x-${alignSelf.horizontal}`,
    alignSelf.vertical === null ? '' : `self-y-${alignSelf.vertical}`,
    fixedOnScroll ? 'fixed' : '',
    sticksOnScroll ? 'sticky' : '',
  ];
  return terms.filter((word) => word !== '').join(' ');
}

function span({ rowSpan, columnSpan }: NonNullable<Placement['cell']>): string {
  return rowSpan > 1 || columnSpan > 1 ? `:${rowSpan}x${columnSpan}` : '';
}

const horizontalPins = { left: 'l', right: 'r', center: 'c', stretch: 'w', scale: 's' } as const;
const verticalPins = { top: 't', bottom: 'b', center: 'c', stretch: 'w', scale: 's' } as const;

function pins({ constraints: { horizontal, vertical } }: Placement, isPlaced: boolean): string {
  if (isPlaced && horizontal === 'left' && vertical === 'top') return '';
  return `:${horizontalPins[horizontal]}${verticalPins[vertical]}`;
}

/** Describes the auto layout of a box; empty for a box without one. */
function describeLayout(node: BoxNode): string {
  const { layout } = node;
  if (layout === null) return '';
  const isGrid = layout.direction === 'grid';
  const terms = [
    isGrid ? `grid cols(${tracks(layout.columns)}) rows(${tracks(layout.rows)})` : layout.direction,
    layout.wraps ? 'wraps' : '',
    gap('gap', layout.gap, formatTokenOr(node, isGrid ? 'gridColumnGap' : 'itemSpacing', '')),
    layout.wraps || isGrid
      ? gap(
          'cross-gap',
          layout.crossGap,
          formatTokenOr(node, isGrid ? 'gridRowGap' : 'counterAxisSpacing', ''),
        )
      : '',
    padding(node, layout),
    layout.justify === 'start' ? '' : `justify-${layout.justify}`,
    layout.align === 'start' ? '' : `align-${layout.align}`,
    layout.alignLines === 'start' ? '' : `lines-${layout.alignLines}`,
    layout.firstOnTop ? 'first-on-top' : '',
  ];
  return terms.filter((word) => word !== '').join(' ');
}

function gap(word: string, value: number | 'auto', token: string): string {
  if (token !== '') return `${word}${token}`;
  if (value === 'auto') return `${word}-auto`;
  const written = formatLength(value);
  return written === '0' ? '' : `${word}${written}`;
}

function padding(node: BoxNode, { padding: { top, right, bottom, left } }: AutoLayout): string {
  const written = shortenSides([
    formatTokenOr(node, 'paddingTop', formatLength(top)),
    formatTokenOr(node, 'paddingRight', formatLength(right)),
    formatTokenOr(node, 'paddingBottom', formatLength(bottom)),
    formatTokenOr(node, 'paddingLeft', formatLength(left)),
  ]);
  return written === '0' ? '' : `pad${written}`;
}

function tracks(list: AutoLayout['columns']): string {
  return list
    .map(({ kind, size }) =>
      kind === 'fixed' ? formatLength(size) : kind === 'flex' ? `${formatLength(size)}fr` : 'hug',
    )
    .join(' ');
}

/**
 * Describes the layout that the compiler infers for a box without auto layout, and its confidence; empty for
 * none.
 */
type DescribeInferredLayout = (node: BoxNode) => string;

/**
 * Creates the describer: `seems-row` where all children are in the flow, `maybe-row` where some are absolutely
 * positioned.
 */
export function createInferredLayoutDescriber(): DescribeInferredLayout {
  const bounds = createVisualBounds();
  return (node) => {
    const shown = node.children.filter(({ visible }) => visible);
    // Shapes alone are a vector.
    if (node.layout !== null || shown.length < 2 || shown.every(({ kind }) => kind === 'shape')) return '';
    const { node: read, children, isInferred: inferred } = inferFlow(node, bounds, () => {});
    if (!inferred || read.layout === null) return '';
    const hasAbsoluteChildren = children.some(({ node: child }) => child.visible && child.placement.absolute);
    const { direction, wraps } = read.layout;
    return `${hasAbsoluteChildren ? 'maybe' : 'seems'}-${wraps ? 'wrapping-' : ''}${direction}`;
  };
}

/**
 * Declares fonts, fills, strokes and line heights of text. Paragraphs and wrapping are declared in `lay-out-text.ts`.
 */
import type {
  DecorationStyle,
  DesignNode,
  Paint,
  SolidPaint,
  TextLength,
  TextNode,
  TextStyle,
} from '#design/tree';
import { cssColour, cssNumber, px } from '../../css/css-values.ts';
import { type DeclarationMap, setDeclaration } from '../../css/declaration-map.ts';
import { cssString } from '../../css/token-properties.ts';
import { type LayoutContext, tokenValue } from '../layout-context.ts';
import { memoizeByNode } from '../memoize-by-node.ts';
import { fontProperties } from '../named-style-list.ts';
import { backgroundLayerCss, solidCss, visiblePaints } from '../paint/paint-style.ts';
import { genericFamily } from './font-packages.ts';

/** Declares the font of a run. `lineHeight` is the measured line height in CSS; `null` declares none. */
export function declareFont(
  declarations: DeclarationMap,
  style: TextStyle,
  lineHeight: string | null,
  context: LayoutContext,
): void {
  const named = (field: string, value: string) =>
    tokenValue(context, Object.hasOwn(style.tokens, field) ? (style.tokens[field] ?? null) : null, value);
  setDeclaration(declarations, 'font-family', fontFamilyList(style.family, context, style));
  setDeclaration(declarations, 'font-size', named('fontSize', px(style.size)));
  const weight = named('fontWeight', cssNumber(style.weight));
  if (weight !== '400') setDeclaration(declarations, 'font-weight', weight);
  if (style.italic) setDeclaration(declarations, 'font-style', 'italic');
  setDeclaration(declarations, 'line-height', lineHeight === null ? null : named('lineHeight', lineHeight));
  if (px(style.letterSpacing) !== '0') {
    setDeclaration(
      declarations,
      'letter-spacing',
      named('letterSpacing', `${cssNumber(style.letterSpacing)}px`),
    );
  }
  if (style.styleName !== null) context.namedStyles.record(style.styleName, fontProperties, declarations);
  declareTextCase(declarations, style);
  declareDecoration(declarations, style, context);
  declareVariations(declarations, style);
  const features = Object.entries(style.features).map(([tag, on]) => `'${tag}'${on ? '' : ' 0'}`);
  if (features.length > 0) setDeclaration(declarations, 'font-feature-settings', features.join(', '));
}

function fontFamilyList(family: string, context: LayoutContext, style: TextStyle): string {
  const generic = genericFamily(family);
  const token = Object.hasOwn(style.tokens, 'fontFamily') ? (style.tokens.fontFamily ?? null) : null;
  return `${tokenValue(context, token, fontFamilyName(family))}, ${generic}`;
}

/** A family's name in CSS, quoted unless it consists of identifiers. */
export function fontFamilyName(family: string): string {
  return /^[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z][A-Za-z0-9-]*)*$/.test(family) ? family : cssString(family);
}

function declareTextCase(declarations: DeclarationMap, { textCase }: TextStyle): void {
  if (textCase === 'upper') setDeclaration(declarations, 'text-transform', 'uppercase');
  if (textCase === 'lower') setDeclaration(declarations, 'text-transform', 'lowercase');
  if (textCase === 'title') setDeclaration(declarations, 'text-transform', 'capitalize');
  if (textCase === 'small-caps') setDeclaration(declarations, 'font-variant-caps', 'small-caps');
  if (textCase === 'small-caps-forced') setDeclaration(declarations, 'font-variant-caps', 'all-small-caps');
}

function declareDecoration(
  declarations: DeclarationMap,
  { decoration, decorationStyle }: TextStyle,
  context: LayoutContext,
): void {
  if (decoration === 'none') return;
  setDeclaration(
    declarations,
    'text-decoration',
    decorationStyle === null ? decoration : decorationCss(decoration, decorationStyle, context),
  );
  if (decorationStyle?.offset)
    setDeclaration(declarations, 'text-underline-offset', textLength(decorationStyle.offset));
  if (decorationStyle?.skipsInk === false) setDeclaration(declarations, 'text-decoration-skip-ink', 'none');
}

function decorationCss(
  line: string,
  { style, colour, thickness }: DecorationStyle,
  context: LayoutContext,
): string {
  const values = [
    line,
    style === 'solid' ? null : style,
    colour && tokenValue(context, colour.token, cssColour(colour.colour, colour.opacity)),
    thickness && textLength(thickness),
  ];
  return values.filter((value) => value !== null).join(' ');
}

/** Percentages refer to the font size. */
function textLength({ value, unit }: TextLength): string {
  return unit === 'px' ? px(value) : `${cssNumber(value / 100)}em`;
}

/** Width keywords in the names of faces with their `font-stretch` keywords. */
const stretchByFaceName: readonly (readonly [RegExp, string])[] = [
  [/(ultra|extra)[- ]?condensed/i, 'extra-condensed'],
  [/semi[- ]?condensed/i, 'semi-condensed'],
  [/condensed/i, 'condensed'],
  [/(ultra|extra)[- ]?expanded/i, 'extra-expanded'],
  [/semi[- ]?expanded/i, 'semi-expanded'],
  [/expanded/i, 'expanded'],
];

function declareVariations(declarations: DeclarationMap, { variations, face }: TextStyle): void {
  const { wdth: width, ...others } = variations;
  const named = stretchByFaceName.find(([pattern]) => pattern.test(face ?? ''))?.[1] ?? null;
  if (width === undefined) setDeclaration(declarations, 'font-stretch', named);
  else if (width !== 100) setDeclaration(declarations, 'font-stretch', `${cssNumber(width)}%`);
  const axes = Object.entries(others).map(([tag, value]) => `'${tag}' ${cssNumber(value)}`);
  if (axes.length > 0) setDeclaration(declarations, 'font-variation-settings', axes.join(', '));
}

/** Declares the fills of text. A single solid fill is `color`; anything else is a background clipped to the text. */
export function declareTextPaint(
  declarations: DeclarationMap,
  node: TextNode,
  fills: readonly Paint[],
  context: LayoutContext,
): void {
  const shown = visiblePaints(fills);
  const [only] = shown;
  if (only === undefined) {
    setDeclaration(declarations, 'color', 'transparent');
    return;
  }
  if (shown.length === 1 && only.kind === 'solid') {
    setDeclaration(declarations, 'color', solidCss(only, context));
    return;
  }
  const hasImage = shown.some(({ kind }) => kind === 'image');
  const layers = shown
    .map((paint, index) => backgroundLayerCss(paint, node, hasImage && index === 0, context))
    .filter((layer) => layer !== null);
  // Words whose only paint has no form keep the colour around them: transparent, they would be lost.
  if (layers.length === 0) return;
  // An image alone is a single function; with a position or size it needs the shorthand.
  const plain = !hasImage && layers.every((layer) => layer.endsWith(')'));
  setDeclaration(declarations, plain ? 'background-image' : 'background', layers.reverse().join(', '));
  setDeclaration(declarations, 'background-clip', 'text');
  setDeclaration(declarations, 'color', 'transparent');
}

/** Whether these fills are backgrounds clipped to the text, which any element between would cover. */
export function clipsBackgroundToText(fills: readonly Paint[]): boolean {
  const shown = visiblePaints(fills);
  return shown.length > 1 || (shown[0] !== undefined && shown[0].kind !== 'solid');
}

/** Reports a gradient or picture on a range of text: in Figma it spans the whole text, in CSS only the range. */
export function reportRangePaint(node: TextNode, fills: readonly Paint[], context: LayoutContext): void {
  if (!clipsBackgroundToText(fills)) return;
  context.report('text-approximated', node, {
    detail: 'a gradient or picture on some of its words spans these words alone',
  });
}

/**
 * Declares the stroke of text. CSS centres it on the edge of the letters, like Figma's centred stroke. Twice the weight
 * below opaque letters looks like Figma's outer stroke.
 */
export function declareTextStroke(
  declarations: DeclarationMap,
  node: TextNode,
  context: LayoutContext,
): void {
  const { stroke } = node;
  if (stroke === null) return;
  const shown = visiblePaints(stroke.paints);
  const paint = shown.findLast((one): one is SolidPaint => one.kind === 'solid');
  const colour = paint === undefined ? cssColour({ r: 0, g: 0, b: 0, a: 1 }) : solidCss(paint, context);
  const covered = stroke.align === 'outside' && node.runs.every(({ fills }) => isOpaque(fills));
  if (shown.length > 1 || paint === undefined) {
    context.report('stroke-approximated', node, {
      detail: 'the stroke of its letters is of one plain colour',
    });
  }
  if (stroke.align !== 'center' && !covered) {
    context.report('stroke-approximated', node, { detail: 'the stroke of its letters lies on their edge' });
  }
  const weight = stroke.weights[0] * (covered ? 2 : 1);
  setDeclaration(declarations, '-webkit-text-stroke', `${px(weight)} ${colour}`);
  if (covered) setDeclaration(declarations, 'paint-order', 'stroke');
}

function isOpaque(fills: readonly Paint[]): boolean {
  const [lowest] = visiblePaints(fills);
  return lowest?.kind === 'solid' && lowest.colour.a * lowest.opacity > 0.999;
}

/**
 * The line height of a text in CSS. Figma rounds the height of a text that hugs its content to integer px, so the drawn
 * lines are more exact than the style. If both agree, the style's value is used.
 */
export function lineHeightOf(node: TextNode, style: TextStyle): string {
  const declared = style.drawnLineHeight;
  if (declared === null) return 'normal';
  const drawn = measureLineHeight(node, declared);
  if (drawn !== null && Math.abs(drawn - declared) > 0.01) return px(drawn);
  if (style.lineHeight !== 'normal' && Math.abs(declared - Math.round(declared)) < 0.001) return px(declared);
  const share = declared / style.size;
  const number = cssNumber(share, 3);
  return Math.abs(Number(number) * style.size - declared) < 0.005 ? number : px(declared);
}

function measureLineHeight(node: TextNode, declared: number): number | null {
  const { paragraph, box } = node;
  const follows =
    node.placement.vertical === 'hug' || paragraph.resize === 'hug' || paragraph.resize === 'height';
  const spaced = paragraph.lines.length > 1 && (paragraph.paragraphSpacing > 0 || paragraph.listSpacing > 0);
  if (!follows || spaced || paragraph.trimsToCapHeight || box.height <= 0 || !hasUniformLines(node))
    return null;
  const lines = Math.max(1, Math.round(box.height / declared));
  const each = box.height / lines;
  return Math.abs(each - declared) < 1.01 ? each : null;
}

/**
 * Whether all lines of a text have the same height. The result is memoized because each run asks for it, and a text may
 * have thousands.
 */
const hasUniformLines = memoizeByNode((node: DesignNode): boolean => {
  const heights = node.kind === 'text' ? node.runs.map(({ style }) => style.drawnLineHeight) : [];
  return new Set(heights).size === 1;
});

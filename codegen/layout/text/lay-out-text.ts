/**
 * Lays out a text: one element with the style that all runs share, blocks for its paragraphs, and runs with the
 * differences.
 */
import type { Paint, TextNode } from '#design/tree';
import { px } from '../../css/css-values.ts';
import { type DeclarationMap, setDeclaration, toStyle } from '../../css/declaration-map.ts';
import type { LayoutContext, LayoutResult, PlacementContext } from '../layout-context.ts';
import type { LayoutText } from '../layout-tree.ts';
import { declareEffects } from '../paint/effect-style.ts';
import { fillsWithNoise, visiblePaints } from '../paint/paint-style.ts';
import { commonNodeFields, declarePlacement, isLifted } from '../positioning/declare-placement.ts';
import { textKeyOf } from './rounded-texts.ts';
import { findBaseRun, splitBlocks } from './text-blocks.ts';
import { hasRightToLeft, isOneLine } from './text-line.ts';
import { layOutTextPath } from './text-path.ts';
import {
  clipsBackgroundToText,
  declareFont,
  declareTextPaint,
  declareTextStroke,
  lineHeightOf,
} from './text-style.ts';

/** Lays out a text node. */
export function layOutText(
  drawn: TextNode,
  placementContext: PlacementContext,
  context: LayoutContext,
): LayoutResult {
  const node = withPlainPaintOnPath(withNoise(drawn, context), context);
  const base = findBaseRun(node);
  const declarations: DeclarationMap = new Map();
  declarePlacement(declarations, node, placementContext, context);
  recordFonts(node, context);
  declareHugWidth(declarations, node, placementContext, context);
  declareFont(declarations, base.style, lineHeightOf(node, base.style), context);
  declareTextPaint(declarations, node, base.fills, context);
  declareParagraph(declarations, node, context);
  declareDrawnHeight(declarations, node);
  declareWrapping(declarations, node);
  declareTextStroke(declarations, node, context);
  declareEffects(declarations, node, clipsBackgroundToText(base.fills) ? 'drawing' : 'text', context);
  const layout: LayoutText = {
    ...commonNodeFields(node),
    kind: 'text',
    style: toStyle(declarations),
    blocks: splitBlocks(node, base, context),
    ...(node.path === undefined ? {} : { path: layOutTextPath(node.path, node.box) }),
  };
  return { node: layout, lifted: isLifted(declarations), source: node };
}

function withNoise(node: TextNode, context: LayoutContext): TextNode {
  if (!node.effects.some(({ kind }) => kind === 'noise')) return node;
  return {
    ...node,
    runs: node.runs.map((run) => ({ ...run, fills: fillsWithNoise(node, run.fills, context) })),
  };
}

/** Words on a path are SVG, which has no background to clip to them. */
function withPlainPaintOnPath(node: TextNode, context: LayoutContext): TextNode {
  if (node.path === undefined) return node;
  const runs = node.runs.map((run) => {
    if (!clipsBackgroundToText(run.fills)) return run;
    const plain = visiblePaints(run.fills).findLast(({ kind }) => kind === 'solid') ?? black;
    context.report('paint-unsupported', node, { paint: 'path text', instead: 'one plain colour stands in' });
    return { ...run, fills: [plain] };
  });
  return { ...node, runs };
}

const black: Paint = {
  kind: 'solid',
  colour: { r: 0, g: 0, b: 0, a: 1 },
  opacity: 1,
  blendMode: 'NORMAL',
  token: null,
};

function recordFonts(node: TextNode, context: LayoutContext): void {
  for (const { style } of node.runs) {
    if (context.fonts.add(style.family, style.weight, style.italic)) {
      context.report('font-missing', node, { family: style.family });
    }
  }
}

/** Declares alignment, indents and trimming of a text. */
function declareParagraph(declarations: DeclarationMap, node: TextNode, context: LayoutContext): void {
  const { paragraph, placement, characters } = node;
  const oneLine = !/[\n\u2028]/.test(characters);
  // Figma's left alignment is always left; the CSS default depends on the direction of the text.
  const alignsItself = paragraph.align === 'left' && !hasRightToLeft(characters);
  const isAsWide = hugsBothAxes(node) && oneLine && !hasRelativeWidth(declarations);
  if (!alignsItself && !isAsWide) setDeclaration(declarations, 'text-align', paragraph.align);
  if (paragraph.paragraphIndent > 0)
    setDeclaration(declarations, 'text-indent', px(paragraph.paragraphIndent));
  if (paragraph.verticalAlign !== 'top' && placement.vertical !== 'hug') {
    const alignContent = paragraph.verticalAlign === 'center' ? 'center' : 'end';
    setDeclaration(
      declarations,
      'align-content',
      overflowsHeight(node) ? `unsafe ${alignContent}` : alignContent,
    );
  }
  if (paragraph.trimsToCapHeight) {
    setDeclaration(declarations, 'text-box', 'trim-both cap alphabetic');
    const detail = 'its box ends at its capitals and baseline in Chrome, Edge and Safari only';
    context.report('text-approximated', node, { detail });
  }
  if (!paragraph.hangsPunctuation) return;
  setDeclaration(declarations, 'hanging-punctuation', 'first last');
  context.report('text-approximated', node, {
    detail: 'its punctuation hangs outside its box in Safari only',
  });
}

/**
 * Whether the lines are higher than the box. In Figma they overflow opposite to their alignment; CSS would align them
 * to the top.
 */
function overflowsHeight({ box, characters, runs }: TextNode): boolean {
  const height = runs[0]?.style.drawnLineHeight ?? 0;
  return height * characters.split(/[\n\u2028]/).length > box.height + 0.5;
}

/** Preserves the height of a text that hugs its content but was drawn higher than its lines. */
function declareDrawnHeight(declarations: DeclarationMap, node: TextNode): void {
  const { runs, placement, box, paragraph } = node;
  const heights = new Set(runs.map(({ style }) => style.drawnLineHeight));
  const [height] = heights;
  if (placement.vertical !== 'hug' || heights.size !== 1 || height == null || declarations.has('min-height'))
    return;
  if (paragraph.paragraphSpacing > 0 && paragraph.lines.length > 1) return;
  const lines = Math.max(1, Math.round(box.height / height));
  const spare = box.height - lines * height;
  if (spare > 1.01 * lines) setDeclaration(declarations, 'min-height', px(box.height));
}

/**
 * Figma rounds the width of a text that hugs its content up to integer px. Where texts are beside each other the page
 * rounds too; otherwise rows would shift by up to one px per text.
 */
function declareHugWidth(
  declarations: DeclarationMap,
  { id, placement, rotation }: TextNode,
  placementContext: PlacementContext,
  { roundedTexts }: LayoutContext,
): void {
  const stretches = declarations.get('align-self') === 'stretch';
  if (placementContext.kind !== 'flow' || placement.horizontal !== 'hug' || rotation !== 0 || stretches)
    return;
  if (roundedTexts.has(textKeyOf(id))) setDeclaration(declarations, 'width', 'var(--hug)');
}

function hugsBothAxes({ placement, paragraph }: TextNode): boolean {
  return placement.horizontal === 'hug' && placement.vertical === 'hug' && paragraph.resize !== 'height';
}

/** Whether a text has a width in percent of its frame. */
function hasRelativeWidth(declarations: DeclarationMap): boolean {
  return (declarations.get('min-width') ?? declarations.get('width') ?? '').includes('%');
}

/** Declares wrapping: texts that hug never wrap; others wrap and are truncated as in the design. */
function declareWrapping(declarations: DeclarationMap, node: TextNode): void {
  const { paragraph, characters, placement } = node;
  const keepsSpaces =
    hasSpacesToKeep(characters) || (placement.horizontal === 'hug' && / \u2028/.test(characters));
  const lines = findLineLimit(node);
  if (lines === 1 && !/[\n\u2028]/.test(characters)) {
    setDeclaration(declarations, 'overflow', 'hidden');
    setDeclaration(declarations, 'text-overflow', 'ellipsis');
    setDeclaration(declarations, 'white-space', keepsSpaces ? 'pre' : 'nowrap');
    return;
  }
  if (lines !== null) {
    setDeclaration(declarations, 'display', '-webkit-box');
    setDeclaration(declarations, '-webkit-box-orient', 'vertical');
    setDeclaration(declarations, '-webkit-line-clamp', String(lines));
    setDeclaration(declarations, 'overflow', 'hidden');
  }
  const hugs =
    placement.horizontal === 'hug' || (paragraph.resize === 'hug' && placement.horizontal !== 'fill');
  const neverWraps = hugs ? placement.maxWidth === null : lines === null && fillsOneLine(node);
  if (neverWraps) setDeclaration(declarations, 'white-space', keepsSpaces ? 'pre' : 'nowrap');
  else if (keepsSpaces) setDeclaration(declarations, 'white-space', 'pre-wrap');
  if (!hugs && /\S{24}/.test(characters)) setDeclaration(declarations, 'overflow-wrap', 'anywhere');
}

/**
 * Whether a text has spaces that HTML would collapse: several, tabs, or leading ones. At the end of a text spaces have
 * no width in Figma either; before a line break they count only if the text hugs its content.
 */
function hasSpacesToKeep(characters: string): boolean {
  return / {2}(?=\S)|\t|^ +(?=\S)|\u2028 /m.test(characters) || /^ +$/.test(characters);
}

/**
 * Whether a text of a set width is a single line that nearly fills it. It would wrap with the slightest difference in
 * font rendering, so it never wraps instead.
 */
function fillsOneLine(node: TextNode): boolean {
  const { characters, runs, box, placement, paragraph } = node;
  const style = runs[0]?.style;
  if (style === undefined || placement.horizontal !== 'fixed' || paragraph.maxLines !== null) return false;
  if (!isOneLine(node)) return false;
  const wide = style.textCase === 'upper' ? 0.68 : 0.55;
  const letters = [...characters].reduce((sum, letter) => sum + (letter.length > 1 ? 1.2 : wide), 0);
  return letters * style.size + characters.length * style.letterSpacing > 0.75 * box.width;
}

function findLineLimit({ paragraph, box, runs }: TextNode): number | null {
  if (!paragraph.truncates) return null;
  if (paragraph.maxLines !== null) return paragraph.maxLines;
  const height = runs[0]?.style.drawnLineHeight ?? null;
  return height === null || height <= 0 ? 1 : Math.max(1, Math.floor((box.height + 0.5) / height));
}

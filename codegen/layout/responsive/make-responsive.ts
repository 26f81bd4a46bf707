/**
 * Adapts a page to widths other than the drawn one. Nothing moves at the drawn width. Where less width is available,
 * all nodes adapt in the same order: first spare space and wide paddings shrink, then set widths become maximum widths,
 * then texts wrap, then rows wrap. Where the drawing has spare space, plain CSS does this at every width. Where it has
 * none, the declarations apply only below the drawn width, because no browser renders fonts exactly as Figma does.
 * Heights become minimum heights, so that growing content pushes what follows.
 */
import { px } from '../../css/css-values.ts';
import type { LayoutNode, LayoutPage } from '../layout-tree.ts';
import { attachBeside } from './attach-beside.ts';
import {
  type AvailableSpace,
  createStyleDraft,
  innerWidthAt,
  styleOfDraft,
  widthSourceOf,
} from './available-space.ts';
import { growHeight, withOverflowAllowance } from './grow-height.ts';
import type { LengthReader } from './length-reader.ts';
import { inferBlockPadding } from './infer-block-padding.ts';
import { countColumns, inferColumns } from './infer-columns.ts';
import { alignRowEnds, inferDistribution, stretchToAvailableWidth } from './infer-distribution.ts';
import { inferGutters } from './infer-gutters.ts';
import { keepWindowBars, scrollCutRow } from './infer-scrolling.ts';
import { gatherChart, keepBarsAndLabels } from './keep-chart.ts';
import { fillBesideCard, gatherTable, isInTable, isTable, keepSidebar, keepTable } from './keep-columns.ts';
import { hideDivider, keepLine, resetMarginsOfLines } from './keep-lines.ts';
import { isInFlow, marginOf, type MeasuredNode, measureWidths } from './measure-widths.ts';
import { placeBesideColumn } from './place-beside.ts';
import {
  findAbsoluteBesideContent,
  reflowTrailingAbsolute,
  shrinkAbsolute,
  withNarrowerStyle,
} from './reflow-absolute.ts';
import {
  actionsBreakLine,
  bleedPicture,
  declareRowWrapping,
  fillLine,
  findColumnReductions,
  findGrowing,
  findWrapping,
  growthOf,
  isForm,
  lineWidthOf,
  padLines,
  partSpreadItems,
  planRowWrapping,
  reflowCell,
  reflowGrid,
  scrollsAcross,
  stretchPicture,
} from './reflow-rows-and-grids.ts';
import {
  centringPaddingOf,
  minGap,
  shrinkBlockPadding,
  shrinkGap,
  shrinkMargin,
  shrinkPadding,
  shrinkSideMargins,
} from './shrink-spacing.ts';
import { coverResizedImage, measureTitleWords, wrapText } from './shrink-texts-and-images.ts';
import { keepGutters, shrinkWidth } from './shrink-width.ts';
import { planStacking } from './stack-overlays.ts';

/** Adds the declarations that fit a page to other widths. */
export function makeResponsive(page: LayoutPage, read: LengthReader): LayoutPage {
  const measured = measureWidths(page.root, read);
  const available: AvailableSpace = {
    pageWidth: page.width,
    titleWords: measureTitleWords(measured, read),
    isKept: false,
    flow: 'page',
    width: page.width,
    widthAt: (viewport) => viewport,
    height: page.height,
    isDefinite: true,
    scrolls: false,
    stretchesItems: true,
    centresItems: false,
    alignsItems: 'stretch',
    rowWrapping: 'never',
    wrapsBelow: null,
    growsBelow: null,
    lineWidth: 0,
    stacksBelow: null,
    precedingWidth: 0,
    lastInFlow: null,
    isOnlyInFlow: true,
    columns: [],
    flexBasis: 0,
    growth: 0,
    isForm: false,
    actionsBreakLine: false,
    fitsAsDrawn: true,
    hasShrinkableItems: false,
    spareWidth: 0,
    centringPadding: null,
    contentEnd: null,
  };
  return { ...page, root: makeNodeResponsive(measured, available, read) };
}

function makeNodeResponsive(given: MeasuredNode, available: AvailableSpace, read: LengthReader): LayoutNode {
  if (available.isKept) return keepAsDrawn(given, available, read);
  const stretched = stretchToAvailableWidth(given, available);
  const beside = attachBeside(placeBesideColumn(stretched, available, read), available, read);
  const found = gatherChart(beside, available, read);
  const reflowed = found?.node ?? gatherTable(reflowTrailingAbsolute(beside), read);
  const hugs = available.flow === 'column' && widthSourceOf(given, available) === 'content';
  const hasTable = isTable(reflowed);
  const measured = hasTable
    ? keepTable(reflowed, available)
    : keepSidebar(fillBesideCard(inferStructure(reflowed, available, read, hugs), available), available);
  const { node, flow } = measured;
  const draft = createStyleDraft(measured);
  if (measured.isAbsolute) shrinkAbsolute(draft, measured, available);
  else if (available.flow !== 'page') {
    shrinkWidth(draft, measured, available);
    keepGutters(draft, measured, available);
    if (hasFluidMargins(measured, available)) shrinkSideMargins(draft, available);
    else shrinkMargin(draft, measured, available);
    resetMarginsOfLines(draft, measured, available);
    fillLine(draft, measured, available);
    hideDivider(draft, measured, available);
  }
  if (available.flow === 'grid' && !measured.isAbsolute) reflowCell(draft, available);
  if (node.kind === 'text') wrapText(draft, measured, available, read);
  growHeight(draft, measured, available);
  coverResizedImage(draft, measured, available);
  stretchPicture(draft, measured, available);
  if (node.kind !== 'box') return { ...node, style: styleOfDraft(draft) };
  shrinkPadding(draft, measured, available);
  shrinkBlockPadding(draft, measured, available);
  reflowGrid(draft, measured, available);
  const inner = availableSpaceIn(measured, available);
  if (inner.rowWrapping !== 'never') declareRowWrapping(draft, measured, inner);
  else partSpreadItems(draft, measured);
  bleedPicture(draft, measured, inner);
  shrinkGap(draft, measured, inner);
  const padding = findAbsoluteBesideContent(measured, inner);
  if (padding !== null) draft.narrower.push(...padding.boxStyle);
  const free = {
    ...inner,
    columns: [],
    width: node.drawn.width,
    height: node.drawn.height,
    flow: 'none' as const,
    isKept: hasTable,
    centringPadding: centringPaddingOf(measured, available),
    contentEnd: inner.isDefinite || flow !== 'row' ? null : contentEndOf(measured),
  };
  const stacking = padding === null ? planStacking(measured, inner) : null;
  const padded = padLines(measured, inner);
  let precedingWidth = 0;
  const children = (stacking?.children ?? measured.children).map((child) => {
    const isKept = hasTable && isInTable(child);
    const space = child.isAbsolute ? free : { ...inner, precedingWidth, isKept };
    const fitted =
      child === found?.chart ? keepAllAsDrawn(child.node) : makeNodeResponsive(child, space, read);
    if (isInFlow(child)) precedingWidth = child.node.drawn.width;
    const overflow = draft.overflowByChild.get(child);
    if (child === padding?.child) return withNarrowerStyle(fitted, padding.childStyle);
    const stacked = withNarrowerStyle(fitted, stacking?.childStyles.get(child) ?? padded.get(child) ?? []);
    return overflow === undefined ? stacked : withOverflowAllowance(stacked, overflow);
  });
  return withNarrowerStyle({ ...node, children, style: styleOfDraft(draft) }, stacking?.boxStyle ?? []);
}

/** Finds what the distances between the children of a node, and their widths, were drawn for. */
function inferStructure(
  node: MeasuredNode,
  available: AvailableSpace,
  read: LengthReader,
  hugsContent: boolean,
): MeasuredNode {
  const page = keepWindowBars(keepBarsAndLabels(inferGapFromMargins(node)), available);
  const scrolling = scrollCutRow(page);
  const padded = inferBlockPadding(scrolling, available);
  const row = keepLine(inferDistribution(padded, available), available);
  const column = alignRowEnds(countColumns(inferColumns(row, available, hugsContent)));
  return inferGutters(column, available, read);
}

/** The layers of a chart stay together at their drawn size. */
function keepAllAsDrawn(node: LayoutNode): LayoutNode {
  if (node.kind !== 'box') return node;
  return { ...node, children: node.children.map(keepAllAsDrawn) };
}

/** A part of a table, which only grows with its words. */
function keepAsDrawn(measured: MeasuredNode, available: AvailableSpace, read: LengthReader): LayoutNode {
  const { node, children } = measured;
  const draft = createStyleDraft(measured);
  if (!measured.isAbsolute) growHeight(draft, measured, available);
  const style = styleOfDraft(draft);
  if (node.kind !== 'box') return { ...node, style };
  const inner = availableSpaceIn(measured, available);
  return { ...node, style, children: children.map((child) => makeNodeResponsive(child, inner, read)) };
}

/** An item that fills a column keeps its distance to both sides, and a margin in percent shrinks by itself. */
function hasFluidMargins(measured: MeasuredNode, available: AvailableSpace): boolean {
  const isShare = measured.declarations.get('margin-left')?.includes('%') === true;
  return isShare || (available.flow === 'column' && widthSourceOf(measured, available) === 'parent');
}

/** px from the start of a row to the end of its last item. */
function contentEndOf({ children, gap, padding }: MeasuredNode): number {
  const inFlow = children.filter(isInFlow);
  const lengths = inFlow.map((child) => child.node.drawn.width + marginOf(child, 'left'));
  return lengths.reduce((sum, length) => sum + length, padding.left + gap * Math.max(0, inFlow.length - 1));
}

/** The space that a box leaves to its children. */
function availableSpaceIn(measured: MeasuredNode, available: AvailableSpace): AvailableSpace {
  const { node, padding, flow, declarations } = measured;
  const width = node.drawn.width - padding.left - padding.right;
  const isDefinite =
    widthSourceOf(measured, available) === 'parent'
      ? available.isDefinite
      : widthSourceOf(measured, available) === 'itself';
  const common = {
    pageWidth: available.pageWidth,
    titleWords: available.titleWords,
    isKept: available.isKept,
    flow,
    width,
    widthAt: innerWidthAt(measured, available),
    height: node.drawn.height - padding.top - padding.bottom,
    isDefinite,
    scrolls: flow === 'row' && scrollsAcross(measured),
    stretchesItems: !declarations.has('align-items'),
    centresItems: declarations.get('align-items') === 'center',
    alignsItems: declarations.get('align-items') ?? 'stretch',
    precedingWidth: 0,
    lastInFlow: measured.children.findLast(isInFlow) ?? null,
    isOnlyInFlow: measured.children.filter(isInFlow).length === 1,
    centringPadding: null,
    contentEnd: null,
    columns: flow === 'grid' && isDefinite ? findColumnReductions(measured, available) : [],
    lineWidth: 0,
    stacksBelow:
      node.style.find(({ property, value }) => property === 'flex-direction' && value === 'column')?.below ??
      null,
  };
  if (flow === 'row') {
    const plan = planRowWrapping(measured, width, isDefinite, available);
    const wrapsBelow = plan.rowWrapping === 'never' ? null : findWrapping(measured, width, available);
    const growsBelow = findGrowing(measured, plan, width, available);
    const lineWidth = plan.rowWrapping === 'never' ? 0 : lineWidthOf(measured, plan.flexBasis);
    const growth = growthOf(measured, plan, width);
    const breaks = actionsBreakLine(measured, plan.flexBasis);
    const kinds = { isForm: isForm(measured), actionsBreakLine: breaks };
    return { ...common, ...plan, wrapsBelow, growsBelow, lineWidth, growth, ...kinds };
  }
  return {
    ...common,
    rowWrapping: 'never',
    wrapsBelow: null,
    growsBelow: null,
    flexBasis: 0,
    growth: 0,
    isForm: false,
    actionsBreakLine: false,
    fitsAsDrawn: true,
    hasShrinkableItems: false,
    spareWidth: isDefinite ? 0 : available.spareWidth,
  };
}

/**
 * Converts equal percentage margins of a row's items to a gap. As margins they would also apply to the first item of
 * each wrapped line.
 */
function inferGapFromMargins(row: MeasuredNode): MeasuredNode {
  const [first, ...remaining] = row.children.filter(isInFlow);
  const value = remaining[0]?.declarations.get('margin-left');
  const isOne =
    row.flow === 'row' &&
    !row.declarations.has('gap') &&
    first?.declarations.has('margin-left') === false &&
    value?.endsWith('%') &&
    remaining.every(({ declarations }) => declarations.get('margin-left') === value);
  if (!isOne || value === undefined) return row;
  const children = row.children.map((child) =>
    child !== first && isInFlow(child) ? withoutMargin(child) : child,
  );
  const declarations = new Map(row.declarations);
  if (remaining.length === 1 && takesRest(row, value)) {
    declarations.set('justify-content', 'space-between');
    declarations.set('column-gap', px(minGap.beside));
  } else declarations.set('column-gap', value);
  return { ...row, declarations, children };
}

/** Whether two items and the distance between them fill their row. */
function takesRest({ node, declarations, padding, children }: MeasuredNode, gap: string): boolean {
  const inFlow = children.filter(isInFlow);
  const shares = inFlow.some(({ declarations: own }) => own.has('flex') || /%/.test(own.get('width') ?? ''));
  if (shares || declarations.has('justify-content')) return false;
  const width = node.drawn.width - padding.left - padding.right;
  const items = inFlow.reduce((sum, child) => sum + child.node.drawn.width, 0);
  const rest = width - items;
  return rest >= minGap.beside && Math.abs(rest - (Number.parseFloat(gap) / 100) * width) <= 0.5;
}

function withoutMargin(child: MeasuredNode): MeasuredNode {
  const declarations = new Map(child.declarations);
  declarations.delete('margin-left');
  return { ...child, declarations };
}

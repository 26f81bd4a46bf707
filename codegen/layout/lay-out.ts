/**
 * Converts a design tree to a layout tree. Every node gets the CSS that places and paints it as Figma does. A page
 * takes the width of the viewport and grows with its content. Components, elements and names are not decided here.
 */
import { findLanguage } from '#design/lexicon/find-language';
import { mapAll } from '#design/map-children';
import type { Problem, ProblemCode } from '#design/problem';
import type { AssetBytes } from '#design/snapshot';
import type { DesignFrame, DesignNode, DesignTree, DesignVariant } from '#design/tree';
import { walkLayers } from '#design/walk-layers';
import { isEmptyNode, layOutBox } from './lay-out-box.ts';
import {
  createLayoutContext,
  type LayoutContext,
  type LayoutResult,
  type PlacementContext,
} from './layout-context.ts';
import type { LayoutNode, LayoutPage, LayoutTree, LayoutVariant } from './layout-tree.ts';
import { findPictureGrowth } from './paint/picture-occurrences.ts';
import { withResolvedLink } from './resolve-link.ts';
import { findIntent } from './intent/find-intent.ts';
import { splitOverlay } from './intent/find-overlay.ts';
import { contentSuffix, separateBar } from './intent/separate-bar.ts';
import { addOverlay, createCrossCheck } from './lay-out-overlay.ts';
import { createLengthReader, type LengthReader } from './responsive/length-reader.ts';
import { makeResponsive } from './responsive/make-responsive.ts';
import { findFallbackFaces } from './text/fallback-fonts.ts';
import { joinTextLines } from './text/join-text-lines.ts';
import { layOutText } from './text/lay-out-text.ts';
import { drawStandaloneSvg } from './vectors/draw-svg.ts';
import { layOutExport, layOutFragment, splitExport } from './vectors/lay-out-export.ts';
import { layOutVector } from './vectors/lay-out-vector.ts';

const drawing = { layOutNode, drawSvgFile: drawStandaloneSvg };

/** Lays out every frame of a design. `assets` contain exported SVGs, which are sanitized and inlined. */
export function layOut(drawn: DesignTree, assets: AssetBytes = new Map()): LayoutTree {
  const tree = findIntent(joinTextLines(drawn));
  const context = createLayoutContext(tree, assets, drawing);
  const read = createLengthReader(context.tokens, context.properties);
  const pages = tree.frames.map((frame) => layOutPage(frame, context, read));
  const variants = tree.variants ? layOutVariants(tree, tree.variants, context) : null;
  const pictures = findPictureGrowth(context.pictures, pages, read);
  return {
    documentName: tree.documentName,
    language: findLanguage(tree.frames.flatMap(({ root }) => charactersIn(root))),
    pages,
    tokens: tree.tokens,
    fonts: context.fonts.list(),
    namedStyles: context.namedStyles.list(),
    boundTexts: findBoundTexts(tree),
    fallbacks: findFallbackFaces(tree),
    vectorAssets: context.vectorAssets.list(),
    ...(variants ? { variants } : {}),
    ...(pictures.length > 0 ? { pictures } : {}),
    problems: omitProblemsOfHiddenLayers([...tree.problems, ...context.problems], tree),
  };
}

/** Returns the visible texts in a layer. */
function charactersIn(root: DesignNode): readonly string[] {
  const texts: string[] = [];
  for (const layer of walkLayers(root.visible ? [root] : [], ({ visible }) => visible))
    if (layer.kind === 'text' && layer.visible) texts.push(layer.characters);
  return texts;
}

/** Lays out a node and its descendants. */
function layOutNode(
  drawn: DesignNode,
  placementContext: PlacementContext,
  context: LayoutContext,
): LayoutResult {
  const node = withResolvedLink(drawn, context);
  if (node.kind === 'text') return layOutText(node, placementContext, context);
  if (placementContext.kind !== 'page') {
    const fragment = context.exportFragments.get(node.id);
    if (fragment !== undefined) return layOutFragment(node, fragment, placementContext, context);
    if (node.exported !== null && context.isIncomplete(node)) {
      return splitExport(node, node.exported, context)
        ? layOutBox(node, placementContext, context)
        : layOutExport(node, node.exported, placementContext, context);
    }
    if (context.isVector(node)) return layOutVector(node, placementContext, context);
  }
  return layOutBox(node.kind === 'shape' ? wrapShapeInFrame(node) : node, placementContext, context);
}

/** Puts a shape that is a page by itself into a frame of its size. */
function wrapShapeInFrame(
  node: Extract<DesignNode, { kind: 'shape' }>,
): Extract<DesignNode, { kind: 'box' }> {
  const inside: DesignNode = {
    ...node,
    id: `${node.id}/shape`,
    box: { ...node.box, x: 0, y: 0 },
    placement: { ...node.placement, absolute: true },
  };
  const { effects: _effects, ...common } = node;
  return {
    ...common,
    effects: [],
    kind: 'box',
    role: 'frame',
    contour: null,
    fills: [],
    stroke: null,
    layout: null,
    clips: false,
    scrolls: 'none',
    radii: [0, 0, 0, 0],
    instance: null,
    children: [inside],
  };
}

function layOutPage({ root }: DesignFrame, context: LayoutContext, read: LengthReader): LayoutPage {
  if (isEmptyNode(root)) context.report('frame-empty', root, {});
  const { page, overlay } = splitOverlay(root, createCrossCheck(context));
  const { node } = layOutNode({ ...separateBar(page), visible: true }, { kind: 'page' }, context);
  const { width, height } = root.box;
  const drawn = { frameId: root.id, name: root.name, width, height, root: withoutContentId(node) };
  const laidOut = makeResponsive(drawn, read);
  return overlay === null ? laidOut : addOverlay(laidOut, overlay, context, read);
}

/** The box around the content of a page beside its bar is no layer. */
function withoutContentId(root: LayoutNode): LayoutNode {
  if (root.kind !== 'box') return root;
  const children = mapAll(root.children, (child) =>
    child.id === root.id + contentSuffix
      ? { ...child, ids: child.ids.filter((id) => id !== child.id) }
      : child,
  );
  return children === root.children ? root : { ...root, children };
}

/**
 * Lays out each variant as if it were absolutely positioned in a frame of its size. Of its side results only the
 * pictures join those of the pages.
 */
function layOutVariants(
  tree: DesignTree,
  variants: readonly DesignVariant[],
  { assets, pictures }: LayoutContext,
): readonly LayoutVariant[] {
  const context = { ...createLayoutContext(tree, assets, drawing), pictures };
  return variants.flatMap(({ setId, root }) => {
    if (root.kind !== 'box') return [];
    const { node } = layOutNode(root, { kind: 'free', parent: root, borderWidths: [0, 0, 0, 0] }, context);
    return node.kind === 'box' ? [{ setId, root: node }] : [];
  });
}

/**
 * The shared text style of each text by the text's id. The font alone does not identify it: two styles may have the
 * same font.
 */
function findBoundTexts(tree: DesignTree): Readonly<Record<string, string>> {
  const bound: Record<string, string> = {};
  for (const node of walkLayers(tree.frames.map(({ root }) => root))) {
    const name = node.kind === 'text' ? node.runs[0]?.style.styleName : null;
    if (name) bound[node.id] = name;
  }
  return bound;
}

/** Problems that are reported once for many layers, of which the first may be hidden. */
const reportedOnce: ReadonlySet<ProblemCode> = new Set([
  'variable-unknown',
  'component-unknown',
  'component-split',
  'font-missing',
]);

/** Omits problems of hidden layers, since they affect no page. */
function omitProblemsOfHiddenLayers(
  problems: readonly Problem[],
  { frames }: DesignTree,
): readonly Problem[] {
  if (problems.length === 0) return problems;
  const hidden = new Set<string>();
  const waiting = frames.map(({ root }): [DesignNode, boolean] => [root, false]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, isHidden] = next;
    if (isHidden) hidden.add(node.id);
    if (node.kind !== 'box') continue;
    for (const child of node.children) waiting.push([child, isHidden || !child.visible]);
  }
  return problems.filter(
    ({ code, nodeId }) => nodeId === null || reportedOnce.has(code) || !hidden.has(nodeId),
  );
}

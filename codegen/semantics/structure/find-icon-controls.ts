/**
 * Finds controls that are only an icon: those at the end of a header, those side by side in a footer, and icons of a known
 * action such as a heart, a plus or a cross. An icon beside words belongs to them. A row of a question and a plus or a
 * chevron at its end opens something, so the whole row is a button.
 */
import { mapLayoutNode, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isOutOfFlow } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutTree, LayoutVector } from '../../layout/layout-tree.ts';
import { hasButtonName, hasLogoName, nameWordsOf } from '../element-rules.ts';
import { type IconShape, recognizeIcon } from '../icon-shapes.ts';
import { wrapInBox } from './nested-boxes.ts';

/** Marks the icons of all pages that are controls. */
export function markIconControls(layout: LayoutTree): LayoutTree {
  const pages = layout.pages.map((page) => {
    const found = new Map<LayoutNode, 'link' | 'button'>();
    if (page.root.kind === 'box') findControlsIn(page.root, null, found);
    if (found.size === 0) return page;
    const root = mapLayoutNode(page.root, (node, drawn) => {
      const kind = found.get(drawn);
      if (node.kind !== 'box') return node;
      const own = kind === undefined ? node : { ...node, inferredKind: kind };
      const children = own.children.map((child, index) => {
        const drawnChild = drawn.kind === 'box' ? drawn.children[index] : undefined;
        const kindOfChild = drawnChild && found.get(drawnChild);
        return child.kind === 'vector' && kindOfChild !== undefined
          ? wrapInBox(child, own, { name: child.name, kind: kindOfChild })
          : child;
      });
      return { ...own, children };
    });
    return { ...page, root };
  });
  return { ...layout, pages };
}

type Region = 'header' | 'footer' | null;

function findControlsIn(box: LayoutBox, region: Region, found: Map<LayoutNode, 'link' | 'button'>): void {
  if (isControl(box)) return;
  const { inferredKind } = box;
  const own = inferredKind === 'header' || inferredKind === 'footer' ? inferredKind : region;
  const shown = visibleChildren(box);
  if (isDisclosure(box)) {
    found.set(box, 'button');
    return;
  }
  const icons = shown.filter((child) => iconOf(child) !== null && !isBesideWords(child, box));
  for (const child of shown) {
    if (icons.includes(child)) {
      const kind = kindOfIcon(child, box, icons, own);
      if (kind !== null) found.set(child, kind);
    } else if (child.kind === 'box') findControlsIn(child, own, found);
  }
}

function isControl({ link, decided, inferredKind, name, reacts, instance }: LayoutBox): boolean {
  if (link !== null || decided !== undefined || reacts === true) return true;
  if (
    inferredKind !== undefined &&
    !/^(group|header|footer|main|section|list|item|nav|aside|form)$/.test(inferredKind)
  )
    return true;
  // What an instance is says its main component.
  return instance !== null || hasButtonName(` ${name.toLowerCase()} `);
}

/** px; sizes of an icon, and of the frame around it. */
const iconSize = { min: 12, max: 32, maxFrame: 56 };

/** Returns the icon that is all there is in a layer; a frame may have a small number on it. */
function iconOf(node: LayoutNode): LayoutVector | null {
  const { width, height } = node.drawn;
  if (Math.max(width, height) > (node.kind === 'vector' ? iconSize.max : iconSize.maxFrame)) return null;
  if (Math.min(width, height) < iconSize.min || hasLogoName(nameWordsOf(node))) return null;
  if (node.kind === 'vector') return node;
  if (node.kind !== 'box' || isControl(node)) return null;
  if (textsIn(node).some((text) => !/^\d{1,3}$/.test(textOfLayer(text).trim()))) return null;
  const [vector, more] = vectorsIn(node);
  const isIcon =
    vector !== undefined && more === undefined && Math.min(vector.drawn.width, vector.drawn.height) >= 4;
  return isIcon ? vector : null;
}

function vectorsIn(node: LayoutNode): readonly LayoutVector[] {
  return node.kind === 'vector' ? [node] : visibleChildren(node).flatMap(vectorsIn);
}

/** px between an icon and words that it belongs to. */
const maxWordGap = 16;

/** Whether words begin or end right beside an icon. */
function isBesideWords(icon: LayoutNode, parent: LayoutBox): boolean {
  const { x, y, width, height } = icon.drawn;
  if (x === undefined || y === undefined) return true;
  return textsIn(parent).some(({ drawn }) => {
    if (drawn.x === undefined || drawn.y === undefined) return true;
    const isLevel = drawn.y < y + height && y < drawn.y + drawn.height;
    const gap = Math.max(drawn.x - x - width, x - drawn.x - drawn.width);
    const isInside = gap < 0 && visibleChildren(icon).length > 0;
    return isLevel && gap <= maxWordGap && !isInside;
  });
}

/** Shapes of actions, and of those that are controls wherever they are. */
const actionShapes: ReadonlySet<IconShape> = new Set(['heart', 'plus', 'close', 'more']);
const barShapes: ReadonlySet<IconShape> = new Set(['search', 'menu', 'close']);

function kindOfIcon(
  node: LayoutNode,
  parent: LayoutBox,
  icons: readonly LayoutNode[],
  region: Region,
): 'link' | 'button' | null {
  const icon = iconOf(node);
  const shape = icon && recognizeIcon(icon.svg);
  const isFirst = visibleChildren(parent)[0] === node;
  const alike = icons.filter(({ drawn }) => Math.abs(drawn.height - node.drawn.height) <= 2);
  if (region === 'header') {
    if (isFirst && alike.length < 2) return null;
    return shape === 'menu' || shape === 'close'
      ? 'button'
      : alike.length > 1 || (shape && barShapes.has(shape))
        ? 'link'
        : null;
  }
  if (region === 'footer') return alike.length > 1 && flowOf(parent) === 'row' ? 'link' : null;
  if (shape === null || !actionShapes.has(shape)) return null;
  const isAtEnd = isOutOfFlow(node) || visibleChildren(parent).at(-1) === node;
  return isAtEnd && (node.kind === 'box' || textsIn(parent).length > 0) ? 'button' : null;
}

/** px; sizes of a row that opens what is below it, and the least space between its words and its icon. */
const disclosure = { minWidth: 240, maxHeight: 96, minGap: 24, minLetters: 12 };

/** Whether a box is one text with a plus or a chevron at its other end. */
function isDisclosure(box: LayoutBox): boolean {
  const shown = visibleChildren(box);
  const [text, icon] = shown;
  if (shown.length !== 2 || text?.kind !== 'text' || icon?.kind !== 'vector' || flowOf(box) !== 'row')
    return false;
  if (box.drawn.width < disclosure.minWidth || box.drawn.height > disclosure.maxHeight) return false;
  const gap = box.drawn.width - text.drawn.width - icon.drawn.width;
  const words = textOfLayer(text).trim();
  if (gap < disclosure.minGap || words.length < disclosure.minLetters) return false;
  return /^(plus|minus|chevron-down|chevron-up)$/.test(recognizeIcon(icon.svg) ?? '');
}

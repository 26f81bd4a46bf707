/**
 * Links the logo of a bar to the first page, as readers expect: the mark or the name that begins the bar, or stands out
 * of its links by larger letters. A title has the letters of a title, and is none.
 */
import { withChildren } from '#design/map-children';
import { endMarkOf } from '#design/punctuation';
import { textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isOutOfFlow, isPainted, isUnconditional } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import { fontSizeOf, isAmount } from '../element-rules.ts';
import { canHaveOwnLayout, replaceChild, wrapChildren } from './nested-boxes.ts';

/** The size of a logo in px, its letters, and their size relative to those of the links. */
const logoLimits = { width: 360, height: 80, letters: 40, minSize: 16, maxSize: 40 };

/** Links the logo of a region in which the navigation is marked; of several bars, that in the highest one. */
export function linkLogo(region: LayoutBox): LayoutBox {
  const linked = linkLogoIn(region);
  const bars = visibleChildren(region).flatMap((child) => (child.kind === 'box' ? [child] : []));
  if (linked !== region || region.ids.length > 0 || bars.length < 2) return linked;
  const bar = bars.reduce((one, other) => (other.drawn.height > one.drawn.height ? other : one));
  return replaceChild(region, bar, linkLogoIn(bar));
}

function linkLogoIn(region: LayoutBox): LayoutBox {
  const found = findBar(region);
  if (found === null) return region;
  const bar = joinMarkAndName(found);
  if (bar !== found) return replaceIn(region, found, bar);
  const shown = visibleChildren(bar);
  const others = shown.filter((child) => !containsLinks(child));
  const linkSize = Math.max(0, ...shown.filter(containsLinks).map(largestSize));
  const logo = others.find((child) => {
    const isFirst = child === shown[0] || child === shown.at(-1);
    const stands = largestSize(child) > linkSize || (isFirst && largestSize(child) >= linkSize);
    return stands && isLogo(child) && others.every((other) => largestSize(other) <= largestSize(child));
  });
  return logo === undefined ? region : replaceIn(region, logo, asLogo(logo));
}

/** Links the logo in the footer where it says the same as the one in the header. */
export function linkSameLogo(footer: LayoutBox, header: LayoutBox): LayoutBox {
  const words = logoWordsIn(header);
  const find = (box: LayoutBox): LayoutNode | null => {
    for (const child of visibleChildren(box)) {
      if (child.kind === 'image' || child.kind === 'vector' || child.link !== null) continue;
      if (wordsOf(child) === words && !containsLinks(child) && isLogo(child)) return child;
      const inside = child.kind === 'box' ? find(child) : null;
      if (inside !== null) return inside;
    }
    return null;
  };
  const logo = words === null ? null : find(footer);
  return logo === null ? footer : replaceIn(footer, logo, asLogo(logo));
}

function logoWordsIn(node: LayoutNode): string | null {
  if (node.link?.target === logoAddress) return wordsOf(node);
  return (
    visibleChildren(node)
      .map(logoWordsIn)
      .find((words) => words !== null) ?? null
  );
}

function wordsOf(node: LayoutNode): string {
  return textsIn(node).map(textOfLayer).join(' ').trim().toLowerCase();
}

/** The address of the first page. */
export const logoAddress = '/';

function asLogo<Node extends LayoutNode>(node: Node): Node {
  return { ...node, link: { kind: 'url', target: logoAddress } };
}

/** A bar that begins with a mark and, beside it, a name gets one link around both. */
function joinMarkAndName(bar: LayoutBox): LayoutBox {
  const [mark, name] = visibleChildren(bar);
  if (mark === undefined || name?.kind !== 'text' || flowOf(bar) !== 'row') return bar;
  const inside = [mark, name];
  const start = bar.children.indexOf(mark);
  const end = bar.children.indexOf(name) + 1;
  if (!isMark(mark) || !isLogo(name) || end - start > 2 || !canHaveOwnLayout(bar, inside)) return bar;
  const wrapped = wrapChildren(bar, [start, end], { name: 'logo', kind: 'link' });
  const repeated = bar.style.filter(({ property }) =>
    /^(display|gap|column-gap|align-items)$/.test(property),
  );
  const joined = (child: LayoutNode) =>
    child.kind === 'box' && child.ids.length === 0 && child.children[0] === mark
      ? asLogo({ ...child, style: repeated.filter(isUnconditional) })
      : child;
  return { ...wrapped, children: wrapped.children.map(joined) };
}

/** Whether a node is a small picture, or one or two letters on a painted shape. */
function isMark(node: LayoutNode): boolean {
  const { width, height } = node.drawn;
  const isSmall = Math.max(width, height) <= logoLimits.height && width <= height * maxMarkRatio;
  if (!isSmall || isOutOfFlow(node) || containsLinks(node)) return false;
  if (node.kind !== 'box') return node.kind !== 'text';
  const letters = textsIn(node).map(textOfLayer).join('').trim();
  return isPainted(node) && /^\p{L}{1,2}$/u.test(letters);
}

/** How many times as wide as high a mark may be. */
const maxMarkRatio = 1.5;

/** Returns the innermost box around all links with something beside them. */
function findBar(box: LayoutBox): LayoutBox | null {
  const shown = visibleChildren(box).filter((child) => !isOutOfFlow(child));
  const linked = shown.filter(containsLinks);
  const [only, more] = linked;
  if (only === undefined) return null;
  if (
    more === undefined &&
    only.kind === 'box' &&
    only.inferredKind !== 'nav' &&
    only.inferredKind !== 'list'
  ) {
    const inner = findBar(only);
    if (inner !== null && visibleChildren(inner).some((child) => isLogo(child) && !containsLinks(child)))
      return inner;
  }
  return box;
}

function containsLinks(node: LayoutNode): boolean {
  const { inferredKind, decided, link } = node;
  if (
    link !== null ||
    decided?.kind !== undefined ||
    (inferredKind !== undefined && inferredKind !== 'group')
  )
    return true;
  return visibleChildren(node).some(containsLinks);
}

function largestSize(node: LayoutNode): number {
  return Math.max(0, ...textsIn(node).map(fontSizeOf));
}

function isLogo(node: LayoutNode): boolean {
  if (node.kind !== 'box' && node.kind !== 'text') return false;
  const { width, height } = node.drawn;
  if (width > logoLimits.width || height > logoLimits.height || (node.kind === 'box' && isPainted(node)))
    return false;
  const texts = textsIn(node);
  const words = texts.map(textOfLayer).join(' ').trim();
  const size = largestSize(node);
  return (
    texts.length > 0 &&
    texts.length <= 3 &&
    words.length <= logoLimits.letters &&
    /\p{L}{2}/u.test(words) &&
    !isAmount(words) &&
    endMarkOf(words) === null &&
    size >= logoLimits.minSize &&
    size <= logoLimits.maxSize
  );
}

function replaceIn(box: LayoutBox, from: LayoutNode, to: LayoutNode): LayoutBox {
  const children = box.children.map((child) =>
    child === from ? to : child.kind === 'box' ? replaceIn(child, from, to) : child,
  );
  return withChildren(box, children);
}

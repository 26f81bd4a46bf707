/**
 * Finds two kinds of navigation by their content: a breadcrumb, which is words with separators between them, and a
 * pagination, which is numbers with arrows beside them, or with paint behind one of them. A layout comes in; the same layout with navigations, lists and
 * links goes out.
 */
import { mapLayout, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isOutOfFlow, isPainted, paintKeyOf, unconditionalValueOf } from '../../css/style-queries.ts';
import { groupBy } from '../../group-by.ts';
import type { InferredKind, LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { meaningfulWords } from '../../naming/identifiers.ts';
import { isEllipsis } from '../element-rules.ts';
import { recognizeIcon } from '../icon-shapes.ts';
import { asLink } from './link-lists.ts';
import { replaceChild, wrapChildren, wrapInBox } from './nested-boxes.ts';

/** Marks the breadcrumbs and paginations of all pages. */
export function markPageLinks(layout: LayoutTree): LayoutTree {
  return mapLayout(layout, (node) => {
    if (node.kind !== 'box' || !isFree(node)) return node;
    return readBreadcrumb(node) ?? readPagination(node) ?? readArrowsAroundList(node) ?? node;
  });
}

function isFree(box: LayoutBox): boolean {
  const isRow = flowOf(box) === 'row' && box.children.every((child) => child.visible && !isOutOfFlow(child));
  return isRow && box.inferredKind === undefined && box.decided?.kind === undefined && box.link === null;
}

const item = { name: 'item', kind: 'item' } as const;

/** Entries of a breadcrumb. */
const minSteps = 2;
const maxStepLetters = 40;

function readBreadcrumb(box: LayoutBox): LayoutBox | null {
  const { children } = box;
  const steps = children.filter((_, index) => index % 2 === 0);
  const separators = children.filter((_, index) => index % 2 === 1);
  if (steps.length < minSteps || separators.length !== steps.length - 1) return null;
  if (!steps.every(isStep) || !separators.every(isSeparator)) return null;
  let list: LayoutBox = {
    ...box,
    children: children.map((child) => (child === steps.at(-1) ? child : asStep(child))),
  };
  // From the end, so that the positions of earlier entries remain.
  for (let index = children.length - 1; index > 0; index -= 2)
    list = wrapChildren(list, [index - 1, index + 1], item);
  const [first] = list.children;
  if (first === undefined) return null;
  list = { ...list, children: [wrapInBox(first, box, item), ...list.children.slice(1)] };
  return asNavigation(list, 'breadcrumb', 'ordered-list');
}

function asStep(node: LayoutNode): LayoutNode {
  return node.kind === 'text' && isStep(node) ? asLink(node) : node;
}

function isStep(node: LayoutNode): boolean {
  if (node.kind !== 'text') return false;
  const words = textOfLayer(node).trim();
  return /\p{L}/u.test(words) && words.length <= maxStepLetters && !/[.!?:]$/.test(words);
}

function isSeparator(node: LayoutNode): boolean {
  if (node.kind === 'text') return /^[/›>»→]$/.test(textOfLayer(node).trim());
  return directionOf(node) !== null;
}

/** Numbers of a pagination. */
const minNumbers = 3;

function readPagination(box: LayoutBox): LayoutBox | null {
  const isPart = (child: LayoutNode) => numberOf(child) !== null || isArrow(child) || isGap(child);
  const [start, end] = [box.children.findIndex(isPart), box.children.findLastIndex(isPart) + 1];
  const parts = box.children.slice(Math.max(start, 0), end);
  const counted = parts.filter((child) => numberOf(child) !== null);
  const numbers = counted.flatMap((child) => numberOf(child) ?? []);
  const [first = 0, second = 0] = numbers;
  const isRising = numbers.every((number, index) => number > (numbers[index - 1] ?? 0));
  if (numbers.length < minNumbers || !isRising || second !== first + 1 || !parts.every(isPart)) return null;
  // Where all numbers are boxes without a gap, they are read as other options are.
  const hasOther = counted.some(({ kind }) => kind === 'text') || parts.some(isGap);
  const isMarked = hasOther && hasOddPaint(counted);
  const isWhole = parts.length === box.children.length;
  // Beside a sentence, numbers and an arrow may be a part of it.
  if (!isMarked && !(isWhole && parts.some(isArrow))) return null;
  const items = parts.map((child) => (isGap(child) ? wrapInBox(child, box, item) : asLinkedItem(child, box)));
  if (isWhole) return asNavigation({ ...box, children: items }, 'pagination', 'list');
  const children = [...box.children.slice(0, start), ...items, ...box.children.slice(end)];
  const wrapped = wrapChildren({ ...box, children }, [start, end], { name: 'pagination', kind: 'nav' });
  const nav = wrapped.children[start];
  if (nav?.kind !== 'box') return null;
  return replaceChild(wrapped, nav, asNavigation(nav, 'pagination', 'list'));
}

/** Whether the number of one page is painted in another way than all others, which are alike. */
function hasOddPaint(counted: readonly LayoutNode[]): boolean {
  if (counted.filter(isPaintedBox).length === 1) return true;
  const looks = groupBy(counted, paintOf);
  const sizes = [...looks.values()].map(({ length }) => length);
  return counted.some(isPaintedBox) && sizes.length === 2 && Math.min(...sizes) === 1;
}

function paintOf(node: LayoutNode): string {
  const own = node.kind === 'text' ? (unconditionalValueOf(node, 'color') ?? '') : paintKeyOf(node);
  return [own, ...visibleChildren(node).map(paintOf)].join(' ');
}

function asLinkedItem(node: LayoutNode, parent: LayoutBox): LayoutBox {
  const link =
    node.kind === 'vector' ? wrapInBox(node, parent, { name: 'link', kind: 'link' }) : asLink(node);
  return wrapInBox(link, parent, item);
}

/** Puts the arrows beside a list of page numbers, which is already known by the name of a box around it, into that list. */
function readArrowsAroundList(box: LayoutBox): LayoutBox | null {
  const lists = box.children.filter((child) => child.kind === 'box' && child.inferredKind === 'list');
  const [list, more] = lists;
  if (list?.kind !== 'box' || more !== undefined || list.ids.length > 0) return null;
  const numbers = list.children.flatMap((child) => numberOf(child) ?? []);
  const arrows = box.children.filter((child) => child !== list);
  if (numbers.length < minNumbers || arrows.length === 0 || !arrows.every(isArrow)) return null;
  const children = box.children.flatMap((child) =>
    child === list ? list.children : [asLinkedItem(child, box)],
  );
  return { ...box, children: [{ ...list, children, drawn: box.drawn }] };
}

/** Returns the number that is the only content of a node. */
function numberOf(node: LayoutNode): number | null {
  const [text, more] = textsIn(node);
  const words = text && !more ? textOfLayer(text).trim() : '';
  return /^\d{1,4}$/.test(words) ? Number(words) : null;
}

function isPaintedBox(node: LayoutNode): boolean {
  return node.kind === 'box' && (isPainted(node) || visibleChildren(node).some(isPaintedBox));
}

function isGap(node: LayoutNode): boolean {
  const [text, more] = textsIn(node);
  return text !== undefined && more === undefined && isEllipsis(textOfLayer(text));
}

function isArrow(node: LayoutNode): boolean {
  return directionOf(node) !== null;
}

/** Returns where the only icon in a node points. */
function directionOf(node: LayoutNode): 'left' | 'right' | null {
  if (node.kind === 'box') {
    const [only, more] = visibleChildren(node);
    return only && !more ? directionOf(only) : null;
  }
  const shape = node.kind === 'vector' ? recognizeIcon(node.svg) : null;
  if (shape === 'chevron-left' || shape === 'arrow-left') return 'left';
  return shape === 'chevron-right' || shape === 'arrow-right' ? 'right' : null;
}

/** Makes a box with entries a navigation with a list. */
function asNavigation(box: LayoutBox, name: string, kind: InferredKind): LayoutBox {
  const list = wrapChildren(box, [0, box.children.length], { name: 'list', kind });
  // The layout calls boxes without a layer by how they are laid out.
  const isNamed = !/^(row|column|grid|pile)?$/.test(box.name) && meaningfulWords(box.name).length > 0;
  return { ...list, inferredKind: 'nav', name: isNamed ? box.name : name };
}

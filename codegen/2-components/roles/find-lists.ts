/**
 * Which boxes are lists: those whose every child is built like the others and says something. What stands in one is an
 * item, wherever its component is used; where that cannot be held, nothing of it is a list.
 */
import type { LayoutBox, LayoutNode, LayoutText } from '../../1-layout/layout-tree.ts';
import { visibleChildren } from '../align-uses.ts';
import type { ShapeTable } from '../groups/shape-table.ts';
import { textOfLayer } from '../text-of-layer.ts';

const fewestItems = 3;
/** Letters of what is an entry of a menu and no sentence. */
const longestEntry = 30;

/** Whether a box looks like a list; texts alone are one only in a menu, for elsewhere they are paragraphs or figures. */
export function looksLikeList(box: LayoutBox, inMenu: boolean, shapes: ShapeTable): boolean {
  const children = visibleChildren(box);
  const [first] = children;
  if (!first || children.length < fewestItems) return false;
  if (first.kind === 'text' && !inMenu) return false;
  const { id } = shapes.of(first);
  return children.every((child) => shapes.of(child).id === id && shapes.of(child).says && isItem(child));
}

function isItem(node: LayoutNode): boolean {
  if (node.kind === 'text') return isEntry(node);
  const isFree = node.style.some(({ property, value }) => property === 'position' && value === 'absolute');
  return node.kind === 'box' && !isFree;
}

function isEntry(node: LayoutText): boolean {
  const text = textOfLayer(node);
  return node.blocks.length === 1 && text.length <= longestEntry && !/[.!?]$/.test(text);
}

/** The places that stay lists: all that stands in them is an item, and every item stands in one. */
export function settleLists(
  lists: ReadonlyMap<string, ReadonlySet<string>>,
  isItemEverywhere: (place: string) => boolean,
): ReadonlySet<string> {
  const kept = new Set(lists.keys());
  const listsOf = new Map<string, string[]>();
  for (const [list, items] of lists)
    for (const item of items) listsOf.set(item, [...(listsOf.get(item) ?? []), list]);
  const lost = [...listsOf.keys()].filter((item) => !isItemEverywhere(item));
  for (let item = lost.pop(); item !== undefined; item = lost.pop()) {
    for (const list of listsOf.get(item) ?? []) {
      if (!kept.delete(list)) continue;
      lost.push(...(lists.get(list) ?? []));
    }
  }
  return kept;
}

export function isListTag(tag: string): boolean {
  return tag === 'ul' || tag === 'ol';
}

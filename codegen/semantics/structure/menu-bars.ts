/** Finds the bar of a menu below the header of a page, and joins the words of its entries with the chevrons behind them. */
import { textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { px } from '../../css/css-values.ts';
import { isOuterLayout } from '../../css/merge-styles.ts';
import { flowOf, isOutOfFlow, isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import type {
  Declaration,
  DrawnBox,
  LayoutBox,
  LayoutNode,
  LayoutText,
  LayoutVector,
} from '../../layout/layout-tree.ts';
import { fontSizeOf } from '../element-rules.ts';
import { recognizeIcon } from '../icon-shapes.ts';
import { createBox } from './nested-boxes.ts';

/** px of the bar, its distance from the header, and by which its words miss one line; the share of the page it covers. */
const bar = { minHeight: 32, maxHeight: 72, distance: 2, drift: 6, minShare: 0.9 };

/** Entries of a menu, the letters of the longest, and px of its letters and icons at most. */
const entries = { min: 4, letters: 28, size: 19, icon: 24 };

/** Whether a node is a painted bar of short words on one line right below the header. */
export function isMenuBar(node: LayoutNode | undefined, header: DrawnBox, page: DrawnBox): boolean {
  if (node?.kind !== 'box' || node.decided?.kind !== undefined || isOutOfFlow(node) || !isPainted(node))
    return false;
  const { y, width, height } = node.drawn;
  const isBelow = Math.abs((y ?? Infinity) - (header.y ?? 0) - header.height) <= bar.distance;
  if (!isBelow || height < bar.minHeight || height > bar.maxHeight || width < page.width * bar.minShare)
    return false;
  const texts = textsIn(node);
  const lines = texts.map(({ drawn }) => (drawn.y ?? 0) + drawn.height / 2);
  return (
    texts.length >= entries.min &&
    new Set(texts.map(fontSizeOf)).size === 1 &&
    Math.max(...lines) - Math.min(...lines) <= bar.drift &&
    texts.every(isShort) &&
    hasOnlyIcons(node)
  );
}

function isShort(text: LayoutText): boolean {
  const words = textOfLayer(text).trim();
  return words.length <= entries.letters && fontSizeOf(text) <= entries.size && /\p{L}/u.test(words);
}

function hasOnlyIcons(node: LayoutNode): boolean {
  if (node.kind === 'image') return false;
  if (node.kind === 'vector') return Math.max(node.drawn.width, node.drawn.height) <= entries.icon;
  return visibleChildren(node).every(hasOnlyIcons);
}

/** px from words to the chevron behind them. */
const maxChevronGap = 16;

/** Puts words of a row and the chevron right behind them into one box, as wide as both are. */
export function joinChevrons(row: LayoutBox): LayoutBox {
  if (flowOf(row) !== 'row') return row;
  const joined: LayoutNode[] = [];
  for (const child of row.children) {
    const before = joined.at(-1);
    if (before?.kind === 'text' && before.visible && child.kind === 'vector' && opens(child, before))
      joined[joined.length - 1] = joinEntry(before, child, row);
    else joined.push(child);
  }
  return joined.length === row.children.length ? row : { ...row, children: joined };
}

function opens(vector: LayoutVector, text: LayoutText): boolean {
  const gap = gapBetween(text, vector);
  return vector.visible && gap >= 0 && gap <= maxChevronGap && recognizeIcon(vector.svg) === 'chevron-down';
}

function gapBetween(text: LayoutText, vector: LayoutVector): number {
  return (vector.drawn.x ?? Number.NaN) - (text.drawn.x ?? 0) - text.drawn.width;
}

/** Where the row centres what is in it, the entry has none of the margins by which its words miss the line. */
function joinEntry(text: LayoutText, vector: LayoutVector, row: LayoutBox): LayoutBox {
  const isCentred = unconditionalValueOf(row, 'align-items') === 'center';
  const isKept = (one: Declaration) =>
    isOuterLayout(one) && !(isCentred && /^(align-self|margin-(top|bottom))$/.test(one.property));
  const { x = 0, width } = vector.drawn;
  const drawn = { ...text.drawn, width: x + width - (text.drawn.x ?? 0) };
  const { inferredKind: _, ...entry } = createBox(
    { name: 'entry', kind: 'group' },
    { id: `${text.id}/entry`, visible: true, drawn },
    [text, vector].map((node) => ({ ...node, style: node.style.filter((one) => !isOuterLayout(one)) })),
  );
  return {
    ...entry,
    style: [
      ...text.style.filter(isKept),
      { property: 'display', value: 'flex' },
      { property: 'align-items', value: 'center' },
      { property: 'gap', value: px(Math.round(gapBetween(text, vector))) },
    ],
  };
}

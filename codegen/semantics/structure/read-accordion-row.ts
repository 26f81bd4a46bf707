/** Reads the rows that may open what is below them: a title, with a number before it or a note behind it, and an icon at one end. */
import { leavesIn, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isOutOfFlow, isPainted } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import { wordsOf } from '../../naming/identifiers.ts';
import { fontSizeOf, fontWeightOf, nameWordsOf } from '../element-rules.ts';
import { recognizeIcon } from '../icon-shapes.ts';

/** A row that may open what is below it. */
export interface Item {
  /** The layer that becomes the `details`. */
  readonly box: LayoutBox;
  /** The row with the icon; the box itself where there is nothing around the row. */
  readonly row: LayoutBox;
  readonly icon: LayoutNode;
  readonly shape: ToggleShape;
  /** What is in the row beside the icon, in order. */
  readonly words: readonly LayoutNode[];
  /** What is shown while it is open. */
  readonly content: readonly LayoutNode[];
  /** The column beside the icon with the words and the content, if both are in one. */
  readonly column: LayoutBox | null;
}

/** Returns what a layer is as a row of an accordion; `null` where it is anything else. */
export function readItem(node: LayoutNode): Item | null {
  if (node.kind !== 'box' || !isFree(node)) return null;
  const own = readRow(node);
  if (own !== null) return { box: node, row: node, ...own };
  const [row, ...content] = visibleChildren(node);
  if (row?.kind !== 'box' || !isFree(row) || content.some(isOutOfFlow)) return null;
  if (content.length > 0 && flowOf(node) !== 'column') return null;
  const inner = readRow(row);
  return inner === null || inner.column !== null ? null : { box: node, row, ...inner, content };
}

/** Reads a row of words and an icon at its start or its end; `null` where it is anything else. */
function readRow(row: LayoutBox): Omit<Item, 'box' | 'row'> | null {
  const shown = visibleChildren(row);
  if (flowOf(row) !== 'row' || shown.length < 2 || shown.length > maxParts || shown.some(isOutOfFlow))
    return null;
  if (row.drawn.width < rowSize.minWidth) return null;
  const icon = [shown.at(-1), shown[0]].find((one) => one !== undefined && toggleShapeOf(one) !== null);
  const shape = icon === undefined ? null : toggleShapeOf(icon);
  if (icon === undefined || shape === null) return null;
  const words = shown.filter((one) => one !== icon);
  const main = words.at(-1);
  // A title that grows may have a note behind it, such as how much it opens.
  const [own, note] = words;
  if (own !== undefined && note !== undefined && isNoteBehind(note, own, row))
    return { icon, shape, words: [own, note], content: [], column: null };
  const isNumbered = words.length === 1 || words.slice(0, -1).every(isNumber);
  if (main === undefined || !isNumbered) return null;
  if (isLine(main))
    return row.drawn.height <= rowSize.maxHeight ? { icon, shape, words, content: [], column: null } : null;
  if (main.kind !== 'box' || !isFree(main) || flowOf(main) !== 'column') return null;
  const [title, ...content] = visibleChildren(main);
  if (title === undefined || !isLine(title) || content.some(isOutOfFlow)) return null;
  return { icon, shape, words: [...words.slice(0, -1), title], content, column: main };
}

/** Whether two lines are the title of a row and a shorter, lighter note at its other end. */
function isNoteBehind(note: LayoutNode, title: LayoutNode, row: LayoutBox): boolean {
  if (!isLine(note) || !isLine(title) || isNumber(title) || row.drawn.height > rowSize.maxHeight)
    return false;
  const [weights, sizes] = [fontWeightOf, fontSizeOf].map((read) => [title, note].flatMap(textsIn).map(read));
  const [titleWeight = 0, noteWeight = 0] = weights ?? [];
  const [titleSize = 0, noteSize = 0] = sizes ?? [];
  return noteSize < titleSize || (noteSize === titleSize && noteWeight < titleWeight);
}

/** Words, a number and an icon at most. */
const maxParts = 3;

/** px; a narrower box with an icon is a menu, and a higher one is more than a row. */
const rowSize = { minWidth: 200, maxHeight: 160 };

/** Whether a layer is one text and nothing else. */
function isLine(node: LayoutNode): boolean {
  if (node.kind === 'text') return true;
  const leaves = node.kind === 'box' && isFree(node) ? leavesIn(node, maxLineLayers) : null;
  return leaves?.length === 1 && leaves[0]?.kind === 'text';
}

/** Boxes around a text at most. */
const maxLineLayers = 4;

/** Whether a layer is one text of a few signs that are no letters. */
export function isNumber(node: LayoutNode): boolean {
  return isLine(node) && /^\P{L}{1,4}$/u.test(textsIn(node).map(textOfLayer).join('').trim());
}

function isFree({ inferredKind, decided, link, reacts, overlayFrameId }: LayoutBox): boolean {
  return (
    inferredKind === undefined &&
    decided?.kind === undefined &&
    link === null &&
    reacts !== true &&
    overlayFrameId === undefined
  );
}

/** What the icon of a row says. */
export type ToggleShape = 'plus' | 'minus' | 'close' | 'down' | 'up' | 'right';

const toggleShapes: Readonly<Record<string, ToggleShape>> = {
  plus: 'plus',
  minus: 'minus',
  close: 'close',
  'chevron-down': 'down',
  'chevron-up': 'up',
  'chevron-right': 'right',
  'chevron-left': 'right',
  'arrow-down': 'down',
  'arrow-up': 'up',
};

/** px; the sides of an icon, or of the circle around it. */
const maxIconSize = 56;

/** Returns what an icon says about its row, by its shape or by what icon sets call it; `null` where it says nothing. */
function toggleShapeOf(node: LayoutNode): ToggleShape | null {
  if (Math.max(node.drawn.width, node.drawn.height) > maxIconSize || textsIn(node).length > 0) return null;
  const [icon, more] = leavesIn(node, maxIconLayers) ?? [];
  if (icon === undefined || more !== undefined || icon.kind === 'image') return null;
  if (isDash(icon)) return 'minus';
  const shape = icon.kind === 'vector' ? recognizeIcon(icon.svg) : null;
  return toggleShapes[shape ?? ''] ?? shapeOfName(icon) ?? shapeOfName(node);
}

/** Layers in an icon at most. */
const maxIconLayers = 6;

/** px; sizes of a line that is a minus. */
const dashSize = { minWidth: 6, maxWidth: 24, maxHeight: 3 };

/** Whether a layer is a short horizontal line, as which a minus is drawn. */
function isDash(node: LayoutNode): boolean {
  const { width, height } = node.drawn;
  const isLine = width >= dashSize.minWidth && width <= dashSize.maxWidth && height <= dashSize.maxHeight;
  return isLine && node.kind === 'box' && isPainted(node);
}

function shapeOfName(node: LayoutNode): ToggleShape | null {
  const component = node.kind === 'vector' ? wordsOf(node.componentName ?? '') : [];
  const words = `${nameWordsOf(node)}${component.join(' ')} `.toLowerCase();
  if (/ (chevron|caret|arrow|angle) /.test(words)) {
    const direction = / (up|down|right) /.exec(words)?.[1];
    return direction === undefined ? null : (direction as ToggleShape);
  }
  const shape = / (plus|minus) /.exec(words)?.[1];
  return shape === undefined ? null : (shape as ToggleShape);
}

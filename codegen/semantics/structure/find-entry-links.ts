/**
 * Finds entries that open what is shown beside them: the rows of a column of which one is selected, as the folders and
 * the messages of an app, and the rows of a table of contents, which repeat the titles of the page. A layout comes in;
 * the same layout goes out with lists of links, those of short rows in a navigation.
 */
import { mapLayoutNode, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isOutOfFlow, unconditionalValueOf } from '../../css/style-queries.ts';
import type { DrawnBox, LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { fontSizeOf } from '../element-rules.ts';
import { asLink, wrapInNav } from './link-lists.ts';
import { componentOf, wrapChildren, wrapInBox } from './nested-boxes.ts';

/** Marks the entries of all pages. */
export function markEntryLinks(layout: LayoutTree): LayoutTree {
  const pages = layout.pages.map((page) => {
    if (page.root.kind !== 'box') return page;
    const runs = findRuns(page.root);
    return runs.length === 0 ? page : { ...page, root: markRuns(page.root, runs) };
  });
  return { ...layout, pages };
}

/** Consecutive rows of one kind in a column. */
interface Run {
  readonly parent: LayoutBox;
  readonly rows: readonly LayoutBox[];
  readonly isShort: boolean;
}

/** px; sizes of a row. */
const rowSize = { minWidth: 120, minHeight: 20, maxShort: 60, maxHeight: 180 };
/** Shares of the page's width that a column of rows covers at most, and px from which a page has room beside it. */
const columnShare = { short: 0.3, tall: 0.45, minPage: 700 };
const maxShortTexts = 2;
const maxShortLetters = 40;
/** Rows of one kind on a page. */
const minRows = 3;

function findRuns(root: LayoutBox): readonly Run[] {
  if (root.drawn.width < columnShare.minPage) return [];
  const kinds = new Map<string, Run[]>();
  const instances = new Map<string, number>();
  visitBoxes(root, (box) => {
    if (box.instance !== null) {
      const key = instanceKey(box);
      instances.set(key, (instances.get(key) ?? 0) + 1);
    }
    for (const [key, run] of runsIn(box, root.drawn)) {
      const known = kinds.get(key);
      if (known) known.push(run);
      else kinds.set(key, [run]);
    }
  });
  const titles = titlesOf(root);
  return [...kinds].flatMap(([key, runs]) => {
    const rows = runs.flatMap((run) => run.rows);
    // A component is a link in all its instances, or in none.
    const isWhole = !instances.has(key) || instances.get(key) === rows.length;
    return isWhole && rows.length >= minRows && (hasSelected(rows) || areTitles(rows, titles)) ? runs : [];
  });
}

function visitBoxes(box: LayoutBox, visit: (box: LayoutBox) => void): void {
  visit(box);
  for (const child of visibleChildren(box)) if (child.kind === 'box') visitBoxes(child, visit);
}

function instanceKey(box: LayoutBox): string {
  return componentOf(box) ?? '';
}

function runsIn(parent: LayoutBox, page: DrawnBox): readonly (readonly [key: string, run: Run])[] {
  const { inferredKind, decided, link } = parent;
  const isFree = inferredKind === undefined || /^(group|main|aside|section|nav)$/.test(inferredKind);
  if (!isFree || decided?.kind !== undefined || link !== null || flowOf(parent) !== 'column') return [];
  const runs: { key: string; rows: LayoutBox[] }[] = [];
  let open: string | null = null;
  for (const child of visibleChildren(parent)) {
    const key = child.kind === 'box' ? keyOfRow(child, page) : null;
    const last = runs.at(-1);
    if (key !== null && key === open && child.kind === 'box') last?.rows.push(child);
    else if (key !== null && child.kind === 'box') runs.push({ key, rows: [child] });
    open = key;
  }
  return runs.flatMap(({ key, rows }) => {
    const isShort = rows.every(isShortRow);
    return rows.length < 2 ? [] : [[key, { parent, rows, isShort }] as const];
  });
}

/** Returns what all rows of one kind share; `null` for a box that is no row. */
function keyOfRow(box: LayoutBox, page: DrawnBox): string | null {
  const { width, height } = box.drawn;
  if (width < rowSize.minWidth || height < rowSize.minHeight || height > rowSize.maxHeight) return null;
  if (width > page.width * (isShortRow(box) ? columnShare.short : columnShare.tall)) return null;
  if (isOutOfFlow(box) || flowOf(box) !== 'row' || isTaken(box)) return null;
  const parts = visibleChildren(box).filter((child) => !isOutOfFlow(child));
  const texts = textsIn(box);
  // More columns are those of a table.
  if (texts.length === 0 || parts.length > maxParts || (parts.length > 2 && !isShortRow(box))) return null;
  if (box.instance !== null) return instanceKey(box);
  const sizes = [...new Set(texts.map(fontSizeOf))].toSorted((one, other) => one - other);
  return `${parts.map(({ kind }) => kind).join(' ')} ${sizes.join(' ')} ${Math.round(width)}`;
}

const maxParts = 4;

/** Whether a box is or contains a control, so that it is not pressed as a whole. */
function isTaken(node: LayoutNode): boolean {
  const { inferredKind, decided, link } = node;
  const isFree = inferredKind === undefined || /^(group|list|item)$/.test(inferredKind);
  return (
    !isFree ||
    decided?.kind !== undefined ||
    link !== null ||
    (node.kind === 'box' && node.children.some(isTaken))
  );
}

function isShortRow(box: LayoutBox): boolean {
  const texts = textsIn(box);
  return (
    box.drawn.height <= rowSize.maxShort &&
    texts.length <= maxShortTexts &&
    texts.every((text) => textOfLayer(text).trim().length <= maxShortLetters)
  );
}

/** Whether most rows have one fill, and one or two another: the selected one, and the one under the pointer. */
function hasSelected(rows: readonly LayoutBox[]): boolean {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const fill = unconditionalValueOf(row, 'background-color') ?? '';
    counts.set(fill, (counts.get(fill) ?? 0) + 1);
  }
  const others = rows.length - Math.max(...counts.values());
  return others > 0 && others <= 2 && others * 3 <= rows.length && counts.size === others + 1;
}

/** Returns the larger texts of a page by their words. */
function titlesOf(root: LayoutBox): ReadonlyMap<string, number> {
  const titles = new Map<string, number>();
  for (const text of textsIn(root)) {
    const words = textOfLayer(text).trim();
    titles.set(words, Math.max(titles.get(words) ?? 0, fontSizeOf(text)));
  }
  return titles;
}

/** Whether most rows have the words of a larger text on the page. */
function areTitles(rows: readonly LayoutBox[], titles: ReadonlyMap<string, number>): boolean {
  const same = rows.filter((row) => {
    const [text, more] = textsIn(row);
    if (text === undefined || more !== undefined) return false;
    return (titles.get(textOfLayer(text).trim()) ?? 0) >= fontSizeOf(text) * titleRatio;
  });
  return same.length >= minRows && same.length * 2 > rows.length;
}

/** How many times as large as its entry a title is at least. */
const titleRatio = 1.2;

function markRuns(root: LayoutBox, runs: readonly Run[]): LayoutBox {
  const byParent = new Map<LayoutNode, Run[]>();
  for (const run of runs) byParent.set(run.parent, [...(byParent.get(run.parent) ?? []), run]);
  const navigation = commonBox(
    root,
    runs.filter(({ isShort }) => isShort),
  );
  const marked = mapLayoutNode(root, (node, drawn) => {
    if (node.kind !== 'box' || drawn.kind !== 'box') return node;
    const own = byParent.get(drawn) ?? [];
    const listed = own.reduceRight((box, run) => markRun(box, run, drawn, navigation !== null), node);
    return drawn === navigation && listed.inferredKind !== 'nav' ? asNavigation(listed) : listed;
  });
  return marked.kind === 'box' ? marked : root;
}

function markRun(box: LayoutBox, { rows, isShort }: Run, drawn: LayoutBox, isInNav: boolean): LayoutBox {
  const [first] = rows;
  const start = first === undefined ? -1 : drawn.children.indexOf(first);
  if (start < 0) return box;
  const range = [start, start + rows.length] as const;
  const hidden = box.children.slice(...range).some(({ visible }) => !visible);
  if (hidden || box.children.length !== drawn.children.length) return box;
  const children = box.children.map((child, index) =>
    index >= range[0] && index < range[1]
      ? wrapInBox(asLink(child), drawn, { name: 'item', kind: 'item' })
      : child,
  );
  const list = wrapChildren({ ...box, children }, range, { name: 'list', kind: 'list' });
  if (!isShort || isInNav || drawn.inferredKind === 'nav') return list;
  return {
    ...list,
    children: list.children.map((child, index) =>
      index === start && child.kind === 'box' ? wrapInNav(child, box) : child,
    ),
  };
}

/** Returns the smallest free box around all runs where they are in several boxes. */
function commonBox(root: LayoutBox, runs: readonly Run[]): LayoutBox | null {
  const parents = new Set<LayoutNode>(runs.map(({ parent }) => parent));
  if (parents.size < 2) return null;
  let box = root;
  for (;;) {
    const around = visibleChildren(box).find((child) => containsAll(child, parents));
    if (around?.kind !== 'box') break;
    box = around;
  }
  const isNarrow = box.drawn.width <= root.drawn.width * columnShare.short;
  return isNarrow ? box : null;
}

function containsAll(node: LayoutNode, parents: ReadonlySet<LayoutNode>): boolean {
  let count = 0;
  const visit = (one: LayoutNode): void => {
    if (parents.has(one)) count += 1;
    visibleChildren(one).forEach(visit);
  };
  visit(node);
  return count === parents.size;
}

/** A box with lists of links is a navigation; a sidebar keeps its kind and gets one inside. */
function asNavigation(box: LayoutBox): LayoutBox {
  if (box.inferredKind === undefined || box.inferredKind === 'group') return { ...box, inferredKind: 'nav' };
  return wrapChildren(box, [0, box.children.length], { name: 'nav', kind: 'nav' });
}

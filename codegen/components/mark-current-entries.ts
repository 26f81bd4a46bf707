/**
 * Marks the current entry of a list: the only one that is painted in another way than all others. A code tree comes in;
 * in the output a link in a navigation has `aria-current`, a button has `aria-pressed`, and all entries have one style
 * with the difference as a state of the current one. So they stay rows of one list.
 */
import { isEllipsis } from '../semantics/element-rules.ts';
import { evenBorders } from './even-borders.ts';
import { isUnconditional, unconditionalValueOf } from '../css/style-queries.ts';
import { groupBy } from '../group-by.ts';
import type { Declaration, LayoutNode, Style } from '../layout/layout-tree.ts';
import {
  type AttributeValue,
  childrenOf,
  type CodeAttribute,
  type CodeElement,
  type CodeNode,
  isStyled,
  nodesIn,
  plainElement,
  type PropValue,
  type StyledNode,
  textAttribute,
} from './code-component.ts';
import type { PassedProp, PassedValue } from './props/prop-list.ts';

/** Marks the current links in all navigations of a component, and the pressed buttons in all its lists. */
export function markCurrentEntries(root: CodeNode): CodeNode {
  const lists = new Map<CodeNode, CodeNode>();
  findLists(root, false, lists);
  return lists.size === 0 ? root : replaceNodes(root, lists);
}

/** The prop of an entry of a navigation that is the current one. */
const currentProp = 'isCurrent';

/**
 * Says of the link of an entry that it may be the current one. Its paint is that of the prop.
 * @param lists The box around each occurrence; `null` where the component is no entry of a navigation.
 */
export function markCurrentLink(
  root: CodeNode,
  props: readonly PassedProp[],
  lists: readonly (LayoutNode | null)[] | null,
): CodeNode {
  const painted = paintedVariants(root);
  const value: AttributeValue | null = props.some(({ prop }) => prop.name === currentProp)
    ? { kind: 'prop', name: currentProp }
    : lists &&
      findCurrentTest(
        props.filter(({ prop }) => painted.has(prop.name)),
        lists,
      );
  const link =
    value === null ? undefined : nodesIn(root).find((node) => node.kind === 'element' && node.tag === 'a');
  const mark = (node: CodeNode): CodeNode => {
    if (node.kind !== 'element' || value === null) return node;
    if (node !== link) return { ...node, children: node.children.map(mark) };
    return { ...node, attributes: [...node.attributes, { name: 'aria-current', value }] };
  };
  return link === undefined ? root : mark(root);
}

/** The props of which some member has another paint. What only moves its parts is no state of an entry. */
function paintedVariants(root: CodeNode): ReadonlySet<string> {
  const variants = nodesIn(root).flatMap((node) => (isStyled(node) ? node.variants : []));
  return new Set(variants.flatMap(({ prop, style }) => (style.some(isPaint) ? [prop] : [])));
}

/** Finds the variant that the design has for the current entry: one entry of a navigation at most has it. */
function findCurrentTest(
  props: readonly PassedProp[],
  lists: readonly (LayoutNode | null)[],
): AttributeValue | null {
  for (const { prop, values } of props) {
    if (prop.type.kind !== 'union' && prop.type.kind !== 'boolean') continue;
    const members = values.map((value) => memberOf(value ?? prop.fallback));
    for (const member of new Set(members)) {
      if (member === null || member === 'false' || !isOneInLists(member, members, lists)) continue;
      return { kind: 'test', prop: prop.name, members: prop.type.kind === 'boolean' ? null : [member] };
    }
  }
  return null;
}

function memberOf(value: PassedValue | PropValue | null): string | null {
  if (value?.kind === 'member') return value.member;
  return value?.kind === 'boolean' ? String(value.on) : null;
}

/** Whether some navigation of several entries has one entry with a member, none has more, and all others are alike. */
function isOneInLists(
  member: string,
  members: readonly (string | null)[],
  lists: readonly (LayoutNode | null)[],
): boolean {
  if (new Set(members).size !== 2) return false;
  const byList = groupBy([...members.keys()], (index) => lists[index] ?? null);
  const counts = [...byList.values()].map((indices) => ({
    size: indices.length,
    found: indices.filter((index) => members[index] === member),
    last: indices.at(-1),
  }));
  // The last of several links in a look of its own is an offer, such as a sale.
  return (
    counts.every(({ found }) => found.length <= 1) &&
    counts.some(({ size, found, last }) => size >= minEntries && found.length === 1 && found[0] !== last)
  );
}

/** Entries from which the one that differs is known. Of two buttons, it is the only one with a fill. */
const minEntries = 3;

function findLists(node: CodeNode, isInNav: boolean, lists: Map<CodeNode, CodeNode>): void {
  if (node.kind !== 'element') return;
  if (/^(ul|ol)$/.test(node.tag)) {
    const items = node.children.flatMap((child) =>
      child.kind === 'element' && child.tag === 'li' ? [child] : [],
    );
    const tags = isInNav ? ['a', 'button'] : ['button'];
    const shown = items.filter((item) => !isGap(item));
    const worded = shown.filter(hasWords);
    // The arrows beside the numbers of pages are drawn in their own way.
    const entries = worded.length < minEntries ? shown : worded;
    const marked = items.length === node.children.length ? markItems(entries, tags) : null;
    if (marked !== null) {
      const children = items.map((item) => marked[entries.indexOf(item)] ?? item);
      lists.set(node, { ...node, children });
      return;
    }
  }
  markTools(node, lists);
  for (const child of node.children) findLists(child, isInNav || node.tag === 'nav', lists);
}

/** Marks the toggle buttons of a toolbar, which no list is around. */
function markTools({ children }: CodeElement, lists: Map<CodeNode, CodeNode>): void {
  const tools = children.flatMap((child) => (readButtonState(child) === null ? [] : [child]));
  const marked =
    tools.length < 2
      ? null
      : markItems(
          tools.map((tool) => plainElement('li', [tool])),
          ['button'],
        );
  tools.forEach((tool, index) => {
    const [own] = marked?.[index]?.children ?? [];
    if (own !== undefined) lists.set(tool, own);
  });
}

function hasWords(item: CodeElement): boolean {
  return nodesIn(item).some((node) => node.kind === 'text');
}

/** Whether an item only stands for the pages that a pagination leaves out. */
function isGap(item: CodeElement): boolean {
  return nodesIn(item).every((node) =>
    node.kind === 'text' ? isEllipsis(node.text) : node.kind === 'element' && node.tag !== 'a',
  );
}

function replaceNodes(root: CodeNode, replaced: ReadonlyMap<CodeNode, CodeNode>): CodeNode {
  const known = replaced.get(root);
  if (known !== undefined) return known;
  return root.kind === 'element'
    ? { ...root, children: root.children.map((child) => replaceNodes(child, replaced)) }
    : root;
}

/**
 * Returns the items with the current one marked; `null` where none is the only one that differs in its paint.
 * @param tags Of the elements that may be entries.
 */
function markItems(items: readonly CodeElement[], tags: readonly string[]): readonly CodeElement[] | null {
  const counts = items.map(({ children: [entry] }) => (entry === undefined ? 0 : childrenOf(entry).length));
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  // One of them may have a badge behind its words.
  if (most > least && (least === 0 || most > least + 1)) return null;
  const parts = items.map((item) => partsOfEntry(item, tags, least));
  const [first] = parts;
  if (first === undefined || first === null) return null;
  const drawn = parts.flatMap((part) => (part?.shape === first.shape ? [part.nodes] : []));
  if (drawn.length < items.length) return null;
  const styles = withEvenBorders(drawn).map((own, index) =>
    least === 1 && most > least && counts[index] === least
      ? withGapOf(own, drawn[counts.indexOf(most)])
      : own,
  );
  const looks = styles.map((own) => JSON.stringify(own.map((style) => style.filter(isPaint))));
  const isClosed = items.map(isDisabled);
  const open = [...items.keys()].filter((index) => isClosed[index] === false);
  const pressed = items.map(readPressed);
  const isChoice = pressed.every((state) => state !== null);
  const count = new Set(open.map((index) => looks[index])).size;
  if (count < 2 || (count > 2 && !isChoice)) return null;
  const isOdd = isChoice
    ? pressed.map(Boolean)
    : items.length < minEntries
      ? styles.map((own) => first.isButton && own.some(isFilled))
      : looks.map((look) => looks.filter((other) => other === look).length === 1);
  const odd = open.find((index) => isOdd[index] === true) ?? -1;
  const usual = commonestOf(
    open.filter((index) => isOdd[index] === false),
    looks,
  );
  const common = styles[usual];
  if (odd < 0 || common === undefined || (!isChoice && odd !== isOdd.lastIndexOf(true))) return null;
  // Each look is that of one state, but for letters in a colour of their own, such as those of a Sunday.
  const isOfState = (index: number): boolean =>
    looks[index] === looks[isOdd[index] ? odd : usual] ||
    (isOdd[index] === false &&
      (styles[index] ?? []).every((style, at) => hasPaintOf(style, common[at] ?? [])));
  if (!open.every(isOfState)) return null;
  const closed = isClosed.indexOf(true);
  if (closed >= 0 && isClosed.some((is, index) => is && looks[index] !== looks[closed])) return null;
  const changesIn = (index: number, state: 'current' | 'disabled') =>
    common.map((style, at) => changesOf(style, styles[index]?.[at] ?? style, state));
  const changes = changesIn(odd, 'current');
  const ofClosed = closed < 0 ? [] : changesIn(closed, 'disabled');
  if ([...changes, ...ofClosed].some((change) => change === null)) return null;
  // The last of several links in a colour of its own is an offer, such as a sale.
  const isLastLink = odd === items.length - 1 && !first.isButton;
  if (isLastLink && items.length > minEntries && changes.every(isOnlyColour)) return null;
  return items.map((item, index) => {
    const isUsual = isOdd[index] !== true && isClosed[index] !== true;
    const rewritten = (drawn[index] ?? []).map((node, at): [CodeNode, Style] => {
      const own = styles[index]?.[at] ?? [];
      const even = isUsual ? own : withPaintOf(own, common[at] ?? []);
      return [node, [...even, ...(changes[at] ?? []), ...(ofClosed[at] ?? [])]];
    });
    return rewriteItem(item, new Map(rewritten), isOdd[index] === true);
  });
}

/** Returns the first of the indices with the look that most of them have; -1 of none. */
function commonestOf(indices: readonly number[], looks: readonly string[]): number {
  const alike = [...groupBy(indices, (index) => looks[index] ?? '').values()];
  return alike.toSorted((one, other) => other.length - one.length)[0]?.[0] ?? -1;
}

/** Whether two styles have one paint, but for the colour of letters. */
function hasPaintOf(style: Style, other: Style): boolean {
  const [own, others] = [style, other].map((one) =>
    JSON.stringify(one.filter((declaration) => isPaint(declaration) && declaration.property !== 'color')),
  );
  return own === others;
}

/** Whether an entry cannot be chosen. */
function isDisabled({ children: [entry] }: CodeElement): boolean {
  return entry?.kind === 'element' && entry.attributes.some(({ name }) => name === 'disabled');
}

/** Whether the button of an item is drawn as pressed, where that is known. */
function readPressed(item: CodeElement): boolean | null {
  const [entry] = item.children;
  return entry === undefined ? null : readButtonState(entry);
}

function readButtonState(node: CodeNode): boolean | null {
  if (node.kind !== 'element' || node.tag !== 'button') return null;
  const value = node.attributes.find(({ name }) => name === 'aria-pressed')?.value;
  return value?.kind === 'text' ? value.text === 'true' : null;
}

function isFilled(style: Style): boolean {
  return style.some((one) => one.property === 'background-color' && isUnconditional(one));
}

/** Returns the styles of the parts of all entries with the same borders, so that only their colours differ. */
function withEvenBorders(rows: readonly (readonly StyledNode[])[]): readonly (readonly Style[])[] {
  const columns = rows[0]?.map((_, at) => evenBorders(rows.map((nodes) => nodes[at]?.style ?? []))) ?? [];
  return rows.map((nodes, row) => nodes.map((node, at) => columns[at]?.[row] ?? node.style));
}

interface EntryParts {
  /** The link or button, and what is in it. */
  readonly nodes: readonly StyledNode[];
  readonly shape: string;
  readonly isButton: boolean;
}

/** Returns the styles of an entry with one part, which a gap does not move, with the gap of one that has several. */
function withGapOf(own: readonly Style[], other: readonly StyledNode[] = []): readonly Style[] {
  const gap = other[0]?.style.find((one) => one.property === 'gap' && isUnconditional(one));
  const index = other[0]?.style.indexOf(gap ?? { property: '', value: '' }) ?? -1;
  if (gap === undefined) return own;
  return own.map((style, at) =>
    at === 0 && unconditionalValueOf({ style }, 'gap') === undefined
      ? [...style.slice(0, index), gap, ...style.slice(index)]
      : style,
  );
}

/**
 * Returns the parts of the only link or button of an item; `null` where there is more in it.
 * @param count Of the children of the link or button that count.
 */
function partsOfEntry(item: CodeElement, tags: readonly string[], count: number): EntryParts | null {
  const [entry, more] = item.children;
  if (entry?.kind !== 'element' || !tags.includes(entry.tag)) return null;
  if (more !== undefined || entry.reacts === true) return null;
  const nodes: StyledNode[] = [];
  const describe = (node: CodeNode): string => {
    if (isStyled(node)) nodes.push(node);
    const tag = node.kind === 'element' ? node.tag : node.kind === 'use' ? node.component : node.kind;
    const children = node === entry ? childrenOf(node).slice(0, count) : childrenOf(node);
    return `${tag}(${children.map(describe).join()})`;
  };
  const shape = describe(entry);
  const isPlain = nodes.every(({ variants }) => variants.length === 0);
  return isPlain ? { nodes, shape, isButton: entry.tag === 'button' } : null;
}

/** What a property is where only the current entry, or only the others, declare it. */
const initialValues: Readonly<Record<string, string>> = {
  color: 'inherit',
  'background-color': 'transparent',
  'font-weight': 'inherit',
  'text-decoration': 'none',
  'text-decoration-line': 'none',
  'box-shadow': 'none',
  outline: 'none',
  'border-radius': '0',
  'border-color': 'transparent',
  'border-top-color': 'transparent',
  'border-bottom-color': 'transparent',
  opacity: '1',
};

function isPaint(one: Declaration): boolean {
  return isUnconditional(one) && one.property in initialValues;
}

/** Returns what the current entry declares beside the others; `null` where it differs in more than paint. */
function changesOf(common: Style, odd: Style, state: 'current' | 'disabled'): Style | null {
  // An offset means nothing without an outline.
  const isOfOutline = ({ property }: Declaration) => property === 'outline-offset';
  // Their order says nothing, as none of them is part of another.
  const other = (style: Style) =>
    style
      .filter((one) => !isPaint(one) && !followsWords(one) && !isOfOutline(one))
      .map((one) => JSON.stringify(one))
      .toSorted();
  if (JSON.stringify(other(common)) !== JSON.stringify(other(odd))) return null;
  const valueIn = (style: Style, property: string) =>
    style.find((one) => one.property === property && isPaint(one))?.value;
  return Object.entries(initialValues).flatMap(([property, initial]): Style => {
    const [value, others] = [valueIn(odd, property), valueIn(common, property)];
    return value === others ? [] : [{ property, value: value ?? initial, state }];
  });
}

function isOnlyColour(changes: Style | null): boolean {
  return changes?.every(({ property }) => property === 'color') ?? false;
}

/** Whether a declaration depends on the length of the words. */
function followsWords({ property }: Declaration): boolean {
  return /^(white-space|(min-|max-)?width)$/.test(property);
}

/** Returns the style of the other entries, with what follows from the words of the current one. */
function withPaintOf(own: Style, common: Style): Style {
  if (JSON.stringify(common.filter(followsWords)) === JSON.stringify(own.filter(followsWords))) return common;
  const all = [...common.filter((one) => !followsWords(one)), ...own.filter(followsWords)];
  return [
    ...all.filter(({ below }) => below === undefined),
    ...all.filter(({ below }) => below !== undefined),
  ];
}

function rewriteItem(
  item: CodeElement,
  styles: ReadonlyMap<CodeNode, Style>,
  isCurrent: boolean,
): CodeElement {
  const rewrite = (node: CodeNode): CodeNode => {
    const style = styles.get(node);
    const styled = style === undefined || !isStyled(node) ? node : { ...node, style };
    if (styled.kind !== 'element') return styled;
    const children = styled.children.map(rewrite);
    if (styled.tag !== 'a' && styled.tag !== 'button') return { ...styled, children };
    const own = styled.attributes.filter(({ name }) => name !== 'aria-pressed');
    const attributes = [...own, ...stateOf(styled.tag, isCurrent)];
    return { ...styled, reacts: true, attributes, children };
  };
  return { ...item, children: item.children.map(rewrite) };
}

function stateOf(tag: string, isCurrent: boolean): readonly CodeAttribute[] {
  if (tag === 'button') return [textAttribute('aria-pressed', String(isCurrent))];
  return isCurrent ? [textAttribute('aria-current', 'page')] : [];
}

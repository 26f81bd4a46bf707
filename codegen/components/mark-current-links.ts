/**
 * Marks the link of the page itself in a navigation: the only entry that is painted in another way than all others. A
 * code tree comes in; in the output that link has `aria-current`, and all entries have one style with the difference as
 * a state of the current one. So they stay rows of one list.
 */
import { isUnconditional } from '../css/style-queries.ts';
import type { Declaration, Style } from '../layout/layout-tree.ts';
import {
  childrenOf,
  type CodeElement,
  type CodeNode,
  isStyled,
  type StyledNode,
  textAttribute,
} from './code-component.ts';

/** Marks the current links in all navigations of a component. */
export function markCurrentLinks(root: CodeNode): CodeNode {
  const lists = new Map<CodeNode, CodeNode>();
  findLists(root, false, lists);
  return lists.size === 0 ? root : replaceNodes(root, lists);
}

/** Entries from which the one that differs is known. */
const minEntries = 3;

function findLists(node: CodeNode, isInNav: boolean, lists: Map<CodeNode, CodeNode>): void {
  if (node.kind !== 'element') return;
  if (isInNav && /^(ul|ol)$/.test(node.tag)) {
    const items = node.children.flatMap((child) =>
      child.kind === 'element' && child.tag === 'li' ? [child] : [],
    );
    const marked = items.length === node.children.length ? markItems(items) : null;
    if (marked !== null) lists.set(node, { ...node, children: marked });
    return;
  }
  for (const child of node.children) findLists(child, isInNav || node.tag === 'nav', lists);
}

function replaceNodes(root: CodeNode, replaced: ReadonlyMap<CodeNode, CodeNode>): CodeNode {
  const known = replaced.get(root);
  if (known !== undefined) return known;
  return root.kind === 'element'
    ? { ...root, children: root.children.map((child) => replaceNodes(child, replaced)) }
    : root;
}

/** Returns the items with the current one marked; `null` where none is the only one that differs in its paint. */
function markItems(items: readonly CodeElement[]): readonly CodeElement[] | null {
  if (items.length < minEntries) return null;
  const parts = items.map(partsOfLink);
  const [first] = parts;
  if (first === undefined || first === null) return null;
  const rows = parts.flatMap((part) => (part?.shape === first.shape ? [part.nodes] : []));
  if (rows.length < items.length) return null;
  const looks = rows.map((nodes) => JSON.stringify(nodes.map(({ style }) => style.filter(isPaint))));
  const isOdd = looks.map((look) => looks.filter((other) => other === look).length === 1);
  const odd = isOdd.indexOf(true);
  const common = rows[odd === 0 ? 1 : 0];
  if (odd !== isOdd.lastIndexOf(true) || odd < 0 || new Set(looks).size !== 2 || common === undefined)
    return null;
  const changes = common.map((node, at) => changesOf(node, rows[odd]?.[at] ?? node));
  if (changes.some((change) => change === null)) return null;
  // The last of several entries in a colour of its own is an offer, such as a sale.
  const isOffer = odd === items.length - 1 && items.length > minEntries && changes.every(isOnlyColour);
  if (isOffer) return null;
  return items.map((item, index) => rewriteItem(item, rows[index] ?? [], common, changes, index === odd));
}

interface LinkParts {
  /** The link and what is in it. */
  readonly nodes: readonly StyledNode[];
  readonly shape: string;
}

/** Returns the parts of the only link of an item; `null` where there is more in it. */
function partsOfLink(item: CodeElement): LinkParts | null {
  const [link, more] = item.children;
  if (link?.kind !== 'element' || link.tag !== 'a' || more !== undefined || link.reacts === true) return null;
  const nodes: StyledNode[] = [];
  const describe = (node: CodeNode): string => {
    if (isStyled(node)) nodes.push(node);
    const tag = node.kind === 'element' ? node.tag : node.kind === 'use' ? node.component : node.kind;
    return `${tag}(${childrenOf(node).map(describe).join()})`;
  };
  const shape = describe(link);
  const isPlain = nodes.every(({ variants }) => variants.length === 0);
  return isPlain ? { nodes, shape } : null;
}

/** What a property is where only the current entry, or only the others, declare it. */
const initialValues: Readonly<Record<string, string>> = {
  color: 'inherit',
  'background-color': 'transparent',
  'font-weight': 'inherit',
  'text-decoration': 'none',
  'text-decoration-line': 'none',
  'box-shadow': 'none',
  'border-radius': '0',
  opacity: '1',
};

function isPaint(one: Declaration): boolean {
  return isUnconditional(one) && one.property in initialValues;
}

/** Returns what the current entry declares beside the others; `null` where it differs in more than paint. */
function changesOf(common: StyledNode, odd: StyledNode): Style | null {
  const other = (style: Style) => style.filter((one) => !isPaint(one) && !followsWords(one));
  if (JSON.stringify(other(common.style)) !== JSON.stringify(other(odd.style))) return null;
  const valueIn = (style: Style, property: string) =>
    style.find((one) => one.property === property && isPaint(one))?.value;
  return Object.entries(initialValues).flatMap(([property, initial]): Style => {
    const [own, others] = [valueIn(odd.style, property), valueIn(common.style, property)];
    return own === others ? [] : [{ property, value: own ?? initial, state: 'current' }];
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
  own: readonly StyledNode[],
  common: readonly StyledNode[],
  changes: readonly (Style | null)[],
  isCurrent: boolean,
): CodeElement {
  const styles = new Map<CodeNode, Style>(
    own.map((node, at) => [
      node,
      [
        ...(isCurrent ? withPaintOf(node.style, common[at]?.style ?? []) : node.style),
        ...(changes[at] ?? []),
      ],
    ]),
  );
  const rewrite = (node: CodeNode): CodeNode => {
    const style = styles.get(node);
    const styled = style === undefined || !isStyled(node) ? node : { ...node, style };
    if (styled.kind !== 'element') return styled;
    const children = styled.children.map(rewrite);
    if (styled.tag !== 'a') return { ...styled, children };
    const current = isCurrent ? [textAttribute('aria-current', 'page')] : [];
    return { ...styled, reacts: true, attributes: [...styled.attributes, ...current], children };
  };
  return { ...item, children: item.children.map(rewrite) };
}

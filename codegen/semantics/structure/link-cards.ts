/**
 * Links what leads to a page of its own: the titles of cards with a picture, which are products or articles, the
 * headlines of a ranking on a page with such articles, and tiles of a picture and a few words below a title with a link
 * to all of them. Tiles of an icon and an action are buttons. A layout comes in after its links are marked; the same layout goes out with the further ones.
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import { endsWithMark } from '#design/punctuation';
import { mapLayoutNode, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isPainted } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import { classifyText } from '../../naming/classify-text.ts';
import { toFragment } from '../../naming/fragments.ts';
import {
  couldBeHeading,
  findMostProminent,
  fontSizeOf,
  hasButtonName,
  nameWordsOf,
} from '../element-rules.ts';
import { asLink } from './link-lists.ts';
import { componentOf, isFree, withEqualHeights, wrapInBox } from './nested-boxes.ts';

/** Links the cards of all pages. */
export function linkCards(layout: LayoutTree, lexicon: Lexicon): LayoutTree {
  const pages = layout.pages.map((page) => {
    if (page.root.kind !== 'box') return page;
    const cards = findCards(page.root, false);
    const articles = findAlike(cards.filter(isArticle));
    const found = [
      ...findAlike(cards.filter(({ isProduct }) => isProduct)),
      ...findAlike(cards.filter(({ isListed }) => isListed)),
      ...articles,
      ...(articles.length === 0 ? [] : [...cards.filter(isLeadStory)]),
    ];
    const titles = new Set<LayoutNode>(found.map(({ title }) => title));
    if (articles.length > 0) for (const text of findRankedTitles(page.root)) titles.add(text);
    const tiled = new Set<LayoutNode>(findTiled(page.root, false));
    const acting = new Set<LayoutNode>(findActionRows(page.root, lexicon));
    if (titles.size + tiled.size + acting.size === 0) return page;
    const root = mapLayoutNode(page.root, (node, drawn) => {
      if (titles.has(drawn)) return linkTitle(node);
      if (node.kind !== 'box') return node;
      if (acting.has(drawn)) return listTiles(node, (tile) => ({ ...tile, inferredKind: 'button' }));
      return tiled.has(drawn) ? listTiles(node, asLink) : node;
    });
    return { ...page, root };
  });
  return { ...layout, pages };
}

/** Cards of one kind from which they are entries of the page. */
const minCards = 3;
/** Texts of a card at most; where a component says that it is one, there may be more. */
const maxCardTexts = { drawn: 7, instance: 20 };

/** A box with a picture and a title. */
interface Card {
  readonly box: LayoutBox;
  readonly title: LayoutText;
  readonly texts: readonly LayoutText[];
  /** It has a price behind its title. */
  readonly isProduct: boolean;
  /** A link to all of its kind is beside the title above it. */
  readonly isListed: boolean;
}

/** Returns the innermost boxes that are cards. */
function findCards(box: LayoutBox, isListed: boolean): readonly Card[] {
  const shown = visibleChildren(box);
  const isList = isListed || shown.some(leadsToAll);
  const inside = shown.flatMap((child) =>
    child.kind === 'box' && !isControl(child) && !isRegion(child) ? findCards(child, isList) : [],
  );
  if (inside.length > 0) return inside;
  const card = readCard(box, isListed);
  return card === null ? [] : [card];
}

function readCard(box: LayoutBox, isListed: boolean): Card | null {
  const texts = textsIn(box);
  const isInstance = box.instance !== null;
  const max = isInstance ? maxCardTexts.instance : maxCardTexts.drawn;
  if (texts.length < 2 || texts.length > max || !hasPicture(box)) return null;
  if (!isInstance && hasWordControl(box)) return null;
  const price = texts.findIndex((text) => classifyText(text) === 'price');
  const titles = texts.filter((text) => isTitle(text, box));
  const before = price < 0 ? titles : titles.filter((text) => texts.indexOf(text) < price);
  const title = findMostProminent(before);
  if (title === undefined || isLinked(title)) return null;
  // A picture with two lines is a person as often as an entry.
  const leads = isListed && texts.length >= minListedTexts && !hasWordControl(box);
  return { box, title, texts, isProduct: price >= 0, isListed: leads };
}

/** Texts of a card from which it is one of those that a link beside the title leads to. */
const minListedTexts = 3;

function isTitle(text: LayoutText, card: LayoutBox): boolean {
  return couldBeHeading(text) && !isBadge(text, card) && /\p{L}{3}|\p{Lo}{2}/u.test(textOfLayer(text));
}

function isLinked(text: LayoutText): boolean {
  const isInRun = text.blocks.some(({ runs }) => runs.some(({ link }) => link !== null));
  return text.link !== null || text.inferredKind !== undefined || text.decided !== undefined || isInRun;
}

/** Returns the cards of which a page has several of one size with a title of one size. */
function findAlike(cards: readonly Card[]): readonly Card[] {
  const keyOf = ({ box, title }: Card): string =>
    `${componentOf(box) ?? Math.round(box.drawn.width / sizeDrift)} ${fontSizeOf(title)}`;
  const counts = new Map<string, number>();
  for (const card of cards) counts.set(keyOf(card), (counts.get(keyOf(card)) ?? 0) + 1);
  return cards.filter((card) => (counts.get(keyOf(card)) ?? 0) >= minCards);
}

/** px by which the sizes of cards and tiles in a row differ. */
const sizeDrift = 8;

/** Words of a headline, and letters where words have no spaces between them. */
const headline = { words: 4, letters: 12, maxLetters: 120 };
/** Letters of what is written beside a headline: a category, an author, a time. */
const maxMeta = 28;

/** Whether a card has a headline, and shorter texts around it, such as its category and its time. */
function isArticle({ title, texts, isProduct }: Card): boolean {
  return !isProduct && isHeadline(title) && texts.some((text) => isMeta(text, title));
}

function isHeadline(text: LayoutText): boolean {
  const words = textOfLayer(text).trim();
  if (words.length > headline.maxLetters || endsWithMark(words, 'stop', 'exclamation', 'break')) return false;
  const count = words.split(/\s+/u).length;
  return (
    count >= headline.words || (count < 3 && /\p{Lo}{4}/u.test(words) && words.length >= headline.letters)
  );
}

function isMeta(text: LayoutText, title: LayoutText): boolean {
  return (
    text !== title &&
    textOfLayer(text).trim().length <= maxMeta &&
    fontSizeOf(text) < fontSizeOf(title) &&
    /[\p{L}\p{N}]/u.test(textOfLayer(text))
  );
}

/** Whether a card is the article that a page begins with: its category is above its headline, and more is below. */
function isLeadStory(card: Card): boolean {
  const { title, texts } = card;
  const at = texts.indexOf(title);
  const isBeside = (text: LayoutText) => isMeta(text, title);
  return isArticle(card) && texts.slice(0, at).some(isBeside) && texts.slice(at + 1).some(isBeside);
}

/** Returns the headlines of columns of numbered rows. */
function findRankedTitles(node: LayoutNode): readonly LayoutText[] {
  if (node.kind !== 'box' || isControl(node)) return [];
  const shown = visibleChildren(node);
  const rows = shown.flatMap((row) => {
    const [number, title, more] = textsIn(row);
    const isRow = row.kind === 'box' && number !== undefined && title !== undefined && more === undefined;
    return isRow && isHeadline(title) && !isLinked(title) ? [{ number, title }] : [];
  });
  const isRanking =
    rows.length >= minCards &&
    rows.every(({ number }, index) => Number(textOfLayer(number).trim()) === index + 1);
  return isRanking ? rows.map(({ title }) => title) : shown.flatMap(findRankedTitles);
}

/** Returns the boxes of tiles, each a picture and one or two texts, that are below a title with a link to all of them. */
function findTiled(box: LayoutBox, isListed: boolean): readonly LayoutBox[] {
  const shown = visibleChildren(box);
  const isList = isListed || shown.some(leadsToAll);
  if (isList && shown.length >= minCards && isFree(box) && areTiles(shown)) return [box];
  return shown.flatMap((child) =>
    child.kind === 'box' && !isControl(child) && !isRegion(child) ? findTiled(child, isList) : [],
  );
}

function areTiles(nodes: readonly LayoutNode[]): boolean {
  const [first] = nodes;
  return nodes.every(
    (node) =>
      node.kind === 'box' &&
      isTile(node) &&
      first !== undefined &&
      textsIn(node).length === textsIn(first).length &&
      Math.abs(node.drawn.height - first.drawn.height) <= sizeDrift,
  );
}

/**
 * Returns the rows of tiles that are actions: an icon in a painted frame above a short label, of which most name what happens,
 * such as `Send` and `Scan`. Those of a navigation lead to pages.
 */
function findActionRows(box: LayoutBox, lexicon: Lexicon): readonly LayoutBox[] {
  const shown = visibleChildren(box);
  const tiles = shown.filter((child): child is LayoutBox => child.kind === 'box' && isActionTile(child));
  const actions = tiles.filter((tile) => textsIn(tile).some((text) => lexicon.isAction(textOfLayer(text))));
  const areActions =
    /^(row|grid)$/.test(flowOf(box)) &&
    tiles.length >= minCards &&
    tiles.length === shown.length &&
    actions.length * 2 > tiles.length;
  if (areActions && isFree(box)) return [box];
  return shown.flatMap((child) =>
    child.kind === 'box' && !isControl(child) && !isRegion(child) ? findActionRows(child, lexicon) : [],
  );
}

/** px of the frame around the icon of an action. */
const actionFrame = { min: 32, max: 80 };

function isActionTile(box: LayoutBox): boolean {
  const [frame, label, more] = visibleChildren(box);
  if (frame?.kind !== 'box' || label === undefined || more !== undefined || flowOf(box) !== 'column')
    return false;
  const { width, height } = frame.drawn;
  const [text, further] = textsIn(box);
  return (
    isPainted(frame) &&
    !isPainted(box) &&
    Math.abs(width - height) <= 2 &&
    width >= actionFrame.min &&
    width <= actionFrame.max &&
    textsIn(frame).length === 0 &&
    text !== undefined &&
    further === undefined &&
    textOfLayer(text).trim().length <= maxTileText &&
    !hasControl(box)
  );
}

/** Makes a list of tiles, each changed. */
function listTiles(box: LayoutBox, change: (tile: LayoutNode) => LayoutNode): LayoutBox {
  const tiles = box.children.filter(({ visible }) => visible);
  const items = withEqualHeights(
    tiles.map((tile) => wrapInBox(change(tile), box, { name: 'item', kind: 'item' })),
  );
  const itemOf = new Map(tiles.map((tile, at) => [tile, items[at]]));
  const children = box.children.map((child) => itemOf.get(child) ?? child);
  return { ...box, inferredKind: 'list', children };
}

/** Letters of the words in a tile. */
const maxTileText = 28;

function isTile(box: LayoutBox): boolean {
  const texts = textsIn(box);
  const isShort = texts.every((text) => textOfLayer(text).trim().length <= maxTileText && !isLinked(text));
  return texts.length > 0 && texts.length <= 2 && isShort && hasPicture(box) && !hasControl(box);
}

/** Whether a box is a row of a title and a link at its end. */
function leadsToAll(node: LayoutNode): boolean {
  if (node.kind !== 'box' || flowOf(node) !== 'row' || textsIn(node).length > maxTitleRow) return false;
  const [title, ...others] = visibleChildren(node);
  const texts = title === undefined ? [] : textsIn(title);
  return (
    texts.some((text) => couldBeHeading(text)) &&
    texts.every((text) => !isLinked(text)) &&
    others.some((other) => other.inferredKind === 'link' || other.link !== null)
  );
}

/** Texts in the row of a title at most: the title, its subtitle and the link. */
const maxTitleRow = 3;

function isRegion({ inferredKind, decided }: LayoutNode): boolean {
  return /^(header|nav|footer|form|table|dialog)$/.test(decided?.kind ?? inferredKind ?? '');
}

function hasPicture(node: LayoutNode): boolean {
  return (
    node.kind === 'image' ||
    node.style.some(({ value }) => value.includes('url(')) ||
    visibleChildren(node).some(hasPicture)
  );
}

function isControl(box: LayoutBox): boolean {
  const kind = box.decided?.kind ?? box.inferredKind;
  if (box.link !== null || kind === 'link' || kind === 'button' || kind === 'option') return true;
  return kind === undefined && hasButtonName(nameWordsOf(box));
}

function hasControl(node: LayoutNode): boolean {
  return (
    (node.kind === 'box' && (isControl(node) || node.reacts === true || isRegion(node))) ||
    visibleChildren(node).some(hasControl)
  );
}

/** Whether a box has a control with words; bare ones, such as `Remove`, lead nowhere else. */
function hasWordControl(node: LayoutNode): boolean {
  if (node.kind === 'box' && isControl(node) && textsIn(node).length > 0)
    return node.inferredKind !== 'button' || isPainted(node);
  return visibleChildren(node).some(hasWordControl);
}

/** Whether a text is alone in a small painted box. */
function isBadge(text: LayoutText, around: LayoutBox): boolean {
  const inside = visibleChildren(around).find(
    (child) => child.kind === 'box' && textsIn(child).includes(text),
  );
  if (inside?.kind !== 'box') return false;
  return (isPainted(inside) && textsIn(inside).length === 1) || isBadge(text, inside);
}

/** Links the words of a title, which remains a heading. */
function linkTitle(node: LayoutNode): LayoutNode {
  if (node.kind !== 'text') return node;
  const fragment = toFragment(textOfLayer(node));
  if (fragment === null) return node;
  const link = { kind: 'url', target: `#${fragment}` } as const;
  const blocks = node.blocks.map((block) => ({
    ...block,
    runs: block.runs.map((run) => ({ ...run, link })),
  }));
  return { ...node, blocks };
}

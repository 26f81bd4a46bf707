/**
 * Gathers the layers of each card that a hand placed into a group. Real files group some cards of a grid, group others in
 * part, and leave the layers of others loose; laid out as drawn, equal cards would be different boxes. Pictures or panels
 * of one size beside and below each other are what cards are built around: the layers on each of them, and below it as
 * far as words are at the same places in most cards, are one card.
 */
import type { BoxNode, DesignNode, Rectangle, TextNode } from '#design/tree';
import { isNear } from '../axis.ts';
import { emptyBox } from '../empty-box.ts';
import { driftTolerance } from '../tolerances.ts';
import { isSameBox, unionOf } from '../visual-bounds.ts';
import { isPlain } from '../inference/dissolve-groups.ts';
import { alignParts, idsOf, offsetBy } from './align-parts.ts';
import { isPlaced } from './even-repeats.ts';

/** px of the smallest picture or panel of a card. */
const minPanel = { width: 120, height: 80 };
/** Cards of the smallest grid, and the siblings and cards with which nothing is gathered. */
const limits = { minCards: 3, maxCards: 60, maxLayers: 1500 };
/** The share of the cards that have words at one place. */
const minShare = 0.6;
/** px by which layers of two cards may be apart that were meant to be at one place: each is off by the tolerance. */
const reach = 2 * driftTolerance;

/** Returns the node in which the layers of each card are a group of their own. */
export function gatherCards<Node extends DesignNode>(node: Node): Node {
  if (node.kind !== 'box') return node;
  const children = node.children.map((child) => gatherCards<DesignNode>(child));
  const isSame = children.every((child, index) => child === node.children[index]);
  const inside: BoxNode = isSame ? node : { ...node, children };
  return gatherIn(inside) as BoxNode & Node;
}

/** A layer in the px of the owner of all cards. */
interface Layer {
  readonly node: DesignNode;
  readonly box: Rectangle;
  /** The child of the owner that it is, or that it is in. */
  readonly holder: DesignNode;
}

/** The panel of a card, and the layers that may belong to the card, in the order in which they are painted. */
interface Card {
  readonly panel: Layer;
  readonly layers: readonly Layer[];
}

function gatherIn(owner: BoxNode): BoxNode {
  const isOwner = owner.role === 'frame' || owner.role === 'group' || owner.role === 'component';
  if (!isOwner || owner.layout !== null || owner.children.length > limits.maxLayers) return owner;
  let gathered = owner;
  for (const family of findFamilies(owner)) gathered = gatherFamily(gathered, family);
  return gathered;
}

/** The panels of each size that are beside and below each other; those of the largest area first. */
function findFamilies({ children }: BoxNode): readonly (readonly string[])[] {
  const panels = children.flatMap((child) => panelsOf(child));
  const families: Layer[][] = [];
  for (const panel of panels) {
    const family = families.find(([first]) => first !== undefined && haveOneSize(first.box, panel.box));
    if (family === undefined) families.push([panel]);
    else family.push(panel);
  }
  return families
    .map(inGrid)
    .filter(({ length }) => length >= limits.minCards && length <= limits.maxCards)
    .sort((one, other) => areaOf(other) - areaOf(one))
    .map((family) => family.map(({ node }) => node.id));
}

/** The panels that are in one row with others, or below or above such a panel. */
function inGrid(family: readonly Layer[]): readonly Layer[] {
  const inRows = family.filter((one) => family.some((other) => isBeside(one.box, other.box)));
  return family.filter((one) => inRows.some((other) => isNear(one.box.x, other.box.x, reach)));
}

/** The panels that a child of the owner is, or that are in it, where it only collects layers. */
function panelsOf(holder: DesignNode): readonly Layer[] {
  return layersOf(holder).filter(({ node }) => isPanel(node));
}

/** A child of the owner as one layer, or the layers in it where it only collects them. */
function layersOf(holder: DesignNode): readonly Layer[] {
  if (!isPlaced(holder)) return [];
  if (!isPlain(holder)) return [{ node: holder, box: holder.box, holder }];
  const { x, y } = holder.box;
  return holder.children.filter(isPlaced).map((node) => ({ node, box: offsetBy(node.box, x, y), holder }));
}

function isPanel(node: DesignNode): boolean {
  const { width, height } = node.box;
  return (
    node.kind === 'box' &&
    node.role === 'rectangle' &&
    node.fills.length > 0 &&
    width >= minPanel.width &&
    height >= minPanel.height
  );
}

function haveOneSize(one: Rectangle, other: Rectangle): boolean {
  return isNear(one.width, other.width, driftTolerance) && isNear(one.height, other.height, driftTolerance);
}

/** Whether two boxes of one size are in one row without touching each other. */
function isBeside(one: Rectangle, other: Rectangle): boolean {
  return isNear(one.y, other.y, reach) && Math.abs(one.x - other.x) > one.width;
}

function areaOf([first]: readonly Layer[]): number {
  return first === undefined ? 0 : first.box.width * first.box.height;
}

function gatherFamily(owner: BoxNode, ids: readonly string[]): BoxNode {
  const layers = owner.children.flatMap(layersOf);
  const family = new Set(ids);
  const panels = layers.filter(({ node }) => family.has(node.id));
  const around = panels.map((panel) => ({ panel, layers: layersAround(panel, panels, layers) }));
  const bottom = findBottom(around);
  if (bottom === null) return owner;
  const cards: CardGroup[] = [];
  const holders = new Set<DesignNode>();
  for (const card of around) {
    const group = toGroup(card, bottom, owner);
    // A layer of two cards is part of neither.
    if (group === null || group.holders.some((holder) => holders.has(holder))) continue;
    cards.push(group);
    for (const holder of group.holders) holders.add(holder);
  }
  const nodes = alignParts(cards.map(({ node }) => node));
  const gathered = new Map(
    cards.flatMap((card, index) => card.holders.map((holder) => [holder, nodes[index] ?? card.node])),
  );
  const children = [...new Set(owner.children.map((child) => gathered.get(child) ?? child))];
  return children.every((child, index) => child === owner.children[index]) ? owner : { ...owner, children };
}

/** The layers between the sides of a panel, from its top to the next panel below. */
function layersAround(panel: Layer, panels: readonly Layer[], layers: readonly Layer[]): readonly Layer[] {
  const { x, y, width, height } = panel.box;
  const below = panels.filter(({ box }) => box.y >= y + height && box.x < x + width && box.x + box.width > x);
  const end = Math.min(Infinity, ...below.map(({ box }) => box.y));
  return layers.filter(
    ({ box }) =>
      box.x >= x - driftTolerance &&
      box.x + box.width <= x + width + driftTolerance &&
      box.y >= y - driftTolerance &&
      box.y + box.height <= end,
  );
}

/** px from the top of a panel to where the words end that most cards have; `null` where most have none. */
function findBottom(cards: readonly Card[]): number | null {
  const needed = Math.max(limits.minCards, minShare * cards.length);
  const shared = cards.flatMap((card) =>
    card.layers.filter(
      (layer) =>
        layer.node.kind === 'text' &&
        cards.filter((other) => hasWordsAt(other, card, layer)).length >= needed,
    ),
  );
  if (shared.length < limits.minCards) return null;
  const tops = new Map(cards.flatMap(({ panel, layers }) => layers.map((layer) => [layer, panel.box.y])));
  const panelHeight = Math.max(...cards.map(({ panel }) => panel.box.height));
  return Math.max(panelHeight, ...shared.map((layer) => endOf(layer) - (tops.get(layer) ?? 0)));
}

function endOf({ box }: Layer): number {
  return box.y + box.height;
}

/** Whether a card has words where another has some: at one height, of one size, at the start, the middle or the end. */
function hasWordsAt(card: Card, other: Card, { node, box }: Layer): boolean {
  if (node.kind !== 'text') return false;
  const at = (layer: Rectangle, panel: Rectangle, share: number): number =>
    layer.x + share * layer.width - panel.x;
  return card.layers.some(
    (layer) =>
      layer.node.kind === 'text' &&
      isNear(layer.box.y - card.panel.box.y, box.y - other.panel.box.y, reach) &&
      isNear(sizeOf(layer.node), sizeOf(node), 0.5) &&
      [0, 0.5, 1].some((share) =>
        isNear(at(layer.box, card.panel.box, share), at(box, other.panel.box, share), reach),
      ),
  );
}

function sizeOf({ runs }: TextNode): number {
  return runs[0]?.style.size ?? 0;
}

interface CardGroup {
  readonly node: BoxNode;
  /** The children of the owner that it replaces, or that it is. */
  readonly holders: readonly DesignNode[];
}

/** The group of a card; `null` where it has no words, or shares a group with other layers. */
function toGroup({ panel, layers }: Card, bottom: number, owner: BoxNode): CardGroup | null {
  const members = layers.filter((layer) => endOf(layer) <= panel.box.y + bottom + reach);
  const own = new Set(members.map(({ node }) => node));
  const holders = [...new Set(members.map(({ holder }) => holder))];
  const groups = holders.filter((holder) => !own.has(holder));
  const isWhole = groups.every((group) => layersOf(group).every(({ node }) => own.has(node)));
  if (!isWhole || !members.some(({ node }) => node.kind === 'text')) return null;
  const [first, ...others] = groups;
  if (holders.length === 1) return first?.kind === 'box' ? { node: first, holders } : null;
  const box = members.map((layer) => layer.box).reduce(unionOf);
  if (first === undefined && panel.node.kind === 'box' && isSameBox(panel.box, box))
    return { holders, node: onPanel(panel.node, members) };
  const absoluteBox = { ...box, x: owner.absoluteBox.x + box.x, y: owner.absoluteBox.y + box.y };
  const group = emptyBox({
    id: first?.id ?? `${panel.node.id}/card`,
    name: first?.name ?? 'Group',
    visible: true,
    box,
    absoluteBox,
    placement: panel.node.placement,
  });
  const absorbed = [...(first?.absorbed ?? []), ...others.flatMap(idsOf)];
  return {
    holders,
    node: {
      ...group,
      role: 'group',
      children: members.map((layer) => layerIn(layer, box)),
      ...(absorbed.length === 0 ? {} : { absorbed }),
    },
  };
}

/** A panel with the other layers of its card on it. */
function onPanel(panel: BoxNode, members: readonly Layer[]): BoxNode {
  const others = members.filter(({ node }) => node !== panel);
  return { ...panel, role: 'frame', children: others.map((layer) => layerIn(layer, panel.box)) };
}

function layerIn({ node, box }: Layer, around: Rectangle): DesignNode {
  return { ...node, box: offsetBy(box, -around.x, -around.y) };
}

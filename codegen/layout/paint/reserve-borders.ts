/**
 * Gives boxes beside each other the same border where only some of them have one, such as the cards of a row one of which is
 * highlighted. CSS adds a border to the padding, so the padding of a box with a border is smaller; a component with one
 * padding would have boxes of several sizes, and a choice would change its size.
 */
import { expandSides, px, readPx, sidesShorthand } from '../../css/css-values.ts';
import { insertDeclaration } from '../../css/declaration-map.ts';
import type { LayoutBox, LayoutNode, Style } from '../layout-tree.ts';

/** What two boxes share that are the same box with another paint. */
const sharedProperties = ['display', 'flex-direction', 'gap', 'border-radius'] as const;

/** Returns the children of a box; those without the border of a box like them get a transparent one. */
export function reserveBorders(nodes: readonly LayoutNode[]): readonly LayoutNode[] {
  const references = new Map<string, number>();
  for (const node of nodes) {
    const weight = node.kind === 'box' ? borderWeightOf(node) : null;
    const key = weight === null ? null : keyOf(node, weight);
    if (key !== null && weight !== null && !references.has(key)) references.set(key, weight);
  }
  if (references.size === 0) return nodes;
  return nodes.map((node) => {
    const weight =
      node.kind === 'box' && canHaveBorder(node) ? references.get(keyOf(node, 0) ?? '') : undefined;
    return weight === undefined ? node : withBorder(node, weight);
  });
}

/** px of the border that a box has on all sides; `null` where it has none or several. */
function borderWeightOf({ style }: LayoutNode): number | null {
  const own = style.filter(({ property }) => property.startsWith('border') && property !== 'border-radius');
  const [border, more] = own;
  const weight = readPx(/^(\S+) solid /.exec(border?.property === 'border' ? border.value : '')?.[1]);
  return more === undefined && weight !== null && weight > 0 ? weight : null;
}

/** What a box is but for its paint; the padding is that which it would have without its border. */
function keyOf(node: LayoutNode, border: number): string | null {
  const paddings = expandSides(valueOf(node.style, 'padding') ?? '0').map(readPx);
  if (node.kind !== 'box' || paddings.some((padding) => padding === null)) return null;
  const sides = paddings.map((padding) => (padding ?? 0) + border);
  const shared = sharedProperties.map((property) => valueOf(node.style, property) ?? '');
  return [...sides, ...shared, ...node.children.map(({ kind }) => kind)].join('|');
}

function valueOf(style: Style, property: string): string | undefined {
  return style.find((one) => one.property === property && one.below === undefined)?.value;
}

/** Only a box that is seen has a border. It would repeat a picture below it, and move what is placed freely in the box. */
function canHaveBorder({ style, children }: LayoutBox): boolean {
  const isPlain = style.every(
    ({ property, below }) =>
      below === undefined &&
      (!/^(border|outline|background|mask|clip)/.test(property) ||
        property === 'border-radius' ||
        property === 'background-color'),
  );
  const shadow = valueOf(style, 'box-shadow');
  const isFree = children.some((child) => valueOf(child.style, 'position') === 'absolute');
  const isSeen = shadow !== undefined || valueOf(style, 'background-color') !== undefined;
  const hasKnownLine = shadow === undefined || !shadow.includes('inset') || insetOf(shadow) !== null;
  return isPlain && isSeen && !isFree && hasKnownLine;
}

/** The weight and the colour of a line that was drawn as an inset shadow, because its weight is a fraction. */
function insetOf(shadow: string): readonly [weight: number, colour: string] | null {
  const [, weight, colour] = /^inset 0 0 0 ([\d.]+px) ((?:[^(),]|\([^()]*\))+)$/.exec(shadow) ?? [];
  const length = readPx(weight);
  return length === null || colour === undefined ? null : [length, colour];
}

function withBorder(node: LayoutNode, weight: number): LayoutNode {
  const paddings = expandSides(valueOf(node.style, 'padding') ?? '0').map((padding) => readPx(padding) ?? 0);
  const [top = 0, right = 0, bottom = 0, left = 0] = paddings.map((padding) => padding - weight);
  const [line, colour] = insetOf(valueOf(node.style, 'box-shadow') ?? '') ?? [0, 'transparent'];
  if (Math.min(top, right, bottom, left) < 0 || (line > 0 && line < weight)) return node;
  const rest = Math.round((line - weight) * 100) / 100;
  const style = node.style.flatMap((one) => {
    if (one.property === 'padding')
      return [{ ...one, value: sidesShorthand([px(top), px(right), px(bottom), px(left)]) }];
    if (one.property !== 'box-shadow' || line === 0) return [one];
    return rest > 0 ? [{ ...one, value: `inset 0 0 0 ${px(rest)} ${colour}` }] : [];
  });
  return {
    ...node,
    style: insertDeclaration(style, { property: 'border', value: `${px(weight)} solid ${colour}` }),
  };
}

/**
 * Makes the boxes of a choice equal but for their paint: what was placed by hand differs by some px, which no person writes. Boxes
 * of one size have one size and one padding; boxes around words of several lengths have one padding beside these.
 */
import { visibleChildren } from '../../components/walk-layout.ts';
import { expandSides, px, readPx, sidesShorthand, splitCssValues } from '../../css/css-values.ts';
import { flowOf, isUnconditional, unconditionalValueOf } from '../../css/style-queries.ts';
import type { Declaration, LayoutBox, LayoutNode, Style } from '../../layout/layout-tree.ts';
import { isPaint } from './read-option.ts';

/**
 * Gives a box of a set the sizes and paddings of another one, which differ by what was placed by hand only. Its paint and what
 * follows from its words remain.
 */
export function evenChoice<Node extends LayoutNode>(node: Node, usual: LayoutNode): Node {
  const style = evenStyle(node, usual.style);
  if (node.kind !== 'box' || usual.kind !== 'box') return { ...node, style };
  const others = visibleChildren(usual);
  const shown = visibleChildren(node);
  const children = node.children.map((child) => {
    const other = others[shown.indexOf(child)];
    return other === undefined ? child : evenChoice(child, other);
  });
  return { ...node, style, children };
}

function evenStyle({ kind, style: own }: LayoutNode, usual: Style): Style {
  const hasFrame = (style: Style) => unconditionalValueOf({ style }, 'border') !== undefined;
  const isOwn = (one: Declaration) =>
    isPaint(one) ||
    !isUnconditional(one) ||
    (kind === 'text' && /^(white-space|(min-|max-)?width)$/.test(one.property)) ||
    // A border takes the place of as much padding.
    (one.property === 'padding' && hasFrame(own) !== hasFrame(usual));
  const ownValues = own.filter(isOwn);
  // Declarations stay in one order, so that equal boxes share a rule.
  const kept = usual.flatMap((one) =>
    isOwn(one)
      ? ownValues.filter(({ property }) => property === one.property && isUnconditional(one))
      : [one],
  );
  return [...kept, ...ownValues.filter((one) => !kept.includes(one))];
}

/** Gives the row of a set the gap that its boxes have on average, because each of them keeps no margin of its own. */
export function evenGap(row: LayoutBox): LayoutBox {
  const shown = visibleChildren(row);
  const [first, last] = [shown[0], shown.at(-1)];
  const gap = unconditionalValueOf(row, 'gap');
  if (flowOf(row) !== 'row' || gap === undefined || readPx(gap) === null) return row;
  if (first?.drawn.x === undefined || last?.drawn.x === undefined || first === last) return row;
  const widths = shown.reduce((sum, { drawn }) => sum + drawn.width, 0);
  const space = last.drawn.x + last.drawn.width - first.drawn.x - widths;
  const even = Math.round((2 * space) / (shown.length - 1)) / 2;
  const isGap = (one: Declaration) => one.property === 'gap' && isUnconditional(one);
  return even < 0
    ? row
    : { ...row, style: row.style.map((one) => (isGap(one) ? { ...one, value: px(even) } : one)) };
}

/** px by which the space beside the words of two chips differs. */
const maxSpaceDrift = 3;

/**
 * Returns what gives each of several chips the paddings of one of them, and the space beside its words that most have;
 * `null` where they are no frames around a single text, or their spaces differ by more than a hand's drift.
 */
export function evenChips(
  chips: readonly LayoutNode[],
  usual: LayoutNode,
): ((node: LayoutNode) => LayoutNode) | null {
  const spaces = chips.flatMap((chip) => spaceBesideWords(chip) ?? []).toSorted((one, other) => one - other);
  const space = spaces[Math.floor(spaces.length / 2)];
  const drift = (spaces.at(-1) ?? 0) - (spaces[0] ?? 0);
  if (space === undefined || spaces.length < chips.length || drift > maxSpaceDrift) return null;
  const frame = frameOf(usual);
  if (chips.some((chip) => frameOf(chip) !== 0 && frameOf(chip) !== frame)) return null;
  return (node) => {
    const even = evenChoice(node, usual);
    // A border takes the place of as much padding.
    const added = frame - frameOf(node);
    const [top, , bottom] = expandSides(unconditionalValueOf(usual, 'padding') ?? '0px').map(
      (side) => readPx(side) ?? 0,
    );
    const beside = px(Math.max(0, Math.round(space) - frameOf(node)));
    const padding = sidesShorthand([px((top ?? 0) + added), beside, px((bottom ?? 0) + added), beside]);
    const style = even.style.filter((one) => !isUnconditional(one) || !isWidthOrPadding(one));
    return { ...even, style: [...style, { property: 'padding', value: padding }] };
  };
}

function isWidthOrPadding({ property }: Declaration): boolean {
  return /^((min-|max-)?width|padding|flex(-basis|-grow)?)$/.test(property);
}

/** px of the border around a layer. */
function frameOf(node: LayoutNode): number {
  return readPx(splitCssValues(unconditionalValueOf(node, 'border'))[0]) ?? 0;
}

/** px on each side of the only text of a layer; `null` where it has more in it, or is an instance. */
function spaceBesideWords(node: LayoutNode): number | null {
  const [text, more] = visibleChildren(node);
  const isFrame =
    node.kind === 'box' && node.instance === null && text?.kind === 'text' && more === undefined;
  return isFrame ? (node.drawn.width - text.drawn.width) / 2 : null;
}

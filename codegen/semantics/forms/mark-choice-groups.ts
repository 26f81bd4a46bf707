/**
 * Makes a `fieldset` of choices below their caption: checkboxes, radio buttons or switches, of one kind, with the text
 * right above them as its `legend`. A layout comes in; the same layout with boxes around such groups goes out. A larger
 * text is the title of a section, and no legend.
 */
import { mapLayout, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isOutOfFlow } from '../../css/style-queries.ts';
import { memoizeByNode } from '../../layout/memoize-by-node.ts';
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import { fontSizeOf, hasButtonName, nameWordsOf } from '../element-rules.ts';
import { type ChildRange, hasNoBox, wrapChildren } from '../structure/nested-boxes.ts';
import { findToggle } from './find-toggle.ts';

/** Marks the groups of choices of all pages. */
export function markChoiceGroups(layout: LayoutTree): LayoutTree {
  /** The boxes that are a group or have one inside. */
  const grouped = new Set<LayoutNode>();
  return mapLayout(layout, (node) => {
    if (node.kind !== 'box') return node;
    const containsGroup = node.children.some(
      (child) => child.inferredKind === 'fieldset' || grouped.has(child),
    );
    const marked = containsGroup || flowOf(node) !== 'column' ? node : markGroupsIn(node);
    if (containsGroup || marked !== node) grouped.add(marked);
    return marked;
  });
}

/** Choices that are a group, and letters of the longest legend. */
const groupLimits = { minChoices: 2, maxLegendLetters: 80 };

/** A legend is hardly larger than what it introduces. */
const maxLegendScale = 1.3;

/** px; the size of a legend above choices without words. */
const maxBareLegend = 18;

function markGroupsIn(box: LayoutBox): LayoutBox {
  const ranges = box.children.flatMap((_, index) => {
    const range = findGroup(box, index);
    return range === null ? [] : [range];
  });
  const shown = visibleChildren(box);
  const [only] = ranges;
  const isWhole =
    only?.[0] === box.children.indexOf(shown[0] ?? box) &&
    only[1] > box.children.indexOf(shown.at(-1) ?? box);
  if (only !== undefined && isWhole && isFree(box)) return asGroup(box, only[0]);
  // From the end, so that the positions of earlier groups remain.
  return [...ranges].reverse().reduce((marked, [start, end]) => {
    const wrapped = wrapChildren(marked, [start, end], { name: 'choices', kind: 'fieldset' });
    const group = wrapped.children[start];
    if (group?.kind !== 'box' || hasNoBox(group)) return marked;
    return { ...wrapped, children: wrapped.children.map((one) => (one === group ? asGroup(group, 0) : one)) };
  }, box);
}

function isFree({ inferredKind, decided, link }: LayoutBox): boolean {
  return (
    (inferredKind === undefined || inferredKind === 'group') && decided?.kind === undefined && link === null
  );
}

function asGroup(box: LayoutBox, legend: number): LayoutBox {
  const children = box.children.map((child, index) =>
    index === legend ? { ...child, inferredKind: 'legend' as const } : child,
  );
  return { ...box, inferredKind: 'fieldset', children };
}

/** Returns a caption at an index with the choices below it; `null` where no group begins. */
function findGroup(box: LayoutBox, start: number): ChildRange | null {
  const caption = box.children[start];
  if (caption?.kind !== 'text' || !isCaption(caption)) return null;
  const found: Choice[] = [];
  let end = start + 1;
  for (; end < box.children.length; end += 1) {
    const child = box.children[end];
    if (child === undefined || !child.visible) continue;
    const choices = child.kind === 'box' && !isOutOfFlow(child) ? choicesIn(child) : [];
    const kind = found[0]?.kind ?? choices[0]?.kind;
    if (choices.length === 0 || choices.some((one) => one.kind !== kind)) break;
    found.push(...choices);
  }
  const labelSize = Math.max(0, ...found.map(({ size }) => size));
  // Colours to choose from have no words beside them.
  const maxSize = labelSize === 0 ? maxBareLegend : labelSize * maxLegendScale;
  const isSmall = fontSizeOf(caption) <= maxSize;
  return found.length >= groupLimits.minChoices && isSmall ? [start, end] : null;
}

function isCaption(text: LayoutText): boolean {
  const words = textOfLayer(text).trim();
  return (
    text.visible &&
    text.link === null &&
    text.inferredKind === undefined &&
    text.decided === undefined &&
    !isOutOfFlow(text) &&
    /\p{L}/u.test(words) &&
    words.length <= groupLimits.maxLegendLetters
  );
}

interface Choice {
  readonly kind: string;
  /** px; the size of the largest letters beside it. */
  readonly size: number;
}

/** Returns the choices in a box; none where it contains anything without a choice that asks or acts. */
function choicesIn(box: LayoutBox): readonly Choice[] {
  const size = Math.max(0, ...textsIn(box).map(fontSizeOf));
  const kinds = kindsIn(box);
  return kinds.includes('other') ? [] : kinds.map((kind) => ({ kind, size }));
}

/** The boxes around a box ask for what is in it again. */
const kindsIn = memoizeByNode<readonly string[], LayoutNode>((node, kindsInside) => {
  if (node.kind !== 'box' || !node.visible) return [];
  const toggle = findToggle(node);
  if (toggle !== null) return [toggle.isSwitch ? 'switch' : toggle.type];
  const isOther =
    /^(field|text-area|choice|button|form|fieldset|heading)$/.test(node.inferredKind ?? '') ||
    hasButtonName(nameWordsOf(node));
  return isOther ? ['other'] : node.children.flatMap(kindsInside);
});

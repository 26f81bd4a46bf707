/**
 * Finds rows of short labels of which one is drawn as selected: the tabs of a page, filters, the parts of a segmented
 * control, sizes, days and numbers of pages. A layout comes in; the same layout goes out with a list of links in a
 * navigation for tabs and numbers, and a list of buttons for all others.
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import { withChildren } from '#design/map-children';
import { meansSelected, readSwitch, withoutSelected } from '#design/variant-switches';
import { variantValuesOf } from '../../components/props/union-candidates.ts';
import { groupBy } from '../../group-by.ts';
import { leavesIn, mapLayout, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import {
  flowOf,
  isOutOfFlow,
  isPainted,
  isUnconditional,
  unconditionalValueOf,
} from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import { readPx } from '../../css/css-values.ts';
import { fontSizeOf, nameWordsOf } from '../element-rules.ts';
import { recognizeIcon } from '../icon-shapes.ts';
import { PageColours } from '../page-colours.ts';
import { evenChips, evenChoice, evenGap } from './even-choices.ts';
import { type ChoiceState, findChoices, tallBox } from './find-choices.ts';
import { asLink, wrapInNav } from './link-lists.ts';
import { componentOf, replaceChild, withEqualHeights, wrapChildren, wrapInBox } from './nested-boxes.ts';
import {
  isTaken,
  layersOf,
  maxOption,
  maxSwitched,
  type Option,
  readOption,
  wordsOf,
} from './read-option.ts';

/** Marks the rows of options of all pages. */
export function markOptions(layout: LayoutTree, lexicon: Lexicon): LayoutTree {
  const colours = new PageColours(layout);
  const slots = new Map<string, OptionState>(
    layout.pages.flatMap(({ root }) => [
      ...findChoices(root, colours, lexicon),
      ...findSlots(root, colours),
      ...findPickers(root, colours),
    ]),
  );
  return mapLayout(layout, (parent) => {
    if (parent.kind !== 'box' || parent.inferredKind === 'nav' || parent.inferredKind === 'form')
      return parent;
    const children = parent.children.map(
      (child) => markSlots(child, slots) ?? markRow(child, parent, { lexicon, colours }) ?? child,
    );
    return markRemovable(withChildren(parent, children), lexicon);
  });
}

/** Makes buttons of the chips in a box that remove what they say: a list of them, where nothing else is in it. */
function markRemovable(box: LayoutBox, lexicon: Lexicon): LayoutBox {
  const chips = visibleChildren(box).filter(isRemovableChip);
  if (chips.length === 0) return box;
  const mark = (node: LayoutNode): LayoutNode => {
    const words = textsIn(node).map(textOfLayer).join(' ').trim();
    return { ...asOption(node), inferredLabel: `${lexicon.label('remove')}: ${words}` };
  };
  if (chips.length > 1 && chips.length === visibleChildren(box).length && isFreeRow(box))
    return asList(box, chips, mark);
  return withChildren(
    box,
    box.children.map((child) => (chips.includes(child) ? mark(child) : child)),
  );
}

/** px of a chip, and the largest cross in one, and letters of its words. */
const removableChip = { minHeight: 20, maxHeight: 44, maxWidth: 280, cross: 16, letters: 32 };

/** Whether a layer is a painted box with round ends around a short text and a small cross behind it. */
function isRemovableChip(node: LayoutNode): boolean {
  if (node.kind !== 'box' || !isPainted(node) || flowOf(node) !== 'row' || isTaken(node)) return false;
  const { width, height } = node.drawn;
  const isSized =
    height >= removableChip.minHeight && height <= removableChip.maxHeight && width <= removableChip.maxWidth;
  const radius = readPx(unconditionalValueOf(node, 'border-radius')) ?? 0;
  const [text, cross, more] = visibleChildren(node);
  if (!isSized || radius < height / 4 || text?.kind !== 'text' || cross === undefined || more !== undefined)
    return false;
  const [icon, further] = leavesIn(cross, 2) ?? [];
  return (
    icon?.kind === 'vector' &&
    further === undefined &&
    Math.max(cross.drawn.width, cross.drawn.height) <= removableChip.cross + 8 &&
    Math.max(icon.drawn.width, icon.drawn.height) <= removableChip.cross &&
    recognizeIcon(icon.svg) === 'close' &&
    text.blocks.length === 1 &&
    textOfLayer(text).trim().length <= removableChip.letters
  );
}

/** Labels of one component from which one of its looks may be that of the selected ones, and the share of these at most. */
const slotLimits = { labels: 4, selected: 0.25, letters: 16 };

/** What an option is drawn as; nothing where its paint says so later, compared with the others of its list. */
type OptionState = Partial<ChoiceState>;

/**
 * Returns the labels of one component that are a choice together, such as the hours of several days: a few of them are
 * light on dark, or the other way round, and no list of them has more than one of these. Those that are struck out or pale
 * cannot be chosen.
 */
function findSlots(root: LayoutNode, colours: PageColours): readonly (readonly [string, OptionState])[] {
  const groups = groupBy(slotsIn(root), ({ component }) => component);
  return [...groups.values()].flatMap((slots) => {
    if (slots.length < slotLimits.labels || new Set(slots.map(({ list }) => list)).size < 2) return [];
    const usual = usualContrast(slots, colours);
    const open = new Set(slots.filter((slot) => !isStruckOut(slot, usual, colours)));
    const dark = new Set([...open].filter(({ node, text }) => colours.isLightOnDark(text, node)));
    const selected = dark.size * 2 > open.size ? new Set([...open].filter((slot) => !dark.has(slot))) : dark;
    const lists = new Set([...selected].map(({ list }) => list));
    const isChoice =
      selected.size > 0 &&
      selected.size <= slots.length * slotLimits.selected &&
      lists.size === selected.size;
    if (!isChoice) return [];
    return slots.map((slot) => {
      const state = { isPressed: selected.has(slot) };
      const isUnavailable = !open.has(slot);
      return [slot.node.id, open.size === slots.length ? state : { ...state, isUnavailable }];
    });
  });
}

/** Whether a label has a line through it, or is far paler than most of its kind. */
function isStruckOut({ node, text }: Slot, usual: number, colours: PageColours): boolean {
  const line =
    unconditionalValueOf(text, 'text-decoration') ?? unconditionalValueOf(text, 'text-decoration-line');
  if (line?.includes('line-through') === true) return true;
  const own = colours.contrastIn(text, node);
  return own !== null && own < pale.max && usual > pale.minUsual;
}

/** The contrast ratio of the label in the middle; 0 where none is known. */
function usualContrast(slots: readonly Slot[], colours: PageColours): number {
  const all = slots.flatMap(({ node, text }) => colours.contrastIn(text, node) ?? []);
  return all.toSorted((one, other) => one - other)[Math.floor(all.length / 2)] ?? 0;
}

/** The contrast ratio of a pale label, and that from which most of the others can be read well. */
const pale = { max: 2.6, minUsual: 4 };

/**
 * Returns the labels in a row of which several may be selected, and whether they are: instances whose variants say so,
 * such as `Selected=True`, and boxes of one size of which some are light on dark, such as the days of a week.
 */
function findPickers(
  node: LayoutNode,
  colours: PageColours,
): readonly (readonly [id: string, state: OptionState])[] {
  if (node.kind !== 'box' || !node.visible || node.inferredKind === 'nav' || node.link !== null) return [];
  const shown = visibleChildren(node);
  const boxes = shown.flatMap((child) => {
    if (child.kind !== 'box') return [];
    const limits = isSwitched(child) ? maxSwitched : isPainted(child) ? maxOption : null;
    const option = limits && readOption(child, limits);
    return option === null ? [] : [{ box: child, option }];
  });
  const isRow =
    /^(row|grid)$/.test(flowOf(node)) && boxes.length === shown.length && boxes.length >= minOptions;
  const [first] = boxes;
  if (!isRow || first === undefined) return shown.flatMap((child) => findPickers(child, colours));
  const areSwitched =
    boxes.every(({ box }) => isSwitched(box)) && new Set(boxes.map(({ box }) => componentOf(box))).size === 1;
  const dark = boxes.filter(({ box, option }) =>
    option.texts.every((text) => colours.isLightOnDark(text, box)),
  );
  const areAlike =
    boxes.length >= pickerLimits.boxes &&
    boxes.every(({ box }) => isPainted(box)) &&
    dark.length > 0 &&
    dark.length < boxes.length &&
    new Set(boxes.map(({ option }) => option.paint)).size === 2 &&
    boxes.every(
      ({ box, option }) =>
        option.shape === first.option.shape &&
        wordsOf(option.texts).length <= pickerLimits.letters &&
        Math.abs(box.drawn.width - first.box.drawn.width) <= pickerLimits.drift &&
        Math.abs(box.drawn.height - first.box.drawn.height) <= pickerLimits.drift,
    );
  if (areSwitched) return boxes.map(({ box }) => [box.id, {}]);
  const pressed = new Set(dark.map(({ box }) => box));
  return areAlike ? boxes.map(({ box }) => [box.id, { isPressed: pressed.has(box) }]) : [];
}

/** Boxes of one size from which they are a choice, the letters in one at most, and the px by which their sizes differ. */
const pickerLimits = { boxes: 4, letters: 6, drift: 2 };

/** Whether a variant of an instance says that it is selected, or that it is not. */
function isSwitched(box: LayoutBox): boolean {
  if (box.instance === null) return false;
  return [...variantValuesOf(box)].some(
    ([property, value]) => meansSelected(property) && readSwitch(value) !== null,
  );
}

/** An instance of a button's size with one label, in a list of such instances. */
interface Slot {
  readonly node: LayoutBox;
  readonly text: LayoutText;
  readonly list: LayoutBox;
  readonly component: string;
}

function slotsIn(list: LayoutNode): readonly Slot[] {
  if (list.kind !== 'box') return [];
  const shown = visibleChildren(list);
  const slots = shown.flatMap((node): readonly Slot[] => {
    const option = readOption(node);
    const [text, more] = option?.texts ?? [];
    if (node.kind !== 'box' || node.instance === null || !isPainted(node)) return [];
    if (text === undefined || more !== undefined || textOfLayer(text).length > slotLimits.letters) return [];
    return [{ node, text, list, component: node.instance.setName ?? node.instance.componentId }];
  });
  return slots.length > 1 ? slots : shown.flatMap(slotsIn);
}

/** Makes a list of buttons of such labels that follow each other in a box. */
function markSlots(node: LayoutNode, slots: ReadonlyMap<string, OptionState>): LayoutBox | null {
  if (node.kind !== 'box' || node.inferredKind !== undefined || node.decided?.kind !== undefined) return null;
  const isSlot = ({ id }: LayoutNode) => slots.has(id);
  const [start, end] = [node.children.findIndex(isSlot), node.children.findLastIndex(isSlot) + 1];
  const options = node.children.slice(Math.max(start, 0), end).flatMap((child) => {
    const option = isSlot(child) ? (readOption(child, maxSwitched) ?? readOption(child, tallBox)) : null;
    return option ?? [];
  });
  if (options.length < 2 || options.length < end - start) return null;
  const colours = new Set(options.flatMap((option) => iconColoursIn(option.node)));
  const mark = (option: LayoutNode): LayoutNode => {
    const { usual, ...state } = slots.get(option.id) ?? {};
    const even = usual === undefined ? option : evenChoice(option, usual);
    const own = asOption(colours.size > 1 ? liftIconColour(even) : even);
    // A name that says that it is chosen is true in one state only.
    return { ...own, name: withoutSelected(own.name), ...state };
  };
  if (options.length === node.children.length) {
    const isSet = options.some((option) => slots.get(option.node.id)?.usual !== undefined);
    const row = isSet ? evenGap(node) : node;
    return asList(row, options.map(nodeOf), mark);
  }
  const wrapped = wrapChildren(node, [start, end], { name: 'options', kind: 'list' });
  const list = wrapped.children[start];
  return list?.kind === 'box' ? replaceChild(wrapped, list, asList(list, options.map(nodeOf), mark)) : null;
}

function iconColoursIn(node: LayoutNode): readonly string[] {
  if (node.kind === 'vector') return [unconditionalValueOf(node, 'color') ?? ''];
  return visibleChildren(node).flatMap(iconColoursIn);
}

/** Gives the box around an icon its colour, so that it changes with the state of the option and not with the icon. */
function liftIconColour(node: LayoutNode): LayoutNode {
  if (node.kind !== 'box') return node;
  const [icon, more] = visibleChildren(node);
  const colour = icon?.style.find((one) => one.property === 'color' && isUnconditional(one));
  if (icon?.kind !== 'vector' || more !== undefined || colour === undefined)
    return withChildren(node, node.children.map(liftIconColour));
  const plain = { ...icon, style: icon.style.filter((one) => one !== colour) };
  return replaceChild({ ...node, style: [...node.style, colour] }, icon, plain);
}

function asOption(node: LayoutNode): LayoutNode {
  return { ...node, inferredKind: 'option' };
}

interface Search {
  readonly lexicon: Lexicon;
  readonly colours: PageColours;
}

function markRow(row: LayoutNode, parent: LayoutBox, search: Search): LayoutNode | null {
  if (row.kind !== 'box' || !isFreeRow(row)) return null;
  const options = readOptions(row);
  const selected = options && findSelected(options);
  if (!options || !selected) return null;
  const others = options.filter((option) => option !== selected);
  // The only one with an icon opens something.
  if (selected.hasIcon && !others.some(({ hasIcon }) => hasIcon)) return null;
  if (options.length < (isPainted(row) && selected.isFilled ? 2 : minOptions)) return null;
  const actions = options.filter(({ texts }) => search.lexicon.isAction(wordsOf(texts)));
  if (actions.length * 2 > options.length) return null;
  const isNamed = hasOptionsName(nameWordsOf(row)) || hasOptionsName(nameWordsOf(parent));
  const isTabs = selected.hasLine && !selected.isFilled && others.every(({ isFilled }) => !isFilled);
  const arePages = areRisingNumbers(options);
  if (isTabs || arePages || (isNamed && options.every(({ node }) => node.kind === 'text'))) {
    const nav = wrapInNav(asList(row, options.map(nodeOf), asLink), parent);
    return nav.name === row.name ? nav : { ...nav, name: arePages ? 'pagination' : 'tabs' };
  }
  const isDistinct =
    isNamed ||
    others.every(({ isFilled }) => !isFilled) ||
    isInverted(selected, others, search) ||
    others.every((other) => differsInAll(selected, other));
  if (!selected.isFilled || !isDistinct) return null;
  // The variant of an instance says which it is; elsewhere the paint does, where nothing else differs.
  const areEqual = options.every(({ hasIcon }) => hasIcon === selected.hasIcon);
  const even = others[0] === undefined ? null : evenChips(options.map(nodeOf), others[0].node);
  const mark = (node: LayoutNode): LayoutNode =>
    node.kind === 'box' && (node.instance !== null || !areEqual)
      ? { ...node, inferredKind: 'option', isPressed: node === selected.node }
      : asOption(even === null ? node : even(node));
  return asList(row, options.map(nodeOf), mark);
}

/** Options from which the one that differs is selected. Two are told apart only in a painted track. */
const minOptions = 3;
const maxOptions = 14;

function isFreeRow(box: LayoutBox): boolean {
  const shown = visibleChildren(box);
  return (
    flowOf(box) === 'row' &&
    box.link === null &&
    box.inferredKind === undefined &&
    box.decided?.kind === undefined &&
    shown.length >= 2 &&
    shown.length <= maxOptions &&
    !shown.some(isOutOfFlow)
  );
}

function hasOptionsName(words: string): boolean {
  return / (tabs?|tab ?bar|tab ?list|segments?|segmented|chips?|pills?|filters?|switcher|pagination|paginator) /.test(
    words,
  );
}

function readOptions(row: LayoutBox): readonly Option[] | null {
  const options = visibleChildren(row).map((child) => readOption(child));
  const [first] = options;
  if (first === undefined || first === null) return null;
  const sizes = new Set(first.texts.map(fontSizeOf));
  const { height } = first.node.drawn;
  const found = options.flatMap((option) => {
    const isAlike =
      option?.shape === first.shape &&
      Math.abs(option.node.drawn.height - height) <= 2 &&
      option.texts.every((text) => sizes.has(fontSizeOf(text)));
    return isAlike ? [option] : [];
  });
  return found.length === options.length ? found : null;
}

/** Returns the only option that is painted in another way than all others. */
function findSelected(options: readonly Option[]): Option | null {
  const counts = new Map<string, number>();
  for (const { paint } of options) counts.set(paint, (counts.get(paint) ?? 0) + 1);
  if (counts.size !== 2) return null;
  // Of two, the one with a fill is selected.
  const odd = options.filter(
    ({ paint, isFilled }) => counts.get(paint) === 1 && (options.length > 2 || isFilled),
  );
  return odd.length === 1 ? (odd[0] ?? null) : null;
}

/** px of the lowest chip that is pressed; lower ones are tags more often. */
const minChip = 30;

/** Whether an option has another fill, another frame and other letters than another one, in a frame that may be pressed. */
function differsInAll(selected: Option, other: Option): boolean {
  const looks = [selected, other].map(({ node, texts }) => [
    unconditionalValueOf(node, 'background-color'),
    unconditionalValueOf(node, 'border'),
    ...texts.map((text) => unconditionalValueOf(text, 'color')).slice(0, 1),
  ]);
  const [own, others] = looks;
  return (
    selected.node.drawn.height >= minChip &&
    own !== undefined &&
    own.every((value, at) => value !== undefined && others?.[at] !== undefined && value !== others[at])
  );
}

/** Whether only the selected option has light words on a dark fill, or only it has not. */
function isInverted(selected: Option, others: readonly Option[], { colours }: Search): boolean {
  const isDark = ({ node, texts }: Option): boolean =>
    layersOf(node).some(
      (layer) => layer.kind === 'box' && texts.some((text) => colours.isLightOnDark(text, layer)),
    );
  return others.every((other) => isDark(other) !== isDark(selected));
}

/** Whether the options are numbers of pages. */
function areRisingNumbers(options: readonly Option[]): boolean {
  const numbers = options.map(({ texts }) =>
    /^\d{1,4}$/.test(wordsOf(texts)) ? Number(wordsOf(texts)) : NaN,
  );
  return numbers.every((number, index) =>
    index === 0 ? number === 1 : number > (numbers[index - 1] ?? NaN),
  );
}

function asList(
  row: LayoutBox,
  nodes: readonly LayoutNode[],
  mark: (node: LayoutNode) => LayoutNode,
): LayoutBox {
  const items = withEqualHeights(nodes.map((node) => wrapInBox(mark(node), row, item)));
  const itemOf = new Map(nodes.map((node, index) => [node, items[index] ?? node]));
  return { ...row, inferredKind: 'list', children: row.children.map((child) => itemOf.get(child) ?? child) };
}

function nodeOf({ node }: Option): LayoutNode {
  return node;
}

const item = { name: 'item', kind: 'item' } as const;

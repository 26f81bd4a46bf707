/**
 * Finds sets of equal boxes of which one, or a few, look chosen: the days and hours of a booking, sizes, numbers of rooms. All
 * have one size and a paint of their own. Most look the same, those that are chosen have another fill with other letters or
 * another frame, and those that cannot be chosen are pale or struck out.
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import { isNamedSelected } from '#design/variant-switches';
import { visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isOutOfFlow, isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import { groupBy } from '../../group-by.ts';
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import type { PageColours } from '../page-colours.ts';
import { maxOption, type Option, readOption, wordsOf } from './read-option.ts';

/** px of the boxes and by which their sizes differ, and how many there are. */
const limits = { min: 3, max: 14, minHeight: 28, drift: 2 };

/** px of a box that is higher than a line, as that of a day with its number is, and the letters of each of its words. */
export const tallBox: typeof maxOption & { readonly width: number } = {
  ...maxOption,
  height: 96,
  width: 112,
  font: 26,
  letters: 6,
};

/** A box of a set. */
interface Choice {
  readonly option: Option;
  readonly box: LayoutBox;
  /** The box that paints it. */
  readonly surface: LayoutBox;
  readonly look: Look;
}

/** What tells a chosen box from the others. */
interface Look {
  readonly fill: string;
  readonly frame: string;
  readonly letters: string;
}

/** What the boxes of sets are drawn as, by their ids. */
export type ChoiceStates = readonly (readonly [id: string, state: ChoiceState])[];

/** How a box of a set is drawn. */
export interface ChoiceState extends Pick<LayoutBox, 'isPressed' | 'isUnavailable'> {
  /** A box of the set that is not chosen. */
  readonly usual: LayoutBox;
}

/** Finds the sets in a layer. */
export function findChoices(node: LayoutNode, colours: PageColours, lexicon: Lexicon): ChoiceStates {
  if (node.kind !== 'box' || !node.visible || node.inferredKind === 'nav' || node.link !== null) return [];
  const choices = readChoices(node);
  const isToolbar = choices !== null && countActions(choices, lexicon) * 2 > choices.length;
  const states = choices === null || isToolbar ? null : readStates(choices, colours);
  return states ?? visibleChildren(node).flatMap((child) => findChoices(child, colours, lexicon));
}

function countActions(choices: readonly Choice[], lexicon: Lexicon): number {
  return choices.filter(({ option }) => lexicon.isAction(wordsOf(option.texts))).length;
}

/** Whether a row is such a set, as far as no colour has to be compared. */
export function isRowOfChoices(row: LayoutBox): boolean {
  const choices = readChoices(row);
  return choices !== null && usualLook(choices) !== null;
}

/** Returns the boxes of a row that are equal but for their paint; `null` where there is anything else. */
function readChoices(row: LayoutBox): readonly Choice[] | null {
  const shown = visibleChildren(row);
  if (!/^(row|grid)$/.test(flowOf(row)) || shown.length < limits.min || shown.length > limits.max)
    return null;
  const choices = shown.flatMap((child) => readChoice(child) ?? []);
  const [first] = choices;
  if (first === undefined || choices.length < shown.length) return null;
  const areEqual = choices.every(
    ({ option, box, surface }) =>
      option.shape === first.option.shape &&
      isNear(box.drawn.width, first.box.drawn.width) &&
      isNear(box.drawn.height, first.box.drawn.height) &&
      unconditionalValueOf(surface, 'border-radius') === unconditionalValueOf(first.surface, 'border-radius'),
  );
  const words = choices.map(({ option }) => wordsOf(option.texts));
  return areEqual && new Set(words).size === words.length && !areRisingFromOne(words) ? choices : null;
}

function readChoice(node: LayoutNode): Choice | null {
  if (node.kind !== 'box' || isOutOfFlow(node)) return null;
  const isTall = node.drawn.height > maxOption.height;
  if (node.drawn.height < limits.minHeight || (isTall && node.drawn.width > tallBox.width)) return null;
  const surface = surfaceOf(node);
  const option = surface && readOption(node, isTall ? tallBox : maxOption);
  if (surface === null || option === null || option.hasIcon) return null;
  // What is wide and has a second line is a fact with its caption.
  if (option.texts.length > 1 && node.drawn.width > maxAspect * node.drawn.height) return null;
  return { option, box: node, surface, look: lookOf(surface, option) };
}

/** The greatest ratio of width to height of a box with two lines. */
const maxAspect = 1.5;

/** Returns the box that paints a layer: itself, or the only one in it, which is as large. */
function surfaceOf(node: LayoutNode): LayoutBox | null {
  if (node.kind !== 'box') return null;
  if (isPainted(node)) return node;
  const [only, more] = visibleChildren(node);
  if (only === undefined || more !== undefined) return null;
  const isAsLarge = (['width', 'height'] as const).every((side) =>
    isNear(only.drawn[side], node.drawn[side], 2 * limits.drift),
  );
  return isAsLarge ? surfaceOf(only) : null;
}

function isNear(one: number, other: number, drift = limits.drift): boolean {
  return Math.abs(one - other) <= drift;
}

function lookOf(surface: LayoutBox, { texts }: Option): Look {
  const valueOf = (property: string) => unconditionalValueOf(surface, property) ?? '';
  const frame = ['border', 'outline', 'box-shadow'].map(valueOf).join(' ');
  return {
    fill: ['background-color', 'background', 'opacity'].map(valueOf).join(' '),
    // A frame that is drawn inside or outside is the same.
    frame: [...frame.matchAll(/#\w+|var\([^)]*\)|rgb\([^)]*\)/g)].map(([colour]) => colour).join(' '),
    letters: texts
      .map((text) => ['color', 'opacity'].map((one) => unconditionalValueOf(text, one) ?? '').join(' '))
      .join(', '),
  };
}

/** Whether words are the numbers of pages, or of steps. */
function areRisingFromOne(words: readonly string[]): boolean {
  return words.every((word, index) => word === String(index + 1));
}

/** Returns the boxes that most look like, if all others are fewer, and of one or two looks. */
function usualLook(choices: readonly Choice[]): readonly Choice[] | null {
  const groups = [...groupBy(choices, ({ look }) => JSON.stringify(look)).values()];
  const [usual, ...others] = groups.toSorted((one, other) => other.length - one.length);
  const isUsual = usual !== undefined && usual.length > 1 && usual.length * 2 >= choices.length;
  return isUsual && (others.length === 1 || others.length === 2) ? usual : null;
}

/** Returns what each box is drawn as; `null` where none is chosen. */
function readStates(choices: readonly Choice[], colours: PageColours): ChoiceStates | null {
  const usual = usualLook(choices);
  const [first] = usual ?? [];
  if (!usual || first === undefined) return null;
  const others = choices.filter((choice) => !usual.includes(choice));
  const closed = others.filter((choice) => isClosed(choice, first, colours));
  const chosen = findChosen(
    others.filter((choice) => !closed.includes(choice)),
    first,
  );
  const [one, ...more] = chosen;
  if (one === undefined || !isChosen(one.look, first.look)) return null;
  if (more.some(({ look }) => JSON.stringify(look) !== JSON.stringify(one.look))) return null;
  return choices.map((choice) => {
    const state = { isPressed: chosen.includes(choice), usual: first.box };
    const isUnavailable = closed.includes(choice);
    return [choice.box.id, closed.length === 0 ? state : { ...state, isUnavailable }];
  });
}

/** Returns the boxes that their names say are chosen; elsewhere those with another paint, because letters of another colour mean something else. */
function findChosen(others: readonly Choice[], usual: Choice): readonly Choice[] {
  const named = others.filter(({ box }) => isNamedSelected(box.name));
  if (named.length > 0) return named;
  return others.filter(({ look }) => look.fill !== usual.look.fill || look.frame !== usual.look.frame);
}

/** Whether a look has another fill than the usual one, and other letters or another frame. */
function isChosen(look: Look, usual: Look): boolean {
  return look.fill !== usual.fill && (look.letters !== usual.letters || look.frame !== usual.frame);
}

/** The contrast ratio of a pale label, and how much stronger that of the others is. */
const pale = { max: 2.6, minShare: 1.6 };

/** Whether the words of a box are struck out, or far paler than those of the others. */
function isClosed({ option, surface }: Choice, usual: Choice, colours: PageColours): boolean {
  const isStruck = option.texts.some((text) =>
    ['text-decoration', 'text-decoration-line'].some((one) =>
      unconditionalValueOf(text, one)?.includes('line-through'),
    ),
  );
  if (isStruck) return true;
  return option.texts.every((text, at) => {
    const own = colours.contrastIn(text, surface);
    const other = usual.option.texts[at];
    const usually = other === undefined ? null : colours.contrastIn(other, usual.surface);
    return own !== null && usually !== null && own < pale.max && usually >= own * pale.minShare;
  });
}

/** Finds number steppers, rows of a minus, a number and a plus, and makes the signs buttons. */
import { type Lexicon, lexiconOf } from '#design/lexicon/lexicon';
import { withChildren } from '#design/map-children';
import { textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { isOuterLayout } from '../../css/merge-styles.ts';
import { propertyOf } from '../../css/properties.ts';
import { flowOf, isOutOfFlow, isPainted, paintKeyOf } from '../../css/style-queries.ts';
import type { Declaration, LayoutBox, LayoutNode, LayoutTree, Style } from '../../layout/layout-tree.ts';
import { wordsOf } from '../../naming/identifiers.ts';
import { type IconShape, recognizeIcon } from '../icon-shapes.ts';
import { createPressableBox } from '../interactions/prototype-links.ts';

/**
 * Adds two buttons to every stepper row; the row itself becomes a group, even if its name suggests a button. A
 * row with a link, or with a planned kind for the row or a sign, is unchanged.
 */
export function addStepperButtons(layout: LayoutTree): LayoutTree {
  const lexicon = lexiconOf(layout.language ?? 'en');
  const visit = (node: LayoutNode): LayoutNode => {
    if (node.kind !== 'box' || node.link !== null) return node;
    const children = node.children.map(visit);
    const inside = withChildren(node, children);
    return addButtonsTo(inside, lexicon);
  };
  return { ...layout, pages: layout.pages.map((page) => ({ ...page, root: visit(page.root) })) };
}

function addButtonsTo(box: LayoutBox, lexicon: Lexicon): LayoutBox {
  const stepper = box.decided?.kind === undefined ? findStepper(box) : null;
  if (stepper === null) return box;
  const { decrement, increment } = stepper;
  if ([decrement, increment].some(({ link, decided }) => link !== null || decided?.kind !== undefined))
    return box;
  const children = box.children.map((child) => {
    if (child === decrement) return asButton(child, lexicon.label('decrease'));
    return child === increment ? asButton(child, lexicon.label('increase')) : child;
  });
  return { ...box, children, decided: { ...box.decided, kind: 'group' } };
}

/**
 * A box with a visible child becomes the button itself; a single sign is wrapped in a button as high as the row.
 */
function asButton(sign: LayoutNode, label: string): LayoutNode {
  const decided = { kind: 'button', label, ...sign.decided } as const;
  if (sign.kind === 'box' && sign.children.some(({ visible }) => visible))
    return { ...sign, inferredLabel: label, decided };
  const outer = sign.style.filter((one) => isOuterLayout(one) && one.property !== 'align-self');
  const inside = { ...sign, style: sign.style.filter((one) => !isOuterLayout(one)) };
  return { ...createPressableBox(sign, [...outer, ...stretchedStyle], inside), name: label, decided };
}

const stretchedStyle: Style = [
  { property: 'display', value: 'flex' },
  { property: 'align-items', value: 'center' },
  { property: 'align-self', value: 'stretch' },
];

/** The two signs of a number stepper. */
export interface Stepper {
  readonly decrement: LayoutNode;
  readonly increment: LayoutNode;
}

/** Finds a row of a minus, or a drawing in the same frame, a whole number and a plus, whatever its name. */
function findStepper(box: LayoutBox): Stepper | null {
  const [decrement, value, increment, another] = visibleChildren(box);
  if (!decrement || !value || !increment || another || flowOf(box) !== 'row') return null;
  if ([decrement, increment].some(cannotBeWrapped)) return null;
  if (!isSmallNumber(value) || !isPlus(increment, decrement)) return null;
  return isMinus(decrement) || areEqualFrames(decrement, increment) ? { decrement, increment } : null;
}

/** px of the side of a frame around a sign, and by which two of them differ. */
const frameSize = { min: 20, max: 56, drift: 1 };

/**
 * Whether two signs are drawings in painted squares of one size and paint. Then the one before the number lowers it, also
 * where it is a bin because nothing would be left.
 */
function areEqualFrames(one: LayoutNode, other: LayoutNode): boolean {
  const isFrame = (node: LayoutNode): boolean => {
    const { width, height } = node.drawn;
    const isSquare = Math.abs(width - height) <= frameSize.drift;
    const isSized = width >= frameSize.min && width <= frameSize.max;
    return isSquare && isSized && isPainted(node) && readSign(node).leaf.kind === 'vector';
  };
  return (
    [one, other].every(isFrame) &&
    paintKeyOf(one) === paintKeyOf(other) &&
    Math.abs(one.drawn.width - other.drawn.width) <= frameSize.drift
  );
}

/** A layer that is absolutely positioned or sized in percent cannot be moved into a box. */
function cannotBeWrapped(sign: LayoutNode): boolean {
  const isRelative = ({ property, value }: Declaration) =>
    propertyOf(property).role === 'size' && value.includes('%');
  return isOutOfFlow(sign) || sign.style.some(isRelative);
}

function isSmallNumber(node: LayoutNode): boolean {
  const [text, more] = textsIn(node);
  return text !== undefined && !more && /^\d{1,3}$/.test(textOfLayer(text).trim());
}

/** Whether a layer is a minus, by its text, its name, or its shape: a horizontal line. */
function isMinus(node: LayoutNode): boolean {
  const { letters, words, leaf } = readSign(node);
  if (letters !== null) return /^[-−–‒]$/u.test(letters);
  return (
    / (minus|decrease|decrement|subtract|less) /.test(words) || isLine(leaf) || shapeOf(leaf) === 'minus'
  );
}

function shapeOf(leaf: LayoutNode): IconShape | null {
  return leaf.kind === 'vector' ? recognizeIcon(leaf.svg) : null;
}

/**
 * Whether a layer is a plus, by its text, its name, or its shape: two crossed lines as wide and high as the minus
 * is wide.
 */
function isPlus(node: LayoutNode, minus: LayoutNode): boolean {
  const { letters, words, leaf } = readSign(node);
  if (letters !== null) return /^[+＋]$/u.test(letters);
  if (/ (plus|increase|increment|add|more) /.test(words)) return true;
  const line = readSign(minus).leaf;
  if (shapeOf(leaf) === 'plus') return true;
  const { width, height } = leaf.drawn;
  return isLine(line) && isNear(width, height) && isNear(width, line.drawn.width);
}

interface StepperSign {
  /** `null` where the sign is not a text. */
  readonly letters: string | null;
  /** The names of the layer and its descendants, as ` plus icon `. */
  readonly words: string;
  readonly leaf: LayoutNode;
}

/** Reads the innermost layer of a sign, skipping boxes with a single child. */
function readSign(node: LayoutNode): StepperSign {
  const names = [node.name];
  let leaf = node;
  for (let [only, more] = visibleChildren(leaf); only && !more; [only, more] = visibleChildren(leaf)) {
    leaf = only;
    names.push(leaf.name);
  }
  const letters = leaf.kind === 'text' ? textOfLayer(leaf).trim() : null;
  return { letters, words: ` ${names.flatMap((name) => wordsOf(name)).join(' ')} `, leaf };
}

/** px; the maximum width of a sign. */
const maxSignWidth = 32;

function isLine({ kind, drawn }: LayoutNode): boolean {
  return kind !== 'text' && drawn.width <= maxSignWidth && drawn.width >= drawn.height * 3;
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.max(one, other) * 0.2;
}

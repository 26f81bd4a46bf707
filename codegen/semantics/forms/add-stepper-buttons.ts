import { textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { isOuterLayout } from '../../css/merge-styles.ts';
import type { Declaration, LayoutBox, LayoutNode, LayoutTree, Style } from '../../layout/layout-tree.ts';
import { wordsOf } from '../../naming/identifiers.ts';
import { createPressableBox } from '../interactions/prototype-links.ts';

/**
 * The same layout with two buttons in every row that steps a number: such a row is no button itself, as often as it is
 * called one. What somebody decided of its parts, or leads somewhere, stays as it is.
 */
export function addStepperButtons(layout: LayoutTree): LayoutTree {
  const visit = (node: LayoutNode): LayoutNode => {
    if (node.kind !== 'box' || node.link !== null) return node;
    const children = node.children.map(visit);
    const isSame = children.every((child, index) => child === node.children[index]);
    const inside = isSame ? node : { ...node, children };
    return addButtonsTo(inside);
  };
  return { ...layout, pages: layout.pages.map((page) => ({ ...page, root: visit(page.root) })) };
}

function addButtonsTo(box: LayoutBox): LayoutBox {
  const stepper = box.decided?.kind === undefined ? findStepper(box) : null;
  if (stepper === null) return box;
  const { decrement, increment } = stepper;
  if ([decrement, increment].some(({ link, decided }) => link !== null || decided?.kind !== undefined))
    return box;
  const children = box.children.map((child) => {
    if (child === decrement) return asButton(child, 'Decrease');
    return child === increment ? asButton(child, 'Increase') : child;
  });
  return { ...box, children, decided: { ...box.decided, kind: 'group' } };
}

/** A box with the sign in it is the button; a sign alone stands in one that is as high as the row. */
function asButton(sign: LayoutNode, label: string): LayoutNode {
  const decided = { kind: 'button', label, ...sign.decided } as const;
  if (sign.kind === 'box' && sign.children.some(({ visible }) => visible)) return { ...sign, decided };
  const outer = sign.style.filter((one) => isOuterLayout(one) && one.property !== 'align-self');
  const inside = { ...sign, style: sign.style.filter((one) => !isOuterLayout(one)) };
  return { ...createPressableBox(sign, [...outer, ...stretchedStyle], inside), name: label, decided };
}

const stretchedStyle: Style = [
  { property: 'display', value: 'flex' },
  { property: 'align-items', value: 'center' },
  { property: 'align-self', value: 'stretch' },
];

/** The two signs of a number that is stepped down and up. */
export interface Stepper {
  readonly decrement: LayoutNode;
  readonly increment: LayoutNode;
}

/** Finds a row of a minus, a whole number and a plus, whatever the row is called. */
function findStepper(box: LayoutBox): Stepper | null {
  const [decrement, value, more, another] = visibleChildren(box);
  if (!decrement || !value || !more || another || !isRow(box)) return null;
  if ([decrement, more].some(({ style }) => style.some(cannotBeWrapped))) return null;
  return isMinus(decrement) && isPlus(more, decrement) && isSmallNumber(value)
    ? { decrement, increment: more }
    : null;
}

function isRow({ style }: LayoutBox): boolean {
  const declares = (property: string, value: string) =>
    style.some((one) => one.property === property && one.value === value);
  return declares('display', 'flex') && !declares('flex-direction', 'column');
}

/** What stands free, or is as wide as a share of the row, cannot move into a box. */
function cannotBeWrapped({ property, value }: Declaration): boolean {
  return (property === 'position' && value === 'absolute') || (isSize(property) && value.includes('%'));
}

function isSize(property: string): boolean {
  return /^((min-|max-)?(width|height))$/.test(property);
}

function isSmallNumber(node: LayoutNode): boolean {
  const [text, more] = textsIn(node);
  return text !== undefined && !more && /^\d{1,3}$/.test(textOfLayer(text).trim());
}

/** A minus by its letter or name, or a line that lies. */
function isMinus(node: LayoutNode): boolean {
  const { letters, words, leaf } = readSign(node);
  if (letters !== null) return /^[-−–‒]$/u.test(letters);
  return / (minus|decrease|decrement|subtract|less) /.test(words) || isLine(leaf);
}

/** A plus likewise; two crossed lines are as wide and high as the one is wide. */
function isPlus(node: LayoutNode, minus: LayoutNode): boolean {
  const { letters, words, leaf } = readSign(node);
  if (letters !== null) return /^[+＋]$/u.test(letters);
  if (/ (plus|increase|increment|add|more) /.test(words)) return true;
  const line = readSign(minus).leaf;
  const { width, height } = leaf.drawn;
  return isLine(line) && isNear(width, height) && isNear(width, line.drawn.width);
}

interface StepperSign {
  /** `null` where it is drawn. */
  readonly letters: string | null;
  /** What it and all around it is called, as ` plus icon `. */
  readonly words: string;
  readonly leaf: LayoutNode;
}

/** What a sign is in the end, boxes around one thing left out. */
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

/** px that a sign is wide at the most. */
const maxSignWidth = 32;

function isLine({ kind, drawn }: LayoutNode): boolean {
  return kind !== 'text' && drawn.width <= maxSignWidth && drawn.width >= drawn.height * 3;
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.max(one, other) * 0.2;
}

import type { Declaration, LayoutBox, LayoutNode } from '../../1-layout/layout-tree.ts';
import { visibleChildren } from '../align-uses.ts';
import { wordsOf } from '../make-names.ts';
import { textOfLayer } from '../text-of-layer.ts';
import { textsIn } from '../texts-in.ts';

/** The two signs of a number that is stepped down and up. */
export interface Stepper {
  readonly less: LayoutNode;
  readonly more: LayoutNode;
}

/** Finds a row of a minus, a whole number and a plus, whatever the row is called. */
export function findStepper(box: LayoutBox): Stepper | null {
  const [less, value, more, another] = visibleChildren(box);
  if (!less || !value || !more || another || !isRow(box)) return null;
  if ([less, more].some(({ style }) => style.some(takesShare))) return null;
  return isMinus(less) && isPlus(more, less) && isCount(value) ? { less, more } : null;
}

function isRow({ style }: LayoutBox): boolean {
  const says = (property: string, value: string) =>
    style.some((one) => one.property === property && one.value === value);
  return says('display', 'flex') && !says('flex-direction', 'column');
}

/** What stands free, or is as wide as a share of the row, cannot move into a box. */
function takesShare({ property, value }: Declaration): boolean {
  return (property === 'position' && value === 'absolute') || (isSize(property) && value.includes('%'));
}

function isSize(property: string): boolean {
  return /^((min-|max-)?(width|height))$/.test(property);
}

function isCount(node: LayoutNode): boolean {
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

interface Sign {
  /** `null` where it is drawn. */
  readonly letters: string | null;
  /** What it and all around it is called, as ` plus icon `. */
  readonly words: string;
  readonly leaf: LayoutNode;
}

/** What a sign is in the end, boxes around one thing left out. */
function readSign(node: LayoutNode): Sign {
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
const widest = 32;

function isLine({ kind, drawn }: LayoutNode): boolean {
  return kind !== 'text' && drawn.width <= widest && drawn.width >= drawn.height * 3;
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= Math.max(one, other) * 0.2;
}

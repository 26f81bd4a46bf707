/** Which boxes are checkboxes, radio buttons and switches: those called so, with a small mark in them to press. */
import type { ElementKind } from '#design/code-plan';
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import { nameWordsOf } from '../element-rules.ts';

export interface Toggle {
  readonly type: 'checkbox' | 'radio';
  /** The box that shows whether it is on. */
  readonly indicator: LayoutBox;
  /** It is drawn as on. */
  readonly isChecked: boolean;
}

/** px of the longer side of a mark, and of one that slides. */
const maxIndicatorSize = { mark: 40, slide: 72 };
/** px up to which a box is one thing to press and not a list of them. */
const maxToggleHeight = 72;

/** The toggle that a box is, or `null`. */
export function findToggle(box: LayoutBox): Toggle | null {
  const kind = box.decided?.kind;
  const called = kind === undefined ? toggleTypeInName(nameWordsOf(box)) : isToggleKind(kind) ? kind : null;
  if (called === null || box.drawn.height > maxToggleHeight) return null;
  const isSwitch = called === 'switch' || called === 'toggle';
  const indicator = findIndicator(box, isSwitch, 0);
  if (indicator === null) return null;
  return {
    type: called.startsWith('radio') ? 'radio' : 'checkbox',
    indicator,
    isChecked: isDrawnChecked(box, indicator, isSwitch),
  };
}

function isToggleKind(kind: ElementKind): boolean {
  return kind === 'checkbox' || kind === 'radio' || kind === 'switch';
}

function toggleTypeInName(words: string): string | null {
  if (/ (group|list|set|buttons?|label|text|menu|nav|icon) /.test(words.replace(' radio button ', ' ')))
    return null;
  return / (checkbox|check box|radio ?button|radio|switch|toggle) /.exec(words)?.[1] ?? null;
}

function findIndicator(box: LayoutBox, isSwitch: boolean, depth: number): LayoutBox | null {
  if (isIndicator(box, isSwitch)) return box;
  if (depth >= 2) return null;
  for (const child of box.children) {
    const found = child.kind === 'box' && child.visible ? findIndicator(child, isSwitch, depth + 1) : null;
    if (found !== null) return found;
  }
  return null;
}

function isIndicator(box: LayoutBox, isSwitch: boolean): boolean {
  const { width, height } = box.drawn;
  const isSmall =
    Math.max(width, height) <= (isSwitch ? maxIndicatorSize.slide : maxIndicatorSize.mark) &&
    Math.min(width, height) >= 10;
  const isShaped = isSwitch ? width >= height : Math.abs(width - height) <= 4;
  return isSmall && isShaped && !containsText(box);
}

function containsText(node: LayoutNode): boolean {
  if (!node.visible) return false;
  return node.kind === 'text' || (node.kind === 'box' && node.children.some(containsText));
}

/** By what the variant is called, or else by whether anything is drawn in or over the mark. */
function isDrawnChecked(box: LayoutBox, indicator: LayoutBox, isSwitch: boolean): boolean {
  const called = [box, indicator].flatMap((one) => [one.name, one.instance?.componentName ?? '']).join(' ');
  if (
    /(unchecked|unselected|not selected|(checked|selected|on|state|value)\s*=\s*(off|false|no)\b)/i.test(
      called,
    )
  )
    return false;
  if (/(checked|selected|active|=\s*(on|true|yes)\b)/i.test(called)) return true;
  return (
    !isSwitch &&
    (indicator.children.some((child) => showsCheckMark(child, indicator)) ||
      (box !== indicator && hasShapeOverIndicator(box, indicator)))
  );
}

/** A plain box as large as the mark is the ring or square that is there in any case. */
function showsCheckMark(child: LayoutNode, indicator: LayoutBox): boolean {
  if (!child.visible) return false;
  if (child.kind !== 'box' || !isAsLarge(child, indicator)) return true;
  return child.children.some((inner) => showsCheckMark(inner, indicator));
}

function isAsLarge({ drawn }: LayoutBox, indicator: LayoutBox): boolean {
  return drawn.width > indicator.drawn.width - 4 && drawn.height > indicator.drawn.height - 4;
}

/** Something that says nothing is drawn over the mark, as a tick of its own is. */
function hasShapeOverIndicator(box: LayoutBox, indicator: LayoutBox): boolean {
  return box.children.some((child) => {
    if (!child.visible || child === indicator || containsText(child)) return false;
    return child.kind !== 'box' || !containsNode(child, indicator) || hasShapeOverIndicator(child, indicator);
  });
}

function containsNode(box: LayoutBox, node: LayoutNode): boolean {
  return box.children.some((child) => child === node || (child.kind === 'box' && containsNode(child, node)));
}

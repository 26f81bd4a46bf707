/** Which boxes are checkboxes, radio buttons and switches: those called so, with a small mark in them to press. */
import type { ElementKind } from '#design/code-plan';
import type { LayoutBox, LayoutNode } from '../../1-layout/layout-tree.ts';
import { wordsAbout } from '../roles/element-rules.ts';

export interface Toggle {
  readonly type: 'checkbox' | 'radio';
  /** The box that shows whether it is on. */
  readonly mark: LayoutBox;
  /** It is drawn as on. */
  readonly isOn: boolean;
}

/** px of the longer side of a mark, and of one that slides. */
const most = { mark: 40, slide: 72 };
/** px up to which a box is one thing to press and not a list of them. */
const highest = 72;

/** The toggle that a box is, or `null`. */
export function findToggle(box: LayoutBox): Toggle | null {
  const kind = box.decided?.kind;
  const called = kind === undefined ? calledToggle(wordsAbout(box)) : isToggleKind(kind) ? kind : null;
  if (called === null || box.drawn.height > highest) return null;
  const slides = called === 'switch' || called === 'toggle';
  const mark = findMark(box, slides, 0);
  if (mark === null) return null;
  return { type: called.startsWith('radio') ? 'radio' : 'checkbox', mark, isOn: isOn(box, mark, slides) };
}

function isToggleKind(kind: ElementKind): boolean {
  return kind === 'checkbox' || kind === 'radio' || kind === 'switch';
}

function calledToggle(words: string): string | null {
  if (/ (group|list|set|buttons?|label|text|menu|nav|icon) /.test(words.replace(' radio button ', ' ')))
    return null;
  return / (checkbox|check box|radio ?button|radio|switch|toggle) /.exec(words)?.[1] ?? null;
}

function findMark(box: LayoutBox, slides: boolean, depth: number): LayoutBox | null {
  if (isMark(box, slides)) return box;
  if (depth >= 2) return null;
  for (const child of box.children) {
    const found = child.kind === 'box' && child.visible ? findMark(child, slides, depth + 1) : null;
    if (found !== null) return found;
  }
  return null;
}

function isMark(box: LayoutBox, slides: boolean): boolean {
  const { width, height } = box.drawn;
  const isSmall =
    Math.max(width, height) <= (slides ? most.slide : most.mark) && Math.min(width, height) >= 10;
  const isShaped = slides ? width >= height : Math.abs(width - height) <= 4;
  return isSmall && isShaped && !holdsWords(box);
}

function holdsWords(node: LayoutNode): boolean {
  if (!node.visible) return false;
  return node.kind === 'text' || (node.kind === 'box' && node.children.some(holdsWords));
}

/** By what the variant is called, or else by whether anything is drawn in or over the mark. */
function isOn(box: LayoutBox, mark: LayoutBox, slides: boolean): boolean {
  const called = [box, mark].flatMap((one) => [one.name, one.instance?.componentName ?? '']).join(' ');
  if (
    /(unchecked|unselected|not selected|(checked|selected|on|state|value)\s*=\s*(off|false|no)\b)/i.test(
      called,
    )
  )
    return false;
  if (/(checked|selected|active|=\s*(on|true|yes)\b)/i.test(called)) return true;
  return (
    !slides &&
    (mark.children.some((child) => marks(child, mark)) || (box !== mark && hasShapeBeside(box, mark)))
  );
}

/** A plain box as large as the mark is the ring or square that is there in any case. */
function marks(child: LayoutNode, mark: LayoutBox): boolean {
  if (!child.visible) return false;
  if (child.kind !== 'box' || !isAsLarge(child, mark)) return true;
  return child.children.some((inner) => marks(inner, mark));
}

function isAsLarge({ drawn }: LayoutBox, mark: LayoutBox): boolean {
  return drawn.width > mark.drawn.width - 4 && drawn.height > mark.drawn.height - 4;
}

/** Something that says nothing is drawn over the mark, as a tick of its own is. */
function hasShapeBeside(box: LayoutBox, mark: LayoutBox): boolean {
  return box.children.some((child) => {
    if (!child.visible || child === mark || holdsWords(child)) return false;
    return child.kind !== 'box' || !holds(child, mark) || hasShapeBeside(child, mark);
  });
}

function holds(box: LayoutBox, node: LayoutNode): boolean {
  return box.children.some((child) => child === node || (child.kind === 'box' && holds(child, node)));
}

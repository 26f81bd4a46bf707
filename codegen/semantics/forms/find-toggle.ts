/** Finds checkboxes, radio buttons and switches: boxes with such a name that contain a small indicator. */
import type { ElementKind } from '#design/code-plan';
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import { nameWordsOf } from '../element-rules.ts';

/** A checkbox, radio button or switch. */
export interface Toggle {
  readonly type: 'checkbox' | 'radio';
  /** The box that shows the state. */
  readonly indicator: LayoutBox;
  /** Whether it is drawn in the checked state. */
  readonly isChecked: boolean;
  readonly isSwitch: boolean;
}

/** Returns the toggle that a box is; `null` for other boxes. */
export function findToggle(box: LayoutBox): Toggle | null {
  const { inferredKind } = box;
  const isInferred = inferredKind === 'checkbox' || inferredKind === 'radio' || inferredKind === 'switch';
  const kind = box.decided?.kind ?? (isInferred ? inferredKind : undefined);
  const name = kind === undefined ? toggleTypeInName(nameWordsOf(box)) : isToggleKind(kind) ? kind : null;
  if (name === null || box.drawn.height > maxToggleHeight) return null;
  const isSwitch = name === 'switch' || name === 'toggle';
  const indicator = findIndicator(box, isSwitch, 0);
  if (indicator === null) return null;
  return {
    type: name.startsWith('radio') ? 'radio' : 'checkbox',
    indicator,
    isChecked: stateInNames(box, indicator) ?? isDrawnChecked(box, indicator, isSwitch),
    isSwitch,
  };
}

/** Whether the knob of a switch is in the second half of its track. */
function isKnobAtEnd({ drawn, children }: LayoutBox): boolean {
  const knob = children.find(({ visible }) => visible);
  if (knob?.drawn.x === undefined || drawn.x === undefined) return false;
  return knob.drawn.x + knob.drawn.width / 2 > drawn.x + drawn.width / 2;
}

/** px; the maximum length of the longer side of an indicator. */
const maxIndicatorSize = { square: 40, switch: 72 };

/** px; a higher box is a list of toggles. */
const maxToggleHeight = 72;

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
    Math.max(width, height) <= (isSwitch ? maxIndicatorSize.switch : maxIndicatorSize.square) &&
    Math.min(width, height) >= 10;
  const isShaped = isSwitch ? width >= height : Math.abs(width - height) <= 4;
  return isSmall && isShaped && !containsText(box);
}

function containsText(node: LayoutNode): boolean {
  if (!node.visible) return false;
  return node.kind === 'text' || (node.kind === 'box' && node.children.some(containsText));
}

/** Returns the state that the names of the layers or of the variant say; `null` where they say none. */
function stateInNames(box: LayoutBox, indicator: LayoutBox): boolean | null {
  const name = [box, indicator].flatMap((one) => [one.name, one.instance?.componentName ?? '']).join(' ');
  if (
    /(unchecked|unselected|not selected|(checked|selected|on|state|value)\s*=\s*(off|false|no)\b)/i.test(name)
  )
    return false;
  return /(checked|selected|active|=\s*(on|true|yes)\b)/i.test(name) ? true : null;
}

/** Infers the state from the place of the knob of a switch, and from shapes inside or over another indicator. */
function isDrawnChecked(box: LayoutBox, indicator: LayoutBox, isSwitch: boolean): boolean {
  if (isSwitch) return isKnobAtEnd(indicator);
  return (
    hasThickRing(indicator) ||
    indicator.children.some((child) => showsCheckMark(child, indicator)) ||
    (box !== indicator && hasShapeOverIndicator(box, indicator))
  );
}

/** The width of the ring of a selected radio button, relative to its size; that of the others is thinner. */
const minThickRing = 0.2;

/** Whether only the ring of a radio button tells that it is selected, as its wide line leaves a dot in the middle. */
function hasThickRing({ style, drawn }: LayoutBox): boolean {
  const rings = style.flatMap(({ property, value }) => {
    const [, width] =
      property === 'border'
        ? (/^([\d.]+)px solid/.exec(value) ?? [])
        : property === 'box-shadow'
          ? (/^inset 0 0 0 ([\d.]+)px/.exec(value) ?? [])
          : [];
    return width === undefined ? [] : [Number(width)];
  });
  return rings.some((width) => width >= minThickRing * drawn.width);
}

/** A plain box as large as the indicator is its ring or square, which is drawn in both states. */
function showsCheckMark(child: LayoutNode, indicator: LayoutBox): boolean {
  if (!child.visible) return false;
  if (child.kind !== 'box' || !isAsLarge(child, indicator)) return true;
  return child.children.some((inner) => showsCheckMark(inner, indicator));
}

function isAsLarge({ drawn }: LayoutBox, indicator: LayoutBox): boolean {
  return drawn.width > indicator.drawn.width - 4 && drawn.height > indicator.drawn.height - 4;
}

/** Whether a shape without text is drawn over the indicator, such as a separate check mark. */
function hasShapeOverIndicator(box: LayoutBox, indicator: LayoutBox): boolean {
  return box.children.some((child) => {
    if (!child.visible || child === indicator || containsText(child)) return false;
    return child.kind !== 'box' || !containsNode(child, indicator) || hasShapeOverIndicator(child, indicator);
  });
}

function containsNode(box: LayoutBox, node: LayoutNode): boolean {
  return box.children.some((child) => child === node || (child.kind === 'box' && containsNode(child, node)));
}

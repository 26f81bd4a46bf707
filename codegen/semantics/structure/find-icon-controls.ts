/**
 * Finds controls that are only an icon: those at the end of a header, those side by side in a footer, and icons of an
 * action, by their shape or by what icon sets call them. An icon beside words belongs to them. A row of icons of which one
 * is an action is a toolbar. A row of a question and a plus or a chevron at its end opens something, so the whole row is a
 * button. So is a short text right before a chevron that points down, which opens a list or a menu.
 */
import { withoutSelected } from '#design/variant-switches';
import { mapLayoutNode, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { lexiconOf } from '#design/lexicon/lexicon';
import { readPx } from '../../css/css-values.ts';
import { flowOf, isOutOfFlow, isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import type { DrawnBox, LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import { hasButtonName, nameWordsOf } from '../element-rules.ts';
import { hasGround } from '../icon-ground.ts';
import { type IconShape, recognizeIcon } from '../icon-shapes.ts';
import { findEqualFrames, isIconFrame } from './find-equal-frames.ts';
import { isIconBox } from './find-icon-boxes.ts';
import {
  actionShapes,
  iconOf,
  isAction,
  isCellOfDots,
  isControl,
  maxWordGap,
  namesOf,
  vectorsIn,
} from './read-icon.ts';
import { findArrowPairs, gapBetween, isAmongWords, isDisclosure } from './find-arrows.ts';
import { wrapInBox } from './nested-boxes.ts';

/** Marks the icons of all pages that are controls. */
export function markIconControls(layout: LayoutTree): LayoutTree {
  const account = lexiconOf(layout.language ?? 'en').label('account');
  const pages = layout.pages.map((page) => {
    const found = new Map<LayoutNode, 'link' | 'button'>();
    const { drawn } = page.root;
    const besidePersons = new Set<LayoutNode>();
    if (page.root.kind === 'box')
      findControlsIn(page.root, { region: null, isReused: false, page: drawn, besidePersons }, found);
    const pressed = findEqualFrames(page.root, found);
    if (found.size === 0) return page;
    const persons = [...found.keys()].filter((node) => besidePersons.has(node));
    // What several persons have is not about the reader.
    const reader = persons.length === 1 ? persons[0] : undefined;
    const root = mapLayoutNode(page.root, (node, drawn) => {
      const kind = found.get(drawn);
      if (node.kind !== 'box') return node;
      // The main component of an icon is an icon elsewhere, so the control is a box around it.
      const own =
        kind === undefined || isIconInstance(node)
          ? node
          : {
              ...node,
              inferredKind: kind,
              ...labelOf(drawn, kind),
              ...popupOf(drawn, kind),
              ...pressedOf(drawn, pressed),
            };
      const children = own.children.map((child, index) => {
        const drawnChild = drawn.kind === 'box' ? drawn.children[index] : undefined;
        const kindOfChild = drawnChild && found.get(drawnChild);
        if (kindOfChild === undefined || (child.kind === 'box' && !isIconInstance(child))) return child;
        const isAboutReader = isPortrait(child) || (drawnChild !== undefined && drawnChild === reader);
        return {
          ...atStart(wrapInBox(child, own, { name: child.name, kind: kindOfChild }), own),
          ...(isAboutReader ? { inferredLabel: account } : labelOf(drawnChild ?? child, kindOfChild)),
        };
      });
      return { ...own, children };
    });
    return { ...page, root };
  });
  return { ...layout, pages };
}

/** Keeps a box around an icon from being stretched by the box that it is in, because a button centres what is in it. */
function atStart(box: LayoutBox, parent: LayoutBox): LayoutBox {
  const isPlaced = unconditionalValueOf(box, 'align-self') ?? unconditionalValueOf(parent, 'align-items');
  const isStretched = (isPlaced ?? 'stretch') === 'stretch' && /^(row|column)$/.test(flowOf(parent));
  return isStretched && !isOutOfFlow(box)
    ? { ...box, style: [{ property: 'align-self', value: 'flex-start' }, ...box.style] }
    : box;
}

/** A link that looks as if it closed something leads to a network whose sign is a cross. */
function labelOf(node: LayoutNode, kind: 'link' | 'button'): Pick<LayoutBox, 'inferredLabel'> {
  const icon = kind === 'link' ? iconOf(node) : null;
  return icon !== null && recognizeIcon(icon.svg) === 'close' ? { inferredLabel: 'X' } : {};
}

/** Whether a button is pressed; its name does not say so, because that is true in one state only. */
function pressedOf(
  node: LayoutNode,
  pressed: ReadonlyMap<LayoutNode, boolean>,
): Pick<LayoutBox, 'isPressed'> {
  const isPressed = pressed.get(node);
  return isPressed === undefined ? {} : { isPressed, ...{ name: withoutSelected(node.name) } };
}

/** What a button with a chevron opens: another value in the place of its only text, or a menu. */
function popupOf(node: LayoutNode, kind: 'link' | 'button'): Pick<LayoutBox, 'opens'> {
  if (kind !== 'button' || node.kind !== 'box' || !opensPopup(node)) return {};
  const isValue = textsIn(node).length === 1 && imagesIn(node) === 0;
  return { opens: isValue ? 'listbox' : 'menu' };
}

/** px and letters of a box that opens a list or a menu, and the space between its words and the chevron. */
const popup = { minHeight: 16, maxHeight: 56, maxWidth: 320, maxGap: 24, letters: 32 };

/** Whether a box is a short text, or a name with a picture, right before a chevron that points down. */
function opensPopup(box: LayoutBox): boolean {
  const { drawn, instance } = box;
  const shown = visibleChildren(box);
  const last = shown.at(-1);
  if (flowOf(box) !== 'row' || last === undefined || (instance !== null && !isPainted(box))) return false;
  if (drawn.height < popup.minHeight || drawn.height > popup.maxHeight || drawn.width > popup.maxWidth)
    return false;
  const [icon, more] = vectorsIn(last);
  if (icon === undefined || more !== undefined || textsIn(last).length > 0) return false;
  if (recognizeIcon(icon.svg) !== 'chevron-down') return false;
  const before = shown.slice(0, -1);
  const texts = before.flatMap(textsIn);
  const [first] = texts;
  if (first === undefined || texts.length > 2 || before.some(containsControl)) return false;
  if (!texts.every((text) => isShortText(text))) return false;
  const gaps = texts.map((text) => gapBetween(text, last));
  return Math.min(...gaps) <= popup.maxGap;
}

function isShortText(text: LayoutText): boolean {
  const words = textOfLayer(text).trim();
  return (
    text.blocks.length === 1 &&
    words.length <= popup.letters &&
    /\p{L}{2}/u.test(words) &&
    !/[.:?!]$/u.test(words)
  );
}

function containsControl(node: LayoutNode): boolean {
  return node.kind === 'box' && node.visible && (isControl(node) || node.children.some(containsControl));
}

function imagesIn(node: LayoutNode): number {
  const own =
    node.kind === 'image' || (node.kind === 'box' && node.style.some(({ value }) => value.includes('url(')));
  return visibleChildren(node).reduce((sum, child) => sum + imagesIn(child), own ? 1 : 0);
}

function isInstance(node: LayoutNode): boolean {
  return node.kind === 'box' && node.instance !== null;
}

/** Whether a layer is an instance without a frame of its own, as icons are. */
function isIconInstance(node: LayoutNode): boolean {
  return isInstance(node) && !isPainted(node);
}

type Region = 'header' | 'footer' | null;

interface Surroundings {
  readonly region: Region;
  /** They are in an instance, so what is found must not depend on its words. */
  readonly isReused: boolean;
  readonly page: DrawnBox;
  /** The icons that end the row of a person, to which it adds. */
  readonly besidePersons: Set<LayoutNode>;
}

function findControlsIn(
  box: LayoutBox,
  { region, isReused, page, besidePersons }: Surroundings,
  found: Map<LayoutNode, 'link' | 'button'>,
): void {
  if (isControl(box)) return;
  const { inferredKind } = box;
  const own = inferredKind === 'header' || inferredKind === 'footer' ? inferredKind : region;
  const inside = { region: own, isReused: isReused || isInstance(box), page, besidePersons };
  const shown = visibleChildren(box);
  if (!inside.isReused && isDisclosure(box)) {
    found.set(box, 'button');
    return;
  }
  const icons = new Set(shown.filter((child) => iconOf(child) !== null && !isBesideWords(child, box)));
  const line = {
    ...{ parent: box, shown, icons },
    isToolbar: isToolbar(box, shown, icons),
    isControlBar: isControlBar(box, shown, icons),
  };
  const last = shown.at(-1);
  if (last !== undefined && isAccount(last, line, page)) found.set(last, 'button');
  for (const arrow of findArrowPairs(box)) found.set(arrow, 'button');
  for (const child of shown) {
    if (found.has(child)) continue;
    if (
      !inside.isReused &&
      child.kind === 'box' &&
      !isControl(child) &&
      opensPopup(child) &&
      !isAmongWords(child, box)
    )
      found.set(child, 'button');
    else if (!inside.isReused && isIconBox(child, box)) found.set(child, 'button');
    else if (child === last && isClosing(child, box)) found.set(partOfCell(child, box), 'button');
    else if (child === last && isBesidePerson(child, box)) {
      besidePersons.add(child);
      found.set(child, 'button');
    } else if (icons.has(child)) {
      const kind = inside.isReused ? kindOfReused(child) : kindOfIcon(child, line, own);
      if (kind !== null) found.set(child, kind);
    } else if (child.kind === 'box') findControlsIn(child, inside, found);
  }
}

/** The icons that are alone in a box. */
interface IconLine {
  readonly parent: LayoutBox;
  readonly shown: readonly LayoutNode[];
  readonly icons: ReadonlySet<LayoutNode>;
  readonly isToolbar: boolean;
  readonly isControlBar: boolean;
}

/** px; the sides of a portrait, and where the bar of a page ends at most. */
const portrait = { min: 24, max: 56 };
const maxBarEnd = 160;

/** Whether a layer is a small round picture, as those of persons are. */
function isPortrait(node: LayoutNode): boolean {
  const { width, height } = node.drawn;
  const radius = unconditionalValueOf(node, 'border-radius') ?? '0';
  const isRound = radius === '50%' || (readPx(radius) ?? 0) >= width / 2;
  return (
    node.kind === 'image' &&
    Math.abs(width - height) <= 1 &&
    width >= portrait.min &&
    width <= portrait.max &&
    isRound
  );
}

/**
 * Whether a row begins with a field, and has only icons and a portrait after it: a bar with a search, or a field with the
 * button that opens its filters.
 */
function isControlBar(row: LayoutBox, shown: readonly LayoutNode[], icons: ReadonlySet<LayoutNode>): boolean {
  const [field, ...others] = shown;
  if (flowOf(row) !== 'row' || field?.kind !== 'box' || !isField(field)) return false;
  return (
    others.length > 0 &&
    others.every(
      (child) => icons.has(child) || isPortrait(child) || (child.kind === 'box' && isButton(child)),
    )
  );
}

function isField(box: LayoutBox): boolean {
  return box.inferredKind === 'field' || visibleChildren(box).some((child) => child.inferredKind === 'field');
}

/** Whether the portrait at the end of a bar is that of the reader: beside a field, or in the bar at the top of a page. */
function isAccount(
  node: LayoutNode,
  { parent, shown, isControlBar: isBar }: IconLine,
  page: DrawnBox,
): boolean {
  if (!isPortrait(node) || shown.filter(isPortrait).length > 1 || flowOf(parent) !== 'row') return false;
  const { drawn } = parent;
  const isTop = (drawn.y ?? 0) + drawn.height - (page.y ?? 0) <= maxBarEnd;
  const isWide = drawn.width >= page.width * minBarWidth;
  return isBar || (isTop && isWide && shown.length > 1 && !isBesideWords(node, parent));
}

/** The share of the width of a page that its bar has. */
const minBarWidth = 0.6;

/** px between the words about a person and an icon that does something for that person. */
const minPersonGap = 24;

/** Whether an icon ends a row of a portrait and the name of a person, apart from the name. */
function isBesidePerson(node: LayoutNode, row: LayoutBox): boolean {
  const [person, ...others] = visibleChildren(row);
  if (person === undefined || !isPortrait(person) || others.length !== 2 || flowOf(row) !== 'row')
    return false;
  const icon = iconOf(node);
  const texts = textsIn(row);
  if (icon === null || texts.length === 0 || texts.length > 2 || textsIn(node).length > 0) return false;
  return texts.every((text) => gapBetween(text, node) >= minPersonGap);
}

/** Whether the last icon of a row is an action whatever is beside it: it removes the row, or opens its menu. */
function isClosing(node: LayoutNode, row: LayoutBox): boolean {
  const icon = iconOf(node) ?? (isCellOfDots(node) ? node : null);
  if (icon === null || flowOf(row) !== 'row' || textsIn(row).length === 0) return false;
  const shape = recognizeIcon(icon.svg);
  return shape === 'more' || shape === 'close' || [node, icon].some((one) => closingNames.test(namesOf(one)));
}

/** Returns the icon in the last cell of a row, which is as high as the row; elsewhere its frame is what is pressed. */
function partOfCell(node: LayoutNode, row: LayoutBox): LayoutNode {
  const [icon, more] = visibleChildren(node);
  const isCell =
    visibleChildren(row).length > 2 &&
    node.kind === 'box' &&
    !isPainted(node) &&
    node.drawn.height >= row.drawn.height - 1;
  return isCell && icon?.kind === 'vector' && more === undefined ? icon : node;
}

/** px of the longer side of a mark over the corner of an icon. */
const maxMark = 16;

/** Whether a small painted mark is over the upper corner of a painted frame, as what is new has it. */
function hasMark(node: LayoutNode): boolean {
  if (node.kind !== 'box' || !isPainted(node)) return false;
  const { x = Number.NaN, y = Number.NaN, width, height } = node.drawn;
  return visibleChildren(node).some((child) => {
    const { drawn } = child;
    const isSmall = Math.max(drawn.width, drawn.height) <= maxMark;
    const isAbove = (drawn.y ?? y) + drawn.height / 2 < y + height / 2;
    const isBeside = Math.abs((drawn.x ?? x) + drawn.width / 2 - x - width / 2) > drawn.width / 4;
    return child.kind === 'box' && isOutOfFlow(child) && isPainted(child) && isSmall && isAbove && isBeside;
  });
}

/** Whether words begin or end right beside an icon. */
function isBesideWords(icon: LayoutNode, parent: LayoutBox): boolean {
  const { x, y, width, height } = icon.drawn;
  if (x === undefined || y === undefined) return true;
  return textsIn(parent).some(({ drawn }) => {
    if (drawn.x === undefined || drawn.y === undefined) return true;
    const isLevel = drawn.y < y + height && y < drawn.y + drawn.height;
    const gap = Math.max(drawn.x - x - width, x - drawn.x - drawn.width);
    const isInside = gap < 0 && visibleChildren(icon).length > 0;
    return isLevel && gap <= maxWordGap && !isInside;
  });
}

const barShapes: ReadonlySet<IconShape> = new Set(['search', 'menu', 'close']);

const closingNames = / (close|cross|delete|ellipsis|kebab|more|remove|trash) /;

function kindOfIcon(
  node: LayoutNode,
  { parent, shown, icons, isToolbar, isControlBar }: IconLine,
  region: Region,
): 'link' | 'button' | null {
  if (isControlBar || (region === null && (isToolbar || hasMark(node)))) return 'button';
  const icon = iconOf(node);
  const shape = icon && recognizeIcon(icon.svg);
  const [first] = shown;
  const isFirst = first === node;
  // Before the title of a screen, it leads back, and what is in the bar with it acts on that screen.
  if (first !== undefined && shown.length > 1 && isBack(first) && (isFirst || region === 'header'))
    return 'button';
  const alike =
    region === null ? [] : [...icons].filter((one) => Math.abs(sizeOf(one) - sizeOf(node)) <= sizeDrift);
  if (region === 'header') {
    if (isFirst && shown.length > 1 && shape !== null && backShapes.has(shape)) return 'button';
    if (isFirst && alike.length < 2 && !isAction(node)) return null;
    return shape === 'menu' || shape === 'close' || isAction(node)
      ? 'button'
      : alike.length > 1 || (shape && barShapes.has(shape))
        ? 'link'
        : null;
  }
  if (region === 'footer') return alike.length > 1 && flowOf(parent) === 'row' ? 'link' : null;
  if (!isAction(node)) return null;
  const isAtEnd = isOutOfFlow(node) || shown.at(-1) === node;
  return isAtEnd && (isFramed(node) || textsIn(parent).length > 0) ? 'button' : null;
}

const backShapes: ReadonlySet<IconShape> = new Set(['arrow-left', 'chevron-left']);

/** Whether a layer is an arrow in a frame that leads back. */
function isBack(node: LayoutNode): boolean {
  const icon = iconOf(node);
  const shape = icon && recognizeIcon(icon.svg);
  if (shape === null || !backShapes.has(shape)) return false;
  return node.kind === 'vector' ? hasGround(node.svg) : isIconFrame(node) && isPainted(node);
}

/** In an instance only the icon itself counts: an action in a painted frame of its own, such as a heart on a card. */
function kindOfReused(node: LayoutNode): 'button' | null {
  const icon = iconOf(node);
  const shape = icon && recognizeIcon(icon.svg);
  return node.kind === 'box' && isPainted(node) && shape !== null && actionShapes.has(shape)
    ? 'button'
    : null;
}

/** px by which the larger sides of icons of one size differ. */
const sizeDrift = 4;

function sizeOf({ drawn }: LayoutNode): number {
  return Math.max(drawn.width, drawn.height);
}

/** A frame around an icon, and not the icon's own. */
function isFramed(node: LayoutNode): boolean {
  if (node.kind === 'vector') return hasGround(node.svg);
  return node.kind === 'box' && (node.instance === null || isPainted(node));
}

/** Whether a row is icons and buttons, and one of its icons is an action. */
function isToolbar(row: LayoutBox, shown: readonly LayoutNode[], icons: ReadonlySet<LayoutNode>): boolean {
  if (flowOf(row) !== 'row' || icons.size < 2) return false;
  return (
    shown.every((child) => icons.has(child) || (child.kind === 'box' && isButton(child))) &&
    [...icons].some(isAction)
  );
}

function isButton(box: LayoutBox): boolean {
  return box.inferredKind === 'button' || hasButtonName(nameWordsOf(box));
}

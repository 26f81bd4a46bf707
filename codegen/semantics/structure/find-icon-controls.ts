/**
 * Finds controls that are only an icon: those at the end of a header, those side by side in a footer, and icons of an
 * action, by their shape or by what icon sets call them. An icon beside words belongs to them. A row of icons of which one
 * is an action is a toolbar. A row of a question and a plus or a chevron at its end opens something, so the whole row is a
 * button. So is a short text right before a chevron that points down, which opens a list or a menu.
 */
import { mapLayoutNode, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { lexiconOf } from '#design/lexicon/lexicon';
import { readPx } from '../../css/css-values.ts';
import { flowOf, isOutOfFlow, isPainted, paintKeyOf, unconditionalValueOf } from '../../css/style-queries.ts';
import { groupBy } from '../../group-by.ts';
import type {
  DrawnBox,
  LayoutBox,
  LayoutNode,
  LayoutText,
  LayoutTree,
  LayoutVector,
} from '../../layout/layout-tree.ts';
import { wordsOf } from '../../naming/identifiers.ts';
import { hasButtonName, hasLogoName, nameWordsOf } from '../element-rules.ts';
import { hasGround } from '../icon-ground.ts';
import { type IconShape, recognizeIcon } from '../icon-shapes.ts';
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
    findEqualFrames(page.root, found);
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
          : { ...node, inferredKind: kind, ...labelOf(drawn, kind), ...popupOf(drawn, kind) };
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

/** Whether a box is pressed as a whole, or is part of a control. */
export function isControl({ link, decided, inferredKind, name, reacts }: LayoutBox): boolean {
  if (link !== null || decided !== undefined || reacts === true) return true;
  if (
    inferredKind !== undefined &&
    !/^(group|header|footer|main|section|list|item|nav|aside|form|dialog|overlay|fieldset)$/.test(
      inferredKind,
    )
  )
    return true;
  return hasButtonName(` ${name.toLowerCase()} `);
}

/** px; sizes of an icon, and of the frame around it. */
const iconSize = { min: 11.5, max: 40, maxFrame: 56 };

/** Returns the icon that is all there is in a layer; a frame may have a small number on it. */
function iconOf(node: LayoutNode): LayoutVector | null {
  const { width, height } = node.drawn;
  if (Math.max(width, height) > (node.kind === 'vector' ? iconSize.max : iconSize.maxFrame)) return null;
  if (hasLogoName(nameWordsOf(node))) return null;
  if (Math.min(width, height) < iconSize.min)
    return node.kind === 'vector' && Math.max(width, height) >= iconSize.min && isRowOfDots(node)
      ? node
      : null;
  if (node.kind === 'vector') return node;
  if (node.kind !== 'box' || isControl(node)) return null;
  if (textsIn(node).some((text) => !/^\d{1,3}$/.test(textOfLayer(text).trim()))) return null;
  const [vector, more] = vectorsIn(node);
  const isIcon =
    vector !== undefined && more === undefined && Math.min(vector.drawn.width, vector.drawn.height) >= 4;
  return isIcon ? vector : null;
}

/** Whether a drawing is three dots, which are as low as one of them is high. */
function isRowOfDots({ svg }: LayoutVector): boolean {
  return recognizeIcon(svg) === 'more';
}

/** px; the largest cell that is nothing but three dots. */
const maxCell = 96;

/** Whether a drawing is three dots in the middle of a cell, which is larger than an icon. */
function isCellOfDots(node: LayoutNode): node is LayoutVector {
  const isSized = Math.max(node.drawn.width, node.drawn.height) <= maxCell;
  return node.kind === 'vector' && isSized && isRowOfDots(node);
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

function vectorsIn(node: LayoutNode): readonly LayoutVector[] {
  return node.kind === 'vector' ? [node] : visibleChildren(node).flatMap(vectorsIn);
}

/** px between an icon and words that it belongs to. */
const maxWordGap = 16;

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

/** Shapes of actions, and of those that are controls wherever they are. */
const actionShapes: ReadonlySet<IconShape> = new Set(['heart', 'plus', 'close', 'more']);
const barShapes: ReadonlySet<IconShape> = new Set(['search', 'menu', 'close']);

/** What icon sets call the icons of actions. Those of things, such as a clock or a pin, are ornaments more often. */
const actionNames =
  / (add|attach|attachment|back|bell|bookmark|close|copy|cross|delete|dislike|download|edit|ellipsis|expand|favou?rite|filter|forward|fullscreen|gear|hamburger|heart|help|kebab|like|magnifier|magnifying|menu|microphone|mic|minus|more|mute|next|notifications?|overflow|paperclip|pause|pencil|play|plus|prev|previous|print|redo|refresh|reload|remove|repeat|reply|rewind|save|search|send|settings|share|shuffle|skip|sliders|trash|undo|upload|volume|zoom) /;

const closingNames = / (close|cross|delete|ellipsis|kebab|more|remove|trash) /;

function isAction(node: LayoutNode): boolean {
  const icon = iconOf(node);
  const shape = icon && recognizeIcon(icon.svg);
  if (icon === null) return false;
  if (shape !== null && actionShapes.has(shape)) return true;
  return [node, icon].some((one) => actionNames.test(namesOf(one)));
}

function namesOf(node: LayoutNode): string {
  const component = node.kind === 'vector' ? wordsOf(node.componentName ?? '') : [];
  return `${nameWordsOf(node)}${component.join(' ')} `.toLowerCase();
}

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

/** px of a square frame around one icon, the space on each side of the icon, and the drift of sizes. */
const frameSize = { min: 28, max: 48, minInset: 5, drift: 1 };

/** Whether a layer is a square frame with room around a single icon, as buttons have it to be pressed. */
function isIconFrame(node: LayoutNode): node is LayoutBox {
  const { width, height } = node.drawn;
  if (node.kind !== 'box' || iconOf(node) === null || textsIn(node).length > 0) return false;
  if (Math.abs(width - height) > frameSize.drift || width < frameSize.min || width > frameSize.max)
    return false;
  const [icon, more] = visibleChildren(node);
  return (
    icon !== undefined &&
    more === undefined &&
    Math.max(icon.drawn.width, icon.drawn.height) <= width - 2 * frameSize.minInset
  );
}

/** The size and the paint of such a frame, and the size of its icon. */
function lookOfFrame(frame: LayoutBox): string {
  const [icon] = visibleChildren(frame);
  return [paintKeyOf(frame), ...[frame, icon].map((one) => Math.round(one?.drawn.width ?? 0))].join(' ');
}

/** Frames side by side from which they are a toolbar, whatever their icons show. */
const minToolbar = 3;

/**
 * Finds the frames that are equal to those that are buttons already: three in a row with different icons, two that point to
 * both sides, or anywhere on the page with the size and the paint of a button. What words follow is their icon.
 */
function findEqualFrames(root: LayoutNode, found: Map<LayoutNode, 'link' | 'button'>): void {
  const rows: (readonly LayoutBox[])[] = [];
  collectFrames(root, rows);
  for (const row of rows) if (isRowOfButtons(row)) for (const frame of row) mark(frame);
  const looks = new Set(
    [...found].flatMap(([node, kind]) => (kind === 'button' && isIconFrame(node) ? [lookOfFrame(node)] : [])),
  );
  for (const frame of rows.flat()) if (looks.has(lookOfFrame(frame))) mark(frame);
  const adding = new Set([...found].flatMap(([node]) => (isAddFrame(node) ? [placeOf(node)] : [])));
  if (adding.size > 0) findCounts(root, adding, found);

  function mark(frame: LayoutBox): void {
    if (!found.has(frame)) found.set(frame, 'button');
  }
}

function isAddFrame(node: LayoutNode): node is LayoutBox {
  const icon = iconOf(node);
  return node.kind === 'box' && isPainted(node) && icon !== null && recognizeIcon(icon.svg) === 'plus';
}

/** The name, the size and the corners of a frame. */
function placeOf(frame: LayoutBox): string {
  const { name, drawn } = frame;
  const radius = unconditionalValueOf(frame, 'border-radius') ?? '';
  return [name, Math.round(drawn.width), Math.round(drawn.height), radius].join(' ');
}

/** Finds the frames that show how often something was added, where other entries have a plus in that frame. */
function findCounts(
  node: LayoutNode,
  adding: ReadonlySet<string>,
  found: Map<LayoutNode, 'link' | 'button'>,
): void {
  if (node.kind !== 'box' || !node.visible || isControl(node)) return;
  const [text, more] = visibleChildren(node);
  const isCount = text?.kind === 'text' && more === undefined && /^\d{1,3}$/.test(textOfLayer(text).trim());
  if (isCount && isPainted(node) && adding.has(placeOf(node))) found.set(node, 'button');
  else for (const child of node.children) findCounts(child, adding, found);
}

function isRowOfButtons(row: readonly LayoutBox[]): boolean {
  const shapes = row.map((frame) => recognizeIcon(iconOf(frame)?.svg ?? ''));
  const icons = new Set(row.map((frame) => iconOf(frame)?.svg));
  const isPair = (side: string) =>
    shapes.includes(`${side}-left` as IconShape) && shapes.includes(`${side}-right` as IconShape);
  if (row.length === 2) return isPair('chevron') || isPair('arrow');
  return row.length >= minToolbar && icons.size === row.length;
}

/** Collects the equal frames of each row outside controls, headers and footers. */
function collectFrames(box: LayoutNode, rows: (readonly LayoutBox[])[]): void {
  if (box.kind !== 'box' || isControl(box)) return;
  if (box.inferredKind === 'header' || box.inferredKind === 'footer') return;
  const shown = visibleChildren(box);
  const frames = shown.filter(isIconFrame);
  if (flowOf(box) === 'row') {
    const words = frames.length === 0 ? [] : textsIn(box);
    const alike = groupBy(
      frames.filter((frame) => !isBeforeWords(frame, words)),
      lookOfFrame,
    );
    for (const row of alike.values()) rows.push(row);
  }
  for (const child of shown) if (!isIconFrame(child)) collectFrames(child, rows);
}

/** Whether words begin right after a frame, so that its icon belongs to them. */
function isBeforeWords({ drawn }: LayoutBox, words: readonly LayoutText[]): boolean {
  const { x = 0, y = 0, width, height } = drawn;
  return words.some((text) => {
    const gap = (text.drawn.x ?? Number.NaN) - x - width;
    const isLevel = (text.drawn.y ?? Number.NaN) < y + height && y < (text.drawn.y ?? 0) + text.drawn.height;
    return isLevel && gap >= 0 && gap <= maxWordGap;
  });
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

/**
 * Finds buttons that only an icon says what they do, and that stay on: hearts and stars, and buttons of one kind of which some
 * have a filled icon and the others its outline. A layout comes in after its buttons are marked; in the same layout
 * they are pressed where the icon is filled. Where several entries have a button of one name, the title of each entry
 * makes the names differ, and where buttons side by side have one name, their icons do.
 */
import { withoutSelected } from '#design/variant-switches';
import { mapLayoutNode, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { groupBy } from '../../group-by.ts';
import type { LayoutBox, LayoutNode, LayoutTree, LayoutVector } from '../../layout/layout-tree.ts';
import { classifyText } from '../../naming/classify-text.ts';
import { couldBeHeading, findMostProminent, hasButtonName, nameWordsOf } from '../element-rules.ts';
import { isFilledIcon, recognizeIcon } from '../icon-shapes.ts';
import { componentOf } from './nested-boxes.ts';

/** Marks the toggle buttons of all pages, and names the buttons of entries after these. */
export function markToggles(layout: LayoutTree): LayoutTree {
  const pages = layout.pages.map((page) => {
    if (page.root.kind !== 'box') return page;
    const pressed = findToggles(page.root);
    const subjects = new Map<LayoutNode, string>();
    findSubjects(page.root, subjects);
    const namesakes = new Set<LayoutNode>();
    findNamesakes(page.root, namesakes);
    if (pressed.size + subjects.size + namesakes.size === 0) return page;
    const root = mapLayoutNode(page.root, (node, drawn) => {
      const [isPressed, subject] = [pressed.get(drawn), subjects.get(drawn)];
      const isNamedByIcon = namesakes.has(drawn);
      if (node.kind !== 'box' || (isPressed === undefined && subject === undefined && !isNamedByIcon))
        return node;
      return {
        ...node,
        ...(isPressed === undefined ? {} : { isPressed }),
        ...(subject === undefined ? {} : { inferredSubject: subject }),
        ...(isNamedByIcon ? { isNamedByIcon } : {}),
      };
    });
    return { ...page, root };
  });
  return { ...layout, pages };
}

/** A box of a button's size with an icon and no words. */
interface IconButton {
  readonly box: LayoutBox;
  readonly icon: LayoutVector;
}

/** px of the longest side of such a button. */
const maxSize = 96;

function readIconButton(node: LayoutNode): IconButton | null {
  if (node.kind !== 'box' || node.link !== null || textsIn(node).length > 0) return null;
  if (Math.max(node.drawn.width, node.drawn.height) > maxSize) return null;
  const [icon, more] = vectorsIn(node);
  return icon === undefined || more !== undefined ? null : { box: node, icon };
}

function vectorsIn(node: LayoutNode): readonly LayoutVector[] {
  return node.kind === 'vector' ? [node] : visibleChildren(node).flatMap(vectorsIn);
}

/** Returns the outermost boxes that only an icon is in. */
function iconButtonsIn(node: LayoutNode): readonly IconButton[] {
  const own = readIconButton(node);
  return own === null ? visibleChildren(node).flatMap(iconButtonsIn) : [own];
}

/** Returns the toggle buttons of a page, and whether each is pressed. */
function findToggles(root: LayoutBox): ReadonlyMap<LayoutNode, boolean> {
  const groups = groupBy(iconButtonsIn(root), ({ box }) => kindOf(box));
  const pressed = new Map<LayoutNode, boolean>();
  for (const buttons of groups.values()) {
    if (!buttons.some(isButton) || !areToggles(buttons)) continue;
    for (const { box, icon } of buttons) pressed.set(box, isFilledIcon(icon.svg));
  }
  return pressed;
}

function kindOf(box: LayoutBox): string {
  const { width, height } = box.drawn;
  return componentOf(box) ?? `${box.name} ${Math.round(width)} ${Math.round(height)}`;
}

function isButton({ box }: IconButton): boolean {
  if (box.inferredKind === 'link' || box.decided?.kind === 'link') return false;
  return box.inferredKind === 'button' || box.reacts === true || hasButtonName(nameWordsOf(box));
}

/** Icons of what one keeps or likes, by their shape and as icon sets call them. */
const toggleShapes = /^(heart|star)$/;
const toggleNames = / (bookmark|favou?rite|heart|like|star|wish ?list) /;

/** Whether some buttons of one kind have one icon for what is kept, or one that is filled only in some of them. */
function areToggles(buttons: readonly IconButton[]): boolean {
  const shapes = new Set(buttons.map(({ icon }) => recognizeIcon(icon.svg)));
  const [shape, another] = shapes;
  if (shape != null && another === undefined && toggleShapes.test(shape)) return true;
  if (buttons.every(({ box, icon }) => [box, icon].some((one) => toggleNames.test(nameWordsOf(one)))))
    return true;
  const looks = new Set(buttons.map(({ icon }) => icon.svg));
  const filled = buttons.filter(({ icon }) => isFilledIcon(icon.svg));
  return (
    looks.size === 2 &&
    shapes.size === 1 &&
    shape != null &&
    new Set(filled.map(({ icon }) => icon.svg)).size === 1
  );
}

/** Finds the icon buttons side by side that have one name, but for a word that says which is selected, and icons of several names. */
function findNamesakes(node: LayoutNode, found: Set<LayoutNode>): void {
  const shown = visibleChildren(node);
  const buttons = shown.flatMap((child) => readIconButton(child) ?? []);
  const usual = groupBy(buttons, ({ box }) => withoutSelected(box.name));
  for (const alike of usual.values()) {
    const names = new Set(alike.map(({ icon }) => icon.componentName ?? icon.name));
    if (alike.length > 1 && names.size === alike.length) for (const { box } of alike) found.add(box);
  }
  for (const child of shown) if (!buttons.some(({ box }) => box === child)) findNamesakes(child, found);
}

/** Entries from which a list has a button of one name in each, and letters of the title of one. */
const minEntries = 2;
const maxTitle = 60;

/** Texts and icon buttons of an entry at most; what has more is a part of the page. */
const maxParts = { texts: 24, buttons: 8 };

/**
 * Finds what the icon buttons in the entries of lists are about: the title of their entry.
 * @returns The buttons that no entry was found for; `null` where they are too many for one entry.
 */
function findSubjects(node: LayoutNode, subjects: Map<LayoutNode, string>): readonly LayoutBox[] | null {
  const own = readIconButton(node);
  if (own !== null) return [own.box];
  if (isCountButton(node)) return [node];
  const parts = visibleChildren(node).map((child) => ({ child, buttons: findSubjects(child, subjects) }));
  const entries = parts.flatMap(({ child, buttons }) => {
    if (buttons === null || buttons.length === 0) return [];
    const title = titleOf(child);
    return title === null ? [] : [{ title, buttons, kind: [...new Set(buttons.map(kindOf))].join('\n') }];
  });
  const named = new Set<LayoutBox>();
  for (const alike of groupBy(entries, ({ kind }) => kind).values()) {
    const areNamed = new Set(alike.map(({ title }) => title)).size === alike.length;
    if (alike.length < minEntries || !areNamed) continue;
    for (const { title, buttons } of alike)
      for (const button of buttons) {
        subjects.set(button, title);
        named.add(button);
      }
  }
  if (parts.some(({ buttons }) => buttons === null)) return null;
  const open = parts.flatMap(({ buttons }) => buttons ?? []).filter((button) => !named.has(button));
  return open.length > maxParts.buttons ? null : open;
}

/** Whether a button shows only how many there are. */
function isCountButton(node: LayoutNode): node is LayoutBox {
  const [text, more] = textsIn(node);
  if (node.kind !== 'box' || node.inferredKind !== 'button' || text === undefined || more !== undefined)
    return false;
  return (
    Math.max(node.drawn.width, node.drawn.height) <= maxSize && /^\d{1,3}$/.test(textOfLayer(text).trim())
  );
}

/** Returns the largest of the words in an entry that may be its title, or the boldest of these. */
function titleOf(entry: LayoutNode): string | null {
  const texts = textsIn(entry);
  if (texts.length > maxParts.texts) return null;
  const titles = texts.filter(
    (text) =>
      couldBeHeading(text) &&
      classifyText(text) === 'text' &&
      /\p{L}{3}|\p{Lo}{2}/u.test(textOfLayer(text)) &&
      textOfLayer(text).length <= maxTitle,
  );
  const title = findMostProminent(titles);
  return title === undefined ? null : textOfLayer(title).replace(/\s+/gu, ' ').trim();
}

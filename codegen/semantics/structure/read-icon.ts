/** Reads the layers of which an icon is all there is, and tells which boxes are controls already. */
import { textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import type { LayoutBox, LayoutNode, LayoutVector } from '../../layout/layout-tree.ts';
import { wordsOf } from '../../naming/identifiers.ts';
import { hasButtonName, hasLogoName, nameWordsOf } from '../element-rules.ts';
import { hasGround } from '../icon-ground.ts';
import { type IconShape, recognizeIcon } from '../icon-shapes.ts';

/** Whether a box is pressed as a whole, or is part of a control. */
export function isControl({ link, decided, inferredKind, name, reacts }: LayoutBox): boolean {
  // Only its summary is pressed.
  if (inferredKind === 'details') return false;
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
export function iconOf(node: LayoutNode): LayoutVector | null {
  const { width, height } = node.drawn;
  const isFrame = node.kind !== 'vector' || hasGround(node.svg);
  if (Math.max(width, height) > (isFrame ? iconSize.maxFrame : iconSize.max)) return null;
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
export function isCellOfDots(node: LayoutNode): node is LayoutVector {
  const isSized = Math.max(node.drawn.width, node.drawn.height) <= maxCell;
  return node.kind === 'vector' && isSized && isRowOfDots(node);
}

/** The words of the names of a layer and of its component. */
export function namesOf(node: LayoutNode): string {
  const component = node.kind === 'vector' ? wordsOf(node.componentName ?? '') : [];
  return `${nameWordsOf(node)}${component.join(' ')} `.toLowerCase();
}

/** Returns the vectors in a layer. */
export function vectorsIn(node: LayoutNode): readonly LayoutVector[] {
  return node.kind === 'vector' ? [node] : visibleChildren(node).flatMap(vectorsIn);
}

/** Shapes of actions. */
export const actionShapes: ReadonlySet<IconShape> = new Set(['heart', 'plus', 'close', 'more']);

/** What icon sets call the icons of actions. Those of things, such as a clock or a pin, are ornaments more often. */
const actionNames =
  / (add|attach|attachment|back|bell|bookmark|close|copy|cross|delete|dislike|download|edit|ellipsis|expand|favou?rite|filter|forward|fullscreen|gear|hamburger|heart|help|kebab|like|magnifier|magnifying|menu|microphone|mic|minus|more|mute|next|notifications?|overflow|paperclip|pause|pencil|play|plus|prev|previous|print|redo|refresh|reload|remove|repeat|reply|rewind|save|search|send|settings|share|shuffle|skip|sliders|trash|undo|upload|volume|zoom) /;

/** Whether the icon of a layer is that of an action, by its shape or by its name. */
export function isAction(node: LayoutNode): boolean {
  const icon = iconOf(node);
  const shape = icon && recognizeIcon(icon.svg);
  if (icon === null) return false;
  if (shape !== null && actionShapes.has(shape)) return true;
  return [node, icon].some((one) => actionNames.test(namesOf(one)));
}

/** px between an icon and words that it belongs to. */
export const maxWordGap = 16;

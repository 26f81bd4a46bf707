/**
 * Finds what closes a dialog or a notice that a frame shows over its page: a cross, and a button whose words say that nothing
 * happens, such as "Cancel".
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import { textOfLayer, textsIn } from '../../components/walk-layout.ts';
import type { LayoutNode } from '../../layout/layout-tree.ts';
import type { Roles } from '../find-roles.ts';

interface DialogContext {
  readonly roles: Pick<Roles, 'labelOf'>;
  readonly lexicon: Lexicon;
  parentOf(node: LayoutNode): LayoutNode | null;
}

/** Whether a layer is shown until it is closed: a notice, what darkens a page, or a dialog over a page that nothing darkens. */
export function isShownUntilClosed(node: LayoutNode, context: Pick<DialogContext, 'parentOf'>): boolean {
  if (node.inferredKind === 'overlay' || node.inferredKind === 'status') return true;
  return node.inferredKind === 'dialog' && context.parentOf(node)?.inferredKind !== 'overlay';
}

/** Whether a button closes the dialog that it is in. */
export function closesDialog(button: LayoutNode, context: DialogContext): boolean {
  const { lexicon, roles } = context;
  const [text, more] = textsIn(button);
  const words = text === undefined ? roles.labelOf(button) : textOfLayer(text);
  const closes =
    button.link?.kind === 'close' ||
    (more === undefined && words !== null && (isCrossSign(words) || lexicon.isDismissal(words)));
  return closes && isInDialog(button, context);
}

/** Whether a text is a sign that is drawn as a cross. */
export function isCrossSign(text: string): boolean {
  return /^[×✕✖✗]$/u.test(text.trim());
}

function isInDialog(node: LayoutNode, context: DialogContext): boolean {
  for (let around = context.parentOf(node); around !== null; around = context.parentOf(around))
    if (around.inferredKind === 'dialog' || around.inferredKind === 'status') return true;
  return false;
}

/**
 * Writes texts in the place of sample texts. Of the forms of a text the first one is kept with which its layer is not
 * higher or wider than before, by Figma's own measure; where none fits, the layer stays as it was.
 */
import type { EditAction, TextEdit } from '#design/canvas-edit';
import { orNull } from './ask-figma.ts';
import { findNode } from './nodes.ts';
import { PlainError } from './plain-error.ts';
import { beginStep, endStep } from './undo-steps.ts';

export async function fillTexts(
  edits: readonly TextEdit[],
  action: EditAction,
): Promise<{ readonly changed: number; readonly skipped: number }> {
  if (figma.editorType === 'dev') {
    throw new PlainError('Dev Mode cannot change the file. Switch to design mode and try again.');
  }
  beginStep(action);
  let changed = 0;
  try {
    for (const edit of edits) if ((await orNull(() => writeText(edit))) === true) changed += 1;
  } finally {
    endStep(action);
  }
  return { changed, skipped: edits.length - changed };
}

/** Writes one text; answers whether the layer took it. */
export async function writeText({ nodeId, was, choices, width }: TextEdit): Promise<boolean> {
  const node = await findNode(nodeId);
  if (node?.type !== 'TEXT' || node.characters !== was) return false;
  await loadFonts(node);
  // Without a limit of width there is none of height.
  const isFree = width === Infinity;
  const available = { width: Math.max(width, node.width), height: isFree ? Infinity : node.height };
  for (const text of choices) {
    node.characters = text;
    if (fits(node, available)) return true;
  }
  node.characters = was;
  return false;
}

/** Figma writes into a text when it has loaded each of its fonts. */
async function loadFonts(node: TextNode): Promise<void> {
  const { length } = node.characters;
  const fonts = length === 0 ? [] : node.getRangeAllFontNames(0, length);
  await Promise.all(fonts.map((font) => figma.loadFontAsync(font)));
}

/** px; heights are rounded here and there. */
const slack = 1;

function fits(node: TextNode, available: { readonly width: number; readonly height: number }): boolean {
  const { textAutoResize } = node;
  if (textAutoResize === 'WIDTH_AND_HEIGHT')
    return node.width <= available.width + slack && node.height <= available.height + slack;
  if (textAutoResize === 'HEIGHT') return node.height <= available.height + slack;
  // Older files have texts that are cut off; Figma does not take this value back.
  if (textAutoResize === 'TRUNCATE') return true;
  // A box of a fixed size is measured as if it grew.
  const { width, height } = node;
  node.textAutoResize = 'HEIGHT';
  const needed = node.height;
  node.textAutoResize = textAutoResize;
  node.resize(width, height);
  return needed <= available.height + slack;
}

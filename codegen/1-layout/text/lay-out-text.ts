/** A text: one element whose style all its runs share, its paragraphs as blocks, its runs with what differs. */
import type { TextNode } from '#design/tree';
import { putEffects } from '../paint/effect-style.ts';
import type { Laid, Laying, Slot } from '../laying.ts';
import type { LayoutText } from '../layout-tree.ts';
import { lineHeightOf } from './line-height.ts';
import { isLifted, nodeCommon, putWhere } from '../node-common.ts';
import { finish, type Sheet } from '../sheet.ts';
import { splitBlocks } from './text-blocks.ts';
import { putDrawnHeight, putHugWidth, putParagraph, putWrapping } from './text-flow.ts';
import { findBaseLook } from './text-look.ts';
import { paintsFromBehind, putTextPaint, putTextStroke } from './text-paint.ts';
import { putFont } from './text-style.ts';

/** Lays a text out. */
export function layOutText(node: TextNode, slot: Slot, laying: Laying): Laid {
  const base = findBaseLook(node);
  const sheet: Sheet = new Map();
  putWhere(sheet, node, slot, laying);
  noteFonts(node, laying);
  putHugWidth(sheet, node, slot);
  putFont(sheet, base.style, lineHeightOf(node, base.style), laying);
  putTextPaint(sheet, node, base.fills, laying);
  putParagraph(sheet, node, laying);
  putDrawnHeight(sheet, node);
  putWrapping(sheet, node);
  putTextStroke(sheet, node, laying);
  putEffects(sheet, node, paintsFromBehind(base.fills) ? 'drawing' : 'text', laying);
  const layout: LayoutText = {
    ...nodeCommon(node),
    kind: 'text',
    style: finish(sheet),
    blocks: splitBlocks(node, base, laying),
  };
  return { node: layout, lifted: isLifted(sheet), from: node };
}

function noteFonts(node: TextNode, laying: Laying): void {
  for (const { style } of node.runs) {
    if (laying.fonts.add(style.family, style.weight, style.italic)) {
      laying.report('font-missing', node, { family: style.family });
    }
  }
}

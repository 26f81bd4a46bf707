/** The fonts that the frames' visible texts need. */
import type { NeededFont } from '#design/receipt';
import type { DesignNode, DesignTree } from '#design/tree';
import { openFontList } from '../1-layout/font-list.ts';

export function collectFonts(tree: DesignTree): readonly NeededFont[] {
  const fonts = openFontList();
  const waiting: DesignNode[] = tree.frames.map(({ root }) => root);
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!node.visible) continue;
    if (node.kind === 'box') for (const child of node.children) waiting.push(child);
    if (node.kind !== 'text') continue;
    for (const { style } of node.runs) fonts.add(style.family, style.weight, style.italic);
  }
  return fonts.list();
}

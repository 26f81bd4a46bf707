/** The fonts that the frames' visible texts need. */
import type { NeededFont } from '#design/receipt';
import type { DesignTree } from '#design/tree';
import { walkLayers } from '#design/walk-layers';
import { openFontList } from '../1-layout/fonts/font-list.ts';

export function collectFonts(tree: DesignTree): readonly NeededFont[] {
  const fonts = openFontList();
  const roots = tree.frames.map(({ root }) => root);
  for (const node of walkLayers(roots, ({ visible }) => visible)) {
    if (node.kind !== 'text' || !node.visible) continue;
    for (const { style } of node.runs) fonts.add(style.family, style.weight, style.italic);
  }
  return fonts.list();
}

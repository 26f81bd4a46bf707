import type { DesignTree } from '#design/tree';
import { walkLayers } from '#design/walk-layers';

/** The shared text style that each text is bound to, by the text's id: two styles may come to the same font. */
export function findBoundTexts(tree: DesignTree): Readonly<Record<string, string>> {
  const bound: Record<string, string> = {};
  for (const node of walkLayers(tree.frames.map(({ root }) => root))) {
    const name = node.kind === 'text' ? node.runs[0]?.style.styleName : null;
    if (name) bound[node.id] = name;
  }
  return bound;
}

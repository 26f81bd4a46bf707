import type { DesignNode, DesignTree } from '#design/tree';

/** The shared text style that each text is bound to, by the text's id: two styles may come to the same font. */
export function findBoundTexts(tree: DesignTree): Readonly<Record<string, string>> {
  const bound: Record<string, string> = {};
  const waiting: DesignNode[] = tree.frames.map(({ root }) => root);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'box') for (const child of node.children) waiting.push(child);
    const name = node.kind === 'text' ? node.runs[0]?.style.styleName : null;
    if (name) bound[node.id] = name;
  }
  return bound;
}

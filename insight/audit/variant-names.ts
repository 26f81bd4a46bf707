import { childrenOf, walkNodes } from '#design/rest-node';
import type { FigmaDocument } from '#design/figma-document';

/** Names of the variants of each set that is drawn in the document. */
export function readVariantNames({ pages }: FigmaDocument): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const { nodes } of pages)
    for (const node of walkNodes(nodes, ({ type }) => type !== 'INSTANCE'))
      if (node.type === 'COMPONENT_SET')
        names.set(
          node.id,
          childrenOf(node).map(({ name }) => name),
        );
  return names;
}

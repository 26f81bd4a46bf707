import type { DesignNode } from '#design/tree';

/** The layers of a frame by id, and what is in what. */
export interface LayerIndex {
  readonly find: (id: string) => DesignNode | null;
  /** Whether a layer is another or lies in it. */
  readonly isInside: (id: string, around: string) => boolean;
}

export function indexLayers(root: DesignNode): LayerIndex {
  const layers = new Map<string, { readonly node: DesignNode; readonly parent: string | null }>();
  const visit = (node: DesignNode, parent: string | null): void => {
    layers.set(node.id, { node, parent });
    if (node.kind === 'box') for (const child of node.children) visit(child, node.id);
  };
  visit(root, null);
  return {
    find: (id) => layers.get(id)?.node ?? null,
    isInside(id, around) {
      for (let at: string | null = id; at !== null; at = layers.get(at)?.parent ?? null)
        if (at === around) return true;
      return false;
    },
  };
}

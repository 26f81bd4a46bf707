import type { DesignComponent, DesignNode } from '#design/tree';

/** Main components by id. */
export type Components = Readonly<Record<string, DesignComponent>>;

/** The component set, or the main component in none, that a layer is a use of; a main component is one of itself. */
export function partOf(node: DesignNode, components: Components): string | null {
  if (node.kind !== 'box') return null;
  const main = node.instance?.componentId ?? (node.role === 'component' ? node.id : null);
  return main === null ? null : (components[main]?.set?.id ?? main);
}

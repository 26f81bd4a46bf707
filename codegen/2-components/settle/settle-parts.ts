import type { CodeComponent, CodeNode } from '../code-component.ts';
import { mapNodes } from '../map-nodes.ts';

/**
 * Parts of a page that take nothing stand there by name alone, and their own root has their layer; one that is told
 * something, an address or what it is called, is a component like any other.
 */
export function settleParts(components: readonly CodeComponent[]): readonly CodeComponent[] {
  const parts = new Set(
    components.filter(({ isPart, props }) => isPart === true && props.length === 0).map(({ name }) => name),
  );
  const visit = (node: CodeNode): CodeNode => {
    if (node.kind === 'use' && node.props.length > 0) parts.delete(node.component);
    return node;
  };
  for (const { root } of components) mapNodes(root, visit);
  const settle = (node: CodeNode): CodeNode =>
    node.kind === 'use' && parts.has(node.component) ? { ...node, ids: [] } : node;
  return components.map(({ isPart: _, ...component }) => ({
    ...component,
    ...(parts.has(component.name) ? { isPart: true } : {}),
    root: mapNodes(component.root, settle),
  }));
}

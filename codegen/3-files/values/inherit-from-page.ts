import type { CodeNode, CodeProject } from '../../2-components/code-component.ts';
import { mapNodes } from '../../2-components/map-nodes.ts';
import { isPlain, plainValueOf, saysProperty } from '../../2-components/plain-style.ts';
import { isLayer, isStyled, nodesOf, type StyledNode } from '../walk-code.ts';

/** A project whose texts and drawings say a property only where it is another than the page's. */
export interface InheritingProject {
  readonly project: CodeProject;
  /** The value that the body of every page has; `null` where nothing says one. */
  readonly value: string | null;
}

/**
 * Leaves what most texts and drawings have to the page. Nothing but they says these properties, and none of them stands
 * in another, so what they inherit is the page's; a run inside a text keeps its own. A token stays where it is bound,
 * since a part of a page may have another theme.
 */
export function inheritFromPage(project: CodeProject, property: 'color' | 'font-family'): InheritingProject {
  const roots = new Map(project.components.map(({ name, root }) => [name, root]));
  const canInherit = (node: CodeNode): node is StyledNode => {
    if (node.kind === 'use') {
      const root = roots.get(node.component);
      return root !== undefined && isStyled(root) && !saysProperty(root, property);
    }
    return isLayer(node) || node.kind === 'vector';
  };
  const counts = new Map<string, number>();
  for (const component of project.components) {
    for (const node of nodesOf(component)) {
      const value = canInherit(node) ? valueOf(node, property) : null;
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const [[common] = [null]] = [...counts].sort(([, one], [, other]) => other - one);
  if (common === null) return { project, value: null };
  const drop = (node: CodeNode): CodeNode =>
    canInherit(node) && valueOf(node, property) === common
      ? { ...node, style: node.style.filter((one) => one.property !== property || !isPlain(one)) }
      : node;
  const components = project.components.map((one) => ({ ...one, root: mapNodes(one.root, drop) }));
  return { project: { ...project, components }, value: common };
}

/** What it says at all widths and in no state; `null` where a token or its paint says it. */
function valueOf(node: StyledNode, property: string): string | null {
  const value = plainValueOf(node, property);
  return value === undefined || value === 'transparent' || value.startsWith('var(') ? null : value;
}

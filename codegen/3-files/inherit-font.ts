import type { CodeElement, CodeNode, CodeProject } from '../2-components/code-component.ts';
import { mapNodes } from '../2-components/map-nodes.ts';
import { isLayer, nodesOf } from './walk-code.ts';

/** A project whose texts name their font only where it is another than the page's. */
export interface FontedProject {
  readonly project: CodeProject;
  /** The value of `font-family` that the body of every page has; `null` where no text says one. */
  readonly pageFont: string | null;
}

/** Leaves the font that most texts have to the page. */
export function inheritFont(project: CodeProject): FontedProject {
  const counts = new Map<string, number>();
  for (const component of project.components) {
    for (const node of nodesOf(component)) {
      const family = isLayer(node) ? familyOf(node) : null;
      if (family !== null) counts.set(family, (counts.get(family) ?? 0) + 1);
    }
  }
  const [[pageFont] = [null]] = [...counts].sort(([, one], [, other]) => other - one);
  const drop = (node: CodeNode): CodeNode =>
    isLayer(node) && familyOf(node) === pageFont
      ? {
          ...node,
          style: node.style.filter(
            ({ property, state }) => property !== 'font-family' || state !== undefined,
          ),
        }
      : node;
  const components = project.components.map((one) => ({ ...one, root: mapNodes(one.root, drop) }));
  return { project: { ...project, components }, pageFont };
}

function familyOf({ style }: CodeElement): string | null {
  return (
    style.find(
      ({ property, below, state }) =>
        property === 'font-family' && below === undefined && state === undefined,
    )?.value ?? null
  );
}

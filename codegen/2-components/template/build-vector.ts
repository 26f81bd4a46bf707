import type { LayoutNode, LayoutVector } from '../../1-layout/layout-tree.ts';
import type { Aligned } from '../align-uses.ts';
import type { CodeNode } from '../code-component.ts';
import { mergeStyles } from '../merge-styles.ts';
import { idsOf, styleNameOf } from '../name-layers.ts';
import { buildSlot } from './build-slot.ts';
import type { Building } from './building.ts';
import { stylesOf } from './styled-element.ts';

/** A drawing, which uses may show at several sizes; a slot where they show different ones. */
export function buildVector(building: Building, nodes: Aligned<LayoutVector>): CodeNode {
  const { drawings } = building.library;
  const present = nodes.filter((node) => node !== null);
  const [first] = present;
  const markup = new Set(present.map(({ svg }) => svg));
  const isOne = markup.size === 1 || new Set([...markup].map((svg) => drawings.numberOf(svg))).size === 1;
  if (!first || !isOne) return buildSlot(building, nodes);
  const { base, rests } = mergeStyles(stylesOf(nodes));
  return {
    kind: 'vector',
    svg: first.svg,
    staysInside: present.every((node) => node.staysInside),
    ...(first.componentName === undefined ? {} : { componentName: first.componentName }),
    called: styleNameOf(nodes, null),
    styleName: styleNameOf(nodes, null) ?? 'icon',
    style: base,
    variants: building.switches.variants(rests),
    label: sharedAlt(present),
    ids: idsOf(nodes),
  };
}

/** One drawing says one thing wherever its component is used. */
function sharedAlt(vectors: readonly LayoutNode[]): string | null {
  const said = new Set(vectors.flatMap(({ decided }) => decided?.alt ?? []));
  const [alt = ''] = said;
  return said.size === 1 && alt !== '' ? alt : null;
}

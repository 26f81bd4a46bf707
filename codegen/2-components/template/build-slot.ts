import type { Aligned } from '../align-uses.ts';
import type { CodeNode } from '../code-component.ts';
import { sharedName } from '../name-layers.ts';
import type { UseValue } from '../props/prop-list.ts';
import type { Building } from './building.ts';

/** What stands here is another thing in each use, so the use brings it along. */
export function buildSlot({ props }: Building, nodes: Aligned): CodeNode {
  const named = nodes.find((node) => node?.references.mainComponent !== undefined) ?? nodes.find(Boolean);
  const wanted = named?.references.mainComponent ?? sharedName(nodes) ?? slotWord(nodes);
  const values = nodes.map((node): UseValue | null => node && { kind: 'slot', node });
  return { kind: 'property', name: props.add({ kind: 'slot' }, wanted, values) };
}

function slotWord(nodes: Aligned): string {
  return nodes.every((node) => node === null || node.kind === 'vector') ? 'icon' : 'content';
}

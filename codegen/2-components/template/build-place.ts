import type {
  LayoutBox,
  LayoutImage,
  LayoutNode,
  LayoutText,
  LayoutVector,
} from '../../1-layout/layout-tree.ts';
import type { Aligned } from '../align-uses.ts';
import type { CodeNode } from '../code-component.ts';
import { decidedProp, nameOf } from '../name-layers.ts';
import type { DraftWhen } from '../props/switches.ts';
import { buildBox } from './build-box.ts';
import { buildImage } from './build-image.ts';
import { buildSlot } from './build-slot.ts';
import { buildText } from './build-text.ts';
import { buildUse } from './build-use.ts';
import { buildVector } from './build-vector.ts';
import type { Building } from './building.ts';

/** Builds one place of all uses; `parents` tells in which uses there is room for it. */
export function buildPlace(building: Building, nodes: Aligned, parents: Aligned): CodeNode | null {
  const present = nodes.filter((node) => node !== null);
  const [first] = present;
  if (!first) return null;
  const groups = new Set(present.map((node) => building.library.groupOf(node)));
  const [group = null] = groups;
  const kinds = new Set(present.map(({ kind }) => kind));
  if (groups.size > 1 || (group === null && kinds.size > 1)) return buildSlot(building, nodes);
  const code = group ? buildUse(building, group, nodes) : buildPlain(building, nodes, first);
  return code.kind === 'property' ? code : whereShown(building, code, nodes, parents);
}

function buildPlain(building: Building, nodes: Aligned, first: LayoutNode): CodeNode {
  switch (first.kind) {
    case 'box':
      return buildBox(building, nodes as Aligned<LayoutBox>);
    case 'text':
      return buildText(building, nodes as Aligned<LayoutText>);
    case 'image':
      return buildImage(building, nodes as Aligned<LayoutImage>);
    case 'vector':
      return buildVector(building, nodes as Aligned<LayoutVector>);
  }
}

function whereShown({ switches }: Building, code: CodeNode, nodes: Aligned, parents: Aligned): CodeNode {
  const shown = nodes.map((node, index) => (parents[index] ? node !== null : null));
  if (!shown.includes(false)) return code;
  const named = nodes.find((node) => node?.references.visible !== undefined) ?? nodes.find(Boolean);
  const reference = named?.references.visible;
  const wanted = reference ?? `show ${decidedProp(nodes) ?? nameOf(named ?? null) ?? 'part'}`;
  const when: DraftWhen = { kind: 'when', prop: '', members: null, children: [code] };
  switches.shown(when, wanted, shown);
  return when;
}

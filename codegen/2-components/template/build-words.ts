import type { LayoutText } from '../../1-layout/layout-tree.ts';
import type { Aligned } from '../align-uses.ts';
import type { CodeNode } from '../code-component.ts';
import { sharedName } from '../name-layers.ts';
import type { AlignedRunText } from './align-texts.ts';
import type { Building } from './building.ts';
import { addTextProp } from './use-attributes.ts';

/** The words of one run: as they are where all uses say the same, else a prop, called by its layer or by `word`. */
export function buildWords(
  building: Building,
  nodes: Aligned<LayoutText>,
  texts: AlignedRunText,
  index: number,
  word = building.library.roles.of(nodes).word,
): CodeNode {
  const given = texts.filter((text) => text !== null);
  const [first = ''] = given;
  if (given.every((text) => text === first)) return { kind: 'text', text: first };
  const named =
    nodes.find((node) => node?.references.characters !== undefined) ?? nodes.find(Boolean) ?? null;
  const reference = index === 0 ? named?.references.characters : undefined;
  const wanted = reference ?? sharedName(nodes) ?? word;
  return { kind: 'property', name: addTextProp(building, wanted, texts) };
}

import type { LayoutImage } from '../../1-layout/layout-tree.ts';
import type { Aligned } from '../align-uses.ts';
import type { AttributeValue, CodeAttribute, CodeElement, CodeNode } from '../code-component.ts';
import { altOf, decidedProp, idsOf, nameOf, styleNameOf } from '../name-layers.ts';
import type { UseValue } from '../props/prop-list.ts';
import { buildSlot } from './build-slot.ts';
import type { Building } from './building.ts';
import { loadingOf, sizeAttributes, withSources } from './picture-sources.ts';
import { styledElement, stylesOf } from './styled-element.ts';
import { attributeOfUses } from './use-attributes.ts';

/** A picture, which narrower viewports may show otherwise; a slot where only some uses have such others. */
export function buildImage(building: Building, nodes: Aligned<LayoutImage>): CodeNode {
  const sources = new Set(nodes.map((node) => JSON.stringify(node?.sources ?? [])));
  if (sources.size > 1) return buildSlot(building, nodes);
  const element = styledElement(building, 'img', stylesOf(nodes), [], styleNameOf(nodes, null) ?? 'image');
  const image: CodeElement = {
    ...element,
    attributes: [
      { name: 'src', value: sourceOf(building, nodes) },
      altAttribute(building, nodes),
      ...sizeAttributes(nodes, element.style),
      ...loadingOf(nodes),
    ],
    ids: idsOf(nodes),
  };
  return withSources(image, nodes.find((node) => node !== null)?.sources ?? []);
}

function sourceOf({ props }: Building, nodes: Aligned<LayoutImage>): AttributeValue {
  const present = nodes.filter((node) => node !== null);
  const [first] = present;
  const same = present.every((node) => node.asset?.key === first?.asset?.key);
  if (same) return { kind: 'asset', asset: first?.asset ?? { key: '', mime: 'image/png' } };
  const wanted = decidedProp(nodes) ?? nameOf(first ?? null) ?? 'image';
  const values = nodes.map((node): UseValue | null => node && { kind: 'image', asset: node.asset });
  return { kind: 'prop', name: props.add({ kind: 'image' }, wanted, values) };
}

/** What the picture itself is known to show, else as it was decided, else what the layers are called; for each use apart where they differ. */
function altAttribute(building: Building, nodes: Aligned<LayoutImage>): CodeAttribute {
  const usual = altOf(nodes);
  const said = nodes.map((node) => node && (node.asset?.alt ?? node.decided?.alt ?? usual));
  return attributeOfUses(building, 'alt', `${nameOf(nodes.find(Boolean) ?? null) ?? 'image'} alt`, said);
}

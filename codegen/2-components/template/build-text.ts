import type { LayoutText, Style } from '../../1-layout/layout-tree.ts';
import type { Aligned } from '../align-uses.ts';
import type { CodeNode } from '../code-component.ts';
import { idsOf, styleNameOf } from '../name-layers.ts';
import { isFieldTag } from '../roles/role.ts';
import { alignTexts, type AlignedText } from './align-texts.ts';
import { buildField } from './build-field.ts';
import { buildSlot } from './build-slot.ts';
import { buildWords } from './build-words.ts';
import type { Building } from './building.ts';
import { hrefOf, linkOfPlace } from './link-of-place.ts';
import { styledElement, stylesOf } from './styled-element.ts';
import { textElement } from './text-element.ts';
import { keepBreaks } from './text-styles.ts';
import { roleAttributes } from './use-attributes.ts';

/** A text, the field that its words are a hint in, or a slot where it is built otherwise in each use. */
export function buildText(building: Building, nodes: Aligned<LayoutText>): CodeNode {
  const text = alignTexts(nodes);
  if (text === null) return buildSlot(building, nodes);
  const role = building.library.roles.of(nodes);
  if (isFieldTag(role.tag)) return buildField(building, nodes, text, role);
  const element = textElement(text, ownStyles(nodes, text), role, styleNameOf(nodes, role) ?? role.word, {
    element: (...parts) => styledElement(building, ...parts),
    words: (texts, index) => buildWords(building, nodes, texts, index),
    href: (links) => hrefOf(building, links),
  });
  const attributes = [
    ...roleAttributes(building, nodes, role),
    ...linkOfPlace(building, nodes, role),
    ...element.attributes,
  ];
  return { ...element, attributes, ids: idsOf(nodes) };
}

/** A text that arrives as a prop brings its line breaks along, and only white space that is kept shows them. */
function ownStyles(nodes: Aligned<LayoutText>, { blocks }: AlignedText): readonly (Style | null)[] {
  const breaks = blocks.some(({ runs }) =>
    runs.some(({ texts }) => new Set(texts).size > 1 && texts.some((text) => text?.includes('\u2028'))),
  );
  const styles = stylesOf(nodes);
  return breaks ? styles.map((style) => style && keepBreaks(style)) : styles;
}

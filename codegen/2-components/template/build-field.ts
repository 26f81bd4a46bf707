import type { LayoutText } from '../../1-layout/layout-tree.ts';
import type { Aligned } from '../align-uses.ts';
import type { AttributeValue, CodeElement } from '../code-component.ts';
import { toggleInput } from '../fields/toggle-input.ts';
import { toSentence } from '../make-names.ts';
import { idsOf, styleNameOf } from '../name-layers.ts';
import type { Role } from '../roles/role.ts';
import type { AlignedText } from './align-texts.ts';
import { buildWords } from './build-words.ts';
import type { Building } from './building.ts';
import { askingAttributes } from './field-attributes.ts';
import { styledElement, stylesOf } from './styled-element.ts';
import { asField } from './text-styles.ts';
import { attributeOfUses, roleAttributes } from './use-attributes.ts';

/** A hint to type over, or what is chosen: the field has the look of the text, and is as wide as it at least. */
export function buildField(
  building: Building,
  nodes: Aligned<LayoutText>,
  { blocks }: AlignedText,
  role: Role,
): CodeElement {
  const isChoice = role.tag === 'select';
  const word = isChoice ? 'value' : 'placeholder';
  const words = buildWords(building, nodes, blocks[0]?.runs[0]?.texts ?? [], 0, word);
  const said: AttributeValue =
    words.kind === 'property'
      ? { kind: 'prop', name: words.name }
      : { kind: 'text', text: words.kind === 'text' ? words.text.replaceAll('\u2028', ' ') : '' };
  const isNamed = role.labelled || role.attributes.some(({ name }) => name === 'aria-label');
  const attributes = [
    ...askingAttributes(building, nodes, role.tag),
    ...roleAttributes(building, nodes, role),
    ...(isNamed ? [] : [{ name: 'aria-label', value: said }]),
    ...(isChoice ? [] : [{ name: 'placeholder', value: said }]),
  ];
  const styles = stylesOf(nodes).map((style) => style && asField(style));
  const option = { ...styledElement(building, 'option', [], [words], 'option'), styleName: null };
  const children = isChoice ? [option] : [];
  const element = styledElement(building, role.tag, styles, children, styleNameOf(nodes, role) ?? 'field');
  return { ...element, attributes, ids: idsOf(nodes) };
}

/** The control of a drawn checkbox, radio button or switch, called by the words beside it. */
export function buildToggle(building: Building, nodes: Aligned, role: Role): CodeElement {
  const { roles } = building.library;
  const called = nodes.map((node) => node && (roles.fieldOf(node)?.says ?? toSentence(node.name)));
  const label = role.labelled ? [] : [attributeOfUses(building, 'aria-label', 'label', called)];
  return toggleInput([...askingAttributes(building, nodes, 'input'), ...label]);
}

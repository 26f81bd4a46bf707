/** Builds form fields: text inputs and selects from a text, and the inputs of toggles. */
import { expandSides, readPx } from '../../css/css-values.ts';
import { asFieldStyle } from '../../css/element-styles.ts';
import { flowOf, isOutOfFlow, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutText } from '../../layout/layout-tree.ts';
import { toSentence } from '../../naming/identifiers.ts';
import { nodeIdsOf, readableLayerName, styleNameOf } from '../../naming/layer-names.ts';
import type { FieldKind } from '../../semantics/forms/field-kind.ts';
import type { Role } from '../../semantics/role.ts';
import type { AlignedNodes } from '../align-occurrences.ts';
import {
  type AttributeValue,
  type CodeAttribute,
  type CodeElement,
  type CodeNode,
  type PropValue,
  textAttribute,
} from '../code-component.ts';
import { toggleInput } from '../form-controls.ts';
import { textOfLayer, textsIn, visibleChildren } from '../walk-layout.ts';
import type { PassedValue } from '../props/prop-list.ts';
import type { UnresolvedWhen } from '../props/variation-resolver.ts';
import { fieldPartAttributes } from './field-ids.ts';
import type { TemplateContext } from './template-context.ts';
import { roleAttributes, varyingAttribute } from './varying-attributes.ts';
import { buildRunText, isDeclared, styledElement, stylesOf } from './varying-content.ts';

/**
 * Builds an input with the text as its placeholder, or a select with the text as its option. The field has the
 * text's style and at least its width.
 */
export function buildField(
  context: TemplateContext,
  nodes: AlignedNodes<LayoutText>,
  role: Role,
): CodeElement {
  const isChoice = role.tag === 'select';
  const shown = nodes.map((node) => node && shownText(node));
  const option = isChoice ? [buildRunText(context, nodes, shown, 0, 'value')] : [];
  const texts = isChoice ? [] : fieldTexts(context, nodes);
  const isNamed = role.isLabelled || role.attributes.some(({ name }) => name === 'aria-label');
  const attributes = [
    ...fieldPartAttributes(context, nodes, role.tag),
    ...fieldAttributes(context, nodes, role.tag),
    ...roleAttributes(context, nodes, role),
    ...(isNamed ? [] : [{ name: 'aria-label', value: labelOf(context, nodes, [...option, ...texts]) }]),
    ...texts,
  ];
  const spaces = new Set(nodes.flatMap((node) => (node ? [spaceAround(node, context)] : [])));
  const [space = null, otherSpace] = spaces;
  const styles = stylesOf(context, nodes).map(
    (style) => style && asFieldStyle(style, otherSpace === undefined ? space : null, role.tag === 'textarea'),
  );
  const children = option.map((text) => ({
    ...styledElement(context, nodes, 'option', [], [text], 'option'),
    styleName: null,
  }));
  const element = styledElement(
    context,
    nodes,
    role.tag,
    styles,
    children,
    styleNameOf(nodes, role) ?? 'field',
  );
  return { ...element, attributes, ids: nodeIdsOf(nodes) };
}

/** px from which a box has space beside its text, so that it does not follow from the text how wide it is. */
const minSpace = 8;

/**
 * Returns the axis of the box around a text that an input in its place can fill without moving anything; `null` where the box
 * is as wide as its content, or where what follows the text would move.
 */
function spaceAround(text: LayoutText, { library }: TemplateContext): 'row' | 'column' | null {
  const box = library.parentOf(text);
  if (box?.kind !== 'box' || isOutOfFlow(text)) return null;
  const flow = flowOf(box);
  const shown = visibleChildren(box).filter((child) => !isOutOfFlow(child));
  const [, right, , left] = expandSides(unconditionalValueOf(box, 'padding') ?? '0px').map(readPx);
  const inner = box.drawn.width - (left ?? 0) - (right ?? 0);
  if (flow === 'column') {
    const isCentred = /center|end/.test(unconditionalValueOf(box, 'align-items') ?? '');
    return !isCentred && inner - text.drawn.width >= minSpace ? 'column' : null;
  }
  if (flow !== 'row') return null;
  const justify = unconditionalValueOf(box, 'justify-content') ?? 'flex-start';
  const used = shown.reduce((sum, { drawn }) => sum + drawn.width, 0);
  const gaps = (readPx(unconditionalValueOf(box, 'gap')) ?? 0) * (shown.length - 1);
  const next = shown[shown.indexOf(text) + 1];
  const isPushed = next !== undefined && unconditionalValueOf(next, 'margin-left') === 'auto';
  const isApart = justify === 'space-between' ? shown.length > 1 : justify === 'flex-start';
  const staysBefore = next === undefined ? justify === 'flex-start' : justify === 'space-between' || isPushed;
  return isApart && staysBefore && inner - used - gaps >= minSpace ? 'row' : null;
}

/**
 * Where only some occurrences take several lines, returns an input and a textarea, each shown in its own occurrences.
 * They have the same attributes and styles.
 */
export function splitByFieldTag(
  { library, variations }: TemplateContext,
  nodes: AlignedNodes,
  code: CodeNode,
): readonly CodeNode[] {
  if (code.kind !== 'element' || code.tag !== 'input') return [code];
  const tags = nodes.map((node) => node && (library.roles.fieldOf(node)?.isMultiline ? 'textarea' : 'input'));
  const present = new Set(tags.filter((tag) => tag !== null));
  if (present.size < 2) return [code];
  const members = tags.map((tag) => tag ?? 'input');
  const field = { wanted: 'field', members };
  return (['input', 'textarea'] as const).map((tag) => {
    const attributes = code.attributes.filter(({ name }) => tag === 'input' || name !== 'type');
    const when: UnresolvedWhen = {
      kind: 'when',
      prop: '',
      members: null,
      children: [{ ...code, tag, attributes }],
    };
    const shown = tags.map((one) => (one === null ? null : one === tag));
    variations.addVisibility(when, field.wanted, shown, { explanation: field });
    return when;
  });
}

/** What a field shows: a value where it is filled in, and a placeholder elsewhere. */
function fieldTexts(context: TemplateContext, nodes: AlignedNodes<LayoutText>): readonly CodeAttribute[] {
  const isFilledIn = (node: LayoutText) => context.library.roles.fieldOf(node)?.isFilledIn === true;
  return (['value', 'placeholder'] as const).flatMap((name) => {
    const texts = nodes.map((node) =>
      node && isFilledIn(node) === (name === 'value') ? shownText(node) : null,
    );
    const [first, ...others] = texts.filter((text) => text !== null);
    if (first === undefined) return [];
    const isEverywhere = nodes.every((node, index) => node === null || texts[index] !== null);
    if (isEverywhere && !isDeclared(context, nodes) && others.every((text) => text === first))
      return [textAttribute(name, first)];
    const values = texts.map((text): PassedValue | null => (text === null ? null : { kind: 'text', text }));
    const prop =
      name === 'value'
        ? context.props.addNative('defaultValue', { kind: 'text' }, values)
        : context.props.add({ kind: 'text' }, name, values);
    return [{ name, value: { kind: 'prop', name: prop } }];
  });
}

function shownText(node: LayoutText): string {
  return textOfLayer(node).replaceAll('\u2028', ' ');
}

/**
 * A field without a label is named by the column of the table that it is in. What is entered or chosen changes, so a field
 * with a value has the name of its layer before that; another is named by what it shows.
 */
function labelOf(
  context: TemplateContext,
  nodes: AlignedNodes<LayoutText>,
  shown: readonly (CodeNode | CodeAttribute)[],
): AttributeValue {
  const names = nodes.map((node) => node && nameOfField(context, node));
  if (nodes.every((node, index) => node === null || names[index] !== null))
    return varyingAttribute(context, 'aria-label', 'label', names).value;
  const [only, more] = shown;
  if (only === undefined || more !== undefined)
    return varyingAttribute(
      context,
      'aria-label',
      'label',
      nodes.map((node) => node && shownText(node)),
    ).value;
  if ('value' in only) return only.value;
  return only.kind === 'property'
    ? { kind: 'prop', name: only.name }
    : { kind: 'text', text: only.kind === 'text' ? only.text : '' };
}

/** Boxes around a text that may have the name of its field. */
const maxNamedBoxes = 3;

function nameOfField({ library }: TemplateContext, text: LayoutText): string | null {
  const heading = library.roles.columnHeadingOf(text);
  if (heading !== null) return toSentence(heading);
  const { tag } = library.roles.of([text]);
  if (tag !== 'select' && library.roles.fieldOf(text)?.isFilledIn !== true) return null;
  const names: string[] = [];
  let around = library.parentOf(text);
  for (let count = 0; around !== null && count < maxNamedBoxes; count += 1) {
    const isPart = library.parentOf(around) !== null && !regions.test(around.inferredKind ?? '');
    if (!isPart || textsIn(around).length > maxFieldTexts) break;
    const name =
      readableLayerName(around)
        ?.split(' ')
        .filter((word) => !fieldWords.test(word)) ?? [];
    if (name.length > 0) names.push(name.join(' '));
    around = library.parentOf(around);
  }
  // One word is rather the kind of a part, such as that for input in another language.
  const name = names.find((one) => one.includes(' ')) ?? names[0];
  return name === undefined ? null : toSentence(name);
}

/** Texts in a box around a field: its value and the words of its button. */
const maxFieldTexts = 2;

/** Parts of a page, whose names say nothing of a field in them. */
const regions = /^(header|main|footer|nav|aside|section|dialog)$/;

/** What a box is called that is a field, whatever is entered there. */
const fieldWords =
  /^(inputs?|fields?|text|box|area|values?|form|selects?|dropdown|drop|down|combo|control|wrapper|content|container|row|column|trigger|state|default|cell|picker)$/;

/** Builds the input of a drawn checkbox, radio button or switch, labelled by the text next to it. */
export function buildToggleInput(context: TemplateContext, nodes: AlignedNodes, role: Role): CodeElement {
  const { roles } = context.library;
  const labels = nodes.map((node) => node && (roles.fieldOf(node)?.labelText ?? toSentence(node.name)));
  const label = role.isLabelled ? [] : [varyingAttribute(context, 'aria-label', 'label', labels)];
  return toggleInput([...fieldAttributes(context, nodes, 'input'), ...label]);
}

/**
 * Returns the attributes of a field that say what it takes and in which state it is. They may differ between occurrences.
 */
export function fieldAttributes(
  context: TemplateContext,
  nodes: AlignedNodes,
  tag: string,
): readonly CodeAttribute[] {
  const kinds = nodes.map((node) => node && context.library.roles.fieldOf(node));
  const known = kinds.filter((kind) => kind !== null);
  const types = kinds.map((kind) => kind?.type ?? 'text');
  const states = [...requiredAttribute(context, kinds), ...invalidAttribute(context, kinds)];
  const type =
    tag === 'input' ? [varyingAttribute(context, 'type', 'input type', types, usualType(types))] : [];
  if (known.some(({ isChecked }) => isChecked !== undefined)) {
    const role = known.every(({ isSwitch }) => isSwitch === true) ? [textAttribute('role', 'switch')] : [];
    return [...type, ...role, ...toggleAttributes(context, kinds), ...states];
  }
  if (known.every(({ autocomplete }) => autocomplete === null)) return [...type, ...states];
  const fills = kinds.map((kind) => kind && kind.autocomplete);
  const isOptional = known.some(({ autocomplete }) => autocomplete === null);
  const fallback = isOptional ? ({ kind: 'none' } as const) : null;
  const autocomplete = varyingAttribute(context, 'autocomplete', 'auto complete', fills, fallback);
  return [...type, autocomplete, ...states];
}

/** A field of text is the usual one, however often a component is another. */
function usualType(types: readonly string[]): PropValue | null {
  return types.includes('text') ? { kind: 'text', text: 'text' } : null;
}

/** `required` of a field that must be filled in. */
function requiredAttribute(
  { props }: TemplateContext,
  kinds: readonly (FieldKind | null)[],
): readonly CodeAttribute[] {
  const states = kinds.flatMap((kind) => (kind ? [kind.isRequired === true] : []));
  if (!states.includes(true)) return [];
  if (states.every(Boolean)) return [{ name: 'required', value: { kind: 'flag' } }];
  const values = kinds.map(
    (kind): PassedValue | null => kind && { kind: 'boolean', on: kind.isRequired === true },
  );
  const name = props.add({ kind: 'boolean' }, 'required', values, { kind: 'boolean', on: false });
  return [{ name: 'required', value: { kind: 'prop', name } }];
}

/** `aria-invalid` of a field with an error, where the property of the design that shows the error says so too. */
function invalidAttribute(
  { variations }: TemplateContext,
  kinds: readonly (FieldKind | null)[],
): readonly CodeAttribute[] {
  const states = kinds.map((kind) => kind && kind.isInvalid === true);
  if (!states.includes(true)) return [];
  if (!states.includes(false)) return [textAttribute('aria-invalid', 'true')];
  const test = { kind: 'test' as const, prop: '', members: null };
  variations.addVisibility(test, 'is invalid', states);
  return [{ name: 'aria-invalid', value: test }];
}

/** Returns the initial state of a toggle and the name of its radio group. */
function toggleAttributes(
  context: TemplateContext,
  kinds: readonly (FieldKind | null)[],
): readonly CodeAttribute[] {
  const groups = kinds.map((kind) => kind && (kind.radioGroup ?? null));
  const choice = groups.some((group) => group !== null) ? [groupName(context, groups)] : [];
  const states = kinds.flatMap((kind) => (kind ? [kind.isChecked === true] : []));
  if (states.every((isChecked) => !isChecked)) return choice;
  if (states.every(Boolean)) return [...choice, { name: 'checked', value: { kind: 'flag' } }];
  const values = kinds.map(
    (kind): PassedValue | null => kind && { kind: 'boolean', on: kind.isChecked === true },
  );
  const prop = context.props.add({ kind: 'boolean' }, 'is on', values);
  return [...choice, { name: 'checked', value: { kind: 'prop', name: prop } }];
}

/**
 * Returns the name of a radio group. A component that is used several times gets it where it is used, because a second group
 * of the same component on a page would be one choice with the first.
 */
function groupName(context: TemplateContext, groups: readonly (string | null)[]): CodeAttribute {
  if (context.occurrences.length === 1) return varyingAttribute(context, 'name', 'group name', groups);
  const values = groups.map((group): PassedValue | null =>
    group === null ? null : { kind: 'text', text: group },
  );
  return { name: 'name', value: { kind: 'prop', name: context.props.addOfPlace('group name', values) } };
}

/** Disabled states of form controls, and the inputs behind drawn checkboxes, radio buttons and switches. */
import { readPx } from '../css/css-values.ts';
import { unconditionalValueOf } from '../css/style-queries.ts';
import type { Style } from '../layout/layout-tree.ts';
import { isFieldTag } from '../semantics/role.ts';
import {
  type AttributeValue,
  type CodeAttribute,
  type CodeElement,
  type CodeNode,
  mapCodeNodes,
  plainElement,
} from './code-component.ts';

/** The attribute that disables a control of each kind; on a `field`, the input inside the box has it. */
export const disablingAttribute = { native: 'disabled', field: 'disabled', other: 'aria-disabled' } as const;

/** Returns the control with the attribute that disables it. */
export function disableControl(control: CodeElement, value: AttributeValue): CodeElement {
  const kind = controlKind(control);
  if (kind !== 'field') return withAttribute(control, disablingAttribute[kind], value);
  const change = (node: CodeNode): CodeNode =>
    isFieldElement(node) ? withAttribute(node, disablingAttribute.field, value) : node;
  return { ...control, children: control.children.map((child) => mapCodeNodes(child, change)) };
}

/**
 * Finalizes a control: disables it where the design shows it disabled, and keeps only the state styles that its
 * kind supports.
 */
export function finalizeControl(node: CodeNode): CodeNode {
  if (node.kind !== 'element' || !node.reacts) return node;
  if (node.isDisabled) return withDefaultCursor(disableControl(node, { kind: 'flag' }));
  return controlKind(node) === 'other' ? withoutDisabledStyles(node) : withDefaultCursor(node);
}

/** An element that cannot be disabled, such as a link, has no disabled style. */
function withoutDisabledStyles(control: CodeElement): CodeNode {
  const drop = (style: Style) => style.filter(({ state }) => state !== 'disabled');
  return mapCodeNodes(control, (node) =>
    'variants' in node
      ? {
          ...node,
          style: drop(node.style),
          variants: node.variants.map((variant) => ({ ...variant, style: drop(variant.style) })),
        }
      : node,
  );
}

/** A disabled button shows the default cursor. */
function withDefaultCursor(control: CodeElement): CodeElement {
  const styles = [control.style, ...control.variants.map(({ style }) => style)];
  const hasDisabledStyle = styles.some((style) => style.some(({ state }) => state === 'disabled'));
  if (!hasDisabledStyle || control.tag !== 'button') return control;
  return {
    ...control,
    style: [...control.style, { property: 'cursor', value: 'default', state: 'disabled' }],
  };
}

function withAttribute(element: CodeElement, name: string, value: AttributeValue): CodeElement {
  const written =
    name === 'aria-disabled' && value.kind === 'flag' ? ({ kind: 'text', text: 'true' } as const) : value;
  return { ...element, attributes: [...element.attributes, { name, value: written }] };
}

/** A control that browsers know, a box around an input, or anything else. */
export type ControlKind = 'native' | 'field' | 'other';

/** Returns the kind of a control, which decides the selectors of its states. */
export function controlKind(element: CodeElement): ControlKind {
  if (element.tag === 'button' || isFieldTag(element.tag)) return 'native';
  return element.children.some(containsField) ? 'field' : 'other';
}

/** Whether a node is an input, a select or a textarea. */
function isFieldElement(node: CodeNode): node is CodeElement {
  return node.kind === 'element' && isFieldTag(node.tag);
}

function containsField(node: CodeNode): boolean {
  if (node.kind !== 'element' && node.kind !== 'when') return false;
  return isFieldElement(node) || node.children.some(containsField);
}

/**
 * Creates the input of a drawn checkbox, radio button or switch. It covers the drawn indicator, which
 * shows both states (`add-toggle-states.ts`).
 */
export function toggleInput(attributes: readonly CodeAttribute[]): CodeElement {
  return plainElement('input', [], attributes);
}

/** Whether a node is the input of a drawn toggle; other inputs have a layer. */
export function isToggleInput(node: CodeNode): boolean {
  return node.kind === 'element' && node.tag === 'input' && node.ids.length === 0;
}

/** The element that shows the state of a toggle; its input is a child of it. */
export interface DrawnToggle {
  readonly element: CodeElement;
  readonly kind: 'switch' | 'checkbox' | 'radio';
  /** `null` where it depends on a prop. */
  readonly isOn: boolean | null;
  /** Its looks follow the input already. */
  readonly isCovered: boolean;
  /** px; 0 where the style declares none. */
  readonly width: number;
  readonly height: number;
}

/** Returns the toggle whose state an element shows; `null` for other nodes. */
export function readToggle(node: CodeNode): DrawnToggle | null {
  if (node.kind !== 'element') return null;
  const input = node.children.find(isToggleInput);
  if (input?.kind !== 'element') return null;
  const checked = input.attributes.find(({ name }) => name === 'checked')?.value;
  const says = (name: string, text: string) =>
    input.attributes.some(
      ({ name: own, value }) => own === name && value.kind === 'text' && value.text === text,
    );
  return {
    element: node,
    kind: says('role', 'switch') ? 'switch' : says('type', 'radio') ? 'radio' : 'checkbox',
    isOn: checked === undefined ? false : checked.kind === 'flag' ? true : null,
    isCovered: unconditionalValueOf(input, 'opacity') === '0',
    width: readPx(unconditionalValueOf(node, 'width')) ?? 0,
    height: readPx(unconditionalValueOf(node, 'height')) ?? 0,
  };
}

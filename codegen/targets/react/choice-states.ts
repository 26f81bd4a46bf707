/** The choices of a component: which rows of a list are selected, and what selects them. */
import {
  type CodeAttribute,
  type CodeElement,
  type CodeNode,
  nodesIn,
} from '../../components/code-component.ts';
import { printString } from '../print-text.ts';
import type { JsxAttribute } from './jsx.ts';
import type { JsxState, JsxStates } from './jsx-states.ts';

/** The state of a row, and the code of what that row is known by. */
export interface Choice {
  readonly state: JsxState;
  readonly row: string;
}

/** Adds the state of the buttons of a list that are written out; returns none if no button of it is pressed. */
export function addWrittenChoice(
  list: CodeElement,
  states: JsxStates,
): readonly (readonly [button: CodeElement, choice: Choice])[] {
  const buttons = readPressedButtons(list);
  const selected = buttons.filter(({ isPressed }) => isPressed);
  const state = states.addSelection(selected.map(({ words }) => words));
  return state === null
    ? []
    : buttons.map(({ button, words }) => [button, { state, row: printString(words) }]);
}

/** A button of a list that is written out, with the words that no other one has. */
interface PressedButton {
  readonly button: CodeElement;
  readonly words: string;
  readonly isPressed: boolean;
}

/** Returns the buttons of a list in which nothing else is and that say whether they are pressed; none of another list. */
function readPressedButtons({ tag, children }: CodeElement): readonly PressedButton[] {
  if (tag !== 'ul') return [];
  const buttons = children.flatMap((item) => {
    const [button, more] = item.kind === 'element' && item.tag === 'li' ? item.children : [];
    if (button?.kind !== 'element' || button.tag !== 'button' || more !== undefined) return [];
    const pressed = button.attributes.find(({ name }) => name === 'aria-pressed')?.value;
    const text = nodesIn(button).find((node) => node.kind === 'text');
    return pressed?.kind === 'text' && text !== undefined
      ? [{ button, words: text.text, isPressed: pressed.text === 'true' }]
      : [];
  });
  const areDistinct = new Set(buttons.map(({ words }) => words)).size === children.length;
  return buttons.length > 1 && areDistinct ? buttons : [];
}

/** Whether the rows of a list are buttons that no item is around, each of which is pressed by itself. */
export function isTool(row: CodeNode): boolean {
  return row.kind === 'element' && row.tag === 'button';
}

/**
 * Returns whether a toggle button is pressed and what presses it, where nothing but the button itself does; `null` for other
 * attributes, and for a button that is the whole component or a row, which is pressed by what shows it.
 */
export function toggleAttributes(
  button: CodeElement,
  { name, value }: CodeAttribute,
  root: CodeNode,
  states: JsxStates,
): readonly JsxAttribute[] | null {
  const isAction = button.attributes.some((one) => one.value.kind === 'action');
  if (button.tag !== 'button' || name !== 'aria-pressed' || isAction) return null;
  const isOwn = value.kind === 'prop' && button !== root && !value.name.includes('.');
  if (value.kind !== 'text' && !isOwn) return null;
  const state = states.addToggle(value.kind === 'text' ? value.text : value.name);
  return [
    { kind: 'code', name, code: state.name },
    { kind: 'code', name: 'onClick', code: `() => ${state.setter}(!${state.name})` },
  ];
}

/** Whether a row is selected, and what selects it. */
export function choiceAttributes(
  name: string,
  { state: { name: state, setter, toggle }, row }: Choice,
): readonly JsxAttribute[] {
  const isSelected =
    toggle !== null
      ? `${state}.includes(${row})`
      : row.startsWith('"')
        ? `${state} === ${row}`
        : `${row} === ${state}`;
  return [
    { kind: 'code', name, code: isSelected },
    { kind: 'code', name: 'onClick', code: `() => ${toggle ?? setter}(${row})` },
  ];
}

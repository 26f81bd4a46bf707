/** The states of a component: which row of a list is selected, whether a button is pressed, and whether its dialog is open. */
import {
  type AttributeValue,
  type CodeComponent,
  nodesOf,
  type PropValue,
} from '../../components/code-component.ts';
import { NameScope } from '../../naming/identifiers.ts';
import { reservedIdentifiers } from '../../naming/reserved-names.ts';
import { printString } from '../print-text.ts';
import type { JsxAttribute } from './jsx.ts';
import { reactNameOf } from './print-attributes.ts';

/** A state of the component: which row of a list is selected, or whether a button is pressed or its dialog open. */
export interface JsxState {
  readonly name: string;
  readonly setter: string;
  /** The code of its value at first. */
  readonly initial: string;
  /** It is whether a dialog is open, which the Escape key closes. */
  readonly isDialog: boolean;
  /** The function that selects a row or ends that, where several rows may be selected. */
  readonly toggle: string | null;
}

/** Collects the states while a component is printed. */
export class JsxStates {
  readonly list: JsxState[] = [];
  readonly #names: NameScope;

  constructor(component: CodeComponent) {
    this.#names = new NameScope([...reservedIdentifiers, ...namesIn(component)]);
  }

  /**
   * Adds the state of a list of which one row is selected, or several are; `null` where it is none.
   * @param isSeveral Whether each row is selected by itself. @default where several are
   */
  addSelection(selected: readonly (string | null)[], isSeveral = selected.length > 1): JsxState | null {
    const keys = selected.flatMap((key) => (key === null ? [] : [printString(key)]));
    const [only] = keys;
    if (only === undefined || keys.length < selected.length) return null;
    return isSeveral
      ? this.#add('selected', `[${keys.join(', ')}]`, { isSeveral: true })
      : this.#add('selected', only);
  }

  /** Adds the state of a button that is pressed again and again. @param initial The code of whether it is at first. */
  addToggle(initial: string): JsxState {
    return this.#add('isPressed', initial);
  }

  /** Adds the state of a dialog that is open at first. */
  addDialog(): JsxState {
    return this.#add('isOpen', 'true', { isDialog: true });
  }

  #add(wanted: string, initial: string, { isDialog = false, isSeveral = false } = {}): JsxState {
    const name = this.#names.take(wanted);
    const capitalized = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const toggle = isSeveral ? `toggle${capitalized}` : null;
    const state = { name, setter: `set${capitalized}`, initial, isDialog, toggle };
    this.list.push(state);
    return state;
  }

  /** Returns what closes the dialog around a button; `null` for other attributes and props. */
  closing(name: string, value: AttributeValue | PropValue): readonly JsxAttribute[] | null {
    if (value.kind !== 'action' || value.action !== 'close') return null;
    const state = this.list.findLast(({ isDialog }) => isDialog);
    if (state === undefined) return [];
    return [{ kind: 'code', name: reactNameOf(name), code: `() => ${state.setter}(false)` }];
  }
}

/** The names that a component uses for its props, its data and their rows. */
function namesIn(component: CodeComponent): readonly string[] {
  const lists = nodesOf(component).flatMap((node) => {
    if (node.kind === 'each') return [node.list, node.item];
    return node.kind === 'repeat' ? [node.prop, node.item] : [];
  });
  return [...component.props.map(({ name }) => name), ...lists, 'styles', 'rest', 'className', 'index'];
}

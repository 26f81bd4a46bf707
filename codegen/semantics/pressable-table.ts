/**
 * Counts which occurrences of an element are buttons. What is known of one instance holds for the others: a button in
 * two places is one in the third too, where it has no fill or its words name no action.
 */
import type { LayoutBox } from '../layout/layout-tree.ts';
import type { RuleInput } from './element-rules.ts';
import type { BoxIdentity } from './identify-box.ts';

/** Returns the key that an element shares with its other occurrences, in a target without components too. */
export function peerKeyOf({ instance }: LayoutBox, elementRef: string): string {
  return instance === null ? elementRef : `instance of ${instance.setName ?? instance.componentId}`;
}

/** The occurrences of one element, outside other controls. */
interface Peers {
  buttons: number;
  others: number;
  /** Whether each of the others may be pressed as a whole. */
  arePressable: boolean;
}

/** The occurrences of all elements, by the key of the element. */
export class PressableTable {
  readonly #peers = new Map<string, Peers>();

  add(key: string, { tag, fieldPattern }: BoxIdentity, ruleInput: RuleInput, isInControl: boolean): void {
    const peers = this.#peers.get(key) ?? { buttons: 0, others: 0, arePressable: true };
    this.#peers.set(key, peers);
    if (isInControl || tag === 'a') return;
    if (tag === 'button') peers.buttons += 1;
    else peers.others += 1;
    const isPressable =
      tag === 'button' || (tag === 'div' && fieldPattern === null && canBeButton(ruleInput));
    peers.arePressable &&= isPressable;
  }

  /** Returns the keys of elements that are buttons in most places and could be in all. */
  findPeers(): ReadonlySet<string> {
    const isMostlyButton = ({ buttons, others, arePressable }: Peers) =>
      arePressable && others > 0 && buttons >= others;
    return new Set([...this.#peers].flatMap(([key, peers]) => (isMostlyButton(peers) ? [key] : [])));
  }
}

/** px; a larger box contains more than a label. */
const maxButton = { width: 480, height: 80 };
const maxButtonTexts = 2;

/** Whether a box has the content and the size of a button, whatever its paint and its words. */
function canBeButton({ box, facts, depth }: RuleInput): boolean {
  const { buttons, links, toggles, components, texts, shapes } = facts;
  const { width, height } = box.drawn;
  return (
    depth > 0 &&
    buttons + links + toggles + components === 0 &&
    texts.length <= maxButtonTexts &&
    texts.length + shapes > 0 &&
    height <= maxButton.height &&
    width <= maxButton.width &&
    box.link === null &&
    box.decided?.kind === undefined
  );
}

import type { AuditRule, Finding } from '#design/finding';
import type { AuditFrame, Layer } from './audit-frame.ts';
import type { AuditInput, RenderedFrame } from './audit-input.ts';
import type { BackdropIndex } from './backdrop.ts';
import type { Control } from './find-controls.ts';
import type { VariablesAt } from './known-variables.ts';

/** Everything that rules share about one frame, each part computed once. */
export interface AuditContext extends BackdropIndex {
  readonly input: AuditInput;
  readonly frame: AuditFrame;
  readonly controls: readonly Control[];
  readonly variablesAt: VariablesAt;
  readonly picture: RenderedFrame | null;
  /** Says what could not be checked; the same sentence once. */
  readonly note: (sentence: string) => void;
}

/** A finding as its rule makes it; what all findings of a rule have in common is written once. */
export interface RuleFinding extends Omit<Finding, 'rule' | 'frameId' | 'nodeIds' | 'why' | 'level'> {
  /** Every layer with this cause; never empty. */
  readonly layers: readonly Layer[];
  /** @default the rule's own */
  readonly level?: Finding['level'];
}

export interface Rule {
  readonly id: AuditRule;
  readonly level: Finding['level'];
  /** One sentence: what it means for people who use or build the page. */
  readonly why: string;
  readonly find: (context: AuditContext) => readonly RuleFinding[];
}

/** Groups in the order of first occurrence. */
export function groupBy<Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => string,
): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

/** How a sentence begins: the layer's name, or how many there are. */
export function subjectOf(layers: readonly Layer[], one: string, many: string): string {
  const [first] = layers;
  const name =
    first === undefined
      ? ''
      : first.node.name.length > 40
        ? `${first.node.name.slice(0, 39)}…`
        : first.node.name;
  return layers.length === 1
    ? `The ${one} "${name}"`
    : `${String(layers.length)} ${many}, such as "${name}",`;
}

/** Numbers as people write them: at most one decimal. */
export function writeNumber(value: number): string {
  return String(Math.round(value * 10) / 10);
}

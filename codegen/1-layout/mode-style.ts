import type { DesignNode } from '#design/tree';
import type { Laying } from './laying.ts';
import { put, type Sheet } from './sheet.ts';
import { tokenText } from './token-name.ts';

/** A node that chooses modes sets the tokens of those collections anew for itself and all below it. */
export function putModes(sheet: Sheet, node: DesignNode, laying: Laying): void {
  if (Object.keys(node.modes).length === 0) return;
  for (const token of laying.tree.tokens) {
    const mode = token.collection === null ? undefined : node.modes[token.collection];
    const chosen = token.values.find((value) => value.mode === mode);
    const property = laying.properties.get(token.name);
    const first = token.values[0];
    if (chosen === undefined || property === undefined || first === undefined) continue;
    const text = tokenText(chosen.value, token.unit);
    if (text !== tokenText(first.value, token.unit)) put(sheet, property, text);
  }
}

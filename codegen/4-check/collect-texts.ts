/** The texts of a frame that a person sees. */
import type { DesignNode } from '#design/tree';
import { foldText } from './text-units.ts';

export interface DesignText {
  readonly nodeId: string;
  /** Folded as `foldText` does. */
  readonly text: string;
}

export function collectTexts(frame: DesignNode): readonly DesignText[] {
  const texts: DesignText[] = [];
  const waiting: DesignNode[] = [frame];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    // A mask shows what comes after it, not itself. A chosen frame is shown even where the design does neither.
    if (node !== frame && (!node.visible || node.mask)) continue;
    if (node.kind === 'box') for (const child of node.children.toReversed()) waiting.push(child);
    if (node.kind !== 'text') continue;
    const text = foldText(node.characters);
    if (text !== '') texts.push({ nodeId: node.id, text });
  }
  return texts;
}

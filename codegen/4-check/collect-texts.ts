import type { DesignNode, TextNode } from '#design/tree';
import { foldText, squeeze } from './text-units.ts';

export interface DesignText {
  readonly nodeId: string;
  /** Folded as `foldText` does. */
  readonly text: string;
}

/**
 * The texts of a frame that a person sees. Lines that were joined are one text as long as that says, letter by letter,
 * what they say as they were `drawn`; otherwise each is asked for by itself.
 */
export function collectTexts(
  frame: DesignNode,
  drawn: ReadonlyMap<string, string> = new Map(),
): readonly DesignText[] {
  const texts: DesignText[] = [];
  const waiting: DesignNode[] = [frame];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    // A mask shows what comes after it, not itself. A chosen frame is shown even where the design does neither.
    if (node !== frame && (!node.visible || node.mask)) continue;
    if (node.kind === 'box') for (const child of node.children.toReversed()) waiting.push(child);
    if (node.kind !== 'text') continue;
    for (const { nodeId, text } of wordsOf(node, drawn)) {
      const folded = foldText(text);
      if (folded !== '') texts.push({ nodeId, text: folded });
    }
  }
  return texts;
}

function wordsOf(
  { id, characters, joined }: TextNode,
  drawn: ReadonlyMap<string, string>,
): readonly DesignText[] {
  const lines = (joined ?? []).map((nodeId) => ({ nodeId, text: drawn.get(nodeId) ?? '' }));
  const said = squeeze(foldText(lines.map(({ text }) => text).join(' ')));
  const isOne = joined === undefined || said === squeeze(foldText(characters));
  return isOne ? [{ nodeId: id, text: characters }] : lines;
}

/** What each text of a design says, by its id. */
export function readDrawnTexts(frames: readonly DesignNode[]): ReadonlyMap<string, string> {
  const drawn = new Map<string, string>();
  const waiting = [...frames];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.kind === 'box') waiting.push(...node.children);
    if (node.kind === 'text') drawn.set(node.id, node.characters);
  }
  return drawn;
}

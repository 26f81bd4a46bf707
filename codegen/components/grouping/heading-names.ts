/** Names parts without a name of their own by the heading above them. */
import type { Lexicon } from '#design/lexicon/lexicon';
import type { LayoutBox, LayoutNode, LayoutText } from '../../layout/layout-tree.ts';
import { singularOf } from '../../naming/english-words.ts';
import { contentWordsOf } from '../../naming/identifiers.ts';
import { fontSizeOf } from '../../semantics/element-rules.ts';
import { textOfLayer, textsIn, visibleChildren } from '../walk-layout.ts';

/**
 * Returns what the heading above a list says that its entries are, in the singular: `service` under "Our services".
 * `null` where no heading near says it.
 * @param lexicon The words of the page's language.
 * @param around The boxes that contain the entry, from the innermost on.
 */
export function singularInHeading(
  lexicon: Lexicon,
  around: readonly LayoutBox[],
  entry: LayoutBox,
): string | null {
  const largest = Math.max(0, ...textsIn(entry).map(fontSizeOf));
  for (const box of around.slice(0, maxAncestors)) {
    const heading = headingBefore(entry, box);
    if (heading === null || fontSizeOf(heading) < largest) continue;
    const words = contentWordsOf(textOfLayer(heading), lexicon);
    const plural = words.findLast((word) => singularOf(word) !== null);
    // In the middle of a sentence, the word may as well be a verb: `pricing that grows with your team`.
    const isNoun = words.length <= maxWordsOfNouns || plural === words.at(-1);
    if (plural !== undefined && words.length <= maxHeadingWords && isNoun) return singularOf(plural);
  }
  return null;
}

/** Returns the words of the nearest heading above a part; none where it is long. */
export function wordsOfHeading(
  lexicon: Lexicon,
  around: readonly LayoutBox[],
  entry: LayoutBox,
): readonly string[] {
  const largest = Math.max(0, ...textsIn(entry).map(fontSizeOf));
  for (const box of around.slice(0, maxAncestors)) {
    const heading = headingBefore(entry, box);
    if (heading === null || fontSizeOf(heading) < largest) continue;
    const words = contentWordsOf(textOfLayer(heading), lexicon);
    if (words.length > 0 && words.length <= maxTitleWords) return words;
  }
  return [];
}

/** Words of a heading that are a name as a whole. */
const maxTitleWords = 2;

/** Further out, a heading is about more than the list. */
const maxAncestors = 4;

/** A longer text is no heading of a list. */
const maxHeadingWords = 6;

/** Words of a heading that is no sentence. */
const maxWordsOfNouns = 3;

/** Returns the largest text in a box that precedes a layer in it; the last of several. */
function headingBefore(layer: LayoutNode, box: LayoutBox): LayoutText | null {
  return textsBefore(layer, box).reduce<LayoutText | null>(
    (largest, text) => (largest && fontSizeOf(largest) > fontSizeOf(text) ? largest : text),
    null,
  );
}

/** Returns the texts that precede a layer in a box, in reading order. */
export function textsBefore(layer: LayoutNode, box: LayoutBox): readonly LayoutText[] {
  const texts: LayoutText[] = [];
  let visited = 0;
  const visit = (node: LayoutNode): boolean => {
    visited += 1;
    if (node === layer || visited > maxVisited) return true;
    if (node.kind === 'text') texts.push(node);
    return visibleChildren(node).some(visit);
  };
  visit(box);
  return texts;
}

/** Layers before a list among which its heading is looked for. */
const maxVisited = 120;

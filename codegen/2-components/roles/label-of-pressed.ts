import type { LayoutBox } from '../../1-layout/layout-tree.ts';
import { toSentence, wordsOf } from '../make-names.ts';
import { textOfLayer } from '../text-of-layer.ts';
import type { BoxFacts } from './element-rules.ts';

/** What to hear where nothing is to be read, or more than that: what is read is always heard too. */
export function labelOfPressed({ decided, name }: LayoutBox, { texts }: BoxFacts): string | null {
  const label = decided?.label ?? null;
  if (texts.length > 0) {
    const words = wordsOf(texts.map(textOfLayer).join(' ')).join(' ');
    return label !== null && wordsOf(label).join(' ').includes(words) ? label : null;
  }
  const called = toSentence(name.replace(/\b(button|btn|icon|link)\b/gi, '')) || toSentence(name);
  return label ?? (called || 'Button');
}

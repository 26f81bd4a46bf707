import type { LayoutBox } from '../../1-layout/layout-tree.ts';
import { isDefaultName, saidIn, toSentence, wordsOf } from '../make-names.ts';
import { textOfLayer } from '../text-of-layer.ts';
import type { BoxFacts } from './element-rules.ts';

/** What to hear where nothing is to be read, or more than that: what is read is always heard too. */
export function labelOfPressed({ decided, name }: LayoutBox, { texts, drawing }: BoxFacts): string | null {
  const label = decided?.label ?? null;
  if (texts.length > 0) {
    const words = wordsOf(texts.map(textOfLayer).join(' ')).join(' ');
    return label !== null && wordsOf(label).join(' ').includes(words) ? label : null;
  }
  return label ?? purposeIn(name) ?? purposeIn(drawing ?? '') ?? (toSentence(name) || 'Button');
}

/** What a name says beyond what kind of thing it is, how it looks and where it stands: `ic_close_24px` is `Close`. */
function purposeIn(name: string): string | null {
  if (isDefaultName(name)) return null;
  const words = saidIn(name).filter((word) => !kinds.test(word) && !looks.test(word));
  // The last part of a path is what it is of its kind: `Icons / Bold / Left` points to the left.
  const isPlace = !name.includes('/') && words.every((word) => places.test(word));
  return words.length === 0 || isPlace ? null : toSentence(words.join(' '));
}

const kinds =
  /^(buttons?|btn|cta|\w*icons?|ico?|links?|svg|vector|glyph|only|group|frame|wrapper|container|\d+(px|x\d+)?)$/;
const looks =
  /^(primary|secondary|tertiary|default|base|main|outlined?|ghost|filled?|solid|text|bold|light|dark|thin|regular|round(ed)?|square|circle|xs|sm|md|lg|xl|small|medium|large|big|state|size|type|style|variants?|variables?|component|instance|copy|v\d+|true|false|on|off)$/;
const places = /^(left|right|start|end|top|bottom|leading|trailing)$/;

import type { LayoutBox, LayoutText } from '../../1-layout/layout-tree.ts';
import { plainValueOf } from '../plain-style.ts';
import { textOfLayer } from '../text-of-layer.ts';
import type { BoxFacts } from './element-rules.ts';
import { isPainted } from './is-painted.ts';

const actions =
  /^\s*(accept|add|agree|allow|apply|book|buy|call|cancel|check ?out|choose file|clear|close|confirm|connect|contact|continue|copy|create|decline|delete|discover|donate|done|download|edit|explore|export|finish|follow|get|go|import|install|invite|join|leave|learn|log|login|next|okay|order|pay|place|play|post|prev|previous|print|publish|read more|refresh|register|remove|reply|request|reserve|reset|retry|save|schedule|see|send|share|shop|show|sign|skip|start|submit|subscribe|try|unfollow|unsubscribe|update|upgrade|upload|view|watch)\b/i;

/** Whether words stand on a button: they say what is done when it is pressed. */
export function asksToAct(words: string): boolean {
  return actions.test(words);
}

/** More than this is a sentence. */
const longest = { words: 4, letters: 28 };
/** px that a button may have. */
const sizes = { height: [20, 80], width: [32, 480] } as const;

/** Whether a box is drawn as a button, whatever its layers are called: painted, with an action in the middle of it. */
export function looksLikeButton(box: LayoutBox, facts: BoxFacts): boolean {
  const [text, more] = facts.texts;
  if (text === undefined || more !== undefined) return false;
  const { buttons, links, toggles, components, shapes } = facts;
  const isAlone = buttons + links + toggles + components === 0 && shapes <= 1;
  const said = textOfLayer(text).trim();
  return (
    isAlone &&
    isPainted(box) &&
    isWithin(box.drawn.height, sizes.height) &&
    isWithin(box.drawn.width, sizes.width) &&
    said.length <= longest.letters &&
    said.split(/\s+/).length <= longest.words &&
    !/[.…:?]$/.test(said) &&
    asksToAct(said) &&
    (isCentred(text, box) || fillsBetween(text, box))
  );
}

function isWithin(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most;
}

/** Hints stand at the start of a field; what stands in the middle is to be pressed. */
export function isCentred(text: LayoutText, box: LayoutBox): boolean {
  const across = plainValueOf(box, 'flex-direction') === 'column' ? 'align-items' : 'justify-content';
  return plainValueOf(box, across) === 'center' || plainValueOf(text, 'text-align') === 'center';
}

/** Whether as much room is left of the words as right of them. */
function fillsBetween(text: LayoutText, box: LayoutBox): boolean {
  const [, inline] = (plainValueOf(box, 'padding') ?? '').split(' ');
  const both = inline ?? plainValueOf(box, 'padding') ?? plainValueOf(box, 'padding-inline') ?? '0px';
  const room = Number.parseFloat(both);
  return Math.abs(box.drawn.width - 2 * room - text.drawn.width) <= 4;
}

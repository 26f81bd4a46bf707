/**
 * The rules by which a layer becomes an element with a meaning: by its name, by what is in it, by where it stands.
 * The first rule that fits decides; a box that fits none is a `div`.
 */
import { textOfLayer } from '../components/walk-layout.ts';
import { unconditionalValueOf } from '../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText } from '../layout/layout-tree.ts';
import { wordsOf } from '../naming/identifiers.ts';
import { isNavigation } from './interactions/link-targets.ts';

/** What is known of a box when its turn comes. */
export interface RuleInput {
  readonly box: LayoutBox;
  /** 1 for the children of the page. */
  readonly depth: number;
  /** Tags around it, outermost first. */
  readonly around: readonly string[];
  /** Its name's words, its component's included, as ` sign up button `. */
  readonly words: string;
  readonly facts: BoxFacts;
}

/** What is inside a box, itself apart. */
export interface BoxFacts {
  readonly texts: readonly LayoutText[];
  readonly shapes: number;
  /** What its first drawing or picture is called; `null` where it has none. */
  readonly graphicName: string | null;
  /** Boxes inside that are called buttons. */
  readonly buttons: number;
  readonly links: number;
  /** Checkboxes, radio buttons and switches inside. */
  readonly toggles: number;
  /** Main components inside: then this is where they are kept, not where one is used. */
  readonly components: number;
}

interface ElementRule {
  readonly tag: string;
  fits(ruleInput: RuleInput): boolean;
}

const matches = (words: string, pattern: RegExp) => pattern.test(words);

export const elementRules: readonly ElementRule[] = [
  {
    tag: 'a',
    fits: ({ box, facts }) =>
      box.link !== null && isNavigation(box.link) && facts.links === 0 && facts.buttons === 0,
  },
  {
    tag: 'button',
    fits: ({ box, facts }) =>
      box.link !== null && !isNavigation(box.link) && facts.links === 0 && facts.buttons === 0,
  },
  {
    tag: 'button',
    fits: ({ box, words, facts }) =>
      (isCalledButton(words) || isPaintedLink(box)) &&
      facts.buttons < 2 &&
      facts.links === 0 &&
      facts.components === 0 &&
      facts.texts.length <= 3 &&
      facts.texts.length + facts.shapes > 0 &&
      box.drawn.height <= 120 &&
      box.drawn.width <= 800,
  },
  {
    tag: 'button',
    fits: (ruleInput) =>
      !matches(ruleInput.words, nonButtonWords) &&
      !isInputWithPlaceholder(ruleInput) &&
      looksLikeButton(ruleInput.box, ruleInput.facts),
  },
  {
    tag: 'nav',
    fits: ({ words, depth, around, facts }) =>
      matches(
        words,
        / (nav|navbar|navigation|breadcrumbs?|paginations?|paginator|pager|menu bar|tab bar|tabbar|bottom nav) /,
      ) &&
      !matches(words, / (item|link|icon|button|arrow) /) &&
      depth <= 5 &&
      !around.includes('nav') &&
      facts.texts.length + facts.shapes + facts.buttons >= 2,
  },
  {
    tag: 'header',
    fits: ({ words, depth, around }) =>
      matches(words, / (header|topbar|top bar|app bar|appbar|masthead) /) &&
      depth <= 2 &&
      !isInLandmark(around),
  },
  {
    tag: 'footer',
    fits: ({ words, depth, around }) => matches(words, / footer /) && depth <= 2 && !isInLandmark(around),
  },
  {
    tag: 'aside',
    fits: ({ words, depth, around }) =>
      matches(words, / (sidebar|side bar|aside|side panel|drawer) /) && depth <= 2 && !isInLandmark(around),
  },
  {
    tag: 'section',
    fits: ({ words, depth, facts }) =>
      facts.texts.length > 1 &&
      facts.texts.some((text) => fontSizeOf(text) >= 20) &&
      (depth === 1 || (depth === 2 && matches(words, sectionNames))),
  },
];

/** What looks like a button by its look alone. */
const nonButtonWords =
  / (tag|chip|badge|tab|label|status|pill|tooltip|field|input|select|dropdown|toast|message|bubble|title|heading) /;

const sectionNames =
  / (section|hero|features?|pricing|testimonials?|faq|about|contact|gallery|services|team|partners|newsletter|banner) /;

/** Whether a name calls something a button, and not a place for buttons. */
export function isCalledButton(words: string): boolean {
  return (
    matches(words, / (button|btn|cta) /) &&
    !matches(words, / (group|row|list|container|wrapper|wrap|section|bar|set|area|stack|frame) /)
  );
}

/** Layers of web pages are called by their tags: a link that leads nowhere yet and looks like a button is one. */
function isPaintedLink(box: LayoutBox): boolean {
  return box.name.trim().toLowerCase() === 'a' && box.link === null && isPainted(box);
}

/** Whether a name calls something the mark of a brand. */
export function isCalledLogo(words: string): boolean {
  return (
    matches(words, / (logo|logotype|wordmark|brand) /) &&
    !matches(words, / (logos|brands|section|list|row|grid) /)
  );
}

/** Fields to type into: a box with a hint in it. */
export function isInputWithPlaceholder({ box, words, facts }: RuleInput): boolean {
  const [text, more] = facts.texts;
  return (
    matches(words, / (input|field|textfield|textbox|textarea|search|search bar|searchbar) /) &&
    !matches(words, / (button|btn|group|row|icon|label|section|form|results?) /) &&
    text !== undefined &&
    more === undefined &&
    facts.buttons === 0 &&
    box.drawn.height <= 96 &&
    box.drawn.width >= 80 &&
    isPlaceholderLike(text)
  );
}

/** A text that only tells what to type. */
function isPlaceholderLike(text: LayoutText): boolean {
  const [block, more] = text.blocks;
  const [run, another] = block?.runs ?? [];
  return (
    run !== undefined &&
    !more &&
    !another &&
    /^(search|enter|type|your|write|add|find|e-?mail|password|user ?name|name|phone|first|last|message|subject|placeholder|select|what|where|how|e\.g\.)/i.test(
      run.text.trim(),
    )
  );
}

/** Header and footer of a page, not of a card. */
function isInLandmark(around: readonly string[]): boolean {
  return around.some((tag) => tag === 'header' || tag === 'footer' || tag === 'nav' || tag === 'aside');
}

/** Whether a text is short and wordy enough to be a heading. */
export function couldBeHeading(text: LayoutText): boolean {
  const [block, more] = text.blocks;
  const words = block?.runs.map((run) => run.text).join('') ?? '';
  return (
    !more &&
    block?.list === 'none' &&
    words.length <= 140 &&
    /\p{L}{2}/u.test(words) &&
    !isAmount(words) &&
    !isQuote(words) &&
    !introducesMore(words)
  );
}

/** What someone said heads nothing. */
function isQuote(words: string): boolean {
  return /^\s*[“„«"]/u.test(words);
}

/** `Featured in:` is the beginning of what follows. */
function introducesMore(words: string): boolean {
  return /[:,]\s*$/u.test(words);
}

/** `$9.99 /mo` and `24 kg` are figures. */
export function isAmount(words: string): boolean {
  return /^\W*[\d.,:]+\s*\S{0,4}$/u.test(words.trim()) || /^\s*[$€£¥₹]/u.test(words);
}

/** The size of a text's letters in px, 0 where a token hides it. */
export function fontSizeOf({ style }: LayoutText): number {
  const value = style.find(({ property }) => property === 'font-size')?.value ?? '';
  return value.endsWith('px') ? Number.parseFloat(value) : 0;
}

/** The words of a layer and of its component, with spaces around each. */
export function nameWordsOf(node: LayoutNode): string {
  const names =
    node.kind === 'box' && node.instance
      ? [node.name, node.instance.setName ?? node.instance.componentName]
      : [(node.kind === 'box' && node.componentSet) || node.name];
  return ` ${names.flatMap((name) => wordsOf(name.replace(/=.*/, ''))).join(' ')} `;
}

const actionWords =
  /^\s*(accept|add|agree|allow|apply|book|buy|call|cancel|check ?out|choose file|clear|close|confirm|connect|contact|continue|copy|create|decline|delete|discover|donate|done|download|edit|explore|export|finish|follow|get|go|import|install|invite|join|leave|learn|log|login|next|okay|order|pay|place|play|post|prev|previous|print|publish|read more|refresh|register|remove|reply|request|reserve|reset|retry|save|schedule|see|send|share|shop|show|sign|skip|start|submit|subscribe|try|unfollow|unsubscribe|update|upgrade|upload|view|watch)\b/i;

/** Whether words stand on a button: they say what is done when it is pressed. */
export function isActionLabel(words: string): boolean {
  return actionWords.test(words);
}

/** More than this is a sentence. */
const maxButtonLabel = { words: 4, letters: 28 };
/** px that a button may have. */
const buttonSizes = { height: [20, 80], width: [32, 480] } as const;

/** Whether a box is drawn as a button, whatever its layers are called: painted, with an action in the middle of it. */
function looksLikeButton(box: LayoutBox, facts: BoxFacts): boolean {
  const [text, more] = facts.texts;
  if (text === undefined || more !== undefined) return false;
  const { buttons, links, toggles, components, shapes } = facts;
  const isAlone = buttons + links + toggles + components === 0 && shapes <= 1;
  const label = textOfLayer(text).trim();
  return (
    isAlone &&
    isPainted(box) &&
    isWithin(box.drawn.height, buttonSizes.height) &&
    isWithin(box.drawn.width, buttonSizes.width) &&
    label.length <= maxButtonLabel.letters &&
    label.split(/\s+/).length <= maxButtonLabel.words &&
    !/[.…:?]$/.test(label) &&
    isActionLabel(label) &&
    (isCentred(text, box) || hasEvenSidePadding(text, box))
  );
}

function isWithin(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most;
}

/** Hints stand at the start of a field; what stands in the middle is to be pressed. */
export function isCentred(text: LayoutText, box: LayoutBox): boolean {
  const alignment =
    unconditionalValueOf(box, 'flex-direction') === 'column' ? 'align-items' : 'justify-content';
  return (
    unconditionalValueOf(box, alignment) === 'center' || unconditionalValueOf(text, 'text-align') === 'center'
  );
}

/** Whether as much room is left of the words as right of them. */
function hasEvenSidePadding(text: LayoutText, box: LayoutBox): boolean {
  const [, inline] = (unconditionalValueOf(box, 'padding') ?? '').split(' ');
  const both =
    inline ?? unconditionalValueOf(box, 'padding') ?? unconditionalValueOf(box, 'padding-inline') ?? '0px';
  const sidePadding = Number.parseFloat(both);
  return Math.abs(box.drawn.width - 2 * sidePadding - text.drawn.width) <= 4;
}

/** Whether a box is seen by itself: filled, framed or shadowed. */
function isPainted({ style }: LayoutBox): boolean {
  return style.some(({ property }) =>
    /^(background(-color|-image)?|border(-width)?|outline|box-shadow)$/.test(property),
  );
}

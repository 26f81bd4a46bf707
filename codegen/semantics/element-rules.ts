/**
 * The rules that give a box a semantic element by its name, its content and its position. The first rule that
 * fits decides; a box without a rule is a `div`. Fields, lists, tables and headings have rules of their own.
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import { memoizeText } from '#design/memoize-text';
import { endMarkOf, endsWithMark } from '#design/punctuation';
import { textOfLayer } from '../components/walk-layout.ts';
import { readPx } from '../css/css-values.ts';
import { isPainted, unconditionalValueOf } from '../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText } from '../layout/layout-tree.ts';
import { wordsOf } from '../naming/identifiers.ts';
import { isNavigation } from './interactions/link-targets.ts';

/** The rules in order of precedence. */
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
      (hasButtonName(words) || isPaintedLink(box)) &&
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
      isStyledAsButton(ruleInput),
  },
  {
    tag: 'nav',
    fits: ({ words, depth, around, facts }) =>
      hasNavigationName(words) &&
      depth <= 5 &&
      !around.includes('nav') &&
      facts.texts.length + facts.shapes + facts.buttons >= 2,
  },
];

interface ElementRule {
  readonly tag: string;
  fits(ruleInput: RuleInput): boolean;
}

/** A box with everything that the rules use. */
export interface RuleInput {
  readonly box: LayoutBox;
  /** 1 for the children of the page. */
  readonly depth: number;
  /** Tags of its ancestors, outermost first. */
  readonly around: readonly string[];
  /** The words of the layer name and of the component name, as ` sign up button `. */
  readonly words: string;
  readonly facts: BoxFacts;
  /** The words of the page's language. */
  readonly lexicon: Lexicon;
}

/** The content of a box, without the box itself. */
export interface BoxFacts {
  readonly texts: readonly LayoutText[];
  readonly shapes: number;
  /** The name of the first vector or image; `null` where there is none. */
  readonly graphicName: string | null;
  /** Boxes with the name of a button. */
  readonly buttons: number;
  readonly links: number;
  /** Checkboxes, radio buttons and switches. */
  readonly toggles: number;
  /** Main components; a box that contains some documents them and is not an element of a page. */
  readonly components: number;
}

const matches = (words: string, pattern: RegExp) => pattern.test(words);

/** Names of elements that have the style of a button but are none. */
const nonButtonWords =
  / (tag|chip|badge|tab|label|status|pill|tooltip|field|input|select|dropdown|toast|message|bubble|title|heading) /;

/** Whether a layer name means a field, a message or a part of a list, and so no button. */
export function hasFieldWords(words: string): boolean {
  return matches(words, nonButtonWords);
}

/** Whether a layer name means a navigation, and not one of its entries. */
export function hasNavigationName(words: string): boolean {
  return (
    matches(
      words,
      / (nav|navbar|navigation|breadcrumbs?|paginations?|paginator|pager|menu bar|tab bar|tabbar|bottom nav) /,
    ) && !matches(words, / (item|link|icon|button|arrow|separator|divider) /)
  );
}

/** Whether a layer name means a button, and not a container of buttons. */
export function hasButtonName(words: string): boolean {
  return (
    matches(words, / (button|btn|cta) /) &&
    !matches(words, / (group|row|list|container|wrapper|wrap|section|bar|set|area|stack|frame) /)
  );
}

/** Imported web pages name layers by their tags: a painted `a` without a link is a button. */
function isPaintedLink(box: LayoutBox): boolean {
  return box.name.trim().toLowerCase() === 'a' && box.link === null && isPainted(box);
}

/** Whether a layer name means a logo. */
export function hasLogoName(words: string): boolean {
  return (
    matches(words, / (logo|logotype|wordmark|brand) /) &&
    !matches(words, / (logos|brands|section|list|row|grid) /)
  );
}

/** Whether a box is an input with a placeholder. */
export function isInputWithPlaceholder({ box, words, facts, lexicon }: RuleInput): boolean {
  const [text, more] = facts.texts;
  return (
    matches(words, / (input|field|textfield|textbox|textarea|search|search bar|searchbar) /) &&
    !matches(words, / (button|btn|group|row|icon|label|section|form|results?) /) &&
    text !== undefined &&
    more === undefined &&
    facts.buttons === 0 &&
    box.drawn.height <= 96 &&
    box.drawn.width >= 80 &&
    isPlaceholderLike(text, lexicon)
  );
}

/** Whether a text only describes the expected input. */
function isPlaceholderLike(text: LayoutText, lexicon: Lexicon): boolean {
  const [block, more] = text.blocks;
  const [run, another] = block?.runs ?? [];
  return (
    run !== undefined &&
    !more &&
    !another &&
    (placeholderStart.test(run.text.trim()) ||
      lexicon.isPrompt(run.text) ||
      lexicon.fieldTopicIn(run.text) !== null)
  );
}

const placeholderStart = /^(your|add|find|first|last|placeholder|what|where|how)/i;

/** Whether a text is short enough for a heading and consists of words. */
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

/** A quotation is not a heading. */
function isQuote(words: string): boolean {
  return /^\s*[“„«"]/u.test(words);
}

/** `Featured in:` introduces the content that follows. */
function introducesMore(words: string): boolean {
  return endsWithMark(words, 'break', 'comma');
}

/** Whether words are a sentence or the start of one. A label may end with an exclamation mark. */
export function endsSentence(words: string): boolean {
  const mark = endMarkOf(words);
  return mark !== null && mark !== 'exclamation';
}

/** Whether a text is only an ellipsis. */
export function isEllipsis(words: string): boolean {
  return /^\s*(…|⋯|\.{3})\s*$/u.test(words);
}

/** Whether a text is an amount, such as `$9.99 /mo` or `24 kg`. */
export function isAmount(words: string): boolean {
  return /^[^\p{L}\p{N}]*[\p{Nd}.,:]+\s*\S{0,4}$/u.test(words.trim()) || /^\s*\p{Sc}/u.test(words);
}

/** Returns the font size in px; 0 where a token hides it. */
export function fontSizeOf({ style }: LayoutText): number {
  return readPx(style.find(({ property }) => property === 'font-size')?.value) ?? 0;
}

/** Returns the first of the largest texts, and of these the boldest: what is above a title in smaller letters is no title. */
export function findMostProminent(texts: readonly LayoutText[]): LayoutText | undefined {
  const prominenceOf = (text: LayoutText): number => fontSizeOf(text) * 1000 + fontWeightOf(text);
  const most = Math.max(...texts.map(prominenceOf));
  return texts.find((text) => prominenceOf(text) === most);
}

/** Returns the weight of the letters of a text; 400 where a token hides it. */
export function fontWeightOf({ style }: LayoutText): number {
  return Number(style.find(({ property }) => property === 'font-weight')?.value ?? 400) || 400;
}

/** Returns the words of a layer name and its component name, with a space around each. */
export function nameWordsOf(node: LayoutNode): string {
  const names =
    node.kind === 'box' && node.instance
      ? [node.name, node.instance.setName ?? node.instance.componentName]
      : [(node.kind === 'box' && node.componentSet) || node.name];
  return ` ${names.map(joinedWordsOf).filter(Boolean).join(' ')} `;
}

/** A variant is named by its properties, `size=small`. */
const joinedWordsOf = memoizeText((name) => wordsOf(name.replace(/=.*/, '')).join(' '));

/** A longer label is a sentence. */
const maxButtonLabel = { words: 4, letters: 28 };

/** Range of a button's size in px. */
const buttonSizes = { height: [20, 80], width: [32, 480] } as const;

/**
 * Whether a box has the style of a button, whatever the layer names: it is painted and centres the text of an
 * action.
 */
export function isStyledAsButton({ box, facts, lexicon }: RuleInput): boolean {
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
    !endsSentence(label) &&
    lexicon.isAction(label) &&
    (isCentred(text, box) || hasEqualSidePadding(text, box))
  );
}

function isWithin(value: number, [min, max]: readonly [number, number]): boolean {
  return value >= min && value <= max;
}

/**
 * Whether a text is centred in a box. Placeholders are at the start of a field; a centred text belongs to a
 * button.
 */
export function isCentred(text: LayoutText, box: LayoutBox): boolean {
  const alignment =
    unconditionalValueOf(box, 'flex-direction') === 'column' ? 'align-items' : 'justify-content';
  return (
    unconditionalValueOf(box, alignment) === 'center' || unconditionalValueOf(text, 'text-align') === 'center'
  );
}

/** Whether the space to the left of the text equals the space to the right. */
function hasEqualSidePadding(text: LayoutText, box: LayoutBox): boolean {
  const [, inline] = (unconditionalValueOf(box, 'padding') ?? '').split(' ');
  const both =
    inline ?? unconditionalValueOf(box, 'padding') ?? unconditionalValueOf(box, 'padding-inline') ?? '0px';
  const sidePadding = Number.parseFloat(both);
  return Math.abs(box.drawn.width - 2 * sidePadding - text.drawn.width) <= 4;
}

const typefaceProperties = /^(color|font(-\w+)?|letter-spacing|text-transform)$/;

/** Identifies the typeface of a text, with its size and colour. */
export function typefaceKey({ style }: LayoutText): string {
  return JSON.stringify(style.filter(({ property }) => typefaceProperties.test(property)));
}

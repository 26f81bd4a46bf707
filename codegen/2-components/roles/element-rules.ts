/**
 * The rules by which a layer becomes an element with a meaning: by its name, by what is in it, by where it stands.
 * The first rule that fits decides; a box that fits none is a `div`.
 */
import type { LayoutBox, LayoutNode, LayoutText } from '../../1-layout/layout-tree.ts';
import { leads } from '../links/link-props.ts';
import { wordsOf } from '../make-names.ts';
import { looksLikeButton } from './asks-to-act.ts';
import { isPainted } from './is-painted.ts';

/** What is known of a box when its turn comes. */
export interface BoxPlace {
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
  readonly drawing: string | null;
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
  fits(place: BoxPlace): boolean;
}

const has = (words: string, pattern: RegExp) => pattern.test(words);

export const elementRules: readonly ElementRule[] = [
  {
    tag: 'a',
    fits: ({ box, facts }) =>
      box.link !== null && leads(box.link) && facts.links === 0 && facts.buttons === 0,
  },
  {
    tag: 'button',
    fits: ({ box, facts }) =>
      box.link !== null && !leads(box.link) && facts.links === 0 && facts.buttons === 0,
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
    fits: (place) =>
      !has(place.words, otherPills) && !isField(place) && looksLikeButton(place.box, place.facts),
  },
  {
    tag: 'nav',
    fits: ({ words, depth, around, facts }) =>
      has(
        words,
        / (nav|navbar|navigation|breadcrumbs?|paginations?|paginator|pager|menu bar|tab bar|tabbar|bottom nav) /,
      ) &&
      !has(words, / (item|link|icon|button|arrow) /) &&
      depth <= 5 &&
      !around.includes('nav') &&
      facts.texts.length + facts.shapes + facts.buttons >= 2,
  },
  {
    tag: 'header',
    fits: ({ words, depth, around }) =>
      has(words, / (header|topbar|top bar|app bar|appbar|masthead) /) && depth <= 2 && !isInLandmark(around),
  },
  {
    tag: 'footer',
    fits: ({ words, depth, around }) => has(words, / footer /) && depth <= 2 && !isInLandmark(around),
  },
  {
    tag: 'aside',
    fits: ({ words, depth, around }) =>
      has(words, / (sidebar|side bar|aside|side panel|drawer) /) && depth <= 2 && !isInLandmark(around),
  },
  {
    tag: 'section',
    fits: ({ words, depth, facts }) =>
      facts.texts.length > 1 &&
      facts.texts.some((text) => sizeOf(text) >= 20) &&
      (depth === 1 || (depth === 2 && has(words, sectionNames))),
  },
];

/** What looks like a button by its look alone. */
const otherPills =
  / (tag|chip|badge|tab|label|status|pill|tooltip|field|input|select|dropdown|toast|message|bubble|title|heading) /;

const sectionNames =
  / (section|hero|features?|pricing|testimonials?|faq|about|contact|gallery|services|team|partners|newsletter|banner) /;

/** Whether a name calls something a button, and not a place for buttons. */
export function isCalledButton(words: string): boolean {
  return (
    has(words, / (button|btn|cta) /) &&
    !has(words, / (group|row|list|container|wrapper|wrap|section|bar|set|area|stack|frame) /)
  );
}

/** Layers of web pages are called by their tags: a link that leads nowhere yet and looks like a button is one. */
function isPaintedLink(box: LayoutBox): boolean {
  return box.name.trim().toLowerCase() === 'a' && box.link === null && isPainted(box);
}

/** Whether a name calls something the mark of a brand. */
export function isCalledLogo(words: string): boolean {
  return (
    has(words, / (logo|logotype|wordmark|brand) /) && !has(words, / (logos|brands|section|list|row|grid) /)
  );
}

/** Fields to type into: a box with a hint in it. */
export function isField({ box, words, facts }: BoxPlace): boolean {
  const [text, more] = facts.texts;
  return (
    has(words, / (input|field|textfield|textbox|textarea|search|search bar|searchbar) /) &&
    !has(words, / (button|btn|group|row|icon|label|section|form|results?) /) &&
    text !== undefined &&
    more === undefined &&
    facts.buttons === 0 &&
    box.drawn.height <= 96 &&
    box.drawn.width >= 80 &&
    isHint(text)
  );
}

/** A text that only tells what to type. */
function isHint(text: LayoutText): boolean {
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
    !isFigure(words) &&
    !isQuote(words) &&
    !leadsOn(words)
  );
}

/** What someone said heads nothing. */
function isQuote(words: string): boolean {
  return /^\s*[“„«"]/u.test(words);
}

/** `Featured in:` is the beginning of what follows. */
function leadsOn(words: string): boolean {
  return /[:,]\s*$/u.test(words);
}

/** `$9.99 /mo` and `24 kg` are figures. */
export function isFigure(words: string): boolean {
  return /^\W*[\d.,:]+\s*\S{0,4}$/u.test(words.trim()) || /^\s*[$€£¥₹]/u.test(words);
}

/** The size of a text's letters in px, 0 where a token hides it. */
export function sizeOf({ style }: LayoutText): number {
  const value = style.find(({ property }) => property === 'font-size')?.value ?? '';
  return value.endsWith('px') ? Number.parseFloat(value) : 0;
}

/** The words of a layer and of its component, with spaces around each. */
export function wordsAbout(node: LayoutNode): string {
  const names =
    node.kind === 'box' && node.instance
      ? [node.name, node.instance.setName ?? node.instance.componentName]
      : [(node.kind === 'box' && node.componentSet) || node.name];
  return ` ${names.flatMap((name) => wordsOf(name.replace(/=.*/, ''))).join(' ')} `;
}

/**
 * Finds accessible names for landmarks and for controls without a text. Screen readers list the landmarks of a
 * page by kind and name, so several of one kind need different names; one without a name loses its role.
 * https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/
 */
import type { LabelTopic } from '#design/lexicon/language-words';
import type { Lexicon } from '#design/lexicon/lexicon';
import { textOfLayer, visibleChildren } from '../components/walk-layout.ts';
import type { LayoutBox, LayoutNode, LayoutText, LayoutVector } from '../layout/layout-tree.ts';
import { readableMeaningfulWords, readableWordsOf, toSentence, wordsOf } from '../naming/identifiers.ts';
import { readableLayerName } from '../naming/layer-names.ts';
import type { ElementRegistry } from './element-registry.ts';
import type { RuleInput } from './element-rules.ts';
import { type IconShape, recognizeIcon } from './icon-shapes.ts';
import { isCopyright } from './structure/link-lists.ts';

/** The landmarks of all pages, and their names. */
export class LandmarkRegistry {
  readonly #names = new Map<string, string>();
  /** The names of landmarks in components, whose occurrences may have different ones. */
  readonly #labels = new Map<LayoutNode, string>();
  readonly #lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** The landmarks of the current page. */
  #landmarks: Landmark[] = [];

  /** Adds a box of the current page, if its tag is that of a landmark. */
  add(landmark: Landmark): void {
    if (repeatableLandmarks.includes(landmark.tag)) this.#landmarks.push(landmark);
  }

  /** Returns the accessible name of a landmark, which is `null` for a single one. */
  nameOf(elementRef: string): string | null {
    return this.#names.get(elementRef) ?? null;
  }

  /** Returns the accessible name of one occurrence of a landmark. */
  labelOf(node: LayoutNode): string | null {
    return this.#labels.get(node) ?? null;
  }

  /** Names the landmarks of one page. A component without a name keeps its tag. */
  finishPage(isOverview: boolean, elements: ElementRegistry): void {
    const labels = nameLandmarks(this.#landmarks, isOverview, this.#lexicon);
    for (const { box, elementRef } of this.#landmarks) {
      const name = labels.get(box);
      if (name === undefined) continue;
      if (name !== null) this.#labels.set(box, name);
      if (name !== null && !this.#names.has(elementRef)) this.#names.set(elementRef, name);
      if (name === null && elementRef.startsWith('page ')) elements.resetTag(elementRef);
    }
    this.#landmarks = [];
  }
}

/** A box with the tag of a landmark. */
interface Landmark {
  readonly box: LayoutBox;
  readonly tag: string;
  readonly elementRef: string;
  /** Tags of its ancestors, outermost first. */
  readonly around: readonly string[];
  /** The first texts in it. */
  readonly texts: readonly LayoutText[];
  /** The only text of the layer before it. */
  readonly titleBefore: LayoutText | null;
}

/** The landmark tags that a page may have several times. */
export const repeatableLandmarks: readonly string[] = ['nav', 'aside'];

/**
 * Names the landmarks of one page, where there are several of one kind; `null` where
 * no name is left. An overview of pages is not a page that a user navigates, so its landmarks get no names.
 */
function nameLandmarks(
  landmarks: readonly Landmark[],
  isOverview: boolean,
  lexicon: Lexicon,
): ReadonlyMap<LayoutNode, string | null> {
  const names = new Map<LayoutNode, string | null>();
  for (const kind of repeatableLandmarks) {
    const sameKind = landmarks.filter(({ tag }) => tag === kind);
    if (sameKind.length < 2) continue;
    const taken = new Set<string>();
    for (const landmark of sameKind) {
      const candidates = isOverview ? [] : nameCandidatesFor(landmark, lexicon);
      const name = candidates.find((one) => one !== '' && !taken.has(one)) ?? null;
      if (name !== null) taken.add(name);
      names.set(landmark.box, name);
    }
  }
  return names;
}

/** Screen readers announce the kind of a landmark themselves; words for its layout mean nothing. */
const landmarkWords =
  /^(ul|ol|li|div|nav|navbar|navigation|menu|bar|aside|sidebar|side|panel|component|row|column|pile|grid|list|box)$/;

/** English words in the names of layers, which users of a page in another language do not read. */
const englishWords =
  /^(main|primary|secondary|actions?|links?|social|legal|top|bottom|header|footer|tabs?|breadcrumbs?|pagination|pages|items?|columns?)$/;

function nameCandidatesFor(
  { box, tag, around, texts, titleBefore }: Landmark,
  lexicon: Lexicon,
): readonly string[] {
  const { isEnglish } = lexicon;
  const named = meaningfulWordsOf(box);
  const own = isEnglish || !named.every((word) => englishWords.test(word)) ? named : [];
  const region = around.findLast((tag) => /^(header|footer|aside)$/.test(tag));
  const words = texts.map(({ blocks }) => blocks[0]?.runs[0]?.text ?? '');
  const [first, second] = visibleChildren(box);
  const title =
    first?.kind === 'text' && second?.inferredKind === 'list' && !isCopyright(first)
      ? first
      : region === 'footer'
        ? titleBefore
        : null;
  return [
    box.decided?.label ?? '',
    shortTextOf(title === null ? '' : textOfLayer(title)),
    tag === 'nav' && named.some((word) => /^breadcrumbs?$/.test(word)) ? lexicon.label('breadcrumb') : '',
    toSentence(own.join(' ')),
    tag === 'nav' && region !== 'header' && titleBefore !== null ? shortTextOf(textOfLayer(titleBefore)) : '',
    tag === 'nav' && (region === 'header' || (region === 'aside' && !isEnglish))
      ? lexicon.label('navigation')
      : '',
    isEnglish ? toSentence(region === 'aside' ? 'sidebar' : (region ?? '')) : '',
    ...(words.every((word) => /^[\d…]*$/.test(word.trim()))
      ? [lexicon.label('pages')]
      : words.map(shortTextOf)),
  ];
}

/** Returns the words in the name of a landmark, or of the only list in it, that say what it is about. */
function meaningfulWordsOf(box: LayoutBox): readonly string[] {
  const [list, more] = visibleChildren(box);
  const inside = list?.kind === 'box' && more === undefined && list.inferredKind === 'list' ? [list] : [];
  const all = [box, ...inside].map((one) =>
    readableWordsOf(readableLayerName(one) ?? '').filter((word) => !landmarkWords.test(word)),
  );
  return all.find((words) => words.length > 0) ?? [];
}

function shortTextOf(words: string): string {
  const folded = words.replace(/\s+/g, ' ').trim();
  return folded.length > 40 ? '' : folded;
}

/**
 * Returns the `aria-label` of a control without a text, or a planned label that contains the text, because the
 * accessible name must include the visible text.
 */
export function pressableLabel(
  box: LayoutBox,
  { facts: { texts, graphicName }, lexicon }: Pick<RuleInput, 'facts' | 'lexicon'>,
): string | null {
  const label = box.decided?.label ?? null;
  if (texts.length > 0) {
    const all = texts.map(textOfLayer).join(' ').trim();
    // A number alone does not say of what it is.
    if (label === null && box.inferredSubject !== undefined && /^\d+$/.test(all))
      return `${all}: ${box.inferredSubject}`;
    const icon =
      graphicName === null && vectorsIn(box).length !== 1 ? null : nameOfIcon(box, graphicName, lexicon);
    if (label === null && icon !== null && icon !== lexicon.label('button') && /^\d{1,3}\+?$/.test(all))
      return `${icon}: ${all}`;
    const words = readableWordsOf(all).join(' ');
    const own = label ?? box.inferredLabel ?? null;
    return own !== null && readableWordsOf(own).join(' ').includes(words) ? own : null;
  }
  const byIcon = box.isNamedByIcon === true && graphicName !== null && !namesControlOnly(graphicName);
  const tool = box.isNamedByIcon === true ? topicOfTool(graphicName ?? '') : null;
  const name =
    tool === null
      ? nameOfIcon(byIcon ? { ...box, name: graphicName } : box, graphicName, lexicon)
      : lexicon.label(tool);
  const isPlanned = label !== null && label !== box.inferredLabel;
  return box.inferredSubject === undefined || isPlanned ? name : `${name}: ${box.inferredSubject}`;
}

/** Returns the name of a control that only an icon is in. */
function nameOfIcon(box: LayoutBox, graphicName: string | null, lexicon: Lexicon): string {
  return (
    box.decided?.label ??
    box.inferredLabel ??
    topicOfNames(box, graphicName, lexicon) ??
    purposeIn(box.name) ??
    purposeIn(graphicName ?? '') ??
    actionOfIcon(box, lexicon) ??
    (lexicon.isEnglish ? shapeOfIcon(box) : null) ??
    (namesControlOnly(box.name) ? lexicon.label('button') : toSentence(box.name))
  );
}

/** What icon sets call icons, in English whatever the page's language is. */
const topicsOfNames: readonly (readonly [RegExp, LabelTopic])[] = [
  [/^(cog|gear|settings)$/, 'settings'],
  [/^(bell|notifications?)$/, 'notifications'],
  [/^(shopping )?(cart|basket)$/, 'cart'],
  [/^(more|dots|ellipsis|overflow)( (horizontal|vertical|h|v|menu))?$/, 'more'],
  [/^(kebab|meatballs?|three dots)( menu)?$/, 'more'],
  [/^(hamburger|burger)( menu)?$/, 'menu'],
  [/^(close|cross|x ?mark)$/, 'close'],
  [/^(search|magnifier|magnifying glass)$/, 'search'],
  [/^(plus|add|fab)$/, 'add'],
  [/^(heart|favou?rites?|fav|wish ?list)$/, 'favourite'],
  [/^(help|question( mark)?|support)$/, 'help'],
  [/^(edit|pencil|pen)$/, 'edit'],
  [/^(filters?|funnel|sliders)$/, 'filter'],
  [/^(go )?back$/, 'back'],
  [/^(chevron|arrow|caret|angle) (left|back)$/, 'previous'],
  [/^(chevron|arrow|caret|angle) (right|forward)$/, 'next'],
];

/** What icon sets and editors call the tools for texts. Elsewhere than in a bar of tools, these names mean other things. */
const tools: readonly (readonly [RegExp, LabelTopic])[] = [
  [/^(b|bold)$/, 'bold'],
  [/^(i|italics?)$/, 'italic'],
  [/^(u|under|underlined?)$/, 'underline'],
  [/^(s|strike|strikethrough|strike through)$/, 'strikethrough'],
  [/^(a|link|hyperlink|insert link)$/, 'link'],
  [/^(quotes?|block ?quote)$/, 'quote'],
  [/^(ul|list|bullets?|bullet(ed)? list|list bullet(ed)?|unordered list)$/, 'bulletList'],
  [/^(ol|number(ed)? list|list number(ed)?|ordered list)$/, 'numberedList'],
  [/^(img|image|picture|photo)$/, 'image'],
  [/^(table|insert table)$/, 'table'],
  [/^undo$/, 'undo'],
  [/^redo$/, 'redo'],
];

/** Returns the tool that an icon in a bar of them stands for; `null` for an icon of another name. */
function topicOfTool(graphicName: string): LabelTopic | null {
  const words = wordsOf(graphicName).filter((word) => !/^(icons?|ico?|format|text|editor)$/.test(word));
  return tools.find(([pattern]) => pattern.test(words.join(' ')))?.[1] ?? null;
}

/** What its name in icon sets says in English as well. */
const plainTopics: ReadonlySet<LabelTopic> = new Set(['add', 'favourite', 'help', 'edit', 'filter', 'back']);

/** Names that only say that an icon points somewhere, as `chevl` does, or that a control hovers over the page. */
const abbreviations = /^(chev|arr|fab)\w{0,2}$/;

/** Returns what a control does whose icon has the name of a thing that stands for it. */
function topicOfNames(box: LayoutBox, graphicName: string | null, lexicon: Lexicon): string | null {
  const own = purposeIn(box.name);
  const words = (own ?? purposeIn(graphicName ?? '') ?? '').toLowerCase();
  // In other languages, one of two words may be English: `Ikona close`.
  const parts = words.split(' ');
  const names = lexicon.isEnglish || parts.length !== 2 ? [words] : [words, ...parts];
  const topic = names.flatMap((name) => topicsOfNames.find(([pattern]) => pattern.test(name))?.[1] ?? [])[0];
  // In English the name itself says what the icon does.
  if (topic !== undefined && !(lexicon.isEnglish && plainTopics.has(topic)))
    return lexicon.label(inReadingDirection(topic, lexicon));
  return directionWords.test(words) || abbreviations.test(words) ? actionOfIcon(box, lexicon) : null;
}

/** Whether a name is a default one or says only that something is a control. */
function namesControlOnly(name: string): boolean {
  return readableMeaningfulWords(name).every((word) => controlWords.test(word) || /^[a-z]$/.test(word));
}

/** Returns what a control does whose only content is an icon of a known shape, in the language of the page. */
function actionOfIcon(box: LayoutBox, lexicon: Lexicon): string | null {
  const [vector, more] = vectorsIn(box);
  const shape = vector && !more ? recognizeIcon(vector.svg) : null;
  const topic = shape && actionOfShape[shape];
  if (!topic) return null;
  return lexicon.label(inReadingDirection(topic, lexicon));
}

/** Where words run from right to left, what points to the left goes on. */
function inReadingDirection(topic: LabelTopic, { language }: Lexicon): LabelTopic {
  if (!rightToLeft.has(language)) return topic;
  if (topic === 'next') return 'previous';
  return topic === 'previous' ? 'next' : topic;
}

/** Returns what the icon of a control shows, where nothing tells what the control does. */
function shapeOfIcon(box: LayoutBox): string | null {
  const [vector, more] = vectorsIn(box);
  const shape = vector && !more ? recognizeIcon(vector.svg) : null;
  return shape && toSentence(shape);
}

const actionOfShape: Readonly<Partial<Record<IconShape, LabelTopic>>> = {
  'chevron-right': 'next',
  'arrow-right': 'next',
  'chevron-left': 'previous',
  'arrow-left': 'previous',
  close: 'close',
  plus: 'add',
  heart: 'favourite',
  filter: 'filter',
  menu: 'menu',
  more: 'more',
  search: 'search',
};

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he']);

function vectorsIn(node: LayoutNode): readonly LayoutVector[] {
  return node.kind === 'vector' ? [node] : visibleChildren(node).flatMap(vectorsIn);
}

/**
 * Returns the purpose in a layer name, without words for the kind of control, its style and its position:
 * `ic_close_24px` becomes `Close`.
 */
export function purposeIn(name: string): string | null {
  const words = readableMeaningfulWords(name).filter(
    (word) => !controlWords.test(word) && !appearanceWords.test(word) && !/^[a-z]$/.test(word),
  );
  // After a slash, a direction is the meaning of the icon: `Icons / Bold / Left` points to the left.
  const isDirection = !name.includes('/') && words.every((word) => directionWords.test(word));
  return words.length === 0 || isDirection ? null : toSentence(words.join(' '));
}

const controlWords =
  /^(buttons?|btn|cta|\w*icons?|ico?|links?|svg|vector|glyph|only|group|frame|wrapper|container|\d+(px|x\d+)?)$/;

const appearanceWords =
  /^(primary|secondary|tertiary|default|base|main|outlined?|ghost|filled?|solid|text|bold|light|dark|thin|regular|round(ed)?|square|circle|xs|sm|md|lg|xl|small|medium|large|big|state|size|type|style|variants?|variables?|component|instance|copy|v\d+|true|false|on|off)$/;

const directionWords = /^(left|right|start|end|top|bottom|leading|trailing)$/;

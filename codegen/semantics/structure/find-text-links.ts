/**
 * Finds links among texts outside navigations: underlined words, words before an arrow, and words in the colour of the
 * page's buttons at the end of a card or beside a title. A text in that colour before a title is a tagline, and a
 * number in it is a figure.
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import { withChildren } from '#design/map-children';
import { endMarkOf, hasSentenceMark } from '#design/punctuation';
import { lastInLine, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutRun, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import { recognizeIcon } from '../icon-shapes.ts';
import { toFragment } from '../../naming/fragments.ts';
import { couldBeHeading, fontSizeOf, hasButtonName, nameWordsOf } from '../element-rules.ts';
import { wrapInButton } from '../interactions/prototype-links.ts';
import { componentOf, countShapes, isEntry } from './nested-boxes.ts';

/** Marks the texts of all pages that are links, and gives runs in sentences their links. */
export function markTextLinks(layout: LayoutTree, lexicon: Lexicon): LayoutTree {
  // A page of an app may have no button in the colour of the others.
  const components = componentsOfButtons(layout);
  const ofButtons = layout.pages.flatMap(({ root }) => buttonColoursIn(root, components));
  const pages = layout.pages.map((page) => {
    if (page.root.kind !== 'box') return page;
    const root = markInside(page.root, findColours(page.root, ofButtons, lexicon), false);
    return root === page.root ? page : { ...page, root };
  });
  return { ...layout, pages };
}

/** The colours of a page by their use. */
interface Colours {
  /** Those of buttons in which neither most titles nor many words are drawn. */
  readonly accents: ReadonlySet<string>;
  /** Those of many words. */
  readonly usual: ReadonlySet<string>;
  /** Those of the buttons of all pages that are not usual here. */
  readonly shared: ReadonlySet<string>;
  /** The words of the page's language. */
  readonly lexicon: Lexicon;
}

/** Shares of the letters and of the titles of a page from which a colour is usual. */
const usualShare = { letters: 0.25, titles: 0.3 };
/** px; the smallest title. */
const minTitleSize = 24;

function findColours(root: LayoutBox, ofButtons: readonly string[], lexicon: Lexicon): Colours {
  const texts = textsIn(root);
  const titles = texts.filter((text) => fontSizeOf(text) >= minTitleSize && couldBeHeading(text));
  const usual = new Set([
    ...frequentColours(texts, (text) => textOfLayer(text).length, usualShare.letters),
    ...frequentColours(titles, () => 1, usualShare.titles),
  ]);
  const isUnusual = (colour: string) => !usual.has(colour);
  return {
    accents: new Set(buttonColoursIn(root).filter(isUnusual)),
    shared: new Set(ofButtons.filter(isUnusual)),
    ...{ usual, lexicon },
  };
}

function frequentColours(
  texts: readonly LayoutText[],
  weigh: (text: LayoutText) => number,
  share: number,
): readonly string[] {
  const weights = new Map<string, number>();
  for (const text of texts) {
    const colour = colourOf(text) ?? '';
    weights.set(colour, (weights.get(colour) ?? 0) + weigh(text));
  }
  const all = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  return [...weights].flatMap(([colour, weight]) => (weight > all * share ? [colour] : []));
}

function colourOf(node: Pick<LayoutNode, 'style'>): string | undefined {
  return unconditionalValueOf(node, 'color');
}

/** @param components Those of which some instance is a button, so that all are. @default none */
function buttonColoursIn(node: LayoutNode, components: ReadonlySet<string> = new Set()): readonly string[] {
  if (!node.visible || node.kind !== 'box') return [];
  return isButton(node) || components.has(componentOf(node) ?? '')
    ? coloursOf(node)
    : node.children.flatMap((child) => buttonColoursIn(child, components));
}

function componentsOfButtons({ pages }: LayoutTree): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: LayoutNode): void => {
    if (node.kind !== 'box' || !node.visible) return;
    const component = isButton(node) ? componentOf(node) : null;
    if (component !== null) found.add(component);
    node.children.forEach(visit);
  };
  for (const { root } of pages) visit(root);
  return found;
}

function isButton(box: LayoutBox): boolean {
  return box.inferredKind === 'button' || (hasButtonName(nameWordsOf(box)) && isPainted(box));
}

/** The colour of a filled button, or of the label of an outlined one. */
function coloursOf(box: LayoutBox): readonly string[] {
  const fill = unconditionalValueOf(box, 'background-color');
  if (fill !== undefined) return [fill];
  return textsIn(box).flatMap((text) => colourOf(text) ?? []);
}

/** @param isRepeated Whether the box is in one of several entries that are alike. */
function markInside(box: LayoutBox, colours: Colours, isRepeated: boolean): LayoutBox {
  if (isControl(box)) return box;
  const shown = visibleChildren(box);
  const shapes = countShapes(shown);
  const isField = isPainted(box) && hasOneText(box);
  let before: LayoutNode | undefined;
  const children = box.children.map((child): LayoutNode => {
    if (!child.visible) return child;
    const place = { parent: box, siblings: shown, before, isRepeated };
    before = child;
    if (child.kind === 'text') return isField ? child : markText(child, place, colours);
    if (child.kind !== 'box') return child;
    return isLinkWithIcon(child, colours)
      ? { ...child, inferredKind: 'link' }
      : markInside(child, colours, isRepeated || isEntry(child, shapes));
  });
  return withChildren(box, children);
}

function isControl(box: LayoutBox): boolean {
  const kind = box.decided?.kind ?? box.inferredKind;
  if (box.link !== null || kind === 'link' || kind === 'button') return true;
  return kind === undefined && hasButtonName(nameWordsOf(box));
}

/** The siblings of a text. */
interface Place {
  readonly parent: LayoutBox;
  readonly siblings: readonly LayoutNode[];
  /** The sibling before it. */
  readonly before: LayoutNode | undefined;
  /** Whether they are in one of several entries that are alike. */
  readonly isRepeated: boolean;
}

function markText(text: LayoutText, place: Place, colours: Colours): LayoutNode {
  if (text.link !== null || text.inferredKind !== undefined || text.decided?.kind !== undefined) return text;
  if (isShort(text) && changesPage(text, place, colours)) return wrapInButton(text);
  if (
    isShort(text) &&
    (isUnderlined(text) ||
      endsWithArrow(text) ||
      isAccented(text, place, colours) ||
      isActionAtEnd(text, place, colours) ||
      isAccentAtEnd(text, place, colours))
  )
    return { ...text, inferredKind: 'link' };
  return linkRuns(text, colours);
}

/**
 * Whether a text that stands out is a button: its verb says that the page itself changes, as `Clear all` does, or it
 * shows the rest of the choices above it.
 */
function changesPage(text: LayoutText, place: Place, colours: Colours): boolean {
  const words = textOfLayer(text).trim();
  if (endsWithArrow(text) || endMarkOf(words) !== null) return false;
  if (showsMoreChoices(text, place, colours)) return true;
  if (!colours.lexicon.changesPage(words) || words.split(/\s+/u).length > maxActionWords) return false;
  return (
    isUnderlined(text) ||
    isAccented(text, place, colours) ||
    isActionAtEnd(text, place, colours) ||
    isAccentAtEnd(text, place, colours) ||
    isBesideButton(text, place)
  );
}

/** Whether a text in a row is right beside a button, such as the other answer to a question. */
function isBesideButton(text: LayoutText, { parent, siblings }: Place): boolean {
  const at = siblings.indexOf(text);
  const isControlled = [siblings[at - 1], siblings[at + 1]].some(
    (other) => other?.kind === 'box' && isButton(other) && textsIn(other).length === 1,
  );
  return flowOf(parent) === 'row' && isControlled;
}

/** Whether an action is below several choices, in the colour of the buttons or in bold. */
function showsMoreChoices(text: LayoutText, { parent, siblings }: Place, colours: Colours): boolean {
  if (flowOf(parent) !== 'column' || siblings.at(-1) !== text) return false;
  const stands = colours.accents.has(colourOf(text) ?? '') || isUnderlined(text) || isBold(text);
  const words = textOfLayer(text).trim();
  return (
    stands &&
    (colours.lexicon.isAction(words) || colours.lexicon.changesPage(words)) &&
    siblings.reduce((sum, other) => sum + countChoices(other), 0) >= minChoices
  );
}

/** Choices above a text that shows more of them. */
const minChoices = 2;

function countChoices(node: LayoutNode): number {
  if (/^(choice|checkbox|radio|switch)$/.test(node.inferredKind ?? '')) return 1;
  return visibleChildren(node).reduce((sum, child) => sum + countChoices(child), 0);
}

/** A painted box around one text is a field or a badge. */
function hasOneText(box: LayoutBox): boolean {
  const shown = visibleChildren(box);
  return shown.length < maxFieldParts && textsIn(box).length === 1;
}

/** Layers beside each other in a field at most: icons, a value, a unit. */
const maxFieldParts = 5;

/** Letters and words of the longest link. */
const maxLink = { letters: 40, words: 7 };

function isShort(text: LayoutText): boolean {
  const words = textOfLayer(text).trim();
  return (
    text.blocks.length === 1 &&
    text.blocks[0]?.runs.length === 1 &&
    words.length <= maxLink.letters &&
    words.split(/\s+/).length <= maxLink.words &&
    /\p{L}{2}/u.test(words)
  );
}

function isUnderlined({ style }: Pick<LayoutText, 'style'>): boolean {
  return style.some(
    ({ property, value, below, state }) =>
      below === undefined &&
      state === undefined &&
      /^text-decoration(-line)?$/.test(property) &&
      value.includes('underline'),
  );
}

function endsWithArrow(text: LayoutText): boolean {
  return /\p{L}\s*[→›»↗⟶➔]$/u.test(textOfLayer(text).trim());
}

/** Whether a text in the colour of the buttons is beside a title, or at the end of a description. */
function isAccented(text: LayoutText, { parent, siblings, before }: Place, colours: Colours): boolean {
  const words = textOfLayer(text).trim();
  const mark = endMarkOf(words);
  if (!colours.accents.has(colourOf(text) ?? '') || (mark !== null && mark !== 'question')) return false;
  if (flowOf(parent) === 'row') {
    const others = siblings.length > maxBesideTitle ? [] : siblings.filter((other) => other !== text);
    const beside = others.flatMap(textsIn);
    return beside.some((other) => fontSizeOf(other) >= Math.max(minTitleSize, fontSizeOf(text) * 1.3));
  }
  const isLast = siblings.at(-1) === text;
  const description = before === undefined ? undefined : textsIn(before).at(-1);
  return (
    isLast &&
    !/\d/.test(words) &&
    description !== undefined &&
    textOfLayer(description).length >= minDescription
  );
}

/**
 * Whether a text names an action at the end of a row, beside a title or beside words in another colour.
 */
function isActionAtEnd(text: LayoutText, { parent, siblings }: Place, { lexicon }: Colours): boolean {
  const words = textOfLayer(text).trim();
  const [first] = siblings;
  const isLast = first !== text && siblings.at(-1) === text;
  if (flowOf(parent) !== 'row' || !isLast || siblings.length > maxActionRow) return false;
  if (/\p{Nd}/u.test(words) || hasSentenceMark(words)) return false;
  if (words.split(/\s+/).length > maxActionWords || !lexicon.isAction(words)) return false;
  const beside = first === undefined ? [] : textsIn(first);
  const isBesideTitle = beside.some(
    (other) => fontSizeOf(other) >= fontSizeOf(text) * actionTitleRatio && couldBeHeading(other),
  );
  const stands = beside.every(
    (other) => colourOf(other) !== colourOf(text) && !lexicon.isAction(textOfLayer(other)),
  );
  return isBesideTitle || (stands && beside.length === 1 && first?.kind === 'text' && isBold(text));
}

/**
 * Whether a text in the colour of the buttons is at the other end of the row of a title, which is in another colour and stands
 * out. In the entries of a list, such words say how an entry is.
 */
function isAccentAtEnd(
  text: LayoutText,
  { parent, siblings, isRepeated }: Place,
  { shared }: Colours,
): boolean {
  const words = textOfLayer(text).trim();
  if (isRepeated || flowOf(parent) !== 'row' || siblings.at(-1) !== text) return false;
  if (siblings.length < 2 || siblings.length > maxActionRow) return false;
  if (parent.drawn.width < titleRow.minWidth) return false;
  if (/[\p{Nd}%,，、،]/u.test(words) || hasSentenceMark(words)) return false;
  if (words.split(/\s+/u).length > maxActionWords) return false;
  const colour = colourOf(text);
  const before = siblings.slice(0, -1);
  const titles = before.flatMap(textsIn);
  // The box around a title may be as wide as the rest of the row.
  const ends = [...titles, ...before.filter(({ kind }) => kind !== 'box')].map(
    ({ drawn }) => (drawn.x ?? Number.NaN) + drawn.width,
  );
  return (
    shared.has(colour ?? '') &&
    titles.length > 0 &&
    titles.length <= titleRow.texts &&
    titles.every((title) => colourOf(title) !== colour) &&
    titles.some((title) => isBold(title) && fontSizeOf(title) >= fontSizeOf(text)) &&
    (text.drawn.x ?? Number.NaN) - Math.max(...ends) >= titleRow.minGap
  );
}

/** px of the row of a title with an action at its other end, px between them, and the texts of the title. */
const titleRow = { minWidth: 200, minGap: 24, texts: 2 };

function isBold(text: LayoutText): boolean {
  return Number(unconditionalValueOf(text, 'font-weight') ?? 400) >= 600;
}

/** Layers of a row that ends with an action, words of its label, and how many times as large a title beside it is. */
const maxActionRow = 3;
const maxActionWords = 3;
const actionTitleRatio = 1.25;

/** Layers in the row of a title at most. */
const maxBesideTitle = 6;

/** Letters from which a text describes something. */
const minDescription = 30;

/** Letters of the longest underlined link with an icon, such as the name and the size of a file. */
const maxLinedLink = 60;

/** px; the size of an icon beside a link, and the space between them. */
const linkIcon = { maxSize: 24, maxGap: 16 };

/** Whether a box is a short text with an icon of its colour behind it, or one before it that points back. */
function isLinkWithIcon(box: LayoutBox, colours: Colours): boolean {
  if (isControl(box) || box.inferredKind !== undefined || isPainted(box) || flowOf(box) !== 'row')
    return false;
  const shown = visibleChildren(box);
  const text = shown.find((child) => child.kind === 'text');
  const icon = shown.find((child) => child.kind === 'vector');
  if (shown.length !== 2 || text === undefined || icon === undefined) return false;
  const isLined = isUnderlined(text) && textOfLayer(text).length <= maxLinedLink;
  if (!isLined && !isShort(text)) return false;
  const isBehind = lastInLine(shown, text) === icon;
  const gap = box.drawn.width - text.drawn.width - icon.drawn.width;
  const isSmall = icon.drawn.width <= linkIcon.maxSize && icon.drawn.height <= linkIcon.maxSize;
  if (!isSmall || gap > linkIcon.maxGap || /[?:]$/u.test(textOfLayer(text).trim())) return false;
  if (isLined) return true;
  if (!isBehind) return pointsBack(icon);
  const colour = colourOf(text);
  const isNamed = / (arrow|right|forward|external) /.test(nameWordsOf(icon));
  // The colour of an icon may be written as a value where that of the words is a token.
  if (isArrow(icon) || (isNamed && colour?.startsWith('var(') === true)) return true;
  if (colour === undefined || colour !== colourOf(icon)) return false;
  return !colours.usual.has(colour) || isNamed;
}

/** Whether an icon points to where the reader came from. */
function pointsBack(icon: LayoutNode): boolean {
  const shape = icon.kind === 'vector' ? recognizeIcon(icon.svg) : null;
  return shape === 'chevron-left' || shape === 'arrow-left';
}

/** Whether an icon is an arrow that points on. */
function isArrow(icon: LayoutNode): boolean {
  const shape = icon.kind === 'vector' ? recognizeIcon(icon.svg) : null;
  return shape === 'arrow-right' || shape === 'arrow-up-right' || shape === 'arrow-left';
}

/** px; a larger run stands out in a quotation or a title. */
const maxRunLinkSize = 18;

/** Links the runs of a sentence that are underlined, in the colour of the buttons, or behind a question. */
function linkRuns(text: LayoutText, colours: Colours): LayoutText {
  if (text.blocks.every(({ runs }) => runs.length < 2) || fontSizeOf(text) > maxRunLinkSize) return text;
  const letters = textOfLayer(text).length;
  const blocks = text.blocks.map((block) => {
    const runs = block.runs.map((run, index): LayoutRun => {
      const before = block.runs[index - 1]?.text ?? '';
      const isLast = index === block.runs.length - 1;
      const isAnswer = isLast && run.style.length > 0 && endMarkOf(before) === 'question';
      // Where most words are underlined, the line only stresses them.
      const isMarked = isUnderlined(run) && run.text.length * 2 < letters;
      const isLink = isMarked || isAnswer || colours.accents.has(colourOf(run) ?? '');
      const fragment = toFragment(run.text);
      const isWord =
        fragment !== null && /\p{L}{2}/u.test(run.text) && run.text.trim().length <= maxLink.letters;
      return run.link === null && isLink && isWord
        ? { ...run, link: { kind: 'url', target: `#${fragment}` } }
        : run;
    });
    return runs.every((run, index) => run === block.runs[index]) ? block : { ...block, runs };
  });
  return blocks.every((block, index) => block === text.blocks[index]) ? text : { ...text, blocks };
}

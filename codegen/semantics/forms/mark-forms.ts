/**
 * Marks forms: the smallest box that has fields and, after them, the button that sends them. A box that means something
 * else already, such as a section, gets a box for the form inside. A field without a button is in no form.
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import { mapLayoutNode, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import { flowOf, isPainted } from '../../css/style-queries.ts';
import { runsRightToLeft } from '../../layout/text/text-line.ts';
import { BoxFactTable } from '../box-context.ts';
import {
  fontSizeOf,
  hasButtonName,
  hasFieldWords,
  isStyledAsButton,
  nameWordsOf,
  type RuleInput,
} from '../element-rules.ts';
import { findTable } from '../lists-and-tables.ts';
import { componentOf, wrapChildren } from '../structure/nested-boxes.ts';
import { findDrawnTable } from '../structure/table-rows.ts';
import { findFieldPattern } from './find-field.ts';

/** Marks the forms of all pages, and the buttons that send them. */
export function markForms(layout: LayoutTree, lexicon: Lexicon): LayoutTree {
  const pages = layout.pages.map((page) => {
    if (page.root.kind !== 'box') return page;
    const finder = new FormFinder(lexicon);
    const { node } = finder.visit(page.root, null, true);
    const { submits } = finder;
    if (submits.size === 0) return page;
    const root = mapLayoutNode(node, (one) =>
      one.kind === 'box' && submits.has(one.id) ? { ...one, submits: true } : one,
    );
    return { ...page, root };
  });
  return { ...layout, pages };
}

/** A part of a page, with the fields and buttons in it that are in no form yet. */
interface Visited {
  readonly node: LayoutNode;
  readonly fields: readonly LayoutNode[];
  readonly buttons: readonly LayoutBox[];
  /** Whether there is a form in it, around which there can be no other. */
  readonly hasForm: boolean;
}

/**
 * px between the last field and the button below it, and by which one beside it may be off; buttons of one form; px
 * between a search and its button; px from the last field to the button where other controls are between, and from these.
 */
const formLimits = { distance: 200, drift: 24, buttons: 3, searchGap: 16, around: 480, step: 48 };

class FormFinder {
  /** The ids of the buttons that send a form. */
  readonly submits = new Set<string>();
  readonly #facts = new BoxFactTable();
  readonly #lexicon: Lexicon;
  /** The rows of the tables found so far. */
  readonly #rowIds = new Set<string>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  visit(node: LayoutNode, caption: LayoutText | null, isPage = false): Visited {
    const none = { node, fields: [], buttons: [], hasForm: false };
    if (node.kind !== 'box' || !node.visible) return none;
    if (node.decided?.kind === 'form') return { ...none, hasForm: true };
    // What is in the row of a table is about the row.
    if (this.#rowIds.has(node.id)) return none;
    for (const id of rowIdsOf(node)) this.#rowIds.add(id);
    if (isButton(node) || this.#isDrawnButton(node)) return { ...none, buttons: [node] };
    if (this.#isField(node, caption)) return { ...none, fields: [node] };
    // The signs of a stepper change a value and send nothing.
    if (isStepper(node)) return none;
    let before: LayoutText | null = null;
    const repeated = repeatedComponents(node);
    const visited = node.children.map((child): Visited => {
      const found = this.visit(child, before);
      if (child.visible) before = child.kind === 'text' ? child : null;
      // The button of a card is about that card.
      const isInCard =
        child.kind === 'box' && repeated.has(componentOf(child) ?? '') && !found.buttons.includes(child);
      return isInCard ? { ...found, buttons: [] } : found;
    });
    const isSame = visited.every((one, index) => one.node === node.children[index]);
    const box = isSame ? node : { ...node, children: visited.map((one) => one.node) };
    return this.#close(box, visited, isPage);
  }

  #isField(box: LayoutBox, caption: LayoutText | null): boolean {
    const { inferredKind } = box;
    if (inferredKind !== undefined && /^(checkbox|radio|switch)$/.test(inferredKind)) return false;
    const ruleInput = this.#ruleInputOf(box);
    return ruleInput.facts.texts.length <= 1 && findFieldPattern(ruleInput, caption) !== null;
  }

  #isSearch(field: LayoutNode): boolean {
    if (field.kind === 'box' && field.inferredEntry !== undefined) return field.inferredEntry === 'search';
    return this.#asksToSearch(field);
  }

  #asksToSearch(node: LayoutNode): boolean {
    return this.#lexicon.fieldTopicIn(textsIn(node).map(textOfLayer).join(' ')) === 'search';
  }

  /** Whether a button belongs to one of the fields that find or sort something: it is next to it, or says so. */
  #isNextTo(fields: readonly LayoutNode[], submit: LayoutBox): boolean {
    return fields.some(
      (field) =>
        isBeside(field, submit) &&
        (!this.#isSearch(field) ||
          spaceBetween(field, submit) <= formLimits.searchGap ||
          this.#asksToSearch(submit)),
    );
  }

  /** Whether a box is drawn as a button that does what its words say, such as `Pay $20`. */
  #isDrawnButton(box: LayoutBox): boolean {
    const { decided, inferredKind, link } = box;
    if (decided?.kind !== undefined || inferredKind !== undefined || link !== null) return false;
    const ruleInput = this.#ruleInputOf(box);
    return !hasFieldWords(ruleInput.words) && isStyledAsButton(ruleInput);
  }

  #ruleInputOf(box: LayoutBox): RuleInput {
    const facts = this.#facts.of(box);
    return { box, depth: 1, around: [], words: nameWordsOf(box), facts, lexicon: this.#lexicon };
  }

  /** Makes a form of what is in a box, if the box has fields and a button after them. */
  #close(box: LayoutBox, found: readonly Visited[], isPage: boolean): Visited {
    const fields = found.flatMap((one) => one.fields);
    // Bare words, such as `Clear all`, send a field only where they are beside it.
    const sends = (button: LayoutBox) =>
      !isBareButton(button) || fields.some((field) => isBeside(field, button));
    const visited = found.map((one) => ({ ...one, buttons: one.buttons.filter(sends) }));
    const all = visited.flatMap((one) => one.buttons);
    const whole = { node: box, fields, buttons: all, hasForm: visited.some((one) => one.hasForm) };
    const start = visited.findIndex((one) => one.fields.length > 0);
    const lastField = visited.findLastIndex((one) => one.fields.length > 0);
    // One that ends above the first field is beside something else, such as a photo at the top of a form.
    const top = Math.min(...fields.map(({ drawn }) => drawn.y ?? Number.NEGATIVE_INFINITY));
    const canSend = ({ drawn: { y, height } }: LayoutBox) => y === undefined || y + height > top;
    const after = visited.findIndex((one, index) => index >= lastField && one.buttons.some(canSend));
    // In a line from right to left, the button may be drawn before its field.
    const isMirrored = after === -1 && start > 0 && flowOf(box) === 'row' && fields.every(isRightToLeft);
    const [first, end] = isMirrored ? [start - 1, lastField] : [start, after];
    const buttons = visited.slice(Math.max(first, 0), end + 1).flatMap((one) => one.buttons.filter(canSend));
    const submit = buttons.at(-1);
    if (start === -1 || end === -1 || submit === undefined || buttons.length > formLimits.buttons)
      return whole;
    const between = visited.slice(lastField, end).map(({ node }) => node);
    if (!isNear(fields, between, submit) || !isInLine(fields, submit)) return whole;
    // What is below a search or an order is what was found, or something else.
    const finds = fields.every((field) => this.#isSearch(field) || isChoice(field));
    if (finds && !this.#isNextTo(fields, submit)) return { ...whole, fields: [] };
    if (visited.slice(Math.max(first, 0), end + 1).some(({ hasForm }) => hasForm)) return whole;
    this.submits.add(submit.id);
    const rest = all.filter((button) => !buttons.includes(button));
    return { node: asForm(box, [first, end + 1], isPage), fields: [], buttons: rest, hasForm: true };
  }
}

function isButton(box: LayoutBox): boolean {
  const { decided, inferredKind, link } = box;
  if (link !== null || (decided?.kind !== undefined && decided.kind !== 'button')) return false;
  if (inferredKind !== undefined && inferredKind !== 'button') return false;
  const isNamed = hasButtonName(nameWordsOf(box)) && textsIn(box).length < 3;
  return decided?.kind === 'button' || inferredKind === 'button' || isNamed;
}

/** Whether a button is a text without a box of its own. */
function isBareButton(button: LayoutBox): boolean {
  const [only, more] = visibleChildren(button);
  return only?.kind === 'text' && more === undefined && !isPainted(button);
}

/** The ids of the rows of the table that is in a box. */
function rowIdsOf(box: LayoutBox): readonly string[] {
  const rows = findDrawnTable(box)?.rows.map((row) => row.box) ?? [];
  const tagged = [...(findTable(box)?.tags ?? [])].flatMap(([node, tag]) => (tag === 'tr' ? [node] : []));
  return [...rows, ...tagged].map(({ id }) => id);
}

/** The components of which a box contains several instances. */
function repeatedComponents(box: LayoutBox): ReadonlySet<string> {
  const components = visibleChildren(box).flatMap((child) =>
    child.kind === 'box' ? (componentOf(child) ?? []) : [],
  );
  return new Set(components.filter((one, index) => components.indexOf(one) !== index));
}

/** Whether a box is a number between two signs that are its buttons. */
function isStepper(box: LayoutBox): boolean {
  const [decrement, value, increment, more] = visibleChildren(box);
  if (!decrement || !value || !increment || more) return false;
  const isSign = (node: LayoutNode) =>
    node.decided?.kind === 'button' && textsIn(node).every((text) => textOfLayer(text).trim().length < 2);
  return (
    isSign(decrement) && isSign(increment) && /^\d+$/.test(textsIn(value).map(textOfLayer).join('').trim())
  );
}

/** Whether a field takes effect at once: a select, or a slider. */
function isChoice(field: LayoutNode): boolean {
  if (field.kind !== 'box') return false;
  return field.inferredEntry === 'range' || (field.decided?.kind ?? field.inferredKind) === 'choice';
}

/** px between the nearest edges of two layers in a line; 0 where they touch. */
function spaceBetween(one: LayoutNode, other: LayoutNode): number {
  const [start, end] = [one.drawn.x ?? Number.NaN, other.drawn.x ?? Number.NaN];
  const space = Math.max(end - start - one.drawn.width, start - end - other.drawn.width);
  return Number.isNaN(space) ? 0 : Math.max(0, space);
}

function isRightToLeft(field: LayoutNode): boolean {
  return textsIn(field).some((text) => runsRightToLeft(textOfLayer(text)));
}

/** Whether a button is below the last field, or ends a part of a page that goes on with choices of other kinds. */
function isNear(fields: readonly LayoutNode[], between: readonly LayoutNode[], submit: LayoutBox): boolean {
  const distance = distanceBetween(fields, submit);
  return (
    distance <= formLimits.distance ||
    (distance <= formLimits.around && distanceBetween(between, submit) <= formLimits.step)
  );
}

/** px from the end of the last of some layers down to a button. */
function distanceBetween(nodes: readonly LayoutNode[], { drawn }: LayoutBox): number {
  const ends = nodes
    .filter(({ visible }) => visible)
    .map((node) => (node.drawn.y ?? Number.NaN) + node.drawn.height);
  const distance = (drawn.y ?? Number.NaN) - Math.max(...ends);
  return Number.isNaN(distance) ? 0 : distance;
}

/** Whether a button is below one of the fields or beside the last one, and not in another column. */
function isInLine(fields: readonly LayoutNode[], { drawn }: LayoutBox): boolean {
  const { x, y } = drawn;
  const last = fields.at(-1)?.drawn;
  if (x === undefined || y === undefined || last?.y === undefined) return true;
  const middle = y + drawn.height / 2;
  const isBelow = fields.some(({ drawn: field }) => {
    const start = field.x ?? x;
    const isAbove = middle < (field.y ?? middle);
    return !isAbove && x < start + field.width && start < x + drawn.width;
  });
  return (
    isBelow ||
    fields
      .slice(-1)
      .some((field) => isBeside(field, { drawn }) && (isRightToLeft(field) || isBehind(field, x)))
  );
}

/** Whether a button begins behind the start of a field, in a line that runs from left to right. */
function isBehind({ drawn }: LayoutNode, x: number): boolean {
  return x >= (drawn.x ?? x);
}

/** Whether a button is on the line of a field. */
function isBeside({ drawn: { y, height } }: LayoutNode, { drawn }: Pick<LayoutBox, 'drawn'>): boolean {
  if (y === undefined || drawn.y === undefined) return true;
  const middle = drawn.y + drawn.height / 2;
  return middle >= y - formLimits.drift && middle <= y + height + formLimits.drift;
}

function asForm(box: LayoutBox, [start, end]: readonly [number, number], isPage: boolean): LayoutBox {
  if (!isPage && box.inferredKind === undefined && box.decided?.kind === undefined && box.link === null)
    return { ...box, inferredKind: 'form' };
  const first = startWithCaptions(box.children, start);
  return !isPage && first === 0 && end === box.children.length && box.inferredKind === 'group'
    ? { ...box, inferredKind: 'form' }
    : wrapChildren(box, [first, end], { name: 'form', kind: 'form' });
}

/** px; a larger text is a title above a form. */
const maxCaptionSize = 18;

/** Returns the index of the first caption directly before a field. */
function startWithCaptions(children: readonly LayoutNode[], start: number): number {
  const before = children[start - 1];
  if (before === undefined) return start;
  const texts = textsIn(before);
  const isCaption =
    texts.length > 0 &&
    visibleChildren(before).every(({ kind }) => kind === 'text') &&
    texts.every(
      (text) => fontSizeOf(text) <= maxCaptionSize && textOfLayer(text).length <= maxCaptionLetters,
    );
  return isCaption ? start - 1 : start;
}

const maxCaptionLetters = 48;

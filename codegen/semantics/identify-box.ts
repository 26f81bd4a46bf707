import type { ElementKind } from '#design/code-plan';
import { textOfLayer } from '../components/walk-layout.ts';
import type { LayoutBox, LayoutNode } from '../layout/layout-tree.ts';
import { type AncestorContext, type BoxFactTable, isDivider } from './box-context.ts';
import { elementRules, nameWordsOf, type RuleInput } from './element-rules.ts';
import type { FieldRegistry } from './forms/field-kind.ts';
import { type FieldPattern, findCaptionedBox, findFieldPattern, isCalledField } from './forms/find-field.ts';
import { findToggle, type Toggle } from './forms/find-toggle.ts';

/** What a box is by itself: whether a table or list around it makes more of a plain one is another question. */
export interface BoxIdentity {
  readonly tag: string;
  /** How it is a field. */
  readonly fieldPattern: FieldPattern | null;
}

/** What reading a box takes along. */
export interface DocumentContext {
  readonly facts: BoxFactTable;
  readonly fields: FieldRegistry;
  readonly canFollow: CanFollowLink;
  /** Whether a layer is a component of its own. */
  readonly isComponent: (node: LayoutNode) => boolean;
}

/** A box as the rules see it. */
export function ruleInputOf(
  box: LayoutBox,
  { depth, around }: Pick<AncestorContext, 'depth' | 'around'>,
  facts: BoxFactTable,
): RuleInput {
  return { box, depth, around, words: nameWordsOf(box), facts: facts.of(box) };
}

/** Finds what a box is by itself; the mark of a toggle is noted as the field it is. */
export function identifyBox(
  ruleInput: RuleInput,
  context: AncestorContext,
  documentContext: DocumentContext,
): BoxIdentity {
  const toggle = registerToggle(ruleInput, context, documentContext.fields);
  const isInside = context.interactive || context.inLabel || toggle !== null;
  const ruled = context.depth === 0 ? 'main' : tagOfBox(ruleInput, isInside, documentContext.canFollow);
  if (toggle !== null) {
    return {
      tag: !context.inLabel && canLabel(ruleInput.box, toggle.indicator, documentContext) ? 'label' : ruled,
      fieldPattern: null,
    };
  }
  const fieldPattern = fieldPatternOf(ruleInput, ruled, context);
  if (fieldPattern === 'empty') return { tag: 'input', fieldPattern };
  // At the end of what it stands in a line underlines; between things it parts them.
  if (
    ruled === 'div' &&
    context.isBetween &&
    context.listRef === null &&
    !isInside &&
    isDivider(ruleInput.box)
  )
    return { tag: 'hr', fieldPattern: null };
  const isLabel =
    ruled === 'div' &&
    fieldPattern === null &&
    !context.interactive &&
    (describesOneToggle(ruleInput, context, documentContext) ||
      isFieldLabel(ruleInput.box, context, documentContext));
  return { tag: isLabel ? 'label' : ruled, fieldPattern };
}

function registerToggle(
  { box, facts }: RuleInput,
  context: AncestorContext,
  fields: FieldRegistry,
): Toggle | null {
  if (context.interactive || context.depth === 0 || fields.of(box) !== null) return null;
  const toggle = findToggle(box);
  if (toggle === null) return null;
  const [text] = facts.texts;
  const labelText = box.decided?.label ?? (text && textOfLayer(text).trim()) ?? context.subject;
  fields.addToggle(toggle, context.choices, labelText ?? undefined);
  return toggle;
}

/** What is pressed or already in a field is none. */
function fieldPatternOf(
  ruleInput: RuleInput,
  tag: string,
  { field, interactive, caption, depth, inLabel }: AncestorContext,
): FieldPattern | null {
  if (field !== null || interactive || depth === 0 || tag === 'a' || tag === 'button') return null;
  return findFieldPattern(ruleInput, caption, inLabel);
}

/** px up to which a box is a row or card that is pressed as a whole. */
const maxLabelHeight = 120;

/** Whether all that is in a box is one toggle and a few words about it. */
function describesOneToggle(
  { box, facts }: RuleInput,
  context: AncestorContext,
  documentContext: DocumentContext,
): boolean {
  const { texts, toggles, buttons, links } = facts;
  const isFit = texts.length <= 3 && buttons + links === 0 && box.drawn.height <= maxLabelHeight;
  if (context.inLabel || context.depth === 0 || toggles !== 1 || !isFit) return false;
  const indicator = findIndicatorIn(box);
  return indicator !== null && canLabel(box, indicator, documentContext);
}

/** The mark of the first toggle in a box. */
function findIndicatorIn({ children }: LayoutBox): LayoutBox | null {
  for (const child of children) {
    const isBox = child.kind === 'box' && child.visible;
    const found = isBox ? (findToggle(child)?.indicator ?? findIndicatorIn(child)) : null;
    if (found !== null) return found;
  }
  return null;
}

/** Whether what is in a box makes it a label that linters know for one: with plain words in it, and its control. */
function canLabel(box: LayoutBox, indicator: LayoutBox, { isComponent }: DocumentContext): boolean {
  const isPlain = (node: LayoutNode) =>
    node.kind === 'text' &&
    node.visible &&
    node.blocks.some(({ runs }) => runs.some(({ style }) => style.length === 0));
  const holds = (node: LayoutBox): boolean =>
    node === indicator ||
    node.children.some((child) => child.kind === 'box' && !isComponent(child) && holds(child));
  return box.children.some(isPlain) && holds(box);
}

/** A box around one field and the texts about it, the first of them before it. */
function isFieldLabel(
  box: LayoutBox,
  context: AncestorContext,
  { facts, canFollow }: DocumentContext,
): boolean {
  const inside = context.inLabel || context.depth === 0 ? null : findCaptionedBox(box);
  if (inside === null) return false;
  const ruleInput = ruleInputOf(inside.box, { ...context, depth: context.depth + 1 }, facts);
  return (
    tagOfBox(ruleInput, false, canFollow) === 'div' &&
    findFieldPattern(ruleInput, inside.caption, isCalledField(nameWordsOf(box))) !== null
  );
}

/** Whether what a layer leads to can be followed from a page. */
type CanFollowLink = (link: NonNullable<LayoutNode['link']>) => boolean;

/** Follows only addresses that open a page or write a letter; what runs a script is no link. */
export function createLinkFilter(pageIds: ReadonlySet<string>): CanFollowLink {
  return ({ kind, target }) => {
    if (kind === 'back' || kind === 'close' || kind === 'overlay') return false;
    if (kind === 'scroll') return true;
    return kind === 'node'
      ? pageIds.has(target)
      : /^(https?:\/\/|mailto:|tel:|#|\/(?!\/))/i.test(target.trim());
  };
}

/** The tag of a box: what was decided of it, else what the first rule that fits says, else a `div`. */
function tagOfBox(ruleInput: RuleInput, isInside: boolean, canFollow: CanFollowLink): string {
  const { overlayFrameId: opensAs, decided, link } = ruleInput.box;
  if (opensAs !== undefined) return 'dialog';
  if (isInside) return 'div';
  const tag =
    decided?.kind === undefined
      ? elementRules.find((one) => one.fits(ruleInput))?.tag
      : tagOfKind(decided.kind, ruleInput.around);
  return tag === 'a' && !(link && canFollow(link)) ? 'div' : (tag ?? 'div');
}

/** The tag of what was decided, where HTML has it there. */
function tagOfKind(kind: ElementKind, around: readonly string[]): string | undefined {
  const tag = tagsByKind[kind];
  return tag !== undefined && isAllowedInside(tag, around) ? tag : undefined;
}

/** Elements of decided kinds; fields, lists and headings are made by rules of their own. */
const tagsByKind: Readonly<Partial<Record<ElementKind, string>>> = {
  header: 'header',
  nav: 'nav',
  section: 'section',
  article: 'article',
  aside: 'aside',
  footer: 'footer',
  form: 'form',
  button: 'button',
  link: 'a',
};

/** https://html.spec.whatwg.org/multipage/sections.html#the-header-element */
function isAllowedInside(tag: string, around: readonly string[]): boolean {
  if (tag === 'form') return !around.includes('form');
  return (
    !(tag === 'header' || tag === 'footer') || !around.some((one) => one === 'header' || one === 'footer')
  );
}

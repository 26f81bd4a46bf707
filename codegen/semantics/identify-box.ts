/** Identifies a box by its own name and content. Tables and lists around it are decided later. */
import type { ElementKind } from '#design/code-plan';
import type { Lexicon } from '#design/lexicon/lexicon';
import { textOfLayer } from '../components/walk-layout.ts';
import type { InferredKind, LayoutBox, LayoutNode } from '../layout/layout-tree.ts';
import { type AncestorContext, type BoxFactTable, isDivider } from './box-context.ts';
import { elementRules, nameWordsOf, type RuleInput } from './element-rules.ts';
import type { FieldRegistry } from './forms/field-kind.ts';
import {
  type FieldPattern,
  type FieldTexts,
  findCaptionedBox,
  findFieldPattern,
  hasFieldName,
} from './forms/find-field.ts';
import type { PageColours } from './page-colours.ts';
import { linkOf } from './interactions/inferred-links.ts';
import { findToggle, type Toggle } from './forms/find-toggle.ts';

/** Identifies a box by itself, and registers the indicator of a toggle as a field. */
export function identifyBox(
  ruleInput: RuleInput,
  context: AncestorContext,
  documentContext: DocumentContext,
): BoxIdentity {
  const toggle = registerToggle(ruleInput, context, documentContext.fields);
  const isInside = context.isInInteractive || context.isInLabel || toggle !== null;
  const ruleTag =
    context.depth === 0 ? tagOfPage(ruleInput.box) : tagOfBox(ruleInput, isInside, documentContext.canFollow);
  if (toggle !== null) {
    return {
      tag:
        !context.isInLabel && canLabel(ruleInput.box, toggle.indicator, documentContext) ? 'label' : ruleTag,
      fieldPattern: null,
    };
  }
  const fieldPattern = fieldPatternOf(ruleInput, ruleTag, context);
  if (fieldPattern === 'empty') return { tag: 'input', fieldPattern };
  // A line at the end of its parent is an underline; a line between siblings separates them.
  if (
    ruleTag === 'div' &&
    context.isBetween &&
    context.listRef === null &&
    !isInside &&
    isDivider(ruleInput.box)
  )
    return { tag: 'hr', fieldPattern: null };
  if (ruleTag !== 'div' || fieldPattern !== null || context.isInInteractive)
    return { tag: ruleTag, fieldPattern };
  if (describesOneToggle(ruleInput, context, documentContext)) return { tag: 'label', fieldPattern };
  const captioned = findFieldTexts(ruleInput.box, context, documentContext);
  return captioned === null ? { tag: ruleTag, fieldPattern } : { tag: 'label', fieldPattern, captioned };
}

/** The element of a box by itself, before tables and lists are considered. */
export interface BoxIdentity {
  readonly tag: string;
  /** The pattern by which it is a field. */
  readonly fieldPattern: FieldPattern | null;
  /** The texts around the field that it contains. @default none */
  readonly captioned?: FieldTexts;
}

/** What the rules share for all pages. */
export interface DocumentContext {
  readonly facts: BoxFactTable;
  readonly fields: FieldRegistry;
  readonly canFollow: CanFollowLink;
  /** The words of the pages' language. */
  readonly lexicon: Lexicon;
  readonly colours: PageColours;
  /** Whether a layer is an occurrence of a component. */
  readonly isComponent: (node: LayoutNode) => boolean;
}

/** Collects what the rules use about a box. */
export function ruleInputOf(
  box: LayoutBox,
  { depth, around }: Pick<AncestorContext, 'depth' | 'around'>,
  facts: BoxFactTable,
  lexicon: Lexicon,
): RuleInput {
  return { box, depth, around, words: nameWordsOf(box), facts: facts.of(box), lexicon };
}

function registerToggle(
  { box, facts }: RuleInput,
  context: AncestorContext,
  fields: FieldRegistry,
): Toggle | null {
  if (context.isInInteractive || context.depth === 0 || fields.of(box) !== null) return null;
  const toggle = findToggle(box);
  if (toggle === null) return null;
  const [text] = facts.texts;
  const labelText =
    box.decided?.label ?? (text && textOfLayer(text).trim()) ?? box.inferredLabel ?? context.toggleText;
  fields.addToggle(toggle, context.toggleGroup, labelText ?? undefined);
  return toggle;
}

/** A control, and a layer inside a field, is not a field. */
function fieldPatternOf(
  ruleInput: RuleInput,
  tag: string,
  { field, isInInteractive, caption, depth, isInLabel, fieldTexts }: AncestorContext,
): FieldPattern | null {
  if (field !== null || isInInteractive || depth === 0 || tag === 'a' || tag === 'button') return null;
  return findFieldPattern(ruleInput, caption, isInLabel || fieldTexts !== null);
}

/** px; the maximum height of a row or card that can be clicked as a whole. */
const maxLabelHeight = 120;

/** Whether the content of a box is one toggle and a short text about it. */
function describesOneToggle(
  { box, facts }: RuleInput,
  context: AncestorContext,
  documentContext: DocumentContext,
): boolean {
  const { texts, toggles, buttons, links } = facts;
  const isSmall = texts.length <= 3 && buttons + links === 0 && box.drawn.height <= maxLabelHeight;
  if (context.isInLabel || context.depth === 0 || toggles !== 1 || !isSmall) return false;
  const indicator = findIndicatorIn(box);
  if (indicator === null || !canLabel(box, indicator, documentContext)) return false;
  // The headings of columns are no label of the checkbox beside them, which chooses all rows.
  const { inferredLabel } = indicator;
  return inferredLabel === undefined || texts.some((text) => textOfLayer(text).includes(inferredLabel));
}

/** Returns the indicator of the first toggle in a box. */
function findIndicatorIn({ children }: LayoutBox): LayoutBox | null {
  for (const child of children) {
    const isBox = child.kind === 'box' && child.visible;
    const found = isBox ? (findToggle(child)?.indicator ?? findIndicatorIn(child)) : null;
    if (found !== null) return found;
  }
  return null;
}

/** Whether a box can be a `label` that linters accept: it contains a plain text and the control. */
function canLabel(box: LayoutBox, indicator: LayoutBox, { isComponent }: DocumentContext): boolean {
  const isPlain = (node: LayoutNode) =>
    node.kind === 'text' &&
    node.visible &&
    node.blocks.some(({ runs }) => runs.some(({ style }) => style.length === 0));
  const containsIndicator = (node: LayoutBox): boolean =>
    node === indicator ||
    node.children.some((child) => child.kind === 'box' && !isComponent(child) && containsIndicator(child));
  return box.children.some(isPlain) && containsIndicator(box);
}

/** Returns the texts of a box that contains one field and its caption, with the caption first. */
function findFieldTexts(
  box: LayoutBox,
  context: AncestorContext,
  { facts, canFollow, lexicon }: DocumentContext,
): FieldTexts | null {
  const isNamed = context.isInLabel || context.fieldTexts !== null;
  const inside = isNamed || context.depth === 0 ? null : findCaptionedBox(box);
  if (inside === null) return null;
  const ruleInput = ruleInputOf(inside.box, { ...context, depth: context.depth + 1 }, facts, lexicon);
  const isField =
    tagOfBox(ruleInput, false, canFollow) === 'div' &&
    findFieldPattern(ruleInput, inside.caption, hasFieldName(nameWordsOf(box))) !== null;
  const { caption, notes } = inside;
  const [note = null, more] = notes;
  return isField ? { caption, note: more === undefined ? note : null } : null;
}

/** Whether the target of a link can be reached from a page. */
type CanFollowLink = (link: NonNullable<LayoutNode['link']>) => boolean;

/** Accepts only addresses that open a page, a mail or a phone call; a script is not a link. */
export function createLinkFilter(pageIds: ReadonlySet<string>): CanFollowLink {
  return ({ kind, target }) => {
    if (kind === 'back' || kind === 'close' || kind === 'overlay') return false;
    if (kind === 'scroll') return true;
    return kind === 'node'
      ? pageIds.has(target)
      : /^(https?:\/\/|mailto:|tel:|#|\/(?!\/))/i.test(target.trim());
  };
}

/** A page is its main content, unless it has a header, a footer or a sidebar beside it. */
function tagOfPage({ inferredKind }: LayoutBox): string {
  return inferredKind === 'group' ? 'div' : 'main';
}

/** Returns the tag of a box: the planned one, else that of the first rule that fits, else `div`. */
function tagOfBox(ruleInput: RuleInput, isInside: boolean, canFollow: CanFollowLink): string {
  const { overlayFrameId, decided, inferredKind } = ruleInput.box;
  if (overlayFrameId !== undefined) return 'dialog';
  if (isInside) return 'div';
  const kind = decided?.kind ?? inferredKind;
  const tag =
    kind === undefined
      ? elementRules.find((one) => one.fits(ruleInput))?.tag
      : tagOfKind(kind, ruleInput.around);
  if (tag !== 'a') return tag ?? 'div';
  const link = linkOf(ruleInput.box);
  return link && canFollow(link) ? 'a' : 'div';
}

/** Returns the tag of a planned or inferred kind where HTML allows it. */
function tagOfKind(kind: ElementKind | InferredKind, around: readonly string[]): string | undefined {
  const tag = tagsByKind[kind];
  return tag !== undefined && isAllowedInside(tag, around) ? tag : undefined;
}

/** Tags of kinds; fields, lists and headings have rules of their own. */
const tagsByKind: Readonly<Partial<Record<ElementKind | InferredKind, string>>> = {
  main: 'main',
  header: 'header',
  nav: 'nav',
  section: 'section',
  article: 'article',
  aside: 'aside',
  footer: 'footer',
  form: 'form',
  fieldset: 'fieldset',
  details: 'details',
  summary: 'summary',
  button: 'button',
  option: 'button',
  link: 'a',
  key: 'kbd',
};

/** https://html.spec.whatwg.org/multipage/sections.html#the-header-element */
function isAllowedInside(tag: string, around: readonly string[]): boolean {
  if (tag === 'form') return !around.includes('form');
  return (
    !(tag === 'header' || tag === 'footer') || !around.some((one) => one === 'header' || one === 'footer')
  );
}

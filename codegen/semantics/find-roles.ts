/**
 * Finds the role of each layer on a page: its element and its ARIA attributes. A layout and its components come
 * in. The rules infer elements from names, positions and content; the result is then checked against HTML: no
 * control inside a control, no block inside phrasing content, one h1 on a page, no skipped heading level.
 */
import type { LayerPlan } from '#design/code-plan';
import { lexiconOf } from '#design/lexicon/lexicon';
import type { AlignedNodes } from '../components/align-occurrences.ts';
import type { Grouping } from '../components/grouping/component-group.ts';
import { SubtreeShapeTable } from '../components/grouping/subtree-shapes.ts';
import { textOfLayer, textsIn, visibleChildren } from '../components/walk-layout.ts';
import { flowOf } from '../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../layout/layout-tree.ts';
import { LandmarkRegistry, pressableLabel } from './aria-labels.ts';
import { type AncestorContext, BoxFactTable, findChildrenBetween, pageContext } from './box-context.ts';
import { ElementRegistry } from './element-registry.ts';
import { type BoxFacts, couldBeHeading, hasLogoName, type RuleInput, typefaceKey } from './element-rules.ts';
import { type FieldKind, FieldRegistry } from './forms/field-kind.ts';
import { fieldOfLayer, fieldOfText } from './forms/find-field.ts';
import { contentWordsOf, toKebabCase } from '../naming/identifiers.ts';
import { linkOf } from './interactions/inferred-links.ts';
import {
  type BoxIdentity,
  createLinkFilter,
  type DocumentContext,
  identifyBox,
  ruleInputOf,
} from './identify-box.ts';
import { isDrawnAsButton } from './structure/find-buttons.ts';
import { isOverviewFrame } from './overview-frames.ts';
import {
  areSteps,
  type CellTag,
  isCellTag,
  isListTag,
  isListLike,
  TableRegistry,
  type TableTag,
} from './lists-and-tables.ts';
import { markTitledBoxes } from './mark-titled-boxes.ts';
import { type HeadingCandidate, rankHeadings } from './rank-headings.ts';
import { PageColours } from './page-colours.ts';
import { peerKeyOf, PressableTable } from './pressable-table.ts';
import { plainBoxRole, resolveRole } from './resolve-role.ts';
import { isFieldTag, type Role } from './role.ts';

/** The roles of all visible layers. */
export interface Roles {
  /** Returns the role of an element, which is the same in all occurrences of its component. */
  of(nodes: AlignedNodes): Role;
  /** Returns the kind of field that a layer is. */
  fieldOf(node: LayoutNode): FieldKind | null;
  /** Returns the cell that must wrap a layer of a table; `null` where the layer is a cell itself. */
  cellAround(nodes: AlignedNodes): CellTag | null;
  /** Returns what a layer is to a field whose texts are apart from it. */
  partOf(node: LayoutNode): FieldPart | null;
  /** Returns the accessible name of one layer without a text; it may differ between occurrences. */
  labelOf(node: LayoutNode): string | null;
  /** Returns the heading of the column of a table in which a text is; `null` outside tables. */
  columnHeadingOf(text: LayoutText): string | null;
}

/** What a layer is to a field: its caption, the field itself, or the note below it. */
export interface FieldPart {
  readonly part: 'caption' | 'field' | 'note';
  /** The box around the field and its texts. */
  readonly box: LayoutBox;
  readonly caption: LayoutText;
  readonly note: LayoutText | null;
}

/** The keys of elements that are buttons, or fields with texts apart from them, wherever they are. */
interface SharedElements {
  readonly buttons: ReadonlySet<string>;
  readonly describedFields: ReadonlySet<string>;
}

const nothingShared: SharedElements = { buttons: new Set(), describedFields: new Set() };

/** Finds the role of every visible layer; an element of a component has one role in all its occurrences. */
export function findRoles(layout: LayoutTree, grouping: Grouping): Roles {
  const finder = createRoleFinder(layout, grouping);
  return {
    of: (nodes) => finder.of(findLongestText(nodes)),
    fieldOf: (node) => finder.fieldOf(node),
    cellAround: (nodes) => finder.cellAround(nodes.find((node) => node !== null) ?? null),
    labelOf: (node) => finder.labelOf(node),
    partOf: (node) => finder.partOf(node),
    columnHeadingOf: (text) => finder.columnHeadingOf(text),
  };
}

/** Visits the pages again if only some instances of a component are buttons, or fields with a note below them. */
function createRoleFinder(layout: LayoutTree, grouping: Grouping): RoleFinder {
  const first = new RoleFinder(layout, grouping, nothingShared);
  const shared = first.findShared();
  const isNothing = shared.buttons.size + shared.describedFields.size === 0;
  return isNothing ? first : new RoleFinder(layout, grouping, shared);
}

/** Returns the longest text: where one occurrence has only a word, the others may have the full description. */
function findLongestText(nodes: AlignedNodes): LayoutNode | null {
  // Asked for each run of a text, so a text alone is not measured.
  if (nodes.length === 1) return nodes[0] ?? null;
  let longest: LayoutNode | null = null;
  let maxLength = -1;
  for (const node of nodes) {
    const length = node?.kind === 'text' ? textOfLayer(node).length : 0;
    if (node === null || length <= maxLength) continue;
    longest = node;
    maxLength = length;
  }
  return longest;
}

/**
 * Visits every page once from the outside in and collects findings. Findings that depend on the whole page are
 * resolved at the end.
 */

class RoleFinder {
  readonly #grouping: Grouping;
  readonly #shapes: SubtreeShapeTable;
  readonly #documentContext: DocumentContext;
  readonly #elements = new ElementRegistry();
  readonly #tables = new TableRegistry();
  readonly #landmarks: LandmarkRegistry;
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #pressables = new PressableTable();
  readonly #shared: SharedElements;
  /** The keys of fields with a note below them, and of those without. */
  readonly #described = { with: new Set<string>(), without: new Set<string>() };
  readonly #fieldParts = new Map<LayoutNode, FieldPart>();

  constructor({ pages, tokens, language = 'en' }: LayoutTree, grouping: Grouping, shared: SharedElements) {
    this.#shared = shared;
    const pageIds = new Set(pages.map(({ frameId }) => frameId));
    this.#grouping = grouping;
    this.#landmarks = new LandmarkRegistry(lexiconOf(language));
    this.#shapes = new SubtreeShapeTable(grouping.groupOf);
    this.#documentContext = {
      facts: new BoxFactTable(),
      fields: new FieldRegistry(),
      lexicon: lexiconOf(language),
      colours: new PageColours({ pages, tokens }),
      canFollow: createLinkFilter(pageIds),
      isComponent: (node) => grouping.groupOf.has(node),
    };
    const texts = pages.map(({ root, frameId }, index) => {
      const found: HeadingCandidate[] = [];
      const all: LayoutText[] = [];
      this.#visit(root, pageContext, { name: `page ${index}`, texts: found, all });
      const isOverview = root.kind === 'box' && isOverviewFrame(root, frameId, pageIds);
      this.#landmarks.finishPage(isOverview, this.#elements);
      return { texts: found, all, isOverview };
    });
    this.#documentContext.fields.resolveNames();
    this.#ranks = rankHeadings(texts);
    this.#elements.finalizeLists();
    this.#elements.finalizeTables(this.#tables);
    const contents = pages.filter((_, index) => texts[index]?.isOverview === false);
    markTitledBoxes(
      contents.map(({ root }) => root),
      this.#elements,
      this.#ranks,
      this.#documentContext.isComponent,
    );
  }

  /** Returns what is known of some occurrences of an element and holds for the others. */
  findShared(): SharedElements {
    const { with: described, without } = this.#described;
    const describedFields = new Set([...described].filter((key) => without.has(key)));
    return { buttons: this.#pressables.findPeers(), describedFields };
  }

  partOf(node: LayoutNode): FieldPart | null {
    return this.#fieldParts.get(node) ?? null;
  }

  of(node: LayoutNode | null): Role {
    const elementRef = node ? this.#elements.elementRefOf(node) : undefined;
    const found = elementRef === undefined ? undefined : this.#elements.findingsAt(elementRef);
    if (!node || elementRef === undefined || !found) return plainBoxRole;
    const label = this.#landmarks.nameOf(elementRef) ?? found.label;
    const heading = node.kind === 'text' ? this.#tables.columnHeadingOf(node) : null;
    const columnHeading =
      heading === null ? null : toKebabCase(contentWordsOf(heading, this.#documentContext.lexicon).join(' '));
    const scope = found.tag === 'td' ? this.#tables.rowScopeOf(elementRef) : null;
    return resolveRole(
      node,
      { ...found, label, ...(scope === null ? {} : { tag: 'th', scope }) },
      { rank: this.#ranks.get(elementRef), columnHeading },
    );
  }

  columnHeadingOf(text: LayoutText): string | null {
    return this.#tables.columnHeadingOf(text);
  }

  fieldOf(node: LayoutNode): FieldKind | null {
    return this.#documentContext.fields.of(node);
  }

  cellAround(node: LayoutNode | null): CellTag | null {
    const cell = node && this.#tables.cellOf(node, this.#elements.elementRefOf(node));
    return cell?.tag === this.of(node).tag ? null : cell;
  }

  labelOf(node: LayoutNode): string | null {
    return this.#landmarks.labelOf(node) ?? this.#elements.labelOf(node);
  }

  #visit(node: LayoutNode, outer: AncestorContext, page: OpenPage): void {
    if (!node.visible) return;
    const group = this.#grouping.groupOf.get(node) ?? null;
    const context: AncestorContext = group ? { ...outer, group, occurrence: node } : outer;
    const elementRef = createElementRef(node, context, page);
    this.#elements.setElementRef(node, elementRef);
    if (node.kind === 'text') this.#visitText(node, elementRef, context, page);
    if (node.kind === 'box') this.#visitBox(node, elementRef, context, page);
  }

  #visitText(node: LayoutText, elementRef: string, context: AncestorContext, { texts, all }: OpenPage): void {
    if (!context.isInInteractive && !context.around.includes('nav')) all.push(node);
    const { fields, canFollow, lexicon, colours } = this.#documentContext;
    const { isInInteractive, isInLabel } = context;
    const field =
      context.field ?? (isInInteractive ? null : fieldOfText(node, { ...context, lexicon, colours }));
    const part = this.#partOfText(node, field !== null, context);
    if (part !== null) this.#fieldParts.set(node, part);
    const link = field !== null || isInLabel || part !== null ? node.link : linkOf(node);
    const isLink = !isInInteractive && link !== null && canFollow(link);
    const isLegend = node.inferredKind === 'legend' && context.around.at(-1) === 'fieldset';
    const textTag = isLegend ? 'legend' : part?.part === 'caption' ? 'label' : 'p';
    const identity = isLink ? 'a' : (field?.tag ?? textTag);
    const tag = this.#tagAmong(
      identity,
      identity === 'p',
      this.#tables.registerTag(node, elementRef),
      elementRef,
      context,
    );
    const label = field?.label ?? null;
    this.#elements.add(node, elementRef, {
      tag,
      isInPhrasing: isInInteractive || isInLabel || context.isInHeading,
      isInInteractive: isInInteractive,
      label: part?.part === 'field' ? null : label,
      isLabelled: isInLabel || part?.part === 'field',
    });
    if (field) fields.add(node, field.kind);
    const decided = plannedHeading(node.decided);
    if (tag !== 'p' || isInInteractive || (context.isInLogo && decided === undefined)) return;
    const cannotBeHeading =
      isInLabel ||
      part !== null ||
      context.isInHeading ||
      context.isInChoice ||
      context.isInBadge ||
      context.around.includes('nav') ||
      context.around.includes('tr');
    const section = context.section === null ? {} : { section: context.section };
    texts.push({
      ...{ text: node, elementRef, cannotBeHeading, isInBar: context.isInBar },
      ...section,
      ...(decided && { decided }),
      ...(context.columns.length > 0 && { columns: context.columns }),
      ...(context.isBesidePortrait && { isBesidePortrait: true }),
      ...(context.listTitles.has(node) && { titlesList: true }),
    });
  }

  #visitBox(node: LayoutBox, elementRef: string, context: AncestorContext, page: OpenPage): void {
    const { fields, facts, lexicon, colours } = this.#documentContext;
    const ruleInput = ruleInputOf(node, context, facts, lexicon);
    const identified = identifyBox(ruleInput, context, this.#documentContext);
    const peerKey = peerKeyOf(node, elementRef);
    this.#pressables.add(peerKey, identified, ruleInput, context.isInInteractive || context.isInLabel);
    const isFree = identified.tag === 'div' && !context.isInInteractive && !context.isInLabel;
    const identity =
      isFree && this.#shared.buttons.has(peerKey) ? { ...identified, tag: 'button' } : identified;
    if (identity.tag === 'div' && !context.isInInteractive) this.#tables.add(node, elementRef);
    const tableTag = this.#tables.registerTag(node, elementRef);
    // A row of a table remains a row, even if its whole content labels its checkbox.
    const isPlain = identity.tag === 'div' || (identity.tag === 'label' && tableTag !== null);
    const isList = isPlain && tableTag === null && this.#isList(node, context);
    const fieldTexts = this.#fieldTextsOf(node, identity, peerKey, tableTag);
    const ownTag = fieldTexts === null ? identity.tag : 'div';
    const tag = this.#tagAmong(isList ? listTag(node) : ownTag, isPlain, tableTag, elementRef, context);
    const isPressed = tag === 'a' || tag === 'button';
    const toggles = fields.of(node)?.isChecked !== undefined;
    const field =
      identity.fieldPattern === null
        ? null
        : fieldOfLayer(node, ruleInput.facts.texts[0], identity.fieldPattern, {
            ...context,
            isInLabel: context.isInLabel || context.fieldTexts !== null,
            lexicon,
            colours,
          });
    const namedBy = identity.fieldPattern === 'empty' ? context.fieldTexts : null;
    if (namedBy !== null) this.#fieldParts.set(node, { ...namedBy, part: 'field' });
    const answer =
      isCellTag(tag) && node.inferredAnswer !== undefined ? lexicon.label(node.inferredAnswer) : null;
    const ariaLabel = isPressed ? pressableLabel(node, ruleInput) : (node.decided?.label ?? answer);
    this.#elements.add(node, elementRef, {
      tag,
      isInPhrasing: context.isInInteractive || context.isInLabel || toggles,
      isInInteractive: context.isInInteractive || toggles,
      label: isFieldTag(tag) ? (field?.label ?? null) : ariaLabel,
      isLabelled: context.isInLabel || namedBy !== null,
      hasToggle: toggles,
    });
    if (field && identity.fieldPattern === 'empty') fields.add(node, field.kind);
    this.#landmarks.add({
      ...{ box: node, tag, elementRef, around: context.around },
      ...{ texts: ruleInput.facts.texts, titleBefore: context.titleBefore },
    });
    if (node.inferredKind === 'heading') this.#addTitleOfLines(node, elementRef, context, page);
    this.#visitChildren(node, page, {
      ...context,
      isInChoice: context.isInChoice || isChoice(node, ruleInput.facts),
      isInBadge: context.isInBadge || isDrawnAsButton(node),
      isInHeading: context.isInHeading || node.inferredKind === 'heading' || tag === 'kbd',
      isBesidePortrait: isBesidePortrait(node, context),
      listTitles: tag === 'footer' ? findListTitles(node) : context.listTitles,
      depth: context.depth + 1,
      around: tag === 'div' ? context.around : [...context.around, tag],
      isInBar: context.isInBar || isBar(tag, ruleInput, context),
      section: context.section ?? (tag === 'section' ? elementRef : null),
      isInInteractive: context.isInInteractive || isPressed || tag === 'summary' || toggles,
      isInLogo: context.isInLogo || hasLogoName(ruleInput.words) || isBarOfLinks(tag, ruleInput, context),
      listRef: isList && isListTag(tag) ? elementRef : null,
      field: tag === 'kbd' ? null : (context.field ?? (identity.fieldPattern === 'empty' ? null : field)),
      isInLabel: context.isInLabel || tag === 'label',
      fieldTexts: fieldTexts ?? context.fieldTexts,
      ...toggleContextOf(node, ruleInput.facts, context),
    });
  }

  /** Returns the texts of a field that are apart from it, because a note is below it here or in another occurrence. */
  #fieldTextsOf(
    box: LayoutBox,
    { captioned }: BoxIdentity,
    key: string,
    tableTag: TableTag | null,
  ): AncestorContext['fieldTexts'] {
    if (captioned === undefined || tableTag !== null || captioned.caption.blocks.length !== 1) return null;
    this.#described[captioned.note === null ? 'without' : 'with'].add(key);
    const isApart = captioned.note !== null || this.#shared.describedFields.has(key);
    return isApart ? { ...captioned, box } : null;
  }

  #partOfText(text: LayoutText, isField: boolean, { fieldTexts }: AncestorContext): FieldPart | null {
    if (fieldTexts === null) return null;
    if (isField) return { ...fieldTexts, part: 'field' };
    if (text === fieldTexts.caption) return { ...fieldTexts, part: 'caption' };
    return text === fieldTexts.note ? { ...fieldTexts, part: 'note' } : null;
  }

  /** A title of several lines is a heading as a whole, with the size of its first line. */
  #addTitleOfLines(box: LayoutBox, elementRef: string, context: AncestorContext, page: OpenPage): void {
    const [text] = textsIn(box);
    if (text === undefined || context.isInInteractive) return;
    page.texts.push({
      ...{ text, elementRef, cannotBeHeading: false, isInBar: context.isInBar, decided: 'any' as const },
      ...(context.section === null ? {} : { section: context.section }),
    });
  }

  #visitChildren(box: LayoutBox, page: OpenPage, inside: AncestorContext): void {
    let { caption } = inside;
    let titleBefore: LayoutText | null = null;
    const between = findChildrenBetween(box);
    // Beside each other, a text is no title of what follows.
    const isRow = flowOf(box) === 'row';
    const shown = visibleChildren(box);
    for (const [at, child] of shown.entries()) {
      const next = isRow ? undefined : shown[at + 1];
      const note = next?.kind === 'text' ? next : null;
      const columns =
        isRow && child.kind === 'box' && this.#documentContext.facts.of(child).toggles > 0
          ? [...inside.columns, child.id]
          : inside.columns;
      this.#visit(
        child,
        { ...inside, caption, note, titleBefore, isBetween: between.has(child), columns },
        page,
      );
      caption = child.kind === 'text' ? child : null;
      titleBefore = isRow ? null : (caption ?? this.#onlyTextIn(child));
    }
  }

  #onlyTextIn(node: LayoutNode): LayoutText | null {
    const [text = null, more] = node.kind === 'box' ? this.#documentContext.facts.of(node).texts : [];
    return more === undefined ? text : null;
  }

  /** Returns the final tag of a layer: a plain box may be part of a table or an item of a list. */
  #tagAmong(
    identity: string,
    isPlain: boolean,
    tableTag: TableTag | null,
    elementRef: string,
    { listRef, isInInteractive }: AncestorContext,
  ): string {
    if (isPlain && tableTag !== null) return tableTag;
    if (isPlain && (listRef === null || isInInteractive)) return identity;
    this.#elements.addToList(listRef, elementRef);
    return isPlain && !isListTag(identity) ? 'li' : identity;
  }

  #isList(node: LayoutBox, { isInInteractive, around }: AncestorContext): boolean {
    if (isInInteractive) return false;
    const kind = node.decided?.kind ?? node.inferredKind;
    if (kind !== undefined)
      return (kind === 'list' || kind === 'ordered-list') && visibleChildren(node).every(canBeItem);
    return isListLike(node, around.includes('nav') || around.includes('footer'), this.#shapes);
  }
}

/** The page being visited, and its texts that may be headings. */
interface OpenPage {
  readonly name: string;
  readonly texts: HeadingCandidate[];
  readonly all: LayoutText[];
}

/** Returns the same reference for an element in all occurrences of its component. */
function createElementRef(node: LayoutNode, { group, occurrence }: AncestorContext, page: OpenPage): string {
  if (!group || !occurrence) return `${page.name} ${node.id} ${node.kind}`;
  return `${group.key} ${node === occurrence ? '' : group.elementRefOf(occurrence, node)} ${node.kind}`;
}

function listTag(box: LayoutBox): 'ol' | 'ul' {
  const { decided, inferredKind } = box;
  if (decided?.kind !== undefined) return decided.kind === 'ordered-list' ? 'ol' : 'ul';
  return inferredKind === 'ordered-list' || isNumbered(box) || areSteps(visibleChildren(box)) ? 'ol' : 'ul';
}

/** Whether each item begins with its number in the list. */
function isNumbered(list: LayoutBox): boolean {
  const items = visibleChildren(list);
  return (
    items.length > 1 &&
    items.every((item, index) => {
      const [first, next] = textsIn(item);
      const number = first === undefined || next === undefined ? '' : textOfLayer(first).trim();
      return /^0?\d{1,2}[.)]?$/.test(number) && Number.parseInt(number, 10) === index + 1;
    })
  );
}

/** px; a header no higher than this is a bar with a logo and links, which contains no page title. */
const maxBarHeight = 120;
/** Texts from which a header without a navigation is a bar and not a title with a button. */
const minBarTexts = 4;

/** Whether a box is the bar of a page. A header inside the content and a bar with a title after an icon name the page. */
function isBar(tag: string, { box, facts }: RuleInput, { around }: AncestorContext): boolean {
  if (tag !== 'header' || around.includes('main') || !isLow(box)) return false;
  const [first] = visibleChildren(box);
  const startsWithIcon = first !== undefined && textsIn(first).length === 0;
  return !(facts.texts.length === 1 && startsWithIcon);
}

/** Whether a box is no higher than a bar, or a box around several that are. */
function isLow(box: LayoutBox): boolean {
  const bars = box.ids.length === 0 ? visibleChildren(box) : [box];
  return bars.every(({ drawn }) => drawn.height <= maxBarHeight);
}

function isBarOfLinks(tag: string, { box, facts }: RuleInput, { around }: AncestorContext): boolean {
  if (!isLow(box) || box.inferredKind === 'group' || around.includes('main')) return false;
  return containsNavigation(box) || (tag === 'header' && facts.texts.length >= minBarTexts);
}

function containsNavigation({ children }: LayoutBox): boolean {
  return children.some(
    (child) => child.inferredKind === 'nav' || (child.kind === 'box' && containsNavigation(child)),
  );
}

/** px; a higher box with one choice is more than a choice. */
const maxChoiceHeight = 160;

/** Whether the texts in a box say what its only choice is. */
function isChoice({ drawn }: LayoutBox, { toggles }: BoxFacts): boolean {
  return toggles === 1 && drawn.height <= maxChoiceHeight;
}

/** px; the portrait beside the name of a person. */
const maxPortraitSize = 96;

/** Whether the texts in a box are beside a portrait, or the initials in place of one. */
function isBesidePortrait(box: LayoutBox, { isBesidePortrait: isAround }: AncestorContext): boolean {
  const [first, second] = visibleChildren(box);
  if (isAround && flowOf(box) === 'column') return true;
  if (first === undefined || second === undefined || flowOf(box) !== 'row') return false;
  const { width, height } = first.drawn;
  const isSmall = Math.max(width, height) <= maxPortraitSize && Math.abs(width - height) <= 2;
  const letters = textsIn(first).map(textOfLayer).join('').trim();
  const isPicture = first.kind === 'image' || (first.kind === 'box' && /^\p{Lu}{1,2}$/u.test(letters));
  return isSmall && isPicture;
}

/**
 * Returns the titles of the columns in a footer: the texts before a list, and those of their typeface that begin another
 * column.
 */
function findListTitles(footer: LayoutBox): ReadonlySet<LayoutText> {
  const firsts: { readonly text: LayoutText; readonly isBeforeList: boolean }[] = [];
  const visit = (box: LayoutBox): void => {
    const [first, second] = visibleChildren(box);
    if (flowOf(box) === 'column' && first?.kind === 'text' && second !== undefined)
      firsts.push({ text: first, isBeforeList: /^(list|nav)$/.test(second.inferredKind ?? '') });
    for (const child of visibleChildren(box)) if (child.kind === 'box') visit(child);
  };
  visit(footer);
  const looks = new Set(
    firsts.flatMap(({ text, isBeforeList }) => (isBeforeList ? [typefaceKey(text)] : [])),
  );
  const isTitle = (text: LayoutText) => looks.has(typefaceKey(text)) && couldBeHeading(text);
  return new Set(firsts.flatMap(({ text }) => (isTitle(text) ? [text] : [])));
}

/** Returns the container of the other toggles in a group, and the text around a single toggle. */
function toggleContextOf(
  node: LayoutBox,
  { toggles, texts: [text] }: BoxFacts,
  { toggleGroup, toggleText }: AncestorContext,
): Pick<AncestorContext, 'toggleGroup' | 'toggleText'> {
  if (toggles > 1) return { toggleGroup: node, toggleText: null };
  return { toggleGroup, toggleText: toggles === 1 && text ? textOfLayer(text).trim() : toggleText };
}

function canBeItem({ kind }: LayoutNode): boolean {
  return kind === 'box' || kind === 'text';
}

/** Returns the planned decision whether a text is a heading. */
function plannedHeading(decided: LayerPlan | undefined): HeadingCandidate['decided'] {
  if (decided?.kind === 'heading') return decided.level ?? 'any';
  return decided?.kind === 'paragraph' ? 'none' : undefined;
}

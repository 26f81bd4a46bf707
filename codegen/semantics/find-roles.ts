/**
 * What each layer is on a page. Rules look at a layer's name, place and content; what they find is checked against
 * HTML's own: nothing to press inside something to press, no blocks inside phrases, one h1 a page, no rank left out.
 */
import type { LayerPlan } from '#design/code-plan';
import type { AlignedNodes } from '../components/align-occurrences.ts';
import type { Grouping } from '../components/grouping/component-group.ts';
import { SubtreeShapeTable } from '../components/grouping/subtree-shapes.ts';
import { textOfLayer, visibleChildren } from '../components/walk-layout.ts';
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../layout/layout-tree.ts';
import { LandmarkRegistry, pressableLabel } from './aria-labels.ts';
import { type AncestorContext, BoxFactTable, findChildrenBetween, pageContext } from './box-context.ts';
import { ElementRegistry } from './element-registry.ts';
import { type BoxFacts, isCalledLogo, type RuleInput } from './element-rules.ts';
import { type FieldKind, FieldRegistry } from './forms/field-kind.ts';
import { fieldOfLayer, fieldOfText } from './forms/find-field.ts';
import { createLinkFilter, type DocumentContext, identifyBox, ruleInputOf } from './identify-box.ts';
import { isListTag, looksLikeList, TableRegistry, type TableTag } from './lists-and-tables.ts';
import { type HeadingCandidate, rankHeadings } from './rank-headings.ts';
import { plainBoxRole, resolveRole } from './resolve-role.ts';
import { isFieldTag, type Role } from './role.ts';

export interface Roles {
  /** The role of one place, in all uses of the component it belongs to. */
  of(nodes: AlignedNodes): Role;
  /** What a layer asks for that is a field. */
  fieldOf(node: LayoutNode): FieldKind | null;
  /** The cell that has to be around a layer of a table; `null` where it is a cell itself. */
  cellAround(nodes: AlignedNodes): 'th' | 'td' | null;
  /** What one layer is called where no text says so; other uses of its component may be called otherwise. */
  labelOf(node: LayoutNode): string | null;
}

/** Finds the role of every visible layer; a place of a component has one role in all its uses. */
export function findRoles(layout: LayoutTree, grouping: Grouping): Roles {
  const finder = new RoleFinder(layout, grouping);
  return {
    of: (nodes) => finder.of(findLongestText(nodes)),
    fieldOf: (node) => finder.fieldOf(node),
    cellAround: (nodes) => finder.cellAround(nodes.find((node) => node !== null) ?? null),
    labelOf: (node) => finder.labelOf(node),
  };
}

/** The use that says most: what one use has only a word for is still what the others describe at length. */
function findLongestText(nodes: AlignedNodes): LayoutNode | null {
  let longest: LayoutNode | null = null;
  let most = -1;
  for (const node of nodes) {
    const length = node?.kind === 'text' ? textOfLayer(node).length : 0;
    if (node === null || length <= most) continue;
    longest = node;
    most = length;
  }
  return longest;
}

/** Walks every page once from the outside in and notes what each place is; what only the whole can tell is settled at the end. */

class RoleFinder {
  readonly #grouping: Grouping;
  readonly #shapes: SubtreeShapeTable;
  readonly #reading: DocumentContext;
  readonly #places = new ElementRegistry();
  readonly #tables = new TableRegistry();
  readonly #landmarks = new LandmarkRegistry();
  readonly #ranks: ReadonlyMap<string, number>;

  constructor({ pages }: LayoutTree, grouping: Grouping) {
    const pageIds = new Set(pages.map(({ frameId }) => frameId));
    this.#grouping = grouping;
    this.#shapes = new SubtreeShapeTable(grouping.groupOf);
    this.#reading = {
      facts: new BoxFactTable(),
      fields: new FieldRegistry(),
      canFollow: createLinkFilter(pageIds),
      isComponent: (node) => grouping.groupOf.has(node),
    };
    const texts = pages.map(({ root, frameId }, index) => {
      const found: HeadingCandidate[] = [];
      this.#visit(root, pageContext, { name: `page ${index}`, texts: found });
      const isOverview = root.kind === 'box' && isOverviewFrame(root, frameId, pageIds);
      this.#landmarks.finishPage(isOverview, this.#places);
      return { texts: found, isOverview };
    });
    this.#ranks = rankHeadings(texts);
    this.#places.finalizeLists();
    this.#places.finalizeTables(this.#tables);
  }

  of(node: LayoutNode | null): Role {
    const elementRef = node ? this.#places.elementRefOf(node) : undefined;
    const found = elementRef === undefined ? undefined : this.#places.findingsAt(elementRef);
    if (!node || elementRef === undefined || !found) return plainBoxRole;
    const label = this.#landmarks.nameOf(elementRef) ?? found.label;
    const columnHeading = node.kind === 'text' ? this.#tables.columnHeadingOf(node) : null;
    return resolveRole(node, { ...found, label }, { rank: this.#ranks.get(elementRef), columnHeading });
  }

  fieldOf(node: LayoutNode): FieldKind | null {
    return this.#reading.fields.of(node);
  }

  cellAround(node: LayoutNode | null): 'th' | 'td' | null {
    const cell = node && this.#tables.cellOf(node);
    return cell === this.of(node).tag ? null : cell;
  }

  labelOf(node: LayoutNode): string | null {
    return this.#places.labelOf(node);
  }

  #visit(node: LayoutNode, outer: AncestorContext, page: OpenPage): void {
    if (!node.visible) return;
    const group = this.#grouping.groupOf.get(node) ?? null;
    const context: AncestorContext = group ? { ...outer, group, occurrence: node } : outer;
    const elementRef = createElementRef(node, context, page);
    this.#places.setElementRef(node, elementRef);
    if (node.kind === 'text') this.#visitText(node, elementRef, context, page);
    if (node.kind === 'box') this.#visitBox(node, elementRef, context, page);
  }

  #visitText(node: LayoutText, elementRef: string, context: AncestorContext, { texts }: OpenPage): void {
    const { fields, canFollow } = this.#reading;
    const { interactive, inLabel } = context;
    const isLink = !interactive && node.link !== null && canFollow(node.link);
    const field = context.field ?? (interactive ? null : fieldOfText(node, context));
    const own = isLink ? 'a' : (field?.tag ?? 'p');
    const tag = this.#tagAmong(
      own,
      own === 'p',
      this.#tables.registerTag(node, elementRef),
      elementRef,
      context,
    );
    const label = field?.label ?? null;
    this.#places.add(node, elementRef, {
      tag,
      isInPhrasing: interactive || inLabel,
      isInInteractive: interactive,
      label,
      labelled: inLabel,
    });
    if (field) fields.add(node, field.kind);
    const decided = plannedHeading(node.decided);
    if (tag !== 'p' || interactive || (context.inLogo && decided === undefined)) return;
    const cannotBeHeading = inLabel || context.around.includes('nav') || context.around.includes('tr');
    texts.push({ text: node, elementRef, cannotBeHeading, ...(decided && { decided }) });
  }

  #visitBox(node: LayoutBox, elementRef: string, context: AncestorContext, page: OpenPage): void {
    const { fields, facts } = this.#reading;
    const ruleInput = ruleInputOf(node, context, facts);
    const own = identifyBox(ruleInput, context, this.#reading);
    if (own.tag === 'div' && !context.interactive) this.#tables.add(node, elementRef);
    const tableTag = this.#tables.registerTag(node, elementRef);
    // A row of a table stays one, though all of it speaks of its checkbox.
    const isPlain = own.tag === 'div' || (own.tag === 'label' && tableTag !== null);
    const isList = isPlain && tableTag === null && this.#isList(node, context);
    const tag = this.#tagAmong(isList ? listTag(node) : own.tag, isPlain, tableTag, elementRef, context);
    const isPressed = tag === 'a' || tag === 'button';
    const toggles = fields.of(node)?.isChecked !== undefined;
    const field =
      own.fieldPattern === null
        ? null
        : fieldOfLayer(node, ruleInput.facts.texts[0], own.fieldPattern, context);
    const called = isPressed ? pressableLabel(node, ruleInput.facts) : (node.decided?.label ?? null);
    this.#places.add(node, elementRef, {
      tag,
      isInPhrasing: context.interactive || context.inLabel || toggles,
      isInInteractive: context.interactive || toggles,
      label: isFieldTag(tag) ? (field?.label ?? null) : called,
      labelled: context.inLabel,
      toggles,
    });
    if (field && own.fieldPattern === 'empty') fields.add(node, field.kind);
    this.#landmarks.add({ box: node, tag, elementRef, around: context.around, texts: ruleInput.facts.texts });
    this.#visitChildren(node, page, {
      ...context,
      depth: context.depth + 1,
      around: tag === 'div' ? context.around : [...context.around, tag],
      interactive: context.interactive || isPressed || toggles,
      inLogo: context.inLogo || isCalledLogo(ruleInput.words) || isBarOfLinks(tag, ruleInput),
      listRef: isList && isListTag(tag) ? elementRef : null,
      field: context.field ?? (own.fieldPattern === 'empty' ? null : field),
      inLabel: context.inLabel || tag === 'label',
      ...toggleContextOf(node, ruleInput.facts, context),
    });
  }

  #visitChildren(box: LayoutBox, page: OpenPage, inside: AncestorContext): void {
    let { caption } = inside;
    const between = findChildrenBetween(box);
    for (const child of box.children) {
      if (!child.visible) continue;
      this.#visit(child, { ...inside, caption, isBetween: between.has(child) }, page);
      caption = child.kind === 'text' ? child : null;
    }
  }

  /** The tag of a layer where it stands: a plain one may be a part of a table or an item of the list around it. */
  #tagAmong(
    own: string,
    isPlain: boolean,
    tableTag: TableTag | null,
    elementRef: string,
    { listRef, interactive }: AncestorContext,
  ): string {
    if (isPlain && tableTag !== null) return tableTag;
    if (isPlain && (listRef === null || interactive)) return own;
    this.#places.addToList(listRef, elementRef);
    return isPlain && !isListTag(own) ? 'li' : own;
  }

  #isList(node: LayoutBox, { interactive, around }: AncestorContext): boolean {
    if (interactive) return false;
    const kind = node.decided?.kind;
    if (kind !== undefined)
      return (kind === 'list' || kind === 'ordered-list') && visibleChildren(node).every(canBeItem);
    return looksLikeList(node, around.includes('nav') || around.includes('footer'), this.#shapes);
  }
}

/** The page at hand, and its texts that may be headings. */
interface OpenPage {
  readonly name: string;
  readonly texts: HeadingCandidate[];
}

/** One name for one place: uses of a component share the places in it. */
function createElementRef(node: LayoutNode, { group, occurrence }: AncestorContext, page: OpenPage): string {
  if (!group || !occurrence) return `${page.name} ${node.id} ${node.kind}`;
  return `${group.key} ${node === occurrence ? '' : group.elementRefOf(occurrence, node)} ${node.kind}`;
}

function listTag({ decided }: LayoutBox): 'ol' | 'ul' {
  return decided?.kind === 'ordered-list' ? 'ol' : 'ul';
}

/** px up to which a header is one bar of a brand's name and its links, none of which heads the page. */
const maxBarHeight = 120;
/** Texts from which on it is that and not a title with a button. */
const minBarTexts = 4;

function isBarOfLinks(tag: string, { box, facts }: RuleInput): boolean {
  return tag === 'header' && box.drawn.height <= maxBarHeight && facts.texts.length >= minBarTexts;
}

/** What is said around a toggle, and what holds the others that it is chosen among. */
function toggleContextOf(
  node: LayoutBox,
  { toggles, texts: [text] }: BoxFacts,
  { choices, subject }: AncestorContext,
): Pick<AncestorContext, 'choices' | 'subject'> {
  if (toggles > 1) return { choices: node, subject: null };
  return { choices, subject: toggles === 1 && text ? textOfLayer(text).trim() : subject };
}

function canBeItem({ kind }: LayoutNode): boolean {
  return kind === 'box' || kind === 'text';
}

/** What was decided of a text that could be a heading. */
function plannedHeading(decided: LayerPlan | undefined): HeadingCandidate['decided'] {
  if (decided?.kind === 'heading') return decided.level ?? 'any';
  return decided?.kind === 'paragraph' ? 'none' : undefined;
}

/** How deep in a sheet a page may stand. */
const maxPageDepth = 3;

/** Whether a frame is a section around pages, or one main component: neither is a page that a person opens. */
function isOverviewFrame(root: LayoutBox, frameId: string, pageIds: ReadonlySet<string>): boolean {
  if (root.componentId !== null) return true;
  const holdsPage = (node: LayoutNode, depth: number): boolean =>
    node.kind === 'box' &&
    node.children.some(
      (child) =>
        (child.id !== frameId && pageIds.has(child.id)) ||
        (depth < maxPageDepth && holdsPage(child, depth + 1)),
    );
  return holdsPage(root, 0);
}

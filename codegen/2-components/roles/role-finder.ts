/** Walks every page once from the outside in and notes what each place is; what only the whole can tell is settled at the end. */
import type { LayerPlan } from '#design/code-plan';
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../1-layout/layout-tree.ts';
import { visibleChildren } from '../align-uses.ts';
import { fieldOf, fieldOfText } from '../fields/asked-field.ts';
import { FieldBook } from '../fields/field-book.ts';
import type { FieldKind } from '../fields/field-kind.ts';
import type { Grouping } from '../groups/use-group.ts';
import { ShapeTable } from '../groups/shape-table.ts';
import type { TablePart } from '../tables/find-table.ts';
import { TableBook } from '../tables/table-book.ts';
import { textOfLayer } from '../text-of-layer.ts';
import { BoxFactTable } from './box-fact-table.ts';
import { isCalledLogo, type BoxFacts, type BoxPlace } from './element-rules.ts';
import { isListTag, looksLikeList } from './find-lists.ts';
import { identifyBox, placeOfBox, type BoxReading } from './identify-box.ts';
import { findBetween } from './is-rule.ts';
import { isSheet } from './is-sheet.ts';
import { labelOfPressed } from './label-of-pressed.ts';
import { LandmarkBook } from './landmark-book.ts';
import { PlaceBook } from './place-book.ts';
import { rankHeadings, type TextPlace } from './rank-headings.ts';
import { plainBox, roleOfPlace } from './role-of-place.ts';
import { isFieldTag, type Role } from './role.ts';
import { outside, type Surroundings } from './surroundings.ts';
import { followWithin } from './tag-of-box.ts';

export class RoleFinder {
  readonly #grouping: Grouping;
  readonly #shapes: ShapeTable;
  readonly #reading: BoxReading;
  readonly #places = new PlaceBook();
  readonly #tables = new TableBook();
  readonly #landmarks = new LandmarkBook();
  readonly #ranks: ReadonlyMap<string, number>;

  constructor({ pages }: LayoutTree, grouping: Grouping) {
    const pageIds = new Set(pages.map(({ frameId }) => frameId));
    this.#grouping = grouping;
    this.#shapes = new ShapeTable(grouping.groupOf);
    this.#reading = {
      facts: new BoxFactTable(),
      fields: new FieldBook(),
      canFollow: followWithin(pageIds),
      isUse: (node) => grouping.groupOf.has(node),
    };
    const texts = pages.map(({ root, frameId }, index) => {
      const found: TextPlace[] = [];
      this.#visit(root, outside, { name: `page ${index}`, texts: found });
      const sheet = root.kind === 'box' && isSheet(root, frameId, pageIds);
      this.#landmarks.closePage(sheet, this.#places);
      return { texts: found, isSheet: sheet };
    });
    this.#ranks = rankHeadings(texts);
    this.#places.settleLists();
    this.#places.settleTables(this.#tables);
  }

  of(node: LayoutNode | null): Role {
    const place = node ? this.#places.placeOf(node) : undefined;
    const found = place === undefined ? undefined : this.#places.at(place);
    if (!node || place === undefined || !found) return plainBox;
    const label = this.#landmarks.nameAt(place) ?? found.label;
    const columnHeading = node.kind === 'text' ? this.#tables.headingOf(node) : null;
    return roleOfPlace(node, { ...found, label }, { rank: this.#ranks.get(place), columnHeading });
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

  #visit(node: LayoutNode, outer: Surroundings, page: Page): void {
    if (!node.visible) return;
    const group = this.#grouping.groupOf.get(node) ?? null;
    const here: Surroundings = group ? { ...outer, group, use: node } : outer;
    const place = placeName(node, here, page);
    this.#places.put(node, place);
    if (node.kind === 'text') this.#visitText(node, place, here, page);
    if (node.kind === 'box') this.#visitBox(node, place, here, page);
  }

  #visitText(node: LayoutText, place: string, here: Surroundings, { texts }: Page): void {
    const { fields, canFollow } = this.#reading;
    const { interactive, inLabel } = here;
    const isLink = !interactive && node.link !== null && canFollow(node.link);
    const field = here.field ?? (interactive ? null : fieldOfText(node, here));
    const own = isLink ? 'a' : (field?.tag ?? 'p');
    const tag = this.#tagAmong(own, own === 'p', this.#tables.partOf(node, place), place, here);
    const label = field?.label ?? null;
    this.#places.note(node, place, {
      tag,
      isInside: interactive || inLabel,
      isPressed: interactive,
      label,
      labelled: inLabel,
    });
    if (field) fields.note(node, field.kind);
    const decided = headingOf(node.decided);
    if (tag !== 'p' || interactive || (here.inLogo && decided === undefined)) return;
    const headsNothing = inLabel || here.around.includes('nav') || here.around.includes('tr');
    texts.push({ text: node, place, headsNothing, ...(decided && { decided }) });
  }

  #visitBox(node: LayoutBox, place: string, here: Surroundings, page: Page): void {
    const { fields, facts } = this.#reading;
    const at = placeOfBox(node, here, facts);
    const own = identifyBox(at, here, this.#reading);
    if (own.tag === 'div' && !here.interactive) this.#tables.open(node, place);
    const part = this.#tables.partOf(node, place);
    // A row of a table stays one, though all of it speaks of its checkbox.
    const isPlain = own.tag === 'div' || (own.tag === 'label' && part !== null);
    const isList = isPlain && part === null && this.#isList(node, here);
    const tag = this.#tagAmong(isList ? listTag(node) : own.tag, isPlain, part, place, here);
    const isPressed = tag === 'a' || tag === 'button';
    const toggles = fields.of(node)?.isOn !== undefined;
    const field = own.form === null ? null : fieldOf(node, at.facts.texts[0], own.form, here);
    const called = isPressed ? labelOfPressed(node, at.facts) : (node.decided?.label ?? null);
    this.#places.note(node, place, {
      tag,
      isInside: here.interactive || here.inLabel || toggles,
      isPressed: here.interactive || toggles,
      label: isFieldTag(tag) ? (field?.label ?? null) : called,
      labelled: here.inLabel,
      toggles,
    });
    if (field && own.form === 'empty') fields.note(node, field.kind);
    this.#landmarks.note({ box: node, tag, place, around: here.around, texts: at.facts.texts });
    this.#visitChildren(node, page, {
      ...here,
      depth: here.depth + 1,
      around: tag === 'div' ? here.around : [...here.around, tag],
      interactive: here.interactive || isPressed || toggles,
      inLogo: here.inLogo || isCalledLogo(at.words) || isBarOfLinks(tag, at),
      list: isList && isListTag(tag) ? place : null,
      field: here.field ?? (own.form === 'empty' ? null : field),
      inLabel: here.inLabel || tag === 'label',
      ...speaksOf(node, at.facts, here),
    });
  }

  #visitChildren(box: LayoutBox, page: Page, inside: Surroundings): void {
    let { caption } = inside;
    const between = findBetween(box);
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
    part: TablePart | null,
    place: string,
    { list, interactive }: Surroundings,
  ): string {
    if (isPlain && part !== null) return part;
    if (isPlain && (list === null || interactive)) return own;
    this.#places.standIn(list, place);
    return isPlain && !isListTag(own) ? 'li' : own;
  }

  #isList(node: LayoutBox, { interactive, around }: Surroundings): boolean {
    if (interactive) return false;
    const kind = node.decided?.kind;
    if (kind !== undefined)
      return (kind === 'list' || kind === 'ordered-list') && visibleChildren(node).every(canBeItem);
    return looksLikeList(node, around.includes('nav') || around.includes('footer'), this.#shapes);
  }
}

/** The page at hand, and its texts that may be headings. */
interface Page {
  readonly name: string;
  readonly texts: TextPlace[];
}

/** One name for one place: uses of a component share the places in it. */
function placeName(node: LayoutNode, { group, use }: Surroundings, page: Page): string {
  if (!group || !use) return `${page.name} ${node.id} ${node.kind}`;
  return `${group.key} ${node === use ? '' : group.placeOf(use, node)} ${node.kind}`;
}

function listTag({ decided }: LayoutBox): 'ol' | 'ul' {
  return decided?.kind === 'ordered-list' ? 'ol' : 'ul';
}

/** px up to which a header is one bar of a brand's name and its links, none of which heads the page. */
const highestBar = 120;
/** Texts from which on it is that and not a title with a button. */
const fewestInBar = 4;

function isBarOfLinks(tag: string, { box, facts }: BoxPlace): boolean {
  return tag === 'header' && box.drawn.height <= highestBar && facts.texts.length >= fewestInBar;
}

/** What is said around a toggle, and what holds the others that it is chosen among. */
function speaksOf(
  node: LayoutBox,
  { toggles, texts: [text] }: BoxFacts,
  { choices, subject }: Surroundings,
): Pick<Surroundings, 'choices' | 'subject'> {
  if (toggles > 1) return { choices: node, subject: null };
  return { choices, subject: toggles === 1 && text ? textOfLayer(text).trim() : subject };
}

function canBeItem({ kind }: LayoutNode): boolean {
  return kind === 'box' || kind === 'text';
}

/** What was decided of a text that could be a heading. */
function headingOf(decided: LayerPlan | undefined): TextPlace['decided'] {
  if (decided?.kind === 'heading') return decided.level ?? 'any';
  return decided?.kind === 'paragraph' ? 'none' : undefined;
}

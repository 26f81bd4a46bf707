/**
 * What each layer is on a page. Rules look at a layer's name, place and content; what they find is checked against
 * HTML's own: nothing to press inside something to press, no blocks inside phrases, one h1 a page, no rank left out.
 */
import type { ElementKind, LayerPlan } from '#design/code-plan';
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../1-layout/layout-tree.ts';
import { visibleChildren, type Aligned } from '../align-uses.ts';
import type { CodeAttribute } from '../code-component.ts';
import {
  elementRules,
  isCalledButton,
  isCalledLogo,
  wordsAbout,
  type BoxFacts,
  type BoxPlace,
} from './element-rules.ts';
import { captionsField, fieldKind, type FieldKind } from '../fields/field-kind.ts';
import { captionedBox, decidedForm, findField, type FieldForm } from '../fields/find-field.ts';
import { findToggle, type Toggle } from '../fields/find-toggle.ts';
import type { Grouping, UseGroup } from '../groups/group-uses.ts';
import { toSentence, wordsOf } from '../make-names.ts';
import { nameLandmarks, repeatedLandmarks, type Landmark } from './name-landmarks.ts';
import { looksLikeList, settleLists } from './find-lists.ts';
import { ShapeTable } from '../groups/shape-table.ts';
import { isCellTag, isTableTag, TableBook } from '../tables/table-book.ts';
import { textOfLayer } from '../text-of-layer.ts';
import { wordForText } from './word-for-text.ts';
import { rankHeadings, type PageTexts, type TextPlace } from './rank-headings.ts';

export interface Role {
  readonly tag: string;
  readonly attributes: readonly CodeAttribute[];
  /** Only phrasing content may stand inside. */
  readonly phrasing: boolean;
  /** It is, or is inside, something to press. */
  readonly interactive: boolean;
  /** A label around it says what it is. */
  readonly labelled: boolean;
  /** It shows whether something is on, and takes the presses. */
  readonly toggles: boolean;
  /** What to call it where its layer has no name of its own. */
  readonly word: string;
}

export interface Roles {
  /** The role of one place, in all uses of the component it belongs to. */
  of(nodes: Aligned): Role;
  /** What a layer asks for that is a field. */
  fieldOf(node: LayoutNode): FieldKind | null;
  /** The cell that has to be around a layer of a table; `null` where it is a cell itself. */
  cellAround(nodes: Aligned): 'th' | 'td' | null;
  /** What one layer is called where no text says so; other uses of its component may be called otherwise. */
  labelOf(node: LayoutNode): string | null;
}

/** Finds the role of every visible layer; a place of a component has one role in all its uses. */
export function findRoles(layout: LayoutTree, grouping: Grouping): Roles {
  const finder = new RoleFinder(layout, grouping);
  return {
    of: (nodes) => finder.of(findTelling(nodes)),
    fieldOf: (node) => finder.fieldOf(node),
    cellAround: (nodes) => finder.cellAround(nodes.find((node) => node !== null) ?? null),
    labelOf: (node) => finder.labelOf(node),
  };
}

/** The use that says most: what one use has only a word for is still what the others describe at length. */
function findTelling(nodes: Aligned): LayoutNode | null {
  let telling: LayoutNode | null = null;
  let most = -1;
  for (const node of nodes) {
    const length = node?.kind === 'text' ? textOfLayer(node).length : 0;
    if (node === null || length <= most) continue;
    telling = node;
    most = length;
  }
  return telling;
}

/** What one layer sees around it. */
interface Surroundings {
  readonly depth: number;
  readonly around: readonly string[];
  readonly interactive: boolean;
  /** The use of a component it stands in, and that component. */
  readonly use: LayoutNode | null;
  readonly group: UseGroup | null;
  /** The field that a text in it would be. */
  readonly field: { readonly tag: string; readonly kind: FieldKind; readonly label: string | null } | null;
  /** The text right before it. */
  readonly caption: LayoutText | null;
  readonly inLabel: boolean;
  /** The box right around it. */
  readonly parent: LayoutBox | null;
  /** A brand's name may be large, and heads nothing. */
  readonly inLogo: boolean;
  /** The place of the list that it would be an item of. */
  readonly list: string | null;
}

interface Found {
  tag: string;
  /** Something to press is around it, or a label. */
  isInside: boolean;
  label: string | null;
  labelled?: boolean;
  toggles?: boolean;
}

class RoleFinder {
  readonly #grouping: Grouping;
  readonly #pageIds: ReadonlySet<string>;
  readonly #places = new Map<LayoutNode, string>();
  readonly #found = new Map<string, Found>();
  readonly #ranks: ReadonlyMap<string, number>;
  readonly #facts = new Map<LayoutNode, BoxFacts>();
  readonly #shapes: ShapeTable;
  /** The places of what stands in each list. */
  readonly #lists = new Map<string, Set<string>>();
  readonly #tables = new TableBook();
  /** Of the page at hand. */
  #landmarks: Landmark[] = [];
  readonly #landmarkNames = new Map<string, string>();
  readonly #fields = new Map<LayoutNode, FieldKind>();
  readonly #labels = new Map<LayoutNode, string>();
  /** The names of choices between radio buttons, by where these stand. */
  readonly #choices = new Map<string | LayoutBox | null, string>();

  constructor({ pages }: LayoutTree, grouping: Grouping) {
    this.#grouping = grouping;
    this.#shapes = new ShapeTable(grouping.groupOf);
    this.#pageIds = new Set(pages.map(({ frameId }) => frameId));
    const texts = pages.map(({ root, frameId }, index): PageTexts => {
      const found: TextPlace[] = [];
      const start = {
        depth: 0,
        around: [],
        interactive: false,
        use: null,
        group: null,
        field: null,
        caption: null,
        inLabel: false,
        parent: null,
        inLogo: false,
        list: null,
      };
      this.#landmarks = [];
      this.#visit(root, start, `page ${index}`, found);
      const isSheet = root.kind === 'box' && this.#isSheet(root, frameId);
      this.#settleLandmarks(isSheet);
      return { texts: found, isSheet };
    });
    this.#ranks = rankHeadings(texts);
    this.#settleLists();
    this.#settleTables();
  }

  of(node: LayoutNode | null): Role {
    const place = node ? this.#places.get(node) : undefined;
    const found = place === undefined ? undefined : this.#found.get(place);
    if (!node || place === undefined || !found) return plainBox;
    const phrasing = found.isInside || found.tag === 'a' || found.tag === 'button';
    const rank = this.#ranks.get(place);
    const label = this.#landmarkNames.get(place) ?? found.label;
    const common = {
      attributes: attributesOf({ ...found, label }),
      phrasing,
      interactive: phrasing,
      labelled: found.labelled === true,
      toggles: found.toggles === true,
    };
    if (node.kind === 'text') {
      const heading = this.#tables.headingOf(node);
      if (found.tag === 'a' || isFieldTag(found.tag) || found.tag === 'li' || isCellTag(found.tag))
        return { ...common, tag: found.tag, word: heading ?? wordsOfTags[found.tag] ?? 'text' };
      if (phrasing) return { ...common, tag: 'span', word: 'label' };
      return rank === undefined
        ? { ...common, tag: 'p', word: heading ?? wordForParagraph(node) }
        : { ...common, tag: `h${rank}`, phrasing: true, word: rank < 3 ? 'title' : 'heading' };
    }
    const tag = found.tag === 'div' && phrasing ? 'span' : found.tag;
    return { ...common, tag, word: node.kind === 'box' ? boxWord(node, tag) : 'box' };
  }

  fieldOf(node: LayoutNode): FieldKind | null {
    return this.#fields.get(node) ?? null;
  }

  cellAround(node: LayoutNode | null): 'th' | 'td' | null {
    const cell = node && this.#tables.cellOf(node);
    return cell === this.of(node).tag ? null : cell;
  }

  labelOf(node: LayoutNode): string | null {
    return this.#labels.get(node) ?? null;
  }

  #visit(node: LayoutNode, outer: Surroundings, page: string, texts: TextPlace[]): void {
    if (!node.visible) return;
    const group = this.#grouping.groupOf.get(node) ?? null;
    const here: Surroundings = group ? { ...outer, group, use: node } : outer;
    const place = this.#placeOf(node, here, page);
    this.#places.set(node, place);
    if (node.kind === 'text') this.#visitText(node, place, here, texts);
    if (node.kind === 'box') this.#visitBox(node, place, here, page, texts);
  }

  #placeOf(node: LayoutNode, { group, use }: Surroundings, page: string): string {
    if (!group || !use) return `${page} ${node.id} ${node.kind}`;
    return `${group.key} ${node === use ? '' : group.placeOf(use, node)} ${node.kind}`;
  }

  #visitText(node: LayoutText, place: string, here: Surroundings, texts: TextPlace[]): void {
    const isLink = !here.interactive && node.link !== null && this.#canFollow(node.link);
    const { inLabel } = here;
    const field = here.field ?? fieldOfText(node, here);
    const plain = isLink && !inLabel ? 'a' : (field?.tag ?? 'p');
    const part = this.#tables.partOf(node, place);
    const tag = plain === 'p' ? (part ?? this.#itemOr('p', place, here)) : this.#standIn(plain, place, here);
    const isInside = here.interactive || inLabel;
    this.#note(node, place, { tag, isInside, label: field?.label ?? null, labelled: inLabel });
    if (field) this.#fields.set(node, field.kind);
    const decided = headingOf(node.decided);
    if (tag !== 'p' || here.interactive || (here.inLogo && decided === undefined)) return;
    const headsNothing = inLabel || here.around.includes('nav') || here.around.includes('table');
    texts.push({ text: node, place, headsNothing, ...(decided && { decided }) });
  }

  #visitBox(node: LayoutBox, place: string, here: Surroundings, page: string, texts: TextPlace[]): void {
    const at = this.#placeAt(node, here);
    const { facts } = at;
    const toggle = this.#toggleOf(node, here);
    const isInside = here.interactive || here.inLabel;
    const ruled = here.depth === 0 ? 'main' : this.#tagOf(at, isInside || toggle !== null);
    const form = toggle === null ? this.#formOf(at, ruled, here) : null;
    const isLabelled =
      toggle === null
        ? ruled === 'div' && form === null && !here.interactive && this.#isLabel(node, here)
        : !here.inLabel && node.children.some(({ kind, visible }) => kind === 'text' && visible);
    const own = form === 'empty' ? 'input' : isLabelled ? 'label' : ruled;
    if (own === 'div' && !here.interactive) this.#tables.open(node, place);
    const part = this.#tables.partOf(node, place);
    const isList = part === null && this.#isList(node, own, here);
    const list = node.decided?.kind === 'ordered-list' ? 'ol' : 'ul';
    const tag =
      own === 'div'
        ? (part ?? this.#itemOr(isList ? list : 'div', place, here))
        : this.#standIn(own, place, here);
    const pressed = tag === 'a' || tag === 'button';
    const label = pressed ? labelOfPressed(node, facts) : (node.decided?.label ?? null);
    const field = form === null ? null : fieldOf(node, facts.texts[0], form, here);
    const toggles = this.#fields.get(node)?.isOn !== undefined;
    this.#note(node, place, {
      tag,
      isInside: isInside || toggles,
      label: isFieldTag(tag) ? (field?.label ?? null) : label,
      labelled: here.inLabel,
      toggles,
    });
    if (field && form === 'empty') this.#fields.set(node, field.kind);
    if (repeatedLandmarks.includes(tag)) {
      this.#landmarks.push({ box: node, tag, place, around: here.around, texts: facts.texts });
    }
    const inside: Surroundings = {
      ...here,
      depth: here.depth + 1,
      around: tag === 'div' ? here.around : [...here.around, tag],
      interactive: here.interactive || pressed || toggles,
      inLogo: here.inLogo || isCalledLogo(at.words),
      list: isList && isListTag(tag) ? place : null,
      field: here.field ?? (form === 'empty' ? null : field),
      inLabel: here.inLabel || tag === 'label',
      parent: node,
    };
    let { caption } = here;
    for (const child of node.children) {
      if (!child.visible) continue;
      this.#visit(child, { ...inside, caption }, page, texts);
      caption = child.kind === 'text' ? child : null;
    }
  }

  #placeAt(box: LayoutBox, { depth, around }: Surroundings): BoxPlace {
    return { box, depth, around, words: wordsAbout(box), facts: this.#factsOf(box) };
  }

  /** A toggle, whose mark is noted as the field it is. */
  #toggleOf(node: LayoutBox, here: Surroundings): Toggle | null {
    if (here.interactive || here.depth === 0 || this.#fields.has(node)) return null;
    const toggle = findToggle(node);
    if (toggle === null) return null;
    const group = toggle.type === 'radio' ? { group: this.#nameChoice(here.list ?? here.parent) } : {};
    const [text] = this.#factsOf(node).texts;
    const said = node.decided?.label ?? (text && textOfLayer(text).trim());
    const says = said === undefined ? {} : { says: said };
    this.#fields.set(toggle.mark, {
      type: toggle.type,
      autocomplete: null,
      isOn: toggle.isOn,
      ...group,
      ...says,
    });
    return toggle;
  }

  /** One name for all that stand in one list, or else in one box. */
  #nameChoice(place: string | LayoutBox | null): string {
    const known = this.#choices.get(place) ?? `choice-${this.#choices.size + 1}`;
    this.#choices.set(place, known);
    return known;
  }

  /** What is pressed or already in a field is none. */
  #formOf(at: BoxPlace, tag: string, { field, interactive, caption, depth }: Surroundings): FieldForm | null {
    if (field !== null || interactive || depth === 0 || tag === 'a' || tag === 'button') return null;
    return findField(at, caption);
  }

  /** A box around one field and the texts about it, the first of them before it. */
  #isLabel(node: LayoutBox, here: Surroundings): boolean {
    const inside = here.inLabel || here.depth === 0 ? null : captionedBox(node);
    if (inside === null) return false;
    const at = this.#placeAt(inside.box, { ...here, depth: here.depth + 1 });
    return this.#tagOf(at, false) === 'div' && findField(at, inside.caption) !== null;
  }

  #isList(node: LayoutBox, tag: string, { interactive, around }: Surroundings): boolean {
    if (tag !== 'div' || interactive) return false;
    const kind = node.decided?.kind;
    if (kind !== undefined)
      return (kind === 'list' || kind === 'ordered-list') && visibleChildren(node).every(canBeItem);
    return looksLikeList(node, around.includes('nav') || around.includes('footer'), this.#shapes);
  }

  /** An item where a list is right around it. */
  #itemOr(tag: string, place: string, { list, interactive }: Surroundings): string {
    if (list === null || interactive) return tag;
    this.#standIn(tag, place, { list });
    return isListTag(tag) ? tag : 'li';
  }

  /** Notes what stands in a list, which is none where something in it turns out to be no item. */
  #standIn(tag: string, place: string, { list }: Pick<Surroundings, 'list'>): string {
    if (list !== null) this.#lists.set(list, (this.#lists.get(list) ?? new Set()).add(place));
    return tag;
  }

  /** What cannot be a list everywhere is none, and its items are what they would be without it. */
  #settleLists(): void {
    const tagAt = (place: string) => this.#found.get(place)?.tag;
    const lists = new Map([...this.#lists].filter(([place]) => isListTag(tagAt(place) ?? '')));
    const kept = settleLists(lists, (place) => tagAt(place) === 'li');
    const items = new Set([...kept].flatMap((place) => [...(lists.get(place) ?? [])]));
    for (const [place, found] of this.#found) {
      if (isListTag(found.tag) && !kept.has(place)) found.tag = 'div';
      if (found.tag === 'li' && !items.has(place)) found.tag = place.endsWith(' text') ? 'p' : 'div';
    }
  }

  /** What cannot be a table everywhere is none; what stands in a cell may be anything. */
  #settleTables(): void {
    const isPart = (place: string, part: string) => isCellTag(part) || this.#found.get(place)?.tag === part;
    for (const place of this.#tables.dropLost(isPart)) {
      const found = this.#found.get(place);
      if (found && isTableTag(found.tag)) found.tag = place.endsWith(' text') ? 'p' : 'div';
    }
  }

  /** Names the landmarks of one page. A component has one name wherever it is used, and stays what it is. */
  #settleLandmarks(isSheet: boolean): void {
    for (const [place, name] of nameLandmarks(this.#landmarks, isSheet)) {
      const found = this.#found.get(place);
      if (name !== null && !this.#landmarkNames.has(place)) this.#landmarkNames.set(place, name);
      if (name === null && found && place.startsWith('page ')) found.tag = 'div';
    }
  }

  /** A section around pages, or one main component: neither is a page that a person opens. */
  #isSheet(root: LayoutBox, frameId: string): boolean {
    if (root.componentId !== null) return true;
    const holdsPage = (node: LayoutNode, depth: number): boolean =>
      node.kind === 'box' &&
      node.children.some(
        (child) =>
          (child.id !== frameId && this.#pageIds.has(child.id)) || (depth < 3 && holdsPage(child, depth + 1)),
      );
    return holdsPage(root, 0);
  }

  #tagOf(at: BoxPlace, interactive: boolean): string {
    if (at.box.opensAs !== undefined) return 'dialog';
    if (interactive) return 'div';
    const kind = at.box.decided?.kind;
    if (kind !== undefined) return this.#tagOfKind(kind, at);
    const rule = elementRules.find((one) => one.fits(at));
    if (rule?.tag === 'a' && !(at.box.link && this.#canFollow(at.box.link))) return 'div';
    return rule?.tag ?? 'div';
  }

  /** The tag of what was decided, where HTML has it there. */
  #tagOfKind(kind: ElementKind, { box, around }: BoxPlace): string {
    const tag = tagsOfKinds[kind];
    if (tag === undefined || !hasRoom(tag, around)) return 'div';
    return tag === 'a' && !(box.link && this.#canFollow(box.link)) ? 'div' : tag;
  }

  /** Only addresses that open a page or write a letter; what runs a script is no link. */
  #canFollow({ kind, target }: NonNullable<LayoutNode['link']>): boolean {
    if (kind === 'back' || kind === 'close' || kind === 'overlay') return false;
    if (kind === 'scroll') return true;
    return kind === 'node'
      ? this.#pageIds.has(target)
      : /^(https?:\/\/|mailto:|tel:|#|\/(?!\/))/i.test(target.trim());
  }

  /** Where uses disagree, the plainer answer holds for all. */
  #note(node: LayoutNode, place: string, found: Found): void {
    if (found.label !== null) this.#labels.set(node, found.label);
    const known = this.#found.get(place);
    if (!known) {
      this.#found.set(place, found);
      return;
    }
    if (known.tag !== found.tag) known.tag = plainerOf(known.tag, found.tag);
    known.isInside ||= found.isInside;
    known.toggles = known.toggles === true && found.toggles === true;
    known.label = found.label === null ? null : known.label;
  }

  #factsOf(node: LayoutBox): BoxFacts {
    const known = this.#facts.get(node);
    if (known) return known;
    const texts: LayoutText[] = [];
    let [shapes, buttons, links, components] = [0, 0, 0, 0];
    for (const child of node.children) {
      if (!child.visible) continue;
      if (child.link !== null) links += 1;
      if (child.kind === 'text') texts.push(child);
      else if (child.kind !== 'box') shapes += 1;
      else {
        const inner = this.#factsOf(child);
        // Enough to know that there is more than a rule allows; a page of texts is not copied at every depth.
        texts.push(...inner.texts.slice(0, 12 - texts.length));
        shapes += inner.shapes;
        links += inner.links;
        components += inner.components + (child.componentId === null ? 0 : 1);
        buttons += Math.max(inner.buttons, isCalledButton(wordsAbout(child)) ? 1 : 0);
      }
    }
    const facts = { texts: texts.slice(0, 12), shapes, buttons, links, components };
    this.#facts.set(node, facts);
    return facts;
  }
}

/** Elements of decided kinds; fields, lists and headings are made by rules of their own. */
const tagsOfKinds: Readonly<Partial<Record<ElementKind, string>>> = {
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
function hasRoom(tag: string, around: readonly string[]): boolean {
  if (tag === 'form') return !around.includes('form');
  return (
    !(tag === 'header' || tag === 'footer') || !around.some((one) => one === 'header' || one === 'footer')
  );
}

/** What was decided of a text that could be a heading. */
function headingOf(decided: LayerPlan | undefined): TextPlace['decided'] {
  if (decided?.kind === 'heading') return decided.level ?? 'any';
  return decided?.kind === 'paragraph' ? 'none' : undefined;
}

/** What to hear where nothing is to be read, or more than that: what is read is always heard too. */
function labelOfPressed({ decided, name }: LayoutBox, { texts }: BoxFacts): string | null {
  const label = decided?.label ?? null;
  if (texts.length > 0) {
    const words = wordsOf(texts.map(textOfLayer).join(' ')).join(' ');
    return label !== null && wordsOf(label).join(' ').includes(words) ? label : null;
  }
  const called = toSentence(name.replace(/\b(button|btn|icon|link)\b/gi, '')) || toSentence(name);
  return label ?? (called || 'Button');
}

function canBeItem({ kind }: LayoutNode): boolean {
  return kind === 'box' || kind === 'text';
}

function isListTag(tag: string): boolean {
  return tag === 'ul' || tag === 'ol';
}

function wordForParagraph(text: LayoutText): string {
  const word = wordForText(text);
  return word === 'text' && isBold(text) ? 'title' : word;
}

function isBold({ style }: LayoutText): boolean {
  return style.some(({ property, value }) => property === 'font-weight' && Number(value) >= 600);
}

/** The field that a text was decided to be. */
function fieldOfText(text: LayoutText, here: Surroundings): Surroundings['field'] {
  const form = text.decided?.kind === undefined ? null : decidedForm(text.decided.kind, 1);
  return form === null || here.interactive ? null : fieldOf(text, text, form, here);
}

/** The field that a layer holds or is, by what is said at it: before it, in it, in its name. */
function fieldOf(
  node: LayoutBox | LayoutText,
  hint: LayoutText | undefined,
  form: FieldForm,
  { caption, inLabel }: Surroundings,
): NonNullable<Surroundings['field']> {
  const before = caption && captionsField(textOfLayer(caption)) ? textOfLayer(caption).trim() : null;
  const said = [before, hint ? textOfLayer(hint) : null, wordsAbout(node)];
  const known = fieldKind(said.filter((one) => one !== null));
  const { label, entry: type = known.type } = node.decided ?? {};
  const kind = type === known.type ? known : { type, autocomplete: null };
  const named = form === 'empty' ? toSentence(node.name) : null;
  return { tag: tagsOfForms[form], kind, label: inLabel ? null : (label ?? before ?? named) };
}

const tagsOfForms: Readonly<Record<FieldForm, string>> = {
  hint: 'input',
  empty: 'input',
  choice: 'select',
  lines: 'textarea',
};

/** Whether an element is one to type or choose in. */
export function isFieldTag(tag: string): boolean {
  return tag === 'input' || tag === 'select' || tag === 'textarea';
}

const plainBox: Role = {
  tag: 'div',
  attributes: [],
  phrasing: false,
  interactive: false,
  labelled: false,
  toggles: false,
  word: 'box',
};

/** What a place is that is one thing in some uses and another in others. */
function plainerOf(one: string, other: string): string {
  if (isFieldTag(one) && isFieldTag(other)) return 'input';
  return one === 'p' || other === 'p' ? 'p' : 'div';
}

function attributesOf({ tag, label }: Found): readonly CodeAttribute[] {
  const text = (name: string, value: string): CodeAttribute => ({
    name,
    value: { kind: 'text', text: value },
  });
  const named = label === null ? [] : [text('aria-label', label)];
  if (tag === 'button') return [text('type', 'button'), ...named];
  if (tag === 'th') return [text('scope', 'col')];
  if (tag === 'a' || tag === 'form' || tag === 'section' || repeatedLandmarks.includes(tag)) return named;
  return isFieldTag(tag) ? named : [];
}

const wordsOfTags: Readonly<Record<string, string>> = {
  a: 'link',
  ul: 'list',
  ol: 'list',
  li: 'item',
  tr: 'row',
  th: 'heading',
  td: 'cell',
};

function boxWord({ style }: LayoutBox, tag: string): string {
  if (tag !== 'div' && tag !== 'span') return wordsOfTags[tag] ?? tag;
  const get = (name: string) => style.find(({ property }) => property === name)?.value;
  const display = get('display');
  if (display === 'grid') return 'grid';
  if (display === 'flex') return get('flex-direction') === 'column' ? 'column' : 'row';
  return 'box';
}

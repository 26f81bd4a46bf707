/**
 * Reads what a rendered page is to its reader: links, buttons, lists, landmarks, headings, forms, fields and tables,
 * each with its words, and the tree of their roles. Drawings are pictures and not read.
 */
import { parseFragment, type DefaultTreeAdapterTypes as Parsed } from 'parse5';
import { listMark } from './render-project.ts';

export interface PageItem {
  /** `link`, `button`, `list`, a landmark, `h2`, `form`, the kind of a field, `table`. */
  readonly role: string;
  /** Letters and digits of its visible texts, in lower case. */
  readonly words: readonly string[];
  /** Words of its accessible name where nothing is visible, of a field its label or placeholder. */
  readonly label: readonly string[];
  /** The visible words right before it, for what has no words of its own. */
  readonly before: string;
}

export interface LinkItem extends PageItem {
  readonly leadsNowhere: boolean;
}

export interface FieldItem extends PageItem {
  readonly isLabelled: boolean;
}

/** What a page is made of, without a word of it. */
export interface RoleNode {
  readonly role: string;
  /** How many of it are in a row, as the items of a list. @default 1 */
  readonly times?: number;
  readonly children?: readonly RoleNode[];
}

export interface PageFacts {
  readonly links: readonly LinkItem[];
  readonly buttons: readonly PageItem[];
  /** Mapped arrays that say something. */
  readonly lists: readonly PageItem[];
  /** Elements that are lists, mapped or not. */
  readonly listElements: readonly PageItem[];
  readonly landmarks: readonly PageItem[];
  readonly headings: readonly PageItem[];
  readonly forms: readonly PageItem[];
  readonly fields: readonly FieldItem[];
  readonly tables: readonly PageItem[];
  /** Elements above the deepest one, itself included. */
  readonly depth: number;
  /** The mean of those above each text. */
  readonly textDepth: number;
  readonly elements: number;
  /** Every text that is visible. */
  readonly texts: readonly string[];
  readonly tree: RoleNode;
}

/** Reads the HTML of a rendered page, with its marks of lists. */
export function readPage(html: string): PageFacts {
  const root = parseFragment(html);
  const reader = new PageReader(root);
  return reader.read();
}

type Element = Parsed.Element;
type Node = Parsed.ChildNode;

const landmarkTags = new Set(['header', 'nav', 'main', 'footer', 'aside', 'section', 'search']);
const landmarkRoles: ReadonlyMap<string, string> = new Map([
  ['banner', 'header'],
  ['navigation', 'nav'],
  ['main', 'main'],
  ['contentinfo', 'footer'],
  ['complementary', 'aside'],
  ['region', 'section'],
  ['search', 'search'],
]);

class PageReader {
  readonly #root: Parsed.DocumentFragment;
  readonly #labels = new Map<string, string>();
  readonly #ids = new Map<string, Element>();
  readonly #found: {
    readonly [
      Part in keyof Omit<PageFacts, 'depth' | 'textDepth' | 'elements' | 'tree'>
    ]: PageFacts[Part][number][];
  } = {
    links: [],
    buttons: [],
    lists: [],
    listElements: [],
    landmarks: [],
    headings: [],
    forms: [],
    fields: [],
    tables: [],
    texts: [],
  };
  readonly #textDepths: number[] = [];
  #depth = 0;
  #elements = 0;
  #before = '';

  constructor(root: Parsed.DocumentFragment) {
    this.#root = root;
  }

  read(): PageFacts {
    this.#collectLabels(this.#root.childNodes);
    const children = this.#visitAll(this.#root.childNodes, 1, []);
    const sum = this.#textDepths.reduce((total, depth) => total + depth, 0);
    return {
      ...this.#found,
      depth: this.#depth,
      textDepth: sum / Math.max(1, this.#textDepths.length),
      elements: this.#elements,
      tree: { role: 'page', children },
    };
  }

  #collectLabels(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (!isElement(node)) continue;
      const id = attributeOf(node, 'id');
      if (id !== null) this.#ids.set(id, node);
      const target = node.tagName === 'label' ? attributeOf(node, 'for') : null;
      if (target !== null) this.#labels.set(target, visibleText(node));
      this.#collectLabels(node.childNodes);
    }
  }

  /** Visits siblings; those between two marks are the items of one list. */
  #visitAll(nodes: readonly Node[], depth: number, around: readonly Element[]): readonly RoleNode[] {
    const roles: RoleNode[] = [];
    for (let index = 0; index < nodes.length; index += 1) {
      const node = nodes[index];
      if (node === undefined) continue;
      const end = isElement(node) && attributeOf(node, listMark) === 'start' ? findEnd(nodes, index) : null;
      if (end === null) roles.push(...this.#visit(node, depth, around));
      else {
        roles.push(...this.#visitList(nodes.slice(index + 1, end), depth, around));
        index = end;
      }
    }
    return roles;
  }

  #visitList(items: readonly Node[], depth: number, around: readonly Element[]): readonly RoleNode[] {
    const item = this.#itemOf('list', items);
    if (item.words.length > 0) this.#found.lists.push(item);
    const each = items
      .map((node) => this.#visitAll([node], depth, around))
      .filter((roles) => roles.length > 0);
    const [first] = [...each].sort((one, other) => countRoles(other) - countRoles(one));
    const times = items.filter(isElement).length;
    return [{ role: 'list', children: [{ role: 'item', times, children: first ?? [] }] }];
  }

  #visit(node: Node, depth: number, around: readonly Element[]): readonly RoleNode[] {
    if (node.nodeName === '#text' && 'value' in node) {
      const text = node.value.replace(/\s+/g, ' ').trim();
      if (text === '') return [];
      this.#found.texts.push(text);
      this.#textDepths.push(depth - 1);
      this.#before = wordsIn(text).join(' ') || this.#before;
      return [];
    }
    if (!isElement(node) || isUnread(node)) return [];
    this.#elements += 1;
    this.#depth = Math.max(this.#depth, depth);
    const role = this.#note(node, around);
    if (node.tagName === 'svg') return role === null ? [] : [{ role }];
    const children = this.#visitAll(node.childNodes, depth + 1, [...around, node]);
    if (role === null) return children;
    // A list element and the mapped array in it are one list.
    const only = children[0];
    if (role === 'list' && children.length === 1 && only?.role === 'list') return children;
    return [children.length === 0 ? { role } : { role, children }];
  }

  /** Notes an element in each part it belongs to, and returns its role. */
  #note(element: Element, around: readonly Element[]): string | null {
    const { tagName } = element;
    const given = attributeOf(element, 'role');
    const item = (role: string) => this.#itemOf(role, [element]);
    if (tagName === 'a' || given === 'link') {
      this.#found.links.push({ ...item('link'), leadsNowhere: leadsNowhere(attributeOf(element, 'href')) });
      return 'link';
    }
    if (isButton(element, given)) {
      this.#found.buttons.push(item('button'));
      return 'button';
    }
    const field = fieldKind(element, given);
    if (field !== null) {
      this.#found.fields.push(this.#readField(element, field, around));
      return 'field';
    }
    if (/^h[1-6]$/.test(tagName) || given === 'heading') {
      const level = given === 'heading' ? `h${attributeOf(element, 'aria-level') ?? '2'}` : tagName;
      this.#found.headings.push(item(level));
      return level;
    }
    if (tagName === 'form') return this.#add('forms', item('form'));
    if (tagName === 'table' || given === 'table' || given === 'grid')
      return this.#add('tables', item('table'));
    if ((/^(ul|ol|dl)$/.test(tagName) && given !== 'presentation' && given !== 'none') || given === 'list')
      return this.#add('listElements', item('list'));
    const landmark = landmarkOf(element, given, around);
    return landmark === null ? null : this.#add('landmarks', item(landmark));
  }

  #add(part: 'forms' | 'tables' | 'listElements' | 'landmarks', item: PageItem): string {
    this.#found[part].push(item);
    return item.role;
  }

  #itemOf(role: string, nodes: readonly Node[]): PageItem {
    const words = wordsIn(nodes.map(visibleText).join(' '));
    const label = words.length > 0 ? [] : wordsIn(nodes.map((node) => this.#nameOf(node)).join(' '));
    return { role, words, label, before: this.#before };
  }

  /** The accessible name of what shows no words. */
  #nameOf(node: Node): string {
    if (!isElement(node)) return '';
    const own = ['aria-label', 'title', 'alt'].map((name) => attributeOf(node, name)).find((name) => name);
    if (own) return own;
    const by = attributeOf(node, 'aria-labelledby');
    const labelled = by?.split(' ').map((id) => this.#ids.get(id)) ?? [];
    if (labelled.length > 0) return labelled.map((one) => (one ? visibleText(one) : '')).join(' ');
    if (node.tagName === 'title') return textOf(node);
    return node.childNodes.map((child) => this.#nameOf(child)).join(' ');
  }

  #readField(element: Element, kind: string, around: readonly Element[]): FieldItem {
    const id = attributeOf(element, 'id');
    const wrapping = around.find(({ tagName }) => tagName === 'label');
    const label =
      (id === null ? '' : (this.#labels.get(id) ?? '')) ||
      (wrapping ? visibleText(wrapping) : '') ||
      this.#nameOf(element);
    const shown =
      attributeOf(element, 'placeholder') ?? attributeOf(element, 'value') ?? visibleText(element);
    return {
      role: kind,
      words: wordsIn(shown),
      label: wordsIn(label),
      before: this.#before,
      isLabelled: label.trim() !== '',
    };
  }
}

function countRoles(roles: readonly RoleNode[]): number {
  return roles.reduce((sum, { children = [] }) => sum + 1 + countRoles(children), 0);
}

function findEnd(nodes: readonly Node[], start: number): number | null {
  let open = 0;
  for (let index = start; index < nodes.length; index += 1) {
    const node = nodes[index];
    const mark = node && isElement(node) ? attributeOf(node, listMark) : null;
    if (mark === 'start') open += 1;
    if (mark === 'end') open -= 1;
    if (open === 0) return index;
  }
  return null;
}

function isElement(node: Node): node is Element {
  return 'tagName' in node;
}

function isUnread(element: Element): boolean {
  return (
    ['script', 'style', 'template', 'title', 'link', 'meta'].includes(element.tagName) ||
    attributeOf(element, 'hidden') !== null
  );
}

function attributeOf(element: Element, name: string): string | null {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? null;
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return isElement(node) ? node.childNodes.map(textOf).join(' ') : '';
}

/** Texts of a node; those of two elements never make one word. */
function visibleText(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  if (!isElement(node) || isUnread(node) || node.tagName === 'svg') return '';
  const shown =
    node.tagName === 'input' ? (attributeOf(node, 'placeholder') ?? attributeOf(node, 'value') ?? '') : '';
  return `${shown} ${node.childNodes.map(visibleText).join(' ')}`;
}

/** Letters and digits of a text in lower case, as words. */
export function wordsIn(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

function leadsNowhere(href: string | null): boolean {
  return href === null || /^\s*(#!?|javascript:.*|about:blank)?\s*$/i.test(href);
}

function isButton({ tagName, attrs }: Element, role: string | null): boolean {
  if (role !== null && /^(button|tab|menuitem)$/.test(role)) return true;
  if (tagName === 'button') return role === null || !/^(switch|checkbox|radio|combobox)$/.test(role);
  const type = attrs.find(({ name }) => name === 'type')?.value ?? '';
  return tagName === 'summary' || (tagName === 'input' && /^(submit|button|reset|image)$/.test(type));
}

function fieldKind({ tagName, attrs }: Element, role: string | null): string | null {
  if (role !== null && /^(switch|checkbox)$/.test(role)) return 'checkbox';
  if (role !== null && /^(radio|slider|combobox|textbox|searchbox|spinbutton)$/.test(role))
    return role === 'slider' ? 'range' : role === 'combobox' ? 'select' : role === 'radio' ? 'radio' : 'text';
  if (tagName === 'select' || tagName === 'textarea') return tagName;
  if (tagName !== 'input') return null;
  const type = attrs.find(({ name }) => name === 'type')?.value ?? 'text';
  if (type === 'hidden') return null;
  return /^(checkbox|radio|range|file|color)$/.test(type) ? type : 'text';
}

/** A header or footer of an article, a section or the main part is none of the page. */
function landmarkOf(element: Element, given: string | null, around: readonly Element[]): string | null {
  const { tagName } = element;
  if (given !== null) return landmarkRoles.get(given) ?? null;
  if (!landmarkTags.has(tagName)) return null;
  if (tagName === 'header' || tagName === 'footer')
    return around.some((outer) => /^(article|aside|main|nav|section)$/.test(outer.tagName)) ? null : tagName;
  if (tagName !== 'section') return tagName;
  const isNamed = ['aria-label', 'aria-labelledby'].some((name) => attributeOf(element, name) !== null);
  return isNamed || hasHeading(element) ? 'section' : null;
}

function hasHeading(element: Element): boolean {
  return element.childNodes.some(
    (child) => isElement(child) && (/^h[1-6]$/.test(child.tagName) || hasHeading(child)),
  );
}

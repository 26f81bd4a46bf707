/**
 * Prints HTML pages as they are shown before Prettier formats them: indented by two spaces, one element per line, a
 * text with everything inside it on one line. Prettier wraps texts without knowing the style sheet. So a text with
 * visible white space is marked, and neither Prettier nor an editor that formats the page changes it.
 */
import type { CodeOptions } from '#design/code-options';
import type { AssetRef } from '#design/snapshot';
import {
  childrenOf,
  type CodeAttribute,
  type CodeComponent,
  type CodeElement,
  type CodeNode,
  type CodeVector,
  nodesOf,
  type StyledNode,
} from '../../components/code-component.ts';
import { renameSvgIds } from '../../components/vector-table.ts';
import { isInlineTag } from '../../css/element-styles.ts';
import { NameScope } from '../../naming/identifiers.ts';
import { escapeHtml, languageAttributes, printHtmlText } from '../print-text.ts';

export interface HtmlContext {
  /** `assets/hero.png`, or `null` for a picture without bytes. */
  assetAddress(asset: AssetRef): string | null;
  pageAddress(frameId: string, fragment?: string): string | null;
  classesOf(node: StyledNode): string;
  readonly language: string;
  /** Addresses of the style sheets, in their order. */
  readonly stylesheets: readonly string[];
  /** The script tags of the page. */
  readonly scripts: readonly string[];
}

export interface PrintedHtml {
  readonly text: string;
  readonly tags: readonly (readonly string[])[];
}

/** Prints a complete document for one page. */
export function printHtmlPage(page: CodeComponent, context: HtmlContext): PrintedHtml {
  const printer = new HtmlPrinter(context);
  const head = [
    '<meta charset="utf-8" />',
    '<meta name="viewport" content="width=device-width, initial-scale=1" />',
    `<title>${escapeHtml(page.title)}</title>`,
    ...context.stylesheets.map((sheet) => `<link rel="stylesheet" href="${sheet}" />`),
    ...context.scripts,
  ];
  const body = printer.block(page.root, '    ');
  const text = [
    '<!doctype html>',
    `<html ${languageAttributes(context.language)}>`,
    '  <head>',
    ...head.map((line) => `    ${line}`),
    '  </head>',
    '  <body>',
    body,
    '  </body>',
    '</html>',
    '',
  ].join('\n');
  // The tags of html, head, the head's contents and body come before those of the page.
  const before = Array.from({ length: 3 + head.length }, () => []);
  return { text, tags: [...before, ...printer.tags] };
}

const voidTags = new Set(['img', 'source', 'input', 'br', 'hr']);
const placeholderImage =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Crect width='100%25' height='100%25' fill='%23d9d9d9'/%3E%3C/svg%3E";

/** Whether it is a word or a link within a text, where a space would be visible. */
function isInlineContent(node: CodeNode, parent: CodeElement): boolean {
  if (node.kind !== 'element' || !isInlineTag(node.tag)) return false;
  const isArranged = parent.style.some(
    ({ property, value }) => property === 'display' && /flex|grid/.test(value),
  );
  return !isArranged && !node.style.some(({ property }) => property === 'display');
}

/** White space between tags is visible beside text, and wherever the design preserves white space. */
function staysOnOneLine(node: CodeElement): boolean {
  if (node.children.length === 0 || voidTags.has(node.tag) || preservesSpace(node)) return true;
  return node.children.some((child) => child.kind === 'text' || isInlineContent(child, node));
}

/** Whether white space is visible somewhere inside. */
function containsPreservedSpace(node: CodeNode): boolean {
  return node.kind === 'element' && (preservesSpace(node) || node.children.some(containsPreservedSpace));
}

/** Whether all its white space is visible, also at the ends of lines. */
function preservesSpace({ style }: CodeElement): boolean {
  return style.some(
    ({ property, value }) => property === 'white-space' && value !== 'normal' && value !== 'nowrap',
  );
}

class HtmlPrinter {
  readonly tags: (readonly string[])[] = [];
  readonly #context: HtmlContext;
  readonly #svgIds = new NameScope([], '-');

  constructor(context: HtmlContext) {
    this.#context = context;
  }

  /** Prints a node on its own lines. */
  block(node: CodeNode, indent: string): string {
    if (node.kind !== 'element') return indent + this.inline(node);
    if (staysOnOneLine(node)) {
      const ignored = containsPreservedSpace(node) ? `${indent}<!-- prettier-ignore -->\n` : '';
      return `${ignored}${indent}${this.inline(node)}`;
    }
    const open = this.#open(node);
    const children = node.children.map((child) => this.block(child, `${indent}  `));
    return [`${indent}${open}`, ...children, `${indent}</${node.tag}>`].join('\n');
  }

  /** Prints a node without additional white space. */
  inline(node: CodeNode): string {
    switch (node.kind) {
      case 'text':
        return this.#text(node.text);
      case 'vector':
        return this.#vector(node);
      case 'element': {
        const open = this.#open(node);
        if (voidTags.has(node.tag)) return open;
        if (node.tag === 'textarea') return `${open}${printedValue(node)}</textarea>`;
        return `${open}${node.children.map((child) => this.inline(child)).join('')}</${node.tag}>`;
      }
      default:
        return childrenOf(node)
          .map((child) => this.inline(child))
          .join('');
    }
  }

  #text(text: string): string {
    const printed = printHtmlText(text);
    for (let count = printed.split('<br />').length; count > 1; count -= 1) this.tags.push([]);
    return printed;
  }

  #open(node: CodeElement): string {
    this.tags.push(node.ids);
    // What somebody typed into a textarea is its content.
    const own = node.attributes.filter(({ name }) => node.tag !== 'textarea' || name !== 'value');
    const attributes = [
      this.#classes(node),
      ...own.map((one) => this.#attribute(one)),
      ...(node.isDismissible === true ? [dialogAttribute] : []),
    ];
    const parts = [node.tag, ...attributes.filter((text) => text !== '')];
    return `<${parts.join(' ')}${voidTags.has(node.tag) ? ' />' : '>'}`;
  }

  #vector(node: CodeVector): string {
    const markup = this.#withOwnIds(node.svg.trim());
    const tagCount = [...markup.matchAll(/<[a-zA-Z]/g)].length;
    this.tags.push(node.ids, ...Array.from({ length: tagCount - 1 }, () => []));
    const label =
      node.label === null ? 'aria-hidden="true"' : `role="img" aria-label="${escapeHtml(node.label)}"`;
    return markup.replace(/^<svg/, () =>
      ['<svg', this.#classes(node), label].filter((text) => text !== '').join(' '),
    );
  }

  /** Vectors that are shown several times need different ids. */
  #withOwnIds(markup: string): string {
    return renameSvgIds(markup, (id) => this.#svgIds.take(id));
  }

  #classes(node: StyledNode): string {
    const classes = this.#context.classesOf(node);
    return classes === '' ? '' : `class="${escapeHtml(classes)}"`;
  }

  #attribute({ name, value }: CodeAttribute): string {
    switch (value.kind) {
      case 'flag':
        return name;
      case 'text':
        return `${name}="${escapeHtml(value.text)}"`;
      case 'asset':
        return `${name}="${this.#context.assetAddress(value.asset) ?? placeholderImage}${value.density === undefined ? '' : ` ${value.density}x`}"`;
      case 'page': {
        const address = this.#context.pageAddress(value.frameId, value.fragment);
        return address === null ? '' : `${name}="${address}"`;
      }
      case 'action':
        return value.action === 'back' ? backAttribute : closeAttribute;
      case 'prop':
      case 'rating':
      case 'test':
      case 'id':
        return '';
    }
  }
}

/** The text that a textarea contains at first. */
function printedValue({ attributes }: CodeElement): string {
  const value = attributes.find(({ name }) => name === 'value')?.value;
  return value?.kind === 'text' ? escapeHtml(value.text) : '';
}

/** What a page does by itself needs a script. It is a separate file, because a strict policy blocks inline handlers. */
export interface PageScript {
  readonly path: string;
  readonly text: string;
  isNeededBy(page: CodeComponent): boolean;
}

/** The attribute of a button that goes back. */
const backAttribute = 'data-back';
/** The attributes of a dialog that is open at first, with what darkens the page, and of the buttons that close it. */
const dialogAttribute = 'data-dialog';
const closeAttribute = 'data-close';

/** The scripts that pages may need. */
export const pageScripts: readonly PageScript[] = [
  {
    path: 'back.js',
    text: `for (const button of document.querySelectorAll("[${backAttribute}]")) {
  button.addEventListener("click", () => history.back());
}
`,
    isNeededBy: (page) =>
      elementsOf(page).some(({ attributes }) =>
        attributes.some(({ value }) => value.kind === 'action' && value.action === 'back'),
      ),
  },
  {
    path: 'dialog.js',
    text: `for (const dialog of document.querySelectorAll("[${dialogAttribute}]")) {
  const close = () => {
    dialog.style.display = "none";
  };
  for (const button of dialog.querySelectorAll("[${closeAttribute}]")) {
    button.addEventListener("click", close);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
}
`,
    isNeededBy: (page) => elementsOf(page).some(({ isDismissible }) => isDismissible === true),
  },
];

function elementsOf(page: CodeComponent): readonly CodeElement[] {
  return nodesOf(page).filter((node) => node.kind === 'element');
}

/** The tag of a script: a bundler accepts modules only, and a page that is opened from disk cannot load modules. */
export function printScriptTag({ path }: PageScript, { project }: CodeOptions): string {
  const [before, behind] = project ? ['type="module" ', ''] : ['', ' defer'];
  return `<script ${before}src="${path}"${behind}></script>`;
}

/**
 * Pages that a tool has imported from a browser have layers named by the tags of their elements. Such a name is taken for
 * what nothing else shows: sections, links among other words, and small headings.
 */
import { withChildren } from '#design/map-children';
import { mapLayoutNode, visibleChildren } from '../../components/walk-layout.ts';
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import { couldBeHeading } from '../element-rules.ts';
import { asLink } from './link-lists.ts';
import { isFree } from './nested-boxes.ts';

/** The tags that tell imported pages. "section" alone is a usual name of a frame. */
const tags = new Set(
  [
    'a',
    'p',
    'span',
    'strong',
    'small',
    'time',
    'label',
    'button',
    'img',
    'svg',
    'div',
    'ul',
    'ol',
    'li',
  ].concat(
    ['nav', 'header', 'footer', 'main', 'aside', 'section', 'article', 'form', 'figure', 'input'],
    ['table', 'tr', 'th', 'td', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ),
);

/** Different tags, and layers named by them, from which a page is an imported one. */
const imported = { tags: 5, layers: 12 };

function isImported(root: LayoutNode): boolean {
  const names: string[] = [];
  const visit = (node: LayoutNode): void => {
    if (tags.has(node.name)) names.push(node.name);
    visibleChildren(node).forEach(visit);
  };
  visit(root);
  return names.length >= imported.layers && new Set(names).size >= imported.tags;
}

/** Marks the sections of imported pages. Before the structure of pages is inferred, which keeps them. */
export function markTagSections(layout: LayoutTree): LayoutTree {
  return mapImported(layout, (root) =>
    mapLayoutNode(root, (node) => {
      const kind = node.name === 'section' || node.name === 'article' ? node.name : null;
      const isSection = kind !== null && node.kind === 'box' && isFree(node);
      return isSection ? { ...node, decided: { ...node.decided, kind } } : node;
    }),
  );
}

/** Marks the texts of imported pages that are links or headings. After lists, tables and controls are found. */
export function markTagTexts(layout: LayoutTree): LayoutTree {
  const mark = (node: LayoutNode): LayoutNode => {
    if (node.kind === 'text') return markText(node);
    if (node.kind !== 'box' || isOneElement(node)) return node;
    const children = node.children.map(mark);
    return withChildren(node, children);
  };
  return mapImported(layout, mark);
}

function markText(text: LayoutText): LayoutNode {
  if (!isFree(text)) return text;
  if (text.name === 'a') return asLink(text);
  const isHeading = /^h[2-6]$/.test(text.name) && couldBeHeading(text);
  return isHeading ? { ...text, decided: { ...text.decided, kind: 'heading' } } : text;
}

/** Whether its texts are parts of one element, such as a control or a title of several lines. */
function isOneElement({ name, link, inferredKind, decided }: LayoutBox): boolean {
  return link !== null || name === 'tr' || elements.has(decided?.kind ?? inferredKind ?? '');
}

const elements = new Set(
  ['link', 'button', 'option', 'summary', 'heading', 'label', 'table'].concat('field', 'text-area', 'choice'),
);

function mapImported(layout: LayoutTree, change: (root: LayoutNode) => LayoutNode): LayoutTree {
  const pages = layout.pages.map((page) =>
    isImported(page.root) ? { ...page, root: change(page.root) } : page,
  );
  return { ...layout, pages };
}

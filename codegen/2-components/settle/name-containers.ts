import type { CodeElement, CodeNode } from '../code-component.ts';
import { pluralOf } from '../english-words.ts';
import { toKebabCase } from '../make-names.ts';

/** Names that tell how a box lays out and not what it is for. */
const generic = new Set(['row', 'column', 'grid', 'box', 'list']);

/** The same tree, boxes without a name called after what is in them, where that says more than how they lay it out. */
export function nameContainers(node: CodeNode): CodeNode {
  switch (node.kind) {
    case 'element': {
      const children = node.children.map(nameContainers);
      const isGeneric = node.styleName !== null && generic.has(node.styleName);
      return { ...node, children, styleName: (isGeneric ? wordFor(children) : null) ?? node.styleName };
    }
    case 'when':
      return { ...node, children: node.children.map(nameContainers) };
    default:
      return node;
  }
}

function wordFor(children: readonly CodeNode[]): string | null {
  const shown = children.flatMap((child) => (child.kind === 'when' ? child.children : [child]));
  if (shown.length < 2) return null;
  return wordForAlike(shown) ?? wordForPressed(shown) ?? wordForTexts(shown);
}

/** A box of cards holds `cards`. */
function wordForAlike(children: readonly CodeNode[]): string | null {
  const words = new Set(children.map(wordOf));
  const [word = null, more] = words;
  if (word === null || word === 'item' || more !== undefined) return null;
  const parts = word.split('-');
  return [...parts.slice(0, -1), pluralOf(parts.at(-1) ?? '')].join('-');
}

function wordOf(node: CodeNode): string | null {
  if (node.kind === 'use') return toKebabCase(node.component);
  if (node.kind === 'vector') return 'icon';
  if (node.kind !== 'element' || node.styleName === null || generic.has(node.styleName)) return null;
  return node.tag === 'img' ? 'picture' : node.styleName.replace(/-?\d+$/, '');
}

function wordForPressed(children: readonly CodeNode[]): string | null {
  const elements = children.filter((child): child is CodeElement => child.kind === 'element');
  if (elements.length < children.length) return null;
  return elements.every(({ tag }) => tag === 'button' || tag === 'a') ? 'actions' : null;
}

/** What a title leads, and words beside each other. */
function wordForTexts(children: readonly CodeNode[]): string | null {
  const tags = children.map((child) => (child.kind === 'element' ? child.tag : ''));
  if (!tags.every((tag) => /^(p|h\d|span|ul|ol)$/.test(tag))) return null;
  return tags.some((tag) => /^h\d$/.test(tag)) ? 'intro' : 'words';
}

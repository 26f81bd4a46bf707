/** What a screen reader would call an element: https://www.w3.org/TR/accname-1.2/, as far as pages of ours go. */
import { hasUnknown } from './markup.ts';
import type { MarkupElement, MarkupNode } from './markup.ts';

/** True where it has a name, or where its content could not be followed and may be one. */
export function isNamed(element: MarkupElement): boolean {
  const { attributes } = element;
  if (hasText(attributes.get('aria-label')) || attributes.has('aria-labelledby')) return true;
  if (hasText(attributes.get('title'))) return true;
  return hasUnknown(element.children) || element.children.some(givesName);
}

/** Present with something to say; a value that could not be followed counts. */
export function hasText(value: string | null | undefined): boolean {
  return value === null || (value ?? '').trim() !== '';
}

export function isHiddenFromReaders({ attributes }: MarkupElement): boolean {
  return attributes.get('aria-hidden') === 'true' || attributes.has('hidden');
}

function givesName(node: MarkupNode): boolean {
  if (node.kind !== 'element') return node.kind === 'text' && node.text.trim() !== '';
  if (isHiddenFromReaders(node)) return false;
  if (node.tag === 'img')
    return hasText(node.attributes.get('alt')) || hasText(node.attributes.get('aria-label'));
  return hasText(node.attributes.get('aria-label')) || node.children.some(givesName);
}

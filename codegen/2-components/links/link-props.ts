import type { Link } from '#design/tree';
import type { LayoutNode } from '../../1-layout/layout-tree.ts';
import type { AttributeValue, CodeAttribute } from '../code-component.ts';
import { textAttribute } from '../text-attribute.ts';
import type { Anchors } from './find-anchors.ts';

/**
 * What a link or a button has that does what a layer does in the prototype; nothing where that is nothing its element
 * can do. https://developer.mozilla.org/docs/Web/API/Popover_API
 */
export function linkAttributes(
  { id, link }: Pick<LayoutNode, 'id' | 'link'>,
  tag: string,
  anchors: Anchors,
): readonly CodeAttribute[] {
  if (link === null) return [];
  const { names, dialogs, closing } = anchors;
  if (tag === 'a') return [{ name: 'href', value: addressOf(link, anchors) }];
  if (tag !== 'button') return [];
  if (link.kind === 'back') return [{ name: 'onclick', value: { kind: 'action', action: 'back' } }];
  const frame = link.kind === 'close' ? closing.get(id) : link.target;
  if (frame === undefined || !dialogs.has(frame)) return [];
  const opens = textAttribute('popovertarget', dialogName(frame, names));
  return link.kind === 'close' ? [opens, textAttribute('popovertargetaction', 'hide')] : [opens];
}

/** What a dialog is called on the pages that open it. */
export function dialogName(frameId: string, names: ReadonlyMap<string, string>): string {
  return `${names.get(frameId) ?? 'part'}-dialog`;
}

function addressOf({ kind, target }: Link, { names, pages }: Anchors): AttributeValue {
  if (kind === 'node') return { kind: 'page', frameId: target };
  if (kind === 'url') return { kind: 'text', text: target };
  const place = names.get(target);
  return { kind: 'page', frameId: pages.get(target) ?? '', ...(place === undefined ? {} : { place }) };
}

/** Whether a link leads somewhere, or does something that only a button does. */
export function leads({ kind }: Link): boolean {
  return kind === 'url' || kind === 'node' || kind === 'scroll';
}

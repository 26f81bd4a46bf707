import type { Link } from '#design/tree';
import { type AttributeValue, type CodeAttribute, textAttribute } from '../../components/code-component.ts';
import type { LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { NameScope, toKebabCase } from '../../naming/identifiers.ts';

/** What links of a layout lead to, other than pages. */
export interface LinkTargets {
  /** Names for layers that are led to, and for frames that open over others. */
  readonly anchorNames: ReadonlyMap<string, string>;
  /** The frame of the page that each of them is on. */
  readonly pageOf: ReadonlyMap<string, string>;
  /** The frames that open over others. */
  readonly dialogs: ReadonlySet<string>;
  /** The frame around each layer that closes one. */
  readonly closedFrameOf: ReadonlyMap<string, string>;
}

export const noLinkTargets: LinkTargets = {
  anchorNames: new Map(),
  pageOf: new Map(),
  dialogs: new Set(),
  closedFrameOf: new Map(),
};

/** Finds and names them; every name is unique among all pages. */
export function findLinkTargets({ pages }: LayoutTree): LinkTargets {
  const wanted = new Set<string>();
  const dialogs = new Set<string>();
  const closedFrameOf = new Map<string, string>();
  const visitor = ({ link, id }: LayoutNode, frameId: string): void => {
    if (link?.kind === 'overlay') dialogs.add(link.target);
    if (link?.kind === 'close') closedFrameOf.set(id, frameId);
    if (link?.kind === 'scroll' || link?.kind === 'overlay') wanted.add(link.target);
  };
  for (const { root, frameId } of pages) visitVisible(root, frameId, visitor);
  const names = new Map<string, string>();
  const onPages = new Map<string, string>();
  const scope = new NameScope([], '-');
  const name = ({ id, name: called }: LayoutNode, frameId: string): void => {
    if (!wanted.has(id) || names.has(id)) return;
    names.set(id, scope.take(toKebabCase(called) ?? 'part'));
    onPages.set(id, frameId);
  };
  if (wanted.size > 0) for (const { root, frameId } of pages) visitVisible(root, frameId, name);
  return { anchorNames: names, pageOf: onPages, dialogs, closedFrameOf };
}

/** Looks at what shows; what is in a dialog is in the frame that opens as it. */
function visitVisible(
  node: LayoutNode,
  frameId: string,
  visitor: (node: LayoutNode, frameId: string) => void,
): void {
  if (!node.visible) return;
  visitor(node, frameId);
  if (node.kind !== 'box') return;
  for (const child of node.children) visitVisible(child, node.overlayFrameId ?? frameId, visitor);
}

/**
 * What a link or a button has that does what a layer does in the prototype; nothing where that is nothing its element
 * can do. https://developer.mozilla.org/docs/Web/API/Popover_API
 */
export function linkAttributes(
  { id, link }: Pick<LayoutNode, 'id' | 'link'>,
  tag: string,
  linkTargets: LinkTargets,
): readonly CodeAttribute[] {
  if (link === null) return [];
  const { anchorNames: names, dialogs, closedFrameOf } = linkTargets;
  if (tag === 'a') return [{ name: 'href', value: hrefValueOf(link, linkTargets) }];
  if (tag !== 'button') return [];
  if (link.kind === 'back') return [{ name: 'onclick', value: { kind: 'action', action: 'back' } }];
  const frame = link.kind === 'close' ? closedFrameOf.get(id) : link.target;
  if (frame === undefined || !dialogs.has(frame)) return [];
  const opens = textAttribute('popovertarget', dialogIdOf(frame, names));
  return link.kind === 'close' ? [opens, textAttribute('popovertargetaction', 'hide')] : [opens];
}

/** What a dialog is called on the pages that open it. */
export function dialogIdOf(frameId: string, names: ReadonlyMap<string, string>): string {
  return `${names.get(frameId) ?? 'part'}-dialog`;
}

function hrefValueOf(
  { kind, target }: Link,
  { anchorNames: names, pageOf: pages }: LinkTargets,
): AttributeValue {
  if (kind === 'node') return { kind: 'page', frameId: target };
  if (kind === 'url') return { kind: 'text', text: target };
  const anchorName = names.get(target);
  return {
    kind: 'page',
    frameId: pages.get(target) ?? '',
    ...(anchorName === undefined ? {} : { fragment: anchorName }),
  };
}

/** Whether a link leads somewhere, or does something that only a button does. */
export function isNavigation({ kind }: Link): boolean {
  return kind === 'url' || kind === 'node' || kind === 'scroll';
}

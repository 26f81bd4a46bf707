/** Finds the targets of prototype links, and returns the attributes with which an element follows its link. */
import type { Link } from '#design/tree';
import { type AttributeValue, type CodeAttribute, textAttribute } from '../../components/code-component.ts';
import type { LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { NameScope, toKebabCase } from '../../naming/identifiers.ts';

/** The targets of links other than pages. */
export interface LinkTargets {
  /** Anchor names of layers that are scrolled to, and of frames that open as overlays. */
  readonly anchorNames: ReadonlyMap<string, string>;
  /** The frame of the page that contains each target. */
  readonly pageOf: ReadonlyMap<string, string>;
  /** The frames that open as overlays. */
  readonly dialogs: ReadonlySet<string>;
  /** The frame that each closing layer closes. */
  readonly closedFrameOf: ReadonlyMap<string, string>;
}

/** The link targets of a layout without links. */
export const noLinkTargets: LinkTargets = {
  anchorNames: new Map(),
  pageOf: new Map(),
  dialogs: new Set(),
  closedFrameOf: new Map(),
};

/**
 * Finds and names the targets. The names of those of prototype links are unique among all pages.
 * @param repeated The occurrences of components that have several.
 */
export function findLinkTargets(
  { pages }: LayoutTree,
  repeated: ReadonlySet<LayoutNode> = new Set(),
): LinkTargets {
  const wanted = new Set<string>();
  const dialogs = new Set<string>();
  const closedFrameOf = new Map<string, string>();
  const visitor = ({ link, id }: LayoutNode, frameId: string): void => {
    if (link?.kind === 'overlay') dialogs.add(link.target);
    if (link?.kind === 'close') closedFrameOf.set(id, frameId);
    if (link?.kind === 'scroll' || link?.kind === 'overlay') wanted.add(link.target);
  };
  for (const { root, frameId } of pages) visitVisible(root, frameId, visitor);
  const anchorNames = new Map<string, string>();
  const pageOf = new Map<string, string>();
  const scope = new NameScope([], '-');
  const name = ({ id, name: layerName }: LayoutNode, frameId: string): void => {
    if (!wanted.has(id) || anchorNames.has(id)) return;
    anchorNames.set(id, scope.take(toKebabCase(layerName) ?? 'part'));
    pageOf.set(id, frameId);
  };
  if (wanted.size > 0) for (const { root, frameId } of pages) visitVisible(root, frameId, name);
  for (const { root } of pages) nameSections(root, repeated, anchorNames);
  return { anchorNames, pageOf, dialogs, closedFrameOf };
}

/** Names the sections after the links that lead to them. What a component repeats cannot be told apart by an address. */
function nameSections(
  node: LayoutNode,
  repeated: ReadonlySet<LayoutNode>,
  anchorNames: Map<string, string>,
): void {
  if (!node.visible || node.kind !== 'box' || repeated.has(node)) return;
  if (node.anchor !== undefined && !anchorNames.has(node.id)) anchorNames.set(node.id, node.anchor);
  for (const child of node.children) nameSections(child, repeated, anchorNames);
}

/** Visits the visible layers; the layers of a dialog belong to the frame that opens as it. */
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
 * Returns the attributes of a link or button for the prototype link of a layer; none where the element cannot
 * follow the link. https://developer.mozilla.org/docs/Web/API/Popover_API
 */
export function linkAttributes(
  { id, link }: Pick<LayoutNode, 'id' | 'link'>,
  tag: string,
  linkTargets: LinkTargets,
): readonly CodeAttribute[] {
  if (link === null) return [];
  const { anchorNames, dialogs, closedFrameOf } = linkTargets;
  if (tag === 'a') return [{ name: 'href', value: hrefValueOf(link, linkTargets) }];
  if (tag !== 'button') return [];
  if (link.kind === 'back') return [{ name: 'onclick', value: { kind: 'action', action: 'back' } }];
  const frame = link.kind === 'close' ? closedFrameOf.get(id) : link.target;
  if (frame === undefined || !dialogs.has(frame)) return [];
  const popoverTarget = textAttribute('popovertarget', dialogIdOf(frame, anchorNames));
  return link.kind === 'close'
    ? [popoverTarget, textAttribute('popovertargetaction', 'hide')]
    : [popoverTarget];
}

/** Returns the id of a dialog on the pages that open it. */
export function dialogIdOf(frameId: string, anchorNames: ReadonlyMap<string, string>): string {
  return `${anchorNames.get(frameId) ?? 'part'}-dialog`;
}

function hrefValueOf({ kind, target }: Link, { anchorNames, pageOf }: LinkTargets): AttributeValue {
  if (kind === 'node') return { kind: 'page', frameId: target };
  if (kind === 'url') return { kind: 'text', text: target };
  const anchorName = anchorNames.get(target);
  return {
    kind: 'page',
    frameId: pageOf.get(target) ?? '',
    ...(anchorName === undefined ? {} : { fragment: anchorName }),
  };
}

/** Whether a link navigates; every other action needs a button. */
export function isNavigation({ kind }: Link): boolean {
  return kind === 'url' || kind === 'node' || kind === 'scroll';
}

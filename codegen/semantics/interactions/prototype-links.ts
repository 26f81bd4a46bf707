/**
 * Applies prototype interactions to the layout. A frame that opens as an overlay becomes a dialog at the end of
 * every page that opens it, which browsers show when its button is pressed. The frame also has a page of its own,
 * so both are occurrences of one component. Interactions without an effect are reported.
 */
import { withChildren } from '#design/map-children';
import { problem, type Problem } from '#design/problem';
import type { Grouping } from '../../components/grouping/component-group.ts';
import { px } from '../../css/css-values.ts';
import { isOuterLayout } from '../../css/merge-styles.ts';
import { propertyOf } from '../../css/properties.ts';
import type {
  Declaration,
  LayoutBox,
  LayoutNode,
  LayoutPage,
  LayoutText,
  LayoutTree,
  Style,
} from '../../layout/layout-tree.ts';
import type { Roles } from '../find-roles.ts';
import { isNavigation, type LinkTargets } from './link-targets.ts';

/** Adds to each page the dialogs that it opens. */
export function addDialogs(layout: LayoutTree): LayoutTree {
  const byId = new Map(layout.pages.map((page) => [page.frameId, page]));
  const opened = new Map(layout.pages.map((page) => [page.frameId, overlaysIn(page.root)]));
  if ([...opened.values()].every(({ size }) => size === 0)) return layout;
  const addTo = (page: LayoutPage): LayoutPage => {
    const ids = findReachable(page.frameId, opened);
    if (page.root.kind !== 'box' || ids.size === 0) return page;
    const dialogs = [...ids].flatMap((id) => {
      const target = byId.get(id);
      return target?.root.kind === 'box' ? [createDialog(target, target.root)] : [];
    });
    return { ...page, root: { ...page.root, children: [...page.root.children, ...dialogs] } };
  };
  return { ...layout, pages: layout.pages.map(addTo) };
}

function overlaysIn(root: LayoutNode): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [root];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (!node.visible) continue;
    if (node.link?.kind === 'overlay') found.add(node.link.target);
    if (node.kind === 'box') queue.push(...node.children);
  }
  return found;
}

/** Returns the overlays that a page opens, and those that they open. */
function findReachable(from: string, opened: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set<string>();
  const queue = [...(opened.get(from) ?? [])];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    if (found.has(id) || id === from) continue;
    found.add(id);
    queue.push(...(opened.get(id) ?? []));
  }
  return found;
}

function createDialog({ frameId, name, width, height }: LayoutPage, root: LayoutBox): LayoutBox {
  return {
    id: `${frameId}/dialog`,
    ids: [],
    kind: 'box',
    name: `${name} dialog`,
    visible: true,
    // Removes the default style of a dialog. Its position and scrolling remain those of the browser.
    style: [
      { property: 'width', value: px(width) },
      { property: 'max-width', value: '100%' },
      { property: 'max-height', value: '100%' },
      { property: 'padding', value: '0' },
      { property: 'border', value: 'none' },
      { property: 'background', value: 'none' },
    ],
    references: {},
    link: null,
    drawn: { width, height },
    instance: null,
    componentId: null,
    overlayFrameId: frameId,
    // The same layers as another occurrence.
    children: [{ ...root }],
  };
}

/** Wraps vectors and images with a link, and texts with the action of a button, in a box. */
export function wrapPressables(layout: LayoutTree): LayoutTree {
  const wrap = (node: LayoutNode): LayoutNode => {
    if (node.kind === 'box') {
      const children = node.children.map(wrap);
      return withChildren(node, children);
    }
    const isLink = node.link !== null && (node.kind !== 'text' || !isNavigation(node.link));
    return isLink || node.decided?.kind === 'button' ? moveLinkToBox(node) : node;
  };
  return { ...layout, pages: layout.pages.map((page) => ({ ...page, root: wrap(page.root) })) };
}

/** Makes a text a button: a box around it is pressed. */
export function wrapInButton(text: LayoutText): LayoutBox {
  return { ...moveLinkToBox(text), inferredKind: 'button' };
}

function moveLinkToBox(node: Exclude<LayoutNode, LayoutBox>): LayoutBox {
  const { decided, ...undecided } = node;
  const { kind, label, ...others } = decided ?? {};
  const inside = decided === undefined ? undecided : { ...undecided, decided: others };
  const pressed = { ...(kind && { kind }), ...(label !== undefined && { label }) };
  const own = node.style.filter((one) => !isOuterLayoutOrSize(one));
  const filled = node.kind === 'text' ? [] : ['width', 'height'].filter((side) => hasLength(node, side));
  const inner = filled.map((property) => ({ property, value: '100%' }));
  const child = { ...inside, link: null, style: [...inner, ...own] };
  return {
    ...createPressableBox(node, node.style.filter(isOuterLayoutOrSize), child),
    ...(decided === undefined ? {} : { decided: pressed }),
  };
}

function isOuterLayoutOrSize(declaration: Declaration): boolean {
  return isOuterLayout(declaration) || propertyOf(declaration.property).role === 'size';
}

function hasLength({ style }: LayoutNode, side: string): boolean {
  return style.some(({ property, below }) => property === side && below === undefined);
}

/** Creates a box around a layer that takes its link, its placement and its visibility. */
export function createPressableBox(node: LayoutNode, style: Style, inside: LayoutNode): LayoutBox {
  const { id, name, visible, references, link, drawn } = node;
  return {
    id: `${id}/link`,
    ids: [],
    kind: 'box',
    name,
    visible,
    style,
    references,
    link,
    drawn,
    instance: null,
    componentId: null,
    children: [inside],
  };
}

/** Returns a problem for every prototype interaction that has no effect on its page. */
export function reportLostLinks(
  { pages }: LayoutTree,
  roles: Roles,
  { groupOf }: Grouping,
  { dialogs, closedFrameOf, anchorNames }: LinkTargets,
): readonly Problem[] {
  const problems = new Map<string, Problem>();
  const report = (
    node: LayoutNode,
    detail: Parameters<typeof problem<'interaction-left-out'>>[2]['detail'],
  ) => problems.set(`${node.id} ${detail}`, problem('interaction-left-out', node, { detail }));
  const visit = (node: LayoutNode, isRepeated: boolean): void => {
    if (!node.visible) return;
    const { link, id } = node;
    const { tag, isInteractive } = roles.of([node]);
    if (tag !== 'a' && isInteractive && hasRunLinks(node))
      report(node, 'it is in something else that is pressed');
    if (link !== null && tag !== 'a' && tag !== 'button')
      report(node, 'it is in something else that is pressed');
    else if (link?.kind === 'close' && !dialogs.has(closedFrameOf.get(id) ?? ''))
      report(node, 'it closes nothing that opens over a page');
    if (isRepeated && anchorNames.has(id) && !dialogs.has(id))
      report(node, 'it leads to a layer that stands in several places');
    if (node.kind !== 'box') return;
    const count = groupOf.get(node)?.occurrences.length ?? 0;
    for (const child of node.children) visit(child, isRepeated || count > 1);
  };
  for (const { root } of pages) visit(root, false);
  return [...problems.values()];
}

/** Whether a run of a text has a link of its own. */
function hasRunLinks(node: LayoutNode): boolean {
  return node.kind === 'text' && node.blocks.some(({ runs }) => runs.some(({ link }) => link !== null));
}

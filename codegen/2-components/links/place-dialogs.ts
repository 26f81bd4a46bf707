/**
 * A frame that opens over another becomes a dialog on every page that opens it: a box at the end of the page, which
 * browsers show when its button is pressed. The frame keeps a page of its own, so both hold the same part.
 */
import { px } from '../../1-layout/css-values.ts';
import type { LayoutBox, LayoutNode, LayoutPage, LayoutTree } from '../../1-layout/layout-tree.ts';

/** The same layout, its pages with the dialogs that they open. */
export function placeDialogs(layout: LayoutTree): LayoutTree {
  const byId = new Map(layout.pages.map((page) => [page.frameId, page]));
  const opened = new Map(layout.pages.map((page) => [page.frameId, overlaysIn(page.root)]));
  if ([...opened.values()].every(({ size }) => size === 0)) return layout;
  const place = (page: LayoutPage): LayoutPage => {
    const ids = reachable(page.frameId, opened);
    if (page.root.kind !== 'box' || ids.size === 0) return page;
    const dialogs = [...ids].flatMap((id) => {
      const target = byId.get(id);
      return target?.root.kind === 'box' ? [dialogOf(target, target.root)] : [];
    });
    return { ...page, root: { ...page.root, children: [...page.root.children, ...dialogs] } };
  };
  return { ...layout, pages: layout.pages.map(place) };
}

function overlaysIn(root: LayoutNode): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!node.visible) continue;
    if (node.link?.kind === 'overlay') found.add(node.link.target);
    if (node.kind === 'box') waiting.push(...node.children);
  }
  return found;
}

/** What is opened from a page, and from what is opened there. */
function reachable(from: string, opened: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...(opened.get(from) ?? [])];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id) || id === from) continue;
    found.add(id);
    waiting.push(...(opened.get(id) ?? []));
  }
  return found;
}

function dialogOf({ frameId, name, width, height }: LayoutPage, root: LayoutBox): LayoutBox {
  return {
    id: `${frameId}/dialog`,
    ids: [],
    kind: 'box',
    name: `${name} dialog`,
    visible: true,
    // What browsers give a dialog is taken back; where it stands, and that it scrolls, is theirs to say.
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
    opensAs: frameId,
    // The same layers, as a use of their own.
    children: [{ ...root }],
  };
}

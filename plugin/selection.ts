/**
 * What is selected, as the panel is told of it, and highlights: layers that an answer names are shown on the canvas while
 * the pointer is on it. Figma shows only selected layers, so they are selected meanwhile, the panel is not told, and the
 * former selection comes back afterwards.
 */
import type { SelectedLayer } from '#design/messages';
import { orElse } from './ask-figma.ts';
import { countLayers, findLayers, isFrame, pageOf, takesFill } from './nodes.ts';
import { send } from './send.ts';

/** The layers that are highlighted, and what was selected before. */
let highlight: { readonly shown: readonly string[]; readonly former: readonly SceneNode[] } | null = null;
/** Which of several requests is the last. */
let requested = 0;

/** Shows layers of the open page without moving the view; none brings the former selection back. */
export async function highlightLayers(ids: readonly string[]): Promise<void> {
  requested += 1;
  const request = requested;
  const nodes = ids.length === 0 ? [] : await findLayers(ids);
  if (request !== requested) return;
  const page = figma.currentPage;
  const here = nodes.filter((node) => pageOf(node)?.id === page.id);
  const former = highlight?.former ?? [...page.selection];
  if (here.length > 0) {
    highlight = { shown: here.map(({ id }) => id), former };
    page.selection = here;
    return;
  }
  if (highlight === null) return;
  page.selection = former.filter((node) => !node.removed && pageOf(node)?.id === page.id);
  highlight = null;
}

/** Ends a highlight, because something else is selected now. */
export function endHighlight(): void {
  requested += 1;
  highlight = null;
}

function isHighlight(selection: readonly SceneNode[]): boolean {
  const shown = highlight?.shown ?? [];
  return (
    shown.length > 0 && shown.length === selection.length && selection.every(({ id }) => shown.includes(id))
  );
}

/** Sends what is selected, unless layers are only highlighted. */
export function sendSelection(): void {
  if (isHighlight(figma.currentPage.selection)) return;
  highlight = null;
  const nothing = { layers: [], total: 0 };
  const summary = orElse(() => summarizeSelection(figma.currentPage.selection), nothing);
  send({ type: 'selection-changed', ...summary });
}

/** Counting stops after this many layers, because the exact number no longer matters. */
const maxCounted = 2000;
/** The most layers that are sent to the panel by name. */
const maxNamed = 50;

/** A summary of the selection, cheap enough to send on every click. */
function summarizeSelection(selection: readonly SceneNode[]): {
  readonly layers: readonly SelectedLayer[];
  readonly total: number;
} {
  let budget = maxCounted;
  const layers = selection.slice(0, maxNamed).map((node) => {
    const count = countLayers(node, budget);
    budget = Math.max(0, budget - count);
    return {
      id: node.id,
      name: node.name,
      type: node.type,
      width: node.width,
      height: node.height,
      layers: count,
      more: budget === 0,
      isFrame: isFrame(node),
      takesFill: takesFill(node),
      frameId: isFrame(node) ? null : findFrameAround(node),
    };
  });
  return { layers, total: selection.length };
}

function findFrameAround(node: SceneNode): string | null {
  for (let parent = node.parent; parent && parent.type !== 'PAGE'; parent = parent.parent) {
    if (isFrame(parent)) return parent.id;
  }
  return null;
}

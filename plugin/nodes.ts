import { orNull } from './ask-figma.ts';
import { PlainError } from './plain-error.ts';

/** Selects layers by id, on their own page, and moves the view only where they are out of sight. */
export async function selectLayers(ids: readonly string[]): Promise<void> {
  const nodes = await findLayers(ids);
  const first = nodes[0];
  if (!first) throw new PlainError('This layer is no longer in the file.');
  const page = pageOf(first);
  if (page && page.id !== figma.currentPage.id) await figma.setCurrentPageAsync(page);
  const together = nodes.filter((node) => pageOf(node)?.id === page?.id);
  figma.currentPage.selection = together;
  if (!together.some(isInView)) figma.viewport.scrollAndZoomIntoView(together);
}

/** The layers of these ids that are still in the file. */
export async function findLayers(ids: readonly string[]): Promise<readonly SceneNode[]> {
  const found = await Promise.all(ids.map(findNode));
  return found.filter((node): node is SceneNode => node !== null && 'visible' in node);
}

/** The layer, page or component of this id; `null` where Figma has none, or cannot say. */
export function findNode(id: string): Promise<BaseNode | null> {
  return orNull(() => figma.getNodeByIdAsync(id));
}

/** The page a layer lies on, or `null` for one that was taken out of the document. */
export function pageOf(node: BaseNode): PageNode | null {
  for (let at: BaseNode | null = node; at; at = at.parent) if (at.type === 'PAGE') return at;
  return null;
}

function isInView(node: SceneNode): boolean {
  const box = node.absoluteBoundingBox;
  const view = figma.viewport.bounds;
  return (
    box !== null &&
    box.x < view.x + view.width &&
    box.y < view.y + view.height &&
    box.x + box.width > view.x &&
    box.y + box.height > view.y
  );
}

const frames: ReadonlySet<string> = new Set([
  'FRAME',
  'COMPONENT',
  'COMPONENT_SET',
  'INSTANCE',
  'SECTION',
  'GROUP',
]);

const filled: ReadonlySet<string> = new Set([
  'FRAME',
  'COMPONENT',
  'INSTANCE',
  'RECTANGLE',
  'ELLIPSE',
  'POLYGON',
  'STAR',
  'VECTOR',
  'BOOLEAN_OPERATION',
]);

/** A layer that code can be made of. */
export function isFrame(node: BaseNode): boolean {
  return frames.has(node.type);
}

/** A layer whose fill can be a picture and shows it. */
export function takesFill(node: BaseNode): node is SceneNode & MinimalFillsMixin {
  return filled.has(node.type);
}

/** The number of layers of a tree, itself included; `limit` where there are as many or more. */
export function countLayers(root: SceneNode, limit: number): number {
  const open: SceneNode[] = [root];
  let count = 0;
  for (let node = open.pop(); node && count < limit; node = open.pop()) {
    count += 1;
    if ('children' in node) for (const child of node.children) open.push(child);
  }
  return count;
}

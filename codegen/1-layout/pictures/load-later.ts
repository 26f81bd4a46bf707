import type { DesignNode } from '#design/tree';
import type { Laying } from '../laying.ts';
import type { LayoutImage } from '../layout-tree.ts';

/** px that surely fit no first screen. */
const firstScreen = 1200;

/** Lets a picture that nobody sees before scrolling load when it is near. */
export function loadLater(node: DesignNode, { tree, pages }: Laying): Pick<LayoutImage, 'loadsLater'> {
  const page = tree.frames.find(({ root }) => root.id === pages.get(node.id));
  if (page === undefined) return {};
  return node.absoluteBox.y - page.root.absoluteBox.y > firstScreen ? { loadsLater: true } : {};
}

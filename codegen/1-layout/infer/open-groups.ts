/**
 * Groups that carry nothing of their own and whose outline gets in the way: what is in them is laid out with what is
 * around them. A group only collects layers in Figma, it is no frame; one that stands apart stays a box of its own.
 */
import type { DesignNode } from '#design/tree';
import { findTouching } from './find-overlaps.ts';
import { pieceOf } from './piece.ts';

/** The same children, groups whose outline touches siblings that nothing in them touches replaced by what is in them. */
export function openGroups(children: readonly DesignNode[]): readonly DesignNode[] {
  if (!children.some(isPlainGroup)) return children;
  const shown = children.filter(({ visible, mask }) => visible && mask === null);
  const touching = findTouching(shown.map((child) => pieceOf(child).core));
  const inTheWay = new Set<DesignNode>();
  for (const [index, others] of touching) {
    const group = shown[index];
    const around = [...others].flatMap((other) => contentOf(shown[other]));
    if (group !== undefined && isPlainGroup(group) && !touchesAny(contentOf(group), around))
      inTheWay.add(group);
  }
  return children.flatMap((child) => (inTheWay.has(child) ? contentOf(child) : [child]));
}

function touchesAny(content: readonly DesignNode[], around: readonly DesignNode[]): boolean {
  const touching = findTouching([...content, ...around].map((node) => pieceOf(node).core));
  return content.some((_, index) =>
    [...(touching.get(index) ?? [])].some((other) => other >= content.length),
  );
}

/** What is in a plain group, where it is in the group's parent; any other node itself. */
function contentOf(node: DesignNode | undefined): readonly DesignNode[] {
  if (node === undefined) return [];
  if (node.kind !== 'box' || !isPlainGroup(node)) return [node];
  const { x, y } = node.box;
  return node.children.map((child) => ({
    ...child,
    box: { ...child.box, x: child.box.x + x, y: child.box.y + y },
  }));
}

/** A group that only collects, and is no drawing: there are words in it. */
function isPlainGroup(node: DesignNode): boolean {
  if (node.kind !== 'box' || node.role !== 'group' || !node.visible || node.mask !== null) return false;
  const still = node.rotation === 0 && !node.flip.x && !node.flip.y;
  const plain = node.opacity > 0.999 && node.effects.length === 0 && node.blendMode === 'PASS_THROUGH';
  const bound = Object.keys(node.propertyReferences).length > 0 || node.link !== null;
  return still && plain && !bound && node.fills.length === 0 && node.exported === null && holdsText(node);
}

function holdsText(node: DesignNode): boolean {
  return node.kind === 'text' || (node.kind === 'box' && node.children.some(holdsText));
}

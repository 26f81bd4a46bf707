import type { DesignNode, DesignTree } from '#design/tree';

/** The family that most texts of a design have, by runs; `null` where there are no texts. */
export function findUsualFamily({ frames }: DesignTree): string | null {
  const uses = new Map<string, number>();
  const visit = (node: DesignNode) => {
    if (!node.visible) return;
    if (node.kind === 'box') return node.children.forEach(visit);
    if (node.kind !== 'text') return;
    for (const { style } of node.runs) uses.set(style.family, (uses.get(style.family) ?? 0) + 1);
  };
  frames.forEach(({ root }) => visit(root));
  return [...uses].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}

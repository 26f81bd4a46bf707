import type { DesignNode } from '#design/tree';

/**
 * Memoizes a function of nodes, so that each node is computed once. `compute` gets the memoized function for
 * recursion.
 */
export function memoizeByNode<Answer, Node extends object = DesignNode>(
  compute: (node: Node, memoized: (descendant: Node) => Answer) => Answer,
): (node: Node) => Answer {
  const known = new WeakMap<Node, { readonly answer: Answer }>();
  const memoized = (node: Node): Answer => {
    const former = known.get(node);
    if (former !== undefined) return former.answer;
    const answer = compute(node, memoized);
    known.set(node, { answer });
    return answer;
  };
  return memoized;
}

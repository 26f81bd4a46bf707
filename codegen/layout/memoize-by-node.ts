import type { DesignNode } from '#design/tree';

/**
 * Memoizes a function of design nodes, so that each node is computed once. `compute` gets the memoized function for
 * recursion.
 */
export function memoizeByNode<Answer>(
  compute: (node: DesignNode, memoized: (descendant: DesignNode) => Answer) => Answer,
): (node: DesignNode) => Answer {
  const known = new WeakMap<DesignNode, { readonly answer: Answer }>();
  const memoized = (node: DesignNode): Answer => {
    const former = known.get(node);
    if (former !== undefined) return former.answer;
    const answer = compute(node, memoized);
    known.set(node, { answer });
    return answer;
  };
  return memoized;
}

import type { DesignNode } from '#design/tree';

/** The same question with a memory: each node is looked at once, however often it is asked about. */
export function memoizeByNode<Answer>(
  compute: (node: DesignNode, memoized: (inside: DesignNode) => Answer) => Answer,
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

import type { DesignNode } from '#design/tree';

/** The same question with a memory: each node is looked at once, however often it is asked about. */
export function remember<Answer>(
  look: (node: DesignNode, ask: (inside: DesignNode) => Answer) => Answer,
): (node: DesignNode) => Answer {
  const known = new WeakMap<DesignNode, { readonly answer: Answer }>();
  const ask = (node: DesignNode): Answer => {
    const former = known.get(node);
    if (former !== undefined) return former.answer;
    const answer = look(node, ask);
    known.set(node, { answer });
    return answer;
  };
  return ask;
}

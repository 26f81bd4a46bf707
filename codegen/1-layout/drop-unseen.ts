import type { Problem, ProblemCode } from '#design/problem';
import type { DesignNode, DesignTree } from '#design/tree';

/** Said once for many layers, of which the first may be hidden. */
const saidOnce: ReadonlySet<ProblemCode> = new Set([
  'variable-unknown',
  'component-unknown',
  'component-split',
  'font-missing',
]);

/** The problems that show: what is wrong with a hidden layer is wrong with no page. */
export function dropUnseen(problems: readonly Problem[], { frames }: DesignTree): readonly Problem[] {
  if (problems.length === 0) return problems;
  const hidden = new Set<string>();
  const waiting = frames.map(({ root }): [DesignNode, boolean] => [root, false]);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, unseen] = next;
    if (unseen) hidden.add(node.id);
    if (node.kind !== 'box') continue;
    for (const child of node.children) waiting.push([child, unseen || !child.visible]);
  }
  return problems.filter(({ code, nodeId }) => nodeId === null || saidOnce.has(code) || !hidden.has(nodeId));
}

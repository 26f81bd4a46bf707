import { problem, type Problem } from '#design/problem';
import type { LayoutNode, LayoutTree } from '../../1-layout/layout-tree.ts';
import type { Roles } from '../roles/find-roles.ts';
import type { Grouping } from '../groups/use-group.ts';
import type { Anchors } from './find-anchors.ts';

/** A Problem for every layer that does something in the prototype and nothing on its page. */
export function tellLostLinks(
  { pages }: LayoutTree,
  roles: Roles,
  { groupOf }: Grouping,
  { dialogs, closing, names }: Anchors,
): readonly Problem[] {
  const problems = new Map<string, Problem>();
  const tell = (node: LayoutNode, detail: Parameters<typeof problem<'interaction-left-out'>>[2]['detail']) =>
    problems.set(`${node.id} ${detail}`, problem('interaction-left-out', node, { detail }));
  const visit = (node: LayoutNode, isRepeated: boolean): void => {
    if (!node.visible) return;
    const { link, id } = node;
    const { tag, interactive } = roles.of([node]);
    if (tag !== 'a' && interactive && hasLinks(node)) tell(node, 'it is in something else that is pressed');
    if (link !== null && tag !== 'a' && tag !== 'button')
      tell(node, 'it is in something else that is pressed');
    else if (link?.kind === 'close' && !dialogs.has(closing.get(id) ?? ''))
      tell(node, 'it closes nothing that opens over a page');
    if (isRepeated && names.has(id) && !dialogs.has(id))
      tell(node, 'it leads to a layer that stands in several places');
    if (node.kind !== 'box') return;
    const uses = groupOf.get(node)?.uses.length ?? 0;
    for (const child of node.children) visit(child, isRepeated || uses > 1);
  };
  for (const { root } of pages) visit(root, false);
  return [...problems.values()];
}

/** Whether some of a text's words lead anywhere by themselves. */
function hasLinks(node: LayoutNode): boolean {
  return node.kind === 'text' && node.blocks.some(({ runs }) => runs.some(({ link }) => link !== null));
}

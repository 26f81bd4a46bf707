/**
 * Leaves out what a style says and no browser would ever act on: the least height of what is never lower, and not to
 * shrink where nothing squeezes; and says once how the children of a row stand, where all say the same. What several
 * uses of a component have in common is settled by now, so no look comes apart by it.
 */
import { insert } from '../../1-layout/sheet.ts';
import type { CodeComponent, CodeElement, CodeNode, CodeProject } from '../../2-components/code-component.ts';
import { mapNodes } from '../../2-components/map-nodes.ts';
import { isOutOfFlow, isPlain, plainValueOf, saysProperty } from '../../2-components/plain-style.ts';
import { openHeights, type HeightReader } from './least-height.ts';
import { splitAtSpaces } from '../tailwind/utility-text.ts';
import { isStyled, type StyledNode } from '../walk-code.ts';

/** A project that says the same in fewer declarations. */
export function dropIdle(project: CodeProject): CodeProject {
  const leastOf = openHeights(project.components);
  const settle = (node: CodeNode): CodeNode =>
    isStyled(node)
      ? sayOneSide(node.kind === 'element' ? shareAlignment(dropLeast(node, leastOf)) : node)
      : node;
  const components = project.components.map((component) => ({
    ...component,
    root: mapNodes(letBe(component.root, false, isOnlyThere(component)), settle),
  }));
  return { ...project, components };
}

/** px by which rounded lengths may differ. */
const rounding = 0.02;

function dropLeast(node: CodeElement, leastOf: HeightReader): CodeElement {
  const height = /^([\d.]+)px$/.exec(plainValueOf(node, 'min-height') ?? '')?.[1];
  if (height === undefined || changes(node, 'min-height')) return node;
  return leastOf(node) < Number(height) - rounding ? node : without(node, 'min-height');
}

/** Only of a page, and of a part of one, is known what it stands in. */
function isOnlyThere({ root, role, isPart = false }: CodeComponent): boolean {
  return (role === 'page' || isPart) && followsContent(root, true);
}

/** Drops not to shrink from what stands in a column that is as high as its content, if it `follows` that. */
function letBe(node: CodeNode, isUnsqueezed: boolean, follows: boolean): CodeNode {
  const own =
    isUnsqueezed && isStyled(node) && !changes(node, 'flex-shrink') ? without(node, 'flex-shrink') : node;
  if (own.kind !== 'element') return own;
  const display = plainValueOf(own, 'display');
  const isColumn = display === 'flex' && plainValueOf(own, 'flex-direction') === 'column';
  const children = own.children.map((child) =>
    letBe(child, isColumn && follows, follows && display !== 'grid' && followsContent(child, isColumn)),
  );
  return { ...own, children };
}

/** What gives a box another height than that of its content. */
const setsHeight = /^((max-)?height|aspect-ratio|position|inset)$/;
const setsHeightInColumn = /^flex(-grow|-basis)?$/;

function followsContent(node: CodeNode, inColumn: boolean): boolean {
  if (!isStyled(node)) return false;
  const all = [...node.style, ...node.variants.flatMap(({ style }) => style)];
  return all.every(
    ({ property, value }) =>
      value === 'relative' || !(setsHeight.test(property) || (inColumn && setsHeightInColumn.test(property))),
  );
}

/** What all children of a row or column say about where they stand across it, it says for them. */
function shareAlignment(node: CodeElement): CodeElement {
  if (plainValueOf(node, 'display') !== 'flex' || saysProperty(node, 'align-items')) return node;
  const flowing = node.children.filter(
    (child) => !isStyled(child) || !isOutOfFlow(plainValueOf(child, 'position')),
  );
  const [alignment, ...others] = new Set(flowing.map(alignmentOf));
  if (flowing.length < 2 || others.length > 0 || alignment === undefined || alignment === 'stretch')
    return node;
  return {
    ...node,
    style: insert(node.style, { property: 'align-items', value: alignment }),
    children: node.children.map((child) =>
      isStyled(child) && flowing.includes(child) ? without(child, 'align-self') : child,
    ),
  };
}

function alignmentOf(node: CodeNode): string | undefined {
  return isStyled(node) && !changes(node, 'align-self') ? plainValueOf(node, 'align-self') : undefined;
}

const sides = ['top', 'right', 'bottom', 'left'] as const;

/** A padding or margin on one side only is said for that side: the base sheet has none. */
function sayOneSide<Node extends StyledNode>(node: Node): Node {
  return {
    ...node,
    style: node.style.flatMap((one) => {
      const { property, value } = one;
      const [, kind, axis] = /^(padding|margin)(-block)?$/.exec(property) ?? [];
      if (kind === undefined || !isPlain(one) || changes(node, property)) return [one];
      const [first = '0', second = first, third = first, fourth = second] = splitAtSpaces(value);
      const lengths = axis === undefined ? [first, second, third, fourth] : [first, '0', second, '0'];
      const [side, more] = sides.filter((_, index) => lengths[index] !== '0');
      return side === undefined || more !== undefined
        ? [one]
        : [{ property: `${kind}-${side}`, value: lengths[sides.indexOf(side)] ?? '0' }];
    }),
  };
}

/** Whether a property is another one in some variant or state, or at another width. */
function changes({ style, variants }: StyledNode, property: string): boolean {
  const sometimes = style.filter((one) => !isPlain(one));
  return [...sometimes, ...variants.flatMap((one) => one.style)].some((one) => one.property === property);
}

function without<Node extends StyledNode>(node: Node, property: string): Node {
  return { ...node, style: node.style.filter((one) => one.property !== property) };
}

import type {
  CodeComponent,
  CodeElement,
  CodeNode,
  CodeUse,
  CodeVector,
} from '../2-components/code-component.ts';

/** The nodes directly inside a node, those handed to a component as slots apart. */
export function childrenOf(node: CodeNode): readonly CodeNode[] {
  if (node.kind === 'element' || node.kind === 'when') return node.children;
  return node.kind === 'each' ? node.rows : [];
}

/** Every node of a component in print order, what its uses hand to slots included. */
export function nodesOf(component: CodeComponent): readonly CodeNode[] {
  const nodes: CodeNode[] = [];
  gather(component.root, nodes);
  return nodes;
}

function gather(node: CodeNode, nodes: CodeNode[]): void {
  nodes.push(node);
  if (node.kind === 'use') {
    for (const { value } of node.props) if (value.kind === 'slot' && value.node) gather(value.node, nodes);
  }
  for (const child of childrenOf(node)) gather(child, nodes);
}

/** The element of a whole text, or a box; a run inside a text stands for no layer and only says what it changes. */
export function isLayer(node: CodeNode): node is CodeElement {
  return node.kind === 'element' && node.ids.length > 0;
}

/** A node that may have a style of its own. */
export type StyledNode = CodeElement | CodeVector | CodeUse;

export function isStyled(node: CodeNode): node is StyledNode {
  return node.kind === 'element' || node.kind === 'vector' || node.kind === 'use';
}

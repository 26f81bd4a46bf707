import type { CodeNode, CodeUse, PropValue } from './code-component.ts';

/** The same tree, every node changed after what is in it; what a use hands to a slot is in it too. */
export function mapNodes(node: CodeNode, change: (node: CodeNode) => CodeNode): CodeNode {
  const mapAll = (nodes: readonly CodeNode[]) => nodes.map((child) => mapNodes(child, change));
  switch (node.kind) {
    case 'element':
    case 'when':
      return change({ ...node, children: mapAll(node.children) });
    case 'use':
      return change(mapProps(node, change));
    case 'each':
      return change({ ...node, rows: node.rows.map((row) => mapProps(row, change)) });
    default:
      return change(node);
  }
}

function mapProps(use: CodeUse, change: (node: CodeNode) => CodeNode): CodeUse {
  const map = (value: PropValue): PropValue =>
    value.kind === 'slot' && value.node ? { kind: 'slot', node: mapNodes(value.node, change) } : value;
  return { ...use, props: use.props.map(({ name, value }) => ({ name, value: map(value) })) };
}

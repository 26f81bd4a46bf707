import type { CodeComponent, CodeNode, CodeUse, CodeVector, PropValue } from './code-component.ts';
import { toPascalCase, type NameScope } from './make-names.ts';

/** Markup longer than this hides the page it stands in. */
const longMarkup = 600;

/**
 * Gives drawings that repeat, and those too long to read around, a component each: pages and components use them by
 * name. The new components come after those that were there.
 */
export function shareVectors(
  components: readonly CodeComponent[],
  names: NameScope,
): readonly CodeComponent[] {
  const counts = new Map<string, number>();
  for (const { root } of components) countVectors(root, counts);
  const drawings = new Map<string, CodeComponent>();
  const share = (vector: CodeVector): CodeNode => {
    const { svg, label } = vector;
    if ((counts.get(svg) ?? 0) < 2 && svg.length < longMarkup) return vector;
    const key = `${label} ${svg}`;
    const drawing = drawings.get(key) ?? openDrawing(vector, names);
    drawings.set(key, drawing);
    const { styleName, style, variants, ids } = vector;
    return { kind: 'use', component: drawing.name, props: [], styleName, style, variants, ids };
  };
  const changed = components.map((component) => ({
    ...component,
    root: replaceVectors(component.root, share),
  }));
  return [...changed, ...drawings.values()];
}

function openDrawing({ svg, styleName, label, ids }: CodeVector, names: NameScope): CodeComponent {
  const [, width = '0', height = '0'] = /viewBox="\S+ \S+ (\S+) (\S+?)"/.exec(svg) ?? [];
  const name = toPascalCase((styleName ?? '').replace(/-\d+$/, ''));
  return {
    name: names.take(
      name === null || name === 'Icon' ? 'Icon' : name.endsWith('Icon') ? name : `${name}Icon`,
    ),
    role: 'component',
    nodeId: ids[0] ?? '',
    title: styleName ?? 'Icon',
    props: [],
    root: { kind: 'vector', svg, styleName: null, style: [], variants: [], label, ids: [] },
    width: Number(width) || 0,
    height: Number(height) || 0,
  };
}

function countVectors(node: CodeNode, counts: Map<string, number>): void {
  if (node.kind === 'vector') counts.set(node.svg, (counts.get(node.svg) ?? 0) + 1);
  if (node.kind === 'element' || node.kind === 'when')
    for (const child of node.children) countVectors(child, counts);
  if (node.kind === 'use') {
    for (const { value } of node.props)
      if (value.kind === 'slot' && value.node) countVectors(value.node, counts);
  }
}

function replaceVectors(node: CodeNode, share: (vector: CodeVector) => CodeNode): CodeNode {
  switch (node.kind) {
    case 'vector':
      return share(node);
    case 'element':
    case 'when':
      return { ...node, children: node.children.map((child) => replaceVectors(child, share)) };
    case 'use':
      return replaceInProps(node, share);
    default:
      return node;
  }
}

function replaceInProps(use: CodeUse, share: (vector: CodeVector) => CodeNode): CodeUse {
  const replace = (value: PropValue): PropValue =>
    value.kind === 'slot' && value.node ? { kind: 'slot', node: replaceVectors(value.node, share) } : value;
  return { ...use, props: use.props.map(({ name, value }) => ({ name, value: replace(value) })) };
}

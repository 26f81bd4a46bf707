import type { CodeComponent, CodeNode, CodeVector } from '../code-component.ts';
import { DrawingTable } from '../drawing-table.ts';
import { toKebabCase, toPascalCase, type NameScope } from '../make-names.ts';
import { mapNodes } from '../map-nodes.ts';
import { renameIds } from '../svg-ids.ts';

/** Markup longer than this hides the page it stands in. */
const longMarkup = 600;
/** One line or one rectangle: a file of its own would only hide it. */
const bareMarkup = /^<svg[^>]*><path (?:[^>]* )?d="M[-\d. ]+(L[-\d. ]+|([HV][-\d. ]+){1,4}Z?)"[^>]*><\/svg>$/;

/**
 * Gives drawings that repeat, those too long to read around, and those that are components of the design a component
 * each: pages and components use them by name. The new components come after those that were there.
 */
export function shareVectors(
  components: readonly CodeComponent[],
  names: NameScope,
): readonly CodeComponent[] {
  const table = new DrawingTable();
  const counts = new Map<number, number>();
  const count = ({ svg }: CodeVector): void => {
    const drawn = table.numberOf(svg);
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  };
  for (const { root } of components) visitVectors(root, count);
  const drawings = new Map<string, CodeComponent>();
  const share = (vector: CodeVector): CodeNode => {
    const { svg, label, componentName } = vector;
    const isComponent = componentName !== undefined && !bareMarkup.test(svg);
    const drawn = table.numberOf(svg);
    if ((counts.get(drawn) ?? 0) < 2 && svg.length < longMarkup && !isComponent) return vector;
    const key = `${label} ${drawn}`;
    const drawing = drawings.get(key) ?? openDrawing(vector, names);
    drawings.set(key, drawing);
    const { styleName, style, variants, ids } = vector;
    return { kind: 'use', component: drawing.name, props: [], styleName, style, variants, ids };
  };
  const changed = components.map((component) => ({
    ...component,
    root: mapNodes(component.root, (node) => (node.kind === 'vector' ? share(node) : node)),
  }));
  return [...changed, ...drawings.values()];
}

function openDrawing(
  { svg, staysInside, called, componentName, label, ids }: CodeVector,
  names: NameScope,
): CodeComponent {
  const [, width = '0', height = '0'] = /viewBox="\S+ \S+ (\S+) (\S+?)"/.exec(svg) ?? [];
  const title = (componentName && toKebabCase(componentName)) ?? called;
  const name = names.take(nameDrawing(title ?? ''));
  // Named after the component, so that no two drawings of a page mean each other's gradients.
  const own = renameIds(svg, (_id, index) => `${toKebabCase(name) ?? 'icon'}-${index + 1}`);
  return {
    name,
    role: 'component',
    nodeId: ids[0] ?? '',
    title: title ?? 'Icon',
    props: [],
    root: {
      kind: 'vector',
      svg: own,
      staysInside,
      called,
      styleName: null,
      style: [],
      variants: [],
      label,
      ids: [],
    },
    width: Number(width) || 0,
    height: Number(height) || 0,
  };
}

/** `icon-bell` is `BellIcon`, `logo-svg` is `LogoIcon`: what it is comes last, and once. */
function nameDrawing(called: string): string {
  const words = called.split('-').filter((word) => !/^(icons?|ic|ico|svg|vector|\d+)$/.test(word));
  return `${toPascalCase(words.join(' ')) ?? ''}Icon`;
}

function visitVectors(node: CodeNode, visit: (vector: CodeVector) => void): void {
  if (node.kind === 'vector') visit(node);
  if (node.kind === 'element' || node.kind === 'when')
    for (const child of node.children) visitVectors(child, visit);
  if (node.kind === 'use') {
    for (const { value } of node.props)
      if (value.kind === 'slot' && value.node) visitVectors(value.node, visit);
  }
  if (node.kind === 'each') for (const row of node.rows) visitVectors(row, visit);
}

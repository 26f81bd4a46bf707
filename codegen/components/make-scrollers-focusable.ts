/**
 * Makes scroll areas reachable by keyboard. A scroll area that neither is nor contains a control becomes a labelled group
 * with a `tabindex`. https://www.w3.org/WAI/standards-guidelines/act/rules/0ssw9k/
 */
import {
  type CodeAttribute,
  type CodeComponent,
  type CodeElement,
  type CodeNode,
  mapCodeNodes,
  nodesInValues,
  plainElement,
  textAttribute,
} from './code-component.ts';
import { type NameScope, toSentence } from '../naming/identifiers.ts';

/**
 * Returns the components with focusable scroll areas. For a target with components, one added component,
 * `ScrollArea`, is shared by all of them.
 */
export function makeScrollersFocusable(
  components: readonly CodeComponent[],
  hasComponents: boolean,
  names: NameScope,
): readonly CodeComponent[] {
  const byName = new Map(components.map((component) => [component.name, component]));
  const isUnreachable = (node: CodeNode): node is CodeElement =>
    node.kind === 'element' &&
    scrolls(node) &&
    !isFocusable(node) &&
    !containsFocusable(node, byName, new Set());
  const [first] = components.flatMap(({ root }) => [...nodesIn(root)].filter(isUnreachable));
  if (first === undefined) return components;
  const area = hasComponents ? names.take('ScrollArea') : null;
  const makeReachable = (node: CodeNode): CodeNode => {
    if (!isUnreachable(node)) return node;
    return area === null ? makeFocusable(node) : asScrollArea(node, area);
  };
  const changed = components.map((component) => ({
    ...component,
    root: mapCodeNodes(component.root, makeReachable),
  }));
  return area === null ? changed : [...changed, createScrollArea(area, first)];
}

function* nodesIn(node: CodeNode): Generator<CodeNode> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesIn(child);
  for (const inside of nodesInValues(node)) yield* nodesIn(inside);
}

function scrolls({ style }: CodeElement): boolean {
  return style.some(
    ({ property, value }) => /^overflow(-[xy])?$/.test(property) && /auto|scroll/.test(value),
  );
}

/** Whether a descendant can take the focus, which scrolls it into view. */
function containsFocusable(
  node: CodeNode,
  components: ReadonlyMap<string, CodeComponent>,
  around: ReadonlySet<string>,
): boolean {
  const inside = (child: CodeNode) => isFocusable(child) || containsFocusable(child, components, around);
  switch (node.kind) {
    case 'element':
    case 'when':
    case 'rating':
    case 'repeat':
      return node.children.some(inside) || nodesInValues(node).some(inside);
    case 'each':
      return node.rows.some(inside);
    case 'use': {
      const root = around.has(node.component) ? undefined : components.get(node.component)?.root;
      const within = new Set([...around, node.component]);
      return (
        (root !== undefined && (isFocusable(root) || containsFocusable(root, components, within))) ||
        nodesInValues(node).some(inside)
      );
    }
    default:
      return false;
  }
}

function isFocusable(node: CodeNode): boolean {
  return node.kind === 'element' && /^(a|button|input|select|textarea)$/.test(node.tag);
}

function makeFocusable(element: CodeElement): CodeElement {
  const role = element.tag === 'div' ? [textAttribute('role', 'group')] : [];
  return {
    ...element,
    attributes: [...element.attributes, ...role, ...labelOf(element), textAttribute('tabindex', '0')],
  };
}

/** A list stays a list inside the area, and the area takes its style. */
function asScrollArea(element: CodeElement, component: string): CodeElement {
  const area = { ...element, component, tag: 'div' };
  if (element.tag === 'div') return { ...area, attributes: [...element.attributes, ...labelOf(element)] };
  const inner: CodeElement = {
    ...plainElement(element.tag, element.children, element.attributes),
    styleName: `${element.styleName ?? 'part'}-items`,
    style: [{ property: 'display', value: 'contents' }],
  };
  return { ...area, attributes: labelOf(element), children: [inner] };
}

function labelOf({ attributes, styleName }: CodeElement): readonly CodeAttribute[] {
  if (attributes.some(({ name }) => name === 'aria-label')) return [];
  return [textAttribute('aria-label', toSentence((styleName ?? '').replace(/-\d+$/, '')) || 'More')];
}

/**
 * Creates a focusable `div`. The `role` prop lets a user choose another role, such as `region` for a landmark.
 */
function createScrollArea(name: string, first: CodeElement): CodeComponent {
  return {
    name,
    role: 'component',
    nodeId: first.ids[0] ?? '',
    title: 'Scroll area',
    props: [{ name: 'role', type: { kind: 'text' }, fallback: { kind: 'text', text: 'group' } }],
    root: plainElement(
      'div',
      [],
      [{ name: 'role', value: { kind: 'prop', name: 'role' } }, textAttribute('tabindex', '0')],
    ),
    width: 0,
    height: 0,
  };
}

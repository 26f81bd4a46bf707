import type { CodeNode, PropValue } from '../code-component.ts';
import { NameScope } from '../make-names.ts';

/**
 * Gives every style of a component its final name. Layers called alike that look alike share one; what is called
 * otherwise keeps its own name, because a nav and a list that look alike today need not tomorrow. `rootName` is for
 * the root.
 */
export function nameStyles(root: CodeNode, rootName: string): CodeNode {
  const scope = new NameScope(membersOfObjects, '-');
  const names = new Map<string, string>();
  const nameOf = (node: Styled, wanted: string, control: string | null): string | null => {
    const reacts = node.kind === 'element' && node.reacts === true;
    if (node.style.length === 0 && node.variants.length === 0 && !reacts) return null;
    // What a state changes in two controls are two rules.
    const key = JSON.stringify([wanted, node.style, node.variants, holdsStates(node) ? control : reacts]);
    const name = names.get(key) ?? scope.take(wanted);
    names.set(key, name);
    return name;
  };
  const walk = (node: CodeNode, isRoot: boolean, around: string | null): CodeNode => {
    switch (node.kind) {
      case 'element': {
        const styleName = nameOf(node, isRoot ? rootName : (node.styleName ?? 'part'), around);
        const control = node.reacts ? styleName : around;
        return { ...node, styleName, children: node.children.map((child) => walk(child, false, control)) };
      }
      case 'vector':
        return { ...node, styleName: nameOf(node, isRoot ? rootName : (node.styleName ?? 'icon'), around) };
      case 'use':
        return {
          ...node,
          styleName: nameOf(node, node.styleName ?? 'part', around),
          props: node.props.map(({ name, value }) => ({ name, value: walkValue(value, around) })),
        };
      case 'when':
        return { ...node, children: node.children.map((child) => walk(child, false, around)) };
      default:
        return node;
    }
  };
  const walkValue = (value: PropValue, around: string | null): PropValue =>
    value.kind === 'slot' && value.node ? { kind: 'slot', node: walk(value.node, false, around) } : value;
  return walk(root, true, null);
}

function holdsStates({ style, variants }: Styled): boolean {
  return [style, ...variants.map((variant) => variant.style)].some((one) =>
    one.some(({ state }) => state !== undefined),
  );
}

/** What every object has already, a table of classes too. */
const membersOfObjects = [
  ...'constructor prototype toString valueOf toLocaleString hasOwnProperty isPrototypeOf'.split(' '),
  ...'propertyIsEnumerable __proto__ default'.split(' '),
];

type Styled = Extract<CodeNode, { readonly variants: unknown }>;

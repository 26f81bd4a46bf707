/** Which uses of a control are drawn as disabled, and how the component and each place of it say so. */
import type { LayoutNode } from '../../1-layout/layout-tree.ts';
import type { Aligned } from '../align-uses.ts';
import type { CodeComponent, CodeElement, CodeNode, CodeUse } from '../code-component.ts';
import type { UseValue } from '../props/prop-list.ts';
import { controlKind } from '../states/control-kind.ts';
import { disableControl, disablingAttribute, settleControl } from '../states/disable-control.ts';
import type { Building } from './building.ts';

export function isOff(node: LayoutNode | null): boolean {
  return node?.kind === 'box' && node.isDisabled === true;
}

/** What can be disabled by itself takes the attribute like any other; a box around a field has to hand it on. */
export function settleRoot({ uses, props }: Building, root: CodeElement): CodeNode {
  const kind = controlKind(root);
  if (kind === 'native' || !uses.some(isOff)) return settleControl(root);
  if (kind === 'other') return root;
  const values = uses.map((use): UseValue => ({ kind: 'boolean', on: isOff(use) }));
  return disableControl(root, { kind: 'prop', name: props.addDisabled(values) });
}

/** What a component takes along to its root is no prop of its own. */
export function disablingProps(
  { props }: Building,
  { root }: CodeComponent,
  nodes: Aligned,
  prefix: string,
): CodeUse['props'] {
  const kind = root.kind === 'element' ? controlKind(root) : 'other';
  if (kind === 'field' || !nodes.some(isOff)) return [];
  const name = disablingAttribute[kind];
  if (nodes.every((node) => node === null || isOff(node)))
    return [{ name, value: { kind: 'boolean', on: true } }];
  const values = nodes.map((node): UseValue | null => node && { kind: 'boolean', on: isOff(node) });
  const own = props.add({ kind: 'boolean' }, `${prefix} is disabled`, values);
  return [{ name, value: { kind: 'prop', name: own } }];
}

import type { LayoutBox, LayoutNode, LayoutTree, Style } from '../../1-layout/layout-tree.ts';
import { wrapperOf } from '../links/wrapper-of.ts';
import { isOuter } from '../merge-styles.ts';
import { findStepper } from './find-stepper.ts';

/**
 * The same layout with two buttons in every row that steps a number: such a row is no button itself, as often as it is
 * called one. What somebody decided of its parts, or leads somewhere, stays as it is.
 */
export function partSteppers(layout: LayoutTree): LayoutTree {
  const part = (node: LayoutNode): LayoutNode => {
    if (node.kind !== 'box' || node.link !== null) return node;
    const children = node.children.map(part);
    const isSame = children.every((child, index) => child === node.children[index]);
    const inside = isSame ? node : { ...node, children };
    return partOne(inside);
  };
  return { ...layout, pages: layout.pages.map((page) => ({ ...page, root: part(page.root) })) };
}

function partOne(box: LayoutBox): LayoutBox {
  const stepper = box.decided?.kind === undefined ? findStepper(box) : null;
  if (stepper === null) return box;
  const { less, more } = stepper;
  if ([less, more].some(({ link, decided }) => link !== null || decided?.kind !== undefined)) return box;
  const children = box.children.map((child) => {
    if (child === less) return asButton(child, 'Decrease');
    return child === more ? asButton(child, 'Increase') : child;
  });
  return { ...box, children, decided: { ...box.decided, kind: 'group' } };
}

/** A box with the sign in it is the button; a sign alone stands in one that is as high as the row. */
function asButton(sign: LayoutNode, label: string): LayoutNode {
  const decided = { kind: 'button', label, ...sign.decided } as const;
  if (sign.kind === 'box' && sign.children.some(({ visible }) => visible)) return { ...sign, decided };
  const outer = sign.style.filter((one) => isOuter(one) && one.property !== 'align-self');
  const inside = { ...sign, style: sign.style.filter((one) => !isOuter(one)) };
  return { ...wrapperOf(sign, [...outer, ...asHighAsRow], inside), name: label, decided };
}

const asHighAsRow: Style = [
  { property: 'display', value: 'flex' },
  { property: 'align-items', value: 'center' },
  { property: 'align-self', value: 'stretch' },
];

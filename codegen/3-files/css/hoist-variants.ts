/**
 * What most variants of a component say alike is said once for all of them, and the others say otherwise: a rule of a
 * variant is the stronger one in a style sheet. Utilities cannot do so, because none of them is stronger than another.
 */
import { insert } from '../../1-layout/sheet.ts';
import type { Declaration, Style } from '../../1-layout/layout-tree.ts';
import type { CodeComponent, CodeNode, CodeVariant } from '../../2-components/code-component.ts';
import { mapNodes } from '../../2-components/map-nodes.ts';
import { overlaps } from '../../2-components/merge-styles.ts';
import { isPlain } from '../../2-components/plain-style.ts';
import { isStyled } from '../walk-code.ts';

/** The same component with as little as can be in its variants. */
export function hoistVariants(component: CodeComponent): CodeComponent {
  const members = new Map(
    component.props.flatMap(({ name, type }) => (type.kind === 'union' ? [[name, type.members.length]] : [])),
  );
  const hoist = (node: CodeNode): CodeNode => {
    if (!isStyled(node)) return node;
    const [first] = node.variants;
    // Where several props choose a style, how strong their rules are says which of them holds.
    const isAlone =
      first !== undefined &&
      node.variants.every(({ prop, also }) => prop === first.prop && also === undefined);
    if (!isAlone || node.variants.length !== members.get(first.prop)) return node;
    return { ...node, ...hoistStyles(node.style, node.variants) };
  };
  return { ...component, root: mapNodes(component.root, hoist) };
}

type Styles = { readonly style: Style; readonly variants: readonly CodeVariant[] };

function hoistStyles(style: Style, variants: readonly CodeVariant[]): Styles {
  const common = (variants[0]?.style ?? []).flatMap(({ property }) => findCommon(property, variants) ?? []);
  if (common.length === 0) return { style, variants };
  const isCommon = (one: Declaration) =>
    common.some(({ property, value }) => property === one.property && value === one.value);
  return {
    style: common.reduce((base, one) => insert(base, one), style),
    variants: variants
      .map((variant) => ({ ...variant, style: variant.style.filter((one) => !isCommon(one)) }))
      .filter((variant) => variant.style.length > 0),
  };
}

/** What at least two variants say of a property that each of them decides, once and always; else `null`. */
function findCommon(property: string, variants: readonly CodeVariant[]): Declaration | null {
  const counts = new Map<string, { readonly said: Declaration; times: number }>();
  for (const { style } of variants) {
    const rivals = style.filter((one) => one.property === property || overlaps(one.property, property));
    const [said] = rivals;
    if (rivals.length !== 1 || said?.property !== property || !isPlain(said)) return null;
    const known = counts.get(said.value) ?? { said, times: 0 };
    known.times += 1;
    counts.set(said.value, known);
  }
  const [most] = [...counts.values()].sort((one, other) => other.times - one.times);
  return most && most.times > 1 ? most.said : null;
}

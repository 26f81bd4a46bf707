import type { ControlState } from '#design/variant-states';
import type { CodeComponent } from '../../2-components/code-component.ts';
import { findControls, stateStyles, tailwindVariant } from '../css/control-states.ts';
import { isStyled, nodesOf, type StyledNode } from '../walk-code.ts';

/** How the elements of one component speak of states. */
export interface StateNames {
  /** `group/button` for a control in which something changes along with it. */
  groupOf(node: StyledNode): readonly string[];
  /** `hover` on the control itself, `group-hover/button` on what is in it. */
  variantOf(node: StyledNode, state: ControlState): string;
}

/** Names the controls of a component, the component's own root after itself: groups stand in each other. */
export function nameStates(component: CodeComponent, name: string): StateNames {
  const controls = findControls(component);
  const nameOf = (control: StyledNode) =>
    control === component.root ? name : `${name}-${control.styleName ?? 'part'}`;
  const groups = new Set<StyledNode>();
  for (const node of nodesOf(component)) {
    const control = isStyled(node) ? controls.get(node) : undefined;
    if (control === undefined || control === node || !isStyled(node)) continue;
    const styles = [node.style, ...node.variants.map(({ style }) => style)];
    if (styles.some((style) => stateStyles(style).length > 0)) groups.add(control);
  }
  return {
    groupOf: (node) => (groups.has(node) ? [`group/${nameOf(node)}`] : []),
    variantOf(node, state) {
      const control = controls.get(node);
      if (control === undefined) return state;
      const variant = tailwindVariant(control, state);
      return control === node ? variant : `group-${variant}/${nameOf(control)}`;
    },
  };
}

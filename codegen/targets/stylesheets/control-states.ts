/** How CSS and Tailwind express that declarations apply in a state of a control. */
import type { Style, StyleState } from '../../layout/layout-tree.ts';
import {
  childrenOf,
  type CodeComponent,
  type CodeElement,
  type CodeNode,
  isStyled,
  type StyledNode,
} from '../../components/code-component.ts';
import { controlKind, type ControlKind } from '../../components/form-controls.ts';

/** Later states take precedence. */
const stateOrder: readonly StyleState[] = [
  'last-child',
  'current',
  'hover',
  'focus-visible',
  'active',
  'disabled',
];

/** The control whose states apply to each node, for nodes inside a control that reacts. */
export function findControls(component: CodeComponent): ReadonlyMap<StyledNode, CodeElement> {
  const controls = new Map<StyledNode, CodeElement>();
  const visit = (node: CodeNode, around: CodeElement | null): void => {
    const control = node.kind === 'element' && node.reacts ? node : around;
    // Which row is the last depends on no control.
    const isOwn = node.kind === 'element' && node.style.some(({ state }) => state === 'last-child');
    if (isOwn) controls.set(node, node);
    else if (control !== null && isStyled(node)) controls.set(node, control);
    if (node.kind === 'use') {
      for (const { value } of node.props) if (value.kind === 'slot' && value.node) visit(value.node, control);
    }
    for (const child of childrenOf(node)) visit(child, control);
  };
  visit(component.root, null);
  return controls;
}

/** The declarations that apply in every state. */
export function defaultStateStyle(style: Style): Style {
  return style.some(({ state }) => state !== undefined)
    ? style.filter(({ state }) => state === undefined)
    : style;
}

/** The declarations of each state in a style. */
export function stateStyles(style: Style): readonly { readonly state: StyleState; readonly style: Style }[] {
  return stateOrder.flatMap((state) => {
    const own = style.filter((one) => one.state === state);
    return own.length === 0 ? [] : [{ state, style: own }];
  });
}

/** `:hover`, or the form for a control that is not itself pressed or typed into. */
export function pseudoClass(control: CodeElement, state: StyleState): string {
  if (state === 'last-child') return ':last-child';
  if (state === 'current' && control.tag === 'details') return '[open]';
  return state === 'current' && control.tag === 'button'
    ? '[aria-pressed="true"]'
    : pseudoClasses[controlKind(control)][state];
}

/** The variant of Tailwind for the same state, as `hover`. */
export function tailwindVariant(control: CodeElement, state: StyleState): string {
  if (state === 'last-child') return 'last';
  if (state === 'current' && control.tag === 'details') return 'open';
  return state === 'current' && control.tag === 'button'
    ? 'aria-pressed'
    : tailwindVariants[controlKind(control)][state];
}

const current = '[aria-current="page"]';

const pseudoClasses: Readonly<
  Record<ControlKind, Readonly<Record<Exclude<StyleState, 'last-child'>, string>>>
> = {
  native: {
    current,
    hover: ':hover',
    'focus-visible': ':focus-visible',
    active: ':active',
    disabled: ':disabled',
  },
  field: {
    current: ':has(:checked)',
    hover: ':hover',
    'focus-visible': ':focus-within',
    active: ':active',
    disabled: ':has(:disabled)',
  },
  other: {
    current,
    hover: ':hover',
    'focus-visible': ':focus-visible',
    active: ':active',
    disabled: '[aria-disabled="true"]',
  },
};

const tailwindCurrent = 'aria-[current=page]';

/** https://tailwindcss.com/docs/hover-focus-and-other-states */
const tailwindVariants: typeof pseudoClasses = {
  native: {
    current: tailwindCurrent,
    hover: 'hover',
    'focus-visible': 'focus-visible',
    active: 'active',
    disabled: 'disabled',
  },
  field: {
    current: 'has-checked',
    hover: 'hover',
    'focus-visible': 'focus-within',
    active: 'active',
    disabled: 'has-disabled',
  },
  other: {
    current: tailwindCurrent,
    hover: 'hover',
    'focus-visible': 'focus-visible',
    active: 'active',
    disabled: 'aria-disabled',
  },
};

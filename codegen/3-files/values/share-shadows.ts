import type { Style } from '../../1-layout/layout-tree.ts';
import type { CodeNode, CodeProject } from '../../2-components/code-component.ts';
import { mapNodes } from '../../2-components/map-nodes.ts';
import { NameScope, toKebabCase } from '../../2-components/make-names.ts';
import { tokenNames } from '../../1-layout/token-name.ts';

/** A shadow style of the design with the name that stands for it, as `shadow-card`. */
export interface SharedShadow {
  readonly name: string;
  readonly value: string;
}

export interface ShadowedProject {
  readonly project: CodeProject;
  readonly shadows: readonly SharedShadow[];
}

/** The same project, boxes naming the shadow styles of the design that they have. */
export function shareShadows(project: CodeProject): ShadowedProject {
  const tokens = tokenNames(project.tokens);
  const scope = new NameScope([...tokens, ...sizesOfTailwind], '-');
  const wanted = new Map<string, string>();
  for (const { name, style } of project.namedStyles) {
    const value = shadowOf(style);
    if (value !== null && !wanted.has(value)) wanted.set(value, toKebabCase(name) ?? 'style');
  }
  const names = new Map<string, string>();
  const nameOf = (value: string): string | null => {
    const own = wanted.get(value);
    if (own === undefined) return null;
    const name = names.get(value) ?? scope.take(`shadow-${own.replace(/^shadow-/, '')}`);
    names.set(value, name);
    return name;
  };
  const share = (style: Style): Style =>
    style.map((one) => {
      const name = one.property === 'box-shadow' ? nameOf(one.value) : null;
      return name === null ? one : { ...one, value: `var(--${name})` };
    });
  const change = (node: CodeNode): CodeNode =>
    node.kind === 'element' || node.kind === 'use'
      ? {
          ...node,
          style: share(node.style),
          variants: node.variants.map((variant) => ({ ...variant, style: share(variant.style) })),
        }
      : node;
  const components = project.components.map((one) => ({ ...one, root: mapNodes(one.root, change) }));
  return {
    project: { ...project, components },
    shadows: [...names].map(([value, name]) => ({ name, value })),
  };
}

function shadowOf(style: Style): string | null {
  return style.find(({ property }) => property === 'box-shadow')?.value ?? null;
}

const sizesOfTailwind = '2xs xs sm md lg xl 2xl inner none'.split(' ').map((size) => `shadow-${size}`);

/** Custom properties for the sheet of tokens, or for Tailwind's theme: https://tailwindcss.com/docs/box-shadow */
export function declareShadows(shadows: readonly SharedShadow[]): Style {
  return shadows.map(({ name, value }) => ({ property: `--${name}`, value }));
}

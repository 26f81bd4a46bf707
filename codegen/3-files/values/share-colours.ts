/**
 * Colours that several elements have and the design has no name for: each is said once and called by what it is. In
 * CSS it is a custom property, in Tailwind a colour of the theme.
 */
import type { Declaration, Style } from '../../1-layout/layout-tree.ts';
import { tokenNames } from '../../1-layout/token-name.ts';
import type { CodeNode, CodeProject } from '../../2-components/code-component.ts';
import { NameScope } from '../../2-components/make-names.ts';
import { mapNodes } from '../../2-components/map-nodes.ts';
import { nameColour } from './name-colour.ts';
import { isStyled, nodesOf } from '../walk-code.ts';

/** A colour of the design with the name that stands for it, as `teal-31`. */
export interface SharedColour {
  readonly name: string;
  readonly value: string;
}

export interface ColouredProject {
  readonly project: CodeProject;
  readonly colours: readonly SharedColour[];
}

type Kind = 'css' | 'tailwind';

/** Uses from which on a colour is worth a name. A colour of Tailwind's without one stands in brackets, so it is soon. */
const fewestUses: Readonly<Record<Kind, number>> = { css: 4, tailwind: 2 };

const coloured = /^(color|background-color|border|border-(color|top|right|bottom|left)|outline)$/;
const colour = /#[\da-f]{6}\b|rgb\(\d+ \d+ \d+ \/ [\d.]+\)/g;
/** Nobody needs another word for black and white, nor for what shows nothing. */
const plain = /^#(?:0{6}|f{6})$|^rgb\((?:0 0 0|255 255 255) \/|\/ 0(?:\.00\d+)?\)$/;

/** The same project, its elements naming the colours they share. */
export function shareColours(project: CodeProject, kind: Kind): ColouredProject {
  const colours = nameColours(project, fewestUses[kind]);
  if (colours.size === 0) return { project, colours: [] };
  const prefix = kind === 'tailwind' ? 'color-' : '';
  const use = (one: Declaration): Declaration => {
    if (!coloured.test(one.property)) return one;
    const value = one.value.replace(colour, (found) => {
      const name = colours.get(found);
      return name === undefined ? found : `var(--${prefix}${name})`;
    });
    return value === one.value ? one : { ...one, value };
  };
  const change = (node: CodeNode): CodeNode =>
    isStyled(node)
      ? {
          ...node,
          style: node.style.map(use),
          variants: node.variants.map((variant) => ({ ...variant, style: variant.style.map(use) })),
        }
      : node;
  return {
    project: {
      ...project,
      components: project.components.map((one) => ({ ...one, root: mapNodes(one.root, change) })),
    },
    colours: [...colours].map(([value, name]) => ({ name, value })),
  };
}

/** Names by colour, in the order of their values: one more colour changes nothing about the others. */
function nameColours(project: CodeProject, fewest: number): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  const count = (style: Style): void => {
    for (const { property, value } of style) {
      if (!coloured.test(property)) continue;
      for (const [found] of value.matchAll(colour))
        if (!plain.test(found)) counts.set(found, (counts.get(found) ?? 0) + 1);
    }
  };
  for (const component of project.components) {
    for (const node of nodesOf(component)) {
      if (!isStyled(node)) continue;
      count(node.style);
      for (const { style } of node.variants) count(style);
    }
  }
  const scope = new NameScope(tokenNames(project.tokens), '-');
  const shared = [...counts].filter(([, uses]) => uses >= fewest).map(([value]) => value);
  return new Map(shared.sort().map((value) => [value, scope.take(nameOf(value))]));
}

/** `teal-31`, and with an opacity of 12% `teal-31-a12`. */
function nameOf(value: string): string {
  const hex = /^#(..)(..)(..)$/
    .exec(value)
    ?.slice(1)
    .map((channel) => Number.parseInt(channel, 16));
  const [red = 0, green = 0, blue = 0, alpha] = hex ?? (value.match(/[\d.]+/g) ?? []).map(Number);
  const name = nameColour([red, green, blue]);
  return alpha === undefined ? name : `${name}-a${Math.round(alpha * 100)}`;
}

/** Custom properties for the sheet of tokens. */
export function declareColours(colours: readonly SharedColour[]): Style {
  return colours.map(({ name, value }) => ({ property: `--${name}`, value }));
}

/** A colour by its custom property, where it has one. */
export function sayColour(value: string, colours: readonly SharedColour[]): string {
  const shared = colours.find((one) => one.value === value);
  return shared === undefined ? value : `var(--${shared.name})`;
}

/**
 * Names the colours that several elements have and the design has no name for. Each is declared once: in CSS as a
 * custom property, in Tailwind as a colour of the theme.
 */
import {
  type CodeNode,
  type CodeProject,
  isStyled,
  mapCodeNodes,
  nodesOf,
} from '../components/code-component.ts';
import type { Declaration, Style } from '../layout/layout-tree.ts';
import { NameScope } from '../naming/identifiers.ts';
import { propertyOf } from './properties.ts';
import { toOklch } from './read-colour.ts';
import type { SharingRules } from './sharing-rules.ts';
import { tokenPropertyNames } from './token-properties.ts';

/** A colour of the design with its name in code, such as `teal-31`. */
export interface SharedColour {
  readonly name: string;
  readonly value: string;
}

/** A project whose elements reference shared colours by name. */
export interface ProjectWithColours {
  readonly project: CodeProject;
  readonly colours: readonly SharedColour[];
}

const colourPattern = /#[\da-f]{6}\b|rgb\(\d+ \d+ \d+ \/ [\d.]+\)/g;

/** Replaces colours that elements share by references to named colours. */
export function extractSharedColours(
  project: CodeProject,
  { minColourOccurrences, colourPrefix }: SharingRules,
): ProjectWithColours {
  const colours = nameColours(project, minColourOccurrences);
  if (colours.size === 0) return { project, colours: [] };
  const referenceColours = (one: Declaration): Declaration => {
    if (!propertyOf(one.property).takesNamedColours) return one;
    const value = one.value.replace(colourPattern, (found) => {
      const name = colours.get(found);
      return name === undefined ? found : `var(--${colourPrefix}${name})`;
    });
    return value === one.value ? one : { ...one, value };
  };
  const change = (node: CodeNode): CodeNode =>
    isStyled(node)
      ? {
          ...node,
          style: node.style.map(referenceColours),
          variants: node.variants.map((variant) => ({
            ...variant,
            style: variant.style.map(referenceColours),
          })),
        }
      : node;
  return {
    project: {
      ...project,
      components: project.components.map((one) => ({ ...one, root: mapCodeNodes(one.root, change) })),
    },
    colours: [...colours].map(([value, name]) => ({ name, value })),
  };
}

/** Black and white, and colours that are nearly transparent, get no name. */
const needsNoName = /^#(?:0{6}|f{6})$|^rgb\((?:0 0 0|255 255 255) \/|\/ 0(?:\.00\d+)?\)$/;

/** Names by colour, sorted by value, so that one more colour does not change the other names. */
function nameColours(project: CodeProject, minimum: number): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  const count = (style: Style): void => {
    for (const { property, value } of style) {
      if (!propertyOf(property).takesNamedColours) continue;
      for (const [found] of value.matchAll(colourPattern))
        if (!needsNoName.test(found)) counts.set(found, (counts.get(found) ?? 0) + 1);
    }
  };
  for (const component of project.components) {
    for (const node of nodesOf(component)) {
      if (!isStyled(node)) continue;
      count(node.style);
      for (const { style } of node.variants) count(style);
    }
  }
  const scope = new NameScope(tokenPropertyNames(project.tokens), '-');
  const shared = [...counts].filter(([, occurrences]) => occurrences >= minimum).map(([value]) => value);
  return new Map(shared.sort().map((value) => [value, scope.take(sharedColourName(value))]));
}

/** `teal-31`, or `teal-31-a12` with an opacity of 12%. */
function sharedColourName(value: string): string {
  const [red = 0, green = 0, blue = 0, alpha] = readChannels(value);
  const name = nameColour([red, green, blue]);
  return alpha === undefined ? name : `${name}-a${Math.round(alpha * 100)}`;
}

function readChannels(value: string): readonly number[] {
  const hex = /^#(..)(..)(..)$/
    .exec(value)
    ?.slice(1)
    .map((channel) => Number.parseInt(channel, 16));
  return hex ?? (value.match(/[\d.]+/g) ?? []).map(Number);
}

/** The only lightness that is also a step of Tailwind's colours, where it means the lightest. */
const tailwindLightestStep = 50;

/**
 * Returns the hue of a colour in a word: `#143642` is `blue`.
 * @param least The chroma below which it is grey; pale grounds of several hues differ in less than what people see alone.
 */
export function colourWord(value: string, least = minChroma): string {
  const [red = 0, green = 0, blue = 0] = readChannels(value);
  const { lightness, chroma, hue } = toOklch(red, green, blue);
  return hueName(chroma, hue, Math.round(lightness * 100), least);
}

/** Names a colour by its hue and its lightness in percent: `#143642` is `blue-31`. Nothing else influences the name. */
function nameColour([red, green, blue]: readonly [red: number, green: number, blue: number]): string {
  const { lightness, chroma, hue } = toOklch(red, green, blue);
  const rounded = Math.round(lightness * 100);
  const tone = rounded === tailwindLightestStep ? rounded + 1 : rounded;
  return `${hueName(chroma, hue, tone)}-${tone}`;
}

/**
 * Hues of the OKLCH colour wheel in degrees, each up to the start of the next.
 * https://www.w3.org/TR/css-color-4/#ok-lab
 */
const hues: readonly (readonly [end: number, word: string])[] = [
  [15, 'pink'],
  [42, 'red'],
  [80, 'orange'],
  [118, 'yellow'],
  [165, 'green'],
  [200, 'teal'],
  [285, 'blue'],
  [325, 'purple'],
  [360, 'pink'],
];

/** Below this chroma people see no hue. */
const minChroma = 0.018;
/** A dark orange or yellow is called brown. Percent of lightness. */
const maxBrownLightness = 55;

function hueName(chroma: number, hue: number, tone: number, least = minChroma): string {
  if (chroma < least) return 'grey';
  const word = hues.find(([end]) => hue < end)?.[1] ?? 'pink';
  return (word === 'orange' || word === 'yellow') && tone < maxBrownLightness ? 'brown' : word;
}

/** Custom properties for the token stylesheet. */
export function colourProperties(colours: readonly SharedColour[]): Style {
  return colours.map(({ name, value }) => ({ property: `--${name}`, value }));
}

/** A reference to a colour's custom property, or the colour itself if it has none. */
export function colourReference(value: string, colours: readonly SharedColour[]): string {
  const shared = colours.find((one) => one.value === value);
  return shared === undefined ? value : `var(--${shared.name})`;
}

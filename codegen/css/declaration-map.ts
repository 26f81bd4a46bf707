/** The declarations of one element while the layout is computed, and their order in the output. */
import type { Declaration, Style } from '../layout/layout-tree.ts';

/**
 * The CSS declarations of one element while the layout is computed, by property. Setting a property again replaces its
 * value.
 */
export type DeclarationMap = Map<string, string>;

/** The order in which developers usually write properties: position, layout, size, appearance. */
const propertyOrder: readonly string[] = [
  'position',
  'inset',
  'top',
  'right',
  'bottom',
  'left',
  'z-index',
  'isolation',
  'display',
  'flex-direction',
  'flex-wrap',
  'grid-template-columns',
  'grid-template-rows',
  'align-items',
  'align-content',
  'justify-content',
  'gap',
  'row-gap',
  'column-gap',
  'flex',
  'flex-shrink',
  'align-self',
  'justify-self',
  'grid-row',
  'grid-column',
  'order',
  'width',
  'min-width',
  'max-width',
  'height',
  'min-height',
  'max-height',
  'aspect-ratio',
  'margin',
  'margin-block',
  'margin-inline',
  'margin-top',
  'margin-right',
  'margin-bottom',
  'margin-left',
  'padding',
  'overflow',
  'overflow-x',
  'overflow-y',
  'object-fit',
  'object-position',
  'background',
  'background-color',
  'background-image',
  'background-blend-mode',
  'background-clip',
  'border',
  'border-width',
  'border-style',
  'border-color',
  'border-top',
  'border-right',
  'border-bottom',
  'border-left',
  'border-radius',
  'outline',
  'outline-offset',
  'box-shadow',
  'color',
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'font-variant-caps',
  'font-feature-settings',
  'line-height',
  'letter-spacing',
  'text-align',
];

/** Converts a map to a style: custom properties first, then the usual order of properties. */
export function toStyle(declarations: DeclarationMap): Style {
  const ranked = Array.from(declarations, ([property, value]) => {
    const declaration = { property, value };
    return { declaration, at: rankOf(declaration) };
  });
  return ranked.sort((one, other) => one.at - other.at).map(({ declaration }) => declaration);
}

const propertyRanks: ReadonlyMap<string, number> = new Map(
  propertyOrder.map((property, index) => [property, index]),
);

function rankOf({ property, below }: Declaration): number {
  if (below !== undefined) return propertyOrder.length + 1;
  return property.startsWith('--') ? -1 : (propertyRanks.get(property) ?? propertyOrder.length);
}

/** Sets a property; `null` sets nothing. */
export function setDeclaration(declarations: DeclarationMap, property: string, value: string | null): void {
  if (value !== null) declarations.set(property, value);
}

/** Appends a value to a property that takes a list, such as `box-shadow` or `transform`. */
export function appendDeclaration(
  declarations: DeclarationMap,
  property: string,
  value: string,
  separator: ', ' | ' ',
): void {
  const former = declarations.get(property);
  declarations.set(property, former === undefined ? value : `${former}${separator}${value}`);
}

/** Inserts a declaration into a style at its place in the usual order of properties. */
export function insertDeclaration(style: Style, added: Declaration): Style {
  const next = style.findIndex((declaration) => rankOf(declaration) > rankOf(added));
  return next < 0 ? [...style, added] : style.toSpliced(next, 0, added);
}

/** The declarations of one element while the layout is computed, and their order in the output. */
import type { Declaration, Style } from '../layout/layout-tree.ts';
import { cssProperties, type CssPropertyName, rankOfProperty } from './properties.ts';

/**
 * The CSS declarations of one element while the layout is computed, by property. Setting a property again replaces its
 * value.
 */
export type DeclarationMap = Map<string, string>;

/** Converts a map to a style: custom properties first, then the usual order of properties. */
export function toStyle(declarations: DeclarationMap): Style {
  const ranked = Array.from(declarations, ([property, value]) => {
    const declaration = { property, value };
    return { declaration, at: rankOf(declaration) };
  });
  return ranked.sort((one, other) => one.at - other.at).map(({ declaration }) => declaration);
}

/** Declarations for narrower viewports come last. */
function rankOf({ property, below }: Declaration): number {
  return below === undefined ? rankOfProperty(property) : cssProperties.size + 1;
}

/** Sets a property that the table of properties describes; `null` sets nothing. */
export function setDeclaration(
  declarations: DeclarationMap,
  property: CssPropertyName,
  value: string | null,
): void {
  if (value !== null) declarations.set(property, value);
}

/** Appends a value to a property that takes a list, such as `box-shadow` or `transform`. */
export function appendDeclaration(
  declarations: DeclarationMap,
  property: CssPropertyName,
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

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

/** These come last, in the order in which the layout declares them. */
const unranked: ReadonlySet<string> = new Set([
  ...['inset-inline', 'inset-block', 'flex-grow', 'flex-basis', 'field-sizing', 'padding-inline-start'],
  ...['padding-top', 'padding-right', 'padding-bottom', 'padding-left', 'border-inline', 'border-block'],
  ...['font', 'font-stretch', 'font-variation-settings', 'text-indent', 'text-transform', 'text-decoration'],
  ...['text-decoration-skip-ink', 'text-underline-offset', 'text-overflow', 'text-box', 'text-shadow'],
  ...['-webkit-text-stroke', 'paint-order', 'white-space', 'overflow-wrap', 'hanging-punctuation'],
  ...['list-style-type', '-webkit-line-clamp', '-webkit-box-orient', 'opacity', 'transform'],
  ...['transform-origin', 'mix-blend-mode', 'filter', 'backdrop-filter', 'clip-path', 'mask', 'cursor'],
  'pointer-events',
]);

function rankOf({ property, below }: Declaration): number {
  if (below !== undefined) return cssProperties.size + 1;
  return unranked.has(property) ? cssProperties.size : rankOfProperty(property);
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

import type { Declaration, Style } from './layout-tree.ts';

/** Declarations on the way to a `Style`; setting one again replaces it. */
export type Sheet = Map<string, string>;

/** The order a person writes them in: where it stands, how it lays out, its size, its looks. */
const order: readonly string[] = [
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

const rank: ReadonlyMap<string, number> = new Map(order.map((property, index) => [property, index]));

function place({ property, below }: Declaration): number {
  if (below !== undefined) return order.length + 1;
  return property.startsWith('--') ? -1 : (rank.get(property) ?? order.length);
}

/** A style with one more declaration, where a person writes it. */
export function insert(style: Style, added: Declaration): Style {
  const next = style.findIndex((declaration) => place(declaration) > place(added));
  return next < 0 ? [...style, added] : style.toSpliced(next, 0, added);
}

/** The declarations of a sheet, custom properties first, then in the order a person writes them. */
export function finish(sheet: Sheet): Style {
  const placed = Array.from(sheet, ([property, value]) => {
    const declaration = { property, value };
    return { declaration, at: place(declaration) };
  });
  return placed.sort((one, other) => one.at - other.at).map(({ declaration }) => declaration);
}

/** Sets a property where there is something to say. */
export function put(sheet: Sheet, property: string, value: string | null): void {
  if (value !== null) sheet.set(property, value);
}

/** Adds to a property that takes a list, as `box-shadow` or `transform`. */
export function append(sheet: Sheet, property: string, value: string, separator: ', ' | ' '): void {
  const former = sheet.get(property);
  sheet.set(property, former === undefined ? value : `${former}${separator}${value}`);
}

/**
 * The CSS properties that the compiler writes, each described once. The order of the rows is the order in which
 * developers usually write declarations: position, layout, size, appearance. A test compares the rows with Chromium.
 */

/** What is known about a CSS property. */
export interface CssProperty {
  /**
   * The value of an element that does not declare the property: CSS's initial value, or what the base stylesheet makes
   * of it. It is `inherit` where the page itself declares a value.
   */
  readonly initial: string;
  /** Elements inherit it from their parent. */
  readonly inherited: boolean;
  /** The properties that it sets, if it is a shorthand. Only those that are declared somewhere have rows. */
  readonly longhands: readonly string[];
  readonly role: PropertyRole;
  /** It makes the box itself visible. */
  readonly paints: boolean;
  /** Its colours may get names. */
  readonly takesNamedColours: boolean;
  /** A value other than the initial one creates a stacking context. */
  readonly createsStackingContext: boolean;
  /** It can change the height of an element, apart from how lines wrap. */
  readonly affectsHeight: boolean;
  /** Its lengths follow the font size that a reader sets in the browser. */
  readonly scalesWithFontSize: boolean;
}

/**
 * - `outer`: the position of the element in its container and its share of the space.
 * - `size`: its own size.
 * - `content`: the layout of its content.
 * - `paint`: how its box is painted.
 * - `text`: how its text is set.
 * - `effect`: what is applied to the element as a whole after it is painted: opacity and transforms.
 * - `interaction`: how it reacts to the pointer.
 */
type PropertyRole = 'outer' | 'size' | 'content' | 'paint' | 'text' | 'effect' | 'interaction';

type Flag =
  | 'inherited'
  | 'paints'
  | 'takesNamedColours'
  | 'createsStackingContext'
  | 'affectsHeight'
  | 'scalesWithFontSize';

const noFlags: Readonly<Record<Flag, boolean>> = {
  inherited: false,
  paints: false,
  takesNamedColours: false,
  createsStackingContext: false,
  affectsHeight: false,
  scalesWithFontSize: false,
};

const sides = ['top', 'right', 'bottom', 'left'];
const corners = ['top-left', 'top-right', 'bottom-right', 'bottom-left'];
const edge = ['width', 'style', 'color'];

const rows = {
  position: row('outer', 'static', ['affectsHeight']),
  inset: row('outer', 'auto', ['scalesWithFontSize'], sides),
  'inset-inline': row('outer', 'auto', ['scalesWithFontSize'], ['left', 'right']),
  'inset-block': row('outer', 'auto', ['scalesWithFontSize'], ['top', 'bottom']),
  top: row('outer', 'auto', ['scalesWithFontSize']),
  right: row('outer', 'auto', ['scalesWithFontSize']),
  bottom: row('outer', 'auto', ['scalesWithFontSize']),
  left: row('outer', 'auto', ['scalesWithFontSize']),
  // It has an effect on positioned elements and on items of flex containers and grids, and only these declare it.
  'z-index': row('outer', 'auto', ['createsStackingContext']),
  isolation: row('paint', 'auto', ['createsStackingContext']),

  // Every element that represents a layer is a block: see `asBlockStyle` and the base stylesheet.
  display: row('content', 'block', ['affectsHeight']),
  'flex-direction': row('content', 'row', ['affectsHeight']),
  'flex-wrap': row('content', 'nowrap', ['affectsHeight']),
  'grid-template-columns': row('content', 'none', ['scalesWithFontSize']),
  'grid-template-rows': row('content', 'none', ['affectsHeight', 'scalesWithFontSize']),
  'align-items': row('content', 'stretch'),
  'align-content': row('content', 'normal'),
  'justify-content': row('content', 'normal'),
  gap: row('content', '0', ['affectsHeight', 'scalesWithFontSize'], ['row-gap', 'column-gap']),
  'row-gap': row('content', '0', ['affectsHeight', 'scalesWithFontSize']),
  'column-gap': row('content', '0', ['scalesWithFontSize']),
  flex: row(
    'outer',
    '0 1 auto',
    ['affectsHeight', 'scalesWithFontSize'],
    ['flex-grow', 'flex-shrink', 'flex-basis'],
  ),
  'flex-grow': row('outer', '0', ['affectsHeight']),
  'flex-shrink': row('outer', '1', ['affectsHeight']),
  'flex-basis': row('outer', 'auto', ['affectsHeight', 'scalesWithFontSize']),
  'align-self': row('outer', 'auto'),
  'justify-self': row('outer', 'auto'),
  'grid-row': row('outer', 'auto', [], ['grid-row-start', 'grid-row-end']),
  'grid-column': row('outer', 'auto', [], ['grid-column-start', 'grid-column-end']),
  order: row('outer', '0'),

  width: row('size', 'auto', ['scalesWithFontSize']),
  'min-width': row('size', 'auto', ['scalesWithFontSize']),
  'max-width': row('size', 'none', ['scalesWithFontSize']),
  height: row('size', 'auto', ['affectsHeight', 'scalesWithFontSize']),
  'min-height': row('size', 'auto', ['affectsHeight', 'scalesWithFontSize']),
  'max-height': row('size', 'none', ['affectsHeight', 'scalesWithFontSize']),
  'aspect-ratio': row('size', 'auto', ['affectsHeight']),
  'field-sizing': row('content', 'fixed', ['affectsHeight']),
  margin: row('outer', '0', ['affectsHeight', 'scalesWithFontSize'], names('margin-*', sides)),
  'margin-block': row('outer', '0', ['affectsHeight', 'scalesWithFontSize'], ['margin-top', 'margin-bottom']),
  'margin-inline': row('outer', '0', ['scalesWithFontSize'], ['margin-left', 'margin-right']),
  'margin-top': row('outer', '0', ['affectsHeight', 'scalesWithFontSize']),
  'margin-right': row('outer', '0', ['scalesWithFontSize']),
  'margin-bottom': row('outer', '0', ['affectsHeight', 'scalesWithFontSize']),
  'margin-left': row('outer', '0', ['scalesWithFontSize']),
  padding: row('content', '0', ['affectsHeight', 'scalesWithFontSize'], names('padding-*', sides)),
  // It sets the side on which lines start.
  'padding-inline-start': row('content', '0', ['scalesWithFontSize'], ['padding-left', 'padding-right']),
  'padding-top': row('content', '0', ['affectsHeight', 'scalesWithFontSize']),
  'padding-right': row('content', '0', ['scalesWithFontSize']),
  'padding-bottom': row('content', '0', ['affectsHeight', 'scalesWithFontSize']),
  'padding-left': row('content', '0', ['scalesWithFontSize']),
  overflow: row('content', 'visible', ['affectsHeight'], ['overflow-x', 'overflow-y']),
  'overflow-x': row('content', 'visible', ['affectsHeight']),
  'overflow-y': row('content', 'visible', ['affectsHeight']),
  'object-fit': row('content', 'fill'),
  'object-position': row('content', '50% 50%'),
  'border-collapse': row('content', 'separate', ['inherited']),
  'vertical-align': row('content', 'baseline', ['affectsHeight']),

  background: row(
    'paint',
    'none',
    ['paints'],
    names('background-*', ['color', 'image', 'position', 'size', 'repeat', 'origin', 'clip', 'attachment']),
  ),
  'background-color': row('paint', 'transparent', ['paints', 'takesNamedColours']),
  'background-image': row('paint', 'none', ['paints']),
  'background-blend-mode': row('paint', 'normal'),
  'background-clip': row('paint', 'border-box'),
  border: row('paint', '0', ['paints', 'takesNamedColours', 'affectsHeight'], names('border-*', sides)),
  'border-width': row('paint', '0', ['paints', 'affectsHeight'], names('border-*-width', sides)),
  'border-style': row('paint', 'none', ['affectsHeight'], names('border-*-style', sides)),
  'border-color': row('paint', 'currentcolor', ['takesNamedColours'], names('border-*-color', sides)),
  'border-inline': row('paint', '0', ['paints', 'takesNamedColours'], ['border-left', 'border-right']),
  'border-block': row(
    'paint',
    '0',
    ['paints', 'takesNamedColours', 'affectsHeight'],
    ['border-top', 'border-bottom'],
  ),
  'border-top': row(
    'paint',
    '0',
    ['paints', 'takesNamedColours', 'affectsHeight'],
    names('border-top-*', edge),
  ),
  'border-right': row('paint', '0', ['paints', 'takesNamedColours'], names('border-right-*', edge)),
  'border-bottom': row(
    'paint',
    '0',
    ['paints', 'takesNamedColours', 'affectsHeight'],
    names('border-bottom-*', edge),
  ),
  'border-left': row('paint', '0', ['paints', 'takesNamedColours'], names('border-left-*', edge)),
  'border-radius': row('paint', '0', [], names('border-*-radius', corners)),
  outline: row('paint', 'none', ['paints', 'takesNamedColours'], names('outline-*', edge)),
  'outline-offset': row('paint', '0'),
  'box-shadow': row('paint', 'none', ['paints']),

  color: row('text', 'inherit', ['inherited', 'takesNamedColours']),
  font: row(
    'text',
    'inherit',
    ['inherited', 'affectsHeight'],
    [
      ...['font-family', 'font-size', 'font-style', 'font-weight', 'font-stretch', 'font-variant-caps'],
      ...['font-feature-settings', 'font-variation-settings', 'line-height'],
    ],
  ),
  'font-family': row('text', 'inherit', ['inherited']),
  'font-size': row('text', 'inherit', ['inherited', 'affectsHeight', 'scalesWithFontSize']),
  'font-style': row('text', 'normal', ['inherited']),
  'font-weight': row('text', '400', ['inherited']),
  'font-stretch': row('text', 'normal', ['inherited']),
  'font-variant-caps': row('text', 'normal', ['inherited']),
  'font-feature-settings': row('text', 'normal', ['inherited']),
  'font-variation-settings': row('text', 'normal', ['inherited']),
  'line-height': row('text', 'normal', ['inherited', 'affectsHeight', 'scalesWithFontSize']),
  'letter-spacing': row('text', 'normal', ['inherited']),
  'text-align': row('text', 'start', ['inherited']),
  'text-indent': row('text', '0', ['inherited', 'scalesWithFontSize']),
  'text-transform': row('text', 'none', ['inherited']),
  'text-decoration': row(
    'text',
    'none',
    ['takesNamedColours'],
    names('text-decoration-*', ['line', 'style', 'color', 'thickness']),
  ),
  'text-decoration-skip-ink': row('text', 'auto', ['inherited']),
  'text-underline-offset': row('text', 'auto', ['inherited']),
  'text-overflow': row('text', 'clip'),
  'text-box': row('text', 'normal', ['affectsHeight'], ['text-box-trim', 'text-box-edge']),
  'text-shadow': row('text', 'none', ['inherited']),
  '-webkit-text-stroke': row(
    'text',
    '0',
    ['inherited', 'takesNamedColours'],
    names('-webkit-text-stroke-*', ['width', 'color']),
  ),
  'paint-order': row('text', 'normal', ['inherited']),
  'white-space': row('text', 'normal', ['inherited']),
  // The base stylesheet declares it for the page.
  'overflow-wrap': row('text', 'inherit', ['inherited']),
  'hanging-punctuation': row('text', 'none', ['inherited']),
  // The base stylesheet declares it for lists.
  'list-style-type': row('text', 'none', ['inherited']),
  '-webkit-line-clamp': row('text', 'none', ['affectsHeight']),
  '-webkit-box-orient': row('text', 'horizontal', ['affectsHeight']),

  opacity: row('effect', '1', ['createsStackingContext']),
  transform: row('effect', 'none', ['createsStackingContext']),
  'transform-origin': row('effect', '50% 50%'),
  'mix-blend-mode': row('paint', 'normal', ['createsStackingContext']),
  filter: row('paint', 'none', ['createsStackingContext']),
  'backdrop-filter': row('paint', 'none', ['createsStackingContext']),
  'clip-path': row('paint', 'none', ['createsStackingContext']),
  mask: row(
    'paint',
    'none',
    ['createsStackingContext'],
    names('mask-*', ['image', 'position', 'size', 'repeat', 'origin', 'clip', 'mode', 'composite']),
  ),

  cursor: row('interaction', 'auto', ['inherited']),
  'pointer-events': row('interaction', 'auto', ['inherited']),
} satisfies Readonly<Record<string, CssProperty>>;

function row(
  role: PropertyRole,
  initial: string,
  flags: readonly Flag[] = [],
  longhands: readonly string[] = [],
): CssProperty {
  const own = Object.fromEntries(flags.map((flag) => [flag, true]));
  return { ...noFlags, ...own, role, initial, longhands };
}

function names(pattern: string, parts: readonly string[]): readonly string[] {
  return parts.map((part) => pattern.replace('*', part));
}

/** The name of a property with a row. */
export type CssPropertyName = keyof typeof rows;

/** The properties by name, in the order in which they are declared. */
export const cssProperties: ReadonlyMap<string, CssProperty> = new Map(Object.entries(rows));

const unknownProperty = row('paint', 'unset');
const customProperty = row('paint', 'unset', ['takesNamedColours']);

/** What is known about a property. A custom property is none of these: it has no effect by itself, but may pass a colour on. */
export function propertyOf(property: string): CssProperty {
  return cssProperties.get(property) ?? (property.startsWith('--') ? customProperty : unknownProperty);
}

const ranks: ReadonlyMap<string, number> = new Map(
  [...cssProperties.keys()].map((property, at) => [property, at]),
);

/** The position of a property in the usual order: custom properties first, unknown ones last. */
export function rankOfProperty(property: string): number {
  return property.startsWith('--') ? -1 : (ranks.get(property) ?? ranks.size);
}

/** What each property sets: the longhands of its longhands, or itself. */
const valuesSetBy: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...cssProperties.keys()].map((property) => [property, new Set(expandLonghands(property))]),
);

function expandLonghands(property: string): readonly string[] {
  const { longhands } = propertyOf(property);
  return longhands.length === 0 ? [property] : longhands.flatMap(expandLonghands);
}

/** Whether one property sets a value that the other sets too. */
export function propertiesOverlap(one: string, other: string): boolean {
  if (one === other) return true;
  const [own, others] = [valuesSetBy.get(one), valuesSetBy.get(other)];
  return own !== undefined && others !== undefined && [...own].some((value) => others.has(value));
}

/** The widest shorthand of each property that has one. */
const widestShorthands: ReadonlyMap<string, string> = new Map(
  [...valuesSetBy.keys()].map((property) => [property, findWidestShorthand(property)]),
);

function findWidestShorthand(property: string): string {
  const own = [...(valuesSetBy.get(property) ?? [])];
  const [widest] = [...valuesSetBy]
    .filter(([, values]) => own.every((value) => values.has(value)))
    .sort(([, one], [, other]) => other.size - one.size);
  return widest?.[0] ?? property;
}

/** The shorthand that sets a property and the most others, such as `border` for `border-top`; or the property itself. */
export function shorthandOf(property: string): string {
  return widestShorthands.get(property) ?? property;
}

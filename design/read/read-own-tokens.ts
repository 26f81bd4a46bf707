import type { DesignToken } from '../tree.ts';
import { type Fields, fieldsOf, findNumber, findText, listOf } from './fields.ts';
import type { Layer, ReadContext } from './read-context.ts';

const radii = {
  RECTANGLE_TOP_LEFT_CORNER_RADIUS: 'topLeftRadius',
  RECTANGLE_TOP_RIGHT_CORNER_RADIUS: 'topRightRadius',
  RECTANGLE_BOTTOM_LEFT_CORNER_RADIUS: 'bottomLeftRadius',
  RECTANGLE_BOTTOM_RIGHT_CORNER_RADIUS: 'bottomRightRadius',
} as const;

const boxFields = [
  'itemSpacing',
  'counterAxisSpacing',
  'gridRowGap',
  'gridColumnGap',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'paddingBottom',
  'topLeftRadius',
  'topRightRadius',
  'bottomLeftRadius',
  'bottomRightRadius',
  'minWidth',
  'maxWidth',
  'minHeight',
  'maxHeight',
  'strokeWeight',
] as const;

const textFields = [
  'fontSize',
  'fontFamily',
  'fontWeight',
  'letterSpacing',
  'lineHeight',
  'paragraphSpacing',
] as const;

/** Token names by the field they are bound to, where the variable's value is what the layer shows. */
export function readOwnTokens(
  node: Fields,
  values: Fields,
  layer: Layer,
  context: ReadContext,
  kind: 'box' | 'text',
): Readonly<Record<string, string>> {
  const bound =
    kind === 'text'
      ? { ...fieldsOf(node.boundVariables), ...fieldsOf(values.boundVariables) }
      : fieldsOf(node.boundVariables);
  if (Object.keys(bound).length === 0) return {};
  const entries: [string, string][] = [];
  const add = (field: string, alias: unknown, shown: number | string | null, unit?: DesignToken['unit']) => {
    const first = Array.isArray(alias) ? listOf(alias)[0] : alias;
    if (first === undefined || shown === null) return;
    const token = context.tokens.find(first, shown, layer.modes, layer, unit);
    if (token !== null) entries.push([field, token]);
  };
  if (kind === 'text') {
    for (const field of textFields)
      add(field, bound[field], shownText(values, field), field === 'fontWeight' ? 'number' : undefined);
    return Object.fromEntries(entries);
  }
  for (const field of boxFields) add(field, bound[field], shownNumber(values, field));
  // Figma's variables hold opacities in percent, its layers as shares.
  const opacity = context.tokens.find(
    bound.opacity,
    100 * (findNumber(node.opacity) ?? 1),
    layer.modes,
    layer,
    'percent',
  );
  if (opacity !== null) entries.push(['opacity', opacity]);
  const size = fieldsOf(bound.size);
  const drawn = sizeOf(node);
  add('width', size.x, drawn.width);
  add('height', size.y, drawn.height);
  const corners = fieldsOf(bound.rectangleCornerRadii);
  for (const [theirs, ours] of Object.entries(radii)) add(ours, corners[theirs], shownNumber(values, ours));
  return Object.fromEntries(entries);
}

function shownText(style: Fields, field: (typeof textFields)[number]): number | string | null {
  if (field === 'fontFamily') return findText(style.fontFamily);
  return findNumber(field === 'lineHeight' ? style.lineHeightPx : style[field]);
}

const cornerOrder = ['topLeftRadius', 'topRightRadius', 'bottomRightRadius', 'bottomLeftRadius'];

function shownNumber(node: Fields, field: string): number | null {
  const corner = cornerOrder.indexOf(field);
  if (corner >= 0)
    return findNumber(listOf(node.rectangleCornerRadii)[corner]) ?? findNumber(node.cornerRadius);
  const value = findNumber(node[field]);
  return value === null && (field.startsWith('padding') || field === 'itemSpacing') ? 0 : value;
}

function sizeOf(node: Fields): { readonly width: number | null; readonly height: number | null } {
  const size = fieldsOf(node.size);
  const bounds = fieldsOf(node.absoluteBoundingBox);
  return {
    width: findNumber(size.x) ?? findNumber(bounds.width),
    height: findNumber(size.y) ?? findNumber(bounds.height),
  };
}

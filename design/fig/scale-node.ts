/** The scale tool on an instance: everything in it that is measured in px grows by one factor. */
import { fieldsOf, listOf, type Fields } from '../read/fields.ts';

const lengthFields = [
  'fontSize',
  'paragraphSpacing',
  'paragraphIndent',
  'listSpacing',
  'strokeWeight',
  'cornerRadius',
  'rectangleTopLeftCornerRadius',
  'rectangleTopRightCornerRadius',
  'rectangleBottomLeftCornerRadius',
  'rectangleBottomRightCornerRadius',
  'borderTopWeight',
  'borderRightWeight',
  'borderBottomWeight',
  'borderLeftWeight',
  'stackSpacing',
  'stackCounterSpacing',
  'stackPadding',
  'stackHorizontalPadding',
  'stackVerticalPadding',
  'stackPaddingRight',
  'stackPaddingBottom',
  'gridRowGap',
  'gridColumnGap',
] as const;

/** The layer grown by `factor`, where its instance lies and how large it is included. */
export function scaleNode(node: Fields, factor: number): Fields {
  const scaled: Record<string, unknown> = { ...node };
  for (const field of lengthFields)
    if (node[field] !== undefined) scaled[field] = multiplyNumber(node[field], factor);
  for (const field of ['lineHeight', 'letterSpacing']) {
    const { value, units } = fieldsOf(node[field]);
    if (units === 'PIXELS') scaled[field] = { value: multiplyNumber(value, factor), units };
  }
  if (node.size !== undefined) scaled.size = scalePoint(node.size, factor);
  for (const field of ['minSize', 'maxSize']) {
    const { value } = fieldsOf(node[field]);
    if (value !== undefined) scaled[field] = { value: scalePoint(value, factor) };
  }
  if (node.transform !== undefined) scaled.transform = scaleTransform(node.transform, factor);
  if (node.dashPattern !== undefined)
    scaled.dashPattern = listOf(node.dashPattern).map((dash) => multiplyNumber(dash, factor));
  if (node.effects !== undefined)
    scaled.effects = listOf(node.effects).map((effect) => scaleEffect(fieldsOf(effect), factor));
  return scaled;
}

function scaleEffect(effect: Fields, factor: number): Fields {
  return {
    ...effect,
    radius: multiplyNumber(effect.radius, factor),
    spread: multiplyNumber(effect.spread, factor),
    offset: scalePoint(effect.offset, factor),
  };
}

function scaleTransform(value: unknown, factor: number): Fields {
  const transform = fieldsOf(value);
  return {
    ...transform,
    m02: multiplyNumber(transform.m02, factor),
    m12: multiplyNumber(transform.m12, factor),
  };
}

function scalePoint(value: unknown, factor: number): Fields {
  const { x, y } = fieldsOf(value);
  return { x: multiplyNumber(x, factor), y: multiplyNumber(y, factor) };
}

function multiplyNumber(value: unknown, factor: number): unknown {
  return typeof value === 'number' ? value * factor : value;
}

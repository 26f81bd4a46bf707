/**
 * Which of a layer's fields hang on variables. The values that a file keeps in bound fields are those of the main
 * component's modes, so they are resolved anew in the modes around each layer.
 */
import { type Fields, fieldsOf, listOf, textOf } from '../read/fields.ts';
import type { FigModes, VariableRegistry } from './variable-registry.ts';

interface Binding {
  /** The field in the file that takes the value; `null` where Figma's own layout has taken it in. */
  readonly field: string | null;
  /** REST's name in `boundVariables`, in one or two steps. */
  readonly restPath: readonly [string] | readonly [string, string];
}

/** Figma's `VariableField`s that a page can show. */
const bindings: Readonly<Record<string, Binding>> = {
  STROKE_WEIGHT: { field: 'strokeWeight', restPath: ['strokeWeight'] },
  STACK_SPACING: { field: 'stackSpacing', restPath: ['itemSpacing'] },
  STACK_COUNTER_SPACING: { field: 'stackCounterSpacing', restPath: ['counterAxisSpacing'] },
  STACK_PADDING_LEFT: { field: 'stackHorizontalPadding', restPath: ['paddingLeft'] },
  STACK_PADDING_TOP: { field: 'stackVerticalPadding', restPath: ['paddingTop'] },
  STACK_PADDING_RIGHT: { field: 'stackPaddingRight', restPath: ['paddingRight'] },
  STACK_PADDING_BOTTOM: { field: 'stackPaddingBottom', restPath: ['paddingBottom'] },
  GRID_ROW_GAP: { field: 'gridRowGap', restPath: ['gridRowGap'] },
  GRID_COLUMN_GAP: { field: 'gridColumnGap', restPath: ['gridColumnGap'] },
  VISIBLE: { field: 'visible', restPath: ['visible'] },
  OPACITY: { field: null, restPath: ['opacity'] },
  WIDTH: { field: null, restPath: ['size', 'x'] },
  HEIGHT: { field: null, restPath: ['size', 'y'] },
  MIN_WIDTH: { field: null, restPath: ['minWidth'] },
  MAX_WIDTH: { field: null, restPath: ['maxWidth'] },
  MIN_HEIGHT: { field: null, restPath: ['minHeight'] },
  MAX_HEIGHT: { field: null, restPath: ['maxHeight'] },
  TEXT_DATA: { field: null, restPath: ['characters'] },
  FONT_FAMILY: { field: null, restPath: ['fontFamily'] },
  FONT_STYLE: { field: null, restPath: ['fontStyle'] },
  FONT_SIZE: { field: 'fontSize', restPath: ['fontSize'] },
  LETTER_SPACING: { field: null, restPath: ['letterSpacing'] },
  LINE_HEIGHT: { field: null, restPath: ['lineHeight'] },
  PARAGRAPH_SPACING: { field: 'paragraphSpacing', restPath: ['paragraphSpacing'] },
  PARAGRAPH_INDENT: { field: 'paragraphIndent', restPath: ['paragraphIndent'] },
  RECTANGLE_TOP_LEFT_CORNER_RADIUS: corner('TOP_LEFT', 'rectangleTopLeftCornerRadius'),
  RECTANGLE_TOP_RIGHT_CORNER_RADIUS: corner('TOP_RIGHT', 'rectangleTopRightCornerRadius'),
  RECTANGLE_BOTTOM_LEFT_CORNER_RADIUS: corner('BOTTOM_LEFT', 'rectangleBottomLeftCornerRadius'),
  RECTANGLE_BOTTOM_RIGHT_CORNER_RADIUS: corner('BOTTOM_RIGHT', 'rectangleBottomRightCornerRadius'),
};

/** One binding for all corners stands for four in REST. */
const corners = ['TOP_LEFT', 'TOP_RIGHT', 'BOTTOM_LEFT', 'BOTTOM_RIGHT'];

function corner(name: string, field: string): Binding {
  return { field, restPath: ['rectangleCornerRadii', `RECTANGLE_${name}_CORNER_RADIUS`] };
}

/** The layer with its bound fields as they are in these modes. */
export function bindVariables(node: Fields, modes: FigModes, registry: VariableRegistry): Fields {
  const entries = entriesOf(node);
  if (entries.length === 0) return node;
  const bound: Record<string, unknown> = { ...node };
  for (const { name, data } of entries) {
    const value = registry.resolve(data, modes);
    const field = bindings[name]?.field ?? null;
    if (value === null) continue;
    if (field !== null && typeof value === (field === 'visible' ? 'boolean' : 'number')) bound[field] = value;
    if (name === 'CORNER_RADIUS' && typeof value === 'number') bound.cornerRadius = value;
    // Opacity is a percentage among variables.
    if (name === 'OPACITY' && typeof value === 'number') bound.opacity = value / 100;
    if (name === 'TEXT_DATA' && typeof value === 'string') bound.textData = replaceText(node.textData, value);
  }
  return bound;
}

function replaceText(textData: unknown, characters: string): unknown {
  const data = fieldsOf(textData);
  return data.characters === characters ? textData : { characters, lines: data.lines };
}

/** REST's `boundVariables` of a layer or a text style, paints apart; `null` where nothing is bound. */
export function writeBindings(node: Fields, registry: VariableRegistry): Fields | null {
  const written: Record<string, unknown> = {};
  for (const { name, data } of entriesOf(node)) {
    const alias = registry.findAlias(data);
    const places = name === 'CORNER_RADIUS' ? corners.map((one) => corner(one, '')) : [bindings[name]];
    for (const place of places) {
      if (alias === null || place === undefined) continue;
      const [first, second] = place.restPath;
      written[first] = second === undefined ? alias : { ...fieldsOf(written[first]), [second]: alias };
    }
  }
  return Object.keys(written).length === 0 ? null : written;
}

interface Entry {
  readonly name: string;
  readonly data: unknown;
}

function entriesOf(node: Fields): readonly Entry[] {
  if (node.variableConsumptionMap === undefined) return [];
  return listOf(fieldsOf(node.variableConsumptionMap).entries)
    .map(fieldsOf)
    .map(({ variableField, variableData }) => ({ name: textOf(variableField, ''), data: variableData }))
    .filter(({ name }) => name === 'CORNER_RADIUS' || Object.hasOwn(bindings, name));
}

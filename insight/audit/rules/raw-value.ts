/** Colours and lengths written as values where the file has a variable with that value. */
import type { LayerEdit, NumberField } from '#design/finding';
import { fieldsOf, listOf, textOf } from '#design/read/fields';
import { sameColour } from '#design/read/read-colour';
import type { Colour, Paint } from '#design/tree';
import { ancestorsOf, hasOwnField, isArrangement, isBox, type Layer } from '../audit-frame.ts';
import { type AuditContext, groupBy, type Rule, type RuleFinding, writeNumber } from '../audit-rule.ts';
import { writeColour } from '../colours.ts';
import type { ColourVariable, NumberVariable } from '../known-variables.ts';

export const rawValue: Rule = {
  id: 'raw-value',
  level: 'warning',
  why: 'It does not change with the variable: not in another theme, and not when the design changes.',
  find: (context) => [...findColours(context), ...findNumbers(context)],
};

interface RawColour {
  readonly layer: Layer;
  readonly list: 'fills' | 'strokes';
  readonly colour: Colour;
  readonly matching: readonly ColourVariable[];
}

function findColours({ frame, variablesAt }: AuditContext): readonly RuleFinding[] {
  const bound = new Set(
    frame.layers.flatMap(({ raw }) => [...boundIds(raw.fills), ...boundIds(raw.strokes)]),
  );
  const raw = frame.layers.flatMap((layer) => {
    if (!isOwnOfPage(layer) || isDrawn(layer)) return [];
    const { colours } = variablesAt(layer);
    return colours.length === 0
      ? []
      : (['fills', 'strokes'] as const).flatMap((list) =>
          rawColoursOf(layer, list).flatMap((colour): readonly RawColour[] => {
            const isFixed = !isBox(layer) && isOnFixedSurface(layer, colours);
            const matching = colours.filter(
              ({ id, value, scopes, isThemed, isPrimitive }) =>
                sameColour(value, colour) &&
                fits(scopes, scopesOf(layer, list)) &&
                // Where a file has colours for uses, the palette behind them is for those only.
                (!isPrimitive || bound.has(id)) &&
                !(isThemed && isFixed),
            );
            return matching.length === 0 ? [] : [{ layer, list, colour, matching }];
          }),
        );
  });
  return groupBy(raw, ({ list, colour, layer, matching }) =>
    [list, writeColour(colour), layer.node.kind, matching.map(({ id }) => id).join(',')].join('|'),
  ).map((group) => {
    const [first] = group;
    const layers = [...new Set(group.map(({ layer }) => layer))];
    const colour = first === undefined ? '' : writeColour(first.colour);
    const only = first?.matching.length === 1 ? first.matching[0] : undefined;
    const names = first?.matching.map(({ name }) => name) ?? [];
    return {
      layers,
      measure: `${colour} is ${writeNames(names)}`,
      message: `${countLayers(layers)} ${colour} as a value, which ${names.length === 1 ? 'is the variable' : 'the variables have:'} ${writeNames(names)}.`,
      howToFix:
        only === undefined
          ? `Bind ${layers.length === 1 ? 'it' : 'them'} to the variable meant for this use.`
          : `Bind ${layers.length === 1 ? 'it' : 'them'} to ${only.name}.`,
      confidence: only === undefined ? 0.85 : 0.95,
      ...(only === undefined
        ? {}
        : {
            fix: {
              title: `Bind to ${only.name}`,
              edits: group.map(({ layer, list, colour: was }): LayerEdit => ({
                kind: 'bind-paint',
                nodeId: layer.node.id,
                list,
                was,
                now: only.value,
                variable: { id: only.id, name: only.name },
              })),
            },
          }),
    };
  });
}

/** A layer whose values can be bound where it is, and show on a page. */
function isOwnOfPage(layer: Layer): boolean {
  return layer.instance === null && layer.node.visible && !layer.pictorial && !isArrangement(layer);
}

/** Colours of visible plain paints that neither a variable nor a style gives. */
function rawColoursOf(layer: Layer, list: 'fills' | 'strokes'): readonly Colour[] {
  const { node, raw } = layer;
  const styles = fieldsOf(raw.styles);
  const hasStyle = list === 'fills' ? (styles.fill ?? styles.fills) : (styles.stroke ?? styles.strokes);
  if (hasStyle !== undefined || isBound(raw[list]) || !hasOwnField(layer, list)) return [];
  const paints = list === 'strokes' ? (node.stroke?.paints ?? []) : fillsOf(node);
  return paints.flatMap((paint) =>
    paint.kind === 'solid' && paint.token === null && paint.opacity === 1 ? [paint.colour] : [],
  );
}

/**
 * What is read on a surface whose colour is no variable, as a white tag over a photo, would vanish in one theme with a colour
 * that changes.
 */
function isOnFixedSurface(layer: Layer, colours: readonly ColourVariable[]): boolean {
  for (const around of ancestorsOf(layer)) {
    const paints = around.node.kind === 'text' ? [] : around.node.fills;
    if (paints.length === 0) continue;
    const raw = rawColoursOf(around, 'fills');
    const isKnown = (colour: Colour) => colours.some(({ value }) => sameColour(value, colour));
    const isFixed = paints.every((paint) => paint.kind === 'solid' && paint.token === null);
    return isFixed && !raw.some(isKnown);
  }
  return false;
}

function fillsOf(node: Layer['node']): readonly Paint[] {
  if (node.kind !== 'text') return node.fills;
  return node.runs.length === 1 ? (node.runs[0]?.fills ?? []) : [];
}

/** Also to a variable whose name the file does not tell. */
function isBound(paints: unknown): boolean {
  return boundIds(paints).length > 0;
}

/** Ids of the variables that give paints their colours. */
function boundIds(paints: unknown): readonly string[] {
  return listOf(paints).flatMap((paint) => {
    const { color } = fieldsOf(fieldsOf(paint).boundVariables);
    return color === undefined ? [] : textOf(fieldsOf(color).id, '');
  });
}

/** Shapes of a picture of several colours have colours of their own; those of an icon have the icon's. */
function isDrawn({ node, parent }: Layer): boolean {
  if (node.kind !== 'shape') return false;
  const colours = new Set(
    (parent?.children ?? []).flatMap((one) =>
      one.node.kind === 'shape'
        ? one.node.fills.map((paint) => (paint.kind === 'solid' ? writeColour(paint.colour) : paint.kind))
        : [],
    ),
  );
  return colours.size > 1;
}

function scopesOf({ node }: Layer, list: 'fills' | 'strokes'): readonly string[] {
  if (list === 'strokes') return ['STROKE_COLOR'];
  if (node.kind === 'text') return ['ALL_FILLS', 'TEXT_FILL'];
  return ['ALL_FILLS', node.kind === 'box' && node.role !== 'rectangle' ? 'FRAME_FILL' : 'SHAPE_FILL'];
}

function fits(scopes: readonly string[], wanted: readonly string[]): boolean {
  return (
    scopes.length === 0 || scopes.includes('ALL_SCOPES') || wanted.some((scope) => scopes.includes(scope))
  );
}

interface RawNumber {
  readonly layer: Layer;
  readonly field: NumberField;
  readonly value: number;
  readonly matching: readonly NumberVariable[];
}

function findNumbers({ frame, variablesAt }: AuditContext): readonly RuleFinding[] {
  const raw = frame.layers.flatMap((layer): readonly RawNumber[] => {
    if (!isOwnOfPage(layer) || !isBox(layer)) return [];
    const { numbers } = variablesAt(layer);
    if (numbers.length === 0) return [];
    return numbersOf(layer.node).flatMap(({ field, value, kind }) => {
      if (fieldsOf(layer.raw.boundVariables)[field] !== undefined || layer.node.tokens[field] !== undefined)
        return [];
      if (kind === 'radius' && fieldsOf(layer.raw.boundVariables).rectangleCornerRadii !== undefined)
        return [];
      const corners = kind === 'radius' ? ['cornerRadius', 'rectangleCornerRadii'] : [];
      if (!hasOwnField(layer, field, ...corners)) return [];
      const matching = numbers.filter(
        (variable) => Math.abs(variable.value - value) < 0.01 && isFor(variable, kind),
      );
      return matching.length === 0 ? [] : [{ layer, field, value, matching }];
    });
  });
  return groupBy(raw, ({ value, matching }) => [value, matching.map(({ id }) => id).join(',')].join('|')).map(
    (group) => {
      const layers = [...new Set(group.map(({ layer }) => layer))];
      const names = group[0]?.matching.map(({ name }) => name) ?? [];
      const only = group[0]?.matching.length === 1 ? group[0].matching[0] : undefined;
      const value = `${writeNumber(group[0]?.value ?? 0)} px`;
      return {
        layers,
        measure: `${value} is ${writeNames(names)}`,
        message: `${countLayers(layers)} ${value} as a value, which ${names.length === 1 ? 'is the variable' : 'the variables have:'} ${writeNames(names)}.`,
        howToFix: only === undefined ? 'Bind to the variable meant for this use.' : `Bind to ${only.name}.`,
        confidence: only === undefined ? 0.8 : 0.9,
        ...(only === undefined
          ? {}
          : {
              fix: {
                title: `Bind to ${only.name}`,
                edits: group.map(({ layer, field, value: was }): LayerEdit => ({
                  kind: 'bind-number',
                  nodeId: layer.node.id,
                  field,
                  was,
                  variable: { id: only.id, name: only.name },
                })),
              },
            }),
      };
    },
  );
}

type NumberKind = 'space' | 'radius';

function numbersOf(node: Extract<Layer['node'], { kind: 'box' }>) {
  const { layout, radii } = node;
  const flowing = node.children.filter(({ visible, placement }) => visible && !placement.absolute).length;
  const spaces: readonly (readonly [NumberField, number | 'auto'])[] =
    layout === null || layout.direction === 'grid'
      ? []
      : [
          ['itemSpacing', flowing > 1 ? layout.gap : 0],
          ['paddingTop', layout.padding.top],
          ['paddingRight', layout.padding.right],
          ['paddingBottom', layout.padding.bottom],
          ['paddingLeft', layout.padding.left],
        ];
  const corners = ['topLeftRadius', 'topRightRadius', 'bottomRightRadius', 'bottomLeftRadius'] as const;
  return [
    ...spaces.map(([field, value]) => ({
      field,
      value: value === 'auto' ? 0 : value,
      kind: 'space' as const,
    })),
    ...corners.map((field, index) => ({ field, value: radii[index] ?? 0, kind: 'radius' as const })),
  ].filter(({ value }) => value > 0);
}

/** A number is for a kind of length by its scope, or by its name where it has no scope. */
function isFor({ name, scopes }: NumberVariable, kind: NumberKind): boolean {
  const scope = kind === 'space' ? 'GAP' : 'CORNER_RADIUS';
  const pattern = kind === 'space' ? /spac|gap|padd|inset/i : /radi|round|corner/i;
  const isOpen = scopes.length === 0 || scopes.includes('ALL_SCOPES');
  return isOpen ? pattern.test(name) : scopes.includes(scope);
}

function countLayers(layers: readonly Layer[]): string {
  const name = layers[0]?.node.name.slice(0, 40) ?? '';
  return layers.length === 1 ? `"${name}" has` : `${String(layers.length)} layers, such as "${name}", have`;
}

function writeNames(names: readonly string[]): string {
  return names.length <= 3
    ? names.join(', ')
    : `${names.slice(0, 2).join(', ')} and ${String(names.length - 2)} more`;
}

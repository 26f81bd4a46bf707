/** Gaps and paddings off the file's own grid: what is used once, a px or two beside what is used everywhere. */
import type { NumberField } from '#design/finding';
import type { BoxNode } from '#design/tree';
import { hasOwnField, isArrangement, isBox, type Layer } from '../audit-frame.ts';
import { groupBy, type Rule, subjectOf, writeNumber } from '../audit-rule.ts';

export const spacing: Rule = {
  id: 'spacing',
  level: 'warning',
  why: 'Distances that are nearly equal look like mistakes, and become one more value in the code.',
  find: ({ frame }) => {
    const all = frame.layers.flatMap((layer) => (layer.shown && !layer.pictorial ? spacesOf(layer) : []));
    const uses = new Map<number, number>();
    for (const { value } of all) uses.set(value, (uses.get(value) ?? 0) + 1);
    // Pages imported from the web have the distances that a browser computed.
    const fractions = all.filter(({ value }) => !Number.isInteger(value)).length;
    if (fractions > Math.max(2, all.length * 0.08)) return [];
    const grid = findGrid(uses);
    const odd = all.flatMap((space) => {
      if (
        space.layer.instance !== null ||
        !hasOwnField(space.layer, space.field) ||
        space.bound ||
        (grid !== null && isOnGrid(space.value, grid)) ||
        !looksAccidental(space, uses)
      )
        return [];
      const near = findOtherSide(space) ?? findNear(space.value, uses, grid);
      return near === null ? [] : [{ ...space, near }];
    });
    return groupBy(odd, ({ value, near }) => `${String(value)}|${String(near)}`).map((group) => {
      const layers = [...new Set(group.map(({ layer }) => layer))];
      const { value = 0, near = 0 } = group[0] ?? {};
      const kinds = [...new Set(group.map(({ field }) => (field.startsWith('padding') ? 'padding' : 'gap')))];
      return {
        layers,
        measure: `${writeNumber(value)} px, elsewhere ${writeNumber(near)} px`,
        message: `${subjectOf(layers, 'layer', 'layers')} ${layers.length === 1 ? 'has' : 'have'} a ${kinds.join(' and a ')} of ${writeNumber(value)} px where the frame uses ${writeNumber(near)} px.`,
        howToFix: `Set ${writeNumber(near)} px.`,
        confidence: 0.9,
        fix: {
          title: `Set ${writeNumber(near)} px`,
          edits: group.map(({ layer, field }) => ({
            kind: 'number' as const,
            nodeId: layer.node.id,
            field,
            was: value,
            now: near,
          })),
        },
      };
    });
  },
};

interface Space {
  readonly layer: Layer;
  readonly field: NumberField;
  readonly value: number;
  readonly bound: boolean;
}

function spacesOf(layer: Layer): readonly Space[] {
  if (!isBox(layer) || isArrangement(layer)) return [];
  if (layer.node.layout === null || layer.node.layout.direction === 'grid') return [];
  const { layout, tokens } = layer.node;
  const inFlow = layer.children.filter(({ node, shown }) => shown && !node.placement.absolute).length;
  const values: readonly (readonly [NumberField, number | 'auto'])[] = [
    ['itemSpacing', inFlow > 1 && layout.justify !== 'space-between' ? layout.gap : 0],
    ['paddingTop', layout.padding.top],
    ['paddingRight', layout.padding.right],
    ['paddingBottom', layout.padding.bottom],
    ['paddingLeft', layout.padding.left],
  ];
  return values.flatMap(([field, value]) =>
    value === 'auto' || value <= 0 || isLoose(layer.node, field)
      ? []
      : [{ layer, field, value: Math.round(value * 100) / 100, bound: tokens[field] !== undefined }],
  );
}

/** A padding in a box of fixed size around something centred shows nowhere. */
function isLoose({ layout, placement }: BoxNode, field: NumberField): boolean {
  if (layout === null || !field.startsWith('padding')) return false;
  const isHorizontal = field === 'paddingLeft' || field === 'paddingRight';
  const isMain = (layout.direction === 'row') === isHorizontal;
  const centred = (isMain ? layout.justify : layout.align) === 'center';
  return centred && (isHorizontal ? placement.horizontal : placement.vertical) === 'fixed';
}

const leastValues = 16;

/** The widest step that nine of ten spaces are on. */
function findGrid(uses: ReadonlyMap<number, number>): number | null {
  const total = [...uses.values()].reduce((sum, count) => sum + count, 0);
  if (total < leastValues) return null;
  return (
    [8, 10, 6, 5, 4].find((step) => {
      const fitting = [...uses].filter(([value]) => isOnGrid(value, step) && value >= step);
      const count = [...uses].reduce((sum, [value, times]) => sum + (isOnGrid(value, step) ? times : 0), 0);
      return count >= total * 0.85 && fitting.length >= 2;
    }) ?? null
  );
}

/** Halves and quarters of the step, and hairlines, belong to a grid too. */
function isOnGrid(value: number, step: number): boolean {
  if (
    value <= 2 ||
    (step === 8 && value % 4 === 0) ||
    (value < step && Number.isInteger(value) && value % 2 === 0)
  )
    return true;
  return Math.abs(value / step - Math.round(value / step)) * step < 0.01;
}

/** Even values beside the grid are mostly meant; a gap of 10 px is what Figma sets itself. */
function looksAccidental({ field, value }: Space, uses: ReadonlyMap<number, number>): boolean {
  return value % 2 !== 0 || (field === 'itemSpacing' && value === 10 && (uses.get(10) ?? 0) <= 2);
}

/** The used value within 2 px, on the grid where there is one; `null` where the odd value is used often enough to be meant. */
function findNear(value: number, uses: ReadonlyMap<number, number>, step: number | null): number | null {
  const own = uses.get(value) ?? 0;
  const reach = step === null ? 1.2 : 2.5;
  const near = [...uses]
    .filter(([other]) => other > 0 && other !== value && Math.abs(other - value) <= reach)
    .filter(([other]) => step === null || isOnGrid(other, step))
    .sort(
      ([one, times], [other, otherTimes]) =>
        Math.abs(one - value) - Math.abs(other - value) || otherTimes - times,
    )[0];
  const isRare = step === null ? own === 1 : own <= 4;
  return near !== undefined && isRare && near[1] >= Math.max(own * 3, step === null ? 4 : 2) ? near[0] : null;
}

/** The padding of the opposite side where it is 1 or 2 px more or less; left and right are meant to be equal. */
function findOtherSide({ layer, field, value }: Space): number | null {
  if (!isBox(layer) || layer.node.layout === null || (field !== 'paddingLeft' && field !== 'paddingRight'))
    return null;
  const { left, right } = layer.node.layout.padding;
  const other = field === 'paddingLeft' ? right : left;
  const difference = Math.abs(other - value);
  return difference > 0.01 && difference <= 2 && other > 4 && other % 2 === 0 ? other : null;
}

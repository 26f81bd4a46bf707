/**
 * WCAG 2.2, 2.5.8: 24 by 24 px, or enough space around: https://www.w3.org/TR/WCAG22/#target-size-minimum. On phones
 * 44 px, as 2.5.5 and Apple ask for, where neighbours are near.
 */
import type { Rectangle } from '#design/tree';
import type { Control } from '../find-controls.ts';
import { groupBy, type Rule, type RuleFinding, subjectOf, writeNumber } from '../audit-rule.ts';
import { ancestorsOf, chainOf, isBox, type Layer, sourceIdOf } from '../audit-frame.ts';
import { centreOf, intersect } from '../rectangles.ts';

export const targetSize: Rule = {
  id: 'target-size',
  level: 'warning',
  why: 'People with unsteady hands, and everybody on the move, press the wrong one.',
  find: ({ frame, controls }) => {
    const usable = controls
      .filter(({ disabled }) => !disabled)
      .map((control) => ({ control, box: targetOf(control) }));
    const small = findCrowded(usable, 24);
    const known = new Set(small.map(({ control }) => control));
    const tight = frame.isPhone ? findCrowded(usable, 44).filter(({ control }) => !known.has(control)) : [];
    return [...describe(small, 24), ...describe(tight, 44)];
  },
};

interface Target {
  readonly control: Control;
  readonly box: Rectangle;
}

/** A box with its label beside it is pressed as one. */
function targetOf({ layer, kind }: Control): Rectangle {
  const row = layer.parent;
  if (kind !== 'toggle' || row === null || !isBox(row)) return layer.box;
  const beside = row.children.filter(({ shown }) => shown);
  return beside.length <= 3 && beside.some(({ node }) => node.kind === 'text') ? row.box : layer.box;
}

/** Targets below a size whose circle of that size meets another target, or the circle of another small one. */
function findCrowded(targets: readonly Target[], size: number): readonly Target[] {
  const isSmall = ({ box }: Target) => Math.min(box.width, box.height) < size - 0.5;
  const small = targets.filter(isSmall);
  if (small.length === 0) return [];
  const sorted = [...targets].sort((one, other) => one.box.y - other.box.y);
  return small.filter((target) => {
    const at = centreOf(target.box);
    return sorted.some((other) => {
      if (other === target || other.box.y > at.y + size || other.box.y + other.box.height < at.y - size)
        return false;
      if (contains(other.box, target.box) || contains(target.box, other.box)) return false;
      const there = centreOf(other.box);
      const isNear =
        distanceTo(other.box, at) < size / 2 - 0.5 ||
        (isSmall(other) && Math.hypot(there.x - at.x, there.y - at.y) < size - 0.5);
      return isNear && !areStacked(target, other, isSmall);
    });
  });
}

/** One is in a menu or a dialog that is open over the other, or is one, so both are not pressed at a time. */
function areStacked(one: Target, other: Target, isSmall: (target: Target) => boolean): boolean {
  const [under, over] = one.control.layer.order < other.control.layer.order ? [one, other] : [other, one];
  const below = under.control.layer;
  const layers = isSmall(over) ? ancestorsOf(over.control.layer) : chainOf(over.control.layer);
  return [...layers].some((layer) => {
    const isAround = layer.order <= below.order && layer.lastOrder >= below.order;
    if (isAround || !isBox(layer) || layer.node.fills.length === 0) return false;
    const common = intersect(layer.visibleBox, under.box);
    return common.width > 1 && common.height > 1;
  });
}

function contains(outer: Rectangle, inner: Rectangle): boolean {
  const { x, y } = centreOf(inner);
  return x > outer.x && x < outer.x + outer.width && y > outer.y && y < outer.y + outer.height;
}

function distanceTo(
  { x, y, width, height }: Rectangle,
  at: { readonly x: number; readonly y: number },
): number {
  return Math.hypot(Math.max(x - at.x, 0, at.x - x - width), Math.max(y - at.y, 0, at.y - y - height));
}

function describe(targets: readonly Target[], size: number): readonly RuleFinding[] {
  return groupBy(targets, ({ control, box }) => keyOf(control.layer, box)).map((group) => {
    const layers = group.map(({ control }) => control.layer);
    const box = group[0]?.box ?? { width: 0, height: 0 };
    const measure = `${writeNumber(box.width)} × ${writeNumber(box.height)} px`;
    return {
      layers,
      level: size === 24 ? 'warning' : 'note',
      measure: `${measure}, needs ${String(size)} × ${String(size)} px or space around`,
      message: `${subjectOf(layers, 'target', 'targets')} ${layers.length === 1 ? 'is' : 'are'} ${measure} and close to another one.`,
      howToFix: `Make the area that can be pressed at least ${String(size)} px wide and high, or move the targets apart.`,
      confidence: size === 24 ? 0.9 : 0.8,
    };
  });
}

function keyOf(layer: Layer, { height }: Rectangle): string {
  const componentId = isBox(layer) ? layer.node.instance?.componentId : undefined;
  return [componentId ?? sourceIdOf(layer.parent ?? layer), Math.round(height)].join('|');
}

/** A control or text that the order of the layers puts far from where it is read: there it is focused and read out. */
import { isArrangement, isBox, type Layer } from '../audit-frame.ts';
import type { Rule, RuleFinding } from '../audit-rule.ts';

export const focusOrder: Rule = {
  id: 'focus-order',
  level: 'warning',
  why: 'Keyboards and screen readers follow the order of the layers, and here it jumps.',
  find: ({ frame, controls }) => {
    const controlOrders = controls.map(({ layer }) => layer.order);
    return frame.layers.flatMap((parent) => findJump(parent, controlOrders));
  },
};

/** In a frame whose layers are otherwise in reading order, one that is not. Other frames are ordered by what covers what. */
function findJump(parent: Layer, controlOrders: readonly number[]): readonly RuleFinding[] {
  if (!isBox(parent) || isArrangement(parent)) return [];
  if (parent.pictorial || parent.instance !== null || !parent.shown) return [];
  const { layout } = parent.node;
  const inFlow = (layer: Layer) => layout === null || layer.node.placement.absolute;
  if (!parent.children.some(inFlow)) return [];
  const children = parent.children.filter(
    (layer) => layer.shown && !layer.pictorial && isRead(layer) && inFlow(layer),
  );
  if (children.length < 4 || overlaps(children)) return [];
  const reading = [...children].sort(compareReading);
  const place = new Map(reading.map((layer, index) => [layer, index]));
  const places = children.map((layer) => place.get(layer) ?? 0);
  const [out, ...more] = places.flatMap((_, index) =>
    isSorted(places.filter((__, at) => at !== index)) ? index : [],
  );
  if (isSorted(places) || out === undefined || more.length > 0) return [];
  const layer = children[out];
  const jump = Math.abs((places[out] ?? 0) - out);
  if (layer === undefined || jump < 2) return [];
  const hasControl = (one: Layer) =>
    controlOrders.some((order) => order >= one.order && order <= one.lastOrder);
  // Nobody focuses a text, but its place is where it is read out.
  const matters = hasControl(layer) || children.filter(hasControl).length >= 2;
  if (!matters) return [];
  return [
    {
      layers: [layer],
      measure: `${ordinal(out + 1)} in the layers, ${ordinal((places[out] ?? 0) + 1)} in reading order`,
      message: `"${layer.node.name.slice(0, 40)}" is ${ordinal(out + 1)} in the layers of "${parent.node.name.slice(0, 40)}" but ${ordinal((places[out] ?? 0) + 1)} in reading order.`,
      howToFix: 'Move it in the Layers panel to match the reading order.',
      confidence: 0.8,
    },
  ];
}

function isRead({ node, children }: Layer): boolean {
  return node.kind === 'text' || children.length > 0;
}

function overlaps(layers: readonly Layer[]): boolean {
  const sorted = [...layers].sort((one, other) => one.box.y - other.box.y);
  return sorted.some((one, index) => {
    for (const other of sorted.slice(index + 1)) {
      if (other.box.y > one.box.y + one.box.height - 2) return false;
      if (other.box.x < one.box.x + one.box.width - 2 && one.box.x < other.box.x + other.box.width - 2)
        return true;
    }
    return false;
  });
}

/** Line by line; what shares half of its height is on one line. */
function compareReading({ box: one }: Layer, { box: other }: Layer): number {
  const common = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  const isOneLine = common > Math.min(one.height, other.height) * 0.5;
  return isOneLine ? one.x - other.x : one.y - other.y;
}

function isSorted(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
}

function ordinal(number: number): string {
  const ending = ['th', 'st', 'nd', 'rd'][number % 100 > 10 && number % 100 < 14 ? 0 : number % 10] ?? 'th';
  return `${String(number)}${ending}`;
}

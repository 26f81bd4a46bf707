/**
 * Two frames in, what differs between them out: each change once, at the layer that has it. What only follows from a
 * change elsewhere is not told: layers inside a moved one, neighbours that made room, boxes that grew with their texts.
 */
import type { Difference, DifferenceBox, DifferenceKind } from '#design/difference';
import type { DesignNode, Point, TextNode } from '#design/tree';
import { type ComparedLayer, type LayerMatches, listLayers, matchLayers } from './match-layers.ts';

/** px that a position or a size may be off by rounding. */
const tolerance = 0.51;

/** Compares two frames by their layers, in the order of the second frame; what was removed comes last. */
export function compareFrames(was: DesignNode, now: DesignNode): readonly Difference[] {
  const matches = { ...matchLayers(was, now), shifts: new Map<ComparedLayer, Point>() };
  const reordered = findReordered(matches);
  const found: Difference[] = [];
  for (const layer of listLayers(matches.now)) {
    const former = matches.wasOf.get(layer);
    if (former !== undefined) found.push(...comparePair(former, layer, matches, reordered));
    else if (layer.parent === null || matches.wasOf.has(layer.parent))
      found.push(describe('added', [layer], null, nameOf(layer), layer));
  }
  for (const layer of listLayers(matches.was)) {
    if (matches.nowOf.has(layer) || (layer.parent !== null && !matches.nowOf.has(layer.parent))) continue;
    found.push(describe('removed', [layer], nameOf(layer), null, layer));
  }
  return found;
}

/** What layers are the same, and how far each was found to have moved. */
interface Comparison extends LayerMatches {
  readonly shifts: Map<ComparedLayer, Point>;
}

function describe(
  kind: DifferenceKind,
  layers: readonly ComparedLayer[],
  was: string | null,
  now: string | null,
  { node, box }: ComparedLayer,
): Difference {
  const nodeIds = [...new Set(layers.map((layer) => layer.node.id))];
  return { nodeIds, kind, was, now, name: node.name, box: roundBox(box) };
}

function roundBox({ x, y, width, height }: DifferenceBox): DifferenceBox {
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}

/** Letters of a text that tell which one it is. */
const mostLetters = 80;

function nameOf({ node, facts }: ComparedLayer): string {
  return facts.text === null ? node.name : facts.text.slice(0, mostLetters);
}

function comparePair(
  was: ComparedLayer,
  now: ComparedLayer,
  matches: Comparison,
  reordered: ReadonlySet<ComparedLayer>,
): readonly Difference[] {
  const tell = (kind: DifferenceKind, before: string, after: string) =>
    describe(kind, [was, now], before, after, now);
  const found: Difference[] = [];
  if (was.facts.text !== now.facts.text)
    found.push(tell('retexted', was.facts.text ?? '', now.facts.text ?? ''));
  const colours = compareColours(was.facts.colours, now.facts.colours);
  if (colours !== null) found.push(tell('recoloured', ...colours));
  const resized = isResized(was, now, matches);
  if (resized) found.push(tell('resized', sizeText(was), sizeText(now)));
  const styles = compareStyles(was, now);
  if (styles !== null) found.push(tell('restyled', ...styles));
  if (reordered.has(now) || isMoved(was, now, matches))
    found.push(tell('moved', placeText(was, now, matches, 'was'), placeText(was, now, matches, 'now')));
  return found;
}

function compareColours(was: readonly string[], now: readonly string[]): readonly [string, string] | null {
  if (was.join() === now.join()) return null;
  if (was.length !== now.length) return [was.join(', '), now.join(', ')];
  const changed = was.flatMap((colour, index) => (colour === now[index] ? [] : [index]));
  const pick = (colours: readonly string[]) => [...new Set(changed.map((index) => colours[index] ?? ''))];
  return [pick(was).join(', '), pick(now).join(', ')];
}

function compareStyles(was: ComparedLayer, now: ComparedLayer): readonly [string, string] | null {
  const hasSize =
    Math.abs(was.box.width - now.box.width) + Math.abs(was.box.height - now.box.height) > tolerance;
  const names = [...new Set([...Object.keys(was.facts.styles), ...Object.keys(now.facts.styles)])];
  const changed = names.filter((name) => {
    // A path is drawn in px, so it changes with the size.
    if (name === 'paths' && hasSize) return false;
    return (was.facts.styles[name] ?? '') !== (now.facts.styles[name] ?? '');
  });
  if (changed.length === 0) return null;
  const write = (styles: Readonly<Record<string, string>>) =>
    changed.map((name) => `${name} ${shorten(styles[name] || 'none')}`).join(', ');
  return [write(was.facts.styles), write(now.facts.styles)];
}

function shorten(text: string): string {
  return text.length > mostLetters ? `${text.slice(0, mostLetters - 1)}…` : text;
}

function sizeText({ box }: ComparedLayer): string {
  return `${round(box.width)} × ${round(box.height)}`;
}

/** Within its parent where that is the same one, else within the frame. */
function placeText(was: ComparedLayer, now: ComparedLayer, matches: Comparison, side: 'was' | 'now'): string {
  const isInside = now.parent !== null && matches.wasOf.get(now.parent) === was.parent;
  const layer = side === 'was' ? was : now;
  const corner = isInside && layer.parent !== null ? layer.parent.box : { x: 0, y: 0 };
  return `${round(layer.box.x - corner.x)}, ${round(layer.box.y - corner.y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Whether a size changed of its own: not since a text, what is inside, or the parent did. */
function isResized(was: ComparedLayer, now: ComparedLayer, matches: Comparison): boolean {
  if (was.node.kind === 'box' && was.node.role === 'group') return false;
  const expected = expectedBox(was, now, matches);
  return (['width', 'height'] as const).some((axis) => {
    const change = now.box[axis] - was.box[axis];
    if (Math.abs(change) <= tolerance || Math.abs(change - expected[axis]) <= tolerance) return false;
    return !followsContent(now.node, axis) && !fillsParent(was, now, axis);
  });
}

function followsContent(node: DesignNode, axis: 'width' | 'height'): boolean {
  if (node.kind === 'text')
    return node.paragraph.resize === 'hug' || (node.paragraph.resize === 'height' && axis === 'height');
  const sizing = axis === 'width' ? node.placement.horizontal : node.placement.vertical;
  return node.kind === 'box' && node.layout !== null && sizing === 'hug';
}

function fillsParent(was: ComparedLayer, now: ComparedLayer, axis: 'width' | 'height'): boolean {
  const side = axis === 'width' ? 'horizontal' : 'vertical';
  return was.node.placement[side] === 'fill' && now.node.placement[side] === 'fill';
}

/** Whether a layer lies elsewhere within what is around it, and nothing else explains that. */
function isMoved(was: ComparedLayer, now: ComparedLayer, matches: Comparison): boolean {
  if (now.parent === null) return false;
  const isInside = matches.wasOf.get(now.parent) === was.parent;
  if (isInside && isInFlow(was) && isInFlow(now)) return false;
  const shift = shiftOf(was, now, matches);
  const around = shiftAround(now, matches);
  const expected = isInside ? expectedBox(was, now, matches) : { x: 0, y: 0 };
  return (['x', 'y'] as const).some((axis) => {
    const own = shift[axis] - around[axis] - expected[axis];
    return Math.abs(own) > tolerance && !growsAround(was, now, axis, around[axis]);
  });
}

function isInFlow({ node, parent }: ComparedLayer): boolean {
  return parent?.node.kind === 'box' && parent.node.layout !== null && !node.placement.absolute;
}

/** px from where it was in the frame to where it is. A group lies where most of its layers lie. */
function shiftOf(was: ComparedLayer, now: ComparedLayer, matches: Comparison): Point {
  const own = { x: now.box.x - was.box.x, y: now.box.y - was.box.y };
  if (now.node.kind !== 'box' || now.node.role !== 'group') return own;
  const known = matches.shifts.get(now) ?? shiftOfMost(now, matches) ?? own;
  matches.shifts.set(now, known);
  return known;
}

function shiftOfMost(group: ComparedLayer, matches: Comparison): Point | null {
  const shifts = new Map<string, { readonly shift: Point; count: number }>();
  for (const child of group.children) {
    const former = matches.wasOf.get(child);
    if (former === undefined) continue;
    const shift = shiftOf(former, child, matches);
    const key = `${Math.round(shift.x)},${Math.round(shift.y)}`;
    const known = shifts.get(key);
    if (known === undefined) shifts.set(key, { shift, count: 1 });
    else known.count += 1;
  }
  const [most] = [...shifts.values()].sort((a, b) => b.count - a.count);
  return most?.shift ?? null;
}

/** The shift of the nearest layer around it that was there before. */
function shiftAround(layer: ComparedLayer, matches: Comparison): Point {
  for (let around = layer.parent; around !== null; around = around.parent) {
    const former = matches.wasOf.get(around);
    if (former !== undefined) return shiftOf(former, around, matches);
  }
  return { x: 0, y: 0 };
}

/** A text that hugs its letters keeps its middle or its right edge when they change. */
function growsAround(was: ComparedLayer, now: ComparedLayer, axis: 'x' | 'y', around: number): boolean {
  if (now.node.kind !== 'text' || !followsContent(now.node, axis === 'x' ? 'width' : 'height')) return false;
  const size = axis === 'x' ? 'width' : 'height';
  const anchor = anchorOf(now.node, axis);
  const place = ({ box }: ComparedLayer) => box[axis] + box[size] * anchor;
  return Math.abs(place(now) - place(was) - around) <= tolerance;
}

function anchorOf({ paragraph }: TextNode, axis: 'x' | 'y'): number {
  if (axis === 'x') return paragraph.align === 'right' ? 1 : paragraph.align === 'center' ? 0.5 : 0;
  return paragraph.verticalAlign === 'bottom' ? 1 : paragraph.verticalAlign === 'center' ? 0.5 : 0;
}

/** What its constraints make of the parent's new size: px of change each. */
function expectedBox(was: ComparedLayer, now: ComparedLayer, matches: Comparison): DifferenceBox {
  const none = { x: 0, y: 0, width: 0, height: 0 };
  if (now.parent === null || was.parent === null || matches.wasOf.get(now.parent) !== was.parent) return none;
  if (isInFlow(now)) return none;
  const { horizontal, vertical } = now.node.placement.constraints;
  const x = expectedAxis(horizontal === 'left' ? 'start' : horizontal === 'right' ? 'end' : horizontal, {
    grown: now.parent.box.width - was.parent.box.width,
    former: was.parent.box.width,
    place: was.box.x - was.parent.box.x,
    size: was.box.width,
  });
  const y = expectedAxis(vertical === 'top' ? 'start' : vertical === 'bottom' ? 'end' : vertical, {
    grown: now.parent.box.height - was.parent.box.height,
    former: was.parent.box.height,
    place: was.box.y - was.parent.box.y,
    size: was.box.height,
  });
  return { x: x.place, y: y.place, width: x.size, height: y.size };
}

function expectedAxis(
  constraint: 'start' | 'end' | 'center' | 'stretch' | 'scale',
  axis: { readonly grown: number; readonly former: number; readonly place: number; readonly size: number },
): { readonly place: number; readonly size: number } {
  const { grown, former, place, size } = axis;
  if (constraint === 'end') return { place: grown, size: 0 };
  if (constraint === 'center') return { place: grown / 2, size: 0 };
  if (constraint === 'stretch') return { place: 0, size: grown };
  const share = constraint === 'scale' && former > 0 ? grown / former : 0;
  return { place: place * share, size: size * share };
}

/** Layers of auto layout whose order among the others changed: the fewest that explain it. */
function findReordered({ now, wasOf }: LayerMatches): ReadonlySet<ComparedLayer> {
  const reordered = new Set<ComparedLayer>();
  for (const parent of listLayers(now)) {
    const former = wasOf.get(parent);
    if (former === undefined || parent.node.kind !== 'box' || parent.node.layout === null) continue;
    const places = new Map(former.children.map((child, index) => [child, index]));
    const kept = parent.children.flatMap((child) => {
      const other = wasOf.get(child);
      const place = other === undefined || !isInFlow(child) ? undefined : places.get(other);
      return place === undefined ? [] : [{ child, place }];
    });
    const inOrder = new Set(longestAscending(kept.map(({ place }) => place)));
    kept.forEach(({ child }, index) => {
      if (!inOrder.has(index)) reordered.add(child);
    });
  }
  return reordered;
}

/** The indices of a longest ascending subsequence, by patience sorting. */
function longestAscending(values: readonly number[]): readonly number[] {
  const ends: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  values.forEach((value, index) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  });
  const chosen: number[] = [];
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) chosen.push(index);
  return chosen.reverse();
}

/**
 * Which layer of one frame is which of the other. Ids decide where both sides have them. Else layers are matched from
 * the frame inwards: what is the same with all inside it first, then what has the same name and text, then what was
 * taken elsewhere, and at last what lies in the same place. Each step groups by keys, so time grows with the layers.
 * Hidden layers are left out.
 */
import type { DesignNode, Rectangle } from '#design/tree';
import { type LayerFacts, readFacts } from './layer-facts.ts';

/** A visible layer with what a comparison needs to know of it. */
export interface ComparedLayer {
  readonly node: DesignNode;
  readonly parent: ComparedLayer | null;
  readonly children: readonly ComparedLayer[];
  readonly facts: LayerFacts;
  /** px from the frame's corner. */
  readonly box: Rectangle;
  /** The same number where layer and layers inside are the same, wherever they lie. */
  readonly subtree: number;
}

export interface LayerMatches {
  readonly was: ComparedLayer;
  readonly now: ComparedLayer;
  /** The layer of the second side for one of the first. */
  readonly nowOf: ReadonlyMap<ComparedLayer, ComparedLayer>;
  readonly wasOf: ReadonlyMap<ComparedLayer, ComparedLayer>;
}

/** Matches the layers of two frames. */
export function matchLayers(first: DesignNode, second: DesignNode): LayerMatches {
  const numbers = new Map<string, number>();
  const was = readLayers(first, numbers);
  const now = readLayers(second, numbers);
  const matching = createMatching();
  matching.add(was, now);
  matchIds(was, now, matching);
  matching.drain(matchStrictly);
  matchElsewhere(was, now, matching, ({ subtree }) => subtree);
  matching.drain(matchStrictly);
  matchElsewhere(was, now, matching, ({ node, facts }) => `${node.kind} ${node.name} ${facts.text ?? ''}`);
  matching.restart();
  matching.drain((pair) => {
    matchStrictly(pair, matching);
    matchByPlace(pair, matching);
  });
  return { was, now, nowOf: matching.nowOf, wasOf: matching.wasOf };
}

/** All visible layers of a frame, each before those inside it. */
export function* listLayers(root: ComparedLayer): Generator<ComparedLayer> {
  const waiting = [root];
  for (let layer = waiting.pop(); layer !== undefined; layer = waiting.pop()) {
    yield layer;
    for (let index = layer.children.length - 1; index >= 0; index -= 1) {
      const child = layer.children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
}

/** The layers of a frame, without recursion, because designs may be deep. */
function readLayers(root: DesignNode, numbers: Map<string, number>): ComparedLayer {
  type Open = { -readonly [Field in keyof ComparedLayer]: ComparedLayer[Field] } & { children: Open[] };
  const { x, y } = root.absoluteBox;
  const open = (node: DesignNode, parent: Open | null): Open => {
    const { width, height, ...corner } = node.absoluteBox;
    const box = { x: corner.x - x, y: corner.y - y, width, height };
    return { node, parent, children: [], facts: readFacts(node), box, subtree: 0 };
  };
  const top = open(root, null);
  const order = [top];
  for (let index = 0; index < order.length; index += 1) {
    const layer = order[index];
    if (layer?.node.kind !== 'box') continue;
    layer.children = layer.node.children.filter(({ visible }) => visible).map((node) => open(node, layer));
    order.push(...layer.children);
  }
  for (const layer of order.reverse()) layer.subtree = numberOf(describeSubtree(layer), numbers);
  return top;
}

function describeSubtree({ node, facts, box, children }: ComparedLayer): string {
  const inside = children.map(
    (child) => `${child.subtree}@${Math.round(child.box.x - box.x)},${Math.round(child.box.y - box.y)}`,
  );
  const size = `${Math.round(box.width)}x${Math.round(box.height)}`;
  return JSON.stringify([node.kind, node.name, size, facts.text, facts.colours, facts.styles, inside]);
}

function numberOf(text: string, numbers: Map<string, number>): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  numbers.set(text, numbers.size);
  return numbers.size - 1;
}

interface Pair {
  readonly was: ComparedLayer;
  readonly now: ComparedLayer;
}

interface Matching {
  readonly nowOf: Map<ComparedLayer, ComparedLayer>;
  readonly wasOf: Map<ComparedLayer, ComparedLayer>;
  add(was: ComparedLayer, now: ComparedLayer): void;
  /** Passes every pair that is not done on, those that are added meanwhile too. */
  drain(use: (pair: Pair, matching: Matching) => void): void;
  /** Has all pairs passed on again. */
  restart(): void;
}

function createMatching(): Matching {
  const nowOf = new Map<ComparedLayer, ComparedLayer>();
  const wasOf = new Map<ComparedLayer, ComparedLayer>();
  const pairs: Pair[] = [];
  let done = 0;
  const matching: Matching = {
    nowOf,
    wasOf,
    add(was, now) {
      nowOf.set(was, now);
      wasOf.set(now, was);
      pairs.push({ was, now });
    },
    drain(use) {
      for (; done < pairs.length; done += 1) {
        const pair = pairs[done];
        if (pair !== undefined) use(pair, matching);
      }
    },
    restart: () => (done = 0),
  };
  return matching;
}

/** Ids count where most of the layers that have one in common also have the same name: other files use the same numbers. */
function matchIds(was: ComparedLayer, now: ComparedLayer, matching: Matching): void {
  const byId = new Map([...listLayers(was)].map((layer) => [layer.node.id, layer]));
  const pairs = [...listLayers(now)].flatMap((layer) => {
    const other = byId.get(layer.node.id);
    return other !== undefined && other.node.kind === layer.node.kind ? [{ was: other, now: layer }] : [];
  });
  const named = pairs.filter((pair) => pair.was.node.name === pair.now.node.name);
  if (named.length * 2 <= pairs.length) return;
  for (const pair of pairs) addFree(pair.was, pair.now, matching);
}

function addFree(was: ComparedLayer, now: ComparedLayer, matching: Matching): void {
  if (!matching.nowOf.has(was) && !matching.wasOf.has(now)) matching.add(was, now);
}

/** Matches layers that lie right inside two layers that are the same one. */
function matchStrictly({ was, now }: Pair, matching: Matching): void {
  const keys: readonly ((layer: ComparedLayer) => string | null)[] = [
    (layer) => `${layer.subtree}@${offsetOf(layer)}`,
    ({ subtree }) => String(subtree),
    ({ node }) => (node.id.startsWith('I') ? `${node.kind} ${idInComponent(node.id)}` : null),
    ({ node, facts }) => (facts.text === null ? null : `${node.name} ${facts.text}`),
    ({ facts }) => facts.text,
  ];
  for (const key of keys) matchInOrder(was.children, now.children, key, matching);
  matchNames(was.children, now.children, matching);
}

function offsetOf({ box, parent }: ComparedLayer): string {
  return `${Math.round(box.x - (parent?.box.x ?? 0))},${Math.round(box.y - (parent?.box.y ?? 0))}`;
}

/** The id of the layer in the main component, which all instances share. */
function idInComponent(id: string): string {
  return id.slice(id.indexOf(';') + 1);
}

function matchInOrder(
  was: readonly ComparedLayer[],
  now: readonly ComparedLayer[],
  key: (layer: ComparedLayer) => string | null,
  matching: Matching,
): void {
  const free = was.filter((layer) => !matching.nowOf.has(layer)).reverse();
  const waiting = groupBy(free, key);
  if (waiting.size === 0) return;
  for (const layer of now) {
    const text = matching.wasOf.has(layer) ? null : key(layer);
    const other = text === null ? undefined : waiting.get(text)?.pop();
    if (other !== undefined) matching.add(other, layer);
  }
}

function groupBy<Key>(
  layers: Iterable<ComparedLayer>,
  key: (layer: ComparedLayer) => Key | null,
): Map<Key, ComparedLayer[]> {
  const groups = new Map<Key, ComparedLayer[]>();
  for (const layer of layers) {
    const found = key(layer);
    if (found === null) continue;
    const group = groups.get(found);
    if (group === undefined) groups.set(found, [layer]);
    else group.push(layer);
  }
  return groups;
}

/** Of layers with one name those are the same that lie nearest and have the most texts in common. */
function matchNames(was: readonly ComparedLayer[], now: readonly ComparedLayer[], matching: Matching): void {
  const key = ({ node }: ComparedLayer) => `${node.kind} ${node.name}`;
  const former = groupBy(
    was.filter((layer) => !matching.nowOf.has(layer)),
    key,
  );
  if (former.size === 0) return;
  const others = groupBy(
    now.filter((layer) => !matching.wasOf.has(layer)),
    key,
  );
  for (const [name, group] of others) {
    const candidates = former.get(name) ?? [];
    // A rename keeps what is inside, a new layer of the same name keeps nothing.
    matchBest(
      candidates,
      group,
      (one, other) => (isUnlike(one, other) ? null : distanceOf(one, other)),
      matching,
    );
  }
}

/** Two texts or shapes with nothing in common but a name that many layers have. */
function isUnlike(one: ComparedLayer, other: ComparedLayer): boolean {
  if (one.facts.text === null || one.facts.text === other.facts.text) return false;
  return distanceOf(one, other) > Math.max(one.box.width, one.box.height, 24);
}

/** Matches what lies in the same place of two layers that are the same, and is of one kind. */
function matchByPlace({ was, now }: Pair, matching: Matching): void {
  const former = groupBy(
    was.children.filter((layer) => !matching.nowOf.has(layer)),
    ({ node }) => node.kind,
  );
  const others = groupBy(
    now.children.filter((layer) => !matching.wasOf.has(layer)),
    ({ node }) => node.kind,
  );
  for (const [kind, group] of others) {
    matchBest(
      former.get(kind) ?? [],
      group,
      (one, other) => (overlaps(one, other) ? distanceOf(one, other) : null),
      matching,
    );
  }
}

/** Pairs that are compared one with each other; larger groups are matched in their order. */
const mostComparisons = 4096;

function matchBest(
  was: readonly ComparedLayer[],
  now: readonly ComparedLayer[],
  rate: (was: ComparedLayer, now: ComparedLayer) => number | null,
  matching: Matching,
): void {
  if (was.length * now.length > mostComparisons) {
    now.forEach((layer, index) => {
      const other = was[index];
      if (other !== undefined && rate(other, layer) !== null) addFree(other, layer, matching);
    });
    return;
  }
  const rated = was.flatMap((one) =>
    now.flatMap((other) => {
      const distance = rate(one, other);
      return distance === null ? [] : [{ one, other, distance }];
    }),
  );
  for (const { one, other } of rated.sort((a, b) => a.distance - b.distance)) addFree(one, other, matching);
}

/** px between the middles within their parents, with what the sizes differ by; each text they share brings them nearer. */
function distanceOf(one: ComparedLayer, other: ComparedLayer): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  const apart = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  const unlike = Math.abs(one.box.width - other.box.width) + Math.abs(one.box.height - other.box.height);
  return apart + unlike - 400 * sharedTexts(one, other);
}

function placeOf({ box, parent }: ComparedLayer): { readonly x: number; readonly y: number } {
  const corner = parent?.box ?? { x: 0, y: 0 };
  return { x: box.x - corner.x + box.width / 2, y: box.y - corner.y + box.height / 2 };
}

/** How far two layers hold the same texts, 0 to 1; read only near the top of a layer, as this is asked of many pairs. */
function sharedTexts(one: ComparedLayer, other: ComparedLayer): number {
  const [a, b] = [firstTexts(one), firstTexts(other)];
  if (a.size === 0 || b.size === 0) return 0;
  return [...a].filter((text) => b.has(text)).length / Math.max(a.size, b.size);
}

const mostTexts = 12;
const mostLayersRead = 60;

function firstTexts(layer: ComparedLayer): ReadonlySet<string> {
  const texts = new Set<string>();
  let read = 0;
  for (const { facts } of listLayers(layer)) {
    if (facts.text !== null) texts.add(facts.text);
    read += 1;
    if (texts.size >= mostTexts || read >= mostLayersRead) break;
  }
  return texts;
}

function overlaps(one: ComparedLayer, other: ComparedLayer): boolean {
  const [a, b] = [placeOf(one), placeOf(other)];
  const width = Math.min(one.box.width, other.box.width);
  const height = Math.min(one.box.height, other.box.height);
  const across = (one.box.width + other.box.width) / 2 - Math.abs(a.x - b.x);
  const along = (one.box.height + other.box.height) / 2 - Math.abs(a.y - b.y);
  return across >= width / 2 && along >= height / 2;
}

/** Matches what was taken into another layer, where there is only one such on each side. */
function matchElsewhere<Key>(
  was: ComparedLayer,
  now: ComparedLayer,
  matching: Matching,
  key: (layer: ComparedLayer) => Key,
): void {
  const former = groupBy(
    [...listLayers(was)].filter((layer) => !matching.nowOf.has(layer)),
    key,
  );
  const others = groupBy(
    [...listLayers(now)].filter((layer) => !matching.wasOf.has(layer)),
    key,
  );
  for (const [found, [layer, ...more]] of others) {
    const [other, ...rest] = former.get(found) ?? [];
    if (layer === undefined || other === undefined || more.length > 0 || rest.length > 0) continue;
    addFree(other, layer, matching);
  }
}

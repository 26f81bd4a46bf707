/**
 * One random document, all of it from one seed: a page with a few frames, the components they use, variables,
 * pictures and exports. What it holds is as hostile as a forged file can be; its form is that of Figma's REST API.
 */
import { hostileSvgs } from './hostile-svg.ts';
import { pickName } from './hostile-values.ts';
import { listOf, makeComponent, makeComponentSet, makeInstance } from './make-components.ts';
import { makeHolder, type Box, type NodeMaker } from './make-node.ts';
import type { Json, Palette } from './make-paint.ts';
import { makeVariables } from './make-variables.ts';
import { openRandom, type Random } from './random.ts';
import { corruptLayer } from './corrupt-layer.ts';

export interface RandomDesign {
  readonly seed: number;
  /** As `GET /v1/files/:key` answers, and as it comes out of a file: a number that is none is `null`. */
  readonly document: unknown;
  /** As the `meta` of `GET /v1/files/:key/variables/local`. */
  readonly variables: unknown;
  /** Image fills by `imageRef`. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  /** Exports of layers by node id. */
  readonly exports: ReadonlyMap<string, Uint8Array>;
  readonly frameIds: readonly string[];
}

/** How often a field is wrong: never, now and then, often. */
const roughness = [0, 0, 0.01, 0.08] as const;

const frameTypes = [
  'FRAME',
  'FRAME',
  'FRAME',
  'COMPONENT',
  'INSTANCE',
  'SECTION',
  'GROUP',
  'COMPONENT_SET',
] as const;

const imageRefs = [
  '0a1b2c',
  'missing',
  '../../etc/passwd',
  'con',
  '"><script>hacked=1</script>',
  '',
  '__proto__',
  "a) x'; } * { color: red",
] as const;

/** Ids are data too: what ends addresses, attributes and paths, names of `Object`, and what is no id at all. */
const hostileIds = [
  '../../../etc/passwd',
  '"><script>hacked=1</script>',
  '__proto__',
  '1:2 3:4',
  'constructor',
  "a) x'; } * { color: red",
  '${hacked}',
  'con',
  '-->\n*/',
  '{hacked}`',
  '\u202ea\u0000b',
  'x'.repeat(3000),
] as const;
/** One layer of so many has a hostile id. */
const hostileEvery = 13;

export function makeDesign(seed: number): RandomDesign {
  const random = openRandom(seed);
  const variables = makeVariables(random);
  const styleIds = ['1:s0', '1:s1', '404:s'] as const;
  const palette: Palette = { imageRefs, variableIds: variables.ids, styleIds };
  const components: Json[] = [];
  const maker = makeMaker(random, palette, components);
  const sets = makeComponents(maker, components);
  const frames = random.many(random.pick([1, 1, 1, 2]), (index) => makeFrame(maker, index, components));
  const rate = random.pick(roughness);
  const others = [...components.filter(({ inSet }) => inSet !== true), ...sets];
  const layers = [
    // A frame that is hidden or has no size is refused, which the tests of bad input look at.
    ...frames.map(({ id, visible, size, absoluteBoundingBox, ...rest }) => {
      return { ...corruptLayer(rest, rate, random), id, visible, size, absoluteBoundingBox };
    }),
    ...others.map((layer) => corruptLayer(layer, rate, random)),
  ];
  const document = {
    name: pickName(random),
    document: page(layers),
    components: nameComponents(random, components),
    componentSets: Object.fromEntries(
      sets.map(({ id, name }) => [String(id), { key: id, name, description: '*/' }] as const),
    ),
    styles: Object.fromEntries(
      styleIds.slice(0, 2).map((id) => [id, { name: pickName(random), styleType: 'FILL' }]),
    ),
  };
  return {
    seed,
    document: JSON.parse(JSON.stringify(document)) as unknown,
    variables: JSON.parse(JSON.stringify(variables.json)) as unknown,
    images: makeImages(random),
    exports: makeExports(random, layers),
    frameIds: frames.map(({ id }) => String(id)),
  };
}

function page(children: readonly Json[]): Json {
  const canvas = { id: '0:1', name: 'Page', type: 'CANVAS', children };
  return { id: '0:0', name: 'Document', type: 'DOCUMENT', children: [canvas] };
}

function makeMaker(random: Random, palette: Palette, components: readonly Json[]): NodeMaker {
  let count = 0;
  const maker: NodeMaker = {
    random,
    palette,
    nextId: () => {
      const number = random.chance(0.01) ? count : (count += 1);
      const hostile = hostileIds[(number / hostileEvery) % hostileIds.length];
      return hostile ?? `1:${number}`;
    },
    makeInstance: (box) => {
      const component = components[random.whole(0, components.length)];
      return component ? makeInstance(maker, component, box) : null;
    },
  };
  return maker;
}

function makeComponents(maker: NodeMaker, components: Json[]): readonly Json[] {
  const { random } = maker;
  const place = (index: number): Box => ({ x: -2000, y: index * 200, width: 160, height: 60 });
  for (let count = random.whole(0, 2); count > 0; count -= 1) {
    components.push(makeComponent(maker, place(count), pickName(random)));
  }
  if (random.chance(0.6)) return [];
  const set = makeComponentSet(maker, { ...place(9), height: 400 });
  for (const variant of listOf(set.children)) components.push({ ...variant, inSet: true });
  return [set];
}

function makeFrame(maker: NodeMaker, index: number, components: readonly Json[]): Json {
  const { random } = maker;
  const box: Box = { x: index * 2000, y: 0, width: random.whole(1, 1600), height: random.whole(1, 1200) };
  const own = {
    id: `2:${index}`,
    visible: true,
    size: { x: box.width, y: box.height },
    absoluteBoundingBox: box,
  };
  const type = random.pick(frameTypes);
  const [component] = components;
  if (type === 'COMPONENT_SET') return { ...makeComponentSet(maker, box), ...own };
  if (type === 'INSTANCE' && component) return { ...makeInstance(maker, component, box), ...own };
  return { ...makeHolder(maker, type, box, 'NONE', random.pick([0, 3, 6, 10, 16, 30])), ...own };
}

function nameComponents(random: Random, components: readonly Json[]): Json {
  const named = components
    .filter(() => random.chance(0.8))
    .map(({ id, name }) => {
      return [String(id), { key: id, name, description: '*/ </script> ${x}', componentSetId: null }] as const;
    });
  return Object.fromEntries(named);
}

/** A picture of one pixel. */
export const dot: Uint8Array = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
);

function makeImages(random: Random): RandomDesign['images'] {
  const pictures = [dot, dot.slice(0, 20), encode(random.pick(hostileSvgs)), new Uint8Array()];
  return new Map(
    imageRefs.filter((ref) => ref !== 'missing').map((ref, index) => [ref, pictures[index % 4] ?? dot]),
  );
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function makeExports(random: Random, layers: readonly Json[]): RandomDesign['exports'] {
  const found = new Map<string, Uint8Array>();
  for (const waiting = [...layers]; waiting.length > 0;) {
    const layer = waiting.pop();
    if (layer === undefined) break;
    waiting.push(...listOf(layer.children));
    if (random.chance(layer.type === 'VECTOR' ? 0.5 : 0.05)) {
      found.set(String(layer.id), encode(random.pick(hostileSvgs)));
    }
  }
  return found;
}

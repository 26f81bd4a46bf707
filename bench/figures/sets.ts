/**
 * Sets of pictures: how alike twelve pictures are with a style card and without, by the built-in generator and by the
 * stand-in for SD.Next, and how many of twenty pictures that were planted into sets are found, each by its colours, its tones
 * or its edges. What was missed is a line of sets.txt.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PictureSet, readStyleCard } from '#design/picture-sets';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { openImageModel } from '#models/open-model';
import type { ImageModel } from '#models/ports';
import { drawImage } from '#visuals/2-draw/draw-image';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { measureSet, type PictureTraits, readTraits } from '#visuals/sets/likeness';
import { applySet, planSubjects } from '#visuals/sets/plan-set';
import { startModelServer } from '../../tests/model-server/start-model-server.ts';
import { configFor } from '../../tests/models/collect-events.ts';
import { type Figure, type Measure, measureOne } from '../figure.ts';

const subjects = [
  'A ferry at the pier',
  'Mountains behind a lake',
  'A portrait of a baker',
  'A loaf on a board',
  'A quiet street in the rain',
  'A lighthouse on a cliff',
  'A desk with a lamp',
  'A forest path',
  'An old bicycle',
  'A market stall',
  'A cat on a roof',
  'A bridge over a river',
];
const cards = [
  { style: 'flat print', palette: '#1d3557 #457b9d #a8dadc', light: 'morning' },
  { style: 'gouache', palette: '#7f4f24 #936639 #b6ad90', light: 'dusk' },
  { style: 'poster', palette: '#2d6a4f #74c69d #d8f3dc', light: 'noon' },
  { style: 'pastel', palette: '#6d597a #b56576 #eaac8b', light: 'evening' },
];
const planted = 20;
const perSet = 10;
const large = 40;

export const setsFigure: Figure = {
  id: 'sets',
  async compute(bench) {
    const server = await startModelServer({ sdNextLetsPagesIn: true });
    try {
      const builtIn = openImageModel(configFor(server.url, { service: 'built-in' }));
      const sdNext = openImageModel(
        configFor(server.sdNextUrl, { service: 'sdnext', key: 'me:a-long-password', imageModel: '' }),
      );
      const measures: Measure[] = [];
      for (const [name, model] of [
        ['built-in', builtIn],
        ['sdnext', sdNext],
      ] as const) {
        bench.tell(`Drawing sets: ${name}`);
        for (const set of [null, setOf(0)]) {
          const { likeness } = measureSet(await drawSet(model, set, subjects));
          measures.push(
            measureOne(
              {
                id: `sets-likeness-${name}-${set === null ? 'without' : 'with'}`,
                title: `Likeness of 12 pictures by ${name}, ${set === null ? 'without' : 'with'} a style card`,
                unit: 'share',
                better: 'higher',
                goal: null,
              },
              likeness,
            ),
          );
        }
      }
      return [...measures, ...(await plant(builtIn, bench.folder)), await redraw(builtIn)];
    } finally {
      await server.close();
    }
  },
};

function setOf(number: number): PictureSet {
  const card = readStyleCard(cards[number % cards.length]);
  return { id: 'set', name: 'Set', card, references: [], characters: [] };
}

function planSet(
  set: PictureSet | null,
  words: readonly string[],
  seed: number | null,
): readonly ImageSpec[] {
  const size = { kind: 'size', width: 192, height: 128 } as const;
  let ids = 0;
  const { specs } = planSubjects(
    { words: '', around: null, where: 'beside', shape: size, seed },
    words,
    () => `${(ids += 1)}`,
  );
  return specs.map((spec) => applySet(spec, set));
}

async function drawSet(
  model: ImageModel,
  set: PictureSet | null,
  words: readonly string[],
  seed: number | null = null,
) {
  const traits: PictureTraits[] = [];
  for (const spec of planSet(set, words, seed)) traits.push(readTraits(await draw(model, spec)));
  return traits;
}

async function draw(model: ImageModel, spec: ImageSpec): Promise<Pixels> {
  for await (const event of drawImage({ ...spec, previews: 0 }, model, new AbortController().signal)) {
    if (event.type === 'drawn') return readPng(event.picture.image.bytes);
    if (event.type === 'failed') throw new Error(event.failure.message);
  }
  throw new Error(`"${spec.words}" was not drawn.`);
}

/** Ways in which a picture leaves its set. */
const changes: readonly (readonly [
  name: string,
  change: (rgb: readonly number[], at: number) => readonly number[],
])[] = [
  ['other colours', ([red = 0, green = 0, blue = 0]) => [blue, red, green]],
  [
    'no colours',
    ([red = 0, green = 0, blue = 0]) => Array<number>(3).fill(red * 0.3 + green * 0.59 + blue * 0.11),
  ],
  ['dark', (rgb) => rgb.map((value) => value * 0.35)],
  ['negative', (rgb) => rgb.map((value) => 255 - value)],
  ['grain', (rgb, at) => rgb.map((value) => value + (((at * 2_654_435_761) >>> 24) - 128) * 0.9)],
];

async function plant(model: ImageModel, folder: string): Promise<readonly Measure[]> {
  const lines: string[] = [];
  let [found, wrong] = [0, 0];
  for (let number = 0; number < planted; number += 1) {
    const [name, change] = changes[number % changes.length] ?? ['', (rgb) => rgb];
    const specs = planSet(setOf(number), subjects.slice(0, perSet), number);
    const pictures: Pixels[] = [];
    for (const spec of specs) pictures.push(await draw(model, spec));
    const place = (number * 7) % perSet;
    const traits = pictures.map((picture, at) =>
      readTraits(at === place ? repaint(picture, change) : picture),
    );
    const { outliers, each } = measureSet(traits);
    if (outliers.includes(place)) found += 1;
    else
      lines.push(
        `missed\t${name}\t${String(number)}\t${each.map((value) => value.toFixed(2)).join(' ')}\t${String(place)}`,
      );
    wrong += outliers.filter((at) => at !== place).length;
    for (const at of outliers.filter((one) => one !== place))
      lines.push(`wrong\t${specs[at]?.words ?? ''}\t${String(number)}`);
  }
  await writeFile(join(folder, 'sets.txt'), `${lines.join('\n')}\n`);
  const count = { unit: 'count' } as const;
  return [
    measureOne(
      {
        ...count,
        id: 'sets-planted',
        title: `Planted pictures found, of ${String(planted)}`,
        better: 'higher',
        goal: planted,
      },
      found,
    ),
    measureOne(
      {
        ...count,
        id: 'sets-wrong',
        title: `Pictures of a set taken for others, of ${String(planted * (perSet - 1))}`,
        better: 'lower',
        goal: null,
      },
      wrong,
    ),
  ];
}

function repaint(
  { width, height, data }: Pixels,
  change: (rgb: readonly number[], at: number) => readonly number[],
): Pixels {
  const next = new Uint8ClampedArray(data);
  for (let at = 0; at < width * height; at += 1)
    next.set(change([...data.subarray(at * 4, at * 4 + 3)], at), at * 4);
  return { width, height, data: next };
}

/** A large set of which every outlier is drawn once more. */
async function redraw(model: ImageModel): Promise<Measure> {
  const words = Array.from(
    { length: large },
    (_, at) => `${subjects[at % subjects.length] ?? ''}, scene ${String(at + 1)}`,
  );
  const traits = [...(await drawSet(model, setOf(1), words))];
  for (const at of measureSet(traits).outliers) {
    const [again] = await drawSet(model, setOf(1), words.slice(at, at + 1), 1000 + at);
    if (again) traits[at] = again;
  }
  return measureOne(
    {
      id: 'sets-remaining',
      title: `Outliers of ${String(large)} pictures after one redraw`,
      unit: 'count',
      better: 'lower',
      goal: 2,
    },
    measureSet(traits).outliers.length,
  );
}

/**
 * Draws twenty prompts with the built-in generator and puts them on one sheet, to be looked at:
 *
 *   node bench/draw-contact-sheet.ts [FILE]
 *
 * The sheet goes to `bench/results/built-in-pictures.png` unless a file is named.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openImageModel } from '#models/open-model';
import type { ImageRequest } from '#models/ports';
import type { Pixels } from '#design/pixels';
import { encodePng, readPng } from '#design/png';
import { resultsFolder } from './keep-results.ts';

interface Sheet {
  readonly prompt: string;
  readonly palette?: readonly string[];
  readonly background?: ImageRequest['background'];
}

const brand = ['#0f62fe', '#ff7a59', '#161616', '#f4f4f4'];

/** One for each kind of subject, and several that could be mistaken for another. */
const sheets: readonly Sheet[] = [
  { prompt: 'A foggy harbour at dawn, soft light, no people' },
  { prompt: 'Portrait of a smiling woman with short hair, studio' },
  { prompt: 'Avatar of a bearded man with glasses', palette: ['#2d6a4f', '#d8f3dc'] },
  { prompt: 'A running shoe on a plain ground, product shot', palette: brand },
  { prompt: 'Bottle of olive oil with a label, product photo' },
  { prompt: 'Wireless headphones on a pedestal', palette: ['#111827', '#f59e0b'] },
  { prompt: 'Revenue by month, bar chart for a dashboard', palette: brand },
  { prompt: 'Line chart of weekly active users, two series' },
  { prompt: 'Donut chart of traffic sources', palette: ['#7c3aed', '#06b6d4', '#f59e0b'] },
  { prompt: 'Mountain lake at sunset, hikers resting' },
  { prompt: 'City skyline at night with a full moon' },
  { prompt: 'Forest path in autumn' },
  { prompt: 'Desert dunes under a hot sky' },
  { prompt: 'A cosy living room with a sofa, a plant and a lamp' },
  { prompt: 'A cup of coffee and a croissant, seen from above', palette: ['#6f4e37', '#f3e9dc'] },
  { prompt: 'Geometric pattern in the style of the Bauhaus', palette: brand },
  { prompt: 'Abstract gradient background, calm and wide', palette: ['#ff5f6d', '#ffc371', '#6a11cb'] },
  { prompt: 'Topographic map lines as a texture', palette: ['#14532d', '#bbf7d0'] },
  { prompt: 'App icon of a rocket', background: 'transparent' },
  { prompt: 'World map with pins for our offices', palette: ['#0ea5e9', '#e0f2fe'] },
];

const tile = { width: 400, height: 300 };
const columns = 4;
const gap = 16;

const file = process.argv[2] ?? join(resultsFolder, 'built-in-pictures.png');
const pictures = await Promise.all(sheets.map(draw));
await mkdir(dirname(file), { recursive: true });
await writeFile(file, encodePng(arrange(pictures)));
console.log(file);

async function draw({ prompt, palette = [], background = 'auto' }: Sheet): Promise<Pixels> {
  const model = openImageModel({
    service: 'built-in',
    key: null,
    address: null,
    textModel: '',
    imageModel: '',
    embeddingModel: '',
  });
  const request = {
    prompt,
    ...tile,
    quality: 'auto',
    background,
    partialImages: 0,
    seed: null,
    palette,
  } as const;
  for await (const event of model.stream(request, new AbortController().signal)) {
    if (event.type === 'image') return readPng(event.image.bytes);
    if (event.type === 'failed') throw new Error(event.failure.message);
  }
  throw new Error(`Nothing was drawn for "${prompt}".`);
}

/** Rows of pictures on white. */
function arrange(all: readonly Pixels[]): Pixels {
  const rows = Math.ceil(all.length / columns);
  const width = columns * (tile.width + gap) + gap;
  const height = rows * (tile.height + gap) + gap;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  all.forEach((picture, index) => {
    const left = gap + (index % columns) * (tile.width + gap);
    const top = gap + Math.floor(index / columns) * (tile.height + gap);
    for (let y = 0; y < tile.height; y += 1) {
      for (let x = 0; x < tile.width; x += 1) {
        const from = (y * tile.width + x) * 4;
        const to = ((top + y) * width + left + x) * 4;
        const alpha = (picture.data[from + 3] ?? 0) / 255;
        for (let channel = 0; channel < 3; channel += 1) {
          data[to + channel] = Math.round((picture.data[from + channel] ?? 0) * alpha + 255 * (1 - alpha));
        }
      }
    }
  });
  return { width, height, data };
}

/**
 * Draws the examples: `node examples/draw/main.ts [name ...]` writes figma.json, variables.json and images/ of each
 * into its folder. `--shots DIR` also keeps pictures of the frames as they were laid out, for a look at them.
 */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from '../../cli/browser.mjs';
import { drawings, type Drawing } from './drawings.ts';
import { fontFaces } from './fonts.ts';
import { openMeasurer, type Box } from './measure-layers.ts';
import { numberLayers } from './number-layers.ts';
import { writeDocument, writeVariables } from './write-document.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { shots: { type: 'string' } },
});
const examples = join(import.meta.dirname, '..');

const found = findBrowser();
if (!found)
  throw new Error('No browser found: install Chrome, Chromium or Edge, or set CHROME_PATH to the program.');
const browser = await chromium.launch({
  executablePath: found.path,
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
  env: { ...(process.env as Record<string, string>), ...found.env },
});
try {
  const faces = await fontFaces();
  for (const [name, drawing] of Object.entries(drawings))
    if (positionals.length === 0 || positionals.includes(name)) await draw(name, drawing, faces);
} finally {
  await browser.close();
}

async function draw(name: string, drawing: Drawing, faces: string): Promise<void> {
  const pictures = await drawPictures(browser, drawing);
  const urls = new Map(
    [...pictures].map(([picture, bytes]) => [picture, `data:image/*;base64,${bytes.toString('base64')}`]),
  );
  const refs = new Map(
    [...pictures].map(([picture, bytes]) => [picture, createHash('sha1').update(bytes).digest('hex')]),
  );
  const sketched = typeof drawing.pages === 'function' ? await drawing.pages(browser, faces) : drawing.pages;
  const pages = numberLayers(sketched);
  const measurer = await openMeasurer(browser, faces, urls);
  const boxes = new Map<string, Box>();
  for (const page of pages) for (const [id, box] of await measurer.measure(page)) boxes.set(id, box);
  const folder = join(examples, name);
  await mkdir(folder, { recursive: true });
  await rm(join(folder, 'images'), { recursive: true, force: true });
  const text = JSON.stringify(writeDocument(drawing.title, pages, boxes, refs));
  await writeFile(join(folder, 'figma.json'), `${text}\n`);
  const variables = writeVariables(drawing.collections);
  if (variables) await writeFile(join(folder, 'variables.json'), `${JSON.stringify(variables)}\n`);
  if (pictures.size > 0) await mkdir(join(folder, 'images'));
  for (const [picture, bytes] of pictures)
    await writeFile(join(folder, 'images', refs.get(picture) ?? picture), bytes);
  console.error(`${name}: ${Math.round(text.length / 1000)} kB, ${boxes.size} layers`);
  if (values.shots !== undefined) {
    await mkdir(values.shots, { recursive: true });
    for (const page of pages)
      for (const [id, shot] of await measurer.shoot(page))
        await writeFile(join(values.shots, `${name}-${id.replace(':', '-')}.png`), shot);
  }
}

/** Pictures are drawn as SVG and kept as Chromium encodes them. */
async function drawPictures(browser: Browser, drawing: Drawing): Promise<Map<string, Buffer>> {
  const made = new Map<string, Buffer>();
  const tab = await browser.newPage();
  for (const [name, { width, height, svg, format }] of Object.entries(drawing.pictures)) {
    await tab.setViewportSize({ width, height });
    await tab.setContent(
      `<body style="margin:0"><svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" style="display:block">${svg}</svg>`,
    );
    const quality = format === 'jpeg' ? { quality: 82 } : { omitBackground: true };
    made.set(name, await tab.screenshot({ type: format, ...quality }));
  }
  await tab.close();
  return made;
}

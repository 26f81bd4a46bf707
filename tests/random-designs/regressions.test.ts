/**
 * What random designs have found, each as the smallest design that shows it: a folder with `design.json`, and exports
 * of its layers as `1-2.svg`. All that has to hold of any design has to hold of it, in every kind of output.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listFrames } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import { collectLibraries } from '../../codegen/collect-libraries.mjs';
import { launchBrowser } from '../codegen/check/open-preview.ts';
import { judgeDesign, outputs } from './judge-design.ts';
import { judgeTogether } from './judge-together.ts';
import { dot, type RandomDesign } from './make-design.ts';

const home = join(import.meta.dirname, 'found');
const names = readdirSync(home);
const seedOf = (name: string, output: number) => names.indexOf(name) * outputs.length + output;
let faults: ReadonlyMap<number, readonly string[]>;

beforeAll(async () => {
  const libraries = await collectLibraries();
  const browser = await launchBrowser();
  try {
    const judged = [];
    for (const name of names) {
      for (const [index, options] of outputs.entries())
        judged.push(await judgeDesign(readFound(name, seedOf(name, index)), libraries, options));
    }
    faults = await judgeTogether(judged, { libraries, browser, styles: true, previewEvery: 1 });
  } finally {
    await browser.close();
  }
});

describe.each(names)('%s', (name) => {
  it.each(outputs)('in $target with $styles', (options) => {
    expect(faults.get(seedOf(name, outputs.indexOf(options))) ?? []).toEqual([]);
  });
});

function readFound(name: string, seed: number): RandomDesign {
  const folder = join(home, name);
  const document = JSON.parse(readFileSync(join(folder, 'design.json'), 'utf8')) as unknown;
  const exported = readdirSync(folder).filter((file) => file.endsWith('.svg'));
  return {
    seed,
    document,
    variables: { variables: {}, variableCollections: {} },
    images: new Map([['0a1b2c', dot]]),
    exports: new Map(
      exported.map((file) => [
        file.slice(0, -4).replaceAll('-', ':'),
        new Uint8Array(readFileSync(join(folder, file))),
      ]),
    ),
    frameIds: listFrames(openDocument(document, name)).flatMap(({ frames }) => frames.map(({ id }) => id)),
  };
}

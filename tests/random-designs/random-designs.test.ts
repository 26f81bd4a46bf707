/**
 * Random designs, as hostile as a forged file can be, from seeds that never change: whatever holds of any design
 * holds of these. A failure names the seed and the command that replays it; its smallest form goes into `found/`.
 */
import { expect, it } from 'vitest';
import { collectLibraries } from '../../codegen/collect-libraries.mjs';
import { launchBrowser } from '../codegen/check/open-preview.ts';
import { judgeDesign } from './judge-design.ts';
import { judgeTogether, tellFaults } from './judge-together.ts';
import { makeDesign } from './make-design.ts';

const count = 500;

it(`${count} random designs become code that holds`, async () => {
  const libraries = await collectLibraries();
  const browser = await launchBrowser();
  try {
    const judged = [];
    for (let seed = 0; seed < count; seed += 1) judged.push(await judgeDesign(makeDesign(seed), libraries));
    const faults = await judgeTogether(judged, { libraries, browser, styles: true, previewEvery: 20 });
    expect(tellFaults(faults)).toEqual([]);
  } finally {
    await browser.close();
  }
}, 600_000);

it('one seed is one design', () => {
  expect(makeDesign(7)).toEqual(makeDesign(7));
  expect(makeDesign(7)).not.toEqual(makeDesign(8));
});

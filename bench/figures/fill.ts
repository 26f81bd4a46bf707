/**
 * Filling placeholders, on a file of our own with sixty of them in five languages among things that look like some: how
 * many are found, what the prompts know of their surroundings, and, in the host in Chromium, whether one click fills all
 * of them and one undo takes all back. What was missed is a line of fill.txt.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from '../../tests/host/open-host.ts';
import { openFillStory } from '../../tests/stories/fill-story.ts';
import { type Figure, type Measure, measureOne } from '../figure.ts';
import { drawSlotFile } from '../slots/draw-slot-pages.ts';
import { scoreSlots } from '../slots/score-slots.ts';

export const fillFigure: Figure = {
  id: 'fill',
  async compute(bench) {
    const drawn = drawSlotFile();
    bench.tell('Looking for placeholders');
    const score = scoreSlots(drawn);
    const lines = [
      ...score.missed.map((line) => `missed\t${line}`),
      ...score.wrong.map((id) => `wrong\t${id}`),
      ...score.words.missing.map((line) => `word\t${line}`),
    ];
    await writeFile(join(bench.folder, 'fill.txt'), `${lines.join('\n')}\n`);
    const total = drawn.expected.length;
    const share = { unit: 'share', better: 'higher' } as const;
    const measures = [
      measureOne(
        {
          ...share,
          id: 'fill-found',
          title: `Placeholders found, of ${String(total)} in five languages`,
          goal: 0.98,
        },
        score.found / total,
      ),
      measureOne(
        {
          id: 'fill-wrong',
          title: `Taken for placeholders, of ${String(drawn.decoys.length)} that look like one`,
          unit: 'count',
          better: 'lower',
          goal: 1,
        },
        score.wrong.length,
      ),
      measureOne(
        {
          ...share,
          id: 'fill-words',
          title: `Expected words in the prompts, of ${String(score.words.expected)}`,
          goal: 0.95,
        },
        1 - score.words.missing.length / score.words.expected,
      ),
    ];
    if (!bench.renderer) return measures;
    bench.tell('Filling sixty placeholders with one click');
    return [...measures, ...(await fillInPanel())];
  },
};

/** Sixty pictures by the built-in generator take a while on a slow machine. */
const mostMs = 180_000;

async function fillInPanel(): Promise<readonly Measure[]> {
  const browser = await openBrowser();
  const story = await openFillStory(browser);
  try {
    const { view, drawn } = story;
    await view.getByRole('radio', { name: 'File', exact: true }).check({ force: true });
    await view.getByRole('button', { name: 'Find placeholders' }).click();
    const button = view.getByRole('button', { name: /^Fill \d+$/ });
    await button.waitFor({ timeout: mostMs });
    const before = JSON.stringify([...(await story.layersById())]);
    await button.click();
    await view.getByText(/images added to the queue/).waitFor({ timeout: mostMs });
    // Nothing can be cancelled any more when the queue is done.
    await view
      .locator('footer')
      .getByRole('button', { name: 'Cancel' })
      .waitFor({ state: 'detached', timeout: mostMs });
    const layers = await story.layersById();
    const filled = drawn.expected.filter(({ nodeId }) =>
      layers
        .get(nodeId)
        ?.fills?.some(
          ({ type, visible, imageRef = '' }) =>
            type === 'IMAGE' && visible !== false && !/^(\d)\1+$/.test(imageRef),
        ),
    );
    const texts = drawn.sampleTexts.map(({ nodeId }) => layers.get(nodeId));
    const written = texts.filter((text) => !/lorem/i.test(text?.characters ?? 'lorem'));
    await story.undo();
    const isBack = JSON.stringify([...(await story.layersById())]) === before;
    const count = { unit: 'count', better: 'higher' } as const;
    return [
      measureOne(
        { ...count, id: 'fill-filled', title: 'Placeholders filled by one click', goal: 60 },
        filled.length,
      ),
      measureOne(
        { ...count, id: 'fill-texts', title: 'Sample texts replaced by the same click', goal: 25 },
        written.length,
      ),
      measureOne(
        { ...count, id: 'fill-undo', title: 'One undo takes all of it back (1 is yes)', goal: 1 },
        isBack ? 1 : 0,
      ),
    ];
  } finally {
    await story.close();
    await browser.close();
  }
}

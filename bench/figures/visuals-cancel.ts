/**
 * Cancelling pictures in the panel, in the host in Chromium: five are being drawn and two wait. How soon the panel has
 * stopped after the press, and how many requests leave after it.
 */
import type { Frame } from 'playwright-core';
import { openBrowser } from '../../tests/host/open-host.ts';
import { keepKey } from '../../tests/stories/keep-key.ts';
import { openPictureStory, type PictureStory } from '../../tests/stories/picture-story.ts';
import { measureOne, type Case, type Figure } from '../figure.ts';

const tries = 5;
const pictures = 7;
const atOnce = 5;

export const visualsCancelFigure: Figure = {
  id: 'visuals-cancel',
  async compute(bench) {
    if (!bench.renderer) return [];
    const browser = await openBrowser();
    const story = await openPictureStory(browser);
    try {
      const panel = await setUp(story);
      const times: Case[] = [];
      let sent = 0;
      for (let attempt = 1; attempt <= (bench.quick ? 2 : tries); attempt += 1) {
        bench.tell(`Cancelling pictures, ${attempt} of ${tries}`);
        const { ms, requests } = await cancelOnce(story, panel);
        times.push({ name: `try ${attempt}`, value: ms });
        sent += requests;
      }
      const better = 'lower';
      return [
        measureOne(
          {
            id: 'visuals-cancel',
            title: 'panel answers who cancels seven pictures',
            unit: 'ms',
            better,
            goal: 100,
          },
          Math.max(...times.map(({ value }) => value)),
          times,
        ),
        measureOne(
          {
            id: 'visuals-cancel-requests',
            title: 'requests that leave after a cancel',
            unit: 'count',
            better,
            goal: 0,
          },
          sent,
        ),
      ];
    } finally {
      await story.close();
      await browser.close();
    }
  },
};

/** A service, a key, and seven variants. */
async function setUp(story: PictureStory): Promise<Frame> {
  const panel = await story.open('settings');
  const choose = async (menu: string, option: RegExp) => {
    await panel.getByRole('combobox', { name: menu, exact: true }).first().click();
    await panel.getByRole('option', { name: option }).first().click();
  };
  await keepKey(story, panel, { service: 'OpenAI', address: story.models.url, key: 'sk-bench' });
  await panel.getByRole('tab', { name: 'Images' }).click();
  await choose('How many', new RegExp(`^${pictures}`));
  await panel.getByRole('textbox', { name: 'Prompt' }).fill('A ferry');
  return panel;
}

async function cancelOnce(
  story: PictureStory,
  panel: Frame,
): Promise<{ readonly ms: number; readonly requests: number }> {
  const { models } = story;
  const before = models.requests.length;
  models.breakNext(...Array.from({ length: atOnce }, () => 'stall'));
  await panel.getByRole('button', { name: 'Generate', exact: true }).click();
  const mine = () => models.requests.slice(before).filter(({ method }) => method === 'POST');
  while (mine().length < atOnce) await panel.page().waitForTimeout(20);
  await Promise.all(mine().map(({ silent }) => silent));
  const ms = await panel.evaluate(pressCancelAll);
  // Every line is closed by then, so whatever would follow has had its chance.
  await Promise.all(mine().map(({ ended }) => ended));
  await panel.getByText(/^Cancelled\./).waitFor();
  return { ms, requests: mine().length - atOnce };
}

/** Runs in the panel: ms from the press until nothing is offered to be cancelled any more. */
function pressCancelAll(): Promise<number> {
  const status = () => document.querySelector<HTMLButtonElement>('footer button[aria-label="Cancel"]');
  return new Promise((resolve) => {
    const start = performance.now();
    status()?.click();
    const look = () => (status() ? requestAnimationFrame(look) : resolve(performance.now() - start));
    look();
  });
}

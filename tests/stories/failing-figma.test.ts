/** A person at work while Figma does not do as asked: each job ends with a result or one sentence, and then works. */
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { openStory, type Story } from '../plugin/open-story.ts';
import { seeFile } from '../ui/see-file.ts';
import { openReceipt } from '../ui/open-receipt.ts';

const [day, dusk] = ['1:1', '1:49'];
/** The line to the panel and to the person, and what a panel does not wait for. */
const notFailed = /^figma\.(ui\.|notify|showUI|on$|commitUndo|clientStorage)/;

describe.skipIf(!hasBrowser())('a person whose Figma fails', () => {
  let browser: Browser;
  let story: Story;
  let panel: Frame;

  beforeAll(async () => {
    browser = await openBrowser();
    story = await openStory(browser, 'components');
  });
  afterAll(async () => {
    await story.close();
    await browser.close();
  });

  const follow = (faults: readonly object[], records = false) =>
    story.page.evaluate((plan) => window.host?.injectFaults(plan as never), { records, faults });

  it('gets the code of the frames that could be read, sees a problem for the other one, and gets both at the next try', async () => {
    await follow([{ member: 'node.exportAsync', how: 'fail' }]);
    await story.select(day, dusk);
    panel = await story.open('generate-code');
    await openReceipt(panel, 'Problems');
    await panel.getByText(/^Figma could not export "Showcase \/ Day", so it was left out\./).waitFor();
    // More than the two frames: images of the first code may still be on their way.
    const all = [1, 2, 3, 4, 5, 6, 7, 8];
    await follow(all.map((nth) => ({ member: 'node.exportAsync', nth, how: 'fail' })));
    await panel.getByRole('button', { name: 'Generate code' }).click();
    await panel.getByText(/^Figma returned no layers for "Showcase/).waitFor();
    await follow([]);
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByRole('tab', { name: /^Code/ }).last().click();
    await seeFile(panel, 'ShowcaseDay.tsx');
    await seeFile(panel, 'ShowcaseDusk.tsx');
  });

  it('has a picture in the file or a sentence, whichever call failed, and the next one comes as always', async () => {
    await story.select('2:105');
    panel = await story.open('generate-image');
    const draw = async (words: string) => {
      await panel.getByRole('textbox', { name: 'Prompt' }).fill(words);
      await panel.getByRole('button', { name: 'Generate', exact: true }).click();
    };
    const isPlaced = (words: string) =>
      story.page.evaluate((name) => {
        interface Layer {
          readonly name: string;
          readonly children?: readonly Layer[];
        }
        const find = (layer: Layer): boolean => layer.name === name || (layer.children?.some(find) ?? false);
        return find(window.host?.scene.document as unknown as Layer);
      }, words);
    await follow([], true);
    await draw('The first');
    await expect.poll(() => isPlaced('The first')).toBe(true);
    const calls = await story.page.evaluate(() => window.host?.apiCalls ?? []);
    const members = new Set(calls.map(({ member }) => member).filter((member) => !notFailed.test(member)));
    expect(members.size).toBeGreaterThan(8);
    for (const member of members) {
      await follow([{ member, how: 'fail' }]);
      await draw(`With ${member}`);
      const alert = panel.getByRole('alert');
      const ended = async () => (await isPlaced(`With ${member}`)) || (await alert.count()) > 0;
      await expect.poll(ended, { message: member }).toBe(true);
      for (const sentence of await alert.allInnerTexts()) expect(sentence, member).toMatch(/[.)]/);
      await follow([]);
      await draw(`After ${member}`);
      await expect.poll(() => isPlaced(`After ${member}`), { message: member }).toBe(true);
    }
    expect((await story.log()).filter(({ operation }) => operation === 'plugin failed')).toEqual([]);
  });
});

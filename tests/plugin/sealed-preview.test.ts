/** What a preview runs was written by a model: whatever it posts to whichever window, the plugin does nothing of it. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser } from '../host/open-host.ts';
import { openStory, type Story } from './open-story.ts';

describe.skipIf(!hasBrowser())('a preview in the panel', () => {
  let browser: Browser;
  let story: Story;
  let panel: Frame;
  let preview: Frame;

  beforeAll(async () => {
    browser = await openBrowser();
    story = await openStory(browser, 'phone-app');
    await story.select('1:11');
    panel = await story.open('generate-code');
    await panel.getByRole('tab', { name: 'Preview' }).click();
    const frame = await panel.getByTitle(/^Preview of/).elementHandle();
    const found = await frame.contentFrame();
    if (!found) throw new Error('The preview has no frame.');
    preview = found;
    await preview.getByText('Morning, Juno').waitFor();
  });
  afterAll(async () => {
    await story.close();
    await browser.close();
  });

  /** Messages that this host handed on to the sandbox, by a word in them. */
  const delivered = async (from: number, word: string) =>
    (await story.log())
      .slice(from)
      .filter(
        ({ operation, details }) => operation === 'panel message' && JSON.stringify(details).includes(word),
      );

  it('does nothing by what it posts to any window, though this host hands on all it gets', async () => {
    const from = (await story.log()).length;
    await preview.evaluate(() => {
      const notice = { type: 'show-notice', text: 'Hacked by a preview.' };
      const panelToken = 'a'.repeat(32);
      const odd = [null, 'text', {}, { panelToken }, { panelToken: null, message: notice }];
      const said = [notice, { ...notice, panelToken }, { panelToken, message: notice }, ...odd];
      for (const window of [parent, parent.parent, top])
        for (const pluginMessage of said) window?.postMessage({ pluginMessage }, '*');
      // As if it were the sandbox that speaks to the panel.
      const layers: readonly never[] = [];
      parent.postMessage({ pluginMessage: { type: 'selection-changed', layers } }, '*');
    });
    await expect.poll(() => delivered(from, 'Hacked by a preview.')).toHaveLength(8);
    expect(await panel.getByText('Frame, 390 × 844').count()).toBe(1);
    // What the panel asks for next comes after all that.
    await story.select('1:50');
    await panel.getByText(/^Frame, 390 × 844, \d+ layers$/).waitFor();
    await preview.getByText('My plants').waitFor();
    const done = (await story.log()).slice(from).map(({ operation }) => operation);
    expect(done).toContain('export-layer');
    expect(done).not.toContain('show-notice');
  });

  it('asks for nothing where it leads itself elsewhere', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo; // A server that listens on TCP has one.
    try {
      await preview.evaluate((address) => {
        location.href = address;
      }, `http://127.0.0.1:${port}/leak`);
      // The window around it is asked last, and is allowed to ask.
      await story.page.evaluate(
        async (address) => fetch(address, { mode: 'no-cors' }).catch(() => undefined),
        `http://127.0.0.1:${port}/last`,
      );
      expect(asked).toEqual(['/last']);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});

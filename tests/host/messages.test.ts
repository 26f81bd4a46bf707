/** The panel: where it runs, what may pass between it and the sandbox, what the host writes down of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from './open-host.ts';
import { openProbe, type ProbeHost } from './probe-host.ts';

describe.skipIf(!hasBrowser())('the panel', () => {
  let browser: Browser;
  let probe: ProbeHost;
  beforeAll(async () => {
    browser = await openBrowser();
    probe = await openProbe(browser);
  });
  afterAll(async () => {
    await probe.close();
    await browser.close();
  });

  it('has no origin, no storage and no clipboard', async () => {
    const found = await probe.frame.evaluate(async () => {
      const stored = (() => {
        try {
          return typeof localStorage;
        } catch (error) {
          return (error as Error).name;
        }
      })();
      // Newer browsers take a blob of no origin for insecure, and show it no such API at all.
      const clipboard = navigator.clipboard as Clipboard | undefined;
      const copied = clipboard
        ? await clipboard.writeText('x').catch((error: Error) => error.name)
        : 'NotAllowedError';
      return { origin: self.origin, parent: parent === top, stored, copied };
    });
    expect(found).toEqual({
      origin: 'null',
      parent: false,
      stored: 'SecurityError',
      copied: 'NotAllowedError',
    });
  });

  it('reaches no address that the manifest does not name, and can still run a worker', async () => {
    const found = await probe.frame.evaluate(async () => {
      const fetched = await fetch('https://example.com/').then(
        () => 'answered',
        () => 'refused',
      );
      const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(6 * 7)'])));
      const answer = await new Promise((resolve) => {
        worker.onmessage = ({ data }) => {
          resolve(data);
        };
        worker.onerror = () => {
          resolve('no worker');
        };
      });
      return [fetched, answer];
    });
    expect(found).toEqual(['refused', 42]);
  });

  it('hears the sandbox in a browser that makes no event with the window of another origin', async () => {
    await probe.frame.evaluate(() => {
      const Usual = MessageEvent;
      globalThis.MessageEvent = class<T> extends Usual<T> {
        constructor(type: string, init?: MessageEventInit<T>) {
          // As in Firefox.
          if (init?.source) throw new TypeError('The source is not a window.');
          super(type, init);
        }
      };
    });
    expect(await probe.run('return 6 * 7')).toBe(42);
  });

  it('carries what Figma carries', async () => {
    const value = await probe.run(`
      return { nothing: undefined, none: null, when: new Date(5), bytes: new Uint8Array([1, 2]), infinite: Infinity, $packed: 'mine', list: [{ deep: true }] }`);
    expect(value).toEqual({
      nothing: undefined,
      none: null,
      when: new Date(5),
      bytes: new Uint8Array([1, 2]),
      infinite: Infinity,
      $packed: 'mine',
      list: [{ deep: true }],
    });
  });

  it.each(['new Blob([])', 'new ArrayBuffer(2)', 'new Float32Array(2)', 'new Map()'])(
    'refuses %s from the panel',
    async (made) => {
      const from = (await probe.log()).length;
      await probe.frame.evaluate((code) => {
        const values: Readonly<Record<string, unknown>> = {
          'new Blob([])': new Blob([]),
          'new ArrayBuffer(2)': new ArrayBuffer(2),
          'new Float32Array(2)': new Float32Array(2),
          'new Map()': new Map(),
        };
        const value = values[code];
        parent.postMessage({ pluginMessage: { type: 'odd', value } }, '*');
      }, made);
      const refused = await probe.waitForOperation('panel message refused', from);
      expect(refused.details).toContain('cannot carry');
    },
  );

  it('refuses a function from the sandbox', async () => {
    await expect(probe.run('figma.ui.postMessage({ call() {} })')).rejects.toThrow('cannot carry a function');
  });

  it('keeps messages until it has loaded', async () => {
    const other = await openProbe(browser);
    await other.frame.evaluate(() => {
      const page = window as unknown as { send(message: object): void };
      const code = 'figma.showUI(__html__); figma.ui.postMessage({ early: true })';
      page.send({ type: 'evaluate', ticket: 1, code });
    });
    await other.page.waitForFunction(
      () => window.host?.log.filter(({ operation }) => operation === 'show-panel').length === 2,
    );
    const panel = await other.panel();
    await panel.waitForFunction(() => document.getElementById('state')?.textContent !== 'Waiting');
    expect(await panel.evaluate('received[0]')).toEqual({ early: true });
    await other.close();
  });

  it('is as large as the plugin asks', async () => {
    const other = await openProbe(browser);
    await other.run('figma.ui.resize(420, 333)');
    const size = () => other.page.locator('.panel-body').boundingBox();
    await expect.poll(size).toMatchObject({ width: 420, height: 333 });
    await other.run('figma.ui.hide()');
    await expect.poll(() => other.page.locator('.panel').isVisible()).toBe(false);
    expect(await other.run('return 1')).toBe(1);
    await other.close();
  });

  it('follows the theme', async () => {
    const other = await openProbe(browser);
    const background = async () =>
      other.frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await other.setTheme('light');
    await other.frame.waitForFunction(() => document.documentElement.classList.contains('figma-light'));
    await expect.poll(background).toBe('rgb(255, 255, 255)');
    await other.setTheme('dark');
    await other.frame.waitForFunction(() => document.documentElement.classList.contains('figma-dark'));
    await expect.poll(background).toBe('rgb(44, 44, 44)');
    await other.shoot('host/probe-dark');
    await other.close();
  });

  it('never writes a key into the log', async () => {
    const other = await openProbe(browser);
    const from = (await other.log()).length;
    await other.frame.evaluate(() => {
      const page = window as unknown as { send(message: object): void };
      page.send({ type: 'save-key', service: 'openai', key: 'sk-very-secret' });
    });
    await other.waitForOperation('post-message', from);
    const text = JSON.stringify(await other.log());
    expect(text).toContain('•••');
    expect(text).not.toContain('sk-very-secret');
    await other.close();
  });
});

/** A person's session in the host: open, look, select, run, undo, drop another file. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from './open-host.ts';
import { openProbe, type ProbeHost } from './probe-host.ts';

describe.skipIf(!hasBrowser())('a session in the host', () => {
  let browser: Browser;
  let probe: ProbeHost;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  beforeEach(async () => {
    probe = await openProbe(browser);
    return async () => probe.close();
  });
  afterAll(async () => {
    await browser.close();
  });

  const selected = async (): Promise<unknown> =>
    probe.run('return figma.currentPage.selection.map(({ name }) => name)');

  /** Where a point of the page is on the screen. */
  const screen = async (x: number, y: number): Promise<{ x: number; y: number }> => {
    const canvas = await probe.page.locator('.canvas').boundingBox();
    const look = await probe.page.evaluate(() => window.host?.view.look.value);
    if (!canvas || !look) throw new Error('There is no canvas.');
    return { x: canvas.x + (x - look.x) * look.zoom, y: canvas.y + (y - look.y) * look.zoom };
  };

  it('selects what is clicked, deeper with each double click, more with shift', async () => {
    const red = await screen(130, 80);
    await probe.page.mouse.click(red.x, red.y);
    expect(await selected()).toEqual(['Card']);
    await probe.page.mouse.dblclick(red.x, red.y);
    expect(await selected()).toEqual(['Red']);
    await probe.page.keyboard.press('Escape');
    expect(await selected()).toEqual([]);
    await probe.page.mouse.click(red.x, red.y);
    const button = await screen(440, 65);
    await probe.page.keyboard.down('Shift');
    await probe.page.mouse.click(button.x, button.y);
    await probe.page.keyboard.up('Shift');
    expect(await selected()).toEqual(['Card', 'Button']);
    await probe.setTheme('light');
    await probe.shoot('host/selection-light');
    await probe.setTheme('dark');
    await probe.shoot('host/selection-dark');
  });

  it('selects what a dragged box touches, and adds to it with shift', async () => {
    const { mouse, keyboard } = probe.page;
    const from = await screen(80, 30);
    const to = await screen(120, 70);
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(to.x, to.y);
    await probe.page.locator('.marquee').waitFor();
    await mouse.up();
    await probe.page.locator('.marquee').waitFor({ state: 'detached' });
    expect(await selected()).toEqual(['Card']);
    const beside = await screen(430, 30);
    const button = await screen(440, 60);
    await keyboard.down('Shift');
    await mouse.move(beside.x, beside.y);
    await mouse.down();
    await mouse.move(button.x, button.y);
    await mouse.up();
    await keyboard.up('Shift');
    expect(await selected()).toEqual(['Card', 'Button']);
  });

  it('renames a layer from the list, in a step of undo of its own', async () => {
    const { page } = probe;
    await page.getByRole('treeitem', { name: 'Card' }).click();
    await page.getByRole('tree').press('F2');
    await page.getByRole('textbox', { name: 'Name of Card' }).fill('Ticket');
    await page.keyboard.press('Enter');
    await page.getByRole('treeitem', { name: 'Ticket' }).waitFor();
    expect(await selected()).toEqual(['Ticket']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('treeitem', { name: 'Card' }).waitFor();
    await page.getByRole('treeitem', { name: 'Card' }).getByText('Card').dblclick();
    await page.getByRole('textbox', { name: 'Name of Card' }).fill('Nothing');
    await page.keyboard.press('Escape');
    await page.getByRole('treeitem', { name: 'Card' }).waitFor();
    expect(await selected()).toEqual(['Card']);
  });

  it('moves its panel, and shows nothing of the page beneath it at first', async () => {
    const { page } = probe;
    const panelAt = async () => page.getByRole('region', { name: 'Plugin panel' }).boundingBox();
    const before = await panelAt();
    const frames = await page.locator('.frame-name').evaluateAll((names) => names.length);
    if (!before) throw new Error('There is no panel.');
    const right = await screen(500, 0);
    expect(frames).toBeGreaterThan(0);
    expect(right.x).toBeLessThanOrEqual(before.x);
    await page.mouse.move(before.x + 60, before.y + 16);
    await page.mouse.down();
    await page.mouse.move(before.x - 140, before.y + 56);
    await page.mouse.up();
    const after = await panelAt();
    expect([after?.x, after?.y]).toEqual([before.x - 200, before.y + 40]);
  });

  it('opens and selects layers in the list, which follows the canvas', async () => {
    const { page } = probe;
    await page.getByRole('treeitem', { name: 'Card' }).getByRole('button', { name: 'Expand' }).click();
    await page.getByRole('treeitem', { name: 'Title' }).click();
    expect(await selected()).toEqual(['Title']);
    await page.keyboard.press('ArrowDown');
    expect(await selected()).toEqual(['Red']);
    await probe.select('I2:4;3:2');
    await page.getByRole('treeitem', { name: 'Label', selected: true }).waitFor();
  });

  it('draws the page and what changes on it', async () => {
    const colours = async () =>
      probe.page
        .locator('[data-layer="2:1"] path')
        .evaluateAll((paths) => paths.map((path) => path.getAttribute('fill')));
    expect(await colours()).toContain('#ff0000');
    await probe.run(
      "(await figma.getNodeByIdAsync('2:2')).fills = [{ type: 'SOLID', color: { r: 0, g: 1, b: 0 } }]",
    );
    await probe.page.waitForFunction(() => document.querySelector('[data-layer="2:1"] path[fill="#00ff00"]'));
    await probe.page.getByRole('button', { name: 'Undo' }).click();
    await probe.page.waitForFunction(
      () => !document.querySelector('[data-layer="2:1"] path[fill="#00ff00"]'),
    );
  });

  it('runs a command of the menu', async () => {
    await probe.page.getByRole('button', { name: 'Probe' }).click();
    await probe.shoot('host/menu');
    const from = (await probe.log()).length;
    await probe.page.getByRole('menuitem', { name: 'Do nothing' }).click();
    expect((await probe.waitForOperation('run-command', from)).details).toBe('nothing');
  });

  it('opens another page, and loads it for the plugin', async () => {
    const heard = probe.run(
      "return new Promise((resolve) => figma.once('currentpagechange', () => resolve(figma.currentPage.children.map(({ name }) => name))))",
    );
    await probe.page.getByRole('button', { name: 'Second' }).click();
    expect(await heard).toEqual(['Elsewhere']);
  });

  it('zooms and pans under the pointer', async () => {
    const before = await screen(100, 50);
    await probe.page.mouse.move(before.x, before.y);
    await probe.page.keyboard.down('Control');
    await probe.page.mouse.wheel(0, -200);
    await probe.page.keyboard.up('Control');
    await probe.page.waitForFunction(() => (window.host?.view.look.value.zoom ?? 0) > 1.2);
    const after = await screen(100, 50);
    expect(Math.abs(after.x - before.x) + Math.abs(after.y - before.y)).toBeLessThan(2);
  });

  it('opens a file that is dropped on it, and reports what is wrong with one that is not a document', async () => {
    const drop = async (name: string, text: string): Promise<void> =>
      probe.page.evaluate(
        ([fileName, content]) => {
          const data = new DataTransfer();
          data.items.add(new File([content], fileName));
          document
            .querySelector('.app')
            ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        },
        [name, text] as const,
      );
    await drop('broken.json', '{ not json');
    await probe.page.locator('.notice', { hasText: '"broken.json" is not JSON.' }).waitFor();
    await drop('empty.json', '');
    await probe.page.locator('.notice', { hasText: '"empty.json" is not JSON: it is empty.' }).waitFor();
    await drop('other.json', JSON.stringify({ hello: 1 }));
    await probe.page
      .locator('.notice', { hasText: '"other" is not a Figma document: it has none' })
      .waitFor();
    await drop(
      'bare.json',
      JSON.stringify({
        id: '9:9',
        name: 'Bare',
        type: 'FRAME',
        absoluteBoundingBox: { x: 0, y: 0, width: 40, height: 30 },
        children: [],
      }),
    );
    await probe.page.getByRole('treeitem', { name: 'Bare' }).waitFor();
    await expect.poll(() => probe.page.locator('.document-name').textContent()).toBe('bare');
  });

  it('shows layers whose names and texts are code as text', async () => {
    const evil = `</text><script>window.ran = 1</script><img src=x onerror="window.ran = 1">`;
    await probe.run(`
      await figma.loadFontAsync({ family: 'Inter', style: 'Regular' });
      const text = figma.createText();
      text.characters = ${JSON.stringify(evil)};
      text.name = ${JSON.stringify(evil)};
      const svg = await text.exportAsync({ format: 'SVG_STRING', svgIdAttribute: true });
      figma.currentPage.selection = [text];
      return svg`);
    await probe.page.getByRole('treeitem', { name: '<script>' }).waitFor();
    await expect.poll(() => probe.page.locator('.world').textContent()).toContain('<script>');
    expect(await probe.page.evaluate(() => 'ran' in window)).toBe(false);
  });
});

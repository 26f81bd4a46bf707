/** Figma's own rules, as plugin code meets them in the host. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { hasBrowser, openBrowser, root } from './open-host.ts';
import { openProbe, type ProbeHost, withProbe } from './probe-host.ts';

describe.skipIf(!hasBrowser())('the rules of Figma', () => {
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

  it('gives plugin code the globals of Figma and nothing of the host', async () => {
    const names = await probe.run('return Object.getOwnPropertyNames(globalThis)');
    expect(names).toEqual(
      expect.arrayContaining(['figma', '__html__', '__uiFiles__', 'console', 'setTimeout', 'fetch']),
    );
    for (const name of [
      'hostSend',
      'hostDeliver',
      'window',
      'document',
      'process',
      'require',
      'XMLHttpRequest',
      'localStorage',
    ]) {
      expect(names).not.toContain(name);
    }
  });

  it.each([
    ["figma.getNodeById('2:1')", 'getNodeByIdAsync'],
    ['figma.getLocalPaintStyles()', 'getLocalPaintStylesAsync'],
    ["figma.variables.getVariableById('x')", 'getVariableByIdAsync'],
    ["(await figma.getNodeByIdAsync('2:4')).mainComponent", 'getMainComponentAsync'],
    ['figma.currentPage = figma.root.children[1]', 'setCurrentPageAsync'],
    ["(await figma.getNodeByIdAsync('2:2')).fillStyleId = 'S:1'", 'setFillStyleIdAsync'],
    ["(await figma.getNodeByIdAsync('2:2')).setBoundVariable('width', 'VariableID:1:1')", 'not its id'],
  ])('refuses %s and names what to use', async (code, hint) => {
    await expect(probe.run(code)).rejects.toThrow(hint);
  });

  it('does not look into a page before it is loaded', async () => {
    await expect(probe.run('return figma.root.children[1].findAll()')).rejects.toThrow('loadAsync');
    await expect(probe.run('return figma.root.findAll()')).rejects.toThrow('loadAllPagesAsync');
    const names = await probe.run(`
      const page = figma.root.children[1];
      await page.loadAsync();
      return page.findAll().map((node) => node.name)`);
    expect(names).toEqual(['Elsewhere']);
  });

  it('changes a text only after its fonts are loaded', async () => {
    const change =
      "const text = await figma.getNodeByIdAsync('2:3'); text.characters = 'Good bye, old friend';";
    await expect(probe.run(change)).rejects.toThrow('loadFontAsync');
    const width = await probe.run(`
      await figma.loadFontAsync({ family: 'Inter', style: 'Regular' });
      await figma.loadFontAsync({ family: 'Inter', style: 'Bold' });
      ${change}
      return text.width`);
    expect(width).toBeGreaterThan(100);
    expect((await probe.layer('2:3'))?.characters).toBe('Good bye, old friend');
    await probe.undo();
    expect((await probe.layer('2:3'))?.characters).toBe('Hello you');
  });

  it('does not have fonts that nobody has', async () => {
    await expect(
      probe.run("await figma.loadFontAsync({ family: 'Nowhere Grotesk', style: 'Regular' })"),
    ).rejects.toThrow('could not be loaded');
  });

  it('returns paints as copies', async () => {
    const changed = await probe.run(`
      const node = await figma.getNodeByIdAsync('2:2');
      let refused = false;
      try { 'use strict'; node.fills[0].color.r = 0; } catch { refused = true; }
      return [node.fills[0].color.r, Object.isFrozen(node.fills[0]), node.fills === node.fills]`);
    expect(changed).toEqual([1, true, false]);
  });

  it('answers figma.mixed for a text in two looks', async () => {
    const answer = await probe.run(`
      const text = await figma.getNodeByIdAsync('2:3');
      return [text.fontName === figma.mixed, text.fontSize, text.getStyledTextSegments(['fontName']).map(({ characters, fontName }) => characters + '/' + fontName.style)]`);
    expect(answer).toEqual([true, 16, ['Hello /Regular', 'you/Bold']]);
  });

  it.each([
    ['a picture that is none', 'figma.createImage(new Uint8Array([1, 2, 3]))', 'unsupported'],
    [
      'a picture over 4096 px',
      `const bytes = new Uint8Array(33); bytes.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
       new DataView(bytes.buffer).setUint32(16, 5000); new DataView(bytes.buffer).setUint32(20, 10); figma.createImage(bytes)`,
      'too large',
    ],
    ['plugin data over 100 kB', "figma.root.setPluginData('big', 'x'.repeat(100001))", '100 kB'],
    ['a notice over 100 characters', "figma.notify('x'.repeat(101))", '100'],
    ['5 MB in client storage', "await figma.clientStorage.setAsync('big', 'x'.repeat(5300000))", '5 MB'],
    ['an address the manifest does not name', "await fetch('https://example.com/')", 'allowedDomains'],
    [
      'a colour out of range',
      "(await figma.getNodeByIdAsync('2:2')).fills = [{ type: 'SOLID', color: { r: 255, g: 0, b: 0 } }]",
      '0 to 1',
    ],
    [
      'a deprecated way of cutting text',
      `await figma.loadFontAsync({ family: 'Inter', style: 'Regular' });
       const text = figma.createText(); text.textAutoResize = 'TRUNCATE'`,
      'textTruncation',
    ],
    [
      'lines that are counted for nothing',
      `await figma.loadFontAsync({ family: 'Inter', style: 'Regular' });
       const text = figma.createText(); text.maxLines = 1`,
      'ENDING',
    ],
    ['an unknown property', "'use strict'; figma.currentPage.colour = 1", 'extensible'],
    ['a member it has not', 'figma.createSticky()', 'not implemented in this host: figma.createSticky'],
    [
      'layers put into an instance',
      "(await figma.getNodeByIdAsync('2:4')).appendChild(await figma.getNodeByIdAsync('2:2'))",
      'instance',
    ],
    [
      'a selection from another page',
      'const page = figma.root.children[1]; await page.loadAsync(); figma.currentPage.selection = page.children',
      'that page',
    ],
  ])('refuses %s', async (_what, code, sentence) => {
    await expect(probe.run(code)).rejects.toThrow(sentence);
  });

  it('counts an entry of plugin data with its key, the plugin’s id and every byte of its letters', async () => {
    const { id } = JSON.parse(await readFile(join(root, 'tests/host/probe/manifest.json'), 'utf8')) as {
      id: string;
    };
    const room = 100_000 - id.length - 'note'.length;
    const keep = (text: string) => probe.run(`figma.root.setPluginData('note', ${text})`);
    await keep(`'x'.repeat(${room})`);
    await expect(keep(`'x'.repeat(${room + 1})`)).rejects.toThrow('100 kB');
    await expect(keep(`'é'.repeat(${room / 2 + 1})`)).rejects.toThrow('100 kB');
    await keep("''");
  });

  it('counts client storage by keys and JSON, bytes as they are, and keeps what it refused to replace', async () => {
    const keep = (key: string, value: string) =>
      probe.run(`await figma.clientStorage.setAsync('${key}', ${value})`);
    await keep('text', `'x'.repeat(${2_500_000 - 'text'.length - 2})`);
    await keep('bytes', `new Uint8Array(${2_500_000 - 'bytes'.length - 1})`);
    await expect(keep('bytes', `new Uint8Array(${2_500_000 - 'bytes'.length})`)).rejects.toThrow('5 MB');
    expect(await probe.run("return (await figma.clientStorage.getAsync('bytes')).length")).toBe(2_499_994);
    await probe.run("await figma.clientStorage.deleteAsync('text')");
    await keep('bytes', `new Uint8Array(${2_500_000 - 'bytes'.length})`);
    await probe.run("await figma.clientStorage.deleteAsync('bytes')");
  });

  it('lets a plugin write on its way out, also what it does not wait for', async () => {
    const other = await openProbe(browser);
    await other.run(`
      figma.on('close', () => {
        figma.root.setPluginData('left', 'in the document');
        void figma.clientStorage.setAsync('left', 'in the storage');
      })`);
    const from = (await other.log()).length;
    await other.frame.evaluate(() => {
      const page = window as unknown as { send(message: object): void };
      page.send({ type: 'evaluate', ticket: 1, code: 'figma.closePlugin()' });
    });
    await other.waitForOperation('plugin closed', from);
    await other.runCommand('panel');
    const again = withProbe(other, await other.panel());
    expect(
      await again.run(
        "return [figma.root.getPluginData('left'), await figma.clientStorage.getAsync('left')]",
      ),
    ).toEqual(['in the document', 'in the storage']);
    await other.close();
  });

  it('keeps plugin data, also in Dev Mode, where nothing else is written', async () => {
    await probe.setEditor('dev');
    await probe.runCommand('');
    const dev = withProbe(probe, await probe.panel());
    await expect(dev.run("(await figma.getNodeByIdAsync('2:1')).name = 'Mine'")).rejects.toThrow('read-only');
    await expect(dev.run('figma.createFrame()')).rejects.toThrow('read-only');
    const kept = await dev.run(`
      const node = await figma.getNodeByIdAsync('2:1');
      node.setPluginData('note', 'kept');
      return [node.getPluginData('note'), node.getPluginDataKeys(), figma.mode, figma.skipInvisibleInstanceChildren]`);
    expect(kept).toEqual(['kept', ['note'], 'inspect', true]);
    await dev.select('2:2', '2:3');
    expect(await dev.run('return figma.currentPage.selection.map(({ id }) => id)')).toEqual(['2:3']);
    await probe.setEditor('figma');
    await probe.runCommand('panel');
    probe = withProbe(probe, await probe.panel());
  });

  it('leaves out what is hidden in instances with that option', async () => {
    const names = await probe.run(`
      const node = await figma.getNodeByIdAsync('2:4');
      const all = node.children.map(({ name }) => name);
      figma.skipInvisibleInstanceChildren = true;
      const shown = node.children.map(({ name }) => name);
      figma.skipInvisibleInstanceChildren = false;
      return [all, shown]`);
    expect(names).toEqual([['Label', 'Hint'], ['Label']]);
  });

  it('reports a selection after the code that made it has continued', async () => {
    const order = await probe.run(`
      const order = [];
      const heard = new Promise((resolve) => figma.once('selectionchange', () => { order.push('heard'); resolve(); }));
      figma.currentPage.selection = [await figma.getNodeByIdAsync('2:2')];
      order.push('went on');
      await heard;
      return order`);
    expect(order).toEqual(['went on', 'heard']);
  });

  it('runs timers and lets them be taken back', async () => {
    const fired = await probe.run(`
      const fired = [];
      const never = setTimeout(() => fired.push('never'), 0);
      clearTimeout(never);
      await new Promise((resolve) => {
        const every = setInterval(() => {
          fired.push('every');
          if (fired.length < 2) return;
          clearInterval(every);
          setTimeout(resolve, 5);
        }, 1);
      });
      return fired`);
    expect(fired).toEqual(['every', 'every']);
  });

  it('resolves variables in the mode of the layer', async () => {
    const values = await probe.run(`
      const node = await figma.getNodeByIdAsync('2:4');
      const variable = await figma.variables.getVariableByIdAsync(node.boundVariables.fills[0].id);
      const light = variable.resolveForConsumer(node).value;
      const collection = await figma.variables.getVariableCollectionByIdAsync(variable.variableCollectionId);
      node.setExplicitVariableModeForCollection(collection, '1:1');
      const dark = variable.resolveForConsumer(node).value;
      node.clearExplicitVariableModeForCollection(collection);
      return [variable.name, variable.codeSyntax.WEB, light.b, dark.b, collection.modes.length]`);
    expect(values).toEqual(['brand', '--brand', 1, 0, 2]);
  });

  it('throws once the plugin is closed', async () => {
    const other = await openProbe(browser);
    const from = (await other.log()).length;
    await other.frame.evaluate(() => {
      const page = window as unknown as { send(message: object): void };
      page.send({
        type: 'evaluate',
        ticket: 1,
        code: "figma.closePlugin('Done'); try { figma.currentPage } catch (error) { console.log(error.message) }",
      });
    });
    await other.waitForOperation('plugin closed', from);
    await expect.poll(() => other.page.locator('.notice').textContent()).toContain('Done');
    await expect.poll(() => other.page.locator('.panel').count()).toBe(0);
    await other.close();
  });

  it('stops code that never gives the page back', async () => {
    const other = await openProbe(browser);
    await other.page.evaluate(() => {
      if (window.host) window.host.longestTurn = 200;
    });
    await other.runCommand('loop');
    await other.waitForOperation('plugin failed');
    await expect.poll(() => other.page.locator('.notice').textContent()).toContain('too long');
    await other.close();
  });

  it('gives code in Dev Mode three seconds', async () => {
    const other = await openProbe(browser);
    await other.setEditor('dev');
    await other.runCommand('codegen');
    await other.select('2:1');
    await other.waitForOperation('code made');
    await expect.poll(() => other.page.locator('.code-column pre').textContent()).toBe('text: Card');
    await other.page.evaluate(() => {
      const layer = window.host?.scene.find('2:2');
      if (layer) layer.name = 'slow';
    });
    await other.select('2:2');
    const failed = await other.waitForOperation('code failed');
    expect(failed.details).toContain('3 seconds');
    await other.close();
  });
});

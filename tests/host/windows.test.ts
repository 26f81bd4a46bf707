/**
 * One file in several windows of the host: what the windows share, what each has alone, and which events plugins get.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makePng } from '../cli/png.ts';
import { hasBrowser, openBrowser, type WindowOwner } from './open-host.ts';
import { openProbe, type ProbeHost, withProbe } from './probe-host.ts';
import { smallDocument } from './small-document.ts';

describe.skipIf(!hasBrowser())('one file in several windows', () => {
  let browser: Browser;
  let one: ProbeHost;
  let other: ProbeHost;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    one = await openProbe(browser);
    other = await openOther('same person');
    return () => one.close();
  });

  async function openOther(owner: WindowOwner, url?: string): Promise<ProbeHost> {
    const host = await one.openWindow(owner, url);
    await host.runCommand('panel');
    return withProbe(host, await host.panel());
  }

  const eventually = <Value>(read: () => Promise<Value>) => expect.poll(read);
  const nameIn = (probe: ProbeHost, id: string) => probe.layer(id).then((layer) => layer?.['name']);

  it('has its layers and plugin data in each, and a selection and an undo of its own', async () => {
    await one.select('2:1');
    await one.run(`
      const node = await figma.getNodeByIdAsync('2:2');
      node.name = 'Named by one';
      node.setPluginData('one', '1');
      figma.currentPage.appendChild(figma.createFrame());`);
    await eventually(() => nameIn(other, '2:2')).toBe('Named by one');
    const found = await other.run(`
      const node = await figma.getNodeByIdAsync('2:2');
      node.setPluginData('other', '2');
      const made = figma.createFrame();
      return [node.getPluginData('one'), figma.currentPage.selection.length, made.id,
        figma.currentPage.children.map(({ id }) => id)];`);
    expect(found).toEqual(['1', 0, '9002:1', expect.arrayContaining(['9001:1', '9002:1'])]);
    await other.undo();
    await eventually(() => one.run("return await figma.getNodeByIdAsync('9002:1')")).toBe(null);
    expect(await nameIn(other, '2:2')).toBe('Named by one');
    await eventually(() =>
      one.run("return (await figma.getNodeByIdAsync('2:2')).getPluginDataKeys()"),
    ).toEqual(['one']);
  });

  it('is open as it is now in a window that comes later, and stays when the first is gone', async () => {
    await one.run("figma.root.setPluginData('said', 'before'); figma.currentPage.name = 'Later';");
    await eventually(() => nameIn(other, '0:1')).toBe('Later');
    await one.page.close();
    const third = await openOther('another person');
    expect(await third.run("return [figma.root.getPluginData('said'), figma.currentPage.name]")).toEqual([
      'before',
      'Later',
    ]);
  });

  it('takes from a plugin what another window removes under its hands', async () => {
    await other.run(`
      globalThis.held = await figma.getNodeByIdAsync('2:1');
      globalThis.inside = held.children[0];`);
    await one.run("(await figma.getNodeByIdAsync('2:1')).remove()");
    await eventually(() => other.run('return held.removed')).toBe(true);
    expect(await other.run('return [inside.removed, await figma.getNodeByIdAsync(inside.id)]')).toEqual([
      true,
      null,
    ]);
    await expect(other.run("held.name = 'Mine'")).rejects.toThrow('does not exist');
  });

  it('has a picture in each window as soon as a layer shows it', async () => {
    const png = [...makePng(4, 4)];
    const hash = await one.run(`return figma.createImage(new Uint8Array(${JSON.stringify(png)})).hash`);
    const find = `return figma.getImageByHash('${String(hash)}') !== null`;
    await one.run("figma.currentPage.name = 'After it';");
    await eventually(() => nameIn(other, '0:1')).toBe('After it');
    expect(await other.run(find)).toBe(false);
    await one.run(`
      (await figma.getNodeByIdAsync('2:2')).fills = [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: '${String(hash)}' }]`);
    await eventually(() => other.run(find)).toBe(true);
    expect(
      await other.run(`return [...await figma.getImageByHash('${String(hash)}').getBytesAsync()]`),
    ).toEqual(png);
  });

  it('shares what plugins store between the windows of one person, and with nobody else', async () => {
    await one.run("await figma.clientStorage.setAsync('note', 'mine')");
    const read = "return [await figma.clientStorage.getAsync('note'), figma.currentUser]";
    const [own, owner] = (await one.run(read)) as [string, { id: string; sessionId: number }];
    const [same, person] = (await other.run(read)) as typeof stranger;
    const stranger = (await (await openOther('another person')).run(read)) as [
      string | undefined,
      { id: string; sessionId: number },
    ];
    expect([own, same, stranger[0]]).toEqual(['mine', 'mine', undefined]);
    expect(person.id).toBe(owner.id);
    expect(stranger[1].id).not.toBe(owner.id);
    expect([owner, person, stranger[1]].map(({ sessionId }) => sessionId)).toEqual([1, 2, 3]);
  });

  it('notifies listening plugins of what changed, and who changed it', async () => {
    const listen = (answers: boolean) => `
      await figma.loadAllPagesAsync();
      globalThis.told = [];
      figma.on('documentchange', ({ documentChanges }) => {
        for (const { type, id, origin, node, properties } of documentChanges)
          told.push([type, origin, id, node.removed ? 'removed ' + node.type : node.name, ...(properties ?? [])]);
        if (${answers}) figma.root.setPluginData('count', String(told.length));
      });`;
    await one.run(listen(true));
    await other.run(listen(false));
    await one.run(`
      const node = await figma.getNodeByIdAsync('2:2');
      node.name = 'Told';
      node.opacity = 0.5;
      node.setPluginData('one', '1');`);
    const change = ['2:2', 'Told', 'name', 'opacity', 'pluginData'];
    const answer = ['PROPERTY_CHANGE', 'REMOTE', '0:0', 'Small', 'pluginData'];
    await eventually(() => other.run('return told')).toEqual([
      ['PROPERTY_CHANGE', 'REMOTE', ...change],
      answer,
    ]);
    await other.run("(await figma.getNodeByIdAsync('2:5')).remove()");
    // Changes made in a callback are not reported to that callback.
    await eventually(() => one.run('return told')).toEqual([
      ['PROPERTY_CHANGE', 'LOCAL', ...change],
      ['DELETE', 'REMOTE', '2:5', 'removed RECTANGLE'],
    ]);
    expect(await other.run('return told')).toContainEqual(['DELETE', 'LOCAL', '2:5', 'removed RECTANGLE']);
  });

  it('notifies plugins that listen to a page of its layers only, and of none before it is loaded', async () => {
    const listen = `
      const second = figma.createPage();
      const layer = figma.createRectangle();
      second.appendChild(layer);
      globalThis.toldOfPage = [];
      figma.currentPage.on('nodechange', ({ nodeChanges }) => {
        for (const { type, id, origin, properties } of nodeChanges)
          toldOfPage.push([type, origin, id, ...(properties ?? [])]);
      });
      return [second.id, layer.id];`;
    const [pageId, layerId] = (await one.run(listen)) as readonly [string, string];
    await eventually(() => other.run(`return (await figma.getNodeByIdAsync('${pageId}'))?.id`)).toBe(pageId);
    await other.run(`
      const page = await figma.getNodeByIdAsync('${pageId}');
      await page.loadAsync();
      (await figma.getNodeByIdAsync('${layerId}')).name = 'Elsewhere';
      figma.root.setPluginData('elsewhere', '1');
      figma.currentPage.setPluginData('elsewhere', '1');
      const layer = await figma.getNodeByIdAsync('2:2');
      layer.setPluginData('two', '2');
      layer.name = 'Renamed';`);
    await eventually(() => nameIn(one, '2:2')).toBe('Renamed');
    await one.run("(await figma.getNodeByIdAsync('2:2')).name = 'Here'");
    await eventually(() => one.run('return toldOfPage')).toEqual([
      ['PROPERTY_CHANGE', 'REMOTE', '2:2', 'pluginData', 'name'],
      ['PROPERTY_CHANGE', 'LOCAL', '2:2', 'name'],
    ]);
    const early = `
      const page = await figma.getNodeByIdAsync('${pageId}');
      try { page.on('nodechange', () => {}); } catch (error) { return error.message; }`;
    expect(await (await openOther('same person')).run(early)).toMatch(
      /^in on: The page "Page \d" is not loaded/,
    );
  });

  it('keeps what a window does without its server, and brings it together with what others did', async () => {
    const stranger = await openOther('another person');
    await stranger.page.context().setOffline(true);
    await stranger.run("(await figma.getNodeByIdAsync('2:2')).name = 'Alone'");
    await one.run("(await figma.getNodeByIdAsync('2:2')).opacity = 0.5");
    await eventually(() => other.run("return (await figma.getNodeByIdAsync('2:2')).opacity")).toBe(0.5);
    expect([await nameIn(one, '2:2'), await nameIn(other, '2:2')]).not.toContain('Alone');
    await stranger.page.context().setOffline(false);
    await eventually(() => nameIn(one, '2:2')).toBe('Alone');
    await eventually(() => stranger.run("return (await figma.getNodeByIdAsync('2:2')).opacity")).toBe(0.5);
  });

  it('is another file where the server has two, whatever they are called', async () => {
    const url = one.addFile(smallDocument);
    const apart = await openOther('same person', url);
    await one.run("(await figma.getNodeByIdAsync('2:2')).name = 'Here'");
    await eventually(() => nameIn(other, '2:2')).toBe('Here');
    await apart.run(
      "figma.root.setPluginData('seen', await figma.clientStorage.getAsync('note') ?? 'nothing')",
    );
    expect(await nameIn(apart, '2:2')).not.toBe('Here');
    expect(await other.run("return figma.root.getPluginData('seen')")).toBe('');
  });
});

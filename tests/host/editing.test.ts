/** What plugins do to the document, what comes out of it, and how it is taken back. */
import { decode } from 'fast-png';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { hasBrowser, openBrowser } from './open-host.ts';
import { openProbe, type ProbeHost } from './probe-host.ts';

describe.skipIf(!hasBrowser())('the document', () => {
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

  it('counts places from the parent and boxes from the page', async () => {
    const places = await probe.run(`
      const red = await figma.getNodeByIdAsync('2:2');
      red.x += 5;
      red.rotation = 90;
      return [red.x, red.y, red.rotation, red.absoluteBoundingBox, red.width, red.parent.name]`);
    expect(places).toEqual([15, 50, 90, { x: 115, y: 60, width: 40, height: 40 }, 40, 'Card']);
  });

  it('moves what lies inside along', async () => {
    const boxes = await probe.run(`
      const card = await figma.getNodeByIdAsync('2:1');
      card.x = 0;
      const inner = await figma.getNodeByIdAsync('I2:4;3:2');
      return [card.absoluteBoundingBox.x, inner.absoluteBoundingBox.x, inner.x]`);
    expect(boxes).toEqual([0, 20, 10]);
  });

  it('makes, nests, clones and removes layers', async () => {
    const made = await probe.run(`
      const frame = figma.createFrame();
      frame.resize(300, 200);
      const rectangle = figma.createRectangle();
      frame.appendChild(rectangle);
      rectangle.x = 30;
      const copy = rectangle.clone();
      frame.insertChild(0, copy);
      const ellipse = figma.createEllipse();
      ellipse.remove();
      const group = figma.group([rectangle, copy], frame);
      return [frame.children.length, group.type, group.children.length, rectangle.x, ellipse.removed, frame.parent === figma.currentPage, copy.id !== rectangle.id]`);
    expect(made).toEqual([1, 'GROUP', 2, 30, true, true, true]);
  });

  it('takes one action back with one step and does it again', async () => {
    await probe.run(`
      const red = await figma.getNodeByIdAsync('2:2');
      figma.commitUndo();
      red.name = 'Once';
      red.opacity = 0.5;
      figma.commitUndo();
      red.name = 'Twice';
      figma.commitUndo()`);
    await probe.page.getByRole('button', { name: 'Undo' }).click();
    expect((await probe.layer('2:2'))?.name).toBe('Once');
    await probe.page.getByRole('button', { name: 'Undo' }).click();
    expect(await probe.layer('2:2')).toMatchObject({ name: 'Red' });
    expect((await probe.layer('2:2'))?.opacity).toBeUndefined();
    expect(await probe.run("return (await figma.getNodeByIdAsync('2:2')).name")).toBe('Red');
    await probe.redo();
    expect((await probe.layer('2:2'))?.opacity).toBe(0.5);
  });

  it('takes a new layer away again, node and all', async () => {
    const id = await probe.run(
      'figma.commitUndo(); const node = figma.createFrame(); globalThis.kept = node; figma.commitUndo(); return node.id',
    );
    await probe.undo();
    expect(await probe.layer(String(id))).toBeNull();
    expect(await probe.run('return globalThis.kept.removed')).toBe(true);
  });

  it('exports the REST JSON as Figma does, edits and components in it', async () => {
    const answer = (await probe.run(`
      const card = await figma.getNodeByIdAsync('2:1');
      card.name = 'Renamed';
      return card.exportAsync({ format: 'JSON_REST_V1' })`)) as {
      document: Record<string, unknown>;
      components: Record<string, unknown>;
    };
    expect(answer.document).toMatchObject({
      id: '2:1',
      name: 'Renamed',
      absoluteBoundingBox: { x: 100, width: 200 },
    });
    expect(answer.document.relativeTransform).toBeUndefined();
    expect(answer.components).toEqual({
      '3:1': { key: 'button-key', name: 'Button', description: 'A button' },
    });
  });

  it('exports pixels that are the layer', async () => {
    const bytes = (await probe.run(
      "return figma.base64Encode(await (await figma.getNodeByIdAsync('2:1')).exportAsync({ format: 'PNG', constraint: { type: 'WIDTH', value: 400 } }))",
    )) as string;
    const picture = decode(Buffer.from(bytes, 'base64'));
    expect([picture.width, picture.height]).toEqual([400, 240]);
    const at = (x: number, y: number): number[] =>
      [...picture.data.slice((y * 400 + x) * 4, (y * 400 + x) * 4 + 3)].map(Number);
    expect(at(4, 4)).toEqual([255, 255, 255]);
    expect(at(60, 60)).toEqual([255, 0, 0]);
    expect(at(30, 150)).toEqual([0, 0, 255]);
    expect(at(100, 180)).toEqual([255, 255, 255]);
  });

  it('writes text into pictures, also into the first', async () => {
    const bytes = (await probe.run(
      "return figma.base64Encode(await (await figma.getNodeByIdAsync('2:3')).exportAsync())",
    )) as string;
    const picture = decode(Buffer.from(bytes, 'base64'));
    const inked = Array.from({ length: picture.data.length / 4 }, (_, index) =>
      Number(picture.data[index * 4 + 3]),
    ).filter((alpha) => alpha > 200);
    expect(inked.length).toBeGreaterThan(60);
  });

  it('exports an SVG that can be read', async () => {
    const svg = await probe.run(
      "return (await figma.getNodeByIdAsync('2:1')).exportAsync({ format: 'SVG_STRING', svgIdAttribute: true })",
    );
    const facts = await probe.page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
      return [
        parsed.nodeName,
        parsed.getAttribute('viewBox'),
        parsed.querySelector('[id="Red"] path') !== null,
        parsed.textContent,
      ];
    }, String(svg));
    expect(facts).toEqual(['svg', '0 0 200 120', true, 'Hello you']);
  });

  it('puts a picture into a fill and reads it back', async () => {
    const answer = await probe.run(`
      const red = await figma.getNodeByIdAsync('2:2');
      const bytes = await red.exportAsync();
      const image = figma.createImage(bytes);
      const blue = await figma.getNodeByIdAsync('I2:4;3:2');
      blue.fills = [{ type: 'IMAGE', scaleMode: 'FILL', imageHash: image.hash }];
      const back = await figma.getImageByHash(blue.fills[0].imageHash).getBytesAsync();
      const { width } = await image.getSizeAsync();
      const drawn = figma.base64Encode(await blue.exportAsync());
      return [back.length === bytes.length, width, drawn, figma.getImageByHash('nowhere')]`);
    const [same, width, drawn, missing] = answer as [boolean, number, string, null];
    expect([same, width, missing]).toEqual([true, 40, null]);
    const picture = decode(Buffer.from(drawn, 'base64'));
    expect([...picture.data.slice(0, 3)].map(Number)).toEqual([255, 0, 0]);
    expect(await probe.layer('I2:4;3:2')).toMatchObject({ fills: [{ type: 'IMAGE', scaleMode: 'FILL' }] });
  });

  it('turns gradients from handles to a transform and back', async () => {
    const stops = [
      { position: 0, color: { r: 1, g: 0, b: 0, a: 1 } },
      { position: 1, color: { r: 0, g: 0, b: 1, a: 1 } },
    ];
    const transform = await probe.run(`
      const red = await figma.getNodeByIdAsync('2:2');
      red.fills = [{ type: 'GRADIENT_LINEAR', gradientTransform: [[0, 1, 0], [-1, 0, 1]], gradientStops: ${JSON.stringify(stops)} }];
      return red.fills[0].gradientTransform`);
    expect((transform as number[][]).flat().map((value) => Math.round(value * 1e6) / 1e6 + 0)).toEqual([
      0, 1, 0, -1, 0, 1,
    ]);
    const layer = (await probe.layer('2:2')) as {
      fills: { gradientHandlePositions: { x: number; y: number }[] }[];
    };
    expect(layer.fills[0]?.gradientHandlePositions.map(({ x, y }) => [x, y])).toEqual([
      [0.5, 0],
      [0.5, 1],
      [0, 0],
    ]);
  });

  it('makes a frame of vectors from an SVG', async () => {
    const facts = await probe.run(`
      const frame = figma.createNodeFromSvg('<svg width="24" height="24"><g transform="translate(4 2)"><rect x="2" y="3" width="10" height="8" fill="#f00"/></g></svg>');
      const [vector] = frame.children;
      return [frame.width, vector.type, vector.x, vector.y, vector.width, vector.fills[0].color]`);
    expect(facts).toEqual([24, 'VECTOR', 6, 5, 10, { r: 1, g: 0, b: 0 }]);
  });

  it('remembers on this machine', async () => {
    await probe.run("await figma.clientStorage.setAsync('size', { width: 3, bytes: new Uint8Array([9]) })");
    const kept = await probe.run(`
      const value = await figma.clientStorage.getAsync('size');
      const keys = await figma.clientStorage.keysAsync();
      await figma.clientStorage.deleteAsync('size');
      return [value.width, value.bytes[0], keys, await figma.clientStorage.getAsync('size') === undefined]`);
    expect(kept).toEqual([3, 9, ['size'], true]);
  });
});

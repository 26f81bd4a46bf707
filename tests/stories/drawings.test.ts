/** A chart and a diagram as a person makes them: typed, looked at, placed with one key, each taken back with one undo. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, openBrowser, openHost, type OpenedHost } from '../host/open-host.ts';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { checkPanel, panelOfStory } from '../ui/check-panel.ts';
import { waitLimits } from '../wait-limits.ts';
import { keepKey } from './keep-key.ts';
import { allowAddress, save, type StoryLayer } from './picture-story.ts';

interface DrawnLayer extends StoryLayer {
  readonly layoutMode?: string;
  readonly children?: readonly DrawnLayer[];
}

describe.skipIf(!hasBrowser())('charts and diagrams', () => {
  let browser: Browser;
  let story: OpenedHost;
  let view: Frame;
  let models: ModelServer;
  let folder: string;

  beforeAll(async () => {
    models = await startModelServer({ pace: 1 });
    folder = await mkdtemp(join(tmpdir(), 'framewright-drawings-'));
    const manifestPath = await allowAddress(folder, new URL(models.url).origin);
    browser = await openBrowser();
    const json = await readFile(join(import.meta.dirname, '../../examples/phone-app/figma.json'), 'utf8');
    const document = { name: 'Sprig', json, images: [], readImage: async () => null };
    story = await openHost({ document, manifestPath, browser });
    story.page.setDefaultTimeout(waitLimits.change);
    await story.runCommand('generate-image');
    view = await story.panel();
    await view.getByRole('radio', { name: 'Vectors', exact: true }).check({ force: true });
  });

  afterAll(async () => {
    await story.close();
    await browser.close();
    await models.close();
    await rm(folder, { recursive: true });
  });

  const findLayer = async (name: string): Promise<DrawnLayer | null> => {
    const { document } = JSON.parse(await save(story)) as { document: DrawnLayer };
    const search = (layer: DrawnLayer): DrawnLayer | null =>
      layer.name === name ? layer : (layer.children?.map(search).find((found) => found !== null) ?? null);
    return search(document);
  };

  const shoot = (state: string) => checkPanel(panelOfStory(story, view, state), state);

  it('become layers of the canvas by the keyboard, one step of undo each', async () => {
    const before = await save(story);
    const table = view.getByRole('textbox', { name: 'Table' });
    await table.fill('City,2023,2024\nBerlin,12,30\nOslo,-4,22\nLima,,9');
    await view.getByRole('textbox', { name: 'Title' }).fill('Visits');
    await view.getByRole('img', { name: 'Preview of Visits' }).waitFor();
    await shoot('chart');
    await table.press('ControlOrMeta+Enter');
    await view.getByText('Placed on the canvas. Undo once to revert it.').waitFor();
    const chart = await findLayer('Visits');
    const series = chart?.children?.find(({ name }) => name === '2023');
    expect(series?.children?.map(({ name, type }) => [name, type])).toEqual([
      ['Berlin: 12', 'RECTANGLE'],
      ['Oslo: -4', 'RECTANGLE'],
    ]);
    // The chart is selected, and it knows its table.
    await table.fill('');
    await view.getByRole('button', { name: 'Edit' }).press('Enter');
    expect(await table.inputValue()).toContain('Oslo,-4,22');
    await table.fill('City,2023\nBerlin,12');
    await view.getByRole('button', { name: 'Change on canvas' }).click();
    await view.getByText('Changed on the canvas. Undo once to revert it.').waitFor();
    const changed = await findLayer('Visits');
    expect(changed?.relativeTransform).toEqual(chart?.relativeTransform);
    expect(changed?.children?.find(({ name }) => name === '2023')?.children).toHaveLength(1);
    await story.undo();
    expect((await findLayer('Visits'))?.children?.some(({ name }) => name === '2024')).toBe(true);
    await story.undo();
    expect(await save(story)).toBe(before);

    await view.getByRole('radio', { name: 'Diagram', exact: true }).check({ force: true });
    const text = view.getByRole('textbox', { name: 'Diagram' });
    await text.fill('Cart ->');
    await view.getByText('Line 1: there is no name after an arrow in “Cart ->”.').waitFor();
    await text.fill('title: Checkout\nCart -> Payment: pays\nPayment --> Cart');
    await view.getByRole('img', { name: 'Preview of Checkout' }).waitFor();
    await shoot('diagram');
    await text.press('ControlOrMeta+Enter');
    await view.getByText('Placed on the canvas. Undo once to revert it.').waitFor();
    const diagram = await findLayer('Checkout');
    const box = diagram?.children?.find(({ name }) => name === 'Payment');
    expect([box?.type, box?.layoutMode, box?.children?.[0]?.characters]).toEqual([
      'FRAME',
      'VERTICAL',
      'Payment',
    ]);
    expect(diagram?.children?.some(({ type }) => type === 'VECTOR')).toBe(true);
    await story.undo();
    expect(await save(story)).toBe(before);
  });

  it('are icons too, where a model is set up: checked, in the colours of the file, with a record', async () => {
    await view.getByRole('radio', { name: 'Icon', exact: true }).check({ force: true });
    const words = view.getByRole('textbox', { name: 'What it shows' });
    await words.fill('A leaf');
    await view.getByText(/^Icons need a text model/).waitFor();
    expect(await view.getByRole('button', { name: 'Generate', exact: true }).isDisabled()).toBe(true);
    await view.getByRole('button', { name: 'Settings', exact: true }).click();
    await keepKey(story, view, { service: 'OpenAI', address: models.url, key: 'sk-story-secret' });
    await view.getByRole('button', { name: 'Close settings' }).click();
    expect(await words.inputValue()).toBe('A leaf');
    await view.getByText(/^1 request to gpt-5\.4, about \$0\.\d+, at most \$0\.\d+\.$/).waitFor();
    const before = await save(story);
    await words.press('ControlOrMeta+Enter');
    await view.getByRole('img', { name: 'Preview of A leaf' }).waitFor();
    await view.getByText('Removed, because it is not a plain shape: <script>.').waitFor();
    await view.getByText(/^Colours of the file instead of its own: #00ff00 to #/).waitFor();
    await shoot('icon');
    await words.press('ControlOrMeta+Enter');
    await view.getByText('Placed on the canvas. Undo once to revert it.').waitFor();
    const icon = await findLayer('A leaf');
    expect(icon?.children?.map(({ type }) => type)).toEqual(['VECTOR', 'VECTOR']);
    const record = Object.values(icon?.pluginData ?? {}).find((data) => data['generation'] !== undefined);
    expect(JSON.parse(record?.['generation'] ?? '{}')).toMatchObject({
      words: 'A leaf',
      model: 'gpt-5.4',
      step: 'draw',
    });
    await story.undo();
    expect(await save(story)).toBe(before);
  });
});

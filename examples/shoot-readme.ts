/** Takes the pictures of the README: `node examples/shoot-readme.ts`, after a build. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { documentFolder } from '../host/server/document-folder.ts';
import { openHost, root, type OpenedHost } from '../tests/host/open-host.ts';

interface Shot {
  readonly name: string;
  readonly example: string;
  readonly theme: 'light' | 'dark';
  /** What is selected before the command runs. */
  readonly frame: string;
  readonly command: string;
  readonly prepare: (panel: Frame) => Promise<void>;
}

const shots: readonly Shot[] = [
  {
    name: 'panel',
    example: 'dashboard',
    theme: 'light',
    frame: '1:1',
    command: 'generate-code',
    prepare: async (panel) => {
      await waitForReceipt(panel);
      await panel.getByRole('button', { name: /^Files, / }).click();
      await panel.getByRole('treeitem', { name: 'FigureCard.tsx' }).click();
    },
  },
  {
    name: 'images',
    example: 'landing',
    theme: 'light',
    frame: '1:64',
    command: 'generate-image',
    prepare: async (panel) => {
      await panel.getByRole('textbox').first().fill('A night train along the coast, moonlight on the water');
      await panel.getByRole('button', { name: 'Generate' }).click();
      await panel.getByRole('button', { name: 'Insert beside' }).waitFor();
    },
  },
];

for (const shot of shots) await shoot(shot);
await shootFrameAndPage();

async function shoot({ name, example, theme, frame, command, prepare }: Shot): Promise<void> {
  const host = await openExample(example);
  await host.setTheme(theme);
  await host.select(frame);
  await host.runCommand(command);
  const panel = await host.panel();
  await panel.addStyleTag({ content: await codeFont() });
  await prepare(panel);
  await keep(name, await host.page.screenshot());
  await host.close();
}

/** Puts the two pictures of the Compare view beside each other: the frame, and the page that was generated from it. */
async function shootFrameAndPage(): Promise<void> {
  const host = await openExample('dashboard');
  await host.select('1:1');
  await host.runCommand('generate-code');
  const panel = await host.panel();
  await waitForReceipt(panel);
  await panel.getByRole('tab', { name: 'Compare' }).click();
  await panel.getByText(/of pixels differ/).waitFor();
  const [frame, page] = await panel
    .locator('canvas')
    .evaluateAll((canvases) => canvases.map((canvas) => (canvas as HTMLCanvasElement).toDataURL()));
  if (frame === undefined || page === undefined)
    throw new Error('The Compare view does not show two pictures.');
  await host.page.setViewportSize({ width: 1400, height: 560 });
  await host.page.setContent(`<!doctype html>
<style>
  body { display: flex; gap: 24px; margin: 24px; background: #e6e6eb; color: #333; font: 15px Inter, Arial, sans-serif }
  figure { flex: 1; margin: 0 }
  figcaption { margin-bottom: 8px }
  img { display: block; width: 100%; border-radius: 4px }
</style>
<figure><figcaption>The frame</figcaption><img src="${frame}"></figure>
<figure><figcaption>The page that Framewright generates from it</figcaption><img src="${page}"></figure>`);
  await host.page
    .locator('img')
    .last()
    .evaluate((image) => (image as HTMLImageElement).decode());
  await keep('frame-and-page', await host.page.screenshot());
  await host.close();
}

async function openExample(example: string): Promise<OpenedHost> {
  const document = await documentFolder(join(root, 'examples', example));
  return openHost({ document, size: { width: 1280, height: 740 } });
}

async function keep(name: string, png: Uint8Array): Promise<void> {
  await writeFile(join(root, 'examples/pictures', `${name}.png`), png);
  console.log(`examples/pictures/${name}.png`);
}

/** Chromium without the system's fonts has none for code; Figma has one. */
async function codeFont(): Promise<string> {
  const path = join(root, 'node_modules/@fontsource/roboto-mono/files/roboto-mono-latin-400-normal.woff2');
  const bytes = await readFile(path, 'base64');
  return `@font-face{font-family:Menlo;src:url(data:font/woff2;base64,${bytes})}`;
}

async function waitForReceipt(panel: Frame): Promise<void> {
  await panel.getByRole('tab', { name: /Receipt/ }).click();
  await panel.getByRole('heading', { name: 'Types' }).waitFor();
  await panel.getByRole('tab', { name: 'Code' }).last().click();
}

/** Shoots the README's pictures: `node examples/shoot-readme.ts`, after a build. */
import { readFile } from 'node:fs/promises';
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
    name: 'panel-light',
    example: 'landing',
    theme: 'light',
    frame: '1:1',
    command: 'generate-code',
    prepare: waitForReceipt,
  },
  {
    name: 'panel-dark',
    example: 'dashboard',
    theme: 'dark',
    frame: '1:134',
    command: 'generate-code',
    prepare: async (panel) => {
      await waitForReceipt(panel);
      await panel.getByRole('tab', { name: 'Compare' }).click();
      await panel.getByText(/of pixels differ/).waitFor();
    },
  },
  {
    name: 'image-light',
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

async function shoot({ name, example, theme, frame, command, prepare }: Shot): Promise<void> {
  const document = await documentFolder(join(root, 'examples', example));
  const host: OpenedHost = await openHost({ document, size: { width: 1400, height: 820 } });
  await host.setTheme(theme);
  await host.select(frame);
  await host.runCommand(command);
  const panel = await host.panel();
  await panel.addStyleTag({ content: await codeFont() });
  await prepare(panel);
  await host.page.screenshot({ path: join(root, 'examples/pictures', `${name}.png`) });
  await host.close();
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

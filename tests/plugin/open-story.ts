import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type { Browser, Frame } from 'playwright-core';
import { documentFolder } from '../../host/server/document-folder.ts';
import { openHost, type OpenHostOptions, root, type OpenedHost } from '../host/open-host.ts';
import { waitLimits } from '../wait-limits.ts';

export interface Story extends OpenedHost {
  /** The plugin's panel, once a command has opened it. */
  readonly open: (command: string) => Promise<Frame>;
}

/** One of our examples in the stand-in for Figma, and the plugin in it. */
export async function openStory(
  browser: Browser,
  example: string,
  options: Pick<OpenHostOptions, 'manifestPath'> = {},
): Promise<Story> {
  const document = await documentFolder(join(root, 'examples', example));
  const host = await openHost({ document, browser, ...options });
  host.page.setDefaultTimeout(waitLimits.change);
  return {
    ...host,
    open: async (command) => {
      await host.runCommand(command);
      return host.panel();
    },
  };
}

/** Ids of an example's frames by name. */
export async function frameIds(example: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(join(root, 'examples', example, 'figma.json'), 'utf8');
  const { document } = JSON.parse(text) as { document: RestLike };
  const frames = (document.children ?? []).flatMap((page) => page.children ?? []);
  return new Map(frames.map(({ id, name }) => [name, id]));
}

interface RestLike {
  readonly id: string;
  readonly name: string;
  readonly children?: readonly RestLike[];
}

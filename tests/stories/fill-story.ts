/** The file with sixty empty places in the stand-in for Figma, with the plugin open on the view that fills them. */
import type { Browser, Frame } from 'playwright-core';
import { drawSlotFile, type SlotFile } from '../../bench/slots/draw-slot-pages.ts';
import { openHost, type OpenedHost } from '../host/open-host.ts';
import { waitLimits } from '../wait-limits.ts';
import { save, type StoryLayer } from './picture-story.ts';

export interface FillStory extends OpenedHost {
  readonly drawn: SlotFile;
  readonly view: Frame;
  /** Every layer of the document by id, as it is now. */
  layersById(): Promise<ReadonlyMap<string, StoryLayer>>;
}

/** Opens the file and the Fill view. */
export async function openFillStory(browser: Browser): Promise<FillStory> {
  const drawn = drawSlotFile();
  const document = {
    name: 'Empty places',
    json: JSON.stringify(drawn.file),
    images: [...drawn.images.keys()],
    readImage: async (ref: string) => drawn.images.get(ref) ?? null,
  };
  const host = await openHost({ document, browser });
  host.page.setDefaultTimeout(waitLimits.change);
  await host.runCommand('generate-image');
  const view = await host.panel();
  await view.getByRole('radio', { name: 'Placeholders', exact: true }).check({ force: true });
  return {
    ...host,
    drawn,
    view,
    layersById: async () => {
      const { document: root } = JSON.parse(await save(host)) as { document: StoryLayer };
      const found = new Map<string, StoryLayer>();
      const add = (layer: StoryLayer): void => {
        found.set(layer.id, layer);
        layer.children?.forEach(add);
      };
      add(root);
      return found;
    },
  };
}

/** A window with the plugin in it and the panel's queue over it, without what the panel draws on the screen. */
import { signal } from '@preact/signals';
import type { MessageToPanel } from '#design/messages';
import type { PanelSettings } from '#design/settings';
import type { Clock } from '#models/clock';
import { finishPicture, type UnfinishedPicture } from '#visuals/2-draw/finish-picture';
import type { PictureWorkerClient } from '../../ui/worker-clients/picture-worker-client.ts';
import { createSandboxClient } from '../../ui/state/sandbox-client.ts';
import { createImageQueue, type ImageQueue } from '../../ui/state/image-queue.ts';
import { createPanelServices } from '../../ui/state/panel-services.ts';
import { type OpenedSandbox, openSandbox, type SandboxOptions } from './open-sandbox.ts';

export interface OpenedQueue {
  readonly queue: ImageQueue;
  readonly sandbox: OpenedSandbox;
}

const pixels: PictureWorkerClient = {
  async run(task, takes) {
    if (task === 'finish') return finishPicture(takes as UnfinishedPicture);
    throw new Error(`${task} is not needed here.`);
  },
};

/** Opens a window; the panel asks services with this key. */
export async function openQueue(
  options: SandboxOptions & {
    readonly settings: PanelSettings;
    readonly clock: Clock;
    readonly key: string;
    /** Returns what a message to the panel waits for. @default nothing */
    readonly hold?: (message: MessageToPanel) => Promise<void> | null;
  },
): Promise<OpenedQueue> {
  const { settings, clock, key, editor = 'figma', hold = () => null } = options;
  const sandbox = await openSandbox(options);
  const bridge = {
    send: sandbox.send.bind(sandbox),
    listen: (hear: (message: MessageToPanel) => void) =>
      sandbox.listen((message) => {
        const held = hold(message);
        if (held === null) hear(message);
        else void held.then(() => hear(message));
      }),
  };
  const asked = createSandboxClient(bridge);
  const models = createPanelServices({ sandbox: asked, clock, pixels, openKey: async () => key });
  const queue = createImageQueue({
    sandbox: asked,
    pixels,
    settings: signal(settings),
    canEdit: signal(editor === 'figma'),
    isVisible: () => true,
    models,
    clock,
  });
  return { queue, sandbox };
}

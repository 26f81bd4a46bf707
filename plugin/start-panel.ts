import type { PanelView } from '#design/messages';
import { answerPanel } from './answer-panel.ts';
import { flushConversations } from './code-stores.ts';
import { restoreFileId } from './file-identity.ts';
import { retainPicturesOn } from './fill-with-picture.ts';
import { abandonRequests } from './ledger.ts';
import { offerWaitingJobs, prepareOffers, restoreMarks } from './offered-jobs.ts';
import { isLastWithQueue, releaseLease } from './queue-lease.ts';
import { receivePanelMessages } from './receive-panel-messages.ts';
import { createRequests } from './requests.ts';
import { sendSelection } from './selection.ts';
import { send } from './send.ts';
import { readStoredSettings, withShared } from './settings.ts';
import { createSharedSettings } from './shared-settings.ts';

const viewOfCommand: Readonly<Record<string, PanelView>> = {
  'generate-code': 'code',
  'generate-image': 'images',
  'insert-image': 'images',
  inspect: 'inspect',
  settings: 'settings',
};

/** Opens the panel in the view of the menu command and reports changes of the selection to it. */
export async function startPanel(command: string): Promise<void> {
  const shared = createSharedSettings(figma.root, send);
  // What waits for its turn is written before Figma ends the sandbox, which follows at once.
  figma.on('close', shared.flush);
  figma.on('close', flushConversations);
  const { settings, keys, isFirstRun } = await readStoredSettings();
  figma.showUI(__html__, {
    width: settings.panelWidth,
    height: settings.panelHeight,
    title: 'Framewright',
    themeColors: true,
  });
  const work = { requests: createRequests(), shared };
  const greet = () => {
    send({
      type: 'panel-started',
      view: viewOfCommand[command] ?? 'code',
      editor: figma.editorType === 'dev' ? 'dev' : 'figma',
      settings: withShared(settings, shared),
      keys,
      firstRun: isFirstRun,
      insertAtOnce: command === 'insert-image',
      hidden: false,
    });
    sendSelection();
  };
  receivePanelMessages((message) => {
    if (message.type === 'panel-ready') greet();
    else void answerPanel(message, work);
  });
  figma.on('close', abandonRequests);
  figma.on('selectionchange', sendSelection);
  figma.on('currentpagechange', sendSelection);
  figma.on('currentpagechange', retainPicturesHere);
  figma.on('close', () => {
    restoreFileId();
    restoreMarks();
    if (isLastWithQueue()) offerWaitingJobs();
    releaseLease();
  });
  retainPicturesHere();
  prepareOffers();
}

function retainPicturesHere(): void {
  retainPicturesOn(figma.currentPage);
}

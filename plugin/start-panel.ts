import type { PanelView } from '#design/messages';
import { answerPanel } from './answer-panel.ts';
import { orElse } from './ask-figma.ts';
import { receivePanelMessages } from './receive-panel-messages.ts';
import { restoreFileId } from './file-identity.ts';
import { leaveRequests } from './ledger.ts';
import { releaseLease } from './queue-lease.ts';
import { createRequests } from './requests.ts';
import { openSettings, withShared } from './settings.ts';
import { openSharedSettings } from './shared-settings.ts';
import { send } from './send.ts';
import { summarizeSelection } from './summarize-selection.ts';

const viewOfCommand: Readonly<Record<string, PanelView>> = {
  'generate-code': 'code',
  'generate-image': 'images',
  'insert-image': 'images',
  settings: 'settings',
};

/** Opens the panel at what the menu asked for and keeps it told about the selection. */
export async function startPanel(command: string): Promise<void> {
  const shared = openSharedSettings(figma.root, send);
  // What waits for its turn is written before Figma ends the sandbox, which follows at once.
  figma.on('close', shared.flush);
  const { settings, keys, isFirstRun } = await openSettings();
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
  figma.on('close', leaveRequests);
  figma.on('selectionchange', sendSelection);
  figma.on('currentpagechange', sendSelection);
  figma.on('close', () => {
    restoreFileId();
    releaseLease();
  });
}

function sendSelection(): void {
  const nothing = { layers: [], total: 0 };
  const summary = orElse(() => summarizeSelection(figma.currentPage.selection), nothing);
  send({ type: 'selection-changed', ...summary });
}

import type { MessageToSandbox, PanelView } from '#design/messages';
import { answerPanel } from './answer-panel.ts';
import { restoreFileId } from './file-identity.ts';
import { leaveRequests } from './ledger.ts';
import { createRequests } from './requests.ts';
import { isFirstRun, openSettings } from './settings.ts';
import { send } from './send.ts';
import { summarizeSelection } from './summarize-selection.ts';

const viewOfCommand: Readonly<Record<string, PanelView>> = {
  'generate-code': 'code',
  'generate-image': 'images',
  'insert-image': 'images',
  inspect: 'inspect',
  search: 'search',
  settings: 'settings',
};

/** Opens the panel at what the menu asked for and keeps it told about the selection. */
export async function startPanel(command: string): Promise<void> {
  const settings = await openSettings();
  figma.showUI(__html__, {
    width: settings.panelWidth,
    height: settings.panelHeight,
    title: 'Framewright',
    themeColors: true,
  });
  const requests = createRequests();
  const greet = async () => {
    send({
      type: 'panel-started',
      view: viewOfCommand[command] ?? 'code',
      editor: figma.editorType === 'dev' ? 'dev' : 'figma',
      settings,
      firstRun: await isFirstRun(),
      insertAtOnce: command === 'insert-image',
      hidden: false,
    });
    sendSelection();
  };
  figma.ui.onmessage = (message: MessageToSandbox) => {
    if (message.type === 'panel-ready') void greet();
    else void answerPanel(message, requests);
  };
  figma.on('close', leaveRequests);
  figma.on('selectionchange', sendSelection);
  figma.on('currentpagechange', sendSelection);
  figma.on('close', restoreFileId);
}

function sendSelection(): void {
  send({ type: 'selection-changed', ...summarizeSelection(figma.currentPage.selection) });
}

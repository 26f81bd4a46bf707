import type { PanelView, SelectedLayer } from '#design/messages';
import { answerPanel } from './answer-panel.ts';
import { orElse } from './ask-figma.ts';
import { flushConversations } from './code-stores.ts';
import { restoreFileId } from './file-identity.ts';
import { retainPicturesOn } from './fill-with-picture.ts';
import { abandonRequests } from './ledger.ts';
import { countLayers, isFrame, takesFill } from './nodes.ts';
import { offerWaitingJobs, prepareOffers, restoreMarks } from './offered-jobs.ts';
import { isLastWithQueue, releaseLease } from './queue-lease.ts';
import { receivePanelMessages } from './receive-panel-messages.ts';
import { createRequests } from './requests.ts';
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

function sendSelection(): void {
  const nothing = { layers: [], total: 0 };
  const summary = orElse(() => summarizeSelection(figma.currentPage.selection), nothing);
  send({ type: 'selection-changed', ...summary });
}

/** Counting stops after this many layers, because the exact number no longer matters. */
const maxCounted = 2000;
/** The most layers that are sent to the panel by name. */
const maxNamed = 50;

/** A summary of the selection, cheap enough to send on every click. */
function summarizeSelection(selection: readonly SceneNode[]): {
  readonly layers: readonly SelectedLayer[];
  readonly total: number;
} {
  let budget = maxCounted;
  const layers = selection.slice(0, maxNamed).map((node) => {
    const count = countLayers(node, budget);
    budget = Math.max(0, budget - count);
    return {
      id: node.id,
      name: node.name,
      type: node.type,
      width: node.width,
      height: node.height,
      layers: count,
      more: budget === 0,
      isFrame: isFrame(node),
      takesFill: takesFill(node),
      frameId: isFrame(node) ? null : findFrameAround(node),
    };
  });
  return { layers, total: selection.length };
}

function findFrameAround(node: SceneNode): string | null {
  for (let parent = node.parent; parent && parent.type !== 'PAGE'; parent = parent.parent) {
    if (isFrame(parent)) return parent.id;
  }
  return null;
}

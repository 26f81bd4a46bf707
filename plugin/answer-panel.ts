import type { MessageToSandbox } from '#design/messages';
import { closeKey, openKey } from './keys.ts';
import { plainSentence, PlainError } from './plain-error.ts';
import { readSelection } from './read-selection.ts';
import { readSurroundings } from './read-surroundings.ts';
import { RequestCancelled, type Requests } from './requests.ts';
import { selectLayers } from './select-layers.ts';
import { saveSettings } from './settings.ts';
import { send } from './send.ts';
import { writeImage } from './write-image.ts';

/** Carries out one message of the panel; whatever goes wrong becomes one sentence, here and nowhere else. */
export async function answerPanel(message: MessageToSandbox, requests: Requests): Promise<void> {
  try {
    await carryOut(message, requests);
  } catch (error) {
    if (error instanceof RequestCancelled) return;
    const sentence = plainSentence(error);
    if ('requestId' in message) {
      send({ type: 'request-failed', requestId: message.requestId, message: sentence });
    } else {
      figma.notify(sentence.slice(0, 100), { error: true });
    }
  }
}

async function carryOut(message: MessageToSandbox, requests: Requests): Promise<void> {
  switch (message.type) {
    case 'read-selection':
      return answerRead(message.requestId, message.pictureScale, requests);
    case 'read-surroundings': {
      const surroundings = readSurroundings(figma.currentPage.selection);
      return send({ type: 'surroundings-read', requestId: message.requestId, surroundings });
    }
    case 'asset-received':
      return requests.acknowledge(message.requestId, message.key);
    case 'cancel-request':
      return requests.cancel(message.requestId);
    case 'select-layers':
      return selectLayers(message.nodeIds);
    case 'apply-edit': {
      const nodeId = await writeImage(message.edit, message.bytes);
      return send({ type: 'edit-applied', requestId: message.requestId, nodeId });
    }
    case 'save-settings':
      return saveSettings(message.settings);
    case 'save-key':
      return closeKey(message.service, message.key);
    case 'open-key': {
      const key = await openKey(message.service);
      return send({ type: 'key-opened', requestId: message.requestId, service: message.service, key });
    }
    case 'resize-panel':
      return figma.ui.resize(message.width, message.height);
    case 'show-notice':
      figma.notify(message.text.slice(0, 100));
      return;
    case 'open-address':
      return figma.openExternal(message.url);
    case 'close-panel':
      return figma.closePlugin();
    case 'panel-ready':
    case 'code-made':
      return;
  }
}

async function answerRead(requestId: string, pictureScale: number | null, requests: Requests): Promise<void> {
  const request = requests.open(requestId);
  const nodes = figma.currentPage.selection;
  if (nodes.length === 0) throw new PlainError('Nothing is selected any more. Select a frame and try again.');
  try {
    await readSelection(nodes, pictureScale, request, send);
  } finally {
    request.close();
  }
}

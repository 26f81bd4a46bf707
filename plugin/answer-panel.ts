import type { MessageToSandbox } from '#design/messages';
import { applyFix, ignoreFinding, pinFinding } from './apply-fix.ts';
import {
  readAnswer,
  readCodeRecord,
  readConversation,
  readResult,
  removeAnswers,
  storeAnswer,
  storeCodeRecord,
  storeConversation,
  storeResult,
} from './code-stores.ts';
import { deleteImageJobs, readImageJobs, storeImageJob, storeImageJobUnderLease } from './image-job-store.ts';
import { readKey, saveKey } from './keys.ts';
import { getFileMark, ledger } from './ledger.ts';
import { drawLayers, drawSvg, readDrawing } from './draw-layers.ts';
import { copyFrame } from './copy-frame.ts';
import { listFileFrames, readFileFrame } from './export-frame.ts';
import { deletePicture, markPicture } from './edit-history.ts';
import { fillTexts } from './fill-texts.ts';
import { exportLayer, sendFramePictures } from './export-pictures.ts';
import { listTakenJobs, readOfferedJobs, removeTakenOffers, takeOfferedJobs } from './offered-jobs.ts';
import { deletePendingPicture, readPendingPicture, storePendingPicture } from './pending-pictures.ts';
import { plainSentence } from './plain-error.ts';
import { readAuditExtras } from './read-audit-extras.ts';
import { readFileStyle } from './read-file-style.ts';
import { readHistory, readLayerPicture } from './generation-history.ts';
import { readImageBytes } from './read-images.ts';
import { renewLease } from './queue-lease.ts';
import { readMask } from './read-mask.ts';
import { readSelection } from './read-selection.ts';
import { startReadSession } from './read-session.ts';
import { readSurroundings } from './read-surroundings.ts';
import { type PanelRequest, RequestCancelled, type Requests } from './requests.ts';
import { findLayers, selectLayers } from './nodes.ts';
import { placeBoxes } from './place-boxes.ts';
import { placeContactSheet } from './place-contact-sheet.ts';
import { endHighlight, highlightLayers, sendSelection } from './selection.ts';
import { changeSetting } from './settings.ts';
import type { SharedSettingsStore } from './shared-settings.ts';
import { send } from './send.ts';
import { createImage, writeImage } from './write-image.ts';

/** The state that the messages of one panel share. */
export interface PanelSession {
  readonly requests: Requests;
  readonly shared: SharedSettingsStore;
}

/** Carries out one message of the panel. Every error becomes one sentence, only here. */
export async function answerPanel(message: MessageToSandbox, work: PanelSession): Promise<void> {
  try {
    await handleMessage(message, work);
  } catch (error) {
    if (error instanceof RequestCancelled) return;
    reportFailure(message, plainSentence(error));
  }
}

function reportFailure(message: MessageToSandbox, sentence: string): void {
  try {
    if (message.type === 'change-setting')
      send({ type: 'setting-refused', path: message.path, message: sentence });
    else if ('requestId' in message)
      send({ type: 'request-failed', requestId: message.requestId, message: sentence });
    else figma.notify(sentence.slice(0, 100), { error: true });
  } catch {
    // The run has ended, so there is no panel to answer.
    return;
  }
}

async function handleMessage(message: MessageToSandbox, { requests, shared }: PanelSession): Promise<void> {
  switch (message.type) {
    case 'read-selection':
      return inRequest(message.requestId, requests, async (request) => {
        const given = message.frameIds === undefined ? null : await findLayers(message.frameIds);
        await readSelection(given ?? figma.currentPage.selection, request, send);
      });
    case 'read-pictures':
      return inRequest(message.requestId, requests, (request) =>
        sendFramePictures(message.frameIds, message.scale, request, send),
      );
    case 'read-surroundings': {
      const surroundings = await readSurroundings(figma.currentPage.selection);
      return send({ type: 'surroundings-read', requestId: message.requestId, surroundings });
    }
    case 'read-file-style': {
      const style = await readFileStyle();
      const drawing = readDrawing(figma.currentPage.selection[0] ?? null);
      return send({ type: 'file-style-read', requestId: message.requestId, style, drawing });
    }
    case 'draw-layers': {
      return send({ type: 'layers-drawn', requestId: message.requestId, ...(await drawLayers(message)) });
    }
    case 'draw-svg': {
      const nodeId = drawSvg(message.svg, message.generation);
      return send({ type: 'layers-drawn', requestId: message.requestId, nodeId, keys: {} });
    }
    case 'export-layer': {
      const { name, bytes } = await exportLayer(message.nodeId, message.side);
      return send({ type: 'layer-exported', requestId: message.requestId, name, bytes });
    }
    case 'list-file':
      return inRequest(message.requestId, requests, async (request) => {
        const frames = await listFileFrames(startReadSession(request, send));
        send({ type: 'file-listed', requestId: message.requestId, frames });
      });
    case 'read-file-frame': {
      const snapshot = await readFileFrame(message.nodeId);
      return send({ type: 'file-frame-read', requestId: message.requestId, snapshot });
    }
    case 'asset-received':
      return requests.acknowledge(message.requestId, message.key);
    case 'cancel-request':
      return requests.cancel(message.requestId);
    case 'select-layers':
      endHighlight();
      await selectLayers(message.nodeIds);
      // Figma is silent where the layers were selected already, because they were highlighted.
      return sendSelection();
    case 'highlight-layers':
      return highlightLayers(message.nodeIds);
    case 'apply-edit': {
      const nodeId = await writeImage(message.edit, message.bytes);
      return send({ type: 'edit-applied', requestId: message.requestId, nodeId });
    }
    case 'mark-picture': {
      const { requestId, id, nodeIds, isFavourite } = message;
      const changed = await markPicture(id, nodeIds, isFavourite);
      return send({ type: 'layers-edited', requestId, changed, skipped: 0 });
    }
    case 'delete-picture': {
      const changed = await deletePicture(message.id, message.nodeIds);
      return send({ type: 'layers-edited', requestId: message.requestId, changed, skipped: 0 });
    }
    case 'store-image': {
      const { hash } = createImage(message.bytes);
      return send({ type: 'image-stored', requestId: message.requestId, hash });
    }
    case 'read-image': {
      const bytes = await readImageBytes(message.hash);
      return send({ type: 'image-read', requestId: message.requestId, bytes });
    }
    case 'read-history':
      return inRequest(message.requestId, requests, async (request) => {
        const layers = await readHistory(message.everywhere, startReadSession(request, send));
        send({ type: 'history-read', requestId: message.requestId, layers });
      });
    case 'read-layer-picture': {
      const picture = await readLayerPicture(message.nodeId);
      return send({ type: 'layer-picture-read', requestId: message.requestId, picture });
    }
    case 'read-mask':
      return inRequest(message.requestId, requests, async (request) => {
        const shapes = await readMask(message.pictureId, startReadSession(request, send));
        send({ type: 'mask-read', requestId: message.requestId, shapes });
      });
    case 'read-audit-extras':
      return inRequest(message.requestId, requests, async (request) => {
        const extras = await readAuditExtras(message.frameIds, startReadSession(request, send));
        send({ type: 'audit-extras-read', requestId: message.requestId, extras });
      });
    case 'apply-fix': {
      const done = await applyFix(message.edits);
      return send({ type: 'layers-edited', requestId: message.requestId, ...done });
    }
    case 'fill-texts': {
      const done = await fillTexts(message.edits, message.action);
      return send({ type: 'layers-edited', requestId: message.requestId, ...done });
    }
    case 'copy-frame': {
      const copies = await copyFrame(message.frameId, message.copies, message.action);
      return send({ type: 'frame-copied', requestId: message.requestId, copies });
    }
    case 'place-boxes': {
      const done = await placeBoxes(message.boxes);
      return send({ type: 'layers-edited', requestId: message.requestId, ...done });
    }
    case 'place-contact-sheet': {
      const done = await placeContactSheet(message.sheet);
      return send({ type: 'layers-edited', requestId: message.requestId, ...done });
    }
    case 'pin-finding': {
      const done = await pinFinding(message.nodeId, message.text);
      return send({ type: 'layers-edited', requestId: message.requestId, ...done });
    }
    case 'ignore-finding': {
      const done = await ignoreFinding(message.rule, message.nodeIds, message.reason);
      return send({ type: 'layers-edited', requestId: message.requestId, ...done });
    }
    case 'read-code-record': {
      const record = await readCodeRecord(message.frameIds);
      return send({ type: 'code-record-read', requestId: message.requestId, record });
    }
    case 'store-code-record':
      return storeCodeRecord(message.frameIds, message.record);
    case 'read-conversation': {
      const record = await readConversation(message.frameIds);
      return send({ type: 'conversation-read', requestId: message.requestId, record });
    }
    case 'store-conversation':
      return storeConversation(message.frameIds, message.record);
    case 'read-answer': {
      const record = await readAnswer(message.id);
      return send({ type: 'answer-read', requestId: message.requestId, record });
    }
    case 'store-answer':
      await storeAnswer(message.id, message.record);
      return send({ type: 'answer-stored', requestId: message.requestId });
    case 'remove-answers':
      return removeAnswers(message.ids);
    case 'read-result': {
      const result = await readResult(message.name);
      return send({ type: 'result-read', requestId: message.requestId, result });
    }
    case 'store-result':
      await storeResult(message.name, message.result);
      return send({ type: 'result-stored', requestId: message.requestId });
    case 'store-image-job': {
      const { requestId, job, needsLease, number } = message;
      if (!needsLease) await storeImageJob(job, number);
      const isStored = !needsLease || (await storeImageJobUnderLease(job, number));
      return send({ type: 'image-job-stored', requestId, isStored });
    }
    case 'renew-lease': {
      const lease = await renewLease(message);
      return send({ type: 'lease-renewed', requestId: message.requestId, lease });
    }
    case 'store-pending-picture': {
      const { id, name, bytes, action } = message;
      const pending = await storePendingPicture(id, name, bytes, action);
      return send({ type: 'pending-picture-stored', requestId: message.requestId, layer: pending });
    }
    case 'read-pending-picture': {
      const bytes = await readPendingPicture(message.layer);
      return send({ type: 'image-read', requestId: message.requestId, bytes });
    }
    case 'delete-pending-picture':
      return deletePendingPicture(message.layer);
    case 'delete-image-jobs':
      return deleteImageJobs(message.ids, message.number);
    case 'read-image-jobs': {
      const jobs = await readImageJobs();
      const offered = await readOfferedJobs();
      const taken = listTakenJobs();
      return send({ type: 'image-jobs-read', requestId: message.requestId, jobs, offered, taken });
    }
    case 'take-offered-jobs': {
      const jobs = await takeOfferedJobs();
      return send({ type: 'offered-jobs-taken', requestId: message.requestId, jobs });
    }
    case 'remove-taken-offers':
      return removeTakenOffers();
    case 'change-setting':
      return changeSetting(message.path, message.value);
    case 'change-shared':
      return shared.change(message.key, message.value, message.seen);
    case 'refresh-shared':
      return shared.refresh();
    case 'save-key':
      return saveKey(message.service, message.origin, message.key);
    case 'open-key': {
      const key = await readKey(message.service, message.origin);
      return send({ type: 'key-opened', requestId: message.requestId, service: message.service, key });
    }
    case 'open-ledger': {
      const { requestId } = message;
      const fileMark = await getFileMark();
      return send({ type: 'ledger-opened', requestId, ledger: await ledger.read(), fileMark });
    }
    case 'put-ledger-entry':
      await ledger.put(message.entry);
      return send({ type: 'ledger-stored', requestId: message.requestId });
    case 'withdraw-ledger-entry':
      await ledger.withdraw(message.id);
      return send({ type: 'ledger-stored', requestId: message.requestId });
    case 'clear-ledger':
      await ledger.clear();
      return send({ type: 'ledger-stored', requestId: message.requestId });
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
    case 'code-generated':
      return;
  }
}

async function inRequest(
  requestId: string,
  requests: Requests,
  read: (request: PanelRequest) => Promise<void>,
): Promise<void> {
  const request = requests.open(requestId);
  try {
    await read(request);
  } finally {
    request.close();
  }
}

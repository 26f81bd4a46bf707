/**
 * Dev Mode asks for the code of the selected layer and waits three seconds. The answer comes from a hidden panel that
 * was opened beforehand, whose worker is warm; its bytes travel as they do for the visible one. A layer that is no frame
 * is answered from the code of the frame around it.
 */
import type { MessageToPanel, MessageToSandbox } from '#design/messages';
import type { SourceSyntax } from '#design/targets';
import { receivePanelMessages } from './receive-panel-messages.ts';
import { countLayers, isFrame } from './nodes.ts';
import { plainSentence } from './plain-error.ts';
import { readSnapshot } from './read-selection.ts';
import { startReadSession } from './read-session.ts';
import { createRequests, type Requests } from './requests.ts';
import { readStoredSettings, withShared } from './settings.ts';
import { createSharedSettings, type SharedSettingsStore } from './shared-settings.ts';
import { send } from './send.ts';

type CodeGeneratedMessage = Extract<MessageToSandbox, { type: 'code-generated' }>;

/** ms before Figma itself gives up: https://developers.figma.com/docs/plugins/codegen-plugins */
const timeoutMs = 2800;
/** The number of sections in Figma's own panel; ours shows all files. */
const maxSections = 12;
/** Layers of a frame that is compiled for one layer in it. */
const maxLayersAround = 1500;

/** Starts answering at once: Figma asks as soon as the plugin runs. */
export function answerCodegen(): void {
  const requests = createRequests();
  const waiting = new Map<string, (answer: CodeGeneratedMessage) => void>();
  const shared = createSharedSettings(figma.root, send);
  const isReady = openHiddenPanel(requests, waiting, shared);
  let asked = 0;
  /** Answers that came after Figma had stopped waiting; Figma is told to request them again. */
  const late = new Map<string, Answer>();
  figma.codegen.on('generate', async ({ node, language }) => {
    asked += 1;
    const requestId = `codegen-${asked}`;
    const question = `${node.id} ${language}`;
    const known = late.get(question);
    if (known && late.delete(question)) return asSections(known);
    const work = isReady
      .then(() => shared.refresh())
      .then(() => askPanel(node, language, requestId, requests, waiting))
      .catch((error: unknown): Answer => ({ sections: [], failure: plainSentence(error) }));
    const answer = await withinTimeout(work);
    if (answer) return asSections(answer);
    void work.then((lateAnswer) => {
      late.clear();
      late.set(question, lateAnswer);
      figma.codegen.refresh();
    });
    return asSections({ sections: [], failure: 'Still writing the code. It appears here in a moment.' });
  });
}

/** Resolves once the panel receives messages. */
function openHiddenPanel(
  requests: Requests,
  waiting: Map<string, (answer: CodeGeneratedMessage) => void>,
  shared: SharedSettingsStore,
): Promise<void> {
  figma.showUI(__html__, { visible: false });
  return new Promise((resolve, reject) => {
    receivePanelMessages((message) => {
      if (message.type === 'panel-ready') sendPanelStarted(shared).then(resolve, reject);
      else if (message.type === 'asset-received') requests.acknowledge(message.requestId, message.key);
      else if (message.type === 'code-generated') waiting.get(message.requestId)?.(message);
    });
  });
}

async function sendPanelStarted(shared: SharedSettingsStore): Promise<void> {
  send({
    type: 'panel-started',
    view: 'code',
    editor: 'dev',
    settings: withShared((await readStoredSettings()).settings, shared),
    keys: [],
    firstRun: false,
    insertAtOnce: false,
    hidden: true,
  });
}

async function askPanel(
  node: SceneNode,
  language: string,
  requestId: string,
  requests: Requests,
  waiting: Map<string, (answer: CodeGeneratedMessage) => void>,
): Promise<Answer> {
  const frame = frameToCompile(node);
  const request = requests.open(requestId);
  try {
    const session = startReadSession(request, sendWithoutProgress);
    const snapshot = await readSnapshot([frame], session);
    return await new Promise<Answer>((resolve) => {
      waiting.set(requestId, (answer) => {
        waiting.delete(requestId);
        resolve(answer);
      });
      send({ type: 'code-requested', requestId, snapshot, language, layerId: node.id });
    });
  } finally {
    request.close();
  }
}

/** The layer itself where it is a frame, else the largest frame around it that is compiled in time. */
function frameToCompile(node: SceneNode): SceneNode {
  let frame = node;
  if (isFrame(node)) return node;
  for (let parent = node.parent; parent && isFrame(parent); parent = parent.parent) {
    const around = parent as SceneNode; // Only layers are frames.
    if (frame !== node && countLayers(around, maxLayersAround) === maxLayersAround) break;
    frame = around;
  }
  return frame;
}

type Answer = Pick<CodeGeneratedMessage, 'sections' | 'failure'>;

/** The answer, or `null` if it takes longer than Figma waits. */
async function withinTimeout(work: Promise<Answer>): Promise<Answer | null> {
  let timer = 0;
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), timeoutMs);
  });
  const answer = await Promise.race([work, tooLate]);
  clearTimeout(timer);
  return answer;
}

function asSections({ sections, failure }: Answer): CodegenResult[] {
  if (failure !== null) return [{ title: 'Framewright', language: 'PLAINTEXT', code: failure }];
  return sections.slice(0, maxSections).map(({ title, syntax, text }) => ({
    title,
    language: codegenLanguages[syntax],
    code: text,
  }));
}

/** Figma's names: https://developers.figma.com/docs/plugins/api/CodegenResult/ */
const codegenLanguages: Readonly<Record<SourceSyntax, CodegenResult['language']>> = {
  typescript: 'TYPESCRIPT',
  markup: 'HTML',
  css: 'CSS',
  plain: 'PLAINTEXT',
};

/** A hidden panel shows no progress. */
function sendWithoutProgress(message: MessageToPanel): void {
  if (message.type !== 'read-progressed') send(message);
}

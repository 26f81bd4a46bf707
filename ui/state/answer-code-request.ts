/** The hidden panel: it answers code requests of Dev Mode, and nothing else. */
import type { CodeOptions } from '#design/code-options';
import { parseHostProject, type StoredHostProject } from '#design/host-project';
import type { MessageToPanel } from '#design/messages';
import { parseStyles, parseTarget } from '#design/targets';
import type { CodegenClient } from '../worker-clients/codegen-client.ts';
import type { Bridge } from './bridge.ts';
import { layerSections } from './layer-sections.ts';
import { sentenceOf } from './work.ts';

type Requested = Extract<MessageToPanel, { type: 'code-requested' }>;

/** Starts answering, with a worker that is warm before the first request. Pictures arrive before their request. */
export function answerCodeRequest(bridge: Bridge, codegen: CodegenClient, started: StoredHostProject): void {
  codegen.warm();
  let hostProject = started;
  const assets = new Map<string, Map<string, Uint8Array>>();
  bridge.listen((message) => {
    if (message.type === 'asset-read') {
      const { requestId, asset, bytes } = message;
      const taken = assets.get(requestId) ?? new Map<string, Uint8Array>();
      assets.set(requestId, taken.set(asset.key, bytes));
      bridge.send({ type: 'asset-received', requestId, key: asset.key });
    } else if (message.type === 'shared-changed') {
      if (typeof message.value === 'string') hostProject = { ...hostProject, [message.key]: message.value };
    } else if (message.type === 'code-requested') {
      const taken = assets.get(message.requestId) ?? new Map();
      void answer(message, taken, optionsOfLanguage(message.language, hostProject), bridge, codegen);
      assets.delete(message.requestId);
    }
  });
}

async function answer(
  { requestId, snapshot, layerId }: Requested,
  assets: ReadonlyMap<string, Uint8Array>,
  options: CodeOptions,
  bridge: Bridge,
  codegen: CodegenClient,
): Promise<void> {
  try {
    const recipe = { design: codegen.open(snapshot, assets), options, answer: null };
    const code = await codegen.run('make', { recipe }, { signal: new AbortController().signal });
    const sections = layerSections(code, layerId, snapshot);
    bridge.send({ type: 'code-generated', requestId, sections, failure: null });
  } catch (error) {
    bridge.send({ type: 'code-generated', requestId, sections: [], failure: sentenceOf(error) });
  }
}

/** The languages of manifest.json are named `<target>-<styles>`. */
function optionsOfLanguage(language: string, hostProject: StoredHostProject): CodeOptions {
  const [target, styles] = language.split('-');
  return {
    target: parseTarget(target),
    styles: parseStyles(styles),
    nodeIds: false,
    project: false,
    ...(parseHostProject(hostProject).config === null ? {} : { hostProject }),
  };
}

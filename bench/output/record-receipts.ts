/** The Receipt of one frame of a document, checked in Chromium, as React and as HTML. */
import { fileURLToPath } from 'node:url';
import { openPackageFonts } from '#cli/font-store';
import { compile } from '#codegen/compile';
import type { RestNode } from '#design/snapshot';
import { isScreen, type BenchDocument } from '../open-documents.ts';
import { describeAll } from './describe-output.ts';
import { openFrame } from './open-frame.ts';
import { nameFrame, outputNamed, type RecordingTools } from './recording-tools.ts';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));

export async function recordReceipts(document: BenchDocument, tools: RecordingTools): Promise<void> {
  const { environment, checker, renderer, record } = tools;
  const frame = chooseFrame(document);
  if (!frame) return;
  const { snapshot, assets } = await openFrame(document, frame);
  const checking = { ...environment, renderer, fonts: openPackageFonts(modules) };
  for (const output of ['react modules', 'html css']) {
    await record(`${nameFrame(document, frame)} ${output}`, async () => {
      const options = outputNamed(output);
      const result = await compile(snapshot, assets, options, environment);
      const checked = await checker.check(result, snapshot, assets, options, checking);
      const heatMaps = [...checked.assets].filter(([key]) => !result.assets.has(key));
      return describeAll([
        ['receipt', checked.receipt],
        ['heat maps', heatMaps],
      ]);
    });
  }
}

/** One with a true picture where there is one, for the check of likeness. */
function chooseFrame({ frames, pictures }: BenchDocument): RestNode | null {
  return pictures[0]?.frame ?? frames.find(isScreen) ?? frames[0] ?? null;
}

/**
 * The code of every frame alone in every output, and of all frames of a document as one project: as the panel first
 * shows it, finished with pictures in the sizes they are used in, in a project with components and tokens of its own,
 * and with the frames that are one page merged.
 */
import { fileURLToPath } from 'node:url';
import { createPictureTools } from '#cli/picture-tools';
import { findHostProject } from '#cli/find-host-project';
import { compile, fitDraftPictures, formatDraft, toUnformattedResult, writeDraft } from '#codegen/compile';
import { withHostModules } from '#codegen/host-project/host-project';
import { memoizeResizePicture } from '#codegen/assets/resize-picture';
import type { CodeOptions } from '#design/code-options';
import type { RestNode } from '#design/snapshot';
import { type BenchDocument, isScreen } from '../open-documents.ts';
import { describeResult } from './describe-output.ts';
import { nameFrame, outputNamed, outputs, type RecordingTools } from './recording-tools.ts';

const ownProject = fileURLToPath(new URL('../../tests/host-project-build/input', import.meta.url));

export async function recordCode(document: BenchDocument, tools: RecordingTools): Promise<void> {
  for (const frame of document.frames) {
    for (const [output, options] of Object.entries(outputs)) {
      const name = `${nameFrame(document, frame)} ${output}`;
      await tools.record(name, () => write(document, [frame], options, tools));
    }
  }
  await recordProjects(document, tools);
  await recordInOwnProject(document, tools);
  await recordMergedWidths(document, tools);
}

async function write(
  document: BenchDocument,
  frames: readonly RestNode[],
  options: CodeOptions,
  { environment }: RecordingTools,
): Promise<string> {
  const snapshot = document.takeSnapshot(frames);
  return describeResult(await compile(snapshot, document.assets, options, environment));
}

async function recordProjects(
  document: BenchDocument,
  { environment, record }: RecordingTools,
): Promise<void> {
  const fitting = { ...environment, fitPicture: memoizeResizePicture(createPictureTools()) };
  const snapshot = document.takeSnapshot(document.frames);
  for (const [output, options] of Object.entries(outputs)) {
    const whole = { ...options, nodeIds: true, project: true };
    const draft = async () => writeDraft(snapshot, document.assets, whole, fitting);
    await record(`${document.name} project ${output} first look`, async () =>
      describeResult(toUnformattedResult(await draft())),
    );
    await record(`${document.name} project ${output}`, async () =>
      describeResult(await formatDraft(await fitDraftPictures(await draft(), fitting), fitting)),
    );
  }
}

async function recordInOwnProject(document: BenchDocument, tools: RecordingTools): Promise<void> {
  const hostProject = await findHostProject(ownProject, { notify: () => {} });
  if (!hostProject) throw new Error(`There is no config in ${ownProject}.`);
  const environment = {
    ...tools.environment,
    hostProject,
    libraries: withHostModules(tools.libraries, hostProject),
  };
  for (const output of ['react modules', 'react tailwind']) {
    const name = `${document.name} own project ${output}`;
    const options = outputNamed(output);
    await tools.record(name, () => write(document, document.frames, options, { ...tools, environment }));
  }
}

/** Groups are looked for among screens, as elsewhere in the bench. */
async function recordMergedWidths(document: BenchDocument, tools: RecordingTools): Promise<void> {
  const screens = document.frames.filter(isScreen);
  if (screens.length < 2) return;
  const { widthGroups = [] } = await compile(
    document.takeSnapshot(screens),
    document.assets,
    outputNamed('html css'),
    tools.environment,
  );
  for (const group of widthGroups) {
    const ids = group.map(({ frameId }) => frameId);
    const frames = screens.filter(({ id }) => ids.includes(id));
    for (const [output, options] of Object.entries(outputs)) {
      const merged = { ...options, nodeIds: true, project: true, mergeWidths: true };
      await tools.record(`${document.name} merged widths ${ids.join('+')} ${output}`, () =>
        write(document, frames, merged, tools),
      );
    }
  }
}

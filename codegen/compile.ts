/**
 * Compiles frames without a model: a snapshot in, files out. Each stage of the pipeline is one call here. The checks
 * come later, in `check.ts`, because a draft does not wait for them.
 */
import type { CancelSignal } from '#design/cancel';
import type { CodePlan } from '#design/code-plan';
import type { CodeOptions } from '#design/code-options';
import type { CodePage, CodeResult, Progress, Stage, StageTiming } from '#design/code-result';
import { readDesign } from '#design/read-design';
import type { AssetBytes, AssetRef, Snapshot } from '#design/snapshot';
import { describeTarget } from '#design/targets';
import type { DesignTree } from '#design/tree';
import { layOut } from './layout/lay-out.ts';
import { mirrorDirection } from './layout/mirror-direction.ts';
import { limitPhonePages } from './layout/responsive/limit-phone-pages.ts';
import { findWidthGroups } from './layout/width-variants/find-width-groups.ts';
import { layOutMergedPages } from './layout/width-variants/lay-out-merged-pages.ts';
import type { LayoutTree, PictureOccurrence } from './layout/layout-tree.ts';
import { encodeAscii } from './assets/utf8.ts';
import type { CodeProject } from './components/code-component.ts';
import { referenceIcons } from './components/icon-references.ts';
import { findComponents } from './components/find-components.ts';
import { findPagePaths } from './targets/name-files.ts';
import type { DraftFile } from './targets/draft-file.ts';
import { formatFiles, printDrafts, toUnformattedFiles } from './targets/print-files.ts';
import { findTarget } from './targets/targets.ts';
import type { HostProject } from './host-project/host-project.ts';
import { relocateDrafts, relocatePages } from './host-project/relocate-drafts.ts';
import { useHostComponents } from './host-project/use-host-components.ts';
import { useHostTokens } from './host-project/use-host-tokens.ts';
import type { Libraries } from './libraries.ts';
import { resizeProjectPictures } from './assets/resize-project-pictures.ts';
import type { ResizePicture } from './assets/resize-picture.ts';

/** What compiling needs from its environment. */
export interface CompileEnvironment {
  readonly libraries: Libraries;
  /** The project that the code goes into. @default none */
  readonly hostProject?: HostProject | null;
  /** What a model decided about the frames. @default nothing */
  readonly plan?: CodePlan;
  /** Resizes pictures to the size they are used in. Without it they stay as they are. @default nothing */
  readonly fitPicture?: ResizePicture;
  readonly signal: CancelSignal;
  onProgress(progress: Progress): void;
  /** Milliseconds from any fixed moment. */
  now(): number;
}

/** Code before Prettier has formatted it. */
export interface CodeDraft {
  readonly files: readonly DraftFile[];
  /** The parts of the result that formatting does not change. */
  readonly result: Omit<CodeResult, 'files'>;
  readonly options: CodeOptions;
  /** What the files were printed from. */
  readonly source: DraftSource;
}

export interface DraftSource {
  readonly project: CodeProject;
  /** Pictures by key, with those that no file shows. */
  readonly assets: AssetBytes;
  readonly pictures: readonly PictureOccurrence[];
  readonly widthGroups: Pick<CodeResult, 'widthGroups'>;
}

/** Turns the frames of a snapshot into files. The receipt is still `null`. */
export async function compile(
  snapshot: Snapshot,
  assets: AssetBytes,
  options: CodeOptions,
  environment: CompileEnvironment,
): Promise<CodeResult> {
  const draft = await writeDraft(snapshot, assets, options, environment);
  return formatDraft(await fitDraftPictures(draft, environment), environment);
}

/** Everything except for pictures and formatting, which take as long again. */
export async function writeDraft(
  snapshot: Snapshot,
  assets: AssetBytes,
  options: CodeOptions,
  environment: CompileEnvironment,
): Promise<CodeDraft> {
  const stages = new Stages(environment);
  const tree = stages.run('read', () => readDesign(snapshot));
  const layout = stages.run('layout', () =>
    limitPhonePages(mirrorDirection((options.mergeWidths ? layOutMergedPages : layOut)(tree, assets))),
  );
  const { hostProject = null, plan } = environment;
  const found = stages.run('components', () => {
    const drawn = findComponents(layout, options, plan);
    const { usesHostProject, hasComponents } = describeTarget(options.target);
    const own =
      hostProject && usesHostProject ? applyHostProject(drawn, hostProject, layout, snapshot) : drawn;
    return hasComponents ? referenceIcons(own) : own;
  });
  const project = {
    ...found,
    assets: { ...assetRefsOf(snapshot), ...vectorAssetRefsOf(found), ...found.assets },
  };
  const source = {
    project,
    assets: new Map([...assets, ...vectorAssetBytesOf(found)]),
    pictures: layout.pictures ?? [],
    widthGroups: listWidthGroups(tree),
  };
  return printDraft(source, options, environment, stages);
}

async function printDraft(
  source: DraftSource,
  options: CodeOptions,
  { hostProject = null, libraries }: CompileEnvironment,
  stages: Stages,
): Promise<CodeDraft> {
  const { project, assets, widthGroups } = source;
  const printed = await stages.run('print', () => printDrafts(project, options, libraries));
  const files = hostProject
    ? relocateDrafts(printed, hostProject.config, project.externalComponents ?? [])
    : printed;
  const result = {
    assets: pickAssets(files, assets),
    pages: hostProject
      ? relocatePages(listPages(project, options), hostProject.config)
      : listPages(project, options),
    problems: project.problems,
    ...(project.decided ? { decided: project.decided } : {}),
    ...widthGroups,
    receipt: null,
    timings: stages.timings,
  };
  return { files, result, options, source };
}

/** The same draft with resized pictures. This takes longest, and the first look does without it. */
export async function fitDraftPictures(
  draft: CodeDraft,
  environment: CompileEnvironment,
): Promise<CodeDraft> {
  const { source, result, options } = draft;
  const { fitPicture, signal } = environment;
  if (fitPicture === undefined || source.pictures.length === 0) return draft;
  const stages = new Stages(environment, result.timings);
  const { project, made, problems } = await stages.run('pictures', () =>
    resizeProjectPictures(source.project, source.pictures, source.assets, fitPicture, {
      signal,
      onDone: (done, total) => stages.count('pictures', done, total),
    }),
  );
  const reported = { problems: [...result.problems, ...problems], timings: stages.timings };
  if (project === source.project) return { ...draft, result: { ...result, ...reported } };
  const assets = new Map([...source.assets, ...made]);
  const printed = await printDraft({ ...source, project, assets }, options, environment, stages);
  return { ...printed, result: { ...printed.result, ...reported } };
}

/** Replaces components and tokens by those of the host project. */
function applyHostProject(
  project: CodeProject,
  hostProject: HostProject,
  layout: LayoutTree,
  snapshot: Snapshot,
): CodeProject {
  const own = useHostComponents(project, hostProject.config.components, layout, snapshot);
  return useHostTokens(own, hostProject.tokens);
}

/** A draft that can be shown at once. Our own line breaking is nearly that of Prettier. */
export function toUnformattedResult({ files, result, options }: CodeDraft): CodeResult {
  return { ...result, files: toUnformattedFiles(files, options) };
}

/** The same files, formatted by Prettier. */
export async function formatDraft(
  { files: drafts, result, options }: CodeDraft,
  environment: CompileEnvironment,
): Promise<CodeResult> {
  const stages = new Stages(environment);
  const files = await stages.run('format', () =>
    formatFiles(drafts, options, environment.signal, (done) => stages.count('format', done, drafts.length)),
  );
  return { ...result, files, timings: [...result.timings, ...stages.timings] };
}

const doingIn: Readonly<Record<Stage, string>> = {
  read: 'Reading layers',
  layout: 'Laying out',
  components: 'Finding components',
  pictures: 'Resizing pictures',
  print: 'Writing code',
  format: 'Formatting files',
  types: 'Checking types',
  checks: 'Checking',
  likeness: 'Comparing with Figma',
};

/** Runs stages one after the other. Each is timed and reported, and none starts after the run was cancelled. */
class Stages {
  readonly timings: StageTiming[];
  readonly #environment: CompileEnvironment;

  constructor(environment: CompileEnvironment, before: readonly StageTiming[] = []) {
    this.#environment = environment;
    this.timings = [...before];
  }

  run<Result>(stage: Stage, work: () => Result): Result {
    this.#environment.signal.throwIfAborted();
    this.count(stage, 0, null);
    const start = this.#environment.now();
    const finish = () => this.timings.push({ stage, milliseconds: this.#environment.now() - start });
    const result = work();
    if (result instanceof Promise) void result.then(finish, () => {});
    else finish();
    return result;
  }

  count(stage: Stage, done: number, total: number | null): void {
    this.#environment.onProgress({ doing: doingIn[stage], done, total });
  }
}

/** All pictures of a snapshot by key. */
function assetRefsOf({ images, exports }: Snapshot): Readonly<Record<string, AssetRef>> {
  const refs = [...Object.values(images), ...Object.values(exports)];
  return Object.fromEntries(refs.map((ref) => [ref.key, ref]));
}

function vectorAssetRefsOf({ vectorAssets }: CodeProject): Readonly<Record<string, AssetRef>> {
  return Object.fromEntries(vectorAssets.map(({ asset }) => [asset.key, asset]));
}

function vectorAssetBytesOf({ vectorAssets }: CodeProject): AssetBytes {
  return new Map(vectorAssets.map(({ asset, svg }) => [asset.key, encodeAscii(svg)]));
}

function pickAssets(files: readonly DraftFile[], assets: AssetBytes): AssetBytes {
  const used = files.flatMap((file) => (file.kind === 'asset' ? [file.asset.key] : []));
  return new Map(
    used.flatMap((key) => {
      const bytes = assets.get(key);
      return bytes ? [[key, bytes] as const] : [];
    }),
  );
}

function listWidthGroups(tree: DesignTree): Pick<CodeResult, 'widthGroups'> {
  if (tree.frames.length < 2) return {};
  const frames = new Map(tree.frames.map(({ root }) => [root.id, root.box]));
  const widthGroups = findWidthGroups(tree).map((group) =>
    group.flatMap((frameId) => {
      const box = frames.get(frameId);
      return box ? [{ frameId, width: box.width, height: box.height }] : [];
    }),
  );
  return { widthGroups };
}

function listPages(project: CodeProject, options: CodeOptions): readonly CodePage[] {
  const { locatePage, pageName } = findTarget(options.target);
  return findPagePaths(project, locatePage).map(({ page, path }) => ({
    frameId: page.nodeId,
    name: pageName(page),
    path,
    width: page.width,
    height: page.height,
    ...(page.narrower ? { narrower: page.narrower } : {}),
  }));
}

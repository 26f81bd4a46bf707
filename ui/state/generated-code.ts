import { type ReadonlySignal, signal } from '@preact/signals';
import type { FileChange } from '#codegen/merge/compare-with-record';
import type { CodeMode } from '#design/code-options';
import { walkNodes } from '#design/rest-node';
import type { Snapshot } from '#design/snapshot';
import type { TextFile } from '#design/source-file';
import type { CodegenClient } from '../worker-clients/codegen-client.ts';
import { answersOf } from '../worker-clients/answers-of.ts';
import type { CodeWithoutAssets, Recipe } from '../worker/protocol.ts';
import type { FramePictures, OnProgress, ReadDesign, SandboxClient } from './sandbox-client.ts';
import { framesOf, type Selection } from './selection.ts';

/** A picture of a page, and what it is called. */
export interface GivenPicture {
  readonly name: string;
  /** A PNG. */
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** The frame it is of; `null` where it was pasted or dropped. */
  readonly frameId: string | null;
}

/** A design that was read and is known to the worker. */
export interface OpenDesign extends ReadDesign {
  readonly number: number;
  /** Figma's own pictures of the frames; none of those that cannot be had. */
  readonly pictures: (signal: AbortSignal, onProgress: OnProgress) => Promise<FramePictures>;
  /** The picture that it was read from. @default none */
  readonly picture?: GivenPicture;
  /** What a model is told beside the outline, of a design that was read from a picture. @default none */
  readonly note?: string;
  /** What a person should know of how it was read. @default none */
  readonly warnings?: readonly string[];
}

/** The image that code was made of, where it was dropped or pasted: it is no frame of the file. `null` for frames. */
export function givenImageOf({ picture }: OpenDesign): GivenPicture | null {
  return picture?.frameId === null ? picture : null;
}

/** What the panel shows: some code, what it was made from, and where its lines come from. */
export interface GeneratedCode {
  readonly recipe: Recipe;
  readonly code: CodeWithoutAssets;
  readonly design: OpenDesign;
  /** That of the design. */
  readonly snapshot: Snapshot;
  readonly source: 'draft' | 'model';
  /** A model's answer that is still coming, or was cut off. */
  readonly partial: boolean;
  readonly linesByLayer: ReadonlyMap<string, readonly CodePosition[]>;
}

export interface CodePosition {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

export function textFilesOf(code: CodeWithoutAssets): readonly TextFile[] {
  return code.files.filter((file) => file.kind === 'text');
}

/** Whether both show the same code, formatted or not. */
export function isSameCode(one: GeneratedCode, other: GeneratedCode): boolean {
  const [wanted, found] = [one, other].map(({ code }) =>
    textFilesOf(code).map(({ path, text }) => `${path} ${text.replace(/\s+/g, '')}`),
  );
  const known = new Set(found);
  return wanted?.length === found?.length && (wanted ?? []).every((file) => known.has(file));
}

/** Where each layer is in the code. */
export function indexLines(code: CodeWithoutAssets): ReadonlyMap<string, readonly CodePosition[]> {
  const index = new Map<string, CodePosition[]>();
  for (const { path, lines } of textFilesOf(code)) {
    for (const { line, nodeIds } of lines) {
      for (const id of nodeIds) {
        const places = index.get(id);
        if (places) places.push({ path, line });
        else index.set(id, [{ path, line }]);
      }
    }
  }
  return index;
}

/** The frames that the code was made from, in words. */
export function subjectOf({ snapshot }: GeneratedCode): string {
  const [first, ...others] = snapshot.frames.map(({ name }) => name);
  if (first === undefined) return snapshot.documentName;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** How the code was made, as the panel says it beside the code. */
export function describeOrigin({ recipe, partial }: GeneratedCode): string {
  const maker = { compile: 'Compiled', assist: 'Compiled, named by AI', author: 'Rewritten by AI' }[
    modeOf(recipe)
  ];
  const isChanged = answersOf(recipe).some(({ wish }) => wish !== null);
  return [maker, ...(isChanged ? ['changed in Ask'] : []), ...(partial ? ['incomplete'] : [])].join(', ');
}

/** The mode that the code is of, whatever is chosen for the next. Where all of a model's work was dropped, it is compiled. */
function modeOf({ answer, decided }: Recipe): CodeMode {
  if (answer !== null) return 'author';
  return decided && Object.keys(decided.plan.layers).length > 0 ? 'assist' : 'compile';
}

/** Whether this code is what the chosen mode writes, and neither the draft before it nor the code of another mode. */
export function isWrittenBy({ recipe }: GeneratedCode, mode: CodeMode): boolean {
  // A model that decided nothing was asked all the same.
  return modeOf(recipe) === mode || (mode === 'assist' && recipe.answer === null && !!recipe.decided);
}

/** The ids of the frames that code was generated of, with those that Figma could not export then. */
export function chosenFrames({ snapshot }: GeneratedCode): readonly string[] {
  return [...snapshot.frames, ...(snapshot.unread ?? [])].map(({ id }) => id);
}

/** True if the selection is part of the shown code and needs no other code. */
export function coversSelection({ snapshot }: GeneratedCode, selection: Selection): boolean {
  const { layers, total } = selection;
  if (total === 0) return true;
  const { roots, inside } = idsOf(snapshot);
  const frames = framesOf(selection);
  const isListed = layers.length === total;
  // Other layers beside selected frames are left out of the code.
  if (!(frames.length > 0 ? frames : layers).every(({ id }) => inside.has(id))) return false;
  const chosen = frames.filter(({ id }) => roots.has(id)).length;
  if (chosen === 0) return isListed;
  return isListed ? chosen === roots.size : total === roots.size;
}

/** The selected frames inside the frames of the shown code, which are no code by themselves yet. */
export function framesWithin(generated: GeneratedCode, selection: Selection): Selection['layers'] {
  const { roots } = idsOf(generated.snapshot);
  const frames = framesOf(selection);
  const isWithin = coversSelection(generated, selection) && !frames.some(({ id }) => roots.has(id));
  return isWithin ? frames : [];
}

/** Ids of the chosen frames, and of these and all layers in them; each Snapshot is read once. */
function idsOf(snapshot: Snapshot): DesignIds {
  const known = idsOfSnapshots.get(snapshot);
  if (known) return known;
  // Figma could not export these, so another reading would find no more.
  const unread = (snapshot.unread ?? []).map(({ id }) => id);
  const roots = snapshot.frames.map(({ node }) => node);
  const inside = new Set([...[...walkNodes(roots)].map(({ id }) => id), ...unread]);
  const ids = { roots: new Set(snapshot.frames.map(({ id }) => id)), inside };
  idsOfSnapshots.set(snapshot, ids);
  return ids;
}

interface DesignIds {
  readonly roots: ReadonlySet<string>;
  readonly inside: ReadonlySet<string>;
}

const idsOfSnapshots = new WeakMap<Snapshot, DesignIds>();

/** What changed since the code of some frames was last copied or downloaded. */
export interface ChangesController {
  /** Increases whenever code is copied or downloaded, so that the view reads again. */
  readonly recordCount: ReadonlySignal<number>;
  /** `null` if there is no readable record of these frames. */
  readonly read: (generated: RecordedCode, signal: AbortSignal) => Promise<readonly FileChange[] | null>;
  /** Records code that was copied or downloaded. */
  readonly record: (generated: RecordedCode) => Promise<void>;
}

/** What identifies code. */
type RecordedCode = Pick<GeneratedCode, 'recipe' | 'snapshot'>;

export function createChangesController(sandbox: SandboxClient, codegen: CodegenClient): ChangesController {
  const recordCount = signal(0);
  const frameIdsOf = ({ snapshot }: RecordedCode) => snapshot.frames.map(({ id }) => id);
  return {
    recordCount,
    async read(generated, signal) {
      const record = await sandbox.readCodeRecord(frameIdsOf(generated), signal);
      if (record === '') return null;
      return codegen.run('compare-generation', { recipe: generated.recipe, record }, { signal });
    },
    async record(generated) {
      const { signal } = new AbortController();
      const record = await codegen.run('record-generation', { recipe: generated.recipe }, { signal });
      sandbox.storeCodeRecord(frameIdsOf(generated), record);
      recordCount.value += 1;
    },
  };
}

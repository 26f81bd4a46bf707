import type { CompileEnvironment } from '#codegen/compile';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import type { AssetBytes, Snapshot } from '#design/snapshot';
import type { Terminal } from './command.ts';

/** The input of every mode with a model: the compiler's draft and everything it was made from. */
export interface ModelRun {
  readonly draft: CodeResult;
  readonly snapshot: Snapshot;
  readonly assets: AssetBytes;
  readonly options: CodeOptions;
  readonly environment: CompileEnvironment & { readonly signal: AbortSignal };
  readonly terminal: Terminal;
  /** The same result with its Receipt. */
  readonly check: (result: CodeResult) => Promise<CodeResult>;
  /** Pictures of the draft's pages by the ids of their frames, for a design without Figma's own. @default none */
  readonly drawDraft?: () => Promise<AssetBytes>;
}

/** What a model sees of each frame: Figma's picture, or the draft's as a browser draws it. */
export interface FramePictures {
  /** PNG bytes in the order of the frames; `null` where nothing could be drawn. */
  readonly pictures: readonly (Uint8Array | null)[];
  /** Tells the model which pictures are ours; empty where none is. */
  readonly note: string;
}

/** Draws the frames of which there is no picture, so that no model has to go by the outline alone. */
export async function readFramePictures({
  snapshot,
  assets,
  drawDraft,
}: Pick<ModelRun, 'snapshot' | 'assets' | 'drawDraft'>): Promise<FramePictures> {
  const own = snapshot.frames.map(({ picture }) => (picture && assets.get(picture.asset.key)) ?? null);
  const drawn = own.includes(null) && drawDraft ? await drawDraft() : new Map<string, Uint8Array>();
  const pictures = own.map((bytes, index) => bytes ?? drawn.get(snapshot.frames[index]?.id ?? '') ?? null);
  const ours = pictures.flatMap((bytes, index) => (bytes !== null && own[index] === null ? [index + 1] : []));
  if (ours.length === 0) return { pictures, note: '' };
  const which =
    ours.length === 1 ? `The picture of frame ${ours[0]}` : `Each picture of the frames ${ours.join(', ')}`;
  return {
    pictures,
    note: `${which} shows the compiler's draft in a browser, because there is none by Figma. Where it differs from the outline, the outline is right.`,
  };
}

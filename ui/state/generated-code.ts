import type { CodeMode } from '#design/code-options';
import type { Snapshot } from '#design/snapshot';
import type { TextFile } from '#design/source-file';
import type { CodeWithoutAssets, Recipe } from '../worker/protocol.ts';
import type { Selection } from './selection.ts';

/** What the panel shows: some code, what it was made from, and where its lines come from. */
export interface GeneratedCode {
  readonly recipe: Recipe;
  readonly code: CodeWithoutAssets;
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

/** Whether this code is what the chosen mode writes, and not only the draft before it. */
export function isWrittenBy({ source }: GeneratedCode, mode: CodeMode): boolean {
  return mode === 'compile' || source === 'model';
}

/** True if the selection is part of the shown code and needs no other code. */
export function coversSelection(generated: GeneratedCode, { layers, total }: Selection): boolean {
  if (total === 0) return true;
  const roots = new Set(generated.snapshot.frames.map((frame) => frame.id));
  const chosen = layers.filter((layer) => roots.has(layer.id));
  if (chosen.length > 0) return chosen.length === roots.size && chosen.length === total;
  return layers.length === total && layers.every((layer) => generated.linesByLayer.has(layer.id));
}

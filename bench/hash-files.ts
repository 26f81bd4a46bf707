import { createHash } from 'node:crypto';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import type { AssetBytes, Snapshot } from '#design/snapshot';

/** What a thread is asked to compile. */
export interface HashTask {
  readonly document: string;
  readonly options: readonly CodeOptions[];
}

/** SHA-256 of each file by path; problems count as one file more. */
export type FileHashes = Readonly<Record<string, string>>;

export function hashFiles({ files, assets, problems }: CodeResult): FileHashes {
  const hash = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
  const entries = files.map((file) => {
    const bytes = file.kind === 'text' ? file.text : (assets.get(file.asset.key) ?? '');
    return [file.path, hash(bytes)] as const;
  });
  return { ...Object.fromEntries(entries), problems: hash(JSON.stringify(problems)) };
}

/** The same snapshot with everything that is found by name in the opposite order: an order that means nothing. */
export function reverseNames(snapshot: Snapshot): Snapshot {
  const { variables } = snapshot;
  return {
    ...snapshot,
    components: reversed(snapshot.components),
    componentSets: reversed(snapshot.componentSets),
    styles: reversed(snapshot.styles),
    images: reversed(snapshot.images),
    exports: reversed(snapshot.exports),
    variables: variables && {
      variables: reversed(variables.variables),
      variableCollections: reversed(variables.variableCollections),
    },
  };
}

export function reverseAssets(assets: AssetBytes): AssetBytes {
  return new Map([...assets].reverse());
}

function reversed<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).reverse());
}

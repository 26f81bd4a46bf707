/** Small handwritten results, for checks that need no compiler. */
import type { CodePage, CodeResult } from '#design/code-result';
import type { Snapshot } from '#design/snapshot';
import type { SourceFile } from '#design/source-file';

/** Files by path; a line of the form `// 1:2` at a line's end names its layer, and is not part of the text. */
export function makeFiles(texts: Readonly<Record<string, string>>): readonly SourceFile[] {
  return Object.entries(texts).map(([path, text]) => {
    const lines = text.split('\n').flatMap((line, index) => {
      const id = / \/\/ (\d+:\d+)$/.exec(line)?.[1];
      return id === undefined ? [] : [{ line: index + 1, nodeIds: [id] }];
    });
    return { kind: 'text' as const, path, text: text.replace(/ \/\/ \d+:\d+$/gm, ''), lines };
  });
}

export function makeResult(
  files: Readonly<Record<string, string>>,
  page: Partial<CodePage> = {},
  assets: Readonly<Record<string, Uint8Array>> = {},
): CodeResult {
  const assetFiles = Object.keys(assets).map((path) => {
    return { kind: 'asset' as const, path, asset: { key: path, mime: 'image/png' as const } };
  });
  return {
    files: [...makeFiles(files), ...assetFiles],
    assets: new Map(Object.entries(assets)),
    pages: [{ frameId: '1:1', name: 'Home', path: 'src/pages/Home.tsx', width: 400, height: 300, ...page }],
    problems: [],
    receipt: null,
    timings: [],
  };
}

/** A document of one frame with these texts; each has the id `2:` and its number. */
export function makeSnapshot(
  texts: readonly string[] = [],
  more: Partial<Snapshot['frames'][number]> = {},
): Snapshot {
  const box = { x: 0, y: 0, width: 400, height: 300 };
  const node = {
    id: '1:1',
    name: 'Home',
    type: 'FRAME',
    absoluteBoundingBox: box,
    children: texts.map((characters, index) => ({
      id: `2:${index}`,
      name: 'Text',
      type: 'TEXT',
      characters,
      absoluteBoundingBox: box,
      style: { fontFamily: 'Inter', fontWeight: 400, fontSize: 16 },
      fills: [],
    })),
  };
  return {
    documentName: 'Test',
    // Real answers hold many more fields; those that are read have defaults.
    frames: [{ id: '1:1', name: 'Home', page: null, node: node as never, picture: null, ...more }],
    components: {},
    componentSets: {},
    styles: {},
    variables: null,
    images: {},
    exports: {},
  };
}

export const never: AbortSignal = new AbortController().signal;

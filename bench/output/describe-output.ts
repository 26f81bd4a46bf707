/**
 * Output as plain text: equal output is equal text, and two texts show in which line the output differs. What is not
 * output itself, such as the names of our own types' members, is not in the text, except where it is stored or sent.
 */
import type { MergedFiles } from '#codegen/merge/merge-files';
import type { CodeResult } from '#design/code-result';
import type { AssetMime } from '#design/snapshot';
import type { SourceFile } from '#design/source-file';
import type { TextRequest, TextRequestPart } from '#models/ports';
import { hashOf } from './output-record.ts';

/** Values under a title each; texts as they are, so that they can be compared line by line. */
export function describeAll(values: readonly (readonly [string, unknown])[]): string {
  return values
    .map(([title, value]) => `== ${title}\n${typeof value === 'string' ? value : describeValue(value)}`)
    .join('\n');
}

/** JSON with bytes by their hash, and maps and sets as lists. */
function describeValue(value: unknown): string {
  const text: unknown = JSON.stringify(value, (_, each: unknown) => plainOf(each), 1);
  return typeof text === 'string' ? text : String(value);
}

function plainOf(value: unknown): unknown {
  if (value instanceof Uint8Array || value instanceof Uint8ClampedArray) return describeBytes(value);
  return value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value;
}

function describeBytes(bytes: Uint8Array | Uint8ClampedArray): string {
  return `${bytes.length} bytes ${hashOf(Uint8Array.from(bytes))}`;
}

/** All of a result but how long it took. */
export function describeResult(result: CodeResult): string {
  const { files, assets, pages, problems, decided, widthGroups, receipt } = result;
  const shown = new Set(files.flatMap((file) => (file.kind === 'asset' ? [file.asset.key] : [])));
  return describeAll([
    ['pages', pages],
    ['problems', problems],
    ['decided', decided],
    ['width groups', widthGroups],
    ['receipt', receipt],
    ...files.map((file) => [file.path, describeFile(file, assets)] as const),
    ['other assets', [...assets].filter(([key]) => !shown.has(key))],
  ]);
}

function describeFile(file: SourceFile, assets: CodeResult['assets']): string {
  if (file.kind === 'text') return `${file.text}\n-- lines ${JSON.stringify(file.lines)}`;
  const bytes = assets.get(file.asset.key);
  const content = bytes ? describeAsset(bytes, file.asset.mime) : 'without bytes';
  return `${JSON.stringify(file.asset)} ${content}`;
}

function describeAsset(bytes: Uint8Array, mime: AssetMime): string {
  const text = mime === 'image/svg+xml' ? `\n${new TextDecoder().decode(bytes)}` : '';
  return `${describeBytes(bytes)}${text}`;
}

/** What a merge writes, removes and reports; its lock file is described elsewhere. */
export function describeMerge({ files, removed, problems, foreign }: MergedFiles): string {
  return describeAll([['removed', removed], ['problems', problems], ['foreign', foreign], ...files]);
}

export function describeRequest({ instructions, parts, schema, maxOutputTokens }: TextRequest): string {
  return describeAll([
    ['schema', schema ? [schema.name, schema.schema] : null],
    ['most tokens', maxOutputTokens],
    ['instructions', instructions],
    ...parts.map((part) => ['part', describePart(part)] as const),
  ]);
}

function describePart(part: TextRequestPart): string {
  return part.kind === 'text' ? part.text : `${part.mime} ${part.detail} ${describeBytes(part.bytes)}`;
}

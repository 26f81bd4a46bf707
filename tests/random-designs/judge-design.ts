/**
 * What has to hold of the code that a design becomes, whatever the design: it is there, it parses, it says every
 * text, it has every frame, it runs nothing of the design's, stays in its folder and is the same each time. Types and
 * browsers are slow and judge many designs at once, in `judge-types.ts` and `judge-previews.ts`.
 */
import { parse } from 'parse5';
import { compile } from '#codegen/compile';
import { checkImports } from '#codegen/check/check-imports';
import { checkNames } from '#codegen/check/check-names';
import { joinTextLines } from '#codegen/layout/text/join-text-lines';
import { checkText, collectDesignTexts } from '#codegen/check/check-text';
import { indexFiles, parseModules } from '#codegen/targets/project-files';
import { readPageMarkup } from '#codegen/targets/result-pages';
import { normalizeText, removeSpaces } from '#codegen/check/text-units';
import type { Libraries } from '#codegen/libraries';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { readDesign } from '#design/read-design';
import { walkNodes } from '#design/rest-node';
import type { Snapshot } from '#design/snapshot';
import { describeTarget } from '#design/targets';
import type { RandomDesign } from './make-design.ts';
import { openDesign } from './open-design.ts';
import { readElements } from './read-elements.ts';

export interface JudgedDesign {
  readonly seed: number;
  readonly options: CodeOptions;
  /** `null` where compiling failed. */
  readonly result: CodeResult | null;
  /** A sentence each. */
  readonly faults: readonly string[];
}

/** Every kind of output, with all that belongs to it. */
export const outputs: readonly CodeOptions[] = [
  { target: 'react', styles: 'modules', nodeIds: true, project: true },
  { target: 'html', styles: 'css', nodeIds: true, project: true },
  { target: 'react', styles: 'tailwind', nodeIds: true, project: true },
  { target: 'html', styles: 'tailwind', nodeIds: true, project: false },
  { target: 'react', styles: 'css', nodeIds: true, project: false },
];

/** The output that a seed is judged in: each has its turn. */
export function optionsOf(seed: number): CodeOptions {
  const [first] = outputs;
  return outputs[seed % outputs.length] ?? (first as CodeOptions); // The list is not empty.
}

/** Judges a design in one kind of output. @default the one whose turn it is by the seed */
export async function judgeDesign(
  design: RandomDesign,
  libraries: Libraries,
  options = optionsOf(design.seed),
): Promise<JudgedDesign> {
  const { seed } = design;
  try {
    const { snapshot, assets } = openDesign(design);
    const environment = { libraries, signal: going, onProgress: () => {}, now: () => 0 };
    const result = await compile(snapshot, assets, options, environment);
    const plain =
      design.seed % 3 === 0
        ? await compile(snapshot, assets, { ...options, nodeIds: false }, environment)
        : null;
    const faults = [
      ...findUnsafePaths(result),
      ...(plain === null ? [] : findDifferences(result, plain)),
      ...findNonsense(result),
      ...(describeTarget(options.target).pages === 'document' ? findParseErrors(result) : []),
      ...findFailedChecks(result, snapshot, options, libraries),
      ...findWrongElements(result, snapshot, options),
    ];
    return { seed, options, result, faults };
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, options, result: null, faults: [`it fails: ${what.slice(0, 600)}`] };
  }
}

const going = { aborted: false, throwIfAborted: () => {} };

/** Names Windows keeps, and everything that is not plain in a path or an address. */
const safePath = /^(?!.*(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$))(?:[\w-]+\/)*[\w-][\w.-]*$/i;

function findUnsafePaths({ files }: CodeResult): readonly string[] {
  const folded = files.map(({ path }) => path.toLowerCase());
  return [
    ...files
      .filter(({ path }) => !safePath.test(path) || path.length > 120)
      .map(({ path }) => `unsafe path "${path}"`),
    ...folded
      .filter((path, index) => folded.indexOf(path) !== index)
      .map((path) => `two files are "${path}"`),
  ];
}

/** Ids mark elements and change nothing else, so two runs that differ in them alone prove both. */
function findDifferences(marked: CodeResult, plain: CodeResult): readonly string[] {
  const write = ({ files }: CodeResult) =>
    files.map((file) => (file.kind === 'text' ? `${file.path}\n${file.text.replace(marks, '')}` : file.path));
  const theirs = write(plain);
  return write(marked).flatMap((text, index) =>
    text === theirs[index] ? [] : [`a second run without ids gives other bytes: ${text.split('\n')[0]}`],
  );
}

const marks = / data-node-id="[^"]*"/g;

/** Numbers and values that JavaScript has and code must not. */
function findNonsense({ files }: CodeResult): readonly string[] {
  return files.flatMap((file) => {
    const [found] =
      (file.kind === 'text' && /.{0,60}(?:\bNaN|Infinity|\[object |undefinedpx).{0,40}/.exec(file.text)) ||
      [];
    return found === undefined ? [] : [`${file.path} has "${found}"`];
  });
}

function findParseErrors({ files }: CodeResult): readonly string[] {
  return files.flatMap((file) => {
    const faults: string[] = [];
    if (file.kind === 'text' && file.path.endsWith('.html')) {
      parse(file.text, {
        onParseError: ({ code, startLine }) =>
          faults.push(`${file.path}:${startLine} does not parse: ${code}`),
      });
    }
    return faults;
  });
}

function findFailedChecks(
  result: CodeResult,
  snapshot: Snapshot,
  options: CodeOptions,
  libraries: Libraries,
): readonly string[] {
  const project = indexFiles(result.files);
  const modules = parseModules(project);
  const pages = readPageMarkup(result, options, project, modules);
  const tree = readDesign(snapshot);
  const checks = [
    checkImports(result.files, project, modules, result.assets, libraries),
    checkNames(result.files, modules),
    checkText(result.files, pages, tree, joinTextLines(tree)),
  ];
  return checks
    .filter(({ outcome }) => outcome === 'failed')
    .map(
      ({ id, findings }) =>
        `the check "${id}" fails: ${findings
          .map(({ message }) => message)
          .join(' ')
          .slice(0, 400)}`,
    );
}

/** By what the pages become, not by the checks above, which are ours too. */
function findWrongElements(result: CodeResult, snapshot: Snapshot, options: CodeOptions): readonly string[] {
  const faults: string[] = [];
  const written = readCharacters(snapshot);
  const { frames } = readDesign(snapshot);
  for (const { frameId, path } of result.pages) {
    const { texts, dangers } = readElements(result.files, path, options);
    faults.push(...dangers.map((danger) => `${path} has ${danger}`));
    if (!texts.has(frameId)) faults.push(`${path} has no element of its frame ${frameId}`);
    const frame = frames.find(({ root }) => root.id === frameId);
    for (const { nodeId } of frame ? collectDesignTexts(frame.root) : []) {
      const [wanted, ...others] = written.get(nodeId) ?? [];
      const found = texts.get(nodeId.replace(/\s/g, encodeURIComponent));
      if (wanted === undefined || others.length > 0) continue;
      if (found === undefined) faults.push(`${path} has no element of the text ${nodeId}`);
      else if (!found.includes(removeSpaces(normalizeText(wanted))))
        faults.push(
          `${path} has ${JSON.stringify(found.slice(0, 90))} for ${nodeId} ${JSON.stringify(wanted.slice(0, 90))}`,
        );
    }
  }
  return faults;
}

/** The texts as the file has them, by id; several where a forged file has an id twice. */
function readCharacters({ frames }: Snapshot): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const node of walkNodes(frames.map(({ node: root }) => root))) {
    const characters: unknown = 'characters' in node ? node.characters : null;
    if (typeof characters === 'string') found.set(node.id, [...(found.get(node.id) ?? []), characters]);
  }
  return found;
}

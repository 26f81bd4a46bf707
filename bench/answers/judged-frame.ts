/** One frame with its draft, and what the command line makes of a model's answers about it. */
import { assistCode } from '#cli/assist-code';
import { authorCode } from '#cli/author-code';
import type { Terminal } from '#cli/command';
import type { TextService } from '#cli/open-text-service';
import { encode } from 'fast-png';
import { buildPreview } from '#codegen/targets/result-pages';
import { cropOnWhite } from '#design/crop-on-white';
import { type Checker, createChecker } from '#codegen/check';
import { compile } from '#codegen/compile';
import type { Libraries } from '#codegen/libraries';
import type { Renderer } from '#codegen/renderer';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { findRegressions } from '#design/compare-receipts';
import type { AssetBytes, Snapshot } from '#design/snapshot';
import { trap } from './bad-answers.ts';
import { findActive, findLost, readShownPages, wordsOf } from './read-shown-pages.ts';

export interface JudgedFrame {
  readonly draft: CodeResult;
  /** Has the model asked and judges what comes of its answer. */
  judge(mode: 'assist' | 'author', service: TextService): Promise<Verdict>;
}

/** What an answer came to; lists that are empty where all is well. */
export interface Verdict {
  readonly result: CodeResult;
  /** In which ways the Receipt is worse than the draft's. */
  readonly worse: readonly string[];
  /** Words of the draft that are not shown any more. */
  readonly lost: readonly string[];
  /** Words that the draft does not show. */
  readonly added: readonly string[];
  /** Files that hold what no page may. */
  readonly unsafe: readonly string[];
  /** Whether it is the compiler's own code to the byte. */
  readonly isDraft: boolean;
}

export interface FrameTools {
  readonly libraries: Libraries;
  readonly checker: Checker;
  /** `null` for no pictures. */
  readonly renderer: Renderer | null;
}

/** The tools of many frames. */
export function openTools(libraries: Libraries, renderer: Renderer | null): FrameTools {
  return { libraries, checker: createChecker(libraries), renderer };
}

/** Compiles the draft once; every answer is held against it. */
export async function openJudgedFrame(
  design: Snapshot,
  bytes: AssetBytes,
  options: CodeOptions,
  tools: FrameTools,
): Promise<JudgedFrame> {
  const { libraries, checker, renderer } = tools;
  const { signal } = new AbortController();
  const environment = { libraries, signal, onProgress: () => {}, now: () => performance.now() };
  const draft = await compile(design, bytes, options, environment);
  const { snapshot, pictures } = await drawFrames(draft, design, options, tools);
  const assets = new Map([...bytes, ...pictures]);
  const receipts = new Map<string, Promise<CodeResult>>();
  const check = async (result: CodeResult): Promise<CodeResult> => {
    const name = JSON.stringify(result.files);
    const known =
      receipts.get(name) ?? checker.check(result, snapshot, assets, options, { ...environment, renderer });
    receipts.set(name, known);
    const checked = await known;
    return { ...result, receipt: checked.receipt, assets: checked.assets };
  };
  const { receipt } = await check(draft);
  const words = wordsOf(await readShownPages(draft, options));
  const given = { attachments: [], note: '', types: checker.types };
  const job = { draft, snapshot, assets, options, environment, terminal: silentTerminal, check, ...given };
  const ask = (mode: 'assist' | 'author', { service, model }: TextService) =>
    mode === 'assist'
      ? assistCode({ ...job, model: { service, model } })
      : authorCode({ ...job, service, model });
  return {
    draft,
    async judge(mode, service) {
      const result = await ask(mode, service);
      const shown = await readShownPages(result, options);
      return {
        result,
        worse:
          result.receipt && receipt
            ? findRegressions(result.receipt, receipt).map(({ sentence }) => sentence)
            : ['it has no Receipt'],
        lost: findLost(words, wordsOf(shown)),
        added: findLost(wordsOf(shown), words),
        unsafe: [...findActive(shown), ...findTrapped(result)],
        isDraft: JSON.stringify(result.files) === JSON.stringify(draft.files),
      };
    },
  };
}

function findTrapped({ files }: CodeResult): readonly string[] {
  return files.flatMap((file) =>
    file.path.includes('..') || (file.kind === 'text' && file.text.includes(trap)) ? [file.path] : [],
  );
}

/** Each page as the draft has it stands for Figma's own picture: what moves then is a model's doing. */
async function drawFrames(
  draft: CodeResult,
  snapshot: Snapshot,
  options: CodeOptions,
  { libraries, renderer }: FrameTools,
): Promise<{ readonly snapshot: Snapshot; readonly pictures: AssetBytes }> {
  const pictures = new Map<string, Uint8Array>();
  for (const page of renderer === null ? [] : draft.pages) {
    const html = await buildPreview(draft, page, options, libraries);
    const drawn = await renderer?.render({ ...page, html, scale: 1 }, neverCancelled);
    const picture = drawn && cropOnWhite({ ...drawn, data: drawn.pixels }, { x: 0, y: 0, ...page });
    if (picture) pictures.set(page.frameId, encode({ ...picture, channels: 4, depth: 8 }));
  }
  const frames = snapshot.frames.map((frame) => ({
    ...frame,
    picture: pictures.has(frame.id)
      ? { asset: { key: frame.id, mime: 'image/png' as const }, scale: 1 }
      : null,
  }));
  return { snapshot: { ...snapshot, frames }, pictures };
}

const neverCancelled = { aborted: false, throwIfAborted: () => {} };

/** A terminal that shows nothing and is never interrupted. */
export const silentTerminal: Terminal = {
  environment: {},
  print: () => {},
  notify: () => {},
  showProgress: () => {},
  onInterrupt: () => new AbortController().signal,
};

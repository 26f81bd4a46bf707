/**
 * What comes of an expert's answer in author mode: gold code, written without sight of ours, is judged over the draft of
 * the same frame and the picture that the draft makes of it, with the judge that the panel and the command line have.
 */
import { drawPages } from '#cli/draw-pages';
import { openPageFonts } from '#cli/font-store';
import { createChecker } from '#codegen/check';
import { compile } from '#codegen/compile';
import type { Libraries } from '#codegen/libraries';
import { applyAnswers, type GivenAnswer } from '#codegen/model/author/apply-answers';
import { type AnswersJudgement, judgeAnswers } from '#codegen/model/author/judge-answers';
import type { Renderer } from '#codegen/renderer';
import { defaultCodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import type { SourceFile } from '#design/source-file';
import { findDrawnPages, type GoldProject } from '../code-structure/gold-projects.ts';
import { type ProjectFiles, readProjectFolder } from '../code-structure/project-files.ts';
import type { BenchDocument } from '../open-documents.ts';
import { withPicturesOf, writeExpertAnswer } from './expert-answer.ts';

export interface ExpertFrame {
  readonly gold: ProjectFiles;
  /** Judges the code of a project as the only answer, and the request for a repair where one is made. */
  judge(project: ProjectFiles): Promise<ExpertVerdict>;
}

export interface ExpertVerdict {
  readonly isTaken: boolean;
  /** All that was said of it: why it was refused, the faults that a repair is asked for, and what was repaired. */
  readonly said: string;
  readonly result: CodeResult;
}

/** Compiles the frame of a gold project once. */
export async function openExpertFrame(
  project: GoldProject,
  document: BenchDocument,
  libraries: Libraries,
  renderer: Renderer,
): Promise<ExpertFrame> {
  const options = defaultCodeOptions;
  const checker = createChecker(libraries);
  const { signal } = new AbortController();
  const base = { libraries, signal, onProgress: () => {}, now: () => performance.now() };
  const environment = { ...base, checker: checker.types };
  const fonts = openPageFonts('.');
  const frames = findDrawnPages(project, document).flatMap((page) => page.frames);
  const design = document.takeSnapshot(frames);
  const compiled = await compile(design, document.assets, options, environment);
  const gold = await readProjectFolder(project.folder);
  const draft = withPicturesOf(compiled, gold);
  const pictures = await drawPages(compiled, design, options, { ...base, renderer, fonts });
  const snapshot = {
    ...design,
    frames: design.frames.map((frame) => ({
      ...frame,
      picture: { asset: { key: frame.id, mime: 'image/png' as const }, scale: 1 },
    })),
  };
  const assets = new Map([...document.assets, ...pictures]);
  const known = new Map<string, ReturnType<typeof check>>();
  const check = async (answers: readonly GivenAnswer[]) => {
    const result = await applyAnswers(answers, draft, options, environment);
    const checked = await checker.check(result, snapshot, assets, options, { ...base, renderer, fonts });
    return { ...checked, faults: result.faults };
  };
  const checked = (answers: readonly GivenAnswer[]) => {
    const key = JSON.stringify(answers);
    const one = known.get(key) ?? check(answers);
    known.set(key, one);
    return one;
  };
  return {
    gold,
    async judge(written) {
      const answers = [{ answer: writeExpertAnswer(draft, written), wish: null }];
      const first = await judgeAnswers(answers, { options, checked, mayRepair: true });
      const last = await judgeAnswers(answers, { options, checked, mayRepair: false });
      known.delete(JSON.stringify(answers));
      const repaired = last.result.problems.flatMap(({ code, message }) =>
        code === 'model-output-mended' ? [message] : [],
      );
      return {
        isTaken: first.request === null && last.kept.length > 0,
        said: [last.reason ?? '', ...textsOf(first), ...repaired].join('\n'),
        result: last.result,
      };
    },
  };
}

function textsOf({ request }: AnswersJudgement): readonly string[] {
  const parts = request?.parts ?? [];
  return parts.flatMap((part) =>
    part.kind === 'text' && part.text.startsWith('<faults>') ? [part.text] : [],
  );
}

/** The same code by an expert who counts in steps of 4 px: distances within its style sheets are rounded. */
export function withRoundedDistances(project: ProjectFiles): ProjectFiles {
  const round = (css: string) =>
    css.replace(/^(\s*(?:padding|margin|gap)[\w-]*:)(.*)$/gm, (_, name: string, value: string) => {
      const rounded = value.replace(/\b(\d+)px/g, (all, size: string) =>
        Number(size) < 8 ? all : `${Math.round(Number(size) / 4) * 4}px`,
      );
      return `${name}${rounded}`;
    });
  const files = project.files.map((file): SourceFile => {
    return file.kind === 'text' && file.path.endsWith('.css') ? { ...file, text: round(file.text) } : file;
  });
  return { ...project, files };
}

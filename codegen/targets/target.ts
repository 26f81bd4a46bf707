/**
 * What the compiler knows of a kind of project. Everything that differs between targets is behind this interface, so
 * that no other folder compares ids: a new target is one folder beside `react` and `html`, an entry in `targets.ts`,
 * and its plain description in `design/targets.ts`.
 */
import type { ts } from 'ts-morph';
import type { CodeOptions } from '#design/code-options';
import type { CodePage, CodeResult } from '#design/code-result';
import type { TextFile } from '#design/source-file';
import type { CodeTarget, StyleKind } from '#design/targets';
import type { CodeComponent, CodeProject } from '../components/code-component.ts';
import type { Libraries } from '../libraries.ts';
import type { DraftFile } from './draft-file.ts';
import type { FileLanguage } from './file-language.ts';
import type { MarkupNode } from './markup.ts';
import type { LocatePage } from './name-files.ts';
import type { ParsedModule, ProjectFiles } from './project-files.ts';

export interface Target {
  readonly id: CodeTarget;
  /** The languages of its files; several targets may share one. */
  readonly languages: readonly FileLanguage[];
  /** Chooses the path and the address of a page. */
  readonly locatePage: LocatePage;
  /** The name by which people and the preview know a page. */
  readonly pageName: (page: CodeComponent) => string;
  /** Prints all files of a project, those of `options.project` among them. */
  print(
    project: CodeProject,
    options: CodeOptions,
    libraries: Libraries,
  ): readonly DraftFile[] | Promise<readonly DraftFile[]>;
  /** The elements of a page as a browser would show them; what the checks read. */
  readMarkup(
    page: CodePage,
    project: ProjectFiles,
    modules: ReadonlyMap<string, ParsedModule>,
  ): readonly MarkupNode[];
  /** One self-contained document that shows a page; see `buildPreview` in `result-pages.ts`. */
  buildPreview(
    result: CodeResult,
    page: CodePage,
    libraries: Libraries,
    extraCss: string,
  ): string | Promise<string>;
  /** How its scripts are type-checked; `null` where it has no scripts. */
  readonly typeCheck: TypeCheckSettings | null;
  readonly answers: AnswerRules;
}

export interface TypeCheckSettings {
  /** A small file that makes TypeScript read the types that most pages need. */
  readonly warmUpFile: TextFile;
  /** The compiler options and the declarations that the scripts of this target expect. */
  setUp(libraries: Libraries): TypeCheckSetup;
}

export interface TypeCheckSetup {
  readonly compilerOptions: ts.CompilerOptions;
  readonly declarations: readonly { readonly path: string; readonly text: string }[];
}

/** What a model may write when it answers with files. */
export interface AnswerRules {
  /** Sentences for the request: language, files and imports, then styles. */
  rules(styles: StyleKind): readonly string[];
  /** Further sentences where a person asked for a change. */
  readonly changeRules: readonly string[];
  /** Whether a model may write the file at this path. */
  mayWrite(path: string, draftPaths: readonly string[]): boolean;
  /** The name of the group of files that is reverted together when one of them is refused. */
  readonly revertUnitOf: (path: string) => string;
}

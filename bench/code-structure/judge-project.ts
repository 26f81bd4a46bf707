/**
 * Judges the structure of a React project: how much of it there is, what it is made of, what its names say, and which
 * values only repeat a drawing. Nothing is compared here; `match-pages.ts` compares what two projects show.
 */
import { basename } from 'node:path';
import postcss from 'postcss';
import { parseFragment, type DefaultTreeAdapterTypes as Parsed } from 'parse5';
import { textFiles } from '../text-files.ts';
import { findLostLetters, judgeNames, type JudgedName, type NameKind, type NameUse } from './judge-names.ts';
import {
  countSize,
  listScripts,
  listStylesheets,
  type CodeSize,
  type ProjectFiles,
} from './project-files.ts';
import { readPage, type PageFacts } from './read-page.ts';
import {
  readScripts,
  type ClassUse,
  type InlineDeclaration,
  type PropSource,
  type ScriptFacts,
} from './read-scripts.ts';
import { isMeasuredHeight, readStylesheets, type IsOwnStep, type StyleFacts } from './read-stylesheets.ts';
import { findEntry, renderPage, type RenderedPage } from './render-project.ts';

export interface ProjectStructure {
  readonly size: CodeSize;
  readonly scripts: ScriptFacts;
  readonly styles: StyleFacts;
  /** Components that are more than a drawing. */
  readonly components: number;
  /** Uses of these. */
  readonly uses: number;
  readonly names: readonly (NameUse & { readonly path: string; readonly line: number })[];
  readonly refused: readonly RefusedName[];
  /** Props and keys of data that end in a number from two on. */
  readonly indexed: readonly { readonly path: string; readonly line: number; readonly name: string }[];
  /** Props that take one of several strings. */
  readonly variants: readonly PropSource[];
  /** What the page shows; `null` where it could not be rendered. */
  readonly page: PageFacts | null;
  /** Least heights of elements with content, as the page has them. */
  readonly filledHeights: number;
  /** Why it could not be rendered. */
  readonly failure: string | null;
}

export type RefusedName = JudgedName & { readonly path: string; readonly line: number };

export interface JudgeOptions {
  /** The file of the page and the name of its component. @default what the project shows first */
  readonly page?: { readonly path: string; readonly name?: string };
  /** @default steps that scales of designers have */
  readonly isOwnStep?: IsOwnStep;
}

/** Names of these kinds make up the share that the goals limit. */
export const sharedKinds: readonly NameKind[] = ['class', 'prop', 'component', 'file', 'data'];

/** Judges a project by its files. */
export async function judgeProject(
  project: ProjectFiles,
  options: JudgeOptions = {},
): Promise<ProjectStructure> {
  const [scriptFiles, sheets] = [listScripts(project.files), listStylesheets(project.files)];
  const scripts = readScripts(scriptFiles);
  const inline = [...scripts.inline, ...readBrackets(scripts.classes)];
  const styles = readStylesheets(sheets, inline, options.isOwnStep);
  const shown = await showPage(project, options.page);
  const names = listNames(project, scripts, styles);
  const drawings = new Set(scripts.components.filter(({ isDrawing }) => isDrawing).map(({ name }) => name));
  return {
    size: await countSize(project.files),
    scripts,
    styles: withUtilities(styles, scripts.classes),
    components: scripts.components.length - drawings.size,
    uses: [...scripts.uses].reduce((sum, [name, count]) => sum + (drawings.has(name) ? 0 : count), 0),
    names,
    // A name that is refused keeps its place.
    refused: judgeNames(names, findLostLetters(shown.page?.texts ?? [])) as readonly RefusedName[],
    indexed: names.filter(({ kind, name }) => (kind === 'prop' || kind === 'data') && isIndexed(name)),
    variants: scripts.components.flatMap(({ props }) => props.filter(({ values }) => values.length > 1)),
    ...shown,
  };
}

/** The share of names of these kinds that a rule refuses. */
export function shareOfRefused(
  { names, refused }: Pick<ProjectStructure, 'names' | 'refused'>,
  kinds: readonly NameKind[] = sharedKinds,
): number {
  const count = (all: readonly NameUse[]) => all.filter(({ kind }) => kinds.includes(kind)).length;
  return count(refused) / Math.max(1, count(names));
}

/** What a page of a project shows, and where its least heights stand. */
export async function showPage(
  project: ProjectFiles,
  wanted?: JudgeOptions['page'],
): Promise<Pick<ProjectStructure, 'page' | 'filledHeights' | 'failure'>> {
  const path = wanted?.path ?? findEntry(project);
  if (path === null) return { page: null, filledHeights: 0, failure: 'There is no src/App.tsx.' };
  try {
    const rendered = await renderPage(project, path, wanted?.name);
    return { page: readPage(rendered.html), filledHeights: countFilledHeights(rendered), failure: null };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { page: null, filledHeights: 0, failure };
  }
}

/** Values in brackets of utility classes, as declarations. */
function readBrackets(classes: readonly ClassUse[]): readonly InlineDeclaration[] {
  return classes.flatMap(({ path, line, name, sheet }) => {
    const [, property = '', value = ''] = /^(?:[^[\]]*:)?-?([a-z][\w-]*?)-?\/?\[([^\]]+)\]$/.exec(name) ?? [];
    return sheet === null && value !== ''
      ? [{ path, line, property, value: value.replaceAll('_', ' ') }]
      : [];
  });
}

/** Grids and flex boxes that are utility classes count like declarations. */
function withUtilities(styles: StyleFacts, classes: readonly ClassUse[]): StyleFacts {
  const own = new Set(styles.classes.map(({ name }) => name));
  const count = (utility: string) =>
    classes.filter(({ name, sheet }) => sheet === null && name === utility && !own.has(name)).length;
  return {
    ...styles,
    grids: styles.grids + count('grid') + count('inline-grid'),
    flexes: styles.flexes + count('flex') + count('inline-flex'),
  };
}

function listNames(
  project: ProjectFiles,
  scripts: ScriptFacts,
  styles: StyleFacts,
): ProjectStructure['names'] {
  const tags = new Map<string, Set<string>>();
  for (const { name, tag, sheet } of scripts.classes) {
    const key = `${sheet ?? ''} ${name}`;
    tags.set(key, (tags.get(key) ?? new Set()).add(tag));
  }
  const tagsOf = (path: string, name: string) =>
    new Set([...(tags.get(`${path} ${name}`) ?? []), ...(tags.get(` ${name}`) ?? [])]);
  return [
    ...styles.classes.map(({ path, line, name }) => ({
      kind: 'class' as const,
      name,
      path,
      line,
      tags: tagsOf(path, name),
    })),
    ...scripts.components.flatMap((component) => [
      ...(/^(App|Default)$/.test(component.name) ? [] : [named('component', component)]),
      ...component.props.map((prop) => named('prop', prop)),
      ...component.props.flatMap((prop) =>
        prop.values.map((value) => ({
          kind: 'variant' as const,
          name: value,
          path: prop.path,
          line: prop.line,
        })),
      ),
    ]),
    ...scripts.data.map((one) => named('data', one)),
    ...listFileNames(project),
  ];
}

function named(
  kind: NameKind,
  { name, path, line }: { readonly name: string; readonly path: string; readonly line: number },
): ProjectStructure['names'][number] {
  return { kind, name, path, line };
}

/** A component and its style sheet have one name. */
function listFileNames({ files }: ProjectFiles): ProjectStructure['names'] {
  const names = new Map<string, ProjectStructure['names'][number]>();
  for (const { path } of [...listScripts(files), ...listStylesheets(files)]) {
    const name = basename(path).replace(/\..*$/, '');
    if (!/^(App|main|index)$/.test(name))
      names.set(path.replace(/\.[\w.]*$/, ''), { kind: 'file', name, path, line: 1 });
  }
  const texts = new Set<string>(textFiles(files).map(({ path }) => path));
  const assets = files
    .filter(({ path }) => !texts.has(path) && /\.(png|jpe?g|webp|avif|gif|svg)$/.test(path))
    .map(({ path }) => ({
      kind: 'asset' as const,
      name: basename(path).replace(/\..*$/, '').replace(/@\dx$/, ''),
      path,
      line: 1,
    }));
  return [...names.values(), ...assets];
}

function isIndexed(name: string): boolean {
  return Number(/[a-z]_?(\d+)(?:_\d+)?$/i.exec(name)?.[1] ?? 0) >= 2 || /\d_\d+$/.test(name);
}

/** Rules with a least height for elements that show words, pictures or fields. */
function countFilledHeights({ html, css }: RenderedPage): number {
  const filled = new Set<string>();
  const visit = (node: Parsed.ChildNode): boolean => {
    if (node.nodeName === '#text' && 'value' in node) return node.value.trim() !== '';
    if (!('tagName' in node)) return false;
    const inside = node.childNodes.map(visit).some(Boolean);
    const shows = inside || /^(img|svg|input|select|textarea|video|iframe|canvas)$/.test(node.tagName);
    const classes = node.attrs.find(({ name }) => name === 'class')?.value ?? '';
    if (inside) for (const name of classes.split(/\s+/)) filled.add(name);
    return shows;
  };
  parseFragment(html).childNodes.forEach(visit);
  let count = 0;
  postcss.parse(css).walkDecls(/^min-(height|block-size)$/, ({ parent, value }) => {
    const selector = parent && 'selector' in parent ? String(parent.selector) : '';
    const last = selector.split(/[\s>+~]+/).at(-1) ?? '';
    const names = [...last.matchAll(/\.((?:\\.|[\w-])+)/g)].map(([, name = '']) => name.replace(/\\/g, ''));
    if (isMeasuredHeight(value) && names.length > 0 && names.every((name) => filled.has(name))) count += 1;
  });
  return count;
}

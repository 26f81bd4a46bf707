/**
 * Prints an HTML project: a document for each page, one style sheet for all of them, and with `options.project` the
 * files of a Vite project. In: a project without components, because every instance is written out. Out: unformatted
 * files.
 */
import type { CodeOptions } from '#design/code-options';
import {
  type CodeComponent,
  type CodeElement,
  type CodeNode,
  type CodeProject,
  isStyled,
  mapCodeNodes,
  type StyledNode,
} from '../../components/code-component.ts';
import { extractSharedStyles, type ProjectWithSharedStyles } from '../../css/extract-shared-styles.ts';
import { findFontStacks, type FontStack, referenceFontStacks } from '../../css/font-stacks.ts';
import { combineLonghands, convertPxToRem, type CssRule, printRules } from '../../css/print-css.ts';
import type { Style } from '../../layout/layout-tree.ts';
import type { Libraries } from '../../libraries.ts';
import { NameScope, toKebabCase } from '../../naming/identifiers.ts';
import { type DraftFile, plainTextFile, stylesheetFile } from '../draft-file.ts';
import { findPagePaths, type LocatePage, nameAssets, type PagePath, resolveAssets } from '../name-files.ts';
import { printDesignTokens } from '../print-design-tokens.ts';
import { printBaseStylesheet, printTailwindBase } from '../stylesheets/base-stylesheet.ts';
import { defaultStateStyle, findControls, pseudoClass, stateStyles } from '../stylesheets/control-states.ts';
import { findSharingRules } from '../stylesheets/find-sharing-rules.ts';
import { printTokenStylesheet } from '../stylesheets/token-stylesheet.ts';
import { findStateVariants } from '../tailwind/tailwind-classes.ts';
import { fontPackagesOf, measureFontUse } from '../project-packages.ts';
import { printReadme } from '../project-readme.ts';
import { reservedThemeNames } from '../tailwind/tailwind-table.ts';
import { compileTailwind, findThemeNames, printTailwindStylesheet } from '../tailwind/tailwind-theme.ts';
import { toUtilities } from '../tailwind/to-utilities.ts';
import { deduplicateRules } from './deduplicate-rules.ts';
import { printFontImports, printHtmlProjectFiles } from './html-project-files.ts';
import { pageScripts, printHtmlPage, printScriptTag } from './print-html-page.ts';

/**
 * Prints the files of an HTML project: a file for each page, one style sheet for all of them, the tokens and the
 * pictures.
 */
export async function printHtml(
  given: CodeProject,
  options: CodeOptions,
  libraries: Libraries,
): Promise<readonly DraftFile[]> {
  const { project, customProperties: masks } = inlineMasks(given);
  const assets = nameAssets(project, 'assets');
  const paths = findPagePaths(project, locateHtmlPage);
  const addresses = new Map(paths.map(({ page, address }) => [page.nodeId, address]));
  const stacks = findFontStacks(project, reservedThemeNames.font);
  const hasFonts = options.project && fontPackagesOf(project.fonts).length > 0;
  const isTailwind = options.styles === 'tailwind';
  const withSharedStyles = extractSharedStyles(project, findSharingRules(options.styles));
  const resolve = (style: Style) =>
    combineLonghands(style).map((one) => ({ ...one, value: resolveAssets(one.value, assets, 'assets/') }));
  const language = project.language;
  const stylesheet = isTailwind
    ? createUtilityStylesheet(resolve, project, stacks, withSharedStyles)
    : createRuleStylesheet((style) => convertPxToRem(referenceFontStacks(resolve(style), stacks)), project);
  const pages = findPagePaths(withSharedStyles.project, locateHtmlPage).map(({ page, path }) => {
    const classesOf = stylesheet.classesForPage(page);
    const { text, tags } = printHtmlPage(page, {
      language,
      scripts: pageScripts
        .filter((script) => script.isNeededBy(page))
        .map((script) => printScriptTag(script, options)),
      stylesheets: [...(hasFonts ? ['fonts.css'] : []), 'tokens.css', 'styles.css'],
      assetAddress: ({ key }) => {
        const name = assets.find(key);
        return name === null ? null : `assets/${name}`;
      },
      pageAddress: (frameId, fragment) => {
        const address = frameId === page.nodeId && fragment !== undefined ? '' : addresses.get(frameId);
        return address === undefined ? null : address + (fragment === undefined ? '' : `#${fragment}`);
      },
      classesOf,
    });
    return { kind: 'text' as const, path, text, isVerbatim: false, tags };
  });
  const styles = await stylesheet.print(libraries);
  const printed = [
    ...pages,
    stylesheetFile('styles.css', styles),
    stylesheetFile(
      'tokens.css',
      printTokenStylesheet(project, stacks, withSharedStyles.shared, options) + masks,
    ),
  ];
  const fonts = measureFontUse(project.fonts, printed);
  const readme = printReadme(project, fonts, {
    kind: 'a site of plain HTML and CSS, served and built by Vite',
    places: [
      `\`index.html\` is the first page${pages.length > 1 ? '; each page is a file beside it' : ''}.`,
      '`styles.css` has the styles of all pages, and `tokens.css` the colours, sizes and fonts of the design.',
    ],
  });
  return [
    ...printed,
    ...assets.files,
    ...(hasFonts ? [stylesheetFile('fonts.css', printFontImports(fonts))] : []),
    ...(options.project ? [plainTextFile('README.md', readme)] : []),
    ...pageScripts
      .filter((script) => project.components.some((page) => script.isNeededBy(page)))
      .map(({ path, text }) => plainTextFile(path, text)),
    ...printProjectFiles(project, paths, options, libraries),
    ...(options.project ? printDesignTokens(project, '') : []).map(({ path, text }) =>
      plainTextFile(path, text),
    ),
  ];
}

/** The first page is the one that a browser opens by default. */
export const locateHtmlPage: LocatePage = (_, index, takeName) => {
  const path = index === 0 ? 'index.html' : `${takeName()}.html`;
  return { path, address: path };
};

function printProjectFiles(
  project: CodeProject,
  paths: readonly PagePath[],
  options: CodeOptions,
  libraries: Libraries,
): readonly DraftFile[] {
  if (!options.project) return [];
  const name = toKebabCase(project.documentName.slice(0, 100)) ?? 'pages';
  return printHtmlProjectFiles(
    name,
    paths.map(({ path }) => path),
    project.fonts,
    libraries,
  ).map(({ path, text }) => plainTextFile(path, text));
}

/** The style sheet of an HTML project, collected while its pages are printed: named rules, or utilities of Tailwind. */

export interface HtmlStylesheet {
  /** Gives the classes of each element of a page. */
  classesForPage(page: CodeComponent): (node: StyledNode) => string;
  print(libraries: Libraries): Promise<string>;
}

/** Replaces pictures and fonts in a style by the names that the style sheet uses. */
type ResolveStyle = (style: Style) => Style;

/** One style sheet for all pages. Layers with the same name and the same style share a rule. */
function createRuleStylesheet(resolve: ResolveStyle, { components }: CodeProject): HtmlStylesheet {
  const names = new Map<string, string>();
  const rules: CssRule[] = [];
  const scope = new NameScope([], '-');
  const classOf = (node: StyledNode, control: CodeElement | undefined): string => {
    const { styleName, style } = node;
    if (styleName === null) return '';
    const wanted = styleName.replace(/-\d+$/, '');
    const states = control === undefined ? [] : stateStyles(style);
    // The changes in a state of two controls are two rules.
    const around = control && control !== node && states.length > 0 ? classOf(control, control) : '';
    const key = JSON.stringify([wanted, style, around, control === node]);
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = scope.take(wanted);
    names.set(key, name);
    rules.push({ selectors: [`.${name}`], style: resolve(defaultStateStyle(style)) });
    for (const { state, style: own } of states) {
      const pseudo = control ? pseudoClass(control, state) : '';
      const selector = around === '' ? `.${name}${pseudo}` : `.${around}${pseudo} .${name}`;
      rules.push({ selectors: [selector], style: resolve(own) });
    }
    return name;
  };
  return {
    classesForPage(page) {
      const controls = findControls(page);
      return (node) => classOf(node, controls.get(node));
    },
    print: () =>
      Promise.resolve(`${printBaseStylesheet(components)}\n${printRules(deduplicateRules(rules))}`),
  };
}

/** Utilities of Tailwind. They are compiled here, because nothing builds an HTML project. */
function createUtilityStylesheet(
  resolve: ResolveStyle,
  project: CodeProject,
  stacks: readonly FontStack[],
  withSharedStyles: ProjectWithSharedStyles,
): HtmlStylesheet {
  const theme = findThemeNames(project, stacks, withSharedStyles);
  const used = new Set<string>();
  return {
    classesForPage(page) {
      const states = findStateVariants(page, toKebabCase(page.name) ?? 'page');
      return (node) => {
        const classes = toUtilities(resolve(node.style), theme, (state) => states.variantNameOf(node, state));
        for (const name of classes) used.add(name);
        return [...states.groupClassesOf(node), ...classes].join(' ');
      };
    },
    print: (libraries) => {
      const stylesheet = printTailwindStylesheet(
        printTailwindBase(project.components),
        theme,
        stacks,
        withSharedStyles.shared,
      );
      return compileTailwind(stylesheet, [...used], { 'tokens.css': '' }, libraries);
    },
  };
}

export interface InlinedMasks {
  readonly project: CodeProject;
  /** The masks as custom properties; empty if no vector is a mask. */
  readonly customProperties: string;
}

/**
 * Replaces vectors that are masks by custom properties. A browser does not load a mask from a file when the page was
 * opened from disk, and then the masked element is invisible.
 */
export function inlineMasks(project: CodeProject): InlinedMasks {
  const svgByKey = new Map(project.vectorAssets.map(({ asset, svg }) => [asset.key, svg]));
  const names = new Map<string, string>();
  const nameOf = (whole: string, key: string): string => {
    if (!svgByKey.has(key)) return whole;
    const name = names.get(key) ?? `--drawn-mask-${names.size + 1}`;
    names.set(key, name);
    return `var(${name})`;
  };
  const inline = (style: Style): Style =>
    style.map((one) => {
      if (one.property !== 'mask') return one;
      return { ...one, value: one.value.replace(/url\(asset:([^)]*)\)/g, nameOf) };
    });
  const change = (node: CodeNode): CodeNode => {
    if (!isStyled(node)) return node;
    const variants = node.variants.map((variant) => ({ ...variant, style: inline(variant.style) }));
    return { ...node, style: inline(node.style), variants };
  };
  const components = project.components.map((one) => ({ ...one, root: mapCodeNodes(one.root, change) }));
  const lines = [...names].map(([key, name]) => `  ${name}: ${inlineUrl(svgByKey.get(key) ?? '')};\n`);
  return {
    project: { ...project, components },
    customProperties: lines.length === 0 ? '' : `:root {\n${lines.join('')}}\n`,
  };
}

function inlineUrl(svg: string): string {
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}

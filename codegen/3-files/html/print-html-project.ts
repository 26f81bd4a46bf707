import type { CodeOptions } from '#design/code-options';
import type { Style } from '../../1-layout/layout-tree.ts';
import type { CodeProject } from '../../2-components/code-component.ts';
import { toKebabCase } from '../../2-components/make-names.ts';
import type { Libraries } from '../../libraries.ts';
import { printDesignTokens } from '../design-tokens/print-design-tokens.ts';
import { plainFile, sheetFile, type DraftFile } from '../draft-file.ts';
import { findFontStacks, nameFonts } from '../values/font-stacks.ts';
import { joinSides } from '../shorten/join-sides.ts';
import { openRuleSheet, openUtilitySheet } from './html-sheets.ts';
import { findLanguage } from '../find-language.ts';
import { nameAssets, resolveAssets } from '../name-assets.ts';
import { findPagePaths, type PagePath } from '../page-paths.ts';
import { inlineMasks } from './inline-masks.ts';
import { backPath, backScript, backTag, goesBack } from './print-back-script.ts';
import { printFontSheet, printHtmlExtras } from './print-html-extras.ts';
import { printHtmlPage } from './print-html.ts';
import { printTokenSheet } from '../css/print-tokens.ts';
import { shareStyles } from '../values/share-styles.ts';
import { useRem } from '../values/use-rem.ts';

/** The files of an HTML project: a page each, one sheet for all, the tokens, the pictures. */
export async function printHtml(
  given: CodeProject,
  options: CodeOptions,
  libraries: Libraries,
): Promise<readonly DraftFile[]> {
  const { project, sheet: masks } = inlineMasks(given);
  const assets = nameAssets(project, 'assets');
  const paths = findPagePaths(project, options);
  const addresses = new Map(paths.map(({ page, address }) => [page.nodeId, address]));
  const stacks = findFontStacks(project);
  const fonts = options.project ? printFontSheet(project.fonts) : null;
  const isTailwind = options.styles === 'tailwind';
  const named = shareStyles(project, options);
  const resolve = (style: Style) =>
    joinSides(style).map((one) => ({ ...one, value: resolveAssets(one.value, assets, 'assets/') }));
  const language = findLanguage(project);
  const sheet = isTailwind
    ? openUtilitySheet(resolve, project, stacks, named.shared)
    : openRuleSheet((style) => useRem(nameFonts(resolve(style), stacks)), project);
  const pages = findPagePaths(named.project, options).map(({ page, path }) => {
    const classesOf = sheet.openPage(page);
    const { text, tags } = printHtmlPage(page, {
      language,
      script: goesBack(page) ? backTag(options) : null,
      sheets: [...(fonts === null ? [] : ['fonts.css']), 'tokens.css', 'styles.css'],
      assetAddress: ({ key }) => {
        const name = assets.find(key);
        return name === null ? null : `assets/${name}`;
      },
      pageAddress: (frameId, place) => {
        const address = frameId === page.nodeId && place !== undefined ? '' : addresses.get(frameId);
        return address === undefined ? null : address + (place === undefined ? '' : `#${place}`);
      },
      classesOf,
    });
    return { kind: 'text' as const, path, text, syntax: 'html' as const, tags };
  });
  const styles = await sheet.print(libraries);
  return [
    ...pages,
    sheetFile('styles.css', styles),
    sheetFile('tokens.css', printTokenSheet(project, stacks, named.shared, options) + masks),
    ...assets.files,
    ...(fonts === null ? [] : [sheetFile('fonts.css', fonts)]),
    ...(project.components.some(goesBack) ? [plainFile(backPath, backScript)] : []),
    ...printExtras(project, paths, options, libraries),
    ...(options.project ? printDesignTokens(project, '') : []).map(({ path, text }) => plainFile(path, text)),
  ];
}

function printExtras(
  project: CodeProject,
  paths: readonly PagePath[],
  options: CodeOptions,
  libraries: Libraries,
): readonly DraftFile[] {
  if (!options.project) return [];
  const name = toKebabCase(project.documentName.slice(0, 100)) ?? 'pages';
  return printHtmlExtras(
    name,
    paths.map(({ path }) => path),
    project.fonts,
    libraries,
  ).map(({ path, text }) => plainFile(path, text));
}

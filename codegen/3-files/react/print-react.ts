import type { CodeOptions } from '#design/code-options';
import type { CodeComponent, CodeProject } from '../../2-components/code-component.ts';
import type { Libraries } from '../../libraries.ts';
import type { Style } from '../../1-layout/layout-tree.ts';
import { toKebabCase } from '../../2-components/make-names.ts';
import { baseSheet, tailwindBase } from '../css/base-sheet.ts';
import type { StylePrinter } from '../css/class-names.ts';
import { useCssFile, useCssModule } from '../css/css-classes.ts';
import { printDesignTokens } from '../design-tokens/print-design-tokens.ts';
import { plainFile, sheetFile, type DraftFile, type DraftText } from '../draft-file.ts';
import { findFontStacks, nameFonts, type FontStack } from '../values/font-stacks.ts';
import { hoistVariants } from '../css/hoist-variants.ts';
import { joinSides } from '../shorten/join-sides.ts';
import { findLanguage } from '../find-language.ts';
import { nameAssets, resolveAssets, type AssetNames } from '../name-assets.ts';
import { findPagePaths } from '../page-paths.ts';
import { printApp } from './print-app.ts';
import { printComponent } from './print-component.ts';
import { printProject } from '../project/print-project.ts';
import { findTheme } from '../tailwind/find-theme.ts';
import { printTheme } from '../tailwind/print-theme.ts';
import { printTokenSheet } from '../css/print-tokens.ts';
import { shareStyles, type SharedStyles } from '../values/share-styles.ts';
import { useTailwind } from '../tailwind/tailwind-classes.ts';
import { useRem } from '../values/use-rem.ts';

/** The files of a React project, as `design.md` lays them out. */
export function printReact(
  project: CodeProject,
  options: CodeOptions,
  libraries: Libraries,
): readonly DraftFile[] {
  const assets = nameAssets(project, 'src/assets');
  const pages = findPagePaths(project, options);
  const folders = new Map(
    project.components.map(({ name, role }) => [name, role === 'page' ? 'src/pages' : 'src/components']),
  );
  const addresses = new Map(pages.map(({ page, address }) => [page.nodeId, address]));
  const context = {
    assets,
    folders,
    pageAddress: (frameId: string, place?: string) => {
      const address = addresses.get(frameId);
      if (address === undefined || place === undefined) return address ?? null;
      return pages.length === 1 ? `#${place}` : `${address}/${place}`;
    },
  };
  const stacks = findFontStacks(project);
  const named = shareStyles(simplify(project, options), options);
  const chooseStyles = openStyles(project, options, assets, stacks, named.shared);
  const components = named.project.components.flatMap((component) => {
    const folder = folders.get(component.name) ?? 'src/components';
    const path = `${folder}/${component.name}.tsx`;
    const styles = chooseStyles(component, folder);
    const { text, tags } = printComponent(component, styles, context);
    const file: DraftText = { kind: 'text', path, text, syntax: 'tsx', tags };
    return styles.sheet ? [file, sheetFile(styles.sheet.path, styles.sheet.text)] : [file];
  });
  const sheets = options.styles === 'tailwind' ? ['index.css'] : ['tokens.css', 'base.css'];
  const routes = pages.map(({ page, address }) => ({ component: page, route: address.slice(2) }));
  const app: DraftText = {
    kind: 'text',
    path: 'src/App.tsx',
    text: printApp(routes, sheets, project.components),
    syntax: 'tsx',
    tags: null,
  };
  return [
    app,
    ...components,
    ...printSheets(project, options, stacks, named.shared),
    ...assets.files,
    ...printExtras(project, options, libraries),
    ...printTokenFiles(project, options),
  ];
}

/** In a style sheet variants say only what is their own; utilities have to say all of it. */
function simplify(project: CodeProject, { styles }: CodeOptions): CodeProject {
  return styles === 'tailwind' ? project : { ...project, components: project.components.map(hoistVariants) };
}

/** The way each component says how it looks. */
function openStyles(
  project: CodeProject,
  { styles }: CodeOptions,
  assets: AssetNames,
  stacks: readonly FontStack[],
  shared: SharedStyles,
): (component: CodeComponent, folder: string) => StylePrinter {
  const resolveFrom = (folder: string) => (style: Style) =>
    joinSides(style).map((one) => ({ ...one, value: resolveAssets(one.value, assets, folder) }));
  if (styles === 'tailwind') {
    const theme = findTheme(project, stacks, shared);
    // Tailwind's classes end up in `src/index.css`, so that is where their addresses start.
    const resolve = resolveFrom('./assets/');
    return (component) => useTailwind(component, theme, resolve);
  }
  const resolveAddresses = resolveFrom('../assets/');
  const resolve = (style: Style) => useRem(nameFonts(resolveAddresses(style), stacks));
  return (component, folder) =>
    styles === 'css' ? useCssFile(component, folder, resolve) : useCssModule(component, folder, resolve);
}

function printSheets(
  project: CodeProject,
  options: CodeOptions,
  stacks: readonly FontStack[],
  shared: SharedStyles,
): readonly DraftFile[] {
  const { components } = project;
  const theme = () => findTheme(project, stacks, shared);
  const tokens = sheetFile('src/tokens.css', printTokenSheet(project, stacks, shared, options));
  return options.styles === 'tailwind'
    ? [sheetFile('src/index.css', printTheme(tailwindBase(components), theme(), stacks, shared)), tokens]
    : [tokens, sheetFile('src/base.css', baseSheet(components))];
}

function printTokenFiles(project: CodeProject, options: CodeOptions): readonly DraftFile[] {
  if (!options.project) return [];
  return printDesignTokens(project, 'src/').map(({ path, text }) => plainFile(path, text));
}

function printExtras(project: CodeProject, options: CodeOptions, libraries: Libraries): readonly DraftFile[] {
  if (!options.project) return [];
  const title = project.documentName.slice(0, 100) || 'Pages';
  const name = toKebabCase(title) ?? 'pages';
  const names = { title, name, language: findLanguage(project) };
  return printProject(names, project.fonts, options, libraries).map(({ path, text }) =>
    path.endsWith('.tsx') ? { kind: 'text', path, text, syntax: 'tsx', tags: null } : plainFile(path, text),
  );
}

/**
 * Prints a React project: a file for each component with its styles beside it, the app that shows the pages, and with
 * `options.project` the files of a Vite project. In: a project whose components and names are final. Out: unformatted
 * files.
 */
import type { CodeOptions } from '#design/code-options';
import { isRightToLeft } from '#design/script-language';
import {
  type AttributeValue,
  type CodeComponent,
  type CodeProject,
  nodesOf,
  type PropValue,
  textAttribute,
} from '../../components/code-component.ts';
import { extractSharedStyles, type ProjectWithSharedStyles } from '../../css/extract-shared-styles.ts';
import { findFontStacks, type FontStack, referenceFontStacks } from '../../css/font-stacks.ts';
import { combineLonghands, convertPxToRem } from '../../css/print-css.ts';
import type { Style } from '../../layout/layout-tree.ts';
import type { Libraries } from '../../libraries.ts';
import { toKebabCase } from '../../naming/identifiers.ts';
import { type DraftFile, type DraftText, plainTextFile, stylesheetFile } from '../draft-file.ts';
import { type AssetNames, findPagePaths, type LocatePage, nameAssets, resolveAssets } from '../name-files.ts';
import { measureFontUse } from '../project-packages.ts';
import { printReadme } from '../project-readme.ts';
import { printDesignTokens } from '../print-design-tokens.ts';
import { printBaseStylesheet, printTailwindBase } from '../stylesheets/base-stylesheet.ts';
import { createCssFilePrinter, createCssModulePrinter, hoistVariants } from '../stylesheets/css-classes.ts';
import { findSharingRules } from '../stylesheets/find-sharing-rules.ts';
import type { StylePrinter } from '../stylesheets/style-printer.ts';
import { printTokenStylesheet } from '../stylesheets/token-stylesheet.ts';
import { createTailwindPrinter } from '../tailwind/tailwind-classes.ts';
import { reservedThemeNames } from '../tailwind/tailwind-table.ts';
import { findThemeNames, printTailwindStylesheet } from '../tailwind/tailwind-theme.ts';
import { printComponent } from './print-component.ts';
import { printConstantTable } from './print-typescript.ts';
import { printReactProjectFiles } from './react-project-files.ts';

/** Prints the files of a React project. */
export function printReact(
  project: CodeProject,
  options: CodeOptions,
  libraries: Libraries,
): readonly DraftFile[] {
  const assets = nameAssets(project, 'src/assets');
  const pages = findPagePaths(project, locateReactPage);
  const folders = new Map(
    project.components.map(({ name, role }) => [name, role === 'page' ? 'src/pages' : 'src/components']),
  );
  const addresses = new Map(pages.map(({ page, address }) => [page.nodeId, address]));
  const context = {
    assets,
    folders,
    pressedProps: findPressedProps(project.components),
    pageAddress: (frameId: string, fragment?: string) => {
      const address = addresses.get(frameId);
      if (address === undefined || fragment === undefined) return address ?? null;
      return pages.length === 1 ? `#${fragment}` : `${address}/${fragment}`;
    },
  };
  const stacks = findFontStacks(project, reservedThemeNames.font);
  const withSharedStyles = extractSharedStyles(
    hoistComponentVariants(project, options),
    findSharingRules(options.styles),
  );
  const chooseStyles = createStylePrinters(project, options, assets, stacks, withSharedStyles);
  const components = withSharedStyles.project.components.flatMap((component) => {
    const folder = folders.get(component.name) ?? 'src/components';
    const path = `${folder}/${component.name}.tsx`;
    const styles = chooseStyles(component, folder);
    const { text, tags } = printComponent(withDirection(component, project.language), styles, context);
    const file: DraftText = { kind: 'text', path, text, isVerbatim: false, tags };
    return styles.stylesheet
      ? [file, stylesheetFile(styles.stylesheet.path, styles.stylesheet.text)]
      : [file];
  });
  const stylesheets = options.styles === 'tailwind' ? ['index.css'] : ['tokens.css', 'base.css'];
  const routes = pages.map(({ page, address }) => ({ component: page, route: address.slice(2) }));
  const app: DraftText = {
    kind: 'text',
    path: 'src/App.tsx',
    text: printApp(routes, stylesheets, project.components),
    isVerbatim: false,
    tags: null,
  };
  const printed = [app, ...components, ...printStylesheets(project, options, stacks, withSharedStyles)];
  return [
    ...printed,
    ...assets.files,
    ...printProjectFiles(project, printed, options, libraries),
    ...printTokenFiles(project, options),
  ];
}

/** Returns the prop of each component whose root is a button that it presses. */
function findPressedProps(components: readonly CodeComponent[]): ReadonlyMap<string, string> {
  return new Map(
    components.flatMap(({ name, root }) => {
      if (root.kind !== 'element' || root.tag !== 'button') return [];
      const value = root.attributes.find((one) => one.name === 'aria-pressed')?.value;
      if (value?.kind === 'prop') return [[name, value.name]];
      return value?.kind === 'test' && value.members === null ? [[name, value.prop]] : [];
    }),
  );
}

/** A page in an app of another direction keeps its own. */
function withDirection(component: CodeComponent, language: string): CodeComponent {
  const { role, root } = component;
  if (role !== 'page' || root.kind !== 'element' || !isRightToLeft(language)) return component;
  return { ...component, root: { ...root, attributes: [...root.attributes, textAttribute('dir', 'rtl')] } };
}

/** The app shows pages by the fragment of its address. */
export const locateReactPage: LocatePage = ({ name }, _, takeName) => ({
  path: `src/pages/${name}.tsx`,
  address: `#/${takeName()}`,
});

/** In a style sheet variants only have their own declarations. With utilities they need all of them. */
function hoistComponentVariants(project: CodeProject, { styles }: CodeOptions): CodeProject {
  return styles === 'tailwind' ? project : { ...project, components: project.components.map(hoistVariants) };
}

/** Chooses how the styles of a component are printed. */
function createStylePrinters(
  project: CodeProject,
  { styles }: CodeOptions,
  assets: AssetNames,
  stacks: readonly FontStack[],
  withSharedStyles: ProjectWithSharedStyles,
): (component: CodeComponent, folder: string) => StylePrinter {
  const resolveFrom = (folder: string) => (style: Style) =>
    combineLonghands(style).map((one) => ({ ...one, value: resolveAssets(one.value, assets, folder) }));
  if (styles === 'tailwind') {
    const theme = findThemeNames(project, stacks, withSharedStyles);
    // Tailwind's classes end up in `src/index.css`, so addresses are relative to that file.
    const resolve = resolveFrom('./assets/');
    return (component) => createTailwindPrinter(component, theme, resolve);
  }
  const resolveAddresses = resolveFrom('../assets/');
  const resolve = (style: Style) => convertPxToRem(referenceFontStacks(resolveAddresses(style), stacks));
  return (component, folder) =>
    styles === 'css'
      ? createCssFilePrinter(component, folder, resolve)
      : createCssModulePrinter(component, folder, resolve);
}

function printStylesheets(
  project: CodeProject,
  options: CodeOptions,
  stacks: readonly FontStack[],
  withSharedStyles: ProjectWithSharedStyles,
): readonly DraftFile[] {
  const { components } = project;
  const { shared } = withSharedStyles;
  const theme = () => findThemeNames(project, stacks, withSharedStyles);
  const tokens = stylesheetFile('src/tokens.css', printTokenStylesheet(project, stacks, shared, options));
  return options.styles === 'tailwind'
    ? [
        stylesheetFile(
          'src/index.css',
          printTailwindStylesheet(printTailwindBase(components), theme(), stacks, shared),
        ),
        tokens,
      ]
    : [tokens, stylesheetFile('src/base.css', printBaseStylesheet(components))];
}

function printTokenFiles(project: CodeProject, options: CodeOptions): readonly DraftFile[] {
  if (!options.project) return [];
  return printDesignTokens(project, 'src/').map(({ path, text }) => plainTextFile(path, text));
}

function printProjectFiles(
  project: CodeProject,
  printed: readonly DraftFile[],
  options: CodeOptions,
  libraries: Libraries,
): readonly DraftFile[] {
  if (!options.project) return [];
  const title = project.documentName.slice(0, 100) || 'Pages';
  const name = toKebabCase(title) ?? 'pages';
  const names = { title, name, language: project.language };
  const fonts = measureFontUse(project.fonts, printed);
  const readme = printReadme(project, fonts, {
    kind: 'a React app in TypeScript, served and built by Vite',
    places: [
      '`src/App.tsx` shows the pages, which are in `src/pages/`.',
      ...(project.components.some(({ role }) => role !== 'page')
        ? ['`src/components/` has what the pages share or repeat.']
        : []),
      options.styles === 'tailwind'
        ? '`src/index.css` has the theme of Tailwind: the colours, sizes and fonts of the design.'
        : '`src/tokens.css` has the colours, sizes and fonts of the design as custom properties.',
    ],
  });
  const files = [
    ...printReactProjectFiles(names, fonts, options, libraries),
    { path: 'README.md', text: readme },
  ];
  return files.map(({ path, text }) =>
    /\.(?:tsx|css)$/.test(path)
      ? { kind: 'text', path, text, isVerbatim: false, tags: null }
      : plainTextFile(path, text),
  );
}

/** A page and its address in the app. */
export interface PageRoute {
  readonly component: CodeComponent;
  /** The part of the address after `#/`. */
  readonly route: string;
}

/** The app shows the first page, and the others by the fragment of its address, as `#/pricing`. */
function printApp(
  pages: readonly PageRoute[],
  stylesheets: readonly string[],
  components: readonly CodeComponent[],
): string {
  const [first, ...others] = pages;
  const names = pages.map(({ component }) => component.name);
  const imports = [
    ...names.map((name) => `import { ${name} } from "./pages/${name}";`),
    ...stylesheets.map((stylesheet) => `import "./${stylesheet}";`),
  ];
  if (!first) return `${imports.join('\n')}\n\nexport function App() {\n  return null;\n}\n`;
  if (others.length === 0) {
    return `${imports.join('\n')}\n\nexport function App() {\n  return <${first.component.name} />;\n}\n`;
  }
  const routes = pages.map(({ component, route }) => [`"#/${route}"`, component.name] as const);
  const hasElementLinks = components.some(linksToElements);
  return `import { ${hasElementLinks ? 'useEffect, ' : ''}useSyncExternalStore, type ComponentType } from "react";
${imports.join('\n')}

/** The pages by address; the first is shown where the address names none. */
${printConstantTable('pages: Record<string, ComponentType>', routes)}

export function App() {
  const address = useSyncExternalStore(watchAddress, readAddress);
${hasElementLinks ? currentPageAndElementCode(first.component.name) : currentPageCode(first.component.name)}
  return <CurrentPage />;
}

function watchAddress(onChange: () => void) {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}

let address = "";

/** A link to a part of a page keeps the page: only addresses of pages begin with a slash. */
function readAddress() {
  const hash = window.location.hash;
  if (hash === "" || hash.startsWith("#/")) address = hash;
  return address;
}
`;
}

const currentPageCode = (first: string) => `  const CurrentPage = pages[address] ?? ${first};`;

/** After the address of the page comes the id of an element: `#/pricing/questions`. */
const currentPageAndElementCode = (first: string) => `  const [, page = "", place = ""] = address.split("/");
  const CurrentPage = pages[\`#/\${page}\`] ?? ${first};
  useEffect(() => {
    document.getElementById(place)?.scrollIntoView();
  }, [page, place]);`;

/** Whether a component links to an element on a page. */
function linksToElements(component: CodeComponent): boolean {
  const isElementLink = ({ value }: { readonly value: AttributeValue | PropValue }) =>
    value.kind === 'page' && value.fragment !== undefined;
  return [...nodesOf(component)].some((node) => {
    const hasElementLink = (value: PropValue) =>
      value.kind === 'list' && value.rows.some((row) => row.some(isElementLink));
    if (node.kind === 'repeat' && node.data) return hasElementLink(node.data);
    if (node.kind === 'each')
      return node.rows.some(({ props }) =>
        props.some((prop) => isElementLink(prop) || hasElementLink(prop.value)),
      );
    if (node.kind === 'use')
      return node.props.some((prop) => isElementLink(prop) || hasElementLink(prop.value));
    return node.kind === 'element' && node.attributes.some(isElementLink);
  });
}

import type { CodeOptions } from '#design/code-options';
import type { Style } from '../1-layout/layout-tree.ts';
import type { CodeProject } from '../2-components/code-component.ts';
import type { Libraries } from '../libraries.ts';
import { NameScope } from '../2-components/make-names.ts';
import { baseSheet } from './base-sheet.ts';
import { compileTailwind } from './compile-tailwind.ts';
import { plainFile, type DraftFile } from './draft-file.ts';
import { nameAssets, resolveAssets } from './name-assets.ts';
import { findPagePaths } from './page-paths.ts';
import { printRules, type CssRule } from './print-css.ts';
import { printHtmlPage } from './print-html.ts';
import { findTheme } from './find-theme.ts';
import { printTheme } from './print-theme.ts';
import { findUsedTokens, printTokens } from './print-tokens.ts';
import { toUtilities, type ThemeNames } from './to-utilities.ts';
import type { StyledNode } from './walk-code.ts';

/** The files of an HTML project: a page each, one sheet for all, the tokens, the pictures. */
export async function printHtml(
  project: CodeProject,
  options: CodeOptions,
  libraries: Libraries,
): Promise<readonly DraftFile[]> {
  const assets = nameAssets(project, 'assets');
  const paths = findPagePaths(project, options);
  const addresses = new Map(paths.map(({ page, address }) => [page.nodeId, address]));
  const resolve = (value: string) => resolveAssets(value, assets, 'assets/');
  const sheet =
    options.styles === 'tailwind' ? new UtilitySheet(resolve, findTheme(project)) : new RuleSheet(resolve);
  const pages = paths.map(({ page, path }) => {
    const { text, tags } = printHtmlPage(page, {
      language: 'en',
      assetAddress: ({ key }) => {
        const name = assets.find(key);
        return name === null ? null : `assets/${name}`;
      },
      pageAddress: (frameId) => addresses.get(frameId) ?? null,
      classesOf: (node) => sheet.classesOf(node),
    });
    return { kind: 'text' as const, path, text, syntax: 'html' as const, tags };
  });
  const styles = await sheet.print(libraries);
  return [
    ...pages,
    plainFile('styles.css', styles),
    plainFile('tokens.css', printTokens(findUsedTokens(project))),
    ...assets.files,
  ];
}

interface Sheet {
  classesOf(node: StyledNode): string;
  print(libraries: Libraries): Promise<string>;
}

/** One sheet for all pages: layers called alike that look alike share a rule. */
class RuleSheet implements Sheet {
  readonly #resolve: (value: string) => string;
  readonly #names = new Map<string, string>();
  readonly #rules: CssRule[] = [];
  readonly #scope = new NameScope([], '-');

  constructor(resolve: (value: string) => string) {
    this.#resolve = resolve;
  }

  classesOf({ styleName, style }: StyledNode): string {
    if (styleName === null) return '';
    const wanted = styleName.replace(/-\d+$/, '');
    const key = JSON.stringify([wanted, style]);
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = this.#scope.take(wanted);
    this.#names.set(key, name);
    this.#rules.push({ selectors: [`.${name}`], style: this.#resolved(style) });
    return name;
  }

  async print(): Promise<string> {
    return `${baseSheet}\n${printRules(this.#rules)}`;
  }

  #resolved(style: Style): Style {
    return style.map((one) => ({ ...one, value: this.#resolve(one.value) }));
  }
}

/** Tailwind's classes, compiled here because nothing builds an HTML project. */
class UtilitySheet implements Sheet {
  readonly #resolve: (value: string) => string;
  readonly #theme: ThemeNames;
  readonly #used = new Set<string>();

  constructor(resolve: (value: string) => string, theme: ThemeNames) {
    this.#resolve = resolve;
    this.#theme = theme;
  }

  classesOf({ style }: StyledNode): string {
    const resolved = style.map((one) => ({ ...one, value: this.#resolve(one.value) }));
    const classes = toUtilities(resolved, this.#theme);
    for (const name of classes) this.#used.add(name);
    return classes.join(' ');
  }

  print(libraries: Libraries): Promise<string> {
    const sheets = { 'tokens.css': '' };
    return compileTailwind(printTheme(this.#theme), [...this.#used], sheets, libraries);
  }
}

/**
 * Turns the style sheets of a project into texts without references to files: imports are inlined, pictures are
 * embedded, classes are scoped.
 */
import type { AssetBytes } from '#design/snapshot';
import type { AssetFile, TextFile } from '#design/source-file';
import {
  type CSSToken,
  isTokenAtKeyword,
  isTokenCloseCurly,
  isTokenOpenCurly,
  isTokenSemicolon,
  isTokenString,
} from '@csstools/css-tokenizer';
import { toDataUrl } from '#design/base64';
import {
  cssTextOf,
  type CssTokens,
  nextSignificant,
  readCssAddress,
  readCssTokens,
  readSelectorClass,
  statementEnd,
} from '../../css/css-tokens.ts';
import { type ProjectFiles, resolveAddress } from '../project-files.ts';

/** An address of nothing, which causes no request. */
export const emptyAddress = 'data:,';

/** Embeds the files of one result in a document. Each picture is encoded once. */
export interface Inliner {
  readonly project: ProjectFiles;
  /** The picture as a `data:` URL. */
  addressOf(file: AssetFile): string;
  /** The target of an address in the file `from`, as a `data:` URL. External addresses become empty. */
  inlineAddress(from: string, address: string): string;
  /** A style sheet, or the text of a `<style>` in the file `path`, with all references inlined. */
  inlineCss(sheet: Pick<TextFile, 'path' | 'text'>): string;
}

export function createInliner(project: ProjectFiles, assets: AssetBytes): Inliner {
  const addresses = new Map<string, string>();
  const inliner: Inliner = { project, addressOf, inlineAddress, inlineCss };
  return inliner;

  function addressOf(file: AssetFile): string {
    const known = addresses.get(file.asset.key);
    if (known !== undefined) return known;
    const bytes = assets.get(file.asset.key);
    const address = bytes ? toDataUrl({ mime: file.asset.mime, bytes }) : emptyAddress;
    addresses.set(file.asset.key, address);
    return address;
  }

  function inlineAddress(from: string, address: string): string {
    if (/^\s*data:image\//i.test(address)) return address.replace(/["\\\n]/g, encodeURIComponent);
    if (address.startsWith('#')) return address.replace(/["\\\n]/g, '');
    const target = resolveAddress(project, from, address);
    return target.kind === 'asset' ? addressOf(target.file) : emptyAddress;
  }

  function inlineCss(file: Pick<TextFile, 'path' | 'text'>): string {
    return inlineImports(file, new Set([file.path]));
  }

  function inlineImports(file: Pick<TextFile, 'path' | 'text'>, open: ReadonlySet<string>): string {
    const own = mapAddresses(file.text, (address) => inlineAddress(file.path, address));
    return mapImports(own, (address) => {
      const target = resolveAddress(project, file.path, address.startsWith('.') ? address : `./${address}`);
      // Tailwind's style sheet is left for its compiler. Any other missing one adds nothing.
      if (target.kind !== 'text') return address.startsWith('tailwindcss') ? null : '';
      if (open.has(target.file.path)) return '';
      return inlineImports(target.file, new Set([...open, target.file.path]));
    });
  }
}

/** A CSS Module: its scoped rules, and the class names that a script imports from it. */
export function inlineCssModule(inliner: Inliner, file: TextFile, index: number) {
  const name = (file.path.split('/').at(-1) ?? '').replace(/\.module\.css$/, '');
  return scopeClasses(
    inliner.inlineCss(file),
    `${name.replace(/[^\w-]/g, '_').replace(/^[\d-]/, '_')}_${index}_`,
  );
}

/** Replaces every address in `url(…)`, except those of imports. The result of `map` must be an address without quotes. */
export function mapAddresses(css: string, map: (address: string) => string): string {
  const tokens = readCssTokens(css);
  let text = '';
  for (let index = 0; index < tokens.length; index += 1) {
    const found = readCssAddress(tokens, index);
    text += found === null ? (tokens[index]?.[1] ?? '') : `url("${map(found.address)}")`;
    if (found !== null) index = found.last;
    if (!isImport(tokens[index])) continue;
    const end = statementEnd(tokens, index);
    text += cssTextOf(tokens, index + 1, end);
    index = end;
  }
  return text;
}

/** Replaces `@import` rules by the result of `load` for their address. A rule stays if the result is `null`. */
export function mapImports(css: string, load: (address: string) => string | null): string {
  const tokens = readCssTokens(css);
  let text = '';
  for (let index = 0; index < tokens.length; index += 1) {
    const address = isImport(tokens[index]) ? readImportAddress(tokens, index) : null;
    const loaded = address === null ? null : load(address);
    text += loaded ?? tokens[index]?.[1] ?? '';
    if (loaded !== null) index = statementEnd(tokens, index);
  }
  return text;
}

function isImport(token: CSSToken | undefined): boolean {
  return isTokenAtKeyword(token) && token[4].value.toLowerCase() === 'import';
}

function readImportAddress(tokens: CssTokens, index: number): string | null {
  const target = nextSignificant(tokens, index + 1);
  const token = tokens[target];
  return isTokenString(token) ? token[4].value : (readCssAddress(tokens, target)?.address ?? null);
}

export interface ScopedCss {
  readonly css: string;
  /** The new name of each class. */
  readonly classes: Readonly<Record<string, string>>;
}

/** Adds `prefix` to every class of a CSS Module, as a bundler does. Names of animations stay. */
export function scopeClasses(css: string, prefix: string): ScopedCss {
  const tokens = readCssTokens(css);
  const classes: Record<string, string> = Object.create(null) as Record<string, string>;
  let text = '';
  let start = 0;
  for (const [index, token] of tokens.entries()) {
    if (!isTokenOpenCurly(token) && !isTokenCloseCurly(token) && !isTokenSemicolon(token)) continue;
    const isSelector = isTokenOpenCurly(token) && !isTokenAtKeyword(tokens[nextSignificant(tokens, start)]);
    for (let at = start; at <= index; at += 1) {
      text += tokens[at]?.[1] ?? '';
      const found = isSelector ? readSelectorClass(tokens, at) : null;
      if (found === null) continue;
      classes[found.name] = prefix + found.name;
      text += prefix;
    }
    start = index + 1;
  }
  return { css: text + cssTextOf(tokens, start, tokens.length - 1), classes };
}

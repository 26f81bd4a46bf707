/**
 * Turns the style sheets of a project into texts without references to files: imports are inlined, pictures are
 * embedded, classes are scoped.
 */
import type { AssetBytes } from '#design/snapshot';
import type { AssetFile, TextFile } from '#design/source-file';
import { encodeBase64 } from '../../assets/base64.ts';
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
    const address = bytes ? dataUrl(file.asset.mime, bytes) : emptyAddress;
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
    const own = mapAddresses(protectImports(file.text), (address) => inlineAddress(file.path, address));
    return mapImports(own, (address) => {
      const target = resolveAddress(project, file.path, address.startsWith('.') ? address : `./${address}`);
      // Tailwind's style sheet is left for its compiler. Any other missing one adds nothing.
      if (target.kind !== 'text') return address.startsWith('tailwindcss') ? null : '';
      if (open.has(target.file.path)) return '';
      return inlineImports(target.file, new Set([...open, target.file.path]));
    });
  }
}

/** `@import url(x)` means the same as `@import "x"`. Only the second form is not changed when pictures are embedded. */
function protectImports(css: string): string {
  return css.replace(/(@import\s+)url\(\s*(["']?)([^"')]*)\2\s*\)/gi, '$1"$3"');
}

/** A CSS Module: its scoped rules, and the class names that a script imports from it. */
export function inlineCssModule(inliner: Inliner, file: TextFile, index: number) {
  const name = (file.path.split('/').at(-1) ?? '').replace(/\.module\.css$/, '');
  return scopeClasses(
    inliner.inlineCss(file),
    `${name.replace(/[^\w-]/g, '_').replace(/^[\d-]/, '_')}_${index}_`,
  );
}

/**
 * The parts of CSS syntax that embedding needs: strings, comments, addresses and class names. Everything else is
 * copied byte for byte.
 */

type CssToken = {
  readonly kind: 'comment' | 'string' | 'url' | 'mark' | 'text';
  readonly text: string;
};

const cssTokenPattern = new RegExp(
  [
    String.raw`(?<comment>\/\*[\s\S]*?(?:\*\/|$))`,
    String.raw`(?<string>"(?:\\[\s\S]|[^"\\])*"?|'(?:\\[\s\S]|[^'\\])*'?)`,
    String.raw`(?<url>\burl\((?:\s*(?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*')\s*|(?:\\[\s\S]|[^)"'\\])*)\))`,
    String.raw`(?<mark>[{};])`,
    String.raw`(?<text>(?:\\[\s\S]|(?!\burl\()[^"'{};/\\]|\/(?!\*)|\\$)+)`,
  ].join('|'),
  'gi',
);

function* tokenizeCss(css: string): Generator<CssToken> {
  for (const match of css.matchAll(cssTokenPattern)) {
    const { comment, string, url, mark } = match.groups ?? {};
    const kind = comment !== undefined ? 'comment' : string !== undefined ? 'string' : undefined;
    yield {
      kind: kind ?? (url !== undefined ? 'url' : mark !== undefined ? 'mark' : 'text'),
      text: match[0],
    };
  }
}

/** Replaces every address in `url(…)`. The result of `map` must be an address without quotes. */
export function mapAddresses(css: string, map: (address: string) => string): string {
  let text = '';
  for (const token of tokenizeCss(css)) {
    text += token.kind === 'url' ? `url("${map(addressIn(token.text))}")` : token.text;
  }
  return text;
}

function addressIn(url: string): string {
  const inside = url.slice(url.indexOf('(') + 1, -1).trim();
  const bare = /^["']/.test(inside) ? inside.slice(1, -1) : inside;
  return unescapeCss(bare);
}

/** Replaces `@import` rules by the result of `load` for their address. A rule stays if the result is `null`. */
export function mapImports(css: string, load: (address: string) => string | null): string {
  const tokens = [...tokenizeCss(css)];
  let text = '';
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) break;
    const start = token.kind === 'text' ? token.text.search(/@import\s*$/i) : -1;
    const target = tokens[index + 1];
    const end = start < 0 ? -1 : tokens.findIndex((each, at) => at > index && each.text === ';');
    const loaded = target && end > 0 ? load(addressOfImport(target)) : null;
    if (loaded === null) {
      text += token.text;
      continue;
    }
    text += token.text.slice(0, start) + loaded;
    index = end;
  }
  return text;
}

function addressOfImport(token: CssToken): string {
  return token.kind === 'url' ? addressIn(token.text) : unescapeCss(token.text.slice(1, -1));
}

export interface ScopedCss {
  readonly css: string;
  /** The new name of each class. */
  readonly classes: Readonly<Record<string, string>>;
}

const classPattern =
  /\.((?:-?(?:[_a-z\u0080-\uffff]|\\[0-9a-f]{1,6}\s?|\\[\s\S])|--)(?:[-_a-z0-9\u0080-\uffff]|\\[0-9a-f]{1,6}\s?|\\[\s\S])*)/gi;

/** Adds `prefix` to every class of a CSS Module, as a bundler does. Names of animations stay. */
export function scopeClasses(css: string, prefix: string): ScopedCss {
  const classes: Record<string, string> = Object.create(null) as Record<string, string>;
  let text = '';
  let prelude: CssToken[] = [];
  for (const token of tokenizeCss(css)) {
    if (token.kind !== 'mark') {
      prelude.push(token);
      continue;
    }
    const isSelector = token.text === '{' && !startsAtRule(prelude);
    for (const preludeToken of prelude) {
      text +=
        isSelector && preludeToken.kind === 'text'
          ? preludeToken.text.replace(classPattern, rename)
          : preludeToken.text;
    }
    text += token.text;
    prelude = [];
  }
  return { css: text + prelude.map((preludeToken) => preludeToken.text).join(''), classes };

  function rename(_match: string, escaped: string): string {
    const name = unescapeCss(escaped);
    classes[name] = prefix + name;
    return `.${prefix}${escaped}`;
  }
}

function startsAtRule(prelude: readonly CssToken[]): boolean {
  const first = prelude.find((token) => token.kind !== 'comment' && token.text.trim() !== '');
  return first?.text.trimStart().startsWith('@') ?? false;
}

function unescapeCss(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|([\s\S]))/gi, (_match, code?: string, character?: string) => {
    if (code === undefined) return character ?? '';
    const point = Number.parseInt(code, 16);
    return point === 0 || point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  });
}

/** Bytes as a `data:` URL. */
function dataUrl(mime: string, bytes: Uint8Array): string {
  return `data:${mime};base64,${encodeBase64(bytes)}`;
}

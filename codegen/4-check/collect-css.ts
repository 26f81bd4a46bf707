/** The style sheets of a project as texts that need no other file: imports inlined, pictures inside, classes scoped. */
import type { AssetBytes } from '#design/snapshot';
import type { AssetFile, TextFile } from '#design/source-file';
import { mapAddresses, mapImports, scopeClasses } from './css-text.ts';
import { dataUrl } from './data-url.ts';
import { resolveAddress } from './project-files.ts';
import type { ProjectFiles } from './project-files.ts';

/** An address that shows nothing and asks for nothing. */
export const emptyAddress = 'data:,';

/** Turns the files of one result into what can stand inside one document; each picture is encoded once. */
export interface Inliner {
  readonly project: ProjectFiles;
  /** The picture as a `data:` address. */
  addressOf(file: AssetFile): string;
  /** What an address in the file `from` leads to, as a `data:` address; an outside one leads nowhere. */
  inlineAddress(from: string, address: string): string;
  /** A style sheet, or the text of one that stands in the file `path`, with everything it refers to inside. */
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
      // Tailwind's own is for its compiler; any other that is not there has nothing to add.
      if (target.kind !== 'text') return address.startsWith('tailwindcss') ? null : '';
      if (open.has(target.file.path)) return '';
      return inlineImports(target.file, new Set([...open, target.file.path]));
    });
  }
}

/** `@import url(x)` says the same as `@import "x"`, and only the latter survives the inlining of pictures. */
function protectImports(css: string): string {
  return css.replace(/(@import\s+)url\(\s*(["']?)([^"')]*)\2\s*\)/gi, '$1"$3"');
}

/** What a CSS Module gives to the script that imports it, beside its scoped rules. */
export function inlineCssModule(inliner: Inliner, file: TextFile, index: number) {
  const name = (file.path.split('/').at(-1) ?? '').replace(/\.module\.css$/, '');
  return scopeClasses(
    inliner.inlineCss(file),
    `${name.replace(/[^\w-]/g, '_').replace(/^[\d-]/, '_')}_${index}_`,
  );
}

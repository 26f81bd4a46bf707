/**
 * Decides the paths of pictures and pages. In: a project whose components have names. Out: a file for each picture,
 * and a path and an address for each page, which the target chooses.
 */
import type { AssetRef } from '#design/snapshot';
import type { AssetFile } from '#design/source-file';
import {
  childrenOf,
  type CodeComponent,
  type CodeNode,
  type CodeProject,
  isStyled,
  type ListValue,
  type PropValue,
  type StyledNode,
} from '../components/code-component.ts';
import { contentWordsOf, isDefaultName, NameScope, toKebabCase } from '../naming/identifiers.ts';
import { reservedFileNames } from '../naming/reserved-names.ts';

/** The file of each picture, by its key. Equal pictures share one file. */
export interface AssetNames {
  readonly files: readonly AssetFile[];
  /** `hero.png`, or `null` for a picture without bytes. */
  find(key: string): string | null;
}

const extensions: Readonly<Record<AssetRef['mime'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
};

/** Names each picture of a project after the first layer that shows it, in the order of the pages. */
export function nameAssets(project: CodeProject, folder: string): AssetNames {
  const names = new Map<string, string>();
  const files: AssetFile[] = [];
  const scope = new NameScope(['placeholder', ...reservedFileNames], '-');
  /** The common base name of the files of one picture, by the key of the picture. */
  const baseNames = new Map<string, string>();
  const add = (asset: AssetRef, wanted: string | null) => {
    // A picture without bytes has no key and no file. A placeholder replaces it.
    if (asset.key === '' || names.has(asset.key)) return;
    const base = wanted !== null && !isDefaultName(wanted) ? toKebabCase(wanted) : null;
    const picture = asset.smallerOf ?? asset.key;
    const baseName = baseNames.get(picture) ?? scope.take(base ?? 'image');
    baseNames.set(picture, baseName);
    const name = `${baseName}${asset.density === undefined ? '' : `@${asset.density}x`}.${extensions[asset.mime]}`;
    names.set(asset.key, name);
    files.push({ kind: 'asset', path: `${folder}/${name}`, asset });
  };
  for (const component of project.components) {
    for (const { asset, wanted } of assetsShownIn(component, project.assets)) add(asset, wanted);
  }
  return { files, find: (key) => names.get(key) ?? null };
}

interface ShownAsset {
  readonly asset: AssetRef;
  readonly wanted: string | null;
}

function assetsShownIn(
  { root, name: componentName }: CodeComponent,
  assets: CodeProject['assets'],
): readonly ShownAsset[] {
  const shown: ShownAsset[] = [];
  const visit = (node: CodeNode, near: string): void => {
    if (node.kind === 'element') {
      const alt = node.attributes.find(({ name }) => name === 'alt')?.value;
      const known = alt?.kind === 'text' && alt.text !== '' ? alt.text : node.styleName;
      const wanted = known === null || isVague(known) ? `${near} ${known ?? ''}` : known;
      for (const { value } of node.attributes)
        if (value.kind === 'asset') shown.push({ asset: value.asset, wanted });
    }
    if (node.kind === 'use') {
      const text = node.props.flatMap(({ value }) => (value.kind === 'text' ? [nameIn(value.text)] : []));
      for (const { name, value } of node.props) visitProp(value, name, text.find(Boolean) ?? near);
    }
    if (node.kind === 'repeat' && node.data) visitProp(node.data, node.item, near);
    if (isStyled(node)) {
      for (const key of assetKeysOfNode(node)) {
        const asset = Object.hasOwn(assets, key) ? assets[key] : undefined;
        const known = node.styleName ?? 'image';
        if (asset) shown.push({ asset, wanted: isVague(known) ? `${near} image` : known });
      }
    }
    const children = childrenOf(node);
    const texts = children
      .flatMap((child) => childrenOf(child))
      .flatMap((one) => (one.kind === 'text' ? [nameIn(one.text)] : []));
    for (const child of children) visit(child, texts.find(Boolean) ?? near);
  };
  const visitProp = (value: PropValue, name: string, near: string): void => {
    if (value.kind === 'image' && value.asset) shown.push({ asset: value.asset, wanted: `${near} ${name}` });
    if (value.kind === 'slot' && value.node) visit(value.node, near);
    if (value.kind === 'list') for (const row of value.rows) visitRow(row, near);
  };
  const visitRow = (row: ListValue['rows'][number], near: string): void => {
    const text = row.flatMap(({ value }) => (value.kind === 'text' ? [nameIn(value.text)] : []));
    for (const { name, value } of row) visitProp(value, name, text.find(Boolean) ?? near);
  };
  visit(root, componentName);
  return shown;
}

/** Names of styles that fit any picture. */
function isVague(name: string): boolean {
  return /^(icon|image|picture|avatar|backdrop|decoration|frame|area|content|root|page)(-(frame|area|content))*(-\d+)?$/.test(
    name,
  );
}

/** Returns the first words of a short text, by which a picture beside it is known; `null` for none. */
function nameIn(text: string): string | null {
  return text.length > maxNameText ? null : contentWordsOf(text).slice(0, 2).join(' ') || null;
}

/** Letters; a longer text is no name. */
const maxNameText = 40;

function assetKeysOfNode({ style, variants }: StyledNode): readonly string[] {
  const styles = [style, ...variants.map((variant) => variant.style)];
  return styles.flatMap((one) => one.flatMap(({ value }) => assetKeysIn(value)));
}

const assetAddressPattern = /url\(asset:([^)]*)\)/g;

function assetKeysIn(value: string): readonly string[] {
  if (!value.includes('asset:')) return [];
  return [...value.matchAll(assetAddressPattern)].map((match) => match[1] ?? '');
}

/** Replaces asset references in a value by addresses of files. A picture without bytes becomes grey. */
export function resolveAssets(value: string, names: AssetNames, folder: string): string {
  return value.replace(assetAddressPattern, (_, key: string) => {
    const name = names.find(key);
    return name === null ? 'linear-gradient(#d9d9d9, #d9d9d9)' : `url("${folder}${name}")`;
  });
}

/** Chooses the path and the address of a page; `takeName` gives it a name that no other page has. */
export type LocatePage = (
  page: CodeComponent,
  index: number,
  takeName: () => string,
) => Pick<PagePath, 'path' | 'address'>;

export interface PagePath {
  readonly page: CodeComponent;
  /** `src/pages/Name.tsx`, or `index.html` for the first page and `name.html` for the others. */
  readonly path: string;
  /** How other pages link to it: `#/name` or `name.html`. */
  readonly address: string;
}

/** The path and the address of each page. */
export function findPagePaths({ components }: CodeProject, locatePage: LocatePage): readonly PagePath[] {
  const pages = components.filter(({ role }) => role === 'page');
  const scope = new NameScope(['index', ...reservedFileNames], '-');
  return pages.map((page, index) => {
    const takeName = () => scope.take(toKebabCase(page.name) ?? 'page');
    return { page, ...locatePage(page, index, takeName) };
  });
}

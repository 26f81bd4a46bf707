import type { AssetRef } from '#design/snapshot';
import type { AssetFile } from '#design/source-file';
import type { CodeNode, CodeProject, PropValue } from '../2-components/code-component.ts';
import { NameScope, toKebabCase, isDefaultName } from '../2-components/make-names.ts';
import { reservedFileNames } from '../2-components/reserved-names.ts';
import { childrenOf, type StyledNode } from './walk-code.ts';

/** Where each picture goes, by its key; a content has one file however often it is shown. */
export interface AssetNames {
  readonly files: readonly AssetFile[];
  /** `hero.png`, or `null` for a picture without bytes. */
  find(key: string): string | null;
}

const endings: Readonly<Record<AssetRef['mime'], string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
};

/** Names the pictures of a project after the first layer that shows each, in the order of the pages. */
export function nameAssets(project: CodeProject, folder: string): AssetNames {
  const names = new Map<string, string>();
  const files: AssetFile[] = [];
  const scope = new NameScope(['placeholder', ...reservedFileNames], '-');
  /** What the files of one picture share, by the picture's key. */
  const stems = new Map<string, string>();
  const add = (asset: AssetRef, wanted: string | null) => {
    // A picture whose bytes are missing has no key; a placeholder stands in and there is no file.
    if (asset.key === '' || names.has(asset.key)) return;
    const base = wanted !== null && !isDefaultName(wanted) ? toKebabCase(wanted) : null;
    const picture = asset.smallerOf ?? asset.key;
    const stem = stems.get(picture) ?? scope.take(base ?? 'image');
    stems.set(picture, stem);
    const name = `${stem}${asset.density === undefined ? '' : `@${asset.density}x`}.${endings[asset.mime]}`;
    names.set(asset.key, name);
    files.push({ kind: 'asset', path: `${folder}/${name}`, asset });
  };
  for (const component of project.components) {
    for (const { asset, wanted } of picturesIn(component.root, project.assets)) add(asset, wanted);
  }
  return { files, find: (key) => names.get(key) ?? null };
}

interface Shown {
  readonly asset: AssetRef;
  readonly wanted: string | null;
}

function picturesIn(root: CodeNode, assets: CodeProject['assets']): readonly Shown[] {
  const shown: Shown[] = [];
  const look = (node: CodeNode): void => {
    if (node.kind === 'element') {
      const alt = node.attributes.find(({ name }) => name === 'alt')?.value;
      const said = alt?.kind === 'text' && alt.text !== '' ? alt.text : node.styleName;
      for (const { value } of node.attributes)
        if (value.kind === 'asset') shown.push({ asset: value.asset, wanted: said });
    }
    if (node.kind === 'use') for (const { name, value } of node.props) lookInProp(value, name);
    if (node.kind === 'element' || node.kind === 'vector' || node.kind === 'use') {
      for (const key of keysIn(node)) {
        const asset = Object.hasOwn(assets, key) ? assets[key] : undefined;
        if (asset) shown.push({ asset, wanted: node.styleName });
      }
    }
    for (const child of childrenOf(node)) look(child);
  };
  const lookInProp = (value: PropValue, name: string): void => {
    if (value.kind === 'image' && value.asset) shown.push({ asset: value.asset, wanted: name });
    if (value.kind === 'slot' && value.node) look(value.node);
  };
  look(root);
  return shown;
}

function keysIn({ style, variants }: StyledNode): readonly string[] {
  const styles = [style, ...variants.map((variant) => variant.style)];
  return styles.flatMap((one) => one.flatMap(({ value }) => assetKeysIn(value)));
}

const assetAddress = /url\(asset:([^)]*)\)/g;

function assetKeysIn(value: string): readonly string[] {
  if (!value.includes('asset:')) return [];
  return [...value.matchAll(assetAddress)].map((match) => match[1] ?? '');
}

/** Puts file addresses where a value names pictures; a picture without bytes becomes a plain grey. */
export function resolveAssets(value: string, names: AssetNames, folder: string): string {
  return value.replace(assetAddress, (_, key: string) => {
    const name = names.find(key);
    return name === null ? 'linear-gradient(#d9d9d9, #d9d9d9)' : `url("${folder}${name}")`;
  });
}

/**
 * Replaces pictures that are larger than they are shown, as the last step before printing. In: a project and the size
 * at which each picture is shown. Out: the same project with references to the new files, and their bytes. A picture
 * that cannot shrink without changing how it looks stays unchanged.
 */
import type { CancelSignal } from '#design/cancel';
import { problem, type Problem } from '#design/problem';
import type { AssetBytes, AssetRef } from '#design/snapshot';
import {
  type CodeAttribute,
  type CodeElement,
  type CodeInstance,
  type CodeNode,
  type CodeProject,
  type CodeVector,
  mapCodeNodes,
  nodesOf,
  type PropValue,
} from '../components/code-component.ts';
import type { PictureOccurrence, Style } from '../layout/layout-tree.ts';
import { findRequiredSizes, type ResizedPicture, type ResizePicture } from './resize-picture.ts';

interface ResizedProject {
  /** The same object as before if there is nothing to change. */
  readonly project: CodeProject;
  /** The new files, by key. */
  readonly made: AssetBytes;
  readonly problems: readonly Problem[];
}

export async function resizeProjectPictures(
  project: CodeProject,
  occurrences: readonly PictureOccurrence[],
  assets: AssetBytes,
  resize: ResizePicture,
  { signal, onDone }: { readonly signal: CancelSignal; onDone: (done: number, total: number) => void },
): Promise<ResizedProject> {
  const chosen = findImgPictures(project);
  const needed = [...findRequiredSizes(occurrences)].flatMap(([key, requiredSize]) => {
    const bytes = assets.get(key);
    return bytes && Object.hasOwn(project.assets, key) ? [{ key, bytes, need: requiredSize }] : [];
  });
  const resized = new Map<string, ResizedPicture>();
  const problems: Problem[] = [];
  for (const [index, { key, bytes, need: requiredSize }] of needed.entries()) {
    signal.throwIfAborted();
    onDone(index, needed.length);
    const sizes = chosen.has(key) ? requiredSize : { ...requiredSize, once: null };
    try {
      resized.set(key, await resize(bytes, sizes, signal));
    } catch {
      signal.throwIfAborted();
      problems.push(problem('picture-unreadable', requiredSize.layer, {}));
    }
  }
  return { ...applyResizedPictures(project, resized), problems };
}

/** The names that code uses for the files of one picture. */
interface PictureFiles {
  readonly large: AssetRef;
  readonly small: AssetRef | null;
}

/** The keys of pictures that an `<img>` shows, where a browser can choose between two files. */
function findImgPictures({ components }: CodeProject): ReadonlySet<string> {
  const keysIn = (node: CodeNode): readonly (string | null)[] => {
    if (node.kind === 'repeat' && node.data)
      return node.data.rows.flatMap((row) =>
        row.map(({ value }) => (value.kind === 'image' && value.asset ? value.asset.key : null)),
      );
    if (node.kind !== 'element') return [];
    return node.attributes.map(({ name, value }) =>
      name === 'src' && value.kind === 'asset' ? value.asset.key : null,
    );
  };
  const keys = components.flatMap((component) => nodesOf(component).flatMap(keysIn));
  return new Set(keys.filter((key) => key !== null));
}

/** The same project with references to the new files. */
function applyResizedPictures(
  project: CodeProject,
  resized: ReadonlyMap<string, ResizedPicture>,
): Omit<ResizedProject, 'problems'> {
  const made = new Map<string, Uint8Array>();
  const files = new Map<string, PictureFiles>();
  for (const [key, { large, small }] of resized) {
    const asset = project.assets[key];
    if (!asset || (large === null && small === null)) continue;
    const density = small === null ? {} : { density: 2 as const };
    const name = (name: string): AssetRef => ({ ...asset, key: `${key}@${name}`, smallerOf: key });
    files.set(key, {
      large: { ...(large === null ? asset : name('2x')), ...density },
      small: small === null ? null : name('1x'),
    });
    if (large !== null) made.set(`${key}@2x`, large);
    if (small !== null) made.set(`${key}@1x`, small);
  }
  if (files.size === 0) return { project, made };
  const components = project.components.map((component) => ({
    ...component,
    root: mapCodeNodes(component.root, (node) => replaceInNode(node, files)),
  }));
  const refs = [...files.values()].flatMap(({ large, small }) => (small === null ? [large] : [large, small]));
  const assets = { ...project.assets, ...Object.fromEntries(refs.map((ref) => [ref.key, ref])) };
  return { project: { ...project, components, assets }, made };
}

type PictureFilesByKey = ReadonlyMap<string, PictureFiles>;

function replaceInNode(node: CodeNode, files: PictureFilesByKey): CodeNode {
  switch (node.kind) {
    case 'element':
      return {
        ...replaceInStyles(node, files),
        attributes: node.attributes.flatMap((one) => replaceInAttribute(one, files)),
      };
    case 'vector':
      return replaceInStyles(node, files);
    case 'use':
      return replaceInInstance(node, files);
    case 'each':
      return { ...node, rows: node.rows.map((row) => replaceInInstance(row, files)) };
    case 'repeat':
      return { ...node, data: node.data && replaceInValue(node.data, files) };
    default:
      return node;
  }
}

/** An `<img>` names the smaller file, and the larger one for screens with more pixels. */
function replaceInAttribute(attribute: CodeAttribute, files: PictureFilesByKey): readonly CodeAttribute[] {
  const { name, value } = attribute;
  const found = value.kind === 'asset' ? files.get(value.asset.key) : undefined;
  if (found === undefined) return [attribute];
  const { large, small } = found;
  if (name !== 'src' || small === null) return [{ name, value: { kind: 'asset', asset: large } }];
  return [
    { name, value: { kind: 'asset', asset: small } },
    { name: 'srcset', value: { kind: 'asset', asset: large, density: 2 } },
  ];
}

/** A picture that is passed as a prop is one address. */
function replaceInInstance(use: CodeInstance, files: PictureFilesByKey): CodeInstance {
  return {
    ...replaceInStyles(use, files),
    props: use.props.map((prop) => ({ ...prop, value: replaceInValue(prop.value, files) })),
  };
}

function replaceInValue<Value extends PropValue>(value: Value, files: PictureFilesByKey): Value {
  if (value.kind === 'list') {
    const rows = value.rows.map((row) =>
      row.map((field) => ({ ...field, value: replaceInValue(field.value, files) })),
    );
    return { ...value, rows };
  }
  const found = value.kind === 'image' && value.asset ? files.get(value.asset.key) : undefined;
  return found === undefined ? value : { ...value, asset: found.large };
}

function replaceInStyles<Styled extends CodeElement | CodeVector | CodeInstance>(
  node: Styled,
  files: PictureFilesByKey,
): Styled {
  return {
    ...node,
    style: replaceInStyle(node.style, files),
    variants: node.variants.map((variant) => ({ ...variant, style: replaceInStyle(variant.style, files) })),
  };
}

/** A background is one address too: an `image-set()` with two would be longer than the rest of the rule. */
function replaceInStyle(style: Style, files: PictureFilesByKey): Style {
  if (!style.some(({ value }) => value.includes('url(asset:'))) return style;
  return style.map((one) => ({
    ...one,
    value: one.value.replace(/url\(asset:([^)]*)\)/g, (whole, key: string) => {
      const found = files.get(key);
      return found === undefined ? whole : `url(asset:${found.large.key})`;
    }),
  }));
}

import type { AssetRef } from '#design/snapshot';
import type { Style } from '../1-layout/layout-tree.ts';
import type {
  CodeAttribute,
  CodeElement,
  CodeNode,
  CodeProject,
  CodeUse,
  CodeVector,
} from '../2-components/code-component.ts';
import { mapNodes } from '../2-components/map-nodes.ts';
import { nodesOf } from '../3-files/walk-code.ts';
import type { FittedPicture } from './fit-picture.ts';
import type { FittedProject } from './fit-pictures.ts';

/** The files of one picture as code names them. */
interface Files {
  readonly large: AssetRef;
  readonly small: AssetRef | null;
}

/** Keys of the pictures that some `<img>` names itself, so that a browser can choose between two files. */
export function chosenPictures({ components }: CodeProject): ReadonlySet<string> {
  const elements = components
    .flatMap((component) => nodesOf(component))
    .filter((node) => node.kind === 'element');
  return new Set(
    elements.flatMap(({ attributes }) =>
      attributes.flatMap(({ name, value }) =>
        name === 'src' && value.kind === 'asset' ? [value.asset.key] : [],
      ),
    ),
  );
}

/** Lets a project show the files that were made. */
export function showFitted(
  project: CodeProject,
  fitted: ReadonlyMap<string, FittedPicture>,
): Omit<FittedProject, 'problems'> {
  const made = new Map<string, Uint8Array>();
  const files = new Map<string, Files>();
  for (const [key, { large, small }] of fitted) {
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
    root: mapNodes(component.root, (node) => showIn(node, files)),
  }));
  const refs = [...files.values()].flatMap(({ large, small }) => (small === null ? [large] : [large, small]));
  const assets = { ...project.assets, ...Object.fromEntries(refs.map((ref) => [ref.key, ref])) };
  return { project: { ...project, components, assets }, made };
}

type FilesByKey = ReadonlyMap<string, Files>;

function showIn(node: CodeNode, files: FilesByKey): CodeNode {
  switch (node.kind) {
    case 'element':
      return {
        ...inStyles(node, files),
        attributes: node.attributes.flatMap((one) => inAttribute(one, files)),
      };
    case 'vector':
      return inStyles(node, files);
    case 'use':
      return inUse(node, files);
    case 'each':
      return { ...node, rows: node.rows.map((row) => inUse(row, files)) };
    default:
      return node;
  }
}

/** An `<img>` names the smaller file, and the larger one for screens that show more of it. */
function inAttribute(attribute: CodeAttribute, files: FilesByKey): readonly CodeAttribute[] {
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

/** A picture that is handed on is one address. */
function inUse(use: CodeUse, files: FilesByKey): CodeUse {
  return {
    ...inStyles(use, files),
    props: use.props.map((prop) => {
      const { value } = prop;
      const found = value.kind === 'image' && value.asset ? files.get(value.asset.key) : undefined;
      return found === undefined ? prop : { ...prop, value: { kind: 'image', asset: found.large } };
    }),
  };
}

function inStyles<Styled extends CodeElement | CodeVector | CodeUse>(
  node: Styled,
  files: FilesByKey,
): Styled {
  return {
    ...node,
    style: inStyle(node.style, files),
    variants: node.variants.map((variant) => ({ ...variant, style: inStyle(variant.style, files) })),
  };
}

/** A background is one address too: two in an `image-set()` would be longer than all else that is said of it. */
function inStyle(style: Style, files: FilesByKey): Style {
  if (!style.some(({ value }) => value.includes('url(asset:'))) return style;
  return style.map((one) => ({
    ...one,
    value: one.value.replace(/url\(asset:([^)]*)\)/g, (whole, key: string) => {
      const found = files.get(key);
      return found === undefined ? whole : `url(asset:${found.large.key})`;
    }),
  }));
}

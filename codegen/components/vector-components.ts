import type {
  LayoutBox,
  LayoutNode,
  LayoutTree,
  LayoutVector,
  Style,
  VectorAsset,
} from '../layout/layout-tree.ts';
import { shortHash } from '../layout/vectors/vector-asset-list.ts';
import { type NameScope, toKebabCase, toPascalCase } from '../naming/identifiers.ts';
import {
  type CodeAttribute,
  type CodeComponent,
  type CodeElement,
  type CodeNode,
  type CodeVector,
  mapCodeNodes,
  plainElement,
  textAttribute,
} from './code-component.ts';
import { renameSvgIds, VectorTable } from './vector-table.ts';
import { mapLayout, mapLayoutNode } from './walk-layout.ts';

/** Markup longer than this hides the page it stands in. */
const minComponentMarkup = 600;
/** One line or one rectangle: a file of its own would only hide it. */
const simpleMarkup =
  /^<svg[^>]*><path (?:[^>]* )?d="M[-\d. ]+(L[-\d. ]+|([HV][-\d. ]+){1,4}Z?)"[^>]*><\/svg>$/;

/**
 * Gives drawings that repeat, those too long to read around, and those that are components of the design a component
 * each: pages and components use them by name. The new components come after those that were there.
 */
export function shareVectors(
  components: readonly CodeComponent[],
  names: NameScope,
): readonly CodeComponent[] {
  const table = new VectorTable();
  const counts = new Map<number, number>();
  const count = ({ svg }: CodeVector): void => {
    const vectorId = table.idOf(svg);
    counts.set(vectorId, (counts.get(vectorId) ?? 0) + 1);
  };
  for (const { root } of components) visitVectors(root, count);
  const vectorComponents = new Map<string, CodeComponent>();
  const share = (vector: CodeVector): CodeNode => {
    const { svg, label, componentName } = vector;
    const isComponent = componentName !== undefined && !simpleMarkup.test(svg);
    const vectorId = table.idOf(svg);
    if ((counts.get(vectorId) ?? 0) < 2 && svg.length < minComponentMarkup && !isComponent) return vector;
    const key = `${label} ${vectorId}`;
    const vectorComponent = vectorComponents.get(key) ?? createVectorComponent(vector, names);
    vectorComponents.set(key, vectorComponent);
    const { styleName, style, variants, ids } = vector;
    return { kind: 'use', component: vectorComponent.name, props: [], styleName, style, variants, ids };
  };
  const changed = components.map((component) => ({
    ...component,
    root: mapCodeNodes(component.root, (node) => (node.kind === 'vector' ? share(node) : node)),
  }));
  return [...changed, ...vectorComponents.values()];
}

function createVectorComponent(
  { svg, staysInside, layerName, componentName, label, ids }: CodeVector,
  names: NameScope,
): CodeComponent {
  const [, width = '0', height = '0'] = /viewBox="\S+ \S+ (\S+) (\S+?)"/.exec(svg) ?? [];
  const title = (componentName && toKebabCase(componentName)) ?? layerName;
  const name = names.take(vectorComponentName(title ?? ''));
  // Named after the component, so that no two drawings of a page mean each other's gradients.
  const own = renameSvgIds(svg, (_id, index) => `${toKebabCase(name) ?? 'icon'}-${index + 1}`);
  return {
    name,
    role: 'component',
    nodeId: ids[0] ?? '',
    title: title ?? 'Icon',
    props: [],
    root: {
      kind: 'vector',
      svg: own,
      staysInside,
      layerName,
      styleName: null,
      style: [],
      variants: [],
      label,
      ids: [],
    },
    width: Number(width) || 0,
    height: Number(height) || 0,
  };
}

/** `icon-bell` is `BellIcon`, `logo-svg` is `LogoIcon`: what it is comes last, and once. */
function vectorComponentName(layerName: string): string {
  const words = layerName.split('-').filter((word) => !/^(icons?|ic|ico|svg|vector|\d+)$/.test(word));
  return `${toPascalCase(words.join(' ')) ?? ''}Icon`;
}

function visitVectors(node: CodeNode, visit: (vector: CodeVector) => void): void {
  if (node.kind === 'vector') visit(node);
  if (node.kind === 'element' || node.kind === 'when')
    for (const child of node.children) visitVectors(child, visit);
  if (node.kind === 'use') {
    for (const { value } of node.props)
      if (value.kind === 'slot' && value.node) visitVectors(value.node, visit);
  }
  if (node.kind === 'each') for (const row of node.rows) visitVectors(row, visit);
}

/** Letters of markup from which on a drawing is a picture in its own file, and no part of a page's source. */
const minFileMarkup = 2000;

export interface ExtractedVectors {
  readonly components: readonly CodeComponent[];
  readonly vectorAssets: readonly VectorAsset[];
}

/**
 * Puts long drawings into files of their own, where an `<img>` shows just what the markup did: nothing of them sticks
 * out, and their colour is their own rather than the page's.
 */
export function extractLongVectors(components: readonly CodeComponent[]): ExtractedVectors {
  const vectorAssets = new Map<string, VectorAsset>();
  const extract = (node: CodeNode): CodeNode => {
    const svg = node.kind === 'vector' ? standaloneSvgOf(node) : null;
    if (node.kind !== 'vector' || svg === null) return node;
    const asset = { key: `drawing-${shortHash(svg)}`, mime: 'image/svg+xml' } as const;
    vectorAssets.set(asset.key, { asset, svg });
    return imageElementOf(node, asset);
  };
  const changed = components.map((component) => ({
    ...component,
    root: mapCodeNodes(component.root, extract),
  }));
  return { components: changed, vectorAssets: [...vectorAssets.values()] };
}

/** The markup as a document of its own; `null` where the page has a part in it. */
function standaloneSvgOf({ svg, style, variants, staysInside }: CodeVector): string | null {
  if (svg.length < minFileMarkup || !staysInside || variants.length > 0 || svg.includes('var(')) return null;
  if (!svg.includes('currentColor')) return svg;
  const colour = style.find(({ property }) => property === 'color')?.value;
  return colour !== undefined && colour.startsWith('#') ? svg.replaceAll('currentColor', colour) : null;
}

function imageElementOf(
  { styleName, style, ids, label }: CodeVector,
  asset: VectorAsset['asset'],
): CodeElement {
  const source: CodeAttribute = { name: 'src', value: { kind: 'asset', asset } };
  return {
    ...plainElement('img', [], [source, textAttribute('alt', label ?? '')]),
    styleName,
    style: style.filter(({ property }) => property !== 'color'),
    ids,
  };
}

/**
 * A layout in which instances whose shapes are missing are drawings again: each main component becomes a component like
 * any other icon, with a plain shape in it to be replaced in that one place. What is no instance may be anything.
 */
export function addPlaceholderVectors(layout: LayoutTree): LayoutTree {
  const { variants = [] } = layout;
  const drawn = mapLayout(layout, toPlaceholderVector);
  if (variants.length === 0) return drawn;
  return { ...drawn, variants: variants.map((one) => ({ ...one, root: addPlaceholdersInside(one.root) })) };
}

function addPlaceholdersInside(box: LayoutBox): LayoutBox {
  return { ...box, children: box.children.map((child) => mapLayoutNode(child, toPlaceholderVector)) };
}

function toPlaceholderVector(node: LayoutNode): LayoutNode {
  const { standsFor } = node.kind === 'box' ? node : {};
  if (!standsFor?.componentId || !/^[\d:;I]+$/.test(standsFor.componentId)) return node;
  const { id, ids, visible, references, link, decided, drawn } = node;
  const vector: LayoutVector = {
    ...{ id, ids, name: node.name, visible, references, link, drawn },
    ...(decided && { decided }),
    kind: 'vector',
    svg: placeholderSvg(standsFor.componentId),
    staysInside: true,
    componentName: standsFor.name,
    style: inKnownColour(node.style, standsFor.colour),
  };
  return vector;
}

/** Pale, so that what takes its place later has the right colour. The id tells it from other placeholders. */
function placeholderSvg(componentId: string): string {
  const shape = '<rect width="100%" height="100%" fill="currentColor" opacity=".25"/>';
  return `<svg data-placeholder="${componentId}">${shape}</svg>`;
}

/** In the colour that is known; else in that of the words around. */
function inKnownColour(style: Style, colour: string | null): Style {
  return style.flatMap((one) => {
    if (one.property !== 'background-color') return [one];
    return colour === null ? [] : [{ ...one, property: 'color', value: colour }];
  });
}
